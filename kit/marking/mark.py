"""A submission and its questions → a verdict on each; the learner's code runs elsewhere."""

import re
import time
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kit.marking.confine import Limits
from kit.marking.submissions import OWN_ARTICLES, Submission, cells_that_assign
from kit.marking.values import BorderError, CallFailed, decode, encode, readable
from kit.marking.workers import Stopped, Worker
from kit.questions.declare import Question
from kit.questions.judging import judge
from kit.questions.verdicts import Missing, Status, Verdict
from kit.texts import say

_START_SECONDS = 60
_MOST_STARTS = 8
_SHORTEST = 0.05
_LACKING = re.compile(r"There is no ((?:file|folder) .{1,100}?)\. Check|directory: '([^']{1,100})'")


def mark(
    submission: Submission,
    questions: Sequence[Question],
    start: Callable[[], Worker],
    limits: Limits,
    files: Mapping[str, bytes] | None = None,
) -> dict[str, Verdict]:
    """Mark a submission.

    The notebook runs top to bottom. When a cell crashes or never ends, what was answered before it
    counts, and the rest is run again without that cell.

    Args:
        submission: what was handed in.
        questions: the questions of its worksheet.
        start: starts a worker.
        limits: how long it may run.
        files: what lies in the notebook's folder when it runs, by name.

    Returns:
        The verdict on each question, by name. It raises nothing, whatever the learner's code does.
    """
    job = {
        "names": [question.name for question in questions],
        "files": {name: b64encode(data).decode() for name, data in (files or {}).items()},
    }
    sitting = _Sitting(submission, job, start, limits)
    try:
        sitting.run()
        return {question.name: sitting.verdict(question) for question in questions}
    finally:
        sitting.end()


