"""An Article → its figures: how many of what, how sure, and according to whom.

A figure is whatever the page writes as a number, in figures or in words. Only amounts (counts,
money, percentages, shares) have a hedge, a unit and a source; a date, a rank or a label does not
say how many.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal

from kit.article import OWN_WORDS, Article, Part
from kit.marks import Span
from kit.numerals import BEGINNING, FIGURES, ORDINAL_WORDS, SCALED, SHARE, VAGUE, WORDS, value_of
from kit.quoting import quotations

NumberKind = Literal[
    "count", "money", "percent", "share", "ordinal", "year", "date", "time", "label"
]
AMOUNTS: frozenset[NumberKind] = frozenset({"count", "money", "percent", "share"})
"""The kinds of numbers that say how many or how much."""

_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)"
    r"|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?(?!,?\d|:\d)"
# Neither the rest of a word or a number, nor the end of a name such as B-52.
_FREE = r"(?<![^\W\d_]-)(?<!\w)(?<!\d\.)"
_FREE_YEAR = r"(?<!\w)(?<!\d[.,])"  # "pre-2011" tells the year
_MINUS = r"(?:(?<![^\s(])[−-])?"
_LABELED = (
    "No Nos Nr Number Article Resolution Chapter Section Flight Route Highway Boeing Airbus Apollo"
    " Channel Page page Area Gate Phase Level Room Platform Protocol Annex Round Day Act"
).split()
# The first kind that fits a place is the right one: a month or a sign tells more than the digits.
# Only a currency and a percent sign are groups: they are the unit.
_KINDS: dict[NumberKind, str] = {
    "date": (
        rf"\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?|\b{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w)(?:,?\s+{_YEAR})?"
        rf"|\b{_MONTH}(?:,|\s+of)?\s+{_YEAR}(?!\w)"
        r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    ),
    "time": (
        r"\b\d{1,2}(?:[:.][0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock\b)"
        r"|\b[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)(?:\s(?:GMT|UTC|CET)\b)?"
        rf"|\b\d{{4}}\s(?:GMT|UTC|CET)\b|\b{WORDS}\s+o['’]clock\b"
    ),
    "label": (
        rf"\b(?:{'|'.join(_LABELED)})\.?\s\d+(?:[.-]\d+)*(?![\w,]\d|\w)|#\d+|\b\d+(?:/\d+)+\b"
        r"|\b\d+(?:\.\d+){2,}\b|\A\d{1,3}[.)](?=\s)"
    ),
    "money": (
        rf"((?:\b[A-Z]{{1,3}})?[$€£¥])\s?(?:{SCALED}|{FIGURES}m\b|{FIGURES})"
        rf"|{_FREE}(?:{SCALED}|{FIGURES}|{WORDS})[\s-]"
        r"((?:US\s)?(?:dollars?|euros?|rubles?|roubles?|cents)\b|€)"
    ),
    "percent": (
        rf"{_FREE}{_MINUS}{FIGURES}\s?(%)"
        rf"|{_FREE}(?:{_MINUS}{FIGURES}|{WORDS}|[Oo]ne)[\s-](percent|per\scent)\b"
    ),
    "share": rf"{_FREE}{SHARE}",
    "ordinal": (
        r"\b\d+(?:st|nd|rd|th)\b"
        r"|(?:(?<=\b[Tt]he\s)|(?<=['’]s\s)|(?<=\b(?:his|her|its|our)\s)"
        rf"|(?<=\btheir\s)){ORDINAL_WORDS}\b|(?<=\b[Aa]\s){ORDINAL_WORDS}(?=\s+[a-z])(?!\s+of\b)"
    ),
    "year": rf"{_FREE_YEAR}{_YEAR}(?:['’]?s\b|[-–/]\d{{4}}\b|[-–/]\d\d\b|\b(?![.,:]?\d|-[a-z]))",
    "count": (
        rf"{_FREE}(?:{_MINUS}{SCALED}|{VAGUE}|{WORDS}"
        r"|[Oo]ne(?=-[a-z]|\s+(?:hour|day|week|month|year|mile|kilometer|person|man|woman|child"
        r"|soldier|civilian)\b)|(?:(?<=least\s)|(?<=only\s)|(?<=than\s))one\b"
        rf"|{_MINUS}{FIGURES}(?=(?:km|kg|cm|mm|m|ft|mph|kph|C|F)\b|[^\w]|\Z))"
    ),
}
# A figure begins here or nowhere: a cheap look at every place saves trying every kind there.
_START = re.compile(
    rf"(?<![^\W\d_])(?={BEGINNING}|[$€£¥#]|[A-Z]{{1,3}}[$€£¥]"
    rf"|{_MONTH}(?:,|\s+of)?\s+\d|(?:{'|'.join(_LABELED)})\.?\s\d)"
)

Figure = tuple[re.Match[str], NumberKind, Span | None]
"""A match with its kind and the place of its unit."""

_HEDGE = re.compile(
    r"(?<!\w)(?:(?:no|not|slightly|well|far|just|many|a\s+little)\s+)?(?:more|less|fewer)\s+than\s*\Z"
    r"|(?<!\w)(?:(?:just|well|slightly)\s+)?(?:over|under)\s*\Z"
    r"|(?<!\w)(?:at\s+(?:least|most|the\s+least)|up\s+to|as\s+(?:many|few|much|little)\s+as"
    r"|close\s+to|upwards\s+of|in\s+excess\s+of|an\s+estimated|estimated|some|roughly|around"
    r"|approximately|circa|nearly|almost|perhaps|possibly|maybe|between)\s*\Z"
    r"|(?<!\w)(?<!talk\s)(?<!talks\s)(?<!worried\s)(?<!concerned\s)(?<!spoke\s)(?<!know\s)"
    r"about\s*\Z",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(r"\s+(or\s+(?:more|less|fewer|so))\b")
_LONGEST_HEDGE = 30
_TIME_BEFORE = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f)\s+\Z")
_PEOPLE = frozenset("people men women children civilians soldiers troops refugees fighters".split())

_NEXT_WORD = re.compile(r"\s+([^\W\d_][\w’'‑-]*)(\.?)")
_JOINED = re.compile(r"[-‑]([^\W\d_]+)|(km|kg|cm|mm|m|ft|mph|kph|C|F)\b")
_LEAD_IN = re.compile(
    r"(?:\s+of(?:\s+(?:the|its|his|her|their|our|these|those|them))?\b)?"
    r"(?:\s+(?:more|other|others|further|additional)\b)?"
)
_OF = re.compile(r"\s+of(?=\s)")
_RANGE = re.compile(r"\s*[-–]\s*|\s+(?:to|or)\s+")
_WITHOUT_S = _PEOPLE | frozenset(
    "police staff personnel crew aircraft sheep feet media dead wounded injured missing others"
    " percent km kg cm mm m mph kph hectares kilometers".split()
)
_NO_UNIT = frozenset(
    "a an the this that these those his her its their our my your him them it he she they we i you"
    " in on at by with from to as of into over under after before since until during about against"
    " among between through for per and or but nor so yet if than because while although when"
    " where which who whom whose what how is are was were be been being has have had do does did"
    " will would can could may might must shall should not also only even just now then there here"
    " said says say fled died took left lost made came went got held fell rose won met saw told"
    " agreed killed arrived remain want".split()
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|['’]s)\Z")
_WORDS_IN_UNIT, _SHORTEST_PLURAL = 4, 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a page and where they stand: `source[start:end]` is `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure on a page.

    Attributes:
        start: the position of its first character in the source.
        end: the position after its last character.
        text: the figure as it stands: "70,000", "1.5 million", "a dozen", "Oct. 3".
        value: the quantity, rank or year; None for dates, times and labels, and where the words
            do not say how many, as "hundreds". In figures, commas part thousands: 70,000.
        kind: "count", "money", "percent", "share", "ordinal", "year", "date", "time" or "label"
            ("No. 10", "24/7").
        unit: what is counted: "people", "hours of talks", "$"; None if it is not said beside it.
        hedge: the words that make it less exact: "more than", "some"; None if there are none.
        source: who is named in the same sentence as saying so: "UN estimates", "he"; None if
            nobody is.
    """

    start: int
    end: int
    text: str
    value: float | None
    kind: NumberKind
    unit: Phrase | None = None
    hedge: Phrase | None = None
    source: Phrase | None = None


