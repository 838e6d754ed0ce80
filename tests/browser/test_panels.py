"""The panels that compare, search and code: by mouse, by keyboard, and kept on the disk."""

from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

import pytest

import kit
from kit.coding import decisions_file, load_decisions, save_decision, standing
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
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

START = "import kit\nreports = kit.load_articles(kit.SEEDS)\n"


def show(page: Page, lab: Lab, name: str, making: str) -> Locator:
    """Run a notebook that makes a panel, and return the panel."""
    path = write_notebook(lab, f"{name}.ipynb", f"{START}panel = {making}\npanel")
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path)) == []
    return page.locator(f"{OUTPUTS} .kit-{name}")


def show_in_the_dark(page: Page, lab: Lab, name: str) -> None:
    """Switch the theme of the page that is open, look, and switch back."""
    use_theme(page, lab, "JupyterLab Dark")
    try:
        page.reload()
        page.locator(f"{OUTPUTS} .kit-{name}").wait_for()
        screenshot(page.locator(f"{OUTPUTS} .kit-{name}"), f"panel-{name}-dark")
        assert accessibility_problems(page, OUTPUTS) == []
    finally:
        use_theme(page, lab, "JupyterLab Light")


def test_concordance(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "concordance", 'kit.panels.concordance(reports, "war")')
    rows = panel.locator("tbody tr")
    expect(rows).to_have_count(3)
    rows.nth(1).locator(".kit-left").click()
    chosen = panel.locator(".kit-page .kit-line")
    expect(chosen).to_be_in_viewport()
    expect(panel.locator(".kit-page .kit-around").first).to_contain_text("have accused Moscow")

    panel.get_by_label("Look for").fill("talk*")
    expect(panel.get_by_role("status")).to_contain_text("lines.")
    expect(rows.first.get_by_role("button")).to_have_text("talks")
    panel.get_by_label("Sort").select_option("right")
    expect(chosen).to_have_count(0)
    page.wait_for_timeout(1_000)  # the sorted lines take the place of those that had the focus
    rows.nth(2).get_by_role("button").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(rows.nth(3).get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(chosen).to_be_in_viewport()
    screenshot(panel, "panel-concordance")
    assert accessibility_problems(page, OUTPUTS) == []
    show_in_the_dark(page, lab, "concordance")
    assert seen.complaints() == []


def test_chart_and_text_point_at_each_other(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "linked", "kit.panels.linked(reports[0])")
    bar = panel.get_by_role("button", name="Sergei Lavrov, direct: We agreed that").first
    quotation = panel.locator(".kit-page .kit-quotations", has_text="We agreed that")
    bar.click()
    expect(quotation).to_have_class(re.compile("kit-chosen"))
    expect(quotation).to_be_in_viewport()
    expect(panel.get_by_role("status")).to_contain_text("Speaker: Sergei Lavrov")

    panel.get_by_text("has contributed significantly").click()
    kerry = panel.locator('.kit-quote[aria-pressed="true"]')
    expect(kerry).to_have_count(1)
    expect(kerry).to_have_attribute("aria-label", re.compile("^John Kerry, .*contributed"))
    expect(quotation).not_to_have_class(re.compile("kit-chosen"))
    screenshot(panel, "panel-linked")
    assert accessibility_problems(page, OUTPUTS) == []

    panel.get_by_role("button", name=re.compile("^Sergei Lavrov: ")).focus()
    page.keyboard.press("Enter")
    expect(quotation).to_have_class(re.compile("kit-chosen"))
    panel.locator(".kit-page").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel.locator(":focus")).to_have_attribute("role", "button")
    expect(panel.locator('.kit-quote[aria-pressed="true"]').first).to_be_in_viewport()
    show_in_the_dark(page, lab, "linked")
    assert seen.complaints() == []


def lit(panel: Locator) -> list[int]:
    """Return the numbers of the sentences that are lit on the page."""
    marks = panel.locator(".kit-page .kit-lit").evaluate_all(
        "marks => marks.flatMap(mark => mark.dataset.marks.split(' '))"
    )
    return sorted({int(name.split("-")[1]) for name in marks if name.startswith("sentences-")})


def pressed(panel: Locator) -> int:
    return panel.locator('.kit-quote[aria-pressed="true"]').count()


def quoted_in(first: int, last: int) -> int:
    table = kit.quotation_table(kit.load_articles(kit.SEEDS)[:1])
    return int(table["sentence"].between(first, last).sum())


