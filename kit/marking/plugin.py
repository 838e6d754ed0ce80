"""pytest marks worksheets: each question of each notebook is a test.

`kit_pytest` loads this module once a notebook is to be marked.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, fields
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from kit.folders import QUESTIONS
from kit.marking.confine import Limits, Means
from kit.marking.feedback import feedback_page, page_names
from kit.marking.gradebook import Row, gradebook, one_hand_in_each, summary, visible
from kit.marking.mark import mark
from kit.marking.pools import open_pool
from kit.marking.submissions import (
    Submission,
    SubmissionError,
    files_beside,
    read_submission,
    worksheet_of,
)
from kit.marking.workers import Worker
from kit.questions.collecting import questions_in
from kit.questions.declare import Question
from kit.questions.verdicts import Verdict
from kit.save import save_text
from kit_pytest import marks_only

_UNKNOWN = "worksheet"
"""Stands for the questions of a file of which nobody can say which worksheet it is."""


class NotRightError(Exception):
    """A question that is not answered right; what pytest shows is the verdict's message."""


class Marker:
    """What one pytest process marks with: the questions, the workers, and the verdicts so far."""

    def __init__(self, config: pytest.Config) -> None:
        """Read the questions; workers start when the first level or verdict is asked for."""
        self._config = config
        self._open = ExitStack()
        self._verdicts: dict[pytest.Collector, Future[dict[str, Verdict]]] = {}
        self.folder = Path(config.option.questions or QUESTIONS).resolve()
        self.limits = Limits(
            cell_seconds=config.option.cell_seconds,
            whole_seconds=config.option.submission_seconds,
        )

    @cached_property
    def worksheets(self) -> dict[str, list[Question]]:
        """The questions of each worksheet."""
        found: dict[str, list[Question]] = {}
        for question in questions_in(self.folder):
            found.setdefault(question.worksheet, []).append(question)
        return found

    @cached_property
    def _pool(self) -> Any:
        hidden = [self.folder, *self.arguments]
        pool = self._open.enter_context(open_pool(hidden, self.limits))
        if self._config.option.require_isolation and not pool.means.full:
            self.close()
            raise pytest.UsageError(
                f"--require-isolation: this system offers less: {pool.means.words()}."
                " Mark on Linux where user namespaces are allowed, or leave the option out."
            )
        return pool

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_processors())

    @cached_property
    def arguments(self) -> list[Path]:
        """The files and folders that pytest was asked to mark."""
        here = self._config.invocation_params.dir
        return [here / argument.partition("::")[0] for argument in self._config.args]

    @property
    def means(self) -> Means:
        """How far learners' code is kept apart here."""
        means: Means = self._pool.means
        return means

    def begin(self, file: "WorksheetFile") -> "Future[dict[str, Verdict]]":
        """Have a file marked in the background, unless it is already."""
        if file not in self._verdicts:
            self._verdicts[file] = self._threads.submit(file.mark, self._pool.start, self.limits)
        return self._verdicts[file]

    def close(self) -> None:
        """End all workers."""
        if "_threads" in vars(self):
            self._threads.shutdown(wait=False, cancel_futures=True)
        self._open.close()


_MARKER = pytest.StashKey[Marker]()


def _marker(config: pytest.Config) -> Marker:
    if _MARKER not in config.stash:
        config.stash[_MARKER] = Marker(config)
    return config.stash[_MARKER]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pytest_report_header(config: pytest.Config) -> str:
    """Name the level of isolation."""
    marker = _marker(config)
    words = marker.means.words()
    if config.pluginmanager.has_plugin("dsession"):  # xdist: this process only gathers
        marker.close()
    return f"isolation of learners’ code: {words}"


class Folder(pytest.Directory):
    """A folder of submissions: pytest's own kinds of folder would run a learner's Python files.

    Attributes:
        place: where it is; its `path`, of which pytest makes names, is always printable.
    """

    place: Path | None = None

    def collect(self) -> Iterator[pytest.Collector]:
        """Yield what it holds, by name; hidden files and other kinds of files are left out."""
        place = self.place or self.path
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            yield worksheet_file(place, self)
            return
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folder = Folder.from_parent(self, path=self.path / visible(entry.name))
                folder.place = path
                yield folder
            elif entry.is_file(follow_symlinks=False):
                if path.suffix == ".ipynb":
                    yield worksheet_file(path, self)
            elif entry.is_symlink() and (path.suffix == ".ipynb" or not os.path.isfile(path)):  # noqa: PTH113 - Path.is_file raises where a link leads to what nobody may see
                yield worksheet_file(path, self)


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take over the folders of submissions."""
    if not marks_only(parent.config):
        return None
    arguments = _marker(parent.config).arguments
    ours = any(path.is_relative_to(argument) for argument in arguments if argument.is_dir())
    return Folder.from_parent(parent, path=path) if ours else None


@pytest.hookimpl(tryfirst=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the files that were named."""
    if file_path.suffix != ".ipynb" or not marks_only(parent.config):
        return None
    return worksheet_file(file_path, parent)


