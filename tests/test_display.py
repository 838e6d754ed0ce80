"""Charts that show offline: what is in an output, and what it says. tests/browser looks at it."""

import base64
import json
import re
import subprocess
import sys

import altair as alt
import pandas as pd
import pytest

from kit.display import PALETTE, ChartError, report_colors, setup

VEGA = "application/vnd.vega.v5+json"
TABLE = pd.DataFrame({"report": ["2013", "2016"], "words": [310, 420]})


@pytest.fixture(autouse=True)
def _ready() -> None:
    setup()


def bars(**properties: str) -> alt.Chart:
    return alt.Chart(TABLE).mark_bar().encode(x="words", y="report").properties(**properties)


def bundle(chart: alt.TopLevelMixin) -> dict[str, object]:
    return chart._repr_mimebundle_()[0]


def test_an_output_holds_a_form_for_every_viewer() -> None:
    forms = bundle(bars(description="Words a report."))
    assert list(forms) == [VEGA, "text/markdown", "image/png", "text/plain"]
    assert forms["text/plain"] == "Words a report."
    assert forms[VEGA]["description"] == "Words a report."
    assert base64.b64decode(forms["image/png"]).startswith(b"\x89PNG\r\n\x1a\n")


def test_the_menu_is_off_and_marks_are_elements() -> None:
    options = bars()._repr_mimebundle_()[1][VEGA]["embed_options"]
    assert options["actions"] is False
    assert options["renderer"] == "svg"


def test_embed_options_of_ones_own_win() -> None:
    with alt.renderers.set_embed_options(renderer="canvas"):
        options = bars()._repr_mimebundle_()[1][VEGA]["embed_options"]
    assert options["renderer"] == "canvas"
    assert options["actions"] is False


def test_no_address_stands_in_an_output_but_the_names_of_formats() -> None:
    forms = bundle(bars())
    svg = re.search(r"base64,([^\"]+)", forms["text/markdown"])
    text = json.dumps(forms[VEGA]) + base64.b64decode(svg[1]).decode()
    addresses = set(re.findall(r"https?://[^\"\s]+", text))
    assert addresses == {
        "https://vega.github.io/schema/vega/v5.json",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


@pytest.mark.parametrize(
    "combine",
    [
        lambda chart: chart + bars(),
        lambda chart: bars() + chart,
        lambda chart: bars() | chart,
        lambda chart: chart & bars(),
        lambda chart: alt.concat(bars(), bars() + chart),
        lambda chart: chart.facet("report"),
        lambda chart: chart.repeat(column=["words"]),
    ],
)
def test_a_description_is_lifted_to_the_outside(combine) -> None:  # noqa: ANN001
    forms = bundle(combine(bars(description="Inside.")))
    assert forms[VEGA]["description"] == forms["text/plain"] == "Inside."
    assert '<img alt="Inside."' in forms["text/markdown"]


def test_the_outermost_description_wins() -> None:
    chart = alt.layer(bars(description="Inside."), description="Outside.")
    assert bundle(chart)["text/plain"] == "Outside."


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        (bars(title="Length"), "Length. Bar chart (x: words, y: report)."),
        (
            alt.Chart(TABLE).mark_line().encode(x=alt.X("words", title="Words"), y="count()"),
            "Line chart (x: Words, y: count).",
        ),
        (bars() + bars(), "Bar chart (x: words, y: report)."),
        (
            bars() | alt.Chart(TABLE).mark_point(color="red").encode(y="mean(words)"),
            "Bar chart (x: words, y: report). Point chart (y: mean of words).",
        ),
        (alt.Chart(TABLE).mark_text(text="?"), "Text chart."),
    ],
)
def test_a_chart_without_a_description_gets_one(chart: alt.TopLevelMixin, words: str) -> None:
    assert bundle(chart)["text/plain"] == words


def test_a_description_stays_one_block_of_html() -> None:
    figure = bundle(bars(description='Two "lines",\n\n<b>one</b> & more'))["text/markdown"]
    assert figure.startswith(
        '<p><img alt="Two &quot;lines&quot;, &lt;b&gt;one&lt;/b&gt; &amp; more" src="data:'
    )
    assert "\n" not in figure


def test_a_picture_of_many_marks_is_kept_small() -> None:
    table = pd.DataFrame({"x": range(3000)})
    forms = bundle(alt.Chart(table).mark_point().encode(x="x", y="x"))
    assert "data:image/png" in forms["text/markdown"]
    assert len(json.dumps(forms)) < 500_000


