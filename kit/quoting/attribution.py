"""A marked stretch and the acts of its passage → who said it: the rules, one function each.

A rule looks at one quotation in its passage and returns an attribution, or None where it does not
fit. The first rule in RULES that fits decides, so the surest stand first.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.marks import Span
from kit.quoting.acts import Act
from kit.quoting.lexicon import AUXILIARIES, PREPOSITIONS, UNSURE
from kit.quoting.phrases import main_subject, phrase_after
from kit.quoting.subjects import phrase_before
from kit.quoting.tokens import Passage, Token
from kit.quoting.unsaid import is_scare
from kit.quoting.words import Range, is_adverb
from kit.texts import say


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said something, by which words; positions point into the source.

    Attributes:
        speaker: where the speaker is named.
        cue: where the verb or phrase of saying stands; None if there is none.
        why: the rule that found it, as a sentence for a learner.
    """

    speaker: Span
    cue: Span | None
    why: str


Rule = Callable[[Passage, int, Sequence[Act]], Attribution | None]

_CLAIMS = frozenset(
    "claim statement promise remark comment call assertion argument view contention"
    " accusation pledge warning suggestion description proposal vow belief message words"
    " phrase slogan motto answer reply response speech letter tweet post line charge"
    " admission insistence plea reference demand".split()
)
_CLAIMS |= {noun + "s" for noun in _CLAIMS}
_TRANSCRIPT = re.compile(r"([A-Z][A-Z.'’ -]+[A-Z])(:)\s")
_BETWEEN = frozenset({",", ":", "that", "as", "out", "the", "a", "an", "it", "him", "her", "them"})
_NOT_SOMEBODY = frozenset("it there this that these those what".split())
_NEAR, _LONGEST_PHRASE, _NAME_AND_COLON = 6, 4, 2


def attribute(passage: Passage, quote: int, found: Sequence[Act]) -> Attribution | None:
    """Find who said the stretch at the token `quote`, within its sentence.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.acts import acts
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text('"We wait," said Ann Lee.'))
    >>> attribute(passage, 0, acts(passage)).why
    'The name stands right after the verb "said".'
    """
    return next((a for rule in RULES if (a := rule(passage, quote, found))), None)


def goes_on(
    passage: Passage, quote: int, last: Attribution, *, same_part: bool
) -> Attribution | None:
    """For "…," Lee said. "…": words without a speaker of their own go on with the one before.

    They must be a sentence of their own; a phrase in the reporter's sentence is a scare quote.
    """
    before = sum(token.kind == "word" for token in passage.tokens[max(0, quote - 8) : quote])
    text = passage.tokens[quote].text
    sentence = text[1:2].isupper() and len(text.split()) > _LONGEST_PHRASE
    if before > 1 and not sentence:
        return None
    why = say("The words go on after the ones before them; nobody else is named.")
    if not same_part:
        why = say("Nobody is named here; whoever spoke in the paragraph above goes on.")
    return Attribution(last.speaker, last.cue, why)


def touched(passage: Passage, quote: int, found: Sequence[Act]) -> bool:
    """Tell whether a verb of saying or its subject stands right at the marks."""
    return bool(cue_before(passage, quote, found) or said_after(passage, quote, found))


def transcript_name(passage: Passage, quote: int, _: Sequence[Act]) -> Attribution | None:
    """LEE: the name in capitals before a colon, as transcripts set it."""
    stretch = passage.quotes[quote]
    match = _TRANSCRIPT.match(passage.tokens[quote].text, stretch.inner_start - stretch.start)
    if not match:
        return None
    speaker, cue = (
        (stretch.start + a, stretch.start + b) for a, b in (match.span(1), match.span(2))
    )
    return Attribution(
        speaker, cue, say("The words begin with a name and a colon, as in a transcript.")
    )


def cue_before(passage: Passage, quote: int, found: Sequence[Act]) -> Attribution | None:
    """Lee said, "…": the verb stands right before the mark."""
    at = quote
    while at and passage.tokens[at - 1].low in _BETWEEN:
        at -= 1
    act = next((act for act in reversed(found) if act.cue[1] == at and not act.modal), None)
    return _by(passage, act)


def said_after(passage: Passage, quote: int, found: Sequence[Act]) -> Attribution | None:
    """For "…," Lee said: the name or the verb begins right behind the mark."""
    at = quote + 1
    if not _ends_clause(passage, quote):
        return None
    while at < len(passage.tokens) and passage.tokens[at].low in {",", "?", "!", "as", "and"}:
        at += 1
    for act in found:
        if act.speaker and quote < min(act.speaker[0], act.cue[0]) <= at:
            return _by(passage, act)
        if act.cue[0] > at and act.speaker and act.speaker[0] > at:
            break
    return None


def dash_name(passage: Passage, quote: int, _: Sequence[Act]) -> Attribution | None:
    """For "…" - Ann Lee: a dash and a name close the line."""
    tokens = passage.tokens
    if quote + 2 > len(tokens) - 1 or tokens[quote + 1].kind != "dash":
        return None
    speaker = phrase_after(tokens, quote + 2)
    if not speaker or not tokens[quote + 2].capital:
        return None
    dash = tokens[quote + 1]
    return Attribution(
        _span(tokens, speaker), (dash.start, dash.end), say("A dash and a name follow the words.")
    )


