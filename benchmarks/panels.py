"""How long a panel takes from a click or a letter to its answer, as a person at the screen waits.

    python3 -m uv run python benchmarks/panels.py [number of reports]

JupyterLab runs in Chromium, both as the browser tests start them. For each panel's usual change the
time runs from the event to the changed page, first with the two seeds and then with many reports;
beside it stands a bare ipywidgets button whose click goes to Python and back into an HTML widget.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import jupyter, starting  # noqa: E402 - after the path

REPORTS = 500
RUNS = 15
PROMISED = {"seeds": 100, "many": 250}

SEEDS = "import kit\nreports = kit.load_articles(kit.SEEDS)"
MANY = """import sys
sys.path.insert(0, {folder!r})
from compare import made_reports
reports = made_reports({number})"""
BARE = """import ipywidgets
button, shown = ipywidgets.Button(description="Count"), ipywidgets.HTML("0")
def count(_): shown.value = str(int(shown.value) + 1)
button.on_click(count)
display(ipywidgets.VBox([button, shown]))"""

# Runs in the browser: does something, and waits until the panel's page holds the answer.
TIMED = """async (root) => {{
  const find = (selector) => root.querySelector(selector);
  const state = () => {wanted};
  const before = state();
  const began = performance.now();
  {act};
  return new Promise((done) => {{
    const look = () => {{
      if (state() === before) return;
      watcher.disconnect();
      done(performance.now() - began);
    }};
    const watcher = new MutationObserver(look);
    const all = {{ subtree: true, childList: true, attributes: true, characterData: true }};
    watcher.observe(root, all);
    look();
  }});
}}"""


@dataclass(frozen=True)
class Change:
    """What a learner does at a panel.

    Attributes:
        name: the panel and the change.
        making: the code that shows the panel.
        place: the class of its outermost element.
        acts: what is done, in turns, in the browser's language.
        state: what is different afterwards.
    """

    name: str
    making: str
    place: str
    acts: tuple[str, ...]
    state: str


def typed(word: str) -> str:
    """Write a word into the field that is sought."""
    field = 'find("input[type=text]")'
    return f'{field}.value = "{word}"; {field}.dispatchEvent(new Event("input"))'


def sorted_by(order: str) -> str:
    """Choose an order of the lines."""
    return f'find("select").value = "{order}"; find("select").dispatchEvent(new Event("change"))'


def chosen(at: int, value: str) -> str:
    """Choose from the list with this number in the panel, from 0."""
    choice = f'root.querySelectorAll("select")[{at}]'
    return f'{choice}.value = "{value}"; {choice}.dispatchEvent(new Event("change"))'


QUOTATIONS = "display(kit.panels.quotation_explorer(reports))"
CHART = """panel = kit.panels.chart_builder(reports)
panel.table_name = "quotations"
display(panel)"""

CHANGES = (
    Change(
        "ipywidgets: button, Python, HTML",
        BARE,
        "widget-vbox",
        ('find("button").click()',),
        'find(".widget-html-content").textContent',
    ),
    Change(
        "reader: switch a layer",
        "display(kit.panels.reader(reports[0]))",
        "kit-reader",
        ('find("input[value=quotations]").click()',),
        "root.className",
    ),
    Change(
        "concordance: another word",
        'display(kit.panels.concordance(reports, "war"))',
        "kit-concordance",
        (typed("talks"), typed("war")),
        'find("tbody").firstChild',
    ),
    Change(
        "concordance: a very common word",
        "display(kit.panels.concordance(reports))",
        "kit-concordance",
        (typed("the"), typed("of")),
        'find("tbody").firstChild',
    ),
    Change(
        "concordance: sort",
        'display(kit.panels.concordance(reports, "talks"))',
        "kit-concordance",
        (sorted_by("right"), sorted_by("left")),
        'find("tbody").firstChild',
    ),
    Change(
        "concordance: show a line",
        'display(kit.panels.concordance(reports, "talks"))',
        "kit-concordance",
        ('find("[data-line=\\"3\\"]").click()', 'find("[data-line=\\"1\\"]").click()'),
        'find(".kit-page").firstChild',
    ),
    Change(
        "quotations: another speaker",
        QUOTATIONS,
        "kit-explorer",
        (chosen(1, "John Kerry"), chosen(1, "")),
        'find("tbody").firstChild',
    ),
    Change(
        "quotations: other words",
        QUOTATIONS,
        "kit-explorer",
        (typed("syria"), typed("russia")),
        'find("tbody").firstChild',
    ),
    Change(
        "quotations: sort",
        QUOTATIONS,
        "kit-explorer",
        (chosen(4, "length"), chosen(4, "speaker")),
        'find("tbody").firstChild',
    ),
    Change(
        "quotations: show one",
        QUOTATIONS,
        "kit-explorer",
        ('find("[data-row=\\"3\\"]").click()', 'find("[data-row=\\"1\\"]").click()'),
        'find(".kit-page").firstChild',
    ),
    Change(
        "chart: another column, drawn",
        CHART,
        "kit-builder",
        (chosen(3, "kind"), chosen(3, "speaker_resolved")),
        'find(".kit-drawing svg") || before',
    ),
    Change(
        "linked: choose a bar",
        "display(kit.panels.linked(reports[0]))",
        "kit-linked",
        (
            'root.querySelectorAll(".kit-line .kit-quote")[2].click()',
            'root.querySelectorAll(".kit-line .kit-quote")[4].click()',
        ),
        'find(".kit-page .kit-chosen")',
    ),
    Change(
        "side by side: accept a pair",
        "panel = kit.panels.side_by_side(*reports[:2])\npanel.chosen = 1\ndisplay(panel)",
        "kit-sides",
        ('root.querySelectorAll(".kit-bar button")[2].click()',),
        'find("tbody tr").lastElementChild.textContent',
    ),
    Change(
        "coder: give a code, or take it back",
        'display(kit.panels.coder(reports, "framing", "Ana"))',
        "kit-coder",
        ('find(".kit-code button").click()',),
        'find(".kit-code button").getAttribute("aria-pressed")',
    ),
    Change(
        "coder: the next sentence",
        'display(kit.panels.coder(reports, "framing", "Ben"))',
        "kit-coder",
        ('root.querySelectorAll(".kit-bar button")[1].click()',),
        'find(".kit-bar strong").textContent',
    ),
)


def main() -> None:
    """Print the medians with what is promised, and as multiples of the bare round trip."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    many = MANY.format(folder=str(ROOT / "benchmarks"), number=number)
    with running() as (page, lab):
        for label, loading in (("seeds", SEEDS), ("many", f"{SEEDS}\n{many}")):
            print(f"{'the two seeds' if label == 'seeds' else f'{number} reports'}: milliseconds")
            bare = 0.0
            for at, change in enumerate(CHANGES):
                panel = show(page, lab, f"{label}{at}.ipynb", [loading, change.making], change)
                took = statistics.median(times(panel, change))
                bare = bare or took
                print(f"  {change.name:36} {took:6.1f}  {took / bare:5.2f} times the bare one")
            print(f"  promised: at most {PROMISED[label]}")


