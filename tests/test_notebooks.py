"""Every notebook is clean as committed, and runs from top to bottom."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from kit.folders import EXERCISES, NOTEBOOKS
from kit.pairs import FOLDERS, place_for
from tests.browser.starting import chromium

PATHS = sorted(
    path
    for home in (NOTEBOOKS, EXERCISES)
    for pair in FOLDERS
    for path in place_for(pair, home).glob("*.ipynb")
)
MOST_LINES = 15


@pytest.fixture(params=PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def path(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_there_is_a_first_lesson() -> None:
    assert any(path.name.startswith("01-") for path in PATHS)


def test_the_list_links_to_every_lesson() -> None:
    listed = (NOTEBOOKS / "lessons.md").read_text(encoding="utf-8")
    for path in NOTEBOOKS.glob("*.ipynb"):
        assert f"]({path.name})" in listed


def test_a_notebook_is_committed_without_outputs_and_with_ids(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in notebook["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_no_cell_is_longer_than_a_glance(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.id


@pytest.mark.skipif(chromium() is not None, reason="tests/browser/test_course.py runs it")
def test_a_notebook_runs_from_top_to_bottom(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
