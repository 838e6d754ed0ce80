"""What Linux offers against a learner's code, through ctypes: no package, no special right.

Namespaces (user_namespaces(7)), mount_setattr(2), landlock(7) and seccomp(2). Each function raises
OSError where the system refuses; nothing here runs when the module is imported.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

_NEWNS, _NEWCGROUP, _NEWUTS, _NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
_NEWUSER, _NEWPID, _NEWNET = 0x10000000, 0x20000000, 0x40000000

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP = 1, 4, 22
_PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 36, 38
_SIGKILL = 9


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _prctl(option: int, *values: int) -> None:
    padded = [ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]]
    _checked(_libc().prctl(option, *padded))


def _syscall(number: int, *arguments: object) -> int:
    return _checked(_libc().syscall(ctypes.c_long(number), *arguments))


def end_with_parent() -> None:
    """Have the kernel kill this process when the one that started it ends."""
    _prctl(_PR_SET_PDEATHSIG, _SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def enter_user_namespace() -> None:
    """Leave the system's users and processes behind; the next child is process 1 of its own world.

    The process keeps its user number, and gains the right to make further namespaces.
    """
    user, group = os.geteuid(), os.getegid()
    _checked(_libc().unshare(_NEWUSER | _NEWPID))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def number_children_apart(own: int, *, apart: bool) -> None:
    """Say whether the next child is process 1 of a new world, or one of this one.

    Args:
        own: an open /proc/self/ns/pid of this process.
        apart: whether it starts a new world.
    """
    libc = _libc()
    _checked(libc.unshare(_NEWPID) if apart else libc.setns(own, _NEWPID))


def leave_shared_world(scratch: Path, size: int) -> None:
    """Take this process's own view of files, network and messages.

    Every file system turns read-only, and an empty one that holds `size` bytes at most lies over
    the folder `scratch`.
    """
    libc = _libc()
    _checked(libc.unshare(_NEWNS | _NEWNET | _NEWIPC | _NEWUTS | _NEWCGROUP))
    read_only, no_suid, private, recursive = 1, 2, 1 << 18, 0x8000
    change = struct.pack("=QQQQ", read_only | no_suid, 0, private, 0)
    at_cwd = ctypes.c_int(-100)
    _syscall(442, at_cwd, b"/", ctypes.c_uint(recursive), change, ctypes.c_size_t(len(change)))
    options = f"size={size},nr_inodes=4096,mode=0700".encode()
    no_suid_no_devices_no_programs = ctypes.c_ulong(2 | 4 | 8)
    target = os.fsencode(scratch)
    _checked(libc.mount(b"tmpfs", target, b"tmpfs", no_suid_no_devices_no_programs, options))


def drop_rights() -> None:
    """Give up every right of root, for good."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    version_3 = struct.pack("=Ii", 0x20080522, 0)
    _checked(_libc().capset(version_3, bytes(24)))


# Landlock: the numbers of its system calls are the same on every processor.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_WRITE_FILE, _TRUNCATE = 1 << 1, 1 << 14
_FILE_RIGHTS = _READ_FILE | _WRITE_FILE | _TRUNCATE
# By version of the interface: reading to making links; moving; cutting; devices.
_FILE_SYSTEM = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_FILE_SYSTEM_5 = (1 << 16) - 1
_MAKE_DEVICES, _EXECUTE = (1 << 6) | (1 << 11), 1


def landlock_version() -> int:
    """Return the version of Landlock's interface, 0 where there is none."""
    try:
        return _syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint(1))
    except (OSError, AttributeError):
        return 0


def restrict_files(readable: Iterable[Path], writable: Iterable[Path]) -> None:
    """Take away every file but these, every program, and every way to the network that can be.

    Args:
        readable: files and folders that may be read.
        writable: files and folders that may be read and written.
    """
    version = landlock_version()
    handled = _FILE_SYSTEM.get(version, _FILE_SYSTEM_5)
    attributes = [handled, 3 if version >= 4 else 0, 3 if version >= 6 else 0]  # noqa: PLR2004
    size = 24 if version >= 6 else 16 if version >= 4 else 8  # noqa: PLR2004 - it grew
    ruleset = _syscall(
        _CREATE_RULESET, struct.pack("=QQQ", *attributes), ctypes.c_size_t(size), ctypes.c_uint(0)
    )
    for path in readable:
        _allow(ruleset, path, _READ_FILE | _READ_DIR)
    for path in writable:
        _allow(ruleset, path, handled & ~(_MAKE_DEVICES | _EXECUTE))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint(0))
    os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not path.is_dir():
        rights &= _FILE_RIGHTS if landlock_version() >= 3 else _FILE_RIGHTS & ~_TRUNCATE  # noqa: PLR2004
    rule = struct.pack("=Qi", rights, handle)
    _syscall(_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(1), rule, ctypes.c_uint(0))
    os.close(handle)


