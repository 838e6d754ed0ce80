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
