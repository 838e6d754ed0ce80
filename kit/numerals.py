"""A numeral, in figures or in English words → its value.

The patterns here say what a numeral looks like; `kit.figures` says which of them count something.
"""

import re
from decimal import Decimal

_ONES = "two three four five six seven eight nine".split()
_TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_SMALL: dict[str, int] = {
    "zero": 0,
    "one": 1,
    **dict(zip(_ONES, range(2, 10), strict=True)),
    **dict(zip(_TEENS, range(10, 20), strict=True)),
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_HOW_MANY_UNSAID = frozenset(
    "several many few scores dozens tens hundreds thousands millions billions".split()
)
_FIRST_WORDS = [
    *("half one several many few dozens scores tens hundreds thousands millions billions").split(),
    *(*_TENS, *_TEENS, *_ONES, "zero", *_ORDINALS),
]
_AFTER_A = (
    "few hundred dozen thousand million billion trillion half third quarter fifth tenth"
).split()
_MOST_DIGITS = 15  # beyond this it is an account number or a slip, and no float can hold it


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(words)})"


_UNDER_100 = rf"(?:{_any(_TENS)}(?:[-‑\s](?:one|{_any(_ONES)}))?|{_any([*_TEENS, *_ONES])})"
_GROUP = (
    rf"(?:(?:a|one|{_UNDER_100})\s+hundred(?:\s+(?:and\s+)?{_UNDER_100})?"
    rf"|(?:a|one|half\s+a|{_UNDER_100})\s+dozen|{_UNDER_100})\b"
)
_SCALE = r"(?:thousand|million|billion|trillion)\b"

FIGURES = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
)
"""English notation: 70,000 and 2.5; a space that does not break may part thousands."""
SCALED = rf"{FIGURES}(?:[-\s]{_SCALE}|\s?(?:bn|mn|tn|k)\b)"
"""Figures and a word for their size: 1.5 million, 3bn."""
WORDS = (
    rf"(?i:(?:half\s+a|a|one(?:\s+and\s+a\s+half)?|{_GROUP}(?:\s+and\s+a\s+half)?)\s+{_SCALE}"
    rf"(?:\s+{_GROUP}(?:\s+{_SCALE})?)?"
    rf"|(?:one|{_GROUP})\s+and\s+a\s+half\b|{_GROUP}|zero\b)"
)
"""Number words; "one" alone is left out, because it often stands for a person or a thing."""
VAGUE = (
    rf"(?i:(?:several|many|(?:a\s+)?few)\s+(?:dozen|hundred|{_SCALE})\b"
    r"|(?:(?:dozens|tens|hundreds|thousands)\s+of\s+)?(?:hundreds|thousands|millions|billions)\b"
    r"|dozens\b|scores(?=\s+of\b))"
)
"""Words that count without saying how many: their value is not known."""
ORDINAL_WORDS = _any(_ORDINALS)
SHARE = (
    r"(?i:(?:a|one|two|three|four)[-\s](?:half|thirds?|quarters?|fifths?|tenths?)"
    r"(?=\s+(?:of|the)\b)|(?:two|three|four)-(?:thirds|quarters|fifths|tenths)\b|half(?=\s+of\b))"
)
"""A part of a whole in words: two-thirds, a quarter of, half of."""
BEGINNING = rf"(?:[−-]?\d|(?i:{_any(_FIRST_WORDS)}\b|a[-\s]\s*{_any(_AFTER_A)}))"
"""How any of the above begins: cheap to look for, before the patterns above are tried."""

_TERM = re.compile(rf"[−-]|{FIGURES}|[a-z]+")


def value_of(numeral: str) -> int | float | None:
    """Return the value of a numeral that one of the patterns found.

    Args:
        numeral: FIGURES, SCALED, WORDS, VAGUE or SHARE, or a rank such as "third" or "3rd".

    Returns:
        A whole number where it is one; None where the words do not say how many.

    >>> [value_of(numeral) for numeral in ("70,000", "1.5 million", "a dozen", "hundreds", "2nd")]
    [70000, 1500000, 12, None, 2]
    """
    terms = _TERM.findall(numeral.lower())
    if sum(map(str.isdigit, numeral)) > _MOST_DIGITS or not _HOW_MANY_UNSAID.isdisjoint(terms):
        return None
    if terms[-1] in _ORDINALS and len(terms) == 1:
        return _ORDINALS.index(terms[-1]) + 1
    share = _SHARES.get(terms[-1].removesuffix("s"))
    if share and "and" not in terms:
        return _SMALL.get(terms[0], 1) / share
    return _plain(_sum(terms))


def _sum(terms: list[str]) -> Decimal:
    """Add the terms up as they are spoken: two hundred | and five | thousand | ten."""
    total, group = Decimal(0), Decimal(0)
    for term in terms:
        if term in _SCALES:
            total += (group or Decimal(1)) * _SCALES[term]
            group = Decimal(0)
        elif term in ("hundred", "dozen"):
            group = (group or Decimal(1)) * (100 if term == "hundred" else 12)
        elif term == "half":
            group += Decimal("0.5")
        elif term[0].isdigit():
            group += Decimal(re.sub(r"[,\s]", "", term))
        else:
            group += _SMALL.get(term, 0)
    return -(total + group) if terms[0] in "−-" else total + group


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
