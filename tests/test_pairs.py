"""One switch opens a pair of reports, and all that is asked in a notebook follows it."""

import shutil
from pathlib import Path
from random import Random

import pytest

import kit
from kit import pairs
from kit.folders import EXERCISES
from kit.pairs import FIRST, FOLDERS, SWITCHES, PairError, opened, twin_of
from kit.questions import invented_paragraph, questions_in
from kit.questions.progress import progress_file, read_progress

FERRIES = '''"""Ferries."""
from kit.questions import Wrong, number, question, sentence


@question(sentence(2016), hints=["Read.", "Again."], wrong=[], reason="It is.", minutes=1)
def headline(report_2016):
    """Which sentence names a boat?"""
    return report_2016.sentences[0].text
'''
PAGE = """1. Skip to content
  2. Skip to main menu

Ferry talks go on

May 3, {year}

{first} Nobody knew why.

{more}

ab/cd (AP, dpa)"""
FIRST_WORDS = {"2013": "The captain waved.", "2016": "The boat is late."}


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put two short reports and one question in the place of the practice pair's."""
    folder, questions = tmp_path / "reports", tmp_path / "exercises"
    folder.mkdir()
    for year, first in FIRST_WORDS.items():
        chance = Random(year)
        more = "\n\n".join(invented_paragraph(chance) for _ in range(6))
        text = PAGE.format(year=year, first=first, more=more)
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    (questions / "practice").mkdir(parents=True)
    for path in EXERCISES.glob("*.py"):
        shutil.copy(path, questions)
    (questions / "practice" / "01-ferries.py").write_text(FERRIES, encoding="utf-8")
    monkeypatch.setattr(pairs, "FOLDERS", {**FOLDERS, "practice": folder})
    monkeypatch.setattr("kit.questions.notebook.QUESTIONS", questions)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def page(folder: Path, name: str) -> Path:
    path = folder / "work" / "notebooks" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}", encoding="utf-8")
    return path


def test_a_pair_is_two_reports_the_older_first() -> None:
    report_2013, report_2016 = kit.open_pair("syria")
    assert [r.published.year for r in (report_2013, report_2016) if r.published] == [2013, 2016]
    assert report_2013 == kit.load_articles(kit.SEEDS)[0]


@pytest.mark.parametrize("name", ["Syria", "", "prctice", "x" * 5000, None, 3, ["syria"], object()])
def test_another_name_is_refused_in_words_that_name_both(name: object) -> None:
    with pytest.raises(PairError, match='pair = "syria" or pair = "practice"') as refused:
        kit.open_pair(name)  # type: ignore[arg-type]
    assert len(str(refused.value)) < 200
    assert opened() is None


def test_a_switch_is_a_line_that_gives_pair_the_name() -> None:
    for name, line in SWITCHES.items():
        space: dict[str, object] = {}
        exec(line, space)
        assert space["pair"] == name
    assert set(SWITCHES) == set(FOLDERS)


@pytest.mark.usefixtures("practice")
def test_the_checks_follow_the_pair_that_was_opened_last() -> None:
    assert "right" in kit.check(headline="US and Russia seek Syria talks").heading.lower()
    kit.open_pair("practice")
    assert "Right" in kit.check(headline="The boat is late.").heading
    assert "another report" in repr(kit.check(headline="The captain waved."))
    assert "Read." in repr(kit.hint("headline"))
    assert "report_2016.sentences[0]" in kit.give_up("headline").code
    assert "There is no question" in kit.check(agencies=["AFP"]).heading
    kit.open_pair("syria")
    assert "Right" in kit.check(headline="US and Russia seek Syria talks").heading


@pytest.mark.usefixtures("practice")
def test_progress_on_the_two_pairs_does_not_mix() -> None:
    here = Path.cwd()
    kit.open_pair("practice")
    kit.check(headline="The boat is late.")
    assert progress_file(here, "practice") != progress_file(here, FIRST)
    assert not progress_file(here).exists()
    kit.open_pair("syria")
    assert kit.progress().heading == "No question is checked yet"
    kit.check(headline="May 8, 2013")
    assert read_progress(here)[0]["headline"].status == "not yet"
    assert read_progress(here, "practice")[0]["headline"].status == "right"


def test_a_question_knows_the_reports_that_it_is_about(practice: Path) -> None:
    (headline,) = questions_in(practice / "exercises", "practice")
    assert headline.pair == "practice"
    assert headline.model() == "The boat is late."
    assert {question.pair for question in questions_in(EXERCISES)} == {FIRST}


def test_a_page_made_for_the_other_pair_points_to_its_twin(
    practice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson, twin = page(practice, "01-news.ipynb"), page(practice, "practice/01-news.ipynb")
    assert twin_of(lesson) == (FIRST, twin)
    assert twin_of(twin) == ("practice", lesson)
    for open_page, name, link in (
        (lesson, "practice", "practice/01-news.ipynb"),
        (twin, "syria", "../01-news.ipynb"),
        (lesson, "syria", ""),
        (twin, "practice", ""),
    ):
        monkeypatch.setenv("JPY_SESSION_NAME", str(open_page))
        kit.open_pair(name)
        shown = capsys.readouterr().out
        assert (shown != "") == (link != "")
        assert shown.rstrip().endswith(link)


def test_without_a_twin_nothing_is_shown(
    practice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JPY_SESSION_NAME", str(page(practice, "mine.ipynb")))
    kit.open_pair("practice")
    monkeypatch.setenv("JPY_SESSION_NAME", "console-1")
    kit.open_pair("practice")
    assert capsys.readouterr().out == ""


def test_where_no_pair_was_opened_the_worksheet_says_which_it_is(
    practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = page(practice, "mine.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(mine))
    for said, answer in (
        ('"practice"', "The boat is late."),
        ('"prctice"', "US and Russia seek Syria talks"),
        ("[1]", "US and Russia seek Syria talks"),
    ):
        mine.write_text(f'{{"metadata": {{"coverage_kit": {{"pair": {said}}}}}}}', encoding="utf-8")
        assert "Right" in kit.check(headline=answer).heading
