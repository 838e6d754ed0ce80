r"""What a person brings → articles, and each as a plain text file that loads the same everywhere.

A file begins with a small header, which `kit.sources.headers` reads; below the line "---" stands
the page as it was brought. What an article looks like here, it looks like once it is loaded.
"""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from kit.article import Article, Header
from kit.errors import ArticleError, UnreadableError
from kit.save import numbered, save_text
from kit.sources.exports import CUT_OFF
from kit.sources.headers import day, header_of, header_text, split_header
from kit.sources.reading import article_of_text, is_read, read_articles, read_data
from kit.sources.rows import Hints
from kit.terms import term
from kit.textfiles import decode
from kit.texts import say, say_many

_NO_LETTER = re.compile(r"[\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’")
# What no text file holds: a file with these would be taken for a picture or a program.
_NOT_IN_TEXTS = re.compile("[\0-\x08\x0e-\x1a\x7f\ud800-\udfff]")
_LONGEST_OUTLET, _LONGEST_HEADLINE = 30, 90

CORRECTED = ("headline", "date", "outlet", "author", "link", "rights")
"""What a person may correct by hand."""


def articles_in(data: bytes, name: str) -> tuple[list[Article], list[str]]:
    r"""Return the articles of a file that somebody brings, as they will be once they are saved.

    Args:
        data: what the file holds.
        name: its name; the ending says what it is.

    Returns:
        The articles, with a header that says what was found; and why others were left out.

    Raises:
        ArticleError: if the file can't be read at all.

    >>> articles, left_out = articles_in(b"title,text\nFog lifts,Boats came.\n", "fog.csv")
    >>> articles[0].headline, articles[0].origin, left_out
    ('Fog lifts', 'fog.csv, row 1', [])
    """
    try:
        readings = list(read_data(data, Path(name)))
    except UnreadableError as error:
        raise ArticleError(str(error)) from None
    problems = [f"{name}, row {one.row}: {one.problem}" for one in readings if one.problem]
    articles = [_as_saved(one.article) for one in readings if one.article]
    if not articles and not problems:
        problems = [f"{name} holds no article: it is a {readings[0].read_as} of the kit."]
    return articles, problems


def pasted_article(text: str, origin: str = "pasted text") -> Article:
    """Return the article of a text that somebody pasted, as it will be once it is saved.

    Args:
        text: the text of a page, or what a saved file of the kit holds.
        origin: where it came from, unless its header says so.

    Raises:
        ArticleError: if there is no text.

    >>> pasted_article("Rain fell.").origin
    'pasted text'
    """
    if not text.strip().strip("\ufeff"):
        raise ArticleError(say("There is no text yet. Copy the words of a page and paste them."))
    articles, _ = articles_in(_clean(text).encode(), "pasted.txt")
    header = articles[0].header
    named = header.origin not in (None, "pasted.txt")
    return restated(articles[0], header if named else replace(header, origin=origin))


def restated(article: Article, header: Header) -> Article:
    """Return an article with another header, read anew.

    Args:
        article: the article.
        header: all that is to be said above its page.

    >>> import kit
    >>> restated(kit.article_from_text("Rain fell."), Header(date="2016-10-12")).published
    datetime.date(2016, 10, 12)
    """
    return article_of_text(article.source, article.id, Hints(header=header), article.path)


def corrected(article: Article, typed: Mapping[str, str]) -> tuple[Article, dict[str, str]]:
    """Return an article as somebody corrects it, and what is wrong with the corrections.

    Args:
        article: the article as it was found.
        typed: from names in CORRECTED to what was typed; an empty text takes away what was found.

    >>> article, wrong = corrected(pasted_article("Rain fell."), {"date": "12 Oct", "outlet": "DW"})
    >>> article.outlet, wrong["date"][:38]
    ('DW', "'12 Oct' can't be read as a day. Write")
    """
    words = {name: " ".join(_clean(value).split()) for name, value in typed.items()}
    words = {name: "" if said == "-" else said for name, said in words.items()}
    wrong = {}
    if words.get("date") and day(words["date"]) is None:
        wrong["date"] = _no_day(words.pop("date"))
    found = article.header
    said = {name: value if value or getattr(found, name) else None for name, value in words.items()}
    return restated(article, replace(found, **said)), wrong


def write_it_like() -> str:
    """Say how to write a day."""
    return say("Write it like 2016-10-12: year, month, day.")


def _no_day(typed: str) -> str:
    said = say("{date!r} can't be read as a day.", date=typed)
    return f"{said} {write_it_like()}"


def changes(found: Header, now: Header) -> list[str]:
    """Say in words what was corrected.

    >>> changes(Header(headline="Menu"), Header(headline="Fog lifts", date="2013-05-08"))
    ['headline: "Fog lifts" instead of "Menu"', 'date: "2013-05-08", where there was nothing']
    """
    pairs = [(name, getattr(found, name), getattr(now, name)) for name in CORRECTED]
    return [
        f"{term(name)}: {_change(old, new)}"
        for name, old, new in pairs
        if (old or "") != (new or "")
    ]


