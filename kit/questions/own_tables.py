"""Tables of a learner's own articles, checked by form: whole, with zeros, rates with counts."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import product

from kit.questions.forms import Fault, by_form, first_fault
from kit.questions.kinds import Kind, is_blank
from kit.questions.plain import straight
from kit.questions.rows import Row, Rows, lacking_column, read_rows
from kit.questions.shown import listed, shown
from kit.texts import say, say_many

_NOTE = "note"
_FEWEST = 2  # articles, and things counted: with one there is nothing to compare
_ROUNDED = 0.51  # a rate may be rounded to a whole number


def own_table(
    key: Sequence[str],
    columns: Sequence[str],
    *,
    rows: int = _FEWEST,
    noted: Sequence[str] = (),
) -> Kind:
    """Make the kind of answer that is a table about the learner's own articles.

    Args:
        key: the columns that together name a row; each row stands there once.
        columns: further columns that need a value in each row.
        rows: how many rows there must be at least.
        noted: columns that need a value, or else some words in the same row's column `note`.

    >>> import pandas as pd
    >>> from kit.marking.values import carry
    >>> kind = own_table(["article"], ["headline"], noted=["published"])
    >>> pages = pd.DataFrame({"article": ["a", "b"], "headline": ["Fog", "Rain"]})
    >>> kind.read(carry(pages.assign(published=["2016-10-12", None]))).words
    "The row with article 'b' has nothing under published, and no note that says why."
    """
    rules = {
        "a column is missing": partial(_no_column, wanted=(*key, *columns, *noted)),
        "too few rows": partial(_too_few, fewest=rows),
        "an empty cell": partial(_empty_cell, columns=(*key, *columns), key=key),
        "a row stands twice": partial(_twice, key=key),
        "no note": partial(_no_note, columns=noted, key=key),
    }
    asks = f"a table (DataFrame) with the columns {listed([*key, *columns, *noted])}"
    if noted:
        asks += f"; where one of the last {len(noted)} is empty, a column {_NOTE} says why"
    return by_form("own table", asks, lambda a: first_fault(read_rows(a), rules), "{name} = ...")


def own_counts(things: Sequence[str], *, rate: bool = False) -> Kind:
    """Make the kind of answer that is a table of counts: for each thing a row for each report.

    Args:
        things: the columns of which one must be there, and says what was counted.
        rate: whether `per_1000` must be there as well, with the `total` that it was made from.

    >>> import pandas as pd
    >>> from kit.marking.values import carry
    >>> rows = [("A", "fog", 3), ("B", "fog", 1), ("A", "rain", 2)]
    >>> kind = own_counts(["word"])
    >>> kind.read(carry(pd.DataFrame(rows, columns=["report", "word", "count"]))).words
    "There is no row for 'rain' in 'B'."
    """
    numbers = ("count", "total", "per_1000") if rate else ("count",)
    rules = {
        "a column is missing": partial(_no_column, wanted=("report", *numbers)),
        "nothing says what was counted": partial(_no_thing, things=things),
        "too few reports or things": partial(_too_few_to_compare, things=things),
        "no count": partial(_no_count, columns=numbers[:2], things=things),
        "a row stands twice": partial(_twice_counted, things=things),
        "a zero is missing": partial(_no_zero, things=things),
    }
    if rate:
        rules["more than all"] = partial(_more_than_all, things=things)
        rules["the rate is another"] = partial(_other_rate, things=things)
    asks = f"a table with the columns report, {listed(numbers)}, and {' or '.join(things)}"
    return by_form("own counts", asks, lambda a: _counts_fault(a, rules), "{name} = ...")


def _counts_fault(answer: object, rules: "dict[str, partial[str | None]]") -> Fault | None:
    return first_fault(read_rows(answer), rules)


def _no_column(table: Rows, wanted: Sequence[str]) -> str | None:
    lacking = [name for name in wanted if name not in table.columns]
    return lacking_column(lacking, table.columns) if lacking else None


def _too_few(table: Rows, fewest: int) -> str | None:
    found = len(table.rows)
    if found >= fewest:
        return None
    return say("At least {fewest} rows are asked; yours has {found}.", fewest=fewest, found=found)


def _empty_cell(table: Rows, columns: Sequence[str], key: Sequence[str]) -> str | None:
    for row in table.rows:
        for column in columns:
            if _is_empty(row[column]):
                where = _named(row, key)
                return say(
                    "The row with {row} has nothing under {column}.", row=where, column=column
                )
    return None


def _twice(table: Rows, key: Sequence[str]) -> str | None:
    times = Counter(_named(row, key) for row in table.rows)
    again = next((name for name, many in times.items() if many > 1), None)
    return say("The row with {row} stands in your table twice.", row=again) if again else None


def _no_note(table: Rows, columns: Sequence[str], key: Sequence[str]) -> str | None:
    for row in table.rows:
        empty = [column for column in columns if _is_empty(row[column])]
        if empty and _is_empty(row.get(_NOTE)):
            where = _named(row, key)
            return say(
                "The row with {row} has nothing under {column}, and no note that says why.",
                row=where,
                column=empty[0],
            )
    return None


def _no_thing(table: Rows, things: Sequence[str]) -> str | None:
    if _thing(table, things):
        return None
    found = listed([shown(name)[1:-1] for name in table.columns[:12]])
    return say(
        "No column says what was counted. Yours are {found}; one of {things} is asked.",
        found=found,
        things=listed(things),
    )


def _too_few_to_compare(table: Rows, things: Sequence[str]) -> str | None:
    reports, counted = (
        len({_plain(row[column]) for row in table.rows}) for column in _key(table, things)
    )
    if reports < _FEWEST:
        return say_many(
            "Your table counts {n} report, under {column}.",
            "Your table counts {n} reports, under {column}.",
            reports,
            column="report",
        )
    if counted < _FEWEST:
        return say_many(
            "Your table counts {n} thing, under {column}.",
            "Your table counts {n} things, under {column}.",
            counted,
            column=_thing(table, things),
        )
    return None


def _no_count(table: Rows, columns: Sequence[str], things: Sequence[str]) -> str | None:
    for row in table.rows:
        for column in columns:
            if not _is_count(row[column]):
                where = _named(row, _key(table, things))
                return say(
                    "In the row with {row}, {column} is {value}.",
                    row=where,
                    column=column,
                    value=shown(row[column]),
                )
    return None


def _twice_counted(table: Rows, things: Sequence[str]) -> str | None:
    return _twice(table, _key(table, things))


def _no_zero(table: Rows, things: Sequence[str]) -> str | None:
    report, thing = _key(table, things)
    there = {(_plain(row[report]), _plain(row[thing])) for row in table.rows}
    reports, counted = (list(dict.fromkeys(names)) for names in zip(*sorted(there), strict=True))
    for one, where in product(counted, reports):
        if (where, one) not in there:
            return say(
                "There is no row for {thing} in {report}.", thing=shown(one), report=shown(where)
            )
    return None


def _more_than_all(table: Rows, things: Sequence[str]) -> str | None:
    for row in table.rows:
        if row["count"] > row["total"]:
            where = _named(row, _key(table, things))
            return say("In the row with {row}, count is larger than total.", row=where)
    return None


def _other_rate(table: Rows, things: Sequence[str]) -> str | None:
    for row in table.rows:
        rate, total = row["per_1000"], row["total"]
        if total == 0 and (rate is None or rate == 0):
            continue
        is_number = isinstance(rate, int | float) and not isinstance(rate, bool)
        if not is_number or total == 0 or abs(rate - 1000 * row["count"] / total) > _ROUNDED:
            where = _named(row, _key(table, things))
            return say("In the row with {row}, per_1000 is {value}.", row=where, value=shown(rate))
    return None


def _thing(table: Rows, things: Sequence[str]) -> str:
    return next((name for name in things if name in table.columns), "")


def _key(table: Rows, things: Sequence[str]) -> tuple[str, str]:
    return "report", _thing(table, things)


def _named(row: Row, key: Sequence[str]) -> str:
    return ", ".join(f"{name} {shown(row[name])}" for name in key)


def _plain(value: object) -> str:
    return straight(value) if isinstance(value, str) else shown(value)


def _is_empty(cell: object) -> bool:
    return cell is None or is_blank(cell) or (isinstance(cell, str) and not cell.strip("-–—?. \n"))


def _is_count(cell: object) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    return 0 <= cell < 10**12 and cell == int(cell)
