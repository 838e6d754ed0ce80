"""Where there is no fork to rely on: one new process a submission, on its standard streams."""

import os
from typing import Any

from kit.marking import cells
from kit.marking.confine import Limits, set_limits


def main(job: dict[str, Any]) -> None:
    """Serve one submission; what it prints goes nowhere.

    Args:
        job: "scratch" (a folder of its own, removed afterwards by whoever made it) and "limits".
    """
    lines_in = os.fdopen(os.dup(0), "rb")
    lines_out = os.fdopen(os.dup(1), "wb")
    cells.be_quiet()
    cells.prepare()
    os.chdir(job["scratch"])
    if os.name == "posix":
        set_limits(Limits(**job["limits"]), count_processes=False)
    cells.serve(lines_in, lines_out)
