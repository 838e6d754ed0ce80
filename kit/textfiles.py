"""A file → its text, whatever program saved it."""

import codecs
import os
import stat
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kit.errors import UnreadableError

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
# White space, form feed and escape occur in text; other control bytes mark a picture or a program.
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f"))
_PIECE = 1 << 20
_STANDARD_INPUT = (("dev",), ("proc",))


def read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """Read a text file in whatever encoding it has.

    Returns:
        The text, and notes on its encoding that a reader should know.

    Raises:
        UnreadableError: if there is no such file, or it is no plain text.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableError: if there is no such file, or it can't be opened.
    """
    try:
        with open_bytes(path) as file:
            return file.read()
    except OSError as error:
        raise UnreadableError(not_opened(path, "file", error)) from None


def open_bytes(path: Path) -> BinaryIO:
    """Open a file to read its bytes.

    Raises:
        UnreadableError: if there is no such file, or it can't be opened.
    """
    if is_folder(path):
        raise UnreadableError(f"{path} is a folder, not a file.")
    if _is_pipe(path):
        raise UnreadableError(f"{path} is a pipe between programs, not a file. Save it first.")
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise UnreadableError(not_opened(path, "file", error)) from None


def _is_pipe(path: Path) -> bool:
    """Tell whether reading would wait for another program, perhaps for ever."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode) and path.parts[1:2] not in _STANDARD_INPUT
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder of this name that can be seen."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises on an impossible name


def not_opened(path: Path, what: str, error: Exception) -> str:
    """Say why a file or folder can't be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return (
            f"There is no {what} {path}. Check the name for typing slips;"
            f" the search began in the folder {Path.cwd()}."
        )
    reason = error.strerror if isinstance(error, OSError) else error
    return f"The {what} {path} can't be opened ({reason}). Check its name and who may read it."


def decode(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return the text in the bytes of a file, and notes on its encoding; see `read_text`."""
    encoding, notes = find_encoding(lambda: [data], path)
    return data.decode(encoding), notes


def pieces_of(file: BinaryIO) -> Iterable[bytes]:
    """Yield the bytes of an open file from its beginning, a megabyte at a time."""
    file.seek(0)
    return iter(partial(file.read, _PIECE), b"")


def find_encoding(pieces: Callable[[], Iterable[bytes]], path: Path) -> tuple[str, tuple[str, ...]]:
    """Find out how a text is written, without holding all of it.

    Args:
        pieces: gives the bytes of the file, piece by piece, whenever it is called.
        path: the file.

    Returns:
        The encoding, in which every byte fits, and notes on it that a reader should know.

    Raises:
        UnreadableError: if it is no plain text.

    >>> find_encoding(lambda: ["Señor".encode()[:3], "Señor".encode()[3:]], Path("fog.csv"))
    ('utf-8', ())
    """
    first = next(iter(pieces()), b"")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if first.startswith(mark):
            return encoding, _notes_of_marked(_misfit(pieces(), encoding), encoding, path)
    if any(len(piece.translate(None, _CONTROL_BYTES)) < len(piece) for piece in pieces()):
        raise UnreadableError(
            f"{path} is not plain text: it looks like a picture, a PDF or a program's own format."
            " Open it in its program and save it as plain text (UTF-8)."
        )
    misfit = _misfit(pieces(), "utf-8")
    if misfit is None:
        return "utf-8", ()
    note = (
        f"The file is not UTF-8 (byte {misfit + 1}), so it was read as Windows text"
        " (cp1252). Check letters with accents; if they are wrong, save the file as UTF-8."
    )
    if _misfit(pieces(), "cp1252") is None:
        return "cp1252", (note,)
    return "latin-1", (note.replace("cp1252", "Latin-1"),)


def _notes_of_marked(misfit: int | None, encoding: str, path: Path) -> tuple[str, ...]:
    if misfit is not None:
        raise UnreadableError(
            f"{path} says that it is {encoding.upper()}, but byte {misfit + 1} does not fit."
            " The file may be cut off: get it again and save it as UTF-8."
        )
    if encoding == "utf-8-sig":
        return ()
    return (f"The file is {encoding.upper()}. It was read; save it as UTF-8 to be safe.",)


def _misfit(pieces: Iterable[bytes], encoding: str) -> int | None:
    """Return where the first byte stands that an encoding does not have; None if all fit."""
    decoder = codecs.getincrementaldecoder(encoding)()
    read = waiting = 0
    try:
        for piece in pieces:
            waiting = len(decoder.getstate()[0])
            decoder.decode(piece)
            read += len(piece)
        waiting = len(decoder.getstate()[0])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return read - waiting + error.start
    return None
