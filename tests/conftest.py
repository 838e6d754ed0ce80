from pathlib import Path

import hypothesis
import pytest

import kit
from kit import Article

# No test may fail because the machine is busy.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def no_pair_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test as a new kernel does."""
    monkeypatch.setattr("kit.pairs._OPENED", [])
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)


@pytest.fixture(autouse=True)
def nobody_has_chosen_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.texts._CHOSEN", [])
    monkeypatch.delenv("KIT_LANGUAGE", raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def reports() -> list[Article]:
    return kit.load_articles(kit.SEEDS)


@pytest.fixture(scope="session")
def report_2013(reports: list[Article]) -> Article:
    return reports[0]


@pytest.fixture(scope="session")
def report_2016(reports: list[Article]) -> Article:
    return reports[1]
