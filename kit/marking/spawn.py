"""Where the warm process can't be: a new process a submission, within what the system offers.

macOS: limits, a process group, and a watch on the memory, whose limit it ignores. Windows: a job
object, which ends with all that it holds. Neither keeps a worker from the user's files.
"""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kit.marking.confine import Limits, Means
from kit.marking.workers import Worker, python_command

_WATCH_SECONDS = 0.5
BASE_MEMORY = 512 << 20
"""What Python, pandas and Altair take; the limit of a submission comes on top."""
_SYSTEM_NEEDS = ("SYSTEMROOT", "TEMP")  # without them Windows starts no Python

End = Callable[[], None]
Keeper = Callable[["subprocess.Popen[bytes]", Limits], End]


class SpawnPool:
    """Starts each worker as a process of its own."""

    def __init__(self, job: dict[str, Any], limits: Limits, keep: Keeper | None = None) -> None:
        """Choose what keeps a process within limits by what this system has.

        Args:
            job: as for the warm process; each worker gets a folder of its own inside "scratch".
            limits: what each submission may use.
            keep: puts a process under limits, and returns what ends it.
        """
        self._job, self._limits = job, limits
        self._keep = keep or (keep_in_job if sys.platform == "win32" else keep_in_group)
        self._workers: list[Worker] = []
        self.means = Means(limits=True)

    def start(self) -> Worker:
        """Start a worker."""
        scratch = tempfile.mkdtemp(dir=self._job["scratch"])
        process = subprocess.Popen(  # noqa: S603 - our own code
            python_command("alone", "", {**self._job, "scratch": scratch}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _SYSTEM_NEEDS if name in os.environ},
            cwd=scratch,
            start_new_session=os.name == "posix",
        )
        end_process = self._keep(process, self._limits)

        def end() -> None:
            end_process()
            process.wait()
            shutil.rmtree(scratch, ignore_errors=True)

        worker = Worker(process.stdout, process.stdin, end)  # type: ignore[arg-type]
        self._workers.append(worker)
        return worker

    def close(self) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.end()


def keep_in_group(process: "subprocess.Popen[bytes]", limits: Limits) -> End:
    """POSIX: end the process group, and end it too when it takes more memory than it may."""
    watched = threading.Event()

    def end() -> None:
        watched.set()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, 9)

    def watch() -> None:
        while not watched.wait(_WATCH_SECONDS) and process.poll() is None:
            if memory_of_group(process.pid) > BASE_MEMORY + limits.memory:
                end()

    threading.Thread(target=watch, daemon=True).start()
    return end


def memory_of_group(group: int) -> int:
    """Return the bytes of memory that a process group has in use; 0 if nobody knows."""
    command = ["ps", "-A", "-o", "pgid=,rss="]
    try:
        listing = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return 0
    rows = (line.split() for line in listing.stdout.splitlines())
    return sum(int(row[1]) * 1024 for row in rows if row[0] == str(group))


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_set", ctypes.c_size_t),
        ("maximum_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _JobLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


_EXTENDED_LIMITS = 9
_ACTIVE_PROCESSES, _JOB_MEMORY, _KILL_ON_CLOSE = 0x8, 0x200, 0x2000


def keep_in_job(
    process: "subprocess.Popen[bytes]", limits: Limits, system: Any | None = None
) -> End:
    """Windows: put the process into a job object, which ends it with all that it started.

    Args:
        process: the process, just started.
        limits: how many processes and how much memory the job may have.
        system: stands in for kernel32 in tests.
    """
    kernel = system or ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    bounds = _JobLimits(job_memory=BASE_MEMORY + limits.memory)
    bounds.basic.flags = _ACTIVE_PROCESSES | _JOB_MEMORY | _KILL_ON_CLOSE
    bounds.basic.processes = limits.processes
    size = ctypes.sizeof(bounds)
    handle = ctypes.c_void_p(int(getattr(process, "_handle", 0)))
    kept = kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(bounds), size)
    if not (kept and kernel.AssignProcessToJobObject(job, handle)):
        process.kill()
        raise OSError("Windows refused to limit a worker, so it was not run")

    def end() -> None:
        kernel.TerminateJobObject(job, 1)
        kernel.CloseHandle(job)

    return end
