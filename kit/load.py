"""Files and folders → Articles."""

import os
import warnings
from collections.abc import Sequence
from pathlib import Path

from kit.anatomy import take_apart
from kit.article import Article

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
# White space, form feed and escape occur in text; other control bytes mark a picture or a program.
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f"))
_LONGEST_LINE = 20_000
_ONE_LONG_LINE = (
    "The text runs on in one very long line, so paragraphs can't be told apart."
    " Copy the page again with its line breaks."
)


class ArticleError(ValueError):
    """An article can't be read; the message names the file, what was found and what to do."""

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: the lines of the kit would not help a learner."""
        return [str(self)]


class ArticleWarning(UserWarning):
    """An article was read, and there is something that its reader should know."""


def article_from_text(text: str, article_id: str = "pasted text") -> Article:
    """Make an Article of the text of a page.

    Args:
        text: the page as plain text.
        article_id: the name of the report in every table.

    >>> article_from_text("The ferry is late. Nobody knows why.").sentences[1].text
    'Nobody knows why.'
    """
    return _article(text, article_id, None, ())


def load_article(path: str | os.PathLike[str]) -> Article:
    """Read one article from a text file.

    Args:
        path: a page saved as text; UTF-8 is expected, other encodings are read with a warning.

    Returns:
        The article; its id is the file's name without ".txt".

    Raises:
        ArticleError: if there is no such file, or it holds no text.

    Warns:
        ArticleWarning: for whatever stands in `Article.warnings`.

    >>> import kit
    >>> kit.load_article(kit.SEEDS / "2013-05-08-dw-us-and-russia-seek-syria-talks.txt").headline
    'US and Russia seek Syria talks'
    """
    article = _read(Path(path))
    _warn(article.path, article.warnings)
    return article


def load_articles(folder: str | os.PathLike[str]) -> list[Article]:
    """Read every text file (.txt) of a folder, in the order of their names.

    Args:
        folder: the folder; folders inside it are left alone.

    Returns:
        The articles. A file that can't be read is left out with a warning; it never stops the rest.

    Raises:
        ArticleError: if there is no such folder, or none of its files can be read.

    Warns:
        ArticleWarning: for each file left out, and for whatever stands in `Article.warnings`.

    >>> import kit
    >>> [article.published.year for article in kit.load_articles(kit.SEEDS)]
    [2013, 2016]
    """
    articles = []
    for path in _text_files(Path(folder)):
        try:
            article = _read(path)
        except ArticleError as error:
            _warn(None, [f"Left out: {error}"])
        else:
            _warn(path, article.warnings)
            articles.append(article)
    if not articles:
        raise ArticleError(
            f"No article could be read from the folder {folder}."
            " Put the text of at least one page into it, as a file whose name ends in .txt."
        )
    return articles


def _text_files(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() == ".txt" and not path.name.startswith(".") and path.is_file()
        )
    except NotADirectoryError:
        raise ArticleError(
            f"{folder} is a file, not a folder. For a single file, use kit.load_article."
        ) from None
    except (OSError, ValueError) as error:
        raise ArticleError(_not_opened(folder, "folder", error)) from None


def _read(path: Path) -> Article:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises on an impossible name
        raise ArticleError(
            f"{path} is a folder, not a file. To read all its articles, use kit.load_articles."
        )
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ArticleError(_not_opened(path, "file", error)) from None
    text, notes = _decode(data, path)
    if not text.strip():
        raise ArticleError(
            f"{path} is empty. Copy the text of the page again, save it there and load it again."
        )
    if max(map(len, text.splitlines())) > _LONGEST_LINE:
        notes = (*notes, _ONE_LONG_LINE)
    name = path.stem if path.suffix.lower() == ".txt" else path.name
    return _article(text, name, path, notes)


def _article(text: str, article_id: str, path: Path | None, notes: Sequence[str]) -> Article:
    anatomy = take_apart(text)
    return Article(
        id=article_id,
        source=text,
        parts=anatomy.parts,
        sentences=anatomy.sentences,
        published=anatomy.published,
        outlet=anatomy.outlet,
        path=path,
        warnings=(*notes, *anatomy.warnings),
    )


def _decode(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, path)
    if len(data.translate(None, _CONTROL_BYTES)) < len(data):
        raise ArticleError(
            f"{path} is not plain text: it looks like a picture, a PDF or a program's own format."
            " Open it, copy the words, and save them as a text file (UTF-8)."
        )
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        note = (
            f"The file is not UTF-8 (byte {error.start + 1}), so it was read as Windows text"
            " (cp1252). Check letters with accents; if they are wrong, save the file as UTF-8."
        )
    try:
        return data.decode("cp1252"), (note,)
    except UnicodeDecodeError:
        return data.decode("latin-1"), (note.replace("cp1252", "Latin-1"),)


def _decode_marked(data: bytes, encoding: str, path: Path) -> tuple[str, tuple[str, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{path} says that it is {encoding.upper()}, but byte {error.start + 1} does not fit."
            " The file may be cut off: copy the page again and save it as UTF-8."
        ) from None
    if encoding == "utf-8-sig":
        return text, ()
    return text, (f"The file is {encoding.upper()}. It was read; save it as UTF-8 to be safe.",)


def _not_opened(path: Path, what: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return (
            f"There is no {what} {path}. Check the name for typing slips;"
            f" the search began in the folder {Path.cwd()}."
        )
    reason = error.strerror if isinstance(error, OSError) else error
    return f"The {what} {path} can't be opened ({reason}). Check its name and who may read it."


def _warn(path: Path | None, notes: Sequence[str]) -> None:
    for note in notes:
        message = f"{path.name}: {note}" if path else note
        warnings.warn(message, ArticleWarning, stacklevel=3)
