"""The panels that explore: quotations under filters, and charts with the code they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    errors,
    expect,
    open_notebook,
    run_all,
    save,
    screenshot,
    use_theme,
    wait_until_done,
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

START = "import kit\n\nkit.setup()\nreport_2013, report_2016 = kit.load_articles(kit.SEEDS)"
BOTH = "[report_2013, report_2016]"
PICTURE = '[role="graphics-document"]'
WIDTHS = (1366, 1920)


def show(page: Page, lab: Lab, name: str, making: str, *more: str) -> Locator:
    """Run a notebook that makes a panel in its second cell, and return the panel."""
    path = write_notebook(lab, f"{name}.ipynb", START, f"panel = {making}\npanel", *more)
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path)) == []
    return page.locator(f"{OUTPUTS} .kit-{name}")


def choose(panel: Locator, label: str, choice: str) -> None:
    """Choose from one of the panel's lists."""
    panel.get_by_role("combobox", name=label, exact=True).select_option(choice)


def look(page: Page, panel: Locator, name: str) -> None:
    """Take a picture as on a laptop and as on a projector; nothing may be cut off."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1024})
        screenshot(panel, f"{name}-{width}")
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")


def test_quotations_by_mouse(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "explorer", f"kit.panels.quotation_explorer({BOTH})")
    counted = panel.get_by_role("status").first
    expect(counted).to_contain_text("31 quotations with")
    choose(panel, "Speaker", "John Kerry: 7 quotations, 51 quoted words")
    expect(counted).to_contain_text("7 quotations of 31 with 51 quoted words")
    rows = panel.locator("tbody tr[data-row]")
    expect(rows).to_have_count(7)
    rows.nth(2).locator(".kit-quoted").first.click()
    look(page, panel, "panel-explorer")
    expect(panel.locator(".kit-page .kit-quoted").first).to_be_in_viewport()
    expect(panel.get_by_role("status").nth(1)).to_contain_text("Why the kit thinks so")
    look(page, panel, "panel-explorer")
    assert accessibility_problems(page, OUTPUTS) == []
    assert seen.complaints() == []


def test_builder(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "builder", f"kit.panels.chart_builder({BOTH})")
    choose(panel, "Table", "quotations")
    expect(panel.locator(PICTURE)).to_be_visible()
    look(page, panel, "panel-builder")
    assert accessibility_problems(page, OUTPUTS) == []
    assert seen.complaints() == []
