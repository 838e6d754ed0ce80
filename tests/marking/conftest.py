import csv
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

QUESTIONS = Path(__file__).parent / "five"

HONEST = {
    "passengers": "passengers = 2",
    "captain": 'captain = "Ito"',
    "harbors": 'harbors = ["Troon", "Larne"]',
    "timetable": ('timetable = pd.DataFrame({"day": ["Friday", "Sunday"], "crossings": [2, 1]})'),
    "shout": 'def shout(word):\n    return word.upper() + "!"',
}
STUBS = {
    **{name: f"{name} = ..." for name in ("passengers", "captain", "harbors", "timetable")},
    "shout": "def shout(word):\n    return ...",
}


@pytest.fixture(scope="session")
def questions() -> Path:
    return QUESTIONS


@pytest.fixture(scope="session")
def honest() -> dict[str, str]:
    return dict(HONEST)


@pytest.fixture(scope="session")
def stubs() -> dict[str, str]:
    return dict(STUBS)


@pytest.fixture(scope="session")
def sheet() -> Callable[..., str]:
    """Return the text of a notebook with these code cells."""

    def make(cells: Sequence[str], worksheet: str = "01-ferry") -> str:
        setup = "import pandas as pd\nimport kit"
        code = [
            {"cell_type": "code", "id": "same", "metadata": {}, "outputs": [], "source": source}
            for source in (setup, *cells)
        ]
        metadata = {"coverage_kit": {"worksheet": worksheet}} if worksheet else {}
        return json.dumps({"cells": code, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})

    return make


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


@pytest.fixture(scope="session")
def run_marking() -> Callable[..., Marked]:
    """Return a function that runs pytest on submissions, as a teacher does, in their folder."""

    def run(folder: Path, *arguments: str, submissions: str = "submissions") -> Marked:
        command = [sys.executable, "-m", "pytest", submissions, f"--questions={QUESTIONS}"]
        grades = folder / "grades.csv"
        ended = subprocess.run(
            [*command, f"--gradebook={grades}", "-p", "no:cacheprovider", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=300,
        )
        rows = []
        if grades.is_file():
            with grades.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        return Marked(ended.returncode, ended.stdout + ended.stderr, rows)

    return run
