"""Articles → which of them repeat another: the same address, or nearly the same text.

Texts are compared by sketches (A. Broder, "On the resemblance and containment of documents",
1997): of all runs of five words, the ones with the smallest check sums. The share that two sketches
have in common estimates the share that the texts have in common, and thousands of articles take
seconds.
"""

import heapq
import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kit.article import Article
from kit.texts import say
from kit.waiting import bar

_WORD = re.compile(r"\w+")
_RUN, _SKETCH_SIZE = 5, 64
_ALIKE = 0.75
# Shorter texts say too little to be called the same.
_LEAST_RUNS = 12
# Of two sketches that are alike enough, at most a quarter of the smallest sums is not in both: so
# one of the first 17 is, and only these need an index.
_INDEXED = int((1 - _ALIKE) * _SKETCH_SIZE) + 1
# Words that so many articles hold are a newsletter's plug or the like, and tell nothing.
_COMMON = 50


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that repeats an earlier one.

    Attributes:
        article: its id.
        repeats: the id of the earlier article.
        reason: "same address" or "nearly the same text".
        likeness: the share of runs of five words in common, from 0 to 1; 1 for the same address.
    """

    article: str
    repeats: str
    reason: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article so that it is known again.

    Attributes:
        article: its id.
        addresses: what it shares with another article at the same address.
        sketch: the smallest check sums of its runs of five words, in order; empty for a short text.
    """

    article: str
    addresses: tuple[str, ...]
    sketch: tuple[int, ...]


def find_duplicates(articles: Sequence[Article]) -> list[Duplicate]:
    """Return the articles that repeat an earlier one, in order; each one once.

    Two articles with one address are the same; so are two whose addresses differ only behind a "?"
    and whose headlines agree. Agency copy has nearly the same text in several outlets.

    >>> import kit
    >>> words = "The ferry to the island was late again on Monday because of fog and old engines."
    >>> texts = [f"{words} Nobody on the pier was told how long it would take.", f"(AP) {words}"]
    >>> texts[1] += " Nobody on the pier was told how long it would take."
    >>> find_duplicates([kit.article_from_text(text, text[:4]) for text in texts])[0].reason
    'nearly the same text'
    """
    return list(find_repeated(map(fingerprint, bar(articles, say("Comparing"), say("article")))))


def fingerprint(article: Article) -> Fingerprint:
    """Return what is kept of an article so that it is known again.

    >>> import kit
    >>> fingerprint(kit.article_from_text("Rain fell.", "rain"))
    Fingerprint(article='rain', addresses=(), sketch=())
    """
    return Fingerprint(article.id, tuple(_addresses(article)), _sketch(article))


def find_repeated(fingerprints: Iterable[Fingerprint]) -> Iterator[Duplicate]:
    """Yield the articles that repeat an earlier one, in order; each one once.

    Keeps about two kilobytes of each article in memory, however long it is.

    >>> first, second = (Fingerprint(name, ("pier.example/fog?",), ()) for name in "ab")
    >>> [(one.article, one.repeats) for one in find_repeated([first, second])]
    [('b', 'a')]
    """
    addresses: dict[str, str] = {}
    sketches: dict[str, Sequence[int]] = {}
    index: defaultdict[int, list[str]] = defaultdict(list)
    for one in fingerprints:
        same = next((addresses[key] for key in one.addresses if key in addresses), None)
        duplicate = Duplicate(one.article, same, "same address", 1.0) if same else None
        duplicate = duplicate or _alike(one, sketches, index)
        for key in one.addresses:
            addresses.setdefault(key, one.article)
        if duplicate:
            yield duplicate
            continue
        sketches[one.article] = array("I", one.sketch)
        for value in one.sketch[:_INDEXED]:
            if len(index[value]) < _COMMON:
                index[value].append(one.article)


def _addresses(article: Article) -> Iterator[str]:
    """Yield what two articles at one address share: the address, or its path and the headline."""
    try:
        parts = urlsplit(article.url or "")
    except ValueError:
        return
    if parts.netloc:
        place = parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")
        yield f"{place}?{parts.query}"
        if article.headline:
            yield f"{place} {article.headline.lower()}"


def _sketch(article: Article) -> tuple[int, ...]:
    text = " ".join(part.text for part in article.parts if part.kind == "paragraph")
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    if len(runs) < _LEAST_RUNS:
        return ()
    sums = {zlib.crc32(run.encode("utf-8", "replace")) for run in runs}
    return tuple(heapq.nsmallest(_SKETCH_SIZE, sums))


def _alike(
    one: Fingerprint, sketches: Mapping[str, Sequence[int]], index: Mapping[int, list[str]]
) -> Duplicate | None:
    here = set(one.sketch)
    near = Counter(other for value in one.sketch[:_INDEXED] for other in index.get(value, ()))
    for other, _ in near.most_common(3):
        there = set(sketches[other])
        both = heapq.nsmallest(_SKETCH_SIZE, here | there)
        likeness = sum(value in here and value in there for value in both) / len(both)
        if likeness >= _ALIKE:
            return Duplicate(one.article, other, "nearly the same text", round(likeness, 2))
    return None
