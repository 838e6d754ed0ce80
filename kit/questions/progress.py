"""How far a learner is: a small file in the learner's folder."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.pairs import FIRST, FOLDERS
from kit.questions.verdicts import Verdict
from kit.save import save_text
from kit.texts import say

_SUBFOLDERS = ("exercises", "notebooks")


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one question.

    Attributes:
        status: the best status so far, as in `Verdict`; "rated" for a reflection.
        points: the points of that status.
        hints: how many hints were shown.
        gave_up: whether the model answer was shown before the question was right.
        rating: the learner's own rating of a reflection, or None.
        stamp: what the question was then, see `Question.stamp`.
    """

    status: str = "not attempted"
    points: int = 0
    hints: int = 0
    gave_up: bool = False
    rating: int | None = None
    stamp: str = ""

    def after(self, verdict: Verdict, stamp: str, hints: int = 0) -> "Record":
        """Return the record after a check whose message held the first so many hints.

        What was right stays right.
        """
        if self.status == "right" and self.stamp == stamp:
            return self
        return dataclasses.replace(
            self,
            status=verdict.status,
            points=verdict.points,
            hints=max(self.hints, hints),
            stamp=stamp,
        )


def learners_folder(inside: Path) -> Path:
    """Return the learner's folder: where `.kit` is, at or above a folder; else a fitting one."""
    for folder in (inside, *inside.parents):
        if (folder / ".kit").is_dir():
            return folder
    outer = inside.parent if inside.name in FOLDERS else inside
    return outer.parent if outer.name in _SUBFOLDERS else inside


def progress_file(folder: Path, pair: str = FIRST) -> Path:
    """Return where a learner's progress on the questions of a pair of reports is kept."""
    return folder / ".kit" / ("progress.json" if pair == FIRST else f"progress-{pair}.json")


def read_progress(folder: Path, pair: str = FIRST) -> tuple[dict[str, Record], str]:
    """Read what is kept, by the question's name, and a note for the learner, mostly empty.

    A file that can't be read is set aside under another name, and progress begins anew.
    """
    path = progress_file(folder, pair)
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))["questions"]
        return {str(name): _record(values) for name, values in kept.items()}, ""
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        return {}, say(
            "Your progress can't be read ({reason}): {path}", reason=error.strerror, path=path
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, _set_aside(path)


def write_progress(folder: Path, records: Mapping[str, Record], pair: str = FIRST) -> str:
    """Keep the records; return a note for the learner, empty if all went well."""
    kept = {name: dataclasses.asdict(record) for name, record in sorted(records.items())}
    try:
        save_text(progress_file(folder, pair), json.dumps({"questions": kept}, indent=1) + "\n")
    except OSError as error:
        return say(
            "Your progress can't be kept in {folder} ({reason}). Your answers are safe.",
            folder=folder,
            reason=error.strerror,
        )
    return ""


def _record(values: Mapping[str, Any]) -> Record:
    record = Record(
        **{f.name: values[f.name] for f in dataclasses.fields(Record) if f.name in values}
    )
    for field in dataclasses.fields(Record):
        value, usual = getattr(record, field.name), field.default
        if type(value) is not type(usual) and not (field.name == "rating" and type(value) is int):
            raise TypeError(f"{field.name} can't be {value!r}")
    return record


def _set_aside(path: Path) -> str:
    number = 1
    while (aside := path.with_name(f"{path.stem}-damaged-{number}.json")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        return say(
            "The file with your progress is damaged and can't be moved ({reason}).",
            reason=error.strerror,
        )
    return say(
        "The file with your progress was damaged. It is kept as {file}, and counting begins"
        " anew: run the checks again. Your answers are safe.",
        file=aside.name,
    )
