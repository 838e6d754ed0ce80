"""On Linux: a process that has imported what lessons use, and forks one worker a submission.

It is started with `python -I` and an empty environment, knows no question, and reads and writes
nothing but the socket of whoever started it. Each message on that socket is one JSON object:
{"run": number} with the worker's end of a channel, or {"kill": number}; back come the means of
isolation, and {"ended": number} for each worker.
"""

import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import sysconfig
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from kit.folders import CHECKOUT, SEEDS
from kit.marking import cells, linux
from kit.marking.confine import Limits, Means, confine, find_means, readable_trees


def main(control_number: int, job: dict[str, Any]) -> None:
    """Serve until the socket closes; then every worker ends.

    Args:
        control_number: the number of the open socket.
        job: "scratch" (an empty folder), "hidden" (what no worker may read), "paths" (where the
            libraries lie) and "limits".
    """
    control = socket.socket(fileno=control_number)
    scratch = Path(job["scratch"])
    means = find_means(scratch)
    if means.namespaces:
        _go_apart()
    else:
        linux.adopt_orphans()
    control.send(json.dumps(asdict(means)).encode())
    cells.be_quiet()
    cells.prepare()
    gc.collect()
    gc.freeze()
    readable = readable_trees(_libraries(job["paths"]), [Path(path) for path in job["hidden"]])
    _Nursery(control, means, Limits(**job["limits"]), scratch, readable).serve()


def _go_apart() -> None:
    """Go on as process 1 of a world of its own, which ends when it ends."""
    linux.end_with_parent()
    _go_on_as_child()  # it has one thread, as the kernel asks, whatever the libraries have started
    linux.enter_user_namespace()
    _go_on_as_child()


def _go_on_as_child() -> None:
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        os._exit(0)
    linux.end_with_parent()


def _libraries(paths: list[str]) -> list[Path]:
    """Return what Python itself, the libraries and the learner's part of the kit are made of."""
    places = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    system = "/lib /lib64 /usr/lib /usr/lib64 /usr/local/lib /usr/share/zoneinfo /etc/ld.so.cache"
    python = Path(sys.base_prefix) / "lib"
    kit_itself = [Path(__file__).resolve().parent.parent, SEEDS]
    trees = [*map(Path, [*places, *paths, *system.split()]), python, *kit_itself]
    return [tree for tree in trees if tree.exists() and tree.resolve() != CHECKOUT]


class _Nursery:
    """Starts workers, and sees to it that each ends with all that it started."""

    def __init__(
        self,
        control: socket.socket,
        means: Means,
        limits: Limits,
        scratch: Path,
        readable: list[Path],
    ) -> None:
        self._control, self._means, self._limits = control, means, limits
        self._scratch, self._readable = scratch, readable
        self._own_world = os.open("/proc/self/ns/pid", os.O_RDONLY)
        self._workers: dict[int, tuple[int, int]] = {}  # pidfd → (number of the run, process)

    def serve(self) -> None:
        """Start and stop workers as the socket says, until it closes."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        while True:
            for handle, _ in poll.poll():
                if handle in self._workers:
                    poll.unregister(handle)
                    self._bury(handle)
                    continue
                message, channels, _, _ = socket.recv_fds(self._control, 4096, 1)
                if not message:
                    return self._end_all()
                self._obey(json.loads(message), channels, poll)

    def _obey(self, order: dict[str, int], channels: list[int], poll: select.poll) -> None:
        if "run" in order:
            handle = self._start(order["run"], channels[0])
            poll.register(handle, select.POLLIN)
            os.close(channels[0])
        for run, process in self._workers.values():
            if run == order.get("kill"):
                _kill(process)

    def _start(self, run: int, channel: int) -> int:
        scratch = self._scratch
        if self._means.namespaces:
            linux.number_children_apart(self._own_world, apart=True)
        else:
            scratch = scratch / str(run)
            scratch.mkdir()
        process = os.fork()
        if process == 0:
            self._be_a_worker(channel, scratch)
        if self._means.namespaces:
            linux.number_children_apart(self._own_world, apart=False)
        handle = os.pidfd_open(process)
        self._workers[handle] = run, process
        return handle

    def _be_a_worker(self, channel: int, scratch: Path) -> NoReturn:
        try:
            os.closerange(3, channel)
            os.closerange(channel + 1, 1 << 16)
            confine(self._means, self._limits, scratch, self._readable)
            with open(channel, "rb") as lines_in, open(channel, "wb", closefd=False) as lines_out:
                cells.serve(lines_in, lines_out)
        finally:
            os._exit(0)

    def _bury(self, handle: int) -> None:
        run, process = self._workers.pop(handle)
        os.close(handle)
        os.waitpid(process, 0)
        if not self._means.namespaces:  # else the kernel has ended what it started
            self._end_strays()
            shutil.rmtree(self._scratch / str(run), ignore_errors=True)
        self._control.send(json.dumps({"ended": run}).encode())

    def _end_strays(self) -> None:
        """End the processes that ended workers left behind: being orphans, they are ours now."""
        known = {process for _, process in self._workers.values()}
        while strays := [child for child in linux.children() if child not in known]:
            for stray in strays:
                _kill(stray)
                os.waitpid(stray, 0)

    def _end_all(self) -> None:
        for _, process in self._workers.values():
            _kill(process)
        for handle in list(self._workers):
            with suppress(OSError):  # nobody is left to read what it sends
                self._bury(handle)


def _kill(process: int) -> None:
    """Kill a worker and its group, whether or not it has ended already."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)
