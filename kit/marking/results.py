"""Verdicts from pytest → the gradebook, its summary and the pages of feedback, on disk."""

import os
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kit.marking.feedback import feedback_page, page_names
from kit.marking.gradebook import Row, gradebook, summary
from kit.save import save_text


class Gradebook:
    """Gathers the verdicts of a class, from however many processes, and alone writes them down."""

    def __init__(self, config: pytest.Config, questions: Sequence[str]) -> None:
        """Refuse at once what could only fail at the end.

        Args:
            config: names the file.
            questions: the names of all questions, in the order of the worksheets.

        Raises:
            pytest.UsageError: if there is no folder to write to.
        """
        self._place = {name: number for number, name in enumerate(questions)}
        self.path = config.invocation_params.dir / config.option.gradebook
        self._rows: list[Row] = []
        self._said = ""
        if not self.path.parent.is_dir() or self.path.is_dir():
            raise pytest.UsageError(
                f"--gradebook {config.option.gradebook}: there is no folder {self.path.parent} to"
                " write to, or a folder has this name. Name a file, such as grades.csv."
            )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a verdict out of a report; with xdist the reports of all processes come here."""
        names = {field.name for field in fields(Row)}
        values = {name: value for name, value in report.user_properties if name in names}
        if report.when == "call" and values.keys() == names:
            self._rows.append(Row(**values))  # type: ignore[arg-type]

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the results, unless the run was cut short: a part of a class is no gradebook."""
        if exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or not self._rows:
            self._said = "The gradebook was not written, because the marking did not end."
            return
        try:
            self._said = self._write()
        except OSError as error:
            self._said = f"The gradebook could not be written ({error.strerror}): {self.path}"
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR

    def _write(self) -> str:
        rows = self._in_order()
        aside = self.path.with_name(f"{self.path.stem}-summary.csv")
        pages = self.path.with_name(f"{self.path.stem}-feedback")
        keep_earlier(self.path, gradebook(rows))
        save_text(self.path, gradebook(rows))
        save_text(aside, summary(rows))
        by_learner: dict[str, list[Row]] = {}
        for row in rows:
            by_learner.setdefault(row.learner, []).append(row)
        for learner, name in page_names(by_learner).items():
            save_text(pages / name, feedback_page(by_learner[learner]))
        return (
            f"{len(by_learner)} learners, {len(rows)} questions: {self.path}, {aside.name},"
            f" {pages.name}{os.sep}"
        )

    def _in_order(self) -> list[Row]:
        place = self._place
        self._rows.sort(
            key=lambda row: (row.learner, row.worksheet, row.pair, place.get(row.question, 0))
        )
        return self._rows

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say where the results are."""
        terminalreporter.section("gradebook")
        terminalreporter.line(self._said)


def keep_earlier(path: Path, text: str) -> None:
    """Keep a gradebook from an earlier run beside the new one: somebody may have written into it.

    Its new name holds the day and the time that it was written.
    """
    if path.is_file() and path.read_bytes() != text.encode():
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        path.replace(path.with_name(f"{path.stem}-{written:%Y-%m-%d-%H%M%S}{path.suffix}"))
