"""Declare a question: a function of exercises/, whose name, text and value are the question."""

import ast
import hashlib
import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, Literal

from kit.pairs import FIRST, of_year, reports_of
from kit.questions.kinds import Kind
from kit.questions.shown import shown

Level = Literal["core", "stretch"]


class QuestionError(ValueError):
    """A question is declared in a way that can't work; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer that is known, and what helps.

    Attributes:
        answer: the wrong answer; where it has to be worked out, a function that returns it, see
            `made`.
        message: what a learner with this answer is told; never the model answer.
        also: further answers that get the same message.
        label: a short name for the class's summary; if empty, the answer itself.
        pair: the pair of reports that its question is about.
    """

    answer: Any
    message: str
    also: Sequence[Any] = ()
    label: str = ""
    pair: str = FIRST

    def answers(self) -> list[Any]:
        """Return the wrong answers, worked out."""
        return [made(answer, self.pair) for answer in (self.answer, *self.also)]

    def name(self) -> str:
        """Return a short name for the class's summary."""
        return self.label or shown(made(self.answer, self.pair))


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """A question of a worksheet.

    Attributes:
        name: its name, and that of the variable the learner assigns.
        prompt: what is asked, as Markdown.
        kind: what kind of answer it asks for.
        function: returns the model answer; see `made`.
        reason: why that is the answer: shown after success, or when a learner gives up.
        hints: one after the other, from a nudge to the place where to look.
        wrong: the wrong answers that are known.
        also: further right answers; a function where one has to be worked out.
        minutes: how long it takes.
        points: what it gives.
        level: "core", or "stretch" for those who are done early.
        given: lines of code that stand above the answer in the learner's cell.
        worksheet: the name of its worksheet, such as "01-take-a-news-page-apart".
        lesson: the number of its lesson.
        pair: the pair of reports that it is about.
    """

    name: str
    prompt: str
    kind: Kind
    function: Callable[..., Any]
    reason: str
    hints: tuple[str, ...]
    wrong: tuple[Wrong, ...]
    also: tuple[Any, ...]
    minutes: int
    points: int
    level: Level
    given: str = ""
    worksheet: str = ""
    lesson: int = 0
    pair: str = FIRST

    def model(self) -> Any:  # noqa: ANN401 - each kind of question has its own
        """Work out the model answer."""
        return made(self.function, self.pair)

    def answers(self) -> list[Any]:
        """Return all right answers, worked out; the model answer first."""
        return [self.model(), *(made(answer, self.pair) for answer in self.also)]

    @property
    def stub(self) -> str:
        """What stands in the learner's cell."""
        return self.kind.stub.format(name=self.name).rstrip("\n")

    @property
    def solution(self) -> str:
        """The lines with which a learner gives the model answer: the function's own lines."""
        return _learners_lines(self.function)

    @property
    def stamp(self) -> str:
        """Changes when what is asked changes: a worksheet keeps it, so that a check can tell."""
        return stamp_of(self.prompt, self.kind.name, self.kind.asks)


@dataclass(frozen=True, eq=False, slots=True)
class Reflection:
    """A question that no program can judge: the learner writes, then compares and rates.

    Attributes:
        name: its name, and that of the variable the learner assigns.
        prompt: what is asked, as Markdown.
        function: returns an answer to compare with.
        rubric: what each rating means, from 0 upwards.
        hints: one after the other.
        minutes: how long it takes.
        level: "core" or "stretch".
        worksheet: the name of its worksheet.
        lesson: the number of its lesson.
        pair: the pair of reports that it is about.
    """

    name: str
    prompt: str
    function: Callable[..., str]
    rubric: tuple[str, ...]
    hints: tuple[str, ...]
    minutes: int
    level: Level = "core"
    worksheet: str = ""
    lesson: int = 0
    pair: str = FIRST

    def model(self) -> str:
        """Return the answer to compare with."""
        return str(made(self.function, self.pair))

    @property
    def stamp(self) -> str:
        """Changes when what is asked changes."""
        return stamp_of(self.prompt, *self.rubric)


