"""The lines of a page of any outlet → its parts.

Nothing here knows an outlet. The text of the article is the stretch of the page where full sentences
outweigh short lines (the idea of J. Pasternack and D. Roth, "Extracting Article Text from the Web
with Maximum Subsequence Segmentation", 2009); the headline is the line near its beginning whose words
come back in the text; the date is one that stands beside the headline, on a line of its own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.article import Part
from kit.bylines import is_name, names_editor, read_byline, sign_off
from kit.datelines import DateLine, read_date_line
from kit.furniture import furniture_reason, gives_contact, is_caption, is_credit, opens_box
from kit.lines import Line

_SENTENCE_END = re.compile(r"[.!?…:][\"'“”’»«)\]*]*\Z")
_STATEMENT_END = re.compile(r"[.:…][\"'“”’»«)\]*]*\Z")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TITLE_SUFFIX = re.compile(r"\s+\|\s+[^|]{2,40}\Z")
_AND = re.compile(r",| and | und | et | y |&|\|")
_STEM = 5
_SENTENCE_WORDS, _LONG = 4, 25
# Full sentences pull the stretch of the text longer, by their words up to this number; all other
# lines part it, and the heading of a box most of all.
_MOST_WORDS = 28
_WEIGHTS = {"short": -7, "bullet": -5, "furniture": -10, "box": -50, "date": -12, "byline": -6}
_LIVE = re.compile(r"live(?:[- ]?(?:ticker|blog|updates|page|news))?|en direct|en vivo|directo", re.I)
_LIVE_NOTE = (
    "This is a live page: the date that it shows may be the day of its last change, so it counts"
    " only where the page calls it the day of publication."
)
_HEADLINE_WORDS = range(2, 35)
_LINES_ABOVE, _LINES_BELOW, _LINES_OF_HEAD = 60, 4, 25
_LEAST_SCORE = 1.5
_STANDFIRST_WORDS, _SUBHEADING_WORDS, _KICKER_WORDS = 6, 25, 5


@dataclass(frozen=True, slots=True)
class Seen:
    """A line and what can be told from it alone.

    Attributes:
        line: the line.
        kind: "prose", "bullet", "short", "date", "byline", "caption", "box" or "furniture".
        reason: for furniture and boxes, why it is no part of the article.
        words: how many words it has.
        times: how often the same words stand on the page as a line.
        dated: what it prints, if it is a date line.
    """

    line: Line
    kind: str
    reason: str
    words: int
    times: int
    dated: DateLine | None


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


def any_page(lines: Sequence[Line], *, dayfirst: bool | None = None) -> Page | None:
    """Take the page of any outlet apart; None if no full sentence stands on it.

    Args:
        lines: its lines.
        dayfirst: as in `kit.dates.find_dates`.
    """
    seen = look_at_lines(lines, dayfirst=dayfirst)
    first, end = find_text(seen)
    if first == end:
        return None
    if _lists_teasers(seen[first:end]):
        return _topic_page(seen)
    headline = find_headline(seen, first, end)
    body = _body_start(seen, headline, first, end)
    top = body if headline is None else headline
    begun = top if headline is not None else max(0, body - 6)
    own = _own_dates(seen, begun, body, end, headline=headline is not None)
    head = list(_head(seen, top, body))
    parts = [
        *_above(seen, top, own, has_headline=headline is not None),
        *(part for found in head for part in found),
        *_text(seen[body:end], _writers(head), {i - body for i in own}),
        *_below(seen, end, own),
    ]
    dated = tuple(one for i in own if (one := seen[i].dated))
    if any(_LIVE.fullmatch(one.line.text) for one in seen[max(0, top - 3) : body]):
        return Page(parts, tuple(one for one in dated if one.labelled), (_LIVE_NOTE,))
    return Page(parts, dated, _notes(seen[body:end]))


def look_at_lines(lines: Sequence[Line], *, dayfirst: bool | None = None) -> list[Seen]:
    """Tell from each line alone what it is."""
    times = Counter(line.text for line in lines)
    return [_look_at(line, times[line.text], dayfirst) for line in lines]


def _look_at(line: Line, times: int, dayfirst: bool | None) -> Seen:
    text = line.text[line.bullet :]
    words = text.count(" ") + 1
    dated = read_date_line(line.text, dayfirst=dayfirst)
    kind, reason = ("date", "") if dated else _kind(text, words, bullet=line.bullet > 0)
    return Seen(line, kind, reason, words, times, dated)


def _kind(text: str, words: int, *, bullet: bool) -> tuple[str, str]:
    if not bullet and read_byline(text):
        return "byline", ""
    if is_caption(text) or is_credit(text):
        return "caption", ""
    if text and opens_box(text):
        return "box", "heading of a box of links or a form"
    if reason := furniture_reason(text):
        return "furniture", reason
    if (words >= _SENTENCE_WORDS and _SENTENCE_END.search(text)) or words >= _LONG:
        return "prose", ""
    return ("bullet" if bullet else "short"), ""


def find_text(seen: Sequence[Seen]) -> tuple[int, int]:
    """Return (first, end) of the stretch of lines where full sentences outweigh the rest the most."""
    best, best_total, total, begun = (0, 0), 0, 0, 0
    for i, one in enumerate(seen):
        total += min(one.words, _MOST_WORDS) if one.kind == "prose" else _WEIGHTS.get(one.kind, 0)
        if total <= 0:
            total, begun = 0, i + 1
        elif total > best_total:
            best_total, best = total, (begun, i + 1)
    return best


def find_headline(seen: Sequence[Seen], first: int, end: int) -> int | None:
    """Return which line is the headline of the text from `first` to `end`; None if none looks it."""
    in_text = Counter(
        stem
        for one in seen[first : min(end, first + 60)]
        if one.kind == "prose"
        for stem in _stems(one.line.text)
    )
    scores = {
        i: _headline_score(seen, i, first, in_text) for i in _headline_candidates(seen, first, end)
    }
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _LEAST_SCORE:
        return None
    above = next((i for i in range(best - 1, best - 3, -1) if i in scores), None)
    if above is not None and scores[above] > max(_LEAST_SCORE, scores[best] - 1.2):
        return above
    return best


def _headline_candidates(seen: Sequence[Seen], first: int, end: int) -> Iterator[int]:
    sentences = 0
    for i in range(max(0, first - _LINES_ABOVE), min(first + _LINES_BELOW, end)):
        one = seen[i]
        if one.kind in ("short", "prose") and one.words in _HEADLINE_WORDS:
            yield i
        sentences += i >= first and _is_statement(one)
        if sentences > 1:
            return  # what stands under full sentences is a subheading


def _is_statement(one: Seen) -> bool:
    return one.kind == "prose" and _STATEMENT_END.search(one.line.text) is not None


def _stems(text: str) -> set[str]:
    """Return the first letters of the longer words, so that "vote" meets "voted"."""
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def _headline_score(seen: Sequence[Seen], i: int, first: int, in_text: Counter[str]) -> float:
    """Weigh the signs that a line is the headline; a headline mostly scores 2 to 5."""
    one, own = seen[i], _stems(seen[i].line.text)
    counted_itself = i >= first and one.kind == "prose"
    back = sum(in_text[stem] > counted_itself for stem in own) / max(len(own), 2)
    score = 3 * back - 0.04 * max(0, first - i) + _dated_nearby(seen, i)
    score += 0.4 * (not one.line.touches) + 0.6 * _stands_above(seen, i)
    score -= 1.0 * _looks_like_kicker(one) + 0.5 * (" | " in one.line.text)
    score -= 0.5 * (one.words > 20) + 0.5 * (one.words > 28) + 0.8 * (one.words < 4)  # noqa: PLR2004
    return score - 1.0 * _is_statement(one) - 0.8 * (i > first and _is_statement(seen[first]))


def _looks_like_kicker(one: Seen) -> bool:
    words = [word for word in one.line.text.split() if len(word) > 3]  # noqa: PLR2004
    short = one.words < _KICKER_WORDS and one.line.text[-1] not in "?!"
    return short and all(word[0].isupper() for word in words)


def _dated_nearby(seen: Sequence[Seen], i: int) -> float:
    below = seen[i + 1 : i + 8]
    at = next((k for k, one in enumerate(below) if one.kind in ("date", "byline")), None)
    if at is not None and sum(one.kind == "prose" for one in below[:at]) <= 2:  # noqa: PLR2004
        return 1.2 - 0.1 * at
    return 0.8 if i and seen[i - 1].kind == "date" else 0.0


def _stands_above(seen: Sequence[Seen], i: int) -> bool:
    """Tell whether a line above holds the same words: the browser's title, or the path to the page."""
    text = seen[i].line.text
    return any(text in one.line.text for one in seen[max(0, i - 60) : i])


