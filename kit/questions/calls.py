"""Answers that are a function: tried on invented texts that the learner hasn't seen."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from kit.article import Article
from kit.marking.values import CallFailed, Chart, Function, Report, Table, Unsendable
from kit.questions.kinds import Kind, is_blank
from kit.questions.plain import PIECES, described, straight
from kit.questions.shown import shortened, shown
from kit.questions.verdicts import Unfit, not_attempted
from kit.texts import say

Tries = Callable[[Random], Iterable[tuple[Any, ...]]]

# Any number will do, as long as notebook and marking use the same.
_SEED = 20_161_012
_LONGEST_CASE = 700


def function(*parameters: str, tries: Tries, body: str = "return ...") -> Kind:
    r"""Make the kind of answer that is a function.

    Args:
        parameters: the names of its parameters.
        tries: makes the arguments of each try, in a row of values, from a `random.Random`.
        body: what stands in the function of the learner's cell.

    The tries are made anew with the same seed each time, and run from the shortest to the longest,
    so that the first to fail is the smallest.

    >>> kind = function("text", tries=lambda chance: [("a b",), ("a",)])
    >>> words = kind.read(Function(lambda text: len(text.split())))
    >>> letters = kind.read(Function(lambda text: len(text)))
    >>> kind.difference(letters, words)
    "With the text below, your function gives 3. Work it out by hand and compare.\n'a b'"
    """

    def read(answer: object) -> list[Any]:
        return _results(answer, _cases(tries))

    def difference(answer: list[Any], aim: list[Any]) -> str | None:
        return _first_failure(_cases(tries), answer, aim)

    lines = "\n".join(f"    {line}" for line in body.splitlines())
    asks = f"a function of {' and '.join(parameters)}; it is tried on what you haven't seen"
    stub = f"def {{name}}({', '.join(parameters)}):\n{lines}\n"
    return Kind("function", asks, read, difference, stub, leads_on=True)


def _cases(tries: Tries) -> list[tuple[Any, ...]]:
    chance = Random(_SEED)  # noqa: S311 - it is to be the same each time
    return sorted(tries(chance), key=lambda case: sum(map(_size, case)))


def _results(answer: object, cases: list[tuple[Any, ...]]) -> list[Any]:
    if is_blank(answer):
        raise not_attempted()
    if not isinstance(answer, Function):
        raise Unfit(
            say(
                "A function is asked, and your answer is {found}."
                " Begin with def, and hand the result back with return.",
                found=described(answer),
            )
        )
    results = []
    for case in cases:
        results.append(_result(answer, case))
        if isinstance(results[-1], CallFailed):
            break  # after a call that never came back there is nobody left to ask
    if all(is_blank(result) for result in results):
        raise not_attempted()
    return results


def _result(answer: Function, case: tuple[Any, ...]) -> Any:  # noqa: ANN401 - whatever it returns
    try:
        return answer.call(*case)
    except CallFailed as failed:
        if failed.timed_out:
            raise Unfit(
                say("Your function did not come back: {reason}.", reason=failed.reason), "timed out"
            ) from None
        return failed


def _first_failure(cases: list[tuple[Any, ...]], answer: list[Any], aim: list[Any]) -> str | None:
    for case, result, wanted in zip(cases, answer, aim, strict=False):
        given = "\n".join(_quoted(value) for value in case)
        if isinstance(result, CallFailed):
            said = say("With the text below, your function stopped: {reason}", reason=result.reason)
            return f"{said}\n{given}"
        if _same(result, wanted):
            continue
        if result is None:
            said = say(
                "Your function gives None back, which means nothing. Does its last line begin with"
                " return? The text was:"
            )
            return f"{said}\n{given}"
        said = say(
            "With the text below, your function gives {result}. Work it out by hand and compare.",
            result=_described(result),
        )
        return f"{said}\n{given}"
    return None


def _described(result: object) -> str:
    if isinstance(result, Unsendable) and result.type_name in PIECES:
        return say("a piece of the page with its place; its words are in .text")
    if isinstance(result, Table | Chart | Function | Unsendable | Report):
        return described(result)
    return shown(result)


def _same(result: object, wanted: object) -> bool:
    if isinstance(result, str) and isinstance(wanted, str):
        return straight(result) == straight(wanted)
    return type(result) is type(wanted) and result == wanted


def _quoted(value: object) -> str:
    if isinstance(value, Article):
        return value.source[:_LONGEST_CASE]
    return repr(shortened(value, _LONGEST_CASE)) if isinstance(value, str) else shown(value)


def _size(value: object) -> int:
    return len(value.source) if isinstance(value, Article) else len(str(value))
