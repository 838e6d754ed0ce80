"""Every question of every worksheet is sound."""

import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from kit.folders import EXERCISES
from kit.marking.values import carry
from kit.questions import Missing, Question, judge, questions_in, reflections_in, worksheets_in
from kit.questions.collecting import Task
from kit.questions.declare import Wrong
from kit.questions.plain import fold

QUESTIONS = questions_in(EXERCISES)
TASKS: tuple[Task, ...] = (*QUESTIONS, *reflections_in(EXERCISES))
WRONGS = [(question, wrong) for question in QUESTIONS for wrong in question.wrong]
KINDS = "number text sentence quotation list table function chart|coding file"
NOTHINGS: list[object] = [
    None,
    "",
    0,
    [],
    {},
    object(),
    pd.DataFrame(),
    alt.Chart(pd.DataFrame()),
    alt.Chart().mark_bar(),
    ...,
    "...",
    True,
    float("nan"),
    10**90,
    (70, 0),
    set(),
    lambda: None,
    [[[]]],
    pd.Series(dtype="int64"),
    b"bytes",
]


@pytest.fixture(params=QUESTIONS, ids=lambda question: question.name)
def question(request: pytest.FixtureRequest) -> Question:
    assert isinstance(request.param, Question)
    return request.param


@pytest.fixture(params=TASKS, ids=lambda task: task.name)
def task(request: pytest.FixtureRequest) -> Task:
    assert isinstance(request.param, Task)
    return request.param


def stub_of(question: Question) -> object:
    space: dict[str, object] = {}
    exec(question.stub, space)
    return space[question.name]


def test_each_kind_of_answer_is_asked_for() -> None:
    kinds = {question.kind.name for question in QUESTIONS}
    assert kinds == {"coding file", *KINDS.split("|", maxsplit=1)[0].split()}


def test_a_worksheet_has_six_to_eight_questions_and_some_for_everybody() -> None:
    for worksheet in worksheets_in(EXERCISES):
        asked = [task for task in worksheet.tasks if isinstance(task, Question)]
        assert 6 <= len(asked) <= 8
        assert sum(question.level == "core" for question in asked) >= 5
        assert any(question.level == "stretch" for question in asked)


def test_the_stub_is_not_attempted(question: Question) -> None:
    verdict = judge(question, carry(stub_of(question)))
    assert (verdict.status, verdict.points) == ("not attempted", 0)
    assert judge(question, Missing()).status == "not attempted"


def test_the_model_answer_is_right_and_says_why(question: Question) -> None:
    verdict = judge(question, carry(question.model()))
    assert (verdict.status, verdict.points) == ("right", question.points)
    assert verdict.message == question.reason != ""


def test_other_right_answers_are_right(question: Question) -> None:
    for answer in question.also:
        assert judge(question, carry(answer)).status == "right"


@pytest.mark.parametrize(
    ("question", "wrong"), WRONGS, ids=[f"{q.name}-{w.name()}" for q, w in WRONGS]
)
def test_a_known_wrong_answer_gets_its_own_message(question: Question, wrong: Wrong) -> None:
    for answer in wrong.answers():
        verdict = judge(question, carry(answer))
        assert verdict.status == "not yet"
        assert (verdict.message, verdict.mistake) == (wrong.message, wrong.name())
        assert verdict.points == 0


def test_at_least_three_wrong_answers_are_known_and_their_names_differ(question: Question) -> None:
    assert len(question.wrong) >= 3
    assert len({wrong.name() for wrong in question.wrong}) == len(question.wrong)


def test_nothing_is_never_right_and_never_stops_the_check(question: Question) -> None:
    model = question.model()
    for nothing in NOTHINGS:
        if type(nothing) is type(model) and isinstance(model, int | str) and nothing == model:
            continue
        verdict = judge(question, carry(nothing))
        assert verdict.status in ("not yet", "wrong kind", "not attempted"), repr(nothing)
        assert verdict.points == 0
        assert verdict.message


def test_there_are_a_prompt_and_two_hints(task: Task) -> None:
    assert len(task.prompt) > 20
    assert len(task.hints) >= 2
    assert all(len(hint.split()) > 3 for hint in task.hints)
    assert 1 <= task.minutes <= 15


def gives_away(question: Question, words: str) -> bool:
    """Tell whether a text holds the model answer."""
    model = question.model()
    if question.name == "iran_place":  # the prompt lists the names of all parts on purpose
        words = words.replace("headline, standfirst, caption, credit, subheading, body", "")
    if isinstance(model, int):
        return re.search(rf"\b{model}\b", words) is not None
    if isinstance(model, str):
        return fold(model) in fold(words)
    if isinstance(model, list):
        return fold(", ".join(model)) in fold(words)
    answer = re.split(rf"return |{question.name} = ", question.solution)[-1]
    assert len(answer) > 10
    return "".join(answer.split()) in "".join(words.split())


def test_neither_prompt_nor_hints_hold_the_answer(question: Question) -> None:
    assert not gives_away(question, question.prompt)
    assert not any(gives_away(question, hint) for hint in question.hints)


def test_no_message_holds_the_answer(question: Question) -> None:
    said = [wrong.message for wrong in question.wrong]
    said += [judge(question, carry(nothing)).message for nothing in NOTHINGS]
    for message in said:
        assert not gives_away(question, message), message


def test_reflections_have_no_points_and_a_rubric_from_nothing_to_good() -> None:
    for reflection in reflections_in(EXERCISES):
        assert not hasattr(reflection, "points")
        assert len(reflection.rubric) >= 3
        assert reflection.model()


def test_each_question_is_asked_once_and_every_file_is_a_worksheet(root: Path) -> None:
    names = [task.name for task in TASKS]
    assert len(set(names)) == len(names)
    made = {worksheet.name for worksheet in worksheets_in(EXERCISES)}
    stray = [path.name for path in (root / "exercises").glob("[0-9]*") if path.stem not in made]
    assert stray == []


def test_loading_the_questions_works_nothing_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a question loads the reports before it is asked")

    for path in EXERCISES.glob("[0-9]*.py"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("kit.load.load_articles", refuse)
    monkeypatch.setattr("kit.load_articles", refuse)
    monkeypatch.setattr("kit.pairs.load_articles", refuse)
    assert len(questions_in(tmp_path)) == len(QUESTIONS)
