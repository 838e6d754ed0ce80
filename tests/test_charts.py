import re
from dataclasses import replace

import kit
from kit import Article


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
    kit.setup()
    import vl_convert

    spec = kit.charts.anatomy_strip(kit.part_table([report_2016])).to_dict()
    svg = vl_convert.vegalite_to_svg(spec)
    for kind in {part.kind for part in report_2016.parts}:
        (label,) = re.findall(rf"<text[^>]*>{kind}</text>", svg)
        assert 'opacity="0"' not in label


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
