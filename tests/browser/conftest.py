"""A browser, and a JupyterLab started as a learner starts it."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.browser.jupyter import ROOT, Lab, new_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium; a module at a time, since its event loop gets in the way of other tests."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: uv sync does it")
    executable = next(filter(None, map(shutil.which, _NAMES)), None)
    if executable is None:
        missing("No Chromium was found on the PATH")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=_QUIET)
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
        _stop(process)


@pytest.fixture(scope="session")
def start_lab(
    running: dict[Lab, subprocess.Popen[bytes]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Lab]:
    """Return a function that starts `kit lab` on a folder; all labs stop with the tests."""

    def start(folder: Path, kit: Path = ROOT) -> Lab:
        home = tmp_path_factory.mktemp("home")
        lab = Lab(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16), folder)
        running[lab] = _launch(lab, home, kit)
        _wait_until_up(lab, running[lab], home / "log.txt")
        return lab

    return start


@pytest.fixture
def stop_lab(running: dict[Lab, subprocess.Popen[bytes]]) -> Callable[[Lab], None]:
    """Return a function that stops a lab before the tests are done."""
    return lambda lab: _stop(running[lab])


@pytest.fixture(scope="session")
def lab(start_lab: Callable[..., Lab], tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """Start `kit lab` on an empty folder, once for all tests."""
    return start_lab(tmp_path_factory.mktemp("learner"))


def _launch(lab: Lab, home: Path, kit: Path) -> subprocess.Popen[bytes]:
    """Start the kit that lies in the folder `kit`, and have the kernels use it, too."""
    command = [
        *(sys.executable, "-m", "kit", "lab", str(lab.folder), "--no-browser"),
        *("--port", lab.url.rpartition(":")[2], "--ServerApp.port_retries=0"),
        f"--IdentityProvider.token={lab.token}",
    ]
    with (home / "log.txt").open("wb") as log:
        return subprocess.Popen(
            command, env=_environment(home, kit), cwd=kit, stdout=log, stderr=log
        )


def _environment(home: Path, kit: Path) -> dict[str, str]:
    """Hide the settings of whoever runs the tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "XDG_", "PYTEST"))
    }
    folders = ("CONFIG", "DATA", "RUNTIME")
    own = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in folders}
    return {**kept, **own, "HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(kit)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(lab: Lab, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{lab.url}/api/status?token={lab.token}", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask first, so that the server stops its kernels; they end by themselves without it."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
