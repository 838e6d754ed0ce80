"""How many articles, when and where."""

import pandas as pd

import kit
from kit.charts.frame import LINE
from tests.charts.examples import TWO, coverage, draw, placed, texts


def bars(outlets: tuple[str, ...] = TWO[:1]) -> list[tuple[float, float]]:
    """Return width and height of each bar, in the order of the table."""
    drawn = [item for item, _, _ in placed(draw("coverage_timeline", outlets))]
    return [(one["width"], one["height"]) for one in drawn if one.get("fill") == LINE]


def test_a_bar_is_as_high_as_its_count_and_as_wide_as_its_time() -> None:
    (width, height), (other_width, other_height) = bars()
    assert round(height / other_height, 1) == 3.0
    assert round(width / other_width, 1) == 1.0


def test_articles_without_a_day_are_counted_in_words() -> None:
    words = texts(draw("coverage_timeline"))
    assert words.count("5 articles") == words.count("1 without a day") == 2


def test_articles_without_any_day_are_counted_too() -> None:
    undated = coverage(TWO[:1]).tail(1).assign(total=1)
    words = texts(kit.charts.coverage_timeline(undated))
    assert {"1 article", "1 without a day"} <= set(words)


def test_a_single_day_among_years_can_be_seen() -> None:
    days = pd.to_datetime(["1990-05-08", "2020-05-08"])
    table = coverage(TWO[:1]).head(2).assign(first_day=days, last_day=days)
    drawn = placed(kit.charts.coverage_timeline(table))
    assert [item["strokeWidth"] for item, _, _ in drawn if item.get("fill") == LINE] == [1, 1]


def test_the_subtitle_speaks_of_outlets() -> None:
    four = draw("coverage_timeline", (*TWO, "Post", "Mirror")).to_dict()
    assert "Source: 4 outlets: " in " ".join(four["title"]["subtitle"])


def test_the_description_tells_how_many_when_and_where() -> None:
    said = draw("coverage_timeline", TWO[:1]).to_dict()["description"]
    assert "Gazette, 8 May 2013, 5 articles: 4 from 1 May 2013 to 31 Jul 2013" in said
    assert "the highest bar 3 from 1 May 2013 to 31 May 2013; 1 without a day" in said
