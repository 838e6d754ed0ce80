"""The lines of a page → what each of them is, as far as it can be told from the line alone.

And from there: the stretch of the page that is the article's text, which is where full sentences
outweigh short lines the most. The idea is that of J. Pasternack and D. Roth, "Extracting Article
Text from the Web with Maximum Subsequence Segmentation", 2009.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kit.layouts.bylines import read_byline
from kit.layouts.datelines import DateLine, read_date_line
from kit.layouts.furniture import furniture_reason, is_caption, is_credit, opens_box
from kit.layouts.lines import Line

_SENTENCE_END = re.compile(r"[.!?…:][\"'“”’»«)\]*]*\Z")
_STATEMENT_END = re.compile(r"[.:…][\"'“”’»«)\]*]*\Z")
_LONGEST_END = 40
_SENTENCE_WORDS, _STATEMENT_WORDS, _LONG = 4, 2, 25
# Full sentences pull the stretch of the text longer, by their words up to this number; all other
# lines part it, and the heading of a box most of all.
_MOST_WORDS = 28
_WEIGHTS = {"short": -7, "bullet": -5, "furniture": -10, "box": -50, "date": -12, "byline": -6}


@dataclass(frozen=True, slots=True)
class Seen:
    """A line and what can be told from it alone.

    Attributes:
        line: the line.
        kind: "prose", "bullet", "short", "date", "byline", "caption", "box" or "furniture".
        reason: for furniture and boxes, why it is no part of the article.
        words: how many words it has.
        dated: what it prints, if it is a date line.
        times: how often the same words stand on the page as a line.
    """

    line: Line
    kind: str
    reason: str
    words: int
    dated: DateLine | None
    times: int

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text

    @property
    def is_statement(self) -> bool:
        """True for a full sentence that ends in a full stop or a colon."""
        return self.kind == "prose" and _ends(_STATEMENT_END, self.text)


def look_at_lines(lines: Sequence[Line], *, dayfirst: bool | None = None) -> list[Seen]:
    """Tell from each line alone what it is.

    Args:
        lines: the lines.
        dayfirst: as in `kit.layouts.dates.find_dates`.

    >>> [one.kind for one in look_at_lines([Line(0, "Fog lifts", False), Line(10, "Share", True)])]
    ['short', 'furniture']
    """
    times = Counter(line.text for line in lines)
    # Menus stand on a page twice and more: each text is looked at once.
    known = {line.text: line for line in lines}
    told = {text: _look_at(line, dayfirst=dayfirst) for text, line in known.items()}
    return [Seen(line, *told[line.text], times[line.text]) for line in lines]


def _look_at(line: Line, *, dayfirst: bool | None) -> tuple[str, str, int, DateLine | None]:
    bullet = line.bullet
    text = line.text[bullet:]
    words = text.count(" ") + 1
    dated = read_date_line(line.text, dayfirst=dayfirst)
    kind, reason = ("date", "") if dated else _kind(text, words, bullet=bullet > 0)
    return kind, reason, words, dated


def _kind(text: str, words: int, *, bullet: bool) -> tuple[str, str]:
    if not bullet and read_byline(text):
        return "byline", ""
    if is_caption(text) or is_credit(text):
        return "caption", ""
    if text and opens_box(text):
        return "box", "heading of a box of links or a form"
    if reason := furniture_reason(text):
        return "furniture", reason
    fewest = _SENTENCE_WORDS if text[-1:] in "?!:…" else _STATEMENT_WORDS
    if words >= _LONG or (words >= fewest and _ends(_SENTENCE_END, text)):
        return "prose", ""
    return ("bullet" if bullet else "short"), ""


def _ends(mark: re.Pattern[str], text: str) -> bool:
    return mark.search(text, max(0, len(text) - _LONGEST_END)) is not None


def find_text(seen: Sequence[Seen]) -> tuple[int, int]:
    """Return (first, end) of the stretch of lines where full sentences outweigh the rest the most.

    >>> find_text(look_at_lines([Line(0, "Menu", False), Line(9, "The fog lifts at last.", False)]))
    (1, 2)
    """
    best, best_total, total, begun = (0, 0), 0, 0, 0
    for i, one in enumerate(seen):
        total += min(one.words, _MOST_WORDS) if one.kind == "prose" else _WEIGHTS.get(one.kind, 0)
        if total <= 0:
            total, begun = 0, i + 1
        elif total > best_total:
            best_total, best = total, (begun, i + 1)
    return best
