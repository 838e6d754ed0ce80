import re

import pytest
import traitlets

import kit
from kit import Article
from kit.compare import NO_CLEAR_SPEAKER


def test_every_quotation_is_a_bar_and_a_mark_on_the_page(reports: list[Article]) -> None:
    for report in reports:
        panel = kit.panels.linked(report)
        bars = re.findall(r'class="kit-quote kit-\w+"[^>]*data-chooses="([^" ]+)"', panel.track)
        assert len(bars) == len(kit.quotations(report))
        assert len(set(bars)) == len(bars)
        marks = set(" ".join(re.findall(r'data-marks="([^"]*)"', panel.page)).split())
        assert set(bars) <= marks


def test_bars_stand_in_the_track_and_in_reading_order(report_2013: Article) -> None:
    track = kit.panels.linked(report_2013).track
    bars = re.findall(r"kit-quote[^>]*left:([\d.]+)%;width:([\d.]+)%", track)
    assert bars
    assert all(float(left) >= 0 and float(left) + float(width) <= 100.01 for left, width in bars)


def test_choosing_a_speaker_gives_the_rows_of_the_table(report_2013: Article) -> None:
    panel = kit.panels.linked(report_2013)
    panel.choose("John Kerry")
    table = kit.quotation_table([report_2013])
    expected = table[table["speaker_resolved"] == "John Kerry"]
    assert len(expected) > 1
    assert panel.table["text"].tolist() == expected["text"].tolist()
    assert panel.text.count("\n> ") == len(expected)


def test_a_sentence_knows_its_quotations(report_2013: Article) -> None:
    panel = kit.panels.linked(report_2013)
    quoting = kit.quotation_table([report_2013])["sentence"].dropna().unique()
    assert {f"sentences-{number}" for number in quoting} <= set(panel.links)
    assert {name for names in panel.links.values() for name in names} <= set(panel.notes)
    assert len(panel.links) < len(report_2013.sentences)


def test_several_sentences_light_up_all_that_they_quote(report_2013: Article) -> None:
    panel = kit.panels.linked(report_2013)
    panel.sentences = [3, 2, 1, 3]
    table = kit.quotation_table([report_2013])
    expected = table[table["sentence"].isin([1, 2, 3])]
    assert panel.sentences == [1, 2, 3]
    assert panel.table["text"].tolist() == expected["text"].tolist() != []
    words = " ".join(report_2013.sentences[1].text.split())
    assert f"\nSentence 2: {words}" in panel.text
    panel.choose("John Kerry")
    assert panel.sentences == []
    with pytest.raises(traitlets.TraitError, match="no sentence 99"):
        panel.sentences = [99]


def test_sentences_without_a_quotation_light_up_alone() -> None:
    panel = kit.panels.linked(kit.article_from_text('"It rains," said Ann Lee. It did. Truly.'))
    panel.sentences = [2, 3]
    assert (panel.sentences, panel.chosen) == ([2, 3], [])
    assert panel.text.endswith("Sentence 2: It did.\nSentence 3: Truly.")


def test_places_go_down_the_track_in_reading_order(report_2013: Article) -> None:
    places = kit.panels.linked(report_2013).places
    edges = [edge for place in places for edge in place]
    assert len(places) == len(report_2013.sentences)
    assert edges == sorted(edges)
    assert (edges[0] >= 0, edges[-1]) == (True, 100)


def test_what_is_not_there_is_refused_by_name(report_2013: Article) -> None:
    panel = kit.panels.linked(report_2013)
    with pytest.raises(traitlets.TraitError, match=r"no quotation 'sentences-1'.*quotations-1"):
        panel.chosen = ["sentences-1"]
    with pytest.raises(traitlets.TraitError, match=r"'Nobody' is not quoted here.*John Kerry"):
        panel.choose("Nobody")


def test_a_report_without_quotations_has_an_empty_track() -> None:
    panel = kit.panels.linked(kit.article_from_text("Rain fell."))
    assert (panel.track, panel.text) == ("", "Nobody is quoted.")


def test_nobody_named_has_a_row_of_its_own() -> None:
    panel = kit.panels.linked(kit.article_from_text('The so-called "peace" did not last.'))
    assert panel.text.startswith(f"{NO_CLEAR_SPEAKER}: 1 quotation\n")


def test_markup_in_an_article_stays_text() -> None:
    article = kit.article_from_text('"Take <b>this</b> & that\'s it," said Ann <i> Lee.')
    panel = kit.panels.linked(article)
    assert panel.notes
    assert "<b>" not in panel.track + panel.page
