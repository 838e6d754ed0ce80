"""pytest marks notebooks: what is collected, shown, written, and said by the exit status."""

import csv
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.marking.ferry import (
    HONEST,
    QUESTIONS,
    STUBS,
    WITHOUT_NAMESPACES,
    hand_in,
    mark_class,
    run_pytest,
    sheet,
)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


def test_a_learner_alone_sees_messages_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "01-ferry.ipynb").write_text(sheet(["passengers = 3", HONEST["captain"]]))
    ended = run_pytest(tmp_path, "01-ferry.ipynb")
    assert ended.status == 1
    assert "isolation of learners’ code" in ended.out
    assert "01-ferry.ipynb::passengers" in ended.out
    assert "The captain is no passenger." in ended.out
    assert "Traceback" not in ended.out
    assert "def " not in ended.out
    assert "4 failed, 1 passed" in ended.out


def test_one_question_is_chosen_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "01-ferry.ipynb").write_text(sheet(HONEST.values()))
    for choice in (["01-ferry.ipynb::captain"], ["01-ferry.ipynb", "-k", "captain"]):
        ended = run_pytest(tmp_path, *choice)
        assert ended.status == 0
        assert "1 passed" in ended.out


def test_listing_the_questions_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "01-ferry.ipynb"
    path.write_text(sheet(["while True: pass"]))
    ended = run_pytest(tmp_path, path.name, "--collect-only", "-q")
    assert [line for line in ended.out.splitlines() if "::" in line] == [
        f"01-ferry.ipynb::{name}" for name in HONEST
    ]


