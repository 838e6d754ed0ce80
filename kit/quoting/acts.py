"""Passage → its acts of saying: each verb or phrase of saying, and whose it is.

A rule looks at one verb form in its place and returns an act, or None where it does not fit. The
first rule in RULES that fits decides.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.quoting.lexicon import (
    ALSO_NOUNS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    ONLY_WITH_PARTICLE,
    PREPOSITIONS,
    REPORTED_PASSIVE,
    SUBJECT_PRONOUNS,
    WITH_PERSON,
)
from kit.quoting.phrases import main_subject, phrase_after
from kit.quoting.subjects import base_before, phrase_before
from kit.quoting.tokens import Passage, Token, title_case
from kit.quoting.words import VERBS, Range, is_adverb, is_nominal
from kit.texts import say


@dataclass(frozen=True, slots=True)
class Act:
    """One act of saying in a passage; ranges count tokens.

    Attributes:
        verb: the verb, as a dictionary lists it; "according" and "noun" for phrases without one.
        cue: the tokens of the verb with its auxiliaries, or of the phrase.
        speaker: the tokens that name the speaker; None if the passage has none.
        why: how the speaker was found, as a sentence for a learner.
        inverted: True if the speaker stands after the cue.
        modal: True for what may or will be said, or was not: "would tell", "did not say".
    """

    verb: str
    cue: Range
    speaker: Range | None
    why: str
    inverted: bool = False
    modal: bool = False


NEAR = 12
Rule = Callable[[Passage, int, "list[Act]"], Act | None]


def acts(passage: Passage) -> list[Act]:
    """Find the acts of saying in a passage, in reading order.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text("Ann Lee, 25, has said so, but her aunt denied it."))
    >>> for act in acts(passage):
    ...     print(act.verb, [token.text for token in passage.tokens[slice(*act.speaker)]])
    say ['Ann', 'Lee']
    deny ['her', 'aunt']
    """
    found: list[Act] = []
    capitals = title_case(passage)
    for at, token in enumerate(passage.tokens):
        if token.low in VERBS and (capitals or not at or not token.capital):
            act = next((act for rule in RULES if (act := rule(passage, at, found))), None)
            if act and act is not _NONE:
                found.append(act)
    return found


def near(found: Sequence[Act], at: int) -> Sequence[Act]:
    """Return the acts around a token; a sentence without end would take time without end."""
    place = bisect_left(found, at, key=lambda act: act.cue[0])
    return found[max(0, place - NEAR) : place + NEAR]


def according_to(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "according to Ann Lee": the name after it speaks."""
    tokens = passage.tokens
    if tokens[at].low != "according" or _low(tokens, at + 1) != "to":
        return None
    speaker = phrase_after(tokens, at + 2)
    return speaker and Act(
        "according",
        (at, at + 2),
        speaker,
        say('The name stands right after "according to".'),
        inverted=True,
    )


def quoted_as_saying(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "Lee was quoted as saying": the subject speaks, although the verb is passive."""
    tokens = passage.tokens
    start = _group_start(tokens, at)
    if tokens[at].low not in REPORTED_PASSIVE or not _has(tokens, start, at, BE):
        return None
    end = next((i + 1 for i in range(at + 1, _clause_end(tokens, at)) if _says(tokens[i])), None)
    if end is None:
        return None
    speaker = phrase_before(tokens, start)
    why = say('The name stands before "quoted as saying".')
    return Act("say", (start, end), speaker, why) if speaker else None


def said_by(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "described by Lee as": after a passive verb, the name behind "by" speaks."""
    tokens = passage.tokens
    if VERBS[tokens[at].low][1] != "past" or not _is_passive(passage, at):
        return None
    by = next((i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].low == "by"), None)
    speaker = phrase_after(tokens, by + 1) if by else None
    if not (by and speaker):
        return None
    why = say('The name stands after "{word} by".', word=tokens[at].text)
    return Act(
        VERBS[tokens[at].low][0], (_group_start(tokens, at), at + 1), speaker, why, inverted=True
    )


