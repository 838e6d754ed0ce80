"""A text → its words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# Hyphens and apostrophes, and the signs for a line break or a joint that no reader sees.
_JOINT = r"['’‑‐\-\u00ad\u200c\u200d]"
# Beyond these stand historic scripts; a class of more characters than these is searched slowly.
_BASIC_PLANE = range(0x300, 0x10000)


def find_words(text: str) -> Iterator[re.Match[str]]:
    """Find the words of a text, in order, in time that grows with its length and no faster.

    One word: "long-standing", "Assad's", "al-Assad's", also with a typographic hyphen or
    apostrophe; "U.N.", "U.N", "U.N.'s", "U.S.-led"; "70,000", "18:30", "2013"; and a figure with
    the letters on it or hyphened to it, "1990s", "20th", "20km", "12-year-old". Accents and vowel
    signs belong to their letter, also where they are characters of their own, and a soft hyphen
    parts nothing. Two words: "rc/jr", "2013-14". None: marks, dashes, currency and percent signs.
    At a sentence's end "U.N." keeps its last stop.

    >>> [match.group() for match in find_words("The U.N. counts 70,000 of Assad's long-standing…")]
    ['The', 'U.N.', 'counts', '70,000', 'of', "Assad's", 'long-standing']
    """
    return _word().finditer(text)


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of a word; nothing in it is tried twice, so no text can make it slow."""
    signs = f"[{''.join(_signs())}]"
    letter = rf"[^\W\d_]{signs}*+"
    rest = rf"(?:{signs}++[^\W_]*+|{_JOINT}[^\W_]++)*+"
    figure = rf"\d++(?:[.,:]\d++)*+(?:{_JOINT}?(?=[^\W\d_])[^\W_]++{rest})?+"
    dotted = rf"(?:(?:{letter}\.){{2,}}+(?:{letter}(?![^\W_]))?+|{letter}\.{letter}(?![^\W_])\.?+)"
    return re.compile(rf"{figure}|{dotted}{rest}|[^\W_]++{rest}")


def _signs() -> Iterator[str]:
    """Yield the characters that sit on a letter: accents, points, vowel signs."""
    return (c for c in map(chr, _BASIC_PLANE) if unicodedata.category(c).startswith("M"))
