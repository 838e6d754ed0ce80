"""Charts of words: how often, where, and which ones tell two sides apart."""

from itertools import cycle, islice
from typing import Literal

import altair as alt
import pandas as pd

from kit.charts.frame import (
    ROW,
    SHADE,
    WIDTH,
    blocks,
    by_report,
    counted,
    described,
    expression,
    heading,
    names,
    quoted,
    rows,
)
from kit.compare.checks import need_columns
from kit.display import report_colors
from kit.texts import say

_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_LANE = 20
_GAP = 14
_HALF = 280
_BESIDE = 60  # what the words behind the longest strip or the last mark take
_DARK, _PALE = "#404040", "#a6a6a6"  # sides that are no single reports


def rate_dumbbell(rates: pd.DataFrame) -> alt.LayerChart:
    """Show how often chosen words occur, as rates with their counts beside them.

    Args:
        rates: a table made by `kit.compare.word_rates`.

    Returns:
        A chart with a row for each word, and in it a mark for each report: its rate from left to
        right, its count in figures. A gray band joins the lowest rate to the highest. Reports stand
        on lines of their own, so that equal rates don't hide each other.

    Raises:
        TableError: if a column is missing.

    >>> counts = [("rain", "the", 3, 120, 25.0), ("sun", "the", 0, 90, 0.0)]
    >>> table = pd.DataFrame(counts, columns="report word count total per_1000".split())
    >>> rate_dumbbell(table).description
    'How often chosen words occur. the: rain 3 of 120 words, sun 0 of 90 words.'
    """
    need_columns(rates, "report word count total per_1000", "kit.compare.word_rates(words, chosen)")
    reports = names(rates)
    rated = (
        alt.Chart(rates)
        .transform_filter("datum.per_1000 != null")
        .encode(y=rows("word", names(rates, "word")))
    )
    band = rated.mark_bar(color=SHADE, aria=False).encode(
        x=_rate("min(per_1000)"), x2="max(per_1000):Q"
    )
    title, rule = (
        say("How often chosen words occur"),
        say("Beside each mark: how often, of how many words."),
    )
    return alt.LayerChart(
        layer=[band, *_marks(rated, rates, reports)],
        data=rates,
        width=WIDTH - _BESIDE,
        height=max(1, rates["word"].nunique()) * (_LANE * max(1, len(reports)) + _GAP),
        title=heading(title, rule, rates),
        description=described(title, _rates(rates), say("There is no word"), rates),
    )


def dispersion_barcode(positions: pd.DataFrame) -> alt.FacetChart:
    """Show where chosen words stand, like a bar code.

    Args:
        positions: a table made by `kit.compare.positions`.

    Returns:
        A chart with a block for each word and a strip for each report. The gray strip is the text:
        where it stops, the text has ended. Each line in it is a hit, and the number of hits stands
        behind the strip: "no hit" is no gap in the data.

    Raises:
        TableError: if a column is missing.

    >>> hits = [("rain", "the", 2, 9), ("rain", "the", 7, 9), ("sun", "the", None, 5)]
    >>> table = pd.DataFrame(hits, columns="report word position total".split())
    >>> dispersion_barcode(table).description
    'Where chosen words stand. the: rain 2 hits in 9 words, sun 0 hits in 5 words.'
    """
    fields = "report word position total"
    need_columns(positions, fields, "kit.compare.positions(words, chosen)")
    hits: alt.Chart = (
        alt.Chart()
        .mark_tick(thickness=3, height=20, opacity=1)
        .transform_filter("datum.position != null")
        .encode(
            x=_place("position"),
            y=rows("report", names(positions)),
            color=by_report(positions),
            tooltip=["word:N", "report:N", "position:Q", "total:Q"],
        )
    )
    strip, figures = _strips(positions)
    layers = [strip, hits, figures]
    strips = alt.LayerChart(layer=layers, width=WIDTH - _BESIDE, height=alt.Step(ROW))
    rule = say(
        "A line: here stands the word. Gray is the text; where it stops, the text has ended."
    )
    order = blocks("word", names(positions, "word"))
    return strips.facet(order, columns=1, data=positions).properties(
        title=heading(say("Where chosen words stand"), rule, positions),
        description=described(
            say("Where chosen words stand"), _hits(positions), say("There is no word"), positions
        ),
    )


