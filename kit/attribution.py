"""A sentence → who vouches for which stretch of it.

The rules, each with its function: according to X; X says, X said that; …, X said; …, said X. The
words of X are taken as they stand ("he" stays "he"), and where the sentence names nobody, nobody
is guessed. A verb of saying in the passive ("is said to be") or denied ("did not say") names none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kit.marks import Span, quoted_spans
from kit.sentences import TITLES

# These report wherever they stand.
_CLEAR = (
    "said says told tells added confirmed announced stated warned wrote insisted maintained argued"
    " noted explained acknowledged admitted declared predicted reported estimated claimed believes"
    " believed testified alleged cautioned concluded"
).split()
# These are verbs only where a clause or a figure follows: "claims that", not "the claims of".
_EITHER = "say tell report reports estimate estimates claim claims believe warn warns".split()
_CUE = re.compile(
    rf"\b(?:(?P<according>[Aa]ccording\s+to\s+)"
    rf"|(?:was|were|is|are)\s+quoted\s+as\s+saying\b"
    rf"|(?:{'|'.join(_CLEAR)})\b(?!-)"
    rf"|(?:{'|'.join(_EITHER)})\b(?!-)(?=\s+(?:that|there|the|a|an|at|it|they|more|some|about|nearly"
    rf"|up|over|almost|around|as)\b|\s+[A-Z\d])"
    rf"|puts?\b(?=\s+(?:the|its|their)\s[^.;]{{1,60}}?\bat\b))"
)
_BREAK = re.compile(r";|,?\s(?:but|while|whereas|although|though)\s")
_MARKS = re.compile(r"[,;:!?\"“”„«»()\[\]–—]|\s-\s")
_WORD = re.compile(r"(?<![\w.'’&/-])[^\W\d_][\w.'’&/-]*")
_FORWARD = re.compile(r"[^\W\d_][\w.'’&/-]*(?:\s+[^\W\d_][\w.'’&/-]*){0,9}")
_TAIL = re.compile(r"[^,.;:\"“”]*")
_AFTER_COMMA = re.compile(r"[,\"“”»!?]\s*\Z")
# What may follow "he said" at the end of a sentence without being what he said.
_CIRCUMSTANCE = re.compile(
    r"\s*(?:\Z|[,.;:\"“”]|(?:on|in|at|to|during|late|early|earlier|after|before|last|this"
    r"|yesterday|today)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_BEING = frozenset("is are was were be been being".split())
_DENYING = frozenset("not never nobody none neither".split())
_BESIDE_VERB = _BEING | frozenset(
    "has have had also later then now again recently previously repeatedly earlier already still"
    " once often always would will could may might can did does do".split()
)
_DETERMINERS = frozenset("the a an its his her their our my this these those".split())
_OUTSIDE = frozenset(
    "in on at by with from to as into over under after before since until during about against"
    " that which who whom whose what when where how why because if than or nor yet so amid there"
    " monday tuesday wednesday thursday friday saturday sunday yesterday today"
    " more some nearly almost around at up least have has had were was are is been be".split()
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_REACH = 120


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for the words after a cue, and perhaps for those before it.

    Attributes:
        start: where the source or the cue begins, whichever comes first.
        end: where both have ended.
        source: (start, end) of the words that name the source.
        backward: True if the words before count too, as in "…, he said".
    """

    start: int
    end: int
    source: Span
    backward: bool


def source_finder(sentence: str) -> Callable[[int], Span | None]:
    """Return a function from a position in the sentence to the (start, end) of its source.

    The nearest source counts, the one before first; none reaches across ; or "but" and "while"
    outside quotation marks. The function returns None where the sentence names no source.

    >>> text = "The ministry said 12 boats sank, but 3 were found, according to Kim Wu."
    >>> source_at = source_finder(text)
    >>> [text[slice(*source_at(text.index(figure)))] for figure in ("12", "3")]
    ['The ministry', 'Kim Wu']
    """
    found = sorted(attributions(sentence), key=lambda attribution: attribution.start)
    starts = [attribution.start for attribution in found]
    breaks = _breaks(sentence)

    def source_at(position: int) -> Span | None:
        clause = bisect_right(breaks, position)
        at = bisect_right(starts, position)
        for attribution in found[max(0, at - 1) : at]:
            if attribution.end <= position and bisect_right(breaks, attribution.start) == clause:
                return attribution.source
        for attribution in found[at : at + 1]:
            if attribution.backward and bisect_right(breaks, attribution.start) == clause:
                return attribution.source
        return None

    return source_at