def question(  # noqa: PLR0913 - each is one fact about a question, and is named where it is given
    kind: Kind,
    *,
    hints: Sequence[str],
    wrong: Sequence[Wrong],
    reason: str,
    minutes: int,
    points: int = 1,
    level: Level = "core",
    also: Sequence[Any] = (),
    given: str = "",
) -> Callable[[Callable[..., Any]], Question]:
    """Make a question of the function below: its name, its docstring as prompt, its value.

    The function returns the model answer; it is called when the answer is needed, with what its
    parameters ask for (see `made`). Its lines are shown to learners as the way to the answer, so
    they use only what a learner has. The arguments are the fields of `Question`.

    >>> from kit.questions import number
    >>> @question(number(), hints=["Read slowly.", "Use your fingers."], reason="Ann and Bo.",
    ...           wrong=[Wrong(1, "Somebody is with Ann.")], minutes=1)
    ... def passengers():
    ...     '''How many passengers? "Ann waved. Bo waved too."'''
    ...     return 2
    >>> passengers.name, passengers.model()
    ('passengers', 2)
    """

    def declare(function: Callable[..., Any]) -> Question:
        return Question(
            name=function.__name__,
            prompt=cleandoc(function.__doc__ or ""),
            kind=kind,
            function=function,
            reason=reason,
            hints=tuple(hints),
            wrong=tuple(wrong),
            also=tuple(also),
            minutes=minutes,
            points=points,
            level=level,
            given=cleandoc(given),
        )

    return declare


def reflection(
    *, rubric: Sequence[str], hints: Sequence[str], minutes: int, level: Level = "core"
) -> Callable[[Callable[..., str]], Reflection]:
    """Make a question without marks of the function below; it returns an answer to compare with.

    The arguments are the fields of `Reflection`.

    >>> @reflection(rubric=["Nothing yet.", "One reason.", "Two."], hints=["Whom?"], minutes=3)
    ... def fairness():
    ...     '''Who is missing? "Ann waved. Bo waved too."'''
    ...     return "The captain is. We can't tell why."
    >>> fairness.rubric[2]
    'Two.'
    """

    def declare(function: Callable[..., str]) -> Reflection:
        return Reflection(
            name=function.__name__,
            prompt=cleandoc(function.__doc__ or ""),
            function=function,
            rubric=tuple(rubric),
            hints=tuple(hints),
            minutes=minutes,
            level=level,
        )

    return declare


def made(answer: object, pair: str = FIRST) -> Any:  # noqa: ANN401 - whatever is an answer
    """Work an answer out if it is a function; otherwise it is the answer.

    A function's parameters ask for what the first cells of a worksheet give: `pair`, `reports`,
    `report_2013` and `report_2016`, all of the pair that the question is about. `articles` are the
    learner's own; here, where there are none, they are the reports of the pair.

    >>> made(3), made(lambda pair: pair), made(lambda report_2016: report_2016.kicker)
    (3, 'syria', 'Conflicts')
    """
    if not callable(answer):
        return answer
    asked = inspect.signature(answer).parameters
    given = {name: _from_first_cell(name, pair) for name in asked}
    return answer(**given)


def _from_first_cell(name: str, pair: str) -> object:
    if name == "pair":
        return pair
    if name in ("reports", "articles"):
        return list(reports_of(pair))
    if name.startswith("report_") and name.removeprefix("report_").isdigit():
        return of_year(int(name.removeprefix("report_")), reports_of(pair))
    raise QuestionError(
        f"A function can ask for pair, reports, report_2013, report_2016 or articles, not {name}."
    )


def _learners_lines(function: Callable[..., Any]) -> str:
    """Take a function's lines without docstring, and name what it returns."""
    source = textwrap.dedent(inspect.getsource(function))
    tree = ast.parse(source).body[0]
    assert isinstance(tree, ast.FunctionDef)  # noqa: S101 - for the type checker
    lines = source.splitlines()
    pieces = []
    for statement in tree.body[1:] if ast.get_docstring(tree) else tree.body:
        piece = "\n".join(
            # A text over several lines may stand further left than the function.
            line.removeprefix(" " * statement.col_offset)
            for line in lines[statement.lineno - 1 : statement.end_lineno]
        )
        if isinstance(statement, ast.Return):
            if isinstance(statement.value, ast.Name) and statement.value.id == tree.name:
                continue
            piece = f"{tree.name} = {piece.removeprefix('return ')}"
        pieces.append(piece)
    return "\n".join(pieces)


def stamp_of(*words: str) -> str:
    """Return a short mark that is the same for the same words, however they are spaced.

    >>> stamp_of("Who  speaks?") == stamp_of("Who speaks?") != stamp_of("Who writes?")
    True
    """
    plain = "\n".join(" ".join(text.split()) for text in words)
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
