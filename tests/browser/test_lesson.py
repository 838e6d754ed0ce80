"""Lesson 1 as a learner meets it: from the list of lessons to the switches of the reader."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    expect,
    open_notebook,
    screenshot,
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

LESSON = "notebooks/01-take-a-news-page-apart.ipynb"


def test_the_lab_opens_on_the_list_with_the_first_lesson_in_sight(page: Page, lab: Lab) -> None:
    seen = watch(page)
    page.goto(f"{lab.url}/?token={lab.token}")
    link = page.locator(".jp-MarkdownViewer a", has_text="Take a news page apart")
    expect(link).to_be_in_viewport(timeout=60_000)
    expect(page.locator(".jp-DirListing-itemName", has_text="01-take-a-news")).to_be_visible()
    expect(page.get_by_text("Would you like to get notified")).to_have_count(0)
    screenshot(page, "lesson-list")
    assert accessibility_problems(page, ".jp-MarkdownViewer .jp-RenderedMarkdown") == []
    link.click()
    expect(page.locator(f"{NOTEBOOK} .jp-Notebook")).to_be_visible()
    assert seen.complaints() == []


def test_a_layer_is_switched_by_keyboard_and_by_python(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, LESSON)
    panel = page.locator(".kit-reader").first
    kind = panel.locator(".kit-kind", has_text="headline")
    expect(kind).to_be_hidden()

    panel.get_by_role("checkbox", name="Parts").focus()
    page.keyboard.press("Space")
    expect(kind).to_be_visible()
    expect(panel.get_by_text("(link that skips to a part of the page)").first).to_be_visible()

    page.keyboard.press("Tab")
    expect(panel.get_by_role("checkbox", name="Sentences")).to_be_focused()
    page.keyboard.press("Space")
    expect(panel.locator(".kit-sentences-label").first).to_have_text("1")
    expect(panel.locator(".kit-sentences-label").first).to_be_visible()
    shaded = panel.locator(".kit-sentences").first
    assert shaded.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(227, 238, 247)"
    screenshot(panel, "reader")

    page.keyboard.press("Space")
    expect(panel.locator(".kit-sentences-label").first).to_be_hidden()


def test_an_article_shows_itself_as_a_table_of_its_parts(page: Page, lab: Lab) -> None:
    path = write_notebook(lab, "article.ipynb", "import kit\nkit.load_articles(kit.SEEDS)[1]")
    open_notebook(page, lab, path)
    shown = page.locator(f"{OUTPUTS} table")
    expect(shown.get_by_role("rowheader", name="caption")).to_be_visible()
    expect(shown.get_by_text("Atomverhandlungen mit Iran in Genf")).to_be_visible()
    screenshot(shown, "article")
    assert accessibility_problems(page, OUTPUTS) == []


def test_the_lab_of_a_checkout_serves_what_was_edited_there(
    page: Page, root: Path, tmp_path: Path, start_lab: Callable[..., Lab]
) -> None:
    checkout = tmp_path / "checkout"
    for name in ("kit", "notebooks", "seeds", "exercises"):
        shutil.copytree(root / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", checkout)
    lessons = checkout / "notebooks" / "lessons.md"
    lessons.write_text("# Edited just now\n", encoding="utf-8")
    (checkout / LESSON).unlink()

    lab = start_lab(checkout, kit=checkout)
    page.goto(f"{lab.url}/?token={lab.token}")
    expect(page.get_by_role("heading", name="Edited just now")).to_be_visible(timeout=60_000)
    assert not (checkout / LESSON).exists()
