"""A learner's folder: nothing in it is ever lost, and nothing changes unasked."""

import os
from pathlib import Path

import pytest

import kit
from kit.__main__ import main
from kit.folders import NOTEBOOKS
from kit.learner import (
    LESSON_LIST,
    FolderError,
    choose_folder,
    fill_folder,
    is_started,
    reset,
    working_folder,
)

LESSON = Path("notebooks") / "01-take-a-news-page-apart.ipynb"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_empty_folder_gets_every_lesson_and_the_list(tmp_path: Path) -> None:
    added = fill_folder(tmp_path / "new" / "folder")
    lessons = {path.name for path in NOTEBOOKS.glob("*.ipynb")} | {"lessons.md"}
    assert {path.name for path in added if path.parent.name == "notebooks"} == lessons
    assert added[-1].name == "lessons.md"
    assert (tmp_path / "new" / "folder" / LESSON).read_bytes() == (
        NOTEBOOKS / LESSON.name
    ).read_bytes()


def test_learners_get_no_questions_and_nothing_for_teachers(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    assert not list(tmp_path.rglob("*.py"))
    assert not list(tmp_path.rglob("README.md"))


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


def test_work_goes_to_my_work_in_a_checkout_and_else_to_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert choose_folder(None, checkout=Path("/kit")) == Path("/kit/my-work")
    assert choose_folder(None, checkout=None) == tmp_path
    assert choose_folder("class", checkout=Path("/kit")) == tmp_path / "class"
    assert choose_folder(".", checkout=tmp_path) == tmp_path


def test_a_start_that_was_cut_short_is_not_taken_for_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def full_after_two(source: Path, target: Path) -> None:
        if len(copied) == 2:
            raise OSError(28, "No space left on device")
        copied.append(Path(source).name)
        Path(target).write_bytes(Path(source).read_bytes())

    with monkeypatch.context() as patched:
        patched.setattr("shutil.copyfile", full_after_two)
        with pytest.raises(FolderError):
            fill_folder(tmp_path)
    assert not is_started(tmp_path)
    fill_folder(tmp_path)
    assert is_started(tmp_path)


def test_commands_find_the_folder_that_one_stands_in(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    assert working_folder(None, tmp_path / "exercises") == tmp_path
    assert working_folder(str(tmp_path / "other"), tmp_path) == tmp_path / "other"


def test_start_tells_what_it_brought_and_then_that_nothing_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["start", str(tmp_path / "ann")]) == 0
    assert LESSON.as_posix() in capsys.readouterr().out.replace("\\", "/")
    before = contents(tmp_path)
    assert main(["start", str(tmp_path / "ann")]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "named", ["1", "01", "01-take", "exercises/01-take-a-news-page-apart.ipynb"]
)
def test_reset_gives_a_fresh_worksheet_and_keeps_every_old_one(tmp_path: Path, named: str) -> None:
    fill_folder(tmp_path)
    worksheet = tmp_path / "exercises" / "01-take-a-news-page-apart.ipynb"
    fresh = worksheet.read_bytes()
    for number, mine in enumerate([b"my first try", b"my second try"], start=1):
        worksheet.write_bytes(mine)
        target, kept = reset(tmp_path, named)
        assert target == worksheet
        assert kept == worksheet.with_name(f"{worksheet.stem}-kept-{number}.ipynb")
        assert kept.read_bytes() == mine
        assert worksheet.read_bytes() == fresh


def test_reset_brings_back_what_was_deleted(tmp_path: Path) -> None:
    fill_folder(tmp_path)
    (tmp_path / LESSON).unlink()
    assert reset(tmp_path, LESSON.as_posix()) == (tmp_path / LESSON, None)
    assert (tmp_path / LESSON).is_file()


@pytest.mark.parametrize("named", ["", "0", "77", "../seeds", "exercises", "README.md", "*"])
def test_a_name_that_is_no_worksheet_changes_nothing_and_names_the_choice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], named: str
) -> None:
    fill_folder(tmp_path)
    before = contents(tmp_path)
    assert main(["reset", named, "--folder", str(tmp_path)]) == 1
    assert "exercises/01-take-a-news-page-apart.ipynb" in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_progress_is_shown_outside_the_lab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill_folder(tmp_path)
    monkeypatch.chdir(tmp_path / "exercises")
    kit.check(headline="May 8, 2013")
    for words in (["progress"], ["progress", "1"], ["progress", "01-take-a-news-page-apart"]):
        assert main(words) == 0
        out = capsys.readouterr().out
        assert "headline" in out
        assert "not yet" in out
    assert main(["progress", "--folder", str(tmp_path)]) == 0
    assert "0 of 1" in capsys.readouterr().out
    main(["progress", "77"])
    assert "There is no worksheet called 77" in capsys.readouterr().out
