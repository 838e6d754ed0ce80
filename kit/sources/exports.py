"""An export with many articles → its rows, and a row → the pieces of an article.

CSV, Excel, JSON (NewsAPI, GDELT and others) and JSON Lines all come down to rows with named fields.
Which field is the headline, ALIASES says; `columns=` says otherwise. Nothing is shifted or guessed:
a row that does not fit its header is listed with its number and the reason.
"""

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TextIO
from urllib.parse import urlsplit

import pandas as pd

from kit.layouts.dates import find_dates, settle
from kit.sources.compose import Piece

# What a field holds, and the names under which exports and spreadsheets have it; the first name
# that is there counts. Names are compared in small letters, without marks and spaces.
ALIASES: dict[str, tuple[str, ...]] = {
    "headline": tuple(
        "headline title titel titre titular título titulo überschrift schlagzeile".split()
    ),
    "text": tuple(
        "text fulltext body content articlebody articletext paragraphs volltext artikeltext inhalt"
        " maintext storytext article texte contenu texto contenido cuerpo story".split()
    ),
    "published": tuple(
        "published publishdate publisheddate publishedat publicationdate pubdate datepublished date"
        " datum erscheinungsdatum veröffentlicht veröffentlichungsdatum fecha day tag".split()
    ),
    "seen": tuple("seendate seenat indexeddate crawldate".split()),
    "url": tuple("url link permalink webaddress address weblink webseite lien enlace".split()),
    "outlet": tuple(
        "outlet publication source medium newspaper publisher medianame sourcename site zeitung"
        " quelle média fuente medio domain sourcedomain mediaurl".split()
    ),
    "byline": tuple(
        "byline author authors writer journalist autor autorin auteur verfasser".split()
    ),
    "standfirst": tuple(
        "standfirst description teaser summary lead abstract vorspann chapô".split()
    ),
    "kicker": tuple("kicker section category ressort rubrik rubrique sección".split()),
}
FIELDS = tuple(ALIASES)
CUT_OFF = "The text is cut off: the export holds only its beginning."
_ONLY_SEEN = re.compile(r"seendate|urlmobile|mobileurl")
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*\Z")
_REMOVED = "[removed]"
_NAME = re.compile(r"[\W_]+")
_BLANK_LINE = re.compile(r"\n\s*\n")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T\d{6}Z?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_SPACED = re.compile(r"\s+([,.:;!?])")
_QUOTED = re.compile(r'"\s+([^"]*?)\s+"')
_TABLES_OF_THE_KIT = (
    {"name", "kind", "aliases"},
    {"code", "definition", "example"},
    {"coder", "article", "sentence", "code"},
)
_HALF_SIGN = re.compile(r"[\ud800-\udfff]")
_MONTHS = 12
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 50_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an export.

    Attributes:
        number: its place among the rows, from 1; the header is no row.
        fields: what it holds, by the names of the header.
        problem: why it can't be used; empty if it can.
    """

    number: int
    fields: Mapping[str, Any]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A row as the pieces of an article.

    Attributes:
        pieces: the pieces, in reading order.
        published: the day of publication, or None.
        seen: the day on which an archive saw the page, or None.
        outlet: who published it, or else the place of its address, or None.
        notes: what a reader should know.
        problem: why the row can't be used; empty if it can.
    """

    pieces: tuple[Piece, ...] = ()
    published: date | None = None
    seen: date | None = None
    outlet: str | None = None
    notes: tuple[str, ...] = ()
    problem: str = ""


def csv_rows(file: TextIO) -> Iterator[Row]:
    r"""Yield the rows of a CSV, with commas, semicolons, tabs or bars between the fields.

    >>> import io
    >>> [row.fields for row in csv_rows(io.StringIO("title;date\nFog;2013-05-08\n"))]
    [{'title': 'Fog', 'date': '2013-05-08'}]
    """
    limit = csv.field_size_limit(_LONGEST_CELL)  # its own limit would refuse long articles
    try:
        yield from _csv_rows(file)
    finally:
        csv.field_size_limit(limit)


def _csv_rows(file: TextIO) -> Iterator[Row]:
    begin = 0
    while file.read(1) == "\ufeff":
        begin = file.tell()
    file.seek(begin)
    first = next((line for line in file if line.strip()), "")
    file.seek(begin)
    lines = csv.reader(file, delimiter=max(_DELIMITERS, key=first.count))
    header: list[str] = []
    number, begun = 0, 1
    try:
        for cells in lines:
            if header and any(cells):
                number += 1
                yield _csv_row(number, begun, header, cells)
            elif any(cells):
                header = [cell.strip() for cell in cells]
            begun = lines.line_num + 1
    except csv.Error as error:
        yield Row(number + 1, {}, f"line {begun} can't be read ({error})")


def _csv_row(number: int, line: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    surplus = cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in surplus):
        problem = f"line {line} has {len(cells)} fields instead of {len(header)}"
        return Row(number, {}, f"{problem}; put texts with commas between quotation marks")
    return Row(number, dict(zip(header, cells, strict=False)))


def json_rows(text: str) -> Iterator[Row]:
    """Yield the articles of a JSON file: a list, an object that holds one, or one object.

    Raises:
        ValueError: if the text is no JSON.

    >>> [row.fields["title"] for row in json_rows('{"articles": [{"title": "Fog"}]}')]
    ['Fog']
    """
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    for number, entry in enumerate(_entries(data), start=1):
        yield _json_row(number, entry)


def json_line_rows(lines: Iterable[str]) -> Iterator[Row]:
    r"""Yield the articles of a JSON Lines file, one a line; empty lines are passed over.

    >>> [row.problem for row in json_line_rows(['{"title": "Fog"}', '{"title": '])]
    ['', 'line 2 is no JSON']
    """
    number = 0
    for at, line in enumerate(lines, start=1):
        if line.strip():
            number += 1
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                yield Row(number, {}, f"line {at} is no JSON")
            else:
                yield _json_row(number, entry)


def _entries(data: object) -> list[Any]:
    if isinstance(data, dict):
        lists = [value for value in data.values() if isinstance(value, list)]
        objects = [one for one in lists if one and all(isinstance(entry, dict) for entry in one)]
        if find_columns(data) and "headline" in find_columns(data):
            return [data]
        return max(objects, key=len, default=[])
    return data if isinstance(data, list) else []


def _json_row(number: int, entry: object) -> Row:
    if not isinstance(entry, dict):
        return Row(number, {}, "the entry is no object with named fields")
    return Row(number, entry)


def find_columns(header: Iterable[str], columns: Mapping[str, str] | None = None) -> dict[str, str]:
    """Say which column holds what, by ALIASES and by the reader's own word.

    Args:
        header: the names of the columns.
        columns: from a field of ALIASES to the name of a column; counts before the aliases.

    Returns:
        From field to column, for the fields that were found.

    >>> find_columns(["Pub. date", "Headline", "Wörter"], {"text": "Wörter"})
    {'headline': 'Headline', 'text': 'Wörter', 'published': 'Pub. date'}
    """
    names = {_NAME.sub("", name).lower(): name for name in reversed([*map(str, header)])}
    asked = columns or {}
    found = {
        field: asked.get(field) or next((names[alias] for alias in aliases if alias in names), "")
        for field, aliases in ALIASES.items()
    }
    seen = not found["seen"] and found["published"] and any(map(_ONLY_SEEN.search, names))
    if seen and "published" not in asked and names.get("date") == found["published"]:
        found |= {"seen": found["published"], "published": ""}
    return {field: name for field, name in found.items() if name}


def is_table_of_the_kit(header: Iterable[str]) -> bool:
    """Tell whether a table is a codebook or holds codes: those may lie beside the articles.

    >>> is_table_of_the_kit(["name", "kind", "country", "role", "aliases"])
    True
    """
    names = {name.strip().lower() for name in map(str, header)}
    return any(table <= names for table in _TABLES_OF_THE_KIT)


def days_first(rows: Iterable[Row], columns: Mapping[str, str]) -> bool | None:
    """Tell from all the dates of a column together whether the day stands first; None if open.

    >>> rows = [Row(1, {"d": "03/04/2017"}), Row(2, {"d": "27/04/2017"})]
    >>> days_first(rows, {"published": "d"})
    True
    """
    name = columns.get("published") or columns.get("seen") or ""
    cells = [str(row.fields.get(name) or "") for row in rows]
    shows = {_shows_order(cell) for cell in cells} - {None}
    return shows.pop() if len(shows) == 1 else None


def _shows_order(cell: str) -> bool | None:
    match = re.match(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}", cell)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    return True if first > _MONTHS >= second else False if second > _MONTHS >= first else None