@contextmanager
def running() -> Iterator[tuple[Page, jupyter.Lab]]:
    """Start JupyterLab on an empty folder, and a browser; stop both in the end."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        home, folder = Path(place, "home"), Path(place, "learner")
        home.mkdir()
        folder.mkdir()
        lab, process = starting.start(folder, home)
        try:
            starting.wait_until_up(lab, process, home)
            browser = starting.launch(driver)
            yield jupyter.new_page(browser), lab
            browser.close()
        finally:
            starting.stop(process)


def show(page: Page, lab: jupyter.Lab, name: str, cells: list[str], change: Change) -> Locator:
    """Run a notebook that shows a panel, and return the panel."""
    path = jupyter.write_notebook(lab, name, *cells)
    jupyter.open_notebook(page, lab, path, run=False)
    jupyter.run_all(page)
    panel = page.locator(f"{jupyter.OUTPUTS} .{change.place}").first
    panel.wait_for(timeout=300_000)
    jupyter.wait_until_done(page)
    return panel


def times(panel: Locator, change: Change) -> list[float]:
    """Return how many milliseconds each run of a change took; the first two warm up."""
    took = []
    for run in range(RUNS + 2):
        act = change.acts[run % len(change.acts)]
        took.append(panel.evaluate(TIMED.format(act=act, wanted=change.state)))
    return took[2:]


if __name__ == "__main__":
    main()
