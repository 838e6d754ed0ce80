"""A batch → a folder with its tables as Parquet files, whole or not at all."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from kit.actors import Codebook
from kit.article import Article
from kit.errors import ArticleError
from kit.load import readings_table
from kit.scale.batches import Batch, Page, readings_of
from kit.sources.duplicates import fingerprint
from kit.sources.rows import NO_HINTS, Hints, Reading
from kit.tables import (
    article_table,
    mention_table,
    number_table,
    part_table,
    quotation_table,
    sentence_table,
    word_table,
)

if TYPE_CHECKING:
    import pyarrow as pa

ASIDE = ".writing-"
"""How the name of a folder begins that is not finished."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with each batch.

    Attributes:
        folder: where the tables go.
        hints: what is known about the files.
        codebook: the actors to look for, or None.
    """

    folder: Path
    hints: Hints = NO_HINTS
    codebook: Codebook | None = None

    def __call__(self, batch: Batch) -> int:
        """Write the tables of a batch and return how many files and rows it had.

        Raises:
            ArticleError: if one of the files is not there any more, or not on this computer.
            OSError: if the tables can't be written.
        """
        place = batch_folder(self.folder, batch.number)
        if not place.is_dir():
            _check_sources(batch)
            readings = list(readings_of(batch, self.hints))
            _write_all(tables_of(readings, self.codebook), place)
        return len(batch.sources)


def _check_sources(batch: Batch) -> None:
    """Make sure that files were not taken away: they would be left out of the tables for good."""
    for source in batch.sources:
        if isinstance(source, Page) and not source.path.exists():
            raise ArticleError(
                f"{source.path} was there when the work began, and is not there now. All computers"
                " that share the work must see the articles under the same name. What is finished"
                " stays: put that right, and call kit.build_tables again."
            )


def batch_folder(folder: Path, number: int) -> Path:
    """Return where the tables of a batch lie; where it exists, the batch is done.

    >>> batch_folder(Path("tables"), 7).name
    'batch=000007'
    """
    return folder / f"batch={number:06}"


def tables_of(
    readings: Sequence[Reading], codebook: Codebook | None
) -> dict[str, "pd.DataFrame | pa.Table"]:
    """Make all the tables of some articles, by name, without the column `report`.

    Which reports share a name is only known when all articles are read. An article on which the kit
    fails is left out with a problem in the table "reading": among thousands, one may not stop all.

    >>> sorted(tables_of([], None))
    ['article', 'fingerprint', 'number', 'part', 'quotation', 'reading', 'sentence', 'word']
    """
    try:
        return _made(readings, codebook)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever it was, the culprit is looked for below
        return _made([_tried(one, codebook) for one in readings], codebook)


def _tried(reading: Reading, codebook: Codebook | None) -> Reading:
    try:
        _made([reading], codebook)
    except Exception as error:  # noqa: BLE001 - the error stands in the report
        problem = f"the kit failed on this article ({type(error).__name__}: {error})"
        return replace(reading, article=None, problem=problem)
    return reading


def _made(
    readings: Sequence[Reading], codebook: Codebook | None
) -> "dict[str, pd.DataFrame | pa.Table]":
    articles = [one.article for one in readings if one.article]
    tables = {
        "article": article_table(articles),
        "part": part_table(articles),
        "sentence": sentence_table(articles),
        "word": word_table(articles),
        "quotation": quotation_table(articles),
        "number": number_table(articles),
    }
    if codebook:
        tables["mention"] = mention_table(articles, codebook)
    plain = {name: _without_reports(table) for name, table in tables.items()}
    reading = readings_table(readings, {}).drop(columns="repeats")
    return {**plain, "reading": _arrow(reading), "fingerprint": _fingerprints(articles)}


def _without_reports(table: pd.DataFrame) -> "pa.Table":
    return _arrow(table.drop(columns="report").astype({"article": "str"}))


def _arrow(table: pd.DataFrame) -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_pandas(table, preserve_index=False)


def _fingerprints(articles: Sequence[Article]) -> "pa.Table":
    import pyarrow as pa

    made = [fingerprint(article) for article in articles]
    columns = {
        "article": pa.array([one.article for one in made], pa.string()),
        "addresses": pa.array([one.addresses for one in made], pa.list_(pa.string())),
        "sketch": pa.array([one.sketch for one in made], pa.list_(pa.uint32())),
    }
    return pa.table(columns)


def _write_all(tables: Mapping[str, "pa.Table"], place: Path) -> None:
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=ASIDE) as aside:
        written = Path(aside, "batch")
        written.mkdir()
        for name, table in tables.items():
            write_parquet(table, written / f"{name}.parquet")
        try:
            written.rename(place)
        except OSError:
            # Another worker, believed lost, may have finished the same batch in the meantime.
            if not place.is_dir():
                raise


def write_parquet(table: "pa.Table", path: Path) -> None:
    """Write a table so that it is on the disk when this returns, even if the power fails then."""
    import pyarrow.parquet as pq

    with path.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
