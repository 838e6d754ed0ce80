"""Invented reports, for trying learners' functions on pages that they haven't seen.

Places, people, outlets and events are made up. The same `random.Random` gives the same pages.
"""

from random import Random

_PLACES = "Norrholm Vesterby Calda Port-Ilme Sankt-Orben Tirrel Lowmarsh Ostrava-Bay".split()
_PEOPLE = (
    "Ida Merrow, Tam Oakley, Lena Brisk, Jon Vey, Rosa Quill, Amin Farrow, Dora Lint, Olu Banner"
).split(", ")
_ROLES = "mayor, harbor master, head teacher, baker, ferry captain, park keeper".split(", ")
_THINGS = "ferry, lighthouse, footbridge, library, market hall, orchard, tram".split(", ")
_DOINGS = (
    "opens again after repairs, closes for a week, gets a new roof, welcomes its first visitors,"
    " is painted blue, moves across the river"
).split(", ")
_SAYINGS = (
    "We had hoped for this all winter, It took longer than planned, Nobody knows what it will cost,"
    " I am glad, Come and see, There is work left to do for every one of us"
).split(", ")
_VERBS = "said told-reporters explained added".split()
_MONTHS = "January March April June August September November December".split()


def invented_page(chance: Random) -> str:
    """Return the text of a page with an invented report, laid out like a DW page.

    Kicker, standfirst, caption and subheading are sometimes there and sometimes not.

    >>> print(invented_page(Random(7)).splitlines()[0])
    1. Skip to content
    """
    place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
    headline = f"{place} {thing} {chance.choice(_DOINGS)}"
    day = f"{chance.choice(_MONTHS)} {chance.randint(1, 28)}, {chance.randint(1990, 2030)}"
    blocks = ["1. Skip to content\n  2. Skip to main menu", headline, day]
    if chance.choice([True, True, False]):
        blocks.append(f"Many in {place} have waited for this. The {thing} is their pride.")
    if chance.choice([True, False]):
        blocks.append(f"The {thing} of {place} on a quiet morning\nImage: {chance.choice(_PEOPLE)}")
    blocks += [invented_paragraph(chance) for _ in range(chance.randint(1, 4))]
    if chance.choice([True, False]):
        blocks += [f"What comes next for {place}", invented_paragraph(chance)]
    return "\n\n".join([*blocks, chance.choice(["ab/cd (AP, dpa)", "xy/z (Reuters)"])])


def invented_paragraph(chance: Random) -> str:
    """Return an invented paragraph of one to three sentences; some of them quote somebody.

    >>> invented_paragraph(Random(4)) == invented_paragraph(Random(4))
    True
    """
    return " ".join(_sentence(chance) for _ in range(chance.randint(1, 3)))


def _sentence(chance: Random) -> str:
    person, place, thing = (chance.choice(words) for words in (_PEOPLE, _PLACES, _THINGS))
    if chance.choice([True, False]):
        return f"The {thing} in {place} {chance.choice(_DOINGS)} on the {chance.randint(2, 28)}th."
    said = chance.choice(_VERBS).replace("-", " ")
    return f'"{chance.choice(_SAYINGS)}," {person}, {chance.choice(_ROLES)}, {said}.'
