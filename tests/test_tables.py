import inspect
import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

import kit
from kit import Article, ArticleError

TABLES = [kit.article_table, kit.part_table, kit.sentence_table, kit.word_table]
Maker = Callable[..., pd.DataFrame]


def named(article: Article, *ids: str) -> list[Article]:
    return [replace(article, id=name) for name in ids]


@pytest.mark.parametrize("make", TABLES)
def test_the_documented_columns_are_the_columns(make: Maker, reports: list[Article]) -> None:
    documented = re.findall(r"^    (\w+): ", inspect.getdoc(make) or "", re.MULTILINE)
    assert list(make(reports).columns) == documented


@pytest.mark.parametrize("make", TABLES)
def test_no_articles_make_an_empty_table_of_the_same_types(
    make: Maker, reports: list[Article]
) -> None:
    full, empty = make(reports), make([])
    assert len(empty) == 0
    keys = ["article", "report"]
    assert empty.dtypes.drop(keys).to_dict() == full.dtypes.drop(keys).to_dict()


@pytest.mark.parametrize("make", [kit.part_table, kit.sentence_table, kit.word_table])
def test_every_row_can_be_found_on_its_page(make: Maker, reports: list[Article]) -> None:
    sources = {report.id: report.source for report in reports}
    table = make(reports)
    words = "form" if "form" in table else "text"
    for row in table.to_dict("records"):
        assert sources[row["article"]][row["start"] : row["end"]] == row[words]


@pytest.mark.parametrize("make", TABLES)
def test_a_filtered_table_still_knows_all_reports(make: Maker, reports: list[Article]) -> None:
    table = make(reports)
    second = table[table["report"] == "DW, 12 Oct 2016"]
    assert len(second) > 0
    assert list(second["report"].cat.categories) == ["DW, 8 May 2013", "DW, 12 Oct 2016"]


def test_articles_are_counted_as_a_reader_counts(reports: list[Article]) -> None:
    table = kit.article_table(reports)
    assert table["paragraphs"].tolist() == [13, 11]
    assert table["sentences"].tolist() == [15, 17]
    assert table["words"].tolist() == [367, 366]
    assert table["agencies"].tolist() == ["AP, AFP, dpa, Reuters", "Reuters, AFP"]
    assert table["published"].dt.year.tolist() == [2013, 2016]
    assert table["kicker"].isna().tolist() == [True, False]


def test_parts_are_numbered_from_one(report_2016: Article) -> None:
    table = kit.part_table([report_2016])
    assert table["part"].tolist() == list(range(1, len(report_2016.parts) + 1))
    assert table["kind"].tolist() == [part.kind for part in report_2016.parts]


def test_sentences_point_to_their_part(report_2013: Article) -> None:
    table = kit.sentence_table([report_2013])
    assert table["sentence"].tolist() == list(range(1, 18))
    assert table["kind"].tolist() == ["standfirst"] * 2 + ["paragraph"] * 15
    parts = kit.part_table([report_2013]).set_index("part")["text"]
    assert all(row.text in parts[row.part] for row in table.itertuples())


def test_words_know_their_sentence_unless_they_stand_outside(report_2016: Article) -> None:
    table = kit.word_table([report_2016])
    outside = table[table["sentence"].isna()]
    assert set(outside["kind"]) == {"kicker", "headline", "caption", "subheading"}
    assert table["position"].tolist() == list(range(1, len(table) + 1))
    per_sentence = table.groupby("sentence").size()
    assert per_sentence.tolist() == kit.sentence_table([report_2016])["words"].tolist()


def test_words_are_counted_in_small_letters_with_straight_apostrophes() -> None:
    table = kit.word_table([kit.article_from_text("ASSAD’S men, Assad's men.")])
    assert table["word"].tolist() == ["assad's", "men", "assad's", "men"]
    assert table["form"].tolist() == ["ASSAD’S", "men", "Assad's", "men"]


def test_reports_of_one_outlet_and_day_get_different_names(report_2013: Article) -> None:
    table = kit.article_table(named(report_2013, "a", "b"))
    assert table["report"].tolist() == ["DW, 8 May 2013 (1)", "DW, 8 May 2013 (2)"]


def test_a_report_without_a_day_goes_by_its_id() -> None:
    table = kit.article_table([kit.article_from_text("Rain fell.", "rain")])
    assert table["report"].tolist() == ["rain"]


@pytest.mark.parametrize("make", TABLES)
def test_articles_may_come_one_after_the_other(make: Maker, reports: list[Article]) -> None:
    pd.testing.assert_frame_equal(make(report for report in reports), make(reports))


@pytest.mark.parametrize("make", TABLES)
def test_a_single_article_is_asked_for_in_brackets(make: Maker, report_2013: Article) -> None:
    with pytest.raises(ArticleError, match=r"\[article\], with brackets"):
        make(report_2013)


def test_two_articles_of_one_id_are_refused(report_2013: Article) -> None:
    with pytest.raises(ArticleError, match=r"2 articles are called 'a'.*another name"):
        kit.word_table(named(report_2013, "a", "a"))


def test_a_table_made_in_batches_is_the_same(
    reports: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    makers = (kit.article_table, kit.word_table, kit.quotation_table, kit.number_table)
    whole = [make(reports) for make in makers]
    monkeypatch.setattr("kit.tables._BATCH", 7)
    for make, table in zip(makers, whole, strict=True):
        pd.testing.assert_frame_equal(make(reports), table)
        assert make(reports).attrs == table.attrs
