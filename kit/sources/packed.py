"""A packed file → what is in it, with limits that a hostile file can't pass."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

from kit.errors import UnreadableError

MOST_UNPACKED = 300_000_000
"""The most bytes that a file may unfold to: some are made to fill a computer's memory."""
_MOST_MEMBERS = 5_000


def unpack(data: bytes, path: Path) -> bytes:
    """Return what a .gz file holds.

    Raises:
        UnreadableError: if it can't be unpacked, or unfolds to too much.
    """
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            unpacked = packed.read(MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"{path} can't be unpacked ({error}). Copy it again.") from None
    if len(unpacked) > MOST_UNPACKED:
        raise UnreadableError(_too_much(path))
    return unpacked


def check_zip(data: bytes, path: Path) -> None:
    """Make sure that an Excel or Word file, which is a zip inside, is one and of a sound size.

    Nothing of it is ever written to the disk, so the names inside it can do no harm.

    Raises:
        UnreadableError: if it is no zip, or would unfold to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise UnreadableError(
            f"{path} is damaged, or no Excel or Word file of today (.xlsx, .docx)."
            " Open it in its program and save it again."
        ) from None
    if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise UnreadableError(_too_much(path))


def _too_much(path: Path) -> str:
    return (
        f"{path} unfolds to more than {MOST_UNPACKED // 1_000_000} MB, so it was not read."
        " Cut it into smaller files."
    )
