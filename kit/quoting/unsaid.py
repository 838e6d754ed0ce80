"""Marked stretches that nobody said: titles, nicknames and scare quotes."""

import re

from kit.quoting.acts import Act
from kit.quoting.lexicon import DETERMINERS
from kit.quoting.tokens import Passage

_TITLE_WORD = re.compile(r"[\w'’&.:-]+")
_NAMING = frozenset(
    "called titled entitled named dubbed nicknamed known as on in of at for film documentary show program"
    " programme book novel song series episode album movie magazine column essay play podcast broadcast"
    " website hit single article memoir the a an to watching reading".split()
)
_LONGEST_TITLE, _LONGEST_SCARE = 9, 4


def is_title(passage: Passage, quote: int, found: list[Act]) -> bool:
    """Tell the title of a book, a show or a law: capitals throughout, and no verb of saying at it.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text('She told "Morning Tide" that she would stay.'))
    >>> is_title(passage, 2, [])
    True
    """
    words = _TITLE_WORD.findall(_inner(passage, quote))
    if not words or len(words) > _LONGEST_TITLE or re.search(r"[.?!] |[?!]$", _inner(passage, quote)):
        return False
    if not words[0][0].isupper() and not words[0][0].isdigit():
        return False
    if any(word[0].islower() and len(word) > 3 for word in words) or _spoken_at(passage, quote, found):  # noqa: PLR2004
        return False
    before = passage.tokens[quote - 1] if quote else None
    if before is None:
        return False
    if before.text == "," and quote > 1:
        return not passage.tokens[quote - 2].capital and len(words) > 1
    return before.possessive or before.low in _NAMING | DETERMINERS or len(words) > 1


def is_nickname(passage: Passage, quote: int) -> bool:
    """Tell the nickname inside a name: Robert "Bob" Lee."""
    around = passage.tokens[max(0, quote - 1) : quote + 2]
    words = _inner(passage, quote).split()
    return len(around) == 3 and len(words) < 3 and all(t.capital and t.kind == "word" for t in around[::2])  # noqa: PLR2004


def is_scare(passage: Passage, quote: int) -> bool:
    """Tell a word or two at arm's length: short, no clause, in a sentence without a verb of saying."""
    words = _inner(passage, quote).split()
    before = [token.low for token in passage.tokens[max(0, quote - 2) : quote]]
    return len(words) <= _LONGEST_SCARE and "as" not in before and ":" not in before


def _spoken_at(passage: Passage, quote: int, found: list[Act]) -> bool:
    tokens = passage.tokens
    before = quote - 1 if quote and tokens[quote - 1].text in {",", ":"} else quote
    return any(act.cue[1] == before and act.verb not in {"call", "title", "name", "dub"} for act in found)


def _inner(passage: Passage, quote: int) -> str:
    stretch = passage.quotes[quote]
    text = passage.tokens[quote].text
    return text[stretch.inner_start - stretch.start : stretch.inner_end - stretch.start].strip(" \xa0,.;:")