def numbers(article: Article) -> tuple[Number, ...]:
    """Find the figures of an article, in reading order; they never overlap.

    Kicker, headline, standfirst, captions, subheadings and paragraphs are searched. Figures inside
    names ("TF1", "B-52") are none. A source counts only if the same sentence names it.

    >>> import kit
    >>> for number in numbers(kit.article_from_text("Nearly 1,200 boats sank, the UN said.")):
    ...     print(number.value, number.unit.text, number.hedge.text, number.source.text)
    1200 boats Nearly the UN
    """
    source_at = _sources(article)
    return tuple(
        number
        for part in article.parts
        if part.kind in OWN_WORDS
        for start, end in _sentences(part, article)
        for number in _numbers_in(article.source[start:end], start, source_at)
    )


def _sentences(part: Part, article: Article) -> list[Span]:
    """Return where the sentences of the part stand; a heading is one."""
    first = bisect_left(article.sentences, part.start, key=attrgetter("start"))
    after = bisect_left(article.sentences, part.end, key=attrgetter("start"))
    spans = [(sentence.start, sentence.end) for sentence in article.sentences[first:after]]
    return spans or [(part.start, part.end)]


def _numbers_in(
    sentence: str, offset: int, source_at: Callable[[int], Phrase | None]
) -> Iterator[Number]:
    for match, kind, unit in _with_units(sentence):
        amount = kind in AMOUNTS
        yield Number(
            offset + match.start(),
            offset + match.end(),
            match[0],
            _value(match, kind),
            kind,
            _phrase(sentence, unit, offset),
            _phrase(sentence, _hedge(sentence, match) if amount else None, offset),
            source_at(offset + match.start()) if amount else None,
        )


