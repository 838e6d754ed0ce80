"""The words for a speaker → the person or body they stand for.

A `Memory` walks through the report in reading order: it notes who was the subject of a sentence or
spoke, and answers whom "he", "the Russian foreign minister" or a surname means at that place.
"""

import re
from dataclasses import dataclass, field

from kit.quoting.lexicon import DETERMINERS, PLURAL_PRONOUNS, PREPOSITIONS, SUBJECT_PRONOUNS, TITLES, Gender
from kit.quoting.names import Mention, Person, Roster, pronoun_gender

_AFTER_HEAD = re.compile(r",|\s[(—–―]|\s(of|for|at|in|from|with|on|to|by|who|about|near|as|and)\s")
_POSSESSIVE_END = re.compile(r"['’]s?$")


@dataclass(slots=True)
class Memory:
    """What a reader keeps in mind.

    Attributes:
        roster: the people of the report.
        people: persons in the order in which they were subjects or spoke.
        bodies: the latest body or group that was a subject or spoke, as the page words it.
        passed: how many mentions of the roster lie before the place that was reached.
    """

    roster: Roster
    people: list[Person] = field(default_factory=list)
    body: str | None = None
    group: str | None = None
    passed: int = 0


def resolve(memory: Memory, words: str, start: int, mentions: list[Mention]) -> str | None:
    """Return whom the words of the page stand for, or None where it can't be known."""
    low = words.lower()
    if low in {"i", "we", "you", "who", "which", "that"}:
        return None
    gender = pronoun_gender(low)
    if gender:
        person = latest(memory, gender, start)
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


def latest(memory: Memory, gender: Gender, start: int) -> Person | None:
    """Return the person of this gender who was last subject or speaker, or else last named."""
    for sure in (True, False):
        for person in reversed(memory.people[-12:]):
            if person.gender == gender or (not sure and person.gender is None):
                return person
    for mention in reversed([m for m in memory.roster.mentions if m.start < start][-20:]):
        person = memory.roster.person(mention.words, mention.gender)
        if person and mention.person is not False and person.gender in (gender, None):
            return person
    return None


def head_length(words: str) -> int:
    """Return where the head of a noun phrase ends: before "of", "for", "who" or a comma."""
    for match in _AFTER_HEAD.finditer(words):
        titled = match[1] == "of" and words[: match.start()].split()[-1].lower() in TITLES
        if not (titled and len(words[match.end() :].split()) > 2):  # noqa: PLR2004
            return match.start()
    return len(words)


def note(memory: Memory, words: str, name: str | None, person: Person | None) -> None:
    """Keep in mind who was the subject or spoke."""
    if person:
        memory.people.append(person)
    elif name and words.lower() not in SUBJECT_PRONOUNS:
        if _plural(words):
            memory.group = name
        else:
            memory.body = name


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
