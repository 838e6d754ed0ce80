"""`kit read`: an article's anatomy, for a person or as JSON."""

import json
import os
import shutil
import sys
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from kit.article import Article, Part
from kit.load import ArticleError, ArticleWarning, load_articles
from kit.quoting import quotation_record, quotations
from kit.rights import rights_warning

_BOLD, _DIM, _BLUE, _PLAIN = "\033[1m", "\033[2m", "\033[34m", "\033[0m"
_STYLES = {"headline": _BOLD, "subheading": _BOLD, "furniture": _DIM}
_LABEL_WIDTH = 12


def read(paths: Sequence[str], *, as_json: bool) -> int:
    """Print the anatomy of each article; return 1 if one of the paths could not be read.

    Args:
        paths: pages, exports and folders of them.
        as_json: True for one `article_record` a line, False for a text for people.
    """
    status = 0
    for path in paths:
        try:
            articles = _load(path)
            said = rights_warning(articles) if as_json and not sys.stdout.isatty() else ""
            if said:
                print(f"kit: {said}", file=sys.stderr)
            for article in articles:
                print(json.dumps(article_record(article)) if as_json else _page(article))
        except ArticleError as error:
            print(f"kit: {error}", file=sys.stderr)
            status = 1
    return status


def article_record(article: Article) -> dict[str, Any]:
    """Return an article as built-in values, ready for JSON. This is a stable interface.

    Returns:
        id, path, outlet, headline, kicker, standfirst, published ("2016-10-12" or None), url,
        caption, credit, byline: text or None; agencies: a list of names; sections: a list of
        {heading, paragraphs}; parts: a list of {kind, start, end}; sentences: a list of
        {start, end}; quotations: a list of {start, end, text, kind, speaker, speaker_start,
        speaker_end, speaker_resolved, cue, cue_start, cue_end}, of the words between the marks;
        warnings: a list of texts; source: the page. Positions count characters of `source` from 0;
        `end` is the position after the last.

    >>> import kit
    >>> article_record(kit.article_from_text("Rain fell. It stopped."))["sentences"]
    [{'start': 0, 'end': 10}, {'start': 11, 'end': 22}]
    """
    return {
        "id": article.id,
        "path": str(article.path) if article.path else None,
        "outlet": article.outlet,
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "caption": article.caption,
        "credit": article.credit,
        "byline": article.byline,
        "agencies": list(article.agencies),
        "sections": [
            {
                "heading": section.heading.text if section.heading else None,
                "paragraphs": [paragraph.text for paragraph in section.paragraphs],
            }
            for section in article.sections
        ],
        "parts": [{"kind": p.kind, "start": p.start, "end": p.end} for p in article.parts],
        "sentences": [{"start": s.start, "end": s.end} for s in article.sentences],
        "quotations": [quotation_record(said) for said in quotations(article)],
        "warnings": list(article.warnings),
        "source": article.source,
    }


def _load(path: str) -> list[Article]:
    """Load a file or a folder, with warnings as plain lines instead of Python's own form."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        try:
            return load_articles(path)
        finally:
            for warning in caught:
                print(f"kit: {warning.message}", file=sys.stderr)


def _page(article: Article) -> str:
    columns = max(40, min(100, shutil.get_terminal_size().columns))
    colored = _shows_color(sys.stdout)
    lines = [_styled(article.id, _BLUE if colored else "")]
    for part in article.parts:
        lines += (
            _styled(line, _STYLES.get(part.kind, "") if colored else "")
            for line in _part_lines(part, columns)
        )
    return "\n".join([*lines, ""])


def _part_lines(part: Part, columns: int) -> Iterator[str]:
    text = "".join(letter if letter.isprintable() else " " for letter in part.explained)
    wrapped = textwrap.wrap(text, columns - _LABEL_WIDTH) or [text]
    for label, line in zip([part.kind, *[""] * len(wrapped)], wrapped, strict=False):
        yield f"{label:<{_LABEL_WIDTH}}{line}"


def _styled(line: str, style: str) -> str:
    return f"{style}{line}{_PLAIN}" if style else line


def _shows_color(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
