"""Marks are paired whatever they look like, and a missing one is named."""

import pytest

from kit.marks import quoted_spans, stretches
from kit.quoting.kinds import mark_warning


def between(text: str) -> list[str]:
    return [text[stretch.inner_start : stretch.inner_end] for stretch in stretches(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "fog" twice.', ["fog"]),
        ("He said “fog” twice.", ["fog"]),
        ('"Fog,” he said.', ["Fog,"]),
        ("“Fog,“ he said.", ["Fog,"]),
        ("”Fog,” he said.", ["Fog,"]),
        ("Er sagte „Nebel“ und ging.", ["Nebel"]),
        ("Il dit «brume» deux fois.", ["brume"]),
        ("''Fog,'' he said, ''and rain.''", ["Fog,", "and rain."]),
        ("``Fog,'' he said.", ["Fog,"]),
        ("'Fog,' he said.", ["Fog,"]),
        ("‘Fog,’ he said.", ["Fog,"]),
    ],
)
def test_any_opening_mark_pairs_with_any_closing_one(text: str, words: list[str]) -> None:
    assert between(text) == words


def test_marks_inside_marks_belong_to_the_outer_stretch() -> None:
    assert between("“She said ‘no’ twice,” he said.") == ["She said ‘no’ twice,"]
    assert between('"He read “Fog” aloud. It rained," he said.') == [
        "He read “Fog” aloud. It rained,"
    ]
    assert between("'She said \"no\" twice,' he said.") == ['She said "no" twice,']


def test_an_apostrophe_closes_nothing() -> None:
    assert between("'I don't think the players' bus will come,' he said.") == [
        "I don't think the players' bus will come,"
    ]
    assert between("The players' bus left in the '90s, didn't it?") == []


def test_inches_open_nothing() -> None:
    assert between("A 6'2\" door, he said.") == []


def test_without_an_opening_mark_the_words_start_with_the_sentence() -> None:
    text = '"It rains,” said Lee. The fog is coming, I think."'
    assert between(text) == ["It rains,", "The fog is coming, I think."]


def test_without_a_closing_mark_the_words_run_to_the_next_opening_one() -> None:
    assert between("“It rains, he said. “Fog comes.”") == ["It rains, he said.", "Fog comes."]


def test_a_single_mark_may_lack_its_partner_too() -> None:
    assert between("Lee said: 'They've heard it before.") == ["They've heard it before."]
    assert between("'They've heard it before.") == ["They've heard it before."]
    assert between("It was 'em. Lee's.") == []


def test_a_quotation_over_paragraphs_opens_in_each() -> None:
    assert between("“It rains. Fog comes.") == ["It rains. Fog comes."]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('"Fog," he said.', ""),
        ('Fog comes soon and stays," he said.', "opening quotation mark is missing before"),
        ('"Fog comes soon', "closing quotation mark is missing after"),
    ],
)
def test_a_warning_names_the_missing_mark(text: str, warning: str) -> None:
    [stretch] = stretches(text)
    assert warning in mark_warning(text, stretch)
    assert bool(mark_warning(text, stretch)) == bool(warning)


def test_a_mark_without_a_partner_is_no_span_for_sentences() -> None:
    assert quoted_spans('It rains," he said. "Fog.') == []
