"""A saved web page → the pieces of its article. Nothing is fetched, and no script is run.

The text is found by trafilatura (the extra "html"). Headline, date, writer and outlet are what the
page says about itself: JSON-LD, OpenGraph, meta tags, and the words under its headline. A date that
could only be guessed is called a guess, and is not used.
"""

import contextlib
import copy
import email
import email.policy
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kit.errors import ArticleError
from kit.layouts.datelines import read_date_line
from kit.layouts.dates import settle
from kit.layouts.furniture import furniture_reason, is_caption, is_credit, opens_box
from kit.sources.compose import Piece
from kit.sources.metadata import Metadata, read_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MISSING = (
    "To read saved web pages, the kit needs trafilatura. Add it once, where there is internet:"
    ' python3 -m pip install "coverage-kit[html]"'
)
_NO_DATE = "The page does not say when it was published, so the date is left empty."
_ONLY_CHANGED = (
    "The page says when it was changed, not when it was published, so the date is left empty."
)
_GUESS = (
    "A guess is {guess}, from other marks on the page. It is not used: look at the page where you"
    " found it."
)
_NO_TEXT = "Hardly any text of an article was found on this page."
_SPACE = re.compile(r"\s+")
_WORDS = re.compile(r"\w+")
_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|]{2,40}\Z")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_UNSEEN = frozenset({"script", "style", "noscript", "svg", "template"})
_ALIKE, _MOST_HEADINGS, _LINES_UNDER_HEADLINE = 0.6, 12, 30
_DAY_APART, _LEAST_WORDS = 1, 20


@dataclass(frozen=True, slots=True)
class WebPage:
    """The article of a saved web page.

    Attributes:
        pieces: its pieces, in reading order.
        published: the day of publication, or None.
        outlet: who published it, or None.
        notes: what a reader should know.
    """

    pieces: tuple[Piece, ...]
    published: date | None
    outlet: str | None
    notes: tuple[str, ...]


def read_web_page(data: bytes) -> WebPage:
    """Take a saved web page apart.

    Args:
        data: the file: HTML, or MHTML as browsers save it.

    Raises:
        ArticleError: if trafilatura is missing, or the file holds no HTML.
    """
    tree = _tree(_html(data))
    metadata = _metadata(tree)
    headline = _headline(tree, metadata)
    printed = _printed_day(tree, headline)
    published = _published(metadata, printed)
    undated = () if published else (_why_no_date(metadata, _guessed_day(tree)),)
    pieces = tuple(_pieces(tree, metadata, headline, published))
    notes = (*undated, *_notes_on_text(pieces))
    return WebPage(pieces, published, metadata.outlet or None, notes)


def _html(data: bytes) -> bytes | str:
    """Return the page inside an MHTML file; HTML comes back as it is."""
    head = data[:2000].lower()
    if b"mime-version:" not in head or b"multipart/related" not in head:
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else str(content)
    return b""


def _tree(page: bytes | str) -> "HtmlElement":
    try:
        from trafilatura.utils import load_html
    except ImportError:
        raise ArticleError(_MISSING) from None
    # Without a handler of its own, trafilatura's log would be printed among a learner's output.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = load_html(page) if page else None
    if tree is None:
        raise ArticleError("holds no web page. Save the page again in the browser, as HTML.")
    return tree


def _metadata(tree: "HtmlElement") -> Metadata:
    tags: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        tags.setdefault(name.lower(), meta.get("content") or "")
    for element in tree.xpath("descendant::*[@itemprop='datePublished']"):
        tags.setdefault("datepublished", element.get("content") or element.get("datetime") or "")
    scripts = [
        script.text or ""
        for script in tree.iterfind(".//script")
        if "ld+json" in (script.get("type") or "")
    ]
    links = (
        one.get("href") or "" for one in tree.iterfind(".//link") if one.get("rel") == "canonical"
    )
    return read_metadata(scripts, tags, next(links, ""))


def _headline(tree: "HtmlElement", metadata: Metadata) -> str:
    """Choose the heading that the page's own titles agree with; else the first title."""
    title = tree.find(".//title")
    titles = [*metadata.titles, _words_of(title)] if title is not None else [*metadata.titles]
    headings = [
        _words_of(one) for one, _ in zip(tree.iter("h1"), range(_MOST_HEADINGS), strict=False)
    ]
    alike = [
        (max((_likeness(heading, one) for one in titles), default=0.5), heading)
        for heading in headings
        if heading
    ]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, ""))
    chosen = best[1] if best[0] >= _ALIKE or not titles else titles[0]
    return _without_outlet(chosen, metadata.outlet)


