"""How many articles, when and where."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

import kit
from kit.compare import NO_OUTLET, TableError, coverage, note

DATA = Path(__file__).parents[1] / "data"
pytestmark = pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")


def loaded(name: str) -> pd.DataFrame:
    return kit.article_table(kit.load_articles(DATA / name))


def made(days: Sequence[str | None], outlets: Sequence[str | None]) -> pd.DataFrame:
    return pd.DataFrame({"outlet": outlets, "published": pd.to_datetime(days), "seen": pd.NaT})


def test_a_list_without_texts_is_counted_by_outlet_and_day() -> None:
    counts = coverage(loaded("mediacloud.csv"))
    assert counts.groupby("outlet", observed=True)["articles"].sum().to_dict() == {
        "Lune Courier": 2,
        "Velden Mirror": 2,
        "Port Ellin Post": 1,
        "Tannau Tagblatt": 1,
    }
    assert counts["first_day"].min() == pd.Timestamp(2016, 3, 14)
    assert (counts["first_day"] == counts["last_day"]).all()
    assert note(counts).startswith("Counted: 6 articles, day by day. This shows what was collected")


def test_where_only_an_archive_knows_the_day_the_note_says_so() -> None:
    counts = coverage(loaded("gdelt_artlist.csv"))
    assert counts["articles"].sum() == 5
    assert "5 of them by the day on which an archive saw them" in note(counts)


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        ("day", "2016-03-16", "2016-03-16"),
        ("week", "2016-03-14", "2016-03-20"),
        ("month", "2016-03-01", "2016-03-31"),
        ("year", "2016-01-01", "2016-12-31"),
    ],
)
def test_days_are_put_together(every: str, first: str, last: str) -> None:
    row = coverage(made(["2016-03-16"], ["Post"]), every).iloc[0]
    assert (row["first_day"], row["last_day"]) == (pd.Timestamp(first), pd.Timestamp(last))


def test_nothing_is_left_out_without_a_day_or_an_outlet() -> None:
    table = made(["2016-03-16", None, None, "2016-03-16"], ["Post", "Post", None, None])
    counts = coverage(table)
    assert counts["articles"].sum() == len(table)
    assert counts["outlet"].unique().tolist() == ["Post", NO_OUTLET]
    assert (
        counts.drop_duplicates("outlet")[["total", "undated"]].to_numpy().tolist() == [[2, 1]] * 2
    )
    assert "2 without a day" in note(counts)


def test_no_article_makes_an_empty_table_that_can_be_drawn() -> None:
    counts = coverage(kit.article_table([]))
    assert counts.empty
    assert kit.charts.coverage_timeline(counts).to_dict()["description"].startswith("How many")


def test_another_length_of_time_is_told() -> None:
    with pytest.raises(TableError, match="every day, week, month or year, not every 'hour'"):
        coverage(kit.article_table([]), "hour")
