"""The text of a page → its lines.

Text copied from a terminal is wrapped: each line breaks where the next word would not have fitted.
There a paragraph is a block of lines, and the block counts as one line here.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.article import Part, PartKind

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BULLET = re.compile(r"(?:[•◦▪●‣·∙*]|[-–](?=\s))\s*")
_WIDEST_WRAP, _NARROWEST_WRAP = 110, 50
# Fewer full lines than this say nothing about where a text was wrapped.
_FULL_LINES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page that is not blank, without the white space at its edges.

    Attributes:
        start: the position of its first character in the source.
        text: the words of the line; in wrapped text, of the whole block, line breaks included.
        touches: True if no blank line stands between it and the line before.
    """

    start: int
    text: str
    touches: bool

    @property
    def bullet(self) -> int:
        """How many characters the bullet at its beginning takes; 0 without one."""
        match = _BULLET.match(self.text)
        return match.end() if match else 0

    def part(self, kind: PartKind, reason: str = "") -> Part:
        """Return the whole line as one part."""
        return Part(kind, self.start, self.start + len(self.text), self.text, reason)

    def slice(self, kind: PartKind, start: int, end: int, reason: str = "") -> list[Part]:
        """Return a stretch of the line as a part, trimmed; an empty list if nothing is there."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        begin = self.start + start
        return [Part(kind, begin, begin + len(piece), piece, reason)] if piece else []

    def labelled(self, kind: PartKind, start: int, end: int) -> list[Part]:
        """Return a stretch as a part, and what stands before it as its label."""
        label = self.slice("furniture", 0, start, "label of the byline")
        return label + self.slice(kind, start, end)


def split_lines(source: str) -> list[Line]:
    r"""Return the lines of a page that are not blank; a wrapped paragraph comes as one.

    >>> [line.text for line in split_lines("Fog lifts\n\n Boats came.\r\nAll waved.")]
    ['Fog lifts', 'Boats came.', 'All waved.']
    """
    lines = list(_raw_lines(source))
    width = _wrapped_at(lines)
    return list(_unwrapped(source, lines, width)) if width else lines


def _raw_lines(source: str) -> Iterator[Line]:
    touches = False
    for match in _LINE.finditer(source):
        text = match[0].strip()
        if text:
            indent = len(match[0]) - len(match[0].lstrip())
            yield Line(match.start() + indent, text, touches)
        touches = bool(text)


def _wrapped_at(lines: Sequence[Line]) -> int:
    """Return the width at which the text was wrapped; 0 if it was not."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = [(line, after) for line, after in _touching(lines) if _breaks_at(width, line, after)]
    inside = sum(after.text[0].islower() for _, after in full)
    long = sum(len(line.text) > width * 0.7 for line, _ in _touching(lines))
    return width if len(full) >= _FULL_LINES and 3 * inside >= len(full) >= 0.6 * long else 0


def _touching(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    return (pair for pair in itertools.pairwise(lines) if pair[1].touches)


def _breaks_at(width: int, line: Line, after: Line) -> bool:
    """Tell whether the first word of the next line would not have fitted on this one."""
    return len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width and not after.bullet


def _unwrapped(source: str, lines: Sequence[Line], width: int) -> Iterator[Line]:
    block = last = lines[0]
    for line in lines[1:]:
        if line.touches and _breaks_at(width, last, line):
            end = line.start + len(line.text)
            block = Line(block.start, source[block.start : end], block.touches)
        else:
            yield block
            block = line
        last = line
    yield block
