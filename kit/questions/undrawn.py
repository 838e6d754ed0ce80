"""What Python says of a chart that it can't draw → what helps a learner."""

import re
from collections.abc import Callable

from kit.questions.shown import shown
from kit.texts import say


def why_not_drawn(reason: str) -> str:
    """Say in a learner's words why a chart can't be drawn, and what to do.

    Args:
        reason: Altair's message, on one line; it came from the learner's process.

    >>> why_not_drawn('Unable to determine data type for the field "wrods"; …').partition("?")[0]
    "The table has no column 'wrods': is it misspelled"
    """
    for pattern, words in _HELP.items():
        if found := re.search(pattern, reason):
            return words(*found.groups())
    return say(
        "Python can't draw this chart yet. Run the chart alone in a cell and read the last line of"
        " its message."
    )


def no_column(name: str) -> str:
    """Say that the table has no column of this name."""
    return say(
        "The table has no column {name}: is it misspelled? Show the table in a cell of its own, and"
        " copy the name from its top.",
        name=shown(name),
    )


def _no_mark() -> str:
    return say("The chart has no mark yet: mark_bar() is missing.")


def _table_in_marks() -> str:
    return say(
        "The name of the table stands between quotation marks, so it is only a word. Take these"
        " marks away; the names of columns keep theirs."
    )


def _table_on_axis() -> str:
    return say(
        "Behind x= or y= stands a whole table or column. Write the column's name there, between"
        " quotation marks."
    )


def _no_place(name: str) -> str:
    return say(
        "A chart has no place for {name}. Check how it is spelled: title and description are such"
        " places.",
        name=shown(name),
    )


_HELP: dict[str, Callable[..., str]] = {
    r'data type for the field "(.{1,60}?)"': no_column,
    r"'mark' is a required property": _no_mark,
    r"not specified as a pandas\.DataFrame": _table_in_marks,
    r"invalid value for `field`": _table_on_axis,
    r"has no parameter named '(.{1,60}?)'": _no_place,
}
"""By the words of Altair's message that tell one beginner's trap from another."""
