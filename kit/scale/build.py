"""Any number of articles → tables on the disk: batch by batch, here or on a Dask cluster."""

import json
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.actors import Codebook
from kit.compare.checks import TableError
from kit.errors import ArticleError, ArticleWarning
from kit.load import nothing_usable
from kit.save import save_text
from kit.scale.batches import ARTICLES, Batch, batches_of, check_sum, source_files
from kit.scale.stored import INDEX, Tables, need_pyarrow, open_tables
from kit.scale.writing import ASIDE, Task, batch_folder, write_parquet
from kit.sources.duplicates import Fingerprint, find_repeated
from kit.sources.rows import Hints
from kit.tables import distinct_names, is_free
from kit.waiting import growing_bar

if TYPE_CHECKING:
    from distributed import Client

MANIFEST = "manifest.json"
_DIFFERS = {
    "kit": "They were begun with version {then} of the kit, and this is version {now}.",
    "articles": "Since they were begun, a file of {source} was changed, added or taken away.",
    "codebook": "They were begun with another codebook.",
    "dayfirst": "They were begun with dayfirst={then}.",
    "columns": "They were begun with columns={then}.",
    "batch": "They were begun with batch={then}.",
}


def build_tables(  # noqa: PLR0913 - as load_articles, with where to and by whom
    source: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    client: "Client | None" = None,
    codebook: Codebook | None = None,
    dayfirst: bool | None = None,
    columns: Mapping[str, str] | None = None,
    batch: int = ARTICLES,
) -> Tables:
    """Make all tables of any number of articles, and keep them in a folder.

    Articles are read a few hundred at a time, so memory stays small; only an export is held whole
    while it is cut. If the work is stopped, call this again: what is done is kept, and the rest
    follows. When all is done, it only opens the tables. Needs the extra "scale".

    Args:
        source: a folder, or one file, as for `kit.load_articles`.
        folder: where the tables go: a new folder, or one where they were begun.
        client: a `dask.distributed.Client`: its workers then share the work. They must see the
            source and the folder under the same names.
        codebook: the actors to look for, if there is to be a table of mentions.
        dayfirst: as in `kit.load_article`.
        columns: as in `kit.load_article`.
        batch: how many articles are worked on together, at most: fewer take less memory.

    Returns:
        The tables, with the same articles, ids and names of reports as `kit.load_articles` gives.
        What was left out, and which articles repeat others, its `reading_report` shows.

    Raises:
        ArticleError: if there is no such source, or nothing in it can be read.
        TableError: if the folder holds something else, or tables of other articles; nothing is then
            changed in it.

    Warns:
        ArticleWarning: if something was left out, or articles repeat others.

    >>> import kit
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     tables = build_tables(kit.SEEDS, folder)
    ...     kit.compare.word_rates(tables.word.read(), "syria")["count"].tolist()
    [8, 7]
    """
    need_pyarrow()
    place, goal = Path(source).absolute(), Path(folder).absolute()
    files = source_files(place)
    if not files:
        raise ArticleError(nothing_usable(place, []))
    if batch < 1:
        raise TableError(f"A batch has at least 1 article, not {batch}.")
    hints = Hints(dayfirst, dict(columns) if columns else None)
    _begin(goal, place, _manifest(files, hints, codebook, batch))
    if not (goal / INDEX).is_file():
        try:
            _work(Task(goal, hints, codebook), batches_of(files, hints, batch), client)
            _finish(goal, place)
        except OSError as error:
            raise TableError(_not_written(goal, error)) from None
    tables = open_tables(goal)
    _warn(tables)
    return tables


def _manifest(
    files: list[Path], hints: Hints, codebook: Codebook | None, batch: int
) -> dict[str, Any]:
    """Return all that the tables depend on."""
    from importlib.metadata import version

    return {
        "kit": version("coverage-kit"),
        "articles": check_sum(files),
        "codebook": sha256(repr(codebook.actors).encode()).hexdigest() if codebook else None,
        "dayfirst": hints.dayfirst,
        "columns": hints.columns,
        "batch": batch,
    }


