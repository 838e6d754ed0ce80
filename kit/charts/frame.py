"""What all charts share: title and subtitle, the words of a description, panels and their sizes."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap

import altair as alt
import pandas as pd

from kit.compare import note

WIDTH = 620
"""The width of a plot, so that it fits beside its labels on a laptop."""
ROW = 26
"""The height of a row with a label."""
LABELS = 210
"""The width that labels of rows may take; a longer one ends in "…"."""
SHADE = "#e9e9e9"
"""The gray of what is only there for orientation, such as paragraphs."""
LINE = "#595959"
"""The gray of thin lines that must be seen."""

_LINE_LENGTH = 84
_MOST_NAMED = 3
_MOST_LISTED = 12


def heading(
    title: str, rule: str, table: pd.DataFrame, column: str | None = "report"
) -> alt.Title:
    """Return a chart's title, and below it the counting rule, the table's note and its reports.

    Args:
        title: what is shown.
        rule: what a mark stands for.
        table: the chart's table.
        column: the column that names the reports; None if only the note does.

    >>> heading("Words", "A bar is a word.", pd.DataFrame({"report": ["a", "b"]})).subtitle
    ['A bar is a word.', 'Source: a; b']
    """
    lines = [rule, note(table), source(table, column) if column else ""]
    return alt.Title(title, subtitle=[part for line in lines for part in wrap(line, _LINE_LENGTH)])


def source(table: pd.DataFrame, column: str = "report") -> str:
    """Name the reports that a table has rows of; of many, name three and count the others.

    >>> source(pd.DataFrame({"report": list("abcde")}))
    'Source: 5 reports: a; b; c; and 2 more'
    """
    found = names(table, column)
    named, others = found[:_MOST_NAMED], len(found) - _MOST_NAMED
    if others > 0:
        return f"Source: {len(found)} reports: {'; '.join(named)}; and {others} more"
    return f"Source: {'; '.join(named) or 'no report'}"


def names(table: pd.DataFrame, column: str = "report") -> list[str]:
    """Return what occurs in a column, in the order of its categories or else of its rows.

    >>> names(pd.DataFrame({"report": ["b", "a", "b"]}))
    ['b', 'a']
    """
    found = table[column].dropna()
    if isinstance(found.dtype, pd.CategoricalDtype):
        return [str(name) for name in found.cat.remove_unused_categories().cat.categories]
    return [str(name) for name in dict.fromkeys(found)]


def described(what: str, facts: Iterable[str], otherwise: str) -> str:
    """Put a description together; of many facts it says the first, and how many others there are.

    >>> described("Words", ["a: 1 word", "b: 2 words"], "No words")
    'Words. a: 1 word. b: 2 words.'
    """
    told = list(facts) or [otherwise]
    more = len(told) - _MOST_LISTED
    if more > 0:
        told = [*told[:_MOST_LISTED], f"And {more} more: see the chart's table"]
    return " ".join(f"{fact.rstrip('.')}." for fact in (what, *told))


def counted(number: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "word"), counted(2000, "word")
    ('1 word', '2,000 words')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def above_each_other(
    values: Sequence[str],
    panel: Callable[[str], alt.Chart | alt.LayerChart],
    table: pd.DataFrame,
) -> alt.VConcatChart:
    """Draw one panel for each value, each under its name, on one scale from left to right."""
    panels = [
        panel(value).properties(title=alt.Title(value, fontSize=18)) for value in values or [""]
    ]
    return alt.vconcat(*panels, data=table, spacing=26).resolve_scale(x="shared", y="independent")


def only(column: str, value: str) -> alt.FieldEqualPredicate:
    """Return a filter for the rows that have this value; it may hold any signs."""
    return alt.FieldEqualPredicate(field=column, equal=value)


def strength(field: str) -> alt.FillOpacity:
    """Shade cells by a count, from a quarter to less than a half: black figures stay readable."""
    return alt.FillOpacity(
        field, type="quantitative", legend=None, scale=alt.Scale(range=[0.2, 0.45], zero=False)
    )
