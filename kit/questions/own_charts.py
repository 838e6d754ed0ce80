"""A chart of a learner's own counts, checked by form: title, description, bars from zero."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kit.questions.drawn import Seen, chart_of, seen_in, words_of
from kit.questions.forms import Fault, by_form, first_fault
from kit.questions.kinds import Kind
from kit.questions.own_sentences import large_word
from kit.questions.shown import shown
from kit.questions.specs import charts_in
from kit.texts import say

_SHORTEST_TITLE, _SHORTEST_DESCRIPTION = 3, 6  # words
_FEWEST_MARKS = 2


@dataclass(frozen=True, slots=True)
class _Drawn:
    seen: Sequence[Seen]
    title: str
    description: str


def own_chart() -> Kind:
    """Make the kind of answer that is a chart of whatever the learner has counted.

    It must draw at least two marks, begin bars at zero, say in its title what is shown and no more,
    and tell in its description what is drawn, with at least one number.

    >>> own_chart().asks
    'a chart of your counts; any bars begin at zero; with a title, and a description with numbers'
    """
    asks = (
        "a chart of your counts; any bars begin at zero; with a title, and a description with"
        " numbers"
    )
    return by_form("own chart", asks, _fault, "{name} = ...")


def _fault(answer: object) -> Fault | None:
    spec = chart_of(answer).spec
    seen = [layer for one in charts_in(spec) for layer in seen_in(one)]
    drawn = _Drawn(seen, words_of(spec, "title"), words_of(spec, "description"))
    return first_fault(drawn, _RULES)


def _nothing_drawn(drawn: _Drawn) -> str | None:
    many = max((len(one.values) for one in drawn.seen), default=0)
    if many >= _FEWEST_MARKS or any(one.blocked for one in drawn.seen):
        return None
    return say("The chart shows one mark only.") if many else say("The chart shows no marks yet.")


def _cut(drawn: _Drawn) -> str | None:
    zero = all(one.from_zero for one in drawn.seen)
    return None if zero else say("The bars don't begin at zero.")


def _no_title(drawn: _Drawn) -> str | None:
    if len(drawn.title.split()) >= _SHORTEST_TITLE:
        return None
    if drawn.title:
        return say("The title is {title}.", title=shown(drawn.title))
    return say("The chart has no title.")


def _large_title(drawn: _Drawn) -> str | None:
    word = large_word(drawn.title)
    if not word:
        return None
    return say("The title says {word}: {title}", word=shown(word), title=shown(drawn.title))


def _no_description(drawn: _Drawn) -> str | None:
    if len(drawn.description.split()) >= _SHORTEST_DESCRIPTION:
        return None
    if drawn.description:
        return say("The description is {description}.", description=shown(drawn.description))
    return say("The chart has no description.")


def _no_number(drawn: _Drawn) -> str | None:
    if re.search(r"\d", drawn.description):
        return None
    words = shown(drawn.description)
    return say("The description has no number: {description}", description=words)


_RULES: Mapping[str, Callable[[_Drawn], str | None]] = {
    "nothing is drawn": _nothing_drawn,
    "cut bars": _cut,
    "no title": _no_title,
    "a title too large": _large_title,
    "no description": _no_description,
    "no number in the description": _no_number,
}
