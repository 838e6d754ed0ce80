"""`kit lab`: a learner's folder, and JupyterLab on its lessons."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.errors import KitError
from kit.folders import CHECKOUT, EXERCISES, NOTEBOOKS
from kit.save import save_text

LESSON_LIST = "notebooks/README.md"
_SETTINGS = Path(__file__).resolve().parent / "lab_settings"
_FOR_LEARNERS = (  # and never the questions, nor the table from which twins are made
    (NOTEBOOKS, "notebooks", ("*.ipynb", "README.md", "practice/*.ipynb")),
    (EXERCISES, "exercises", ("*.ipynb", "practice/*.ipynb")),
)


class FolderError(KitError):
    """A learner's folder can't be used; the message says why and what to do."""


def choose_folder(named: str | None, checkout: Path | None = CHECKOUT) -> Path:
    """Return the folder to serve: the one named, else my-work/ in a checkout, else this one."""
    if named is not None:
        return Path(named).expanduser().resolve()
    return checkout / "my-work" if checkout else Path.cwd()


def fill_folder(folder: Path) -> list[Path]:
    """Copy into a learner's folder whatever lessons and worksheets are missing there.

    Args:
        folder: the learner's folder; it is made if there is none.

    Returns:
        The files that were added. A file that exists is never touched, but for the list of lessons:
        a newer one takes the place of the kit's own older one, not of one that was edited.

    Raises:
        FolderError: if the folder can't be written to.
    """
    added = []
    try:
        for source, target in _missing(folder):
            _copy(source, target)
            added.append(target)
        _renew_list(folder)
    except OSError as error:
        raise FolderError(
            f"The lessons can't be copied to {folder} ({error.strerror})."
            " Name a folder that you may write to: kit lab FOLDER"
        ) from None
    return added


def _missing(folder: Path) -> Iterator[tuple[Path, Path]]:
    for home, name, patterns in _FOR_LEARNERS:
        for source in sorted(path for pattern in patterns for path in home.glob(pattern)):
            target = folder / name / source.relative_to(home)
            if source.is_file() and not os.path.lexists(target):
                yield source, target


def _copy(source: Path, target: Path) -> None:
    """Copy by way of a temporary file, so that a cut never leaves half a lesson."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".copying-") as aside:
        copied = Path(aside) / target.name
        shutil.copyfile(source, copied)
        copied.replace(target)


def _renew_list(folder: Path) -> None:
    """Show lessons that a newer kit brought, unless the list in the folder was edited."""
    ours = (NOTEBOOKS / "README.md").read_text(encoding="utf-8")
    shown, remembered = folder / LESSON_LIST, folder / ".kit" / "lesson-list.md"
    theirs = shown.read_text(encoding="utf-8", errors="replace")
    untouched = remembered.exists() and theirs == remembered.read_text(encoding="utf-8")
    if untouched and theirs != ours:
        save_text(shown, ours)
    if untouched or theirs == ours:
        save_text(remembered, ours)


def lab_arguments(folder: Path, *, browser: bool, port: int | None) -> list[str]:
    """Return what JupyterLab is started with; nothing here writes to the user's own settings."""
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{LESSON_LIST}",
        f"--LabApp.workspaces_dir={folder / '.kit' / 'workspaces'}",
        "--LabApp.extension_manager=readonly",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.answer_yes=True",  # Ctrl+C stops at once
        f"--ServerApp.allow_root={_is_root()}",
    ]
    return arguments if port is None else [*arguments, f"--ServerApp.port={port}"]


def _is_root() -> bool:
    """Tell whether this is a container or a class server where everybody is root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run_lab(named: str | None, *, browser: bool, port: int | None, extra: Sequence[str]) -> None:
    """Serve a learner's folder, or the checkout itself, until the user stops it.

    Args:
        named: the folder, or None for the usual one.
        browser: whether to open a browser.
        port: the port to listen on, or None for the first free one from 8888.
        extra: further arguments for JupyterLab, passed on as they are.

    Raises:
        FolderError: if the folder can't be written to.
    """
    folder = choose_folder(named)
    if folder != CHECKOUT:
        added = fill_folder(folder)
        print(f"Your work is in {folder} ({len(added)} new files). Press Ctrl+C here to stop.")
    paths = [str(_SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))

    from jupyterlab.labapp import LabApp

    LabApp.launch_instance([*lab_arguments(folder, browser=browser, port=port), *extra])
