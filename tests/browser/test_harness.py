"""The harness itself: a test that can't fail proves nothing."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.jupyter import (
    NOTEBOOK,
    Lab,
    accessibility_problems,
    errors,
    open_notebook,
    save,
    watch,
    write_notebook,
)


def test_an_error_in_a_cell_is_seen(page: Page, lab: Lab) -> None:
    path = write_notebook(lab, "raises.ipynb", "print('before')", "1 / 0")
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path)) == ["ZeroDivisionError: division by zero"]


def test_errors_requests_and_console_are_watched(page: Page, lab: Lab) -> None:
    page.goto(f"{lab.url}/lab?token={lab.token}")
    seen = watch(page)
    page.evaluate("console.error('something broke')")
    page.evaluate("fetch('/no/such/page').catch(() => null)")
    page.evaluate("fetch('http://kit.invalid/script.js').catch(() => null)")
    complaints = "\n".join(seen.complaints())
    assert "something broke" in complaints
    assert "/no/such/page (status 404)" in complaints
    assert "request to another host: http://kit.invalid/script.js" in complaints


def test_a_button_without_a_name_is_found(page: Page, lab: Lab) -> None:
    source = "from IPython.display import HTML\nHTML('<button></button>')"
    open_notebook(page, lab, write_notebook(lab, "button.ipynb", source))
    problems = accessibility_problems(page, f"{NOTEBOOK} .jp-OutputArea")
    assert any(problem.startswith("button-name") for problem in problems), problems


def test_no_process_outlives_the_tests(page: Page, lab: Lab) -> None:
    pass
