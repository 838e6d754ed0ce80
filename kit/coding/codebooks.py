"""Codebooks: which codes there are, and when each is right."""

import os
from pathlib import Path

import pandas as pd

from kit.coding.files import CodingError, read_rows
from kit.texts import say

CODEBOOKS: Path = Path(__file__).resolve().parent.parent / "codebooks"
"""The codebooks that come with the kit: framing.csv, saying.csv and agency.csv."""

_COLUMNS = ("code", "definition", "example", "counter_example")


def load_codebook(path: str | os.PathLike[str]) -> pd.DataFrame:
    """Read a codebook from a CSV file.

    Args:
        path: the file; commas, semicolons or tabs part its cells.

    Columns:
        code: the name of the code.
        definition: when it is right.
        example: a sentence that has it.
        counter_example: a sentence that looks like it and does not, and why.

    Raises:
        CodingError: if the file can't be read, has other columns or no codes, a code occurs twice,
            or a code or a definition is missing.

    >>> load_codebook(CODEBOOKS / "framing.csv")["code"].tolist()
    ['problem', 'cause', 'judgment', 'remedy', 'none']
    """
    rows = read_rows(Path(path), _COLUMNS)
    codes = rows.assign(**{column: rows[column].str.strip() for column in _COLUMNS})
    if codes.empty:
        raise CodingError(say("{path} holds no codes. Write one row for each code.", path=path))
    for column in ("code", "definition"):
        if (codes[column] == "").any():
            row = int((codes[column] == "").to_numpy().argmax()) + 2
            raise CodingError(
                say(
                    "{path}, row {row}: the {column} is missing. Write one there.",
                    path=path,
                    row=row,
                    column=column,
                )
            )
    twice = codes["code"][codes["code"].duplicated()]
    if len(twice):
        raise CodingError(
            say(
                "{path} has the code {code!r} twice. Rename one of the two.",
                path=path,
                code=twice.iloc[0],
            )
        )
    return codes
