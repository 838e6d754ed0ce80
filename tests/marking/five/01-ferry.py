"""The ferry.

Five questions, one of each kind that crosses the border differently: the attacks are tried on them,
and the benchmark measures them.
"""

from collections.abc import Callable

import pandas as pd

from kit.questions import Wrong, function, items, number, question, table, text

_HINTS = ["Read slowly.", "Read the first sentence again."]


@question(
    number(),
    hints=_HINTS,
    reason="Ann and Bo, and nobody else.",
    wrong=[Wrong(3, "The captain is no passenger.", label="counts the captain")],
    minutes=1,
    points=2,
)
def passengers() -> int:
    """How many passengers are there? "Ann waved. Bo waved too. Captain Ito did not." """
    return 2


@question(text(), hints=_HINTS, reason="She did not wave.", wrong=[], minutes=1, points=2)
def captain() -> str:
    """What is the captain's name?"""
    return "Ito"


@question(items(), hints=_HINTS, reason="One at each end.", wrong=[], minutes=1, points=2)
def harbors() -> list[str]:
    """Which harbors are named? "From Troon to Larne." """
    return ["Troon", "Larne"]


@question(
    table(["day"], ["crossings"]),
    hints=_HINTS,
    reason="Two and one.",
    wrong=[],
    minutes=2,
    points=2,
)
def timetable() -> pd.DataFrame:
    """Make a table of the columns day and crossings: two on Friday, one on Sunday."""
    return pd.DataFrame({"day": ["Friday", "Sunday"], "crossings": [2, 1]})


@question(
    function("word", tries=lambda chance: [("ferry" * chance.randint(1, 3),) for _ in range(5)]),
    hints=_HINTS,
    reason="Letters turn large, and a mark is added.",
    wrong=[],
    minutes=2,
    points=2,
)
def shout() -> Callable[[str], str]:
    """Write a function that returns a word in large letters, with a "!" after it."""
    return lambda word: word.upper() + "!"
