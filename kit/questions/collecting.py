"""A folder of exercises → its worksheets and their questions."""

import dataclasses
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc, signature
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from kit.pairs import FIRST, place_for
from kit.questions.declare import Question, QuestionError, Reflection
from kit.texts import english

Task = Question | Reflection

_NAME = re.compile(r"(\d\d)-[a-z0-9-]+")
_OF_THE_FIRST_CELL = frozenset(
    "alt pd kit pair reports report_2013 report_2016 folder articles".split()
)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What a file of exercises/ holds.

    Attributes:
        name: the name of the file without ".py", such as "01-take-a-news-page-apart".
        title: the first line of the file's docstring, without its full stop.
        text: the rest of the docstring, as Markdown.
        lesson: the number at the beginning of the name.
        tasks: questions and reflections, in the order in which they stand in the file.
        pair: the pair of reports that it is about.
    """

    name: str
    title: str
    text: str
    lesson: int
    tasks: tuple[Task, ...]
    pair: str = FIRST

    @property
    def on_own_articles(self) -> bool:
        """Whether learners answer it on articles of their own: a model answer asks for them."""
        return any("articles" in signature(task.function).parameters for task in self.tasks)


def questions_in(folder: Path, pair: str = FIRST) -> tuple[Question, ...]:
    """Return the questions of a folder, worksheet by worksheet, in the order of the files.

    Args:
        folder: where files such as 01-take-a-news-page-apart.py lie.
        pair: the pair of reports that they are about; the questions on the practice pair lie in
            the folder's own folder practice/.

    Raises:
        QuestionError: if two questions have one name, one has no text or hints, or a file can't be
            run; the message names the file. Without such files the tuple is empty.
    """
    return tuple(task for task in _tasks(folder, pair) if isinstance(task, Question))


def reflections_in(folder: Path, pair: str = FIRST) -> tuple[Reflection, ...]:
    """Return the questions that nobody marks, in the same order; see `questions_in`."""
    return tuple(task for task in _tasks(folder, pair) if isinstance(task, Reflection))


def worksheets_in(folder: Path, pair: str = FIRST) -> tuple[Worksheet, ...]:
    """Return the worksheets of a folder in the order of their names; see `questions_in`."""
    files = place_for(pair, folder).glob("*.py")
    paths = sorted(path for path in files if _NAME.fullmatch(path.stem))
    worksheets = tuple(_worksheet(path, pair, path.stat().st_mtime_ns) for path in paths)
    asked: dict[str, str] = {}
    for worksheet in worksheets:
        for task in worksheet.tasks:
            if task.name in asked:
                raise QuestionError(
                    f"{worksheet.name}.py asks {task.name!r}, and so does {asked[task.name]}.py."
                    " Answers are found by the question's name: give one of them another."
                )
            asked[task.name] = worksheet.name
    return worksheets


def _tasks(folder: Path, pair: str) -> Iterator[Task]:
    for worksheet in worksheets_in(folder, pair):
        yield from worksheet.tasks


@cache
def _worksheet(path: Path, pair: str, _changed: int) -> Worksheet:
    """Load a file once, and again when it has changed."""
    module = _load(path)
    title, _, text = cleandoc(module.__doc__ or path.stem).partition("\n")
    lesson = int(path.stem[:2])
    tasks = [task for task in vars(module).values() if isinstance(task, Question | Reflection)]
    for task in tasks:
        _refuse_unfinished(task, path)
    placed = tuple(_placed(task, path.stem, lesson, pair) for task in tasks)
    return Worksheet(path.stem, title.rstrip("."), text.strip(), lesson, placed, pair)


def _placed(task: Task, worksheet: str, lesson: int, pair: str) -> Task:
    """Tell a question where it was found, and its wrong answers on which reports they rest."""
    task = dataclasses.replace(task, worksheet=worksheet, lesson=lesson, pair=pair)
    if isinstance(task, Reflection):
        return task
    wrong = tuple(dataclasses.replace(known, pair=pair) for known in task.wrong)
    return dataclasses.replace(task, wrong=wrong)


def _load(path: Path) -> ModuleType:
    """Run a file that import can't name, because of its number and dashes."""
    spec = importlib.util.spec_from_file_location(f"exercises_{path.stem.replace('-', '_')}", path)
    if spec is None or spec.loader is None:
        raise QuestionError(f"{path} can't be loaded as Python.")
    module = importlib.util.module_from_spec(spec)
    try:
        with english():  # a question is the same one in every language, see `Question.stamp`
            spec.loader.exec_module(module)
    except Exception as error:
        raise QuestionError(_slip_in(path, error)) from error
    return module


def _slip_in(path: Path, error: Exception) -> str:
    lines = [step.lineno for step in extract_tb(error.__traceback__) if step.filename == str(path)]
    line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    place = f", line {line}" if line else ""
    return f"{path.name}{place}: {type(error).__name__}: {error}. Mend this line."


def _refuse_unfinished(task: Task, path: Path) -> None:
    if not task.prompt:
        raise QuestionError(
            f"{path.name}: {task.name} has no text. Write what is asked as its docstring."
        )
    if task.name in _OF_THE_FIRST_CELL:
        raise QuestionError(
            f"{path.name}: the first cell of a worksheet uses the name {task.name}. Take another."
        )
    if isinstance(task, Question) and len(task.hints) < 2:  # noqa: PLR2004 - a nudge and a place
        raise QuestionError(f"{path.name}: {task.name} needs at least two hints.")
