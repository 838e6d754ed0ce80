"""Handouts: whole on paper, without answers, and without texts where only links are wanted."""

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

import kit
from kit import Article
from kit.__main__ import main
from kit.folders import NOTEBOOKS, QUESTIONS
from kit.handouts import HandoutError, handout, lesson_named, write_handout
from kit.questions import questions_in, reflections_in

LESSONS = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
SPEAKERS = lesson_named("2")


@cache
def paper(path: Path, *, links: bool = True) -> str:
    """Make each handout once, since it takes the time of running a lesson."""
    return handout(path, kit.load_articles(kit.SEEDS), links=links)


def lesson(folder: Path, cell: str, number: str = "02") -> Path:
    """Make a lesson with one cell of code, which runs in no time."""
    title = nbformat.v4.new_markdown_cell("# 2 · Boats\n\n**The question:** Where to?", id="title")
    code = nbformat.v4.new_code_cell(cell, id="code")
    path = folder / f"{number}-boats.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[title, code]), path)
    return path


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem[:2])
def test_a_handout_is_one_page_with_the_lesson_and_no_answers(path: Path) -> None:
    page = paper(path)
    assert page.count("<h1") == 1
    assert not re.search(r"""(?:src|href)=["'](?!data:|https://p\.dw\.com/)""", page)
    assert "<script" not in page
    for question in questions_in(QUESTIONS):
        for said in (question.reason, question.solution, *question.hints):
            assert said not in page
    for task in reflections_in(QUESTIONS):
        assert task.model() not in page


def test_every_lesson_but_the_start_has_a_form() -> None:
    for path in LESSONS[1:]:
        assert '<table class="form' in paper(path)


def test_every_picture_is_described() -> None:
    pictures = re.findall(r"<img [^>]*>", paper(SPEAKERS))
    assert pictures
    assert all(re.search(r'alt="[^"]{40,}"', picture) for picture in pictures)


def test_lines_are_numbered_and_none_is_lost(reports: list[Article]) -> None:
    page = paper(SPEAKERS, links=False)
    lists = re.findall(r'<ol class="lines">(.*?)</ol>', page, flags=re.DOTALL)
    for report, lines in zip(reports, lists, strict=True):
        words = re.sub(r"<[^>]*>", " ", lines)
        for sign, name in (('"', "&quot;"), ("'", "&#x27;"), ("&", "&amp;")):
            words = words.replace(name, sign)
        assert words.split() == report.source.split()


def test_with_links_no_sentence_of_a_report_is_carried(reports: list[Article]) -> None:
    for path in (SPEAKERS, lesson_named("1")):
        page = paper(path)
        for report in reports:
            assert str(report.url) in page
            assert not any(sentence.text in page for sentence in report.sentences)


def test_the_coding_form_names_each_sentence_by_its_beginning(
    tmp_path: Path, reports: list[Article]
) -> None:
    page = handout(lesson(tmp_path, "1", number="06"), reports, links=True)
    for report in reports:
        assert f"{len(report.sentences)}. " in page
        assert not any(
            sentence.text in page for sentence in report.sentences if len(sentence.text) > 60
        )
    codes = kit.coding.load_codebook(kit.coding.CODEBOOKS / "framing.csv")
    assert all(definition in page for definition in codes["definition"])


def test_a_report_without_address_or_date_says_so(tmp_path: Path) -> None:
    page = handout(lesson(tmp_path, "1"), [kit.article_from_text("<b>Rain</b> fell.")], links=True)
    assert "It has no address" in page
    assert "<b>Rain" not in page


def test_no_file_is_overwritten(tmp_path: Path, reports: list[Article]) -> None:
    boats = lesson(tmp_path, "1")
    first = write_handout(boats, reports, tmp_path, links=False)
    assert write_handout(boats, reports, tmp_path, links=False) == first
    first.write_text("with my notes", encoding="utf-8")
    second = write_handout(boats, reports, tmp_path, links=False)
    assert second.name == "handout-02-boats (2).html"
    assert first.read_text(encoding="utf-8") == "with my notes"


def test_a_folder_that_cannot_be_written_to_is_told_in_words(
    tmp_path: Path, reports: list[Article]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HandoutError, match="Name a folder"):
        write_handout(lesson(tmp_path, "1"), reports, tmp_path / "file", links=False)


def test_running_a_lesson_leaves_nothing_behind(
    tmp_path: Path, reports: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    boats = lesson(tmp_path, "open('left.txt', 'w').write('x')")
    monkeypatch.chdir(tmp_path)
    handout(boats, reports, links=True)
    assert [path.name for path in tmp_path.iterdir()] == [boats.name]


def test_the_command_says_where_it_is_or_which_lessons_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "3", "--links", "--folder", str(tmp_path)]) == 0
    (made,) = tmp_path.iterdir()
    captured = capsys.readouterr()
    assert str(made) in captured.out
    assert "somebody else's" not in captured.err
    assert main(["handout", "77"]) == 1
    assert "02-who-speaks" in capsys.readouterr().err


@pytest.mark.parametrize(("pair", "warned"), [("syria", True), ("practice", False)])
def test_the_command_warns_before_it_hands_on_whole_texts_of_others(
    pair: str,
    warned: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("kit.__main__.write_handout", lambda *_, **__: tmp_path / "made.html")
    monkeypatch.setattr("kit.__main__.lesson_named", lambda *_: tmp_path / "lesson.ipynb")
    assert main(["handout", "1", "--pair", pair, "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert ("With --links, only their addresses go in." in said) is warned
    assert ("whole texts of 2 reports" in said) is warned
