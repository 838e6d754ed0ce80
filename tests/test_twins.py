"""The lessons' twins on the practice pair: made from the lessons, and free of their story."""

import json
import re
from pathlib import Path

import pytest

import kit
from kit.folders import EXERCISES, NOTEBOOKS
from kit.lessons import PhraseError, main, phrases_for, read_phrases, reworded, twins
from kit.pairs import FOLDERS

TABLE = NOTEBOOKS / "practice.csv"
PHRASES = read_phrases(TABLE)
MADE = twins(NOTEBOOKS, EXERCISES)
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
OF_THE_STORY = (
    "Syria Syrian Syrians Russian American Aleppo Geneva Lausanne London war killed killing bomb"
    " bombed bombing siege hospital hospitals airstrikes rebels regime ceasefire AFP dpa"
).split()
HEAD = "lesson,syria,practice\n"


def texts(notebook: str) -> dict[str, str]:
    return {cell["id"]: "".join(cell["source"]) for cell in json.loads(notebook)["cells"]}


def test_every_lesson_and_the_gallery_have_a_twin_and_nothing_else_lies_there() -> None:
    assert [path.name for path in MADE] == [path.name for path in LESSONS]
    assert {*MADE} == {*(NOTEBOOKS / "practice").iterdir()}


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_a_committed_twin_is_what_lesson_and_table_make(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == MADE[path], "run python -m kit.lessons"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_twin_has_the_cells_of_its_lesson_and_opens_the_practice_pair(path: Path) -> None:
    lesson = path.read_text(encoding="utf-8")
    twin = MADE[path.parent / "practice" / path.name]
    assert list(texts(twin)) == list(texts(lesson))
    assert 'pair = "syria"' in texts(lesson)["setup"]
    assert 'pair = "practice"' in texts(twin)["setup"]
    assert json.loads(twin)["metadata"] == json.loads(lesson)["metadata"]


def names_of_the_story() -> set[str]:
    actors = kit.load_actors(FOLDERS["syria"] / "actors.csv")
    found = set(kit.mention_table(kit.open_pair("syria"), actors)["text"])
    return {name for name in found if re.search("[A-Z]", name)} - {"The two powers"}


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_nothing_of_the_story_on_syria_is_left_in_a_twin(path: Path) -> None:
    text = "\n".join(texts(MADE[path]).values())
    names = names_of_the_story()
    assert len(names) > 30
    left = [name for name in (*names, *OF_THE_STORY) if re.search(rf"\b{re.escape(name)}\b", text)]
    assert left == []


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_a_twin_leads_to_twins_to_the_list_and_back_to_its_lesson(path: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", "\n".join(texts(MADE[path]).values()))
    for link in links:
        target = (path.parent / link).resolve()
        assert target.is_file()
        others = {NOTEBOOKS / "lessons.md", NOTEBOOKS / path.name}
        assert target.parent.name == "practice" or target in others


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_and_its_twin_lead_to_each_other(path: Path) -> None:
    lesson = "\n".join(texts(path.read_text(encoding="utf-8")).values())
    if "If you would rather not" in lesson:
        assert f"(practice/{path.name})" in lesson
        twin = MADE[path.parent / "practice" / path.name]
        assert f"(../{path.name})" in "\n".join(texts(twin).values())


def test_every_row_of_the_table_is_used() -> None:
    used = set()
    for path in LESSONS:
        for text in texts(path.read_text(encoding="utf-8")).values():
            used |= reworded(text, phrases_for(path.stem, PHRASES))[1]
    there = {name for path in LESSONS for name in (path.stem, path.stem[:2])}
    # Words of the reports may wait in the table for a lesson that needs them.
    reports = "\n".join(report.source for report in kit.open_pair("syria"))
    reports += (FOLDERS["syria"] / "actors.csv").read_text(encoding="utf-8")
    waiting = {one for one in PHRASES if one.here.lower() in reports.lower()}
    stale = [one for one in PHRASES if one not in used | waiting]
    assert [one for one in stale if one.lesson in there] == []
    if len(list(NOTEBOOKS.glob("0*.ipynb"))) == 10:
        assert stale == []


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("lesson,here\n", "let the first line be lesson,syria,practice"),
        (HEAD + "all,a\n", "line 2: three fields"),
        (HEAD + "all,a,b,c\n", "line 2: three fields"),
        (HEAD + "all,a,b\nall,,b\n", "line 3: three fields"),
        (HEAD + "all,a,b\n02,a,b\nall,a,c\n", "line 4: 'a' stands here twice"),
    ],
)
def test_a_slip_in_the_table_is_told_with_its_line(tmp_path: Path, table: str, said: str) -> None:
    path = tmp_path / "practice.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(PhraseError, match=rf"practice\.csv.*{re.escape(said)}"):
        read_phrases(path)


def test_the_command_writes_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = {"cell_type": "markdown", "id": "title", "source": ["A ferry\n", "to Syria"]}
    (tmp_path / "01-one.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    (tmp_path / "practice.csv").write_text(HEAD + '01,"ferry\nto Syria",tram\n', encoding="utf-8")
    monkeypatch.setattr("kit.lessons.NOTEBOOKS", tmp_path)
    assert main() == 0
    assert main() == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("1 of 1 twins changed")
    assert second.startswith("0 of 1 twins changed")
    made = (tmp_path / "practice" / "01-one.ipynb").read_text(encoding="utf-8")
    assert texts(made) == {"title": "A tram"}
    (tmp_path / "practice.csv").write_text("nothing", encoding="utf-8")
    assert main() == 1
    assert "kit: practice.csv" in capsys.readouterr().err
