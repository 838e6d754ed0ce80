"""Tokens → noun phrases: who stands before a verb, who stands after it, who opens the sentence.

There is no grammar here, only closed word classes: a noun phrase runs until a word that can't be
inside one. A range is (first token, token after the last).
"""

import re
from collections.abc import Sequence

from kit.quoting.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BODY_WORDS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    ALSO_NOUNS,
    verb_forms,
)
from kit.quoting.tokens import Token

Range = tuple[int, int]
Tokens = Sequence[Token]

VERBS = verb_forms()
# Simple pasts and auxiliaries of English that show no ending.
STRONG_PASTS = frozenset(
    "ate beat became began bent bet bit bled blew bore bought bound bred broke brought built came"
    " caught chose clung crept cut dealt did dove drank drew drove dug fed fell felt fled flew forgot"
    " forgave fought found froze gave got grew had held hid hit hung hurt kept knelt knew laid led"
    " left lent lit lost made meant met paid pled put quit ran rang rode rose said sang sank sat saw"
    " sent set shook shone shot shut slept slid spent split spoke sprang spread stole stood stuck"
    " struck stung sued swam swept swore swung taught thought threw told took tore understood upset"
    " went withdrew woke won wore wound wove wrote lay".split()
)
_NOT_NOUN = (
    (PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | ADVERBS | SUBJECT_PRONOUNS | TIMES)
    | STRONG_PASTS
    | (VERBS.keys() - ALSO_NOUNS)
    | {"him", "them", "us", "me", "there", "to"}
) - {"according"}
# Even with a capital, at the start of a sentence or in a heading, these begin no name.
_NEVER_NAMES = (
    (PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | ADVERBS | DAYS | SUBJECT_PRONOUNS)
    | frozenset(form for form in VERBS if form.endswith(("s", "ed", "ing", "said", "told")))
    - ALSO_NOUNS
) - {"us"}
_LY_NOUNS = frozenset("family ally assembly italy july reply supply monopoly bully anomaly".split())
_PLURAL_PEOPLE = re.compile(r"(?:er|or|ist|ial|ian|ant|ent|ive|man|men|can|crat|mate|ee|ide|ic)s?$|men$")
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
    inserted = phrase and ((stepped and _describes_name(tokens, phrase[0])) or _lists(tokens, phrase[0]))
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


def is_adverb(token: Token) -> bool:
    """Tell an adverb that may stand between subject and verb."""
    ends = token.low.endswith("ly") and not token.capital and token.low not in _LY_NOUNS
    return ends or token.low in ADVERBS


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
        if step and segment and _stands_alone(tokens, start, segment) and not _describes(tokens, start):
            return _name_after(tokens, segment) or segment
        if start == 0 or tokens[start - 1].text != ",":
            break
        end = start - 1
    return None


def _name_after(tokens: Tokens, phrase: Range) -> Range | None:
    """Take the name from "another critic, Ann Lee, said"."""
    start = phrase[1] + 1
    if tokens[phrase[1] - 1].capital or not _is_name(tokens, start):
        return None
    name = _base_end(tokens, start)
    ends = name < len(tokens) and tokens[name].text in {",", "("}
    return (start, name) if ends and all(token.capital for token in tokens[start:name]) else None


def _segment_start(tokens: Tokens, end: int) -> int:
    at, farthest = end, end - _FARTHEST
    while at > max(0, farthest) and tokens[at - 1].text not in {",", ";", ":"} and tokens[at - 1].kind != "quote":
        at -= 1
    return at


def _stands_alone(tokens: Tokens, start: int, phrase: Range) -> bool:
    """Tell whether nothing but a link word stands between the comma and the phrase."""
    before = tokens[max(start, _after_dateline(tokens)) : phrase[0]]
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
    """Tell an insertion that lists examples and lacks its last comma: "cities, including Cork and Bonn"."""
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
            return _without_lead(tokens, base)
        if tokens[left[0]].low in SUBJECT_PRONOUNS:
            return base
        start = left[0]
    if start and tokens[start - 1].low in PREPOSITIONS and start < base[0]:
        return base
    return (start, base[1])


def _without_lead(tokens: Tokens, base: Range) -> Range | None:
    """Take "In Rome officials said" apart; a phrase with a preposition alone is no subject."""
    return base


