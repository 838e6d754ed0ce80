"""One file → what comes of it: an article, or an article for each of its rows.

What a file is, its name says: text (.txt), saved web pages (.html, .htm, .mhtml), exports (.csv,
.tsv, .json, .jsonl, .xlsx) and Word files (.docx), each also packed (.gz).
"""

import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, TextIO

import pandas as pd

from kit.anatomy import language_notes, sentences_of, take_apart
from kit.article import Article
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
from kit.sources.nexis import nexis_rows
from kit.sources.packed import check_zip, unpack
from kit.sources.web import read_web_page
from kit.textfiles import (
    decode,
    find_encoding,
    is_folder,
    not_opened,
    open_bytes,
    pieces_of,
    read_bytes,
)

Notes = tuple[str, ...]
ExportReader = Callable[[Path], tuple[Iterable[Row], Notes]]

OTHER_FORMATS = {
    ".pdf": "Open it, copy the words, and save them as a text file (UTF-8).",
    ".rtf": "Open it in a word processor and save it as .docx.",
    ".doc": "Open it in a word processor and save it as .docx.",
    ".odt": "Open it in a word processor and save it as .docx.",
    ".xls": "Open it in a spreadsheet program and save it as .xlsx or .csv.",
    ".ods": "Open it in a spreadsheet program and save it as .xlsx or .csv.",
    ".zip": "Unpack it, and load the folder.",
}
"""What the kit can't read, and what to do instead."""
_PAGES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht"})
_LONGEST_LINE = 20_000
_ONE_LONG_LINE = (
    "The text runs on in one very long line, so paragraphs can't be told apart."
    " Copy the page again with its line breaks."
)
_SHOWN_NAMES = 12


@dataclass(frozen=True, slots=True)
class Hints:
    """What the person who loads a file knows about it.

    Attributes:
        dayfirst: how 10/12/2016 is to be read: True for 10 December, False for October 12.
        columns: for an export, from a field of ALIASES in `exports` to the name of a column.
    """

    dayfirst: bool | None = None
    columns: Mapping[str, str] | None = None


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


def read_articles(path: Path, hints: Hints = NO_HINTS) -> Iterator[Reading]:
    """Yield what comes of one file: one reading for each article, and for each row left out.

    Args:
        path: the file.
        hints: what is known about it.

    Raises:
        ArticleError: if the file can't be read at all.

    >>> import kit
    >>> [one.read_as for path in sorted(kit.SEEDS.glob("*.txt")) for one in read_articles(path)]
    ['text', 'text']
    """
    if is_folder(path):
        raise ArticleError(
            f"{path} is a folder, not a file. To read all its articles, use kit.load_articles."
        )
    try:
        yield from _read(path, hints)
    except UnreadableError as error:
        raise ArticleError(str(error)) from None
    except OSError as error:
        raise ArticleError(not_opened(path, "file", error)) from None


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
    if _ending(path) not in _EXPORTS:
        return None
    try:
        return _export(path, hints)
    except UnreadableError as error:
        raise ArticleError(str(error)) from None
    except OSError as error:
        raise ArticleError(not_opened(path, "file", error)) from None


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


def article_of_text(
    text: str, article_id: str, hints: Hints = NO_HINTS, path: Path | None = None, notes: Notes = ()
) -> Article:
    """Make an Article of the text of a page.

    Args:
        text: the page as plain text.
        article_id: the name of the report in every table.
        hints: what is known about it.
        path: the file that it came from, if it came from one.
        notes: what is to be said before what the anatomy has to say.

    >>> article_of_text("Rain fell.", "rain").id
    'rain'
    """
    anatomy = take_apart(text, dayfirst=hints.dayfirst)
    return Article(
        id=article_id,
        source=text,
        parts=anatomy.parts,
        sentences=anatomy.sentences,
        published=anatomy.published,
        outlet=anatomy.outlet,
        path=path,
        warnings=(*notes, *anatomy.warnings),
    )


def is_read(path: Path) -> bool:
    """Tell whether a file in a folder is meant for the kit, by its name.

    >>> is_read(Path("page.html")), is_read(Path("notes.md")), is_read(Path("~$open.docx"))
    (True, False, False)
    """
    ending = _ending(path)
    known = ending in (".txt", ".docx") or any(
        ending in kind for kind in (_PAGES, _EXPORTS, OTHER_FORMATS)
    )
    return known and not path.name.startswith((".", "~$"))


def _ending(path: Path) -> str:
    """Return the ending that says what a file is, in small letters: that below .gz."""
    ending = path.suffix.lower()
    return Path(path.stem).suffix.lower() if ending == ".gz" else ending


def id_of(path: Path) -> str:
    """Return the id that a file gives its article: its name, without ".txt".

    >>> id_of(Path("fog.TXT")), id_of(Path("fog.html"))
    ('fog', 'fog.html')
    """
    return path.stem if path.suffix.lower() == ".txt" else path.name


def _read(path: Path, hints: Hints) -> Iterator[Reading]:
    ending = _ending(path)
    if ending in OTHER_FORMATS:
        raise ArticleError(
            f"{path} is a kind of file that the kit can't read. {OTHER_FORMATS[ending]}"
        )
    if ending in _EXPORTS:
        export = _export(path, hints)
        codes = Reading(path, None, "codebook or codes", None)
        yield from rows_as_articles(export) if export else (codes,)
        return
    with _opened(path) as file:
        data = file.read()
    if ending == ".docx":
        yield from _word(path, data, hints)
    elif ending in _PAGES or _looks_like_html(data):
        yield Reading(path, None, "saved web page", _web_page(path, data))
    else:
        yield Reading(path, None, "text", _text(path, data, hints))


