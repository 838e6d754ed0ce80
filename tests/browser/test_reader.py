"""Who says what, as the reader shows it: by mouse, by keyboard, and from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kit
from tests.browser.jupyter import (
    OUTPUTS,
    Lab,
    accessibility_problems,
    expect,
    open_notebook,
    screenshot,
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from kit import Article

SHOW = """import kit
report = kit.load_articles(kit.SEEDS)[{number}]
codebook = kit.load_actors(kit.SEEDS / "actors.csv")
panel = kit.panels.reader(report, layers=["quotations"], codebook=codebook)
panel"""


def show(page: Page, lab: Lab, number: int) -> Locator:
    path = write_notebook(lab, f"reader-{number}.ipynb", SHOW.format(number=number))
    open_notebook(page, lab, path)
    return page.locator(f"{OUTPUTS} .kit-reader")


def note(panel: Locator) -> Locator:
    return panel.get_by_role("status")


def test_every_quotation_stands_on_the_page_with_its_speaker(
    page: Page, lab: Lab, reports: list[Article]
) -> None:
    for number, report in enumerate(reports):
        panel = show(page, lab, number)
        marked = [said for said in kit.quotations(report) if said.kind != "indirect"]
        assert len(marked) > 4
        labels = panel.locator(".kit-quotations-label")
        expect(labels).to_have_count(len(marked))
        for at, said in enumerate(marked, start=1):
            pieces = panel.locator(f'[data-marks~="quotations-{at}"]')
            assert "".join(pieces.all_text_contents()) == said.text
            speaker = said.speaker_resolved or said.speaker or ""
            assert labels.nth(at - 1).text_content() == speaker
        screenshot(panel, f"reader-quotations-{report.id[:4]}")


def test_a_click_tells_speaker_verb_and_reason(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, 0)
    panel.get_by_text("has contributed significantly").click()
    expect(note(panel)).to_contain_text('Speaker: John Kerry ("he" on the page). Verb: "added".')
    expect(note(panel)).to_contain_text("Why the kit thinks so:")
    panel.get_by_text("heads closer to an abyss").click()
    expect(note(panel)).to_contain_text("The opening quotation mark is missing")
    panel.get_by_text("Over the abyss and into chaos", exact=True).click()
    expect(note(panel)).to_contain_text("Speaker: John Kerry, though not named here.")
    screenshot(panel, "reader-note")
    assert accessibility_problems(page, OUTPUTS) == []
    assert seen.complaints() == []


def test_enter_tells_the_same_and_hidden_layers_are_passed_over(page: Page, lab: Lab) -> None:
    panel = show(page, lab, 0)
    panel.locator(".kit-page").focus()
    page.keyboard.press("Tab")
    first = panel.locator(":focus")
    expect(first).to_contain_text("We agreed that")
    page.keyboard.press("Enter")
    expect(note(panel)).to_contain_text("Speaker: Sergei Lavrov")

    panel.get_by_role("checkbox", name="Quotations").uncheck()
    expect(note(panel)).to_have_text("")
    panel.get_by_role("checkbox", name="Numbers").check()
    expect(note(panel)).to_contain_text("press Tab and Enter")
    panel.locator(".kit-page").focus()
    page.keyboard.press("Tab")
    expect(panel.locator(":focus")).to_have_text("five")
    page.keyboard.press("Space")
    expect(note(panel)).to_contain_text("A count: five. It counts: hours of talks.")


def test_actors_are_shown_as_the_codebook_says(page: Page, lab: Lab) -> None:
    panel = show(page, lab, 1)
    panel.get_by_role("checkbox", name="Actors").check()
    panel.locator(".kit-actors", has_text="Moscow").first.click()
    expect(note(panel)).to_contain_text("Actor: Russia's government.")
    panel.get_by_role("checkbox", name="Reported").check()
    screenshot(panel, "reader-actors")
    assert accessibility_problems(page, OUTPUTS) == []


def test_a_sentence_is_chosen_by_mouse_and_keyboard(page: Page, lab: Lab) -> None:
    seen = watch(page)
    panel = show(page, lab, 1)
    panel.get_by_role("checkbox", name="Quotations").uncheck()
    panel.get_by_role("checkbox", name="Sentences").check()
    panel.get_by_text("They will be joined by other").click()
    expect(note(panel)).to_contain_text("Sentence 5.")
    lit = "".join(panel.locator(".kit-page .kit-chosen").all_text_contents())
    assert lit == "They will be joined by other key regional powers."
    screenshot(panel, "reader-sentence")
    assert accessibility_problems(page, OUTPUTS) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(note(panel)).to_contain_text("Sentence 6.")
    assert seen.complaints() == []