def worksheet_file(path: Path, parent: pytest.Collector) -> "WorksheetFile":
    """Return the collector of one notebook."""
    # pytest looks at the path of a collector, and breaks off where a link leads out of bounds.
    name = f"{visible(path.name)} (a link)" if path.is_symlink() else visible(path.name)
    file: WorksheetFile = WorksheetFile.from_parent(parent, path=parent.path / name)
    file.place = path
    return file


class WorksheetFile(pytest.File):
    """A notebook that was handed in.

    Attributes:
        place: where it is; its `path`, of which pytest makes names, is always printable.
        problem: why it can't be marked; empty if it can.
        worksheet: the name of its worksheet; empty if nobody can tell.
        submission: what was read from it.
        questions: the questions of its worksheet.
    """

    place: Path
    problem = ""
    worksheet = ""
    submission = Submission(())
    questions: Sequence[Question] = ()

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its questions, all of them, whether or not it can be read."""
        known = _marker(self.config).worksheets
        names = {
            worksheet: [question.name for question in questions]
            for worksheet, questions in known.items()
        }
        try:
            self.submission = read_submission(self.place)
        except SubmissionError as error:
            self.problem = str(error)
        self.worksheet = worksheet_of(self.submission, self.place.stem, names) or ""
        self.questions = known.get(self.worksheet, ())
        if not self.questions:
            self.problem = self.problem or _which(known)
            yield QuestionItem.from_parent(self, name=_UNKNOWN)
        for question in self.questions:
            yield QuestionItem.from_parent(self, name=question.name)

    def mark(self, start: Callable[[], Worker], limits: Limits) -> dict[str, Verdict]:
        """Mark it in a worker."""
        beside = files_beside(self.place)
        return mark(self.submission, self.questions, start, limits, beside)

    @property
    def learner(self) -> str:
        """The folder that the notebook was handed in from."""
        for argument in _marker(self.config).arguments:
            if argument.is_dir() and self.place.is_relative_to(argument):
                inside = self.place.relative_to(argument).parts
                return inside[0] if len(inside) > 1 or self.place.is_dir() else argument.name
        return self.place.parent.name

    def verdict(self, name: str) -> Verdict:
        """Return the verdict on a question of this file."""
        points = {question.name: question.points for question in self.questions}
        if self.problem:
            return Verdict("could not run", self.problem, 0, points.get(name, 0))
        return _marker(self.config).begin(self).result()[name]


def _which(known: dict[str, list[Question]]) -> str:
    return (
        "Nobody can tell which worksheet this is. Give the file its worksheet's name again:"
        f" {', '.join(f'{name}.ipynb' for name in known) or 'there are none'}."
    )


class QuestionItem(pytest.Item):
    """One question of one notebook."""

    def runtest(self) -> None:
        """Pass if the answer is right.

        Raises:
            NotRightError: if it is not, or there is none.
        """
        file = self.parent
        assert isinstance(file, WorksheetFile)  # noqa: S101 - for the type checker
        verdict = file.verdict(self.name)
        row = Row(
            learner=file.learner,
            worksheet=file.worksheet or file.place.stem,
            question=self.name,
            points=verdict.points,
            out_of=verdict.out_of,
            verdict=verdict.status,
            message=verdict.message,
            mistake=verdict.mistake,
            file=file.place.name,
        )
        # Reports travel from process to process as UTF-8, which takes no half characters.
        printable = {
            k: v if isinstance(v, int) else visible_lines(v) for k, v in asdict(row).items()
        }
        self.user_properties += printable.items()
        if verdict.status != "right":
            raise NotRightError(f"{verdict.status}: {verdict.message}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the message in words, and no traceback of the kit's."""
        if isinstance(excinfo.value, NotRightError):
            return visible_lines(str(excinfo.value))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Name the file and the question."""
        return self.path, None, f"{self.path.parent.name}/{self.path.name}::{self.name}"


def visible_lines(text: str) -> str:
    r"""Make a text of several lines printable.

    >>> visible_lines("Zoë\nsaid")
    'Zoë\nsaid'
    """
    return "\n".join(map(visible, text.split("\n")))


def pytest_runtestloop(session: pytest.Session) -> None:
    """Have all files marked in the background while their verdicts are reported in order."""
    # With xdist each process gets a share of the questions, and marks what it is asked for.
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    marker = _marker(session.config)
    for item in session.items:
        if isinstance(item.parent, WorksheetFile) and not item.parent.problem:
            marker.begin(item.parent)


class Gradebook:
    """Gathers the verdicts of a class, from however many processes, and alone writes them down."""

    def __init__(self, config: pytest.Config) -> None:
        """Refuse at once what could only fail at the end.

        Raises:
            pytest.UsageError: if there is no folder to write to.
        """
        self._config = config
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
        known = _marker(self._config).worksheets.values()
        place = {
            question.name: number
            for number, question in enumerate(question for sheet in known for question in sheet)
        }
        self._rows.sort(key=lambda row: (row.learner, row.worksheet, place.get(row.question, 0)))
        return one_hand_in_each(self._rows)

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


def pytest_configure(config: pytest.Config) -> None:
    """Let one process alone keep the gradebook."""
    if config.option.gradebook and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Gradebook(config), "kit-gradebook")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End all workers."""
    if _MARKER in config.stash:
        config.stash[_MARKER].close()
