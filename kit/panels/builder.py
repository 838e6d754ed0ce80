"""The chart builder: choose a table, columns and a mark; see the chart and its Altair code."""

import os
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import anywidget
import pandas as pd
import traitlets
from ipywidgets import Output, widget_serialization

from kit.article import Article
from kit.display import ChartError, live_output
from kit.panels.chart_code import chart_table, make_chart
from kit.panels.chart_words import caveats
from kit.panels.labels import builder_labels
from kit.panels.names import variables_in_notebook, words_among
from kit.panels.recipes import EACH_ROW, HOWS, MARKS, NUMBER, Recipe, column_kinds, problem
from kit.panels.scripts import script, style
from kit.panels.sources import Source, listed, own_tables, report_tables
from kit.terms import term
from kit.texts import say, say_many

if TYPE_CHECKING:
    import altair as alt

_CHOSEN = ("x", "y", "color", "row", "how", "measure", "mark", "title")
_MANY = 50
_MOST_SHOWN = 50
_LONGEST_CELL = 200


class ChartBuilder(anywidget.AnyWidget):
    """A chart, chosen piece by piece. Set `y` or another piece; print `code` for its code.

    Attributes:
        table_name: which table to draw.
        x: the column along the bottom; "the number" for the count, sum or mean; or empty.
        y: the same for the side.
        color: the column that colors, and shapes or places beside them, tell apart; or empty.
        row: the column of which each value gets a chart of its own; or empty.
        how: "each row", "count", "sum" or "mean".
        measure: the column to add up or to average.
        mark: "bar", "point", "line", "tick", "heat map" or "text".
        title: the chart's title; if empty, one is made.
        chart: the chart, or None while these choices can't be drawn; `message` then says why.
        code: the code that makes the chart; empty if there is none.
    """

    _esm = script("builder")
    _css = style("builder")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    table_name = traitlets.Unicode().tag(sync=True)
    x = traitlets.Unicode(NUMBER).tag(sync=True)
    y = traitlets.Unicode().tag(sync=True)
    color = traitlets.Unicode().tag(sync=True)
    row = traitlets.Unicode().tag(sync=True)
    how = traitlets.Unicode("count").tag(sync=True)
    measure = traitlets.Unicode().tag(sync=True)
    mark = traitlets.Unicode("bar").tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    choices: "traitlets.Dict[str, list[list[str]]]" = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    code = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Unicode().tag(sync=True)
    drawing = traitlets.Instance(Output, ()).tag(sync=True, **widget_serialization)

    def __init__(self, sources: Sequence[Source]) -> None:
        """Offer these tables; each is made when it is first chosen."""
        self._sources = {source.name: source for source in sources}
        self._made: dict[str, pd.DataFrame] = {}
        self._drawn_for: tuple[str, Recipe] | None = None
        self.chart: alt.TopLevelMixin | None = None
        super().__init__(labels=builder_labels(), table_name=next(iter(self._sources), ""))
        self._take_table()

    @property
    def table(self) -> pd.DataFrame:
        """The table that is drawn, with the counts, sums or means; empty if there is no chart."""
        return pd.DataFrame() if self.chart is None else chart_table(self.chart)

    @property
    def description(self) -> str:
        """What the chart shows, in words; empty if there is no chart."""
        return str(getattr(self.chart, "description", ""))

    @property
    def text(self) -> str:
        """The message, the description and the code as plain text."""
        return "\n".join(filter(None, [self.message, self.description, self.code]))

    @property
    def _recipe(self) -> Recipe:
        return Recipe(**{name: getattr(self, name).strip() for name in _CHOSEN})

    @property
    def _chosen_table(self) -> pd.DataFrame:
        name, source = self.table_name, self._sources.get(self.table_name)
        if source is None:
            return pd.DataFrame()
        if name not in self._made:
            if source.reports >= _MANY:
                self.message = say_many(
                    "Making the table {name} of {n:,} reports …",
                    "Making the table {name} of {n:,} reports …",
                    source.reports,
                    name=name,
                )
            self._made[name] = source.make()
        return self._made[name]

    @traitlets.observe("table_name")
    def _take_table(self, _change: traitlets.Bunch | None = None) -> None:
        """Keep the choices that the new table can carry, and give an empty axis a column."""
        kinds = column_kinds(self._chosen_table)
        with self.hold_trait_notifications():
            for name in ("x", "y", "color", "row", "measure"):
                if getattr(self, name) not in ("", NUMBER, *kinds):
                    setattr(self, name, "")
            if {self.x, self.y} <= {"", NUMBER} and kinds:
                first = "report" if "report" in kinds else next(iter(kinds))
                setattr(self, "x" if self.y == NUMBER else "y", first)
        self._draw()

    @traitlets.observe(*_CHOSEN)
    def _draw(self, _change: traitlets.Bunch | None = None) -> None:
        if self._drawn_for == (self.table_name, self._recipe):
            return  # one change of the table sets several choices
        self._drawn_for = (self.table_name, self._recipe)
        self.chart, code, message, outputs = self._drawn()
        with self.hold_sync():
            self.choices = _choices(list(self._sources), self._chosen_table, self._recipe)
            self.code, self.message = code, message
            self.rows = _table_html(self.table)
        self.drawing.outputs = outputs

    def _drawn(self) -> "tuple[alt.TopLevelMixin | None, str, str, tuple[dict[str, Any], ...]]":
        """Return the chart, its code, what to say, and what to show."""
        if self.table_name not in self._sources:
            return None, "", _no_table(self.table_name, list(self._sources)), ()
        table, recipe = self._chosen_table, self._recipe
        if why := problem(recipe, table):
            return None, "", why, ()
        try:
            chart, code = make_chart(recipe, table, self._sources[self.table_name])
            return chart, code, _drawn_what(recipe, table, chart), (live_output(chart.to_dict()),)
        except ChartError as error:
            return None, "", str(error), ()
        except Exception as error:  # noqa: BLE001 - a table handed in may hold anything
            return (
                None,
                "",
                say("These columns can't be drawn ({error}). Choose others.", error=error),
                (),
            )


