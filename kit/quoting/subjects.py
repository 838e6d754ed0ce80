"""Tokens → the subject of a verb: the noun phrase in front of it, whatever is inserted between."""

import re

from kit.quoting.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from kit.quoting.phrases import after_dateline, base_end, is_name, verb_after
from kit.quoting.tokens import Token
from kit.quoting.words import Range, Tokens, is_adverb, is_nominal

_LONGEST, _FARTHEST = 40, 80


def phrase_before(tokens: Tokens, end: int) -> Range | None:
    """Return the noun phrase that is the subject of the verb at `end`.

    Adverbs, days and whatever stands between two commas, brackets or dashes are stepped over.
    """
    stepped = False
    for _ in range(_LONGEST):
        end = _over_adverbs(tokens, end)
        if end <= 0:
            return None
        if tokens[end - 1].text == ",":
            return _before_comma(tokens, end - 1)
        opened = _inserted(tokens, end)
        if opened is None:
            break
        end, stepped = opened, True
    phrase = _chain(tokens, end)
    inserted = phrase and (
        (stepped and _describes_name(tokens, phrase[0])) or _lists(tokens, phrase[0])
    )
    return _before_comma(tokens, end) if inserted else phrase


def _over_adverbs(tokens: Tokens, end: int) -> int:
    while end > 0 and tokens[end - 1].kind == "word" and _is_adverb(tokens, end - 1):
        end -= 1
    return end


def _is_adverb(tokens: Tokens, at: int) -> bool:
    low = tokens[at].low
    if is_adverb(tokens[at]) or low in AUXILIARIES or low in TIMES:
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return low in {"on", "in", "this", "last", "late", "early"} and following in TIMES


def _inserted(tokens: Tokens, end: int) -> int | None:
    """Return where a bracket or an insertion between dashes opens that closes at `end`."""
    closing = tokens[end - 1]
    opener = "(" if closing.text == ")" else "[" if closing.text == "]" else None
    if opener is None and closing.kind != "dash":
        return None
    for at in range(end - 2, max(-1, end - _LONGEST), -1):
        if tokens[at].text == opener or (opener is None and tokens[at].kind == "dash"):
            return at
    return None


def _before_comma(tokens: Tokens, comma: int) -> Range | None:
    """Find the subject in front of an insertion: "Ann Lee, 25, a nurse who was there, said".

    What touches the last comma is the insertion. "His group, called Tide" has none, and no subject.
    """
    end = comma
    for step in range(7):
        start = _segment_start(tokens, end)
        segment = _chain(tokens, _inserted(tokens, end) or end) if end > start else None
        if (
            step
            and segment
            and _stands_alone(tokens, start, segment)
            and not _describes(tokens, start)
        ):
            return _name_after(tokens, segment) or segment
        if start == 0 or tokens[start - 1].text != ",":
            break
        end = start - 1
    return None


def _name_after(tokens: Tokens, phrase: Range) -> Range | None:
    """Take the name from "another critic, Ann Lee, said"."""
    start = phrase[1] + 1
    if tokens[phrase[1] - 1].capital or not is_name(tokens, start):
        return None
    name = base_end(tokens, start)
    ends = name < len(tokens) and tokens[name].text in {",", "("}
    return (start, name) if ends and all(token.capital for token in tokens[start:name]) else None


def _segment_start(tokens: Tokens, end: int) -> int:
    at, farthest = end, end - _FARTHEST
    while (
        at > max(0, farthest)
        and tokens[at - 1].text not in {",", ";", ":"}
        and tokens[at - 1].kind != "quote"
    ):
        at -= 1
    return at


def _stands_alone(tokens: Tokens, start: int, phrase: Range) -> bool:
    """Tell whether nothing but a link word stands between the comma and the phrase."""
    before = tokens[max(start, after_dateline(tokens)) : phrase[0]]
    links = CONJUNCTIONS | SUBORDINATORS | ADVERBS
    return all(token.low in links or token.kind != "word" for token in before)


