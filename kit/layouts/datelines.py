"""A line of a page → the days and the writer's name that it prints, if it is a date line.

A date line holds a date and little else: a label ("Published"), a time, a weekday, a name, a place.
A sentence or a caption with a date in it is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.article import Part
from kit.layouts.bylines import read_byline
from kit.layouts.dates import DateFound, find_dates
from kit.layouts.lines import Line

_UPDATED = re.compile(
    r"updat|modified|aktualisier|ge[äa]ndert|mis[e]? à jour|actualiza|modificad|aggiornat|güncel"
    r"|atualiza|bijgewerkt|revised",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|issued|first (?:seen|aired)|veröffentlicht|erschienen|erstellt|publié|pubbl"
    r"|geplaatst|\bdate\b|\bdatum\b|giriş|created",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"photo|image|picture|file\b|\bbild|\bfoto|crédit|©|\(@", re.IGNORECASE)
# What may stand beside a date and says nothing: times and their zones, weekdays, labels, marks.
_ZONES = "UTC|GMT|BST|CES?T|IST|AEDT|AEST|E[SD]?T|P[SD]?T|C[SD]?T|M[SD]T|UK|Uhr"
_WEEKDAYS = (
    "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun"
    "|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
)
_ASIDE = re.compile(
    r"T?\d{1,2}(?:[:.h]\s?\d{2}){1,2}(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d|(?i:\s?[ap]\.?m\b\.?)|(?:UTC"
    r"|GMT|CES?T|E[SD]?T))?|\d{1,2}\s?(?=[ap]\.?m)|\d{1,2}h\b"
    r"|(?i:\b[ap]\.?m\b\.?)"
    rf"|\b(?:{_ZONES})(?:/GMT)?(?:[+-]\d+)?\b"
    rf"|(?i:\b(?:{_WEEKDAYS})(?:day|,|\.|\b))"
    r"|(?i:\d+\s*[- ]?min(?:ute)?s?(?:\s+read)?\b)"
    r"|(?i:\b(?:last\s+|first\s+)?(?:up)?dated?(?:\s+on)?\b|\b(?:re)?published?(?:\s+on)?\b"
    r"|\bposted\b"
    r"|\bissued\b|\bcreated\b|\b(?:zuletzt|last)\b|\b(?:on|at|um|am|le|à|el|a las|il|alle|ore|vom"
    r"|the"
    r"|de|del|du)\b|\bstand\b|\bkl\b|\bdalle\b|\bum\b|\bveröffentlicht\b|\baktualisiert\b"
    r"|\berstellt\b"
    r"|\bpublié[e]?\b|\bmis[e]? à jour\b|\bpublicado\b|\bactualizado\b|\bpubblicato\b"
    r"|\baggiornato\b)"
    r"|[|·•◦▪,;:/()\[\]—–-]+"
)
_FIGURES = re.compile(r"\d\d")
_TIME = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])")
_LABEL = re.compile(r"[^\W\d]+(?: [^\W\d]+)?:")
_BY = re.compile(r"(?:by|von|par|por|di|van|door)\b[:\s]*|by(?=[A-Z])", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|,·•–—-]+")
_CONNECTORS = frozenset("and und et y e with for of de von van del la le da di al bin the".split())
_LONGEST, _MOST_WORDS = 200, 10
# "Jr." and "A." end in a full stop and are names; two words make a full name.
_INITIAL, _FULL_NAME = 3, 2


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line prints.

    Attributes:
        published: its dates without the label of an update.
        updated: its dates with such a label.
        labelled: True if the line itself says that a date is the day of publication.
        timed: True if a clock time stands beside the date.
        byline: where the writer's name stands in the line, (0, 0) without one.
    """

    published: tuple[DateFound, ...]
    updated: tuple[DateFound, ...]
    labelled: bool
    timed: bool
    byline: tuple[int, int]


def read_date_line(text: str, *, dayfirst: bool | None = None) -> DateLine | None:
    """Read a line as a date line; None if it is none.

    Args:
        text: the line.
        dayfirst: as in `kit.layouts.dates.find_dates`.

    >>> line = read_date_line("Nora FeldtJune 8, 2021")
    >>> line.published[0].days, line.byline
    ((datetime.date(2021, 6, 8),), (0, 10))
    >>> read_date_line("The ferry sank on June 8, 2021, in fog.") is None
    True
    """
    if len(text) > _LONGEST or not _FIGURES.search(text) or text.startswith(("—", '"', "“")):
        return None
    found = find_dates(text, dayfirst=dayfirst)
    if not found or _CAPTION.search(text):
        return None
    labels = [text[a.end : b.start] for a, b in zip([_EDGE, *found[:-1]], found, strict=True)]
    behind = _name_behind(text, found[-1].end)
    before, after = text[: found[0].start], "" if behind else text[found[-1].end :]
    left_over = [_left_over(piece) for piece in (before, *labels[1:], after)]
    timed = _TIME.search(text) is not None
    if sum(map(len, left_over)) > _MOST_WORDS or not (timed or all(map(_all_names, left_over))):
        return None
    if text[-1] in ".!?" and text[-2:-1].isalpha() and not text.endswith(("m.", "h.")):
        return None
    updated = [bool(_UPDATED.search(label)) for label in labels]
    return DateLine(
        tuple(date for date, late in zip(found, updated, strict=True) if not late),
        tuple(date for date, late in zip(found, updated, strict=True) if late),
        any(_PUBLISHED.search(label) for label in labels),
        timed,
        _name(before, left_over[0]) or behind or (0, 0),
    )


_EDGE = DateFound(0, 0, ())


def _left_over(piece: str) -> list[str]:
    """Return the words of a piece that are no label, time, weekday or mark."""
    piece = _BY.sub(" ", piece, count=1) if _BY.match(piece) else piece
    return _ASIDE.sub(" ", _LABEL.sub(" ", piece)).split()


def _all_names(words: Sequence[str]) -> bool:
    return all(not word[0].islower() or word.lower() in _CONNECTORS for word in words) and not any(
        word.endswith((".", "!", "?")) and len(word) > _INITIAL for word in words
    )


def _name(before: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Find the name that stands before the date, without "By"."""
    if len(words) < _FULL_NAME or words[0] not in before or any(map(str.isdigit, words[0])):
        return None
    start = before.index(words[0])
    end = before.rindex(words[-1]) + len(words[-1])
    return (start, end)


def _name_behind(text: str, end: int) -> tuple[int, int] | None:
    """Find the name that stands behind the date as in "May 8, 2013 by Nora Feldt"."""
    between = _BETWEEN.match(text, end)
    name = read_byline(text[between.end() :]) if between else None
    if not between or not name or name[0] == name[1]:
        return None
    return between.end() + name[0], between.end() + name[1]


def date_parts(line: Line, read: DateLine | None) -> list[Part]:
    """Return the parts of a date line: a name before or behind the date, and the date.

    >>> text = "May 8, 2013 by Nora Feldt"
    >>> [part.text for part in date_parts(Line(0, text, touches=False), read_date_line(text))]
    ['May 8, 2013', 'by', 'Nora Feldt']
    """
    start, end = read.byline if read else (0, 0)
    if end < len(line.text):
        return line.labelled("byline", start, end) + line.slice("date", end, len(line.text))
    label = line.text.rindex(line.text[:start].split()[-1], 0, start)
    by = line.slice("furniture", label, start, "label of the byline")
    return [*line.slice("date", 0, label), *by, *line.slice("byline", start, end)]
