"""Worksheet 9 as it is handed in: with a folder of articles that nobody else has, or without it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kit.folders import EXERCISES
from kit.pairs import FOLDERS
from kit.questions import Question, Worksheet, worksheets_in
from kit.questions.worksheets import notebook

PAGES = {
    "2015-03-04-lune-courier-ferry-stays-in-port.txt": (
        "headline: Ferry stays in port\ndate: 2015-03-04\noutlet: Lune Courier\n"
        "link: https://lune.example/1\n---\nThe talks on the ferry failed."
        ' "We wait," said Ann Lee.\n\nThe engine that failed is old, the harbor office wrote.\n'
    ),
    "2015-03-04-bay-post-no-boat-today.txt": (
        "headline: No boat today\ndate: -\noutlet: Bay Post\n"
        "link: https://bay.example/2\n---\nTalks and more talks, and no boat."
        ' "I am late for school," said Bo Ray, a pupil.\n'
    ),
    "2015-03-05-bay-post-the-boat-is-back.txt": (
        "headline: The boat is back\ndate: 2015-03-05\noutlet: Bay Post\n---\n"
        "The boat sailed at noon. Nobody was late, people on the pier said.\n"
    ),
}
"""Three invented articles: one without a date, one without a link."""
ANSWERS = {
    "my_articles": """my_articles = kit.article_table(articles)
my_articles["note"] = ["the page shows no date", "", "copied from paper"]""",
    "my_quotation": "my_quotation = ['Bo Ray said: \"I am late for school\" (Bay Post, no date).']",
    "my_counts": """said = kit.quotation_table(articles)
my_counts = kit.compare.presence(said, "kind")""",
    "my_rates": """words = kit.word_table(articles)
my_rates = kit.compare.word_rates(words[words["kind"] == "paragraph"], ["talks", "boat"])""",
    "my_chart": """words = kit.word_table(articles)
rates = kit.compare.word_rates(words[words["kind"] == "paragraph"], ["talks", "boat"])
chart = alt.Chart(rates, title="Talks and boat in three articles",
                  description="Boat stands 1 time in each of two, talks 2 times in one.")
my_chart = chart.mark_bar().encode(x="count", y="report", row="word")""",
    "my_claims": """my_claims = [
    "Two of three articles quote somebody (Lune Courier, 4 March 2015; Bay Post, no date).",
    "A pupil is quoted once (Bay Post, no date).",
    "The word talks stands 2 times in one article (Bay Post, no date).",
]""",
    "my_limits": """my_limits = [
    "Three articles can't show what the papers write in other weeks.",
    "We do not know whom the reporters called.",
]""",
    "my_codes": """my_codes = pd.DataFrame({"report": "Bay Post", "sentence": [1, 2, 3, 4, 5, 6],
                         "first": "none", "second": "cause"})""",
}


def sheet(pair: str) -> Worksheet:
    (found,) = [one for one in worksheets_in(EXERCISES, pair) if one.on_own_articles]
    return found


def handed_in(folder: Path, pair: str, *, with_articles: bool) -> None:
    """Hand in the worksheet, with the line changed that says where the articles are."""
    folder.mkdir(parents=True)
    text = notebook(sheet(pair), ANSWERS)
    own = json.dumps('folder = "my-articles"')[1:-1]
    assert text.count("folder = kit.pair_folder(pair)") == 1
    text = text.replace("folder = kit.pair_folder(pair)", own)
    (folder / f"{sheet(pair).name}.ipynb").write_text(text, encoding="utf-8")
    if with_articles:
        (folder / "my-articles").mkdir()
        for name, page in PAGES.items():
            (folder / "my-articles" / name).write_text(page, encoding="utf-8")
        (folder / "my-articles" / ".draft.txt").write_text("not yet", encoding="utf-8")


def marked(folder: Path) -> list[dict[str, str]]:
    command = [sys.executable, "-m", "pytest", "submissions", "--gradebook=grades.csv"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    folder = tmp_path_factory.mktemp("class")
    for pair in FOLDERS:
        handed_in(folder / "submissions" / f"with-{pair}", pair, with_articles=True)
        handed_in(folder / "submissions" / f"without-{pair}", pair, with_articles=False)
    return marked(folder)


@pytest.mark.parametrize("pair", FOLDERS)
def test_with_its_articles_a_project_gets_all_points(rows: list[dict[str, str]], pair: str) -> None:
    mine = [row for row in rows if row["learner"] == f"with-{pair}"]
    asked = [task for task in sheet(pair).tasks if isinstance(task, Question)]
    assert [(row["question"], row["message"]) for row in mine if row["verdict"] != "right"] == []
    assert sum(int(row["points"]) for row in mine) == sum(task.points for task in asked) > 10


@pytest.mark.parametrize("pair", FOLDERS)
def test_without_its_articles_a_project_is_asked_for_them(
    rows: list[dict[str, str]], pair: str
) -> None:
    mine = {row["question"]: row for row in rows if row["learner"] == f"without-{pair}"}
    assert mine["my_articles"]["verdict"] == "could not run"
    for name in ("my_articles", "my_counts", "my_rates", "my_chart"):
        assert "reads the folder my-articles, which did not come" in mine[name]["message"]
    assert mine["my_claims"]["verdict"] == "right"
