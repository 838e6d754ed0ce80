"""One file → what comes of it: an article, or an article for each of its rows.

What a file is, its name says: text (.txt), saved web pages (.html, .htm, .mhtml), exports (.csv,
.tsv, .json, .jsonl, .xlsx) and Word files (.docx), each also packed (.gz).
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from kit.anatomy import language_notes, sentences_of, take_apart
from kit.article import Article, Header
from kit.errors import ArticleError, UnreadableError
from kit.sources.compose import compose
from kit.sources.headers import day, differing, relabeled, split_header
from kit.sources.nexis import nexis_rows
from kit.sources.packed import check_zip, unpack
from kit.sources.rows import (
    EXPORTS,
    NO_HINTS,
    Export,
    Hints,
    Notes,
    Opener,
    Reading,
    ending_of,
    export_in,
    missing_library,
    opened,
    rows_as_articles,
    with_columns,
)
from kit.sources.web import read_web_page
from kit.textfiles import decode, is_folder, not_opened

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
        yield from _read(partial(opened, path), path, hints)
    except UnreadableError as error:
        raise ArticleError(str(error)) from None
    except OSError as error:
        raise ArticleError(not_opened(path, "file", error)) from None


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
    ending = ending_of(path)
    known = ending in (".txt", ".docx") or any(
        ending in kind for kind in (_PAGES, EXPORTS, OTHER_FORMATS)
    )
    return known and not path.name.startswith((".", "~$"))


def id_of(path: Path) -> str:
    """Return the id that a file gives its article: its name, without ".txt".

    >>> id_of(Path("fog.TXT")), id_of(Path("fog.html"))
    ('fog', 'fog.html')
    """
    return path.stem if path.suffix.lower() == ".txt" else path.name


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
    if path.suffix.lower() == ".gz":
        data = unpack(data, path)
    yield from _read(partial(io.BytesIO, data), path, hints)


def _read(opener: Opener, path: Path, hints: Hints) -> Iterator[Reading]:
    ending = ending_of(path)
    if advice := OTHER_FORMATS.get(ending):
        raise ArticleError(f"{path} is a kind of file that the kit can't read. {advice}")
    if ending in EXPORTS:
        export = export_in(opener, path, hints)
        codes = Reading(path, None, "codebook or codes", None)
        yield from rows_as_articles(export) if export else (codes,)
        return
    with opener() as file:
        data = file.read()
    if ending == ".docx":
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
        raise ArticleError(missing_library("Word files", "python-docx", "docx")) from None
    try:
        paragraphs = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    except Exception as error:  # noqa: BLE001 - a hostile file can make a parser raise anything
        raise ArticleError(
            f"{path} can't be read as a Word file ({error}). Save it again."
        ) from None
    if rows := nexis_rows(paragraphs):
        names = list(rows[0].fields)
        yield from rows_as_articles(
            with_columns(Export(path, "Nexis Uni", rows, len(rows)), names, hints)
        )
        return
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise ArticleError(f"{path} is empty. Copy the text of the page into it again.")
    article = article_of_text(text, id_of(path), hints, path)
    yield Reading(path, None, "Word", replace(article, read_as="Word"))
