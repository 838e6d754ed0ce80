"""Charts along the page."""

from dataclasses import replace

import pytest

import kit
from kit import Article
from kit.charts.frame import SHADE
from kit.charts.reading import FIVE_W
from tests.charts.examples import TWO, draw, marks, parts, placed, quotations, texts


def test_the_strip_shows_every_part_of_every_report(reports: list[Article]) -> None:
    parts = kit.part_table(reports)
    chart = kit.charts.anatomy_strip(parts)
    assert kit.charts.table(chart) is parts
    assert len(chart.to_dict()["datasets"].popitem()[1]) == len(parts)


def test_reports_stand_above_each_other_in_order_of_the_table(reports: list[Article]) -> None:
    spec = kit.charts.anatomy_strip(kit.part_table(reports)).to_dict()
    assert spec["columns"] == 1
    assert spec["facet"]["sort"] == ["DW, 8 May 2013", "DW, 12 Oct 2016"]


def test_a_report_keeps_its_color_when_it_stands_alone(reports: list[Article]) -> None:
    parts = kit.part_table(reports)
    both = kit.charts.anatomy_strip(parts).to_dict()
    alone = kit.charts.anatomy_strip(parts[parts["report"] == "DW, 12 Oct 2016"]).to_dict()
    assert alone["spec"]["encoding"]["color"] == both["spec"]["encoding"]["color"]
    assert alone["facet"]["sort"] == ["DW, 12 Oct 2016"]


def test_every_row_of_the_strip_has_its_label(report_2016: Article) -> None:
    words = texts(kit.charts.anatomy_strip(kit.part_table([report_2016])))
    assert {part.kind for part in report_2016.parts} <= set(words)


def test_the_description_says_in_words_what_the_picture_shows(report_2016: Article) -> None:
    chart = kit.charts.anatomy_strip(kit.part_table([report_2016]))
    assert chart.to_dict()["description"] == (
        "Where the parts of each page stand. DW, 12 Oct 2016: kicker 1, headline 1, date 1,"
        " standfirst 1, permalink 1, caption 1, credit 1, subheading 2, paragraph 11, byline 1,"
        " agencies 1, furniture 4."
    )


def test_the_strip_takes_no_report_and_twenty(report_2013: Article) -> None:
    many = [replace(report_2013, id=f"report {number}") for number in range(20)]
    for articles in ([], many):
        spec = kit.charts.anatomy_strip(kit.part_table(articles)).to_dict()
        assert len(spec["facet"]["sort"]) == len(articles)


def test_a_speaker_has_one_row_and_an_unclear_one_is_named() -> None:
    words = texts(draw("quotation_track"))
    assert words.count("Ann Lee") == 2
    assert words.count("no clear speaker") == 2


def test_kinds_of_quotation_differ_in_how_full_they_are() -> None:
    bars = [
        item for item, _, _ in placed(draw("quotation_track", TWO[:1])) if "fillOpacity" in item
    ]
    assert [bar["fillOpacity"] for bar in bars] == [0.0, 0.45, 0.45, 1.0]


def test_a_report_without_quotations_keeps_its_track() -> None:
    some = quotations(TWO)
    chart = kit.charts.quotation_track(some[some["report"] == TWO[0]], parts(TWO))
    assert "nobody is quoted" in texts(chart)
    assert f"{TWO[1]}: nobody." in chart.to_dict()["description"]


def test_furniture_is_no_text_of_the_report() -> None:
    shades = [
        item for item, _, _ in placed(draw("quotation_track", TWO[:1])) if item.get("fill") == SHADE
    ]
    assert len(shades) == 2


def test_marks_on_a_paragraph_are_counted() -> None:
    words = texts(draw("five_w_strip", TWO[:1]))
    assert words.count("2") == 2  # two marks on "who", and the number of a paragraph
    assert [w for w in words if w in FIVE_W] == list(FIVE_W)


def test_a_paragraph_without_any_w_is_there() -> None:
    assert {"1", "2", "3"} <= set(texts(draw("five_w_strip")))


def test_a_mark_that_is_no_w_is_explained() -> None:
    with pytest.raises(kit.ChartError, match=r"'Who'.*who, what, when"):
        kit.charts.five_w_strip(marks(TWO).replace({"w": {"who": "Who"}}))
