"""Worksheets are made from the questions, and the learner's way through them works."""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

import kit
from kit.folders import EXERCISES
from kit.pairs import FOLDERS, of_year, place_for, reports_of
from kit.questions import (
    Question,
    QuestionError,
    Worksheet,
    questions_in,
    reflections_in,
    worksheets_in,
)
from kit.questions.cards import Card
from kit.questions.worksheets import notebook, write_worksheets

WORKSHEETS = [sheet for pair in FOLDERS for sheet in worksheets_in(EXERCISES, pair)]
QUESTION = '''
@question(number(), hints=["Read.", "Count."], wrong=[Wrong(1, "One more.")], reason="Two.",
          minutes=1)
def {name}():
    """How many?"""
    return 2
'''
HEAD = '"""Ferries.\n\nCount them."""\nfrom kit.questions import Wrong, number, question\n'


@pytest.fixture(params=WORKSHEETS, ids=lambda worksheet: f"{worksheet.pair}-{worksheet.name}")
def worksheet(request: pytest.FixtureRequest) -> Worksheet:
    assert isinstance(request.param, Worksheet)
    return request.param


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sit in a new learner's folder, as a notebook in exercises/ does."""
    inside = tmp_path / "my-work" / "exercises"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    return inside.parent


def solutions(worksheet: Worksheet) -> dict[str, str]:
    return {task.name: task.solution for task in worksheet.tasks if isinstance(task, Question)}


def run(text: str) -> list[Any]:
    """Run a notebook's code; return the card that each cell shows, if it shows one."""
    space: dict[str, Any] = {"display": repr}
    shown = []
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "code":
            *lines, last = [line for line in cell["source"] if not line.startswith("#")]
            exec("".join(lines), space)
            shown.append(eval(last, space) if last.startswith("kit.") else exec(last, space))
    return [one for one in shown if isinstance(one, Card)]


def test_a_committed_worksheet_is_what_its_questions_make(worksheet: Worksheet) -> None:
    committed = (place_for(worksheet.pair, EXERCISES) / f"{worksheet.name}.ipynb").read_bytes()
    assert committed.decode() == notebook(worksheet), "run python -m kit.questions"


def test_a_worksheet_is_a_valid_notebook_that_says_what_it_is(worksheet: Worksheet) -> None:
    made = nbformat.reads(notebook(worksheet), as_version=4)
    nbformat.validate(made)
    said = made.metadata["coverage_kit"]
    assert (said["worksheet"], said["pair"]) == (worksheet.name, worksheet.pair)
    assert said["kit"]
    assert said["questions"] == {task.name: task.stamp for task in worksheet.tasks}


@pytest.mark.usefixtures("learner")
def test_the_model_answers_earn_all_points(worksheet: Worksheet) -> None:
    cards = run(notebook(worksheet, solutions(worksheet)))
    asked = [task for task in worksheet.tasks if isinstance(task, Question)]
    right = [card for card in cards if "Right" in card.heading]
    assert len(right) == len(asked)
    most = sum(question.points for question in asked)
    assert cards[-1].heading == f"{worksheet.title}: {most} of {most} points"


@pytest.mark.usefixtures("learner")
def test_a_worksheet_as_it_comes_earns_nothing(worksheet: Worksheet) -> None:
    cards = run(notebook(worksheet))
    assert all("Not attempted" in card.heading for card in cards[:-1])
    assert cards[-1].heading.startswith(f"{worksheet.title}: 0 of ")


def test_model_answers_fit_a_glance(worksheet: Worksheet) -> None:
    for cell in json.loads(notebook(worksheet, solutions(worksheet)))["cells"]:
        if cell["cell_type"] == "code":
            assert len(cell["source"]) <= 15, cell["id"]


def test_a_question_is_added_by_one_edit(tmp_path: Path) -> None:
    path = tmp_path / "07-ferries.py"
    path.write_text(HEAD + QUESTION.format(name="ferries"), encoding="utf-8")
    assert [path.name for path in write_worksheets(tmp_path)] == ["07-ferries.ipynb"]
    assert write_worksheets(tmp_path) == []
    path.write_text(
        HEAD + QUESTION.format(name="ferries") + QUESTION.format(name="captains"), encoding="utf-8"
    )
    assert len(write_worksheets(tmp_path)) == 1
    ferries, captains = questions_in(tmp_path)
    assert (ferries.worksheet, captains.lesson) == ("07-ferries", 7)
    assert "kit.check(captains=captains)" in (tmp_path / "07-ferries.ipynb").read_text()


def test_a_name_asked_twice_is_refused_with_both_files(tmp_path: Path) -> None:
    for name in ("01-one.py", "02-two.py"):
        (tmp_path / name).write_text(HEAD + QUESTION.format(name="ferries"), encoding="utf-8")
    with pytest.raises(QuestionError, match=r"02-two.py asks 'ferries', and so does 01-one.py"):
        questions_in(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"""How many?"""', "", "has no text"),
        ('["Read.", "Count."]', '["Read."]', "at least two hints"),
        ("def ferries", "def pair", "the first cell of a worksheet uses the name pair"),
        ("Wrong(1,", "Wong(1,", r"01-one.py, line 6: NameError: name 'Wong'"),
        ("def ferries():", "def ferries()", r"01-one.py, line 8: SyntaxError"),
    ],
)
def test_an_unfinished_question_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    declared = QUESTION.format(name="ferries").replace(old, new)
    (tmp_path / "01-one.py").write_text(HEAD + declared, encoding="utf-8")
    with pytest.raises(QuestionError, match=said):
        questions_in(tmp_path)


def test_a_folder_without_questions_has_none(tmp_path: Path) -> None:
    assert questions_in(tmp_path) == ()
    assert reflections_in(tmp_path) == ()


def test_the_public_calls_of_a_worksheet_are_there() -> None:
    assert all(hasattr(kit, name) for name in ("check", "hint", "give_up", "reflect", "progress"))


def test_the_readme_shows_a_question_that_works_and_counts_right(tmp_path: Path) -> None:
    readme = (EXERCISES / "README.md").read_text(encoding="utf-8")
    shown = next(
        code for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "@" in code
    )
    (tmp_path / "03-shown.py").write_text(HEAD + shown, encoding="utf-8")
    (accords,) = questions_in(tmp_path)
    body = [
        part.text for part in of_year(2013, reports_of("syria")).parts if part.kind == "paragraph"
    ]
    assert " ".join(body).count("implement") == accords.model()
    for worksheet in WORKSHEETS:
        asked = [task for task in worksheet.tasks if isinstance(task, Question)]
        core = sum(task.level == "core" for task in asked)
        silent = len(worksheet.tasks) - len(asked)
        points = sum(task.points for task in asked)
        assert (
            f"| {worksheet.lesson} {worksheet.title} | {core} core, {len(asked) - core} stretch,"
            f" {silent} without points | {points} |"
        ) in readme
