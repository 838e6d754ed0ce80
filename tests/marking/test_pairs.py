"""A worksheet is marked on the pair of reports that it was answered on, or that was handed out."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kit.folders import EXERCISES
from kit.marking.submissions import Submission, pair_of
from kit.pairs import SWITCHES
from kit.questions import worksheets_in
from kit.questions.worksheets import notebook
from tests.marking.ferry import HONEST, QUESTIONS, Marked, mark_class, run_pytest, sheet

OTHER = "passengers = 5"
AGENCIES = 'agencies = ["Reuters", "AFP"]'
SYRIA, PRACTICE = 'pair = "syria"', "pair = 'practice'  # invented"


@pytest.fixture
def questions(tmp_path: Path) -> str:
    """Declare the questions a second time, with another number of passengers."""
    declared = (QUESTIONS / "01-ferry.py").read_text(encoding="utf-8")
    folder = tmp_path / "questions"
    (folder / "practice").mkdir(parents=True)
    (folder / "01-ferry.py").write_text(declared, encoding="utf-8")
    changed = declared.replace("    return 2\n", "    return 5\n")
    assert changed != declared
    (folder / "practice" / "01-ferry.py").write_text(changed, encoding="utf-8")
    return f"--questions={folder}"


def hand_in(folder: Path, learner: str, text: str, name: str = "01-ferry.ipynb") -> None:
    path = folder / "submissions" / learner / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def passengers(marked: Marked) -> dict[str, tuple[str, str]]:
    rows = [row for row in marked.rows if row["question"] == "passengers"]
    return {row["learner"]: (row["pair"], row["verdict"]) for row in rows}


@pytest.mark.parametrize(
    ("cells", "made_for", "pair"),
    [
        ([], "", ""),
        ([], "practice", "practice"),
        ([], "holiday", ""),
        ([SYRIA], "practice", "syria"),
        ([PRACTICE], "syria", "practice"),
        ([PRACTICE, SYRIA], "", "practice"),
        (["x = 1\n" + PRACTICE + "\ny = 2"], "", "practice"),
        (['pair = "prctice"', SYRIA], "practice", "practice"),
        (['pair = "prac" + "tice"'], "syria", "syria"),
        (["pair = 3"], "practice", "practice"),
        (["# " + PRACTICE], "syria", "syria"),
        (["my_" + PRACTICE], "syria", "syria"),
        (['pair = "practice" ' + " " * 100_000 + "x"] * 5, "syria", "syria"),
    ],
)
def test_the_switch_counts_and_else_what_the_worksheet_was_made_for(
    cells: list[str], made_for: str, pair: str
) -> None:
    assert pair_of(Submission(tuple(cells), pair=made_for)) == pair


def test_either_pair_is_marked_and_the_gradebook_says_which(tmp_path: Path, questions: str) -> None:
    hand_in(tmp_path, "ann", sheet([HONEST["passengers"]], pair="syria"))
    hand_in(tmp_path, "bob", sheet([OTHER], pair="practice"))
    hand_in(tmp_path, "cai", sheet([PRACTICE, OTHER], pair="syria"))
    hand_in(tmp_path, "dee", sheet([SYRIA, OTHER], pair="practice"))
    hand_in(tmp_path, "eve", sheet([HONEST["passengers"]]))
    assert passengers(mark_class(tmp_path, questions)) == {
        "ann": ("syria", "right"),
        "bob": ("practice", "right"),
        "cai": ("practice", "right"),
        "dee": ("syria", "not yet"),
        "eve": ("syria", "right"),
    }
    page = tmp_path / "grades-feedback" / "bob.html"
    assert "(practice pair)" in page.read_text(encoding="utf-8")
    summary = (tmp_path / "grades-summary.csv").read_text(encoding="utf-8")
    assert "question,,01-ferry,practice,passengers,4,4,2,0" in summary
    assert "question,,01-ferry,syria,passengers,4,6,2,1" in summary


def test_nobody_is_marked_on_another_pair_than_was_handed_out(
    tmp_path: Path, questions: str
) -> None:
    hand_in(tmp_path, "ann", sheet([HONEST["passengers"]], pair="syria"))
    hand_in(tmp_path, "bob", sheet([OTHER], pair="practice"))
    hand_in(tmp_path, "cai", sheet([SYRIA, HONEST["passengers"]], pair="practice"))
    hand_in(tmp_path, "dee", sheet([HONEST["passengers"]]))
    hand_in(tmp_path, "eve", sheet(['pair = "syr" "ia"', HONEST["passengers"]], pair="practice"))
    marked = mark_class(tmp_path, questions, "--pair=practice")
    assert passengers(marked) == {
        "ann": ("practice", "could not run"),
        "bob": ("practice", "right"),
        "cai": ("practice", "could not run"),
        "dee": ("practice", "not yet"),
        "eve": ("practice", "not yet"),
    }
    assert 'answered on the pair "syria", and "practice" was' in marked.messages("ann")["captain"]
    assert [marked.points(name) for name in ("ann", "cai", "dee", "eve")] == [0, 0, 0, 0]


def test_the_fitting_one_of_two_worksheets_is_taken(tmp_path: Path, questions: str) -> None:
    hand_in(tmp_path, "ann", sheet([HONEST["passengers"]], pair="syria"))
    hand_in(tmp_path, "ann", sheet([OTHER], pair="practice"), "practice/01-ferry.ipynb")
    one = mark_class(tmp_path, questions, "--pair=practice")
    assert passengers(one) == {"ann": ("practice", "right")}
    both = mark_class(tmp_path, questions)
    assert both.points("ann") == 4
    assert len(both.rows) == 2 * len(one.rows)


def test_two_worksheets_switched_to_one_pair_count_once(tmp_path: Path, questions: str) -> None:
    hand_in(tmp_path, "ann", sheet([HONEST["passengers"]], pair="syria"))
    again = sheet([SYRIA, HONEST["passengers"]], pair="practice")
    hand_in(tmp_path, "ann", again, "practice/01-ferry.ipynb")
    assert mark_class(tmp_path, questions).points("ann") == 2


def test_a_pair_that_there_is_not_is_refused(tmp_path: Path, questions: str) -> None:
    hand_in(tmp_path, "ann", sheet([HONEST["passengers"]]))
    ended = mark_class(tmp_path, questions, "--pair=prctice")
    assert ended.status == 4
    assert "syria, practice; found: prctice" in ended.out
    (tmp_path / "01-ferry.ipynb").write_text(sheet(HONEST.values()))
    lacking = run_pytest(tmp_path, "01-ferry.ipynb", "--pair=practice")
    assert lacking.status == 4
    assert "There are no questions" in lacking.out


def test_a_pair_without_questions_of_its_own_earns_nothing(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", sheet([PRACTICE, *HONEST.values()], pair="syria"))
    marked = mark_class(tmp_path)
    assert marked.verdicts("ann") == {"worksheet": "could not run"}
    assert marked.points("ann") == 0


@pytest.mark.parametrize(
    ("switch", "said"),
    [
        ('pair = "prctice"', "There is no pair of reports called 'prctice'"),
        ("pair = 3", "There is no pair of reports called '3'"),
        ("pair = [kit]", "There is no pair of reports called"),
        ("class pair(str): pass\npair = pair('x')", "There is no pair of reports called 'x'"),
    ],
)
def test_a_switch_that_names_no_pair_is_told_in_words(
    tmp_path: Path, switch: str, said: str
) -> None:
    worksheet = worksheets_in(EXERCISES)[0]
    setup = next(
        "".join(cell["source"])
        for cell in json.loads(notebook(worksheet))["cells"]
        if cell["id"] == "setup"
    )
    assert SWITCHES["syria"] in setup
    cells = [setup.replace(SWITCHES["syria"], switch), "headline = report_2013.headline", AGENCIES]
    hand_in(tmp_path, "ann", sheet(cells, worksheet.name), f"{worksheet.name}.ipynb")
    command = [sys.executable, "-m", "pytest", "submissions", "--gradebook=grades.csv"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["question"]: row for row in csv.DictReader(file)}
    assert "Traceback" not in ended.stdout
    assert rows["headline"]["verdict"] == "could not run"
    assert said in rows["headline"]["message"]
    assert 'Write pair = "syria" or pair = "practice"' in rows["headline"]["message"]
    assert rows["agencies"]["verdict"] == "right"
