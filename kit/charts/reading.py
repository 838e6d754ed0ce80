"""Charts along the page, from its first character to its last: parts, quotations, the six W's."""

from typing import get_args

import altair as alt
import pandas as pd

from kit.article import OWN_WORDS, PartKind
from kit.charts.frame import (
    LABELS,
    LINE,
    ROW,
    SHADE,
    WIDTH,
    above_each_other,
    counted,
    described,
    heading,
    names,
    only,
    strength,
)
from kit.compare.checks import need_columns
from kit.display import ChartError, report_colors

FIVE_W = ("who", "what", "when", "where", "why", "how")
"""What a news report answers, in the order of the chart."""

_PAGE_ORDER = list(get_args(PartKind))
_POSITION = "Characters from the top of the page"
_FILLED = {"direct": 1.0, "partial": 0.45, "indirect": 0.0}
_UNCLEAR = "no clear speaker"


def anatomy_strip(parts: pd.DataFrame) -> alt.FacetChart:
    """Show where the parts of each page stand, one report above the other.

    Args:
        parts: a `kit.part_table`, or some of its rows.

    Returns:
        A chart with a strip for each report: position on the page from left to right, kinds of
        parts from top to bottom. Pointing at a bar shows its words.

    Raises:
        TableError: if a column is missing.

    >>> import kit
    >>> parts = kit.part_table([kit.article_from_text("Rain fell.", "rain")])
    >>> anatomy_strip(parts).to_dict()["description"]
    'Where the parts of each page stand. rain: paragraph 1.'
    """
    need_columns(parts, "report kind start end text reason", "kit.part_table(articles)")
    bars: alt.Chart = (
        alt.Chart()
        .mark_bar(height=16, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("start:Q", title=_POSITION),
            x2="end:Q",
            y=alt.Y("kind:N", sort=_PAGE_ORDER, title=None),
            color=alt.Color("report:N", scale=report_colors(parts), legend=None),
            tooltip=["kind:N", "text:N", "reason:N", "start:Q", "end:Q"],
        )
        .properties(width=720, height=alt.Step(22))
    )
    strips = bars.facet(
        alt.Facet(
            "report:N", title=None, sort=names(parts), header=alt.Header(labelAnchor="start")
        ),
        columns=1,
        data=parts,
    )
    return strips.properties(
        title=heading(
            "What stands where on the page",
            "A bar is one part of the page, as long as its text.",
            parts,
        ),
        description=described("Where the parts of each page stand", _kinds(parts), "No report"),
    )


def quotation_track(quotations: pd.DataFrame, parts: pd.DataFrame) -> alt.VConcatChart:
    """Show who speaks where in each report, one report above the other.

    Args:
        quotations: a `kit.quotation_table`, or some of its rows.
        parts: the `kit.part_table` of the same articles, for the gray paragraphs behind. A report
            without a quotation is shown by these alone.

    Returns:
        A chart with a track for each report: position on the page from left to right, one row for
        each speaker in the order of their first words. Full bars are direct quotations, light ones
        partial, hollow ones indirect. Pointing at a bar shows its words.

    Raises:
        TableError: if a column is missing.

    >>> import kit
    >>> rows = [("rain", "direct", "Ann Lee", "said", 3, 1, 20, "It will rain today.")]
    >>> columns = "report kind speaker_resolved cue words start end text".split()
    >>> parts = kit.part_table([kit.article_from_text('"It will rain today." Ann Lee said.')])
    >>> quotation_track(pd.DataFrame(rows, columns=columns), parts).description
    'Who is quoted where. pasted text: nobody. rain: Ann Lee 1 quotation.'
    """
    fields = "report kind speaker_resolved cue words start end text"
    need_columns(quotations, fields, "kit.quotation_table(articles)")
    need_columns(parts, "report kind start end", "kit.part_table(articles)")
    reports = list(dict.fromkeys([*names(parts), *names(quotations)]))
    colors = report_colors(quotations)
    who = quotations.assign(who=_speakers(quotations))

    def track(report: str) -> alt.LayerChart:
        rows = list(dict.fromkeys(who["who"][who["report"] == report])) or ["nobody is quoted"]
        return _track(quotations, parts, report, rows, colors)

    return above_each_other(reports, track, quotations).properties(
        title=heading(
            "Who is quoted where",
            "A bar is one quotation, as long as its words. Gray: the text of the report.",
            parts,
        ),
        description=described("Who is quoted where", _voices(who, reports), "No report"),
    )


