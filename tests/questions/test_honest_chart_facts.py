"""What worksheet 8 says about the reports is true, on both pairs."""

import re
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd
import pytest

import kit
from kit import Article
from kit.folders import EXERCISES
from kit.marking.values import carry
from kit.pairs import FOLDERS, place_for, reports_of
from kit.questions import Question, judge, questions_in, reflections_in
from kit.questions.collecting import Task

HOMES = {
    "syria": {
        "Russia": ["Vladimir Putin", "Sergei Lavrov"],
        "United States": ["John Kirby", "John Kerry"],
        "Syria": ["Bashar al-Assad"],
    },
    "practice": {
        "Tavland": ["Anders Voll", "Ruben Askholt"],
        "Lake Cantons": ["Ned Harbin", "Owen Lark"],
        "Sorrel": ["Aldo Fenn"],
    },
}
UNCLEAR = "no clear speaker"
Tally = dict[str, int]


@pytest.fixture(params=FOLDERS)
def pair(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tasks(pair: str) -> Mapping[str, Task]:
    both = [*questions_in(EXERCISES, pair), *reflections_in(EXERCISES, pair)]
    return {task.name: task for task in both if task.lesson == 8}


@pytest.fixture
def reports(pair: str) -> list[Article]:
    return list(reports_of(pair))


def spoken(reports: list[Article]) -> Tally:
    """Add up the words between quotation marks in the paragraphs, by full name."""
    said = kit.quotation_table(reports)
    body = said[(said["part_kind"] == "paragraph") & (said["kind"] != "indirect")]
    speakers = body["speaker_resolved"].fillna(UNCLEAR)
    return body.groupby(speakers)["words"].sum().to_dict()


def tallied(task: Task, column: str) -> Tally:
    assert isinstance(task, Question)
    return task.model().data.set_index(column)["words"].to_dict()


def hits(report: Article, word: str) -> int:
    words = kit.word_table([report])
    paragraphs = words[words["kind"] == "paragraph"]
    return int((paragraphs["word"] == word).sum())


def drawn(task: Task) -> alt.Chart:
    """Draw the chart that stands above the learner's answer."""
    assert isinstance(task, Question)
    space: dict[str, Any] = {"alt": alt, "pd": pd}
    exec(task.given, space)
    return space["drawn"]


def test_two_speakers_and_a_cut_scale(tasks: Mapping[str, Task], reports: list[Article]) -> None:
    picture = drawn(tasks["chart_faults"])
    words = {name.split()[-1]: count for name, count in spoken(reports[:1]).items()}
    assert picture.data.set_index("speaker")["words"].to_dict() == words
    longer, shorter = sorted(words.values(), reverse=True)
    start, _ = picture.to_dict()["encoding"]["x"]["scale"]["domain"]
    asked = tasks["looks_longer"]
    assert isinstance(asked, Question)
    assert asked.model() == (longer - start) / (shorter - start)
    for number in (f"**{start}**", f"{longer} words", f"has {shorter}."):
        assert number in asked.prompt
    assert asked.wrong[1].answer == longer - shorter
    (length, other) = (asked.wrong[2].answer, *asked.wrong[2].also)
    assert (length, other) == (longer - start, shorter - start)


def test_the_chart_has_the_faults_that_are_asked_and_no_others(tasks: Mapping[str, Task]) -> None:
    spec = drawn(tasks["chart_faults"]).to_dict()
    assert spec["encoding"]["x"]["scale"]["domain"][0] > 0
    assert spec["encoding"]["y"]["sort"] == "-x"
    assert " because " in spec["title"]
    assert "description" not in spec


def test_the_tally_by_home(tasks: Mapping[str, Task], reports: list[Article], pair: str) -> None:
    words = spoken(reports[1:])
    aim = {home: sum(words.get(name, 0) for name in of) for home, of in HOMES[pair].items()}
    aim[UNCLEAR] = words[UNCLEAR]
    task = tasks["from_zero"]
    column = task.model().data.columns[0]
    assert tallied(task, column) == aim
    listed = " ".join(tasks["honest_sentences"].prompt.split())
    assert all(f"{home} {count}" in listed for home, count in aim.items())
    (zero,) = [home for home, count in aim.items() if count == 0]
    assert f" {zero} " in listed


@pytest.mark.parametrize("name", ["from_zero", "in_order"])
def test_the_code_to_mend_is_a_known_wrong_answer(tasks: Mapping[str, Task], name: str) -> None:
    asked = tasks[name]
    assert isinstance(asked, Question)
    assert judge(asked, carry(drawn(asked))).mistake == "as it was"


def test_the_tally_of_both_reports(tasks: Mapping[str, Task], reports: list[Article]) -> None:
    words = {name.split()[-1]: count for name, count in spoken(reports).items()}
    words[UNCLEAR] = words.pop("speaker")
    tally = tallied(tasks["in_order"], "speaker")
    (silent,) = tally.keys() - words.keys()
    assert tally == {**words, silent: 0}
    assert list(tally) != sorted(tally, key=tally.__getitem__, reverse=True)


def test_the_hits_behind_the_rate(
    tasks: Mapping[str, Task], reports: list[Article], pair: str
) -> None:
    word = {"syria": "conflict", "practice": "dispute"}[pair]
    words = kit.word_table(reports[:1])
    (row,) = kit.compare.word_rates(words[words["kind"] == "paragraph"], word).itertuples()
    asked = tasks["hits_behind"]
    assert isinstance(asked, Question)
    assert row.count == hits(reports[0], word) == asked.model()
    for said in (f"*{word}*", f"**{row.per_1000:.1f}**", f"**{row.total}**"):
        assert said in asked.prompt


def test_the_bars_of_the_title_to_rewrite(
    tasks: Mapping[str, Task], reports: list[Article]
) -> None:
    prompt = " ".join(tasks["new_title"].prompt.split())
    of_2016, of_2013 = re.findall(r"\*(\w+)\* (\d), \*(\w+)\* (\d), \*(\w+)\* (\d)", prompt)
    for report, said in zip(reports, (of_2013, of_2016), strict=True):
        for word, count in zip(said[::2], said[1::2], strict=True):
            assert hits(report, word) == int(count)


def test_one_person_is_named_in_both_and_quoted_in_neither(
    tasks: Mapping[str, Task], reports: list[Article], pair: str
) -> None:
    mentions = kit.mention_table(reports, kit.load_actors(kit.pair_folder(pair) / "actors.csv"))
    people = mentions[mentions["kind"] == "person"].groupby("actor")["report"].nunique()
    (silent,) = set(people.index[people == 2]) - set(spoken(reports))
    asked = tasks["all_rows"]
    assert isinstance(asked, Question)
    table = asked.model()
    assert table.loc[table["speaker"] == silent, "words"].tolist() == [0, 0]
    assert len(table) == 2 * 6  # five people, and the words without a clear speaker
    assert set(table["speaker"]) == {*people.index, UNCLEAR}


def test_the_answer_on_the_two_numbers_names_what_the_reports_name(
    tasks: Mapping[str, Task], reports: list[Article]
) -> None:
    figures = kit.number_table(reports)
    large = figures[figures["value"] > 1000]
    answer = tasks["no_shared_axis"].model()
    assert all(text in answer for text in large["text"])
    assert "more than" in answer
    assert "some" in answer
    source = large["source"].iloc[0].removesuffix(" estimates")
    assert f"{source} estimate" in answer
    assert large["source"].isna().iloc[1]
    assert "named no source" in answer
    assert not re.search(r"chart|bar\(", answer)


@pytest.mark.parametrize("where", FOLDERS)
def test_the_worksheet_shows_no_chart_of_the_two_numbers(where: str) -> None:
    source = (place_for(where, EXERCISES) / "08-honest-charts.py").read_text(encoding="utf-8")
    assert not re.search(r"(?:70|60|300|250)_?000", source)
