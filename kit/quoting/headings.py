"""Headings that quote or attribute: what the body says about the same words."""

import re
from collections.abc import Iterator, Sequence

from kit.quoting.acts import Act
from kit.quoting.quotation import Quotation
from kit.quoting.subjects import phrase_before
from kit.quoting.tokens import Passage
from kit.quoting.words import Range
from kit.texts import say

_WORD = re.compile(r"\w+")
# These introduce a text and say nothing.
_LABELS = frozenset(
    "correction clarification update updated editor editor's editor’s note video photo"
    " photos watch read more related opinion analysis exclusive breaking live listen"
    " source sources image tags topics".split()
)
_MOST_TWINS = 50


def name_colon(passage: Passage) -> Act | None:
    """Putin: West to blame. A name, a colon and a clause report what the name says.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text("Lee: Ferry line to close"))
    >>> name_colon(passage).speaker
    (0, 1)
    """
    tokens = passage.tokens
    at = next((i for i, token in enumerate(tokens[:7]) if token.text == ":"), None)
    if not at or len(tokens) < at + 3 or any(t.kind != "word" for t in tokens[:at]):
        return None
    if tokens[0].low in _LABELS or not (passage.heading or tokens[at - 1].capital):
        return None
    speaker = phrase_before(tokens, at)
    if speaker is None or speaker[0] > 0:
        return None
    return Act(":", (at, at + 1), speaker, say("A name and a colon stand before the words."))


def after_colon(passage: Passage, act: Act) -> Range:
    """Return the tokens that a heading puts behind a name and a colon."""
    return act.cue[1], len(passage.tokens)


def twins(headings: Sequence[Quotation], body: Sequence[Quotation]) -> dict[Quotation, Quotation]:
    """Find, for words that a heading quotes, the quotation of the body that holds the same words.

    >>> heading = Quotation(0, 14, "Over the abyss", "direct")
    >>> body = Quotation(30, 70, "We stand at the abyss, or over the abyss", "direct", "Lee")
    >>> twins([heading], [body])[heading].speaker
    'Lee'
    """
    if not headings:
        return {}
    places: dict[tuple[str, ...], list[Quotation]] = {}
    for quotation in body:
        for words in _threes(_words(quotation.text)):
            places.setdefault(words, []).append(quotation)
    found = {heading: _twin(_words(heading.text), places) for heading in headings}
    return {heading: twin for heading, twin in found.items() if twin}


def _twin(words: list[str], places: dict[tuple[str, ...], list[Quotation]]) -> Quotation | None:
    wanted = " ".join(words)
    first = next(iter(_threes(words)), ())
    candidates = places.get(first, [])[:_MOST_TWINS]
    return next((q for q in candidates if wanted in " ".join(_words(q.text))), None)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _threes(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)