def _opened(path: Path) -> BinaryIO:
    packed = path.suffix.lower() == ".gz"
    return io.BytesIO(unpack(read_bytes(path), path)) if packed else open_bytes(path)


def _text(path: Path, data: bytes, hints: Hints) -> Article:
    text, notes = decode(data, path)
    if not text.strip():
        raise ArticleError(
            f"{path} is empty. Copy the text of the page again, save it there and load it again."
        )
    if max(map(len, text.splitlines())) > _LONGEST_LINE:
        notes = (*notes, _ONE_LONG_LINE)
    return article_of_text(text, id_of(path), hints, path, notes)


def _looks_like_html(data: bytes) -> bool:
    return data[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _web_page(path: Path, data: bytes) -> Article:
    try:
        page = read_web_page(data)
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from None
    except Exception as error:  # noqa: BLE001 - a hostile page can make a parser raise anything
        raise ArticleError(
            f"{path} can't be read as a web page ({error}). Save it again."
        ) from None
    source, parts = compose(page.pieces)
    if not parts:
        raise ArticleError(
            f"{path} holds no text. Open it in a browser and copy the words instead."
        )
    return Article(
        id=id_of(path),
        source=source,
        parts=parts,
        sentences=tuple(sentences_of(parts)),
        published=page.published,
        outlet=page.outlet,
        path=path,
        warnings=(*page.notes, *language_notes(parts)),
        read_as="saved web page",
    )


def _word(path: Path, data: bytes, hints: Hints) -> Iterator[Reading]:
    """A Nexis Uni delivery, row by row; any other Word file as the text of one page."""
    check_zip(data, path)
    try:
        from docx import Document
    except ImportError:
        raise ArticleError(_missing("Word files", "python-docx", "docx")) from None
    try:
        paragraphs = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    except Exception as error:  # noqa: BLE001 - a hostile file can make a parser raise anything
        raise ArticleError(
            f"{path} can't be read as a Word file ({error}). Save it again."
        ) from None
    if rows := nexis_rows(paragraphs):
        names = list(rows[0].fields)
        yield from rows_as_articles(
            _known(Export(path, "Nexis Uni", rows, len(rows)), names, hints)
        )
        return
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise ArticleError(f"{path} is empty. Copy the text of the page into it again.")
    article = article_of_text(text, id_of(path), hints, path)
    yield Reading(path, None, "Word", replace(article, read_as="Word"))


@dataclass(frozen=True, slots=True)
class _RowsOfFile:
    """The rows of a file that is read anew whenever they are asked for, so that none are kept."""

    path: Path
    encoding: str
    newline: str
    rows_in: Callable[[TextIO], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        with (
            _opened(self.path) as file,
            io.TextIOWrapper(file, self.encoding, "replace", self.newline) as text,
        ):
            yield from self.rows_in(text)


def _line_by_line(
    path: Path, newline: str, rows_in: Callable[[TextIO], Iterator[Row]]
) -> tuple[Iterable[Row], Notes]:
    with _opened(path) as file:
        encoding, notes = find_encoding(lambda: pieces_of(file), path)
    return _RowsOfFile(path, encoding, newline, rows_in), notes


def _csv(path: Path) -> tuple[Iterable[Row], Notes]:
    return _line_by_line(path, "", csv_rows)


def _json_lines(path: Path) -> tuple[Iterable[Row], Notes]:
    return _line_by_line(path, "\n", json_line_rows)


def _json(path: Path) -> tuple[Iterable[Row], Notes]:
    with _opened(path) as file:
        text, notes = decode(file.read(), path)
    try:
        return list(json_rows(text)), notes
    except ValueError as error:
        raise ArticleError(f"{path} is no sound JSON ({error}). Export it again.") from None


def _excel(path: Path) -> tuple[Iterable[Row], Notes]:
    with _opened(path) as file:
        data = file.read()
    check_zip(data, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles, which are no matter here
            table = pd.read_excel(io.BytesIO(data), dtype=object, engine="openpyxl")
    except ImportError:
        raise ArticleError(_missing("Excel files", "openpyxl", "excel")) from None
    except Exception as error:  # noqa: BLE001 - a hostile file can make a parser raise anything
        raise ArticleError(f"{path} can't be read as Excel ({error}). Save it again.") from None
    names = [str(name) for name in table.columns]
    rows = (dict(zip(names, cells, strict=True)) for cells in table.itertuples(index=False))
    return [Row(number, fields) for number, fields in enumerate(rows, start=1)], ()


_EXPORTS: dict[str, tuple[str, ExportReader]] = {
    ".csv": ("CSV", _csv),
    ".tsv": ("CSV", _csv),
    ".json": ("JSON", _json),
    ".jsonl": ("JSON Lines", _json_lines),
    ".ndjson": ("JSON Lines", _json_lines),
    ".xlsx": ("Excel", _excel),
}


def _missing(what: str, library: str, extra: str) -> str:
    return (
        f"To read {what}, the kit needs {library}. Add it once, where there is internet:"
        f' python3 -m pip install "coverage-kit[{extra}]"'
    )


def _export(path: Path, hints: Hints) -> Export | None:
    """Take an export apart into rows; None if it is a codebook or holds codes."""
    read_as, rows_of = _EXPORTS[_ending(path)]
    rows, notes = rows_of(path)
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
    return _known(Export(path, read_as, rows, count, notes=notes), list(names), hints)


def _known(export: Export, names: Sequence[str], hints: Hints) -> Export:
    """Say which column of an export holds what, and how its dates are to be read."""
    columns = _columns(export.path, names, hints) if names else {}
    known = hints.dayfirst is not None
    dayfirst = hints.dayfirst if known else days_first(export.rows, columns)
    return replace(export, columns=columns, dayfirst=dayfirst)


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