def _with_units(sentence: str) -> list[Figure]:
    """Find each figure with its kind and unit; in "10 to 15 boats" both count boats."""
    found: list[Figure] = []
    for match, kind in reversed(list(_figures(sentence))):
        unit = _unit(sentence, match, kind)
        if kind == "count" and found and _is_range(sentence, match, found[-1][0]):
            unit = found[-1][2]
        found.append((match, kind, unit))
    return found[::-1]


def _figures(sentence: str) -> Iterator[tuple[re.Match[str], NumberKind]]:
    end = 0
    for start in _START.finditer(sentence):
        if start.start() >= end and (found := _figure_at(sentence, start.start())):
            end = found[0].end()
            yield found


def _figure_at(sentence: str, at: int) -> tuple[re.Match[str], NumberKind] | None:
    for kind, pattern in _patterns().items():
        if match := pattern.match(sentence, at):
            return match, "count" if kind == "year" and _counts(sentence, match) else kind
    return None


@cache
def _patterns() -> dict[NumberKind, re.Pattern[str]]:
    """Return the pattern of each kind; made when first needed, because making them is slow."""
    return {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}


def _counts(sentence: str, year: re.Match[str]) -> bool:
    """Tell what looks like a year, but has people after it or a hedge: it is a count after all."""
    if not year[0].isdecimal():
        return False
    word = _NEXT_WORD.match(sentence, year.end())
    people = word and word[1] in _PEOPLE and not _search_back(_TIME_BEFORE, sentence, year)
    return bool(people or _hedge(sentence, year))


def _is_range(sentence: str, first: re.Match[str], last: re.Match[str]) -> bool:
    if _RANGE.fullmatch(sentence, first.end(), last.start()):
        return True
    hedge = _hedge(sentence, first)
    between = hedge is not None and sentence[slice(*hedge)].lower() == "between"
    return between and sentence[first.end() : last.start()].strip() == "and"


