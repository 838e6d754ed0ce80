"""The words for a speaker → the person or body they stand for.

A `Memory` walks through the report in reading order: it notes who was the subject of a sentence or
spoke, and answers whom "he", "the Russian foreign minister" or a surname means at that place.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kit.quoting.lexicon import DETERMINERS, PLURAL_PRONOUNS, PREPOSITIONS, SUBJECT_PRONOUNS, TITLES, Gender
from kit.quoting.names import Mention, Person, Roster, pronoun_gender

_AFTER_HEAD = re.compile(r",|\s[(—–―]|\s(of|for|at|in|from|with|on|to|by|who|about|near|as|and)\s")
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
        people: the traces that persons left, in reading order.
        bodies: the latest body or group that was a subject or spoke, as the page words it.
        passage: how many sentences were read.
    """

    roster: Roster
    people: list[Trace] = field(default_factory=list)
    body: str | None = None
    group: str | None = None
    passage: int = 0


def resolve(memory: Memory, words: str, start: int, mentions: list[Mention]) -> str | None:
    """Return whom the words of the page stand for, or None where it can't be known."""
    low = words.lower()
    if low in {"i", "we", "you", "who", "which", "that"}:
        return None
    gender = pronoun_gender(low)
    if gender:
        person = latest(memory, gender)
        return person.name if person else None
    if low in PLURAL_PRONOUNS:
        return memory.group
    if low in {"it", "its"}:
        return memory.body
    person = named(memory, words, start, mentions)
    return person.name if person else _by_role(memory, words) or words


def named(memory: Memory, words: str, start: int, mentions: list[Mention]) -> Person | None:
    """Return the person whose name is the head of the words for a speaker."""
    end = start + head_length(words)
    mention = next((mention for mention in mentions if mention.end == end), None)
    if mention is None:
        return None
    return None if mention.person is False else memory.roster.person(mention.words, mention.gender)


def latest(memory: Memory, gender: Gender) -> Person | None:
    """Return the person of this gender who is strongest in mind."""
    best, strongest = None, -99.0
    for trace in memory.people[-_KEPT:]:
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
        titled = match[1] == "of" and words[: match.start()].split()[-1].lower() in TITLES
        if not (titled and len(words[match.end() :].split()) > 2):  # noqa: PLR2004
            return match.start()
    return len(words)


def note(memory: Memory, words: str, name: str | None, person: Person | None, weight: float) -> None:
    """Keep in mind who was the subject or spoke."""
    if person:
        if may_be_person(person) or (weight == SPOKE and " " in person.name):
            memory.people.append(Trace(person, memory.passage, weight))
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


def _by_role(memory: Memory, words: str) -> str | None:
    """Find "the Russian foreign minister" by the office that stands with a name."""
    parts = [_POSSESSIVE_END.sub("", word.strip(",.")).lower() for word in words.split()]
    wanted = [word for word in parts if word not in DETERMINERS | PREPOSITIONS]
    if len(wanted) < 2 or parts[0] != "the":
        return None
    people = [p for same in memory.roster.people.values() for p in same if _holds(p, wanted)]
    return people[0].name if len(people) == 1 else None


def _holds(person: Person, wanted: list[str]) -> bool:
    return all(any(_same_word(word, role) for role in person.roles) for word in wanted)


def _same_word(word: str, role: str) -> bool:
    """Match "Russian" with "Russia"."""
    return word == role or (len(role) > 3 and word.startswith(role[:-1]) and len(word) - len(role) in (0, 1, 2))
