"""Charts as files, and the table behind a chart."""

import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

import kit
from tests.charts.examples import KINDS, draw

FORMS = ("png", "svg", "html")
WORDS = pd.DataFrame({"word": ["</script><b>ferry</b>"], "count": [3]})
BARS = alt.Chart(WORDS).mark_bar().encode(x="count", y="word")


@pytest.mark.parametrize("form", FORMS)
def test_a_chart_is_saved_in_three_forms(form: str, tmp_path: Path) -> None:
    path = kit.charts.save(draw("speaker_bars"), tmp_path / f"shares.{form}")
    begins = {"png": b"\x89PNG", "svg": b"<svg", "html": b"<!DOCTYPE html>"}
    assert path == tmp_path / f"shares.{form}"
    assert path.read_bytes().startswith(begins[form])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_is_there_is_never_overwritten(form: str, tmp_path: Path) -> None:
    mine = tmp_path / f"mine.{form}"
    mine.write_bytes(b"my own work")
    path = kit.charts.save(draw("speaker_bars"), mine)
    assert path.name == f"mine (2).{form}"
    assert mine.read_bytes() == b"my own work"


@pytest.mark.parametrize("form", FORMS)
def test_saving_the_same_again_makes_no_second_file(form: str, tmp_path: Path) -> None:
    paths = {kit.charts.save(draw("rate_dumbbell"), tmp_path / f"a.{form}") for _ in range(2)}
    assert [*paths] == [*tmp_path.iterdir()]


def test_other_charts_of_one_name_are_numbered(tmp_path: Path) -> None:
    for kind in KINDS[:3]:
        kit.charts.save(draw(kind), tmp_path / "a.svg")
    assert {path.name for path in tmp_path.iterdir()} == {"a.svg", "a (2).svg", "a (3).svg"}


@pytest.mark.parametrize("form", ["svg", "html"])
def test_the_description_is_in_the_file(form: str, tmp_path: Path) -> None:
    chart = draw("speaker_bars")
    said = kit.charts.save(chart, tmp_path / f"a.{form}").read_text(encoding="utf-8")
    assert chart.to_dict()["description"] in said


def test_the_page_needs_no_other_file_and_holds_the_table(tmp_path: Path) -> None:
    page = kit.charts.save(draw("speaker_bars"), tmp_path / "a.html").read_text(encoding="utf-8")
    markup = re.sub(r"<script>.*?</script>", "<script>", page, flags=re.DOTALL)
    assert not re.search(r"\b(?:src|href)=|url\(|@import|https?:", markup)
    assert "<td>Cy Poe</td>" in page


def test_words_of_a_report_can_not_break_out_of_the_page(tmp_path: Path) -> None:
    page = kit.charts.save(BARS, tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count("</script>") == page.count("<script>") == 2
    assert "<b>ferry" not in page.partition("<script>")[0]


@pytest.mark.parametrize("name", ["chart", "chart.jpg", "chart.PDF"])
def test_a_name_without_a_known_form_is_explained(name: str, tmp_path: Path) -> None:
    with pytest.raises(kit.ChartError, match=r"\.png, \.svg or \.html"):
        kit.charts.save(BARS, tmp_path / name)


def test_a_chart_that_needs_another_file_is_explained(tmp_path: Path) -> None:
    elsewhere = alt.Chart(alt.UrlData("https://example.org/a.csv")).mark_bar().encode(x="a:Q")
    for form in ("png", "svg"):
        with pytest.raises(kit.ChartError, match="needs another file"):
            kit.charts.save(elsewhere, tmp_path / f"a.{form}")


def test_a_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(kit.ChartError, match="Check that the folder is there"):
        kit.charts.save(BARS, tmp_path / "nowhere" / "a.png")


def test_a_disk_that_fills_up_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(kit.ChartError, match="No space left"):
        kit.charts.save(BARS, tmp_path / "a.svg")
    assert list(tmp_path.iterdir()) == []


def test_a_chart_that_can_not_be_drawn_is_explained(tmp_path: Path) -> None:
    with pytest.raises(kit.ChartError):
        kit.charts.save(BARS.transform_calculate(x="datum."), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "chart",
    [
        BARS,
        alt.layer(BARS, BARS.mark_text()),
        BARS | BARS,
        BARS & BARS,
        alt.concat(BARS, BARS),
        BARS.facet("word:N"),
        alt.layer(BARS, BARS).facet("word:N"),
        (BARS | BARS) & BARS,
        alt.hconcat(alt.Chart(alt.UrlData("a.csv")).mark_bar(), BARS),
    ],
    ids=["alone", "layer", "beside", "below", "concat", "facet", "layers", "nested", "second"],
)
def test_the_table_is_found_in_any_chart(chart: alt.TopLevelMixin) -> None:
    assert kit.charts.table(chart) is WORDS


def test_a_chart_without_a_table_is_explained() -> None:
    with pytest.raises(kit.ChartError, match="holds no table"):
        kit.charts.table(alt.Chart(alt.UrlData("a.csv")).mark_bar())
