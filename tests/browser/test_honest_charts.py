"""Lesson 8 and its worksheet as a learner meets them: charts to judge, to mend, and to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.folders import EXERCISES
from kit.questions import Question, worksheets_in
from kit.questions.worksheets import notebook
from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    errors,
    expect,
    open_notebook,
    save,
    screenshot,
    stretch,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LESSON = "notebooks/08-honest-charts.ipynb"


def box_with(page: Page, words: str) -> Locator:
    return page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text=words)


def edit(page: Page, box: Locator, line: str, written: str) -> None:
    """Write a line anew, and run its box."""
    box.locator(".cm-line", has_text=line).first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.insert_text(written)
    page.keyboard.press("Shift+Enter")


def test_a_learner_mends_the_first_chart_step_by_step(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, LESSON)
    box = box_with(page, "most = tally").nth(1)
    chart = box.locator("svg.marks")
    expect(chart.get_by_text("John Kerry", exact=True)).to_have_count(0)
    edit(page, box, "domain=", '    x=alt.X("words").scale(domain=[0, 34]),')
    expect(chart.get_by_text("0", exact=True)).to_have_count(1)
    title = "Words between quotation marks in the report of 2016"
    new = f'alt.Chart(tally, title="{title}", description="Kerry has none.").mark_bar().encode('
    edit(page, box, "alt.Chart(most", new)
    expect(chart.get_by_text("John Kerry", exact=True)).to_have_count(1)
    edit(page, box, 'y="speaker"', '    y=alt.Y("speaker").sort("-x"),')
    expect(chart.get_by_text(title, exact=True)).to_be_visible()
    expect(box.locator('[aria-label="Kerry has none."]')).to_have_count(1)
    screenshot(box, "honest-mended")


def test_broken_code_is_mended_and_pasted_code_shows_its_mark(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, LESSON)
    broken = box_with(page, 'x="wrods"')
    said = broken.locator(".jp-OutputArea-output").first
    expect(said).to_contain_text("is not misspelled")
    screenshot(said, "honest-broken-column")
    line = 'alt.Chart(tally, title="Mended").mark_bar().encode(x="words", y="speaker")'
    edit(page, broken, "wrods", line)
    expect(box_with(page, 'title="Mended"').locator("svg.marks")).to_be_visible()

    pasted = 'alt.Chart(tally, title="Words between the marks, 2016).mark_bar()'
    empty = box_with(page, "direct[[").locator("xpath=following::*[contains(@class,'jp-CodeCell')]")
    empty.first.locator(".cm-line").first.click()
    page.keyboard.insert_text(pasted)
    page.keyboard.press("Shift+Enter")
    unclosed = box_with(page, "2016).mark_bar()")
    expect(unclosed).to_contain_text("unterminated string literal")
    screenshot(unclosed, "honest-lost-mark")


def test_wrong_answers_on_purpose_get_their_cards(page: Page, lab: Lab) -> None:
    (sheet,) = [one for one in worksheets_in(EXERCISES) if one.lesson == 8]
    asked = {task.name: task for task in sheet.tasks if isinstance(task, Question)}
    answers = {name: task.solution for name, task in asked.items()}
    answers |= {
        "chart_faults": 'chart_faults = ["A", "C"]',
        "looks_longer": "looks_longer = 2,5",
        "from_zero": "from_zero = drawn",
        "honest_sentences": 'honest_sentences = ["b", "d", "e"]',
    }
    path = "exercises/honest.ipynb"
    (lab.folder / path).write_text(notebook(sheet, answers), encoding="utf-8")
    open_notebook(page, lab, path)
    stretch(page)
    cards = page.locator(f"{OUTPUTS} .kit-card")
    for name in ("chart_faults", "looks_longer", "from_zero", "honest_sentences"):
        card = cards.filter(has_text=f"Not yet: {name}")
        messages = [known.message for known in asked[name].wrong]
        assert any(message in (card.text_content() or "") for message in messages), name
        expect(card).to_be_visible()
        screenshot(card, f"honest-card-{name}")
    expect(cards.filter(has_text="Right:")).to_have_count(3)
    assert accessibility_problems(page, f"{OUTPUTS} .kit-card") == []
    assert errors(save(page, lab, path)) == []
