"""A passage and its acts → what is reported without marks: one rule for each way of reporting.

A rule looks at one act and returns the tokens that it reports, or None where it does not fit.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from kit.quoting.acts import NEAR, Act
from kit.quoting.lexicon import (
    AUXILIARIES,
    BARE_CLAUSE,
    CONJUNCTIONS,
    DETERMINERS,
    ONLY_WITH_MARKS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    WITH_OBJECT,
    WITH_PERSON,
    WITH_PREPOSITION,
)
from kit.quoting.phrases import phrase_after
from kit.quoting.tokens import Passage, Token
from kit.quoting.words import STRONG_PASTS, VERBS, Range, is_adverb, is_nominal

Rule = Callable[[Passage, Act], Range | None]

_LINKS = CONJUNCTIONS | {",", ";", "while", "as", "whereas", "although", "though"}
_CLAUSE_LINKS = frozenset({"that", "how", "why", "what", "whether"})
_FEWEST, _NEAR_MARKS, _FARTHEST = 2, 15, 80


def reported(passage: Passage, found: Sequence[Act]) -> Iterator[tuple[Act, Range]]:
    """Yield each act that reports something without marks, and the tokens of what it reports.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.acts import acts
    >>> from kit.quoting.tokens import passages
    >>> [passage] = passages(article_from_text("Ann Lee said on Monday that the road was closed."))
    >>> [(act, (first, end))] = reported(passage, acts(passage))
    >>> [token.text for token in passage.tokens[first:end]]
    ['the', 'road', 'was', 'closed']
    """
    reached = 0
    for number, act in enumerate(found):
        content = next((c for rule in RULES if (c := rule(passage, act))), None)
        if (
            content is None
            or act.speaker is None
            or act.modal
            or _only_intended(passage, act, content)
        ):
            continue
        start, end = _until_next(passage, content, found[number + 1 : number + NEAR], act)
        content = _trimmed(passage, (max(start, reached), end))
        if _has_words(passage, content):
            reached = content[1]
            yield act, content


def that_clause(passage: Passage, act: Act) -> Range | None:
    """Lee said (on Monday) that the road was closed; Lee told us that it was."""
    if act.inverted:
        return None
    tokens = passage.tokens
    addressed = _over_addressee(tokens, act)
    for at in (act.cue[1], addressed, _over_details(tokens, addressed, {","})):
        if at < len(tokens) and tokens[at].low == "that":
            return (at + 1, len(tokens))
    return None


def interposed(passage: Passage, act: Act) -> Range | None:
    """The road was closed, Lee said; or: The road, Lee said, was closed."""
    tokens = passage.tokens
    start, end = _bounds(act)
    if act.verb in ONLY_WITH_MARKS | {"according"} or tokens[act.cue[1] - 1].low.endswith("ing"):
        return None
    if (
        not start
        or not tokens[start - 1].comma
        or not _own_words(tokens[max(0, start - _FARTHEST) : start])
    ):
        return None
    end = _over_details(tokens, end)
    if act.inverted or end == len(tokens) or tokens[end].text != ",":
        return (0, start) if act.inverted or end == len(tokens) or tokens[end].text == ";" else None
    following = tokens[end + 1 : end + 2]
    goes_on = following and not following[0].low.endswith("ing") and following[0].low not in _LINKS
    return (0, len(tokens)) if goes_on else (0, start)


def according_to(passage: Passage, act: Act) -> Range | None:
    """According to Lee (,) the road was closed; or: The road was closed, according to Lee."""
    if act.verb != "according" or act.speaker is None:
        return None
    tokens = passage.tokens
    if act.cue[0] > _FEWEST:
        return (0, act.cue[0])
    comma = next((i for i in range(act.speaker[1], len(tokens)) if tokens[i].text == ","), None)
    return (comma + 1 if comma else act.speaker[1], len(tokens))


def bare_clause(passage: Passage, act: Act) -> Range | None:
    """Lee said the road was closed."""
    tokens = passage.tokens
    if act.inverted or act.verb not in BARE_CLAUSE:
        return None
    at = _over_details(tokens, _over_addressee(tokens, act) if act.verb == "tell" else act.cue[1])
    if at >= len(tokens) or not _begins_clause(tokens, at):
        return None
    return (
        (at, len(tokens)) if act.verb == "say" or _has_verb(tokens[at : at + _FARTHEST]) else None
    )


def preposition(passage: Passage, act: Act) -> Range | None:
    """Lee called for repairs."""
    tokens = passage.tokens
    at = act.cue[1]
    if (
        act.inverted
        or at >= len(tokens)
        or tokens[at].low not in WITH_PREPOSITION.get(act.verb, ())
    ):
        return None
    start = at + (tokens[at].low != "to")
    return (start, len(tokens)) if start < len(tokens) and tokens[start].text != "," else None


def with_object(passage: Passage, act: Act) -> Range | None:
    """Lee accused the owners of neglect."""
    tokens = passage.tokens
    at = act.cue[1]
    if act.inverted or act.verb not in WITH_OBJECT or at >= len(tokens):
        return None
    if act.verb in ONLY_WITH_MARKS and all(
        t.kind != "quote" for t in tokens[at : at + _NEAR_MARKS]
    ):
        return None
    if not (is_nominal(tokens[at]) or tokens[at].low in _CLAUSE_LINKS | DETERMINERS):
        return None
    return (at, len(tokens))


RULES: tuple[Rule, ...] = (
    that_clause,
    interposed,
    according_to,
    preposition,
    bare_clause,
    with_object,
)


def _only_intended(passage: Passage, act: Act, content: Range) -> bool:
    """Tell "wants to find a road" from "went on to say that the road was closed"."""
    return passage.tokens[act.cue[0]].low == "to" and passage.tokens[content[0] - 1].low != "that"


def _bounds(act: Act) -> Range:
    speaker = act.speaker or act.cue
    return min(act.cue[0], speaker[0]), max(act.cue[1], speaker[1])


def _over_addressee(tokens: Sequence[Token], act: Act) -> int:
    """Step over who was told."""
    addressee = phrase_after(tokens, act.cue[1]) if act.verb in WITH_PERSON else None
    return addressee[1] if addressee else act.cue[1]


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(
        token.kind == "quote"
        or token.low in AUXILIARIES
        or token.low in STRONG_PASTS
        or token.low in VERBS
        or token.low.endswith(("ed", "n't", "n’t", "'re", "’re", "'ll", "’ll", "'s", "’s"))
        for token in tokens[1:]
    )


def _over_details(tokens: Sequence[Token], at: int, also: Collection[str] = ()) -> int:
    """Step over when and where it was said: "on Monday", "in a letter to Lee"."""
    while at < len(tokens):
        token = tokens[at]
        if token.low in TIMES or is_adverb(token) or token.text in also or (also and token.capital):
            at += 1
        elif token.low in {
            "on",
            "in",
            "during",
            "at",
            "after",
            "to",
            "of",
            "for",
            "this",
            "last",
            "via",
            "from",
            "late",
        }:
            phrase = phrase_after(tokens, at + 1)
            timed = at + 1 < len(tokens) and tokens[at + 1].low in TIMES
            if not phrase and not timed:
                return at
            at = phrase[1] if phrase else at + 1
        else:
            return at
    return at


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "quote" or token.low in SUBJECT_PRONOUNS | DETERMINERS | _CLAUSE_LINKS | {
        "there"
    }:
        return True
    return token.kind == "word" and is_nominal(token)


def _until_next(passage: Passage, content: Range, later: Sequence[Act], act: Act) -> Range:
    """End what is reported where the next act begins with "and", "but", "adding" or a comma."""
    tokens = passage.tokens
    own = _bounds(act)
    for following in later:
        start = _bounds(following)[0] if following.speaker != act.speaker else following.cue[0]
        if start <= content[0] or start < own[1] or start >= content[1]:
            continue
        if tokens[start - 1].low in _LINKS or following.verb == "according":
            content = (content[0], start)
            break
    after = content[0] >= act.cue[1]
    return (content[0], _clause_end(tokens, content, act)) if after else content


def _clause_end(tokens: Sequence[Token], content: Range, act: Act) -> int:
    """End a report at ", but"; one in an opening "while …" at its comma."""
    opening = tokens[0].low in SUBORDINATORS and content[0] > act.cue[0]
    ends = {"but", "though", "although", "which"} | (
        {"and"} if act.verb not in BARE_CLAUSE else set()
    )
    for at in range(content[0] + 1, min(content[1] - 1, content[0] + _FARTHEST)):
        if tokens[at].text == "," and (opening or tokens[at + 1].low in ends):
            return at
    return content[1]


def _trimmed(passage: Passage, content: Range) -> Range:
    tokens = passage.tokens
    start, end = content
    while start < end and tokens[start].low in CONJUNCTIONS | {",", ";", ":", "that"}:
        start += 1
    while end > start and tokens[end - 1].low in _LINKS | {":", "?", "!"}:
        end -= 1
    return start, end


def _own_words(tokens: Sequence[Token]) -> bool:
    return sum(token.kind == "word" for token in tokens) >= _FEWEST


def _has_words(passage: Passage, content: Range) -> bool:
    """Tell what is reported in the reporter's words from a bare marked stretch."""
    tokens = passage.tokens[content[0] : min(content[1], content[0] + _FARTHEST)]
    words = sum(token.kind == "word" for token in tokens)
    quotes = any(token.kind == "quote" for token in tokens)
    return words >= _FEWEST or (quotes and words > 0)