def test_a_stretch_of_the_chart_lights_up_its_sentences(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "linked", "kit.panels.linked(reports[0])")
    box = panel.locator(".kit-line").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    places = kit.panels.linked(kit.load_articles(kit.SEEDS)[0]).places
    touched = [n for n, (start, end) in enumerate(places, 1) if start < 60 and end > 30]
    assert lit(panel) == touched
    assert len(touched) > 2
    assert pressed(panel) == quoted_in(touched[0], touched[-1]) > 1
    expect(panel.get_by_role("status")).to_contain_text(f"Sentences {touched[0]} to {touched[-1]}:")
    screenshot(panel, "panel-linked-stretch")
    assert accessibility_problems(page, OUTPUTS) == []

    page.keyboard.press("Tab")
    bar = panel.get_by_role("button", name="Sergei Lavrov, direct: We agreed that").first
    bar.focus()
    page.keyboard.press("Enter")
    assert lit(panel) == []
    page.keyboard.press("Shift+ArrowRight")
    (first, second) = lit(panel)
    assert second == first + 1
    page.keyboard.press("Shift+ArrowRight")
    assert lit(panel) == [first, first + 1, first + 2]
    page.keyboard.press("Shift+ArrowLeft")
    assert lit(panel) == [first, second]
    assert pressed(panel) == quoted_in(first, second) > 0
    page.keyboard.press("Escape")
    assert (lit(panel), pressed(panel)) == ([], 0)
    assert seen.complaints() == []


def test_several_sentences_light_up_their_marks(page: Page, lab: Lab) -> None:
    panel = show(page, lab, "linked", "kit.panels.linked(reports[0])")
    begins = panel.locator(".kit-page [data-begins*='sentences-']")
    first, last = begins.nth(4), begins.nth(7)  # both begin a paragraph
    first.evaluate("mark => mark.scrollIntoView()")
    from_box, to_box = first.bounding_box(), last.bounding_box()
    assert from_box
    assert to_box
    page.mouse.move(from_box["x"] + 20, from_box["y"] + 8)
    page.mouse.down()
    page.mouse.move(to_box["x"] + 60, to_box["y"] + 8, steps=5)
    page.mouse.up()
    assert lit(panel) == [5, 6, 7, 8]
    assert pressed(panel) == quoted_in(5, 8) > 0
    last.click(position={"x": 15, "y": 8})
    assert lit(panel) == [8]
    first.click(position={"x": 15, "y": 8}, modifiers=["Shift"])
    assert lit(panel) == [5, 6, 7, 8]
    last.click(position={"x": 15, "y": 8}, modifiers=["ControlOrMeta"])
    assert lit(panel) == [5, 6, 7]
    assert pressed(panel) == quoted_in(5, 7)

    page.keyboard.press("Escape")
    panel.locator(".kit-page").focus()
    page.keyboard.press("Tab")
    focused = panel.locator(":focus").get_attribute("data-marks") or ""
    at = int(re.findall(r"sentences-(\d+)", focused)[0])
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    assert lit(panel) == [at, at + 1, at + 2]
    assert pressed(panel) == quoted_in(at, at + 2) > 0


def standing_codes(folder: Path, name: str) -> list[tuple[int, str]]:
    now = standing(load_decisions(decisions_file(folder / "coding", "framing", name)))
    return list(zip(now["sentence"].tolist(), now["code"].tolist(), strict=True))


def test_coding_by_mouse_and_by_keys_is_on_the_disk(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "coder", 'kit.panels.coder(reports, "framing", "Ana")')
    progress = panel.get_by_role("status")
    panel.get_by_role("button", name="2 cause").click()
    expect(progress).to_contain_text("1 of ")
    assert standing_codes(lab.folder, "Ana") == [(1, "cause")]
    for key in ("ArrowRight", "1", "ArrowRight", "ArrowRight", "5"):
        page.keyboard.press(key)
    expect(progress).to_contain_text("3 of ")
    assert standing_codes(lab.folder, "Ana") == [(1, "cause"), (2, "problem"), (4, "none")]
    none = panel.get_by_role("button", name="5 none")
    expect(none).to_have_attribute("aria-pressed", "true")
    expect(panel.locator(".kit-current").first).to_be_in_viewport()
    screenshot(panel, "panel-coder")
    page.keyboard.press("u")
    expect(none).to_have_attribute("aria-pressed", "false")
    expect(progress).to_contain_text("2 of ")
    assert standing_codes(lab.folder, "Ana") == [(1, "cause"), (2, "problem")]
    panel.get_by_role("button", name="Compare").click()
    expect(progress).to_contain_text("have no code from you yet")
    show_in_the_dark(page, lab, "coder")
    assert seen.complaints() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows kills in another way")
