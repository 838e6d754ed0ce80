"""A worksheet as a learner meets it: cards under the cells, live and in the saved notebook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kit.folders import EXERCISES
from kit.questions import Question, worksheets_in
from kit.questions.worksheets import notebook
from tests.browser.jupyter import (
    OUTPUTS,
    Lab,
    accessibility_problems,
    errors,
    expect,
    open_notebook,
    save,
    screenshot,
    use_theme,
    watch,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATHS = [f"exercises/{worksheet.name}.ipynb" for worksheet in worksheets_in(EXERCISES)]


def test_every_worksheet_runs_as_it_comes(page: Page, lab: Lab) -> None:
    seen = watch(page)
    for path in PATHS:
        open_notebook(page, lab, path)
        expect(page.locator(f"{OUTPUTS} .kit-card", has_text="Not attempted").first).to_be_visible()
        assert accessibility_problems(page, f"{OUTPUTS} .kit-card") == []
        assert errors(save(page, lab, path)) == []
    assert seen.complaints() == []


def test_model_answers_earn_all_points_and_cards_stay_in_the_saved_notebook(
    page: Page, lab: Lab
) -> None:
    worksheet = worksheets_in(EXERCISES)[1]
    asked = [task for task in worksheet.tasks if isinstance(task, Question)]
    answers = {task.name: task.solution for task in asked} | {"dismissal": 'dismissal = "war"'}
    path = "exercises/answered.ipynb"
    (lab.folder / path).write_text(notebook(worksheet, answers), encoding="utf-8")

    open_notebook(page, lab, path)
    right = page.locator(f"{OUTPUTS} .kit-card", has_text="Right:")
    expect(right).to_have_count(len(asked) - 1)
    most = sum(task.points for task in asked)
    total = page.locator(f"{OUTPUTS} .kit-card", has_text=f"{most - 1} of {most} points")
    expect(total).to_be_visible()
    screenshot(right.last, "worksheet-right")
    screenshot(
        page.locator(f"{OUTPUTS} .kit-card", has_text="dismissal").first, "worksheet-not-yet"
    )
    screenshot(total, "worksheet-progress")
    save(page, lab, path)
    kept = json.loads((lab.folder / ".kit" / "progress.json").read_text(encoding="utf-8"))
    assert kept["questions"]["mended_count"]["status"] == "right"

    open_notebook(page, lab, path, run=False)
    expect(right).to_have_count(len(asked) - 1)


def test_cards_are_readable_in_the_dark(page: Page, lab: Lab) -> None:
    use_theme(page, lab, "JupyterLab Dark")
    try:
        open_notebook(page, lab, PATHS[0])
        card = page.locator(f"{OUTPUTS} .kit-card").last
        screenshot(card, "worksheet-progress-dark")
        assert accessibility_problems(page, f"{OUTPUTS} .kit-card") == []
    finally:
        use_theme(page, lab, "JupyterLab Light")


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
