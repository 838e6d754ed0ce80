"""The panels that explore: quotations under filters, and charts with the code they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    use_theme,
    wait_until_done,
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

START = "import kit\n\nkit.setup()\nreport_2013, report_2016 = kit.load_articles(kit.SEEDS)"
BOTH = "[report_2013, report_2016]"
PICTURE = '[role="graphics-document"]'
WIDTHS = (1366, 1920)


def show(page: Page, lab: Lab, name: str, making: str, *more: str) -> Locator:
    """Run a notebook that makes a panel in its second cell, and return the panel."""
    path = write_notebook(lab, f"{name}.ipynb", START, f"panel = {making}\npanel", *more)
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path)) == []
    return page.locator(f"{OUTPUTS} .kit-{name}")


def choose(panel: Locator, label: str, choice: str) -> None:
    """Choose from one of the panel's lists."""
    panel.get_by_role("combobox", name=label, exact=True).select_option(choice)


def look(page: Page, panel: Locator, name: str) -> None:
    """Take a picture as on a laptop and as on a projector; nothing may be cut off."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1024})
        screenshot(panel, f"{name}-{width}")
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")


def look_in_the_dark(page: Page, lab: Lab, name: str) -> None:
    """Switch the theme of the page that is open, look, and switch back."""
    use_theme(page, lab, "JupyterLab Dark")
    try:
        page.reload()
        panel = page.locator(f"{OUTPUTS} .kit-{name}")
        panel.wait_for()
        if name == "builder":
            expect(panel.locator(f"{PICTURE} svg")).to_be_visible()
        screenshot(panel, f"panel-{name}-dark")
        assert accessibility_problems(page, OUTPUTS) == []
    finally:
        use_theme(page, lab, "JupyterLab Light")


def test_quotations_by_mouse(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "explorer", f"kit.panels.quotation_explorer({BOTH})")
    counted, why = panel.get_by_role("status").all()
    expect(counted).to_contain_text("31 quotations with")
    screenshot(panel, "panel-explorer")
    choose(panel, "Speaker", "John Kerry")
    expect(counted).to_contain_text("7 quotations of 31 with 51 quoted words")
    rows = panel.locator("tr[data-row]")
    expect(rows).to_have_count(7)
    rows.nth(2).locator(".kit-quoted").first.click()
    shown = panel.locator(".kit-page .kit-quoted")
    expect(shown).to_contain_text("The alternative is that Syria")
    expect(shown).to_be_in_viewport()
    expect(why).to_contain_text("Why the kit thinks so")
    expect(panel.get_by_role("cell", name="John Kerry", exact=True)).to_be_visible()
    look(page, panel, "panel-explorer")
    assert accessibility_problems(page, OUTPUTS) == []

    choose(panel, "Sort", "length")
    expect(shown).to_be_hidden()
    expect(rows.first).to_contain_text("18 words")
    panel.get_by_role("textbox", name="Words").fill("nobody said this")
    expect(counted).to_contain_text("None of the 31 quotations fits")
    expect(rows).to_have_count(0)
    assert accessibility_problems(page, OUTPUTS) == []
    panel.get_by_role("textbox", name="Words").fill("")
    rows.first.click()
    expect(shown).to_be_visible()
    look_in_the_dark(page, lab, "explorer")
    assert seen.complaints() == []


def test_quotations_by_keyboard(page: Page, lab: Lab) -> None:
    panel = show(page, lab, "explorer", f"kit.panels.quotation_explorer({BOTH})")
    counted, why = panel.get_by_role("status").all()
    panel.get_by_role("combobox", name="Report", exact=True).focus()
    press(page, "Tab", "V")
    expect(counted).to_contain_text("5 quotations of 31")
    press(page, "ArrowDown", "ArrowUp", "Tab", "Tab", "Tab")
    page.keyboard.type("syria*")
    expect(counted).to_contain_text("3 quotations of 31")
    press(page, "Tab", "Tab")
    expect(panel.locator(".kit-list")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(why).to_contain_text("Speaker: Vladimir Putin")
    expect(panel.locator(".kit-page .kit-reported, .kit-page .kit-quoted")).to_be_visible()
    press(page, "Tab")
    expect(panel.locator(".kit-page")).to_be_focused()
    press(page, "Tab")
    expect(panel.locator(".kit-fields")).to_be_focused()

    choose(panel, "Speaker", "")
    panel.get_by_role("textbox", name="Words").fill("")
    expect(counted).to_contain_text("31 quotations with")
    panel.locator("tr[data-row] button").first.focus()
    press(page, "Enter", "ArrowDown", "ArrowDown", "ArrowUp")
    chosen = panel.locator("tr.kit-chosen")
    expect(chosen.get_by_role("button")).to_be_focused()
    expect(chosen.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(panel.locator(".kit-where")).to_have_text("2. DW, 8 May 2013")


def test_keys_pressed_in_a_panel_are_not_taken_by_the_notebook(page: Page, lab: Lab) -> None:
    panel = show(page, lab, "explorer", f"kit.panels.quotation_explorer({BOTH})")
    button = panel.locator("tr[data-row] button").first
    button.focus()
    press(page, "d", "d", "b", "a", "x", "Shift+L", "Escape")
    expect(page.locator(f"{NOTEBOOK} .jp-CodeCell")).to_have_count(2)
    expect(button).to_be_focused()
    panel.get_by_role("combobox", name="Sort", exact=True).focus()
    press(page, "ArrowDown")
    expect(panel.get_by_role("combobox", name="Sort", exact=True)).to_have_value("speaker")
    expect(panel.locator(":focus")).to_have_value("speaker")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def description(place: Locator) -> str:
    picture = place.locator(PICTURE)
    expect(picture.locator("svg")).to_be_visible()
    return picture.get_attribute("aria-label") or ""


def test_a_chart_by_mouse(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "builder", f"kit.panels.chart_builder({BOTH})")
    note = panel.get_by_role("status").first
    picture = panel.locator(PICTURE)
    choose(panel, "Table", "quotations")
    choose(panel, "y, up the side", "speaker_resolved")
    expect(note).to_contain_text("11 counts from 31 rows.")
    expect(picture.get_by_text("Count of quotations, by speaker_resolved")).to_be_visible()
    assert "John Kerry: 7." in description(panel)
    bars = picture.locator('path[aria-roledescription="bar"]')
    expect(bars).to_have_count(11)
    bars.first.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("speaker_resolved")
    panel.get_by_text("The table that is drawn").click()
    expect(panel.get_by_role("cell", name="Russia's Foreign Ministry")).to_be_visible()
    assert accessibility_problems(page, OUTPUTS) == []

    choose(panel, "Color and sign", "kind")
    expect(bars).to_have_count(17)
    look(page, panel, "panel-builder")
    choose(panel, "Mark", "line")
    expect(note).to_contain_text("A line goes from left to right")
    expect(picture).to_have_count(0)
    expect(panel.get_by_role("button", name="Copy")).to_be_hidden()
    screenshot(panel, "panel-builder-problem")
    assert accessibility_problems(page, OUTPUTS) == []

    choose(panel, "Mark", "heat map")
    choose(panel, "Color and sign", "")
    choose(panel, "x, along the bottom", "report")
    expect(panel.locator("pre")).to_contain_text("mark_rect()")
    expect(picture.get_by_text("Sergei Lavrov")).to_be_visible()
    assert accessibility_problems(page, OUTPUTS) == []
    look_in_the_dark(page, lab, "builder")
    assert seen.complaints() == []


def test_a_chart_by_keyboard_and_its_code_in_a_box_of_ones_own(page: Page, lab: Lab) -> None:
    seen = watch(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = show(page, lab, "builder", f"kit.panels.chart_builder({BOTH})", "")
    panel.get_by_role("combobox", name="Table", exact=True).focus()
    press(page, "q")
    expect(panel.get_by_role("status").first).to_contain_text("from 31 rows.")
    press(page, "Tab", "Tab", "Tab", "k")
    expect(panel.get_by_role("status").first).to_contain_text("3 counts from 31 rows.")
    press(page, "Tab", "Tab", "Tab", "Tab")  # past "of", which has nothing to choose
    press(page, "Tab")
    page.keyboard.type("Who is quoted how?")
    press(page, "Tab")
    expect(panel.locator(PICTURE).get_by_text("Who is quoted how?")).to_be_visible()
    expect(panel.locator(".kit-drawing")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(panel.get_by_role("cell", name="indirect")).to_be_visible()
    press(page, "Tab", "Tab", "Enter")
    expect(panel.locator(".kit-copied")).to_contain_text("Copied")
    shown = description(panel)

    page.locator(f"{NOTEBOOK} .jp-CodeCell").nth(2).locator(".cm-content").click()
    press(page, "Control+v")
    page.keyboard.insert_text("\nassert chart.to_dict() == panel.chart.to_dict()\nchart")
    press(page, "Shift+Enter")
    wait_until_done(page)
    own = page.locator(f"{NOTEBOOK} .jp-CodeCell").nth(2).locator(".jp-OutputArea-output")
    assert description(own) == shown
    notebook = save(page, lab, "builder.ipynb")
    assert errors(notebook) == []
    assert "assert chart" in notebook.cells[2].source
    screenshot(own, "panel-builder-pasted")
    assert seen.complaints() == []


MANY = """[
    kit.article_from_text(report.source, f"{report.id} {n}")
    for n in range(150) for report in (report_2013, report_2016)
]"""
HEAR = """note => {
  window.heard = [];
  const hear = () => window.heard.push(note.textContent);
  new MutationObserver(hear).observe(note, { childList: true });
}"""


def test_a_table_that_takes_long_is_announced_meanwhile(page: Page, lab: Lab) -> None:
    panel = show(page, lab, "builder", f"kit.panels.chart_builder({MANY})")
    note = panel.get_by_role("status").first
    expect(note).to_contain_text("from 300 rows")
    note.evaluate(HEAR)
    choose(panel, "Table", "quotations")
    expect(note).to_contain_text("from 4,650 rows", timeout=60_000)
    assert page.evaluate("window.heard")[0] == "Making the table quotations of 300 reports …"
