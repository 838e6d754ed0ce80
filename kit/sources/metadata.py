"""The head of a saved web page → what the page says about itself: JSON-LD, OpenGraph, meta tags."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kit.layouts.dates import find_dates, settle

# The names under which pages give the day of publication, the surest first.
PUBLISHED = (
    "article:published_time og:article:published_time article:published og:published_time"
    " datepublished citation_publication_date parsely-pub-date dc.date.issued dcterms.issued"
    " sailthru.date publish-date publish_date publication_date publicationdate pubdate"
    " cxenseparse:recs:publishtime article.published date_published date dc.date dcterms.created"
    " dc.date.created created".split()
)
TITLES = "og:title twitter:title headline dc.title title".split()
OUTLETS = "og:site_name application-name dc.publisher publisher".split()
AUTHORS = "author article:author_name parsely-author sailthru.author dc.creator byl".split()
ADDRESSES = "og:url twitter:url".split()
_ARTICLE = re.compile(r"Article|BlogPosting|Report|NewsStory|OpinionPiece|Review\Z")
_UTC = re.compile(r":\d\d(?:\.\d+)?\s*(?:Z|UTC|GMT|\+00:?00)\Z")
_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_DEEPEST, _MOST_OBJECTS = 12, 2000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page says about it; empty where it says nothing.

    Attributes:
        titles: its headline, in the words of each source, the surest first.
        authors: who wrote it, parted by commas.
        outlet: who published it.
        url: its address.
        published: the day of publication, or None.
        in_utc: True if that day is counted by the clock of Greenwich.
        modified: True if only the day of the last change is given.
    """

    titles: tuple[str, ...]
    authors: str
    outlet: str
    url: str
    published: date | None
    in_utc: bool
    modified: bool


def read_metadata(scripts: list[str], tags: Mapping[str, str], canonical: str) -> Metadata:
    """Put together what a page says about itself.

    Args:
        scripts: the texts of its JSON-LD scripts; they are read, never run.
        tags: its meta tags, names in small letters.
        canonical: the address in its link "canonical".

    >>> tags = {"og:title": "Fog lifts", "article:published_time": "2013-05-08T23:30:00-05:00"}
    >>> read_metadata([], tags, "").published
    datetime.date(2013, 5, 8)
    """
    found = list(_articles(scripts))
    own = found[0] if found else {}
    values = [one.get("datePublished") for one in found] + [tags.get(name) for name in PUBLISHED]
    published, value = next(((day, v) for v in values if (day := _day(v))), (None, ""))
    changed = bool(own.get("dateModified") or tags.get("article:modified_time"))
    titles = [_text(one.get("headline")) for one in found[:1]] + [tags.get(n, "") for n in TITLES]
    return Metadata(
        titles=tuple(dict.fromkeys(" ".join(title.split()) for title in titles if title.strip())),
        authors=_names(own.get("author")) or _first(tags, AUTHORS),
        outlet=_names(own.get("publisher")) or _first(tags, OUTLETS),
        url=canonical or _first(tags, ADDRESSES) or _text(own.get("url")),
        published=published,
        in_utc=_UTC.search(str(value)) is not None,
        modified=published is None and changed,
    )


def _first(tags: Mapping[str, str], names: list[str]) -> str:
    return next((tags[name].strip() for name in names if tags.get(name, "").strip()), "")


def _day(value: object) -> date | None:
    """Read the day as it is written: what a clock elsewhere shows is of no interest."""
    if not isinstance(value, str):
        return None
    match = _ISO_DAY.match(value)
    if match:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    return settle(find_dates(value)[:1])


def _articles(scripts: list[str]) -> Iterator[Mapping[str, Any]]:
    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(data):
            kinds = one.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                yield one


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects inside JSON-LD, the outer before the inner, up to a limit."""
    waiting, seen = [(data, 0)], 0
    while waiting and seen < _MOST_OBJECTS:
        value, depth = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            inner = [
                value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value
            ]
        else:
            inner = value if isinstance(value, list) else []
        if depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in inner]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object) -> str:
    values = value if isinstance(value, list) else [value]
    names = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in values]
    return ", ".join(name.strip() for name in names if name.strip() and "://" not in name)
