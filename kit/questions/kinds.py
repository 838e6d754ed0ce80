"""What kind of answer a question asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kit.article import Article
from kit.marking.values import is_stub


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer: how one is read, and how two are compared.

    `kit.questions.number`, `text`, `sentence` and so on make kinds.

    Attributes:
        name: what the answer is: "number", "text", "sentence", "quotation", "list", "table",
            "function", "chart", "coding file", or "own table" and the like.
        asks: what the worksheet says about it, to stand after "Your answer:".
        read: a plain value → what is compared; raises `Unfit`, with a message for the learner.
        difference: an answer and an aim, both as `read` made them → None if they mean the same,
            else what is off, in words that don't give the aim away.
        stub: what stands in the learner's cell; "{name}" is the question's name.
        find: what was read, and the reports that the question is about → what is compared, for
            answers that are picked from a report; raises `Unfit`, too. None for all others.
        leads_on: whether `difference` says itself what to do next; if not, the first hint does.
        by_form: whether any answer of the right form is right, as in `kit.questions.forms`; then
            `difference` says where a known mistake stands, and its message why it is one.
    """

    name: str
    asks: str
    read: Callable[[object], Any]
    difference: Callable[[Any, Any], str | None]
    stub: str = "{name} = ..."
    find: Callable[[Any, Sequence[Article]], Any] | None = None
    leads_on: bool = False
    by_form: bool = False


def is_blank(value: object) -> bool:
    """Tell whether a value, as it crossed the border, is what the cell held at the start.

    >>> is_blank("..."), is_blank(["...", "..."]), is_blank("")
    (True, True, False)
    """
    if isinstance(value, list | tuple) and value:
        return all(is_blank(item) for item in value)
    return is_stub(value) or getattr(value, "type_name", "").lower() == "ellipsis"
