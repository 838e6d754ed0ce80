"""An answer, as it came over the border → the verdict on it."""

from contextlib import suppress
from functools import cache
from typing import Any

from kit.marking.values import carry
from kit.pairs import reports_of
from kit.questions.declare import Question
from kit.questions.verdicts import Missing, Unfit, Verdict, not_attempted
from kit.texts import say


def judge(question: Question, answer: object, made_for: str = "") -> Verdict:
    """Judge an answer. The notebook, pytest and class marking all ask here.

    Args:
        question: the question.
        answer: what `kit.marking.values.decode` gave, or `Missing()`.
        made_for: the stamp of the question in the learner's worksheet, where it is known; if the
            question has changed since, the message says so.

    Returns:
        The verdict. It raises nothing, whatever the answer is.

    >>> from kit.questions import items, question, Wrong
    >>> @question(items(), hints=["Read the end.", "Look at the brackets."], minutes=1,
    ...           reason="(AP, dpa)", wrong=[Wrong(["AP"], "There is one more.")])
    ... def agencies():
    ...     '''Which agencies are credited? "The ferry is late. (AP, dpa)"'''
    ...     return ["AP", "dpa"]
    >>> judge(agencies, ["dpa", "AP"]).status
    'right'
    >>> judge(agencies, ["AP"]).message
    'There is one more.'
    """
    try:
        verdict = _verdict(question, answer)
    except Exception as error:  # noqa: BLE001 - one odd answer must not end a class's marking
        said = say(
            "The check can't work with this answer ({error}). Show your teacher.",
            error=type(error).__name__,
        )
        verdict = Verdict("could not run", said, 0, question.points)
    if not made_for or made_for == question.stamp or verdict.status == "right":
        return verdict
    return Verdict(
        verdict.status,
        say(
            "{message} This question has changed since your worksheet was made, or your"
            " worksheet is about the other pair of reports. It asks: {prompt}",
            message=verdict.message,
            prompt=question.prompt,
        ),
        verdict.points,
        verdict.out_of,
        verdict.mistake,
    )


def _verdict(question: Question, answer: object) -> Verdict:
    if isinstance(answer, Missing):
        return _not_yet(question, not_attempted())
    try:
        value = _read(question, answer)
    except Unfit as unfit:
        return _known_unfit(question, answer) or _not_yet(question, unfit)
    differences = [question.kind.difference(value, aim) for aim in _aims(question)]
    if None in differences:
        return Verdict("right", question.reason, question.points, question.points)
    for number, wrong in enumerate(question.wrong):
        if any(
            question.kind.difference(value, known) is None for known in _known(question, number)
        ):
            said = f"{differences[0]} {wrong.message}" if question.kind.by_form else wrong.message
            return Verdict("not yet", said, 0, question.points, wrong.name())
    said = f"{differences[0]}"
    if not question.kind.leads_on:
        said += "\n" + say("Next step: {hint}", hint=question.hints[0])
    return Verdict("not yet", said, 0, question.points)


def _not_yet(question: Question, unfit: Unfit) -> Verdict:
    return Verdict(unfit.status, str(unfit), 0, question.points)


def _known_unfit(question: Question, answer: object) -> Verdict | None:
    """Look for a known wrong answer among those that the kind can't even read."""
    for wrong in question.wrong:
        for known in (wrong.answer, *wrong.also):
            if _same(answer, known):
                return Verdict("not yet", wrong.message, 0, question.points, wrong.name())
    return None


def _same(answer: object, known: object) -> bool:
    plain = (str, int, float, tuple, list)
    return type(answer) is type(known) and isinstance(known, plain) and answer == known


@cache
def _aims(question: Question) -> list[Any]:
    """Work out the right answers; once, because some need the reports."""
    return [_read(question, carry(answer)) for answer in question.answers()]


@cache
def _known(question: Question, number: int) -> list[Any]:
    """Work out one of the known wrong answers, unless the kind can't read it."""
    found = []
    for answer in question.wrong[number].answers():
        with suppress(Unfit):
            found.append(_read(question, carry(answer)))
    return found


def _read(question: Question, answer: object) -> Any:  # noqa: ANN401 - each kind reads its own
    value, find = question.kind.read(answer), question.kind.find
    return value if find is None else find(value, reports_of(question.pair))
