"""Files that are never half written."""

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path


def save_text(path: Path, text: str) -> None:
    """Write a text file by way of a temporary one, so that a cut leaves the old file whole.

    Args:
        path: the file; its folder is made if there is none.
        text: what the file holds from now on.

    Raises:
        OSError: if the folder can't be written to; a file that was there is as before.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_text(Path(folder) / "notes" / "ferry.txt", "The ferry is late. Nobody knows why.")
    ...     (Path(folder) / "notes" / "ferry.txt").read_text(encoding="utf-8")
    'The ferry is late. Nobody knows why.'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".saving-") as aside:
        written = Path(aside) / path.name
        with written.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)


def numbered(path: Path) -> Iterator[Path]:
    """Yield a path, and then the same with the numbers 2, 3 and so on, to find a name that is free.

    >>> names = numbered(Path("ferry.txt"))
    >>> next(names).name, next(names).name
    ('ferry.txt', 'ferry (2).txt')
    """
    yield path
    for number in count(2):
        yield path.with_stem(f"{path.stem} ({number})")
