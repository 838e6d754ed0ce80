"""A file that a learner handed in → its cells; nothing in it is run, and nothing trusted."""

import json
import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.marking.values import readable
from kit.pairs import FOLDERS
from kit.texts import say

_LARGEST = 200 << 20
_MOST_PARTS = 10_000_000  # more would take gigabytes of memory to read
_LONGEST_SOURCE = 1_000_000
_MOST_CELLS = 2_000
OWN_ARTICLES = "my-articles"
"""The folder that lesson 9 saves a learner's own articles in."""
_OWN_FILES = frozenset({".csv", ".txt"})
_MOST_FILES = 20
_LARGEST_FILE = 1 << 20
_SWITCH = re.compile(r"""^pair *= *(["'])(\w+)\1 *(?:#.*)?$""", re.MULTILINE)
_ASSIGNS = re.compile(r"(?<![=!<>])=(?!=)")
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class SubmissionError(ValueError):
    """A file can't be marked; the message says what was found and what to do."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A notebook as it was handed in.

    Attributes:
        cells: the text of its code cells, top to bottom.
        worksheet: the name of the worksheet that it says it is; empty if it says none.
        stamps: by a question's name, a mark of how it was worded when the worksheet was made.
        pair: the pair of reports that it says it was made for; empty if it says none.
    """

    cells: tuple[str, ...]
    worksheet: str = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    pair: str = ""

    def assigns(self, name: str, cell: int) -> bool:
        """Whether a cell seems to give a name its value; read as text, so it may have mistakes.

        >>> Submission(("headline = 'Talks",)).assigns("headline", 0)
        True
        >>> Submission(("kit.check(headline=headline)",)).assigns("headline", 0)
        False
        """
        word = re.escape(name)
        source = self.cells[cell]
        if re.search(rf"^[ \t]*(?:async +)?(?:def|class) +{word}\b", source, re.MULTILINE):
            return True
        return any(_is_target(word, line) for line in source.splitlines() if name in line)


def _is_target(word: str, line: str) -> bool:
    """Whether a name stands before an equals sign, and in no call; linear in the line's length.

    >>> _is_target("said", 'said = table[table["kind"] == "direct"]')
    True
    >>> _is_target("said", "loud = said == 2")
    False
    """
    *targets, _ = _ASSIGNS.split(re.split(r"[(#]", line, maxsplit=1)[0])
    return any(re.search(rf"\b{word}\b", target) for target in targets)


def read_submission(path: Path) -> Submission:
    """Read a notebook, whatever its encoding and however large its outputs.

    Raises:
        SubmissionError: if it is a link, can't be opened, or is no notebook.
    """
    if path.is_symlink():
        raise SubmissionError(
            say("This file is a link to another file. Hand in the worksheet itself.")
        )
    try:
        if path.stat().st_size > _LARGEST:
            raise SubmissionError(
                say(
                    "This file is larger than 200 MB. In JupyterLab, choose Edit, Clear Outputs"
                    " of All Cells, save it, and hand it in again."
                )
            )
        data = path.read_bytes()
    except IsADirectoryError:
        raise SubmissionError(
            say("There is no worksheet in this folder. Hand in a file whose name ends in .ipynb.")
        ) from None
    except OSError as error:
        raise SubmissionError(
            say("This can't be opened ({reason}).", reason=error.strerror)
        ) from None
    return _submission(_parsed(data))


def files_beside(path: Path) -> dict[str, bytes]:
    """Read the small text files that a learner keeps beside a notebook, such as coding files.

    Those in the folder `my-articles` beside it come along. No other folder does: it may be
    somebody else's.

    Returns:
        What each holds, by its name, such as "my-articles/2016-10-12-dw.txt". Links, large files,
        and whatever can't be read are left out.
    """
    articles = path.parent / OWN_ARTICLES
    inside = {} if articles.is_symlink() else _small_files(articles)
    return _small_files(path.parent) | {
        f"{OWN_ARTICLES}/{name}": data for name, data in inside.items()
    }


