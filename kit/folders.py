"""Where the kit's own files lie: beside its code in a checkout, inside it once installed."""

from pathlib import Path

_CODE = Path(__file__).resolve().parent
_HOME = _CODE.parent if (_CODE.parent / "pyproject.toml").is_file() else _CODE

CHECKOUT: Path | None = _CODE.parent if _HOME != _CODE else None
"""The maintainer's checkout that the code runs from; None if the kit was installed."""
SEEDS: Path = _HOME / "seeds"
"""The reports that come with the kit."""
NOTEBOOKS: Path = _HOME / "notebooks"
"""The lessons."""
EXERCISES: Path = _HOME / "exercises"
"""The worksheets."""
