"""What all charts share: title and subtitle, the words of a description, rows and blocks."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap

import altair as alt
import pandas as pd

from kit.compare import note
from kit.display import report_colors

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

_LINE_LENGTH = 84
_MOST_NAMED = 3
_MOST_TOLD = 12


def heading(
    title: str,
    rule: str,
    table: pd.DataFrame,
    sources: Sequence[str] | None = None,
    noun: str = "report",
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
        told = [*told[:_MOST_TOLD], f"And {more} more, in the chart's table"]
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


def counted(number: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "word"), counted(2000, "word")
    ('1 word', '2,000 words')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
    axis = alt.Axis(
        labelLimit=LABELS, labelOverlap=False, labelPadding=12, ticks=False, domain=False
    )
    return alt.Y(f"{field}:N", sort=list(order), title=None, axis=axis)


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


def _source(sources: Sequence[str], noun: str) -> str:
    named, others = "; ".join(sources[:_MOST_NAMED]), len(sources) - _MOST_NAMED
    if others > 0:
        return f"Source: {len(sources)} {noun}s: {named}; and {others} more"
    return f"Source: {named or f'no {noun}'}"
