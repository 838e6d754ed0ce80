"""`kit lab`: JupyterLab on the lessons of a learner's folder."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kit.folders import CHECKOUT
from kit.learner import LESSON_LIST, choose_folder, fill_folder, is_started, missing_files

_SETTINGS = Path(__file__).resolve().parent / "lab_settings"


def lab_arguments(folder: Path, *, browser: bool, port: int | None) -> list[str]:
    """Return what JupyterLab is started with; nothing here writes to the user's own settings."""
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{LESSON_LIST.as_posix()}",
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


def _prepare(folder: Path) -> Iterator[str]:
    """Start a folder that is new, leave one that was started as it is; yield what to tell."""
    if not is_started(folder):
        yield f"{len(fill_folder(folder))} lessons and worksheets are new there."
    elif new := len(missing_files(folder)):
        yield f'{new} files of the kit are not there. To add them: kit start "{folder}"'
    yield f"Your work is in {folder}. Press Ctrl+C here to stop."


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
        print(*_prepare(folder), sep="\n")
    paths = [str(_SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))

    from jupyterlab.labapp import LabApp

    LabApp.launch_instance([*lab_arguments(folder, browser=browser, port=port), *extra])
