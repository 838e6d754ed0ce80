import textwrap
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import Article, article_from_text
from kit.anatomy import take_apart

PAGE = """1. Skip to content
  2. Skip to main menu
Harbors

Ferry stays in port

March 4, 2015

The last boat is broken. Islanders wait.

https://p.dw.com/p/abc12
A white ferry at the pier (Photo: A. Holm)
Image: Lune Press/A. Holm

The ferry did not sail on Monday.

A part is missing

Nobody knows when it will come.

ab/cd (AFP, dpa)
"""


def kinds(text: str) -> list[str]:
    return [part.kind for part in take_apart(text).parts]


def texts(article: Article, kind: str) -> list[str]:
    return [part.text for part in article.parts if part.kind == kind]


def without(text: str, *lines: str) -> str:
    for line in lines:
        assert line in text
        text = text.replace(line + "\n", "")
    return text


def assert_sound(text: str) -> None:
    """Every position is true, and every character but white space lies in one part."""
    article = article_from_text(text)
    covered = [0] * len(text)
    for part in article.parts:
        assert text[part.start : part.end] == part.text != ""
        for at in range(part.start, part.end):
            covered[at] += 1
    assert all(
        times == 1 or (times == 0 and character.isspace())
        for times, character in zip(covered, text, strict=True)
    )
    assert list(article.parts) == sorted(article.parts, key=lambda part: part.start)
    for sentence in article.sentences:
        part = article.parts[sentence.part]
        assert text[sentence.start : sentence.end] == sentence.text != ""
        assert part.start <= sentence.start < sentence.end <= part.end
        assert part.kind in {"standfirst", "paragraph"}
    for part in article.parts:
        if part.kind in {"standfirst", "paragraph"}:
            inside = "".join(s.text for s in article.sentences if article.parts[s.part] is part)
            assert "".join(inside.split()) == "".join(part.text.split())


def test_the_report_of_2016_is_taken_apart(report_2016: Article) -> None:
    assert report_2016.kicker == "Conflicts"
    assert report_2016.headline == "US and Russia to hold Syria talks"
    assert report_2016.published == date(2016, 10, 12)
    assert report_2016.outlet == "DW"
    assert report_2016.standfirst is not None
    assert report_2016.standfirst.startswith("Russia's Foreign Ministry has said")
    assert report_2016.url == "https://p.dw.com/p/2RAAx"
    assert report_2016.caption == "Atomverhandlungen mit Iran in Genf"
    assert report_2016.credit == "Reuters"
    assert report_2016.byline == "dm,nm/jm"
    assert report_2016.agencies == ("Reuters", "AFP")
    assert [len(section.paragraphs) for section in report_2016.sections] == [3, 5, 3]
    assert texts(report_2016, "subheading") == [
        "US announces more talks",
        "Putin: West to blame for Syria",
    ]
    assert len(report_2016.sentences) == 19
    assert report_2016.warnings == ()


def test_the_report_of_2013_is_taken_apart(report_2013: Article) -> None:
    assert report_2013.kicker is None
    assert report_2013.headline == "US and Russia seek Syria talks"
    assert report_2013.published == date(2013, 5, 8)
    assert report_2013.url == "https://p.dw.com/p/18Tm4"
    assert report_2013.caption is not None
    assert report_2013.caption.endswith("(Photo: REUTERS/Mladen Antonov/Pool)")
    assert report_2013.credit == "Reuters"
    assert report_2013.byline == "rc/jr"
    assert report_2013.agencies == ("AP", "AFP", "dpa", "Reuters")
    assert texts(report_2013, "subheading") == ["'Over the abyss and into chaos'"]
    assert [len(section.paragraphs) for section in report_2013.sections] == [8, 5]
    assert [part.reason for part in report_2013.parts if part.kind == "furniture"] == [
        *["link that skips to a part of the page"] * 3,
        "label of the credit",
    ]


def test_the_broken_quotation_of_2013_is_cut_after_its_speaker(report_2013: Article) -> None:
    kerry = [s.text for s in report_2013.sentences if "alternative" in s.text]
    assert [text[-13:] for text in kerry] == ["” said Kerry.", ' into chaos."']


def test_seeds_are_sound(reports: list[Article]) -> None:
    for report in reports:
        assert_sound(report.source)


@given(st.text())
def test_any_text_is_sound(text: str) -> None:
    assert_sound(text)