class _Sitting:
    """One submission while it is marked: answers so far, and the worker that runs it now."""

    def __init__(
        self,
        submission: Submission,
        job: dict[str, Any],
        start: Callable[[], Worker],
        limits: Limits,
    ) -> None:
        self._submission, self._job, self._start, self._limits = submission, job, start, limits
        self._deadline = time.monotonic() + limits.whole_seconds
        self._answers: dict[str, str] = {}
        self._troubles: dict[int, tuple[Status, str]] = {}  # by cell
        self._errors: dict[int, str] = {}  # by cell, in Python's words
        self._skipped: set[int] = set()
        self._starts = 0
        self._cell = 0
        self._worker: Worker | None = None

    def run(self) -> None:
        """Run the cells, again and again without those that stop the worker."""
        while self._starts < _MOST_STARTS and time.monotonic() < self._deadline:
            try:
                self._run_once()
            except OSError:
                return self._give_up("could not run", _not_started())
            except Stopped as stopped:
                if self._cell < 0:
                    return self._give_up("could not run", _not_started())
                self._skipped.add(self._cell)
                self._troubles[self._cell] = _stop_words(self._limits, stopped)
            else:
                return None
        return self._give_up(*_whole_words(self._limits))

    def _give_up(self, status: Status, message: str) -> None:
        self.end()
        for cell in range(self._cell + 1, len(self._submission.cells)):
            self._troubles.setdefault(cell, (status, message))

    def _run_once(self) -> None:
        """Run what is left in a new worker.

        Raises:
            Stopped: if it crashed, took too long, or sent what is no line of ours.
        """
        self.end()
        self._starts += 1
        self._cell = -1
        self._worker = self._start()
        self._worker.receive(_START_SECONDS)
        # A function answers from the worker that it was made in, so those of the last one are void.
        self._answers = {n: line for n, line in self._answers.items() if not _calls(line)}
        cells = [
            (number, source)
            for number, source in enumerate(self._submission.cells)
            if number not in self._skipped
        ]
        self._worker.send(**self._job, cells=cells)
        cell_ends = time.monotonic() + self._limits.cell_seconds
        while True:
            ends = min(cell_ends, self._deadline)
            message = self._worker.receive(max(ends - time.monotonic(), _SHORTEST))
            if "done" in message:
                return
            if "cell" in message:
                cell_ends = time.monotonic() + self._limits.cell_seconds
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        match message:
            case {"cell": int(cell)}:
                self._cell = cell
            case {"answer": [str(name), str(line)]} if name in self._job["names"]:
                self._answers.setdefault(name, line)
            case {"failed": [int(cell), str(words)]}:
                self._errors[cell] = readable(words)[:400]
                self._troubles[cell] = "could not run", _stopped_by(self._error_in(cell))

    def _error_in(self, cell: int) -> str:
        """Return what stopped a cell; a name may be missing because an earlier cell had stopped."""
        first = min(self._errors)
        if first == cell or not self._errors[cell].startswith("NameError"):
            return self._errors[cell]
        return say(
            "{error}; before that, another cell stopped: {first}",
            error=self._errors[cell],
            first=self._errors[first],
        )

    def verdict(self, question: Question) -> Verdict:
        """Judge the answer to a question, or say why there is none."""
        line = self._answers.get(question.name)
        if line is not None and _calls(line) and not (self._worker and self._worker.alive):
            self.run()
            line = self._answers.get(question.name)
        if line is None:
            return self._no_answer(question)
        made_for = self._submission.stamps.get(question.name, "")
        try:
            return judge(question, decode(line, self._caller()), made_for)
        except BorderError:
            return _not_run(question, "could not run", say("Your answer could not be handed over."))
        except Exception as error:  # noqa: BLE001 - one answer must never end the batch
            name = type(error).__name__
            return _not_run(
                question, "could not run", say("This answer can't be checked ({name}).", name=name)
            )

    def _no_answer(self, question: Question) -> Verdict:
        for cell in cells_that_assign(self._submission, question.name):
            if cell in self._troubles:
                return _not_run(question, *self._troubles[cell])
        return judge(question, Missing(), self._submission.stamps.get(question.name, ""))

    def _caller(self) -> Callable[[int, tuple[object, ...]], object]:
        ends = time.monotonic() + self._limits.cell_seconds

        def call(number: int, arguments: tuple[object, ...]) -> object:
            seconds = min(self._limits.call_seconds, ends - time.monotonic())
            if self._worker is None or not self._worker.alive:
                raise CallFailed(say("the program had ended"))
            self._worker.send(call=[number, encode(arguments)])
            try:
                message = self._worker.receive(max(seconds, _SHORTEST))
            except Stopped as stopped:
                raise _call_failed(stopped, self._limits) from None
            return _call_result(message)

        return call

    def end(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.end()


def _stopped_by(error: str) -> str:
    """Say what stopped a cell; a file that is not there has mostly stayed at home."""
    lacking = _LACKING.search(error)
    if lacking is None:
        return _failed(error)
    return say(
        "Your code reads {lacking}, which did not come with your worksheet. Hand in both once"
        " more: the worksheet, and beside it the folder {folder} or your own .txt and .csv files.",
        lacking=say("the {file}", file=lacking[1]) if lacking[1] else lacking[2],
        folder=OWN_ARTICLES,
    )


def _calls(line: str) -> bool:
    return '"function"' in line


def _call_failed(stopped: Stopped, limits: Limits) -> CallFailed:
    if stopped.timed_out:
        reason = say("it took longer than {seconds:g} seconds", seconds=limits.call_seconds)
        return CallFailed(reason, timed_out=True)
    return CallFailed(say("the program ended while your function ran"))


def _call_result(message: dict[str, Any]) -> object:
    match message:
        case {"value": str(line)}:
            try:
                return decode(line)
            except BorderError:
                raise CallFailed(say("what it returned could not be handed over")) from None
        case {"raised": str(words)}:
            raise CallFailed(readable(words)[:400])
    raise CallFailed(say("what it returned could not be handed over"))


def _not_run(question: Question, status: Status, message: str) -> Verdict:
    return Verdict(status, message, 0, question.points)


def _not_started() -> str:
    return say("The program that runs worksheets could not start here. This is no fault of yours.")


def _failed(error: str) -> str:
    return say(
        "Your code stopped with this error: {error}. In JupyterLab, choose Run, Restart Kernel and"
        " Run All Cells: the worksheet has to run from its top.",
        error=error,
    )


def _stop_words(limits: Limits, stopped: Stopped) -> tuple[Status, str]:
    if stopped.timed_out:
        return "timed out", (
            say(
                "Your code ran longer than {seconds:g} seconds and was stopped."
                " Look for a loop that never ends.",
                seconds=limits.cell_seconds,
            )
        )
    return "could not run", (
        say(
            "Your code ended the whole program, or took more memory than there is."
            " Run the cell alone in a fresh notebook to see what it does."
        )
    )


def _whole_words(limits: Limits) -> tuple[Status, str]:
    return "timed out", (
        say(
            "The worksheet as a whole ran longer than {seconds:g} seconds,"
            " or stopped too often, so this question was not reached.",
            seconds=limits.whole_seconds,
        )
    )