def _begin(folder: Path, source: Path, manifest: Mapping[str, Any]) -> None:
    """Make sure that a folder is free, or that these very tables were begun in it."""
    path = folder / MANIFEST
    try:
        begun = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        others = [] if begun else list(folder.glob("[!.]*"))
        if not begun and not others:
            save_text(path, json.dumps(manifest, indent=1))
    except (OSError, ValueError) as error:
        raise TableError(_not_written(folder, error)) from None
    if others:
        raise TableError(
            f"{folder} holds other files, such as {others[0].name}. Name a new folder for tables."
        )
    for key, said in _DIFFERS.items() if begun else ():
        then, now = begun.get(key), manifest[key]
        if then != now:
            why = said.format(then=then, now=now, source=source)
            raise TableError(
                f"{folder} holds tables that are not of these articles as they are now. {why}"
                " Name a new folder, or delete this one yourself."
            )


def _work(task: Task, batches: Iterator[Batch], client: "Client | None") -> None:
    """Do all batches that are not done, with a bar that shows how far it is."""
    known = 0

    def counted() -> Iterator[Batch]:
        nonlocal known
        for batch in batches:
            known = batch.known
            yield batch

    with growing_bar("Making tables", "article") as tell:
        for number in _results(task, counted(), client):
            tell(number, known)


def _results(task: Task, batches: Iterator[Batch], client: "Client | None") -> Iterator[int]:
    if client is None:
        return map(task, batches)
    waiting = (batch for batch in batches if not batch_folder(task.folder, batch.number).is_dir())
    return _spread(task, waiting, client)


def _spread(task: Task, batches: Iterator[Batch], client: "Client") -> Iterator[int]:
    """Keep every worker busy with two batches, so that no more are in memory than that."""
    from distributed import KilledWorker, as_completed

    def sent(number: int) -> list[Any]:
        return [client.submit(task, batch, pure=False) for batch in islice(batches, number)]

    ahead = 2 * max(1, sum(client.ncores().values()))
    done = as_completed(sent(ahead))
    for future in done:
        try:
            yield future.result()
        except KilledWorker as error:
            raise TableError(
                f"Workers were lost again and again at the same batch ({error}). They may need more"
                " memory. What is finished stays: call kit.build_tables again."
            ) from None
        done.update(sent(1))


def _finish(folder: Path, source: Path) -> None:
    """Name the reports, find the articles that repeat others, and write both down, as the last."""
    import pyarrow as pa

    places = sorted(folder.glob("batch=*"))
    known = ["article", "outlet", "published", "rights"]
    read = [pd.read_parquet(place / "article.parquet", columns=known) for place in places]
    articles = pd.concat(read, ignore_index=True)
    if articles.empty:
        raise ArticleError(nothing_usable(source, _problems(places)))
    days = [None if pd.isna(day) else day.date() for day in articles["published"]]
    outlets = articles["outlet"].astype(object).where(articles["outlet"].notna(), None)
    names = distinct_names(zip(articles["article"], outlets, days, strict=True))
    repeats = {one.article: one.repeats for one in find_repeated(_fingerprints(places))}
    index = articles[["article"]].assign(
        report=pd.Series(names, dtype="str"),
        repeats=articles["article"].map(repeats).astype("str"),
        free=articles["rights"].fillna("").map(is_free).astype("bool"),
    )
    _write_whole(pa.Table.from_pandas(index, preserve_index=False), folder / INDEX)
    for left in folder.glob(f"{ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)


def _write_whole(table: Any, path: Path) -> None:  # noqa: ANN401 - pyarrow comes without types
    aside = path.with_name(f"{ASIDE}{path.name}")
    write_parquet(table, aside)
    aside.replace(path)


def _fingerprints(places: list[Path]) -> Iterator[Fingerprint]:
    for place in places:
        table = pd.read_parquet(place / "fingerprint.parquet")
        for article, addresses, sketch in table.itertuples(index=False):
            yield Fingerprint(article, tuple(addresses), tuple(sketch.tolist()))


def _problems(places: list[Path]) -> list[str]:
    read = [pd.read_parquet(place / "reading.parquet", columns=["problem"]) for place in places]
    problems = pd.concat(read)["problem"]
    return [str(problem) for problem in problems[problems != ""]]


def _warn(tables: Tables) -> None:
    report = tables.reading_report()
    left_out, repeated = (report["problem"] != "").sum(), report["repeats"].notna().sum()
    if left_out or repeated:
        warnings.warn(
            f"Files and rows left out: {left_out:,}. Articles that repeat others, and were kept:"
            f" {repeated:,}. The reading_report() of the tables shows which, and why.",
            ArticleWarning,
            stacklevel=3,
        )


def _not_written(folder: Path, error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else error
    return (
        f"The tables can't be written to {folder} ({reason}). What is finished there stays:"
        " put that right, and call kit.build_tables again."
    )
