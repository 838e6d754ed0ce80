"""A file with many articles → its rows, and each row → an article.

A CSV or a file of JSON Lines is read row by row, so it may be larger than memory.
"""

import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO

import pandas as pd

from kit.anatomy import language_notes, sentences_of
from kit.article import Article, Header
from kit.errors import ArticleError, UnreadableError
from kit.sources.compose import compose
from kit.sources.exports import (
    FIELDS,
    Record,
    Row,
    csv_rows,
    days_first,
    find_columns,
    is_table_of_the_kit,
    json_line_rows,
    json_rows,
    read_row,
)
from kit.sources.packed import check_zip, unpack
from kit.textfiles import decode, find_encoding, not_opened, open_bytes, pieces_of, read_bytes

Notes = tuple[str, ...]
Opener = Callable[[], BinaryIO]
ExportReader = Callable[[Opener, Path], tuple[Iterable[Row], Notes]]
_SHOWN_NAMES = 12


@dataclass(frozen=True, slots=True)
class Hints:
    """What the person who loads a file knows about it.

    Attributes:
        dayfirst: how 10/12/2016 is to be read: True for 10 December, False for October 12.
        columns: for an export, from a field of ALIASES in `exports` to the name of a column.
        header: for the text of a page, what counts before what it shows. With None, the text may
            begin with a header of its own; otherwise all of it is the page.
    """

    dayfirst: bool | None = None
    columns: Mapping[str, str] | None = None
    header: Header | None = None


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file, or of one row of a file.

    Attributes:
        path: the file.
        row: the number of the row, from 1; None if the file is one article.
        read_as: what the file was read as: "text", "saved web page", "CSV" and so on.
        article: the article; None if there is none.
        problem: why there is none; otherwise empty.
    """

    path: Path
    row: int | None
    read_as: str
    article: Article | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A file with many articles, or a stretch of it, taken apart into rows.

    Attributes:
        path: the file.
        read_as: what it was read as: "CSV", "Excel" and so on.
        rows: its rows, or some of them; they can be gone through again and again.
        count: how many rows these are.
        columns: from a field of ALIASES in `exports` to the name of a column.
        dayfirst: how 10/12/2016 is to be read, as all the dates of the file together show it.
        notes: what each of its articles warns of.
    """

    path: Path
    read_as: str
    rows: Iterable[Row]
    count: int
    columns: Mapping[str, str] = field(default_factory=dict)
    dayfirst: bool | None = None
    notes: Notes = ()


def open_export(path: Path, hints: Hints = NO_HINTS) -> Export | None:
    """Take an export apart into its rows, without making articles of them yet.

    Args:
        path: the file.
        hints: what is known about it.

    Returns:
        The rows; None if the file is no export, or holds no articles but a codebook or codes.

    Raises:
        ArticleError: if the file can't be read at all.

    >>> open_export(Path("fog.txt")) is None
    True
    """
    if ending_of(path) not in EXPORTS:
        return None
    try:
        return export_in(partial(opened, path), path, hints)
    except UnreadableError as error:
        raise ArticleError(str(error)) from None
    except OSError as error:
        raise ArticleError(not_opened(path, "file", error)) from None


def export_in(opener: Opener, path: Path, hints: Hints) -> Export | None:
    r"""Take an export apart into its rows, wherever its bytes are.

    Args:
        opener: opens the bytes of the export, unpacked, whenever it is called.
        path: its name, which says what it is.
        hints: what is known about it.

    Returns:
        The rows; None if it is a codebook or holds codes.

    Raises:
        UnreadableError: if it can't be read at all.

    >>> export_in(lambda: io.BytesIO(b"title\nFog lifts"), Path("fog.csv"), Hints()).count
    1
    """
    read_as, rows_of = EXPORTS[ending_of(path)]
    rows, notes = rows_of(opener, path)
    count, names = 0, dict[str, None]()
    for row in rows:
        count += 1
        names.update(dict.fromkeys(map(str, row.fields)))
    if not count:
        raise ArticleError(
            f"{path} holds no rows. Export it again, with its header and the articles."
        )
    if is_table_of_the_kit(names) and not hints.columns:
        return None
    return with_columns(Export(path, read_as, rows, count, notes=notes), list(names), hints)


def rows_as_articles(export: Export) -> Iterator[Reading]:
    """Yield what comes of each row of an export: an article, or why there is none.

    >>> row = Row(1, {"title": "Fog lifts"})
    >>> fog = Export(Path("fog.csv"), "CSV", (row,), 1, {"headline": "title"})
    >>> [one.article.headline for one in rows_as_articles(fog)]
    ['Fog lifts']
    """
    for row in export.rows:
        record = read_row(row, export.columns, dayfirst=export.dayfirst)
        problem = record.problem
        article = None if problem else _article(record, export.path, row.number, export.notes)
        named = replace(article, read_as=export.read_as) if article else None
        yield Reading(export.path, row.number, export.read_as, named, problem)


