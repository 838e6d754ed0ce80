"""pytest marks worksheets: each question of each notebook is a test.

`kit_pytest` loads this module once a notebook is to be marked.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from kit.folders import QUESTIONS
from kit.marking.confine import Limits, Means
from kit.marking.gradebook import Row, visible
from kit.marking.mark import mark
from kit.marking.pools import open_pool
from kit.marking.results import Gradebook
from kit.marking.submissions import (
    Submission,
    SubmissionError,
    files_beside,
    pair_of,
    read_submission,
    worksheet_of,
)
from kit.marking.workers import Worker
from kit.pairs import FIRST, FOLDERS
from kit.questions.collecting import questions_in
from kit.questions.declare import Question, QuestionError
from kit.questions.verdicts import Verdict
from kit.texts import say
from kit_pytest import marks_only

Worksheets = dict[str, list[Question]]

_DEEPEST = 4  # folders below the class's; a learner may have made thousands
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
        self.handed_out: str = config.option.pair or ""
        self.limits = Limits(
            cell_seconds=config.option.cell_seconds,
            whole_seconds=config.option.submission_seconds,
        )

    @cached_property
    def worksheets(self) -> dict[str, Worksheets]:
        """The questions of each worksheet, by the pair of reports that they are about.

        Raises:
            pytest.UsageError: if there are none, or they are declared in a way that can't work.
        """
        pairs = [self.handed_out] if self.handed_out else list(FOLDERS)
        if not FOLDERS.keys() >= set(pairs):
            raise pytest.UsageError(f"--pair is one of {', '.join(FOLDERS)}; found: {pairs[0]}")
        found: dict[str, Worksheets] = {pair: {} for pair in pairs}
        try:
            for question in (one for pair in pairs for one in questions_in(self.folder, pair)):
                found[question.pair].setdefault(question.worksheet, []).append(question)
        except (QuestionError, SyntaxError, ImportError, OSError) as error:
            raise pytest.UsageError(f"The questions can't be read: {error}") from None
        if not any(found.values()):
            raise pytest.UsageError(
                f"There are no questions in {self.folder}. Name the folder that holds them:"
                " --questions=FOLDER"
            )
        return found

    @cached_property
    def _pool(self) -> Any:
        hidden = [self.folder, *self.arguments]
        try:
            pool = self._open.enter_context(open_pool(hidden, self.limits))
        except OSError as error:
            raise pytest.UsageError(f"Nothing can be marked here: {error}") from None
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

    def depth(self, place: Path) -> int:
        """Return how many folders a place lies below the one that was named."""
        for argument in self.arguments:
            if place.is_relative_to(argument):
                return len(place.relative_to(argument).parts)
        return 0

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
        """Yield what it holds, by name; hidden files and other kinds of files are left out.

        A learner's folder without a worksheet, closed or nested too deep, stands for itself.
        """
        place = self.place or self.path
        depth = _marker(self.config).depth(place)
        found = list(self._inside(place)) if depth <= _DEEPEST else []
        if not found and (depth == 1 or depth > _DEEPEST):
            found = [worksheet_file(place, self)]
        return iter(found)

    def _inside(self, place: Path) -> Iterator[pytest.Collector]:
        with suppress(PermissionError):
            for entry in sorted(os.scandir(place), key=lambda entry: entry.name):
                path = Path(entry.path)
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folder = Folder.from_parent(self, path=self.path / visible(entry.name))
                    folder.place = path
                    yield folder
                elif _is_notebook(entry):
                    yield worksheet_file(path, self)


def _is_folder(path: Path) -> bool:
    # Path.is_dir raises where a link leads to what nobody may see.
    return os.path.isdir(path)  # noqa: PTH112


def _is_notebook(entry: os.DirEntry[str]) -> bool:
    """Whether it is handed in as a notebook; a link is, unless it is surely something else."""
    named = entry.name.lower().endswith(".ipynb")
    if entry.is_symlink():
        return named or not os.path.isfile(entry.path)  # noqa: PTH113 - as above
    return named and entry.is_file()


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
        pair: the pair of reports that its questions are about.
        submission: what was read from it.
        questions: the questions of its worksheet.
    """

    place: Path
    problem = ""
    worksheet = ""
    pair = FIRST
    submission = Submission(())
    questions: Sequence[Question] = ()

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its questions, all of them, whether or not it can be read."""
        try:
            self.submission = read_submission(self.place)
            self.problem = self._other_pair()
        except SubmissionError as error:
            self.problem = str(error)
        marker = _marker(self.config)
        self.pair = marker.handed_out or pair_of(self.submission) or FIRST
        known = marker.worksheets[self.pair]
        names = {sheet: [one.name for one in questions] for sheet, questions in known.items()}
        self.worksheet = worksheet_of(self.submission, self.place.stem, names) or ""
        self.questions = known.get(self.worksheet, ())
        if not self.questions:
            self.problem = self.problem or _which(known)
            yield QuestionItem.from_parent(self, name=_UNKNOWN)
        for question in self.questions:
            yield QuestionItem.from_parent(self, name=question.name)

    def _other_pair(self) -> str:
        """Say so where another pair was answered than the teacher says was handed out."""
        handed_out, answered = _marker(self.config).handed_out, pair_of(self.submission)
        if "" in (handed_out, answered) or handed_out == answered:
            return ""
        return say(
            'This worksheet was answered on the pair "{answered}", and "{handed_out}" was handed'
            ' out. Open the worksheet on "{handed_out}", answer its questions, and hand that in.',
            answered=answered,
            handed_out=handed_out,
        )

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
                return inside[0] if len(inside) > 1 or _is_folder(self.place) else argument.name
        return self.place.parent.name

    def verdict(self, name: str) -> Verdict:
        """Return the verdict on a question of this file."""
        points = {question.name: question.points for question in self.questions}
        if self.problem:
            return Verdict("could not run", self.problem, 0, points.get(name, 0))
        try:
            return _marker(self.config).begin(self).result()[name]
        except Exception as error:  # noqa: BLE001 - one hand-in must never end the batch
            said = say("This worksheet could not be marked ({error}).", error=type(error).__name__)
            return Verdict("could not run", said, 0, points.get(name, 0))


def _which(known: Worksheets) -> str:
    return say(
        "Nobody can tell which worksheet this is. Give the file its worksheet's name again:"
        " {names}.",
        names=", ".join(f"{name}.ipynb" for name in known) or say("there are none"),
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
            worksheet=file.worksheet or ("" if _is_folder(file.place) else file.place.stem),
            question=self.name,
            points=verdict.points,
            out_of=verdict.out_of,
            verdict=verdict.status,
            message=verdict.message,
            mistake=verdict.mistake,
            pair=file.pair,
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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark one file of each learner and worksheet, and leave further copies out."""
    chosen: dict[tuple[str, ...], WorksheetFile] = {}
    files = {item.parent: None for item in items if isinstance(item.parent, WorksheetFile)}
    for file in sorted(files, key=lambda one: (one.problem != "", one.place.stem != one.worksheet)):
        chosen.setdefault((file.learner, file.worksheet or str(file.place), file.pair), file)
    kept = set(chosen.values())
    copies = [
        item for item in items if isinstance(item.parent, WorksheetFile) and item.parent not in kept
    ]
    if copies:
        config.hook.pytest_deselected(items=copies)
        items[:] = [item for item in items if item not in set(copies)]


def pytest_runtestloop(session: pytest.Session) -> None:
    """Have all files marked in the background while their verdicts are reported in order."""
    # With xdist each process gets a share of the questions, and marks what it is asked for.
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    marker = _marker(session.config)
    for item in session.items:
        if isinstance(item.parent, WorksheetFile) and not item.parent.problem:
            marker.begin(item.parent)


def pytest_configure(config: pytest.Config) -> None:
    """Find out first whether there are questions, and let one process alone keep the gradebook."""
    pairs = _marker(config).worksheets.values()
    if config.option.gradebook and not hasattr(config, "workerinput"):
        names = [one.name for sheets in pairs for questions in sheets.values() for one in questions]
        config.pluginmanager.register(Gradebook(config, names), "kit-gradebook")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End all workers."""
    if _MARKER in config.stash:
        config.stash[_MARKER].close()
