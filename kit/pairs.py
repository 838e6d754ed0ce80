"""The two pairs of reports that lessons and worksheets run on, and which of them is open."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kit.article import Article
from kit.errors import KitError
from kit.folders import PRACTICE, SEEDS
from kit.load import load_articles

FIRST = "syria"
"""The pair that counts where none is named."""
FOLDERS: Mapping[str, Path] = MappingProxyType({FIRST: SEEDS, "practice": PRACTICE})
"""Where the reports of each pair lie, with their codebook of actors."""
SWITCHES: Mapping[str, str] = MappingProxyType(
    {
        FIRST: 'pair = "syria"  # or "practice": two invented reports on a harmless story',
        "practice": 'pair = "practice"  # two invented reports on a harmless story',
    }
)
"""The line in the first cell of lessons and worksheets that chooses a pair."""
_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {FIRST: "the reports on Syria", "practice": "the practice pair, two invented reports"}
)
_OPENED: list[str] = []  # by this kernel; the last one counts


class PairError(KitError):
    """There is no such pair of reports; the message names those that there are."""


def open_pair(name: str) -> list[Article]:
    """Open a pair of reports: from here on, the checks of this notebook ask about them.

    If the open notebook is made for the other pair, a line with a link to its twin is shown.

    Args:
        name: "syria", or "practice" for two invented reports on a harmless story.

    Returns:
        The two reports, the older first.

    Raises:
        PairError: if no pair has this name.

    >>> report_2013, report_2016 = open_pair("syria")
    >>> report_2016.kicker
    'Conflicts'
    """
    reports = list(reports_of(name))
    _OPENED.append(name)
    page = open_page()
    if page is not None:
        _point_to_twin(page, name)
    return reports


def opened() -> str | None:
    """Return the name of the pair that this kernel opened last; None if it has opened none."""
    return _OPENED[-1] if _OPENED else None


def pair_folder(name: str) -> Path:
    """Return the folder of a pair: its two reports, and `actors.csv`, its codebook of actors.

    Raises:
        PairError: if no pair has this name.

    >>> (pair_folder("syria") / "actors.csv").is_file()
    True
    """
    if isinstance(name, str) and name in FOLDERS:
        return FOLDERS[name]
    raise PairError(
        f"There is no pair of reports called {str(name)[:40]!r}."
        ' Write pair = "syria" or pair = "practice", with the quotation marks.'
    )


def reports_of(name: str) -> tuple[Article, ...]:
    """Return the reports of a pair, the older first. They are read once, when first asked for.

    Raises:
        PairError: if no pair has this name.

    >>> [report.published.year for report in reports_of("syria")]
    [2013, 2016]
    """
    return _read(pair_folder(name))


def pair_of(reports: Sequence[Article]) -> str | None:
    """Return the name of the pair that all these reports come from; None if there is none.

    >>> pair_of(reports_of("practice")), pair_of([])
    ('practice', None)
    """
    folders = {report.path.parent if report.path else None for report in reports}
    return next((name for name, folder in FOLDERS.items() if folders == {folder}), None)


def of_year(year: int, reports: Sequence[Article]) -> Article:
    """Return the report that was published in a year.

    Raises:
        LookupError: if there is none.

    >>> of_year(2016, reports_of("syria")).kicker
    'Conflicts'
    """
    for report in reports:
        if report.published and report.published.year == year:
            return report
    raise LookupError(f"None of the reports was published in {year}.")


@cache
def _read(folder: Path) -> tuple[Article, ...]:
    return tuple(load_articles(folder))


def place_for(pair: str, folder: Path) -> Path:
    """Return where a pair's lessons, worksheets or questions lie within the folder of all.

    >>> place_for("syria", Path("exercises")).name, place_for("practice", Path("exercises")).name
    ('exercises', 'practice')
    """
    return folder if pair == FIRST else folder / pair


def open_page() -> Path | None:
    """Return the file of the notebook that this kernel belongs to, where Jupyter says it."""
    page = Path(os.environ.get("JPY_SESSION_NAME", ""))
    return page if page.suffix == ".ipynb" else None


def twin_of(page: Path) -> tuple[str, Path]:
    """Return the pair that a lesson or worksheet is made for, and where its twin would lie.

    >>> pair, twin = twin_of(Path("notebooks/practice/00-start.ipynb"))
    >>> pair, twin.parent.name
    ('practice', 'notebooks')
    """
    folder = page.parent
    if folder.name in FOLDERS and folder.name != FIRST:
        return folder.name, folder.parent / page.name
    return FIRST, folder / "practice" / page.name


@dataclass(frozen=True, slots=True)
class _WayToTwin:
    """The line that leads to a page's twin, with a link in a notebook and as text elsewhere."""

    words: str
    name: str
    link: str

    def _repr_markdown_(self) -> str:
        return f"{self.words} [{self.name}]({self.link})"

    def __repr__(self) -> str:
        return f"{self.words} {self.link}"


def _point_to_twin(page: Path, name: str) -> None:
    made_for, twin = twin_of(page)
    if made_for == name or not twin.is_file():
        return
    from IPython.display import display

    words = f"This page is about {_IN_WORDS[made_for]}. The same page on {_IN_WORDS[name]}:"
    link = Path(os.path.relpath(twin, page.parent)).as_posix()
    display(_WayToTwin(words, twin.stem, link))  # type: ignore[no-untyped-call]
