"""DW's layouts, on pages that were invented for the kit; data/dw/ has what each of them holds."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kit
from kit import Article, article_from_text

PAGES = sorted((Path(__file__).parent / "data" / "dw").glob("*.txt"))


def known(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def body(article: Article) -> list[str]:
    kinds = ("standfirst", "subheading", "paragraph")
    return [part.text for part in article.parts if part.kind in kinds]


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def test_there_are_two_pages_of_each_layout() -> None:
    assert len(PAGES) == 16


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_headline_date_and_text_are_exact(path: Path) -> None:
    article, gold = kit.load_article(path), known(path)
    assert article.headline == gold["title"]
    assert article.published == date.fromisoformat(gold["date"])
    assert body(article) == gold["body"]
    assert article.outlet == "DW"
    assert len(article.warnings) == (gold["lang"] != "en")


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_the_other_fields_are_exact(path: Path) -> None:
    article, fields = kit.load_article(path), known(path)["fields"]
    for name in ("kicker", "standfirst", "caption", "credit"):
        assert getattr(article, name) == fields[name]
    assert article.url == fields["permalink"]
    signed = [part.text for part in article.parts if part.kind == "agencies"]
    assert bool(signed) == bool(fields["agency"])
    assert all(text in fields["agency"] for text in signed)
    if fields["byline"]:
        assert article.byline == fields["byline"]


HEAD = "1. Skip to content\n  2. Skip to main menu\nIslands\n\n"
TEXT = "The ferry did not sail on Monday.\n\nNobody knows when it will.\n"


def test_opinion_and_editors_and_advertisements() -> None:
    article = article_from_text(
        f"{HEAD}Opinion: Ferries are for people\n\nNora Feldt\nMay 19, 2017\n\nAt last.\n\n"
        f"Advertisement\n\n{TEXT}\nEdited by: Edda Moor\n"
    )
    assert article.headline == "Opinion: Ferries are for people"
    assert article.byline == "Nora Feldt"
    assert [part.text for part in article.parts if part.kind == "paragraph"] == TEXT.strip().split(
        "\n\n"
    )


def test_a_headline_in_capitals_without_a_writer_stays_the_headline() -> None:
    article = article_from_text(f"{HEAD}Ferry Stays Home\n\nMay 19, 2017\n\nAt last.\n\n{TEXT}")
    assert (article.headline, article.byline) == ("Ferry Stays Home", None)


def test_a_caption_with_a_date_never_dates_the_page() -> None:
    article = article_from_text(
        f"{HEAD}Ferry stays home\n\nAt last it rests.\n\nhttps://p.dw.com/p/abc12\n"
        f"A ferry on May 8, 2013\nImage: A. Holm\n\n{TEXT}"
    )
    assert article.published is None


def test_a_day_on_dw_with_two_readings_is_asked_for() -> None:
    page = f"{HEAD}Ferry stays home\n\n10/12/2016\n\nAt last.\n\n{TEXT}"
    assert article_from_text(page).published is None
    assert article_from_text(page, dayfirst=True).published == date(2016, 12, 10)
