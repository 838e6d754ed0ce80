"""What a learner calls in a worksheet: check, hint, give_up, reflect, progress.

Each returns a card. None of them raises: whatever is wrong, the card says it.
"""

import dataclasses
import difflib
import json
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from kit.folders import QUESTIONS
from kit.marking.values import carry
from kit.pairs import FIRST, FOLDERS, open_page, opened
from kit.questions.cards import Card
from kit.questions.collecting import Task, Worksheet, worksheets_in
from kit.questions.declare import Question, QuestionError, Reflection
from kit.questions.judging import judge
from kit.questions.kinds import is_blank
from kit.questions.progress import Record, learners_folder, read_progress, write_progress
from kit.questions.verdicts import Status, Verdict, status_words
from kit.texts import say, say_many

_LARGEST_WORKSHEET = 5_000_000  # reading a larger one would make the learner wait
_LOOKS: dict[Status, tuple[str, str]] = {
    "right": ("✓", "#00664a"),
    "not yet": ("→", "#8a4b00"),
    "wrong kind": ("?", "#8a4b00"),
    "not attempted": ("○", "#595959"),
    "could not run": ("!", "#a3123b"),
    "timed out": ("⧖", "#a3123b"),
}


def check(**answers: object) -> Card:
    """Check an answer: kit.check(headline=headline)."""
    if len(answers) != 1:
        return _one_at_a_time("check")
    ((name, answer),) = answers.items()
    task = _find(name)
    if isinstance(task, Card):
        return task
    if not isinstance(task, Question):
        return _card(
            "○",
            say("Nobody marks this one"),
            say("Use {code}", code=f"kit.reflect({name}={name}, rating=...)"),
        )

    try:
        with redirect_stdout(StringIO()):  # a function that prints would print at every try
            verdict = judge(task, carry(answer), _said_by_worksheet("questions", name))
    except KeyboardInterrupt:
        said = say("You stopped the check. Does your function have a loop that never ends?")
        verdict = Verdict("timed out", said, 0, task.points)
    seen = int(task.hints[0] in verdict.message)
    record, note = _keep(name, lambda record: record.after(verdict, task.stamp, seen))
    return _verdict_card(task, verdict, record, note)


def hint(name: str) -> Card:
    """Show the next hint: kit.hint("headline")."""
    task = _find(name)
    if isinstance(task, Card):
        return task
    record, note = _keep(name, lambda record: dataclasses.replace(record, hints=record.hints + 1))
    shown = min(record.hints, len(task.hints))
    hints = [f"{number}. {text}" for number, text in enumerate(task.hints[:shown], start=1)]
    left = len(task.hints) - shown
    more = say_many("{n} more: run this cell again.", "{n} more: run this cell again.", left)
    if not left:
        more = say("These are all hints.")
    if not left and isinstance(task, Question):
        more += " " + say("To see the answer, write {code}", code=f'kit.give_up("{name}")')
    return _card("✎", say("Hints for {name}", name=name), *hints, more, note)


def give_up(name: str) -> Card:
    """Show the model answer with its reason: kit.give_up("headline")."""
    task = _find(name)
    if isinstance(task, Card):
        return task
    if not isinstance(task, Question):
        return _card(
            "○", say("There is no model answer before your own"), say("Write yours first.")
        )
    _, note = _keep(
        name,
        lambda record: dataclasses.replace(record, gave_up=record.status != "right"),
    )
    advice = say(
        "Read it, close it, and then write it in words of your own, or try the next question."
    )
    return dataclasses.replace(
        _card("≡", say("The answer to {name}", name=name), task.reason, advice, note),
        code=task.solution,
    )


def reflect(rating: object = ..., **answers: object) -> Card:
    """Compare your own thoughts with others: kit.reflect(reasons=reasons, rating=2)."""
    if len(answers) != 1:
        return _one_at_a_time("reflect")
    ((name, answer),) = answers.items()
    task = _find(name)
    if isinstance(task, Card):
        return task
    if not isinstance(task, Reflection):
        return _card(
            "○", say("This one is checked"), say("Use {code}", code=f"kit.check({name}={name})")
        )
    return _reflection_card(task, answer, rating)


def progress(worksheet: str | None = None) -> Card:
    """Show how far you are: kit.progress().

    Args:
        worksheet: the name of a worksheet, such as "01-take-a-news-page-apart", or its number;
            None for all that you have begun.
    """
    return progress_in(learners_folder(Path.cwd()), worksheet, _pair())


def progress_in(folder: Path, worksheet: str | None, pair: str) -> Card:
    """Show how far a learner's folder is, with the questions on a pair of reports."""
    worksheets = _worksheets(pair)
    if isinstance(worksheets, Card):
        return worksheets
    records, note = read_progress(folder, pair)
    begun = [
        one
        for one in worksheets
        if worksheet in (one.name, str(one.lesson))
        or (not worksheet and any(task.name in records for task in one.tasks))
    ]
    if not begun and worksheet:
        names = ", ".join(one.name for one in worksheets)
        return _card(
            "?",
            say("There is no worksheet called {worksheet}", worksheet=worksheet),
            say("There are: {names}", names=names),
            note,
        )
    if not begun:
        return _card(
            "○",
            say("No question is checked yet"),
            say("Run the cell of a question first."),
            note,
        )
    earned = out_of = 0
    rows = [[say("question"), say("where you are"), say("points"), say("hints")]]
    for one in begun:
        for task in one.tasks:
            row, points, most = _progress_row(task, records.get(task.name))
            rows.append(row)
            earned, out_of = earned + points, out_of + most
    titles = ", ".join(one.title for one in begun)
    return Card("▤", f"{titles}: {_points(earned, out_of)}", [note], rows=rows)


