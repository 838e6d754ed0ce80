"""A table → a chart. Nothing is computed here; restyle what comes back as any `alt.Chart`."""

from typing import Any, cast, get_args

import altair as alt
import pandas as pd

from kit.article import PartKind
from kit.display import report_colors

_PAGE_ORDER = list(get_args(PartKind))


def anatomy_strip(parts: pd.DataFrame) -> alt.FacetChart:
    """Show where the parts of each page stand, one report above the other.

    Args:
        parts: a `kit.part_table`, or some of its rows.

    Returns:
        A chart with a strip for each report: position on the page from left to right, kinds of
        parts from top to bottom. Pointing at a bar shows its words.

    >>> import kit
    >>> parts = kit.part_table([kit.article_from_text("Rain fell.", "rain")])
    >>> anatomy_strip(parts).to_dict()["description"]
    'Where the parts of each page stand. rain: paragraph 1.'
    """
    bars: alt.Chart = (
        alt.Chart()
        .mark_bar(height=16, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("start:Q", title="Characters from the top of the page"),
            x2="end:Q",
            y=alt.Y("kind:N", sort=_PAGE_ORDER, title=None),
            color=alt.Color("report:N", scale=report_colors(parts), legend=None),
            tooltip=["kind:N", "text:N", "reason:N", "start:Q", "end:Q"],
        )
        .properties(width=720, height=alt.Step(22))
    )
    reports = list(dict.fromkeys(parts["report"]))
    strips = bars.facet(
        alt.Facet("report:N", title=None, sort=reports, header=alt.Header(labelAnchor="start")),
        columns=1,
        data=parts,
    )
    return strips.properties(
        title=alt.Title(
            "What stands where on the page",
            subtitle="A bar is one part of the page, as long as its text",
        ),
        description=f"Where the parts of each page stand. {_part_counts(parts)}",
    )


def table(chart: alt.TopLevelMixin) -> pd.DataFrame:
    """Return the table that a chart was made from.

    >>> import kit
    >>> parts = kit.part_table([kit.article_from_text("Rain fell.", "rain")])
    >>> table(anatomy_strip(parts)) is parts
    True
    """
    return cast("pd.DataFrame", cast("Any", chart).data)


def _part_counts(parts: pd.DataFrame) -> str:
    sentences = []
    for report, rows in parts.groupby("report", observed=True):
        counts = rows["kind"].value_counts(sort=False)
        known = [f"{kind} {counts[kind]}" for kind in _PAGE_ORDER if kind in counts]
        sentences.append(f"{report}: {', '.join(known)}.")
    return " ".join(sentences) or "There is no report."
