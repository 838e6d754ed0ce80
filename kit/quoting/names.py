"""Passages → the people they name: every mention, the fullest name, the gender if it is known."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kit.marks import Span
from kit.quoting.lexicon import (
    AUXILIARIES,
    BODY_WORDS,
    DAYS,
    DETERMINERS,
    GIVEN_HE,
    GIVEN_SHE,
    HE,
    JOINERS,
    NOT_NAMES,
    PREPOSITIONS,
    SHE,
    SUFFIXES,
    TITLES,
    TITLES_HE,
    TITLES_SHE,
    Gender,
)
from kit.quoting.tokens import Passage, Token, title_case

_NO_NAME = (NOT_NAMES | AUXILIARIES) - {"mr", "mrs", "ms", "dr", "will", "may"}


_MOST_NAMESAKES = 20


class Mention(NamedTuple):
    """A name on the page.

    Attributes:
        start: the position of its first character, titles left out.
        end: the position after its last one, without a possessive ending.
        words: the words of the name.
        roles: lower-case words that stand before the name: title, office, nationality.
        gender: "he" or "she" where title or given name tells; otherwise None.
        person: True for somebody with a title or a known given name, False for a body.
        place: True after "in" and the like.
    """

    start: int
    end: int
    words: tuple[str, ...]
    roles: tuple[str, ...]
    gender: Gender | None
    person: bool | None
    place: bool

    @property
    def last(self) -> str:
        """The surname, or the last word of the name of a body."""
        words = [
            word for word in self.words if word.lower().strip(".") not in SUFFIXES
        ] or self.words
        return words[-1].lower()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named in full on the page.

    Attributes:
        name: the fullest name.
        gender: "he", "she", or None if nothing tells.
        roles: words of offices and titles that stand with the name.
        place: True if the page puts something "in" it.
        sure: True for a title, or for a surname that stands alone later.
    """

    name: str
    gender: Gender | None
    roles: frozenset[str]
    place: bool = False
    sure: bool = False


