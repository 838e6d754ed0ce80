"""Each lesson on the reports on Syria → its twin on the practice pair: python -m kit.lessons.

A twin is the lesson with other phrases: `notebooks/practice.csv` says what stands in the place of
what. So both stay the same lesson, and a change of one is a change of both.
"""

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kit.errors import UnreadableError
from kit.folders import EXERCISES, NOTEBOOKS
from kit.pairs import FIRST, SWITCHES, place_for
from kit.save import save_text

TWIN = "practice"
_COLUMNS = ["lesson", "syria", "practice"]
_ALL = "all"
_LINK = r"(?<=\]\()[^)\s#]+"


class PhraseError(UnreadableError):
    """The table of phrases can't be used; the message names the line and what to do."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands in a lesson, and in its twin.

    Attributes:
        lesson: the number of the lesson, such as "02", a name such as "gallery", or "all".
        here: words, a paragraph or a line of code of the lesson.
        there: what stands in its place in the twin.
    """

    lesson: str
    here: str
    there: str


def read_phrases(path: Path) -> list[Phrase]:
    """Read the table of phrases: a CSV file with the columns lesson, syria and practice.

    Raises:
        PhraseError: if a column or a phrase is missing, or one phrase stands there twice.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != _COLUMNS:
            raise PhraseError(f"{path.name}: let the first line be {','.join(_COLUMNS)}")
        phrases, seen = [], set[tuple[str, str]]()
        for row in rows:
            phrase = Phrase(*(row[column] or "" for column in _COLUMNS))
            if None in row or not (phrase.lesson and phrase.here and phrase.there):
                raise PhraseError(f"{path.name}, line {rows.line_num}: three fields are needed.")
            if (phrase.lesson, phrase.here) in seen:
                said = f"{phrase.here[:60]!r} stands here twice. Keep one of the two."
                raise PhraseError(f"{path.name}, line {rows.line_num}: {said}")
            seen.add((phrase.lesson, phrase.here))
            phrases.append(phrase)
    return phrases


def phrases_for(lesson: str, phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases that count for a lesson, the longest first; its own beat those for all.

    >>> of_all, own = Phrase("all", "talks", "games"), Phrase("02", "talks", "songs")
    >>> phrases_for("02-who-speaks", [of_all, own]) == [own]
    True
    """
    names = (lesson, lesson.partition("-")[0])
    chosen = {one.here: one for one in phrases if one.lesson == _ALL}
    chosen |= {one.here: one for one in phrases if one.lesson in names}
    return sorted(chosen.values(), key=lambda one: len(one.here), reverse=True)


def reworded(text: str, phrases: Sequence[Phrase]) -> tuple[str, set[Phrase]]:
    """Put other phrases into a text: whole words, the longest that fits, and nothing in links.

    Returns:
        The text, and the phrases that were used.

    >>> tram = Phrase("all", "ferry", "tram")
    >>> reworded("The [ferry](ferry.ipynb) is late. Ferrying is slow.", [tram])[0]
    'The [tram](ferry.ipynb) is late. Ferrying is slow.'
    """
    by_phrase = {one.here: one for one in phrases}
    used: set[Phrase] = set()

    def other(found: re.Match[str]) -> str:
        phrase = by_phrase.get(found[0])
        if phrase is None or found["link"]:
            return found[0]
        used.add(phrase)
        return phrase.there

    pattern = "|".join([f"(?P<link>{_LINK})", *(_whole_words(one.here) for one in phrases)])
    return re.sub(pattern, other, text), used


def twin(lesson: Mapping[str, Any], phrases: Sequence[Phrase], known: Iterable[str]) -> str:
    """Return the text of a lesson's twin, a notebook in the folder practice/ below the lessons.

    Args:
        lesson: the lesson's notebook, as JSON.
        phrases: what `phrases_for` chose.
        known: the twins that links may lead to, as seen from the folder of the lessons.

    >>> cell = {"cell_type": "markdown", "source": ["A ferry [list](README.md). [Next](02.ipynb)"]}
    >>> made = twin({"cells": [cell]}, [Phrase("all", "ferry", "tram")], ["practice/02.ipynb"])
    >>> json.loads(made)["cells"][0]["source"]
    ['A tram [list](../README.md). [Next](02.ipynb)']
    """
    cells = [{**cell, "source": _source(cell, phrases, set(known))} for cell in lesson["cells"]]
    return json.dumps({**lesson, "cells": cells}, indent=1, ensure_ascii=False) + "\n"


def twins(notebooks: Path, exercises: Path) -> dict[Path, str]:
    """Return what each twin holds, by its path; there are none without a table of phrases.

    Args:
        notebooks: the folder of the lessons and of the table `practice.csv`.
        exercises: the folder of the worksheets, to which lessons lead.

    Raises:
        PhraseError: if the table can't be used.
    """
    table = notebooks / f"{TWIN}.csv"
    if not table.is_file():
        return {}
    phrases = read_phrases(table)
    lessons = sorted(notebooks.glob("*.ipynb"))
    sheets = sorted(place_for(TWIN, exercises).glob("*.ipynb"))
    known = [f"{TWIN}/{path.name}" for path in lessons]
    known += [f"../exercises/{TWIN}/{path.name}" for path in sheets]
    return {
        place_for(TWIN, notebooks) / path.name: twin(
            json.loads(path.read_text(encoding="utf-8")), phrases_for(path.stem, phrases), known
        )
        for path in lessons
    }


def _source(cell: Mapping[str, Any], phrases: Sequence[Phrase], known: set[str]) -> list[str]:
    text = "".join(cell["source"]).replace(SWITCHES[FIRST], SWITCHES[TWIN])
    text = reworded(text, phrases)[0]
    if cell["cell_type"] == "markdown":
        text = re.sub(_LINK, lambda link: _moved(link[0], known), text)
    return text.splitlines(keepends=True)


def _moved(link: str, known: set[str]) -> str:
    """Lead a link from one folder further down, and to a twin where there is one.

    A link to a twin leads back to the lesson.
    """
    if "://" in link:
        return link
    if link in known:
        return f"../{PurePosixPath(link).name}"
    other = PurePosixPath(link).parent / TWIN / PurePosixPath(link).name
    target = other.as_posix() if other.as_posix() in known else link
    return Path(os.path.relpath(target, TWIN)).as_posix()


def _whole_words(phrase: str) -> str:
    before = r"(?<!\w)" if re.match(r"\w", phrase) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", phrase) else ""
    return f"{before}{re.escape(phrase)}{after}"


def main() -> int:
    """Write the twins that have changed; return the exit status."""
    try:
        made = twins(NOTEBOOKS, EXERCISES)
    except PhraseError as error:
        print(f"kit: {error}", file=sys.stderr)
        return 1
    changed = [
        path
        for path, text in made.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path in changed:
        save_text(path, made[path])
    print(f"{len(changed)} of {len(made)} twins changed: {place_for(TWIN, NOTEBOOKS)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
