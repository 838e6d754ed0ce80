"""The lines of a page and the stretch that is its text → which line is the headline.

The signs: its words come back in the text; a date or a name stands under it; it stands close above
the text, on a line of its own; the browser's title above it has the same words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kit.layouts.signs import Seen

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_SUFFIX = re.compile(r"\s\|\s[^|]{2,40}\Z")
_HEADLINE_WORDS = range(2, 35)
_SHORT_WORDS, _LONG_WORDS, _VERY_LONG_WORDS = 4, 20, 28
_KICKER_WORDS = 4
_LINES_ABOVE, _LINES_BELOW, _LINES_OF_TEXT = 60, 4, 60
# A box can part the first paragraph from the rest of the text.
_LINES_BOXED = 12
_LINES_TO_DATE, _SENTENCES_TO_DATE = 7, 2
# A headline mostly scores 2 to 5.
_LEAST_SCORE = 1.5
# The line above the best one is the headline if it is nearly as good: the other is a standfirst.
_NEARLY = 1.2


def find_headline(seen: Sequence[Seen], first: int, end: int) -> int | None:
    """Return which line is the headline of the text from `first` to `end`; None if none looks it.

    Args:
        seen: the lines of the page.
        first: the first line of the text.
        end: the line after its last.
    """
    in_text = Counter(
        stem
        for one in seen[max(0, first - _LINES_BOXED) : min(end, first + _LINES_OF_TEXT)]
        if one.kind == "prose"
        for stem in _stems(one.text)
    )
    scores = {i: _score(seen, i, first, in_text) for i in _candidates(seen, first, end)}
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _LEAST_SCORE:
        return None
    above = next((i for i in (best - 1, best - 2) if i in scores), None)
    if above is None or " | " in seen[above].text:
        return best
    if scores[above] > max(_LEAST_SCORE, scores[best] - _NEARLY):
        return above
    return best


def _candidates(seen: Sequence[Seen], first: int, end: int) -> Iterator[int]:
    statements = 0
    for i in range(max(0, first - _LINES_ABOVE), min(first + _LINES_BELOW, end)):
        if seen[i].kind in ("short", "prose") and seen[i].words in _HEADLINE_WORDS:
            yield i
        statements += i >= first and seen[i].is_statement
        if statements > 1:
            return  # what stands under full sentences is a subheading


def _stems(text: str) -> set[str]:
    """Return the first letters of the longer words, so that "vote" meets "voted"."""
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def _score(seen: Sequence[Seen], i: int, first: int, in_text: Counter[str]) -> float:
    """Weigh the signs that a line is the headline."""
    one, stems = seen[i], _stems(_SUFFIX.sub("", seen[i].text))
    counted_itself = i >= first - _LINES_BOXED and one.kind == "prose"
    back = sum(in_text[stem] > counted_itself for stem in stems) / max(len(stems), 2)
    score = 3 * back - 0.04 * max(0, first - i) + _dated_nearby(seen, i)
    score += 0.4 * (not one.line.touches) + 0.6 * _stands_above(seen, i)
    score -= 1.0 * _looks_like_kicker(one) + 1.0 * _is_window_title(seen, i)
    score -= 0.5 * (one.words > _LONG_WORDS) + 0.5 * (one.words > _VERY_LONG_WORDS)
    score -= 0.8 * (one.words < _SHORT_WORDS) + 1.0 * one.is_statement
    return score - 0.8 * (i > first and seen[first].is_statement)


def _is_window_title(seen: Sequence[Seen], i: int) -> bool:
    """Tell whether a line below has the words of this one before its " | "."""
    bare = _SUFFIX.sub("", seen[i].text)
    return bare != seen[i].text and any(one.text == bare for one in seen[i + 1 : i + _LINES_ABOVE])


def _looks_like_kicker(one: Seen) -> bool:
    words = [word for word in one.text.split() if len(word) > 3]  # noqa: PLR2004 - no articles
    short = one.words <= _KICKER_WORDS and one.text[-1] not in "?!"
    return short and all(word[0].isupper() for word in words)


def _dated_nearby(seen: Sequence[Seen], i: int) -> float:
    below = seen[i + 1 : i + 1 + _LINES_TO_DATE]
    at = next((k for k, one in enumerate(below) if one.kind in ("date", "byline")), None)
    if at is not None and sum(one.kind == "prose" for one in below[:at]) <= _SENTENCES_TO_DATE:
        return 1.2 - 0.1 * at
    return 0.8 if i and seen[i - 1].kind == "date" else 0.0


def _stands_above(seen: Sequence[Seen], i: int) -> bool:
    """Tell whether a line above holds the same words: the browser's title, the path to the page."""
    return any(seen[i].text in one.text for one in seen[max(0, i - _LINES_ABOVE) : i])
