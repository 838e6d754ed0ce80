"""A recipe and its table → the pandas and Altair code that draws it, and the chart."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.display import ChartError
from kit.panels.chart_words import default_title, described
from kit.panels.names import free
from kit.panels.recipes import (
    EACH_ROW,
    MOST_NAMES,
    MOST_ROWS,
    NUMBER,
    Recipe,
    column_kinds,
    crowded,
    in_cells,
    missing,
)
from kit.panels.sources import Source
from kit.texts import say

if TYPE_CHECKING:
    import altair as alt

ROWS = "rows"
"""What the code calls the rows that are left to draw."""

_CALLED = {EACH_ROW: ROWS, "count": "counts", "sum": "sums", "mean": "means"}
_TYPES = {"N": "nominal", "O": "ordinal", "Q": "quantitative", "T": "temporal"}
_LETTERS = {"name": "N", "number": "Q", "day": "T"}
_PLAIN = re.compile(r"\w[\w -]*")
_OTHER = {"x": "y", "y": "x"}
_WIDTH = 76
_THIN = 18


def make_chart(
    recipe: Recipe, table: pd.DataFrame, source: Source
) -> "tuple[alt.TopLevelMixin, str]":
    """Return the chart and its code: the chart is what this very code gives.

    Args:
        recipe: what to draw; `problem` finds nothing wrong with it.
        table: the table that was chosen.
        source: where the table comes from.

    Raises:
        ChartError: if too many marks would be drawn.
    """
    import altair as alt

    making, called = data_code(recipe, table, source.base, source.taken)
    names: dict[str, Any] = {"alt": alt, source.base: table}
    _run(making, names)
    if len(names[called]) > MOST_ROWS:
        raise ChartError(
            say(
                "This chart would have {marks:,} marks; {most:,} are the most that"
                " it can hold. Choose fewer columns, or columns with fewer values.",
                marks=len(names[called]),
                most=MOST_ROWS,
            )
        )
    titled = replace(recipe, title=recipe.title or default_title(recipe, source.name))
    words = described(titled, table, names[called], titled.title)
    drawing = chart_code(titled, table, called, words, source.taken)
    _run(drawing, names)
    first = ["import altair as alt", "", *([source.code] if source.code else [])]
    return names[drawing[-1]], "\n".join([*first, *making, *drawing])


def _run(lines: Sequence[str], names: dict[str, Any]) -> None:
    """Run code that this module wrote; all that comes from outside stands in it as quoted text."""
    exec(compile("\n".join(lines), "<chart>", "exec"), names)  # noqa: S102


def chart_table(chart: "alt.TopLevelMixin") -> pd.DataFrame:
    """Return the table that such a chart draws; a heat map has it in its first layer."""
    data = getattr(chart, "data", None)
    return data if isinstance(data, pd.DataFrame) else chart.layer[0].data  # type: ignore[attr-defined]


def data_code(
    recipe: Recipe, table: pd.DataFrame, base: str, taken: Collection[str] = ()
) -> tuple[list[str], str]:
    r"""Return the code that makes the table to draw, and what it calls this table.

    Args:
        recipe: what to draw; `problem` finds nothing wrong with it.
        table: the table that was chosen.
        base: what the code calls that table.
        taken: names that the notebook uses; the code gives none of them another meaning.

    >>> table = pd.DataFrame({"who": ["a", None]})
    >>> lines, name = data_code(Recipe(x="the number", y="who"), table, "said")
    >>> print("\n".join(lines))
    rows = said.dropna(subset=["who"])
    counts = rows.groupby(["who"], observed=True).size().reset_index(name="count")
    """
    lines, now = [], base
    rows, called, often = (free(n, taken) for n in (ROWS, _CALLED[recipe.how], "often"))
    if empty := missing(recipe, table):
        lines.append(f"{rows} = {now}.dropna(subset={_quoted(empty)})")
        now = rows
    for name in crowded(recipe, table):
        column = f"{now}[{_quoted(name)}]"
        lines.append(f"{often} = {column}.value_counts().head({MOST_NAMES}).index")
        lines.append(f"{rows} = {now}[{column}.isin({often})]")
        now = rows
    return [*lines, f"{called} = {_worked_out(recipe, table, now)}"], called


def _worked_out(recipe: Recipe, table: pd.DataFrame, now: str) -> str:
    if recipe.how == EACH_ROW:
        words = ["text"] * ("text" in table)
        return f"{now}[{_quoted(list(dict.fromkeys([*recipe.groups, *words])))}]"
    grouped = f"{now}.groupby({_quoted(recipe.groups)}, observed=True)"
    name = _quoted(recipe.number)
    if recipe.how == "count":
        return f"{grouped}.size().reset_index(name={name})"
    return f"{grouped}[{_quoted(recipe.measure)}].{recipe.how}().reset_index(name={name})"


def chart_code(
    recipe: Recipe,
    table: pd.DataFrame,
    called: str,
    description: str,
    taken: Collection[str] = (),
) -> list[str]:
    """Return the code that draws the table which `data_code` has made; its last line is the chart.

    Args:
        recipe: what to draw, with its title.
        table: the table that was chosen.
        called: what the code calls the table to draw.
        description: what the chart shows, in words.
        taken: names that the notebook uses; the code gives none of them another meaning.
    """
    chart = free("chart", taken)
    channels = dict(_channels(recipe, table, called))
    if recipe.mark == "heat map":
        lines = _heat_map(recipe, called, channels, taken)
    else:
        points = recipe.mark == "line" and not recipe.color  # they would hide the dashes
        mark = f"mark_{recipe.mark}({'point=True' if points else ''})"
        lines = [f"{chart} = alt.Chart({called}).{mark}.encode(", *_arguments(channels), ")"]
    told = [f"        {_quoted(piece)}" for piece in _pieces(description)]
    return [
        *lines,
        f"{chart} = {chart}.properties(",
        f"    title={_quoted(recipe.title)},",
        "    description=(",
        *told,
        "    ),",
        *_sizes(channels),
        ")",
        chart,
    ]


def _heat_map(
    recipe: Recipe, called: str, channels: dict[str, str], taken: Collection[str]
) -> list[str]:
    number = channels.pop("text")
    scale = "scale=alt.Scale(range=[0.1, 0.45])"
    opacity = _call("FillOpacity", recipe.number, "Q", "legend=None", scale)
    names = ("chart", "cells", "shade", "figures")
    chart, cells, shade, figures = (free(name, taken) for name in names)
    return [
        f"{cells} = alt.Chart({called}).encode(",
        *_arguments(channels),
        ")",
        f"{shade} = {opacity}",
        f"{figures} = {cells}.mark_text().encode(text={number})",
        f"{chart} = {cells}.mark_rect().encode(fillOpacity={shade}) + {figures}",
    ]


def _sizes(channels: dict[str, str]) -> list[str]:
    """Make bars that stand side by side thinner than one that stands alone."""
    sides = {"xOffset": "width", "yOffset": "height"}
    return [f"    {sides[side]}=alt.Step({_THIN})," for side in sides if side in channels]


def _arguments(channels: dict[str, str]) -> list[str]:
    return [f"    {channel}={code}," for channel, code in channels.items()]


def _channels(recipe: Recipe, table: pd.DataFrame, called: str) -> Iterator[tuple[str, str]]:
    for channel in _OTHER:
        name = getattr(recipe, channel)
        if name == NUMBER:
            yield channel, _call(channel.upper(), recipe.number, "Q", *_scale_of_number(recipe))
        elif name:
            yield channel, _axis(recipe, table, called, channel)
    yield from _signs(recipe, table, called)
    if recipe.row:
        ordered = (
            [f"sort={_order(table, recipe.row, called)}"]
            if _order(table, recipe.row, called)
            else []
        )
        header = 'header=alt.Header(labelAngle=0, labelAlign="left")'
        yield "row", _call("Row", recipe.row, "N", "title=None", header, *ordered)
    if recipe.mark in ("heat map", "text"):
        yield "text", _call("Text", recipe.number, "Q", *_format(recipe))
    yield "tooltip", f"[{', '.join(_tooltips(recipe, table))}]"


def _scale_of_number(recipe: Recipe) -> list[str]:
    whole = ["axis=alt.Axis(tickMinStep=1)"] if recipe.how == "count" else []
    return [*(["scale=alt.Scale(zero=True)"] if recipe.mark == "bar" else []), *whole]


def _axis(recipe: Recipe, table: pd.DataFrame, called: str, channel: str) -> str:
    name = getattr(recipe, channel)
    kinds = column_kinds(table)
    if name in in_cells(recipe, kinds):
        if kinds[name] == "day" and _PLAIN.fullmatch(name):
            return _quoted(f"yearmonthdate({name}):O")
        return _call(channel.upper(), name, "O")
    letter = _LETTERS[kinds[name]]
    if letter == "N":
        return _call(channel.upper(), name, letter, *_sorted(recipe, table, called, channel))
    zero = ["scale=alt.Scale(zero=True)"] if recipe.mark == "bar" else []
    return _call(channel.upper(), name, letter, *zero)


def _sorted(recipe: Recipe, table: pd.DataFrame, called: str, channel: str) -> list[str]:
    """Keep the order of a report; put other names in the order of their numbers."""
    name, other = getattr(recipe, channel), _OTHER[channel]
    if order := _order(table, name, called):
        return [f"scale=alt.Scale(domain={order})"]
    alone = not recipe.row and recipe.color in ("", name)
    return [f'sort="-{other}"'] if getattr(recipe, other) == NUMBER and alone else []


def _order(table: pd.DataFrame, name: str, called: str) -> str:
    if not isinstance(table[name].dtype, pd.CategoricalDtype):
        return ""
    few = len(table[name].cat.categories) <= MOST_NAMES
    return f"list({called}[{_quoted(name)}].cat.categories)" if few else ""


def _signs(recipe: Recipe, table: pd.DataFrame, called: str) -> Iterator[tuple[str, str]]:
    """Beside the color, a sign or a place of its own: nothing is told by color alone."""
    if not recipe.color:
        return
    order = _order(table, recipe.color, called)
    scale = [f"scale=alt.Scale(domain={order})"] if order else []
    yield "color", _call("Color", recipe.color, "N", *scale)
    if recipe.mark == "bar" and recipe.color not in (recipe.x, recipe.y):
        side = "y" if _is_number(recipe, table, recipe.x) else "x"
        yield f"{side}Offset", _call(f"{side.upper()}Offset", recipe.color, "N", *scale)
    if recipe.mark == "point":
        yield "shape", _call("Shape", recipe.color, "N", *scale)
    if recipe.mark == "line":
        yield "strokeDash", _call("StrokeDash", recipe.color, "N", *scale)


def _is_number(recipe: Recipe, table: pd.DataFrame, name: str) -> bool:
    return name == NUMBER or (recipe.how == EACH_ROW and column_kinds(table).get(name) == "number")


def _tooltips(recipe: Recipe, table: pd.DataFrame) -> Iterator[str]:
    kinds = column_kinds(table)
    for name in recipe.groups:
        yield _call("Tooltip", name, _LETTERS[kinds[name]])
    if recipe.number:
        yield _call("Tooltip", recipe.number, "Q", *_format(recipe))
    elif kinds.get("text") == "name" and "text" not in recipe.groups:
        yield _call("Tooltip", "text", "N")


def _format(recipe: Recipe) -> list[str]:
    return ['format=".1f"'] if recipe.how == "mean" else []


def _call(channel: str, name: str, letter: str, *more: str) -> str:
    """Return the code of a channel; "words:Q" where that is enough."""
    if not _PLAIN.fullmatch(name):
        path = re.sub(r"([\\.\[\]'\"])", r"\\\1", name)
        typed = [f"field={_quoted(path)}", f'type="{_TYPES[letter]}"', f"title={_quoted(name)}"]
        typed = [part for part in typed if not (part.startswith("title=") and "title=None" in more)]
        return f"alt.{channel}({', '.join([*typed, *more])})"
    short = _quoted(f"{name}:{letter}")
    return f"alt.{channel}({', '.join([short, *more])})" if more else short


def _pieces(text: str) -> Sequence[str]:
    """Cut a text into lines that give it back when they are put together."""
    lines = wrap(text, _WIDTH, break_on_hyphens=False, break_long_words=False)
    return [f"{line} " for line in lines[:-1]] + lines[-1:]


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)