def _body_start(seen: Sequence[Seen], headline: int | None, first: int, end: int) -> int:
    """Return where the text begins: below the last line of names and dates under the headline."""
    if headline is None:
        return first
    last, prose = headline, 0
    for i in range(headline + 1, min(headline + _LINES_OF_HEAD, end)):
        prose += seen[i].kind == "prose"
        if prose > 2:  # noqa: PLR2004
            break
        if seen[i].kind in ("date", "byline") or (seen[i].kind == "short" and _is_name(seen, i)):
            last = i
    return next((i for i in range(last + 1, end) if seen[i].kind == "prose"), max(first, last + 1))


def _is_name(seen: Sequence[Seen], i: int) -> bool:
    near = [one.kind for one in (*seen[max(0, i - 1) : i], *seen[i + 1 : i + 3])]
    return ("date" in near or "byline" in near) and is_name(seen[i].line.text)


def _above(
    seen: Sequence[Seen], top: int, own: Sequence[int], *, has_headline: bool
) -> Iterator[Part]:
    """The lines above the headline: menus, and right above it perhaps the kicker."""
    for i, one in enumerate(seen[:top]):
        if i in own:
            yield one.line.part("date")
        elif has_headline and i == top - 1 and _is_kicker(one):
            yield one.line.part("kicker")
        else:
            yield one.line.part("furniture", one.reason or "line above the headline")


