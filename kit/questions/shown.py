"""A value → the few words in which a message may quote it."""

from collections.abc import Collection, Sequence
from typing import Any

from kit.texts import say

_LONGEST = 60
_MOST_ITEMS = 4


def shown(value: object) -> str:
    """Write a learner's value the way Python writes it, cut where it is long.

    >>> shown("Reuters"), shown(70_000)
    ("'Reuters'", '70000')
    >>> shown(" ".join(["word"] * 50))
    "'word word word word word word word word word word word wo…'"
    """
    if isinstance(value, str):
        return repr(shortened(value))
    if isinstance(value, list | tuple | set | frozenset | dict):
        return _shown_items(value)
    try:
        return shortened(repr(value))
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return say("a very long number")


def shortened(text: str, longest: int = _LONGEST) -> str:
    r"""Cut a text that is too long for a message, and make one line of it.

    >>> shortened("one\ntwo")
    'one two'
    """
    line = " ".join(text[: 4 * longest].split())
    return line if len(line) < longest else line[: longest - 3] + "…"


def listed(words: Sequence[str]) -> str:
    """Join words the way a sentence does.

    >>> listed(["blame", "war", "abyss"])
    'blame, war and abyss'
    """
    *most, last = words
    return say("{words} and {last}", words=", ".join(most), last=last) if most else last


def _shown_items(value: Collection[Any]) -> str:
    first = [shown(item) if not isinstance(item, list | tuple | dict) else "…" for item in value]
    inside = shortened(", ".join(first[:_MOST_ITEMS])) + (", …" if len(value) > _MOST_ITEMS else "")
    opening, closing = ("[", "]") if isinstance(value, list) else ("(", ")")
    if isinstance(value, dict | set | frozenset):
        opening, closing = "{", "}"
    return f"{opening}{inside}{closing}"