@given(
    st.lists(
        st.sampled_from([*PAGE.splitlines(), "", "\xa0", " \t", "Image:", "(AP)", '"No. Yes."']),
        max_size=20,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_shuffled_page_is_sound(lines: list[str], line_end: str) -> None:
    assert_sound(line_end.join(lines))


@given(st.lists(st.sampled_from('\n\n  ..""“”\'’AaBb1,:()/'), max_size=60).map("".join))
def test_any_scrap_under_a_headline_is_sound(scrap: str) -> None:
    assert_sound(f"1. Skip\nFog\n\nMay 8, 2013\n{scrap}")


@pytest.mark.parametrize(
    ("missing", "kind"),
    [
        ("Harbors", "kicker"),
        ("https://p.dw.com/p/abc12", "permalink"),
        ("Image: Lune Press/A. Holm", "credit"),
        ("A part is missing", "subheading"),
        ("ab/cd (AFP, dpa)", "byline"),
    ],
)
def test_a_part_that_the_page_lacks_changes_no_other(missing: str, kind: str) -> None:
    full = article_from_text(PAGE)
    less = article_from_text(without(PAGE, missing))
    assert less.part(kind) is None  # type: ignore[arg-type]
    for name in ("headline", "standfirst", "published", "outlet"):
        expected = None if name == "outlet" and kind == "permalink" else getattr(full, name)
        assert getattr(less, name) == expected


@pytest.mark.parametrize("width", [70, 80, 100])
def test_a_report_pasted_from_a_terminal_has_the_same_parts(
    reports: list[Article], width: int
) -> None:
    for report in reports:
        lines = (
            textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
            for line in report.source.split("\n")
        )
        wrapped = "\n".join(lines)
        assert kinds(wrapped) == [part.kind for part in report.parts]
        assert_sound(wrapped)


def test_windows_line_ends_change_no_part() -> None:
    assert kinds(PAGE.replace("\n", "\r\n")) == kinds(PAGE)


def test_a_page_with_a_permalink_needs_no_skip_links() -> None:
    page = without(PAGE, "1. Skip to content", "  2. Skip to main menu")
    assert kinds(page) == kinds(PAGE)[2:]


def test_a_question_may_be_a_subheading_but_a_full_stop_ends_a_paragraph() -> None:
    page = PAGE.replace("A part is missing", "What is missing?")
    assert kinds(page) == kinds(PAGE)
    assert "subheading" not in kinds(PAGE.replace("A part is missing", "A part is missing."))


def test_a_short_last_line_is_a_paragraph_and_no_subheading() -> None:
    page = without(PAGE, "ab/cd (AFP, dpa)") + "\nMore soon"
    assert kinds(page)[-1] == "paragraph"


def test_a_line_in_brackets_is_no_agency_credit_unless_it_names_an_agency() -> None:
    assert kinds(PAGE.replace("ab/cd (AFP, dpa)", "(More soon.)"))[-1] == "paragraph"
    assert kinds(PAGE.replace("ab/cd (AFP, dpa)", "(AP)"))[-1] == "agencies"


def test_an_unknown_layout_gives_body_text_and_a_warning_and_no_guess() -> None:
    article = article_from_text("Ferry\nPort\nMarch 4, 2015\nThe boat")
    assert {part.kind for part in article.parts} == {"paragraph"}
    assert article.headline is article.published is article.outlet is None
    assert "does not know the layout" in article.warnings[0]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    article = article_from_text(PAGE.replace("March 4", "February 30"))
    assert article.published is None
    assert article.headline == "Ferry stays in port"
    assert "not in the calendar" in article.warnings[0]


@pytest.mark.parametrize(
    "piece", ["word. ", '" ', "Mr. A. B ", 'He said "no. ', "x", "(AP, ", "1. "]
)
def test_a_long_line_takes_no_time_to_speak_of(piece: str) -> None:
    begun = time.monotonic()
    take_apart(f"1. Skip\nFog\n\nMay 8, 2013\n{piece * (2_000_000 // len(piece))}")
    assert time.monotonic() - begun < 60  # a guard against hanging, no measure of speed


@pytest.mark.parametrize("teaser", ["Will the ferry sail again?", "The last boat, and no other"])
def test_a_teaser_needs_no_full_stop_above_the_permalink(teaser: str) -> None:
    article = article_from_text(PAGE.replace("The last boat is broken. Islanders wait.", teaser))
    assert article.standfirst == teaser
    assert article.url == "https://p.dw.com/p/abc12"
    assert texts(article, "subheading") == ["A part is missing"]


def test_links_below_the_sign_off_hide_nobody() -> None:
    article = article_from_text(PAGE + "\nMore news\nAbout us\n")
    assert (article.byline, article.agencies) == ("ab/cd", ("AFP", "dpa"))
    assert texts(article, "furniture")[-2:] == ["More news", "About us"]
