"""The switch to the practice pair as a learner meets it: a link to the twin, and its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.learner import fill_folder
from kit.pairs import SWITCHES
from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    expect,
    open_notebook,
    screenshot,
    watch,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

LESSON = "notebooks/01-take-a-news-page-apart.ipynb"


def switched(path: Path) -> None:
    """Turn the switch in the first cell, as a learner does."""
    here, there = (SWITCHES[pair].replace('"', '\\"') for pair in ("syria", "practice"))
    text = path.read_text(encoding="utf-8")
    assert text.count(here) == 1
    path.write_text(text.replace(here, there), encoding="utf-8")


def test_a_lesson_that_was_switched_leads_to_its_twin(
    page: Page, start_lab: Callable[..., Lab], tmp_path: Path
) -> None:
    fill_folder(tmp_path)
    switched(tmp_path / LESSON)
    lab = start_lab(tmp_path)
    seen = watch(page)
    open_notebook(page, lab, LESSON)
    output = page.locator(OUTPUTS).first
    expect(output).to_contain_text("This page is about the reports on Syria.")
    link = output.locator("a", has_text="01-take-a-news-page-apart")
    screenshot(output, "pair-way-to-twin")
    assert accessibility_problems(page, OUTPUTS) == []
    link.click()
    title = page.locator(f"{NOTEBOOK}:visible", has_text="two invented reports on a harmless")
    expect(title.first).to_be_visible()
    assert seen.complaints() == []
