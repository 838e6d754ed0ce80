import json
import os
from pathlib import Path

import pytest

from kit.__main__ import main
from kit.folders import CHECKOUT, NOTEBOOKS
from kit.lab import LESSON_LIST, FolderError, choose_folder, fill_folder, lab_arguments

LESSON = Path("notebooks") / "01-take-a-news-page-apart.ipynb"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_empty_folder_gets_every_lesson_and_the_list(tmp_path: Path) -> None:
    added = fill_folder(tmp_path / "new" / "folder")
    lessons = {path.name for path in NOTEBOOKS.iterdir() if path.is_file()}
    assert {path.name for path in added if path.parent.name == "notebooks"} == lessons
    assert "README.md" in lessons
    assert (tmp_path / "new" / "folder" / LESSON).read_bytes() == (
        NOTEBOOKS / LESSON.name
    ).read_bytes()


def test_learners_get_no_questions(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    assert not list(tmp_path.rglob("*.py"))


def test_a_file_that_exists_is_never_touched(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    lesson = tmp_path / LESSON
    lesson.write_text("my own answers", encoding="utf-8")
    before = contents(tmp_path)
    assert fill_folder(tmp_path) == []
    assert contents(tmp_path) == before


def test_only_what_is_missing_is_added(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    (tmp_path / LESSON).unlink()
    assert fill_folder(tmp_path) == [tmp_path / LESSON]


def test_an_update_renews_the_list_of_lessons_unless_it_was_edited(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    shown, remembered = tmp_path / LESSON_LIST, tmp_path / ".kit" / "lesson-list.md"
    current = shown.read_text(encoding="utf-8")
    for path in (shown, remembered):
        path.write_text("# An older list\n", encoding="utf-8")
    fill_folder(tmp_path)
    assert shown.read_text(encoding="utf-8") == current
    shown.write_text("# My own list\n", encoding="utf-8")
    fill_folder(tmp_path)
    assert shown.read_text(encoding="utf-8") == "# My own list\n"


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_link_that_leads_nowhere_is_a_file_that_exists(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / LESSON).symlink_to(tmp_path / "gone")
    assert tmp_path / LESSON not in fill_folder(tmp_path)
    assert (tmp_path / LESSON).is_symlink()


def test_a_copy_cut_short_leaves_no_half_lesson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(_source: Path, target: str) -> None:
        Path(target).write_text("hal", encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", cut_short)
    with pytest.raises(FolderError, match="No space left"):
        fill_folder(tmp_path)
    assert contents(tmp_path) == {}


def test_a_folder_that_can_t_be_made_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["lab", str(file), "--no-browser"]) == 1
    assert "kit: The lessons can't be copied" in capsys.readouterr().err


def test_work_goes_to_my_work_in_a_checkout_and_else_to_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert choose_folder(None, checkout=Path("/kit")) == Path("/kit/my-work")
    assert choose_folder(None, checkout=None) == tmp_path
    assert choose_folder("class", checkout=Path("/kit")) == tmp_path / "class"
    assert choose_folder(".", checkout=tmp_path) == tmp_path


def test_git_ignores_what_learners_make(root: Path) -> None:
    ignored = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"my-work/", ".kit/", "uv.lock"} <= set(ignored)


def test_jupyterlab_opens_the_lesson_list_of_the_folder(tmp_path: Path) -> None:
    arguments = lab_arguments(tmp_path, browser=False, port=9999)
    assert f"--ServerApp.root_dir={tmp_path}" in arguments
    assert "--LabApp.default_url=/lab/tree/notebooks/README.md" in arguments
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
