"""Articles that wait to be saved: what was found, what was typed, and what to say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kit.article import Article
from kit.bring import CORRECTED, changes, corrected, file_name, pasted_article, write_it_like
from kit.tables import report_names
from kit.texts import say, say_many

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is not saved yet.

    Attributes:
        number: what the browser calls it.
        found: the article as it was found.
        pasted: True if it stands in the box for pasting.
        typed: what was corrected by hand, by the names in CORRECTED.
    """

    number: int
    found: Article
    pasted: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def now(self) -> Article:
        """The article with all corrections that can be read."""
        return corrected(self.found, self.typed)[0]

    @property
    def wrong(self) -> dict[str, str]:
        """What is wrong with the corrections, by name."""
        return corrected(self.found, self.typed)[1]

    @property
    def hints(self) -> dict[str, str]:
        """What to say beside each field: what is missing, and what is wrong."""
        header = self.now.header
        missing = {name: said for name, said in _missing().items() if not getattr(header, name)}
        return {**missing, **self.wrong}

    @property
    def notes(self) -> list[str]:
        """What there is to say of it: warnings, corrections, its name from now on."""
        article = self.now
        once = [note for note in self.found.warnings if note not in article.warnings]
        if self.typed.get("date"):
            once = [note for note in once if "date" not in note]
        by_hand = [
            say("By hand: {what}.", what=one) for one in changes(self.found.header, article.header)
        ]
        file = file_name(article)
        (name,) = report_names([replace(article, id=file.removesuffix(".txt"))])
        called = [
            say("In tables and charts it is called: {name}.", name=name),
            say("Its file: {file}", file=file),
        ]
        return [*once, *article.warnings, *by_hand, *called]


def waiting_again(draft: str, number: int) -> Waiting:
    r"""Take up a draft: what it says above the page and the page does not show was typed.

    Args:
        draft: what `kit.bring` would save.
        number: what the browser calls it.

    Raises:
        ArticleError: if there is no text in it.

    >>> waiting_again("date: 2016-10-12\nfrom: pasted\n---\nRain fell.", 1).typed
    {'date': '2016-10-12'}
    """
    before = pasted_article(draft)
    found = pasted_article(before.source)
    pairs = {n: (getattr(before.header, n), getattr(found.header, n)) for n in CORRECTED}
    typed = {name: was or "" for name, (was, now) in pairs.items() if was != now}
    return Waiting(number, found, pasted=True, typed=typed)


def came_of(files: Sequence[tuple[str, int]], problems: Sequence[str]) -> str:
    r"""Say what came of files.

    Args:
        files: the name of each, and how many articles it holds.
        problems: why others were left out.

    >>> came_of([("fog.csv", 2)], ["fog.csv, row 3: no text"])
    'fog.csv: 2 articles.\nLeft out: fog.csv, row 3: no text'
    """
    count = sum(found for _, found in files)
    were = say_many("{n} article", "{n} articles", count)
    several = say_many("{n} files", "{n} files", len(files))
    what = files[0][0] if len(files) == 1 else several
    missing = [say("Left out: {problems}", problems=listed(problems))] if problems else []
    return "\n".join([*([f"{what}: {were}."] if files else []), *missing])


def _missing() -> dict[str, str]:
    return {
        "headline": say("No headline was found: write it here."),
        "date": " ".join([say("No date was found: write it here."), write_it_like()]),
        "outlet": say("No outlet was found: who published it?"),
    }


def listed(words: Sequence[str]) -> str:
    """Join texts, the first few of many.

    >>> listed(list("abcdefg"))
    'a; b; c; d; e; and 2 more'
    """
    more = len(words) - _SHOWN
    shown = "; ".join(words[:_SHOWN])
    return say("{words}; and {n} more", words=shown, n=more) if more > 0 else shown


def mostly_same(old: str, new: str) -> bool:
    """Tell a text that was mended from another text: most of the old one still stands there.

    >>> mostly_same("Rain fell. It stoped.", "Rain fell. It stopped."), mostly_same("Rain", "Fog")
    (True, False)
    """
    begins = _common(old, new)
    return begins + _common(old[begins:][::-1], new[begins:][::-1]) > len(old) / 2


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
