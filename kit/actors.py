"""An Article and a codebook of names → the mentions: who appears, named how.

A codebook is a small table that a class edits in a spreadsheet. It decides what counts as whom:
nothing is found that it doesn't list, and each of its decisions can be argued about and changed.
"""

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kit.article import OWN_WORDS, Article
from kit.errors import UnreadableError
from kit.textfiles import read_text

COLUMNS = ("name", "kind", "country", "role", "aliases")
"""The columns that a codebook must have; any others are for its readers."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_SPELLINGS = str.maketrans("’‘‑", "''-")
_ALIAS_SIGNS = re.compile(r"[;|]")
_SEPARATORS = ",;\t"
# What may stand before the first word of a sentence, a quotation or a part.
_BEFORE_FIRST_WORD = re.compile(r"""(?:\A|[.!?…:][)"'”’»]*\s+|["“„‘«([])["“„‘«'([]*\Z""")
_LOOK_BACK = 8


class CodebookError(UnreadableError):
    """A codebook can't be used; the message names the file, the row and what to do."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that a report can name.

    Attributes:
        name: what the tables call the actor; it counts as an alias too.
        kind: "person", "government", "country", "body", "group", or a word of the class's own.
        country: the country it belongs to; empty if there is none.
        role: what the actor is or does, in a few words; may be empty.
        aliases: the words that name it on the page.
    """

    name: str
    kind: str = ""
    country: str = ""
    role: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a report names an actor.

    Attributes:
        start: the position of its first character in the source.
        end: the position after its last character; a possessive 's stays outside.
        text: the words on the page.
        actor: the name of the actor.
        alias: the alias that was found, as the codebook spells it.
    """

    start: int
    end: int
    text: str
    actor: str
    alias: str


@dataclass(frozen=True)
class Codebook:
    """The actors to look for; `load_actors` makes sure that no alias belongs to two of them.

    Attributes:
        actors: the actors, in the order of the file.
    """

    actors: tuple[Actor, ...]

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, str]]:
        """Spelling → the actor's name and the alias as the codebook has it."""
        return {
            _spelling(alias): (actor.name, alias)
            for actor in reversed(self.actors)
            for alias in (*reversed(actor.aliases), actor.name)
        }

    @cached_property
    def lengths(self) -> Mapping[str, Sequence[int]]:
        """First token → how many tokens the aliases have that begin with it, longest first."""
        lengths: dict[str, set[int]] = {}
        for spelling in self.aliases:
            tokens = _TOKEN.findall(spelling)
            for first in {tokens[0], _capitalized(tokens[0])}:
                lengths.setdefault(first, set()).add(len(tokens))
        return {first: sorted(found, reverse=True) for first, found in lengths.items()}


def load_actors(path: str | os.PathLike[str]) -> Codebook:
    """Read a codebook of actors from a CSV file.

    Args:
        path: a table with a first row of names and the columns name, kind, country, role and
            aliases; aliases are parted by ; or |. Other columns, such as a note, are left alone.
            Cells may be parted by commas, semicolons or tabs, as spreadsheets do.

    Returns:
        The actors. A row that is wholly empty is skipped.

    Raises:
        CodebookError: if there is no such file, a column or a name is missing, two actors share
            an alias, or a row has too many cells.

    >>> import kit
    >>> load_actors(kit.SEEDS / "actors.csv").actors[0].name
    'John Kerry'
    """
    path = Path(path)
    try:
        text, _ = read_text(path)
    except UnreadableError as error:
        raise CodebookError(str(error)) from None
    actors: dict[int, Actor] = {}
    for number, cells in _rows(text, path):
        actors[number] = _actor(cells, number, path)
    if not actors:
        raise CodebookError(f"{path} names no actor. Add a row for each one under the first row.")
    _check_aliases(actors, path)
    return Codebook(tuple(actors.values()))


def mentions(article: Article, codebook: Codebook) -> tuple[Mention, ...]:
    """Find where the article's own words name an actor, in reading order.

    The longest alias wins, so mentions never overlap: "Russian President Vladimir Putin" is one
    mention of Putin if the codebook lists it, and none of Russia. An alias is found as a whole
    word: "Syria" in "Syria's" and "pro-Syria", not in "Syrian". Any white space equals any other,
    and a curly apostrophe a straight one. Capitals count, but an alias that begins with a small
    letter is also found with a capital where a sentence, a quotation or a part begins.

    Args:
        article: its kicker, headline, standfirst, captions, subheadings and paragraphs are
            searched; sign-off, credits and furniture are not.
        codebook: the actors to look for.

    >>> import kit
    >>> ann = kit.article_from_text("The mayor fell. Ann Lee's dog barked.")
    >>> people = Codebook((Actor("Ann Lee", "person", aliases=("the mayor", "Lee")),))
    >>> [(mention.text, mention.actor) for mention in mentions(ann, people)]
    [('The mayor', 'Ann Lee'), ('Ann Lee', 'Ann Lee')]
    """
    return tuple(
        Mention(part.start + start, part.start + end, part.text[start:end], actor, alias)
        for part in article.parts
        if part.kind in OWN_WORDS
        for start, end, (actor, alias) in _find(part.text, codebook)
    )


def _find(text: str, codebook: Codebook) -> Iterator[tuple[int, int, tuple[str, str]]]:
    tokens = list(_TOKEN.finditer(text))
    spellings = [_spelling_of_token(match[0]) for match in tokens]
    at = 0
    while at < len(tokens):
        length, key = _longest(spellings, at, codebook, text, tokens[at].start())
        if length:
            yield tokens[at].start(), tokens[at + length - 1].end(), codebook.aliases[key]
        at += length or 1


def _longest(
    spellings: Sequence[str], at: int, codebook: Codebook, text: str, start: int
) -> tuple[int, str]:
    """Return the number of tokens of the longest alias that begins here, and its spelling."""
    if _after_apostrophe(text, start):
        return 0, ""
    for length in codebook.lengths.get(spellings[at], ()):
        after = at + length
        if after > len(spellings) or (after < len(spellings) and spellings[after][0].isalnum()):
            continue  # the text ends too soon, or "U.S." goes on as "U.S.A."
        key = "".join(spellings[at:after])
        if key in codebook.aliases:
            return length, key
        small = key[0].lower() + key[1:]
        if small in codebook.aliases and _may_begin_sentence(text, start):
            return length, small
    return 0, ""


def _after_apostrophe(text: str, start: int) -> bool:
    """Tell whether this is the rest of a name such as O'Neill."""
    return start > 1 and text[start - 1] in "'’" and text[start - 2].isalnum()


def _may_begin_sentence(text: str, start: int) -> bool:
    return _BEFORE_FIRST_WORD.search(text, max(0, start - _LOOK_BACK), start) is not None


def _spelling(alias: str) -> str:
    return "".join(map(_spelling_of_token, _TOKEN.findall(alias.strip())))


def _spelling_of_token(token: str) -> str:
    return " " if token.isspace() else token.translate(_SPELLINGS)


def _capitalized(word: str) -> str:
    return word[0].upper() + word[1:]


def _rows(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the number of each row that is not empty, as a spreadsheet counts, and its cells."""
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=_separator(text))
    header: list[str] | None = None
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].lower().startswith("sep="):
                continue
            if header is None:
                header = _header(cells, path)
            else:
                yield number, _cells(cells, header, number, path)
    except csv.Error as error:
        raise CodebookError(
            f"{path}, row {number + 1}: the row can't be read ({error})."
            " Open the file in a spreadsheet and save it as CSV again."
        ) from None


def _separator(text: str) -> str:
    """Return the sign that parts the cells: the one that the first row has most of."""
    first = next((line for line in text.splitlines() if COLUMNS[0] in line.lower()), "")
    return max(_SEPARATORS, key=first.count)


def _header(cells: Sequence[str], path: Path) -> list[str]:
    header = [cell.lower() for cell in cells]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise CodebookError(
            f"{path}, row 1: there is no column {' and no column '.join(missing)}."
            f" The first row reads {', '.join(filter(None, cells))}."
            f" It must have {', '.join(COLUMNS)}."
        )
    return header


def _cells(row: Sequence[str], header: Sequence[str], number: int, path: Path) -> dict[str, str]:
    if any(row[len(header) :]):
        raise CodebookError(
            f"{path}, row {number}: {len(row)} cells, but the first row has {len(header)}."
            ' A cell that holds a comma needs quotation marks around it: "Aleppo, Syria".'
        )
    if any("\n" in cell for cell in row):
        raise CodebookError(
            f"{path}, row {number}: a cell runs over several lines. Put it on one line;"
            " if it looks like one, a closing quotation mark is missing in this row."
        )
    return dict(zip(header, [*row, *[""] * len(header)], strict=False))


def _actor(cells: Mapping[str, str], number: int, path: Path) -> Actor:
    if not cells["name"]:
        raise CodebookError(
            f"{path}, row {number}: the name is empty. Write a name, or delete the row."
        )
    aliases = [alias.strip() for alias in _ALIAS_SIGNS.split(cells["aliases"]) if alias.strip()]
    for alias in (cells["name"], *aliases):
        if not any(map(str.isalnum, alias)):
            raise CodebookError(
                f"{path}, row {number}: {alias!r} has no letter. Write the words that name the"
                " actor, with ; or | between two aliases."
            )
    return Actor(cells["name"], cells["kind"], cells["country"], cells["role"], tuple(aliases))


def _check_aliases(actors: Mapping[int, Actor], path: Path) -> None:
    rows: dict[str, int] = {}
    for number, actor in actors.items():
        for alias in (actor.name, *actor.aliases):
            other = rows.setdefault(_spelling(alias), number)
            if other != number:
                raise CodebookError(
                    f"{path}, row {number}: {alias!r} is an alias of {actor.name}, but row {other}"
                    f" gives it to {actors[other].name}. Decide who it stands for, and take it out"
                    " of the other row."
                )
