"""One file → what comes of it: an article, or an article for each of its rows.

What a file is, its name says: text (.txt), saved web pages (.html, .htm, .mhtml), exports (.csv,
.tsv, .json, .jsonl, .xlsx) and Word files (.docx), each also packed (.gz).
"""

import io
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from kit.anatomy import language_notes, sentences_of, take_apart
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
from kit.sources.headers import day, differing, relabeled, split_header
from kit.sources.nexis import nexis_rows
from kit.sources.packed import check_zip, unpack
from kit.sources.web import read_web_page
from kit.textfiles import decode, is_folder, read_bytes

Notes = tuple[str, ...]
ExportReader = Callable[[bytes, Path], tuple[list[Row], Notes]]

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
        _refuse_other_formats(path)
        yield from read_data(read_bytes(path), path, hints)
    except UnreadableError as error:
        raise ArticleError(str(error)) from None


def article_of_text(
    text: str, article_id: str, hints: Hints = NO_HINTS, path: Path | None = None, notes: Notes = ()
) -> Article:
    """Make an Article of the text of a page, with or without a header above it.

    Args:
        text: the page as plain text.
        article_id: the name of the report in every table.
        hints: what is known about it.
        path: the file that it came from, if it came from one.
        notes: what is to be said before what the anatomy has to say.

    >>> article_of_text("Rain fell.", "rain").id
    'rain'
    """
    header, page, doubts = (hints.header, text, ()) if hints.header else split_header(text)
    known = [name for name in ("headline", "date") if getattr(header, name) is not None]
    anatomy = take_apart(page, dayfirst=hints.dayfirst, known=known)
    parts = relabeled(anatomy.parts, header)
    shown = Header(date=str(anatomy.published or ""), outlet=anatomy.outlet)
    return Article(
        id=article_id,
        source=page,
        parts=parts,
        sentences=anatomy.sentences if parts == anatomy.parts else tuple(sentences_of(parts)),
        published=anatomy.published if header.date is None else day(header.date),
        outlet=anatomy.outlet if header.outlet is None else header.outlet or None,
        path=path,
        warnings=(*notes, *doubts, *filter(None, [header.note]), *anatomy.warnings),
        seen=day(header.seen or ""),
        header=header,
        from_header=differing(header, parts, shown),
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


def _name(path: Path) -> str:
    """Return the id that a file gives its article."""
    return path.stem if path.suffix.lower() == ".txt" else path.name


def _refuse_other_formats(path: Path) -> None:
    if advice := OTHER_FORMATS.get(_ending(path)):
        raise ArticleError(f"{path} is a kind of file that the kit can't read. {advice}")


def read_data(data: bytes, path: Path, hints: Hints = NO_HINTS) -> Iterator[Reading]:
    r"""Yield what comes of the bytes of one file, as `read_articles` does.

    Args:
        data: what the file holds.
        path: its name, which says what it is. Nothing needs to lie there.
        hints: what is known about it.

    Raises:
        UnreadableError: if the file can't be read at all.

    >>> [one.article.headline for one in read_data(b"title,text\nFog lifts,", Path("fog.csv"))]
    ['Fog lifts']
    """
    _refuse_other_formats(path)
    ending = _ending(path)
    if path.suffix.lower() == ".gz":
        data = unpack(data, path)
    if ending in _EXPORTS:
        yield from _export(path, ending, data, hints)
    elif ending == ".docx":
        yield from _word(path, data, hints)
    elif ending in _PAGES or _looks_like_html(data):
        yield Reading(path, None, "saved web page", _web_page(path, data))
    else:
        yield Reading(path, None, "text", _text(path, data, hints))


def _text(path: Path, data: bytes, hints: Hints) -> Article:
    text, notes = decode(data, path)
    if not text.strip():
        raise ArticleError(
            f"{path} is empty. Copy the text of the page again, save it there and load it again."
        )
    if max(map(len, text.splitlines())) > _LONGEST_LINE:
        notes = (*notes, _ONE_LONG_LINE)
    return article_of_text(text, _name(path), hints, path, notes)


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
        id=_name(path),
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
        yield from _rows(path, "Nexis Uni", rows, (), hints)
        return
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise ArticleError(f"{path} is empty. Copy the text of the page into it again.")
    article = article_of_text(text, _name(path), hints, path)
    yield Reading(path, None, "Word", replace(article, read_as="Word"))


def _csv(data: bytes, path: Path) -> tuple[list[Row], Notes]:
    text, notes = decode(data, path)
    return csv_rows(text), notes


def _json(data: bytes, path: Path) -> tuple[list[Row], Notes]:
    text, notes = decode(data, path)
    try:
        return list(json_rows(text)), notes
    except ValueError as error:
        raise ArticleError(f"{path} is no sound JSON ({error}). Export it again.") from None


def _json_lines(data: bytes, path: Path) -> tuple[list[Row], Notes]:
    text, notes = decode(data, path)
    return list(json_line_rows(text)), notes


def _excel(data: bytes, path: Path) -> tuple[list[Row], Notes]:
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


def _export(path: Path, ending: str, data: bytes, hints: Hints) -> Iterator[Reading]:
    read_as, rows_of = _EXPORTS[ending]
    rows, notes = rows_of(data, path)
    if not rows:
        raise ArticleError(
            f"{path} holds no rows. Export it again, with its header and the articles."
        )
    yield from _rows(path, read_as, rows, notes, hints)


def _rows(
    path: Path, read_as: str, rows: list[Row], notes: Notes, hints: Hints
) -> Iterator[Reading]:
    names = list(dict.fromkeys(str(name) for row in rows for name in row.fields))
    if is_table_of_the_kit(names) and not hints.columns:
        yield Reading(path, None, "codebook or codes", None)
        return
    columns = _columns(path, names, hints) if names else {}
    dayfirst = hints.dayfirst if hints.dayfirst is not None else days_first(rows, columns)
    for row in rows:
        record = read_row(row, columns, dayfirst=dayfirst)
        article = None if record.problem else _article(record, path, row.number, notes)
        named = replace(article, read_as=read_as) if article else None
        yield Reading(path, row.number, read_as, named, record.problem)


def _columns(path: Path, names: Sequence[str], hints: Hints) -> dict[str, str]:
    shown = ", ".join(names[:_SHOWN_NAMES])
    for field, column in (hints.columns or {}).items():
        if field not in FIELDS:
            raise ArticleError(f"columns= knows no field {field!r}. It knows: {', '.join(FIELDS)}.")
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