def read_row(row: Row, columns: Mapping[str, str], *, dayfirst: bool | None) -> Record:
    """Make the pieces of an article of a row.

    Args:
        row: the row.
        columns: from field to column, as `find_columns` returns it.
        dayfirst: as in `kit.layouts.dates.find_dates`.

    >>> row = Row(1, {"t": "Fog lifts", "x": "Boats came."})
    >>> record = read_row(row, {"headline": "t", "text": "x"}, dayfirst=None)
    >>> [(piece.kind, piece.text) for piece in record.pieces if piece.text]
    [('headline', 'Fog lifts'), ('paragraph', 'Boats came.')]
    """
    if row.problem:
        return Record(problem=row.problem)
    values = {field: row.fields.get(name) for field, name in columns.items()}
    words = {field: _words(value) for field, value in values.items()}
    if words.get("headline", "").lower() == _REMOVED:
        return Record(problem="the article was taken down by its source")
    text = words.get("text", "")
    cut = _CUT.search(text)
    paragraphs = _paragraphs(text[: cut.start()] if cut else text)
    if not paragraphs and not words.get("headline"):
        return Record(problem="the row has neither a headline nor a text")
    published, doubts = _published(values, dayfirst=dayfirst)
    seen = read_day(values.get("seen"), dayfirst=dayfirst)
    if seen and not published:
        words["headline"] = _closed_up(words.get("headline", ""))
    notes = [*doubts, *_text_notes(paragraphs, cut=cut is not None, known="text" in columns)]
    return Record(
        pieces=tuple(_pieces(words, paragraphs, published)),
        published=published,
        seen=seen,
        outlet=words.get("outlet") or _host(words.get("url", "")),
        notes=tuple(notes),
    )


def _pieces(
    words: Mapping[str, str], paragraphs: Sequence[str], day: date | None
) -> Iterator[Piece]:
    headline = words.get("headline", "")
    outlet = words.get("outlet", "")
    if outlet and headline.endswith(f" - {outlet}"):
        headline = headline.removesuffix(f" - {outlet}")
    yield Piece("kicker", words.get("kicker", ""))
    yield Piece("headline", " ".join(headline.split()))
    yield Piece("byline", re.sub(r"(?i)^by ", "", words.get("byline", "")))
    yield Piece("date", day.isoformat() if day else "")
    yield Piece("permalink", words.get("url", ""))
    standfirst = words.get("standfirst", "")
    if standfirst and not (paragraphs and paragraphs[0].startswith(standfirst[:80])):
        yield Piece("standfirst", standfirst)
    yield from (Piece("paragraph", paragraph) for paragraph in paragraphs)


def _closed_up(headline: str) -> str:
    """Take back the spaces that GDELT sets around marks."""
    return _QUOTED.sub(r'"\1"', _SPACED.sub(r"\1", headline))


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).netloc.lower().removeprefix("www.") or None
    except ValueError:
        return None


def _words(value: object) -> str:
    """Return a cell as text: a list as paragraphs, an object by its name, a gap as nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, list):
        return "\n\n".join(_words(one) for one in value)
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("text") or value.get("title"))
    # JSON can hold half of a pair that makes one sign; no file or table can.
    return _HALF_SIGN.sub("\ufffd", str(value)).replace("\r\n", "\n").strip()


def _paragraphs(text: str) -> list[str]:
    """Cut a text at blank lines, or at line breaks where there are none."""
    cut = _BLANK_LINE if _BLANK_LINE.search(text) else re.compile("\n")
    return [paragraph.strip() for paragraph in cut.split(text) if paragraph.strip()]


def _published(
    values: Mapping[str, Any], *, dayfirst: bool | None
) -> tuple[date | None, tuple[str, ...]]:
    if day := read_day(values.get("published"), dayfirst=dayfirst):
        return day, ()
    if read_day(values.get("seen"), dayfirst=dayfirst):
        return None, (
            (
                "The export says when the page was seen, not when it was published: the column"
                " `seen` has that day, and the date of publication is left empty."
            ),
        )
    written = _words(values.get("published"))
    if not written:
        return None, ("The row has no date.",)
    if any(len(found.days) > 1 for found in find_dates(written, dayfirst=dayfirst)):
        return None, (
            (
                f"The date {written!r} can mean two days, so it is left empty."
                " Load the file again with dayfirst=True or dayfirst=False."
            ),
        )
    return None, (f"The date {written[:40]!r} can't be read, so it is left empty.",)


def read_day(value: object, *, dayfirst: bool | None) -> date | None:
    """Read a cell as a day: the day that is written, whatever the time and the time zone.

    >>> read_day("2016-03-14T23:30:00-05:00", dayfirst=None)
    datetime.date(2016, 3, 14)
    """
    if isinstance(value, datetime):
        return None if pd.isna(value) else value.date()
    if isinstance(value, date):
        return value
    text = _words(value)
    if match := _COMPACT.match(text) or _ISO.match(text):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    return settle(find_dates(text, dayfirst=dayfirst)[:1])


def _text_notes(paragraphs: Sequence[str], *, cut: bool, known: bool) -> Iterator[str]:
    if cut:
        yield CUT_OFF
    elif not paragraphs:
        yield (
            "The row has no text."
            if known
            else "The export holds no texts, so this article can be counted but not read."
        )
