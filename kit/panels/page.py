"""An article and layers of marks → the HTML of a page, and the same as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from kit.article import Article, Part


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the page that a layer shows.

    Attributes:
        start: the position of its first character in the source.
        end: the position after its last character.
        label: a short sign that stands before it, such as a number; may be empty.
        note: what the reader says when it is chosen; empty if it can't be chosen.
    """

    start: int
    end: int
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks of one sort, switched on and off together.

    Attributes:
        name: what it is called in code: "sentences".
        legend: what the marks mean, in words.
        marks: the marks in reading order; those of one layer don't overlap.
    """

    name: str
    legend: str
    marks: tuple[Mark, ...]


def page_html(article: Article, layers: Sequence[Layer]) -> str:
    """Return the article as HTML: one block for each part, with every layer's marks in it.

    Classes decide what is seen: a mark of the layer "numbers" has the class "kit-numbers", and
    shows once an element around it has the class "kit-on-numbers".

    >>> import kit
    >>> article = kit.article_from_text("All 9 left.")
    >>> page_html(article, [Layer("numbers", "", (Mark(4, 5),))])
    '<div class="kit-part" data-kind="paragraph"><span class="kit-kind">paragraph</span>\
<p>All <span class="kit-mark kit-numbers">9</span> left.</p></div>'
    """
    return "\n".join(_part_html(part, layers) for part in article.parts)


def page_text(article: Article, layers: Sequence[Layer], *, kinds: bool) -> str:
    """Return the article as plain text with the marks in square brackets.

    Args:
        article: the article.
        layers: the layers to show; a mark reads "[label: words]", or "[words]" without a label.
        kinds: whether the kind of each part stands before it.

    >>> import kit
    >>> article = kit.article_from_text("All 9 left.")
    >>> page_text(article, [Layer("numbers", "", (Mark(4, 5),))], kinds=True)
    'paragraph: All [9] left.'
    """
    lines = []
    for part in article.parts:
        pieces = [_piece_text(piece) for piece in _pieces(part, layers)]
        lines.append((f"{part.kind}: " if kinds else "") + "".join(pieces))
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a part inside which no mark begins or ends, and the marks that cover it."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[Layer, Mark], ...]


def _pieces(part: Part, layers: Sequence[Layer]) -> Iterator[_Piece]:
    marks = [
        (layer, mark)
        for layer in layers
        for mark in layer.marks
        if mark.start < part.end and part.start < mark.end
    ]
    edges = {part.start, part.end}
    for _, mark in marks:
        edges |= {max(mark.start, part.start), min(mark.end, part.end)}
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        text = part.text[start - part.start : end - part.start]
        covering = [(layer, m) for layer, m in marks if m.start <= start and end <= m.end]
        yield _Piece(start, end, text, tuple(covering))


def _part_html(part: Part, layers: Sequence[Layer]) -> str:
    inside = "".join(_piece_html(piece) for piece in _pieces(part, layers))
    reason = f' <span class="kit-reason">({escape(part.reason)})</span>' if part.reason else ""
    return (
        f'<div class="kit-part" data-kind="{part.kind}">'
        f'<span class="kit-kind">{part.kind}</span><p>{inside}{reason}</p></div>'
    )


def _piece_html(piece: _Piece) -> str:
    begun = [(layer, mark) for layer, mark in piece.marks if mark.start == piece.start]
    labels = "".join(
        f'<span class="kit-label kit-{layer.name}-label">{escape(mark.label)}</span>'
        for layer, mark in begun
        if mark.label
    )
    text = escape(piece.text, quote=False)
    if not piece.marks:
        return text
    classes = " ".join(["kit-mark", *(f"kit-{layer.name}" for layer, _ in piece.marks)])
    return f'{labels}<span class="{classes}"{_note(piece)}>{text}</span>'


def _note(piece: _Piece) -> str:
    """Make a piece with a note a button; its first piece alone is a stop for the Tab key."""
    for layer, mark in piece.marks:
        if mark.note:
            stop = ' role="button" tabindex="0"' if mark.start == piece.start else ""
            return f' data-layer="{layer.name}" data-note="{escape(mark.note)}"{stop}'
    return ""


def _piece_text(piece: _Piece) -> str:
    begun = [mark for _, mark in piece.marks if mark.start == piece.start]
    ended = [mark for _, mark in piece.marks if mark.end == piece.end]
    opening = "".join(f"[{mark.label}: " if mark.label else "[" for mark in begun)
    return opening + piece.text + "]" * len(ended)
