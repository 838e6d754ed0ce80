from collections.abc import Callable

import pandas as pd
import pytest

import kit
from kit import Article
from kit.compare import BODY


def body(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["kind"].isin(BODY)]


@pytest.fixture(scope="session")
def words(reports: list[Article]) -> pd.DataFrame:
    return body(kit.word_table(reports))


@pytest.fixture(scope="session")
def parts(reports: list[Article]) -> pd.DataFrame:
    return body(kit.part_table(reports))


@pytest.fixture(scope="session")
def sentences(reports: list[Article]) -> pd.DataFrame:
    return kit.sentence_table(reports)


@pytest.fixture(scope="session")
def word_table() -> Callable[..., pd.DataFrame]:
    """Make a table of words from texts by name."""

    def make(**texts: str) -> pd.DataFrame:
        return kit.word_table([kit.article_from_text(text, name) for name, text in texts.items()])

    return make