def _change(old: str | None, new: str | None) -> str:
    if old and new:
        return say('"{new}" instead of "{old}"', new=new, old=old)
    if new:
        return say('"{new}", where there was nothing', new=new)
    return say('nothing instead of "{old}"', old=old)


def _clean(text: str) -> str:
    return _NOT_IN_TEXTS.sub("\N{REPLACEMENT CHARACTER}", text)


def _as_saved(article: Article) -> Article:
    """Take an article as its file will give it: notes of an export that still hold go along."""
    header = header_of(article)
    if CUT_OFF in article.warnings:
        header = replace(header, note=CUT_OFF)
    saved = restated(article, header)
    # What was said of the file itself, such as its encoding, is said once more now.
    said = [note for note in article.warnings if note not in saved.warnings]
    return replace(saved, warnings=(*said, *saved.warnings))


def save_article(article: Article, folder: str | os.PathLike[str]) -> Path:
    """Save an article as a plain text file: a small header, the line "---", and the page.

    Args:
        article: the article, from a file of any kind or from a text.
        folder: where to; it is made if there is none.

    Returns:
        Where it was saved: a file named after its date, outlet and headline. If a file of that name
        is there and holds something else, this one gets a number, as in "… (2).txt". If it holds
        the very same, it is left alone.

    Raises:
        ArticleError: if there is no text, or the folder can't be written to.

    >>> import kit, tempfile
    >>> report = kit.load_articles(kit.SEEDS)[0]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = save_article(report, folder)
    ...     print(path.name, kit.load_article(path).source == report.source)
    2013-05-08-dw-us-and-russia-seek-syria-talks.txt True
    """
    text = header_text(header_of(article)) + article.source
    if not article.source.strip() or _NOT_IN_TEXTS.search(text):
        raise ArticleError(
            f"{article.id} has no text, or characters that no text file holds. Copy its page anew."
        )
    target = Path(folder) / file_name(article)
    data = text.encode()
    try:
        free = next(p for p in numbered(target) if not p.exists() or p.read_bytes() == data)
        if not free.exists():
            save_text(free, text)
    except OSError as error:
        raise ArticleError(
            f"{target} can't be written ({error.strerror}). Check that you may write into this"
            " folder, or choose another one."
        ) from None
    return free


def file_name(article: Article) -> str:
    """Return the name that an article's file gets: YEAR-MONTH-DAY-OUTLET-HEADLINE.txt.

    >>> file_name(pasted_article("Rain fell on everybody's roof."))
    'undated-rain-fell-on-everybodys-roof.txt'
    """
    day = article.published.isoformat() if article.published else "undated"
    words = article.headline or " ".join(article.source.split()[:6])
    pieces = (day, _slug(article.outlet or "", _LONGEST_OUTLET), _slug(words, _LONGEST_HEADLINE))
    return f"{'-'.join(filter(None, pieces))}.txt"


def _slug(words: str, longest: int) -> str:
    """Make words fit for a file's name; computers count its length in bytes."""
    plain = unicodedata.normalize("NFKC", words).casefold().translate(_APOSTROPHES)
    joined = _NO_LETTER.sub("-", plain).encode()[:longest].decode(errors="ignore")
    return joined.strip("-")


def same_page(article: Article, folder: str | os.PathLike[str]) -> Path | None:
    """Return the first text file of a folder that holds the same page, whatever its header says.

    >>> same_page(pasted_article("Rain fell."), "no such folder") is None
    True
    """
    return next((path for path, page in _pages(Path(folder)) if page == article.source), None)


def _pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each text file of a folder and its page; one that can't be read is no page."""
    for path in _files(folder, "*.txt"):
        try:
            yield path, split_header(decode(path.read_bytes(), path)[0])[1]
        except (OSError, UnreadableError):
            continue


def articles_there(folder: str | os.PathLike[str]) -> pd.DataFrame:
    """Return what a folder of articles holds; one that does not exist holds nothing.

    Columns:
        file: the file's name.
        headline: the headline; of an export, how many articles it holds; empty if unknown.
        date: the day, such as "2016-10-12"; empty if unknown.
        outlet: who published it; empty if unknown.
        problem: why the file can't be read; otherwise empty.

    >>> import kit
    >>> articles_there(kit.SEEDS)[["date", "outlet"]].values.tolist()[0]
    ['2013-05-08', 'DW']
    """
    columns = "file headline date outlet problem".split()
    rows = [_there(path) for path in _files(Path(folder), "*")]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if is_read(path) and path.is_file())


def _there(path: Path) -> tuple[str, str, str, str, str]:
    try:
        articles = [one.article for one in read_articles(path) if one.article]
    except ArticleError as error:
        return path.name, "", "", "", str(error)
    if len(articles) != 1:
        held = say_many("{n} articles", "{n} articles", len(articles))
        return path.name, held, "", "", ""
    (one,) = articles
    date = one.published.isoformat() if one.published else ""
    return path.name, one.headline or "", date, one.outlet or "", ""
