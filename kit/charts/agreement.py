"""A chart of what coders said about the same sentences."""

import altair as alt
import pandas as pd

from kit.charts.frame import (
    LABELS,
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
    'What coders said about each sentence. rain: 2 sentences, Ana and Ben differ on 2.'
    """
    coders = [str(coder) for coder in ratings.columns]
    flat = ratings.reset_index()
    said = flat.melt(list(ratings.index.names), var_name="coder", value_name="code")

    def block(article: str) -> alt.LayerChart:
        return _block(said, article, coders)

    return above_each_other(names(said, "article"), block, said).properties(
        title=heading(
            "What coders said about each sentence",
            "A row is a sentence. A thick frame and ≠: the coders differ. Dots: not coded yet.",
            ratings,
            None,
        ),
        description=described(
            "What coders said about each sentence", _differences(ratings), "No sentence"
        ),
    )


def _block(said: pd.DataFrame, article: str, coders: list[str]) -> alt.LayerChart:
    width = max(_NARROWEST, min(_COLUMN, _WIDEST // max(1, len(coders))))
    here = (
        alt.Chart(said)
        .transform_filter(only("article", article))
        .encode(
            x=alt.X(
                "coder:N",
                title=None,
                scale=alt.Scale(domain=coders, paddingInner=0.06),
                axis=alt.Axis(
                    orient="top",
                    labelAngle=0,
                    labelLimit=width,
                    labelOverlap=False,
                    domain=False,
                    ticks=False,
                ),
            ),
            y=alt.Y(
                "sentence:O",
                title="Sentence",
                scale=alt.Scale(paddingInner=0.12),
                axis=alt.Axis(domain=False, ticks=False),
            ),
            tooltip=["sentence:O", "coder:N", "code:N"],
        )
    )
    coded = here.transform_filter(alt.FieldValidPredicate(field="code", valid=True))
    open_ = here.transform_filter(alt.FieldValidPredicate(field="code", valid=False))
    judged = coded.transform_joinaggregate(codes="distinct(code)", groupby=["sentence"])
    differing = judged.transform_filter("datum.codes > 1")
    return alt.layer(
        judged.transform_filter("datum.codes == 1").mark_rect(fill=SHADE),
        differing.mark_rect(fill="white", stroke=LINE, strokeWidth=3),
        coded.mark_text(limit=width - 10).encode(text="code:N"),
        open_.mark_text(text="…", color=LINE),
        differing.mark_text(text="≠", fontSize=22, dx=16, aria=False).encode(x=alt.value(width * len(coders))),
    ).properties(
        width=width * max(1, len(coders)),
        height=(ROW + 4) * max(1, said["sentence"][said["article"] == article].nunique()),
    )


def _differences(ratings: pd.DataFrame) -> list[str]:
    coders = " and ".join(map(str, ratings.columns)) if ratings.shape[1] <= 2 else "the coders"
    facts = []
    for article, rows in ratings.groupby(level="article", observed=True):
        differing = [
            str(sentence)
            for sentence, answers in zip(
                rows.index.get_level_values("sentence"), rows.nunique(axis=1), strict=True
            )
            if answers > 1
        ]
        on = ", ".join(differing) or "none"
        facts.append(f"{article}: {counted(len(rows), 'sentence')}, {coders} differ on {on}")
    return facts
