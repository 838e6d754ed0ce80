"""A marked stretch → a whole clause or a phrase, and what to say where a mark is missing."""

import re

from kit.marks import Stretch
from kit.quoting.tokens import Passage
from kit.texts import say

_FIRST_WORD = re.compile(r"[\W_]*(\w)")
_CLOSED = (".", ",", "?", "!", "…", "—", "–", "-", ";", ":")
_FEWEST_WORDS, _ENOUGH_WORDS, _FARTHEST = 2, 4, 25


def is_whole(passage: Passage, quote: int) -> bool:
    """Tell a whole clause ("direct") from a phrase inside the reporter's sentence ("partial").

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text('"We wait," he said, though "a bit."'))
    >>> is_whole(passage, 0), is_whole(passage, 5)
    (True, False)
    """
    words = inner(passage, quote)
    first = _FIRST_WORD.match(words)
    if not first or not (
        words.rstrip(" \xa0'’").endswith(_CLOSED) or _stands_alone(passage, quote)
    ):
        return False
    if first[1].isupper() or first[1].isdigit():
        return len(words.split()) >= _FEWEST_WORDS or _introduced(passage, quote)
    if len(words.split()) >= _ENOUGH_WORDS and _introduced(passage, quote):
        return True
    return _resumes(passage, quote)


def inner(passage: Passage, quote: int) -> str:
    """Return the words between the marks."""
    stretch, text = passage.quotes[quote], passage.tokens[quote].text
    return text[stretch.inner_start - stretch.start : stretch.inner_end - stretch.start]


def _stands_alone(passage: Passage, quote: int) -> bool:
    """Tell a heading or a sentence that is nothing but the stretch."""
    return len(passage.tokens) == 1 and quote == 0


def _introduced(passage: Passage, quote: int) -> bool:
    """Tell a comma or a colon before the mark: he said, "…"."""
    return quote == 0 or passage.tokens[quote - 1].text in {",", ":"}


def _resumes(passage: Passage, quote: int) -> bool:
    """Tell the second half of a clause that "he said" interrupts."""
    if not _introduced(passage, quote):
        return False
    for at in range(quote - 1, max(-1, quote - _FARTHEST), -1):
        if at in passage.quotes:
            return inner(passage, at).rstrip(" \xa0").endswith((",", "—", "–", "-"))
    return False


def mark_warning(source: str, stretch: Stretch) -> str:
    """Say which quotation mark is missing, and where; nothing where none is.

    >>> mark_warning('No," he said.', Stretch(0, 4, 0, 3, "opening"))
    'The opening quotation mark is missing before "No,".'
    """
    words = source[stretch.inner_start : stretch.inner_end].split()
    if not stretch.missing or not words:
        return ""
    if stretch.missing == "opening":
        return say(
            'The opening quotation mark is missing before "{words}".', words=" ".join(words[:4])
        )
    return say('The closing quotation mark is missing after "{words}".', words=" ".join(words[-4:]))
