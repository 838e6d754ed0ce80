"""The command `kit`."""

import argparse
import io
import sys
from collections.abc import Sequence

from kit.lab import FolderError, run_lab
from kit.read import read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    _print_anything()
    options, extra = _parser().parse_known_args(arguments)
    unknown = [word for word in extra if options.command != "lab" or not word.startswith("-")]
    if unknown:
        _parser().error(f"there is no option {unknown[0]}")
    try:
        if options.command == "read":
            return read(options.paths, as_json=options.json)
        run_lab(options.folder, browser=options.browser, port=options.port, extra=extra)
    except FolderError as error:
        print(f"kit: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still in the buffer has nowhere to go.
        sys.stdout = None
    return 0


def _print_anything() -> None:
    """Let a terminal that lacks a letter show its number instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kit", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    lab = commands.add_parser(
        "lab",
        help="open the lessons in JupyterLab",
        description="Open the lessons in JupyterLab. Missing lessons are copied into the folder"
        " first; a file that exists is never touched. Further options go to JupyterLab.",
    )
    lab.add_argument(
        "folder", nargs="?", help="where your work is kept (in a checkout: my-work; else: here)"
    )
    lab.add_argument("--no-browser", dest="browser", action="store_false", help="open no browser")
    lab.add_argument("--port", type=int, help="the port to listen on")

    reader = commands.add_parser(
        "read",
        help="print the anatomy of articles",
        description="Print what an article is made of.",
    )
    reader.add_argument("paths", nargs="+", metavar="PATH", help="a text file, or a folder of them")
    reader.add_argument("--json", action="store_true", help="print one JSON object a line")
    return parser


if __name__ == "__main__":
    sys.exit(main())
