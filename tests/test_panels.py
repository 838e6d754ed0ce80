import re
from html.parser import HTMLParser

import pytest
import traitlets

import kit
from kit import Article
from kit.panels.page import Layer, Mark, page_html, page_text


class _Words(HTMLParser):
    """Collects the words of the page itself, without kinds, labels and reasons."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._beside: list[bool] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        self._beside.append(bool(re.search("kit-(kind|label|reason)", classes)))

    def handle_endtag(self, _tag: str) -> None:
        self._beside.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._beside):
            self.words.append(data)


def words_of(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return "".join("".join(parser.words).split())


def test_the_page_shows_every_word_of_the_source(reports: list[Article]) -> None:
    for report in reports:
        assert words_of(kit.panels.reader(report).page) == "".join(report.source.split())


def test_overlapping_marks_lose_no_words_and_close_properly() -> None:
    article = kit.article_from_text("one two three")
    layers = [
        Layer("a", "", (Mark(0, 7, "A"),)),
        Layer("b", "", (Mark(4, 13),)),
    ]
    html = page_html(article, layers)
    assert words_of(html) == "onetwothree"
    assert re.findall(r'data-marks="([^"]*)"', html) == ["a-1", "a-1 b-1", "b-1"]
    assert re.findall(r'data-begins="([^"]*)"', html) == ["a-1", "b-1"]
    assert page_text(article, layers, kinds=False) == "[A: one [two] three]"


def test_markup_in_an_article_stays_text() -> None:
    article = kit.article_from_text('<script>alert("1 & 2")</script>')
    assert "<script" not in kit.panels.reader(article).page
    assert "<script" not in article._repr_html_()


def test_the_text_form_shows_the_layers_that_are_on() -> None:
    panel = kit.panels.reader(kit.article_from_text("All 9 left. We stayed."))
    assert panel.text == "All 9 left. We stayed."
    panel.layers = ["numbers"]
    assert panel.text == "All [9] left. We stayed."
    panel.layers = ["parts", "sentences"]
    assert panel.text == "paragraph: [1: All 9 left.] [2: We stayed.]"


def test_an_unknown_layer_is_refused_by_name(report_2013: Article) -> None:
    with pytest.raises(
        traitlets.TraitError, match=r"no layer 'actor'.*parts, sentences, .*numbers"
    ):
        kit.panels.reader(report_2013, layers=["actor"])


def test_an_article_shows_its_parts_in_a_notebook(report_2016: Article) -> None:
    html = report_2016._repr_html_()
    assert html.count('<th scope="row"') == len(report_2016.parts)
    assert "Atomverhandlungen" in html


def test_an_article_shows_its_warnings_in_a_notebook() -> None:
    assert "does not know the layout" in kit.article_from_text("Rain.")._repr_html_()


def test_a_chosen_sentence_gives_its_words(report_2016: Article) -> None:
    panel = kit.panels.reader(report_2016, layers=["sentences"])
    assert panel.sentence == "..."
    panel.chosen = ["quotations-1", "sentences-5"]
    assert panel.sentence == report_2016.sentences[4].text
    assert type(panel.sentence) is str
    assert panel.notes["sentences-5"].startswith("Sentence 5.")
    panel.chosen = ["numbers-1"]
    assert panel.sentence == "..."
    with pytest.raises(traitlets.TraitError, match="no place 'sentences-99'"):
        panel.chosen = ["sentences-99"]
