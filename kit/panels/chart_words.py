"""A recipe and the table that it draws → the title, and the description in words."""

from typing import Any

import pandas as pd

from kit.compare import note
from kit.compare.notes import few_reports
from kit.panels.recipes import EACH_ROW, MOST_NAMES, Recipe, column_kinds, crowded, missing
from kit.terms import term
from kit.texts import say, say_many

_MOST_FACTS = 12


def caveats(recipe: Recipe, table: pd.DataFrame) -> list[str]:
    """Say which rows are not drawn.

    >>> table = pd.DataFrame({"who": ["a", None]})
    >>> caveats(Recipe(x="the number", y="who"), table)
    ['Left out: 1 row without who.']
    """
    said = []
    for name in missing(recipe, table):
        empty = int(table[name].isna().sum())
        said.append(
            say_many(
                "Left out: {n:,} row without {name}.",
                "Left out: {n:,} rows without {name}.",
                empty,
                name=name,
            )
        )
    for name in crowded(recipe, table):
        values = table[name].nunique()
        said.append(
            say(
                "{name} has {values:,} values; the {most} most frequent are drawn.",
                name=name,
                values=values,
                most=MOST_NAMES,
            )
        )
    return said


def default_title(recipe: Recipe, called: str) -> str:
    """Return a title that says what is shown.

    >>> default_title(Recipe(x="the number", y="kind"), "quotations")
    'Count of quotations, by kind'
    """
    by = say(" and ").join(filter(None, [", ".join(recipe.groups[:-1]), *recipe.groups[-1:]]))
    if recipe.how == EACH_ROW:
        return f"{called.capitalize()}: {by}"
    if recipe.how == "count":
        return say("Count of {what}, by {by}", what=called, by=by)
    what = recipe.number.capitalize()
    return say("{number} in {what}, by {by}", number=what, what=called, by=by)


def described(recipe: Recipe, table: pd.DataFrame, drawn: pd.DataFrame, title: str) -> str:
    """Say in words what a chart shows, from its data.

    Args:
        recipe: what was chosen.
        table: the table that was chosen; its note, or how few its reports are, is told as well.
        drawn: the table that is drawn.
        title: the chart's title.

    >>> drawn = pd.DataFrame({"kind": ["a", "b"], "count": [1, 2]})
    >>> described(Recipe(x="the number", y="kind"), drawn, drawn, "Counts")
    'Counts. Mark: bar. b: 2. a: 1.'
    """
    facts = _ranges(recipe, drawn) if recipe.how == EACH_ROW else _numbers(recipe, drawn)
    more = len(facts) - _MOST_FACTS
    told = [*facts[:_MOST_FACTS], *([say("And {n} more", n=more)] if more > 0 else [])]
    said = [
        f"{part.rstrip('.')}."
        for part in (title, say("Mark: {mark}", mark=term(recipe.mark)), *told)
    ]
    few = few_reports(table) if "report" in table else ""
    return " ".join(filter(None, [*said, *caveats(recipe, table), note(table) or few]))


def _numbers(recipe: Recipe, drawn: pd.DataFrame) -> list[str]:
    ordered = drawn.sort_values(recipe.number, ascending=False, kind="stable")
    rows = ordered[[*recipe.groups, recipe.number]].head(_MOST_FACTS).to_numpy().tolist()
    facts = [f"{', '.join(map(_said, names))}: {_said(number)}" for *names, number in rows]
    return [*facts, *[""] * (len(drawn) - len(facts))]


def _ranges(recipe: Recipe, drawn: pd.DataFrame) -> list[str]:
    facts = [say_many("{n:,} rows", "{n:,} rows", len(drawn))]
    kinds = column_kinds(drawn)
    for name in recipe.groups:
        column = drawn[name].dropna()
        if kinds.get(name) == "name":
            facts.append(say("{name}: {n:,} values", name=name, n=column.nunique()))
        elif len(column):
            first, last = _said(column.min()), _said(column.max())
            facts.append(say("{name}: from {first} to {last}", name=name, first=first, last=last))
    return facts


def _said(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, float):
        return f"{value:,.1f}".removesuffix(".0")
    if isinstance(value, pd.Timestamp):
        return str(value.date()) if value == value.normalize() else str(value)
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
