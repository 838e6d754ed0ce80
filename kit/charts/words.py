"""Charts of words: how often, where, and which ones tell two sides apart."""

from itertools import cycle, islice

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LABELS,
    LINE,
    ROW,
    SHADE,
    WIDTH,
    counted,
    described,
    heading,
    names,
)
from kit.compare.checks import need_columns
from kit.display import PALETTE, report_colors

_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_LANE = 20
_HALF = 250
_DARK, _PALE = "#404040", "#a6a6a6"  # two sides that are no single reports


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

    >>> rows = [("rain", "the", 3, 120, 25.0), ("sun", "the", 0, 90, 0.0)]
    >>> table = pd.DataFrame(rows, columns="report word count total per_1000".split())
    >>> rate_dumbbell(table).description
    'How often chosen words occur. the: rain 3 of 120 words, sun 0 of 90 words.'
    """
    need_columns(rates, "report word count total per_1000", "kit.compare.word_rates(words, chosen)")
    reports = names(rates)
    words = alt.Y("word:N", sort=names(rates, "word"), title=None).axis(
        labelLimit=LABELS, ticks=False, domain=False
    )
    rated = alt.Chart(rates).transform_filter(alt.FieldValidPredicate(field="per_1000", valid=True))
    x = alt.X("per_1000:Q", title="In 1,000 words")
    legend = alt.Legend(title=None, orient="top", columns=2, values=reports)
    band = rated.mark_bar(color=SHADE, aria=False).encode(
        x=alt.X("min(per_1000):Q", title="In 1,000 words"), x2="max(per_1000):Q", y=words
    )
    lanes = rated.transform_calculate(beside="datum.count + ' of ' + datum.total").encode(
        x=x,
        y=words,
        yOffset=alt.YOffset("report:N", sort=reports, scale=alt.Scale(paddingOuter=0.2)),
        tooltip=["word:N", "report:N", "count:Q", "total:Q", alt.Tooltip("per_1000:Q", format=".1f")],
    )
    dots = lanes.mark_point(filled=True, size=130, opacity=1).encode(
        color=alt.Color("report:N", scale=report_colors(rates), legend=legend),
        shape=alt.Shape("report:N", scale=_report_shapes(rates), legend=legend),
    )
    figures = lanes.mark_text(align="left", dx=12).encode(text="beside:N")
    height = max(1, rates["word"].nunique()) * (_LANE * max(1, len(reports)) + 14)
    return alt.layer(band, dots, figures, data=rates).properties(
        width=WIDTH,
        height=height,
        title=heading(
            "How often chosen words occur",
            "Beside each mark: the count, of all the words counted in that report.",
            rates,
        ),
        description=described("How often chosen words occur", _rates(rates), "No word"),
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

    >>> rows = [("rain", "the", 2, 9), ("rain", "the", 7, 9), ("sun", "the", None, 5)]
    >>> table = pd.DataFrame(rows, columns="report word position total".split())
    >>> dispersion_barcode(table).description
    'Where chosen words stand. the: rain 2 hits in 9 words, sun 0 hits in 5 words.'
    """
    fields = "report word position total"
    need_columns(positions, fields, "kit.compare.positions(words, chosen)")
    row = alt.Y("report:N", sort=names(positions), title=None).axis(
        labelLimit=LABELS, ticks=False, domain=False
    )
    axis = alt.X("position:Q", title="Words from the beginning", scale=alt.Scale(zero=True))
    texts = (
        alt.Chart()
        .transform_aggregate(hits="valid(position)", groupby=["report", "word", "total"])
        .transform_calculate(
            says="datum.hits > 0 ? datum.hits + (datum.hits > 1 ? ' hits' : ' hit') : 'no hit'",
            begin="0",
        )
    )
    strips = texts.mark_bar(color=SHADE, height=20, aria=False).encode(
        x=alt.X("begin:Q", title="Words from the beginning"), x2="total:Q", y=row
    )
    figures = texts.mark_text(align="left", dx=8).encode(
        x=alt.X("total:Q", title="Words from the beginning"), y=row, text="says:N"
    )
    hits = (
        alt.Chart()
        .mark_tick(thickness=3, height=20, opacity=1)
        .transform_filter(alt.FieldValidPredicate(field="position", valid=True))
        .encode(
            x=axis,
            y=row,
            color=alt.Color("report:N", scale=report_colors(positions), legend=None),
            tooltip=["word:N", "report:N", "position:Q", "total:Q"],
        )
    )
    return (
        alt.layer(strips, hits, figures)
        .properties(width=WIDTH - 60, height=alt.Step(ROW))
        .facet(
            alt.Facet(
                "word:N",
                title=None,
                sort=names(positions, "word"),
                header=alt.Header(labelAnchor="start"),
            ),
            columns=1,
            data=positions,
        )
        .properties(
            title=heading(
                "Where chosen words stand",
                "A line is one hit. Gray is the text; where the gray stops, the text has ended.",
                positions,
            ),
            description=described("Where chosen words stand", _hits(positions), "No word"),
        )
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

    >>> rows = [("rain", 3, 120, 0, 90), ("sun", 0, 120, 2, 90)]
    >>> table = pd.DataFrame(rows, columns="word count total other_count other_total".split())
    >>> keyness_bars(table, "Monday").description
    'Counts of words, in the order of their keyness. Monday first: rain 3 and 0, sun 0 and 2.'
    """
    fields = "word count total other_count other_total"
    need_columns(keyness, fields, "kit.compare.keyness_g2_two_cells(words, target)")
    most = max([1, *keyness["count"], *keyness["other_count"]])
    row = alt.Y("word:N", sort=names(keyness, "word"), title=None).axis(
        labelLimit=LABELS, ticks=False, domain=False
    )
    axis = alt.Axis(labelExpr="format(abs(datum.value), ',d')", tickMinStep=1, grid=False)
    rows = alt.Chart(keyness).transform_calculate(left="-datum.count").encode(
        y=row, tooltip=["word:N", "count:Q", "total:Q", "other_count:Q", "other_total:Q"]
    )
    sides = []
    for field, shown, align, (name, color) in zip(
        ("left", "other_count"),
        ("count", "other_count"),
        ("right", "left"),
        _sides(keyness, target, words),
        strict=True,
    ):
        x = alt.X(f"{field}:Q", title="Count", axis=axis).scale(domain=[-most, most])
        away = -6 if field == "left" else 6
        head = alt.Chart(alt.Data(values=[{"name": name}])).mark_text(align=align, dy=-14, dx=away)
        sides += [
            rows.mark_bar(color=color, height=16).encode(x=x),
            rows.mark_text(align=align, dx=away).encode(x=x, text=f"{shown}:Q"),
            head.encode(x=alt.value(_HALF), y=alt.value(0), text="name:N"),
        ]
    return alt.layer(*sides, data=keyness).properties(
        width=2 * _HALF,
        height=ROW * max(1, keyness["word"].nunique()),
        title=heading(
            "Counts of words, ordered by keyness",
            "The order is the table's; the bars are plain counts.",
            keyness,
            None,
        ),
        description=described(
            "Counts of words, in the order of their keyness", _counts(keyness, target), "No word"
        ),
    )


def _sides(
    keyness: pd.DataFrame, target: str, words: pd.DataFrame | None
) -> list[tuple[str, str]]:
    """Return the head and the color of the left and of the right side."""
    totals = [
        f"({counted(int(keyness[column].iloc[0]), 'word')})" if len(keyness) else ""
        for column in ("total", "other_total")
    ]
    reports = names(words) if words is not None else []
    scale = report_colors(words).to_dict() if words is not None else {"domain": [], "range": []}
    colors = dict(zip(scale["domain"], scale["range"], strict=True))
    others = [report for report in reports if report != target]
    alone = others[0] if target in reports and len(others) == 1 else ""
    left, right = colors.get(target, _DARK), colors.get(alone, _PALE)
    return [(f"{target} {totals[0]}", left), (f"{alone or 'all others'} {totals[1]}", right)]


def _report_shapes(rates: pd.DataFrame) -> alt.Scale:
    """Give each report a shape beside its color; six shapes and seven colors make 42 pairs."""
    colors = report_colors(rates).to_dict()
    return alt.Scale(
        domain=colors["domain"], range=list(islice(cycle(_SHAPES), len(colors["domain"])))
    )


def _rates(rates: pd.DataFrame) -> list[str]:
    return [
        f"{word}: "
        + ", ".join(
            f"{report} {n} of {counted(total, 'word')}"
            for report, n, total in rows[["report", "count", "total"]].itertuples(index=False)
        )
        for word, rows in rates.groupby("word", sort=False, observed=True)
    ]


def _hits(positions: pd.DataFrame) -> list[str]:
    facts = []
    for word, rows in positions.groupby("word", sort=False, observed=True):
        found = rows.groupby("report", sort=False, observed=True).agg(
            hits=("position", "count"), total=("total", "first")
        )
        said = [
            f"{report} {counted(int(hits), 'hit')} in {counted(int(total), 'word')}"
            for report, hits, total in found.itertuples()
        ]
        facts.append(f"{word}: {', '.join(said)}")
    return facts


def _counts(keyness: pd.DataFrame, target: str) -> list[str]:
    rows = zip(keyness["word"], keyness["count"], keyness["other_count"], strict=True)
    said = [f"{word} {count} and {other}" for word, count, other in rows]
    return [f"{target} first: {', '.join(said)}"] if said else []
