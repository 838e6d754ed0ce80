"""A text → the days it names.

A day such as 10/12/2016 can be read in two ways; both are kept until something settles it: a second
form of the same day on the page, or the reader's own `dayfirst`. Nothing here guesses.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

# English, German, French, Spanish; then Italian, Portuguese, Dutch and the Scandinavian languages.
_MONTH_NAMES = (
    "january januar jänner janvier enero gennaio janeiro januari",
    "february februar feber février fevrier febrero febbraio fevereiro februari",
    "march märz maerz mars marzo março maart marts",
    "april avril abril aprile",
    "may mai mayo maggio maio mei maj",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août aout agosto augustus augusti",
    "september septembre septiembre setiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dicembre dezembro desember",
)
_SHORT_NAMES = (
    "jan janv ene genn",
    "feb febr févr fevr",
    "mar mrz",
    "apr avr abr",
    "",
    "jun",
    "jul juil",
    "aug ago",
    "sep sept",
    "oct okt out",
    "nov",
    "dec dez déc dic",
)
MONTHS = {
    name: number
    for names in (_MONTH_NAMES, _SHORT_NAMES)
    for number, group in enumerate(names, start=1)
    for name in group.split()
}
_MONTH = rf"(?P<month>(?i:{'|'.join(sorted(MONTHS, key=len, reverse=True))}))\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?"
# A time can be glued to the year: "December 22, 20235:00 AM".
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d(?!\d?:\d\d))"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>(?:18|19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d){_DAY}(?:\.| de| of)?\s{{1,3}}{_MONTH},?(?: de)?\s{{1,3}}{_YEAR}",
        rf"(?<![^\W\d_]){_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}",
        # A byline can be glued to the month: "Nora FeldtJune 8, 2021".
        rf"(?<=[a-z\u00df-\u00ff])(?=[A-Z]){_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}",
        r"(?<![\d.])(?P<first>\d{1,2})(?P<mark>\.)\s(?P<second>\d{1,2})\.\s(?P<year>(?:18|19|20)\d\d)(?!\d)",
        (
            r"(?<![\d.,/-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)"
            r"(?P<year>(?:18|19|20)\d\d|\d\d)(?![\d/]|[.,-]\d)"
        ),
    )
)
_HINT = re.compile(r"(?:18|19|20)\d\d|\d[./-]\s?\d{1,2}[./-]\s?\d\d")
_CENTURY = 100
# A year of two figures means 1970 to 2069, as in most programs.
_PIVOT = 70


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text.

    Attributes:
        start: the position of its first character.
        end: the position after its last character.
        days: the day, or the two days that it can mean; empty if the calendar has no such day.
    """

    start: int
    end: int
    days: tuple[date, ...]


def find_dates(text: str, *, dayfirst: bool | None = None) -> list[DateFound]:
    """Return the dates that a text names, in order.

    Args:
        text: any text, in English, German, French, Spanish, Italian, Portuguese or Dutch.
        dayfirst: how 10/12/2016 is to be read: True for 10 December, False for October 12, None
            for both. Dates with full stops (10.12.2016) always have the day first.

    >>> [found.days for found in find_dates("Le 3 mars 2024")]
    [(datetime.date(2024, 3, 3),)]
    >>> [day.isoformat() for day in find_dates("10/12/2016")[0].days]
    ['2016-12-10', '2016-10-12']
    """
    if not _HINT.search(text):
        return []
    found = sorted(_matches(text, dayfirst=dayfirst), key=lambda date_: (date_.start, -date_.end))
    kept: list[DateFound] = []
    for date_ in found:
        if not kept or date_.start >= kept[-1].end:
            kept.append(date_)
    return kept


def settle(found: Sequence[DateFound]) -> date | None:
    """Return the day that all these dates can mean together; None if there is none or more.

    >>> settle(find_dates("10/12/2016, that is October 12, 2016"))
    datetime.date(2016, 10, 12)
    >>> settle(find_dates("10/12/2016")) is None
    True
    """
    if not found:
        return None
    common = set(found[0].days).intersection(*(date_.days for date_ in found[1:]))
    return common.pop() if len(common) == 1 else None


def _matches(text: str, *, dayfirst: bool | None) -> Iterator[DateFound]:
    for form in _FORMS:
        for match in form.finditer(text):
            yield DateFound(*match.span(), _days(match, dayfirst=dayfirst))


def _days(match: re.Match[str], *, dayfirst: bool | None) -> tuple[date, ...]:
    groups = match.groupdict()
    year = _year(groups["year"])
    if "first" not in groups:
        month = groups["month"].lower()
        return _day(year, MONTHS.get(month) or int(month), int(groups["day"]))
    first, second = int(groups["first"]), int(groups["second"])
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if groups["mark"] == "." or day_first == month_first:
        return day_first
    if day_first and month_first and dayfirst is not None:
        return day_first if dayfirst else month_first
    return day_first + month_first


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _year(figures: str) -> int:
    year = int(figures)
    if year >= _CENTURY:
        return year
    return year + (2000 if year < _PIVOT else 1900)
