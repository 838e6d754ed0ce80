"""In the learner's process: the cells of a notebook → the values of the asked names, line by line.

Nothing in this process is trusted by whoever reads the lines, so nothing here defends itself: it
holds no question, no key and no other learner's work.
"""

import ast
import asyncio
import base64
import inspect
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from kit.marking.values import describe, encode, is_stub, received

_PYTHON_MAGICS = frozenset({"time", "capture", "prun"})
"""The magics whose text is Python that may assign an answer; all others do nothing here."""

_CHECKS = ("check", "hint", "give_up", "reflect", "progress")
"""What a worksheet calls to be checked; the answers are not here, so these say nothing."""


def serve(lines_in: Iterable[bytes], lines_out: BinaryIO) -> None:
    """Run the cells that the first line brings, then call functions until the lines end.

    Out goes {"ready": true}. In comes what to run: {"names": […], "cells": [[number, source], …],
    "files": {…}}, with the files to lay into the folder as base64. Out go {"cell": number} before
    each cell, {"answer": [name, value]} for each name that it gave its first value, and
    {"failed": [number, words]} if it stopped; then {"done": true}. After that, each
    {"call": [function, arguments]} gets {"value": …} or {"raised": words}.
    """

    def send(**message: object) -> None:
        lines_out.write(json.dumps(message).encode() + b"\n")
        lines_out.flush()

    send(ready=True)
    lines = iter(lines_in)
    job = json.loads(next(lines))
    for name, data in job["files"].items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(base64.b64decode(data))
    kept: list[Callable[..., object]] = []
    sys.modules["__main__"] = module = ModuleType("__main__")
    run_cells(job["cells"], job["names"], module.__dict__, kept, send)
    send(done=True)
    for line in lines:
        number, arguments = json.loads(line)["call"]
        send(**_called(kept[number], arguments))


def run_cells(
    cells: Sequence[tuple[int, str]],
    names: Sequence[str],
    space: dict[str, Any],
    kept: list[Callable[..., object]],
    send: Callable[..., None],
) -> None:
    """Run numbered cells top to bottom, and send the first value of each name at once.

    >>> out = []
    >>> cells = [(0, "n = 2"), (1, "n = 3; oops")]
    >>> run_cells(cells, ["n"], {}, [], lambda **line: out.append(line))
    >>> out[1], out[3]["failed"]
    ({'answer': ['n', '2']}, [1, "NameError: name 'oops' is not defined (line 1 of the cell)"])
    """
    shell = _Shell(space)
    space.update(display=_silent, get_ipython=lambda: shell)
    waiting = list(names)

    def keep(function: Callable[..., object]) -> int:
        kept.append(function)
        return len(kept) - 1

    for number, source in cells:
        send(cell=number)
        trouble = _run(source, f"<cell {number + 1}>", space)
        for name in [name for name in waiting if not _is_stub(space.get(name, ...))]:
            waiting.remove(name)
            send(answer=[name, _encoded(space[name], keep)])
        if trouble:
            send(failed=[number, trouble])


def _is_stub(value: object) -> bool:
    try:
        return is_stub(value)
    except RecursionError:  # a list that holds itself
        return False


def _encoded(value: object, keep: Callable[[Callable[..., object]], int]) -> str:
    try:
        return encode(value, keep)
    except BaseException as error:  # noqa: BLE001 - a value that raises SystemExit when it is read
        return json.dumps({"unsendable": [type(value).__name__, describe(error)]})


def _called(function: Callable[..., object], arguments: str) -> dict[str, str]:
    try:
        return {"value": encode(function(*received(arguments)))}
    except BaseException as error:  # noqa: BLE001 - whatever the learner's function raises
        return {"raised": describe(error)}


def _run(source: str, file: str, space: dict[str, Any]) -> str:
    """Run one cell; return what stopped it, in Python's words, or nothing."""
    try:
        _execute(_as_python(source), file, space)
    except BaseException as error:  # noqa: BLE001 - SystemExit and KeyboardInterrupt end one cell
        line = _line_in(file, error)
        return f"{describe(error)} (line {line} of the cell)" if line else describe(error)
    return ""


def _execute(source: str, file: str, space: dict[str, Any]) -> None:
    code = compile(source, file, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    result = eval(code, space)  # noqa: S307 - to run a learner's code is what this process is for
    if inspect.iscoroutine(result):
        asyncio.run(result)


def _line_in(file: str, error: BaseException) -> int | None:
    if isinstance(error, SyntaxError):
        return error.lineno
    found, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            found = step.tb_lineno
        step = step.tb_next
    return found


def _as_python(source: str) -> str:
    """Turn `!command`, `%magic` and `name?` into calls of the stand-in below."""
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)  # type: ignore[no-untyped-call]


def _silent(*_values: object, **_named: object) -> None:
    return None


class _Shell:
    """Stands where a notebook's shell would: it runs Python and nothing else."""

    def __init__(self, space: dict[str, Any]) -> None:
        self._space = space

    def run_line_magic(self, name: str, line: str, *_rest: object) -> None:
        if name in _PYTHON_MAGICS:
            _execute(_as_python(line), f"<%{name}>", self._space)

    def run_cell_magic(self, name: str, _line: str, body: str) -> None:
        if name in _PYTHON_MAGICS:
            _execute(_as_python(body), f"<%%{name}>", self._space)

    def getoutput(self, *_words: object, **_named: object) -> list[str]:
        return []

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return _silent


def prepare() -> None:
    """Import what lessons use, and put a silent stand-in where the checks are in a notebook."""
    # The grammar of one seldom used format takes longer to build than all of Altair, and a chart
    # is drawn without it: jsonschema leaves the format out where this import fails.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    import altair as alt  # noqa: F401 - so that no worker has to
    from IPython.core import inputtransformer2  # noqa: F401 - the same

    import kit.charts
    import kit.panels

    for name in _CHECKS:
        setattr(kit, name, _silent)


def be_quiet() -> None:
    """Send all that is printed nowhere, and find nothing to read."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
