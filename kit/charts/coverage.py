"""A chart of how many articles there are, when and where."""

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LINE,
    WIDTH,
    blocks,
    counted,
    described,
    expression,
    heading,
    names,
)
from kit.compare.checks import need_columns
from kit.texts import say

_BESIDE = 150  # what the words beside a row take
_HEIGHT = 56
_NEXT_DAY = "timeOffset('day', toDate(datum.last_day), 1)"
_WHOLE = "datum.value == floor(datum.value) ? format(datum.value, ',') : ''"


def coverage_timeline(coverage: pd.DataFrame) -> alt.FacetChart:
    """Show how many articles each outlet has, and when they came out.

    Args:
        coverage: a table made by `kit.compare.coverage`.

    Returns:
        A chart with a block for each outlet, one above the other: time from left to right, and a
        bar for each day, week, month or year. Where there is no bar, there is no article.

    Raises:
        TableError: if a column is missing.

    >>> day = pd.Timestamp("2016-03-14")
    >>> columns = "outlet first_day last_day articles total undated".split()
    >>> table = pd.DataFrame([("Courier", day, day, 2, 3, 1)], columns=columns)
    >>> coverage_timeline(table).description
    'How many articles, when and where. Courier, 3 articles: 2 on 14 Mar 2016; 1 without a day.'
    """
    fields = "outlet first_day last_day articles total undated"
    need_columns(coverage, fields, "kit.compare.coverage(kit.article_table(articles))")
    outlets, title = names(coverage, "outlet"), say("How many articles, when and where")
    rule = say("A bar is the number of articles. Beside it: all articles of this outlet.")
    drawn = alt.LayerChart(
        layer=[_bars(_span_of(coverage)), *_beside()], width=WIDTH - _BESIDE, height=_HEIGHT
    ).facet(blocks("outlet", outlets), columns=1, data=coverage)
    return drawn.properties(
        title=heading(title, rule, coverage, outlets, "outlet"),
        description=described(title, _facts(coverage), say("There is no article"), coverage),
    )


def _bars(span: str) -> alt.Chart:
    # A mark with two ends on each axis: Vega-Lite's bar has them on one. The thin edge keeps a
    # single day visible among years.
    scale, axis = alt.Scale(zero=True, padding=0), alt.Axis(labelExpr=_WHOLE, tickCount=3)
    bars: alt.Chart = (
        alt.Chart()
        .transform_filter("isValid(datum.first_day)")
        .transform_calculate(next_day=_NEXT_DAY)
        .mark_rect(color=LINE, stroke=LINE, strokeWidth=1)
        .encode(
            x=alt.X("first_day:T", title=span),
            x2="next_day:T",
            y=alt.Y("articles:Q", title=say("Articles"), axis=axis, scale=scale),
            y2=alt.Y2Datum(0),
            tooltip=["outlet:N", "first_day:T", "last_day:T", "articles:Q", "total:Q"],
        )
    )
    return bars


def _beside() -> tuple[alt.Chart, ...]:
    """The words beside a block, once for each: its total, and how many have no day."""
    once = alt.Chart().transform_aggregate(
        total="max(total)", undated="max(undated)", groupby=["outlet"]
    )
    return tuple(
        once.transform_calculate(words=words)
        .mark_text(align="left", baseline="top", x=WIDTH - _BESIDE + 10, y=y)
        .encode(text="words:N")
        for words, y in ((_in_all(), 0), (_undated(), 24))
    )


def _in_all() -> str:
    one = expression(say("1 article"))
    more = expression(say("{total} articles", total="{total}"), total="format(datum.total, ',')")
    return f"datum.total == 1 ? {one} : {more}"


def _undated() -> str:
    words = say("{undated} without a day", undated="{undated}")
    told = expression(words, undated="format(datum.undated, ',')")
    return f"datum.undated > 0 ? {told} : ''"


def _facts(coverage: pd.DataFrame) -> list[str]:
    facts = []
    for outlet, found in coverage.groupby("outlet", observed=True):
        articles = counted(int(found["total"].iloc[0]), "article")
        undated = int(found["undated"].iloc[0])
        said = [_dated(found.dropna(subset=["first_day"]))]
        if undated:
            said.append(say("{n:,} without a day", n=undated))
        told = "; ".join(filter(None, said))
        facts.append(
            say("{outlet}, {articles}: {told}", outlet=outlet, articles=articles, told=told)
        )
    return facts


def _dated(found: pd.DataFrame) -> str:
    if not len(found):
        return ""
    most = found.nlargest(1, "articles").iloc[0]
    dated, span = int(found["articles"].sum()), _span_of(found)
    if len(found) == 1:
        return say("{n:,} {span}", n=dated, span=span)
    bar = _span(most["first_day"], most["last_day"])
    return say(
        "{n:,} {span}, the highest bar {highest:,} {bar}",
        n=dated,
        span=span,
        highest=int(most["articles"]),
        bar=bar,
    )


def _span_of(coverage: pd.DataFrame) -> str:
    first, last = coverage["first_day"].min(), coverage["last_day"].max()
    return "" if pd.isna(first) else _span(first, last)


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if first == last:
        return say("on {day}", day=_day(first))
    return say("from {first} to {last}", first=_day(first), last=_day(last))


def _day(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%b %Y}"
