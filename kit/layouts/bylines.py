"""A line of a page → who wrote it: a name above the text, or initials and agencies below it."""

import re

from kit.article import NEWS_AGENCIES, Part, agency_names
from kit.layouts.lines import Line

_BY = re.compile(
    r"(?:by|von|par|por|di|door|text|words|author|autor|autorin)\b\s*:?\s*|by(?=[A-Z])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,|/&]+")
# Words in small letters that stand inside a list of names.
_CONNECTORS = frozenset(
    "and und et y e with for in of de von van der den la le da di al bin the del du dos zu ter"
    " and/or".split()
)
_NO_NAME = re.compile(r"[\d@!?:;“”\"„«»…]|\.\Z(?<!\b\w\.)(?<!\b[JS]r\.)")
_LONGEST, _MOST_WORDS = 120, 14
_FEWEST_NAME_WORDS, _MOST_NAME_WORDS = 2, 5
# How a report is signed off: "dm,nm/jm (Reuters AFP)", "rc/jr", "(AP, dpa)", "jm / rc (dpa)".
_SIGN_OFF = re.compile(
    r"([a-z]{2,4}(?:\s?[,/]\s?[a-z]{2,4})*)?\s*(\([^()]{2,200}\)\.?|\([^()]{2,200})?"
)
_EDITOR = re.compile(
    r"(?:edited by|edition|editor|redaktion|redigiert von|édité par)\s*:?\s+\S.{1,80}",
    re.IGNORECASE,
)
_KNOWN_AGENCIES = frozenset(name.lower() for name in NEWS_AGENCIES)


def read_byline(text: str) -> tuple[int, int] | None:
    """Return where the names stand in a line such as "By Nora Feldt"; None if it is no such line.

    >>> read_byline("By Nora Feldt and Edda Moor")
    (3, 27)
    >>> read_byline("By and by the fog lifted.") is None
    True
    """
    match = _BY.match(text)
    if not match or len(text) > _LONGEST or _NO_NAME.search(text, match.end()):
        return None
    words = _WORD.findall(text[match.end() :])
    names = all(not word[0].islower() or word in _CONNECTORS for word in words)
    if names and len(words) <= _MOST_WORDS and (not words or words[0] not in _CONNECTORS):
        return match.end(), len(text)
    return None


def is_name(text: str) -> bool:
    """Tell whether a line could be nothing but a person's name, or the names of a few.

    >>> is_name("Nora Feldt"), is_name("Ferry stays in port")
    (True, False)
    """
    if len(text) > _LONGEST or _NO_NAME.search(text):
        return False
    people = re.split(r",| and | und | et | y | & |\|", text)
    return all(map(_is_one_name, people))


def _is_one_name(text: str) -> bool:
    words = text.split()
    return _FEWEST_NAME_WORDS <= len(words) <= _MOST_NAME_WORDS and all(
        word[0].isupper() or (word in _CONNECTORS and 0 < at < len(words) - 1)
        for at, word in enumerate(words)
    )


def names_editor(text: str) -> bool:
    """Tell whether a line says who edited a report.

    >>> names_editor("Edited by: Nora Feldt")
    True
    """
    return len(text) <= _LONGEST and _EDITOR.fullmatch(text) is not None


def sign_off(line: Line) -> list[Part]:
    """Return the initials and agencies of a line that holds nothing else; otherwise nothing.

    >>> [part.kind for part in sign_off(Line(0, "ab/cd (AFP, dpa)", touches=False))]
    ['byline', 'agencies']
    """
    match = _SIGN_OFF.fullmatch(line.text)
    if not match:
        return []
    initials, agencies = match.groups(default="")
    named = {name.lower() for name in agency_names(agencies.strip("(). \xa0"))}
    known = not _KNOWN_AGENCIES.isdisjoint(
        named | {word for name in named for word in name.split()}
    )
    if not re.search(r"/|,\S", initials) and not known:
        return []
    parts = line.slice("byline", *match.span(1)) if initials else []
    return [*parts, *line.slice("agencies", match.start(2), len(line.text))] if agencies else parts
