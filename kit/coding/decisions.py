"""A coder's decisions: one file for each coder, to which rows are only ever added.

Taking a decision back is a decision of its own, so the file tells how the coder got there. After
each decision the whole file is written anew beside the old one and then put in its place: a crash
at any moment leaves the old file or the new one.
"""

import os
import re
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import pandas as pd

from kit.coding.files import CodingError, alone_with, read_rows, write_rows
from kit.texts import say

_COLUMNS = ("coder", "article", "sentence", "start", "end", "code", "action", "time")
_NUMBERS = ("sentence", "start", "end")
_UNIT = ["coder", "article", "sentence", "start", "end", "code"]
_LONGEST_NAME = 60
_ANYBODY = "x"


def decisions_file(folder: str | os.PathLike[str], codebook: str, coder: str) -> Path:
    """Return the file for one coder's decisions with one codebook; it need not exist yet.

    Signs that some computer does not allow in a file's name are written as % and two figures.

    Args:
        folder: the learner's folder.
        codebook: the name of the codebook: "framing".
        coder: the coder's name.

    Raises:
        CodingError: if a name is empty or very long.

    >>> decisions_file("work", "framing", "Ana").name
    'framing by Ana.csv'
    """
    names = [_plain(name) for name in (codebook, coder)]
    for name in names:
        if not 0 < len(name) <= _LONGEST_NAME:
            raise CodingError(
                say(
                    "A name has 1 to {most} letters; {name!r} has {letters}.",
                    most=_LONGEST_NAME,
                    name=name,
                    letters=len(name),
                )
            )
    first, second = (re.sub(r"[^\w ()'-]", lambda sign: quote(sign[0], safe=""), n) for n in names)
    return Path(folder) / f"{first} by {second}.csv"


def load_decisions(*files: str | os.PathLike[str]) -> pd.DataFrame:
    """Read the decisions of one coder or of several, in the order they were made.

    For all coders of a folder, see `load_all_decisions`.

    Args:
        files: files written by `save_decision`. A file that does not exist holds no decisions.

    Columns:
        coder: who decided.
        article: the id of the article.
        sentence: the number of the sentence in its article.
        start: the position of the sentence's first character.
        end: the position after its last character.
        code: the code.
        action: "code", or "undo" where the coder took the decision back.
        time: when, in UTC.

    Raises:
        CodingError: if a file is of another shape or holds something else than decisions.

    >>> load_decisions("no such file.csv").columns.tolist()
    ['coder', 'article', 'sentence', 'start', 'end', 'code', 'action', 'time']
    """
    tables = [_typed(_rows(Path(file)), Path(file)) for file in files]
    empty = _typed(pd.DataFrame(columns=list(_COLUMNS), dtype="str"), Path())
    return pd.concat([table for table in tables if len(table)] or [empty], ignore_index=True)


def load_all_decisions(folder: str | os.PathLike[str], codebook: str) -> pd.DataFrame:
    """Read the decisions of all coders whose files lie in a folder, coder after coder.

    Args:
        folder: the folder with the coders' files. One that does not exist holds none.
        codebook: the name of the codebook: "framing".

    Returns:
        A table like `load_decisions`.

    Raises:
        CodingError: as in `load_decisions`.

    >>> import tempfile, kit
    >>> sentences = kit.sentence_table([kit.article_from_text("Rain fell. It stopped.", "rain")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("Ben", "Ana"):
    ...         mine = decisions_file(folder, "framing", name)
    ...         _ = save_decision(mine, name, sentences.iloc[0], "none")
    ...     load_all_decisions(folder, "framing")["coder"].tolist()
    ['Ana', 'Ben']
    """
    stem = decisions_file(folder, codebook, _ANYBODY).stem.removesuffix(_ANYBODY)
    return load_decisions(*sorted(Path(folder).glob(f"{escape(stem)}*.csv")))


def save_decision(
    file: str | os.PathLike[str],
    coder: str,
    sentence: "pd.Series[Any]",
    code: str,
    *,
    codebook: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Add one decision to the coder's file, at once.

    A sentence may have several codes; give it the code for "none of these" to show that you have
    read it.

    Args:
        file: the coder's file; see `decisions_file`.
        coder: the coder's name.
        sentence: a row of `kit.sentence_table`.
        code: the code.
        codebook: if it is given, the code must be one of its codes.

    Returns:
        All decisions in the file; see `load_decisions`.

    Raises:
        CodingError: if the file is another coder's or of another shape, if it can't be written, or
            if the code is not in the codebook. The file is then left as it is.

    >>> import tempfile, kit
    >>> sentences = kit.sentence_table([kit.article_from_text("Rain fell. It stopped.", "rain")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mine = decisions_file(folder, "framing", "Ana")
    ...     decisions = save_decision(mine, "Ana", sentences.iloc[0], "none")
    >>> decisions[["coder", "article", "sentence", "code"]].values.tolist()
    [['Ana', 'rain', 1, 'none']]
    """
    if codebook is not None and code not in set(codebook["code"]):
        known = ", ".join(codebook["code"])
        raise CodingError(
            say(
                "There is no code {code!r} in this codebook. Its codes: {known}.",
                code=code,
                known=known,
            )
        )
    with alone_with(Path(file)):
        return _append(Path(file), coder, sentence, code, "code")


def withdraw(
    file: str | os.PathLike[str], coder: str, sentence: "pd.Series[Any]", code: str
) -> pd.DataFrame:
    """Take one code back from a sentence. This is a row of its own; nothing is deleted.

    Args:
        file: the coder's file.
        coder: the coder's name.
        sentence: a row of `kit.sentence_table`, or of `standing`.
        code: the code to take back.

    Returns:
        All decisions in the file; see `load_decisions`.

    Raises:
        CodingError: if the sentence does not have the code now, and as in `save_decision`.
    """
    place = ["article", "sentence", "start", "end"]
    with alone_with(Path(file)):
        now = standing(load_decisions(file))
        if not ((now[place] == sentence[place]).all(axis=1) & (now["code"] == code)).any():
            raise CodingError(
                say(
                    "This sentence does not have the code {code!r}, so it can't be taken back.",
                    code=code,
                )
            )
        return _append(Path(file), coder, sentence, code, "undo")


def undo_last(file: str | os.PathLike[str], coder: str) -> pd.DataFrame:
    """Take back the last decision that still stands. This is a row of its own.

    Args:
        file: the coder's file.
        coder: the coder's name.

    Returns:
        All decisions in the file; see `load_decisions`.

    Raises:
        CodingError: if there is nothing to take back, and as in `save_decision`.
    """
    with alone_with(Path(file)):
        now = standing(load_decisions(file))
        if now.empty:
            raise CodingError(say("There is no decision to take back."))
        last = now.iloc[-1]
        return _append(Path(file), coder, last, str(last["code"]), "undo")


def standing(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the decisions that stand: the last word on each sentence and code, if not an undo.

    Args:
        decisions: a table like `load_decisions`.

    >>> rows = [("Ana", "rain", 1, 0, 9, "cause", action) for action in ("code", "undo")]
    >>> columns = "coder article sentence start end code action".split()
    >>> len(standing(pd.DataFrame(rows, columns=columns)))
    0
    """
    last = decisions.drop_duplicates(_UNIT, keep="last")
    return last[last["action"] == "code"].reset_index(drop=True)


def _append(
    file: Path, coder: str, sentence: "pd.Series[Any]", code: str, action: str
) -> pd.DataFrame:
    rows, coder = _rows(file), _plain(coder)
    _typed(rows, file)
    others = sorted(set(rows["coder"]) - {coder})
    if others:
        raise CodingError(
            say(
                "{file} holds the decisions of {other}, not of {coder}, and was left as it is."
                " Each coder has a file of their own: choose another name.",
                file=file,
                other=others[0],
                coder=coder,
            )
        )
    where = [str(sentence[column]) for column in ("article", *_NUMBERS)]
    time = datetime.now(UTC).isoformat(timespec="seconds")
    rows.loc[len(rows)] = [coder, *where, code, action, time]
    decisions = _typed(rows, file)
    write_rows(file, rows)
    return decisions


def _plain(name: str) -> str:
    """Write a name in one way: letters with accents as one sign, single spaces."""
    return " ".join(normalize("NFC", name).split())


def _rows(file: Path) -> pd.DataFrame:
    if file.exists():
        return read_rows(file, _COLUMNS)
    return pd.DataFrame(columns=list(_COLUMNS), dtype="str")


def _typed(rows: pd.DataFrame, file: Path) -> pd.DataFrame:
    if not rows["action"].isin(["code", "undo"]).all():
        raise CodingError(
            say("{file} has an action that is neither 'code' nor 'undo'. Mend that row.", file=file)
        )
    try:
        typed = rows.astype(dict.fromkeys(_NUMBERS, "int64"))
        times = pd.to_datetime(rows["time"], utc=True, format="ISO8601")
    except ValueError:
        raise CodingError(
            say(
                "{file} has a sentence number, a position or a time that can't be read, perhaps"
                " because a spreadsheet changed it. The file was left as it is. Mend that row.",
                file=file,
            )
        ) from None
    return typed.assign(time=times.astype("datetime64[s, UTC]"))