def attributions(sentence: str) -> Iterator[Attribution]:
    """Find each place where the sentence says whose words or figures these are.

    >>> [sentence.source for sentence in attributions("Rain fell, the mayor said on Monday.")]
    [(11, 20)]
    """
    for cue in _CUE.finditer(sentence):
        if cue["according"]:
            if source := _source_after(sentence, cue.end()):
                yield Attribution(cue.start(), source[1], source, backward=True)
        elif source := _source_before(sentence, cue.start()):
            yield Attribution(source[0], cue.end(), source, _closes(sentence, source, cue.end()))
        elif _AFTER_COMMA.search(sentence, max(0, cue.start() - 3), cue.start()) and (
            source := _source_after(sentence, cue.end())
        ):
            yield Attribution(cue.start(), source[1], source, backward=True)


def _closes(sentence: str, source: Span, end: int) -> bool:
    """Tell whether "…, X said" comes after what was said."""
    after_comma = _AFTER_COMMA.search(sentence, max(0, source[0] - 3), source[0])
    return bool(after_comma and _CIRCUMSTANCE.match(sentence, end))


def _source_before(sentence: str, cue_start: int) -> Span | None:
    """Take the words that stand before a verb of saying as its subject, as far as they go."""
    words = _words_before(sentence, cue_start)
    while words and words[-1][0].lower() in _BESIDE_VERB | _DENYING:
        if words.pop()[0].lower() in _BEING | _DENYING:
            return None
    at = len(words)
    while at and _belongs(words, at - 1):
        at -= 1
        if words[at][0].lower() in _DETERMINERS and not _joined(words, at - 1):
            break
    while at < len(words) and words[at][0].lower() in ("of", "for", "and"):
        at += 1
    if at == len(words) or words[-1][0].lower() in _DETERMINERS:
        return None
    return words[at].start(), words[-1].end()


def _words_before(sentence: str, end: int) -> list[re.Match[str]]:
    """Return the words that run up to `end` with no mark between them."""
    start = max(0, end - _REACH)
    for mark in _MARKS.finditer(sentence, start, end):
        start = mark.end()
    words = list(_WORD.finditer(sentence, start, end))
    touching = len(words)
    while touching and not sentence[words[touching - 1].end() : end].strip():
        touching -= 1
        end = words[touching].start()
    return words[touching:]


def _belongs(words: list[re.Match[str]], at: int) -> bool:
    word = words[at][0]
    if word.lower() == "and":
        return 0 < at < len(words) - 1 and words[at - 1][0][0].isupper()
    return word.lower() not in _OUTSIDE


def _joined(words: list[re.Match[str]], at: int) -> bool:
    return at > 0 and words[at][0].lower() in ("of", "for")


def _source_after(sentence: str, start: int) -> Span | None:
    """Take the words after "according to" or "said", up to a mark or a preposition."""
    while start < len(sentence) and sentence[start].isspace():
        start += 1
    run = _FORWARD.match(sentence, start)
    if not run:
        return None
    end = start
    for word in _WORD.finditer(sentence, start, run.end()):
        if word[0].lower() in _OUTSIDE | _BESIDE_VERB:
            break
        end = word.end()
        if word[0].endswith(".") and not _abbreviates(word[0]):
            end -= 1
            break
    return (start, end) if start < end else None


def _abbreviates(word: str) -> bool:
    return word[:-1].lower() in TITLES or _INITIALS.fullmatch(word) is not None


def _breaks(sentence: str) -> list[int]:
    quoted = quoted_spans(sentence)
    starts = [start for start, _ in quoted]
    return [
        match.end()
        for match in _BREAK.finditer(sentence)
        if not (at := bisect_right(starts, match.start())) or quoted[at - 1][1] <= match.start()
    ]