def five_w_strip(marks: pd.DataFrame) -> alt.FacetChart:
    """Show which paragraphs answer who, what, when, where, why and how, as readers marked them.

    Args:
        marks: one row for each mark that a reader made, with the columns
            report: the report;
            paragraph: the number of the paragraph, from 1;
            w: "who", "what", "when", "where", "why" or "how"; missing for a paragraph to which
            nobody gave one: then this is its only row.

    Returns:
        A chart with a strip for each report: paragraphs from left to right, a row for each W. The
        figure in a cell is how many marks it has.

    Raises:
        TableError: if a column is missing.
        ChartError: if there is a mark that is none of the six.

    >>> rows = [("rain", 1, "who"), ("rain", 1, "what"), ("rain", 2, None)]
    >>> five_w_strip(pd.DataFrame(rows, columns=["report", "paragraph", "w"])).description
    'Which paragraphs answer which W. rain: who 1; what 1; when none; where none; why none; how none.'
    """
    need_columns(marks, "report paragraph w", "hand: kit.charts.five_w_strip says how")
    _check_marks(marks)
    cells = alt.Chart().encode(
        x=alt.X("paragraph:O", title="Paragraph", axis=alt.Axis(labelAngle=0, grid=False)),
    )
    row = alt.Y("w:N", sort=list(FIVE_W), scale=alt.Scale(domain=list(FIVE_W)), title=None)
    empty = (
        cells.mark_rect(fill="white", stroke=SHADE, strokeWidth=1.5, aria=False)
        .transform_aggregate(groupby=["paragraph"])
        .transform_calculate(w=f"{list(FIVE_W)}")
        .transform_flatten(["w"])
        .encode(y=row)
    )
    marked = cells.transform_filter(alt.FieldValidPredicate(field="w", valid=True)).encode(
        y=row, tooltip=["report:N", "paragraph:O", "w:N", alt.Tooltip("count()", title="marks")]
    )
    filled = marked.mark_rect(stroke=LINE, strokeWidth=1).encode(
        fill=alt.Fill("report:N", scale=report_colors(marks), legend=None),
        fillOpacity=strength("count()"),
    )
    figures = marked.mark_text().encode(text="count()")
    strips = alt.layer(empty, filled, figures).properties(
        width=min(WIDTH, 34 * max(1, marks["paragraph"].nunique())), height=alt.Step(ROW)
    )
    return strips.facet(
        alt.Facet(
            "report:N", title=None, sort=names(marks), header=alt.Header(labelAnchor="start")
        ),
        columns=1,
        data=marks,
    ).properties(
        title=heading(
            "Which paragraphs answer which W",
            "The figure in a cell: how many marks readers gave. An empty cell: none.",
            marks,
        ),
        description=described("Which paragraphs answer which W", _answers(marks), "No report"),
    )


def _track(
    quotations: pd.DataFrame,
    parts: pd.DataFrame,
    report: str,
    rows: list[str],
    colors: alt.Scale,
) -> alt.LayerChart:
    own_words = alt.FieldOneOfPredicate(field="kind", oneOf=sorted(OWN_WORDS))
    text = (
        alt.Chart(parts)
        .mark_rect(color=SHADE, aria=False)
        .transform_filter(only("report", report))
        .transform_filter(own_words)
        .encode(x=alt.X("start:Q", title=_POSITION), x2="end:Q")
    )
    kinds = alt.Scale(domain=list(_FILLED), range=list(_FILLED.values()))
    bars = (
        alt.Chart(quotations)
        .mark_bar(height=16, strokeWidth=2)
        .transform_filter(only("report", report))
        .transform_calculate(who=f"datum.speaker_resolved || '{_UNCLEAR}'")
        .encode(
            x=alt.X("start:Q", title=_POSITION),
            x2="end:Q",
            y=alt.Y("who:N", title=None, axis=alt.Axis(labelLimit=LABELS)).scale(domain=rows),
            fill=alt.Fill("report:N", scale=colors, legend=None),
            stroke=alt.Stroke("report:N", scale=colors, legend=None),
            fillOpacity=alt.FillOpacity(
                "kind:N",
                scale=kinds,
                legend=alt.Legend(
                    title="Quotation",
                    orient="top",
                    symbolType="square",
                    symbolFillColor=LINE,
                    symbolStrokeColor=LINE,
                ),
            ),
            tooltip=["who:N", "kind:N", "cue:N", "words:Q", "text:N"],
        )
    )
    return alt.layer(text, bars).properties(width=WIDTH, height=ROW * len(rows))


def _speakers(quotations: pd.DataFrame) -> "pd.Series[str]":
    return quotations["speaker_resolved"].astype("object").fillna(_UNCLEAR).replace("", _UNCLEAR)


def _check_marks(marks: pd.DataFrame) -> None:
    unknown = sorted(set(names(marks, "w")) - set(FIVE_W))
    if unknown:
        raise ChartError(
            f"The column w holds {unknown[0]!r}. It may hold {', '.join(FIVE_W)};"
            " leave it empty for a paragraph without any of them."
        )


def _kinds(parts: pd.DataFrame) -> list[str]:
    facts = []
    for report, rows in parts.groupby("report", observed=True):
        counts = rows["kind"].value_counts(sort=False)
        known = [f"{kind} {counts[kind]}" for kind in _PAGE_ORDER if kind in counts]
        facts.append(f"{report}: {', '.join(known)}")
    return facts


def _voices(quotations: pd.DataFrame, reports: list[str]) -> list[str]:
    facts = []
    for report in reports:
        counts = quotations["who"][quotations["report"] == report].value_counts(sort=False)
        said = [f"{who} {counted(number, 'quotation')}" for who, number in counts.items()]
        facts.append(f"{report}: {', '.join(said) or 'nobody'}")
    return facts


def _answers(marks: pd.DataFrame) -> list[str]:
    facts = []
    for report, rows in marks.groupby("report", observed=True):
        answers = []
        for w in FIVE_W:
            numbers = sorted(rows["paragraph"][rows["w"] == w].unique())
            answers.append(f"{w} {', '.join(map(str, numbers)) or 'none'}")
        facts.append(f"{report}: {'; '.join(answers)}")
    return facts
