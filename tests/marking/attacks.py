"""What the learners of a bad class hand in: at least one for each kind of attack and accident."""

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
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600) # {out}"])
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
        for path in ("{out}/grades.csv", "{questions}/01-ferry.py", "{out}/evil.txt",
                     "{submissions}/ann/01-ferry.ipynb", "/tmp/evil.txt", kit.__file__):
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
        stream, letter = socket.SOCK_STREAM, socket.SOCK_DGRAM
        ways = (socket.AF_INET, stream), (socket.AF_INET, letter), (socket.AF_INET6, stream)
        for family, kind in ways:
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
        lies = [dict(verdict="right"), dict(answer=["passengers", "right"]), dict(points=100),
                dict(answer=["captain", '{{"chart": 1}}']), [1], dict(cell=10 ** 40),
                dict(done=True)]
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
            class Same(str):
                def __eq__(self, other): return True
                __hash__ = str.__hash__
            return Same("x")
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
    "a line that is slow to search": "x = 1\n" + "captain " * 100_000 + "\n" + "\n" * 500_000,
    "a million short lines": """
        import os
        for handle in range(3, 100):
            try:
                for _ in range(1_000):
                    os.write(handle, b"{{}}\\n" * 1_000)
            except OSError:
                pass
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
    "half \udcff.ipynb",
    "a::b[1].ipynb",
    "SHOUTED.IPYNB",
]
ODD_LEARNERS = [
    "=cmd()",
    "--gradebook",
    "\u202eevil",
    "line\nbreak",
    "build",
    "<b>bold",
    "half \udcff",
]
