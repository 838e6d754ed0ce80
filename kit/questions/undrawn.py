"""What Python says of a chart that it can't draw → what helps a learner."""

import re

from kit.questions.shown import shown

NO_COLUMN = (
    "The table has no column {}: is it misspelled? Show the table in a cell of its own, and copy"
    " the name from its top."
)
_OTHERWISE = (
    "Python can't draw this chart yet. Run the chart alone in a cell and read the last line of its"
    " message."
)
_NO_MARK = "The chart has no mark yet: mark_bar() is missing."
_TABLE_IN_MARKS = (
    "The name of the table stands between quotation marks, so it is only a word. Take these marks"
    " away; the names of columns keep theirs."
)
_TABLE_ON_AXIS = (
    "Behind x= or y= stands a whole table or column. Write the column's name there, between"
    " quotation marks."
)
_NO_PLACE = (
    "A chart has no place for {}. Check how it is spelled: title and description are such places."
)
_HELP = {
    r'data type for the field "(.{1,60}?)"': NO_COLUMN,
    r"'mark' is a required property": _NO_MARK,
    r"not specified as a pandas\.DataFrame": _TABLE_IN_MARKS,
    r"invalid value for `field`": _TABLE_ON_AXIS,
    r"has no parameter named '(.{1,60}?)'": _NO_PLACE,
}
"""By the words of Altair's message that tell one beginner's trap from another."""


def why_not_drawn(reason: str) -> str:
    """Say in a learner's words why a chart can't be drawn, and what to do.

    Args:
        reason: Altair's message, on one line; it came from the learner's process.

    >>> why_not_drawn('Unable to determine data type for the field "wrods"; …').partition("?")[0]
    "The table has no column 'wrods': is it misspelled"
    """
    for pattern, words in _HELP.items():
        if found := re.search(pattern, reason):
            return words.format(*map(shown, found.groups()))
    return _OTHERWISE