def chart_builder(
    source: Iterable[Article] | Mapping[str, pd.DataFrame],
    named: str = "",
    codebook: str | os.PathLike[str] | None = None,
) -> ChartBuilder:
    """Choose a table, columns and a mark; see the chart and the code that it stands for.

    Args:
        source: reports, of which all of the kit's tables are offered; or tables of your own, as
            `{"shares": shares}`, each under the name that it has in your notebook.
        named: how your notebook calls the reports, such as "reports" or "[one, other]". If you
            leave it out, the names in your notebook are looked up.
        codebook: for reports, the file with the actors of the table "mentions". If you leave it
            out, it is the one of the pair that the reports come from, or else "actors.csv" of the
            first pair.

    Returns:
        The panel. The chart changes with each choice, and so does the code below it: copy it into a
        box of your own, and it gives the same chart. It gives no name of your notebook another
        meaning: where you have a table `rows`, the code says `rows_2`. `panel.chart` is the chart,
        `panel.table` what it draws, `print(panel.code)` its code, `print(panel.text)` all of it as
        text.

    Raises:
        ArticleError: if two reports have the same id.
        CodebookError: if the file with the actors can't be used.
        ChartError: if a name given to a table can't be a name in Python, or is needed otherwise.

    >>> table = pd.DataFrame({"who": ["Ann", "Bob", "Ann"]})
    >>> panel = chart_builder({"said": table})
    >>> print(panel.message)
    2 counts from 3 rows.
    >>> print(panel.code.partition("chart =")[0])
    import altair as alt
    <BLANKLINE>
    counts = said.groupby(["who"], observed=True).size().reset_index(name="count")
    <BLANKLINE>
    """
    variables = variables_in_notebook()
    if isinstance(source, Mapping):
        return ChartBuilder(own_tables(source, variables))
    reports = listed(source)
    words = named or words_among(variables, source, reports)
    return ChartBuilder(report_tables(reports, words, codebook, variables))


def _no_table(name: str, names: Sequence[str]) -> str:
    if not names:
        return say("There is no table. Give reports or tables to the chart builder.")
    return say(
        "There is no table {name!r}. Choose from: {names}.", name=name, names=", ".join(names)
    )


def _drawn_what(recipe: Recipe, table: pd.DataFrame, chart: "alt.TopLevelMixin") -> str:
    drawn = len(chart_table(chart))
    rows = say_many("{n:,} row", "{n:,} rows", len(table))
    what = say("{rows}.", rows=rows)
    if recipe.how != EACH_ROW:
        what = say("{numbers} from {rows}.", numbers=_numbers_drawn(recipe.how, drawn), rows=rows)
    return " ".join([what, *caveats(recipe, table)])


def _numbers_drawn(how: str, drawn: int) -> str:
    words = {
        "count": say_many("{n:,} count", "{n:,} counts", drawn),
        "sum": say_many("{n:,} sum", "{n:,} sums", drawn),
        "mean": say_many("{n:,} mean", "{n:,} means", drawn),
    }
    return words[how]


def _how_words(how: str) -> str:
    words = {
        EACH_ROW: say("draw each row as it is"),
        "count": say("count the rows"),
        "sum": say("add up a column"),
        "mean": say("take the mean of a column"),
    }
    return words[how]


def _column_words(name: str, kind: str) -> str:
    words = {
        "name": say("{column}: names", column=name),
        "day": say("{column}: days", column=name),
        "number": say("{column}: numbers", column=name),
    }
    return words[kind]


def _choices(names: list[str], table: pd.DataFrame, recipe: Recipe) -> dict[str, list[list[str]]]:
    kinds = column_kinds(table)
    columns = [[name, _column_words(name, kind)] for name, kind in kinds.items()]
    nothing = ["", say("nothing")]
    of_names = [nothing, *(line for line in columns if kinds[line[0]] == "name")]
    axis = [nothing, [NUMBER, f"{term(NUMBER)} ({term(recipe.how)})"], *columns]
    measured = recipe.how in ("sum", "mean")
    numbers = [line for line in columns if kinds[line[0]] == "number"]
    return {
        "table_name": [[name, name] for name in names],
        "mark": [[mark, term(mark)] for mark in MARKS],
        "x": axis if recipe.how != EACH_ROW else [axis[0], *columns],
        "y": axis if recipe.how != EACH_ROW else [axis[0], *columns],
        "how": [[how, _how_words(how)] for how in HOWS],
        "measure": [["", say("choose")], *numbers] if measured else [nothing],
        "color": of_names,
        "row": of_names,
    }


def _table_html(table: pd.DataFrame) -> str:
    """Return the first rows of a table as HTML; of a long text only the beginning."""
    shown = table.head(_MOST_SHOWN)
    heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in shown)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(_cell(value))}</td>' for value in row)}</tr>"
        for row in shown.itertuples(index=False)
    )
    return f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>" if len(shown) else ""


def _cell(value: object) -> str:
    text = f"{value:,.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
    return shorten(text, _LONGEST_CELL, placeholder=" …")
