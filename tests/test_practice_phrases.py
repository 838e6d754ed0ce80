"""notebooks/practice.csv: what stands in a lesson on Syria, and what in its twin."""

import csv
import json
import re
from pathlib import Path

import pytest

import kit
from kit.folders import NOTEBOOKS
from kit.questions.plain import straight

TABLE = NOTEBOOKS / "practice.csv"
LESSONS = sorted([*NOTEBOOKS.glob("[0-9]*.ipynb"), NOTEBOOKS / "gallery.ipynb"])
# The switch names the pair, and an outlet's name is no part of the story.
NO_STORY = re.compile(r'pair = "syria".*|reports on Syria')
STORY = re.compile(
    r"\b(?:Syria\w*|Russia\w*|US|U\.S\.|United States|America\w*|UN|Europe\w*|DW|CNN|TF1|wars?"
    r"|killing|killed|dead|trapped|sieged?|besieged|bomb\w*|shell\w*|airstrikes?|hospitals?|rebels?|regime"
    r"|crisis|conflict|abyss|West|Western)\b"
)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def twin(text: str, lesson: str) -> str:
    """Exchange the phrases in one pass: the longest that fits wins, and whole words only."""
    use = {row["syria"]: row["practice"] for row in rows() if row["lesson"] in ("all", lesson)}
    longest_first = sorted(use, key=len, reverse=True)
    phrase = "|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest_first)
    return re.sub(phrase, lambda match: use[match[0]], text)


def cells(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(path.read_text("utf-8"))["cells"]]


def test_the_table_is_in_order() -> None:
    table = rows()
    assert list(table[0]) == ["lesson", "syria", "practice"]
    assert {row["lesson"] for row in table} >= {"all", "00"}
    assert len({(row["lesson"], row["syria"]) for row in table}) == len(table)
    lengths = [len(row["syria"]) for row in table]
    assert lengths == sorted(lengths, reverse=True)
    assert all(row["syria"].strip() and row["practice"].strip() for row in table)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_nothing_of_the_other_story_is_left(path: Path) -> None:
    names = [
        alias
        for actor in kit.load_actors(kit.SEEDS / "actors.csv").actors
        for alias in (actor.name, *actor.aliases)
        if alias[0].isupper()
    ]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for text in cells(path):
        left = NO_STORY.sub("", twin(text, path.stem[:2]))
        assert STORY.findall(left) + named.findall(left) == [], left


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_twin_says_that_its_story_is_invented(path: Path) -> None:
    text = "\n".join(twin(cell, path.stem[:2]) for cell in cells(path))
    assert "invented: no place, person, outlet or agency" in text


def test_words_of_a_report_become_words_of_a_report() -> None:
    """What is quoted from the page in one lesson stands on the page in the other."""
    old, new = (
        [straight(report.source) for report in kit.open_pair(pair)]
        for pair in ("syria", "practice")
    )
    quoted = [row for row in rows() if " " in row["syria"] and inside(row["syria"], old)]
    assert len(quoted) > 80
    assert [row for row in quoted if not inside(row["practice"], new)] == []


def inside(words: str, pages: list[str]) -> bool:
    return any(straight(words) in page for page in pages)
