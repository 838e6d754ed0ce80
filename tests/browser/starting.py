"""Start and stop what the browser tests drive: Chromium, and JupyterLab with its own home."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

from tests.browser.jupyter import ROOT, Lab

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Playwright

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


def chromium() -> str | None:
    """Return where Chromium is, if it is on the PATH."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def launch(driver: Playwright) -> Browser:
    """Start a Chromium that asks nothing of the network by itself."""
    return driver.chromium.launch(executable_path=chromium(), args=_QUIET)


def start(folder: Path, home: Path, kit: Path = ROOT) -> tuple[Lab, subprocess.Popen[bytes]]:
    """Start `kit lab` on a folder, with the kit that lies in the folder `kit`, for kernels, too."""
    lab = Lab(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16), folder)
    command = [
        *(sys.executable, "-m", "kit", "lab", str(lab.folder), "--no-browser"),
        *("--port", lab.url.rpartition(":")[2], "--ServerApp.port_retries=0"),
        f"--IdentityProvider.token={lab.token}",
    ]
    with (home / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            command, env=_environment(home, kit), cwd=kit, stdout=log, stderr=log
        )
    return lab, process


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


def wait_until_up(lab: Lab, process: subprocess.Popen[bytes], home: Path) -> None:
    """Wait until a lab answers.

    Raises:
        TimeoutError: if it does not; the message ends with what it wrote.
    """
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{lab.url}/api/status?token={lab.token}", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    log = (home / "log.txt").read_text(encoding="utf-8")
    raise TimeoutError(f"JupyterLab did not start:\n{log[-3000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask first, so that the server stops its kernels; they end by themselves without it."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
