"""Pieces of an article → one text in which every piece has its place.

A saved web page or a row of a spreadsheet has no text of a page. Its pieces are set one below the
other with a blank line between, and that text is the article's source.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.article import Part, PartKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an article that has no place yet.

    Attributes:
        kind: what it is, as in `kit.article.Part`.
        text: its words.
        reason: for furniture, why it is no part of the article.
    """

    kind: PartKind
    text: str
    reason: str = ""


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Part, ...]]:
    r"""Set pieces below each other and return the text and the parts; empty pieces are left out.

    >>> compose([Piece("headline", "Fog lifts"), Piece("paragraph", "Boats came.")])[0]
    'Fog lifts\n\nBoats came.\n'
    """
    texts: list[str] = []
    parts: list[Part] = []
    at = 0
    for piece in pieces:
        text = piece.text.strip()
        if text:
            parts.append(Part(piece.kind, at, at + len(text), text, piece.reason))
            texts.append(text)
            at += len(text) + 2
    return "\n\n".join(texts) + "\n" * bool(texts), tuple(parts)
