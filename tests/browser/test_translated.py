"""In another language, no label of a panel or a card is left in English on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.jupyter import (
    OUTPUTS,
    Lab,
    accessibility_problems,
    errors,
    open_notebook,
    save,
    screenshot,
    write_notebook,
)
from tests.marked import outside, save_marked, words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

START = """import kit

kit.setup(language="marked.po")
reports = kit.load_articles(kit.SEEDS)[:1]"""
PANELS = {
    "reader": "kit.panels.reader(reports[0])",
    "linked": "kit.panels.linked(reports[0])",
    "bring": 'kit.panels.bring("mine")',
    "builder": "kit.panels.chart_builder(reports)",
}
# Words of reports, of tables and of their columns, and code, are not the kit's to translate.
OF_OTHERS = (
    ".kit-page p, .kit-label, .kit-code pre, .kit-rows table, .vega-embed, option, .kit-voice"
)
LABELS = """(panel, others) => {
  const texts = [panel, ...panel.querySelectorAll("[aria-label]")]
    .filter((part) => !part.closest(others)).map((part) => part.getAttribute("aria-label"));
  const walk = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest(others)) texts.push(walk.currentNode.textContent);
  }
  return texts.filter((text) => text && text.trim());
}"""


def left_in_english(panel: Locator) -> list[str]:
    found: list[str] = panel.evaluate(LABELS, OF_OTHERS)
    assert len(found) > 5
    return [text for text in found if words(outside(text))]


def test_no_label_is_left_in_english(page: Page, lab: Lab) -> None:
    save_marked(lab.folder / "marked.po")
    card = 'kit.check(headline="US and Russia")'
    path = write_notebook(lab, "translated.ipynb", START, *PANELS.values(), card)
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path)) == []
    for name in PANELS:
        panel = page.locator(f"{OUTPUTS} .kit-{name}")
        panel.wait_for()
        screenshot(panel, f"translated-{name}")
        assert left_in_english(panel) == []
    shown = page.locator(f"{OUTPUTS} .kit-card")
    screenshot(shown, "translated-card")
    assert shown.inner_text().count("⟦") > 1
    assert accessibility_problems(page, OUTPUTS) == []
