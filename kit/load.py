"""Files, folders and exports → Articles, with warnings and a report on what was read as what."""

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from kit.article import Article
from kit.errors import ArticleError, ArticleWarning
from kit.sources.duplicates import find_duplicates
from kit.sources.folder import distinct_ids, files_in, read_named
from kit.sources.reading import article_of_text, read_articles
from kit.sources.rows import Hints, Reading
from kit.textfiles import is_folder
from kit.texts import say
from kit.waiting import bar

__all__ = [
    "ArticleError",
    "ArticleWarning",
    "article_from_text",
    "load_article",
    "load_articles",
    "reading_report",
]

_SHOWN = 5


def article_from_text(
    text: str, article_id: str = "pasted text", *, dayfirst: bool | None = None
) -> Article:
    """Make an Article of the text of a page.

    Args:
        text: the page as plain text.
        article_id: the name of the report in every table.
        dayfirst: as in `load_article`.

    >>> article_from_text("The ferry is late. Nobody knows why.").sentences[1].text
    'Nobody knows why.'
    """
    return article_of_text(text, article_id, Hints(dayfirst))


def load_article(
    path: str | os.PathLike[str],
    *,
    dayfirst: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Article:
    """Read one article from a file: the text of a page, a saved web page, an export with one row.

    Args:
        path: the file; text should be UTF-8, other encodings are read with a warning.
        dayfirst: how a date such as 10/12/2016 is to be read where nothing settles it: True for 10
            December, False for October 12. None leaves it empty, with a warning.
        columns: for an export, which column holds what where the kit does not know its names, such
            as {"text": "Words", "published": "Day"}. The fields are those of ALIASES in
            `kit.sources.exports`.

    Returns:
        The article; its id is the file's name, without ".txt".

    Raises:
        ArticleError: if there is no such file, or it holds no article or more than one.

    Warns:
        ArticleWarning: for whatever stands in `Article.warnings`.

    >>> import kit
    >>> kit.load_article(kit.SEEDS / "2013-05-08-dw-us-and-russia-seek-syria-talks.txt").headline
    'US and Russia seek Syria talks'
    """
    readings = list(read_articles(Path(path), Hints(dayfirst, columns)))
    articles = [one.article for one in readings if one.article]
    if len(articles) > 1:
        raise ArticleError(
            f"{path} holds {len(articles)} articles. To read them all, use kit.load_articles."
        )
    if not articles:
        raise ArticleError(nothing_usable(Path(path), _problems(readings)))
    _warn(articles[0].path, articles[0].warnings)
    return articles[0]


def load_articles(
    path: str | os.PathLike[str],
    *,
    dayfirst: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> list[Article]:
    """Read every article of a folder or of an export, in the order of names and rows.

    Args:
        path: the folder, or one file; folders inside it are left alone.
        dayfirst: as in `load_article`.
        columns: as in `load_article`.

    Returns:
        The articles. What can't be read is left out with a warning; it never stops the rest. What
        was read as what, and which articles repeat others, `reading_report` shows.

    Raises:
        ArticleError: if there is no such folder or file, or nothing in it can be read.

    Warns:
        ArticleWarning: for each file and each row left out, for repeated articles, and for whatever
            stands in `Article.warnings`.

    >>> import kit
    >>> [article.published.year for article in kit.load_articles(kit.SEEDS)]
    [2013, 2016]
    """
    place = Path(path)
    readings = list(_read_all(place, Hints(dayfirst, columns)))
    articles = [one.article for one in readings if one.article]
    if not articles:
        raise ArticleError(nothing_usable(place, _problems(readings)))
    for file, group in _by_file(readings).items():
        if group[0].row is None:
            _warn_of_article(group[0])
        else:
            _warn_of_rows(file, group)
    _warn_of_duplicates(articles)
    return articles


def reading_report(
    path: str | os.PathLike[str],
    *,
    dayfirst: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Return what came of each file of a folder and of each row of an export. Warns of nothing.

    Args:
        path: as in `load_articles`.
        dayfirst: as in `load_article`.
        columns: as in `load_article`.

    Columns:
        file: the file's name.
        row: the number of the row, from 1; missing if the file is one article.
        read_as: what it was read as: "text", "saved web page", "CSV" and so on; empty if nothing.
        article: the id of the article; missing if there is none.
        headline: its headline, or missing.
        published: its day, or missing.
        problem: why there is no article; otherwise empty.
        repeats: the id of an earlier article at the same address or with nearly the same text, or
            missing.
        warnings: what the article warns of, parted by line breaks.

    Raises:
        ArticleError: if there is no such folder or file.

    >>> import kit
    >>> reading_report(kit.SEEDS)[["read_as", "problem"]].values.tolist()[:2]
    [['text', ''], ['text', '']]
    """
    readings = list(_read_all(Path(path), Hints(dayfirst, columns)))
    repeated = find_duplicates([one.article for one in readings if one.article])
    repeats = {one.article: one.repeats for one in repeated}
    return readings_table(readings, repeats)


def readings_table(readings: Iterable[Reading], repeats: Mapping[str, str]) -> pd.DataFrame:
    """Return what came of each file and row, with the columns of `reading_report`.

    Args:
        readings: what came of them.
        repeats: from the id of an article to the id of the one that it repeats.

    >>> readings_table([], {}).columns[:3].tolist()
    ['file', 'row', 'read_as']
    """
    table = pd.DataFrame.from_records(
        [_report_row(one, repeats) for one in readings],
        columns="file row read_as article headline published problem repeats warnings".split(),
    )
    words = dict.fromkeys("file read_as article headline problem repeats warnings".split(), "str")
    return table.astype({**words, "row": "Int64", "published": "datetime64[s]"})


def _report_row(one: Reading, repeats: Mapping[str, str]) -> tuple[Any, ...]:
    where = (one.path.name, one.row, one.read_as)
    article = one.article
    if article is None:
        return (*where, None, None, None, one.problem, None, "")
    what = (article.id, article.headline, article.published)
    return (*where, *what, "", repeats.get(article.id), "\n".join(article.warnings))


def _read_all(path: Path, hints: Hints) -> Iterator[Reading]:
    """Yield what comes of a file, or of all files of a folder, with no id twice."""
    if path.suffix and not is_folder(path):
        yield from read_articles(path, hints)
        return
    for file, article_id in bar(list(distinct_ids(files_in(path))), say("Reading"), say("file")):
        yield from read_named(file, article_id, hints)


def _by_file(readings: Sequence[Reading]) -> dict[Path, list[Reading]]:
    groups: dict[Path, list[Reading]] = {}
    for one in readings:
        groups.setdefault(one.path, []).append(one)
    return groups


def _warn_of_article(one: Reading) -> None:
    if one.article:
        _warn(one.path, one.article.warnings, depth=4)
    elif one.problem:
        _warn(None, [f"Left out: {one.problem}"], depth=4)


def _warn_of_rows(path: Path, readings: Sequence[Reading]) -> None:
    """Warn once of what many rows have in common, and once of all rows left out."""
    left_out = [f"row {one.row}: {one.problem}" for one in readings if one.problem]
    notes = []
    if left_out:
        were = _count(len(left_out), "row was", "rows were")
        notes.append(f"{were} left out: {_listed(left_out)}.")
    rows_with: dict[str, list[str]] = {}
    for one in readings:
        for note in one.article.warnings if one.article else ():
            rows_with.setdefault(note, []).append(str(one.row))
    for note, rows in rows_with.items():
        notes.append(f"{note} ({_count(len(rows), 'row', 'rows')}: {_listed(rows)})")
    _warn(path, notes, depth=4)


def _warn_of_duplicates(articles: Sequence[Article]) -> None:
    repeated = [
        f"{one.article} repeats {one.repeats} ({one.reason})" for one in find_duplicates(articles)
    ]
    if repeated:
        said = _count(len(repeated), "article repeats another", "articles repeat others")
        _warn(None, [f"{said}: {_listed(repeated)}. Nothing was left out for that."], depth=4)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(items: Sequence[str]) -> str:
    shown = "; ".join(items[:_SHOWN])
    more = len(items) - _SHOWN
    return f"{shown}; and {more} more, which kit.reading_report shows" if more > 0 else shown


def _problems(readings: Iterable[Reading]) -> list[str]:
    return [
        f"row {one.row}: {one.problem}" if one.row else one.problem
        for one in readings
        if one.problem
    ]


def nothing_usable(path: Path, problems: Sequence[str]) -> str:
    """Say that a file or folder holds no article, and why.

    >>> nothing_usable(Path("fog"), ["fog/a.txt is empty."])
    'No article could be read from fog. fog/a.txt is empty.'
    """
    if problems:
        return f"No article could be read from {path}. {_listed(problems)}"
    return (
        f"No article could be read from {path}. {_found_in(path)} It should hold pages or exports:"
        " files whose names end in .txt, .html, .csv, .json, .jsonl, .xlsx or .docx."
    )


def _found_in(folder: Path) -> str:
    """Say what a folder holds instead of articles; a file without any is a codebook or codes."""
    if not is_folder(folder):
        return "It is a codebook, or holds codes."
    found = sorted(one.name + "/" * one.is_dir() for one in folder.iterdir())
    shown = [name for name in found if not name.startswith(".")]
    if not shown:
        return "It is empty."
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    inside = " Folders inside it are not read." if any(n.endswith("/") for n in shown) else ""
    return f"It holds {', '.join(shown[:_SHOWN])}{more}, and no article.{inside}"


def _warn(path: Path | None, notes: Iterable[str], *, depth: int = 3) -> None:
    """Warn, with the line of the person who called the kit as its place."""
    for note in notes:
        message = f"{path.name}: {note}" if path else note
        warnings.warn(message, ArticleWarning, stacklevel=depth)
