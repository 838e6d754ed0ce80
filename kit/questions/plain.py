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
from kit.texts import say, say_many

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
        return (
            None
            if _near(answer, aim, tolerance)
            else say("{answer} is not it.", answer=shown(answer))
        )

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
            say(
                "Your answer has brackets around it, so it is a list. One text is asked:"
                " take the brackets away and keep the quotation marks."
            )
        )
    if isinstance(answer, Unsendable) and answer.type_name in PIECES:
        raise Unfit(
            say("Your answer is a piece of the page with its place. Its words are in .text")
        )
    if not isinstance(answer, str):
        raise Unfit(
            say(
                "A text is asked, and your answer is {found}."
                ' Put quotation marks before and after your words: "like this".',
                found=described(answer),
            )
        )
    if not answer.strip():
        raise Unfit(say("There is nothing between your quotation marks yet."), "not attempted")
    return answer


def described(answer: object) -> str:
    """Say what an answer is, in a learner's words.

    >>> described([1, 2]), described(True)
    ('the list [1, 2]', 'True, which is yes or no')
    """
    match answer:
        case bool():
            words = say("{answer}, which is yes or no", answer=answer)
        case int() | float() | str() | list() | tuple() | dict() | set() | frozenset():
            words = _value_words(type(answer), shown(answer))
        case Table():
            words = say("a table")
        case Chart():
            words = say("a chart")
        case Function():
            words = say("a function")
        case Unsendable():
            words = say("something else ({type})", type=answer.type_name[:40])
        case _:
            words = say("something that the check can't read")
    return words


def _value_words(kind: type, value: str) -> str:
    if kind in (int, float):
        return say("the number {value}", value=value)
    if kind in (set, frozenset):
        return say("the set {value}", value=value)
    words: dict[type, str] = {
        str: say("the text {value}", value=value),
        list: say("the list {value}", value=value),
        tuple: say("the row of values {value}", value=value),
        dict: say("the dictionary {value}", value=value),
    }
    return words[kind]


def _refuse_nothing(answer: object) -> None:
    if is_blank(answer):
        raise not_attempted()
    if answer is None:
        raise Unfit(
            say(
                "Your answer is None, which means nothing. print shows a value but doesn't keep it:"
                " write the value itself after the = sign."
            )
        )


def _read_number(answer: object) -> float:
    _refuse_nothing(answer)
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        raise Unfit(_no_number(answer))
    if math.isnan(answer):
        raise Unfit(say("Your answer is nan, which stands for a missing number."))
    return answer


def _no_number(answer: object) -> str:
    if isinstance(answer, tuple) and (
        len(answer) == 1 or (answer and all(isinstance(n, int) for n in answer))
    ):
        return _comma_in_number(len(answer))
    if isinstance(answer, list) and len(answer) == 1:
        return say("Your number has brackets around it. Take them away.")
    if isinstance(answer, str):
        if answer.strip().replace(",", "").replace(".", "").isdigit():
            return say("Your number is in quotation marks, so it is text. Take the marks away.")
        return say(
            "A number is asked, and your answer is {found}. Write figures alone.",
            found=described(answer),
        )
    return say(
        "A number is asked, and your answer is {found}. Write one number.", found=described(answer)
    )


def _comma_in_number(pieces: int) -> str:
    if pieces == 1:
        return say("The comma at the end made a row of values of your number. Take the comma away.")
    if pieces == 2:  # noqa: PLR2004 - it is the word's meaning
        return say("The comma made two numbers of it. Write big numbers as 1000 or 1_000.")
    return say("The comma made several numbers of it. Write big numbers as 1000 or 1_000.")


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
        raise Unfit(say("Your answer holds marks only, and no words yet."))
    return words


def _folded(words: str) -> _Words:
    return _Words(fold(words), shortened(words))


def _text_difference(answer: _Words, aim: _Words) -> str | None:
    if answer == aim:
        return None
    if len(answer.folded) < 2 * len(aim.folded) and _alike(answer.folded, aim.folded) >= _NEAR:
        return say("That is very near. Check it letter by letter; copying is safer than typing.")
    return say("{answer} is not it.", answer=shown(answer.written))


def _alike(answer: str, aim: str) -> float:
    return difflib.SequenceMatcher(None, answer, aim, autojunk=False).ratio()


def _read_list(answer: object) -> list[Any]:
    _refuse_nothing(answer)
    if isinstance(answer, str):
        raise Unfit(
            say(
                "A list is asked, and your answer is one text. Put each item into quotation marks"
                ' of its own, with commas between, and brackets around: ["one", "two"]'
            )
        )
    if not isinstance(answer, list | tuple | set | frozenset):
        raise Unfit(say("A list is asked, and your answer is {found}.", found=described(answer)))
    if not answer:
        raise Unfit(say("Your list is empty."), "not yet")
    return [_read_item(item) for item in list(answer)[:1000]]


def _read_item(item: object) -> object:
    if isinstance(item, str):
        return _folded(item)
    if isinstance(item, int | float):
        return item
    raise Unfit(
        say(
            "Your list holds {found}. Fill it with single words, names or numbers.",
            found=described(item),
        )
    )


def _list_difference(answer: list[Any], aim: list[Any], *, ordered: bool) -> str | None:
    if answer == aim or (not ordered and Counter(answer) == Counter(aim)):
        return None
    twice = [item for item, times in Counter(answer).items() if times > 1]
    if twice and len(set(aim)) == len(aim):
        return say("{item} stands in your list twice.", item=_item_shown(twice[0]))
    strange = [_item_shown(item) for item in dict.fromkeys(answer) if item not in aim]
    if strange:
        return say_many(
            "{items} doesn't belong in the list.",
            "{items} don't belong in the list.",
            len(strange),
            items=listed(strange[:3]),
        )
    if len(answer) < len(aim):
        return say("What you have belongs in the list, and something is still missing.")
    return say("All of it belongs in the list, but the order is another.")


def _item_shown(item: object) -> str:
    return shown(item.written if isinstance(item, _Words) else item)
