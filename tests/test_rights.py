"""Whose texts these are, and what is said before they are handed on."""

import warnings
from pathlib import Path

import altair as alt
import pytest

import kit
from kit import Article, ArticleError, RightsWarning
from kit.rights import table_warning, whole_texts

BODY = "The last ferry stayed in port on Monday, and nobody on the island knew why. " * 12


def article(name: str, *lines: str, body: str = BODY) -> Article:
    return kit.article_from_text("\n".join([*lines, "---", body]), name)


def test_the_table_says_whose_texts_these_are(reports: list[Article]) -> None:
    table = kit.rights_table([*reports, article("mine", "from: me", "rights: own work")])
    assert table["whose"].tolist() == [
        "DW, with AP, AFP, dpa, Reuters",
        "DW, with Reuters, AFP",
        "not known",
    ]
    assert table["ask"].tolist() == [True, True, False]
    assert table["link"].tolist()[:2] == ["https://p.dw.com/p/18Tm4", "https://p.dw.com/p/2RAAx"]
    assert table["origin"].tolist()[2] == "me"
    assert table["meaning"].str.contains("ask DW, or give the link instead").tolist() == [
        *(True, True),
        False,
    ]
    assert len(kit.rights_table([])) == 0


def test_a_headline_alone_is_no_whole_text() -> None:
    data = Path(__file__).parent / "data" / "gdelt_artlist.csv"
    with pytest.warns(kit.ArticleWarning):
        articles = kit.load_articles(data)
    assert not kit.rights_table(articles)["whole"].any()
    assert kit.rights_warning(articles) == ""


def test_the_warning_names_reports_and_ways_out(reports: list[Article]) -> None:
    said = kit.rights_warning(reports, "With --links, only links are printed.")
    assert said.startswith("This hands on the whole texts of 2 reports that are somebody else's")
    assert "DW, 12 Oct 2016 (DW, with Reuters, AFP)" in said
    assert "Ask first" in said
    assert said.endswith("With --links, only links are printed.")
    many = [article(f"r{number}", f"outlet: O{number}") for number in range(9)]
    assert "and 4 more" in kit.rights_warning(many)


@pytest.mark.parametrize("rights", ["own work", "Own", "free", "free, says the author"])
def test_own_and_free_texts_need_no_warning(rights: str) -> None:
    mine = article("mine", f"rights: {rights}")
    assert kit.rights_warning([mine]) == ""
    assert rights in kit.rights_table([mine])["meaning"][0]
    assert whole_texts(kit.sentence_table([mine])) == []
    assert kit.rights_warning([article("a", "rights: DW"), mine]).count("1 report") == 1
    assert kit.rights_warning([article("a", "rights: not free")]) != ""


def test_one_article_is_no_list(report_2013: Article) -> None:
    with pytest.raises(ArticleError, match="with brackets"):
        kit.rights_table(report_2013)  # type: ignore[arg-type]


def test_a_table_holds_whole_texts_or_pieces(reports: list[Article]) -> None:
    names = ["DW, 8 May 2013", "DW, 12 Oct 2016"]
    assert whole_texts(kit.sentence_table(reports)) == names
    assert whole_texts(kit.part_table(reports)) == names
    assert whole_texts(kit.quotation_table(reports)) == []
    assert whole_texts(kit.number_table(reports)) == []
    assert whole_texts(kit.sentence_table(reports).head(3)) == []
    assert whole_texts(kit.sentence_table(reports).drop(columns="text")) == []
    filtered = kit.sentence_table(reports).query("report == 'DW, 12 Oct 2016'")
    assert "1 report that is somebody else's: DW, 12 Oct 2016." in table_warning(filtered)


def test_a_web_page_of_a_chart_warns_and_a_picture_does_not(
    reports: list[Article], tmp_path: Path
) -> None:
    sentences = kit.sentence_table(reports)
    bars = alt.Chart(sentences).mark_bar().encode(x="words:Q", y="sentence:O")
    with pytest.warns(RightsWarning, match=r"a\.html: .*whole texts of 2 reports") as caught:
        path = kit.charts.save(bars, tmp_path / "a.html")
    assert caught[0].filename == __file__
    assert path.exists()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kit.charts.save(bars, tmp_path / "a.svg")
        mine = kit.sentence_table([article("mine", "rights: own work")])
        kit.charts.save(alt.Chart(mine).mark_bar().encode(x="words:Q"), tmp_path / "b.html")


def test_the_practice_pair_is_invented_and_free() -> None:
    practice = kit.load_articles(kit.PRACTICE)
    assert kit.rights_table(practice)["rights"].tolist() == ["free: an invented report"] * 2
    assert kit.rights_warning(practice) == ""
    assert whole_texts(kit.sentence_table(practice)) == []
