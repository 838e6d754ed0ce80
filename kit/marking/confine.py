"""How far a worker is kept apart: what this system offers, tried out, and its use."""

import errno
import os
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.marking import linux


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use.

    Attributes:
        cell_seconds: the longest that one cell may run, or all calls of one function.
        call_seconds: the longest that one call of a function may run.
        whole_seconds: the longest that a submission may run in all, new starts included.
        memory: bytes, beyond what pandas and Altair take.
        file_size: bytes of the largest file.
        scratch_size: bytes of all files.
        handles: open files.
        processes: processes and threads, where they can be counted for one submission alone.
    """

    cell_seconds: float = 10
    call_seconds: float = 2
    whole_seconds: float = 60
    memory: int = 1 << 30
    file_size: int = 32 << 20
    scratch_size: int = 64 << 20
    handles: int = 256
    processes: int = 64


@dataclass(frozen=True, slots=True)
class Means:
    """What this system offers to keep learners' code apart.

    Attributes:
        namespaces: each worker has its own processes, network and view of the files.
        files: Landlock lets it read the libraries, write to its own folder, and nothing else.
        calls: seccomp refuses new processes, programs and networks.
        limits: memory, files and processor time are limited.
    """

    namespaces: bool = False
    files: bool = False
    calls: bool = False
    limits: bool = False

    @property
    def full(self) -> bool:
        """Whether a worker is kept from everything that is not its own."""
        return self.namespaces and self.files and self.limits

    def words(self) -> str:
        """Name the level for pytest's header.

        >>> Means(limits=True).words()
        'limits only: learners’ code can read and change your files (memory, time)'
        """
        parts = {
            "own processes and network": self.namespaces,
            "no files but its own": self.files,
            "no new programs": self.calls,
            "memory": self.limits,
        }
        listed = ", ".join([*(part for part, there in parts.items() if there), "time"])
        if self.full:
            return f"full ({listed})"
        if self.files and self.calls:
            return f"strong, without namespaces ({listed})"
        name = "limits only" if self.limits else "a wall clock only"
        return f"{name}: learners’ code can read and change your files ({listed})"


def find_means(scratch: Path) -> Means:
    """Try out on Linux what works: each means in a process of its own, and what it promises."""
    return Means(
        namespaces=_holds(lambda: _try_namespaces(scratch)),
        files=linux.landlock_version() > 0 and _holds(_try_files),
        calls=_holds(_try_calls),
        limits=True,
    )


def _holds(attempt: Callable[[], bool]) -> bool:
    """Whether an attempt comes true in a child of its own."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(0 if attempt() else 1)
        except BaseException:  # noqa: BLE001 - the child must never go on as the parent
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def _try_namespaces(scratch: Path) -> bool:
    linux.enter_user_namespace()

    def apart() -> bool:
        linux.leave_shared_world(scratch, 1 << 20)
        outside = scratch.with_name(f"{scratch.name}-outside")
        return os.getpid() == 1 and _refused(outside.mkdir, errno.EROFS)

    return _holds(apart)


def _try_files() -> bool:
    linux.restrict_files([], [])
    return _refused(lambda: list(Path("/").iterdir()), errno.EACCES)


def _try_calls() -> bool:
    linux.restrict_calls(files_too=True)
    # A fork that succeeds leaves a second process here, and only the first one's word counts.
    return _refused(os.fork, errno.EPERM) and _refused(
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM), errno.EPERM
    )


def _refused(attempt: Callable[[], object], number: int) -> bool:
    try:
        attempt()
    except OSError as error:
        return error.errno == number
    return False


def confine(means: Means, limits: Limits, scratch: Path, readable: Iterable[Path]) -> None:
    """Keep this process apart with all means there are, for good.

    Args:
        means: what `find_means` found.
        limits: what the process may use.
        scratch: its own folder, and from now on its working directory.
        readable: what it may read besides.

    Raises:
        OSError: if one of the means fails now; the learner's code must not run then.
    """
    os.setsid()
    linux.end_with_parent()
    if means.namespaces:
        linux.leave_shared_world(scratch, limits.scratch_size)
    os.chdir(scratch)
    set_limits(limits, count_processes=means.namespaces)
    if means.namespaces or os.geteuid() == 0:
        linux.drop_rights()
    if means.files:
        linux.restrict_files([*readable, Path("/dev/urandom")], [scratch, Path(os.devnull)])
    if means.calls:
        linux.restrict_calls(files_too=not means.namespaces)


def set_limits(limits: Limits, *, count_processes: bool) -> None:
    """Set the limits of a POSIX system on this process."""
    import resource

    values = {
        "AS": _memory_in_use() + limits.memory,
        "CPU": round(limits.whole_seconds) + 5,
        "FSIZE": limits.file_size,
        "NOFILE": limits.handles,
        "CORE": 0,
        "MEMLOCK": 0,
    }
    if count_processes:  # elsewhere the number is that of all of the user's processes
        values["NPROC"] = limits.processes
    for name, value in values.items():
        number = getattr(resource, f"RLIMIT_{name}", None)
        if number is not None:
            hard = resource.getrlimit(number)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(number, (most, most))


def _memory_in_use() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 1 << 30  # macOS ignores the limit anyway
    return pages * os.sysconf("SC_PAGE_SIZE")


def readable_trees(trees: Iterable[Path], hidden: Iterable[Path]) -> list[Path]:
    """Return trees that hold all of these, and nothing hidden: Landlock can only add, not subtract.

    >>> readable_trees([Path("/usr/lib")], [Path("/srv/questions")]) == [Path("/usr/lib")]
    True
    """
    secret = [path.resolve() for path in hidden]
    found = (part for tree in trees for part in _without(tree.resolve(), secret))
    return list(dict.fromkeys(found))


def _without(tree: Path, secret: list[Path]) -> Iterator[Path]:
    if any(tree.is_relative_to(path) for path in secret):
        return
    if not any(path.is_relative_to(tree) for path in secret):
        yield tree
    elif tree.is_dir():
        for child in sorted(tree.iterdir()):
            if not child.is_symlink():  # its target may be anywhere
                yield from _without(child, secret)
