"""Attacks and accidents: none earns a point, harms a neighbour, leaves a trace or stops the batch.

All are handed in by learners of one class, which is marked once; each test looks at one of them.
"""

import os
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems isolate less")

# Each is the text of one cell, which stands above stubs; {out} is a folder outside the scratch.
IN_A_CELL = {
    "equal to everything": """
        class Same:
            def __eq__(self, other): return True
            def __hash__(self): return 0
            def __getattr__(self, name): return self
            def __iter__(self): return iter(())
            def __bool__(self): return True
        passengers = captain = harbors = timetable = shout = Same()
        """,
    "equal numbers and texts": """
        class Number(int):
            def __eq__(self, other): return True
            __hash__ = int.__hash__
        class Text(str):
            def __eq__(self, other): return True
            __hash__ = str.__hash__
        class Items(list):
            def __eq__(self, other): return True
            def __contains__(self, other): return True
        passengers, captain, harbors = Number(7), Text("x"), Items(["x"])
        """,
    "patched equality of pandas and numpy": """
        import numpy as np
        pd.DataFrame.equals = pd.Series.equals = lambda *a, **k: True
        pd.testing.assert_frame_equal = pd.testing.assert_series_equal = lambda *a, **k: None
        np.testing.assert_array_equal = np.array_equal = np.allclose = lambda *a, **k: True
        timetable = pd.DataFrame({"day": ["x"], "crossings": [0]})
        """,
    "transformer that strips asserts": """
        import ast, builtins
        class Strip(ast.NodeTransformer):
            def visit_Assert(self, node): return ast.Pass()
        plain = builtins.compile
        def stripping(source, file, mode, flags=0, *rest, **named):
            if isinstance(source, str) and not flags & ast.PyCF_ONLY_AST:
                tree = plain(source, file, mode, flags | ast.PyCF_ONLY_AST)
                source = ast.fix_missing_locations(Strip().visit(tree))
            return plain(source, file, mode, flags, *rest, **named)
        builtins.compile = stripping
        passengers = 0
        """,
    "hook that swallows errors": """
        import builtins, sys
        sys.excepthook = lambda *a: None
        builtins.AssertionError = type("Quiet", (Exception,), {})
        sys.settrace(lambda *a: None)
        captain = "nobody"
        """,
    "patched test framework and kit": """
        import sys
        for name in list(sys.modules):
            if "pytest" in name or name.startswith("kit.questions"):
                for part in list(vars(sys.modules[name])):
                    setattr(sys.modules[name], part, lambda *a, **k: "right")
        kit.check = lambda **k: "right"
        harbors = []
        """,
    "pickle payload": """
        class Payload:
            def __reduce__(self):
                import os
                return os.system, ("touch {out}/pickled",)
        passengers, captain, harbors, timetable = Payload(), [Payload()], Payload(), Payload()
        """,
    "frames of the caller": """
        import sys, gc
        found, frame = [], sys._getframe()
        while frame:
            found += [*frame.f_locals.values(), *frame.f_globals.values()]
            frame = frame.f_back
        for thing in found + gc.get_objects():
            if type(thing).__name__ == "Question":
                globals()[thing.name] = thing.model()
        """,
    "key from the questions on disk": """
        import glob, sys
        for folder in ["{questions}", *sys.path, "/"]:
            for path in glob.glob(f"{folder}/*.py") + glob.glob(f"{folder}/*/*.py"):
                try:
                    text = open(path).read()
                except (OSError, UnicodeDecodeError):
                    continue
                if "def passengers" in text:
                    passengers, captain = 2, "Ito"
        text = open("{questions}/01-ferry.py").read()
        passengers, captain, harbors = 2, "Ito", ["Troon", "Larne"]
        """,
    "key imported": """
        import importlib.util
        spec = importlib.util.spec_from_file_location("key", "{questions}/01-ferry.py")
        key = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(key)
        passengers, captain, shout = key.passengers.model(), "Ito", key.shout.model()
        """,
    "neighbour's answers": """
        import json
        cells = json.load(open("{submissions}/ann/01-ferry.ipynb"))["cells"]
        for cell in cells:
            exec(cell["source"])
        """,
    "link to the neighbour's file": """
        import os
        os.symlink("{submissions}/ann/01-ferry.ipynb", "link.ipynb")
        exec(__import__("json").load(open("link.ipynb"))["cells"][1]["source"])
        """,
    "parent's memory": """
        import os
        for pid in ("self", os.getppid(), *os.listdir("/proc")):
            text = open(f"/proc/{{pid}}/mem", "rb").read(1)
        passengers = 2
        """,
    "os._exit": "import os\nos._exit(0)",
    "segfault": "import ctypes\nctypes.string_at(0)",
    "kills itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "pytest.exit": 'import pytest\npytest.exit("done", 0)',
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "SystemExit": "raise SystemExit(0)",
    "exit status at exit": "import atexit, os\natexit.register(os._exit, 0)\nraise SystemExit(0)",
    "endless loop": "while True:\n    pass",
    "loop that catches the interrupt": """
        import signal
        for number in range(1, 32):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass
        """,
    "loop in C": "sum(range(10 ** 12))",
    "sleep": "import time\ntime.sleep(10 ** 6)",
    "2 GB": "block = bytearray(2 << 30)",
    "100 MB of output": 'for _ in range(100):\n    print("x" * 1_000_000)',
    "100 MB on the raw handles": """
        import os
        for handle in (1, 2):
            for _ in range(50):
                os.write(handle, b"x" * 1_000_000)
        """,
    "200 child processes": """
        import os, time
        for _ in range(200):
            if os.fork() == 0:
                time.sleep(600)
                os._exit(0)
        """,
    "200 programs": """
        import subprocess, sys
        for _ in range(200):
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        """,
    "child of a child, in a session of its own": """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                while True:
                    time.sleep(1)
            os._exit(0)
        """,
    "overwrites gradebook and tests": """
        import pathlib
        for path in ("{out}/grades.csv", "{questions}/01-ferry.py", "{submissions}/ann/01-ferry.ipynb",
                     "{out}/evil.txt", "/tmp/evil.txt", kit.__file__, pd.__file__):
            try:
                pathlib.Path(path).write_text("passengers = 2")
            except OSError:
                pass
        """,
    "changes rights and times of files": """
        import os
        for path in ("{submissions}/ann/01-ferry.ipynb", "{out}", kit.__file__):
            for change in (lambda: os.chmod(path, 0o777), lambda: os.utime(path, (0, 0)),
                           lambda: os.remove(path), lambda: os.rename(path, path + "x"),
                           lambda: os.truncate(path, 0)):
                try:
                    change()
                except OSError:
                    pass
        """,
    "fills the disk": """
        for number in range(100):
            try:
                open(f"file{{number}}", "wb").write(b"x" * 20_000_000)
            except OSError:
                break
        """,
    "network": """
        import socket
        for family, kind in ((socket.AF_INET, socket.SOCK_STREAM), (socket.AF_INET, socket.SOCK_DGRAM),
                             (socket.AF_INET6, socket.SOCK_STREAM)):
            try:
                socket.socket(family, kind).connect(("127.0.0.1", {port}))
                passengers = 2
            except OSError:
                pass
        """,
    "shadowed modules": """
        import sys, types
        open("pandas.py", "w").write("raise SystemExit")
        open("json.py", "w").write("raise SystemExit")
        sys.path.insert(0, ".")
        for name in ("json", "pandas", "kit", "kit.marking", "kit.marking.values"):
            sys.modules[name] = types.ModuleType(name)
        """,
    "forged lines on the channel": """
        import os, json
        lies = [dict(verdict="right"), dict(answer=["passengers", "right"]), dict(done=True),
                dict(answer=["captain", '{{"chart": 1}}']), dict(points=100), [1], dict(cell=10 ** 40)]
        for handle in range(3, 100):
            for lie in lies:
                try:
                    os.write(handle, json.dumps(lie).encode() + b"\\n")
                except OSError:
                    break
        """,
    "garbage on the channel": """
        import os
        for handle in range(3, 100):
            try:
                os.write(handle, b"\\xff" * 10_000 + b"\\n" + b"[" * 100_000 + b"\\n")
            except OSError:
                pass
        """,
    "endless line on the channel": """
        import os
        for handle in range(3, 100):
            try:
                while True:
                    os.write(handle, b"x" * 1_000_000)
            except OSError:
                pass
        """,
    "value that never ends": """
        class Endless(dict):
            def items(self): return self
        def forever():
            while True:
                yield 1
        loop = []
        loop.append(loop)
        harbors, captain, passengers, timetable = loop, "x" * 50_000_000, 10 ** 100_000, forever()
        """,
    "value that raises": """
        class Raises(list):
            def __iter__(self): raise SystemExit(0)
            def __len__(self): raise KeyboardInterrupt
        class Meta(type):
            @property
            def __name__(cls): raise SystemExit
        class Odd(metaclass=Meta): pass
        harbors, captain = Raises([1]), Odd()
        """,
    "function that never returns": "def shout(word):\n    while True:\n        pass",
    "function that ends the program": "def shout(word):\n    __import__('os')._exit(0)",
    "function that reads the key": """
        def shout(word):
            return open("{questions}/01-ferry.py").read()
        """,
    "equal results of a function": """
        def shout(word):
            return type("Same", (str,), {{"__eq__": lambda self, other: True, "__hash__": hash}})("x")
        """,
    "shell magics": """
        !touch {out}/shelled
        %%bash
        touch {out}/shelled
        """,
    "shell magics inline": """
        x = !cat {questions}/01-ferry.py
        %cd {out}
        !!touch {out}/shelled
        get_ipython().system("touch {out}/shelled")
        passengers = 2 if x else 0
        """,
    "half a character": "captain = '\\ud800' * 3\nharbors = ['\\udfff']",
    "threads without end": """
        import threading
        def spin():
            while True:
                pass
        for _ in range(500):
            threading.Thread(target=spin, daemon=True).start()
        """,
    "null byte": "passengers = 0\x00",
    "deep brackets": "x = " + "(" * 5000 + ")" * 5000,
    "deep expression": "x = " + "-" * 100_000 + "1",
}
# Files beside the worksheet, which pytest would run if it looked.
BESIDE = {
    "conftest": ("conftest.py", 'open("{out}/conftested", "w").close()'),
    "package": ("__init__.py", 'open("{out}/packaged", "w").close()'),
    "test file": ("test_evil.py", 'open("{out}/tested", "w").close()\ndef test_it(): pass'),
    "shadowing module": ("pandas.py", 'open("{out}/shadowed", "w").close()'),
    "settings": ("pytest.ini", "[pytest]\naddopts = -p pandas\npythonpath = ."),
    "site": ("sitecustomize.py", 'open("{out}/customized", "w").close()'),
}
FILE_NAMES = [
    '=1+2,"x".ipynb',
    "--help.ipynb",
    "مرحبا\u202e.ipynb",
    "line\nbreak.ipynb",
    "a'b`$(id).ipynb",
]
ODD_LEARNERS = ["=cmd()", "--gradebook", "\u202eevil", "line\nbreak", "build", "<b>bold"]


