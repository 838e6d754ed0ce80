"""Charts of who occurs, and of who is given how many words."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LABELS,
    LINE,
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
    rows,
    strength,
)
from kit.compare.checks import need_columns
from kit.terms import term
from kit.texts import say

_BESIDE = 170  # what the words beside the longest bar take
_MOST_LEVEL = 4  # names of more reports don't fit beside each other
_COLUMN = 170
_NARROW = 40


def speaker_bars(shares: pd.DataFrame) -> alt.FacetChart:
    """Show how many quoted words each speaker has, as counts with the shares beside them.

    Args:
        shares: a table made by `kit.compare.speaker_shares`. Whoever has a row of 0 is shown too.

    Returns:
        A chart with a block for each report, one above the other, and a bar for each speaker.

    Raises:
        TableError: if a column is missing.

    >>> shares = [("rain", "Ann Lee", 2, 6, 8, 75.0), ("rain", "Bo Roe", 0, 0, 8, 0.0)]
    >>> columns = "report speaker quotations words total per_cent".split()
    >>> speaker_bars(pd.DataFrame(shares, columns=columns)).description
    'Quoted words of each speaker. rain, 8 words: Ann Lee 6, Bo Roe 0.'
    """
    fields = "report speaker quotations words total per_cent"
    need_columns(shares, fields, "kit.compare.speaker_shares(quotations)")
    speakers = alt.Chart().encode(
        x=alt.X("words:Q", title=say("Quoted words"), axis=alt.Axis(tickMinStep=1, grid=False)),
        y=rows("speaker", names(shares, "speaker")),
        tooltip=["report:N", "speaker:N", "quotations:Q", "words:Q", "total:Q"],
    )
    words, total, per_cent = "{words}", "{total}", "{per_cent}"
    share = expression(
        say("{words} of {total} = {per_cent} %", words=words, total=total, per_cent=per_cent),
        per_cent="format(datum.per_cent, '.0f')",
    )
    layers = [
        speakers.mark_bar(height=16).encode(color=by_report(shares)),
        speakers.mark_text(align="left", dx=6)
        .transform_calculate(beside=f"datum.words > 0 ? {share} : '0'")
        .encode(text="beside:N"),
    ]
    bars = alt.LayerChart(layer=layers, width=WIDTH - _BESIDE, height=alt.Step(ROW))
    rule = say("Beside each bar: the speaker's words, of all the quoted words in that report.")
    return bars.facet(blocks("report", names(shares)), columns=1, data=shares).properties(
        title=heading(say("Quoted words of each speaker"), rule, shares),
        description=described(
            say("Quoted words of each speaker"), _shares(shares), say("There is no report"), shares
        ),
    )


def presence_matrix(presence: pd.DataFrame, what: str = "actor") -> alt.LayerChart:
    """Show who or what occurs in which report, with the count in each cell.

    Args:
        presence: a table made by `kit.compare.presence`.
        what: the column that names the things: "actor", "topic", "word".

    Returns:
        A chart with a row for each thing and a column for each report. A dash means: not there.

    Raises:
        TableError: if a column is missing.

    >>> cells = [("Ann Lee", "rain", 2, 1, "only rain"), ("Ann Lee", "sun", 0, 1, "only rain")]
    >>> table = pd.DataFrame(cells, columns="actor report count reports where".split())
    >>> presence_matrix(table).description
    'Which actor occurs in which report. Ann Lee: rain 2, sun 0.'
    """
    need_columns(presence, f"{what} report count", "kit.compare.presence(table, what)")
    reports = names(presence)
    cells = alt.Chart(presence).encode(
        x=_columns(reports),
        y=rows(what, names(presence, what)),
        tooltip=[f"{what}:N", "report:N", "count:Q"],
    )
    layers = [
        cells.mark_rect(fill="white", stroke=SHADE, strokeWidth=1.5),
        cells.transform_filter("datum.count > 0")
        .mark_rect(stroke=LINE, strokeWidth=1)
        .encode(color=by_report(presence), fillOpacity=strength("count")),
        cells.transform_calculate(figure="datum.count > 0 ? datum.count : '–'")
        .mark_text()
        .encode(text="figure:N"),
    ]
    title, facts = (
        say("Which {what} occurs in which report", what=term(what)),
        _cells(presence, what),
    )
    return alt.LayerChart(
        layer=layers,
        data=presence,
        width=alt.Step(_COLUMN if len(reports) <= _MOST_LEVEL else _NARROW),
        height=alt.Step(ROW + 4),
        title=heading(title, say("The figure: how often. A dash: not in this report."), presence),
        description=described(title, facts, say("There is no {what}", what=term(what)), presence),
    )


def _columns(reports: Sequence[str]) -> alt.X:
    level = len(reports) <= _MOST_LEVEL
    axis = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelAngle=0 if level else -45,
        labelLimit=_COLUMN - 10 if level else LABELS,
        labelOverlap=False,
    )
    return alt.X("report:N", sort=list(reports), title=None, axis=axis)


def _shares(shares: pd.DataFrame) -> list[str]:
    facts = []
    for report, found in shares.groupby("report", observed=True):
        said = zip(found["speaker"], found["words"], strict=True)
        total = counted(int(found["total"].iloc[0]), "word")
        facts.append(
            f"{report}, {total}: {', '.join(f'{term(who)} {words}' for who, words in said)}"
        )
    return facts


def _cells(presence: pd.DataFrame, what: str) -> list[str]:
    facts = []
    for name, found in presence.groupby(what, sort=False, observed=True):
        said = zip(found["report"], found["count"], strict=True)
        facts.append(f"{name}: {', '.join(f'{report} {count}' for report, count in said)}")
    return facts
