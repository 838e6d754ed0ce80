"""The command `kit`."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kit.errors import KitError
from kit.handouts import lesson_named, write_handout
from kit.lab import run_lab
from kit.learner import choose_folder, fill_folder, reset, working_folder
from kit.pairs import FIRST, FOLDERS, reports_of
from kit.questions.notebook import progress_in
from kit.questions.progress import progress_file
from kit.read import read
from kit.rights import rights_warning


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    _print_anything()
    options, extra = _parser().parse_known_args(arguments)
    unknown = [word for word in extra if options.command != "lab" or not word.startswith("-")]
    if unknown:
        _parser().error(f"there is no option {unknown[0]}")
    try:
        return _run(options, extra)
    except KitError as error:
        print(f"kit: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still in the buffer has nowhere to go.
        sys.stdout = None
        return 0


def _run(options: argparse.Namespace, extra: Sequence[str]) -> int:
    match options.command:
        case "read":
            return read(options.paths, as_json=options.json)
        case "start":
            print(_started(choose_folder(options.folder)))
        case "reset":
            print(_fresh(working_folder(options.folder, Path.cwd()), options.worksheet))
        case "progress":
            print(_progress(working_folder(options.folder, Path.cwd()), options.worksheet))
        case "handout":
            print(
                _handed_out(options.lesson, options.pair, Path(options.folder), links=options.links)
            )
        case _:
            run_lab(options.folder, browser=options.browser, port=options.port, extra=extra)
    return 0


def _started(folder: Path) -> str:
    added = [f"  {path.relative_to(folder)}" for path in fill_folder(folder)]
    if not added:
        return f"Nothing is missing in {folder}, and nothing was changed."
    there = f'{len(added)} files are new in {folder}. To open them: kit lab "{folder}"'
    return "\n".join([*added, there])


def _progress(folder: Path, worksheet: str | None) -> str:
    """Both pairs of reports where both were worked on, otherwise the one that was."""
    begun = [pair for pair in FOLDERS if progress_file(folder, pair).exists()] or [FIRST]
    cards = {pair: progress_in(folder, worksheet, pair) for pair in begun}
    heads = {pair: f"On the pair {pair!r}:\n" if len(begun) > 1 else "" for pair in begun}
    return "\n\n".join(f"{heads[pair]}{card}" for pair, card in cards.items())


def _handed_out(named: str, pair: str, folder: Path, *, links: bool) -> str:
    lesson = lesson_named(named, pair)
    print(f"Making the handout of {lesson.stem}. This takes some seconds.", file=sys.stderr)
    reports = reports_of(pair)
    said = "" if links else rights_warning(reports, "With --links, only their addresses go in.")
    if said:
        print(f"kit: {said}", file=sys.stderr)
    path = write_handout(lesson, reports, folder, links=links)
    return f"Open it in a browser, and print it from there: {path.resolve()}"


def _fresh(folder: Path, worksheet: str) -> str:
    fresh, kept = reset(folder, worksheet)
    old = f"Yours is kept: {kept}" if kept else "There was none before."
    return f"Fresh: {fresh}\n{old}\nYour progress is as it was."


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
        description="Open the lessons in JupyterLab. A new folder gets them first; one that has"
        " them is left as it is. Further options go to JupyterLab.",
    )
    lab.add_argument(
        "folder", nargs="?", help="where your work is kept (in a checkout: my-work; else: here)"
    )
    lab.add_argument("--no-browser", dest="browser", action="store_false", help="open no browser")
    lab.add_argument("--port", type=int, help="the port to listen on")

    _add_folder_commands(commands)
    reader = commands.add_parser(
        "read",
        help="print the anatomy of articles",
        description="Print what an article is made of.",
    )
    reader.add_argument("paths", nargs="+", metavar="PATH", help="a text file, or a folder of them")
    reader.add_argument("--json", action="store_true", help="print one JSON object a line")
    return parser


def _add_folder_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type private
    start = commands.add_parser(
        "start",
        help="make a learner's folder",
        description="Copy the lessons and worksheets that are missing into a folder. A file that"
        " exists is never touched; the list of lessons is renewed unless it was edited.",
    )
    start.add_argument("folder", help="the folder; it is made if there is none")

    fresh = commands.add_parser(
        "reset",
        help="get a fresh copy of a worksheet, and keep the old one",
        description="Put a fresh copy of a worksheet or a lesson into the learner's folder. The old"
        " one is renamed and stays beside it.",
    )
    fresh.add_argument("worksheet", help="such as 2, or notebooks/02-who-speaks.ipynb")
    fresh.add_argument("--folder", help="the learner's folder (otherwise: where you are)")

    how_far = commands.add_parser(
        "progress",
        help="show where a learner stands",
        description="Show each question that was begun, its points and hints.",
    )
    how_far.add_argument("worksheet", nargs="?", help="such as 02-who-speaks; all if left out")
    how_far.add_argument("--folder", help="the learner's folder (otherwise: where you are)")

    paper = commands.add_parser(
        "handout",
        help="make a lesson for paper",
        description="Write a web page with a lesson's tasks, the reports with numbered lines,"
        " a form and the lesson's pictures. It needs no other file, and prints on A4 and Letter.",
    )
    paper.add_argument("lesson", help="such as 2")
    paper.add_argument("--pair", choices=list(FOLDERS), default=FIRST, help="which reports")
    paper.add_argument(
        "--links", action="store_true", help="the reports' addresses, not their texts"
    )
    paper.add_argument("--folder", default=".", help="where the file goes (otherwise: here)")


if __name__ == "__main__":
    sys.exit(main())
