"""A learner's verdicts on pairs of sentences: a file to which rows are only ever added."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from kit.coding.files import CodingError, alone_with, read_rows, write_rows
from kit.texts import say

SAME = "same"
"""The two sentences say the same."""
DIFFERENT = "different"
"""They do not."""
UNDECIDED = "undecided"
"""The learner took the verdict back."""

_PLACE = ("article", "start", "end", "article_there", "start_there", "end_there")
_COLUMNS = (*_PLACE, "verdict", "time")
_LONGEST_ID = 80

Pair = frozenset[tuple[str, int]]


def pair_of(row: "pd.Series[Any]") -> Pair:
    """Return what names a pair: its two articles, and where the sentences begin.

    Args:
        row: a row of `kit.compare.sentence_pairs`. Which report is "here" makes no difference.
    """
    one, other = (row["article"], row["start"]), (row["article_there"], row["start_there"])
    return frozenset((str(article), int(start)) for article, start in (one, other))


def verdicts_file(folder: str | os.PathLike[str], *articles: str) -> Path:
    """Return the file for the pairs of these two articles; it need not exist yet.

    >>> verdicts_file("pairs", "b", "a").name
    'a and b.csv'
    """
    names = (re.sub(r"[^\w ()'-]", lambda s: quote(s[0], safe=""), a) for a in sorted(articles))
    return Path(folder) / f"{' and '.join(name[:_LONGEST_ID] for name in names)}.csv"


def load_verdicts(file: Path) -> dict[Pair, str]:
    """Return the last verdict on each pair.

    Args:
        file: a file written by `save_verdict`. One that does not exist holds none.

    Raises:
        CodingError: if the file is of another shape. It is left as it is.
    """
    rows = _rows(file)
    try:
        rows = rows.astype({"start": "int64", "start_there": "int64"})
    except ValueError:
        raise CodingError(
            say(
                "{file} has a position that is no number. The file was left as it is."
                " Mend that row.",
                file=file,
            )
        ) from None
    known = rows["verdict"].isin([SAME, DIFFERENT, UNDECIDED])
    if not known.all():
        raise CodingError(
            say(
                "{file} has the verdict {verdict!r}. It may be {same!r},"
                " {different!r} or {undecided!r}. The file was left as it is. Mend that row.",
                file=file,
                verdict=rows["verdict"][~known].iloc[0],
                same=SAME,
                different=DIFFERENT,
                undecided=UNDECIDED,
            )
        )
    return {pair_of(row): str(row["verdict"]) for _, row in rows.iterrows()}


def save_verdict(file: Path, row: "pd.Series[Any]", verdict: str) -> dict[Pair, str]:
    """Add a verdict on a pair to the file, at once.

    Args:
        file: the file; see `verdicts_file`.
        row: a row of `kit.compare.sentence_pairs`.
        verdict: `SAME`, `DIFFERENT` or `UNDECIDED`.

    Returns:
        The last verdict on each pair in the file.

    Raises:
        CodingError: if the file is of another shape, or can't be written. It is left as it is.
    """
    with alone_with(file):
        load_verdicts(file)
        rows = _rows(file)
        time = datetime.now(UTC).isoformat(timespec="seconds")
        rows.loc[len(rows)] = [*(str(row[column]) for column in _PLACE), verdict, time]
        write_rows(file, rows)
        return load_verdicts(file)


def _rows(file: Path) -> pd.DataFrame:
    if file.exists():
        return read_rows(file, _COLUMNS)
    return pd.DataFrame(columns=list(_COLUMNS), dtype="str")
