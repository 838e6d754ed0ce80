"""An installed kit, without its checkout, shows the same lessons."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import missing
from tests.browser.jupyter import OUTPUTS, Lab, errors, expect, open_notebook, save, write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

LESSON = "notebooks/01-take-a-news-page-apart.ipynb"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        missing("No uv was found to build the wheel with")
    folder = tmp_path_factory.mktemp("wheel")
    command = [uv, "build", "--wheel", "--quiet", "--python", sys.executable, "--out-dir"]
    subprocess.run([*command, folder, root], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the wheel's files, as site-packages would."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_carries_reports_lessons_and_panels(wheel: Path, root: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, pattern in (("seeds", "*"), ("notebooks", "*.ipynb"), ("exercises", "*.ipynb")):
        for path in (root / folder).glob(pattern):
            if path.is_file() and not path.name.startswith("."):
                assert f"kit/{folder}/{path.name}" in names
    for path in (root / "kit").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(root).as_posix() in names


def test_an_installed_kit_opens_the_lesson_in_an_empty_folder(
    page: Page, installed: Path, tmp_path: Path, start_lab: Callable[..., Lab]
) -> None:
    lab = start_lab(tmp_path, kit=installed)
    assert (tmp_path / LESSON).read_bytes() == (installed / "kit" / LESSON).read_bytes()
    page.goto(f"{lab.url}/?token={lab.token}")
    lesson = page.locator(".jp-MarkdownViewer a", has_text="Take a news page apart")
    expect(lesson).to_be_in_viewport(timeout=60_000)

    open_notebook(page, lab, LESSON)
    expect(page.locator(f"{OUTPUTS} .kit-reader")).to_have_count(2)
    assert errors(save(page, lab, LESSON)) == []

    source = f"import kit\nassert kit.SEEDS.is_relative_to({str(installed)!r}), kit.SEEDS"
    where = write_notebook(lab, "where.ipynb", source)
    open_notebook(page, lab, where)
    assert errors(save(page, lab, where)) == []
