"""How far workers are kept apart, on the systems that there are, with fakes for those not here."""

import ctypes
import os
import subprocess
import sys
import textwrap
import types
from pathlib import Path

import pytest

from kit.marking import spawn
from kit.marking.confine import Limits, Means, readable_trees
from kit.marking.pools import can_fork
from kit.marking.spawn import keep_in_group, keep_in_job, memory_of_group
from kit.marking.workers import library_paths

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs process groups")


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_each_level_says_what_it_keeps() -> None:
    full = Means(namespaces=True, files=True, calls=True, limits=True)
    strong = Means(files=True, calls=True, limits=True)
    assert full.full
    assert not strong.full
    assert full.words().startswith("full (own processes and network, no files but its own")
    assert strong.words().startswith("strong, without namespaces")
    for weak in (Means(limits=True), Means(), Means(namespaces=True, limits=True)):
        assert not weak.full
        assert "can read and change your files" in weak.words()


def test_a_tree_that_holds_something_hidden_is_split(tmp_path: Path) -> None:
    for folder in ("kit", "share/coverage-kit/exercises", "share/other", "share/coverage-kit/x"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "share")
    trees = readable_trees([tmp_path], [tmp_path / "share/coverage-kit/exercises"])
    names = {str(tree.relative_to(tmp_path.resolve())) for tree in trees}
    assert names == {"kit", "share/other", "share/coverage-kit/x"}
    assert readable_trees([tmp_path / "kit"], [tmp_path]) == []


CONFINED = """
    import json, os, socket, sys
    from pathlib import Path
    from kit.marking.confine import Limits, Means, confine, find_means
    from kit.marking.linux import enter_user_namespace
    scratch, outside, namespaces = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "True"
    means = find_means(scratch)
    if namespaces and not means.namespaces:
        print("not here")
        raise SystemExit
    means = Means(namespaces, means.files, means.calls, True)
    def go_on_as_child():
        child = os.fork()
        if child:
            os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    if namespaces:
        go_on_as_child()
        enter_user_namespace()
        go_on_as_child()
    readable = [Path(sys.base_prefix), Path(sys.prefix)]
    confine(means, Limits(file_size=1 << 20, memory=256 << 20, handles=40), scratch, readable)
    def refused(attempt):
        try:
            attempt()
        except (OSError, MemoryError):
            return True
        return False
    Path("own.txt").write_text("mine")
    assert Path("own.txt").read_text() == "mine"
    assert refused(lambda: outside.read_text()), "reads a file of others"
    assert refused(lambda: os.listdir(outside.parent)), "lists a folder of others"
    assert refused(lambda: outside.write_text("x")), "writes"
    assert refused(lambda: outside.unlink()), "removes"
    assert refused(lambda: outside.chmod(0o777)), "changes rights"
    assert refused(lambda: os.utime(outside, (0, 0))), "changes times"
    assert refused(lambda: os.link(outside, "link")), "links"
    assert refused(lambda: os.fork()), "forks"
    assert refused(lambda: os.execv("/bin/true", ["true"])), "runs a program"
    assert refused(lambda: socket.socket()), "opens a connection"
    assert refused(lambda: os.kill(os.getppid() or -1, 0)), "reaches its parent"
    assert refused(lambda: Path("/proc/self/environ").read_bytes()), "reads /proc"
    assert refused(lambda: bytearray(1 << 30)), "takes memory"
    assert refused(lambda: Path("large").write_bytes(bytes(2 << 20))), "writes a large file"
    assert refused(lambda: [os.open("own.txt", 0) for _ in range(60)]), "opens many files"
    os._exit(0)
"""


@linux_only
@pytest.mark.parametrize("namespaces", [True, False])
def test_a_confined_process_reaches_nothing_that_is_not_its_own(
    tmp_path: Path, *, namespaces: bool
) -> None:
    scratch, outside = tmp_path / "scratch", tmp_path / "other" / "secret.txt"
    scratch.mkdir()
    outside.parent.mkdir()
    outside.write_text("secret")
    ended = run(CONFINED, scratch, outside, namespaces)
    if "not here" in ended.stdout:
        pytest.skip("this system allows no namespaces")
    assert ended.returncode == 0, ended.stderr
    assert outside.read_text() == "secret"


