"""What a learner chose for a chart → whether it can be drawn, and if not, why, in words."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.terms import term
from kit.texts import say

NUMBER = "the number"
"""What stands for the count, sum or mean where an axis shows a column otherwise."""
EACH_ROW = "each row"
MARKS = ("bar", "point", "line", "tick", "heat map", "text")
HOWS = (EACH_ROW, "count", "sum", "mean")

MOST_ROWS = 5000
MOST_NAMES = 40
"""How many names an axis can hold so that each can still be read."""
MOST_COLORS = 7
MOST_BLOCKS = 12
_FEWEST_IN_A_LINE = 3
_IN_CELLS = ("bar", "heat map", "text")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a learner chose.

    Attributes:
        x: the column along the bottom, `NUMBER`, or empty for nothing.
        y: the same for the side.
        color: the column that colors and shapes tell apart, or empty.
        row: the column that gives each of its values a chart of its own, or empty.
        how: "each row", or what is worked out from the rows: "count", "sum", "mean".
        measure: the column to add up or to average.
        mark: one of `MARKS`.
        title: the title, or empty for one made from the rest.
    """

    x: str = ""
    y: str = ""
    color: str = ""
    row: str = ""
    how: str = "count"
    measure: str = ""
    mark: str = "bar"
    title: str = ""

    @property
    def groups(self) -> list[str]:
        """The columns that are shown, each once."""
        shown = (self.x, self.y, self.color, self.row)
        return list(dict.fromkeys(name for name in shown if name not in ("", NUMBER)))

    @property
    def number(self) -> str:
        """The name of the column that is worked out; empty if each row is drawn as it is."""
        if self.how == EACH_ROW:
            return ""
        name = "count" if self.how == "count" else f"{self.how} of {self.measure}"
        return f"{name} of rows" if name in self.groups else name


def column_kinds(table: pd.DataFrame) -> dict[str, str]:
    """Return what each column holds: "number", "day" or "name"; others can't be drawn.

    >>> table = pd.DataFrame({"who": ["a"], "words": [3], "tags": [["x", "y"]]})
    >>> column_kinds(table)
    {'who': 'name', 'words': 'number'}
    """
    kinds = {name: _kind(table[name]) for name in _single_names(table)}
    return {name: kind for name, kind in kinds.items() if kind}


def _single_names(table: pd.DataFrame) -> list[str]:
    names = table.columns[~table.columns.duplicated(keep=False)]
    return [name for name in names if isinstance(name, str) and name not in ("", NUMBER)]


def _kind(column: "pd.Series[Any]") -> str:
    values = column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else column
    if pd.api.types.is_bool_dtype(column) or pd.api.types.infer_dtype(values) in (
        "string",
        "empty",
    ):
        return "name"
    if isinstance(column.dtype, pd.CategoricalDtype):
        return ""
    if pd.api.types.is_datetime64_any_dtype(column):
        return "day"
    return "number" if pd.api.types.is_any_real_numeric_dtype(column) else ""


def problem(recipe: Recipe, table: pd.DataFrame) -> str:
    """Say why this can't be drawn, and what to choose; empty if it can.

    >>> table = pd.DataFrame({"who": ["a", "b"], "words": [3, 5]})
    >>> problem(Recipe(x="who", y="words", how="each row", mark="line"), table)
    'A line says what lies between its points, and who holds names. Choose bar or point.'
    """
    kinds = column_kinds(table)
    checks = (_unknown, _number, _places, _marks, _color, _row, _crowd)
    return next(filter(None, (check(recipe, table, kinds) for check in checks)), "")


_Kinds = dict[str, str]


def _unknown(recipe: Recipe, table: pd.DataFrame, kinds: _Kinds) -> str:
    if table.empty:
        return say("This table has no rows. Choose another one.")
    if not kinds:
        return say("This table has no column that can be drawn. Choose another one.")
    offered = [(recipe.mark, MARKS, say("mark")), (recipe.how, HOWS, say("way to count"))]
    offered += [(name, tuple(kinds), say("column to draw")) for name in recipe.groups]
    for value, known, what in offered:
        if value not in known:
            return say(
                "There is no {what} {value!r} here. Choose from: {names}.",
                what=what,
                value=value,
                names=", ".join(known),
            )
    return ""


