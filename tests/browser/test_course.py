"""The whole course in a browser: every lesson and worksheet of both pairs, from top to bottom.

A twin differs from its lesson in words only (tests/test_twins.py). So the pages on Syria are seen
on a laptop, and those on the practice pair on a projector in the dark.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from kit.folders import EXERCISES, NOTEBOOKS
from kit.pairs import FOLDERS, place_for
from kit.questions import Question, worksheets_in
from kit.questions.worksheets import notebook
from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    accessibility_problems,
    broken_widgets,
    close_notebooks,
    expect,
    new_page,
    open_notebook,
    reload_from_disk,
    run_all,
    save,
    screenshot,
    stretch,
    use_theme,
    wait_until_done,
    watch,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nbformat import NotebookNode
    from playwright.sync_api import Browser, Page

    from kit.questions import Worksheet
    from kit.questions.collecting import Task

CHART, PANEL = "application/vnd.vega.v5+json", "application/vnd.jupyter.widget-view+json"
SCREENS = {"syria": (1366, "JupyterLab Light"), "practice": (1280, "JupyterLab Dark")}
"""How wide the window is, and its theme. 1280 is what 1920 leave at a zoom of 150 per cent."""
EMPTY = {"table-codes", "broken-filter"}
"""Boxes with an empty chart: nobody has coded yet, and a misspelled word was looked for."""
DOTS = "..."
"""What stands in a lesson where learners write a description of their own."""
CUT_OFF = """outputs => outputs
    .filter(output => output.scrollWidth > output.clientWidth)
    .map(output => output.textContent.slice(0, 80))"""

LESSONS = [
    (pair, path) for pair in FOLDERS for path in sorted(place_for(pair, NOTEBOOKS).glob("0*.ipynb"))
]
WORKSHEETS = [(pair, sheet) for pair in FOLDERS for sheet in worksheets_in(EXERCISES, pair)]


def named(part: object) -> str:
    return part if isinstance(part, str) else getattr(part, "name", "").removesuffix(".ipynb")


@pytest.fixture(scope="module")
def learner(start_lab: Callable[..., Lab], tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """Start the folder of one learner, who takes the whole course."""
    return start_lab(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def screen(request: pytest.FixtureRequest, browser: Browser, learner: Lab) -> Iterator[Page]:
    """Open one page for all notebooks on a pair, on the screen of this pair."""
    width, theme = SCREENS[request.param]
    page = new_page(browser, width)
    use_theme(page, learner, theme)
    yield page
    page.context.close()


@pytest.fixture
def desk(screen: Page, learner: Lab) -> Iterator[Page]:
    """Lend the page for one notebook, clear it away, and hold that nothing went wrong meanwhile."""
    seen = watch(screen)
    yield screen
    close_notebooks(screen, learner)
    assert seen.complaints() == []


@pytest.mark.parametrize(("screen", "lesson"), LESSONS, indirect=["screen"], ids=named)
def test_a_lesson_shows_all_that_it_has(desk: Page, learner: Lab, lesson: Path) -> None:
    path = f"notebooks/{lesson.relative_to(NOTEBOOKS).as_posix()}"
    open_notebook(desk, learner, path)
    look_over(desk, save(desk, learner, path))
    screenshot(desk.locator(NOTEBOOK), f"course-{lesson.parent.name}-{lesson.stem}")


@pytest.mark.parametrize(("screen", "sheet"), WORKSHEETS, indirect=["screen"], ids=named)
def test_a_worksheet_earns_nothing_as_it_comes_and_all_with_the_model_answers(
    desk: Page, learner: Lab, sheet: Worksheet
) -> None:
    file = place_for(sheet.pair, learner.folder / "exercises") / f"{sheet.name}.ipynb"
    path = file.relative_to(learner.folder).as_posix()
    most = sum(task.points for task in sheet.tasks if isinstance(task, Question))
    open_notebook(desk, learner, path)
    look_over(desk, save(desk, learner, path))
    nothing = [f"Not attempted: {task.name}" for task in sheet.tasks]
    assert cards(desk) == [*nothing, f"{sheet.title}: 0 of {most} points"]

    file.write_text(answered(sheet), encoding="utf-8")
    reload_from_disk(desk)
    run_all(desk)
    wait_until_done(desk)
    look_over(desk, save(desk, learner, path))
    assert cards(desk) == [*map(done, sheet.tasks), f"{sheet.title}: {most} of {most} points"]
    rated = desk.locator(f"{OUTPUTS} .kit-card", has_text="You rated yourself 1 of")
    expect(rated).to_have_count(sum(not isinstance(task, Question) for task in sheet.tasks))
    screenshot(desk.locator(NOTEBOOK), f"course-worksheet-{sheet.pair}-{sheet.name}")


def answered(sheet: Worksheet) -> str:
    """Return a worksheet's notebook with the model answers, and a rating for each reflection."""
    answers = {task.name: lines(task) for task in sheet.tasks}
    return notebook(sheet, answers).replace("rating=...", "rating=1")