def _without_outlet(title: str, outlet: str) -> str:
    suffix = _SUFFIX.search(title)
    if suffix and (" | " in suffix[0] or (outlet and outlet.lower() in suffix[0].lower())):
        return title[: suffix.start()]
    return title


def _likeness(one: str, other: str) -> float:
    """The share of words in common, counted on the shorter text."""
    a, b = set(_WORDS.findall(one.lower())), set(_WORDS.findall(other.lower()))
    return len(a & b) / min(len(a), len(b)) * (min(len(a), len(b)) > 1) if a and b else 0.0


def _words_of(element: "HtmlElement") -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _printed_day(tree: "HtmlElement", headline: str) -> date | None:
    """Return the day that is printed close under the headline; None without one or with several."""
    lines = _lines_under(tree, headline)
    found = [
        one
        for line in lines
        if (dated := read_date_line(line)) is not None
        for one in dated.published
    ]
    return settle(found[:1]) or settle(found)


def _lines_under(tree: "HtmlElement", headline: str) -> Iterator[str]:
    """Yield the pieces of text that stand under the headline, the nearest first, up to a number."""
    heading = next((one for one in tree.iter(*_HEADINGS) if _words_of(one) == headline), None)
    left = _LINES_UNDER_HEADLINE
    for element in _from(heading) if heading is not None else ():
        if element.tag not in _UNSEEN and element.tag not in _HEADINGS:
            for piece in (element.text, element.get("datetime"), element.tail):
                text = _SPACE.sub(" ", piece or "").strip()
                left -= bool(text)
                if text:
                    yield text
        if not left > 0:
            return


def _from(element: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield an element and all that come after it on the page, without a look at those before."""
    yield from element.iter()
    for above in (element, *element.iterancestors()):
        for beside in above.itersiblings():
            yield from beside.iter()


def _published(metadata: Metadata, printed: date | None) -> date | None:
    """Return the page's day; where metadata count by Greenwich's clock, the print is right."""
    if metadata.published is None or printed is None:
        return metadata.published or printed
    shifted = metadata.in_utc and abs((printed - metadata.published).days) <= _DAY_APART
    return printed if shifted else metadata.published


def _pieces(
    tree: "HtmlElement", metadata: Metadata, headline: str, published: date | None
) -> Iterator[Piece]:
    yield Piece("headline", headline)
    yield Piece("byline", metadata.authors)
    yield Piece("date", published.isoformat() if published else "")
    yield Piece("permalink", metadata.url)
    yield from _text(list(_blocks(tree)), headline)


def _blocks(tree: "HtmlElement") -> Iterator[tuple[str, str]]:
    """Yield (tag, text) of each paragraph, heading, entry of a list and row of a table."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, fast=True, include_comments=False)
    body = getattr(document, "body", None)
    for element in body if body is not None else ():
        inner = list(element.iter("item", "row")) if element.tag in ("list", "table") else [element]
        for one in inner:
            yield str(element.tag), _words_of(one)


def _text(blocks: Sequence[tuple[str, str]], headline: str) -> Iterator[Piece]:
    above: set[str] = set()
    for tag, text in blocks:
        if reason := _why_left_out(text, headline, above):
            yield Piece("furniture", text, reason)
        elif is_caption(text) or is_credit(text):
            yield Piece("credit" if is_credit(text) else "caption", text)
        else:
            yield Piece("subheading" if tag == "head" else "paragraph", text)
        above.add(text)


def _why_left_out(text: str, headline: str, above: set[str]) -> str:
    if text == headline:
        return "headline once more"
    if text in above:
        return "words that stand above already"
    if text and opens_box(text):
        return "heading of a box of links or a form"
    return furniture_reason(text)


def _guessed_day(tree: "HtmlElement") -> date | None:
    """Return the day that trafilatura makes out from anything on the page, if it does."""
    from trafilatura.metadata import extract_metadata

    # A guess is not worth losing a page for, whatever an odd page makes of it.
    with contextlib.suppress(Exception):
        return date.fromisoformat(extract_metadata(copy.deepcopy(tree), extensive=False).date or "")
    return None


def _why_no_date(metadata: Metadata, guess: date | None) -> str:
    said = _ONLY_CHANGED if metadata.modified else _NO_DATE
    if guess is None:
        return said
    return f"{said} {_GUESS.format(guess=f'{guess.day} {guess:%B %Y}')}"


def _notes_on_text(pieces: Sequence[Piece]) -> Iterator[str]:
    text = " ".join(piece.text for piece in pieces if piece.kind == "paragraph")
    if len(text.split()) < _LEAST_WORDS:
        yield _NO_TEXT
