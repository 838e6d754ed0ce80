"""A project as a learner does it: articles pasted in lesson 9, counted, checked in worksheet 9."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import kit
from kit.folders import EXERCISES
from kit.questions import Question, worksheets_in
from kit.questions.worksheets import notebook
from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    broken_widgets,
    errors,
    expect,
    open_notebook,
    run_all,
    save,
    screenshot,
    wait_until_done,
    watch,
)
from tests.marking.test_own_articles import ANSWERS
from tests.test_bring import PAGE

if TYPE_CHECKING:
    from playwright.sync_api import Page

LESSON = "notebooks/09-your-own-coverage.ipynb"
OTHER = """No boat for two days

By Bo Ray

The ferry did not sail for a second day on Thursday, and talks with the harbor office went on.

"I am late for school," said Ann Lee, a pupil.

Nobody said when the boat will be back. The talks are to end on Friday, the office wrote. Until then
a smaller boat takes the post and the milk across, but no people. Shops on the island are open, and
two of them gave away soup to those who had waited on the pier since the morning.

On Wednesday the engine had failed just before the first trip of the day. It is the third time this
winter that this has happened, and some on the island now ask for a second boat.
"""


def test_articles_are_pasted_loaded_counted_and_checked(page: Page, lab: Lab) -> None:
    seen = watch(page)
    open_notebook(page, lab, LESSON)
    bring(page, PAGE, "2015-03-04", "Lune Courier")
    bring(page, OTHER, "2015-03-05", "Bay Post")
    articles = kit.load_articles(lab.folder / "exercises" / "my-articles")
    assert [article.outlet for article in articles] == ["Lune Courier", "Bay Post"]

    box = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text="folder = kit.pair_folder(pair)")
    box.locator(".cm-line", has_text="folder = kit.pair_folder(pair)").click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.insert_text("folder = mine")
    run_all(page)
    wait_until_done(page)
    expect(page.locator(f"{OUTPUTS} td", has_text="Bay Post, 5 March 2015").first).to_be_visible()
    chart = page.locator(f"{OUTPUTS} svg.marks").first
    expect(chart.get_by_text("Bay Post, 5 March 2015")).to_have_count(1)
    assert broken_widgets(page) == 0
    for number, output in enumerate(page.locator(OUTPUTS).all()):
        output.scroll_into_view_if_needed()
        screenshot(output, f"lesson-9-output-{number:02}")
    assert accessibility_problems(page, f"{OUTPUTS}, {NOTEBOOK} .jp-MarkdownOutput") == []
    assert errors(save(page, lab, LESSON)) == []

    check_worksheet(page, lab)
    assert seen.complaints() == []


def bring(page: Page, text: str, day: str, outlet: str) -> None:
    panel = page.locator(f"{OUTPUTS} .kit-bring")
    panel.get_by_label("Paste the text of a page").fill(text)
    panel.get_by_label("Date").fill(day)
    panel.get_by_label("Outlet").fill(outlet)
    expect(panel.get_by_text(f'By hand: date: "{day}"')).to_be_visible()
    panel.get_by_role("button", name="Save", exact=True).click()
    expect(panel.get_by_role("status")).to_contain_text(f"exercises/my-articles/{day}")
    screenshot(panel, f"lesson-9-bring-{day}")


def check_worksheet(page: Page, lab: Lab) -> None:
    """Answer about the articles that were brought, and leave one claim without a count."""
    (sheet,) = [one for one in worksheets_in(EXERCISES) if one.on_own_articles]
    note = 'my_articles["note"] = "pasted, without a link"'
    answers = ANSWERS | {
        "my_articles": f"my_articles = kit.article_table(articles)\n{note}",
        "my_claims": ANSWERS["my_claims"].replace("is quoted once", "is quoted"),
    }
    text = notebook(sheet, answers)
    own = json.dumps('folder = "my-articles"')[1:-1]
    path = f"exercises/{sheet.name}.ipynb"
    (lab.folder / path).write_text(
        text.replace("folder = kit.pair_folder(pair)", own), encoding="utf-8"
    )
    open_notebook(page, lab, path)
    asked = [task for task in sheet.tasks if isinstance(task, Question)]
    cards = page.locator(f"{OUTPUTS} .kit-card")
    expect(cards.and_(page.get_by_label("Right: "))).to_have_count(len(asked) - 1)
    claims = cards.and_(page.get_by_label("Not yet: my_claims"))
    expect(claims).to_contain_text("Sentence 2 has no number")
    expect(claims).to_contain_text("A claim carries its count.")
    most = sum(task.points for task in asked)
    points = next(task.points for task in asked if task.name == "my_claims")
    total = cards.filter(has_text=f"{most - points} of {most} points")
    expect(total).to_be_visible()
    for card, name in ((claims, "claims"), (total, "progress")):
        card.scroll_into_view_if_needed()
        screenshot(card, f"worksheet-9-{name}")
    screenshot(page.locator(NOTEBOOK), "worksheet-9")
    assert accessibility_problems(page, OUTPUTS) == []
    assert errors(save(page, lab, path)) == []
