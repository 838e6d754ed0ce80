"""Drive JupyterLab in a browser as a person would, and see what a person would see."""

from __future__ import annotations

import importlib.util
import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        ConsoleMessage,
        Locator,
        LocatorAssertions,
        Page,
        Request,
        Response,
    )

ROOT = Path(__file__).parents[2]
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
OUTPUTS = f"{NOTEBOOK} .jp-OutputArea-output"
_HEIGHT_NEEDED = """notebook => {
    const scrolled = document.querySelector(notebook + " .jp-WindowedPanel-outer");
    scrolled.scrollTop = 0;
    const cells = [...scrolled.querySelectorAll(".jp-Cell")];
    return Math.ceil(cells.pop().getBoundingClientRect().bottom + 80);
}"""
_HERE = {"127.0.0.1", "localhost", ""}


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: where it is, and the folder that it serves."""

    url: str
    token: str
    folder: Path


@dataclass
class Watch:
    """What went wrong in a page while nobody looked."""

    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def complaints(self) -> list[str]:
        return [
            *(f"console error: {text}" for text in self.console),
            *(f"failed request: {text}" for text in self.failed),
            *(f"request to another host: {text}" for text in self.foreign),
        ]


def new_page(browser: Browser, width: int = 1280) -> Page:
    """Open an empty page, as wide as a classroom's projector; close it with its context."""
    return browser.new_context(viewport={"width": width, "height": 1024}).new_page()


def watch(page: Page) -> Watch:
    """Note every console error, failed request and request to another host from now on."""
    seen = Watch()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.console.append(f"{message.text} ({message.location.get('url')})")

    def on_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in {*_HERE, None}:
            seen.foreign.append(request.url)

    def on_failure(request: Request) -> None:
        # A page that is left gives up on what it was loading.
        if request.failure != "net::ERR_ABORTED":
            seen.failed.append(f"{request.url} ({request.failure})")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            seen.failed.append(f"{response.url} (status {response.status})")

    page.on("console", on_console)
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", on_request)
    page.on("requestfailed", on_failure)
    page.on("response", on_response)
    return seen


def write_notebook(lab: Lab, path: str, *sources: str) -> str:
    """Put a notebook with these code cells into the lab's folder; return its path there."""
    # Without the name of a kernel, JupyterLab would ask for one.
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(
        cells=[new_code_cell(source) for source in sources], metadata={"kernelspec": kernel}
    )
    nbformat.write(notebook, lab.folder / path)
    return path


def open_notebook(page: Page, lab: Lab, path: str, *, run: bool = True) -> None:
    """Open a notebook in a workspace of its own, and wait until its kernel is ready.

    Args:
        page: an empty page.
        lab: where the notebook is.
        path: the notebook, seen from the lab's folder.
        run: run all cells, and wait until they are done.
    """
    workspace = re.sub(r"\W", "", f"{path}{time.monotonic_ns()}")
    page.goto(f"{lab.url}/lab/workspaces/{workspace}/tree/{path}?reset&token={lab.token}")
    page.locator(f"{NOTEBOOK} .jp-Notebook").wait_for(timeout=60_000)
    _wait_for_kernel(page, lab, path)
    if run:
        run_all(page)
        wait_until_done(page)


