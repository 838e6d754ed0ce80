"""Days mentioned beside the day of publication."""

import re

import pandas as pd

import kit
from tests.charts.examples import TWO, dates, draw, placed, texts


def test_a_day_that_is_not_known_is_said_in_words() -> None:
    assert texts(draw("date_timeline")).count("day not known") == 2


def test_a_report_without_a_day_of_publication_has_no_line() -> None:
    table = dates(TWO)
    table.loc[table["report"] == TWO[1], "published"] = pd.NaT
    assert texts(kit.charts.date_timeline(table)).count("published") == 1


def test_a_longer_time_is_a_bar_and_a_day_a_mark() -> None:
    shapes = [item for item, _, _ in placed(draw("date_timeline", TWO[:1]))]
    assert sum(item.get("shape") == "diamond" for item in shapes) == 1
    assert sum(bool(item.get("fill") == item.get("stroke") == "#0072B2") for item in shapes) == 1


def test_only_days_that_are_not_known_can_be_drawn() -> None:
    unknown = dates(TWO).assign(published=pd.NaT, first_day=pd.NaT, last_day=pd.NaT)
    chart = kit.charts.date_timeline(unknown)
    assert texts(chart).count("day not known") == 6
    assert "published on a day not known" in chart.to_dict()["description"]


def test_expressions_stand_in_the_order_of_the_table() -> None:
    words = texts(draw("date_timeline", TWO[:1]))
    assert words.index("Tuesday") < words.index("last June") < words.index("soon")


def test_the_description_tells_the_days() -> None:
    assert '"last June" 1 Jun 2012 to 30 Jun 2012' in draw("date_timeline").to_dict()["description"]


def test_each_label_of_the_axis_holds_its_year() -> None:
    day = pd.Timestamp("2013-05-08")
    for first_day in ("2011-04-01", "2012-06-01", "2013-04-20", "2013-05-07"):
        row = {"report": "rain", "published": day, "words": "then", "last_day": pd.NaT}
        table = pd.DataFrame([{**row, "first_day": pd.Timestamp(first_day)}])
        labels = texts(kit.charts.date_timeline(table))
        axis = [label for label in labels if re.fullmatch(r"(\d+ )?[A-Z][a-z]+( \d+)?", label)]
        assert len(axis) > 1
        assert all(re.search(r" 20\d\d$", label) for label in axis)
