"""A paragraph → its sentences.

A sentence ends at . ! ? or … before a space and a capital, a figure or an opening mark, unless the
full stop belongs to an abbreviation, an initial or the number of a point. A note, "[1]", goes with
the sentence before it. A quotation is kept whole: where two sentences stand between one pair of
marks, they belong to the sentence that quotes them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kit.marks import Span, stretches

# A name or a word always follows these titles and abbreviations: their stop ends no sentence.
NEVER_LAST = frozenset(
    "adm atty brig capt cdr cmdr col cpl dr fr gen gov hon insp lt maj messrs mme mr mrs ms pfc"
    " pres prof pvt rep reps rev sen sens sgt supt e.g i.e cf vs viz approx".split()
)
# These are abbreviations only before a figure: "Oct. 3", "No. 10", "p. 4".
BEFORE_FIGURES = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos p pp vol art sec ch fig para".split()
)
# These stand inside a sentence or end it: the next word decides.
EITHER_WAY = frozenset("inc ltd co corp jr sr etc bros dept est al ph.d st ft mt".split())
# After an abbreviation of the kind that stands either way, these words start a new sentence.
STARTERS = frozenset(
    "a after although an and another as at because before both but by critics despite during each"
    " earlier even every few for from he her here his how however i if in instead it its last later"
    " many meanwhile more most much neither no not nothing now officials on one only or other"
    " others our she since so some still such that the their then there these they this those"
    " though to today two under until we what when where whether which"
    " while who why with yet you".split()
)
SAYING = r"(?:said|says|asked|asks|added|told|wrote|replied|shouted|cried|exclaimed|wondered)"

# A run of stops is looked at once, from its first: from each of them would take too long.
_END = re.compile(
    r"""(?<![.!?])(?P<stops>[.!?]++|…)(?P<closing>[)\]"'“”’»«]*+)(?:\[\d{1,3}\])*+(?=\s)"""
)
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENERS = "\"'“”„‘‚«([¿¡"
_ASKED_BY = re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,4}}{SAYING}\b")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LOOK_BACK, _LOOK_AHEAD = 40, 80
_DIGITS_OF_A_POINT = 2


def split_sentences(text: str) -> list[Span]:
    """Return (start, end) of each sentence of a paragraph, without white space at its edges.

    Every character that is not white space lies in exactly one sentence.

    >>> text = 'Mr. Lee left the U.N. on Oct. 3. "Go. Go now," he said. We stayed.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Mr. Lee left the U.N. on Oct. 3.', '"Go. Go now," he said.', 'We stayed.']
    """
    spans, start = [], 0
    for end in _ends(text):
        span = _trim(text, start, end)
        if span:
            spans.append(span)
        start = end
    last = _trim(text, start, len(text))
    return [*spans, last] if last else spans


def _ends(text: str) -> Iterator[int]:
    quoted = list(_quoted(text))
    quoted_ends = [end for _, end in quoted]
    for match in _END.finditer(text):
        at = bisect_left(quoted_ends, match.end())
        inside = at < len(quoted) and quoted[at][0] < match.start() and match.end() < quoted[at][1]
        if not inside and _ends_sentence(text, match):
            yield match.end()


def _quoted(text: str) -> Iterator[Span]:
    """Yield each stretch with both its marks; after an s a single mark may be an apostrophe."""
    for stretch in stretches(text):
        possessive = text[stretch.inner_end - 1 : stretch.end] in ("s'", "s’")
        if not stretch.missing and not possessive:
            yield stretch.start, stretch.end


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + _LOOK_AHEAD].lstrip()
    bare = following.lstrip(_OPENERS)
    if bare and bare[0].islower():
        return False
    if match["stops"] == "." and not match["closing"]:
        return not _abbreviated(text, match.start(), bare)
    asked = match["stops"][0] in "?!" and match["closing"]
    return not (asked and _ASKED_BY.match(following))


def _abbreviated(text: str, stop: int, following: str) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it."""
    before = text[max(0, stop - _LOOK_BACK) : stop]
    if not before or before[-1].isspace():
        return False
    *earlier, word = before.split()
    if stop < _LOOK_BACK and not earlier and word.isdecimal() and len(word) <= _DIGITS_OF_A_POINT:
        return True
    word = word.lstrip(_OPENERS)
    lower = word.lower()
    if lower in NEVER_LAST:
        return True
    if lower in BEFORE_FIGURES and not (word.isupper() and len(word) == 1):
        return following[:1].isdigit()
    if lower in EITHER_WAY or _INITIALS.fullmatch(lower):
        return not _starts_sentence(following)
    return False


def _starts_sentence(following: str) -> bool:
    word = _NEXT_WORD.match(following)
    return word is not None and word.group().lower() in STARTERS


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
