"""A class with a small worksheet, handed in and marked as a teacher does it."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parent / "five"
WORKSHEET = "01-ferry.ipynb"
HONEST = {
    "passengers": "passengers = 2",
    "captain": 'captain = "Ito"',
    "harbors": 'harbors = ["Troon", "Larne"]',
    "timetable": 'timetable = pd.DataFrame({"day": ["Friday", "Sunday"], "crossings": [2, 1]})',
    "shout": 'def shout(word):\n    return word.upper() + "!"',
}
STUBS = {
    **{name: f"{name} = ..." for name in ("passengers", "captain", "harbors", "timetable")},
    "shout": "def shout(word):\n    return ...",
}

# Runs a program that may make no namespaces: as on systems that forbid it to users.
_FORBID_NAMESPACES = """
import ctypes, os, struct, sys
libc = ctypes.CDLL(None, use_errno=True)
refuse, allow, unshare = 0x50001, 0x7FFF0000, {"x86_64": 272, "aarch64": 97}[os.uname().machine]
steps = (0x20, 0, 0, 0), (0x15, 0, 1, unshare), (6, 0, 0, refuse), (6, 0, 0, allow)
code = b"".join(struct.pack("=HBBI", *step) for step in steps)
buffer = ctypes.create_string_buffer(code, len(code))
program = struct.pack("@HP", len(steps), ctypes.addressof(buffer))
assert libc.prctl(38, *map(ctypes.c_ulong, (1, 0, 0, 0))) == 0
assert libc.prctl(22, ctypes.c_ulong(2), program) == 0
os.execv(sys.argv[1], sys.argv[1:])
"""
WITHOUT_NAMESPACES = (sys.executable, "-c", _FORBID_NAMESPACES)


def sheet(cells: Iterable[str], worksheet: str = "01-ferry", pair: str = "") -> str:
    """Return the text of a notebook with these code cells; all cells have the same id."""
    code = [
        {"cell_type": "code", "id": "same", "metadata": {}, "outputs": [], "source": source}
        for source in ("import pandas as pd\nimport kit", *cells)
    ]
    said = {"worksheet": worksheet, "pair": pair} if pair else {"worksheet": worksheet}
    metadata = {"coverage_kit": said} if worksheet else {}
    return json.dumps({"cells": code, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def hand_in(folder: Path, learner: str, cells: Iterable[str], name: str = WORKSHEET) -> Path:
    """Write a learner's worksheet into the submissions of a class."""
    path = folder / "submissions" / learner / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sheet(cells), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Marked:
    """What came of a run of pytest."""

    status: int
    out: str
    rows: list[dict[str, str]]

    def points(self, learner: str) -> int:
        return sum(int(row["points"]) for row in self.rows if row["learner"] == learner)

    def verdicts(self, learner: str) -> dict[str, str]:
        return {row["question"]: row["verdict"] for row in self.rows if row["learner"] == learner}

    def messages(self, learner: str) -> dict[str, str]:
        return {row["question"]: row["message"] for row in self.rows if row["learner"] == learner}


def run_pytest(folder: Path, *arguments: str, by: Iterable[str] = ()) -> Marked:
    """Run pytest in a folder; read the gradebook grades.csv, if that is what came out.

    Args:
        folder: where to run it.
        arguments: further arguments.
        by: a program that runs the program.
    """
    command = [*by, sys.executable, "-m", "pytest", f"--questions={QUESTIONS}", *arguments]
    ended = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    rows, grades = [], folder / "grades.csv"
    if grades.is_file():
        with grades.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    return Marked(ended.returncode, ended.stdout + ended.stderr, rows)


def mark_class(folder: Path, *arguments: str, by: Iterable[str] = ()) -> Marked:
    """Mark the submissions of a class."""
    return run_pytest(folder, "submissions", "--gradebook=grades.csv", *arguments, by=by)
