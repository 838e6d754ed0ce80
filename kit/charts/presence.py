"""Charts of who occurs, and of who is given how many words."""

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
    strength,
)
from kit.compare.checks import need_columns
from kit.display import report_colors

_BESIDE = 190  # what the words beside a bar take
_UPRIGHT = 4  # more reports than these don't fit beside each other with level names
_COLUMN = 150
_NARROW = 40


def speaker_bars(shares: pd.DataFrame) -> alt.FacetChart:
    """Show how many quoted words each speaker has, as counts with the shares beside them.

    Args:
        shares: a table made by `kit.compare.speaker_shares`. Whoever has a row of 0 is shown too.

    Returns:
        A chart with a block for each report, one above the other, and a bar for each speaker.

    Raises:
        TableError: if a column is missing.

    >>> rows = [("rain", "Ann Lee", 2, 6, 8, 75.0), ("rain", "Bo Roe", 0, 0, 8, 0.0)]
    >>> columns = "report speaker quotations words total per_cent".split()
    >>> speaker_bars(pd.DataFrame(rows, columns=columns)).description
    'Quoted words of each speaker. rain, 8 words: Ann Lee 6, Bo Roe 0.'
    """
    fields = "report speaker quotations words total per_cent"
    need_columns(shares, fields, "kit.compare.speaker_shares(quotations)")
    share = "datum.total > 0 ? ' = ' + format(datum.per_cent, '.0f') + ' %' : ''"
    rows: alt.Chart = (
        alt.Chart()
        .transform_calculate(beside=f"datum.words + ' of ' + datum.total + {share}")
        .encode(
            x=alt.X("words:Q", title="Quoted words", axis=alt.Axis(tickMinStep=1, grid=False)),
            y=alt.Y("speaker:N", sort=names(shares, "speaker"), title=None).axis(
                labelLimit=LABELS
            ),
            tooltip=["report:N", "speaker:N", "quotations:Q", "words:Q", "total:Q"],
        )
    )
    bars = rows.mark_bar(height=16).encode(
        color=alt.Color("report:N", scale=report_colors(shares), legend=None)
    )
    figures = rows.mark_text(align="left", dx=6).encode(text="beside:N")
    return (
        alt.layer(bars, figures)
        .properties(width=WIDTH - _BESIDE, height=alt.Step(ROW))
        .facet(
            alt.Facet(
                "report:N", title=None, sort=names(shares), header=alt.Header(labelAnchor="start")
            ),
            columns=1,
            data=shares,
        )
        .properties(
            title=heading(
                "Quoted words of each speaker",
                "Beside each bar: the speaker's words, of all the quoted words in that report.",
                shares,
            ),
            description=described("Quoted words of each speaker", _shares(shares), "No report"),
        )
    )


def presence_matrix(presence: pd.DataFrame, what: str = "actor") -> alt.LayerChart:
    """Show who or what occurs in which report, with the count in each cell.

    Args:
        presence: a table made by `kit.compare.presence`.
        what: the column that names the things: "actor", "topic", "word".

    Returns:
        A chart with a row for each thing and a column for each report. An empty cell with a dash
        means: not there.

    Raises:
        TableError: if a column is missing.

    >>> rows = [("Ann Lee", "rain", 2, 1, "only rain"), ("Ann Lee", "sun", 0, 1, "only rain")]
    >>> table = pd.DataFrame(rows, columns="actor report count reports where".split())
    >>> presence_matrix(table).description
    'Which actor occurs in which report, and how often. Ann Lee: rain 2, sun 0.'
    """
    need_columns(presence, f"{what} report count", "kit.compare.presence(table, what)")
    reports = names(presence)
    level = len(reports) <= _UPRIGHT
    cells = alt.Chart(presence).encode(
        x=alt.X(
            "report:N",
            sort=reports,
            title=None,
            axis=alt.Axis(
                orient="top",
                domain=False,
                ticks=False,
                labelAngle=0 if level else -45,
                labelLimit=_COLUMN if level else LABELS,
                labelOverlap=False,
            ),
        ),
        y=alt.Y(
            f"{what}:N",
            sort=names(presence, what),
            title=None,
            axis=alt.Axis(domain=False, ticks=False, labelLimit=LABELS),
        ),
        tooltip=[f"{what}:N", "report:N", "count:Q"],
    )
    there = cells.transform_filter("datum.count > 0")
    return (
        alt.layer(
            cells.mark_rect(fill="white", stroke=SHADE, strokeWidth=1.5),
            there.mark_rect(stroke=LINE, strokeWidth=1).encode(
                fill=alt.Fill("report:N", scale=report_colors(presence), legend=None),
                fillOpacity=strength("count"),
            ),
            cells.mark_text().encode(text="figure:N").transform_calculate(
                figure="datum.count > 0 ? datum.count : '–'"
            ),
            data=presence,
        )
        .properties(
            width=alt.Step(_COLUMN if level else _NARROW),
            height=alt.Step(ROW + 4),
            title=heading(
                f"Which {what} occurs in which report",
                "The figure in a cell: how often. A dash: not in this report.",
                presence,
            ),
            description=described(
                f"Which {what} occurs in which report, and how often",
                _cells(presence, what),
                f"No {what}",
            ),
        )
    )


def _shares(shares: pd.DataFrame) -> list[str]:
    return [
        f"{report}, {counted(int(rows['total'].iloc[0]), 'word')}: "
        + ", ".join(f"{who} {n}" for who, n in zip(rows["speaker"], rows["words"], strict=True))
        for report, rows in shares.groupby("report", observed=True)
    ]


def _cells(presence: pd.DataFrame, what: str) -> list[str]:
    return [
        f"{name}: " + ", ".join(f"{r} {n}" for r, n in zip(rows["report"], rows["count"], strict=True))
        for name, rows in presence.groupby(what, sort=False, observed=True)
    ]
