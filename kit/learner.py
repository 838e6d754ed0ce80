"""A learner's folder: started with lessons and worksheets, and given a fresh copy on request."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kit.errors import KitError
from kit.folders import CHECKOUT, EXERCISES, NOTEBOOKS
from kit.save import save_text

LESSON_LIST = Path("notebooks", "lessons.md")
_FOR_LEARNERS = (
    (NOTEBOOKS, "notebooks", "*.ipynb"),
    (NOTEBOOKS, "notebooks", "practice/*.ipynb"),
    (EXERCISES, "exercises", "*.ipynb"),
    (EXERCISES, "exercises", "practice/*.ipynb"),
    (NOTEBOOKS, "notebooks", LESSON_LIST.name),
)


class FolderError(KitError):
    """A learner's folder can't be used; the message says why and what to do."""


def choose_folder(named: str | None, checkout: Path | None = CHECKOUT) -> Path:
    """Return the learner's folder: the one named, else my-work/ in a checkout, else this one."""
    if named is not None:
        return Path(named).expanduser().resolve()
    return checkout / "my-work" if checkout else Path.cwd()


def working_folder(named: str | None, inside: Path) -> Path:
    """Return the folder that a command is about: the one named, else the one that we stand in.

    Args:
        named: what the user wrote, or None.
        inside: where the user is: the nearest folder at or above it that was started counts.
    """
    around = (folder for folder in (inside, *inside.parents) if is_started(folder))
    started = next((folder for folder in around if folder != CHECKOUT), None)
    return choose_folder(named) if named or started is None else started


def is_started(folder: Path) -> bool:
    """Tell whether a folder holds the lessons already; the list of lessons is copied last."""
    return os.path.lexists(folder / LESSON_LIST)


def missing_files(folder: Path) -> list[Path]:
    """Return the lessons and worksheets that the kit has and a folder doesn't."""
    return [target for _, target in _missing(folder)]


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
            " Name a folder that you may write to, such as: kit start FOLDER"
        ) from None
    return added


def reset(folder: Path, named: str) -> tuple[Path, Path | None]:
    """Put a fresh copy of a worksheet or a lesson into a learner's folder, and keep the old one.

    Args:
        folder: the learner's folder.
        named: a worksheet's number ("2"), the beginning of its name ("02-who"), or a file as it
            stands in the folder ("notebooks/02-who-speaks.ipynb").

    Returns:
        The fresh file, and where the old one is now: beside it, under its name with "-kept-1" or
        the next free number. None if there was no old one.

    Raises:
        FolderError: if the name fits none or several, or the folder can't be written to.
    """
    source, target = _named(folder, named)
    try:
        kept = _keep(target) if os.path.lexists(target) else None
        _copy(source, target)
    except OSError as error:
        raise FolderError(
            f"{target} can't be renewed ({error.strerror}). Nothing of yours is lost:"
            " look for it in the same folder."
        ) from None
    return target, kept


def _missing(folder: Path) -> Iterator[tuple[Path, Path]]:
    found = (pair for pair in _all(folder) if not os.path.lexists(pair[1]))
    # The list comes last, so that a start that was cut short is seen to be unfinished.
    yield from sorted(found, key=lambda pair: (pair[1] == folder / LESSON_LIST, pair[1]))


def _all(folder: Path) -> Iterator[tuple[Path, Path]]:
    for home, name, pattern in _FOR_LEARNERS:
        for source in home.glob(pattern):
            if source.is_file():
                yield source, folder / name / source.relative_to(home)


def _copy(source: Path, target: Path) -> None:
    """Copy by way of a temporary file, so that a cut never leaves half a lesson."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".copying-") as aside:
        copied = Path(aside) / target.name
        shutil.copyfile(source, copied)
        copied.replace(target)


def _renew_list(folder: Path) -> None:
    """Show lessons that a newer kit brought, unless the list in the folder was edited."""
    ours = (NOTEBOOKS / LESSON_LIST.name).read_text(encoding="utf-8")
    shown, remembered = folder / LESSON_LIST, folder / ".kit" / "lesson-list.md"
    theirs = shown.read_text(encoding="utf-8", errors="replace")
    untouched = remembered.exists() and theirs == remembered.read_text(encoding="utf-8")
    if untouched and theirs != ours:
        save_text(shown, ours)
    if untouched or theirs == ours:
        save_text(remembered, ours)


def _named(folder: Path, named: str) -> tuple[Path, Path]:
    notebooks = {
        target.relative_to(folder).as_posix(): (source, target)
        for source, target in sorted(_all(folder))
        if source.suffix == ".ipynb"
    }
    wanted = named.replace("\\", "/").removeprefix("./").removesuffix(".ipynb")
    if f"{wanted}.ipynb" in notebooks:
        return notebooks[f"{wanted}.ipynb"]
    start = f"exercises/{re.sub(r'(?:^|(?<=/))(?=[0-9](?:-|$))', '0', wanted)}"
    fitting = [name for name in notebooks if name.startswith(start) and wanted]
    if len(fitting) == 1:
        return notebooks[fitting[0]]
    choice = fitting or [name for name in notebooks if name.startswith("exercises/")]
    problem = "fits several worksheets" if fitting else "is no worksheet of the kit"
    raise FolderError(f"{named!r} {problem}. Choose one of these: {', '.join(choice)}")


def _keep(path: Path) -> Path:
    """Rename a file to the first free name beside it."""
    number = 1
    while os.path.lexists(kept := path.with_name(f"{path.stem}-kept-{number}{path.suffix}")):
        number += 1
    path.rename(kept)
    return kept
