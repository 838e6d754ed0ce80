"""Where the kit's own files lie: beside its code in a checkout, inside it once installed."""

from pathlib import Path

_SHARED = Path("share", "coverage-kit", "exercises")


def _installed_questions(packages: Path) -> Path:
    """Return where an installer put the questions; the list of installed files says it.

    They lie apart from the code, because learners' notebooks read the code while they are marked.
    """
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files("coverage-kit") or []
    except PackageNotFoundError:
        listed = []
    found = (Path(str(file.locate())).resolve().parent for file in listed if file.suffix == ".py")
    questions = (folder for folder in found if folder.parts[-3:] == _SHARED.parts)
    # After `pip install --target` the list is wrong about files that lie outside the packages.
    return next((folder for folder in questions if folder.is_dir()), packages / _SHARED)


_CODE = Path(__file__).resolve().parent
_HOME = _CODE.parent if (_CODE.parent / "pyproject.toml").is_file() else _CODE

CHECKOUT: Path | None = _CODE.parent if _HOME != _CODE else None
"""The maintainer's checkout that the code runs from; None if the kit was installed."""
SEEDS: Path = _HOME / "seeds"
"""The reports that come with the kit."""
PRACTICE: Path = _CODE / "practice"
"""Two invented reports on a harmless story, in place of those."""
NOTEBOOKS: Path = _HOME / "notebooks"
"""The lessons."""
EXERCISES: Path = _HOME / "exercises"
"""The worksheets."""
QUESTIONS: Path = EXERCISES if CHECKOUT else _installed_questions(_CODE.parent)
"""What the worksheets are made from, answers included: no learner's code may read it in marking."""
