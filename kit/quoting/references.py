"""The words for a speaker → the person or body they stand for.

A `Memory` walks through the report in reading order: it notes who was the subject of a sentence or
spoke, and answers whom "he", "the Russian foreign minister" or a surname means at that place.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kit.marks import Span
from kit.quoting.lexicon import (
    DETERMINERS,
    PLURAL_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TITLES,
    Gender,
)
from kit.quoting.names import Person, Roster, pronoun_gender

_AFTER_HEAD = re.compile(r",|\s[(—–―]|\s(of|for|at|in|from|with|on|to|by|who|about|near|as|and)\s")
_JOINT = re.compile(r"[A-Z]\S+ and (?:\S+ ){0,6}?[A-Z]")
_NOBODY = frozenset("i we you who which that".split())
_FEWEST, _LONG_ENOUGH = 2, 4
_POSSESSIVE_END = re.compile(r"['’]s?$")


class Trace(NamedTuple):
    """A person at one place of the report, and how strongly a reader has the person in mind."""

    person: Person
    passage: int
    weight: float


SPOKE, SUBJECT, INTRODUCED, NAMED = 3.0, 2.5, 2.2, 1.0
_FADING, _KNOWN, _KEPT = 0.8, 0.8, 80


@dataclass(slots=True)
class Memory:
    """What a reader keeps in mind.

    Attributes:
        roster: the people of the report.
        traces: what persons left in the reader's mind, in reading order.
        body: the latest body that was a subject or spoke, as the page words it.
        group: the latest group of people that did.
        passage: how many sentences were read.
        passed: how many mentions of the roster were read.
        met: the names of the people who were introduced.
        known: whom the words at a place were found to stand for.
    """

    roster: Roster
    traces: list[Trace] = field(default_factory=list)
    body: str | None = None
    group: str | None = None
    passage: int = 0
    passed: int = 0
    met: set[str] = field(default_factory=set)
    known: dict[Span, tuple[str | None, Person | None]] = field(default_factory=dict)


def refer(memory: Memory, source: str, span: Span, weight: float) -> str | None:
    """Return whom the words at `span` stand for, and keep them in mind.

    >>> from kit.load import article_from_text
    >>> from kit.quoting.names import roster
    >>> from kit.quoting.tokens import passages
    >>> text = "Ann Lee left. She waved."
    >>> memory = Memory(roster(list(passages(article_from_text(text)))))
    >>> refer(memory, text, (0, 7), SUBJECT), refer(memory, text, (14, 17), SPOKE)
    ('Ann Lee', 'Ann Lee')
    """
    words = source[span[0] : span[1]]
    if span not in memory.known:
        read_until(memory, span[0])
        memory.known[span] = resolve(memory, words, span)
    name, person = memory.known[span]
    _keep(memory, words, name, person, weight)
    return name


def read_until(memory: Memory, position: int) -> None:
    """Keep in mind the names that stand before a position."""
    mentions = memory.roster.mentions
    while memory.passed < len(mentions) and mentions[memory.passed].start < position:
        mention = mentions[memory.passed]
        memory.passed += 1
        person = memory.roster.person(mention)
        if person and may_be_person(person):
            introduced = len(mention.words) > 1 and person.name not in memory.met
            memory.met.add(person.name)
            memory.traces.append(Trace(person, memory.passage, INTRODUCED if introduced else NAMED))


def resolve(memory: Memory, words: str, span: Span) -> tuple[str | None, Person | None]:
    """Return the name that words stand for, and the person if it is one."""
    low = words.lower()
    gender = pronoun_gender(low)
    person = latest(memory, gender) if gender else named(memory, words, span)
    if person:
        return person.name, person
    if gender or low in _NOBODY:
        return None, None
    if low in PLURAL_PRONOUNS:
        return memory.group, None
    if low in {"it", "its"}:
        return memory.body, None
    if _JOINT.search(words) and any(m.person for m in memory.roster.within(span)):
        return None, None
    person = by_role(memory, words)
    return (person.name if person else words), person


def named(memory: Memory, words: str, span: Span) -> Person | None:
    """Return the person whose name is the head of the words: in "Lee's aide Bo Roe", Bo Roe."""
    if _JOINT.search(words):
        return None
    end = span[0] + head_length(words)
    mention = next((mention for mention in memory.roster.within(span) if mention.end == end), None)
    return memory.roster.person(mention) if mention else None


def latest(memory: Memory, gender: Gender) -> Person | None:
    """Return the person of this gender who is strongest in mind."""
    best, strongest = None, -99.0
    for trace in memory.traces[-_KEPT:]:
        if trace.person.gender not in (gender, None):
            continue
        known = _KNOWN if trace.person.gender else 0
        strength = trace.weight + known - _FADING * (memory.passage - trace.passage)
        if strength >= strongest:
            best, strongest = trace.person, strength
    return best


def head_length(words: str) -> int:
    """Return where the head of a noun phrase ends: before "of", "for", "who" or a comma."""
    for match in _AFTER_HEAD.finditer(words):
        titled = (
            match[1] == "of" and words[: match.start()].rsplit(maxsplit=1)[-1].lower() in TITLES
        )
        if not (titled and len(words[match.end() :].split()) > 1):
            return match.start()
    return len(words)


def _keep(
    memory: Memory, words: str, name: str | None, person: Person | None, weight: float
) -> None:
    if person and (may_be_person(person) or (weight == SPOKE and " " in person.name)):
        memory.traces.append(Trace(person, memory.passage, weight))
    elif name and words.lower() not in SUBJECT_PRONOUNS:
        if _plural(words):
            memory.group = name
        else:
            memory.body = name


def may_be_person(person: Person) -> bool:
    """Tell whether "he" or "she" may stand for a name of which no gender is known."""
    if person.place and " " not in person.name:
        return False
    return person.gender is not None or (person.sure and not person.place)


def _plural(words: str) -> bool:
    head = re.split(r",| (?:of|for|at|in|from|with|on|who) ", words)[0].split()
    return bool(head) and head[-1].endswith(("s", "men", "people")) and not head[-1].endswith("ss")


def by_role(memory: Memory, words: str) -> Person | None:
    """Find the one person whose office is "the Russian foreign minister".

    One word is not enough: "the minister" may be anybody.
    """
    parts = [_POSSESSIVE_END.sub("", word.strip(",.")).lower() for word in words.split()]
    wanted = [word for word in parts if word not in DETERMINERS | PREPOSITIONS]
    if len(wanted) < _FEWEST or parts[0] != "the":
        return None
    people = [person for person in memory.roster.holders(wanted[-1]) if _holds(person, wanted)]
    return people[0] if len(people) == 1 else None


def _holds(person: Person, wanted: list[str]) -> bool:
    return all(any(_same_word(word, role) for role in person.roles) for word in wanted)


def _same_word(word: str, role: str) -> bool:
    """Match "Russian" with "Russia"."""
    return word == role or (
        len(role) >= _LONG_ENOUGH
        and word.startswith(role[:-1])
        and len(word) - len(role) in (0, 1, 2)
    )