# seccomp: what a worker may never ask the kernel for. Numbers differ by processor:
# (x86-64, 64-bit ARM), None where there is no such call.
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_NEVER: dict[str, tuple[int | None, int | None]] = {
    # other programs and processes
    "fork": (57, None),
    "vfork": (58, None),
    "execve": (59, 221),
    "execveat": (322, 281),
    "tkill": (200, 130),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    # memory and messages that processes share
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    # the kernel itself
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
}
# Landlock lets these through, so they go where no file system of the worker's own stands before it.
_CHANGES_OF_FILES: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setxattrat": (463, 463),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
}
_SOCKET, _KILL, _TGKILL, _PRLIMIT64, _SCHED_SETAFFINITY = (
    (41, 198),
    (62, 129),
    (234, 131),
    (302, 261),
    (203, 122),
)
_CLONE, _CLONE3 = (56, 220), 435
_CLONE_THREAD, _AF_UNIX, _X32 = 0x00010000, 1, 0x40000000
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000


def restrict_calls(*, files_too: bool) -> None:
    """Refuse new processes, programs, networks, and a hand on other processes; threads are free.

    Args:
        files_too: whether to refuse changes of a file's rights, owner and times as well.

    Raises:
        OSError: if this processor's numbers are not known here, or the kernel refuses.
    """
    if platform.machine() not in _ARCHITECTURES:
        raise OSError(errno.ENOSYS, f"no list of system calls for {platform.machine()}")
    program = list(_program(*_ARCHITECTURES[platform.machine()], os.getpid(), files_too))
    code = b"".join(struct.pack("=HBBI", *step) for step in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    filter_ = struct.pack("@HP", len(program), ctypes.addressof(buffer))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    mode_filter = ctypes.c_ulong(2)
    _checked(_libc().prctl(_PR_SET_SECCOMP, mode_filter, filter_, ctypes.c_ulong(0)))


_Step = tuple[int, int, int, int]
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16


def _program(column: int, architecture: int, own: int, files_too: bool) -> Iterator[_Step]:  # noqa: FBT001
    """Write the filter: steps of (operation, jump if true, jump if false, value)."""
    refuse = (_RETURN, 0, 0, _REFUSE | errno.EPERM)
    yield (_LOAD, 0, 0, _ARCHITECTURE_AT)
    yield (_EQUAL, 1, 0, architecture)
    yield refuse
    yield (_LOAD, 0, 0, _NUMBER_AT)
    if column == 0:
        yield from ((_AT_LEAST, 0, 1, _X32), refuse)
    for numbers in (_NEVER | (_CHANGES_OF_FILES if files_too else {})).values():
        if (number := numbers[column]) is not None:
            yield from ((_EQUAL, 0, 1, number), refuse)
    # With "no such call" the C library falls back from clone3, whose flags can't be read, to clone.
    yield from ((_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _REFUSE | errno.ENOSYS))
    yield (_EQUAL, 0, 3, _CLONE[column])
    yield from ((_LOAD, 0, 0, _FIRST_ARGUMENT_AT), (_ANY_BIT, 1, 0, _CLONE_THREAD), refuse)
    # The number is not needed again after a match: each of these ends the program.
    yield from _only(_SOCKET[column], (_AF_UNIX,))
    yield from _only(_KILL[column], (own,))
    yield from _only(_TGKILL[column], (own,))
    yield from _only(_PRLIMIT64[column], (0, own))
    yield from _only(_SCHED_SETAFFINITY[column], (0, own))
    yield (_RETURN, 0, 0, _ALLOW)


def _only(number: int, first_arguments: tuple[int, ...]) -> Iterator[_Step]:
    """Allow a call with one of these first arguments, and refuse it with any other."""
    count = len(first_arguments)
    yield (_EQUAL, 0, count + 3, number)
    yield (_LOAD, 0, 0, _FIRST_ARGUMENT_AT)
    for i, value in enumerate(first_arguments):
        yield (_EQUAL, count - i, 0, value)
    yield (_RETURN, 0, 0, _REFUSE | errno.EPERM)
    yield (_RETURN, 0, 0, _ALLOW)


def children() -> list[int]:
    """Return the processes whose parent is this one."""
    own, found = os.getpid(), []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                # The name before the last bracket may hold anything; then come state and parent.
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError, IndexError):
                continue
            if parent == own:
                found.append(int(entry.name))
    return found
