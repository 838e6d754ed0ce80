"""What holds for every chart: its spec, its words, its table, and the awkward tables."""

import json
import os
from inspect import signature
from pathlib import Path

import altair as alt
import pytest

import kit
from kit.charts.frame import WIDTH
from kit.display import report_colors
from tests.charts.examples import (
    KINDS,
    LONG,
    ODD,
    TWO,
    draw,
    given,
    rows_of,
    svg,
    texts,
    without_data,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
TWENTY = tuple(f"Outlet {number}, 1 May 2020" for number in range(20))
MOST_PARAMETERS = 3
LAPTOP = 840  # what JupyterLab leaves for a chart on a screen of 1366 pixels

every_kind = pytest.mark.parametrize("kind", KINDS)


def subtitle(kind: str, reports: tuple[str, ...] = TWO) -> str:
    return " ".join(draw(kind, reports).to_dict()["title"]["subtitle"])


def test_every_public_chart_is_tested() -> None:
    assert {*KINDS, "save", "table"} == set(kit.charts.__all__)


@every_kind
def test_the_spec_is_the_one_that_was_looked_at(kind: str) -> None:
    """To accept a change after looking at the picture, run this with KIT_ACCEPT_SNAPSHOTS=1."""
    path = SNAPSHOTS / f"{kind}.json"
    spec = without_data(draw(kind))
    if os.environ.get("KIT_ACCEPT_SNAPSHOTS"):
        path.write_text(json.dumps(spec, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == spec


@every_kind
def test_a_chart_takes_a_table_and_few_parameters(kind: str) -> None:
    assert len(signature(getattr(kit.charts, kind)).parameters) <= MOST_PARAMETERS


@every_kind
@pytest.mark.parametrize(
    "reports", [(), TWO[:1], TWO, TWENTY], ids=["none", "one", "two", "twenty"]
)
def test_any_number_of_reports_is_drawn(kind: str, reports: tuple[str, ...]) -> None:
    chart = draw(kind, reports)
    spec = chart.to_dict()
    assert spec["title"]["text"]
    assert spec["description"].endswith(".")
    assert "Source: " in " ".join(spec["title"]["subtitle"])
    assert spec["title"]["text"] in texts(chart)


@every_kind
def test_the_subtitle_names_the_reports(kind: str) -> None:
    assert subtitle(kind).endswith("Source: Gazette, 8 May 2013; Gazette, 12 Oct 2016")
    assert subtitle(kind, TWENTY).endswith("and 17 more")


@every_kind
def test_the_description_stays_short(kind: str) -> None:
    assert len(draw(kind, TWENTY).to_dict()["description"]) < 2500


@every_kind
def test_the_table_is_at_hand(kind: str) -> None:
    own = given(kind, TWO)[0]
    chart = getattr(kit.charts, kind)(*given(kind, TWO))
    if kind == "agreement_grid":
        assert len(kit.charts.table(chart)) == own.size
    else:
        assert kit.charts.table(chart).equals(own)


@every_kind
def test_a_chart_leaves_its_table_alone(kind: str) -> None:
    arguments, same = given(kind, TWO), given(kind, TWO)
    getattr(kit.charts, kind)(*arguments).to_dict()
    assert arguments[0].equals(same[0])
    assert list(arguments[0].columns) == list(same[0].columns)


@every_kind
def test_the_caller_can_restyle_it(kind: str) -> None:
    chart = draw(kind).properties(title="Mine").configure_axis(labelFontSize=30)
    assert "Mine" in texts(chart)
    assert 'font-size="30px"' in svg(chart)


@every_kind
def test_the_order_of_the_articles_changes_no_row(kind: str) -> None:
    assert rows_of(draw(kind)) == rows_of(draw(kind, TWO[::-1]))


@every_kind
def test_a_report_keeps_its_color_when_the_rows_are_shuffled(kind: str) -> None:
    own, *rest = given(kind, TWO)
    shuffled = own.iloc[::-1]
    spec = json.dumps(without_data(getattr(kit.charts, kind)(shuffled, *rest)))
    if "report" in own:
        assert json.dumps(report_colors(own).to_dict()) in spec


@every_kind
def test_every_report_is_named_and_not_only_colored(kind: str) -> None:
    words = texts(draw(kind))
    names = [word for word in words if not word.startswith("Source")]
    for report in TWO:
        assert any(report in name for name in names)


@every_kind
def test_odd_and_long_names_are_shown_and_break_nothing(kind: str) -> None:
    chart = draw(kind, ODD)
    words = texts(chart)
    assert any(word.startswith("Source: O'Neil's \"Post\" [a.b]; The Northern") for word in words)
    assert any(word.startswith("Здравствуй") for word in words) == (kind != "keyness_bars")


@every_kind
def test_long_names_make_no_chart_wider_than_a_notebook_on_a_laptop(kind: str) -> None:
    own, *rest = given(kind, (LONG, *TWO))
    row = {"rate_dumbbell": "word", "date_timeline": "words", "quotation_track": "speaker_resolved"}
    name = row.get(kind, "speaker" if kind == "speaker_bars" else "actor")
    if name in own:
        own[name] = own[name].map(lambda value: f"{LONG} {value}")
    assert width(getattr(kit.charts, kind)(own, *rest)) <= LAPTOP


@every_kind
def test_no_color_marks_the_text(kind: str) -> None:
    """Words are read in the theme's ink; a report's color on white would often be too pale."""
    for mark in marks(draw(kind).to_dict()):
        if mark["mark"]["type"] == "text":
            assert "color" not in mark.get("encoding", {})


def width(chart: alt.TopLevelMixin) -> float:
    return float(svg(chart).partition('width="')[2].partition('"')[0])


def marks(spec: dict[str, object]) -> list[dict[str, dict[str, object]]]:
    inside = [spec.get("spec"), *spec.get("layer", []), *spec.get("vconcat", [])]  # type: ignore[misc]
    own = [spec] if "mark" in spec else []
    return [*own, *(mark for part in inside if part for mark in marks(part))]  # type: ignore[list-item]


def test_plots_have_one_width() -> None:
    assert draw("quotation_track").to_dict()["vconcat"][0]["width"] == WIDTH


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "agreement_grid"])
def test_a_table_of_another_kind_is_explained(kind: str) -> None:
    own, *rest = given(kind, TWO)
    with pytest.raises(kit.compare.TableError, match="has no column"):
        getattr(kit.charts, kind)(own.iloc[:, :1], *rest)