def keyness_bars(
    keyness: pd.DataFrame, target: str, words: pd.DataFrame | None = None
) -> alt.LayerChart:
    """Show the words that a measure of keyness puts first, as counts on both sides.

    Args:
        keyness: some rows of a table made by one of `kit.compare`'s measures of keyness, such as
            its first fifteen, in the order in which they are to be read.
        target: the side that was looked at, as the measure was told.
        words: the table of words that was measured: it gives the sides the colors of their reports.

    Returns:
        A chart with a row for each word: its count on the target's side to the left, on the other
        side to the right.

    Raises:
        TableError: if a column is missing.

    >>> counts = [("rain", 3, 120, 0, 90), ("sun", 0, 120, 2, 90)]
    >>> table = pd.DataFrame(counts, columns="word count total other_count other_total".split())
    >>> keyness_bars(table, "Monday").description
    'Counts of words, ordered by keyness. Monday, then all others: rain 3 and 0, sun 0 and 2.'
    """
    fields = "word count total other_count other_total"
    need_columns(keyness, fields, "kit.compare.keyness_g2_two_cells(words, target)")
    reports = names(words) if words is not None else []
    others = [report for report in reports if report != target]
    other = others[0] if target in reports and len(others) == 1 else say("all others")
    colors = _colors(words) if words is not None else {}
    left = _side(keyness, "count", target, colors.get(target, _DARK))
    right = _side(keyness, "other_count", other, colors.get(other, _PALE))
    title = say("Counts of words, ordered by keyness")
    rule = say("A bar is a plain count: how often the word occurs on that side.")
    return alt.LayerChart(
        layer=[*left, *right],
        data=keyness,
        width=2 * _HALF,
        height=ROW * max(1, keyness["word"].nunique()),
        title=heading(title, rule, keyness, reports or [target, other]),
        description=described(
            title, _counts(keyness, target, other), say("There is no word"), keyness
        ),
    )


def _rate(field: str) -> alt.X:
    axis = alt.Axis(tickCount=8, tickMinStep=1)
    return alt.X(f"{field}:Q", title=say("In 1,000 words"), axis=axis)


def _marks(rated: alt.Chart, rates: pd.DataFrame, reports: list[str]) -> tuple[alt.Chart, ...]:
    lanes = rated.transform_calculate(beside=_of_total()).encode(
        x=_rate("per_1000"),
        yOffset=alt.YOffset("report:N", sort=reports, scale=alt.Scale(type="band")),
        tooltip=[
            "word:N",
            "report:N",
            "count:Q",
            "total:Q",
            alt.Tooltip("per_1000:Q", format=".1f"),
        ],
    )
    legend = alt.Legend(title=None, orient="top", columns=2, values=reports) if reports else None
    colors = _colors(rates)
    shapes = alt.Scale(domain=list(colors), range=list(islice(cycle(_SHAPES), len(colors))))
    dots = lanes.mark_point(filled=True, size=130, opacity=1).encode(
        color=alt.Color("report:N", scale=report_colors(rates), legend=legend),
        shape=alt.Shape("report:N", scale=shapes, legend=legend),
    )
    return dots, lanes.mark_text(align="left", dx=12).encode(text="beside:N")


def _of_total() -> str:
    return expression(say("{count} of {total}", count="{count}", total="{total}"))


def _place(field: str) -> alt.X:
    axis = alt.Axis(grid=False)
    return alt.X(f"{field}:Q", title=say("Words from the beginning"), axis=axis)


