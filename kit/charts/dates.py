"""A chart of the days that reports speak of, beside the days on which they came out."""

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LABELS,
    LINE,
    ROW,
    WIDTH,
    above_each_other,
    described,
    heading,
    names,
    only,
)
from kit.compare.checks import need_columns
from kit.display import report_colors

_EDGE = 24  # room for a mark at the edge of the plot


def date_timeline(dates: pd.DataFrame) -> alt.VConcatChart:
    """Show which days each report speaks of, and the day on which it came out.

    What "Tuesday" or "last June" means, a reader has to say; so the table is made by hand. The rows
    of `kit.number_table` whose kind is "date" or "year" are a beginning.

    Args:
        dates: one row for each expression of time, with the columns
            report: the report;
            published: the day on which it came out; missing if it is not known;
            words: the words on the page;
            first_day: the first day that they mean; missing if it can't be known;
            last_day: the last day that they mean, the same as the first for a single day.

    Returns:
        A chart with a block for each report: time from left to right, and a row for each
        expression, in the order of the table. The upright line is the day of publication.

    Raises:
        TableError: if a column is missing.

    >>> day = pd.Timestamp("2013-05-07")
    >>> row = ("rain", pd.Timestamp("2013-05-08"), "Tuesday", day, day)
    >>> columns = "report published words first_day last_day".split()
    >>> date_timeline(pd.DataFrame([row], columns=columns)).description
    'Which days the reports speak of. rain, published 8 May 2013: "Tuesday" 7 May 2013.'
    """
    fields = "report published words first_day last_day"
    need_columns(dates, fields, "hand: kit.charts.date_timeline says how")
    colors = report_colors(dates)

    def block(report: str) -> alt.LayerChart:
        return _block(dates, report, colors)

    return above_each_other(names(dates), block, dates).properties(
        title=heading(
            "Which days the reports speak of",
            "A mark is the day that the words mean, a bar a longer time."
            " The upright line: the day on which the report came out.",
            dates,
        ),
        description=described("Which days the reports speak of", _days(dates), "No report"),
    )


def _block(dates: pd.DataFrame, report: str, colors: alt.Scale) -> alt.LayerChart:
    rows = names(dates[dates["report"] == report], "words")
    here = alt.Chart(dates).transform_filter(only("report", report))
    known = here.transform_filter(alt.FieldValidPredicate(field="first_day", valid=True))
    unknown = here.transform_filter(alt.FieldValidPredicate(field="first_day", valid=False))
    row = alt.Y("words:N", title=None, scale=alt.Scale(domain=rows or [""])).axis(
        labelLimit=LABELS, grid=True, ticks=False, domain=False
    )
    first = alt.X("first_day:T", title=None, scale=alt.Scale(padding=_EDGE))
    color = alt.Color("report:N", scale=colors, legend=None)
    tooltip = ["words:N", "first_day:T", "last_day:T", "published:T"]
    marks = known.encode(y=row, color=color, tooltip=tooltip)
    return alt.layer(
        here.mark_rule(color=LINE, strokeWidth=2).encode(x=alt.X("min(published):T", title=None)),
        here.mark_text(baseline="bottom", dy=-4, text="published").encode(
            x=alt.X("min(published):T", title=None), y=alt.value(0)
        ),
        marks.mark_rule(strokeWidth=10).encode(x=first, x2="last_day:T"),
        marks.mark_point(shape="diamond", size=140, opacity=1).encode(x=first),
        unknown.mark_text(align="left", dx=4, text="day not known").encode(x=alt.value(0), y=row),
    ).properties(width=WIDTH, height=ROW * max(1, len(rows)))


def _days(dates: pd.DataFrame) -> list[str]:
    facts = []
    for report, rows in dates.groupby("report", observed=True):
        spans = zip(rows["words"], rows["first_day"], rows["last_day"], strict=True)
        said = ", ".join(f'"{words}" {_span(first, last)}' for words, first, last in spans)
        facts.append(f"{report}, published {_span(*rows['published'].iloc[[0, 0]])}: {said}")
    return facts


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if pd.isna(first):
        return "on a day not known"
    return _day(first) if pd.isna(last) or last == first else f"{_day(first)} to {_day(last)}"


def _day(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%b %Y}"
