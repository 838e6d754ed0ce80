"""Answers that are a number, a text or a list."""

import difflib
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kit.marking.values import Chart, Function, Table, Unsendable
from kit.questions.kinds import Kind, is_blank
from kit.questions.shown import listed, shortened, shown
from kit.questions.verdicts import Unfit, not_attempted

PIECES = ("Part", "Sentence")
"""What the kit's own classes for a piece of a page are called, once they have crossed."""
_LONGEST_TEXT = 20_000
_NEAR = 0.85
_ONE_FORM = str.maketrans(
    {
        **dict.fromkeys('“”„‟«»‘’‚‛‹›`´"', "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00a0": " ",
    }
)

_NAMES = {
    int: "number",
    float: "number",
    str: "text",
    list: "list",
    tuple: "row of values",
    dict: "dictionary",
    set: "set",
    frozenset: "set",
}


@dataclass(frozen=True, slots=True)
class _Words:
    """A text in the form in which it is compared, and as it was written."""

    folded: str
    written: str = field(compare=False)


def number(tolerance: float = 0) -> Kind:
    """Make the kind of answer that is a number.

    Args:
        tolerance: how far off still counts as right; the worksheet says so.

    >>> number(tolerance=2).asks
    'a number; up to 2 more or less counts as right'
    """

    def difference(answer: float, aim: float) -> str | None:
        return None if _near(answer, aim, tolerance) else f"{shown(answer)} is not it."

    room = f"up to {tolerance} more or less counts as right" if tolerance else "it must be exact"
    return Kind("number", f"a number; {room}", _read_number, difference)


def text() -> Kind:
    """Make the kind of answer that is a few words.

    Capitals, spacing, dashes, the form of quotation marks and a last full stop don't matter.

    >>> kind = text()
    >>> kind.difference(kind.read("the “U.S.”"), kind.read("The 'U.S.'")) is None
    True
    """
    forgiven = "text; capitals, spaces and the form of dashes and quotation marks don't matter"
    return Kind("text", forgiven, _read_text, _text_difference, '{name} = "..."')


def items(*, ordered: bool = False) -> Kind:
    """Make the kind of answer that is a list of names, words or numbers.

    Args:
        ordered: whether the order counts.

    >>> kind = items()
    >>> kind.difference(kind.read(["AFP", "AP"]), kind.read(["ap", "afp"])) is None
    True
    """

    def difference(answer: list[Any], aim: list[Any]) -> str | None:
        return _list_difference(answer, aim, ordered=ordered)

    order = "the order counts" if ordered else "in any order"
    return Kind(
        "list", f"a list in square brackets, {order}", _read_list, difference, '{name} = ["..."]'
    )


def fold(words: str) -> str:
    """Return a text in one form: small letters, straight marks, single spaces, no marks around it.

    >>> fold(" “Over the  abyss” "), fold("Reuters.")
    ('over the abyss', 'reuters')
    """
    return straight(words).casefold().strip("' ").rstrip(".").strip("' ")


def straight(words: str) -> str:
    """Return a text with straight marks, plain dashes and single spaces.

    >>> straight("‘We – all’  wait…")
    "'We - all' wait..."
    """
    return " ".join(words[:_LONGEST_TEXT].translate(_ONE_FORM).split())


def read_words(answer: object) -> str:
    """Return the answer if it is a text.

    Raises:
        Unfit: if it isn't; with a message for each of beginners' typing traps.
    """
    _refuse_nothing(answer)
    if isinstance(answer, list | tuple) and len(answer) == 1:
        raise Unfit(
            "Your answer has brackets around it, so it is a list. One text is asked:"
            " take the brackets away and keep the quotation marks."
        )
    if isinstance(answer, Unsendable) and answer.type_name in PIECES:
        raise Unfit("Your answer is a piece of the page with its place. Its words are in .text")
    if not isinstance(answer, str):
        raise Unfit(
            f"A text is asked, and your answer is {described(answer)}."
            ' Put quotation marks before and after your words: "like this".'
        )
    if not answer.strip():
        raise Unfit("There is nothing between your quotation marks yet.", "not attempted")
    return answer


def described(answer: object) -> str:
    """Say what an answer is, in a learner's words.

    >>> described([1, 2]), described(True)
    ('the list [1, 2]', 'True, which is yes or no')
    """
    match answer:
        case bool():
            words = f"{answer}, which is yes or no"
        case int() | float() | str() | list() | tuple() | dict() | set() | frozenset():
            words = f"the {_NAMES[type(answer)]} {shown(answer)}"
        case Table():
            words = "a table"
        case Chart():
            words = "a chart"
        case Function():
            words = "a function"
        case Unsendable():
            words = f"something else ({answer.type_name[:40]})"
        case _:
            words = "something that the check can't read"
    return words


def _refuse_nothing(answer: object) -> None:
    if is_blank(answer):
        raise not_attempted()
    if answer is None:
        raise Unfit(
            "Your answer is None, which means nothing. print shows a value but doesn't keep it:"
            " write the value itself after the = sign."
        )


def _read_number(answer: object) -> float:
    _refuse_nothing(answer)
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        raise Unfit(_no_number(answer))
    if math.isnan(answer):
        raise Unfit("Your answer is nan, which stands for a missing number.")
    return answer


def _no_number(answer: object) -> str:
    if isinstance(answer, tuple) and len(answer) == 1:
        return "The comma at the end made a row of values of your number. Take the comma away."
    if isinstance(answer, tuple) and len(answer) > 1 and all(isinstance(n, int) for n in answer):
        many = "two" if len(answer) == 2 else "several"  # noqa: PLR2004 - it is the word's meaning
        return f"The comma made {many} numbers of it. Write big numbers as 1000 or 1_000."
    if isinstance(answer, list) and len(answer) == 1:
        return "Your number has brackets around it. Take them away."
    if isinstance(answer, str):
        if answer.strip().replace(",", "").replace(".", "").isdigit():
            return "Your number is in quotation marks, so it is text. Take the marks away."
        return f"A number is asked, and your answer is {described(answer)}. Write figures alone."
    return f"A number is asked, and your answer is {described(answer)}. Write one number."


def _near(answer: float, aim: float, tolerance: float) -> bool:
    if isinstance(answer, int) and isinstance(aim, int):
        return abs(answer - aim) <= tolerance
    try:
        return abs(float(answer) - float(aim)) <= max(tolerance, 1e-9 * abs(float(aim)))
    except OverflowError:  # a whole number beyond every float
        return False


def _read_text(answer: object) -> _Words:
    words = _folded(read_words(answer))
    if not words.folded:
        raise Unfit("Your answer holds marks only, and no words yet.")
    return words


def _folded(words: str) -> _Words:
    return _Words(fold(words), shortened(words))


def _text_difference(answer: _Words, aim: _Words) -> str | None:
    if answer == aim:
        return None
    if len(answer.folded) < 2 * len(aim.folded) and _alike(answer.folded, aim.folded) >= _NEAR:
        return "That is very near. Check it letter by letter; copying is safer than typing."
    return f"{shown(answer.written)} is not it."


def _alike(answer: str, aim: str) -> float:
    return difflib.SequenceMatcher(None, answer, aim, autojunk=False).ratio()


def _read_list(answer: object) -> list[Any]:
    _refuse_nothing(answer)
    if isinstance(answer, str):
        raise Unfit(
            "A list is asked, and your answer is one text. Put each item into quotation marks"
            ' of its own, with commas between, and brackets around: ["one", "two"]'
        )
    if not isinstance(answer, list | tuple | set | frozenset):
        raise Unfit(f"A list is asked, and your answer is {described(answer)}.")
    if not answer:
        raise Unfit("Your list is empty.", "not yet")
    return [_read_item(item) for item in list(answer)[:1000]]


def _read_item(item: object) -> object:
    if isinstance(item, str):
        return _folded(item)
    if isinstance(item, int | float):
        return item
    raise Unfit(f"Your list holds {described(item)}. Fill it with single words, names or numbers.")


def _list_difference(answer: list[Any], aim: list[Any], *, ordered: bool) -> str | None:
    if answer == aim or (not ordered and Counter(answer) == Counter(aim)):
        return None
    twice = [item for item, times in Counter(answer).items() if times > 1]
    if twice and len(set(aim)) == len(aim):
        return f"{_item_shown(twice[0])} stands in your list twice."
    strange = [_item_shown(item) for item in dict.fromkeys(answer) if item not in aim]
    if strange:
        be = "doesn't" if len(strange) == 1 else "don't"
        return f"{listed(strange[:3])} {be} belong in the list."
    if len(answer) < len(aim):
        return "What you have belongs in the list, and something is still missing."
    return "All of it belongs in the list, but the order is another."


def _item_shown(item: object) -> str:
    return shown(item.written if isinstance(item, _Words) else item)