def _number(recipe: Recipe, _table: pd.DataFrame, kinds: _Kinds) -> str:
    if NUMBER in (recipe.color, recipe.row):
        return say("Put “the number” on x or y.")
    if recipe.how == EACH_ROW and NUMBER in (recipe.x, recipe.y):
        return say("“The number” is a count, a sum or a mean. Choose one of them.")
    if recipe.how in ("sum", "mean") and kinds.get(recipe.measure) != "number":
        numbers = [name for name, kind in kinds.items() if kind == "number"]
        if not numbers:
            return say(
                "This table has no column of numbers for a {how}. Choose count.",
                how=term(recipe.how),
            )
        return say(
            "Choose of which column to take the {how}: {names}.",
            how=term(recipe.how),
            names=", ".join(numbers),
        )
    return ""


def _places(recipe: Recipe, _table: pd.DataFrame, _kinds: _Kinds) -> str:
    axes = (recipe.x, recipe.y)
    if recipe.x == recipe.y not in ("", NUMBER):
        return say("{name} is on x and on y. Choose another column for one of them.", name=recipe.x)
    if recipe.mark in ("heat map", "text"):
        return _cells(recipe)
    if recipe.how == EACH_ROW or not any(axes):
        return "" if any(axes) else say("Choose a column for x or for y.")
    if axes.count(NUMBER) == 0:
        return say(
            "The {how} has no place yet. Choose “the number” for x or for y.", how=term(recipe.how)
        )
    empty = "y" if recipe.x == NUMBER else "x"
    compare = say("Choose a column for {axis}, to compare its values.", axis=empty)
    return "" if {*axes} - {NUMBER, ""} else compare


def _cells(recipe: Recipe) -> str:
    if recipe.how == EACH_ROW:
        return say("Each cell holds one number. Choose count, sum or mean.")
    if NUMBER in (recipe.x, recipe.y):
        return say("“The number” stands in the cells. Choose columns for x and for y.")
    return "" if recipe.x and recipe.y else say("Choose a column for x and a column for y.")


def _marks(recipe: Recipe, table: pd.DataFrame, kinds: _Kinds) -> str:
    axes = [kinds.get(name, "number") for name in (recipe.x, recipe.y) if name]
    if recipe.mark == "bar":
        return _bars(recipe, table, axes)
    if recipe.mark == "line":
        return _line(recipe, table, kinds)
    if recipe.mark in ("point", "tick") and not {"number", "day"} & {*axes}:
        return say(
            "A {mark} needs a number or a day for x or y. Choose count and “the number”.",
            mark=term(recipe.mark),
        )
    return ""


def _bars(recipe: Recipe, table: pd.DataFrame, axes: list[str]) -> str:
    if recipe.how != EACH_ROW:
        return ""
    if axes.count("number") != 1 or len(axes) != 2:  # noqa: PLR2004
        return say(
            "A bar is as long as a number, one for each name or day. Choose a column of numbers for"
            " x or y, and another column for the other one; or choose point."
        )
    number = recipe.x if axes[0] == "number" else recipe.y
    return _one_each(table, [name for name in recipe.groups if name != number])


def _line(recipe: Recipe, table: pd.DataFrame, kinds: _Kinds) -> str:
    if kinds.get(recipe.x) == "name":
        return say(
            "A line says what lies between its points, and {name} holds names."
            " Choose bar or point.",
            name=recipe.x,
        )
    if recipe.x in ("", NUMBER) or kinds.get(recipe.y, "number") != "number" or not recipe.y:
        return say("A line goes from left to right: numbers or days for x, numbers for y.")
    if table[recipe.x].nunique() < _FEWEST_IN_A_LINE:
        return say("A line through two points would look like a trend. Choose bar or point.")
    if recipe.how == EACH_ROW:
        return _one_each(table, [name for name in recipe.groups if name != recipe.y])
    return ""


