"""CSV files ↔ tables of text: forgiving when they read, and never half-written."""

import csv
import io
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

import pandas as pd

from kit.errors import KitError, UnreadableError
from kit.textfiles import read_text
from kit.texts import say

# Jupyter may hand a panel's messages to two threads.
_ONE_THREAD = Lock()
_LONGEST_WRITE = 5.0


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


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Keep other threads and kernels from a file, from reading it to having written it.

    Two notebooks may show the same coder. Without this, each would write what it read and one more
    row, and the row of the other would be lost. The sign for others is a folder beside the file,
    as making one either works or fails on every system and on network drives; one that a killed
    kernel left behind counts for five seconds only.
    """
    sign = path.with_name(f".{path.name}.busy")
    with _ONE_THREAD:
        _take(sign)
        try:
            yield
        finally:
            with suppress(OSError):
                sign.rmdir()


def _take(sign: Path) -> None:
    end = time.monotonic() + _LONGEST_WRITE
    while time.monotonic() < end:
        try:
            sign.mkdir()
        except FileExistsError:
            with suppress(FileNotFoundError):  # it is free again
                if time.time() - sign.stat().st_mtime > _LONGEST_WRITE:
                    return
            time.sleep(0.005)
        except OSError:
            return  # where nothing can be written, or not yet, the writing itself will say so
        else:
            return


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