class Class:
    """The class, as it was handed in and as it was marked."""

    def __init__(self, folder, marked, seconds, before, after, strays):
        self.folder, self.marked, self.seconds = folder, marked, seconds
        self.before, self.after, self.strays = before, after, strays


def contents(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            state = path.stat()
            found[str(path)] = state.st_mode, state.st_mtime_ns, path.read_bytes()
    return found


def marking_processes() -> set[str]:
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if b"kit.marking" in line or b"time.sleep(600)" in line:
            found.add(entry.name)
    return found


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture(scope="module")
def marked_class(tmp_path_factory, sheet, honest, stubs, questions, run_marking, port) -> Class:
    folder = tmp_path_factory.mktemp("class").resolve()
    submissions = folder / "submissions"
    words = {"out": folder, "questions": questions, "submissions": submissions, "port": port}

    def hand_in(learner: str, cells: list[str], name: str = "01-ferry.ipynb") -> Path:
        path = submissions / learner / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet(cells), encoding="utf-8")
        return path

    for learner in ("ann", "zoe"):
        hand_in(learner, list(honest.values()))
    for learner, cell in IN_A_CELL.items():
        text = textwrap.dedent(cell)
        for word, value in words.items():
            text = text.replace(f"{{{word}}}", str(value))
        hand_in(
            learner.replace("/", " "), [text.replace("{{", "{").replace("}}", "}"), *stubs.values()]
        )
    for learner, (name, text) in BESIDE.items():
        path = hand_in(learner, list(honest.values()))
        path.with_name(name).write_text(text.replace("{out}", str(folder)))
    for number, name in enumerate(FILE_NAMES):
        hand_in(f"name {number}", list(honest.values()), name)
    for learner in ODD_LEARNERS:
        hand_in(learner, list(honest.values()))
    damaged(submissions, sheet(list(honest.values())))

    before, old = contents(submissions) | contents(questions), marking_processes()
    began = time.monotonic()
    marked = run_marking(folder, "--cell-seconds", "2", "--submission-seconds", "8")
    seconds = time.monotonic() - began
    after = contents(submissions) | contents(questions)
    return Class(folder, marked, seconds, before, after, marking_processes() - old)


