"""One test a rule: what is reported without marks."""

from collections.abc import Callable

import pytest

Reports = Callable[[str], list[tuple[str | None, str]]]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # that_clause
        ("Lee said on Monday that the road was shut.", "Lee", "the road was shut"),
        ("Lee told Bo Roe that the road was shut.", "Lee", "the road was shut"),
        # interposed
        ("The road was shut, Lee said.", "Lee", "The road was shut"),
        ("The road was shut, said Ann Lee, the mayor.", "Ann Lee", "The road was shut"),
        ("The road, Lee said, was shut.", "Lee", "The road, Lee said, was shut"),
        # according_to
        ("According to Lee, the road was shut.", "Lee", "the road was shut"),
        ("The road was shut, according to Lee.", "Lee", "The road was shut"),
        # bare_clause
        ("Lee said the road was shut.", "Lee", "the road was shut"),
        ("Lee told reporters the road was shut.", "Lee", "the road was shut"),
        # preposition
        ("Lee called for repairs to the road.", "Lee", "repairs to the road"),
        ("Lee agreed to mend the road.", "Lee", "to mend the road"),
        # with_object
        ("Lee accused the owners of neglect.", "Lee", "the owners of neglect"),
        # a phrase in marks belongs to the report around it
        ('Lee said the road was "very wet" on Monday.', "Lee", 'the road was "very wet" on Monday'),
        # name_colon
        ("Lee: Ferry line to close", "Lee", "Ferry line to close"),
    ],
)
def test_it_is_reported(reports: Reports, text: str, speaker: str, words: str) -> None:
    assert reports(text) == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Lee called a meeting.",  # no report without marks
        "The report was read in Cork.",  # a noun
        "His claim was not new.",
        "Lee was told to leave.",  # passive
        "Lee would say that, if she could.",  # not said
        "Lee wants to find a way out.",  # intended
        "Correction: Ferry line to close",  # a label
        '"It floods," said Ann Lee, a nurse who lives there.',  # described, not reported
        "His group, called Tide, left.",
    ],
)
def test_nothing_is_reported(reports: Reports, text: str) -> None:
    assert reports(text) == []


def test_one_subject_reports_twice(reports: Reports) -> None:
    text = "Lee maintained that Cork did not believe it, but insisted that it was true."
    assert reports(text) == [("Lee", "Cork did not believe it"), ("Lee", "it was true")]


def test_a_report_ends_where_the_reporter_goes_on(reports: Reports) -> None:
    text = "Lee said the road was shut, but the ferry ran."
    assert reports(text) == [("Lee", "the road was shut")]


def test_a_report_inside_a_report_is_part_of_it(reports: Reports) -> None:
    assert reports("Lee said that Roe said the road was shut.") == [
        ("Lee", "Roe said the road was shut")
    ]
