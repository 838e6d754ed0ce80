"""The lines of a page of any outlet → its parts.

Nothing here knows an outlet. `signs` finds the text and `headlines` the headline; here the lines
around them get their kinds. The date is one that stands beside the headline on a line of its own,
never one from the text, from a caption or from a list of links.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kit.article import Part
from kit.layouts.bylines import is_name, names_editor, read_byline, sign_off
from kit.layouts.datelines import DateLine, date_parts
from kit.layouts.furniture import TIME_FOR_READING, gives_contact, is_credit
from kit.layouts.headlines import find_headline
from kit.layouts.lines import Line
from kit.layouts.signs import Seen, find_text, look_at_lines

_TITLE_SUFFIX = re.compile(r"\s+\|\s+[^|]{2,40}\Z")
_AND = re.compile(r",| and | und | et | y |&|\|")
_LIVE = re.compile(
    r"live(?:[- ]?(?:ticker|blog|updates|page|news))?|en direct|en vivo", re.IGNORECASE
)
_LIVE_NOTE = (
    "This is a live page: the date that it shows may be the day of its last change, so it counts"
    " only where the page calls it the day of publication."
)
_TEASERS_NOTE = (
    "This page lists other articles with a date each: it is no article itself."
    " Open one of them and copy that page."
)
_SHORT_NOTE = (
    "The text is very short. The page may hold only a teaser: for a video, a gallery, or a text"
    " that must be paid for."
)
_SHORT_TEXT, _FEW_DATES, _TEASER_SENTENCES = 60, 2, 2
_LINES_OF_HEAD, _SENTENCES_OF_HEAD = 25, 2
_LINES_ABOVE, _LINES_BELOW, _LINES_OF_BODY, _LINES_WITHOUT_HEADLINE = 4, 12, 8, 6
_LINES_APART = 3
_KICKER_WORDS, _STANDFIRST_WORDS, _SUBHEADING_WORDS, _BOX_WORDS = 5, 6, 25, 25
# Words that stand on the page as a line more often than this are buttons or labels.
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page, and the date lines that are its own.

    Attributes:
        parts: the parts, in reading order.
        dated: what its own date lines print.
        notes: what a reader should know.
    """

    parts: list[Part]
    dated: tuple[DateLine, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand on a page, by the numbers of the lines.

    Attributes:
        headline: whether the page has one; then it is at `top`.
        top: where the head begins.
        body: where the text begins.
        end: the line after the text.
    """

    headline: bool
    top: int
    body: int
    end: int


def any_page(lines: Sequence[Line], *, dayfirst: bool | None = None) -> Page | None:
    """Take the page of any outlet apart; None if it is a few words without a sign of a page.

    Args:
        lines: its lines.
        dayfirst: as in `kit.layouts.dates.find_dates`.

    >>> texts = ["Ferry waits for fog to lift", "May 8, 2013", "The ferry waits until noon."]
    >>> [part.kind for part in any_page([Line(0, text, False) for text in texts]).parts]
    ['headline', 'date', 'paragraph']
    """
    seen = look_at_lines(lines, dayfirst=dayfirst)
    first, end = find_text(seen)
    if first == end:
        return None
    if _lists_teasers(seen, first, end):
        parts = [one.line.part("furniture", one.reason or "teaser of another text") for one in seen]
        return Page(parts, (), (_TEASERS_NOTE,))
    plan = _plan(seen, first, end)
    if not plan.headline and _is_passage(seen) and _words(seen) < _SHORT_TEXT:
        return None
    own = _own_dates(seen, plan)
    dated = tuple(one for i in own if (one := seen[i].dated))
    notes = _notes(seen[plan.body : end])
    if any(_LIVE.fullmatch(one.text) for one in seen[max(0, plan.top - 3) : plan.body]):
        dated, notes = tuple(one for one in dated if one.labelled), (_LIVE_NOTE,)
    return Page(list(_parts(seen, plan, frozenset(own))), dated, notes)


def _lists_teasers(seen: Sequence[Seen], first: int, end: int) -> bool:
    """Tell whether there is a date line for every one or two sentences: no article, but a list."""
    dates = sum(one.kind == "date" for one in seen[first:end])
    prose = sum(one.kind == "prose" for one in seen[first:end])
    if dates > _FEW_DATES and prose <= _TEASER_SENTENCES * dates:
        return True
    on_page = sum(one.kind == "date" for one in seen)
    return _words(seen[first:end]) < _SHORT_TEXT and on_page > 2 * _FEW_DATES


def _words(text: Sequence[Seen]) -> int:
    return sum(one.words for one in text if one.kind == "prose")


def _notes(text: Sequence[Seen]) -> tuple[str, ...]:
    return (_SHORT_NOTE,) if _words(text) < _SHORT_TEXT else ()


def _plan(seen: Sequence[Seen], first: int, end: int) -> _Plan:
    """The text begins below the last line of names and dates under the headline."""
    headline = find_headline(seen, first, end)
    if headline is None and _is_passage(seen):
        return _Plan(headline=False, top=0, body=0, end=len(seen))
    if headline is None:
        return _Plan(headline=False, top=first, body=first, end=end)
    last, sentences = headline, 0
    for i in range(headline + 1, min(headline + _LINES_OF_HEAD, end)):
        sentences += seen[i].kind == "prose"
        if sentences > _SENTENCES_OF_HEAD:
            break
        if seen[i].kind in ("date", "byline") or _is_name(seen, i):
            last = i
    begun = (i for i in range(last + 1, end) if seen[i].kind == "prose")
    return _Plan(headline=True, top=headline, body=next(begun, max(first, last + 1)), end=end)


def _is_passage(seen: Sequence[Seen]) -> bool:
    """Tell whether there is nothing but text: no menu, no date, no name, no button."""
    return all(one.kind in ("prose", "short") for one in seen)


def _is_name(seen: Sequence[Seen], i: int) -> bool:
    """Tell whether a short line is a name: one that could be, beside a date or another name."""
    near = (*seen[max(0, i - 1) : i], *seen[i + 1 : i + 3])
    beside = any(one.kind in ("date", "byline") for one in near)
    return beside and seen[i].kind == "short" and is_name(seen[i].text)


def _own_dates(seen: Sequence[Seen], plan: _Plan) -> list[int]:
    """Return which date lines are the page's own.

    Those between headline and text. Without one, in this order: a line above the headline that has
    a label, or right above it a time (a bare date there is today's); one among the first lines of
    the text beside a time, a label, a name or a time for reading; the first line below that says
    "published".
    """
    top = plan.top if plan.headline else max(0, plan.body - _LINES_WITHOUT_HEADLINE)
    above = range(max(0, plan.top - _LINES_ABOVE), plan.top)
    inside = range(plan.body, min(plan.body + _LINES_OF_BODY, plan.end))
    below = range(plan.end, min(plan.end + _LINES_BELOW, len(seen)))
    places: tuple[tuple[range, Callable[[int], bool]], ...] = (
        (range(top, plan.body), lambda i: plan.headline or _is_meant(seen, i)),
        (above, lambda i: _labelled(seen, i) or (i == plan.top - 1 and _timed(seen, i))),
        (inside, lambda i: _is_meant(seen, i)),
        (below, lambda i: _labelled(seen, i)),
    )
    found = ([i for i in place if seen[i].dated and holds(i)] for place, holds in places)
    return _first_group(next((own for own in found if own), []))


def _first_group(own: list[int]) -> list[int]:
    """Keep the date lines that stand together; farther below come those of other texts."""
    parted = next((k for k in range(1, len(own)) if own[k] - own[k - 1] > _LINES_APART), len(own))
    return own[:parted]


def _is_meant(seen: Sequence[Seen], i: int) -> bool:
    near = seen[max(0, i - 2) : i + 3]
    named = any(one.kind == "byline" or one.reason == TIME_FOR_READING for one in near)
    return named or _labelled(seen, i) or _timed(seen, i)


def _labelled(seen: Sequence[Seen], i: int) -> bool:
    dated = seen[i].dated
    return dated is not None and dated.labelled


def _timed(seen: Sequence[Seen], i: int) -> bool:
    dated = seen[i].dated
    return dated is not None and dated.timed


def _parts(seen: Sequence[Seen], plan: _Plan, own: frozenset[int]) -> Iterator[Part]:
    head = [part for found in _head(seen, plan, own) for part in found]
    yield from _above(seen, plan, own)
    yield from head
    yield from _text(seen[plan.body : plan.end], _writers(head), {i - plan.body for i in own})
    yield from _below(seen, plan.end, own)


def _above(seen: Sequence[Seen], plan: _Plan, own: frozenset[int]) -> Iterator[Part]:
    """The lines above the headline: menus, and right above it perhaps the kicker."""
    for i, one in enumerate(seen[: plan.top]):
        if i in own:
            yield one.line.part("date")
        elif plan.headline and i == plan.top - 1 and _is_kicker(one):
            yield one.line.part("kicker")
        else:
            yield one.line.part("furniture", one.reason or "line above the headline")


def _is_kicker(one: Seen) -> bool:
    return one.kind == "short" and one.words <= _KICKER_WORDS and one.times <= _OFTEN


def _head(seen: Sequence[Seen], plan: _Plan, own: frozenset[int]) -> Iterator[list[Part]]:
    """The headline, and what stands between it and the text."""
    standfirst = byline = False
    for i in range(plan.top, plan.body):
        one = seen[i]
        if i == plan.top:
            yield _headline(one.line)
        elif i in own:
            yield date_parts(one.line, one.dated)
        elif one.kind == "byline" or (not byline and _is_name(seen, i)):
            byline = True
            yield _byline(one.line)
        elif not standfirst and _is_standfirst(one):
            standfirst = True
            yield [one.line.part("standfirst")]
        else:
            yield [_beside(one)]


def _is_standfirst(one: Seen) -> bool:
    long = one.kind == "short" and one.words >= _STANDFIRST_WORDS
    return (one.kind == "prose" or long) and not gives_contact(one.text)


def _beside(one: Seen) -> Part:
    """A line of the head that is neither headline nor standfirst, name or date."""
    if one.kind == "caption":
        return _caption(one.line)
    if one.kind == "prose" and not gives_contact(one.text):
        return one.line.part("paragraph")
    other = "date of another text" if one.dated else "line between headline and text"
    return one.line.part("furniture", one.reason or other)


def _headline(line: Line) -> list[Part]:
    suffix = _TITLE_SUFFIX.search(line.text)
    if not suffix:
        return [line.part("headline")]
    return [
        *line.slice("headline", 0, suffix.start()),
        *line.slice("furniture", suffix.start(), len(line.text), "name of a section or an outlet"),
    ]


def _byline(line: Line) -> list[Part]:
    start, end = read_byline(line.text) or (0, len(line.text))
    return line.labelled("byline", start, end)


def _caption(line: Line) -> Part:
    return line.part("credit" if is_credit(line.text) else "caption")


def _writers(head: Sequence[Part]) -> tuple[str, ...]:
    """Return the names of two words and more in the bylines."""
    bylines = [part.text for part in head if part.kind == "byline"]
    names = [name.strip() for byline in bylines for name in _AND.split(byline)]
    return tuple(name for name in names if " " in name)


def _text(seen: Sequence[Seen], writers: tuple[str, ...], own: set[int]) -> Iterator[Part]:
    """The text: paragraphs and subheadings, and what stands between them and is neither."""
    in_box, above = False, set[str]()
    for at, one in enumerate(seen):
        in_box = _still_in_box(one, in_box=in_box)
        if at in own:
            yield from date_parts(one.line, one.dated)
        elif ended := sign_off(one.line):
            yield from ended
        elif reason := _why_left_out(one, above, writers, in_box=in_box):
            yield one.line.part("furniture", reason)
        else:
            yield from _of_text(one, last=at == len(seen) - 1)
        if one.kind == "prose":
            above.add(one.text)


def _still_in_box(one: Seen, *, in_box: bool) -> bool:
    """A box ends with the next full paragraph; a short question may be one of its links."""
    if one.kind != "prose":
        return in_box or one.kind == "box"
    return in_box and one.words < _BOX_WORDS and one.text[-1] in "?!:"


def _of_text(one: Seen, *, last: bool) -> list[Part]:
    line = one.line
    if one.kind == "caption":
        return [_caption(line)]
    if one.kind == "short" and one.words <= _SUBHEADING_WORDS and not last:
        return [line.part("subheading")]
    return [
        *line.slice("furniture", 0, line.bullet, "bullet of a list"),
        *line.slice("paragraph", line.bullet, len(line.text)),
    ]


def _why_left_out(one: Seen, above: set[str], writers: tuple[str, ...], *, in_box: bool) -> str:
    """Say why a line inside the text is no part of it; an empty text if it is one."""
    prose = one.kind == "prose"
    reasons = (
        (bool(one.reason), one.reason),
        (one.kind == "date", "date of another text"),
        (one.kind == "byline", "name of a writer inside the text"),
        (prose and one.text in above, "words that stand above already"),
        (prose and bool(writers) and one.text.startswith(writers), "note on the writer"),
        (names_editor(one.text), "name of the editor"),
        (in_box and one.kind != "caption", "line of a box"),
        (one.kind in ("short", "bullet") and one.times > _OFTEN, "words that come again and again"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _below(seen: Sequence[Seen], end: int, own: frozenset[int]) -> Iterator[Part]:
    """The lines below the text: a sign-off right below it, else links, forms and notes."""
    for i, one in enumerate(seen[end:], start=end):
        if i < end + 3 and (ended := sign_off(one.line)):
            yield from ended
        elif i in own:
            yield one.line.part("date")
        else:
            yield one.line.part("furniture", one.reason or "line below the text")