def _points(earned: int, out_of: int) -> str:
    return say_many("{earned} of {n} point", "{earned} of {n} points", out_of, earned=earned)


def _progress_row(task: Task, record: Record | None) -> tuple[list[str], int, int]:
    kept = record or Record()
    status = status_words(kept.status)
    if kept.stamp and kept.stamp != task.stamp:
        kept, status = dataclasses.replace(kept, points=0), say("changed since: check again")
    name = task.name.replace("_", " ")
    hints = str(min(kept.hints, len(task.hints)))
    if not isinstance(task, Question):
        return [name, status, say("none"), hints], 0, 0
    if kept.gave_up:
        status = say("{status}, answer seen", status=status)
    points = say("{points} of {out_of}", points=kept.points, out_of=task.points)
    return [name, status, points, hints], kept.points, task.points


def _reflection_card(task: Reflection, answer: object, rating: object) -> Card:
    if not isinstance(answer, str) or not answer.strip() or is_blank(answer):
        return _card(
            "○",
            say("Not attempted: {name}", name=task.name),
            say("Write your thoughts between the quotation marks first."),
        )
    best = len(task.rubric) - 1
    rubric = [f"{points}: {meaning}" for points, meaning in enumerate(task.rubric)]
    ask = say("Rate yourself: write a number from 0 to {best} after rating=", best=best)
    note = ""
    if isinstance(rating, int) and not isinstance(rating, bool) and 0 <= rating <= best:
        rated = rating
        _, note = _keep(
            task.name,
            lambda record: dataclasses.replace(
                record, status="rated", rating=rated, stamp=task.stamp
            ),
        )
        ask = say(
            "You rated yourself {rating} of {best}. You can change your text, and rate again.",
            rating=rating,
            best=best,
        )
    said = [
        say("One way to put it; yours may differ and be good:"),
        task.model(),
        *rubric,
        ask,
        note,
    ]
    return _card("⇄", say("Compare: {name}", name=task.name), *said)


def _verdict_card(task: Question, verdict: Verdict, record: Record, note: str) -> Card:
    icon, color = _LOOKS[verdict.status]
    if verdict.status == "right":
        points = _points(verdict.points, verdict.out_of)
        said = [verdict.message, say("{points}. One way to write it:", points=points)]
        code = task.solution
    else:
        left = len(task.hints) - record.hints
        code = f'kit.hint("{task.name}")'
        help_ = say("{code} gives a hint.", code=code) if left > 0 else ""
        said, code = [verdict.message, help_], ""
    heading = f"{_heading(verdict.status)}: {task.name}"
    return Card(icon, heading, [*said, note], code=code, color=color)


def _heading(status: Status) -> str:
    words: dict[Status, str] = {
        "right": say("Right"),
        "not yet": say("Not yet"),
        "wrong kind": say("Another kind of answer is asked"),
        "not attempted": say("Not attempted"),
        "could not run": say("The check could not run"),
        "timed out": say("It took too long"),
    }
    return words[status]


def _card(icon: str, heading: str, *paragraphs: str) -> Card:
    return Card(icon, heading, [text for text in paragraphs if text])


def _one_at_a_time(call: str) -> Card:
    return _card(
        "?",
        say("One answer at a time"),
        say("Write it like this: {code}", code=f"kit.{call}(headline=headline)"),
    )


def _find(name: str) -> Task | Card:
    worksheets = _worksheets(_pair())
    if isinstance(worksheets, Card):
        return worksheets
    tasks = {task.name: task for worksheet in worksheets for task in worksheet.tasks}
    if name in tasks:
        return tasks[name]
    near = difflib.get_close_matches(str(name), list(tasks), n=1)
    return _card(
        "?",
        say("There is no question called {name}", name=name),
        say("Did you mean {name}?", name=near[0])
        if near
        else say("Copy the name from the worksheet."),
        say(
            "If the worksheet is older than the kit, this question may have gone."
            " Your work is safe."
        ),
    )


def _worksheets(pair: str) -> tuple[Worksheet, ...] | Card:
    try:
        return worksheets_in(QUESTIONS, pair)
    except (QuestionError, OSError) as error:
        return _card("!", say("The questions of the kit can't be read"), str(error))


def _records() -> tuple[dict[str, Record], str]:
    return read_progress(learners_folder(Path.cwd()), _pair())


def _keep(name: str, change: Callable[[Record], Record]) -> tuple[Record, str]:
    records, note = _records()
    before = records.get(name, Record())
    records[name] = change(before)
    if records[name] != before:
        note = write_progress(learners_folder(Path.cwd()), records, _pair()) or note
    return records[name], note


def _pair() -> str:
    """Return the pair that was opened; where none was, the one that the worksheet is made for."""
    pair = opened() or _said_by_worksheet("pair")
    return pair if pair in FOLDERS else FIRST


def _said_by_worksheet(*keys: str) -> str:
    """Look up what the open worksheet says of how it was made, such as the wording of a question.

    Returns:
        What it says; empty where that is not known.
    """
    page = open_page()
    try:
        if page is None or page.stat().st_size > _LARGEST_WORKSHEET:
            return ""
        said = json.loads(page.read_text(encoding="utf-8"))["metadata"]["coverage_kit"]
        for key in keys:
            said = said[key]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return said if isinstance(said, str) else ""
