"""Where workers come from: on Linux a warm process that forks them, elsewhere new processes."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from kit.marking.confine import Limits, Means
from kit.marking.spawn import SpawnPool
from kit.marking.workers import Pool, Worker, library_paths, python_command


@contextmanager
def open_pool(hidden: Iterable[Path], limits: Limits) -> Iterator[Pool]:
    """Make workers available, with the strongest means this system has; end them all afterwards.

    Args:
        hidden: files and folders that no worker may read: questions, submissions.
        limits: what each submission may use.
    """
    scratch = Path(tempfile.mkdtemp(prefix="kit-marking-")).resolve()
    job = {
        "scratch": str(scratch),
        "hidden": [str(path) for path in hidden],
        "paths": library_paths(),
        "limits": asdict(limits),
    }
    pool: Pool = WarmPool(job) if can_fork() else SpawnPool(job, limits)
    try:
        yield pool
    finally:
        pool.close()
        shutil.rmtree(scratch, ignore_errors=True)


def can_fork() -> bool:
    """Whether this system forks reliably and can watch what it forked."""
    if sys.platform != "linux" or not hasattr(os, "fork") or not hasattr(os, "pidfd_open"):
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # a kernel before 5.3
        return False
    return True


class WarmPool:
    """Linux: a warm process that forks."""

    def __init__(self, job: dict[str, Any]) -> None:
        """Start the warm process, and wait until it says by which means it keeps workers apart."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, tempfile.TemporaryFile() as said:
            self._process = subprocess.Popen(  # noqa: S603 - our own code
                python_command("warm", f"{theirs.fileno()}, ", job),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env={},
                cwd="/",
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
            theirs.close()
            first = self._control.recv(4096)
            if not first:
                said.seek(0)
                words = said.read().decode(errors="replace").strip().rpartition("\n")[2]
                raise OSError(f"the process that runs learners' notebooks did not start: {words}")
        self._numbers = count()
        self._running: dict[int, threading.Event] = {}
        self._lock = threading.Lock()
        self.means = Means(**json.loads(first))
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def start(self) -> Worker:
        """Fork a worker."""
        ours, theirs = socket.socketpair()
        number, ended = next(self._numbers), threading.Event()
        with theirs, self._lock:
            self._running[number] = ended
            if not self._listener.is_alive():
                raise OSError("the process that runs learners' notebooks has ended")
            socket.send_fds(
                self._control, [json.dumps({"run": number}).encode()], [theirs.fileno()]
            )

        def end() -> None:
            with suppress(OSError):
                self._control.send(json.dumps({"kill": number}).encode())
            with suppress(OSError):
                ours.shutdown(socket.SHUT_RDWR)
            ended.wait()

        with ours:
            return Worker(ours.makefile("rb"), ours.makefile("wb"), end)

    def close(self) -> None:
        """End every worker and the warm process."""
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join()
        self._control.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while message := self._control.recv(4096):
                self._running.pop(json.loads(message)["ended"]).set()
        for ended in list(self._running.values()):
            ended.set()