def lines(task: Task) -> str:
    return task.solution if isinstance(task, Question) else f"{task.name} = {task.model()!r}"


def done(task: Task) -> str:
    return f"{'Right' if isinstance(task, Question) else 'Compare'}: {task.name}"


def cards(page: Page) -> list[str | None]:
    """Return the heading of each card, from top to bottom."""
    found = page.locator(f"{OUTPUTS} .kit-card")
    return [card.get_attribute("aria-label") for card in found.all()]


def look_over(page: Page, saved: NotebookNode) -> None:
    """Hold what is so of every notebook that has run. What it shows, its file says as well."""
    code = [cell for cell in saved.cells if cell.cell_type == "code"]
    meant = [cell.id for cell in code if "raises-exception" in cell.metadata.get("tags", [])]
    assert [cell.id for cell in code if has_failed(cell)] == meant
    silent = {cell.id for cell in code if not cell.outputs}
    assert silent.isdisjoint(cell.id for cell in code if ends_in_value(cell.source))
    assert "setup" in silent  # no warning, and no way to a twin

    stretch(page)
    shown = [(cell.id, output.get("data", {})) for cell in code for output in cell.outputs]
    see_charts(page, [(cell, data[CHART]["description"]) for cell, data in shown if CHART in data])
    see_panels(page, sum(PANEL in data for _, data in shown))
    assert page.locator(OUTPUTS).evaluate_all(CUT_OFF) == []
    assert accessibility_problems(page, f"{OUTPUTS}, {NOTEBOOK} .jp-MarkdownOutput") == []


def ends_in_value(source: str) -> bool:
    statements = ast.parse(source).body
    return bool(statements) and isinstance(statements[-1], ast.Expr)


def has_failed(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.outputs)


def see_charts(page: Page, described: list[tuple[str, str]]) -> None:
    """Hold that each chart is drawn on white, and described in a sentence at least."""
    charts = page.locator(f'{OUTPUTS} [role="graphics-document"]:not(.kit-panel *)')
    expect(charts).to_have_count(len(described))
    for chart, (cell, description) in zip(charts.all(), described, strict=True):
        expect(chart).to_have_attribute("aria-label", description)
        expect(chart.locator("svg")).to_have_css("background-color", "rgb(255, 255, 255)")
        assert description == DOTS or len(description.split()) > 4, description
        marks = chart.locator(".role-mark :is(path, line, text)")
        if cell in EMPTY:
            expect(marks).to_have_count(0)
        else:
            expect(marks.first).to_be_attached()


def see_panels(page: Page, number: int) -> None:
    """Hold that each panel is drawn, with a name for a screen reader, and switches or buttons."""
    panels = page.locator(f"{OUTPUTS} .kit-panel")
    expect(panels).to_have_count(number)
    for panel in panels.all():
        expect(panel).to_have_attribute("aria-label", re.compile(r"\w"))
        expect(panel.locator("input, button, select").first).to_be_visible()
    assert broken_widgets(page) == 0
