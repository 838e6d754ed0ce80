"""Parts of an article → passages: sentences in which a marked stretch is one token.

Most rules look only at the reporter's own words. What stands between quotation marks is put away
behind one token, so that a verb or a name that a speaker uses can't be taken for the reporter's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from kit.article import Article, Part
from kit.marks import Span, Stretch, stretches
from kit.quoting.lexicon import PREPOSITIONS

TokenKind = Literal["word", "quote", "dash", "mark"]

SEARCHED = frozenset({"headline", "standfirst", "subheading", "paragraph"})

_WORD = (
    r"(?P<word>(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}(?:['’]s\b)?|[$£€]?\d+(?:[.,/]\d+)*%?(?:[-\w]+)?"
    r"|@?[^\W_]+(?:['’&/.‑-][^\W_]+)*(?:(?<=s)['’](?=\s))?)"
)
_TOKEN = re.compile(rf"{_WORD}|(?P<dash>[-—–―]+)|(?P<mark>[^\w\s])")
_MARKS = "'\"’”»“ \xa0"
_POSSESSIVE = ("'s", "’s", "s'", "s’")


class Token(NamedTuple):
    """A word, a mark of punctuation, or a whole marked stretch ("quote")."""

    start: int
    end: int
    text: str
    low: str
    kind: TokenKind

    @property
    def capital(self) -> bool:
        """Tell a word that starts with a capital."""
        return self.text[:1].isupper()

    @property
    def comma(self) -> bool:
        """Tell a comma, also one inside the closing mark of a stretch."""
        return self.text == "," or (self.kind == "quote" and self.text.rstrip(_MARKS).endswith(","))

    @property
    def possessive(self) -> bool:
        """Tell a word that owns the next one: "Kerry's"."""
        return self.low.endswith(_POSSESSIVE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or heading as its tokens.

    Attributes:
        tokens: its words and marks; a marked stretch is one token of the kind "quote".
        quotes: the marked stretches by the place of their token, positions into the source.
        part: where its part stands in `Article.parts`.
        heading: True for a headline or subheading.
    """

    tokens: tuple[Token, ...]
    quotes: dict[int, Stretch]
    part: int
    heading: bool


def passages(article: Article) -> Iterator[Passage]:
    """Cut the searched parts of an article into passages.

    >>> from kit.load import article_from_text
    >>> [passage] = passages(article_from_text('"No. Never," she said.'))
    >>> [token.text for token in passage.tokens]
    ['"No. Never,"', 'she', 'said']
    """
    sentences: dict[int, list[Span]] = {}
    for sentence in article.sentences:
        sentences.setdefault(sentence.part, []).append((sentence.start, sentence.end))
    for number, part in enumerate(article.parts):
        if part.kind in SEARCHED:
            found = [_moved(stretch, part.start) for stretch in stretches(part.text)]
            spans = sentences.get(number, [(part.start, part.end)])
            yield from _part_passages(
                article.source, part, number, _whole(article.source, spans, found), found
            )


def single_marks(passage: Passage, quote: int) -> bool:
    """Tell a stretch between single marks: 'so'."""
    text = passage.tokens[quote].text
    opens, closes = text[:1] in "'‘" and text[:2] not in {"''", "‘‘"}, text[-1:] in "'’"
    return opens or (closes and text[-2:] not in {"''", "’’"} and text[:1] not in '"“”„‟«»〝')


def title_case(passage: Passage) -> bool:
    """Tell a heading in which every longer word has a capital, so that capitals tell nothing."""
    words = [token for token in passage.tokens if token.kind == "word"]
    longer = [token for token in words if len(token.text) > 3 and token.low not in PREPOSITIONS]  # noqa: PLR2004
    return len(words) > 3 and all(token.capital or not token.text[0].isalpha() for token in longer)  # noqa: PLR2004


def _moved(stretch: Stretch, by: int) -> Stretch:
    return Stretch(
        stretch.start + by,
        stretch.end + by,
        stretch.inner_start + by,
        stretch.inner_end + by,
        stretch.missing,
    )


def _whole(source: str, sentences: Sequence[Span], found: Sequence[Stretch]) -> Iterator[Span]:
    """Join the sentences that a marked stretch runs through, and a dash with what it follows."""
    at = 0
    start = sentences[0][0]
    for (_, end), (following, _) in pairwise(sentences):
        while at < len(found) and found[at].end <= following:
            at += 1
        inside = at < len(found) and found[at].start < following
        if not inside and source[following] not in "—–―-":
            yield start, end
            start = following
    yield start, sentences[-1][1]


def _part_passages(
    source: str, part: Part, number: int, spans: Iterator[Span], found: Sequence[Stretch]
) -> Iterator[Passage]:
    at = 0
    for start, end in spans:
        first, reached = at, start
        while at < len(found) and found[at].start < end:
            at += 1
        tokens: list[Token] = []
        quotes: dict[int, Stretch] = {}
        for stretch in found[first:at]:
            tokens += _tokens(source, reached, stretch.start)
            quotes[len(tokens)] = stretch
            text = source[stretch.start : stretch.end]
            tokens.append(Token(stretch.start, stretch.end, text, "", "quote"))
            reached = stretch.end
        tokens += _tokens(source, reached, end)
        heading = part.kind in ("headline", "subheading")
        yield Passage(tuple(tokens), quotes, number, heading)


def _tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """Cut the reporter's words; full stops are left out, for the sentence is known already."""
    for match in _TOKEN.finditer(source, start, end):
        text = match[0]
        if text != ".":
            kind: TokenKind = match.lastgroup  # type: ignore[assignment]
            yield Token(match.start(), match.end(), text, text.lower(), kind)
