"""The harness itself: a test that can't fail proves nothing."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.jupyter import (
    NOTEBOOK,
    Lab,
    accessibility_problems,
    errors,
    open_notebook,
    save,
    screenshot,
    watch,
    write_notebook,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


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


def test_too_many_rows_are_told_in_the_kits_words(page: Page, lab: Lab) -> None:
    chart = "alt.Chart(pd.DataFrame({'x': range(6000)})).mark_point().encode(x='x')"
    source = f"import altair as alt, pandas as pd, kit\nkit.setup()\n{chart}"
    path = write_notebook(lab, "rows.ipynb", source)
    open_notebook(page, lab, path)
    assert errors(save(page, lab, path))[0].startswith("ChartError: This chart was given 6,000")
    shown = page.locator(f"{NOTEBOOK} .jp-OutputArea-output").first.inner_text()
    assert "6,000 rows" in shown
    assert "Traceback" not in shown
    screenshot(page, "too-many-rows")


def test_a_button_without_a_name_is_found(page: Page, lab: Lab) -> None:
    source = "from IPython.display import HTML\nHTML('<button></button>')"
    open_notebook(page, lab, write_notebook(lab, "button.ipynb", source))
    problems = accessibility_problems(page, f"{NOTEBOOK} .jp-OutputArea")
    assert any(problem.startswith("button-name") for problem in problems), problems


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that only asks")
def test_a_kernel_ends_with_its_lab(
    page: Page, start_lab: Callable[[Path], Lab], stop_lab: Callable[[Lab], None], tmp_path: Path
) -> None:
    lab = start_lab(tmp_path)
    source = "import os, pathlib\npathlib.Path('pid').write_text(str(os.getpid()))"
    open_notebook(page, lab, write_notebook(lab, "pid.ipynb", source))
    kernel = int((tmp_path / "pid").read_text())
    assert is_running(kernel)
    stop_lab(lab)
    deadline = time.monotonic() + 10
    while is_running(kernel) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(kernel)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