def _small_files(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with suppress(OSError):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            small = entry.is_file(follow_symlinks=False) and entry.stat().st_size <= _LARGEST_FILE
            if small and Path(entry.name).suffix in _OWN_FILES and len(found) < _MOST_FILES:
                with suppress(OSError):
                    found[entry.name] = Path(entry.path).read_bytes()
    return found


def _parsed(data: bytes) -> Any:
    if sum(map(data.count, (b"[", b"{", b","))) > _MOST_PARTS:
        raise SubmissionError(
            say(
                "This file holds more parts than any worksheet. In JupyterLab, choose Edit, Clear"
                " Outputs of All Cells, save it, and hand it in again."
            )
        )
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        return json.loads(data.decode(encoding))
    except UnicodeDecodeError:
        found = say("it is not saved as UTF-8")
    except RecursionError:
        found = say("it is nested too deep")
    except ValueError:
        found = say("it is cut off or damaged") if data.strip() else say("it is empty")
    raise SubmissionError(
        say(
            "This file can't be read as a notebook: {found}. Open your worksheet in JupyterLab,"
            " save it, and hand it in again.",
            found=found,
        )
    )


def _submission(raw: Any) -> Submission:
    cells = raw.get("cells") if isinstance(raw, dict) else None
    if not isinstance(cells, list):
        raise SubmissionError(
            say(
                "This file is no notebook that JupyterLab writes today: it has no cells. Open your"
                " worksheet in JupyterLab, save it, and hand it in again."
            )
        )
    sources = tuple(filter(str.strip, map(_code, cells)))
    if len(sources) > _MOST_CELLS or sum(map(len, sources)) > _LONGEST_SOURCE:
        raise SubmissionError(say("This notebook holds more code than any worksheet asks for."))
    metadata = raw.get("metadata")
    said = metadata.get("coverage_kit") if isinstance(metadata, dict) else None
    said = said if isinstance(said, dict) else {}
    worksheet, stamps, pair = (said.get(key) for key in ("worksheet", "questions", "pair"))
    return Submission(
        sources,
        worksheet if isinstance(worksheet, str) else "",
        {name: stamp for name, stamp in stamps.items() if isinstance(stamp, str)}
        if isinstance(stamps, dict)
        else {},
        pair if isinstance(pair, str) else "",
    )


def _code(cell: Any) -> str:
    """Return the text of a code cell; nothing of any other cell, and of what is no cell at all."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return ""
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return readable(source) if isinstance(source, str) else ""


def worksheet_of(
    submission: Submission, stem: str, names: Mapping[str, Collection[str]]
) -> str | None:
    """Tell which worksheet was handed in: by what it says, by its file's name, by its questions.

    Args:
        submission: the notebook.
        stem: the name of its file without ".ipynb".
        names: the names of the questions of each worksheet.

    >>> worksheet_of(Submission(("headline = 'Talks'",)), "copy", {"01-anatomy": ["headline"]})
    '01-anatomy'
    """
    for said in (submission.worksheet, stem):
        if said in names:
            return said
    found = {
        worksheet: sum(_assigned_anywhere(submission, name) for name in questions)
        for worksheet, questions in names.items()
    }
    best = max(found, key=lambda worksheet: found[worksheet], default=None)
    return best if best is not None and found[best] else None


def pair_of(submission: Submission) -> str:
    """Tell on which pair of reports a worksheet was answered; empty if nothing says it.

    The switch in its first cell counts: with that pair the learner's own cards were checked. Where
    it names none, the pair counts that the worksheet was made for. The switch is read as text: a
    value that the learner's code works out could be another at each run. A choice is no harm, for
    all answers are then judged on the one pair; a teacher who hands out one pair only says so.

    >>> made_for = Submission(('pair = "syria"  # or "practice"',), pair="practice")
    >>> pair_of(made_for), pair_of(Submission(("pair = 3",), pair="practice"))
    ('syria', 'practice')
    """
    switches = (match[2] for cell in submission.cells for match in _SWITCH.finditer(cell))
    said = (next(switches, ""), submission.pair)
    return next((pair for pair in said if pair in FOLDERS), "")


def _assigned_anywhere(submission: Submission, name: str) -> bool:
    return any(submission.assigns(name, cell) for cell in range(len(submission.cells)))


def cells_that_assign(submission: Submission, name: str) -> Sequence[int]:
    """Return the numbers of the cells that seem to give a name its value."""
    return [cell for cell in range(len(submission.cells)) if submission.assigns(name, cell)]
