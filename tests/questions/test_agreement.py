"""One verdict everywhere: the notebook's check, pytest on a file and the marking of a class."""

import csv
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest

import kit
from kit.folders import EXERCISES
from kit.pairs import FIRST, FOLDERS, place_for
from kit.questions import Question, questions_in, worksheets_in
from kit.questions.worksheets import notebook

QUESTIONS = {pair: questions_in(EXERCISES, pair) for pair in FOLDERS}
START = (
    "import altair as alt\nimport pandas as pd\nimport kit\n"
    "pair = {pair!r}\nreports = articles = kit.open_pair(pair)\n"
    "report_2013, report_2016 = reports"
)


def as_code(name: str, answer: object) -> str:
    """Write the lines with which a learner would give an answer."""
    if isinstance(answer, pd.DataFrame):
        as_text = dict.fromkeys(answer.select_dtypes("category"), "str")
        plain = answer.astype(as_text).astype(object)
        rows = plain.where(answer.notna(), None).to_dict("list")
        return f"{name} = pd.DataFrame({rows!r})".replace("Timestamp(", "pd.Timestamp(")
    if isinstance(answer, alt.Chart):
        return f"{name} = alt.Chart.from_dict({answer.to_dict()!r})"
    if callable(answer):
        found = re.search(r"lambda report: .*?(?=,?\n)", inspect.getsource(answer))
        assert found
        return f"{name} = {found[0]}"
    return f"{name} = {answer!r}"


def ways_to_answer(question: Question) -> list[str]:
    wrong = [as_code(question.name, a) for known in question.wrong for a in known.answers()]
    return [question.solution, question.stub, *wrong]


WAYS = {
    pair: {question.name: ways_to_answer(question) for question in questions}
    for pair, questions in QUESTIONS.items()
}
LEARNERS = range(max(len(ways) for names in WAYS.values() for ways in names.values()))


def answers_of(learner: int, pair: str) -> dict[str, str]:
    return {name: ways[learner % len(ways)] for name, ways in WAYS[pair].items()}


def marked(book: Path, *paths: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    command = [sys.executable, "-m", "pytest", "-q", *map(str, paths), "--gradebook", str(book)]
    subprocess.run(command, capture_output=True, check=False)
    with book.open(encoding="utf-8", newline="") as file:
        return {
            (row["learner"], row["pair"], row["question"]): (row["verdict"], row["message"])
            for row in csv.DictReader(file)
        }


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("submissions")
    for learner in LEARNERS:
        for pair in FOLDERS:
            place = place_for(pair, folder / f"learner-{learner}")
            place.mkdir()
            for worksheet in worksheets_in(EXERCISES, pair):
                text = notebook(worksheet, answers_of(learner, pair))
                (place / f"{worksheet.name}.ipynb").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def of_class(
    submissions: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str, str], tuple[str, str]]:
    return marked(tmp_path_factory.mktemp("marks") / "grades.csv", submissions)


@pytest.mark.parametrize("pair", FOLDERS)
def test_the_notebook_says_what_the_class_is_marked_with(
    of_class: dict[tuple[str, str, str], tuple[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pair: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(of_class) == len(LEARNERS) * sum(map(len, QUESTIONS.values()))
    statuses = set()
    for learner in LEARNERS:
        for name, code in answers_of(learner, pair).items():
            space: dict[str, Any] = {}
            exec(f"{START.format(pair=pair)}\n{code}", space)
            status, message = of_class[f"learner-{learner}", pair, name]
            card = kit.check(**{name: space[name]})
            assert message in repr(card), (learner, name)
            assert (status == "right") == (card.icon == "✓")
            statuses.add(status)
    assert statuses == {"right", "not yet", "not attempted"}


@pytest.mark.parametrize("learner", [0, 3])
def test_pytest_on_a_file_says_what_the_class_is_marked_with(
    learner: int,
    submissions: Path,
    of_class: dict[tuple[str, str, str], tuple[str, str]],
    tmp_path: Path,
) -> None:
    folder = submissions / f"learner-{learner}"
    alone = marked(tmp_path / "alone.csv", *sorted(folder.glob("*.ipynb")))
    assert alone == {key: said for key, said in of_class.items() if key[:2] == (folder.name, FIRST)}
    assert len(alone) == len(QUESTIONS[FIRST])


def test_each_learner_with_the_model_answers_has_all_points(
    of_class: dict[tuple[str, str, str], tuple[str, str]],
) -> None:
    everything = [of_class["learner-0", pair, name] for pair in FOLDERS for name in WAYS[pair]]
    assert {status for status, _ in everything} == {"right"}