def _describes(tokens: Tokens, start: int) -> bool:
    """Tell an insertion that describes the name before it: "25", "a nurse", "who was there"."""
    first = tokens[start]
    if first.low in {"who", "whom", "whose", "which", "a", "an"} or first.text[0].isdigit():
        return True
    if re.fullmatch(r"[RDI]-.*", first.text) or _goes_on_with_place(tokens, start):
        return True
    return _describes_name(tokens, start)


def _lists(tokens: Tokens, start: int) -> bool:
    """Tell examples that lack their last comma: "cities, including Cork and Bonn, say"."""
    for at in range(start - 1, max(0, start - 12), -1):
        if tokens[at].low in {"including", "like"} and tokens[at - 1].text == ",":
            return True
        if tokens[at].kind != "word" and tokens[at].text != ",":
            break
    return False


def _describes_name(tokens: Tokens, start: int) -> bool:
    """Tell "the mayor" after "Ann Lee," from a phrase that stands for itself."""
    if start < 2 or tokens[start - 1].text != ",":  # noqa: PLR2004
        return False
    first, before = tokens[start], tokens[start - 2]
    if not before.capital and before.text != ")":
        return False
    return first.possessive or not (first.capital or first.low in SUBJECT_PRONOUNS)


def _goes_on_with_place(tokens: Tokens, start: int) -> bool:
    """Tell "Va." in "Ann Lee, of Springfield, Va., said"."""
    before = _segment_start(tokens, start - 1) if start else 0
    return before > 0 and tokens[before].low in {"of", "from"}


def _chain(tokens: Tokens, end: int) -> Range | None:
    """Join a noun phrase to those that it belongs to: "a spokesman for the ministry of trade"."""
    base = base_before(tokens, end)
    if base is None:
        return None
    start = base[0]
    if tokens[start].low in SUBJECT_PRONOUNS:
        return base
    for _ in range(6):
        if start == 0 or not _links(tokens, start - 1):
            break
        left = base_before(tokens, start - 1)
        if left is None:
            return base
        if tokens[left[0]].low in SUBJECT_PRONOUNS:
            return base
        start = left[0]
    if start and tokens[start - 1].low in PREPOSITIONS and start < base[0]:
        return base
    return (start, base[1])


def _links(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.low in NOUN_PREPOSITIONS or token.low in {"and", "&", "or"}:
        return True
    if token.capital or token.kind != "word":
        return False
    # "the owners named in it said" goes on, "Roe thanked Lee" does not.
    named = at > 0 and tokens[at - 1].capital
    return token.low.endswith("ing") or (token.low.endswith("ed") and not named)


def base_before(tokens: Tokens, end: int) -> Range | None:
    """Return the shortest noun phrase that ends at `end`."""
    at = end
    if at > 0 and tokens[at - 1].low in SUBJECT_PRONOUNS:
        return (at - 1, at)
    if (
        at > 1
        and tokens[at - 1].low in {"him", "them", "us"}
        and tokens[at - 2].low in PREPOSITIONS
    ):
        return (at - 1, at)
    if at > 1 and _reduced(tokens[at - 1]) and is_nominal(tokens[at - 2]):
        at = end = end - 1
    while at > 0 and end - at < _LONGEST and is_nominal(tokens[at - 1]):
        if 1 < at < end and tokens[at - 2].capital and verb_after(tokens, at - 1):
            break
        at -= 1
        if tokens[at].low in DETERMINERS:
            break
        if at and tokens[at - 1].text == ")":
            break
    if at == end or (end - at == 1 and tokens[at].low in {"the", "a", "an", "every", "no", "what"}):
        return None
    if end - at == 1 and tokens[at].text.isdigit():
        return None
    return (at, end)


def _reduced(token: Token) -> bool:
    """Tell a participle that may close a noun phrase: "the report released"."""
    return token.kind == "word" and not token.capital and token.low.endswith("ed")
