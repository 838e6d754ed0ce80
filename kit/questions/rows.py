"""Answers that are a table."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kit.marking.values import Table
from kit.questions.kinds import Kind, is_blank
from kit.questions.plain import described, straight
from kit.questions.shown import listed, shown
from kit.questions.verdicts import Unfit, not_attempted
from kit.texts import say, say_many

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, with its labels as columns, and the names of all columns."""

    rows: list[Row]
    columns: list[str]


def table(key: Sequence[str], columns: Sequence[str] = (), *, ordered: bool = False) -> Kind:
    """Make the kind of answer that is a table.

    Args:
        key: the columns that together name a row, such as ("report", "sentence"); begin with the
            article or report, which messages name.
        columns: further columns whose values count; others may stand in the table and don't.
        ordered: whether the order of the rows counts.

    >>> import pandas as pd
    >>> from kit.marking.values import carry
    >>> kind = table(["report"], ["words"])
    >>> mine = kind.read(carry(pd.DataFrame({"report": ["A", "B"], "words": [3, 5]})))
    >>> aim = kind.read(carry(pd.DataFrame({"report": ["A", "B"], "words": [3, 4]})))
    >>> kind.difference(mine, aim)
    "Look at the row with report 'B': 5 under words is not it."
    """
    wanted = (*key, *columns)

    def difference(answer: Rows, aim: Rows) -> str | None:
        lacking = [name for name in wanted if name not in answer.columns]
        if lacking:
            return lacking_column(lacking, answer.columns)
        return _difference(answer.rows, aim.rows, key, columns, ordered=ordered)

    asks = f"a table (DataFrame) with {_named(wanted)}"
    return Kind("table", asks, read_rows, difference)


def read_rows(answer: object) -> Rows:
    """Return the rows of an answer that is a table.

    Raises:
        Unfit: if it is none.
    """
    if is_blank(answer):
        raise not_attempted()
    if not isinstance(answer, Table):
        raise Unfit(
            say(
                "A table is asked, and your answer is {found}. Keep the rows you need with"
                ' square brackets: table[table["kind"] == "headline"]',
                found=described(answer),
            )
        )
    columns = [
        say("(one without a name)") if name is None else str(name) for name in answer.columns
    ]
    labels = _index_columns(answer, columns)
    rows = [
        dict(zip(columns, values, strict=True)) | {name: of[i] for name, of in labels.items()}
        for i, values in enumerate(answer.rows)
    ]
    return Rows(rows, [*columns, *labels])


def _index_columns(answer: Table, columns: Sequence[str]) -> dict[str, list[object]]:
    """Take in the labels that groupby leaves in the index; they are columns to a learner."""
    several = len(answer.index_names) > 1
    return {
        str(name): [
            label[i] if several and isinstance(label, tuple) else label for label in answer.index
        ]
        for i, name in enumerate(answer.index_names)
        if name is not None and str(name) not in columns
    }


def lacking_column(lacking: Sequence[str], columns: Sequence[str]) -> str:
    """Say which column a table lacks, and which it has."""
    if not columns:
        return say("Your table is empty: it has no columns.")
    return say(
        "Your table has no column {name}. It has {names}: check the"
        " spelling, and keep all columns.",
        name=shown(lacking[0]),
        names=_named(columns[:12]),
    )


def _named(columns: Sequence[str]) -> str:
    names = listed([shown(name)[1:-1] for name in columns])
    return say_many("the column {names}", "the columns {names}", len(columns), names=names)


def _difference(
    rows: list[Row], aims: list[Row], key: Sequence[str], columns: Sequence[str], *, ordered: bool
) -> str | None:
    mine, wanted = [_key(row, key) for row in rows], [_key(row, key) for row in aims]
    if mine != wanted and (off := _wrong_rows(rows, mine, wanted, key)):
        return off
    values = {_key(row, key): row for row in aims}
    for row, name in zip(rows, mine, strict=True):
        for column in columns:
            if not _equal(row[column], values[name][column]):
                where = _row_name(row, key)
                return say(
                    "Look at the row with {row}: {value} under {column} is not it.",
                    row=where,
                    value=shown(row[column]),
                    column=column,
                )
    if ordered and mine != wanted:
        return say("The rows are the right ones, but they stand in another order.")
    return None


def _wrong_rows(
    rows: list[Row], mine: list[Any], wanted: list[Any], key: Sequence[str]
) -> str | None:
    if wanted and not mine:
        return say("Your table has no rows: nothing fits. Check the spelling; capitals count.")
    known = set(wanted)
    strange = [row for row, name in zip(rows, mine, strict=True) if name not in known]
    if strange:
        said = say("The row with {row} doesn't belong here.", row=_row_name(strange[0], key))
        others = len(strange) - 1
        more = say_many("Nor do {n} others.", "Nor do {n} others.", others) if others else ""
        return f"{said} {more}".rstrip()
    missing = Counter(wanted) - Counter(mine)
    if missing:
        first = next(iter(missing))
        if len(key) == 1:  # naming the row would tell what is missing from it
            return say("All your rows belong here, but at least one row is missing.")
        return say(
            "All your rows belong here, but at least one row of {name} is missing.",
            name=shown(first[0])[1:-1],
        )
    twice = [name for name, times in (Counter(mine) - Counter(wanted)).items() if times]
    if twice:
        return say(
            "The row with {row} stands here twice.", row=_row_name(rows[mine.index(twice[0])], key)
        )
    return None


def _row_name(row: Row, key: Sequence[str]) -> str:
    return ", ".join(f"{name} {shown(row[name])}" for name in key)


def _key(row: Row, key: Sequence[str]) -> tuple[object, ...]:
    return tuple(_plain(row[name]) for name in key)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return straight(value)
    return value if value is None or isinstance(value, bool | int | float) else repr(value)


def _equal(value: object, aim: object) -> bool:
    numbers = (int, float)
    if isinstance(value, numbers) and isinstance(aim, numbers) and not isinstance(value, bool):
        return math.isclose(value, aim, rel_tol=1e-6)
    return _plain(value) == _plain(aim)
