"""A chart of what coders said about the same sentences."""

from collections.abc import Iterator, Sequence

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LINE,
    ROW,
    SHADE,
    above_each_other,
    counted,
    described,
    heading,
    names,
    only,
)
from kit.compare.checks import need_columns
from kit.texts import say

_COLUMN = 230
_WIDEST = 700
_MOST_COLUMNS = 5  # a sixth would leave no room for names and codes


def agreement_grid(
    ratings: pd.DataFrame, sentences: pd.DataFrame | None = None
) -> alt.VConcatChart:
    """Show what each coder said about each sentence, and mark where they differ.

    Args:
        ratings: a table made by `kit.coding.ratings`: a row for each sentence, named by the levels
            article and sentence of its index; a column for each coder.
        sentences: the `kit.sentence_table` of the articles: then reports go by their names, and
            pointing at a cell shows the sentence. Without it, articles go by their ids.

    Returns:
        A chart with a block for each article, a row for each sentence and a column for each coder;
        more than five coders go on in another block. Where any coders differ, the cells have a
        thick frame and the row ends in "≠". The chart's table has a row for each sentence and
        coder.

    Raises:
        TableError: if a column of the sentences is missing.

    >>> index = pd.MultiIndex.from_tuples([("rain", 1), ("rain", 2)], names=["article", "sentence"])
    >>> ratings = pd.DataFrame({"Ana": ["cause", "none"], "Ben": ["cause", "remedy"]}, index=index)
    >>> agreement_grid(ratings).description
    'What coders said about each sentence. rain: 2 sentences, of which differ: 2.'
    """
    coders = [str(coder) for coder in ratings.columns]
    said = _with_sentences(_each_rating(ratings, coders), sentences)
    reports = names(said)
    parts = dict(_blocks(reports, coders))

    def block(name: str) -> alt.LayerChart:
        report, here = parts[name]
        width = min(_COLUMN, _WIDEST // max(1, min(len(coders), _MOST_COLUMNS)))
        rows = said["sentence"][said["report"] == report].nunique()
        return alt.LayerChart(
            layer=_cells(said, report, here, width),
            width=width * max(1, len(here)),
            height=(ROW + 4) * max(1, rows),
        )

    title = say("What coders said about each sentence")
    rule = say("A row is a sentence. A thick frame and ≠: the coders differ. Dots: not coded yet.")
    grid = above_each_other(list(parts), block, said)
    if len(coders) > _MOST_COLUMNS:
        grid = grid.resolve_scale(x="independent", y="independent")
    return grid.properties(
        title=heading(title, rule, said),
        description=described(title, _differences(said), say("There is no sentence"), said),
    )


def _each_rating(ratings: pd.DataFrame, coders: Sequence[str]) -> pd.DataFrame:
    flat = ratings.set_axis(list(coders), axis="columns").reset_index()
    return flat.melt(list(ratings.index.names), var_name="coder", value_name="code")


def _with_sentences(said: pd.DataFrame, sentences: pd.DataFrame | None) -> pd.DataFrame:
    """Give each row its report's name, and its sentence's words as far as they are known."""
    if sentences is None:
        return said.assign(report=said["article"], text="")
    need_columns(sentences, "article report sentence text", "kit.sentence_table(articles)")
    texts = sentences[["article", "report", "sentence", "text"]].astype({"article": "str"})
    order = names(sentences)
    found = said.astype({"article": "str"}).merge(texts, on=["article", "sentence"], how="left")
    named = found["report"].astype("object").fillna(found["article"])
    known = pd.CategoricalDtype(
        [*order, *(name for name in dict.fromkeys(named) if name not in order)]
    )
    table = found.assign(report=named.astype(known), text=found["text"].fillna(""))
    table.attrs = {**sentences.attrs, **said.attrs}
    return table


def _blocks(
    reports: Sequence[str], coders: Sequence[str]
) -> Iterator[tuple[str, tuple[str, Sequence[str]]]]:
    """Yield each block's name, its report and its coders; a grid without reports is one block."""
    for report in reports or [""]:
        for first in range(0, max(1, len(coders)), _MOST_COLUMNS):
            here = coders[first : first + _MOST_COLUMNS]
            which = say(
                ", coders {first} to {last} of {all}",
                first=first + 1,
                last=first + len(here),
                all=len(coders),
            )
            yield report + which * (len(coders) > _MOST_COLUMNS), (report, here)


def _cells(said: pd.DataFrame, report: str, coders: Sequence[str], width: int) -> list[alt.Chart]:
    every = alt.Chart(said).transform_filter(only("report", report))
    shown = alt.FieldOneOfPredicate(field="coder", oneOf=list(coders))

    def placed(chart: alt.Chart) -> alt.Chart:
        tooltip = ["sentence:O", "coder:N", "code:N", "text:N"]
        return chart.encode(x=_columns(coders, width), y=_sentences(), tooltip=tooltip)

    here = placed(every.transform_filter(shown))
    coded = here.transform_filter("datum.code != null")
    judged = placed(  # by the coders of the other blocks, too
        every.transform_filter("datum.code != null")
        .transform_joinaggregate(codes="distinct(code)", groupby=["sentence"])
        .transform_filter(shown)
    )
    differing = judged.transform_filter("datum.codes > 1")
    return [
        judged.transform_filter("datum.codes == 1").mark_rect(fill=SHADE, aria=False),
        differing.mark_rect(fill="white", stroke=LINE, strokeWidth=3, aria=False),
        coded.mark_text(limit=width - 10).encode(text="code:N"),
        here.transform_filter("datum.code == null").mark_text(text="…", color=LINE),
        differing.mark_text(text="≠", fontSize=22, dx=16, aria=False).encode(
            x=alt.value(width * len(coders))
        ),
    ]


def _columns(coders: Sequence[str], width: int) -> alt.X:
    axis = alt.Axis(
        orient="top",
        labelAngle=0,
        labelLimit=width - 10,
        labelOverlap=False,
        domain=False,
        ticks=False,
    )
    scale = alt.Scale(domain=list(coders), paddingInner=0.06)
    return alt.X("coder:N", title=None, scale=scale, axis=axis)


def _sentences() -> alt.Y:
    axis = alt.Axis(labelOverlap=False, domain=False, ticks=False)
    return alt.Y("sentence:O", title=say("Sentence"), scale=alt.Scale(paddingInner=0.12), axis=axis)


def _differences(said: pd.DataFrame) -> list[str]:
    facts = []
    for report, found in said.groupby("report", observed=True):
        codes = found.groupby("sentence")["code"].nunique()
        numbers = ", ".join(map(str, codes.index[codes > 1])) or say("none")
        facts.append(
            say(
                "{report}: {sentences}, of which differ: {numbers}",
                report=report,
                sentences=counted(len(codes), "sentence"),
                numbers=numbers,
            )
        )
    return facts
