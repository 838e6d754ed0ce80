"""Every question of every worksheet is sound."""

import re
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from kit.folders import EXERCISES
from kit.marking.values import carry
from kit.pairs import FOLDERS, place_for
from kit.questions import Missing, Question, judge, questions_in, reflections_in, worksheets_in
from kit.questions.collecting import Task
from kit.questions.declare import Wrong
from kit.questions.plain import fold

QUESTIONS = [question for pair in FOLDERS for question in questions_in(EXERCISES, pair)]
REFLECTIONS = [asked for pair in FOLDERS for asked in reflections_in(EXERCISES, pair)]
TASKS: list[Task] = [*QUESTIONS, *REFLECTIONS]
SHEETS = [sheet for pair in FOLDERS for sheet in worksheets_in(EXERCISES, pair)]
WRONGS = [(question, wrong) for question in QUESTIONS for wrong in question.wrong]
KINDS = {
    *"number text sentence quotation list table function chart".split(),
    *("coding file", "own table", "own counts", "own sentences", "own chart"),
}
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


@pytest.fixture(params=QUESTIONS, ids=lambda question: f"{question.pair}-{question.name}")
def question(request: pytest.FixtureRequest) -> Question:
    assert isinstance(request.param, Question)
    return request.param


@pytest.fixture(params=TASKS, ids=lambda task: f"{task.pair}-{task.name}")
def task(request: pytest.FixtureRequest) -> Task:
    assert isinstance(request.param, Task)
    return request.param


def stub_of(question: Question) -> object:
    space: dict[str, object] = {}
    exec(question.stub, space)
    return space[question.name]


def test_each_kind_of_answer_is_asked_for() -> None:
    kinds = {question.kind.name for question in QUESTIONS}
    assert kinds == KINDS


def test_a_worksheet_has_six_to_eight_questions_and_some_for_everybody() -> None:
    for worksheet in SHEETS:
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
    for answer in question.answers()[1:]:
        assert judge(question, carry(answer)).status == "right"


@pytest.mark.parametrize(
    ("question", "wrong"), WRONGS, ids=[f"{q.pair}-{q.name}-{w.name()}" for q, w in WRONGS]
)
def test_a_known_wrong_answer_gets_its_own_message(question: Question, wrong: Wrong) -> None:
    for answer in wrong.answers():
        verdict = judge(question, carry(answer))
        assert verdict.status == "not yet"
        said = verdict.message
        if question.kind.by_form:  # it says first where the mistake stands
            where, said = said.removesuffix(wrong.message).strip(), wrong.message
            assert where.endswith((".", "'"))
            assert verdict.message == f"{where} {wrong.message}"
        assert (said, verdict.mistake) == (wrong.message, wrong.name())
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
    if question.name == "name_place":  # the prompt lists the names of all parts on purpose
        words = words.replace("headline, standfirst, caption, credit, subheading, body", "")
    if question.name == "fair_title":  # and this one, the letters of all titles
        return re.search(rf"\b{model}\b(?!:)", words) is not None
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
    for reflection in REFLECTIONS:
        assert not hasattr(reflection, "points")
        assert len(reflection.rubric) >= 3
        assert reflection.model()


@pytest.mark.parametrize("pair", FOLDERS)
def test_each_question_is_asked_once_and_every_file_is_a_worksheet(pair: str) -> None:
    names = [task.name for task in TASKS if task.pair == pair]
    assert len(set(names)) == len(names) > 0
    made = {sheet.name for sheet in SHEETS if sheet.pair == pair}
    files = place_for(pair, EXERCISES).glob("[0-9]*")
    assert [path.name for path in files if path.stem not in made] == []


def test_a_question_on_the_practice_pair_is_the_same_question() -> None:
    """A worksheet can be switched to the other pair: names, points and kinds must fit both."""
    of_pair = {pair: [s for s in SHEETS if s.pair == pair] for pair in FOLDERS}
    first = {sheet.name: sheet for sheet in of_pair["syria"]}
    assert of_pair["practice"]
    for sheet in of_pair["practice"]:
        assert sheet.title == first[sheet.name].title
        ours, theirs = (list(map(shape, two.tasks)) for two in (sheet, first[sheet.name]))
        assert ours == theirs


def shape(task: Task) -> tuple[object, ...]:
    """Return what a learner's answer depends on, apart from the words of the story."""
    same = (task.name, task.minutes, task.level, len(task.hints))
    if isinstance(task, Question):
        return (*same, task.kind.name, task.kind.stub, task.points)
    return (*same, len(task.rubric))


def test_loading_the_questions_works_nothing_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a question loads the reports before it is asked")

    for path in EXERCISES.rglob("[0-9]*.py"):
        copy = tmp_path / path.relative_to(EXERCISES)
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("kit.load.load_articles", refuse)
    monkeypatch.setattr("kit.load_articles", refuse)
    monkeypatch.setattr("kit.pairs.load_articles", refuse)
    assert sum(len(questions_in(tmp_path, pair)) for pair in FOLDERS) == len(QUESTIONS)