@linux_only
def test_when_the_marker_is_killed_no_worker_stays() -> None:
    code = """
        import os, signal
        from kit.marking.confine import Limits
        from kit.marking.pools import open_pool
        with open_pool([], Limits()) as pool:
            worker = pool.start()
            worker.receive(60)
            worker.send(names=[], files={}, cells=[[0, "while True: pass"]])
            worker.receive(60)
            print(pool._process.pid, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    """
    ended = run(code)
    group = int(ended.stdout)
    for _ in range(100):
        if not Path(f"/proc/{group}").exists():
            break
        subprocess.run(["sleep", "0.1"], check=True)
    assert not Path(f"/proc/{group}").exists()


WITHOUT = """
    import os, signal, socket, sys
    for module, names in {
        os: ("fork", "pidfd_open", "killpg", "setsid", "getppid", "sched_getaffinity", "O_PATH"),
        signal: ("SIGKILL", "pidfd_send_signal"),
        socket: ("AF_UNIX", "SOCK_SEQPACKET", "send_fds", "recv_fds"),
    }.items():
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    sys.modules["resource"] = None
    import kit.marking.plugin, kit.marking.alone
    from kit.marking.pools import can_fork
    assert not can_fork()
"""


def test_the_marking_is_imported_where_there_is_no_fork_and_no_signal() -> None:
    ended = run(WITHOUT)
    assert ended.returncode == 0, ended.stderr


def test_forking_is_for_linux_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert not can_fork()


class FakeWindows:
    """Stands in for kernel32: writes down what it is asked."""

    def __init__(self, *, willing: bool = True) -> None:
        self.willing, self.calls = willing, []
        self.CreateJobObjectW = types.FunctionType((lambda *_: 7).__code__, {}, "CreateJobObjectW")

    def SetInformationJobObject(self, job, kind, bounds, size) -> bool:  # noqa: ANN001, N802
        limits = bounds._obj  # noqa: SLF001 - what ctypes.byref holds
        self.calls.append(("limit", job.value, kind, limits.basic.flags, limits.job_memory, size))
        return True

    def AssignProcessToJobObject(self, job, handle) -> bool:  # noqa: ANN001, N802
        self.calls.append(("assign", job.value, handle.value))
        return self.willing

    def TerminateJobObject(self, job, _status) -> None:  # noqa: ANN001, N802
        self.calls.append(("end", job.value))

    def CloseHandle(self, job) -> None:  # noqa: ANN001, N802
        self.calls.append(("close", job.value))


class FakeProcess:
    """Stands in for a process on Windows, which has a handle."""

    _handle = 42
    killed = False

    def kill(self) -> None:
        self.killed = True


def test_on_windows_a_job_holds_the_process_and_ends_with_it() -> None:
    system = FakeWindows()
    end = keep_in_job(FakeProcess(), Limits(memory=1000), system)  # type: ignore[arg-type]
    end()
    memory = spawn.BASE_MEMORY + 1000
    size = 144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112
    assert system.calls == [
        ("limit", 7, 9, 0x2000 | 0x200 | 0x8, memory, size),
        ("assign", 7, 42),
        ("end", 7),
        ("close", 7),
    ]


def test_on_windows_nothing_runs_outside_a_job() -> None:
    process = FakeProcess()
    with pytest.raises(OSError, match="was not run"):
        keep_in_job(process, Limits(), FakeWindows(willing=False))  # type: ignore[arg-type]
    assert process.killed


@posix_only
def test_where_memory_has_no_limit_it_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spawn, "_WATCH_SECONDS", 0.05)
    monkeypatch.setattr(spawn, "memory_of_group", lambda _group: 10 << 30)
    process = subprocess.Popen(["sleep", "60"], start_new_session=True)
    keep_in_group(process, Limits())
    assert process.wait(timeout=30) != 0


@posix_only
def test_a_group_is_ended_with_all_its_processes() -> None:
    process = subprocess.Popen(["sh", "-c", "sleep 60 & sleep 60"], start_new_session=True)
    end = keep_in_group(process, Limits())
    end()
    assert process.wait(timeout=30) != 0
    assert memory_of_group(process.pid) == 0


def test_workers_find_the_libraries_that_the_marker_has() -> None:
    import pandas as pd

    assert str(Path(pd.__file__).resolve().parent.parent) in library_paths()
