"""Answers on a learner's own articles: nobody knows the right one, so their form is checked.

Such a kind has rules, such as "each claim has a count". Reading an answer gives the first rule
that it breaks, or None. Two answers that break the same rule are the same mistake, whatever
articles they are about: so one known wrong answer of a question stands for all of its sort.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kit.questions.kinds import Kind
from kit.texts import say

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that an answer breaks.

    Attributes:
        rule: the name of the rule; two faults are equal if their rules are.
        words: what is off in this answer, and where.
    """

    rule: str
    words: str = field(compare=False)


def by_form(name: str, asks: str, fault_of: Callable[[object], Fault | None], stub: str) -> Kind:
    """Make a kind of answer of which any is right that breaks no rule.

    Args:
        name: what the answer is.
        asks: what the worksheet says about it.
        fault_of: a plain value → the first rule that it breaks; raises `Unfit` if it is of another
            kind or not attempted.
        stub: what stands in the learner's cell.

    >>> def odd(number):
    ...     return Fault("odd", f"{number} is odd.") if number % 2 else None
    >>> kind = by_form("even number", "an even number", odd, "{name} = ...")
    >>> kind.difference(kind.read(4), kind.read(2)) is None
    True
    >>> kind.difference(kind.read(5), kind.read(2))
    '5 is odd.'
    >>> kind.difference(kind.read(5), kind.read(3)) is None  # the same mistake
    True
    """
    return Kind(name, asks, fault_of, _difference, stub, leads_on=True, by_form=True)


def _difference(answer: Fault | None, aim: Fault | None) -> str | None:
    if answer == aim:
        return None
    return answer.words if answer else say("It has the form that is asked.")


def first_fault(
    answer: Answer, rules: Mapping[str, Callable[[Answer], str | None]]
) -> Fault | None:
    """Return the first rule that an answer breaks, or None.

    Args:
        answer: the answer, as it was read.
        rules: by its name, what each rule says of an answer; None if it is kept.
    """
    for rule, broken in rules.items():
        if words := broken(answer):
            return Fault(rule, words)
    return None