def with_columns(export: Export, names: Sequence[str], hints: Hints) -> Export:
    """Say which column of an export holds what, and how its dates are to be read.

    Args:
        export: the rows.
        names: the names of their fields.
        hints: what is known about the file.

    Raises:
        ArticleError: if no column can be a headline or a text, or a hint does not fit.

    >>> fog = Export(Path("fog.csv"), "CSV", (Row(1, {"title": "Fog lifts"}),), 1)
    >>> with_columns(fog, ["title"], Hints()).columns
    {'headline': 'title'}
    """
    columns = _columns(export.path, names, hints) if names else {}
    known = hints.dayfirst is not None
    dayfirst = hints.dayfirst if known else days_first(export.rows, columns)
    return replace(export, columns=columns, dayfirst=dayfirst)


def ending_of(path: Path) -> str:
    """Return the ending that says what a file is, in small letters: that below .gz."""
    ending = path.suffix.lower()
    return Path(path.stem).suffix.lower() if ending == ".gz" else ending


def opened(path: Path) -> BinaryIO:
    """Open a file to read its bytes; those of a packed file are unpacked.

    Raises:
        UnreadableError: if there is no such file, or it can't be opened or unpacked.
    """
    packed = path.suffix.lower() == ".gz"
    return io.BytesIO(unpack(read_bytes(path), path)) if packed else open_bytes(path)


def missing_library(what: str, library: str, extra: str) -> str:
    """Say which command adds a library that reading some kind of file takes.

    >>> missing_library("Fog files", "python-fog", "fog")[-42:]
    'python3 -m pip install "coverage-kit[fog]"'
    """
    return (
        f"To read {what}, the kit needs {library}. Add it once, where there is internet:"
        f' python3 -m pip install "coverage-kit[{extra}]"'
    )


def _columns(path: Path, names: Sequence[str], hints: Hints) -> dict[str, str]:
    shown = ", ".join(names[:_SHOWN_NAMES])
    for name, column in (hints.columns or {}).items():
        if name not in FIELDS:
            raise ArticleError(f"columns= knows no field {name!r}. It knows: {', '.join(FIELDS)}.")
        if column not in names:
            raise ArticleError(f"{path} has no column {column!r}. It has: {shown}.")
    columns = find_columns(names, hints.columns)
    if "headline" not in columns and "text" not in columns:
        raise ArticleError(
            f"No column of {path} is named like a headline or a text. It has: {shown}."
            ' Say which is which, for example columns={"headline": "…", "text": "…"}.'
        )
    return columns


def _article(record: Record, path: Path, row: int, notes: Notes) -> Article:
    source, parts = compose(record.pieces)
    return Article(
        id=f"{path.name}-{row}",
        source=source,
        parts=parts,
        sentences=tuple(sentences_of(parts)),
        published=record.published,
        outlet=record.outlet,
        path=path,
        warnings=(*notes, *record.notes, *language_notes(parts)),
        row=row,
        seen=record.seen,
    )


def _line_by_line(
    opener: Opener, path: Path, newline: str, rows_in: Callable[[TextIO], Iterator[Row]]
) -> tuple[Iterable[Row], Notes]:
    with opener() as file:
        encoding, notes = find_encoding(lambda: pieces_of(file), path)
    return _RowsOfFile(opener, encoding, newline, rows_in), notes


@dataclass(frozen=True, slots=True)
class _RowsOfFile:
    """The rows of a file that is read anew whenever they are asked for, so that none are kept."""

    opener: Opener
    encoding: str
    newline: str
    rows_in: Callable[[TextIO], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        with (
            self.opener() as file,
            io.TextIOWrapper(file, self.encoding, "replace", self.newline) as text,
        ):
            yield from self.rows_in(text)


def _csv(opener: Opener, path: Path) -> tuple[Iterable[Row], Notes]:
    return _line_by_line(opener, path, "", csv_rows)


def _json_lines(opener: Opener, path: Path) -> tuple[Iterable[Row], Notes]:
    return _line_by_line(opener, path, "\n", json_line_rows)


def _json(opener: Opener, path: Path) -> tuple[Iterable[Row], Notes]:
    with opener() as file:
        text, notes = decode(file.read(), path)
    try:
        return list(json_rows(text)), notes
    except ValueError as error:
        raise ArticleError(f"{path} is no sound JSON ({error}). Export it again.") from None


def _excel(opener: Opener, path: Path) -> tuple[Iterable[Row], Notes]:
    with opener() as file:
        data = file.read()
    check_zip(data, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles, which are no matter here
            table = pd.read_excel(io.BytesIO(data), dtype=object, engine="openpyxl")
    except ImportError:
        raise ArticleError(missing_library("Excel files", "openpyxl", "excel")) from None
    except Exception as error:  # noqa: BLE001 - a hostile file can make a parser raise anything
        raise ArticleError(f"{path} can't be read as Excel ({error}). Save it again.") from None
    names = [str(name) for name in table.columns]
    rows = (dict(zip(names, cells, strict=True)) for cells in table.itertuples(index=False))
    return [Row(number, fields) for number, fields in enumerate(rows, start=1)], ()


EXPORTS: dict[str, tuple[str, ExportReader]] = {
    ".csv": ("CSV", _csv),
    ".tsv": ("CSV", _csv),
    ".json": ("JSON", _json),
    ".jsonl": ("JSON Lines", _json_lines),
    ".ndjson": ("JSON Lines", _json_lines),
    ".xlsx": ("Excel", _excel),
}
"""The endings of exports: what each is called, and how it is read."""