def _is_kicker(one: Seen) -> bool:
    return one.kind == "short" and one.words <= _KICKER_WORDS and one.times <= 2  # noqa: PLR2004


def _head(seen: Sequence[Seen], top: int, body: int) -> Iterator[list[Part]]:
    """The headline, and what stands between it and the text."""
    standfirst = byline = False
    for i in range(top, body):
        one = seen[i]
        if i == top:
            yield _headline(one.line)
        elif one.kind == "date":
            yield _date_parts(one)
        elif one.kind == "byline" or (one.kind == "short" and not byline and _is_name(seen, i)):
            byline = True
            yield _byline(one.line)
        elif one.kind == "caption":
            yield [_caption(one.line)]
        elif one.kind == "prose" and gives_contact(one.line.text):
            yield [one.line.part("furniture", "note on the writer")]
        elif _is_standfirst(one) and not standfirst:
            standfirst = True
            yield [one.line.part("standfirst")]
        elif one.kind == "prose":
            yield [one.line.part("paragraph")]
        else:
            yield [one.line.part("furniture", one.reason or "line between headline and text")]


def _is_standfirst(one: Seen) -> bool:
    return one.kind == "prose" or (one.kind == "short" and one.words >= _STANDFIRST_WORDS)


def _headline(line: Line) -> list[Part]:
    suffix = _TITLE_SUFFIX.search(line.text)
    if not suffix:
        return [line.part("headline")]
    return [
        *line.slice("headline", 0, suffix.start()),
        *line.slice("furniture", suffix.start(), len(line.text), "name of a section or an outlet"),
    ]


def _date_parts(one: Seen) -> list[Part]:
    """A date line: the name before the date is the byline, the rest the date."""
    start, end = one.dated.byline if one.dated else (0, 0)
    return [
        *one.line.slice("furniture", 0, start, "label of the byline"),
        *one.line.slice("byline", start, end),
        *one.line.slice("date", end, len(one.line.text)),
    ]


def _byline(line: Line) -> list[Part]:
    start, end = read_byline(line.text) or (0, len(line.text))
    return [
        *line.slice("furniture", 0, start, "label of the byline"),
        *line.slice("byline", start, end),
    ]


def _caption(line: Line) -> Part:
    return line.part("credit" if is_credit(line.text) else "caption")


def _writers(head: Sequence[Sequence[Part]]) -> tuple[str, ...]:
    """Return the names in the bylines of at least two words."""
    names = (name for parts in head for part in parts if part.kind == "byline" for name in _AND.split(part.text))
    return tuple(name.strip() for name in names if " " in name.strip())


