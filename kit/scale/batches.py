"""A folder or an export → batches of work: small, and the same ones whenever it is asked again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kit.errors import ArticleError
from kit.sources.folder import distinct_ids, files_in, read_named
from kit.sources.reading import id_of
from kit.sources.rows import Export, Hints, Reading, open_export, rows_as_articles
from kit.textfiles import is_folder

ARTICLES = 250
"""The most articles of a batch, if nothing else is said: some seconds of work."""
CHARACTERS = 4_000_000
"""The most characters of a batch, unless a single article is longer: what keeps memory small."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file that is read where the work is done.

    Attributes:
        path: the file.
        article: the id of its article, if the whole file is one.
    """

    path: Path
    article: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A heap of work.

    Attributes:
        number: its place among the batches, from 0.
        sources: files, and rows of exports that were opened already.
        known: how many files and rows there are in all, as far as it is known by now.
    """

    number: int
    sources: tuple[Page | Export, ...]
    known: int = 0


def source_files(source: Path) -> list[Path]:
    """Return the files that a source consists of: those of a folder, or itself.

    Raises:
        ArticleError: if there is no such folder.

    >>> source_files(Path("fog.csv")) == [Path("fog.csv")]
    True
    """
    return [source] if source.suffix and not is_folder(source) else files_in(source)


def check_sum(files: list[Path]) -> str:
    """Return a sum that changes with the name and the bytes of any file.

    >>> import kit
    >>> check_sum(sorted(kit.SEEDS.glob("2013*"))) == check_sum(sorted(kit.SEEDS.glob("2016*")))
    False
    """
    whole = hashlib.sha256()
    for path in files:
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            found = "can't be opened"
        whole.update(f"{path.name}\n{found}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def batches_of(files: list[Path], hints: Hints, most: int = ARTICLES) -> Iterator[Batch]:
    """Yield the articles of files in batches, in order; only one export is open at a time.

    Args:
        files: the files, in the order of their names.
        hints: what is known about them.
        most: the most articles of a batch.

    >>> import kit
    >>> [len(batch.sources) for batch in batches_of(sorted(kit.SEEDS.glob("*.txt")), Hints())]
    [2]
    """
    number, heap, characters, known = 0, list[Page | Export](), 0, len(files)
    for source, size, rows in _sources(files, hints):
        if heap and (len(heap) == most or characters + size > CHARACTERS):
            yield Batch(number, tuple(heap), known)
            number, heap, characters = number + 1, [], 0
        heap.append(source)
        characters, known = characters + size, known + rows
    if heap:
        yield Batch(number, tuple(heap), known)


def readings_of(batch: Batch, hints: Hints) -> Iterator[Reading]:
    """Yield what comes of a batch: an article, or why there is none.

    >>> import kit
    >>> pages = (Page(path, path.stem) for path in sorted(kit.SEEDS.glob("*.txt")))
    >>> [one.article.published.year for one in readings_of(Batch(0, tuple(pages)), Hints())]
    [2013, 2016]
    """
    for source in batch.sources:
        if isinstance(source, Export):
            yield from rows_as_articles(source)
        else:
            yield from read_named(source.path, source.article, hints)


def _sources(files: list[Path], hints: Hints) -> Iterator[tuple[Page | Export, int, int]]:
    """Yield each file and each row of each export: with its size, and how many rows are news."""
    for path, article in distinct_ids(files) if len(files) > 1 else map(_alone, files):
        try:
            export = open_export(path, hints)
        except ArticleError:
            export = None  # whoever reads it again gets the same error, and lists it
        if not export:
            yield Page(path, article), _size(path), 0
            continue
        for i, row in enumerate(export.rows):
            size = sum(len(str(cell)) for cell in row.fields.values())
            yield replace(export, rows=(row,), count=1), size, 0 if i else export.count - 1


def _alone(path: Path) -> tuple[Path, str]:
    return path, id_of(path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
