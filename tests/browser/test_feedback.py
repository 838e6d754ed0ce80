"""A page of feedback in a browser: open to assistive technology, and silent on the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.marking.feedback import feedback_page
from kit.marking.gradebook import STATUSES, Row
from tests.browser.jupyter import accessibility_problems

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_a_page_of_feedback_has_no_barriers_and_asks_no_network(page: Page, tmp_path: Path) -> None:
    rows = [
        Row("learner-07", "01-take-a-news-page-apart", f"question {n}", 0, 1, status, "Look again.")
        for n, status in enumerate(STATUSES)
    ]
    file = tmp_path / "learner-07.html"
    file.write_text(feedback_page(rows), encoding="utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert page.locator("section").count() == len(STATUSES)
    assert asked == [file.as_uri()]
    # A blocked style would show here: the policy of the page refuses all but its own.
    assert (
        page.locator("section").first.evaluate("e => getComputedStyle(e).borderLeftWidth") == "8px"
    )
    page.evaluate("document.querySelector('meta[http-equiv]').remove()")
    assert accessibility_problems(page, "body") == []
