"""Charts of all kinds: live, reopened without running, and as an exported page; all offline."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.jupyter import (
    NOTEBOOK,
    Lab,
    Watch,
    accessibility_problems,
    broken_widgets,
    errors,
    expect,
    new_page,
    open_notebook,
    save,
    screenshot,
    use_theme,
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

FIRST_CELL = """
import altair as alt
import pandas as pd
import kit
kit.setup()
"""
TABLES = """
from kit.display import report_colors

reports = ["2013-05-08 US and Russia seek Syria talks", "2016-10-03 US suspends Syria talks"]
parts = pd.DataFrame({
    "report": pd.Categorical(reports * 4, categories=reports),
    "part": [part for part in ["headline", "lede", "quotation", "caption"] for _ in reports],
    "words": [6, 8, 41, 38, 120, 163, 0, 22],
    "sentences": [1, 1, 2, 1, 7, 9, 0, 2],
})
days = pd.DataFrame({
    "day": pd.date_range("2016-09-05", periods=28).repeat(2),
    "report": pd.Categorical(reports * 28, categories=reports),
    "mentions": [number * 37 % 23 if number % 9 else None for number in range(56)],
})
by_report = alt.Color("report", scale=report_colors(parts)).legend(orient="bottom", columns=1)
bars = alt.Chart(parts).mark_bar().encode(x="sum(words)", y="part", tooltip=["part", "sum(words)"])
line = alt.Chart(days).mark_line().encode(x="day", y="mentions", color=by_report)
"""
CHARTS = {
    "bar": """
bars.encode(color=by_report).properties(
    title="Words in each part of two reports", description="Words in each part: most in quotations."
)
""",
    "line with gaps": """
line.properties(title="Mentions a day", description="Mentions a day, with a gap every ninth day.")
""",
    "points": """
alt.Chart(parts, description="Words against sentences.").mark_point().encode(
    x="words", y="sentences", color=by_report, shape="part", tooltip=["part", "words"]
)
""",
    "area": """
alt.Chart(days, description="Mentions of both reports, stacked.").mark_area().encode(
    x="day", y="sum(mentions)", color=by_report
)
""",
    "layer": """
alt.layer(
    line.properties(description="Mentions a day, and their mean."),
    alt.Chart(days).mark_rule().encode(y="mean(mentions)"),
)
""",
    "facet": """
bars.properties(description="One panel a report.").facet("report:N").resolve_scale(x="shared")
""",
    "side by side": """
bars.properties(description="Words, and mentions, side by side.") | line
""",
    "above each other": """
alt.vconcat(bars, line, description="Words above, mentions below.")
""",
    "repeat": """
alt.Chart(parts, description="Words, then sentences.").mark_bar().encode(
    x=alt.X(alt.repeat("column"), type="quantitative"), y="part"
).repeat(column=["words", "sentences"])
""",
    "brush": """
brush = alt.selection_interval(name="brush", encodings=["x"])
alt.hconcat(
    line.mark_point().add_params(brush),
    alt.Chart(days).mark_bar().encode(x="count()", y="day(day)").transform_filter(brush),
    description="Choose days on the left; the right counts them by weekday.",
)
""",
    "slider": """
least = alt.param(name="least", value=0, bind=alt.binding_range(
    min=0, max=200, step=20, name="At least "
))
bars.transform_filter(alt.datum.words >= least).add_params(least).properties(
    description="Only parts with at least as many words as the slider says."
)
""",
    "heat map with numbers": """
cells = alt.Chart(parts).encode(x=alt.X("report").axis(labelAngle=0, labelLimit=300), y="part")
alt.layer(
    cells.mark_rect().encode(color="words"),
    cells.mark_text().encode(
        text="words", color=alt.when(alt.datum.words > 80).then(alt.value("white")).otherwise(
            alt.value("black"))
    ),
    description="Words in each part of each report, as numbers on a coloured ground.",
).properties(width=600, height=240)
""",
    "not described": """
