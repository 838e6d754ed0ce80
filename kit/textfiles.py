"""A file → its text, whatever program saved it."""

import os
import stat
from pathlib import Path

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
    if is_folder(path):
        raise UnreadableError(f"{path} is a folder, not a file.")
    if _is_pipe(path):
        raise UnreadableError(f"{path} is a pipe between programs, not a file. Save it first.")
    try:
        return path.read_bytes()
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
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, path)
    if len(data.translate(None, _CONTROL_BYTES)) < len(data):
        raise UnreadableError(
            f"{path} is not plain text: it looks like a picture, a PDF or a program's own format."
            " Open it in its program and save it as plain text (UTF-8)."
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        note = (
            f"The file is not UTF-8 (byte {error.start + 1}), so it was read as Windows text"
            " (cp1252). Check letters with accents; if they are wrong, save the file as UTF-8."
        )
    try:
        return data.decode("cp1252"), (note,)
    except UnicodeDecodeError:
        return data.decode("latin-1"), (note.replace("cp1252", "Latin-1"),)


def _decode_marked(data: bytes, encoding: str, path: Path) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{path} says that it is {encoding.upper()}, but byte {error.start + 1} does not fit."
            " The file may be cut off: get it again and save it as UTF-8."
        ) from None
    if encoding == "utf-8-sig":
        return text, ()
    return text, (f"The file is {encoding.upper()}. It was read; save it as UTF-8 to be safe.",)
