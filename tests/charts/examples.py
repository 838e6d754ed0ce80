"""Small tables made by hand, and a chart of each kind drawn from them."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from kit import charts
from kit.display import as_vega

Chart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart
TWO = ("Gazette, 8 May 2013", "Gazette, 12 Oct 2016")
LONG = "The Northern Harbor Evening Gazette & Advertiser (international edition), 1 April 2024"
ODD = ("O'Neil's \"Post\" [a.b]", LONG, "Здравствуй <b>мир</b>")
KINDS = (
    "anatomy_strip",
    "quotation_track",
    "speaker_bars",
    "presence_matrix",
    "rate_dumbbell",
    "dispersion_barcode",
    "keyness_bars",
    "date_timeline",
    "five_w_strip",
    "coverage_timeline",
    "agreement_grid",
)


def table(reports: Sequence[str], columns: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    """Return these rows once for each report."""
    made = [(report, *row) for report in reports for row in rows]
    keys = pd.CategoricalDtype(list(reports))
    return pd.DataFrame(made, columns=["report", *columns.split()]).astype({"report": keys})


def parts(reports: Sequence[str]) -> pd.DataFrame:
    rows = ("headline", 0, 20, "Ferry late", ""), ("paragraph", 22, 200, "The ferry …", "")
    furniture = ("furniture", 201, 210, "Share", "a button")
    return table(reports, "kind start end text reason", *rows, furniture)


def quotations(reports: Sequence[str]) -> pd.DataFrame:
    return table(
        reports,
        "kind speaker_resolved cue words start end text",
        ("indirect", "Ann Lee", "said", 8, 30, 80, "that it was late"),
        ("partial", "Ann Lee", "said", 2, 50, 60, "very late"),
        ("partial", None, None, 1, 90, 94, "late"),
        ("direct", 'Bo "Boo" Roe', "asked", 5, 120, 150, "When will it come at last?"),
    )


def shares(reports: Sequence[str]) -> pd.DataFrame:
    return table(
        reports,
        "speaker quotations words total per_cent",
        ("Ann Lee", 2, 6, 8, 75.0),
        ("Cy Poe", 0, 0, 8, 0.0),
        ("no clear speaker", 1, 2, 8, 25.0),
    )


def presence(reports: Sequence[str]) -> pd.DataFrame:
    cells = table(reports, "actor count", ("Ann Lee", 3), ("Bo Roe", 0), ("Cy Poe", 1))
    return cells[["actor", "report", "count"]]


def rates(reports: Sequence[str]) -> pd.DataFrame:
    columns = "word count total per_1000"
    return table(reports, columns, ("ferry", 3, 120, 25.0), ("storm", 0, 120, 0.0))


def positions(reports: Sequence[str]) -> pd.DataFrame:
    made = table(
        reports, "word position total", ("ferry", 1, 120), ("ferry", 90, 120), ("storm", None, 120)
    )
    return made.astype({"position": "Int64"})


def keyness() -> pd.DataFrame:
    columns = "word count total other_count other_total".split()
    return pd.DataFrame([("ferry", 7, 120, 1, 90), ("storm", 0, 120, 3, 90)], columns=columns)


def dates(reports: Sequence[str]) -> pd.DataFrame:
    day = pd.Timestamp("2013-05-07")
    return table(
        reports,
        "published words first_day last_day",
        (pd.Timestamp("2013-05-08"), "Tuesday", day, day),
        (
            pd.Timestamp("2013-05-08"),
            "last June",
            pd.Timestamp("2012-06-01"),
            pd.Timestamp("2012-06-30"),
        ),
        (pd.Timestamp("2013-05-08"), "soon", pd.NaT, pd.NaT),
    )


def marks(reports: Sequence[str]) -> pd.DataFrame:
    return table(reports, "paragraph w", (1, "who"), (1, "who"), (1, "what"), (2, None), (3, "why"))


def coverage(outlets: Sequence[str]) -> pd.DataFrame:
    day, month = pd.Timestamp("2013-05-01"), pd.Timestamp("2013-05-31")
    made = table(
        outlets,
        "first_day last_day articles total undated",
        (day, month, 3, 5, 1),
        (pd.Timestamp("2013-07-01"), pd.Timestamp("2013-07-31"), 1, 5, 1),
        (pd.NaT, pd.NaT, 1, 5, 1),
    )
    return made.rename(columns={"report": "outlet"})


def ratings(articles: Sequence[str]) -> pd.DataFrame:
    units = [(article, sentence) for article in articles for sentence in (1, 2, 3)]
    index = pd.MultiIndex.from_tuples(units, names=["article", "sentence"]) if units else None
    ana, ben = ["cause", "none", "cause + remedy"], ["cause", "remedy", None]
    given = {"Ana": ana * len(articles), "Dr. [Ben]": ben * len(articles)}
    if index is None:
        index = pd.MultiIndex.from_arrays([[], []], names=["article", "sentence"])
    return pd.DataFrame(given, index=index)


def sentences(articles: Sequence[str]) -> pd.DataFrame:
    """Return the sentences that were rated; each article's report has a name of its own."""
    made = table(articles, "sentence text", (1, "The ferry …"), (2, "It …"), (3, "Who …"))
    return made.assign(article=made["report"].astype("str"))


