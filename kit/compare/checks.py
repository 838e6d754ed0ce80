"""A table and what is asked of it → an error in plain words if the two don't fit."""

from collections.abc import Iterable
from difflib import get_close_matches

import pandas as pd

from kit.errors import KitError
from kit.texts import say
from kit.words import find_words


class TableError(KitError):
    """A table can't answer what was asked; the message says what was found and what to do."""


def need_columns(table: pd.DataFrame, columns: str, made_by: str) -> None:
    """Make sure that a table has these columns (names with spaces between them).

    Raises:
        TableError: if one is missing; the message names the function that makes such a table.

    >>> need_columns(pd.DataFrame({"word": ["rain"]}), "word", "kit.word_table(articles)")
    """
    missing = [column for column in columns.split() if column not in table.columns]
    if missing:
        found = ", ".join(map(str, table.columns)) or "none"
        raise TableError(
            say(
                "This table has no column {missing}. Its columns: {found}. Use a table made by"
                " {made_by}.",
                missing=say(" and no column ").join(missing),
                found=found,
                made_by=made_by,
            )
        )


def need_value(table: pd.DataFrame, column: str, value: str) -> None:
    """Make sure that a value occurs in a column.

    Raises:
        TableError: if it does not; the message offers the values that come close.

    >>> need_value(pd.DataFrame({"report": ["ferry"]}), "report", "ferry")
    """
    known = [str(found) for found in table[column].dropna().unique()]
    if value not in known:
        near = get_close_matches(value, known, cutoff=0.4) or known[:3]
        raise TableError(
            say(
                "There is no {column} called {value!r} in this table. Did you mean {near}?",
                column=column,
                value=value,
                near=say(" or ").join(map(repr, near)) or say("a table that is not empty"),
            )
        )


def single_words(chosen: str | Iterable[str]) -> list[str]:
    """Return words as the tables write them: small letters, straight apostrophes, none twice.

    Raises:
        TableError: if one is a phrase or no word at all.

    >>> single_words(["War", "Assad’s"])
    ['war', "assad's"]
    """
    listed = [chosen] if isinstance(chosen, str) else list(chosen)
    for word in listed:
        if [match[0] for match in find_words(word)] != [word]:
            raise TableError(
                say(
                    "{word!r} is not one word. Give single words here;"
                    " for a phrase or a pattern use kit.compare.concordance.",
                    word=word,
                )
            )
    return list(dict.fromkeys(word.lower().replace("’", "'") for word in listed))


def known_reports(table: pd.DataFrame) -> pd.CategoricalDtype:
    """Return the reports that a table knows, those without a row included, in their order.

    >>> known_reports(pd.DataFrame({"report": ["b", "a", "b"]})).categories.tolist()
    ['b', 'a']
    """
    dtype = table["report"].dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return dtype
    return pd.CategoricalDtype(table["report"].dropna().unique().tolist())
