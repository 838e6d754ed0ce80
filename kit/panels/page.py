"""An article and layers of marks → the HTML of a page, and the same as text."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice, pairwise, takewhile
from textwrap import wrap

from kit.article import Article, Part
from kit.terms import term

_TEXT_WIDTH = 90


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
    shows once an element around it has the class "kit-on-numbers". A stretch names the marks that
    it belongs to (`data-marks`) and those that begin with it (`data-begins`), as `mark_ids` does.

    >>> import kit
    >>> article = kit.article_from_text("All 9 left.")
    >>> page_html(article, [Layer("numbers", "", (Mark(4, 5),))])
    '<div class="kit-part" data-kind="paragraph"><span class="kit-kind">paragraph</span>\
<p>All <span class="kit-mark kit-numbers" data-marks="numbers-1" data-begins="numbers-1">9</span>\
 left.</p></div>'
    """
    ids = mark_ids(layers)
    return "\n".join(_part_html(part, layers, ids) for part in article.parts)


def mark_ids(layers: Sequence[Layer]) -> dict[tuple[str, Mark], str]:
    """Return the name that a page gives to each mark: "numbers-1" is the first of that layer.

    >>> list(mark_ids([Layer("numbers", "", (Mark(4, 5),))]).values())
    ['numbers-1']
    """
    return {
        (layer.name, mark): f"{layer.name}-{number}"
        for layer in layers
        for number, mark in enumerate(layer.marks, start=1)
    }


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
        reason = f" ({term(part.reason)})" if kinds and part.reason else ""
        line = (f"{term(part.kind)}: " if kinds else "") + "".join(pieces) + reason
        lines += wrap(line, _TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def stretch_html(article: Article, start: int, end: int, layers: Sequence[Layer]) -> str:
    """Return a stretch of an article as HTML with every layer's marks, to stand within a line.

    >>> import kit
    >>> article = kit.article_from_text("All 9 left.")
    >>> stretch_html(article, 4, 10, [Layer("numbers", "", (Mark(4, 5),))])
    '<span class="kit-mark kit-numbers" data-marks="numbers-1" data-begins="numbers-1">9</span>\
 left'
    """
    ids = mark_ids(layers)
    return "".join(
        _piece_html(piece, ids) for piece in _pieces(_stretch(article, start, end), layers)
    )


def stretch_text(article: Article, start: int, end: int, layers: Sequence[Layer]) -> str:
    """Return a stretch of an article as text with the marks in square brackets.

    >>> import kit
    >>> article = kit.article_from_text("All 9 left.")
    >>> stretch_text(article, 4, 10, [Layer("numbers", "", (Mark(4, 5, "a number"),))])
    '[a number: 9] left'
    """
    pieces = _pieces(_stretch(article, start, end), layers)
    return "".join(_piece_text(piece) for piece in pieces)


def _stretch(article: Article, start: int, end: int) -> Part:
    return Part("paragraph", start, end, article.source[start:end])


_Ids = Mapping[tuple[str, Mark], str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a part inside which no mark begins or ends, and the marks that cover it."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[Layer, Mark], ...]


def _pieces(part: Part, layers: Sequence[Layer]) -> Iterator[_Piece]:
    marks = [(layer, mark) for layer in layers for mark in _marks_in(part, layer)]
    inner = {edge for _, mark in marks for edge in (mark.start, mark.end)}
    edges = sorted(
        edge for edge in inner | {part.start, part.end} if part.start <= edge <= part.end
    )
    waiting = sorted(range(len(marks)), key=lambda at: marks[at][1].start, reverse=True)
    covering: list[int] = []
    for start, end in pairwise(edges):
        while waiting and marks[waiting[-1]][1].start <= start:
            covering.append(waiting.pop())
        covering = sorted(at for at in covering if marks[at][1].end > start)
        text = part.text[start - part.start : end - part.start]
        yield _Piece(start, end, text, tuple(marks[at] for at in covering))


def _marks_in(part: Part, layer: Layer) -> Iterator[Mark]:
    """Find the marks that reach into a part without looking at all of them."""
    first = bisect_right(layer.marks, part.start, key=lambda mark: mark.end)
    return takewhile(lambda mark: mark.start < part.end, islice(layer.marks, first, None))


def _part_html(part: Part, layers: Sequence[Layer], ids: _Ids) -> str:
    inside = "".join(_piece_html(piece, ids) for piece in _pieces(part, layers))
    reason = (
        f' <span class="kit-reason">({escape(term(part.reason))})</span>' if part.reason else ""
    )
    return (
        f'<div class="kit-part" data-kind="{part.kind}">'
        f'<span class="kit-kind">{escape(term(part.kind))}</span><p>{inside}{reason}</p></div>'
    )


def _piece_html(piece: _Piece, ids: _Ids) -> str:
    text = escape(piece.text, quote=False)
    if not piece.marks:
        return text
    begun = [(layer, mark) for layer, mark in piece.marks if mark.start == piece.start]
    labels = "".join(
        f'<span class="kit-label kit-{layer.name}-label">{escape(mark.label)}</span>'
        for layer, mark in begun
        if mark.label
    )
    classes = " ".join(
        dict.fromkeys(["kit-mark", *(f"kit-{layer.name}" for layer, _ in piece.marks)])
    )
    marks = " ".join(ids[layer.name, mark] for layer, mark in piece.marks)
    begins = " ".join(ids[layer.name, mark] for layer, mark in begun)
    beginning = f' data-begins="{begins}"' if begins else ""
    return f'{labels}<span class="{classes}" data-marks="{marks}"{beginning}>{text}</span>'


def _piece_text(piece: _Piece) -> str:
    begun = [mark for _, mark in piece.marks if mark.start == piece.start]
    ended = [mark for _, mark in piece.marks if mark.end == piece.end]
    opening = "".join(f"[{mark.label}: " if mark.label else "[" for mark in begun)
    return opening + piece.text + "]" * len(ended)