def _value(match: re.Match[str], kind: NumberKind) -> float | None:
    if kind in ("date", "time", "label"):
        return None
    if kind == "year":
        return int(match[0]) if match[0].isdecimal() else None
    sign = match[match.lastindex] if match.lastindex else ""
    return value_of(match[0].removeprefix(sign).removesuffix(sign))


def _hedge(sentence: str, match: re.Match[str]) -> Span | None:
    before = _search_back(_HEDGE, sentence, match)
    if before:
        return before.start(), before.start() + len(before[0].rstrip())
    after = _HEDGE_AFTER.match(sentence, match.end())
    return after.span(1) if after else None


def _search_back(
    pattern: re.Pattern[str], sentence: str, match: re.Match[str]
) -> re.Match[str] | None:
    return pattern.search(sentence, max(0, match.start() - _LONGEST_HEDGE), match.start())


def _unit(sentence: str, match: re.Match[str], kind: NumberKind) -> Span | None:
    if match.lastindex:
        return match.span(match.lastindex)
    if kind not in AMOUNTS:
        return None
    if joined := _JOINED.match(sentence, match.end()):
        return joined.span(joined.lastindex or 0)
    after = _HEDGE_AFTER.match(sentence, match.end())
    lead_in = _LEAD_IN.match(sentence, after.end() if after else match.end())
    at = lead_in.end() if lead_in else match.end()
    unit = _counted(sentence, at, alone=kind == "count" and _value(match, kind) == 1)
    return _with_complement(sentence, unit) if unit else None


def _counted(sentence: str, at: int, *, alone: bool = False) -> Span | None:
    """Return the words up to the first plural; after "one" the next word will do."""
    words = _run_of_words(sentence, at)
    for number, word in enumerate(words):
        following = words[number + 1][1] if number + 1 < len(words) else ""
        compound = word[1][0].isupper() and following.islower() and _is_plural(following)
        if alone or (_is_plural(word[1]) and not compound):
            return words[0].start(1), word.end(1) - word[1].endswith(("'", "’"))
    return None


def _run_of_words(sentence: str, at: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) < _WORDS_IN_UNIT:
        word = _NEXT_WORD.match(sentence, at)
        if not word or word[1].lower() in _NO_UNIT:
            break
        words.append(word)
        if word[2]:
            break
        at = word.end()
    return words


def _is_plural(word: str) -> bool:
    if word.lower() in _WITHOUT_S:
        return True
    bare = word.rstrip("'’")
    return len(bare) >= _SHORTEST_PLURAL and bare.endswith("s") and not _NOT_PLURAL.search(bare)


def _with_complement(sentence: str, unit: Span) -> Span:
    """Carry on through "of": "hours" → "hours of talks", but not "people of the north"."""
    of = _OF.match(sentence, unit[1])
    if not of:
        return unit
    words = _run_of_words(sentence, of.end())
    if len(words) == 1 and words[0][1].islower():
        return unit[0], words[0].end(1)
    counted = _counted(sentence, of.end())
    return (unit[0], counted[1]) if counted else unit


def _phrase(sentence: str, span: Span | None, offset: int) -> Phrase | None:
    if span is None:
        return None
    start, end = span
    return Phrase(offset + start, offset + end, sentence[start:end])


def _sources(article: Article) -> Callable[[int], Phrase | None]:
    """Return a function from a position to the speaker whose words, marked or not, hold it."""
    spans: list[tuple[int, int, Phrase]] = []
    for said in quotations(article):
        outermost = not spans or said.start >= spans[-1][1]
        if outermost and said.speaker is not None and said.speaker_start is not None:
            end = said.speaker_start + len(said.speaker)
            spans.append((said.start, said.end, Phrase(said.speaker_start, end, said.speaker)))
    starts = [start for start, _, _ in spans]

    def source_at(position: int) -> Phrase | None:
        at = bisect_right(starts, position) - 1
        return spans[at][2] if at >= 0 and position < spans[at][1] else None

    return source_at
