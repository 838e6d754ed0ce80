"""What every test of a quoting rule needs: a passage, and its quotations in short."""

from collections.abc import Callable

import pytest

from kit.load import article_from_text
from kit.quoting import Quotation, quotations
from kit.quoting.tokens import Passage, passages


@pytest.fixture
def quoted() -> Callable[[str], list[Quotation]]:
    """Find the marked quotations of a short text."""
    return lambda text: [q for q in quotations(article_from_text(text)) if q.kind != "indirect"]


@pytest.fixture
def speakers(quoted: Callable[[str], list[Quotation]]) -> Callable[[str], list[str | None]]:
    """Name the speaker of each marked quotation, in the words of the page."""
    return lambda text: [quotation.speaker for quotation in quoted(text)]


@pytest.fixture
def resolved(quoted: Callable[[str], list[Quotation]]) -> Callable[[str], list[str | None]]:
    """Name whom the speaker of each marked quotation stands for."""
    return lambda text: [quotation.speaker_resolved for quotation in quoted(text)]


@pytest.fixture
def reports() -> Callable[[str], list[tuple[str | None, str]]]:
    """Give speaker and words of each indirect quotation."""
    return lambda text: [
        (q.speaker, q.text) for q in quotations(article_from_text(text)) if q.kind == "indirect"
    ]


@pytest.fixture
def sentence() -> Callable[[str], Passage]:
    """Cut one sentence into its tokens."""
    return lambda text: next(passages(article_from_text(text)))
