"""Marked stretches that nobody said: titles, nicknames and scare quotes."""

import re
from collections.abc import Sequence

from kit.quoting.acts import Act
from kit.quoting.kinds import inner
from kit.quoting.lexicon import DETERMINERS
from kit.quoting.tokens import Passage

_TITLE_WORD = re.compile(r"[\w'’&.:-]+")
_SENTENCES = re.compile(r"[.?!] |[?!]$")
# In front of these marks stands what the words name: "the film", "a law known as".
_NAMING = frozenset(
    "called titled entitled named dubbed nicknamed known as on in of at for film"
    " documentary show program programme book novel song series episode album movie"
    " magazine column essay play podcast broadcast website hit single article memoir to"
    " watching reading".split()
)
_NAMING_VERBS = frozenset({"call", "title", "name", "dub", "label", "brand", "caption"})
_LONGEST_TITLE, _LONGEST_SCARE, _LONGEST_NICKNAME, _SHORT_WORD = 9, 2, 2, 3


def is_title(passage: Passage, quote: int, found: Sequence[Act]) -> bool:
    """Tell the title of a book, a show or a law: capitals throughout, and no verb of saying at it.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text('She told "Morning Tide" that she would stay.'))
    >>> is_title(passage, 2, [])
    True
    """
    words = inner(passage, quote).strip(" \xa0,.;:'’")
    if not _in_title_case(words) or _spoken_at(passage, quote, found) or quote == 0:
        return False
    before = passage.tokens[quote - 1]
    several = " " in words
    if before.text == ",":
        return several and quote > 1 and not passage.tokens[quote - 2].capital
    return several or before.possessive or before.low in _NAMING | DETERMINERS


def is_nickname(passage: Passage, quote: int) -> bool:
    """Tell the nickname inside a name: Robert "Bob" Lee.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text('Robert "Bob" Lee left.'))
    >>> is_nickname(passage, 1)
    True
    """
    around = passage.tokens[max(0, quote - 1) : quote + 2 : 2]
    if len(around) < 2 or quote == 0 or len(inner(passage, quote).split()) > _LONGEST_NICKNAME:  # noqa: PLR2004
        return False
    return all(token.capital and token.kind == "word" and not token.possessive for token in around)


def is_scare(passage: Passage, quote: int) -> bool:
    """Tell a few words at arm's length, to which no verb of saying belongs.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text('The "experts" met.'))
    >>> is_scare(passage, 1)
    True
    """
    before = {token.low for token in passage.tokens[max(0, quote - 2) : quote]}
    return len(inner(passage, quote).split()) <= _LONGEST_SCARE and not before & {"as", ":"}


def _in_title_case(words: str) -> bool:
    parts = _TITLE_WORD.findall(words)
    if not parts or len(parts) > _LONGEST_TITLE or _SENTENCES.search(words):
        return False
    lower = any(part[0].islower() and len(part) > _SHORT_WORD for part in parts)
    return not lower and not parts[0][0].islower()


def _spoken_at(passage: Passage, quote: int, found: Sequence[Act]) -> bool:
    """Tell whether a verb of saying touches the mark."""
    comma = quote > 0 and passage.tokens[quote - 1].text in {",", ":"}
    before = quote - 1 if comma else quote
    return any(act.cue[1] == before and act.verb not in _NAMING_VERBS for act in found)