def _one_each(table: pd.DataFrame, names: list[str]) -> str:
    if not table.duplicated(names).any():
        return ""
    return say(
        "Several rows have the same {names}. Choose count, sum or mean.",
        names=say(" and ").join(names),
    )


def _color(recipe: Recipe, table: pd.DataFrame, kinds: _Kinds) -> str:
    if not recipe.color:
        return ""
    if recipe.mark in ("tick", "heat map", "text") and recipe.color not in (recipe.x, recipe.y):
        return say(
            "With the mark {mark}, color alone would carry meaning. Choose no color.",
            mark=term(recipe.mark),
        )
    if kinds[recipe.color] != "name":
        return say(
            "Colors tell names apart, and {name} holds a {kind}.",
            name=recipe.color,
            kind=term(kinds[recipe.color]),
        )
    return _too_many(table, recipe.color, MOST_COLORS, say("colors"))


def _row(recipe: Recipe, table: pd.DataFrame, kinds: _Kinds) -> str:
    if not recipe.row:
        return ""
    if recipe.mark == "heat map":
        return say("A heat map has its own rows. Choose nothing for “one chart each”.")
    if kinds[recipe.row] != "name":
        return say(
            "A chart each is for names, and {name} holds a {kind}.",
            name=recipe.row,
            kind=term(kinds[recipe.row]),
        )
    return _too_many(table, recipe.row, MOST_BLOCKS, say("charts"))


def _crowd(recipe: Recipe, table: pd.DataFrame, kinds: _Kinds) -> str:
    if recipe.how == EACH_ROW and len(table) > MOST_ROWS:
        return say(
            "This table has {rows:,} rows; {most:,} are the most that a chart can"
            " hold. Choose count, sum or mean.",
            rows=len(table),
            most=MOST_ROWS,
        )
    cells = in_cells(recipe, kinds)
    crowded = (_too_many(table, name, MOST_NAMES, say("places")) for name in cells)
    return next(filter(None, crowded), "")


def _too_many(table: pd.DataFrame, name: str, most: int, what: str) -> str:
    values = table[name].nunique()
    if values <= most:
        return ""
    return say(
        "{name} has {values:,} values, and {most} {what} are the most that can be told apart.",
        name=name,
        values=values,
        most=most,
        what=what,
    )


def in_cells(recipe: Recipe, kinds: dict[str, str]) -> list[str]:
    """Return the columns of numbers or days on an axis whose mark stands in cells."""
    if recipe.mark not in _IN_CELLS:
        return []
    axes = [name for name in (recipe.x, recipe.y) if kinds.get(name) in ("number", "day")]
    if recipe.mark == "bar" and recipe.how == EACH_ROW:
        return [name for name in axes if kinds[name] == "day"]
    return axes


def crowded(recipe: Recipe, table: pd.DataFrame) -> list[str]:
    """Return the columns of names on an axis that have more names than can be read.

    >>> table = pd.DataFrame({"who": [str(number) for number in range(99)]})
    >>> crowded(Recipe(x="the number", y="who"), table)
    ['who']
    """
    kinds = column_kinds(table)
    names = [name for name in (recipe.x, recipe.y) if kinds.get(name) == "name"]
    return [name for name in dict.fromkeys(names) if table[name].nunique() > MOST_NAMES]


def missing(recipe: Recipe, table: pd.DataFrame) -> list[str]:
    """Return the columns in use that are empty in some rows.

    >>> table = pd.DataFrame({"who": ["a", None], "what": ["b", "b"]})
    >>> missing(Recipe(x="the number", y="who"), table)
    ['who']
    """
    return [name for name in _used(recipe) if table[name].isna().any()]


def _used(recipe: Recipe) -> list[str]:
    measured = [recipe.measure] if recipe.how in ("sum", "mean") else []
    return list(dict.fromkeys([*recipe.groups, *measured]))
