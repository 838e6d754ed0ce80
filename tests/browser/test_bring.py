"""Articles brought in the notebook: pasted or chosen, corrected, saved, loaded in the next cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kit
from tests.browser.jupyter import (
    OUTPUTS,
    Lab,
    accessibility_problems,
    errors,
    expect,
    open_notebook,
    run_all,
    save,
    screenshot,
    use_theme,
    wait_until_done,
    watch,
    write_notebook,
)
from tests.test_bring import PAGE, WEB_PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

LOADING = """from pathlib import Path
found = kit.load_articles("{folder}") if list(Path("{folder}").glob("[!.]*.txt")) else []
print([(one.headline, str(one.published), one.outlet) for one in found])"""


def show(page: Page, lab: Lab, folder: str) -> Locator:
    """Run a notebook with the panel and a cell that loads what was saved."""
    making = f'import kit\npanel = kit.panels.bring("{folder}")\npanel'
    path = write_notebook(lab, f"{folder}.ipynb", making, LOADING.format(folder=folder))
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path)) == []
    return page.locator(f"{OUTPUTS} .kit-bring")


def test_by_mouse_paste_correct_save_and_load(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "by-mouse")
    panel.get_by_label("Paste the text of a page").fill(PAGE)
    expect(panel.get_by_label("Headline")).to_have_value("Ferry stays in port as engine fails")
    expect(panel.get_by_text("No date was found: write it here.")).to_be_visible()
    expect(panel.locator(".kit-page [data-kind='subheading']")).to_contain_text("An engine that")
    screenshot(panel, "panel-bring-found")

    panel.get_by_label("Date").fill("4 March")
    expect(panel.get_by_text("'4 March' can't be read as a day")).to_be_visible()
    expect(panel.get_by_label("Date")).to_have_attribute("aria-invalid", "true")
    screenshot(panel, "panel-bring-wrong")
    assert accessibility_problems(page, OUTPUTS) == []
    panel.get_by_label("Date").fill("2015-03-04")
    panel.get_by_label("Outlet").fill("Lune Courier")
    expect(panel.get_by_text('By hand: date: "2015-03-04"')).to_be_visible()
    expect(panel.get_by_text("Lune Courier, 4 March 2015")).to_be_visible()
    panel.get_by_role("button", name="Save", exact=True).click()
    expect(panel.get_by_role("status")).to_contain_text("Saved as by-mouse/2015-03-04-lune-courier")
    expect(panel.get_by_role("cell", name="Lune Courier", exact=True)).to_be_visible()
    expect(panel.get_by_label("Paste the text of a page")).to_have_value("")
    screenshot(panel, "panel-bring-saved")
    assert accessibility_problems(page, OUTPUTS) == []

    run_all(page)
    wait_until_done(page)
    printed = page.locator(f"{OUTPUTS} pre").last
    expect(printed).to_contain_text("Ferry stays in port as engine fails', '2015-03-04'")
    (path,) = (lab.folder / "by-mouse").glob("*.txt")
    assert path.read_text(encoding="utf-8").endswith(f"\n---\n{PAGE}")
    assert seen.complaints() == []


def test_by_keyboard_and_after_the_notebook_was_opened_again(page: Page, lab: Lab) -> None:
    panel = show(page, lab, "by-keyboard")
    panel.get_by_label("Paste the text of a page").focus()
    page.keyboard.insert_text(PAGE)
    expect(panel.get_by_label("Headline")).to_have_value("Ferry stays in port as engine fails")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(panel.get_by_label("Headline")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("2015-03-04")
    expect(panel.get_by_text('By hand: date: "2015-03-04"')).to_be_visible()

    # Nobody saved: it is there again all the same.
    panel = show(page, lab, "by-keyboard")
    expect(panel.get_by_role("status")).to_contain_text("not saved yet")
    expect(panel.get_by_label("Date")).to_have_value("2015-03-04")
    panel.get_by_label("Paste the text of a page").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Save", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("Saved as by-keyboard/2015-03-04-ferry")
    (article,) = kit.load_articles(lab.folder / "by-keyboard")
    assert (article.source, str(article.published)) == (PAGE, "2015-03-04")


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_files_by_the_chooser(page: Page, lab: Lab, tmp_path: Path) -> None:
    seen = watch(page)
    panel = show(page, lab, "by-files")
    paths = [tmp_path / f"page {number:02}.txt" for number in range(30)]
    for path in paths:
        path.write_text(PAGE.replace("Ferry", f"Ferry {path.stem[-2:]}"), encoding="utf-8")
    hostile = tmp_path / "hostile.html"
    hostile.write_bytes(
        WEB_PAGE.replace(b"<p>The last", b"<p><img src=x onerror=alert(1)>The last")
    )
    big = tmp_path / "big.txt"
    big.write_bytes(b"Rain fell. " * 800_000)
    with page.expect_file_chooser() as chooser:
        panel.get_by_label("Or choose files").click()
    chooser.value.set_files([*paths, hostile, big])
    said = panel.get_by_role("status")
    expect(said).to_contain_text("big.txt is too big for this panel (8.8 MB)")
    expect(said).to_contain_text("31 files: 31 articles.")
    expect(panel.get_by_text("Article 1 of 31, from page 00.txt")).to_be_visible()
    panel.get_by_role("button", name="Next").click()
    expect(panel.get_by_label("Headline")).to_have_value("Ferry 01 stays in port as engine fails")
    screenshot(panel, "panel-bring-files")
    panel.get_by_role("button", name="Save all 31").click()
    expect(said).to_contain_text("31 articles are in the folder by-files.")
    expect(panel.get_by_role("cell", name="Ferry 29 stays")).to_have_count(1)
    assert len(kit.load_articles(lab.folder / "by-files")) == 31
    assert accessibility_problems(page, OUTPUTS) == []
    assert seen.complaints() == []


def test_it_can_be_read_in_the_dark(page: Page, lab: Lab) -> None:
    panel = show(page, lab, "in-the-dark")
    panel.get_by_label("Paste the text of a page").fill(PAGE)
    panel.get_by_label("Date").fill("soon")
    use_theme(page, lab, "JupyterLab Dark")
    try:
        page.reload()
        expect(panel.get_by_label("Headline")).to_have_value("Ferry stays in port as engine fails")
        screenshot(panel, "panel-bring-dark")
        assert accessibility_problems(page, OUTPUTS) == []
    finally:
        use_theme(page, lab, "JupyterLab Light")
