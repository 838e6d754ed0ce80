"""A paragraph → its stretches between quotation marks, and which marks are missing.

Marks are told apart by their neighbours first and by their shape second, because pages mix them:
a quotation may open straight and close curly, or close with a mark that was drawn for opening.
Nothing here raises; a mark without a partner gives a stretch and says what is missing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Span = tuple[int, int]
Missing = Literal["", "opening", "closing"]

# Two single marks in a row stand for a double one.
_DOUBLE = re.compile(r"''|‘‘|’’|``|[\"“”„‟〝〞«»]")
_OPENING, _CLOSING = (
    frozenset(("“", "„", "‟", "«", "‘‘", "``", "〝")),
    frozenset(("”", "»", "’’", "〞")),
)
_STRAIGHT = frozenset(('"', "''"))
_SINGLE_OPENING = re.compile(r"(?<![\w'’‘`.,!?])(?:‘(?!‘)|'(?!'))(?=[\w\"“$£€\[(…¿¡])")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…\"”)\]%—–-])['’](?![\w'’])")
# Words that begin with an apostrophe and open nothing: the '90s, 'em.
_CLIPPED = re.compile(
    r"['‘’](?:\d\ds?|em|til|till|tis|twas|cause|cos|bout|round|n)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?:[!?]|(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)\.)[)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: its place, and whether it opens or closes a stretch."""

    start: int
    end: int
    shape: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch between quotation marks.

    Attributes:
        start: the position of its opening mark; of its first word where that mark is missing.
        end: the position after its closing mark; after its last word where that mark is missing.
        inner_start: the position of the first character between the marks.
        inner_end: the position after the last character between the marks.
        missing: "opening" or "closing" for the mark that is not there; empty where both are.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    missing: Missing = ""


def quoted_spans(text: str) -> list[Span]:
    """Return (start, end) of each stretch between two double marks, marks included, in order.

    Any opening mark pairs with any closing one. A mark whose partner is missing is left out, so
    that one slip of the pen does not turn the rest of the paragraph inside out.

    >>> text = 'A ferry "in fog,” he said. Wait here." “Yes.”'
    >>> [text[start:end] for start, end in quoted_spans(text)]
    ['"in fog,”', '“Yes.”']
    """
    return [(s.start, s.end) for s in _paired(text, list(_double_marks(text))) if not s.missing]


def stretches(text: str) -> list[Stretch]:
    r"""Return each outermost stretch between quotation marks, also where one mark is missing.

    Marks inside marks belong to the stretch around them. Without an opening mark a stretch
    reaches back to the start of the sentence; without a closing one it runs to the next opening
    mark or to the end of the paragraph.

    >>> for s in stretches("'No,' he said. We can't wait.\" “I'll go"):
    ...     print(s.inner_start, s.inner_end, s.missing or "complete")
    1 4 complete
    15 29 opening
    32 39 closing
    """
    double = _paired(text, list(_double_marks(text)))
    return _outermost([*double, *_single_pairs(text)])


def _double_marks(text: str) -> Iterator[Mark]:
    depth = 0
    for match in _DOUBLE.finditer(text):
        opens = _opens(text, match, may_open=depth == 0)
        if not opens and depth == 0 and _measures(text, match):
            continue
        depth = depth + 1 if opens else max(0, depth - 1)
        yield Mark(match.start(), match.end(), match[0], opens)


def _opens(text: str, match: re.Match[str], *, may_open: bool) -> bool:
    """Tell an opening mark from a closing one."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    space_before = not before or before.isspace() or before in "([—–-/‘'"
    space_after = not after or after.isspace() or after in ".,;:!?)]—–"
    if space_before != space_after:
        return space_before
    if match[0] in _OPENING or match[0] in _CLOSING:
        return match[0] in _OPENING
    return may_open


def _measures(text: str, match: re.Match[str]) -> bool:
    """Tell the sign for inches or seconds, as in 6'2"."""
    return match[0] in _STRAIGHT and text[match.start() - 1 : match.start()].isdigit()


def _paired(text: str, marks: Sequence[Mark]) -> list[Stretch]:
    """Pair the double marks of a paragraph."""
    found: list[Stretch] = []
    opened: list[Mark] = []
    left = sum(not mark.opens for mark in marks)
    for mark in marks:
        left -= not mark.opens
        if mark.opens:
            if opened and not _nests(opened[-1], mark, left, len(opened)):
                found.append(_cut_off(text, opened[0], mark.start))
                opened = []
            opened.append(mark)
        elif opened:
            last = opened.pop()
            if not opened:
                found.append(Stretch(last.start, mark.end, last.end, mark.start))
        else:
            found.append(_headless(text, found[-1].end if found else 0, mark))
    return [*found, _cut_off(text, opened[0], len(text))] if opened else found


def _nests(outer: Mark, inner: Mark, closing_left: int, depth: int) -> bool:
    """Tell marks inside marks from a stretch that was never closed."""
    return closing_left > depth or (outer.start == 0 and outer.shape != inner.shape)


def _cut_off(text: str, mark: Mark, end: int) -> Stretch:
    inner_end = mark.end + len(text[mark.end : end].rstrip())
    return Stretch(mark.start, inner_end, mark.end, inner_end, "closing")


def _headless(text: str, after: int, mark: Mark) -> Stretch:
    start = after
    for match in _SENTENCE_END.finditer(text, after, mark.start - 1):
        start = match.end()
    start += len(text[start : mark.start]) - len(text[start : mark.start].lstrip(" \t\xa0,;:"))
    return Stretch(start, mark.end, start, mark.start, "opening")


def _single_pairs(text: str) -> Iterator[Stretch]:
    if "'" not in text and "‘" not in text:
        return
    closing = [match.start() for match in _SINGLE_CLOSING.finditer(text)]
    openings = [match.start() for match in _SINGLE_OPENING.finditer(text)]
    openings = [at for at in openings if not _CLIPPED.match(text, at)]
    end = -1
    for opening, following in pairwise([*openings, len(text)]):
        if opening < end:
            continue
        close = _single_close(text, closing, opening, following)
        if close:
            end = close
            yield Stretch(opening, close + 1, opening + 1, close)
        elif opening == openings[-1] and _introduced(text, opening):
            yield _cut_off(text, Mark(opening, opening + 1, text[opening], opens=True), len(text))


def _introduced(text: str, at: int) -> bool:
    """Tell a mark that opens a paragraph or follows a colon: it is no apostrophe."""
    before = text[max(0, at - 2) : at].rstrip()
    return not before or before.endswith(":")


def _single_close(text: str, closing: Sequence[int], opening: int, following: int) -> int | None:
    """Find the partner of a single mark; after an s it may be an apostrophe: the players' bus."""
    possessive = None
    for at in range(bisect_right(closing, opening), len(closing)):
        if closing[at] > following:
            break
        if text[closing[at] - 1] != "s":
            return closing[at]
        possessive = possessive or closing[at]
    return possessive


def _outermost(found: Sequence[Stretch]) -> list[Stretch]:
    """Keep the stretches that neither lie in another one nor run out of it."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda stretch: (stretch.start, -stretch.end)):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept
