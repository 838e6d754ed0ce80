"""The gallery as a reader meets it: each chart and panel drawn, described, readable, offline."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

import kit
from tests.browser.jupyter import (
    NOTEBOOK,
    OUTPUTS,
    Lab,
    Watch,
    accessibility_problems,
    errors,
    expect,
    new_page,
    open_notebook,
    save,
    screenshot,
    use_theme,
    watch,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import altair as alt
    from playwright.sync_api import Browser, Locator, Page

GALLERY = "notebooks/gallery.ipynb"
TWIN = "notebooks/practice/gallery.ipynb"
PICTURE = '[role="graphics-document"]'
TITLES = {
    "anatomy_strip": "What stands where on the page",
    "quotation_track": "Who is quoted where",
    "speaker_bars": "Quoted words of each speaker",
    "presence_matrix": "Which actor occurs in which report",
    "rate_dumbbell": "How often chosen words occur",
    "dispersion_barcode": "Where chosen words stand",
    "keyness_bars": "Counts of words, ordered by keyness",
    "date_timeline": "Which days the reports speak of",
    "coverage_timeline": "How many articles, when and where",
    "five_w_strip": "Which paragraphs answer which W",
    "agreement_grid": "What coders said about each sentence",
}

PANELS = {
    "concordance": "kit-concordance",
    "quotation_explorer": "kit-explorer",
    "linked": "kit-linked",
    "coder": "kit-coder",
    "side_by_side": "kit-sides",
    "bring": "kit-bring",
    "chart_builder": "kit-builder",
}

# Width and height of the window, how often the browser is zoomed, and what the eyes leave out.
SCREENS = {
    "laptop": (1366, 768, 1, "none"),
    "projector": (1280, 720, 1.5, "none"),  # 1920 x 1080, zoomed so that the last row can read
    "red-green": (1366, 768, 1, "deuteranopia"),
    "no-color": (1366, 768, 1, "achromatopsia"),
}


@pytest.fixture(scope="module")
def gallery(browser: Browser, lab: Lab) -> Iterator[tuple[Page, Watch]]:
    """Return a page on which the gallery has run, with what was seen meanwhile."""
    page = new_page(browser)
    seen = watch(page)
    open_notebook(page, lab, GALLERY)
    assert errors(save(page, lab, GALLERY)) == []
    yield page, seen
    page.context.close()


def chart(page: Page, name: str) -> Locator:
    """Bring the first output of the cell that calls this chart into view."""
    cells = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text=f"kit.charts.{name}(")
    cells.first.scroll_into_view_if_needed()
    return cells.first.locator(".jp-OutputArea-output").first


def panel(page: Page, name: str) -> Locator:
    """Bring the cell that calls this panel into view, and return the panel."""
    cell = page.locator(f"{NOTEBOOK} .jp-CodeCell", has_text=f"kit.panels.{name}(")
    cell.scroll_into_view_if_needed()
    return cell.locator(f".{PANELS[name]}")


def test_every_chart_is_in_the_gallery() -> None:
    assert {*TITLES, "save", "table"} == set(kit.charts.__all__)


@pytest.mark.parametrize("name", TITLES)
def test_a_chart_is_drawn_and_described_and_not_cut_off(
    gallery: tuple[Page, Watch], name: str
) -> None:
    page, _ = gallery
    place = chart(page, name)
    picture = place.locator(PICTURE)
    expect(picture.locator("svg")).to_be_visible()
    expect(picture.get_by_text(TITLES[name], exact=True)).to_be_visible()
    assert re.search(r"\w+\. \w+", picture.get_attribute("aria-label") or "")
    assert place.evaluate("place => place.scrollWidth <= place.clientWidth")
    assert accessibility_problems(page, OUTPUTS) == []
    screenshot(place, f"gallery-{name}")


def test_every_panel_is_in_the_gallery_or_in_the_first_lesson() -> None:
    functions = {name for name in kit.panels.__all__ if name.islower()}
    assert {*PANELS, "reader"} == functions


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_is_shown_and_not_cut_off(gallery: tuple[Page, Watch], name: str) -> None:
    page, _ = gallery
    place = panel(page, name)
    expect(place).to_be_visible()
    assert place.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert accessibility_problems(page, f"{OUTPUTS} .{PANELS[name]}") == []


def test_the_gallery_of_the_practice_pair_shows_all_of_it(page: Page, lab: Lab) -> None:
    seen = watch(page)
    open_notebook(page, lab, TWIN)
    assert errors(save(page, lab, TWIN)) == []
    for name, title in TITLES.items():
        place = chart(page, name)
        expect(place.locator(PICTURE).get_by_text(title, exact=True)).to_be_visible()
        assert place.evaluate("place => place.scrollWidth <= place.clientWidth"), name
        screenshot(place, f"practice-{name}")
    for name in PANELS:
        expect(panel(page, name)).to_be_visible()
    builder = panel(page, "chart_builder")
    builder.get_by_role("combobox", name="Table", exact=True).select_option("mentions")
    builder.get_by_role("combobox", name="y, up the side").select_option("actor")
    expect(builder.locator(PICTURE).get_by_text("Owen Lark")).to_be_visible()
    screenshot(builder, "practice-chart_builder")
    assert accessibility_problems(page, OUTPUTS) == []
    assert seen.complaints() == []


def test_pointing_at_a_quotation_tells_its_words(gallery: tuple[Page, Watch]) -> None:
    page, _ = gallery
    bars = chart(page, "quotation_track").locator('path[aria-roledescription="bar"]')
    bars.first.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("breathe new life")


def test_nothing_went_wrong_or_over_the_network(gallery: tuple[Page, Watch]) -> None:
    _, seen = gallery
    assert seen.complaints() == []


@pytest.mark.parametrize(
    ("screen", "theme"), [*((screen, "Light") for screen in SCREENS), ("projector", "Dark")]
)
def test_every_picture_fits_every_screen_in_both_themes(
    gallery: tuple[Page, Watch], lab: Lab, screen: str, theme: str
) -> None:
    page, _ = gallery
    use_theme(page, lab, f"JupyterLab {theme}")
    try:
        page.reload()
        page.locator(f"{NOTEBOOK} .jp-Notebook").wait_for(timeout=60_000)
        with seen_on(page, screen):
            for name in TITLES:
                picture = chart(page, name).locator(PICTURE)
                expect(picture.locator("svg")).to_have_css("background-color", "rgb(255, 255, 255)")
                keep_picture(chart(page, name), name, screen, theme)
            for name in PANELS:
                keep_picture(panel(page, name), name, screen, theme)
            assert accessibility_problems(page, OUTPUTS) == []
    finally:
        use_theme(page, lab, "JupyterLab Light")


@contextmanager
def seen_on(page: Page, screen: str) -> Iterator[None]:
    """Show the page on a screen of a class, or as people see it who tell red from green badly."""
    width, height, zoom, deficiency = SCREENS[screen]
    browser = page.context.new_cdp_session(page)
    metrics = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
    browser.send("Emulation.setDeviceMetricsOverride", metrics)
    browser.send("Emulation.setEmulatedVisionDeficiency", {"type": deficiency})
    yield
    browser.send("Emulation.setEmulatedVisionDeficiency", {"type": "none"})
    browser.send("Emulation.clearDeviceMetricsOverride")


def keep_picture(place: Locator, name: str, screen: str, theme: str) -> None:
    place.scroll_into_view_if_needed()
    assert place.evaluate("place => place.scrollWidth <= place.clientWidth"), name
    screenshot(place, f"wall-{screen}-{theme.lower()}-{name}")


def test_a_saved_page_shows_the_chart_without_a_network(browser: Browser, tmp_path: Path) -> None:
    with pytest.warns(kit.RightsWarning, match="whole texts of 2 reports"):
        path = kit.charts.save(saved_chart(), tmp_path / "strip.html")
    page = new_page(browser)
    page.context.set_offline(True)
    seen = watch(page)
    page.goto(path.as_uri())
    expect(page.locator(PICTURE)).to_have_attribute("aria-label", saved_chart().description)
    expect(page.locator("svg").get_by_text("What stands where on the page")).to_be_visible()
    expect(page.get_by_role("cell", name="furniture").first).to_be_visible()
    assert accessibility_problems(page, "html") == []
    assert seen.complaints() == []
    screenshot(page, "saved-chart")
    page.context.close()


def saved_chart() -> alt.FacetChart:
    kit.setup()
    return kit.charts.anatomy_strip(kit.part_table(kit.load_articles(kit.SEEDS)))
