import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kit.__main__ import main
from kit.folders import CHECKOUT, NOTEBOOKS
from kit.lab import lab_arguments
from kit.learner import LESSON_LIST, fill_folder


def test_git_ignores_what_learners_make(root: Path) -> None:
    ignored = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"my-work/", ".kit/", "uv.lock"} <= set(ignored)


def test_jupyterlab_opens_the_lesson_list_of_the_folder(tmp_path: Path) -> None:
    arguments = lab_arguments(tmp_path, browser=False, port=9999)
    assert f"--ServerApp.root_dir={tmp_path}" in arguments
    assert "--LabApp.default_url=/lab/tree/notebooks/lessons.md" in arguments
    assert "--ServerApp.open_browser=False" in arguments
    assert "--ServerApp.port=9999" in arguments


def test_jupyterlab_asks_nothing_about_news(root: Path) -> None:
    path = root / "kit" / "lab_settings" / "labconfig" / "default_setting_overrides.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


def test_the_code_runs_from_the_checkout_and_nowhere_is_a_copy(root: Path) -> None:
    assert root == CHECKOUT
    assert root / "notebooks" == NOTEBOOKS
    import pandas as pd

    site_packages = Path(pd.__file__).parent.parent
    assert not (site_packages / "kit").exists()


def test_a_folder_that_can_t_be_made_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["lab", str(file), "--no-browser"]) == 1
    assert "kit: The lessons can't be copied" in capsys.readouterr().err


def opened(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Run the command as far as JupyterLab's start."""
    lab = SimpleNamespace(LabApp=SimpleNamespace(launch_instance=lambda _arguments: None))
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", lab)
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    assert main(["lab", str(folder), "--no-browser"]) == 0


def test_an_update_changes_nothing_in_a_started_folder_and_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(monkeypatch, tmp_path)
    assert (tmp_path / LESSON_LIST).is_file()
    for path in (tmp_path / LESSON_LIST, tmp_path / ".kit" / "lesson-list.md"):
        path.write_text("# An older list\n", encoding="utf-8")
    (tmp_path / "notebooks" / "gallery.ipynb").unlink()
    capsys.readouterr()
    opened(monkeypatch, tmp_path)
    assert f'kit start "{tmp_path}"' in capsys.readouterr().out
    assert (tmp_path / LESSON_LIST).read_text(encoding="utf-8") == "# An older list\n"
    assert not (tmp_path / "notebooks" / "gallery.ipynb").exists()
    fill_folder(tmp_path)
    assert (tmp_path / "notebooks" / "gallery.ipynb").is_file()
    assert "An older list" not in (tmp_path / LESSON_LIST).read_text(encoding="utf-8")