def _text(seen: Sequence[Seen], writers: tuple[str, ...], own: set[int]) -> Iterator[Part]:
    """The text: paragraphs and subheadings, and what stands between them and is neither."""
    in_box, above = False, set[str]()
    for at, one in enumerate(seen):
        line = one.line
        if one.kind in ("box", "prose"):
            in_box = one.kind == "box" or (in_box and one.words < _LONG and line.text[-1] in "?!:")
        if at in own:
            yield from _date_parts(one)
        elif ended := sign_off(line):
            yield from ended
        elif writers and one.kind == "prose" and line.text.startswith(writers):
            yield line.part("furniture", "note on the writer")
        elif reason := _why_left_out(one, above, in_box=in_box):
            yield line.part("furniture", reason)
        elif one.kind == "caption":
            yield _caption(line)
        elif one.kind == "short" and one.words <= _SUBHEADING_WORDS and at + 1 < len(seen):
            yield line.part("subheading")
        else:
            yield from line.slice("furniture", 0, line.bullet, "bullet of a list")
            yield from line.slice("paragraph", line.bullet, len(line.text))
        if one.kind == "prose":
            above.add(line.text)


def _why_left_out(one: Seen, above: set[str], *, in_box: bool) -> str:
    """Say why a line inside the text is no part of it; an empty text if it is one."""
    if one.reason:
        return one.reason
    if one.kind == "date":
        return "date of another text"
    if one.kind == "byline":
        return "name of a writer inside the text"
    if one.kind == "prose" and one.line.text in above:
        return "words that stand above already"
    if one.kind == "prose" and not in_box:
        return ""
    if names_editor(one.line.text):
        return "name of the editor"
    if one.kind == "caption":
        return ""
    if in_box:
        return "line of a box"
    return "words that stand on the page again and again" if one.times > 2 else ""  # noqa: PLR2004


def _below(seen: Sequence[Seen], end: int, own: Sequence[int]) -> Iterator[Part]:
    """The lines below the text: a sign-off right below it, else links, forms and notes."""
    signed = False
    for i in range(end, len(seen)):
        line = seen[i].line
        if i < end + 3 and not signed and (ended := sign_off(line)):
            signed = True
            yield from ended
        elif i in own:
            yield line.part("date")
        else:
            yield line.part("furniture", seen[i].reason or "line below the text")


def _own_dates(
    seen: Sequence[Seen], top: int, body: int, end: int, *, headline: bool
) -> list[int]:
    """Return which date lines are the page's own.

    Those between headline and text. Without one, in this order: a line above the headline that has a
    label, or right above it a time (a bare date there is today's); one among the first lines of the
    text beside a time, a label or a name; the first line below the text that says "published".
    """
    places = (
        (range(top, body), lambda i: headline or _labelled(seen, i) or _timed(seen, i) or _signed(seen, i)),
        (range(max(0, top - 4), top), lambda i: _labelled(seen, i) or (i == top - 1 and _timed(seen, i))),
        (range(body, min(body + 8, end)), lambda i: _labelled(seen, i) or _timed(seen, i) or _signed(seen, i)),
        (range(end, min(end + 12, len(seen))), lambda i: _labelled(seen, i)),
    )
    found = ([i for i in place if seen[i].dated and holds(i)] for place, holds in places)
    return next((own for own in found if own), [])


def _labelled(seen: Sequence[Seen], i: int) -> bool:
    dated = seen[i].dated
    return dated is not None and dated.labelled


def _timed(seen: Sequence[Seen], i: int) -> bool:
    dated = seen[i].dated
    return dated is not None and dated.timed


def _signed(seen: Sequence[Seen], i: int) -> bool:
    return any(one.kind == "byline" for one in seen[max(0, i - 2) : i + 3])


def _lists_teasers(seen: Sequence[Seen]) -> bool:
    """Tell whether there is a date line for every one or two sentences: no article, but a list."""
    dates = sum(one.kind == "date" for one in seen)
    prose = sum(one.kind == "prose" for one in seen)
    return dates > 2 and prose <= 2 * dates  # noqa: PLR2004


def _topic_page(seen: Sequence[Seen]) -> Page:
    note = (
        "This page lists other articles with a date each: it is no article itself."
        " Open one of them and copy that page."
    )
    parts = [one.line.part("furniture", one.reason or "teaser of another article") for one in seen]
    return Page(parts, (), (note,))


def _notes(text: Sequence[Seen]) -> tuple[str, ...]:
    words = sum(one.words for one in text if one.kind == "prose")
    if words >= 60:  # noqa: PLR2004
        return ()
    return ("The text is very short. The page may be a teaser for a video, a gallery or a full text.",)
