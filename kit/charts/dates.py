"""A chart of the days that reports speak of, beside the days on which they came out."""

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LINE,
    ROW,
    WIDTH,
    above_each_other,
    by_report,
    described,
    heading,
    names,
    only,
    rows,
)
from kit.compare.checks import need_columns
from kit.display import report_colors
from kit.texts import say, say_day

_EDGE = 24  # room for a mark at the edge of the plot
_LONGER = "datum.last_day > datum.first_day"
_MANY_DAYS = 400  # over more of them, the ticks are a month and more apart


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
            last_day: the last day that they mean; the same or missing for a single day.

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
    need_columns(dates, fields, "hand: help(kit.charts.date_timeline) says how")

    def block(report: str) -> alt.LayerChart:
        expressions = names(dates[dates["report"] == report], "words")
        layers = [*_publication(dates, report), *_days(dates, report, expressions)]
        return alt.LayerChart(layer=layers, width=WIDTH, height=ROW * max(1, len(expressions)))

    title = say("Which days the reports speak of")
    rule = say("A mark is the day meant, a bar a longer time. The line: the day of publication.")
    return above_each_other(names(dates), block, dates).properties(
        title=heading(title, rule, dates),
        description=described(title, _facts(dates), say("There is no report"), dates),
    )


def _publication(dates: pd.DataFrame, report: str) -> tuple[alt.Chart, alt.Chart]:
    day = alt.X("min(published):T", title=None, axis=_axis(dates))
    here = alt.Chart(dates).transform_filter(only("report", report)).encode(x=day)
    line = here.transform_filter("datum.published != null").mark_rule(color=LINE)
    name = here.transform_filter("datum.published != null").mark_text(
        baseline="bottom", dy=-4, text=say("published")
    )
    return line, name.encode(y=alt.value(0))


def _days(dates: pd.DataFrame, report: str, expressions: list[str]) -> tuple[alt.Chart, ...]:
    row = rows("words", expressions).scale(domain=expressions or [say("no date")])
    here = alt.Chart(dates).transform_filter(only("report", report)).encode(y=row)
    known = here.transform_filter("datum.first_day != null").encode(
        x=alt.X("first_day:T", title=None, axis=_axis(dates), scale=alt.Scale(padding=_EDGE)),
        color=by_report(dates),
        tooltip=["words:N", "first_day:T", "last_day:T", "published:T"],
    )
    edge = alt.Stroke("report:N", scale=report_colors(dates), legend=None)
    unknown = here.transform_filter("datum.first_day == null")
    return (
        known.transform_filter(_LONGER)
        .mark_bar(height=12, strokeWidth=2)
        .encode(x2="last_day:T", stroke=edge),
        known.transform_filter(f"!({_LONGER})").mark_point(shape="diamond", size=140, opacity=1),
        unknown.mark_text(align="left", dx=12, text=say("day not known")).encode(x=alt.value(0)),
    )


def _axis(dates: pd.DataFrame) -> alt.Axis:
    """Let each label hold its year: labels of years alone fall away where there is little room."""
    days = pd.to_datetime(dates[["first_day", "last_day", "published"]].to_numpy().ravel())
    long = (days.max() - days.min()).days > _MANY_DAYS
    return alt.Axis(format="%b %Y" if long else "%-d %b %Y")


def _facts(dates: pd.DataFrame) -> list[str]:
    facts = []
    for report, found in dates.groupby("report", observed=True):
        spans = zip(found["words"], found["first_day"], found["last_day"], strict=True)
        said = ", ".join(f'"{words}" {_span(first, last)}' for words, first, last in spans)
        published = found["published"].min()
        day = _span(published, published)
        facts.append(say("{report}, published {day}: {said}", report=report, day=day, said=said))
    return facts


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if pd.isna(first):
        return say("on a day not known")
    return (
        _day(first)
        if pd.isna(last) or last == first
        else say("{first} to {last}", first=_day(first), last=_day(last))
    )


def _day(day: pd.Timestamp) -> str:
    return say_day(day, f"{day.day} {day:%b %Y}", "medium")
