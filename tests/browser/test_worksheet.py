"""A worksheet as a learner meets it: wrong first, a hint, then right, and all of it kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kit.folders import EXERCISES
from kit.questions import worksheets_in
from kit.questions.worksheets import notebook
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
    card = box.locator(".kit-card")
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


SLIPS = {
    "length_column": ('length_column = "kind"', "in which row a bar stands"),
    "country_bars": ("country_bars = 3,", "The comma at the end"),
    "people_chart": (
        'people_chart = alt.Chart(counts).mark_bar().encode(x="cuont", y="actor")',
        "no column 'cuont': is it misspelled?",
    ),
    "fair_title": ('fair_title = "D"', "nobody counted the words"),
    "kinds_chart": ("kinds_chart = alt.Chart(sentences).mark_bar", "brackets missing at the end"),
    "longest_sentence": ("longest_sentence = 37", "how many words it has"),
    "voices_in_track": ("voices_in_track = 70,000", "The comma made two numbers"),
    "lengths_chart": (
        'lengths_chart = alt.Chart("lengths").mark_bar().encode(x="words", y="sentence:O")',
        "name of the table stands between quotation marks",
    ),
}
"""Slips that beginners make in worksheet 7, and what the card says of each."""


def test_charts_stand_above_their_questions_and_each_slip_gets_its_words(
    page: Page, lab: Lab
) -> None:
    worksheet = next(sheet for sheet in worksheets_in(EXERCISES) if sheet.lesson == 7)
    path = "exercises/slips.ipynb"
    answers = {name: code for name, (code, _) in SLIPS.items()}
    (lab.folder / path).write_text(notebook(worksheet, answers), encoding="utf-8")
    open_notebook(page, lab, path)
    for name, (_, said) in SLIPS.items():
        card = page.locator(f"{OUTPUTS} .kit-card", has_text=said)
        expect(card).to_have_count(1)
        expect(card).to_contain_text(name)
        screenshot(card, f"worksheet-7-{name}")
    expect(page.locator(f"{OUTPUTS} svg.marks")).to_have_count(3)
    for number, chart in enumerate(page.locator(f"{OUTPUTS} svg.marks").all()):
        screenshot(chart, f"worksheet-7-chart-{number}")
    assert accessibility_problems(page, OUTPUTS) == []
