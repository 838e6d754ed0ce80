"""Verdicts of a class → the gradebook and its summary, as CSV that learning platforms import."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kit.pairs import FIRST

STATUSES = ("right", "not yet", "wrong kind", "not attempted", "could not run", "timed out")
_COLUMNS = ("learner", "worksheet", "pair", "question", "points", "out_of", "verdict", "message")
_COUNTS = tuple(status.replace(" ", "_") for status in STATUSES)
_SUMMARY_COLUMNS = (
    *("about", "learner", "worksheet", "pair", "question", "points", "out_of"),
    *_COUNTS,
    *("mistake", "learners"),
)
# A spreadsheet takes a cell that begins with one of these for a formula; some take the wide forms.
_FORMULA = tuple("=+-@＝＋－＠\t\r\n|%")
_JOINERS = "\u200c\u200d"  # part of words in Persian, Hindi and others


@dataclass(frozen=True, slots=True)
class Row:
    """One question of one learner.

    Attributes:
        learner: the name of the learner's folder.
        worksheet: the name of the worksheet.
        question: the name of the question.
        points: what the answer earned.
        out_of: what the question gives.
        verdict: the status of the verdict.
        message: what the learner is told.
        mistake: a short name of the known wrong answer that it is; otherwise empty.
        pair: the pair of reports that the question is about.
    """

    learner: str
    worksheet: str
    question: str
    points: int
    out_of: int
    verdict: str
    message: str
    mistake: str = ""
    pair: str = FIRST


def visible(text: str) -> str:
    r"""Write out characters that would hide or turn the text around them.

    >>> visible("Zoë"), visible("a\u202eb\n")
    ('Zoë', 'a\\u202eb\\n')
    """
    return "".join(
        letter
        if letter.isprintable() or letter in _JOINERS
        else letter.encode("unicode_escape").decode()
        for letter in text
    )


def safe(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula.

    >>> safe("=1+2"), safe("Zoë")
    ("'=1+2", 'Zoë')
    """
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA) else shown


def gradebook(rows: Iterable[Row]) -> str:
    """Return the gradebook as CSV: a row for each question of each learner.

    >>> print(gradebook([Row("ann", "01", "headline", 1, 2, "not yet", "One word is off.")]))
    learner,worksheet,pair,question,points,out_of,verdict,message
    ann,01,syria,headline,1,2,not yet,One word is off.
    <BLANKLINE>
    """
    one_line = (replace(row, message=" ".join(row.message.split())) for row in rows)
    return _csv(_COLUMNS, ([getattr(row, column) for column in _COLUMNS] for row in one_line))


def summary(rows: Sequence[Row]) -> str:
    """Return the class at a glance, as CSV.

    First a row for each learner and worksheet, then one for each question, with how many answers
    got which verdict; then, for each known mistake, how many learners made it.

    >>> rows = [Row("ann", "01", "headline", 0, 2, "not yet", "", mistake="the kicker")]
    >>> print(summary(rows).splitlines()[-1])
    mistake,,01,syria,headline,,,,,,,,,the kicker,1
    """
    table = [
        *_totals("learner", rows, lambda row: (row.learner, row.worksheet, row.pair, "")),
        *_totals("question", rows, lambda row: ("", row.worksheet, row.pair, row.question)),
    ]
    mistakes = Counter(
        (row.worksheet, row.pair, row.question, row.mistake) for row in rows if row.mistake
    )
    gap = [""] * (2 + len(_COUNTS))
    table += [
        ["mistake", "", worksheet, pair, question, *gap, mistake, learners]
        for (worksheet, pair, question, mistake), learners in mistakes.most_common()
    ]
    return _csv(_SUMMARY_COLUMNS, table)


def _totals(
    about: str, rows: Sequence[Row], key: Callable[[Row], tuple[str, ...]]
) -> Iterable[list[object]]:
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    for names, group in groups.items():
        verdicts = Counter(row.verdict for row in group)
        points, out_of = sum(row.points for row in group), sum(row.out_of for row in group)
        counts = [verdicts[status] for status in STATUSES]
        yield [about, *names, points, out_of, *counts, "", ""]


def _csv(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()
