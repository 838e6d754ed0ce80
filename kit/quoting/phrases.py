"""Tokens → the noun phrase that begins at a place, or that opens the sentence.

A noun phrase runs until a word that can't be inside one. A range is (first token, token after the
last).
"""

import re

from kit.quoting.lexicon import (
    ADVERBS,
    BODY_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from kit.quoting.tokens import Token
from kit.quoting.words import Range, Tokens, is_nominal

# Nouns for people end so in the plural, verbs seldom do: supporters, officials, analysts.
_PLURAL_PEOPLE = re.compile(
    r"(?:er|or|ist|ial|ian|ant|ent|ive|man|men|can|crat|mate|ee|ide|ic)s?$|men$"
)
# Behind a common noun these belong to it: "a spokesman for the ministry".
_AFTER_NOUNS = frozenset({"of", "for", "at", "in", "from", "with"})
_LONGEST, _FARTHEST = 40, 80


def phrase_after(tokens: Tokens, start: int) -> Range | None:
    """Return the noun phrase that begins at `start`, with what belongs to it.

    A name ends where the capitals end; "of" and the like are kept after a common noun.
    """
    if start < len(tokens) and tokens[start].low in SUBJECT_PRONOUNS:
        return (start, start + 1)
    end = base_end(tokens, start)
    if end == start:
        return None
    for _ in range(4):
        following = _extension(tokens, end)
        if following == end:
            break
        end = following
    return (start, end)


def base_end(tokens: Tokens, start: int) -> int:
    """Return where the shortest noun phrase ends that begins at `start`; `start` if none does."""
    at = start
    while at < len(tokens) and at - start < _LONGEST and is_nominal(tokens[at]):
        if at > start and tokens[at].low in DETERMINERS and tokens[at - 1].low not in DETERMINERS:
            break
        if at > start and verb_after(tokens, at):
            break
        at += 1
    while at > start and tokens[at - 1].low in DETERMINERS and at - 1 > start:
        at -= 1
    if at == start + 1 and tokens[start].low in {"the", "a", "an", "what", "no", "every"}:
        return start
    return at


def verb_after(tokens: Tokens, at: int) -> bool:
    """Tell "Lee wins" from "Lee supporters": a lower-case word after a name is often its verb."""
    token, before = tokens[at], tokens[at - 1]
    if token.capital or token.possessive or before.low in DETERMINERS or before.possessive:
        return False
    if token.low.endswith("ed"):
        return True
    plain = token.low.endswith("s") and not token.low.endswith("ss") and before.capital
    return plain and token.low not in BODY_WORDS and not _PLURAL_PEOPLE.search(token.low)


def _extension(tokens: Tokens, end: int) -> int:
    """Return the new end if the phrase goes on with "of …", "for …", "and …" or a name."""
    if end + 1 >= len(tokens) or tokens[end + 1].kind != "word" or tokens[end + 1].low in TIMES:
        return end
    further = base_end(tokens, end + 1)
    return further if further > end + 1 and _joins(tokens, end) else end


def _joins(tokens: Tokens, at: int) -> bool:
    """Tell a link inside a noun phrase; a full name is closed to all but "of" and "and"."""
    last, link, following = tokens[at - 1], tokens[at], tokens[at + 1]
    if link.text == ",":
        return not last.capital and is_name(tokens, at + 1)
    if last.capital:
        return link.low in {"of", "and", "&"} and following.capital
    return link.low in _AFTER_NOUNS


def is_name(tokens: Tokens, at: int) -> bool:
    """Tell whether two words with capitals stand at a place."""
    pair = tokens[at : at + 2]
    return len(pair) == 2 and all(t.capital and t.kind == "word" for t in pair)  # noqa: PLR2004


def main_subject(tokens: Tokens, end: int | None = None) -> Range | None:
    """Return the noun phrase that the sentence is about: its first one after any opening phrase.

    With `end`, only what stands before that token counts.

    >>> from kit.quoting.tokens import _tokens
    >>> tokens = list(_tokens("In a letter, Ann Lee dismissed the plan", 0, 40))
    >>> first, end = main_subject(tokens)
    >>> [token.text for token in tokens[first:end]]
    ['Ann', 'Lee']
    """
    start = after_dateline(tokens)
    end = len(tokens) if end is None else end
    for _ in range(4):
        while start < end and (_is_link(tokens[start]) or tokens[start].text == ","):
            start += 1
        if start >= end:
            return None
        if not _opens_adverbial(tokens, start):
            phrase = phrase_after(tokens, start)
            return (phrase[0], min(end, phrase[1])) if phrase else None
        comma = next(
            (i for i in range(start, min(end, start + _FARTHEST)) if tokens[i].comma), None
        )
        if comma is None:
            return None
        start = comma + 1
    return None


def after_dateline(tokens: Tokens) -> int:
    """Step over "CORK, Ireland - " at the head of a report."""
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > 3):  # noqa: PLR2004
        return 0
    return next((i + 1 for i, token in enumerate(tokens[:14]) if token.kind == "dash"), 0)


def _is_link(token: Token) -> bool:
    return token.low in CONJUNCTIONS or (
        token.low in ADVERBS and token.low not in {"all", "each", "both"}
    )


def _opens_adverbial(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.kind != "word":
        return True
    if token.low in PREPOSITIONS | SUBORDINATORS | TIMES or token.low.endswith("ly"):
        return True
    return token.low.endswith(("ing", "ed")) and not (
        at + 1 < len(tokens) and tokens[at + 1].capital and at
    )