def draw(kind: str, reports: Sequence[str] = TWO) -> Chart:
    """Draw a chart of one kind from the tables above."""
    drawn: Chart = getattr(charts, kind)(*given(kind, reports))
    return drawn


def given(kind: str, reports: Sequence[str]) -> tuple[Any, ...]:
    """Return what a chart of one kind is made from, its own table first."""
    if kind == "quotation_track":
        return quotations(reports), parts(reports)
    if kind == "agreement_grid":
        return ratings(reports), sentences(reports)
    if kind == "keyness_bars":
        return keyness(), "Gazette, 8 May 2013", rates(reports)
    makers = (parts, shares, presence, rates, positions, dates, marks, coverage)
    several = {"quotation_track", "keyness_bars", "agreement_grid"}
    names = [name for name in KINDS if name not in several]
    return (dict(zip(names, makers, strict=True))[kind](reports),)


def svg(chart: alt.TopLevelMixin) -> str:
    vega, _ = as_vega(chart.to_dict())
    return vl_convert.vega_to_svg(vega, allowed_base_urls=[])


def texts(chart: alt.TopLevelMixin) -> list[str]:
    """Return all lines of words in a drawn chart, in the order in which they are drawn.

    A label that would overlap another one is there, but nobody can see it: it does not count.
    """
    lines = re.findall(r"<(?:text|tspan)([^>]*)>([^<]+)</(?:text|tspan)>", svg(chart))
    return [unescape(line) for style, line in lines if ' opacity="0"' not in style]


def placed(chart: alt.TopLevelMixin) -> Iterator[tuple[dict[str, Any], float, float]]:
    """Yield each thing drawn, and where its left upper corner or its middle is."""
    vega, _ = as_vega(chart.to_dict())
    yield from _placed(vl_convert.vega_to_scenegraph(vega)["scenegraph"], 0, 0)


def _placed(node: Any, x: float, y: float) -> Iterator[tuple[dict[str, Any], float, float]]:  # noqa: ANN401
    if isinstance(node, list):
        for part in node:
            yield from _placed(part, x, y)
    elif isinstance(node, dict):
        x, y = x + (node.get("x") or 0), y + (node.get("y") or 0)
        yield node, x, y
        yield from _placed(node.get("items", []), x, y)


def without_data(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """Return a chart's spec without its rows, its theme and the version of its schema."""
    spec = json.loads(re.sub(r'"data-[0-9a-f]{32}"', '"data"', json.dumps(chart.to_dict())))
    return {key: spec[key] for key in spec if key not in {"$schema", "config", "datasets"}}


def rows_of(chart: alt.TopLevelMixin) -> list[str]:
    """Return all rows that a chart holds, each as a text, in one order."""
    sets = chart.to_dict()["datasets"].values()
    return sorted(json.dumps(row, sort_keys=True) for rows in sets for row in rows)
