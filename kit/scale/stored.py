"""Tables on the disk → DataFrames of what is asked for, and no more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.actors import Codebook
from kit.compare import with_note
from kit.compare.checks import TableError, need_columns, need_value
from kit.load import readings_table
from kit.tables import (
    FREE,
    article_table,
    mention_table,
    number_table,
    part_table,
    quotation_table,
    sentence_table,
    word_table,
)

if TYPE_CHECKING:
    from distributed import Client

Function = Callable[..., pd.DataFrame]

INDEX = "reports.parquet"
"""The file that is written last: all articles in order, their reports, and which repeat others."""
_KEYS = ("article", "report")
_EMPTY: dict[str, Callable[[], pd.DataFrame]] = {
    "article": lambda: article_table([]),
    "part": lambda: part_table([]),
    "sentence": lambda: sentence_table([]),
    "word": lambda: word_table([]),
    "quotation": lambda: quotation_table([]),
    "number": lambda: number_table([]),
    "mention": lambda: mention_table([], Codebook(())),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of many reports. It stays on the disk until something is read from it.

    Attributes:
        folder: where `kit.build_tables` put all its tables.
        name: "word", "sentence" and so on: which of the tables it is.
    """

    folder: Path
    name: str

    @property
    def files(self) -> list[Path]:
        """Its Parquet files, in order, for programs such as DuckDB: one for each batch.

        They hold all columns but `report`.
        """
        return [place / f"{self.name}.parquet" for place in sorted(self.folder.glob("batch=*"))]

    def __len__(self) -> int:
        """Count the rows without reading them."""
        return int(_dataset(self.files).count_rows())

    def read(
        self, columns: Iterable[str] | None = None, reports: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """Read the table, or only some columns of some reports, to keep memory small.

        Args:
            columns: the columns; if left out, all. Take few from tables of words.
            reports: the reports; if left out, all.

        Returns:
            The same DataFrame that `kit.word_table` and its like make of these articles.

        Raises:
            TableError: if there is no such column or report.

        >>> import kit
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     tables = kit.build_tables(kit.SEEDS, folder)
        ...     tables.word.read(["report", "word"], ["DW, 12 Oct 2016"]).shape
        (425, 2)
        """
        empty = _EMPTY[self.name]()
        wanted = list(empty.columns) if columns is None else list(columns)
        need_columns(empty, " ".join(wanted), "the same name")
        index = read_index(self.folder)
        chosen = _chosen(index, reports)
        return _frame(self.files, index if chosen is None else chosen, empty[wanted])

    def each(
        self, function: Function, *args: object, client: "Client | None" = None, **named: object
    ) -> pd.DataFrame:
        """Ask something of every report without reading the whole table at once.

        Args:
            function: a function from a table to a table that looks at each report by itself, such
                as `kit.compare.word_counts` or `kit.compare.concordance`. It gets the table in
                stretches of some hundred reports.
            args: what else the function takes.
            client: a Dask client; the stretches are then spread over its workers.
            named: what else the function takes, by name.

        Returns:
            Its tables under each other, in the order of the reports.

        >>> import kit
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     tables = kit.build_tables(kit.SEEDS, folder)
        ...     len(tables.part.each(kit.compare.concordance, "regime"))
        3
        """
        work = _Stretch(self.name, function, args, tuple(named.items()))
        if client is None:
            found = [work(path) for path in self.files]
        else:
            found = client.gather(client.map(work, self.files, pure=False))
        return self._under_each_other([one for one in found if one is not None], work)

    def _under_each_other(self, found: list[pd.DataFrame], work: "_Stretch") -> pd.DataFrame:
        index = read_index(self.folder)
        if not found:
            return work.of(_EMPTY[self.name]())
        whole = pd.concat(found, ignore_index=True)
        whole.attrs[FREE] = _free(index)
        return with_note(whole, f"{len(index):,} reports, each looked at by itself.")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of many articles, on the disk. Made by `kit.build_tables`.

    Attributes:
        folder: the folder they lie in.
        article, part, sentence, word, quotation, number, mention: a `Table` each, with the columns
            of `kit.article_table`, `kit.part_table` and so on.
    """

    folder: Path

    @property
    def article(self) -> Table:
        """One row for each article; see `kit.article_table`."""
        return Table(self.folder, "article")

    @property
    def part(self) -> Table:
        """One row for each part of each page; see `kit.part_table`."""
        return Table(self.folder, "part")

    @property
    def sentence(self) -> Table:
        """One row for each sentence; see `kit.sentence_table`."""
        return Table(self.folder, "sentence")

    @property
    def word(self) -> Table:
        """One row for each word; see `kit.word_table`."""
        return Table(self.folder, "word")

    @property
    def quotation(self) -> Table:
        """One row for each quotation; see `kit.quotation_table`."""
        return Table(self.folder, "quotation")

    @property
    def number(self) -> Table:
        """One row for each figure; see `kit.number_table`."""
        return Table(self.folder, "number")

    @property
    def mention(self) -> Table:
        """One row for each mention of an actor; see `kit.mention_table`.

        Raises:
            TableError: if the tables were built without a codebook.
        """
        table = Table(self.folder, "mention")
        if not all(path.exists() for path in table.files):
            raise TableError(
                "These tables have no mentions, because they were built without a codebook."
                " Build them in another folder with codebook=kit.load_actors(FILE)."
            )
        return table

    def reading_report(self) -> pd.DataFrame:
        """Return what came of each file and row; see `kit.reading_report`.

        >>> import kit
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     kit.build_tables(kit.SEEDS, folder).reading_report()["read_as"].tolist()
        ['text', 'text', 'codebook or codes']
        """
        paths = [place / "reading.parquet" for place in sorted(self.folder.glob("batch=*"))]
        index = read_index(self.folder)
        repeats = index.set_index("article")["repeats"]
        table = _dataset(paths).to_table().to_pandas()
        table["repeats"] = table["article"].map(repeats)
        empty = readings_table([], {})
        typed: pd.DataFrame = table.astype(empty.dtypes.to_dict())[list(empty.columns)]
        return typed


def open_tables(folder: str | Path) -> Tables:
    """Open tables that `kit.build_tables` has finished, to read from them another day.

    Args:
        folder: where they were put.

    Raises:
        TableError: if there are none, or they are not finished.

    >>> open_tables("nowhere")
    Traceback (most recent call last):
    kit.compare.checks.TableError: There are no finished tables in nowhere. Make them with \
kit.build_tables; what was begun is carried on.
    """
    need_pyarrow()
    if not (Path(folder) / INDEX).is_file():
        raise TableError(
            f"There are no finished tables in {folder}."
            " Make them with kit.build_tables; what was begun is carried on."
        )
    return Tables(Path(folder))


def need_pyarrow() -> None:
    """Make sure that there is a library for Parquet files.

    Raises:
        TableError: if not; the message says which command adds it.

    >>> need_pyarrow()
    """
    try:
        import pyarrow as pa  # noqa: F401 - to see whether it is there
    except ImportError:
        raise TableError(
            "For tables on the disk, the kit needs pyarrow. Add it once, where there is internet:"
            ' python3 -m pip install "coverage-kit[scale]"'
        ) from None


def read_index(folder: Path) -> pd.DataFrame:
    """Return all articles in order, with the columns article, report, repeats, free."""
    return pd.read_parquet(folder / INDEX)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A function and what else it takes, on its way to another computer."""

    name: str
    function: Function
    args: tuple[object, ...]
    named: tuple[tuple[str, object], ...]

    def of(self, table: pd.DataFrame) -> pd.DataFrame:
        return self.function(table, *self.args, **dict(self.named))

    def __call__(self, path: Path) -> pd.DataFrame | None:
        """Return what the function makes of one file; None if the file has no rows."""
        index = read_index(path.parent.parent)
        here = pd.read_parquet(path.with_name("article.parquet"), columns=["article"])["article"]
        table = _frame([path], index[index["article"].isin(here)], _EMPTY[self.name]())
        if not len(table):
            return None
        answer = self.of(table)
        answer.attrs = {}  # what was counted here is not all that was counted
        keys = {key: pd.CategoricalDtype(index[key].tolist()) for key in _KEYS if key in answer}
        return answer.astype(keys)


def _chosen(index: pd.DataFrame, reports: Iterable[str] | None) -> pd.DataFrame | None:
    if reports is None:
        return None
    names = [reports] if isinstance(reports, str) else list(reports)
    for name in names:
        need_value(index, "report", name)
    return index[index["report"].isin(names)]


def _dataset(files: Sequence[Path]) -> Any:  # noqa: ANN401 - pyarrow comes without types
    import pyarrow.dataset as ds

    options = ds.ParquetReadOptions(dictionary_columns=["article"])
    paths = [str(path) for path in files]
    return ds.dataset(paths, format=ds.ParquetFileFormat(read_options=options))


def _frame(files: Sequence[Path], index: pd.DataFrame, empty: pd.DataFrame) -> pd.DataFrame:
    """Read what an empty table has columns for, of the articles of an index."""
    import pyarrow as pa
    import pyarrow.dataset as ds

    columns = list(dict.fromkeys(["article", *empty.columns]))
    columns = [name for name in columns if name != "report"]
    only = ds.field("article").isin(pa.array(index["article"].tolist(), pa.string()))
    table = _dataset(files).to_table(columns=columns, filter=only).unify_dictionaries()
    frame = table.to_pandas()
    article = frame["article"].astype("category").cat.set_categories(index["article"].tolist())
    reports = pd.Categorical.from_codes(
        article.cat.codes.to_numpy(), dtype=pd.CategoricalDtype(index["report"].tolist())
    )
    plain = {key: kind for key, kind in empty.dtypes.items() if key not in _KEYS}
    whole: pd.DataFrame = frame.assign(article=article, report=reports)[list(empty.columns)]
    whole = whole.astype(plain)
    whole.attrs = {FREE: _free(index)}
    return whole


def _free(index: pd.DataFrame) -> list[str]:
    return [str(article) for article in index.loc[index["free"], "article"]]
