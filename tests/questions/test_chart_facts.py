"""What worksheet 7 says about the reports is true, for both pairs."""

import re

import altair as alt
import pandas as pd
import pytest

import kit
from kit import Article
from kit.folders import EXERCISES
from kit.pairs import FOLDERS, pair_folder, reports_of
from kit.questions import Question, questions_in, reflections_in


def asked_of(pair: str) -> dict[str, Question]:
    return {one.name: one for one in questions_in(EXERCISES, pair) if one.lesson == 7}


def wrong_numbers(question: Question) -> list[object]:
    return [wrong.answer for wrong in question.wrong]


def named(report: Article, pair: str, kind: str) -> pd.DataFrame:
    mentions = kit.mention_table([report], kit.load_actors(pair_folder(pair) / "actors.csv"))
    return mentions[mentions["kind"] == kind]


@pytest.mark.parametrize("pair", FOLDERS)
def test_a_bar_for_each_country_that_is_named(pair: str) -> None:
    question, (report, _) = asked_of(pair)["country_bars"], reports_of(pair)
    countries = named(report, pair, "country")
    actors = kit.load_actors(pair_folder(pair) / "actors.csv").actors
    listed = [actor.name for actor in actors if actor.kind == "country"]
    drawn = set(countries["actor"])
    assert question.model() == len(drawn)
    assert drawn < set(listed)
    assert f"lists {'ten' if len(listed) == 10 else 'six'} countries" in question.prompt
    people = named(report, pair, "person")["actor"].nunique()
    assert {len(listed), len(countries), people} <= set(wrong_numbers(question))
    assert len(listed) in (6, 10)
    assert all(name in question.reason for name in drawn)


@pytest.mark.parametrize("pair", FOLDERS)
def test_how_often_people_are_named_in_2016(pair: str) -> None:
    questions, (_, report) = asked_of(pair), reports_of(pair)
    counts = named(report, pair, "person").groupby("actor").size()
    chart = questions["people_chart"].model()
    told = {actor.split()[-1].removeprefix("al-"): count for actor, count in counts.items()}
    said = dict(re.findall(r"(\w+) (\d)", chart.description))
    assert said == {name: str(count) for name, count in told.items()}
    assert chart.description.startswith("Five bars")
    assert (counts == counts.max()).sum() == 2
    assert report.published
    day = f"{report.published.day} {report.published:%B %Y}"
    assert day in chart.title
    assert f"**C:** How often the page of {day} names each person" in questions["fair_title"].prompt
    twice, once = re.findall(r"room for (\w+) as for (\w+)", questions["fair_title"].prompt)[0]
    assert told[twice] == 2 * told[once]
    first, second = re.findall(r"\*\*A:\*\* (\w+) and (\w+)", questions["fair_title"].prompt)[0]
    assert told[first] == told[second] == max(counts)


@pytest.mark.parametrize("pair", FOLDERS)
def test_the_longest_sentence_of_2016_and_the_range_of_both(pair: str) -> None:
    questions, reports = asked_of(pair), reports_of(pair)
    question = questions["longest_sentence"]
    older, newer = (
        kit.sentence_table([report]).set_index("sentence")["words"].sort_values(ascending=False)
        for report in reports
    )
    assert question.model() == newer.index[0]
    assert newer.iloc[0] > newer.iloc[1]
    assert wrong_numbers(question) == [
        newer.iloc[0], newer.index[1], len(newer), older.index[0], newer.index[-1],
    ]  # fmt: skip
    described = questions["lengths_chart"].model().description
    assert described == (
        f"{len(older)} bars for 2013, from {older.min()} words to {older.max()};"
        f" {len(newer)} for 2016, from {newer.min()} to {newer.max()}."
    )
    assert "two days" in question.reason
    text = reports[1].sentences[newer.index[0] - 1].text
    assert "Saturday" in text
    assert "Sunday" in text


@pytest.mark.parametrize("pair", FOLDERS)
def test_whose_words_stand_between_marks_in_2016(pair: str) -> None:
    question, (_, report) = asked_of(pair)["voices_in_track"], reports_of(pair)
    said = kit.quotation_table([report])
    people = set(named(report, pair, "person")["actor"])
    marked = said[said["kind"].isin(["direct", "partial"])]["speaker_resolved"].dropna()
    assert question.model() == marked.nunique()
    assert set(marked) < people
    full = said[said["kind"] == "direct"]["speaker_resolved"].nunique()
    rows = said["speaker_resolved"].fillna("no clear speaker").nunique()
    assert {full, rows} <= set(wrong_numbers(question))
    (hollow,) = people & set(said["speaker_resolved"].dropna()) - set(marked)
    assert f"{hollow.split()[-1]} has a hollow bar only" in question.reason
    assert all(name.split()[-1] in question.reason for name in marked)


@pytest.mark.parametrize("pair", FOLDERS)
def test_the_kinds_of_quotations_in_the_model_of_a_chart_of_ones_own(pair: str) -> None:
    (own,) = (task for task in reflections_in(EXERCISES, pair) if task.name == "own_chart")
    kinds = kit.quotation_table(reports_of(pair)).groupby("kind").size()
    told = (
        f"{kinds['direct']} direct quotations, {kinds['partial']} partial and {kinds['indirect']}"
    )
    assert told in own.model()


@pytest.mark.parametrize("pair", FOLDERS)
def test_the_charts_that_a_cell_shows_are_those_asked_about(pair: str) -> None:
    """Each cell's own lines run, and the column that decides the length is on x."""
    report_2013, report_2016 = reports = reports_of(pair)
    for question in asked_of(pair).values():
        shown: list[alt.Chart] = []
        names = {
            "kit": kit, "alt": alt, "pair": pair, "reports": list(reports), "display": shown.append,
            "report_2013": report_2013, "report_2016": report_2016,
        }  # fmt: skip
        exec(question.given, names)
        if question.name == "length_column":
            assert shown[0].to_dict()["encoding"]["x"]["field"] == question.model()
