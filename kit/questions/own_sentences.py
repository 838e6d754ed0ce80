"""Sentences about a learner's own articles, checked by form: count, source, nothing too large."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from kit.marks import stretches
from kit.questions.forms import Fault, by_form, first_fault
from kit.questions.kinds import Kind, is_blank
from kit.questions.plain import described, fold
from kit.questions.shown import shown
from kit.questions.verdicts import Unfit, not_attempted
from kit.texts import say

Want = Literal["quotation", "count", "source", "modest", "limit"]
Rule = Callable[[Sequence[str]], str | None]
Off = Callable[[int, str], str]

_SHORTEST = 5  # words of a sentence
_LONGEST_QUOTATION = 25  # words
_MOST = 100  # sentences
_LONGEST = 2000  # characters
_NUMBER = re.compile(  # a year counts nothing
    r"\b(?!(?:19|20)\d\d\b)\d|\b(zero|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|once|twice|half|both|neither)\b",
    re.IGNORECASE,
)
_LARGE = re.compile(
    r"\b(always|never|prove[sdn]?|proof|bias(?:ed)?|because|trends?|lie[sd]?|lying|propaganda"
    r"|manipulat\w{1,5}|obviously)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(can'?t|cannot|not|don'?t|doesn'?t|didn'?t|isn'?t|aren'?t|nobody|unknown|unclear|only)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,300})[)\]]")
_DAY = re.compile(r"\d|\bno date\b|\bundated\b", re.IGNORECASE)

_ASKS: Mapping[Want, str] = {
    "quotation": f"words between quotation marks, {_LONGEST_QUOTATION} at most",
    "count": "a number",
    "source": "the article in brackets, with its day: (DW, 8 May 2013)",
    "modest": "no word that says more than a few articles can",
    "limit": "a word such as can't, not or only",
}


def own_sentences(least: int, *wants: Want) -> Kind:
    """Make the kind of answer that is a list of sentences about the learner's own articles.

    Args:
        least: how many there must be at least.
        wants: what each must have: "quotation" (a few words between the marks), "count" (a number,
            in digits or words, outside the brackets; a year is none), "source" (outlet and day in
            brackets), "modest" (no "always", "proves", "bias", "because" and the like, outside the
            marks), "limit" (a "can't", "not" or "only").

    >>> kind = own_sentences(1, "count", "modest")
    >>> kind.read(["In three of four articles, no pupil is quoted."]) is None
    True
    >>> kind.read(["The three articles are biased against pupils."]).words
    "Sentence 1 says 'biased': 'The three articles are biased against pupils.'"
    """
    rules: dict[str, Rule] = {
        "too few": lambda said: _too_few(said, least),
        "no sentence": _each(_is_sentence, _no_whole_sentence),
        "twice": _twice,
    }
    for want in wants:
        rules |= _RULES[want]
    having = "; ".join(_ASKS[want] for want in wants)
    many = (
        "a list of one sentence or more" if least == 1 else f"a list of {least} sentences or more"
    )
    lines = "\n".join(['    """...""",'] * least)
    return by_form(
        "own sentences",
        f"{many}, and in each: {having}",
        lambda answer: _fault(answer, rules),
        f"{{name}} = [\n{lines}\n]",
    )


def large_word(words: str) -> str:
    """Return the first word of a text that says more than a few articles can show; or nothing.

    >>> large_word("This proves it."), large_word("Two of three name a source.")
    ('proves', '')
    """
    found = _LARGE.search(words)
    return found[0] if found else ""


def _fault(answer: object, rules: Mapping[str, Rule]) -> Fault | None:
    if is_blank(answer):
        raise not_attempted()
    sentences = [answer] if isinstance(answer, str) else answer
    if not isinstance(sentences, list | tuple):
        raise Unfit(
            say(
                "A list of sentences is asked, and your answer is {found}.",
                found=described(answer),
            )
        )
    strange = next((one for one in sentences if not isinstance(one, str) and not is_blank(one)), "")
    if strange != "":
        raise Unfit(
            say("Your list holds {found}. Fill it with sentences.", found=described(strange))
        )
    said = [_on_one_line(one) for one in sentences[:_MOST] if isinstance(one, str)]
    said = [one for one in said if one and not is_blank(one)]
    if not said:
        raise not_attempted()
    return first_fault(said, rules)


def _on_one_line(words: str) -> str:
    return " ".join(words[:_LONGEST].replace("’", "'").split())


def _too_few(said: Sequence[str], least: int) -> str | None:
    if len(said) >= least:
        return None
    return say("Your list has {found} of {least} sentences.", found=len(said), least=least)


def _is_sentence(words: str) -> bool:
    return len(words.split()) >= _SHORTEST


def _twice(said: Sequence[str]) -> str | None:
    again = next((one for one, n in Counter(map(fold, said)).items() if n > 1), None)
    if not again:
        return None
    return say("One sentence stands in your list twice: {sentence}.", sentence=shown(again))


def _first(said: Sequence[str], keeps: Callable[[str], bool], off: Off) -> str | None:
    for number, words in enumerate(said, start=1):
        if not keeps(words):
            return off(number, shown(words))
    return None


def _quoted(words: str) -> list[tuple[int, int]]:
    """Return where words between quotation marks begin and end."""
    return [(one.inner_start, one.inner_end) for one in stretches(words) if not one.missing]


def _is_short(words: str) -> bool:
    quoted = [len(words[start:end].split()) for start, end in _quoted(words)]
    return all(length <= _LONGEST_QUOTATION for length in quoted)


def _has_source(words: str) -> bool:
    inside = [found[1] for found in _BRACKETS.finditer(words)]
    return any(re.search(r"[^\W\d_]", source) and _DAY.search(source) for source in inside)


def _has_count(words: str) -> bool:
    return _NUMBER.search(_own_words(words)) is not None


def _modest(said: Sequence[str]) -> str | None:
    for number, words in enumerate(said, start=1):
        if word := large_word(_own_words(words)):
            return say(
                "Sentence {number} says {word}: {words}",
                number=number,
                word=shown(word),
                words=shown(words),
            )
    return None


def _own_words(words: str) -> str:
    """Leave out what stands between quotation marks or in brackets."""
    for start, end in reversed(_quoted(words)):
        words = words[:start] + words[end:]
    return _BRACKETS.sub(" ", words)


def _each(keeps: Callable[[str], bool], off: Off) -> Rule:
    return lambda said: _first(said, keeps, off)


def _no_whole_sentence(number: int, words: str) -> str:
    return say("Sentence {number} is no whole sentence: {words}", number=number, words=words)


def _no_quotation(number: int, words: str) -> str:
    return say(
        "Sentence {number} has no words between quotation marks: {words}",
        number=number,
        words=words,
    )


def _long_quotation(number: int, words: str) -> str:
    return say(
        "Sentence {number} has more than {most} words between quotation marks: {words}",
        number=number,
        most=_LONGEST_QUOTATION,
        words=words,
    )


def _no_count(number: int, words: str) -> str:
    return say("Sentence {number} has no number: {words}", number=number, words=words)


def _no_source(number: int, words: str) -> str:
    return say(
        "Sentence {number} does not say which article, and of which day: {words}",
        number=number,
        words=words,
    )


def _no_limit(number: int, words: str) -> str:
    return say("Sentence {number} says no limit: {words}", number=number, words=words)


_RULES: Mapping[Want, Mapping[str, Rule]] = {
    "quotation": {
        "no quotation": _each(lambda words: bool(_quoted(words)), _no_quotation),
        "a long quotation": _each(_is_short, _long_quotation),
    },
    "count": {"no count": _each(_has_count, _no_count)},
    "source": {"no source": _each(_has_source, _no_source)},
    "modest": {"a large word": _modest},
    "limit": {"no limit": _each(lambda words: bool(_LIMIT.search(words)), _no_limit)},
}
