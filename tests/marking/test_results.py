"""Gradebook, summary and feedback pages."""

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.marking.feedback import feedback_page, page_names
from kit.marking.gradebook import Row, gradebook, safe, summary, visible

ROW = Row("ann", "01-ferry", "captain", 0, 2, "not yet", "One letter is off.", "the mate")


@given(st.text())
def test_no_cell_of_the_gradebook_is_a_formula_or_hides_characters(text: str) -> None:
    shown = safe(text)
    assert shown.translate(dict.fromkeys((0x200C, 0x200D))).isprintable()
    assert not shown.lstrip(" ").startswith(tuple("=+-@"))


@given(st.text(), st.text())
def test_the_gradebook_reads_back_cell_by_cell(learner: str, message: str) -> None:
    row = Row(learner, "01", "q", 1, 2, "not yet", message)
    lines = list(csv.reader(io.StringIO(gradebook([row]))))
    assert len(lines) == 2
    assert lines[1] == [
        safe(learner),
        "01",
        "syria",
        "q",
        "1",
        "2",
        "not yet",
        safe(" ".join(message.split())),
    ]


def test_letters_of_every_script_stay_as_they_are() -> None:
    assert visible("مرحبا Zoë 東京 می‌خواهم") == "مرحبا Zoë 東京 می‌خواهم"


def test_the_summary_counts_each_learner_and_each_question() -> None:
    rows = [ROW, Row("bob", "01-ferry", "captain", 2, 2, "right", "Yes.")]
    table = list(csv.DictReader(io.StringIO(summary(rows))))
    assert [(row["about"], row["points"], row["out_of"]) for row in table[:3]] == [
        ("learner", "0", "2"),
        ("learner", "2", "2"),
        ("question", "2", "4"),
    ]
    assert (table[2]["right"], table[2]["not_yet"]) == ("1", "1")
    assert (table[3]["mistake"], table[3]["learners"]) == ("the mate", "1")


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


@given(st.text(), st.text())
def test_a_page_holds_no_element_that_a_learner_wrote(learner: str, message: str) -> None:
    plain = [tag for tag, _ in elements(feedback_page([ROW]))]
    row = Row(learner, f"<i>{message}", f"<b>{message}", 0, 2, "not yet", f"<script>{message}")
    assert [tag for tag, _ in elements(feedback_page([row]))] == plain


def test_a_page_stands_alone_and_names_its_language() -> None:
    found = elements(feedback_page([ROW]))
    assert ("html", {"lang": "en"}) in found
    assert not [tag for tag, _ in found if tag in ("script", "link", "img", "iframe")]
    assert not [attributes for _, attributes in found if {"src", "href"} & attributes.keys()]
    assert [tag for tag, _ in found if tag in ("h1", "h2", "h3")] == ["h1", "h2", "h3"]


def test_a_verdict_is_said_in_words_and_not_by_color_alone() -> None:
    page = feedback_page([ROW])
    assert "not yet, 0 of 2 points" in page
    assert "One letter is off." in page


@pytest.mark.parametrize("name", ["../up", "a/b", "", ".", "--help", "x" * 300, "line\nbreak", "ü"])
def test_a_page_has_a_name_that_every_system_takes(name: str) -> None:
    (page,) = page_names([name]).values()
    assert page == page.strip()
    assert len(page) < 130
    assert not set(page) & set('/\\:*?"<>|\n')
    assert not page.startswith((".", "-"))


def test_pages_of_similar_names_stay_apart() -> None:
    assert len(set(page_names(["a/b", "a_b", "a?b", "a\nb"]).values())) == 4
