r"""What is sought → a search that always comes to an end.

A pattern such as `(.|\s)*\d` can fit the same words in so many ways that `re` would try them for
years, and nothing stops it. The library `regex` reads the same patterns, finds a way around most of
these traps, and takes a limit of time for the others.
"""

import re
import time
from collections.abc import Callable
from typing import Any

from kit.compare.checks import TableError
from kit.texts import say

Search = Callable[[str, int], "re.Match[str] | None"]
"""A text and a position → the first match at or after it."""

LONGEST_SEARCH = 3.0
"""How many seconds a search may take."""
_FOR_EACH_TEXT = 0.0005

# A * stands for the rest of a word: letters, figures, and joints with a letter after them.
_REST_OF_WORD = r"(?:[^\W_]|['’‑-](?=[^\W_]))*"


def searching(sought: str | re.Pattern[str], texts: int) -> Search:
    """Return a search for a word, a phrase or a pattern; its limit of time begins now.

    Args:
        sought: what to look for; see `kit.compare.concordance`.
        texts: how many texts will be searched; many may take longer.

    Raises:
        TableError: if nothing is sought, or `regex` can't read the pattern; the search itself
            raises it when it takes longer than `LONGEST_SEARCH` and half a millisecond a text.

    >>> searching("rain", 1)("Warm rain fell.", 0).span()
    (5, 9)
    """
    import regex

    what = sought if isinstance(sought, str) else sought.pattern
    try:
        pattern = _compiled(sought)
    except regex.error as error:
        raise TableError(
            say("The pattern {what!r} can't be read: {error}.", what=what, error=error)
        ) from None
    end = time.monotonic() + LONGEST_SEARCH + texts * _FOR_EACH_TEXT

    def search(text: str, start: int) -> "re.Match[str] | None":
        left = end - time.monotonic()
        if left <= 0:
            raise TableError(_too_long(what))
        try:
            found: re.Match[str] | None = pattern.search(text, start, timeout=left)
        except TimeoutError:
            raise TableError(_too_long(what)) from None
        return found

    return search


def _compiled(sought: str | re.Pattern[str]) -> Any:  # noqa: ANN401
    """Compile for `regex`, whose flags have other numbers than those of `re`."""
    import regex

    if isinstance(sought, str):
        return regex.compile(_whole_words(sought), regex.IGNORECASE)
    names = [flag.name for flag in re.RegexFlag if flag & sought.flags and flag != re.DEBUG]
    flags = 0
    for name in names:
        flags |= getattr(regex, str(name))
    return regex.compile(sought.pattern, flags)


def _whole_words(sought: str) -> str:
    """Write a pattern that finds the words, and perhaps more: see `concordance._hits`.

    No word of `kit.words` begins right after a letter or a figure, nor ends right before one, so
    "a" is not even tried inside of other words.
    """
    pieces = sought.replace("’", "'").split()
    if not any(piece.strip("*") for piece in pieces):
        raise TableError(
            say("Nothing is sought. Give a word, a phrase, or the start of a word and *.")
        )
    literal = r"\s+".join(map(re.escape, pieces)).replace("'", "['’]")
    before = r"(?<![^\W_])" if pieces[0][0].isalnum() else ""
    after = r"(?![^\W_])" if pieces[-1][-1].isalnum() else ""
    return before + literal.replace(r"\*", _REST_OF_WORD) + after


def _too_long(what: object) -> str:
    return say(
        "The search for {what!r} took too long and was stopped. It fits nearly everywhere, or it"
        " fits the same words in too many ways, as (a|b|ab)* does. Say more exactly what you look"
        " for: fewer * and +, and none of them on a group in brackets.",
        what=what,
    )