alt.Chart(parts, title="Sentences").mark_tick().encode(x="sentences", y="part")
""",
}
PICTURE = '[role="graphics-document"]'
# nbconvert's own page asks for these; nothing of ours may need them.
OF_NBCONVERT = ("require.min.js", "mathjax")


def description(name: str) -> str:
    given = re.search(r'description="(.*?)"', CHARTS[name])
    return given[1] if given else "Sentences. Tick chart (x: sentences, y: part)."


def output(page: Page, name: str) -> Locator:
    """Bring a chart into view; the lab leaves out what is far from the window."""
    cell = page.locator(f"{NOTEBOOK} .jp-CodeCell").nth(list(CHARTS).index(name) + 2)
    cell.scroll_into_view_if_needed()
    place = cell.locator(".jp-OutputArea-output")
    place.evaluate("place => place.scrollIntoView({block: 'center'})")
    return place


def shapes(picture: Locator) -> list[str]:
    """Return the outlines of all marks, to see whether a chart has changed."""
    marks = picture.locator('[role="graphics-symbol"][aria-label], [role="graphics-symbol"] path')
    return marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('d')).filter(Boolean)")


def assert_drawn(page: Page, name: str) -> None:
    """Assert that a chart is there, described, with marks, and not wider than its place."""
    place = output(page, name)
    picture = place.locator(PICTURE)
    expect(picture).to_have_attribute("aria-label", description(name))
    expect(picture.locator("svg")).to_be_visible()
    assert shapes(picture), name
    assert place.evaluate("place => place.scrollWidth <= place.clientWidth"), f"{name}: cut off"


@pytest.fixture(scope="module")
def saved(lab: Lab) -> str:
    return write_notebook(lab, "charts.ipynb", FIRST_CELL, TABLES, *CHARTS.values())


@pytest.fixture(scope="module")
def live(browser: Browser, lab: Lab, saved: str) -> Iterator[tuple[Page, Watch]]:
    """Return a page on which all charts have run, with what was seen meanwhile; and save it."""
    page = new_page(browser)
    seen = watch(page)
    open_notebook(page, lab, saved)
    assert errors(save(page, lab, saved)) == []
    yield page, seen
    page.context.close()


@pytest.mark.parametrize("name", CHARTS)
def test_live(live: tuple[Page, Watch], name: str) -> None:
    page, _ = live
    assert_drawn(page, name)
    assert accessibility_problems(page, f"{NOTEBOOK} .jp-OutputArea-output") == []
    screenshot(output(page, name), f"chart-{name.replace(' ', '-')}-live")


def test_hovering_tells_the_numbers(live: tuple[Page, Watch]) -> None:
    page, _ = live
    output(page, "points").locator('path[role="graphics-symbol"]').first.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("headline")


def test_a_brush_selects(live: tuple[Page, Watch]) -> None:
    page, _ = live
    picture = output(page, "brush").locator(PICTURE)
    expect(picture.get_by_label("Count of Records: 8").first).to_be_attached()
    box = picture.locator(".mark-group.role-scope .background").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 90, steps=4)
    page.mouse.up()
    expect(picture.get_by_label("Count of Records: 2").first).to_be_attached()
    expect(picture.get_by_label("Count of Records: 8")).to_have_count(0)
    assert accessibility_problems(page, f"{NOTEBOOK} .jp-OutputArea-output") == []
    screenshot(output(page, "brush"), "chart-brush-used")


def test_a_slider_moves_by_keyboard(live: tuple[Page, Watch]) -> None:
    page, _ = live
    place = output(page, "slider")
    before = shapes(place)
    slider = place.get_by_role("slider", name="At least")
    for _ in range(30):
        slider.press("ArrowRight")
    page.wait_for_timeout(200)
    assert len(shapes(place)) < len(before)


def test_nothing_went_wrong_or_over_the_network(live: tuple[Page, Watch]) -> None:
    page, seen = live
    assert seen.complaints() == []
    assert broken_widgets(page) == 0


@pytest.fixture(scope="module")
def fresh_lab(
    live: tuple[Page, Watch],
    lab: Lab,
    saved: str,
    start_lab: Callable[[Path], Lab],
    tmp_path_factory: pytest.TempPathFactory,
) -> Lab:
    """Start another lab, which has never seen the notebook and so doesn't trust it."""
    assert live
    other = start_lab(tmp_path_factory.mktemp("other"))
    shutil.copy(lab.folder / saved, other.folder)
    return other


def test_reopened_without_running_in_any_light(
    browser: Browser, fresh_lab: Lab, saved: str
) -> None:
    light, dark = (reopen(browser, fresh_lab, saved, theme) for theme in ("Light", "Dark"))
    assert light == dark


def reopen(browser: Browser, lab: Lab, path: str, theme: str) -> dict[str, list[str]]:
    """Open the notebook unrun in a theme of JupyterLab; return each chart's colours."""
    page = new_page(browser)
    seen = watch(page)
    use_theme(page, lab, f"JupyterLab {theme}")
    open_notebook(page, lab, path, run=False)
    for name in CHARTS:
        assert_drawn(page, name)
        screenshot(output(page, name), f"chart-{name.replace(' ', '-')}-reopened-{theme.lower()}")
    colored = {name: colors(output(page, name)) for name in CHARTS}
    screenshot(page, f"charts-{theme.lower()}")
    assert seen.complaints() == []
    page.context.close()
    return colored


def colors(picture: Locator) -> list[str]:
    """Return every colour of a chart; a gradient is named by the page that it is on."""
    return picture.locator("svg, svg *").evaluate_all(
        """elements => elements.map(element => ["fill", "stroke", "style"]
            .map(name => element.getAttribute(name))
            .join(" ").replace(/url\\(.*\\)/, "gradient"))"""
    )


@pytest.fixture(scope="module")
def exported(live: tuple[Page, Watch], lab: Lab, saved: str) -> Path:
    """Make a page of the notebook with nbconvert's own template."""
    assert live
    command = [sys.executable, "-m", "nbconvert", "--to", "html", str(lab.folder / saved)]
    plain = {**os.environ, "JUPYTER_NO_CONFIG": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=plain)
    assert "Alternative text is missing" not in done.stderr
    return (lab.folder / saved).with_suffix(".html")


def test_exported_page_shows_every_chart(browser: Browser, exported: Path) -> None:
    page = new_page(browser)
    page.context.set_offline(True)
    seen = watch(page)
    page.goto(exported.as_uri())
    for name in CHARTS:
        picture = page.get_by_role("img", name=description(name), exact=True)
        picture.scroll_into_view_if_needed()
        expect(picture).to_be_visible()
        assert picture.evaluate("picture => picture.complete && picture.naturalWidth > 200"), name
    screenshot(page, "charts-exported")
    assert page.locator("img").count() == len(CHARTS)
    assert [url for url in seen.foreign if not is_of_nbconvert(url)] == []
    assert accessibility_problems(page, ".jp-OutputArea-output") == []
    page.context.close()


def is_of_nbconvert(url: str) -> bool:
    return any(word in url.lower() for word in OF_NBCONVERT)
