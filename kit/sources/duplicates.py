"""Articles → which of them repeat another: the same address, or nearly the same text.

Texts are compared by sketches (A. Broder, "On the resemblance and containment of documents",
1997): of all runs of five words, the ones with the smallest check sums. The share that two sketches
have in common estimates the share that the texts have in common, and thousands of articles take
seconds.
"""

import heapq
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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
    addresses: dict[tuple[str, ...], str] = {}
    sketches: dict[str, frozenset[int]] = {}
    index: defaultdict[int, list[str]] = defaultdict(list)
    found = []
    for article in bar(articles, say("Comparing"), say("article")):
        keys = list(_address_keys(article))
        same = next((addresses[key] for key in keys if key in addresses), None)
        duplicate = Duplicate(article.id, same, "same address", 1.0) if same else None
        sketch = _sketch(article)
        duplicate = duplicate or _alike(article.id, sketch, sketches, index)
        found += [duplicate] if duplicate else []
        for key in keys:
            addresses.setdefault(key, article.id)
        sketches[article.id] = sketch
        for value in sketch if duplicate is None else ():
            index[value].append(article.id)
    return found


def _address_keys(article: Article) -> Iterator[tuple[str, ...]]:
    """Yield what two articles at one address share: the address, or its path and the headline."""
    try:
        parts = urlsplit(article.url or "")
    except ValueError:
        return
    if parts.netloc:
        place = parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/")
        yield (place, parts.query)
        if article.headline:
            yield (place, "?", article.headline.lower())


def _sketch(article: Article) -> frozenset[int]:
    text = " ".join(part.text for part in article.parts if part.kind == "paragraph")
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    if len(runs) < _LEAST_RUNS:
        return frozenset()
    return frozenset(heapq.nsmallest(_SKETCH_SIZE, (zlib.crc32(run.encode()) for run in runs)))


def _alike(
    article: str,
    sketch: frozenset[int],
    sketches: dict[str, frozenset[int]],
    index: dict[int, list[str]],
) -> Duplicate | None:
    shared = Counter(other for value in sketch for other in index.get(value, ()))
    for other, _ in shared.most_common(3):
        both = sorted(sketch | sketches[other])[:_SKETCH_SIZE]
        likeness = sum(value in sketch and value in sketches[other] for value in both) / len(both)
        if likeness >= _ALIKE:
            return Duplicate(article, other, "nearly the same text", round(likeness, 2))
    return None