def test_a_killed_kernel_costs_at_most_the_decision_being_typed(page: Page, lab: Lab) -> None:
    making = 'kit.panels.coder(reports, "framing", "Eva"); import os; print("Process", os.getpid())'
    panel = show(page, lab, "coder", making)
    panel.get_by_role("button", name="Next").focus()
    for typed in range(1, 4):
        page.keyboard.press("4")
        expect(panel.get_by_role("status")).to_contain_text(f"{typed} of ")
        page.keyboard.press("ArrowRight")
    expect(panel.get_by_text("Sentence 4 of")).to_be_visible()
    page.keyboard.press("2")
    printed = page.locator(OUTPUTS, has_text="Process").inner_text()
    os.kill(int(printed.split()[-1]), signal.SIGKILL)
    page.get_by_role("button", name="Ok").click(timeout=60_000)
    saved = standing_codes(lab.folder, "Eva")
    coded = [(sentence, "remedy") for sentence in (1, 2, 3)]
    assert saved in (coded, [*coded, (4, "cause")])

    run_all(page)
    expect(page.locator(OUTPUTS, has_text="Process")).not_to_have_text(printed)
    expect(panel.get_by_text(f"Sentence {len(saved) + 1} of")).to_be_visible()
    expect(panel.get_by_role("status")).to_contain_text(f"{len(saved)} of ")
    panel.get_by_role("button", name="Back").click()
    given = panel.get_by_role("button", name=saved[-1][1])
    expect(given).to_have_attribute("aria-pressed", "true")


def test_two_coders_see_their_agreement_when_both_are_done(page: Page, lab: Lab) -> None:
    article = kit.article_from_text("Rain fell. It stopped.", "rain")
    mine = decisions_file(lab.folder / "coding", "framing", "Cleo")
    for _, sentence in kit.sentence_table([article]).iterrows():
        save_decision(mine, "Cleo", sentence, "none")
    rain = 'kit.article_from_text("Rain fell. It stopped.", "rain")'
    panel = show(page, lab, "coder", f'kit.panels.coder([{rain}], "framing", "Dan")')
    panel.get_by_role("button", name="Next").focus()
    for key in ("3", "ArrowRight", "5"):
        page.keyboard.press(key)
    expect(panel.get_by_role("status")).to_contain_text("2 of 2")
    panel.get_by_role("button", name="Compare").click()
    expect(panel.get_by_role("cell", name="judgment")).to_be_visible()
    expect(panel.locator(".kit-compared")).to_contain_text("They agree on 1 of them")
    screenshot(panel, "panel-coder-agreement")
    assert accessibility_problems(page, OUTPUTS) == []


def test_side_by_side(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, "sides", "kit.panels.side_by_side(*reports)")
    left, right = panel.locator(".kit-page").all()
    rows = panel.locator("tbody tr")
    rows.nth(2).click()
    for side in (left, right):
        expect(side.locator(".kit-current").first).to_be_in_viewport()
    panel.get_by_role("button", name="They say the same").click()
    expect(rows.nth(2)).to_contain_text("same")
    expect(left.locator(".kit-label", has_text="3=")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("r")
    expect(rows.nth(3)).to_contain_text("different")
    screenshot(panel, "panel-sides")
    assert accessibility_problems(page, OUTPUTS) == []
    (file,) = (lab.folder / "pairs").glob("*.csv")
    assert re.findall(",(same|different),", file.read_text(encoding="utf-8")) == [
        "same",
        "different",
    ]

    both, alone = (left.locator(f".kit-{name}").first for name in ("both", "only"))
    expect(both).to_have_css("font-weight", "400")
    panel.get_by_label("words in both").check()
    expect(both).to_have_css("font-weight", "700")
    expect(alone).to_have_css("font-style", "normal")
    panel.get_by_label("words only here").focus()
    page.keyboard.press("Space")
    expect(alone).to_have_css("font-style", "italic")
    expect(alone).to_have_css("outline-style", "dashed")
    expect(panel.get_by_text("in both, found")).to_be_visible()
    screenshot(panel, "panel-sides-words")
    assert accessibility_problems(page, OUTPUTS) == []

    left.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel.locator(":focus")).to_have_class(re.compile("kit-current"))
    expect(right.locator(".kit-current").first).to_be_in_viewport()
    left.hover()
    page.mouse.wheel(0, 20_000)
    page.wait_for_function(
        "page => page.scrollTop + page.clientHeight > page.scrollHeight - 3",
        arg=right.element_handle(),
    )
    panel.get_by_label("Scroll together").uncheck()
    left.hover()
    page.mouse.wheel(0, -20_000)
    page.wait_for_function("page => page.scrollTop === 0", arg=left.element_handle())
    assert right.evaluate("page => page.scrollTop") > 100
    panel.get_by_label("Scroll together").check()
    right.focus()
    page.keyboard.press("Home")
    page.wait_for_function("page => page.scrollTop === 0", arg=right.element_handle())
    page.keyboard.press("End")
    page.wait_for_function(
        "page => page.scrollTop + page.clientHeight > page.scrollHeight - 3",
        arg=left.element_handle(),
    )
    show_in_the_dark(page, lab, "sides")
    assert seen.complaints() == []
