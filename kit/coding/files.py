"""CSV files ↔ tables of text: forgiving when they read, and never half-written."""

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from kit.errors import KitError, UnreadableError
from kit.textfiles import read_text
from kit.texts import say


class CodingError(KitError):
    """A codebook or a coder's file can't be used; the message says what to do."""


def read_rows(path: Path, columns: Sequence[str]) -> pd.DataFrame:
    """Read a CSV file of exactly these columns, in any order; every cell is text.

    Commas, semicolons and tabs are understood, in any encoding: spreadsheets change them when they
    save.

    Raises:
        CodingError: if the file can't be read, or is of another shape. It is left as it is.
    """
    rows = _cells(path)
    header = [name.strip() for name in rows[0]] if rows else []
    if sorted(header) != sorted(columns):
        raise CodingError(
            say(
                "{path} has the columns {found}, but needs these:"
                " {names}. It was left as it is. Choose another file.",
                path=path,
                found=", ".join(header) or "(none)",
                names=", ".join(columns),
            )
        )
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            raise CodingError(
                say(
                    "{path}, row {row}, has {n} cells where {expected} were expected."
                    " The file was left as it is. Mend that row, or choose another file.",
                    path=path,
                    row=number,
                    n=len(row),
                    expected=len(header),
                )
            )
    return pd.DataFrame(rows[1:], columns=header, dtype="str")[list(columns)]


def write_rows(path: Path, rows: pd.DataFrame) -> None:
    """Write a table as CSV: whoever reads the file finds the old one or the new one, never a half.

    Raises:
        CodingError: if the file can't be written. What was there is left as it is.
    """
    target = path.resolve()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    data = rows.to_csv(index=False, lineterminator="\n").encode("utf-8")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise CodingError(
            say(
                "{path} can't be written ({reason}), so your last decision is not saved."
                " If another program has the file open, close it there. Then decide once more.",
                path=path,
                reason=error.strerror,
            )
        ) from None


def _cells(path: Path) -> list[list[str]]:
    try:
        text, _ = read_text(path)
        separator = max(",;\t", key=text.partition("\n")[0].count)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except UnreadableError as error:
        raise CodingError(str(error)) from None
    except csv.Error as error:
        raise CodingError(
            say(
                "{path} is no table that can be read ({error}). It was left as it is."
                " Open it in a spreadsheet, and save it as CSV.",
                path=path,
                error=error,
            )
        ) from None
    return [row for row in rows if any(cell.strip() for cell in row)]