def _strips(positions: pd.DataFrame) -> tuple[alt.Chart, alt.Chart]:
    # Translators: "hit" and "hits" stand after a number, under a chart's strips.
    one, many, none = " " + say("hit"), " " + say("hits"), say("no hit")
    number = f"datum.hits + (datum.hits > 1 ? {quoted(many)} : {quoted(one)})"
    says = f"datum.hits > 0 ? {number} : {quoted(none)}"
    texts = (
        alt.Chart()
        .transform_aggregate(hits="valid(position)", groupby=["report", "word", "total"])
        .transform_calculate(says=says, begin="0")
        .encode(y=rows("report", names(positions)))
    )
    strip = texts.mark_bar(color=SHADE, height=20, aria=False).encode(
        x=_place("begin"), x2="total:Q"
    )
    return strip, texts.mark_text(align="left", dx=8).encode(x=_place("total"), text="says:N")


def _side(
    keyness: pd.DataFrame, field: Literal["count", "other_count"], name: str, color: str
) -> tuple[alt.Chart, ...]:
    """Draw the bars of one side, their counts, and its name above them."""
    align: Literal["left", "right"] = "right" if field == "count" else "left"
    sign = -1 if field == "count" else 1
    most = 1.1 * max([1, *keyness["count"], *keyness["other_count"]])
    total = keyness["total" if field == "count" else "other_total"]
    head = f"{name} ({counted(int(total.iloc[0]), 'word')})" if len(keyness) else name
    axis = alt.Axis(labelExpr="format(abs(datum.value), ',d')", tickMinStep=1, grid=False)
    bars = (
        alt.Chart(keyness)
        .transform_calculate(length=f"{sign} * datum.{field}")
        .encode(
            x=alt.X("length:Q", title=say("Count"), axis=axis).scale(domain=[-most, most]),
            y=rows("word", names(keyness, "word")),
            tooltip=["word:N", "count:Q", "total:Q", "other_count:Q", "other_total:Q"],
        )
    )
    return (
        bars.mark_bar(color=color, height=16),
        bars.mark_text(align=align, dx=6 * sign).encode(text=f"{field}:Q"),
        alt.Chart(pd.DataFrame({"side": [head]}))
        .mark_text(align=align, dx=6 * sign, dy=-14)
        .encode(x=alt.value(_HALF), y=alt.value(0), text="side:N"),
    )


def _colors(table: pd.DataFrame) -> dict[str, str]:
    scale = report_colors(table).to_dict()
    return dict(zip(scale["domain"], scale["range"], strict=True))


def _rates(rates: pd.DataFrame) -> list[str]:
    facts = []
    for word, found in rates.groupby("word", sort=False, observed=True):
        said = zip(found["report"], found["count"], found["total"], strict=True)
        counts = [
            say("{report} {n} of {words}", report=report, n=n, words=counted(total, "word"))
            for report, n, total in said
        ]
        facts.append(f"{word}: {', '.join(counts)}")
    return facts


def _hits(positions: pd.DataFrame) -> list[str]:
    facts = []
    for word, found in positions.groupby("word", sort=False, observed=True):
        strips = found.groupby("report", sort=False, observed=True)
        hits = zip(strips["position"].count().items(), strips["total"].first(), strict=True)
        said = [
            say(
                "{report} {hits} in {words}",
                report=report,
                hits=counted(n, "hit"),
                words=counted(total, "word"),
            )
            for (report, n), total in hits
        ]
        facts.append(f"{word}: {', '.join(said)}")
    return facts


def _counts(keyness: pd.DataFrame, target: str, other: str) -> list[str]:
    counts = zip(keyness["word"], keyness["count"], keyness["other_count"], strict=True)
    said = ", ".join(
        say("{word} {here} and {there}", word=word, here=here, there=there)
        for word, here, there in counts
    )
    if not said:
        return []
    return [say("{target}, then {other}: {counts}", target=target, other=other, counts=said)]