def test_a_class_is_marked_into_three_kinds_of_results(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    hand_in(tmp_path, "bob", ["passengers = 3", *STUBS.values()])
    hand_in(tmp_path, "cai", ["passengers = 3", HONEST["captain"]])
    ended = mark_class(tmp_path)
    assert ended.status == 1
    assert list(ended.rows[0]) == [
        *("learner", "worksheet", "pair", "question", "points", "out_of", "verdict", "message")
    ]
    assert [row["question"] for row in ended.rows] == list(HONEST) * 3
    assert [ended.points(name) for name in ("ann", "bob", "cai")] == [10, 0, 2]
    assert ended.verdicts("bob")["captain"] == "not attempted"
    with (tmp_path / "grades-summary.csv").open(newline="") as file:
        summary = list(csv.DictReader(file))
    (mistake,) = [row for row in summary if row["about"] == "mistake"]
    assert (mistake["mistake"], mistake["learners"]) == ("counts the captain", "2")
    (captain,) = [row for row in summary if row["question"] == "captain"]
    assert (captain["right"], captain["not_attempted"], captain["points"]) == ("2", "1", "4")
    assert {path.name for path in (tmp_path / "grades-feedback").iterdir()} == {
        *("ann.html", "bob.html", "cai.html")
    }
    assert "The captain is no passenger." in (tmp_path / "grades-feedback/bob.html").read_text()


def test_when_all_is_right_the_exit_status_is_zero(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    assert mark_class(tmp_path).status == 0


def test_two_processes_write_the_same_gradebook_as_one(tmp_path: Path) -> None:
    for number in range(4):
        hand_in(tmp_path, f"learner {number}", list(HONEST.values())[number:])
    alone, together = mark_class(tmp_path), mark_class(tmp_path, "-n", "2")
    assert together.rows == alone.rows
    assert together.status == alone.status == 1


def test_junit_xml_carries_points_and_verdicts(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    mark_class(tmp_path, "--junitxml=out.xml", "-k", "shout")
    (case,) = ET.parse(tmp_path / "out.xml").iter("testcase")
    values = {prop.get("name"): prop.get("value") for prop in case.iter("property")}
    assert (values["learner"], values["points"], values["verdict"]) == ("ann", "2", "right")


def test_a_gradebook_from_before_is_kept(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    (tmp_path / "grades.csv").write_text("with notes by hand")
    mark_class(tmp_path)
    mark_class(tmp_path)
    kept = list(tmp_path.glob("grades-2*.csv"))
    assert [path.read_text() for path in kept] == ["with notes by hand"]


def test_a_gradebook_that_cannot_be_written_is_refused_before_marking(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    ended = run_pytest(tmp_path, "submissions", "--gradebook=nowhere/grades.csv")
    assert ended.status == 4
    assert "there is no folder" in ended.out


@pytest.mark.parametrize("text", [None, "def passengers(:", "import no_such_module"])
def test_a_folder_without_questions_is_refused_in_words(tmp_path: Path, text: str | None) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    (tmp_path / "mine").mkdir()
    if text is not None:
        (tmp_path / "mine" / "01-mine.py").write_text(text)
    ended = run_pytest(tmp_path, "submissions", "--questions=mine")
    assert ended.status == 4
    assert "questions" in ended.out
    assert "Traceback" not in ended.out


def test_a_run_that_is_cut_short_writes_no_gradebook(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    (tmp_path / "cut.py").write_text(
        "import pytest\ndef pytest_runtest_teardown(item): pytest.exit('cut', 2)\n"
    )
    ended = mark_class(tmp_path, "-p", "cut")
    assert ended.rows == []
    assert "the marking did not end" in ended.out


def test_copies_of_a_worksheet_count_once(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    hand_in(tmp_path, "ann", STUBS.values(), "01-ferry (1).ipynb")
    assert mark_class(tmp_path).points("ann") == 10


@pytest.mark.parametrize("name", ["01-ferry.ipynb", "renamed.ipynb"])
def test_a_worksheet_is_known_by_its_questions(tmp_path: Path, name: str) -> None:
    path = hand_in(tmp_path, "ann", [], name)
    path.write_text(sheet(HONEST.values(), worksheet=""))
    assert mark_class(tmp_path).points("ann") == 10


def test_a_file_of_which_nobody_knows_the_worksheet_is_a_result(tmp_path: Path) -> None:
    path = hand_in(tmp_path, "ann", [], "holiday.ipynb")
    path.write_text(sheet(["x = 1"], worksheet=""))
    ended = mark_class(tmp_path)
    assert ended.status == 1
    assert "which worksheet this is" in ended.messages("ann")["worksheet"]


def test_other_notebooks_among_tests_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): pass")
    (tmp_path / "analysis.ipynb").write_text(sheet(["1 / 0"], worksheet=""))
    ended = run_pytest(tmp_path, ".")
    assert ended.status == 0
    assert "1 passed" in ended.out


def test_a_worksheet_among_tests_is_collected(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): pass")
    (tmp_path / "01-ferry.ipynb").write_text(sheet(HONEST.values()))
    ended = run_pytest(tmp_path, ".")
    assert ended.status == 0
    assert "6 passed" in ended.out


@linux_only
def test_a_learners_folder_that_is_closed_is_one_learners_result(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    closed = hand_in(tmp_path, "bob", HONEST.values()).parent
    closed.chmod(0)
    ended = mark_class(tmp_path)
    closed.chmod(0o700)
    assert ended.points("ann") == 10
    assert len(ended.verdicts("bob")) >= 1


@linux_only
def test_a_link_to_what_nobody_may_see_is_one_learners_result(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    closed = tmp_path / "closed"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0)  # root sees through this; the test is for ordinary users
    (tmp_path / "submissions" / "eve").symlink_to(closed / "inside")
    hand_in(tmp_path, "eva", []).unlink()
    (tmp_path / "submissions" / "eva" / "01-ferry.ipynb").symlink_to(closed / "inside" / "x")
    ended = mark_class(tmp_path)
    closed.chmod(0o700)
    assert ended.points("ann") == 10
    assert "link" in " ".join([*ended.messages("eve").values()])
    assert set(ended.verdicts("eva").values()) == {"could not run"}


@linux_only
def test_less_than_full_isolation_can_be_refused(tmp_path: Path) -> None:
    hand_in(tmp_path, "ann", HONEST.values())
    ended = mark_class(tmp_path, "--require-isolation", by=WITHOUT_NAMESPACES)
    assert ended.status == 4
    assert ended.rows == []
    assert "without namespaces" in ended.out


def loaded_modules(folder: Path, *arguments: str) -> set[str]:
    code = "import sys, pytest; pytest.main(sys.argv[1:]); print(*sys.modules, sep='\\n')"
    command = [sys.executable, "-c", code, "-p", "no:cacheprovider", *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return set(ended.stdout.splitlines())


def test_a_run_without_notebooks_loads_nothing_of_the_kit(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("def test_it(): pass")
    modules = loaded_modules(tmp_path, ".", f"--questions={QUESTIONS}")
    assert "kit_pytest" in modules
    assert not {"kit", "pandas", "kit.marking.plugin"} & modules
