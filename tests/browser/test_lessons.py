"""What learners do in a lesson, and what it answers; test_course.py runs all from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kit
from kit.coding import load_all_decisions
from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    expect,
    open_notebook,
    screenshot,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

START = "notebooks/00-start.ipynb"
WHO_SPEAKS = "notebooks/02-who-speaks.ipynb"
SIDES = "notebooks/04-side-by-side.ipynb"
CONTEXT = "notebooks/05-words-in-context.ipynb"
FRAMING = "notebooks/06-framing.ipynb"
CHARTS = "notebooks/07-from-table-to-chart.ipynb"
CHARTS_TWIN = "notebooks/practice/07-from-table-to-chart.ipynb"


def test_an_error_on_purpose_does_not_stop_the_boxes_below(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, START)
    progress = page.locator(f"{OUTPUTS} .kit-card", has_text="Take a news page apart")
    expect(progress).to_contain_text("headline")
    card = page.locator(f"{OUTPUTS} .kit-card", has_text="That is the date of the page")
    expect(card).to_contain_text("Not yet")


def test_a_name_added_by_a_learner_gets_a_row_without_a_bar(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, WHO_SPEAKS)
    box = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text="kit.charts.speaker_bars(")
    chart = box.locator("svg.marks")
    expect(chart.get_by_text("Bashar al-Assad", exact=True)).to_have_count(1)
    expect(chart.get_by_text("John Kerry", exact=True)).to_have_count(0)

    line = box.locator(".cm-line", has_text="also=")
    line.click()
    page.keyboard.press("End")
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    page.keyboard.insert_text(', "John Kerry"')
    page.keyboard.press("Shift+Enter")
    expect(chart.get_by_text("John Kerry", exact=True)).to_have_count(1)
    screenshot(box, "lesson-2-bars")


def test_a_pair_of_sentences_is_judged_and_the_counts_follow(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, SIDES)
    panel = page.locator(f"{OUTPUTS} .kit-sides")
    panel.get_by_role("button", name="Pair 3").click()
    expect(panel.get_by_role("status")).to_contain_text("sentence 3 of DW, 8 May 2013")
    page.keyboard.press("r")
    expect(panel.locator("tr[data-pair='3']")).to_contain_text("different")
    screenshot(panel, "lesson-4-sides")

    box = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text="presence_matrix(counts)")
    chart = box.locator("svg.marks")
    expect(chart.get_by_text("Iran", exact=True)).to_have_count(0)
    box.locator(".cm-line", has_text="presence(people").click()
    page.keyboard.press("Home")
    for _ in "counts = kit.compare.presence(":
        page.keyboard.press("ArrowRight")
    for _ in "people":
        page.keyboard.press("Delete")
    page.keyboard.insert_text("mentions")
    page.keyboard.press("Shift+Enter")
    expect(chart.get_by_text("Iran", exact=True)).to_have_count(1)
    screenshot(box, "lesson-4-all-actors")


def test_a_word_typed_by_a_learner_is_found_and_read_on_its_page(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, CONTEXT)
    panel = page.locator(f"{OUTPUTS} .kit-concordance").first
    lines = panel.locator("tbody tr")
    expect(lines).to_have_count(3)
    panel.get_by_label("Look for").fill("war")
    expect(lines.nth(2)).to_contain_text("to blame for the")
    lines.nth(2).click()
    expect(panel.locator(".kit-page .kit-around").first).to_be_in_viewport()
    screenshot(panel, "lesson-5-concordance")


def test_two_coders_work_blind_and_then_compare(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, FRAMING)
    first, second = page.locator(f"{OUTPUTS} .kit-coder").all()
    sentences = len(kit.sentence_table(kit.open_pair("syria")[1:]))
    for panel, odd in ((first, "1"), (second, "2")):
        panel.get_by_role("button", name="Next").focus()
        for number in range(1, sentences + 1):
            page.keyboard.press(odd if number == 4 else "5")
            page.keyboard.press("ArrowRight")
        expect(panel.get_by_role("status")).to_contain_text(f"{sentences} of {sentences}")
    second.get_by_role("button", name="Compare").click()
    agree = f"They agree on {sentences - 1} of them"
    expect(second.locator(".kit-compared")).to_contain_text(agree)
    expect(second.get_by_role("cell", name="problem", exact=True)).to_be_visible()
    screenshot(second, "lesson-6-compared")

    folder = lab.folder / "notebooks" / "coding"
    assert set(load_all_decisions(folder, "framing")["coder"]) == {"my name", "second coder"}
    box = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text="kit.charts.agreement_grid(")
    box.locator(".cm-line").last.click()
    page.keyboard.press("Shift+Enter")
    chart = box.locator("svg.marks")
    expect(chart.get_by_text("second coder", exact=True)).to_have_count(1)
    expect(chart.get_by_text("≠", exact=True).first).to_be_visible()
    screenshot(box, "lesson-6-grid")
    open_notebook(page, lab, FRAMING)
    expect(page.locator(f"{OUTPUTS} .kit-coder").first).to_contain_text(f"{sentences} of")


def rewrite(page: Page, box: Locator, code: str) -> None:
    """Put other code into a box, and run it."""
    box.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")


def test_a_learner_exchanges_columns_and_marks_and_mends_a_slip(page: Page, lab: Lab) -> None:
    open_notebook(page, lab, CHARTS)
    boxes = page.locator(f"{NOTEBOOK} .jp-CodeCell")
    first = boxes.nth(2)
    bars = first.locator('path[aria-roledescription="bar"]')
    expect(bars).to_have_count(4)
    expect(first.locator("svg.marks").get_by_text("2.5", exact=True)).to_have_count(1)

    rewrite(page, first, 'alt.Chart(counts).mark_bar().encode(x="cuont", y="actor")')
    expect(first).to_contain_text("Unable to determine data type for the field")
    screenshot(first, "lesson-7-slip")
    rewrite(page, first, 'alt.Chart(counts).mark_bar().encode(x="actor", y="count")')
    expect(bars).to_have_count(4)
    screenshot(first, "lesson-7-standing")

    zeros = boxes.nth(7)
    points = zeros.locator('path[aria-roledescription="point"]')
    expect(points).to_have_count(0)
    rewrite(page, zeros, 'alt.Chart(zeros).mark_point().encode(x="count", y="actor", row="report")')
    expect(points).to_have_count(10)
    screenshot(zeros, "lesson-7-zeros")


def test_the_code_of_a_chart_that_was_built_draws_it_again(page: Page, lab: Lab) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_notebook(page, lab, CHARTS_TWIN)
    boxes = page.locator(f"{NOTEBOOK} .jp-CodeCell")
    panel = page.locator(f"{OUTPUTS} .kit-builder")
    for label, choice in (
        ("Table", "mentions"),
        ("y, up the side", "kind"),
        ("One chart each", "report"),
    ):
        panel.get_by_role("combobox", name=label, exact=True).select_option(choice)
    expect(panel.locator("pre")).to_contain_text(') / "actors.csv"')
    expect(panel.locator('path[aria-roledescription="bar"]')).to_have_count(13)
    screenshot(panel, "lesson-7-builder")
    panel.get_by_role("button", name="Copy the code").click()
    own = boxes.nth(9)
    own.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+v")
    page.keyboard.press("Shift+Enter")
    expect(own.locator('path[aria-roledescription="bar"]')).to_have_count(13)
    screenshot(own, "lesson-7-pasted")
