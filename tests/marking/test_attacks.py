"""Attacks and accidents: none earns a point, harms a neighbour, leaves a trace or stops the batch.

All are handed in by learners of one class, which is marked once for each level of isolation that
has to hold; each test looks at one learner.
"""

import os
import socket
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.marking.attacks import BESIDE, FILE_NAMES, IN_A_CELL, ODD_LEARNERS
from tests.marking.ferry import (
    HONEST,
    QUESTIONS,
    STUBS,
    WITHOUT_NAMESPACES,
    Marked,
    hand_in,
    mark_class,
    sheet,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems isolate less")

Contents = dict[str, tuple[int, int, bytes]]


@dataclass(frozen=True)
class BadClass:
    """The class as it was handed in, and as it was marked."""

    folder: Path
    marked: Marked
    seconds: float
    before: Contents
    after: Contents
    strays: set[str]


def contents(*folders: Path) -> Contents:
    """Return mode, time and content of all files, by name."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return {
        str(path): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in files
        if path.is_file() and not path.is_symlink() and "__pycache__" not in path.parts
    }


def processes_of(folder: Path) -> set[str]:
    """Return the processes that marking this folder, or an attack in it, has started."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in line:
            found.add(entry.name)
    return found


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def fill(folder: Path, port: int) -> None:
    """Have the whole class hand in."""
    words = {"out": folder, "questions": QUESTIONS, "submissions": folder / "submissions"}
    for learner in ("ann", "zoe", *ODD_LEARNERS):
        hand_in(folder, learner, HONEST.values())
    for learner, cell in IN_A_CELL.items():
        text = textwrap.dedent(cell)
        for word, value in {**words, "port": port}.items():
            text = text.replace(f"{{{word}}}", str(value))
        hand_in(folder, learner, [text.replace("{{", "{").replace("}}", "}"), *STUBS.values()])
    for learner, (name, text) in BESIDE.items():
        path = hand_in(folder, learner, HONEST.values())
        path.with_name(name).write_text(text.replace("{out}", str(folder)))
    for number, name in enumerate(FILE_NAMES):
        hand_in(folder, f"name {number}", HONEST.values(), name)
    damaged(folder / "submissions", sheet(HONEST.values()))


@pytest.fixture(scope="module", params=["full", "without namespaces"])
def bad_class(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, port: int
) -> BadClass:
    folder = tmp_path_factory.mktemp("class").resolve()
    fill(folder, port)
    inside = folder / "submissions"
    before = contents(inside, QUESTIONS)
    began = time.monotonic()
    by = () if request.param == "full" else WITHOUT_NAMESPACES
    marked = mark_class(folder, "--cell-seconds=2", "--submission-seconds=8", by=by)
    seconds = time.monotonic() - began
    level = "isolation of learners’ code: full" in marked.out
    if level != (request.param == "full"):
        pytest.skip("this system allows no namespaces, so the other level is tested alone")
    after, strays = contents(inside, QUESTIONS), processes_of(folder)
    return BadClass(folder, marked, seconds, before, after, strays)


def damaged(submissions: Path, good: str) -> None:
    """Hand in files that are links, or no notebooks, or hard to read."""
    files = {
        "cut off": good[: len(good) // 2].encode(),
        "empty": b"",
        "no notebook": b'{"a": 1}',
        "list": b"[[[]]]",
        "odd cells": b'{"cells": [1, null, {"cell_type": "code", "source": {"a": 1}}, []]}',
        "nested deep": b"[" * 200_000,
        "many parts": b"[" + b"[]," * 12_000_000 + b"[]]",
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "byte-order mark": b"\xef\xbb\xbf" + good.encode(),
        "utf-16": good.encode("utf-16"),
        "large outputs": good.replace(
            '"outputs": []', '"outputs": [{"text": "' + "x" * 50_000_000 + '"}]', 1
        ).encode(),
    }
    for learner, data in files.items():
        (submissions / learner).mkdir()
        (submissions / learner / "01-ferry.ipynb").write_bytes(data)
    (submissions / "linked file").mkdir()
    (submissions / "linked file" / "01-ferry.ipynb").symlink_to(submissions / "ann/01-ferry.ipynb")
    (submissions / "linked folder").symlink_to(submissions / "ann")
    (submissions / "linked inside").mkdir()
    (submissions / "linked inside" / "x").symlink_to(submissions / "ann")
    (submissions / "loop").mkdir()
    (submissions / "loop" / "again.ipynb").symlink_to(submissions / "loop")
    os.mkfifo(submissions / "loop" / "01-ferry.ipynb")
    (submissions / "nothing").mkdir()
    (submissions / "deep").joinpath(*"x" * 300).mkdir(parents=True)
    for attempt in ("first", "second"):
        (submissions / "twice" / attempt).mkdir(parents=True)
        (submissions / "twice" / attempt / "01-ferry.ipynb").write_text(good)


@pytest.mark.parametrize("learner", IN_A_CELL)
def test_an_attack_in_a_cell_earns_nothing(bad_class: BadClass, learner: str) -> None:
    assert len(bad_class.marked.verdicts(learner)) == 5
    assert bad_class.marked.points(learner) == 0, bad_class.marked.messages(learner)


READABLE = ["byte-order mark", "utf-16", "large outputs"]
UNREADABLE = [
    "cut off",
    "empty",
    "no notebook",
    "list",
    "odd cells",
    "nested deep",
    "picture",
    "many parts",
]
LINKS = ["linked file", "linked folder", "linked inside", "loop"]
NOTHING = ["nothing", "deep"]


@pytest.mark.parametrize("learner", ["ann", "zoe", "twice", *BESIDE, *READABLE])
def test_an_honest_neighbour_keeps_every_point(bad_class: BadClass, learner: str) -> None:
    assert bad_class.marked.points(learner) == 10, bad_class.marked.messages(learner)


@pytest.mark.parametrize("learner", [*UNREADABLE, *LINKS, *NOTHING])
def test_a_file_that_cannot_be_read_is_one_learners_result(
    bad_class: BadClass, learner: str
) -> None:
    verdicts = set(bad_class.marked.verdicts(learner).values())
    assert verdicts <= {"could not run", "not attempted"}
    assert verdicts
    assert bad_class.marked.points(learner) == 0


@pytest.mark.parametrize("number", range(len(FILE_NAMES)))
def test_a_file_is_marked_whatever_its_name(bad_class: BadClass, number: int) -> None:
    assert bad_class.marked.points(f"name {number}") == 10


def test_learners_of_any_name_are_in_the_gradebook_once(bad_class: BadClass) -> None:
    learners = {row["learner"] for row in bad_class.marked.rows}
    shown = {"'=cmd()", "'--gradebook", "\\u202eevil", "line\\nbreak", "build", "<b>bold"}
    shown.add("half \\udcff")
    assert shown <= learners
    assert all(bad_class.marked.points(name) == 10 for name in shown)


def test_nothing_of_the_class_or_the_questions_has_changed(bad_class: BadClass) -> None:
    assert bad_class.after == bad_class.before


def test_nothing_is_left_outside_but_the_results(bad_class: BadClass) -> None:
    names = {path.name for path in bad_class.folder.iterdir()}
    assert names == {"submissions", "grades.csv", "grades-summary.csv", "grades-feedback"}
    assert not Path("/tmp/evil.txt").exists()


def test_no_process_is_left(bad_class: BadClass) -> None:
    assert bad_class.strays == set()


def test_the_batch_ends_and_says_honestly_that_tests_failed(bad_class: BadClass) -> None:
    assert bad_class.marked.status == 1
    assert bad_class.seconds < 120


def test_no_traceback_and_no_answer_is_shown(bad_class: BadClass) -> None:
    assert "Traceback" not in bad_class.marked.out
    assert "INTERNALERROR" not in bad_class.marked.out
    messages = " ".join(row["message"] for row in bad_class.marked.rows if row["points"] == "0")
    assert "Troon" not in messages


def test_a_page_of_feedback_runs_nothing_that_a_learner_wrote(bad_class: BadClass) -> None:
    pages = list((bad_class.folder / "grades-feedback").iterdir())
    assert len(pages) == len({row["learner"] for row in bad_class.marked.rows})
    assert not any("<b>bold" in page.read_text(encoding="utf-8") for page in pages)