def test_the_theme_is_large_dark_on_white_and_colour_blind_safe() -> None:
    config = bundle(bars())[VEGA]["config"]
    assert bundle(bars())[VEGA]["background"] == "white"
    assert config["range"]["category"] == list(PALETTE)
    assert min(config["axis"]["labelFontSize"], config["legend"]["labelFontSize"]) >= 16
    assert config["title"]["color"] == "#1a1a1a"


def test_views_side_by_side_share_the_width_unless_told() -> None:
    points = alt.Chart(TABLE).mark_point().encode(x="words", y="words")
    width = bundle(points)[VEGA]["width"]
    assert bundle(points.facet("report"))[VEGA]["signals"][0] == {
        "name": "child_width",
        "value": 280,
    }
    assert width == 600
    told = bundle(points.properties(width=200).facet("report"))[VEGA]
    assert told["signals"][0] == {"name": "child_width", "value": 200}


def test_views_below_each_other_leave_room_for_the_names_of_their_rows() -> None:
    rows = bars().encode(row="report")
    widths = {"name": "child_width", "value": 500}
    assert widths in bundle(rows)[VEGA]["signals"]
    assert widths not in bundle(rows.properties(width=300))[VEGA]["signals"]


def test_a_brush_is_no_nameless_picture() -> None:
    brush = alt.selection_interval(name="days")
    marks = bundle(bars().add_params(brush))[VEGA]["marks"]
    assert [mark.get("aria") for mark in marks if mark["name"].startswith("days_")] == [False] * 2


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"report": ["2013", None], "words": [1.5, None]}),
        pd.DataFrame({"report": pd.date_range("2016-10-03", periods=2), "words": [1, 2]}),
        pd.DataFrame({"report": pd.Categorical(["a", "b"]), "words": [1, 2]}),
        TABLE.head(0),
    ],
)
def test_gaps_dates_categories_and_empty_tables_are_drawn(table: pd.DataFrame) -> None:
    chart = alt.Chart(table).mark_bar().encode(x="words:Q", y="report:N")
    assert "image/png" in bundle(chart)


def test_data_in_another_file_leaves_out_only_the_picture() -> None:
    chart = alt.Chart("table.csv").mark_bar().encode(x="words:Q")
    assert list(bundle(chart)) == [VEGA, "text/plain"]


def test_too_many_rows_say_what_to_do() -> None:
    table = pd.DataFrame({"x": range(5001)})
    with pytest.raises(ChartError, match=r"(?s)given 5,001 rows; 5,000 are the most.*groupby"):
        alt.Chart(table).mark_point().encode(x="x").to_dict()


def test_altairs_own_way_to_lift_the_limit_still_works() -> None:
    table = pd.DataFrame({"x": range(5001)})
    with alt.data_transformers.disable_max_rows():
        assert alt.Chart(table).mark_point().encode(x="x").to_dict()


def test_a_chart_that_vega_refuses_says_so() -> None:
    chart = bars().repeat(column=["words", "words"])
    with pytest.raises(ChartError, match="can't be drawn"):
        bundle(chart)


def test_an_error_shows_as_its_message_alone() -> None:
    assert ChartError("Too much.")._render_traceback_() == ["Too much."]


def test_a_report_keeps_its_colour() -> None:
    reports = pd.Categorical(["2016"], categories=["2013", "2016"])
    scale = report_colors(pd.DataFrame({"report": reports})).to_dict()
    assert dict(zip(scale["domain"], scale["range"], strict=True))["2016"] == PALETTE[1]


def test_colours_begin_again_after_the_last() -> None:
    scale = report_colors(pd.DataFrame({"id": list("abcdefgh")}), column="id").to_dict()
    assert scale["range"][7] == PALETTE[0]


def test_importing_it_is_light() -> None:
    program = "import kit.display, sys; print({'altair', 'vl_convert'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_a_notebook_shows_tables_without_empty_headings() -> None:
    code = """
from IPython.core.interactiveshell import InteractiveShell
import pandas as pd, kit
shell = InteractiveShell.instance()
table = pd.DataFrame({"a": [1]}, index=pd.Index([2], name="n"))
before, _ = shell.display_formatter.format(table)
kit.setup()
after, _ = shell.display_formatter.format(table)
changed = before["text/html"].replace("<th></th>", "<td></td>")
print("<th></th>" in before["text/html"], after["text/html"] == changed)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
