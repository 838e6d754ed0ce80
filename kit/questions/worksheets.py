"""Worksheets → the notebooks that learners get."""

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kit.pairs import FIRST, SWITCHES, place_for
from kit.questions.collecting import Task, Worksheet, worksheets_in
from kit.questions.declare import Question, Reflection
from kit.save import save_text

Cell = dict[str, Any]

_FIRST_CELL = """
import altair as alt
import pandas as pd

import kit

kit.setup()
{switch}
reports = kit.open_pair(pair)
report_2013, report_2016 = reports
"""
_HOW = """
**How it works.** Run the {n} cells below first: click on a cell, then press Shift and Enter. Then
write your answer to each question where the dots are, and run its cell. The card under it says
where you stand.

{more}

Stuck? Take the `#` away from the line with `kit.hint` and run the cell again. Each time you get one
hint more. You can check as often as you like. What you did is kept for your next sitting.
"""
_ON_SENTENCES = """
A sentence is asked? Copy it from the page. Or switch on **Sentences** above the page, click on your
sentence, and write its number where the dots are.
"""
_ON_OWN_ARTICLES = """
The second cell loads the two reports of the course, so that you can try everything. Your own
articles lie in the folder `my-articles` beside this worksheet, where lesson 9 saves them. Write
`folder = "my-articles"` in that cell, and run all cells again. When you hand in the worksheet, hand
in the folder `my-articles` with it.
"""
_OWN_ARTICLES = """
folder = kit.pair_folder(pair)  # when yours are saved: folder = "my-articles"
articles = kit.load_articles(folder)
kit.article_table(articles)[["report", "headline"]]
"""
_LAST = """
## How far did you get?

Questions marked *core* are for everybody. *Stretch* is for those who want more.
"""


def notebook(worksheet: Worksheet, answers: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the notebook of a worksheet as JSON; the same worksheet always gives the same text.

    Args:
        worksheet: the worksheet.
        answers: lines of code by question, to stand where the learner's are; `Question.solution`
            gives those of the model answer.
    """
    metadata = {
        "coverage_kit": {
            "worksheet": worksheet.name,
            "pair": worksheet.pair,
            "kit": version("coverage-kit"),
            "questions": {task.name: task.stamp for task in worksheet.tasks},
        },
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    whole = {
        "cells": list(_cells(worksheet, answers)),
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def write_worksheets(folder: Path, pair: str = FIRST) -> list[Path]:
    """Write each worksheet's notebook beside its questions; return those that have changed."""
    changed = []
    for worksheet in worksheets_in(folder, pair):
        path, text = place_for(pair, folder) / f"{worksheet.name}.ipynb", notebook(worksheet)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            save_text(path, text)
            changed.append(path)
    return changed


def prompt_of(task: Task, number: int) -> str:
    """Return the text of a question as it stands in the worksheet, as Markdown."""
    title = task.name.replace("_", " ").capitalize()
    minutes = f"about {task.minutes} minute{'s' if task.minutes > 1 else ''}"
    if isinstance(task, Question):
        points = f"{task.points} point{'s' if task.points > 1 else ''}"
        facts = f"*{task.level} · {points} · {minutes}*"
        return f"## {number}. {title}\n\n{facts}\n\n{task.prompt}\n\nYour answer: {task.kind.asks}."
    facts = f"*{task.level} · no points: you rate yourself · {minutes}*"
    return f"## {number}. {title}\n\n{facts}\n\n{task.prompt}"


def answer_cell(task: Task, answer: str | None = None) -> str:
    """Return the code of a question's cell.

    Args:
        task: the question.
        answer: the learner's lines, to stand in place of the stub; None for the stub.
    """
    name, hint = task.name, f'# kit.hint("{task.name}")'
    if isinstance(task, Reflection):
        lines = answer or f'{name} = """\n...\n"""'
        return f"{lines}\n\nkit.reflect({name}={name}, rating=...)\n{hint}"
    lines = answer or task.stub
    if task.given:
        lines = f"{task.given}\n\n{lines}"
    gap = "\n\n\n" if lines.startswith("def ") else "\n\n"
    return f"{lines}{gap}kit.check({name}={name})\n{hint}"


def _cells(worksheet: Worksheet, answers: Mapping[str, str]) -> Iterator[Cell]:
    yield _text("title", f"# Worksheet {worksheet.lesson}: {worksheet.title}\n\n{worksheet.text}")
    own = worksheet.on_own_articles
    more = (_ON_OWN_ARTICLES if own else _ON_SENTENCES).strip()
    yield _text("how", _HOW.format(n="two" if own else "three", more=more))
    yield _code("setup", _FIRST_CELL.format(switch=SWITCHES[worksheet.pair]))
    if own:
        yield _code("articles", _OWN_ARTICLES)
    for year in () if own else (2013, 2016):
        yield _code(f"report-{year}", f"kit.panels.reader(report_{year})")
    for number, task in enumerate(worksheet.tasks, start=1):
        name = task.name.replace("_", "-")
        yield _text(f"{name}-text", prompt_of(task, number))
        yield _code(f"{name}-answer", answer_cell(task, answers.get(task.name)))
    yield _text("end", _LAST)
    yield _code("progress", f'kit.progress("{worksheet.name}")')


def _text(cell_id: str, text: str) -> Cell:
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": _lines(text)}


def _code(cell_id: str, text: str) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {},
        "outputs": [],
        "source": _lines(text),
    }


def _lines(text: str) -> list[str]:
    return text.strip("\n").splitlines(keepends=True)
