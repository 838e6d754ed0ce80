"""Charts along the page, from its first character to its last: parts, quotations, the six W's."""

from typing import get_args

import altair as alt
import pandas as pd

from kit.article import OWN_WORDS, PartKind
from kit.charts.frame import (
    LINE,
    ROW,
    SHADE,
    WIDTH,
    above_each_other,
    blocks,
    by_report,
    counted,
    described,
    heading,
    names,
    only,
    quoted,
    rows,
    rows_of_terms,
    strength,
)
from kit.compare import NO_CLEAR_SPEAKER
from kit.compare.checks import need_columns
from kit.display import ChartError, report_colors
from kit.terms import term
from kit.texts import say

FIVE_W = ("who", "what", "when", "where", "why", "how")
"""What a news report answers, in the order of the chart."""

_PAGE_ORDER = list(get_args(PartKind))
_FILLED = {"direct": 1.0, "partial": 0.45, "indirect": 0.0}
_BAR = 16
_CELL = 34


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
        .mark_bar(height=_BAR, stroke="white", strokeWidth=0.5)
        .encode(
            x=_position(),
            x2="end:Q",
            y=rows_of_terms("kind", _PAGE_ORDER),
            color=by_report(parts),
            tooltip=["kind:N", "text:N", "reason:N", "start:Q", "end:Q"],
        )
        .properties(width=WIDTH, height=alt.Step(22))
    )
    rule = say("A bar is one part of the page, as long as its text.")
    return bars.facet(blocks("report", names(parts)), columns=1, data=parts).properties(
        title=heading(say("What stands where on the page"), rule, parts),
        description=described(
            say("Where the parts of each page stand"),
            _kinds(parts),
            say("There is no report"),
            parts,
        ),
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
    >>> parts = kit.part_table([kit.article_from_text('"It will rain," said Ann Lee.', "rain")])
    >>> row = ("rain", "direct", "Ann Lee", "said", 3, 1, 14, "It will rain,")
    >>> columns = "report kind speaker_resolved cue words start end text".split()
    >>> quotation_track(pd.DataFrame([row], columns=columns), parts).description
    'Who is quoted where. rain: Ann Lee 1 quotation.'
    """
    fields = "report kind speaker_resolved cue words start end text"
    need_columns(quotations, fields, "kit.quotation_table(articles)")
    need_columns(parts, "report kind start end", "kit.part_table(articles)")
    reports = list(dict.fromkeys([*names(parts), *names(quotations)]))
    speakers = quotations["speaker_resolved"].astype("object").fillna(term(NO_CLEAR_SPEAKER))
    voices = {report: speakers[quotations["report"] == report] for report in reports}

    def track(report: str) -> alt.LayerChart:
        heard = list(dict.fromkeys(voices[report])) if report else []
        layers = [_text(parts, report), _quotations(quotations, report, heard)]
        return alt.LayerChart(layer=layers, width=WIDTH, height=ROW * max(1, len(heard)))

    rule = say(
        "A bar is one quotation, as long as its words: full for direct, light for partial,"
        " hollow for indirect. Gray: the text of the report."
    )
    facts = [f"{report}: {_heard(voices[report])}" for report in reports]
    return above_each_other(reports, track, quotations).properties(
        title=heading(say("Who is quoted where"), rule, quotations, reports),
        description=described(
            say("Who is quoted where"), facts, say("There is no report"), quotations
        ),
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

    >>> marks = [("rain", 1, "who"), ("rain", 1, "what"), ("rain", 2, None)]
    >>> five_w_strip(pd.DataFrame(marks, columns=["report", "paragraph", "w"])).description
    'Which paragraphs answer which W. rain: who 1; what 1; no when, where, why, how.'
    """
    need_columns(marks, "report paragraph w", "hand: help(kit.charts.five_w_strip) says how")
    _check_marks(marks)
    layers = [_empty_cells(), *_marked_cells(marks)]
    width = min(WIDTH, _CELL * max(1, marks["paragraph"].nunique()))
    strips = alt.LayerChart(layer=layers, width=width, height=alt.Step(ROW))
    rule = say("The figure in a cell: how many marks readers gave. An empty cell: none.")
    return strips.facet(blocks("report", names(marks)), columns=1, data=marks).properties(
        title=heading(say("Which paragraphs answer which W"), rule, marks),
        description=described(
            say("Which paragraphs answer which W"),
            _answers(marks),
            say("There is no report"),
            marks,
        ),
    )


def _position() -> alt.X:
    axis = alt.Axis(grid=False)
    return alt.X("start:Q", title=say("Characters from the top of the page"), axis=axis)


def _text(parts: pd.DataFrame, report: str) -> alt.Chart:
    own_words = alt.FieldOneOfPredicate(field="kind", oneOf=sorted(OWN_WORDS))
    paragraphs: alt.Chart = (
        alt.Chart(parts)
        .mark_rect(color=SHADE, aria=False)
        .transform_filter(only("report", report))
        .transform_filter(own_words)
        .encode(x=_position(), x2="end:Q")
    )
    return paragraphs


def _quotations(quotations: pd.DataFrame, report: str, heard: list[str]) -> alt.Chart:
    colors = report_colors(quotations)
    kinds = alt.Scale(type="ordinal", domain=list(_FILLED), range=list(_FILLED.values()))
    bars: alt.Chart = (
        alt.Chart(quotations)
        .mark_bar(height=_BAR, strokeWidth=2)
        .transform_filter(only("report", report))
        .transform_calculate(speaker=f"datum.speaker_resolved || {quoted(term(NO_CLEAR_SPEAKER))}")
        .encode(
            x=_position(),
            x2="end:Q",
            y=rows("speaker", heard).scale(domain=heard or [say("nobody is quoted")]),
            fill=alt.Fill("report:N", scale=colors, legend=None),
            stroke=alt.Stroke("report:N", scale=colors, legend=None),
            fillOpacity=alt.FillOpacity("kind:N", scale=kinds, legend=None),
            tooltip=["speaker:N", "kind:N", "cue:N", "words:Q", "text:N"],
        )
    )
    return bars


def _paragraphs() -> alt.X:
    return alt.X("paragraph:O", title=say("Paragraph"), axis=alt.Axis(labelAngle=0))


def _w_rows() -> alt.Y:
    return rows_of_terms("w", FIVE_W).scale(domain=list(FIVE_W))


def _empty_cells() -> alt.Chart:
    cells: alt.Chart = (
        alt.Chart()
        .mark_rect(fill="white", stroke=SHADE, strokeWidth=1.5, aria=False)
        .transform_aggregate(groupby=["paragraph"])
        .transform_calculate(w=f"{list(FIVE_W)}")
        .transform_flatten(["w"])
        .encode(x=_paragraphs(), y=_w_rows())
    )
    return cells


def _marked_cells(marks: pd.DataFrame) -> tuple[alt.Chart, alt.Chart]:
    number = alt.Tooltip("count()", title=say("marks"))
    cells = (
        alt.Chart()
        .transform_filter("datum.w != null")
        .encode(x=_paragraphs(), y=_w_rows(), tooltip=["report:N", "paragraph:O", "w:N", number])
    )
    filled = cells.mark_rect(stroke=LINE, strokeWidth=1).encode(
        color=by_report(marks), fillOpacity=strength("count()")
    )
    return filled, cells.mark_text().encode(text="count()")


def _check_marks(marks: pd.DataFrame) -> None:
    unknown = sorted(set(names(marks, "w")) - set(FIVE_W))
    if unknown:
        raise ChartError(
            say(
                "The column w holds {name!r}. It may hold {names};"
                " leave it empty for a paragraph without any of them.",
                name=unknown[0],
                names=", ".join(FIVE_W),
            )
        )


def _kinds(parts: pd.DataFrame) -> list[str]:
    facts = []
    for report, found in parts.groupby("report", observed=True):
        counts = found["kind"].value_counts(sort=False)
        known = [f"{term(kind)} {counts[kind]}" for kind in _PAGE_ORDER if kind in counts]
        facts.append(f"{report}: {', '.join(known)}")
    return facts


def _heard(speakers: "pd.Series[str]") -> str:
    counts = speakers.value_counts(sort=False)
    said = [f"{speaker} {counted(int(number), 'quotation')}" for speaker, number in counts.items()]
    return ", ".join(said) or say("nobody")


def _answers(marks: pd.DataFrame) -> list[str]:
    facts = []
    for report, given in marks.groupby("report", observed=True):
        found = {w: sorted(given["paragraph"][given["w"] == w].unique()) for w in FIVE_W}
        answers = [f"{term(w)} {', '.join(map(str, where))}" for w, where in found.items() if where]
        lacking = ", ".join(term(w) for w, where in found.items() if not where)
        answers += [say("no {names}", names=lacking)] if lacking else []
        facts.append(f"{report}: {'; '.join(answers)}")
    return facts
