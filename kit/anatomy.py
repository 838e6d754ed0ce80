"""The text of a page → its parts: which characters are headline, date, paragraph, furniture.

The first layout that knows the page makes parts of its lines: DW's own layouts, then what holds for
pages of any outlet. A page without a full sentence is shown as body text, and a warning says so: a
guess would look like knowledge.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kit.article import Part, Sentence
from kit.layouts.any_outlet import Page, any_page
from kit.layouts.dates import DateFound, settle
from kit.layouts.dw import dw_page, names_dw
from kit.layouts.lines import split_lines
from kit.sentences import split_sentences

_UNKNOWN = "The kit does not know the layout of this page, so every line is shown as body text."
_BOTH_EMPTY = " Headline and date are left empty."
_NO_HEADLINE = "The kit found no headline on this page. Copy the page again with its headline."
_NO_DATE = (
    "No date of its own stands on this page, so it is left empty."
    " Look it up where you found the page."
)
_NOT_IN_CALENDAR = "The date on this page is not in the calendar, so it is left empty."
_TWO_DATES = "This page gives more than one date as its own ({}), so it is left empty."
_NOT_ENGLISH = (
    "The text does not seem to be English. Its parts are found, but sentences, words and quotations"
    " go by English rules."
)
_UPDATED = "The page gives only the day of its last change, so that day is taken."


_ENGLISH = frozenset(
    "the of and to that for with was is on as his he she it said by at from".split()
)
# In English texts these words are a fifth to a third of all, in others hardly any.
_ENGLISH_SHARE, _FEWEST_WORDS, _MOST_WORDS, _CHARACTERS = 0.08, 40, 400, 3000


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a page is made of; the fields mean what they mean in `kit.article.Article`."""

    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    published: date | None
    outlet: str | None
    warnings: tuple[str, ...]


def take_apart(
    source: str, *, dayfirst: bool | None = None, known: Collection[str] = ()
) -> Anatomy:
    r"""Take the text of a page apart, in time that grows with its length and no faster.

    Args:
        source: the page as plain text, with any line endings.
        dayfirst: how a date such as 10/12/2016 is to be read where nothing on the page settles it:
            True for 10 December, False for October 12. None leaves it empty, with a warning.
        known: "headline" and "date", where somebody has said what they are: of these nothing is
            warned.

    Returns:
        The anatomy. Every character of `source` that is not white space lies in exactly one part,
        and every sentence lies in a standfirst or a paragraph.

    >>> page = "1. Skip to news\nFog lifts\n\nMay 8, 2013\n\nAt last.\n\nBoats came. All waved."
    >>> for part in take_apart(page).parts:
    ...     print(part.kind, "|", part.text)
    furniture | 1. Skip to news
    headline | Fog lifts
    date | May 8, 2013
    standfirst | At last.
    paragraph | Boats came. All waved.
    """
    lines = split_lines(source)
    page = dw_page(lines, dayfirst=dayfirst) or any_page(lines, dayfirst=dayfirst)
    if page is None:
        note = _UNKNOWN if known else _UNKNOWN + _BOTH_EMPTY
        page = Page([line.part("paragraph") for line in lines], (), (note,))
        return _anatomy(page, None, ())
    published, doubts = published_day(page)
    if "date" in known:
        doubts = ()
    headed = "headline" in known or any(part.kind == "headline" for part in page.parts)
    if not headed and not page.notes:
        doubts = (_NO_HEADLINE, *doubts)
    return _anatomy(page, published, doubts)


def published_day(page: Page) -> tuple[date | None, tuple[str, ...]]:
    """Return the day that a page gives as its own, or None, and what there is to say about it."""
    labelled = [line for line in page.dated if line.labelled] or page.dated
    groups = [
        [found for line in labelled for found in line.published],
        [found for line in page.dated for found in line.updated],
    ]
    for found, note in zip(groups, ((), (_UPDATED,)), strict=True):
        known = [one for one in found if one.days]
        if known:
            day = _settled(known)
            return (day, note) if day else (None, (_why_unsettled(known),))
    return None, (_NOT_IN_CALENDAR if any(groups) else _NO_DATE,)


def _settled(found: Sequence[DateFound]) -> date | None:
    """Return the one day; where dates differ, the first counts if all the others are later."""
    day = settle(found)
    if day:
        return day
    first = settle(found[:1])
    clear = all(len(one.days) == 1 for one in found)
    return first if first and clear and all(one.days[0] >= first for one in found) else None


def _why_unsettled(found: Sequence[DateFound]) -> str:
    days = sorted({day for one in found for day in one.days})
    names = " or ".join(f"{day.day} {day:%B} {day.year}" for day in days)
    if len(found[0].days) > 1:
        return (
            f"The date on this page can mean {names}, so it is left empty."
            " Load the file again with dayfirst=True or dayfirst=False."
        )
    return _TWO_DATES.format(names)


def _anatomy(page: Page, published: date | None, doubts: tuple[str, ...]) -> Anatomy:
    parts = tuple(page.parts)
    outlet = "DW" if names_dw(parts) else None
    sentences = tuple(sentences_of(parts))
    warnings = (*page.notes, *doubts, *language_notes(parts))
    return Anatomy(parts, sentences, published, outlet, warnings)


def language_notes(parts: Sequence[Part]) -> tuple[str, ...]:
    """Say what a reader does not get where the small words show that a text is not English.

    >>> len(language_notes([Part("paragraph", 0, 90, "Die Fähre lag am Montag im Hafen. " * 9)]))
    1
    >>> language_notes([Part("paragraph", 0, 10, "Rain fell.")])
    ()
    """
    words = [word for part in parts if part.kind == "paragraph" for word in _first_words(part.text)]
    words = words[:_MOST_WORDS]
    share = sum(word in _ENGLISH for word in words) / max(len(words), 1)
    return (_NOT_ENGLISH,) if len(words) >= _FEWEST_WORDS and share < _ENGLISH_SHARE else ()


def _first_words(text: str) -> list[str]:
    return text[:_CHARACTERS].lower().split()


def sentences_of(parts: Sequence[Part]) -> Iterator[Sentence]:
    """Yield the sentences of the standfirst and of the paragraphs, in reading order.

    >>> [s.text for s in sentences_of([Part("paragraph", 0, 22, "Rain fell. It stopped.")])]
    ['Rain fell.', 'It stopped.']
    """
    for number, part in enumerate(parts):
        if part.kind in ("standfirst", "paragraph"):
            for start, end in split_sentences(part.text):
                text = part.text[start:end]
                yield Sentence(part.start + start, part.start + end, text, number)