def passive(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "Lee was told": the subject of a passive verb says nothing. No act, and no later rule."""
    if VERBS[passage.tokens[at].low][1] == "past" and _is_passive(passage, at):
        return _NONE
    return None


def went_home(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "went home", "put a hand": without "on", "it" or "out" nothing is said. No act."""
    tokens = passage.tokens
    particles = ONLY_WITH_PARTICLE.get(VERBS[tokens[at].low][0])
    return _NONE if particles and _low(tokens, at + 1) not in particles else None


def noun_of_saying(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "his claim", "a report": a form that is a noun here is no verb of saying."""
    tokens = passage.tokens
    before = tokens[at - 1] if at else None
    if before and before.low in DETERMINERS and tokens[at].low.endswith(("ing", "ed")):
        return _NONE
    if tokens[at].low not in ALSO_NOUNS:
        return None
    gerund = before is not None and tokens[at].low.endswith("ing") and before.low in PREPOSITIONS
    if before is None or not (gerund or _can_be_subject_end(before)) or _after_noun(tokens, at):
        return _NONE
    return None


def said_lee(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "…," said Lee: after words that are reported, the name may follow the verb."""
    tokens = passage.tokens
    verb, form = VERBS[tokens[at].low]
    start = at
    while start and is_adverb(tokens[start - 1]):
        start -= 1
    if form not in ("past", "present") or not start or not _closes_content(tokens[start - 1]):
        return None
    speaker = phrase_after(tokens, at + 1)
    if speaker is None or not (_quoted(tokens, start) or _trails(tokens, speaker)):
        return None
    takes_person = verb in WITH_PERSON or not tokens[speaker[1] - 1].capital
    if (
        not _quoted(tokens, start)
        and (takes_person or speaker[1] != len(tokens))
        and phrase_before(tokens, start)
    ):
        return None
    return Act(
        verb,
        (at, at + 1),
        speaker,
        say('The name stands right after the verb "{verb}".', verb=tokens[at].text),
        inverted=True,
    )


def who_said(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "Lee, who said": the person before "who" speaks."""
    tokens = passage.tokens
    start = _group_start(tokens, at)
    if _low(tokens, start - 1) not in {"who", "which"}:
        return None
    end = start - 1
    while end and tokens[end - 1].text in {",", "and"}:
        end -= 1
    speaker = phrase_before(tokens, end) or (start - 1, start)
    why = say('"who" before "{verb}" stands for the name in front of it.', verb=tokens[at].text)
    return Act(VERBS[tokens[at].low][0], (start, at + 1), speaker, why)


def saying(passage: Passage, at: int, found: list[Act]) -> Act | None:
    """For "Lee shook her head, saying": the subject of the sentence goes on speaking."""
    tokens = passage.tokens
    if VERBS[tokens[at].low][1] != "ing" or _has(tokens, _group_start(tokens, at), at, BE):
        return None
    before = base_before(tokens, at)
    named = before and tokens[at - 1].capital and at - 1 > 0
    speaker = before if named else _current_subject(passage, at, found)
    why = say('"{verb}" goes on with the subject of the sentence.', verb=tokens[at].text)
    return Act(VERBS[tokens[at].low][0], (at, at + 1), speaker, why) if speaker else _NONE


def to_say(passage: Passage, at: int, found: list[Act]) -> Act | None:
    """For "Lee went on to say": the subject of the sentence speaks."""
    tokens = passage.tokens
    if _low(tokens, at - 1) != "to" or VERBS[tokens[at].low][1] != "base":
        return None
    speaker = _current_subject(passage, at, found)
    why = say('"to {verb}" goes on with the subject of the sentence.', verb=tokens[at].text)
    modal = any(not act.modal for act in found[-NEAR:]) and _low(tokens, at - 2) != "on"
    return (
        Act(VERBS[tokens[at].low][0], (at - 1, at + 1), speaker, why, modal=modal)
        if speaker
        else _NONE
    )


def and_said(passage: Passage, at: int, found: list[Act]) -> Act | None:
    """For "Lee left and said": a verb after "and" or "but" keeps the subject."""
    tokens = passage.tokens
    start = _group_start(tokens, at)
    before = start - 1
    while before > 0 and is_adverb(tokens[before]):
        before -= 1
    if _low(tokens, before) not in CONJUNCTIONS or VERBS[tokens[at].low][1] == "ing":
        return None
    speaker = _current_subject(passage, start, found)
    why = say(
        '"{verb}" has no subject of its own and keeps the one before it.', verb=tokens[at].text
    )
    return Act(VERBS[tokens[at].low][0], (start, at + 1), speaker, why) if speaker else None


def lee_said(passage: Passage, at: int, _: list[Act]) -> Act | None:
    """For "Lee said": the noun phrase before the verb speaks."""
    tokens = passage.tokens
    start = _group_start(tokens, at)
    speaker = phrase_before(tokens, start)
    if speaker is None or not _plausible(tokens, speaker):
        return None
    why = say('The name stands before the verb "{verb}".', verb=tokens[at].text)
    modal = _has(tokens, start, at, MODALS | NEGATIONS)
    return Act(VERBS[tokens[at].low][0], (start, at + 1), speaker, why, modal=modal)


RULES: tuple[Rule, ...] = (
    according_to,
    quoted_as_saying,
    said_by,
    passive,
    went_home,
    noun_of_saying,
    said_lee,
    who_said,
    saying,
    to_say,
    and_said,
    lee_said,
)
_IN_GROUP = AUXILIARIES | NEGATIONS
_NONE = Act("", (0, 0), None, "")


def _low(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _clause_end(tokens: tuple[Token, ...], at: int) -> int:
    """Return where the next few words end: at a comma or another mark."""
    ends = range(at + 1, min(at + NEAR, len(tokens)))
    return next((i for i in ends if tokens[i].kind != "word"), min(at + NEAR, len(tokens)))


def _says(token: Token) -> bool:
    return token.low in {"saying", "telling"}


def _group_start(tokens: tuple[Token, ...], at: int) -> int:
    """Return where the verb group begins: "has also said"."""
    start = at
    while start and (tokens[start - 1].low in _IN_GROUP or is_adverb(tokens[start - 1])):
        start -= 1
    while start < at and is_adverb(tokens[start]):
        start += 1
    return start


def _has(tokens: tuple[Token, ...], start: int, end: int, words: frozenset[str]) -> bool:
    return any(token.low in words for token in tokens[start:end])


def _is_passive(passage: Passage, at: int) -> bool:
    return _has(passage.tokens, max(0, _group_start(passage.tokens, at)), at, BE)


def _closes_content(token: Token) -> bool:
    return token.kind == "quote" or token.text in {",", "?", "!", "…"}


def _quoted(tokens: tuple[Token, ...], end: int) -> bool:
    """Tell whether a marked stretch ends here, before a comma perhaps."""
    return any(token.kind == "quote" for token in tokens[max(0, end - 2) : end])


def _trails(tokens: tuple[Token, ...], speaker: Range) -> bool:
    """Tell a name that closes the sentence or stands before a comma, as "said Lee, the mayor"."""
    return speaker[1] == len(tokens) or tokens[speaker[1]].text == ","


def _can_be_subject_end(token: Token) -> bool:
    if token.kind != "word":
        return True
    return not (token.possessive or token.low in DETERMINERS | PREPOSITIONS)


def _after_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell "peace talks report" from "Lee reports that"."""
    before = tokens[at - 1]
    subject = (
        before.low in SUBJECT_PRONOUNS | AUXILIARIES | {"to", ","}
        or before.kind != "word"
        or is_adverb(before)
    )
    if subject or VERBS[tokens[at].low][1] in ("past", "ing"):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return True
    if following.low in {"that", "how", "why", ":"} or following.kind == "quote":
        return False
    opens = following.low in DETERMINERS | SUBJECT_PRONOUNS | {"him", "them"} or following.capital
    return not opens or not (
        before.capital or before.low.endswith("s") or before.low in CONJUNCTIONS
    )


def _plausible(tokens: tuple[Token, ...], speaker: Range) -> bool:
    """Tell a phrase that can speak from "that", "this" or a bare number."""
    words = tokens[speaker[0] : speaker[1]]
    if len(words) == 1 and words[0].low in DETERMINERS - {
        "many",
        "some",
        "several",
        "most",
        "both",
        "all",
        "others",
    }:
        return False
    return any(is_nominal(word) or word.low in SUBJECT_PRONOUNS for word in words)


def _current_subject(passage: Passage, at: int, found: list[Act]) -> Range | None:
    """Return the subject that a verb without one shares: of the last act, or of the sentence."""
    for number in range(len(found) - 1, max(-1, len(found) - NEAR), -1):
        act, before = found[number], found[number - 1] if number else None
        embedded = before and act.speaker and 0 <= act.speaker[0] - before.cue[1] <= 1
        if act.speaker and act.verb != "according" and not embedded:
            return act.speaker
    return main_subject(passage.tokens, at) or main_subject(passage.tokens)
