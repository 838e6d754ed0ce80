"""Titles, nicknames and scare quotes have no speaker, and a reason why."""

from collections.abc import Callable

import pytest

from kit.quoting import Quotation

Quoted = Callable[[str], list[Quotation]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('She told the story on "Morning Tide" that the bridge was unsafe.', "title"),
        ('Her film, called "Fog", opens on Monday.', "title"),
        ('Robert "Bob" Lee left.', "title"),
        ('The "experts" met in Cork.', "scare quote"),
        ('It rained, and on the way there fell a "whole sea of water upon us all".', "unclear"),
    ],
)
def test_nobody_said(quoted: Quoted, text: str, reason: str) -> None:
    [quotation] = quoted(text)
    assert (quotation.speaker, quotation.speaker_resolved, quotation.cue) == (None, None, None)
    assert quotation.reason == reason


def test_a_title_at_the_verb_of_saying_was_said(quoted: Quoted) -> None:
    [quotation] = quoted('Ann Lee said, "Morning Tide."')
    assert quotation.speaker == "Ann Lee"


def test_few_words_in_a_report_are_no_scare_quote(quoted: Quoted) -> None:
    [quotation] = quoted('Ann Lee said that the "experts" had met.')
    assert (quotation.speaker, quotation.reason) == ("Ann Lee", "")


def test_single_marks_count_where_a_report_quotes_with_them(quoted: Quoted) -> None:
    assert [q.text for q in quoted("'It floods,' said Ann Lee.")] == ["It floods,"]


def test_single_marks_in_the_text_are_left_out_where_it_quotes_with_double_ones(
    quoted: Quoted,
) -> None:
    text = "\"It floods,\" said Ann Lee. Some call it a night of 'sorts' here."
    assert [q.text for q in quoted(text)] == ["It floods,"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('"It floods," said Lee.', ["direct"]),
        ('Lee called it "a flood".', ["partial"]),
        ('"It floods," said Lee, "and we can\'t swim."', ["direct", "direct"]),
        ('Lee said it was "wet" and "cold".', ["partial", "partial"]),
        ('Lee said: "wet and cold and dark."', ["direct"]),
    ],
)
def test_a_whole_clause_is_direct_a_phrase_is_partial(
    quoted: Quoted, text: str, kinds: list[str]
) -> None:
    assert [quotation.kind for quotation in quoted(text)] == kinds