def name_colon(passage: Passage, quote: int, _: Sequence[Act]) -> Attribution | None:
    """Lee: "…": nothing but a name and a colon stand before the mark."""
    tokens = passage.tokens
    if quote < _NAME_AND_COLON or tokens[quote - 1].text != ":":
        return None
    speaker = phrase_before(tokens, quote - 1)
    if not speaker or speaker[0] != 0:
        return None
    colon = tokens[quote - 1]
    return Attribution(
        _span(tokens, speaker),
        (colon.start, colon.end),
        say("A name and a colon stand before the words."),
    )


def claim_of(passage: Passage, quote: int, _: Sequence[Act]) -> Attribution | None:
    """Lee's claim that "…": whose claim it is has said it."""
    tokens = passage.tokens
    for at in range(quote - 1, max(0, quote - _NEAR), -1):
        if tokens[at].low in _CLAIMS:
            owner = at - 1
            while owner > max(0, at - 4) and not _owns(tokens[owner]):
                owner -= 1
            if _owns(tokens[owner]):
                return _owner(passage, owner, at)
    return None


def part_of_report(passage: Passage, quote: int, found: Sequence[Act]) -> Attribution | None:
    """Lee said there was "…": the words belong to what the verb before them reports.

    Where a report holds another, the outer one counts: it is the one that the reporter heard.
    """
    before = [act for act in found if act.cue[1] <= quote and act.verb != "according"]
    sure = [act for act in before if act.verb not in UNSURE and not act.modal]
    sure = [act for act in sure if not embedded(act, before)] or sure
    return _by(passage, next(iter(reversed(sure or before)), None))


def said_later(passage: Passage, quote: int, found: Sequence[Act]) -> Attribution | None:
    """They would discuss "…" on Sunday, Lee said: the verb comes later in the sentence."""
    later = (act for act in found if act.cue[0] > quote)
    act = next((a for a in later if not passage.tokens[a.cue[1] - 1].low.endswith("ing")), None)
    return _by(passage, act)


def according(passage: Passage, _: int, found: Sequence[Act]) -> Attribution | None:
    """According to Lee, there was "…"."""
    return _by(passage, next((act for act in found if act.verb == "according"), None))


def subject_of_sentence(passage: Passage, quote: int, _: Sequence[Act]) -> Attribution | None:
    """Lee saw in it a "…": without a verb of saying, the subject of the sentence speaks."""
    subject = main_subject(passage.tokens, quote)
    if subject is None or passage.heading or is_scare(passage, quote):
        return None
    if passage.tokens[subject[0]].low in _NOT_SOMEBODY:
        return None
    why = say("No verb of saying was found; the kit takes the subject of the sentence.")
    return Attribution(
        _span(passage.tokens, subject), _verb_after(passage.tokens, subject[1], quote), why
    )


def _verb_after(tokens: Sequence[Token], start: int, end: int) -> Span | None:
    """Return the first verb behind the subject, with its auxiliaries."""
    for at in range(start, min(end, start + _NEAR)):
        if tokens[at].kind != "word":
            return None
        if tokens[at].low not in AUXILIARIES and not is_adverb(tokens[at]):
            return tokens[start].start, tokens[at].end
    return None


RULES: tuple[Rule, ...] = (
    transcript_name,
    cue_before,
    said_after,
    dash_name,
    name_colon,
    part_of_report,
    said_later,
    according,
    claim_of,
    subject_of_sentence,
)


def written(passage: Passage, act: Act) -> Attribution:
    """Return an act of saying with its positions in the source."""
    tokens = passage.tokens
    return Attribution(_span(tokens, act.speaker or act.cue), _span(tokens, act.cue), act.why)


def embedded(act: Act, before: Sequence[Act]) -> bool:
    """Tell the inner report of "Lee said Roe told us that"."""
    start = act.speaker[0] if act.speaker else -1
    return any(0 <= start - other.cue[1] <= 1 for other in before if not other.inverted)


def _by(passage: Passage, act: Act | None) -> Attribution | None:
    if act is None or act.speaker is None:
        return None
    return written(passage, act)


def _ends_clause(passage: Passage, quote: int) -> bool:
    """Tell whether a comma, a stop or another mark closes the words."""
    stretch, tokens = passage.quotes[quote], passage.tokens
    inner = tokens[quote].text[: stretch.inner_end - stretch.start].rstrip(" \xa0'’")
    after = tokens[quote + 1].text if quote + 1 < len(tokens) else ""
    return inner.endswith((",", "?", "!", ".", "…", "-", "—", "–")) or after in {",", "?", "!"}


def _span(tokens: Sequence[Token], part: Range) -> Span:
    return tokens[part[0]].start, tokens[part[1] - 1].end


def _owns(token: Token) -> bool:
    return token.possessive or token.low in {"his", "her", "their"}


def _owner(passage: Passage, owner: int, noun: int) -> Attribution:
    tokens = passage.tokens
    first = owner
    while first and tokens[first - 1].capital and tokens[first - 1].low not in PREPOSITIONS:
        first -= 1
    start, end = _span(tokens, (first, owner + 1))
    text = tokens[owner].text
    end -= 2 if text.endswith(("'s", "’s")) else 1 if tokens[owner].possessive else 0
    why = say('The word "{word}" belongs to the name before it.', word=tokens[noun].text)
    return Attribution((start, end), _span(tokens, (noun, noun + 1)), why)
