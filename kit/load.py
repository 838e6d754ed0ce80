"""Files and folders → Articles."""

import os
import warnings
from collections.abc import Sequence
from pathlib import Path

from kit.anatomy import take_apart
from kit.article import Article
from kit.textfiles import UnreadableError, is_folder, not_opened, read_text

_LONGEST_LINE = 20_000
_ONE_LONG_LINE = (
    "The text runs on in one very long line, so paragraphs can't be told apart."
    " Copy the page again with its line breaks."
)


class ArticleError(UnreadableError):
    """An article can't be read; the message names the file, what was found and what to do."""


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
        raise ArticleError(not_opened(folder, "folder", error)) from None


def _read(path: Path) -> Article:
    if is_folder(path):
        raise ArticleError(
            f"{path} is a folder, not a file. To read all its articles, use kit.load_articles."
        )
    try:
        text, notes = read_text(path)
    except UnreadableError as error:
        raise ArticleError(str(error)) from None
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


def _warn(path: Path | None, notes: Sequence[str]) -> None:
    for note in notes:
        message = f"{path.name}: {note}" if path else note
        warnings.warn(message, ArticleWarning, stacklevel=3)