@dataclass(slots=True)
class Roster:
    """The people of a report.

    Attributes:
        mentions: every mention in reading order.
        people: the people, by the lower-case surname; several may share one.
        starts: where each mention begins.
        offices: the people by the words of their offices.
    """

    mentions: list[Mention]
    people: dict[str, list[Person]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    offices: dict[str, list[Person]] = field(default_factory=dict)

    def person(self, mention: Mention) -> Person | None:
        """Return the person whom a mention means; the first one in the report wins a tie."""
        if mention.person is False:
            return None
        return next((p for p in self.people.get(mention.last, ()) if _matches(p, mention)), None)

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that begin in a stretch of the source."""
        first, end = bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])
        return self.mentions[first:end]

    def holders(self, office: str) -> list[Person]:
        """Return the people with whose names a word of office stands."""
        return self.offices.get(office, [])


def roster(found: Sequence[Passage]) -> Roster:
    """Collect the people whom passages name.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.tokens import passages
    >>> text = "Dr. Ann Lee left Cork. Cork misses Lee."
    >>> roster(list(passages(article_from_text(text)))).people["lee"]
    [Person(name='Ann Lee', gender='she', roles=frozenset({'dr'}), place=False, sure=True)]
    """
    mentions = [mention for passage in found for mention in _passage_mentions(passage)]
    result = Roster(mentions, starts=[mention.start for mention in mentions])
    for mention in sorted(mentions, key=lambda mention: len(mention.words) == 1):
        _enter(result, mention)
    for same in result.people.values():
        for person in same:
            for role in person.roles:
                result.offices.setdefault(role, []).append(person)
    return result


def _passage_mentions(passage: Passage) -> Iterator[Mention]:
    """Read names off a sentence; off a heading in capitals only those with a known given name."""
    mentions = name_mentions(passage.tokens)
    return _given_pairs(passage.tokens) if title_case(passage) else mentions


def _given_pairs(tokens: Sequence[Token]) -> Iterator[Mention]:
    for at in range(len(tokens) - 1):
        if tokens[at].low in GIVEN_HE | GIVEN_SHE and _continues(tokens, at + 1):
            mention = _mention(tokens, at, at + 2)
            if mention and len(mention.words) > 1:
                yield mention


def name_mentions(tokens: Sequence[Token]) -> Iterator[Mention]:
    """Find the runs of capitalised words that may be names."""
    at = 0
    while at < len(tokens):
        if not _begins_name(tokens[at]) or (at == 0 and _opens_phrase(tokens)):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and not tokens[end - 1].possessive and _continues(tokens, end):
            end += 1
        mention = _mention(tokens, at, end)
        if mention:
            yield mention
        at = end


def _begins_name(token: Token) -> bool:
    return token.kind == "word" and token.capital and token.low not in _NO_NAME


def _opens_phrase(tokens: Sequence[Token]) -> bool:
    """Tell "Visiting Cork, …" from a name in -ing or -ed."""
    if not tokens[0].low.endswith(("ing", "ed")) or len(tokens) == 1:
        return False
    return tokens[1].capital or tokens[1].low in PREPOSITIONS | DETERMINERS


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "word" or token.low in DAYS:
        return False
    if token.capital:
        return token.low not in {"i", "he", "she", "they", "we"}
    follows = at + 1 < len(tokens) and tokens[at + 1].capital
    return follows and (
        token.low in JOINERS or (token.low == "of" and tokens[at - 1].low in TITLES)
    )


def _mention(tokens: Sequence[Token], start: int, end: int) -> Mention | None:
    """Split a run into office and name."""
    name = next((i + 1 for i in range(end - 1, start - 1, -1) if tokens[i].low in TITLES), start)
    if name == end or not tokens[name].capital:
        return None
    before = [tokens[i].low for i in range(max(0, start - 3), start) if tokens[i].low in TITLES]
    roles = (*before, *(token.low for token in tokens[start:name]), *_owner(tokens, start))
    words = tuple(token.text for token in tokens[name:end])
    words = (*words[:-1], _bare(tokens[end - 1]))
    gender = _gender(words, roles)
    person = None if words[-1].lower() not in BODY_WORDS else False
    if person is None and (gender or set(roles) & TITLES):
        person = True
    last = tokens[end - 1]
    place = (
        start > 0
        and not roles
        and tokens[start - 1].low in {"in", "near", "across", "into", "outside"}
    )
    return Mention(
        tokens[name].start, last.start + len(words[-1]), words, roles, gender, person, place
    )


def _owner(tokens: Sequence[Token], start: int) -> tuple[str, ...]:
    return (_bare(tokens[start - 1]).lower(),) if start and tokens[start - 1].possessive else ()


def _bare(token: Token) -> str:
    if token.low.endswith(("'s", "’s")):
        return token.text[:-2]
    return token.text[:-1] if token.possessive else token.text


def _gender(words: Sequence[str], roles: Sequence[str]) -> Gender | None:
    first = words[0].lower().strip(".")
    if set(roles) & TITLES_SHE:
        return "she"
    if set(roles) & TITLES_HE:
        return "he"
    return _given(first) if len(words) > 1 else None


def _given(name: str) -> Gender | None:
    low = name.lower()
    if low in GIVEN_SHE:
        return "she"
    return "he" if low in GIVEN_HE else None


def _agree(words: Sequence[str], full: Sequence[str]) -> bool:
    return words[0].lower()[0] == full[0].lower()[0] and (
        words[0].lower().startswith(full[0].lower()[:2]) or min(len(words[0]), len(full[0])) <= 2  # noqa: PLR2004
    )


def _matches(person: Person, mention: Mention) -> bool:
    if mention.gender and person.gender and mention.gender != person.gender:
        return False
    return len(mention.words) == 1 or _agree(mention.words, person.name.split())


def _enter(result: Roster, mention: Mention) -> None:
    """Add a mention to the person it names, or a new person."""
    if mention.person is False:
        return
    known = result.people.setdefault(mention.last, [])
    for at, person in enumerate(known):
        if _matches(person, mention):
            known[at] = _merged(person, mention)
            return
    if len(known) < _MOST_NAMESAKES:
        gender = mention.gender or (None if known else _given(mention.words[0]))
        sure = bool(set(mention.roles) & TITLES)
        name = " ".join(mention.words)
        known.append(Person(name, gender, frozenset(mention.roles), mention.place, sure))


def _merged(person: Person, mention: Mention) -> Person:
    words = " ".join(mention.words)
    return Person(
        max(person.name, words, key=lambda name: name.count(" ")),
        person.gender or mention.gender,
        person.roles | set(mention.roles),
        person.place or mention.place,
        person.sure
        or bool(set(mention.roles) & TITLES)
        or (" " in person.name and " " not in words),
    )


def pronoun_gender(word: str) -> Gender | None:
    """Return the gender that a pronoun tells.

    >>> pronoun_gender("Her"), pronoun_gender("they")
    ('she', None)
    """
    low = word.lower()
    if low in HE:
        return "he"
    return "she" if low in SHE else None
