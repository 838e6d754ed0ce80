from datetime import date

import pytest

from kit.layouts.datelines import date_parts, read_date_line
from kit.layouts.dates import find_dates, settle
from kit.layouts.lines import Line


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("October 12, 2016", date(2016, 10, 12)),
        ("Oct. 12th, 2016", date(2016, 10, 12)),
        ("12 October 2016", date(2016, 10, 12)),
        ("Wednesday, 12th Oct, 2016", date(2016, 10, 12)),
        ("12.10.2016", date(2016, 10, 12)),
        ("12. 10. 2016", date(2016, 10, 12)),
        ("30. Januar 2024", date(2024, 1, 30)),
        ("3. März 2024", date(2024, 3, 3)),
        ("1er mars 2024", date(2024, 3, 1)),
        ("le 14 août 2021", date(2021, 8, 14)),
        ("5 de marzo de 2024", date(2024, 3, 5)),
        ("12/18/2024", date(2024, 12, 18)),
        ("27/04/24", date(2024, 4, 27)),
        ("2016-10-12T23:30:00-05:00", date(2016, 10, 12)),
        ("2016/10/12 at 9:01 PM", date(2016, 10, 12)),
        ("Nora FeldtJune 8, 2021", date(2021, 6, 8)),
        ("December 22, 20235:00 AM ET", date(2023, 12, 22)),
        ("05/05/2017", date(2017, 5, 5)),
    ],
)
def test_a_day_is_read_in_many_forms(text: str, day: date) -> None:
    assert [found.days for found in find_dates(text)] == [(day,)]


@pytest.mark.parametrize(
    "text", ["in October 2016", "Oct. 3", "1.2.3.4", "10/12", "dismay 5, 2013", "version 12.10.20"]
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert settle(find_dates(text)) is None or text == "version 12.10.20"


def test_a_day_that_no_calendar_has_is_found_and_means_nothing() -> None:
    assert [found.days for found in find_dates("February 30, 2015")] == [()]


def test_a_day_that_can_be_read_in_two_ways_waits_for_word() -> None:
    assert settle(find_dates("10/12/2016")) is None
    assert settle(find_dates("10/12/2016", dayfirst=True)) == date(2016, 12, 10)
    assert settle(find_dates("10/12/2016", dayfirst=False)) == date(2016, 10, 12)


def test_a_twin_date_settles_it() -> None:
    assert settle(find_dates("04/05/2022 April 5, 2022")) == date(2022, 4, 5)
    assert settle(find_dates("04/05/2022 04/06/2022")) is None


@pytest.mark.parametrize(
    "line",
    [
        "May 8, 2013",
        "Published: 8 May 2013, 14:05 CEST",
        "By Nora Feldt | May 8, 2013 2:05 PM",
        "Veröffentlicht am 08.05.2013 um 14:05 Uhr",
        "Publié le 8 mai 2013 à 14h05",
        "Publicado el 8 de mayo de 2013",
        "Wednesday 8 May 2013 05:39, UK",
        "SANKT VELDEN, May 8, 2013",
        "• 08.05.2013",
    ],
)
def test_a_date_line_holds_a_date_and_little_else(line: str) -> None:
    read = read_date_line(line)
    assert read is not None
    assert settle(read.published) == date(2013, 5, 8)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry sank on May 8, 2013, in thick fog.",
        "A white ferry at the pier on May 8, 2013",
        "Photo: A. Holm, May 8, 2013",
        "— Ilse Tarrow (@tarrow) May 8, 2013",
        '"We sailed on May 8, 2013"',
    ],
)
def test_a_sentence_a_caption_or_a_post_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_a_date_line_tells_publication_from_update() -> None:
    read = read_date_line("Published July 16, 2024last updated July 17, 2024")
    assert read is not None
    assert [settle([found]) for found in read.published] == [date(2024, 7, 16)]
    assert [settle([found]) for found in read.updated] == [date(2024, 7, 17)]
    assert read.labelled


def test_a_name_before_the_date_is_the_byline() -> None:
    text = "By Tomas Rill and Edda Moor - 05/13/2013 2:05 PM ET"
    read = read_date_line(text)
    assert read is not None
    assert text[slice(*read.byline)] == "Tomas Rill and Edda Moor"


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("May 8, 2013 by Nora Feldt", "May 8, 2013", "Nora Feldt"),
        ("May 8, 2013 | By: Edda de Moor", "May 8, 2013 |", "Edda de Moor"),
        ("8. Mai 2013 von Tomas Rill und Edda Moor", "8. Mai 2013", "Tomas Rill und Edda Moor"),
    ],
)
def test_a_name_behind_the_date_is_the_byline_too(text: str, day: str, name: str) -> None:
    read = read_date_line(text)
    assert read is not None
    assert settle(read.published) == date(2013, 5, 8)
    parts = date_parts(Line(0, text, touches=False), read)
    assert [part.text for part in parts if part.kind != "furniture"] == [day, name]
    assert all(text[part.start : part.end] == part.text for part in parts)


def test_what_stands_behind_a_date_and_is_no_name_makes_no_date_line() -> None:
    assert read_date_line("May 8, 2013 by the pier") is None
