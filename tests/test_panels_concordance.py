import re

import pytest
import traitlets

import kit
from kit import Article


def test_lines_are_those_of_the_concordance(reports: list[Article]) -> None:
    panel = kit.panels.concordance(reports, "talks")
    own = kit.part_table(reports)
    own = own[own["kind"].isin(["kicker", "headline", "standfirst", "caption", "subheading"])]
    assert set(panel.table["kind"]) <= {*own["kind"], "paragraph"}
    assert len(panel.table) > 3
    assert panel.lines.count("<tr") == len(panel.table)
    assert panel.message == f"{len(panel.table)} lines."
    assert "Two reports can't show" in panel.counted


def test_sorting_puts_the_nearest_word_first(reports: list[Article]) -> None:
    panel = kit.panels.concordance(reports, "talks")
    as_on_the_pages = panel.table["start"].tolist()
    panel.order = "right"
    following = [text.split()[0].casefold() for text in panel.table["right"] if text[:1].isalpha()]
    assert following == sorted(following)
    assert sorted(panel.table["start"]) == sorted(as_on_the_pages)
    panel.order = "page"
    assert panel.table["start"].tolist() == as_on_the_pages


def test_a_chosen_line_is_shown_on_its_page_in_its_sentence(reports: list[Article]) -> None:
    panel = kit.panels.concordance(reports, "regim*")
    panel.chosen = 1
    line = panel.table.iloc[0]
    assert panel.where == line["report"]
    (shown,) = re.findall(r'<span class="[^"]*kit-line"[^>]*>([^<]*)<', panel.page)
    assert shown == line["hit"]
    around = "".join(re.findall(r'<span class="[^"]*kit-around[^"]*"[^>]*>([^<]*)<', panel.page))
    report = next(report for report in reports if report.id == line["article"])
    places = (*report.sentences, *report.parts)
    sentence = next(place for place in places if place.start <= line["start"] < place.end)
    assert " ".join(around.split()) == " ".join(sentence.text.split())


def test_a_new_search_leaves_no_old_page(reports: list[Article]) -> None:
    panel = kit.panels.concordance(reports, "talks")
    panel.chosen = 2
    panel.sought = "war"
    assert (panel.chosen, panel.page, panel.where) == (0, "", "")


def test_what_can_not_be_sought_is_said_in_words(reports: list[Article]) -> None:
    panel = kit.panels.concordance(reports)
    assert panel.message.startswith("Type a word")
    panel.sought = "*"
    assert "Nothing is sought" in panel.message
    panel.is_pattern = True
    panel.sought = "(war"
    assert "pattern is not finished" in panel.message
    assert panel.lines == ""
    panel.sought = r"\bwars?\b"
    assert panel.message == f"{len(panel.table)} lines."


def test_a_pattern_that_would_never_end_leaves_the_panel_alive(
    reports: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.compare.patterns.LONGEST_SEARCH", 0.1)
    panel = kit.panels.concordance(reports)
    panel.is_pattern = True
    panel.sought = r"(.|\s)*?[#@]"
    assert "took too long and was stopped" in panel.message
    assert panel.lines == ""
    panel.sought = r"\bwars?\b"
    assert panel.message == f"{len(panel.table)} lines."


def test_a_line_that_is_not_there_is_refused(reports: list[Article]) -> None:
    panel = kit.panels.concordance(reports, "war")
    with pytest.raises(traitlets.TraitError, match="lines go from 1 to"):
        panel.chosen = 99


def test_markup_in_an_article_stays_text() -> None:
    article = kit.article_from_text("The <b>war</b> & <script>peace</script>.", "<i>")
    panel = kit.panels.concordance([article], "war")
    panel.chosen = 1
    for tag in ("<b>", "<script>", "<i>"):
        assert tag not in panel.lines + panel.page


def test_the_text_form_aligns_the_hits(reports: list[Article]) -> None:
    lines = kit.panels.concordance(reports, "talks").text.splitlines()[1:]
    assert len({line.index("[") for line in lines}) == 1
