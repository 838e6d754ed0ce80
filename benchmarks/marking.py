"""The time that marking takes: 1, 30 and 300 submissions, beside nbgrader and otter-grader.

    python benchmarks/marking.py [--peers-at-30]

All mark the same five questions: a number, a text, a list, a table and a function, in
tests/marking/five. nbgrader and otter-grader are optional, and are taken from the PATH. At 30
submissions they take minutes, so that is measured only when asked for.
"""

import argparse
import csv
import inspect
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.marking.ferry import HONEST, QUESTIONS, sheet  # noqa: E402 - after the path

LEAST_OF = 3
MOST_OVER_FLOOR = {1: 0.7, 30: 3.0}
RATIO_PROMISED = {1: 3, 30: 20}
CHECKS = {
    "passengers": "assert passengers == 2",
    "captain": 'assert captain.strip().lower() == "ito"',
    "harbors": 'assert sorted(harbors) == ["Larne", "Troon"]',
    "timetable": 'assert dict(zip(timetable["day"], timetable["crossings"])) == '
    '{"Friday": 2, "Sunday": 1}',
    "shout": 'assert [shout(word) for word in ("a", "ferry")] == ["A!", "FERRY!"]',
}
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def main() -> None:
    """Print each figure with the bound that is promised for it, then the ratios."""
    parser = argparse.ArgumentParser(description="Time the marking, beside nbgrader and otter.")
    parser.add_argument("--peers-at-30", action="store_true", help="takes some ten minutes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        kit = measure_kit(Path(place))
        for peer, measure in (("nbgrader", time_nbgrader), ("otter", time_otter)):
            if shutil.which(peer) is None:
                print(f"{peer} is not on the PATH, so the kit is not compared with it")
                continue
            for number in (1, 30) if options.peers_at_30 else (1,):
                took = measure(Path(place) / f"{peer}-{number}", number)
                ratio = took / kit[number]
                promised = f"promised: {RATIO_PROMISED[number]}"
                print(f"{peer}, {number:3}: {took:7.2f} s, {ratio:.1f} times ours ({promised})")


def measure_kit(place: Path) -> dict[int, float]:
    """Print and return the kit's seconds by the number of submissions."""
    code = "import pytest, pandas, altair"
    floor = least(lambda: run([sys.executable, "-c", code], place))
    print(f"floor: {floor:.2f} s ({code})")
    kit = {}
    for number in (1, 30, 300):
        kit[number] = time_kit(place / f"kit-{number}", number)
        over = kit[number] - floor
        bound = MOST_OVER_FLOOR.get(number)
        promised = f" (promised: at most {bound} s)" if bound else ""
        print(f"kit, {number:3} submissions: {kit[number]:.2f} s, {over:+.2f} s{promised}")
    each = [(kit[30] - kit[1]) / 29, (kit[300] - kit[30]) / 270]
    print("one more submission: {:.3f} s up to 30, {:.3f} s up to 300".format(*each))
    return kit


def least(action: Callable[[], object]) -> float:
    """Return the shortest of a few runs, in seconds: the others waited for something else."""
    took = []
    for _ in range(LEAST_OF):
        began = time.perf_counter()
        action()
        took.append(time.perf_counter() - began)
    return min(took)


def run(command: list[str], folder: Path) -> None:
    """Run a command; stop with its words if it fails."""
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.exit(f"{command}\n{ended.stdout[-2000:]}\n{ended.stderr[-2000:]}")


def learners(number: int) -> list[str]:
    """Return the names of a class."""
    return [f"learner-{n:03}" for n in range(number)]


def time_kit(folder: Path, number: int) -> float:
    """Mark a class with the kit; check that all points were given."""
    for learner in learners(number):
        path = folder / "submissions" / learner / "01-ferry.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(sheet(HONEST.values()), encoding="utf-8")
    options = [f"--questions={QUESTIONS}", "--gradebook=grades.csv", "-q", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", "submissions", *options]
    took = least(lambda: run(command, folder))
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        points = sum(int(row["points"]) for row in csv.DictReader(file))
    expect(points, 10 * number)
    return took


def expect(points: float, most: float) -> None:
    """Stop if honest work did not get all points: then something else was measured."""
    if points != most:
        sys.exit(f"{points} of {most} points were given, so the time means nothing")


def cell(source: str, **metadata: object) -> dict[str, object]:
    """Return a code cell."""
    return {
        "cell_type": "code",
        "id": f"cell-{abs(hash(source))}",
        "execution_count": None,
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def write_notebook(path: Path, cells: list[dict[str, object]]) -> None:
    """Write a notebook of these cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(whole), encoding="utf-8")


def time_nbgrader(folder: Path, number: int) -> float:
    """Mark a class with nbgrader, whose tests stand in cells of the notebook."""
    cells = [cell("import pandas as pd")]
    for name, answer in HONEST.items():
        cells += [
            cell(answer, nbgrader=nbgrader_mark(name, solution=True)),
            cell(CHECKS[name], nbgrader=nbgrader_mark(f"{name}-test", solution=False)),
        ]
    write_notebook(folder / "source" / "ferry" / "01-ferry.ipynb", cells)
    (folder / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    run(["nbgrader", "generate_assignment", "ferry", "--create", "--force"], folder)
    for learner in learners(number):
        write_notebook(folder / "submitted" / learner / "ferry" / "01-ferry.ipynb", cells)
    began = time.perf_counter()
    run(["nbgrader", "autograde", "ferry"], folder)
    took = time.perf_counter() - began
    run(["nbgrader", "export"], folder)
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        expect(sum(float(row["score"]) for row in csv.DictReader(file)), 10 * number)
    return took


def nbgrader_mark(name: str, *, solution: bool) -> dict[str, object]:
    """Return what nbgrader keeps with a cell."""
    mark: dict[str, object] = {"grade_id": name, "schema_version": 3, "task": False}
    mark |= {"solution": solution, "grade": not solution, "locked": not solution}
    return mark if solution else mark | {"points": 2}


def time_otter(folder: Path, number: int) -> float:
    """Mark a class with `otter run`, which takes one file at a time."""
    (folder / "tests").mkdir(parents=True)
    for name, check in CHECKS.items():
        text = f"""
            from otter.test_files import test_case
            OK_FORMAT = False
            name = "{name}"
            points = 2
            @test_case(points=2)
            def test_it({name}):
                {check}
            """
        (folder / "tests" / f"{name}.py").write_text(inspect.cleandoc(text), encoding="utf-8")
    run(["otter", "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"], folder)
    cells = [cell("import pandas as pd"), *map(cell, HONEST.values())]
    for learner in learners(number):
        write_notebook(folder / learner / "01-ferry.ipynb", cells)
    began = time.perf_counter()
    for learner in learners(number):
        path = f"{learner}/01-ferry.ipynb"
        run(["otter", "run", path, "-a", "autograder.zip", "-o", learner], folder)
    took = time.perf_counter() - began
    for learner in learners(number):
        results = json.loads((folder / learner / "results.json").read_text(encoding="utf-8"))
        expect(sum(float(test.get("score", 0)) for test in results["tests"]), 10)
    return took


if __name__ == "__main__":
    main()
