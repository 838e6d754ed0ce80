"""A lesson's notebook → what of it stands on paper: text to read, and pictures."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.errors import KitError
from kit.folders import NOTEBOOKS
from kit.pairs import FIRST, place_for
from kit.texts import say

if TYPE_CHECKING:
    from nbformat import NotebookNode

_ON_PAPER = ("title", "words", "paper", "checklist", "talk")
_SECONDS = 300  # a cell of a lesson takes a second or two; this is for a very slow machine


class HandoutError(KitError):
    """A handout can't be made; the message says why and what to do."""


def text_of(notebook: "NotebookNode") -> str:
    """Return what a learner can use without a computer, as HTML.

    That is the lesson's question, the words to know, the start without the computer, a checklist if
    there is one, and what to talk about: the cells with the ids title, words, paper, checklist and
    talk.
    """
    import mistune

    render = mistune.create_markdown(escape=False, plugins=["table"])
    cells = {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "markdown"}
    return "\n".join(
        str(render(_printed(name, cells[name]))) for name in _ON_PAPER if name in cells
    )


def _printed(name: str, source: str) -> str:
    """Leave out what is about the screen: the minutes and goals, and links to the next lesson."""
    paragraphs = source.split("\n\n")
    if name == "title":
        return "\n\n".join(paragraphs[:2])
    return "\n\n".join(text for text in paragraphs if not text.startswith("**Where to go next"))


def pictures_of(notebook: "NotebookNode") -> list[str]:
    """Run a lesson in an empty folder and return the pictures of its charts, as HTML with alt text.

    Raises:
        nbclient.exceptions.CellExecutionError: if a cell of the lesson fails.
    """
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory(prefix="handout-", ignore_cleanup_errors=True) as folder:
        ran = NotebookClient(
            notebook,
            timeout=_SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
            extra_arguments=["--log-level=ERROR"],  # what a kernel warns of is not for teachers
        ).execute()
    return [
        picture
        for cell in ran.cells
        for output in cell.get("outputs", ())
        for picture in _pictures(output.get("data", {}))
    ]


def _pictures(data: Mapping[str, Any]) -> Iterator[str]:
    """A chart's output holds its picture, with its description, as a block of HTML."""
    figure = "".join(data.get("text/markdown", ""))
    if figure.startswith("<p><img "):
        yield figure.removeprefix("<p>").removesuffix("</p>")


def lesson_named(named: str, pair: str = FIRST) -> Path:
    """Return the notebook of a lesson of the kit.

    Args:
        named: its number, such as "2", or its name or file.
        pair: the pair of reports that it is about.

    Raises:
        HandoutError: if there is no such lesson.

    >>> lesson_named("2").name
    '02-who-speaks.ipynb'
    """
    lessons = {
        path.stem: path for path in sorted(place_for(pair, NOTEBOOKS).glob("[0-9][0-9]-*.ipynb"))
    }
    wanted = Path(named).name.removesuffix(".ipynb")
    found = [name for name in lessons if name == wanted or name[:2] == wanted.zfill(2)]
    if len(found) == 1:
        return lessons[found[0]]
    raise HandoutError(
        say("There is no lesson {name!r}. There are: {names}", name=named, names=", ".join(lessons))
    )


def read_notebook(path: Path) -> "NotebookNode":
    """Read a notebook file."""
    import nbformat

    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook
