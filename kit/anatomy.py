"""The text of a page → its parts: which characters are headline, date, paragraph, furniture.

A page is cut into lines, and the first layout in LAYOUTS that knows the page makes parts of them.
A layout is a function from lines to parts, or None where it does not fit; another outlet's layout
joins by adding a function there. Without a layout every line is body text, and a warning says so:
a guess would look like knowledge.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kit.article import NEWS_AGENCIES, Part, PartKind, Sentence, agency_names
from kit.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page that is not blank, without the white space at its edges.

    Attributes:
        start: the position of its first character in the source.
        text: the words of the line.
        touches: True if no blank line stands between it and the line before.
    """

    start: int
    text: str
    touches: bool


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What a page is made of; the fields mean what they mean in `kit.article.Article`."""

    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    published: date | None
    outlet: str | None
    warnings: tuple[str, ...]


Layout = Callable[[Sequence[Line]], list[Part] | None]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SKIP_LINK = re.compile(r"\d{1,2}\. \S")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DATE = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})")
_PERMALINK = re.compile(r"https?://\S+")
_DW_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)*dw\.com/")
_CREDIT_LABEL = re.compile(r"Image:\s*")
# How a report is signed off: "dm,nm/jm (Reuters AFP)", "rc/jr", "(AP, dpa)".
_SIGN_OFF = re.compile(r"([a-z]{2,4}(?:[,/]\s?[a-z]{2,4})*)?\s*(\([^()]{2,200}\))?")
_STATEMENT_END = re.compile(r"[.!…:;,][\"'“”’»)\]]*\Z")
_LONGEST_HEADING = 120


def take_apart(source: str) -> Anatomy:
    r"""Take the text of a page apart, in time that grows with its length and no faster.

    Args:
        source: the page as plain text, with any line endings.

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
    lines = list(_lines(source))
    parts = next((found for layout in LAYOUTS if (found := layout(lines)) is not None), None)
    warnings = []
    if parts is None:
        parts = [_part(line, "paragraph") for line in lines]
        warnings.append(
            "The kit does not know the layout of this page, so every line is shown as body text."
            " Headline and date are left empty."
        )
    published = _published(parts)
    if published is None and not warnings:
        warnings.append("The date on this page is not in the calendar, so it is left empty.")
    return Anatomy(
        tuple(parts), tuple(_sentences(parts)), published, _outlet(parts), tuple(warnings)
    )


def dw_page(lines: Sequence[Line]) -> list[Part] | None:
    """The layout of a DW page of text; None where the page is not of this kind.

    From top to bottom: numbered skip links, kicker, headline, date, standfirst, permalink, the
    picture's caption and credit, the body with its subheadings, and a sign-off with initials and
    agencies. There must be a headline above a date, and skip links or a DW permalink; the rest
    may be missing.
    """
    top = next((i for i, line in enumerate(lines) if not _SKIP_LINK.match(line.text)), len(lines))
    dated = next((i for i in (top + 1, top + 2) if _matches(lines, i, _DATE)), None)
    if dated is None or not (top or any(_DW_ADDRESS.match(line.text) for line in lines)):
        return None
    return [
        *(
            _part(line, "furniture", "link that skips to a part of the page")
            for line in lines[:top]
        ),
        *(_part(line, "kicker") for line in lines[top : dated - 1]),
        _part(lines[dated - 1], "headline"),
        _part(lines[dated], "date"),
        *_below_date(lines[dated + 1 :]),
    ]


LAYOUTS: tuple[Layout, ...] = (dw_page,)


def _below_date(lines: Sequence[Line]) -> Iterator[Part]:
    captions = set(_caption_lines(lines))
    body_begun = False
    for i, line in enumerate(lines):
        last = i == len(lines) - 1
        if label := _CREDIT_LABEL.match(line.text):
            yield from _credit(line, label.end())
        elif i in captions:
            yield _part(line, "caption")
        elif not body_begun and _PERMALINK.fullmatch(line.text):
            yield _part(line, "permalink")
        elif last and (sign_off := _sign_off(line)):
            yield from sign_off
        elif i == 0 and not last and _STATEMENT_END.search(line.text):
            yield _part(line, "standfirst")
        elif not last and _is_heading(line) and not _sign_off(lines[i + 1]):
            body_begun = True
            yield _part(line, "subheading")
        else:
            body_begun = True
            yield _part(line, "paragraph")


def _caption_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Find the lines right above a picture credit, up to a blank line or the permalink."""
    for i, line in enumerate(lines):
        if _CREDIT_LABEL.match(line.text):
            at = i
            while at and lines[at].touches and not _PERMALINK.fullmatch(lines[at - 1].text):
                at -= 1
                yield at


def _credit(line: Line, label_end: int) -> Iterator[Part]:
    label = line.text[:label_end].rstrip()
    yield Part("furniture", line.start, line.start + len(label), label, "label of the credit")
    if line.text[label_end:]:
        yield _slice(line, "credit", label_end, len(line.text))


def _sign_off(line: Line) -> list[Part]:
    """Return the initials and agencies of a line that holds nothing else; otherwise nothing."""
    match = _SIGN_OFF.fullmatch(line.text)
    if not match:
        return []
    initials, agencies = match.groups(default="")
    if not re.search("[,/]", initials) and NEWS_AGENCIES.isdisjoint(agency_names(agencies)):
        return []
    parts = [_slice(line, "byline", *match.span(1))] if initials else []
    return [*parts, _slice(line, "agencies", *match.span(2))] if agencies else parts


def _is_heading(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not _STATEMENT_END.search(line.text)


def _lines(source: str) -> Iterator[Line]:
    touches = False
    for match in _LINE.finditer(source):
        text = match[0].strip()
        if text:
            indent = len(match[0]) - len(match[0].lstrip())
            yield Line(match.start() + indent, text, touches)
        touches = bool(text)


def _matches(lines: Sequence[Line], at: int, pattern: re.Pattern[str]) -> bool:
    return at < len(lines) and pattern.fullmatch(lines[at].text) is not None


def _part(line: Line, kind: PartKind, reason: str = "") -> Part:
    return Part(kind, line.start, line.start + len(line.text), line.text, reason)


def _slice(line: Line, kind: PartKind, start: int, end: int) -> Part:
    return Part(kind, line.start + start, line.start + end, line.text[start:end])


def _sentences(parts: Sequence[Part]) -> Iterator[Sentence]:
    for number, part in enumerate(parts):
        if part.kind in ("standfirst", "paragraph"):
            for start, end in split_sentences(part.text):
                text = part.text[start:end]
                yield Sentence(part.start + start, part.start + end, text, number)


def _published(parts: Sequence[Part]) -> date | None:
    match = next((_DATE.fullmatch(part.text) for part in parts if part.kind == "date"), None)
    if not match:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))
    except ValueError:
        return None


def _outlet(parts: Sequence[Part]) -> str | None:
    """Name the outlet only where the page itself does."""
    for part in parts:
        if part.kind == "permalink" and _DW_ADDRESS.match(part.text):
            return "DW"
        if part.kind == "furniture" and "DW" in part.text.split():
            return "DW"
    return None
