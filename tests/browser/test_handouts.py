"""A handout as it is printed, on A4 and on Letter, without color."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kit.handouts import handout, lesson_named
from tests.browser.jupyter import accessibility_problems, screenshot, watch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from kit import Article

# What is left for text on a sheet, in CSS pixels of 1/96 inch.
WIDTHS = {"A4": 680, "Letter": 702}
TOO_WIDE = """
() => [...document.querySelectorAll("main *")]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
  .map(element => element.outerHTML.slice(0, 80))
"""


@pytest.mark.parametrize("paper", WIDTHS)
def test_it_prints_on_a_few_sheets_and_nothing_is_cut_off(
    page: Page, tmp_path: Path, reports: list[Article], paper: str
) -> None:
    file = tmp_path / "handout.html"
    file.write_text(handout(lesson_named("2"), reports, links=False), encoding="utf-8")
    seen = watch(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WIDTHS[paper], "height": 960})
    page.goto(file.as_uri())
    assert page.evaluate(TOO_WIDE) == []
    assert accessibility_problems(page, "main") == []
    screenshot(page.locator("main"), f"handout-{paper}")
    printed = page.pdf(format=paper)
    # The tasks, each report, the form and the pictures have a sheet each, and no sheet is empty.
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 5
    assert seen.complaints() == []


def test_pictures_print_without_color(page: Page, tmp_path: Path, reports: list[Article]) -> None:
    file = tmp_path / "handout.html"
    file.write_text(handout(lesson_named("2"), reports, links=True), encoding="utf-8")
    page.goto(file.as_uri())
    picture = page.locator("figure img").first
    assert picture.evaluate("image => getComputedStyle(image).filter") == "none"
    page.emulate_media(media="print")
    assert picture.evaluate("image => getComputedStyle(image).filter") == "grayscale(1)"
