"""Words → their classes: what can be in a noun phrase, what is an adverb, what says something.

There is no grammar here, only closed classes: whatever no list rules out may be a noun.
"""

from collections.abc import Sequence

from kit.quoting.lexicon import (
    ADVERBS,
    ALSO_NOUNS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    verb_forms,
)
from kit.quoting.tokens import Token

Range = tuple[int, int]
Tokens = Sequence[Token]

VERBS = verb_forms()
# Simple pasts and auxiliaries of English that show no ending.
STRONG_PASTS = frozenset(
    "ate beat became began bent bet bit bled blew bore bought bound bred broke brought"
    " built came caught chose clung crept cut dealt did dove drank drew drove dug fed fell"
    " felt fled flew forgot forgave fought found froze gave got grew had held hid hit hung"
    " hurt kept knelt knew laid led left lent lit lost made meant met paid pled put quit"
    " ran rang rode rose said sang sank sat saw sent set shook shone shot shut slept slid"
    " spent split spoke sprang spread stole stood stuck struck stung sued swam swept swore"
    " swung taught thought threw told took tore understood upset went withdrew woke won"
    " wore wound wove wrote lay".split()
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
LY_NOUNS = frozenset("family ally assembly italy july reply supply monopoly bully anomaly".split())


def is_nominal(token: Token) -> bool:
    """Tell whether a word can be inside a noun phrase."""
    if token.kind != "word":
        return token.text == "&"
    if token.capital:
        return token.possessive or token.low not in _NEVER_NAMES
    if token.low in _NOT_NOUN:
        return False
    return not (token.low.endswith("ly") and token.low not in LY_NOUNS)


def is_adverb(token: Token) -> bool:
    """Tell an adverb that may stand between subject and verb."""
    ends = token.low.endswith("ly") and not token.capital and token.low not in LY_NOUNS
    return ends or token.low in ADVERBS
