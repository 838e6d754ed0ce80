"""A browser, and a JupyterLab started as a learner starts it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.browser.jupyter import ROOT, Lab, new_page
from tests.browser.starting import chromium, launch, start, stop, wait_until_up

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; a module at a time, since its event loop gets in the way of other tests."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: uv sync does it")
    if chromium() is None:
        missing("No Chromium was found on the PATH")
    with sync_playwright() as driver:
        browser = launch(driver)
        yield browser
        browser.close()


def missing(reason: str) -> NoReturn:
    """Skip here, but never where the tests decide what is published."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page."""
    page = new_page(browser)
    yield page
    page.context.close()


@pytest.fixture(scope="session")
def running() -> Iterator[dict[Lab, subprocess.Popen[bytes]]]:
    """Hold the labs that run; all of them stop with the tests."""
    labs: dict[Lab, subprocess.Popen[bytes]] = {}
    yield labs
    for process in labs.values():
        stop(process)


@pytest.fixture(scope="session")
def start_lab(
    running: dict[Lab, subprocess.Popen[bytes]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Lab]:
    """Return a function that starts `kit lab` on a folder; all labs stop with the tests."""

    def started(folder: Path, kit: Path = ROOT) -> Lab:
        home = tmp_path_factory.mktemp("home")
        lab, running_lab = start(folder, home, kit)
        running[lab] = running_lab
        wait_until_up(lab, running_lab, home)
        return lab

    return started


@pytest.fixture
def stop_lab(running: dict[Lab, subprocess.Popen[bytes]]) -> Callable[[Lab], None]:
    """Return a function that stops a lab before the tests are done."""
    return lambda lab: stop(running[lab])


@pytest.fixture(scope="session")
def lab(start_lab: Callable[..., Lab], tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """Start `kit lab` on an empty folder, once for all tests."""
    return start_lab(tmp_path_factory.mktemp("learner"))
