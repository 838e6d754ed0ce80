"""A worksheet as a learner meets it: wrong first, a hint, then right, and all of it kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    expect,
    open_notebook,
    save,
    screenshot,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

WHO_SPEAKS = "exercises/02-who-speaks.ipynb"


def write(page: Page, box: Locator, line: str, written: str) -> None:
    """Write a line of a box anew, and run the box."""
    box.locator(".cm-line", has_text=line).click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.insert_text(written)
    page.keyboard.press("Shift+Enter")


def test_a_learner_is_helped_on_and_finds_the_cards_again(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, WHO_SPEAKS)
    box = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text="mended_count = ")
    card = box.locator(f"{OUTPUTS} .kit-card")
    write(page, box, "mended_count = ", "mended_count = 27")
    expect(card).to_contain_text("has lost its opening mark")
    screenshot(card, "worksheet-not-yet")
    write(page, box, "kit.hint", 'kit.hint("mended_count")')
    expect(card).to_contain_text("Hints for mended_count")
    write(page, box, "kit.hint", "")
    write(page, box, "mended_count = ", "mended_count = 45")
    expect(card).to_contain_text("Right: mended_count")
    screenshot(card, "worksheet-right")
    assert accessibility_problems(page, f"{OUTPUTS} .kit-card") == []

    save(page, lab, WHO_SPEAKS)
    kept = json.loads((lab.folder / ".kit" / "progress.json").read_text(encoding="utf-8"))
    record = kept["questions"]["mended_count"]
    assert (record["status"], record["hints"]) == ("right", 1)
    open_notebook(page, lab, WHO_SPEAKS, run=False)
    expect(card).to_contain_text("Right: mended_count")