def _links(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.low in NOUN_PREPOSITIONS or token.low in {"and", "&", "or"}:
        return True
    return not token.capital and token.kind == "word" and token.low.endswith(("ing", "ed"))


def base_before(tokens: Tokens, end: int) -> Range | None:
    """Return the shortest noun phrase that ends at `end`."""
    at = end
    if at > 0 and tokens[at - 1].low in SUBJECT_PRONOUNS:
        return (at - 1, at)
    if at > 1 and tokens[at - 1].low in {"him", "them", "us"} and tokens[at - 2].low in PREPOSITIONS:
        return (at - 1, at)
    if at > 1 and _reduced(tokens[at - 1]) and is_nominal(tokens[at - 2]):
        at = end = end - 1
    while at > 0 and end - at < _LONGEST and is_nominal(tokens[at - 1]):
        at -= 1
        if tokens[at].low in DETERMINERS:
            break
        if at and tokens[at - 1].text == ")" :
            break
    if at == end or (end - at == 1 and tokens[at].low in {"the", "a", "an", "every", "no", "what"}):
        return None
    if end - at == 1 and tokens[at].text.isdigit():
        return None
    return (at, end)


def _reduced(token: Token) -> bool:
    """Tell a participle that may close a noun phrase: "the report released"."""
    return token.kind == "word" and not token.capital and token.low.endswith("ed")


def phrase_after(tokens: Tokens, start: int) -> Range | None:
    """Return the noun phrase that begins at `start`, with what belongs to it.

    A name ends where the capitals end; "of" and the like are kept after a common noun.
    """
    if start < len(tokens) and tokens[start].low in SUBJECT_PRONOUNS:
        return (start, start + 1)
    end = _base_end(tokens, start)
    if end == start:
        return None
    for _ in range(4):
        following = _extension(tokens, start, end)
        if following == end:
            break
        end = following
    return (start, end)


def _base_end(tokens: Tokens, start: int) -> int:
    at = start
    while at < len(tokens) and at - start < _LONGEST and is_nominal(tokens[at]):
        if at > start and tokens[at].low in DETERMINERS and tokens[at - 1].low not in DETERMINERS:
            break
        if at > start and _verb_after(tokens, at):
            break
        at += 1
    while at > start and tokens[at - 1].low in DETERMINERS and at - 1 > start:
        at -= 1
    if at == start + 1 and tokens[start].low in {"the", "a", "an", "what", "no", "every"}:
        return start
    return at


def _verb_after(tokens: Tokens, at: int) -> bool:
    """Tell "Lee wins" from "Lee supporters": a lower-case word after a name is often its verb."""
    token, before = tokens[at], tokens[at - 1]
    if token.capital or token.possessive or before.low in DETERMINERS or before.possessive:
        return False
    if token.low.endswith("ed"):
        return True
    plain = token.low.endswith("s") and not token.low.endswith("ss") and before.capital
    return plain and token.low not in BODY_WORDS and not _PLURAL_PEOPLE.search(token.low)


def _extension(tokens: Tokens, start: int, end: int) -> int:
    """Return the new end if the phrase goes on with "of …", "for …", "and …" or a name."""
    if end + 1 >= len(tokens):
        return end
    link, following = tokens[end], tokens[end + 1]
    last = tokens[end - 1]
    joins = link.low in NOUN_PREPOSITIONS and (
        (not last.capital and link.low in {"of", "for", "at", "in", "from", "with"})
        or (link.low == "of" and following.capital)
    )
    pairs = link.low in {"and", "&"} and last.capital and following.capital
    names = link.text == "," and not last.capital and _is_name(tokens, end + 1)
    if (joins or pairs or names) and following.kind == "word" and following.low not in TIMES:
        return max(end, _base_end(tokens, end + 1)) if _base_end(tokens, end + 1) > end + 1 else end
    return end


def _is_name(tokens: Tokens, at: int) -> bool:
    pair = tokens[at : at + 2]
    return len(pair) == 2 and all(t.capital and t.kind == "word" for t in pair)  # noqa: PLR2004


def is_nominal(token: Token) -> bool:
    """Tell whether a word can be inside a noun phrase."""
    if token.kind != "word":
        return token.text == "&"
    if token.capital:
        return token.possessive or token.low not in _NEVER_NAMES
    if token.low in _NOT_NOUN:
        return False
    return not (token.low.endswith("ly") and token.low not in _LY_NOUNS)


def main_subject(tokens: Tokens, end: int | None = None) -> Range | None:
    """Return the noun phrase that the sentence is about: its first one after any opening phrase.

    With `end`, only what stands before that token counts.

    >>> from kit.quoting.tokens import _tokens
    >>> tokens = list(_tokens("In a letter, Ann Lee dismissed the plan", 0, 40))
    >>> first, end = main_subject(tokens)
    >>> [token.text for token in tokens[first:end]]
    ['Ann', 'Lee']
    """
    start = _after_dateline(tokens)
    end = len(tokens) if end is None else end
    for _ in range(4):
        while start < end and (_is_link(tokens[start]) or tokens[start].text == ","):
            start += 1
        if start >= end:
            return None
        if not _opens_adverbial(tokens, start):
            phrase = phrase_after(tokens, start)
            return (phrase[0], min(end, phrase[1])) if phrase else None
        comma = next((i for i in range(start, min(end, start + _FARTHEST)) if tokens[i].comma), None)
        if comma is None:
            return None
        start = comma + 1
    return None


def _after_dateline(tokens: Tokens) -> int:
    """Step over "CORK, Ireland - " at the head of a report."""
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > 3):  # noqa: PLR2004
        return 0
    return next((i + 1 for i, token in enumerate(tokens[:14]) if token.kind == "dash"), 0)


def _is_link(token: Token) -> bool:
    return token.low in CONJUNCTIONS or (token.low in ADVERBS and token.low not in {"all", "each", "both"})


def _opens_adverbial(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.kind != "word":
        return True
    if token.low in PREPOSITIONS | SUBORDINATORS | TIMES or token.low.endswith("ly"):
        return True
    return token.low.endswith(("ing", "ed")) and not (at + 1 < len(tokens) and tokens[at + 1].capital and at)
