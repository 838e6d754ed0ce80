"""A chart of what coders said about the same sentences."""

from collections.abc import Sequence

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

_COLUMN = 150
_NARROWEST = 70
_WIDEST = 700


def agreement_grid(ratings: pd.DataFrame) -> alt.VConcatChart:
    """Show what each coder said about each sentence, and mark where they differ.

    Args:
        ratings: a table made by `kit.coding.ratings`: a row for each sentence, named by the levels
            article and sentence of its index; a column for each coder.

    Returns:
        A chart with a block for each article, a row for each sentence and a column for each coder.
        Where coders differ, the cells have a thick frame and the row ends in "≠". The chart's table
        has a row for each sentence and coder.

    >>> index = pd.MultiIndex.from_tuples([("rain", 1), ("rain", 2)], names=["article", "sentence"])
    >>> ratings = pd.DataFrame({"Ana": ["cause", "none"], "Ben": ["cause", "remedy"]}, index=index)
    >>> agreement_grid(ratings).description
    'What coders said about each sentence. rain: 2 sentences, of which differ: 2.'
    """
    coders = [str(coder) for coder in ratings.columns]
    flat = ratings.set_axis(coders, axis="columns").reset_index()
    said = flat.melt(list(ratings.index.names), var_name="coder", value_name="code")
    width = max(_NARROWEST, min(_COLUMN, _WIDEST // max(1, len(coders))))

    def block(article: str) -> alt.LayerChart:
        sentences = said["sentence"][said["article"] == article].nunique()
        return alt.LayerChart(
            layer=_cells(said, article, coders, width),
            width=width * max(1, len(coders)),
            height=(ROW + 4) * max(1, sentences),
        )

    title, articles = "What coders said about each sentence", names(said, "article")
    rule = "A row is a sentence. A thick frame and ≠: the coders differ. Dots: not coded yet."
    return above_each_other(articles, block, said).properties(
        title=heading(title, rule, ratings, articles),
        description=described(title, _differences(ratings), "There is no sentence", ratings),
    )


def _cells(said: pd.DataFrame, article: str, coders: Sequence[str], width: int) -> list[alt.Chart]:
    here = (
        alt.Chart(said)
        .transform_filter(only("article", article))
        .encode(
            x=_columns(coders, width), y=_sentences(), tooltip=["sentence:O", "coder:N", "code:N"]
        )
    )
    coded = here.transform_filter("datum.code != null")
    judged = coded.transform_joinaggregate(codes="distinct(code)", groupby=["sentence"])
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
    return alt.Y("sentence:O", title="Sentence", scale=alt.Scale(paddingInner=0.12), axis=axis)


def _differences(ratings: pd.DataFrame) -> list[str]:
    facts = []
    for article, found in ratings.groupby(level="article", observed=True):
        differing = found.index.get_level_values("sentence")[found.nunique(axis=1) >= len("AB")]
        numbers = ", ".join(map(str, differing)) or "none"
        facts.append(f"{article}: {counted(len(found), 'sentence')}, of which differ: {numbers}")
    return facts
