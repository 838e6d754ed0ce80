"""Whom the words for a speaker stand for."""

from collections.abc import Callable

import pytest

Resolved = Callable[[str], list[str | None]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a surname points back to the full name, a title does not matter
        ('Ann Lee came. "It floods," Lee said.', "Ann Lee"),
        ('Ann Lee came. "It floods," Ms. Lee said.', "Ann Lee"),
        ('Secretary Ann Lee came. "It floods," Secretary Lee said.', "Ann Lee"),
        # two of one surname: the title tells
        ('Ann Lee and Bob Lee came. "It floods," Mr. Lee said.', "Bob Lee"),
        # he and she: the subject, not whoever was named last
        ('Bob Lee met Carl Roe. "It floods," he said.', "Bob Lee"),
        ('Ann Lee met Carl Roe. "It floods," he said.', "Carl Roe"),
        ('Ann Lee spoke of Bob Roe in Cork. "It floods," she said.', "Ann Lee"),
        # whoever spoke before goes on
        (
            '"It floods," said Bob Lee.\n\nCarl Roe is here.\n\n"Yes," Lee said. "No," he said.',
            "Bob Lee",
        ),
        # the head of the phrase counts
        ('Ann Lee has a son. "It floods," Lee\'s spokesman Bo Roe said.', "Bo Roe"),
        ('Ann Lee has an aide. "It floods," Lee\'s aide said.', "Lee's aide"),
        # an office that the page gives one person
        (
            'Italian Prime Minister Ann Lee came. "It floods," the Italian prime minister said.',
            "Ann Lee",
        ),
        (
            'Italy\'s Trade Minister Bo Roe came. "It floods," the Italian trade minister said.',
            "Bo Roe",
        ),
        # a body stands for itself, "it" for the body
        ('"It floods," the ministry said.', "the ministry"),
        ('The ministry met. "It floods," it said.', "The ministry"),
        ('Officials met. "It floods," they said.', "Officials"),
    ],
)
def test_the_last_words_are_by(resolved: Resolved, text: str, name: str) -> None:
    assert resolved(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        '"It floods," he said.',
        '"It floods," I said.',
        'Ann Lee came. "It floods," he said.',
        'Ann Lee and Bob Roe agreed on "a dry and early summer".',
    ],
)
def test_it_is_not_known_who(resolved: Resolved, text: str) -> None:
    assert resolved(text) == [None]


def test_a_town_is_nobody(resolved: Resolved) -> None:
    assert resolved('Ann Lee lives in Charlotte. "It floods," she said.') == ["Ann Lee"]