def _wait_for_kernel(page: Page, lab: Lab, path: str, seconds: float = 60) -> None:
    """The indicator alone says idle too early; "Run All" would then ask for a kernel."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        sessions = page.request.get(
            f"{lab.url}/api/sessions", headers={"Authorization": f"token {lab.token}"}
        ).json()
        kernels = [session["kernel"] for session in sessions if session["path"] == path]
        if any(k["execution_state"] == "idle" and k["connections"] for k in kernels):
            page.locator(f'{NOTEBOOK} [data-status="idle"]').first.wait_for()
            return
        page.wait_for_timeout(100)
    raise TimeoutError(f"No kernel for {path} after {seconds} seconds: {sessions}")


def run_all(page: Page) -> None:
    """Choose "Run All Cells" from the Run menu."""
    page.locator(".lm-MenuBar-item", has_text=re.compile("^Run$")).click()
    page.locator('[data-command="runmenu:run-all"]').click()


def wait_until_done(page: Page, seconds: float = 60) -> None:
    """Wait until the kernel is idle and no cell waits for it.

    An error stops the cells after it: read `errors` of the saved notebook to know.
    """
    page.wait_for_function(
        """notebook => {
            const panel = document.querySelector(notebook);
            const prompts = [...panel.querySelectorAll(".jp-CodeCell .jp-InputPrompt")]
                .map(prompt => prompt.textContent);
            return panel.querySelector('[data-status="idle"]')
                && prompts.some(text => /^\\[\\d+\\]:$/.test(text))
                && !prompts.includes("[*]:");
        }""",
        arg=NOTEBOOK,
        timeout=seconds * 1000,
    )


def close_notebooks(page: Page, lab: Lab) -> None:
    """Leave the lab and stop its kernels, so that the next notebook has the machine to itself."""
    page.goto("about:blank")
    headers = {"Authorization": f"token {lab.token}"}
    for session in page.request.get(f"{lab.url}/api/sessions", headers=headers).json():
        page.request.delete(f"{lab.url}/api/sessions/{session['id']}", headers=headers)


def reload_from_disk(page: Page) -> None:
    """Choose "Reload Notebook from Disk" from the File menu; the kernel goes on."""
    page.locator(".lm-MenuBar-item", has_text=re.compile("^File$")).click()
    page.locator('[data-command="docmanager:reload"]').click()
    page.locator(f"{NOTEBOOK} .jp-OutputArea-output").first.wait_for(state="detached")


def stretch(page: Page) -> None:
    """Make the window as high as its notebook: the lab leaves out what is far from the window."""
    window = page.viewport_size
    assert window
    while (height := page.evaluate(_HEIGHT_NEEDED, NOTEBOOK)) != window["height"]:
        window["height"] = height
        page.set_viewport_size(window)


def save(page: Page, lab: Lab, path: str) -> nbformat.NotebookNode:
    """Save the notebook that is open, and return what the file then holds."""
    file = lab.folder / path
    before = file.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    deadline = time.monotonic() + 10
    while file.stat().st_mtime_ns == before and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    page.locator(".lm-TabBar-tab.jp-mod-current:not(.jp-mod-dirty)").first.wait_for()
    return nbformat.read(file, as_version=4)


def errors(notebook: nbformat.NotebookNode) -> list[str]:
    """Return the errors in a saved notebook's outputs; the page draws them as mere text."""
    return [
        f"{output.ename}: {output.evalue}"
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    ]


def broken_widgets(page: Page) -> int:
    """Return how many widgets say that they can't be shown."""
    return page.get_by_text("Error displaying widget").count()


def accessibility_problems(page: Page, selector: str) -> list[str]:
    """Return what the axe checker finds inside the elements chosen, one readable line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe_source())
    found = page.evaluate(
        "selector => axe.run({include: [[selector]]}, {resultTypes: ['violations']})", selector
    )
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _axe_source() -> str:
    package = importlib.util.find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("axe_playwright_python brings the checker: uv sync installs it")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def expect(locator: Locator) -> LocatorAssertions:
    """Wait for what is expected of an element. Without playwright, the tests are skipped before."""
    from playwright import sync_api

    return sync_api.expect(locator)


def use_theme(page: Page, lab: Lab, theme: str) -> None:
    """Choose JupyterLab's theme for the pages opened next: "JupyterLab Light" or "... Dark"."""
    answer = page.request.put(
        f"{lab.url}/lab/api/settings/@jupyterlab/apputils-extension:themes",
        headers={"Authorization": f"token {lab.token}"},
        data={"raw": json.dumps({"theme": theme})},
    )
    assert answer.ok, answer.text()


def screenshot(target: Page | Locator, name: str) -> Path:
    """Keep a picture for a person to look at, in screenshots/."""
    path = ROOT / "screenshots" / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    target.screenshot(path=path)
    return path
