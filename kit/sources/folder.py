"""A folder → its files and the ids of their articles, which the names of the files alone decide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kit.errors import ArticleError
from kit.sources.reading import id_of, is_read, read_articles
from kit.sources.rows import Hints, Reading
from kit.textfiles import not_opened

_ROW = re.compile(r"-\d+\Z")


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that are meant for the kit, in the order of their names.

    Raises:
        ArticleError: if there is no such folder, or it can't be opened.

    >>> import kit
    >>> [path.suffix for path in files_in(kit.SEEDS)]
    ['.txt', '.txt', '.csv']
    """
    try:
        return sorted(path for path in folder.iterdir() if is_read(path) and path.is_file())
    except (OSError, ValueError) as error:
        raise ArticleError(not_opened(folder, "folder", error)) from None


def distinct_ids(files: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file of a folder with the id that its article goes by, no id twice.

    A file whose id is taken, by an earlier file or by a row of an export, goes by its whole name.

    >>> [name for _, name in distinct_ids([Path("a.TXT"), Path("a.txt"), Path("b.html")])]
    ['a', 'a.txt', 'b.html']
    """
    names, used = {path.name for path in files}, set[str]()
    for path in files:
        article = id_of(path)
        if article in used or (_ROW.search(article) and _ROW.sub("", article) in names):
            article = path.name
        used.add(article)
        yield path, article


def read_named(path: Path, article_id: str, hints: Hints) -> Iterator[Reading]:
    """Yield what comes of one file of a folder; a file that can't be read is one more reading.

    Args:
        path: the file.
        article_id: what its article is called, if the whole file is one.
        hints: what is known about it.

    >>> [one.problem[:22] for one in read_named(Path("fog.pdf"), "fog.pdf", Hints())]
    ['fog.pdf is a kind of f']
    """
    try:
        for one in read_articles(path, hints):
            whole = one.article is not None and one.row is None
            named = replace(one.article, id=article_id) if one.article and whole else one.article
            yield replace(one, article=named)
    except ArticleError as error:
        yield Reading(path, None, "", None, str(error))