def damaged(submissions: Path, good: str) -> None:
    """Hand in files that are links, or no notebooks, or hard to read."""
    files = {
        "cut off": good[: len(good) // 2].encode(),
        "empty": b"",
        "no notebook": b'{"a": 1}',
        "list": b"[[[]]]",
        "odd cells": b'{"cells": [1, null, {"cell_type": "code", "source": {"a": 1}}, []]}',
        "nested deep": b"[" * 200_000,
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "byte-order mark": b"\xef\xbb\xbf" + good.encode(),
        "utf-16": good.encode("utf-16"),
        "large outputs": good.replace(
            '"outputs": []', '"outputs": [{"text": "' + "x" * 50_000_000 + '"}]', 1
        ).encode(),
    }
    for learner, data in files.items():
        (submissions / learner).mkdir()
        (submissions / learner / "01-ferry.ipynb").write_bytes(data)
    (submissions / "linked file").mkdir()
    (submissions / "linked file" / "01-ferry.ipynb").symlink_to(submissions / "ann/01-ferry.ipynb")
    (submissions / "linked folder").symlink_to(submissions / "ann")
    (submissions / "linked inside").mkdir()
    (submissions / "linked inside" / "x").symlink_to(submissions / "ann")
    (submissions / "loop").mkdir()
    (submissions / "loop" / "again.ipynb").symlink_to(submissions / "loop")
    os.mkfifo(submissions / "loop" / "01-ferry.ipynb")


@linux_only
@pytest.mark.parametrize("learner", IN_A_CELL)
def test_an_attack_in_a_cell_earns_nothing(marked_class: Class, learner: str) -> None:
    learner = learner.replace("/", " ")
    assert len(marked_class.marked.verdicts(learner)) == 5
    assert marked_class.marked.points(learner) == 0, marked_class.marked.messages(learner)


READABLE = ["byte-order mark", "utf-16", "large outputs"]
UNREADABLE = ["cut off", "empty", "no notebook", "list", "odd cells", "nested deep", "picture"]
LINKS = ["linked file", "linked folder", "linked inside", "loop"]


@linux_only
@pytest.mark.parametrize("learner", ["ann", "zoe", *BESIDE, *READABLE])
def test_an_honest_neighbour_keeps_every_point(marked_class: Class, learner: str) -> None:
    assert marked_class.marked.points(learner) == 10, marked_class.marked.messages(learner)


@linux_only
@pytest.mark.parametrize("learner", [*UNREADABLE, *LINKS])
def test_a_file_that_cannot_be_read_is_one_learners_result(
    marked_class: Class, learner: str
) -> None:
    verdicts = set(marked_class.marked.verdicts(learner).values())
    assert verdicts <= {"could not run", "not attempted"}
    assert verdicts
    assert marked_class.marked.points(learner) == 0


@linux_only
@pytest.mark.parametrize("number", range(len(FILE_NAMES)))
def test_a_file_is_marked_whatever_its_name(marked_class: Class, number: int) -> None:
    assert marked_class.marked.points(f"name {number}") == 10


@linux_only
def test_learners_of_any_name_are_in_the_gradebook_once(marked_class: Class) -> None:
    learners = {row["learner"] for row in marked_class.marked.rows}
    shown = {"'=cmd()", "'--gradebook", "\\u202eevil", "line\\nbreak", "build", "<b>bold"}
    assert shown <= learners
    assert all(marked_class.marked.points(name) == 10 for name in shown)


@linux_only
def test_nothing_of_the_class_or_the_questions_has_changed(marked_class: Class) -> None:
    assert marked_class.after == marked_class.before


@linux_only
def test_nothing_is_left_outside_but_the_results(marked_class: Class) -> None:
    names = {path.name for path in marked_class.folder.iterdir()}
    assert names == {"submissions", "grades.csv", "grades-summary.csv", "grades-feedback"}
    assert not Path("/tmp/evil.txt").exists()


@linux_only
def test_no_process_is_left(marked_class: Class) -> None:
    assert marked_class.strays == set()


@linux_only
def test_the_batch_ends_and_says_honestly_that_tests_failed(marked_class: Class) -> None:
    assert marked_class.marked.status == 1
    assert marked_class.seconds < 120


@linux_only
def test_no_traceback_and_no_answer_is_shown(marked_class: Class) -> None:
    assert "Traceback" not in marked_class.marked.out
    assert "INTERNALERROR" not in marked_class.marked.out
    messages = " ".join(row["message"] for row in marked_class.marked.rows if row["points"] == "0")
    assert "Troon" not in messages


@linux_only
def test_a_page_of_feedback_runs_nothing_that_a_learner_wrote(marked_class: Class) -> None:
    pages = list((marked_class.folder / "grades-feedback").iterdir())
    assert len(pages) == len({row["learner"] for row in marked_class.marked.rows})
    assert not any("<b>bold" in page.read_text(encoding="utf-8") for page in pages)
