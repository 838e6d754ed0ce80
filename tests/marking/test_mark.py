"""What a submission's cells do to its verdicts; each runs in a worker of its own."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from kit.marking.confine import Limits
from kit.marking.mark import mark
from kit.marking.pools import open_pool
from kit.marking.spawn import SpawnPool
from kit.marking.submissions import Submission, files_beside
from kit.marking.workers import Pool, Worker, library_paths
from kit.questions import Verdict, questions_in
from tests.marking.ferry import HONEST, QUESTIONS, STUBS

LIMITS = Limits(cell_seconds=2, call_seconds=1, whole_seconds=12)
Mark = Callable[..., dict[str, Verdict]]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with open_pool([QUESTIONS], LIMITS) as opened:
        yield opened


@pytest.fixture
def marked(pool: Pool) -> Mark:
    def run(*cells: str, stamps: dict[str, str] | None = None) -> dict[str, Verdict]:
        setup = "import pandas as pd\nimport kit"
        submission = Submission((setup, *cells), stamps=stamps or {})
        return mark(submission, questions_in(QUESTIONS), pool.start, LIMITS)

    return run


def statuses(verdicts: dict[str, Verdict]) -> dict[str, str]:
    return {name: verdict.status for name, verdict in verdicts.items()}


def test_right_answers_are_right(marked: Mark) -> None:
    assert set(statuses(marked(*HONEST.values())).values()) == {"right"}


def test_a_worksheet_as_it_came_is_not_attempted(marked: Mark) -> None:
    assert set(statuses(marked(*STUBS.values())).values()) == {"not attempted"}
    assert set(statuses(marked()).values()) == {"not attempted"}


def test_a_known_mistake_is_named(marked: Mark) -> None:
    verdict = marked("passengers = 3")["passengers"]
    assert (verdict.points, verdict.out_of, verdict.mistake) == (0, 2, "counts the captain")
    assert verdict.message == "The captain is no passenger."


def test_order_copies_and_retyped_cells_do_not_matter(marked: Mark) -> None:
    cells = [*reversed(HONEST.values()), *HONEST.values(), "x = 1"]
    assert set(statuses(marked(*cells)).values()) == {"right"}
    together = "\n".join(HONEST.values())
    assert set(statuses(marked(together)).values()) == {"right"}


def test_the_first_value_counts(marked: Mark) -> None:
    assert marked("passengers = 3", "passengers = 2")["passengers"].status == "not yet"
    assert marked("passengers = ...", "passengers = 2")["passengers"].status == "right"


def test_an_answer_in_a_cell_of_its_own_counts_below_the_stub(marked: Mark) -> None:
    assert set(statuses(marked(*STUBS.values(), *HONEST.values())).values()) == {"right"}


def test_a_list_that_holds_itself_is_no_stub(marked: Mark) -> None:
    endless = "harbors = []\nharbors.append(harbors)"
    assert marked(endless, HONEST["harbors"])["harbors"].status != "right"


def test_a_later_change_of_a_list_does_not_count(marked: Mark) -> None:
    assert marked(HONEST["harbors"], "harbors.clear()")["harbors"].status == "right"


def test_checks_magics_and_displays_do_no_harm(marked: Mark) -> None:
    verdicts = marked(
        "%matplotlib inline\n!pip install something\nfiles = !ls",
        "%%bash\nrm -rf /",
        f"%%time\n{HONEST['captain']}",
        "kit.check(captain=captain); kit.hint('captain'); kit.progress(); display(captain)",
        "%time passengers = 2",
        "import asyncio\nawait asyncio.sleep(0)\nharbors = ['Larne', 'Troon']",
        "kit.check?",
    )
    right = {name for name, verdict in verdicts.items() if verdict.status == "right"}
    assert right == {"captain", "passengers", "harbors"}


@pytest.mark.parametrize(
    "accident",
    [
        "this is no Python",
        "1 / 0",
        "raise SystemExit",
        "raise KeyboardInterrupt",
        "import os; os._exit(0)",
        "import ctypes; ctypes.string_at(0)",
        "while True: pass",
        "block = bytearray(2 << 30)",
    ],
)
def test_an_accident_costs_only_its_own_cell(marked: Mark, accident: str) -> None:
    cells = list(HONEST.values())
    verdicts = marked(*cells[:2], accident, *cells[2:])
    assert set(statuses(verdicts).values()) == {"right"}


def test_an_accident_costs_what_depends_on_it_and_says_so(marked: Mark) -> None:
    verdicts = marked("waving = ['Ann' 'Bo'", "passengers = len(waving)", 'captain = "Ito"')
    assert verdicts["captain"].status == "right"
    assert verdicts["passengers"].status == "could not run"
    assert "NameError: name 'waving' is not defined" in verdicts["passengers"].message


def test_a_question_whose_cell_never_ends_is_named(marked: Mark) -> None:
    verdicts = marked("while True: pass\npassengers = 2", 'captain = "Ito"')
    assert statuses(verdicts)["passengers"] == "timed out"
    assert "2 seconds" in verdicts["passengers"].message
    assert verdicts["captain"].status == "right"


def test_a_question_whose_cell_crashes_is_named(marked: Mark) -> None:
    verdicts = marked("import os; os._exit(0)\npassengers = 2", 'captain = "Ito"')
    assert verdicts["passengers"].status == "could not run"
    assert verdicts["captain"].status == "right"


def test_many_endless_cells_end_with_the_whole_time(pool: Pool) -> None:
    cells = ("passengers = 2", *["while True: pass"] * 12, 'captain = "Ito"')
    limits = Limits(cell_seconds=0.5, whole_seconds=2)
    verdicts = mark(Submission(cells), questions_in(QUESTIONS), pool.start, limits)
    assert verdicts["passengers"].status == "right"
    assert verdicts["captain"].status == "timed out"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("while True: pass", "timed out"),
        ("__import__('os')._exit(0)", "not yet"),
        ("raise SystemExit", "not yet"),
        ("return object()", "not yet"),
        ("return ...", "not attempted"),
    ],
)
def test_a_function_that_fails_is_one_question(marked: Mark, body: str, status: str) -> None:
    verdicts = marked(f"def shout(word):\n    {body}", 'captain = "Ito"')
    assert verdicts["shout"].status == status
    assert verdicts["captain"].status == "right"


def test_a_function_answers_after_another_cell_has_crashed(marked: Mark) -> None:
    verdicts = marked(HONEST["shout"], "import os; os._exit(1)", HONEST["captain"])
    assert statuses(verdicts)["shout"] == statuses(verdicts)["captain"] == "right"


def test_files_beside_a_notebook_are_there_when_it_runs(pool: Pool) -> None:
    submission = Submission(("passengers = int(open('codes.csv').read())",))
    verdicts = mark(submission, questions_in(QUESTIONS), pool.start, LIMITS, {"codes.csv": b"2"})
    assert verdicts["passengers"].status == "right"


def test_articles_of_a_learners_own_are_there_when_the_worksheet_runs(pool: Pool) -> None:
    code = "passengers = len(kit.load_articles('my-articles'))"
    submission = Submission(("import kit", code))
    files = {f"my-articles/{day}.txt": f"Rain fell on day {day}.".encode() for day in (1, 2)}
    verdicts = mark(submission, questions_in(QUESTIONS), pool.start, LIMITS, files)
    assert verdicts["passengers"].status == "right"


@pytest.mark.parametrize(
    ("code", "lacking"),
    [
        ("n = len(kit.load_articles('my-articles'))", "the folder my-articles, which"),
        ("n = int(open('codes.csv').read())", "codes.csv, which"),
    ],
)
def test_a_file_that_was_not_handed_in_is_asked_for(marked: Mark, code: str, lacking: str) -> None:
    verdict = marked(code, "passengers = n", HONEST["captain"])["passengers"]
    assert verdict.status == "could not run"
    assert f"Your code reads {lacking} did not come with your worksheet." in verdict.message
    assert "the folder my-articles or your own .txt and .csv files" in verdict.message


def test_what_lies_beside_a_worksheet_comes_along_and_nothing_else(tmp_path: Path) -> None:
    own = tmp_path / "ann" / "my-articles"
    (own / "deeper").mkdir(parents=True)
    for folder in (tmp_path / "bob", tmp_path / "bob" / "my-articles"):
        folder.mkdir()
        (folder / "secret.txt").write_text("of somebody else")
    for place in (own.parent, own, own / "deeper"):
        (place / "page.txt").write_text("Rain fell.")
    (own / "picture.png").write_bytes(b"x")
    (own / "large.txt").write_bytes(b"x" * ((1 << 20) + 1))
    (own / "link.txt").symlink_to(tmp_path / "bob" / "secret.txt")
    (tmp_path / "ann" / "other").symlink_to(tmp_path / "bob")
    found = files_beside(own.parent / "09.ipynb")
    assert found == {"page.txt": b"Rain fell.", "my-articles/page.txt": b"Rain fell."}
    assert list(files_beside(tmp_path / "09.ipynb")) == []


def test_a_folder_of_articles_that_is_a_link_stays_away(tmp_path: Path) -> None:
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "secret.txt").write_text("of somebody else")
    (tmp_path / "ann").mkdir()
    (tmp_path / "ann" / "my-articles").symlink_to(tmp_path / "bob")
    assert files_beside(tmp_path / "ann" / "09.ipynb") == {}


def test_only_so_many_files_come_along(tmp_path: Path) -> None:
    (tmp_path / "my-articles").mkdir()
    for number in range(30):
        (tmp_path / "my-articles" / f"{number:02}.txt").write_text("Rain fell.")
    assert len(files_beside(tmp_path / "09.ipynb")) == 20


def test_a_worksheet_made_by_an_older_kit_says_what_changed(marked: Mark) -> None:
    verdict = marked("passengers = 4", stamps={"passengers": "older"})["passengers"]
    assert "changed since your worksheet was made" in verdict.message


def test_when_no_worker_starts_nobody_is_blamed() -> None:
    def start() -> Worker:
        raise OSError("no more processes")

    submission = Submission(tuple(HONEST.values()))
    verdicts = mark(submission, questions_in(QUESTIONS), start, LIMITS)
    assert set(statuses(verdicts).values()) == {"could not run"}
    assert "no fault of yours" in verdicts["captain"].message


@pytest.mark.skipif(sys.platform == "win32", reason="ends processes by group")
def test_where_nothing_can_be_forked_each_submission_is_a_process(tmp_path: Path) -> None:
    job = {
        "scratch": str(tmp_path),
        "hidden": [],
        "paths": library_paths(),
        "limits": asdict(LIMITS),
    }
    spawning = SpawnPool(job, LIMITS)
    cells = [*list(HONEST.values())[:3], "while True: pass", *list(HONEST.values())[3:]]
    submission = Submission(("import pandas as pd", *cells))
    try:
        verdicts = mark(submission, questions_in(QUESTIONS), spawning.start, LIMITS)
    finally:
        spawning.close()
    assert set(statuses(verdicts).values()) == {"right"}
    assert not spawning.means.full
    assert "can read and change your files" in spawning.means.words()
    assert list(tmp_path.iterdir()) == []
