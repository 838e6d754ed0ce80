"""What all charts share: title and subtitle, the words of a description, rows and blocks."""

import json
from collections.abc import Callable, Iterable, Sequence
from string import Formatter
from textwrap import wrap
from typing import Any, Literal

import altair as alt
import pandas as pd

from kit.compare import note
from kit.display import report_colors
from kit.terms import term
from kit.texts import say, say_many

WIDTH = 580
"""The width of a plot, so that it fits beside its labels on a laptop."""
ROW = 26
"""The height of a row with a label."""
LABELS = 204
"""The width that a label may take; a longer one ends in "…", and the tooltip has all of it."""
SHADE = "#e9e9e9"
"""The gray of what is only there for orientation, such as paragraphs."""
LINE = "#595959"
"""The gray of thin lines that must be seen."""

_ROW_AXIS: dict[str, Any] = {
    "labelLimit": LABELS,
    "labelOverlap": False,
    "labelPadding": 12,
    "ticks": False,
    "domain": False,
}
_LINE_LENGTH = 84
_MOST_NAMED = 3
_MOST_TOLD = 12

Source = Literal["report", "outlet"]


def heading(
    title: str,
    rule: str,
    table: pd.DataFrame,
    sources: Sequence[str] | None = None,
    noun: Source = "report",
) -> alt.Title:
    """Return a chart's title; below it how to read the chart, what was counted, and the sources.

    What was counted is the first sentence of the table's note; all of it is in the description.

    Args:
        title: what is shown.
        rule: what a mark stands for.
        table: the chart's table.
        sources: what it shows; if left out, the reports in its column `report`.
        noun: what these are.

    >>> heading("Words", "A bar is a word.", pd.DataFrame({"report": ["a", "b"]})).subtitle
    ['A bar is a word.', 'Source: a; b']
    """
    counted_what = note(table).partition(". ")[0].rstrip(".")
    lines = [
        rule,
        counted_what and f"{counted_what}.",
        _source(names(table) if sources is None else sources, noun),
    ]
    return alt.Title(title, subtitle=[part for line in lines for part in wrap(line, _LINE_LENGTH)])


def described(what: str, facts: Iterable[str], otherwise: str, table: pd.DataFrame) -> str:
    """Put a description together: what is shown, the facts, and the table's note.

    Args:
        what: what is shown.
        facts: a sentence for each row or block; of many, the first are told, the others counted.
        otherwise: what to say where there is no fact.
        table: the chart's table.

    >>> described("Words", ["a: 1 word", "b: 2 words"], "No words", pd.DataFrame())
    'Words. a: 1 word. b: 2 words.'
    """
    told = list(facts) or [otherwise]
    more = len(told) - _MOST_TOLD
    if more > 0:
        told = [*told[:_MOST_TOLD], say("And {n} more, in the chart's table", n=more)]
    said = [f"{fact.rstrip('.')}." for fact in (what, *told)]
    return " ".join([*said, note(table)]).strip()


def names(table: pd.DataFrame, column: str = "report") -> list[str]:
    """Return what occurs in a column, in the order of its categories or else of its rows.

    >>> names(pd.DataFrame({"report": ["b", "a", "b"]}))
    ['b', 'a']
    """
    found = table[column].dropna()
    if isinstance(found.dtype, pd.CategoricalDtype):
        return [str(name) for name in found.cat.remove_unused_categories().cat.categories]
    return [str(name) for name in dict.fromkeys(found)]


Noun = Literal["word", "sentence", "quotation", "hit", "article"]


def counted(number: int, noun: Noun) -> str:
    """Return a count with its noun.

    >>> counted(1, "word"), counted(2000, "word")
    ('1 word', '2,000 words')
    """
    words: dict[Noun, str] = {
        "word": say_many("{n:,} word", "{n:,} words", number),
        "sentence": say_many("{n:,} sentence", "{n:,} sentences", number),
        "quotation": say_many("{n:,} quotation", "{n:,} quotations", number),
        "hit": say_many("{n:,} hit", "{n:,} hits", number),
        "article": say_many("{n:,} article", "{n:,} articles", number),
    }
    return words[noun]


def quoted(text: str) -> str:
    r"""Return a text as it is written in an expression of Vega.

    >>> print(quoted("nobody's"))
    'nobody\'s'
    """
    inside = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{inside}'"


def expression(text: str, **fields: str) -> str:
    """Return an expression of Vega that fills a text in.

    Args:
        text: what stands in braces is filled in.
        fields: the expression for each name in braces; if left out, the field of that name.

    >>> expression("{hits} of {total}")
    "datum.hits + ' of ' + datum.total"
    """
    pieces: list[str] = []
    for words, name, _, _ in Formatter().parse(text):
        pieces += [quoted(words)] * bool(words)
        pieces += [fields.get(name, f"datum.{name}")] if name else []
    return " + ".join(pieces)


def above_each_other(
    values: Sequence[str], block: Callable[[str], alt.LayerChart], table: pd.DataFrame
) -> alt.VConcatChart:
    """Draw a block for each value, each under its name, on one scale from left to right.

    A facet would be shorter, but has no block for a report without data.
    """
    drawn = [
        block(value).properties(title=alt.Title(value, fontSize=18, frame="group", limit=WIDTH))
        for value in values or [""]
    ]
    chart: alt.VConcatChart = alt.VConcatChart(vconcat=drawn, data=table, spacing=26).resolve_scale(
        x="shared", y="independent"
    )
    return chart


def blocks(column: str, order: Sequence[str]) -> alt.Facet:
    """Return the facet that draws one block for each value, each under its name."""
    header = alt.Header(labelAnchor="start", labelFontWeight="bold")
    return alt.Facet(f"{column}:N", title=None, sort=list(order), header=header)


def rows(field: str, order: Sequence[str]) -> alt.Y:
    """Return the channel that puts each value in a row of its own, in this order."""
    return alt.Y(f"{field}:N", sort=list(order), title=None, axis=alt.Axis(**_ROW_AXIS))


def rows_of_terms(field: str, order: Sequence[str]) -> alt.Y:
    """Return `rows` for values that are terms of the kit, each under the word that is shown."""
    channel = rows(field, order)
    shown = {value: term(value) for value in order if term(value) != value}
    if not shown:
        return channel
    labels = json.dumps(shown, ensure_ascii=False)
    return channel.axis(**_ROW_AXIS, labelExpr=f"({labels})[datum.label] || datum.label")


def by_report(table: pd.DataFrame) -> alt.Color:
    """Return the channel that gives each report its color; its name must stand there as well."""
    return alt.Color("report:N", scale=report_colors(table), legend=None)


def strength(field: str) -> alt.FillOpacity:
    """Shade cells by a count, up to less than a half: black figures stay readable on any color."""
    scale = alt.Scale(range=[0.2, 0.45], zero=False)
    return alt.FillOpacity(f"{field}:Q", legend=None, scale=scale)


def only(column: str, value: str) -> alt.FieldEqualPredicate:
    """Return a filter for the rows that have this value; it may hold any signs."""
    return alt.FieldEqualPredicate(field=column, equal=value)


def _source(sources: Sequence[str], noun: Source) -> str:
    named, others = "; ".join(sources[:_MOST_NAMED]), len(sources) - _MOST_NAMED
    facts = {"n": len(sources), "names": named, "more": others}
    if others > 0 and noun == "outlet":
        return say("Source: {n} outlets: {names}; and {more} more", **facts)
    if others > 0:
        return say("Source: {n} reports: {names}; and {more} more", **facts)
    none = say("no outlet") if noun == "outlet" else say("no report")
    return say("Source: {names}", names=named or none)
