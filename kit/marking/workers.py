"""On the marker's side: a worker as a channel of lines that ends when it must."""

import json
import queue
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from kit.marking.confine import Means
from kit.marking.values import LONGEST_LINE, BorderError, parse_line

_MOST_BYTES = 8 * LONGEST_LINE
_MOST_LINES = 50_000
_LIBRARIES = ("kit", "pandas", "numpy", "altair", "IPython")
_START = """\
import os, sys
# No threads before a fork, and no allocator that reserves more than a worker may have.
os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
os.environ.update(ARROW_DEFAULT_MEMORY_POOL="system")
import json
job = json.loads(sys.argv[1])
sys.path += [path for path in job["paths"] if path not in sys.path]
from kit.marking.{module} import main
main({first}job)
"""


class Stopped(Exception):  # noqa: N818 - what became of a worker, and no error of the kit's
    """A worker gave no further line: `timed_out` tells a late one from one that has ended."""

    def __init__(self, *, timed_out: bool) -> None:
        """Keep which it was."""
        super().__init__("timed out" if timed_out else "ended")
        self.timed_out = timed_out


class Worker:
    """One running submission, as the marker sees it."""

    def __init__(self, lines_in: BinaryIO, lines_out: BinaryIO, end: Callable[[], None]) -> None:
        """Take the channel, and what ends the process and waits until it is gone."""
        self.alive = True
        self._out, self._end = lines_out, end
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=4)
        self._reader = threading.Thread(target=self._read, args=(lines_in,), daemon=True)
        self._reader.start()

    def send(self, **message: object) -> None:
        """Send one line; a worker that has ended is noticed when the answer fails to come."""
        with suppress(OSError, ValueError):
            self._out.write(json.dumps(message).encode() + b"\n")
            self._out.flush()

    def receive(self, seconds: float) -> dict[str, Any]:
        """Return the next line.

        Raises:
            Stopped: if none came in time, or none will; the worker has been ended then.
        """
        try:
            line = self._lines.get(timeout=max(seconds, 0))
        except queue.Empty:
            self.end()
            raise Stopped(timed_out=True) from None
        try:
            message = parse_line(line.decode("ascii")) if line.endswith(b"\n") else None
        except (BorderError, UnicodeDecodeError):
            message = None
        if not isinstance(message, dict):
            self.end()
            raise Stopped(timed_out=False)
        return message

    def end(self) -> None:
        """End the process and all that it started; does nothing the second time."""
        if not self.alive:
            return
        self.alive = False
        self._end()
        with suppress(OSError, ValueError):
            self._out.close()

    def _read(self, lines_in: BinaryIO) -> None:
        left = _MOST_BYTES
        with suppress(OSError, ValueError), lines_in:
            for _ in range(_MOST_LINES):
                line = lines_in.readline(LONGEST_LINE + 1000)
                left -= len(line)
                if not line or left < 0:
                    break
                if not self._put(line):
                    return
        self._put(b"")

    def _put(self, line: bytes) -> bool:
        while self.alive:
            with suppress(queue.Full):
                self._lines.put(line, timeout=0.1)
                return True
        return False


class Pool(Protocol):
    """Where workers come from."""

    means: Means

    def start(self) -> Worker:
        """Start a worker that waits for its first line."""

    def close(self) -> None:
        """End every worker."""


def library_paths() -> list[str]:
    """Return the folders that hold what workers import; with `python -I` they may be forgotten."""
    specs = filter(None, map(find_spec, _LIBRARIES))
    places = (Path(spec.origin).resolve().parent.parent for spec in specs if spec.origin)
    return list(dict.fromkeys(map(str, places)))


def python_command(module: str, first: str, job: dict[str, Any]) -> list[str]:
    """Return the command that runs `main` of a module of this package, shut off from the user's."""
    code = _START.format(module=module, first=first)
    return [sys.executable, "-I", "-X", "utf8", "-c", code, json.dumps(job)]
