import inspect
import re
from collections.abc import Callable

import pandas as pd
import pytest

import kit
from kit import Article

CODEBOOK = kit.load_actors(kit.SEEDS / "actors.csv")
Maker = Callable[[list[Article]], pd.DataFrame]


def mention_table(articles: list[Article]) -> pd.DataFrame:
    return kit.mention_table(articles, CODEBOOK)


@pytest.mark.parametrize(
    ("make", "documented_in"),
    [(mention_table, kit.mention_table), (kit.number_table, kit.number_table)],
)
def test_the_documented_columns_are_the_columns(
    make: Maker, documented_in: Callable[..., pd.DataFrame], reports: list[Article]
) -> None:
    documented = re.findall(r"^    (\w+): ", inspect.getdoc(documented_in) or "", re.MULTILINE)
    assert list(make(reports).columns) == documented


@pytest.mark.parametrize("make", [mention_table, kit.number_table])
def test_no_articles_make_an_empty_table_of_the_same_types(
    make: Maker, reports: list[Article]
) -> None:
    full, empty = make(reports), make([])
    keys = ["article", "report"]
    assert len(empty) == 0
    assert empty.dtypes.drop(keys).to_dict() == full.dtypes.drop(keys).to_dict()


@pytest.mark.parametrize("make", [mention_table, kit.number_table])
def test_every_row_can_be_found_on_its_page(make: Maker, reports: list[Article]) -> None:
    sources = {report.id: report.source for report in reports}
    parts = kit.part_table(reports)
    for row in make(reports).to_dict("records"):
        assert sources[row["article"]][row["start"] : row["end"]] == row["text"]
        around = parts[(parts["article"] == row["article"]) & (parts["start"] <= row["start"])]
        assert around["kind"].iloc[-1] == row["part_kind"]


@pytest.mark.parametrize("make", [mention_table, kit.number_table])
def test_a_sentence_number_leads_to_the_sentence(make: Maker, reports: list[Article]) -> None:
    sentences = kit.sentence_table(reports)
    table = make(reports).merge(sentences, on=["article", "sentence"], suffixes=("", "_sentence"))
    assert len(table) > 0
    assert (table["start_sentence"] <= table["start"]).all()
    assert (table["end"] <= table["end_sentence"]).all()


def test_iran_stands_in_a_caption_and_nowhere_else(reports: list[Article]) -> None:
    table = mention_table(reports)
    iran = table[table["actor"] == "Iran"]
    assert iran["report"].tolist() == ["DW, 12 Oct 2016"]
    assert iran["part_kind"].tolist() == ["caption"]
    assert iran["sentence"].isna().all()


def test_a_groupby_counts_mentions_for_each_country_and_kind(reports: list[Article]) -> None:
    table = mention_table(reports)
    assert table["report"].value_counts().to_dict() == {
        "DW, 8 May 2013": 50,
        "DW, 12 Oct 2016": 55,
    }
    people = table[table["kind"] == "person"].groupby("report", observed=True)["actor"].nunique()
    assert people.tolist() == [4, 5]
    moscow = table[table["text"] == "Moscow"]
    assert set(moscow["country"]) == {"Russia"}
    assert moscow["report"].value_counts().tolist() == [4, 3]


def test_a_missing_hedge_or_source_is_missing_not_empty(reports: list[Article]) -> None:
    table = kit.number_table(reports).set_index("text")
    assert table.loc["300,000", ["unit", "hedge"]].tolist() == ["civilians", "Some"]
    assert pd.isna(table.loc["300,000", "source"])
    assert table.loc["70,000", "source"] == "UN estimates"
    assert pd.isna(table.loc["October 3", "value"])
