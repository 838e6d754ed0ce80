"""What an article is: the docstrings of these classes are the schema of everything else.

Positions count characters from 0 and point into `Article.source`, so that
`article.source[part.start:part.end] == part.text` holds for every part and every sentence.
"""

from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import Literal

PartKind = Literal[
    "kicker",
    "headline",
    "date",
    "standfirst",
    "permalink",
    "caption",
    "credit",
    "subheading",
    "paragraph",
    "byline",
    "agencies",
    "furniture",
]

OWN_WORDS: frozenset[PartKind] = frozenset(
    {"kicker", "headline", "standfirst", "caption", "subheading", "paragraph"}
)
"""The parts that hold the article's own words; the others serve the page."""

INVENTED = "note that the report is invented"
"""The reason of the part that says so."""

NEWS_AGENCIES = frozenset(
    "AFP AP ANSA DPA dpa dapd EFE epd Interfax KNA Kyodo PA Reuters RIA sid TASS UPI Xinhua".split()
)
_SHORTEST_ABBREVIATION = 3


def agency_names(credit: str) -> tuple[str, ...]:
    """Take an agency credit apart.

    A missing comma is forgiven between agencies that are known or abbreviated to capitals.

    >>> agency_names("(AP, AFP, Kyodo News)")
    ('AP', 'AFP', 'Kyodo News')
    >>> agency_names("(Reuters AFP)"), agency_names("(ZXN Reuters)")
    (('Reuters', 'AFP'), ('ZXN', 'Reuters'))
    """
    names: list[str] = []
    for piece in credit.strip("()").split(","):
        words = piece.split()
        names += words if all(map(_is_one_agency, words)) else [" ".join(words)]
    return tuple(name for name in names if name)


def _is_one_agency(word: str) -> bool:
    """Tell a name from a part of one: "AP Photo" is one credit, "TV" is no agency."""
    return word in NEWS_AGENCIES or (len(word) >= _SHORTEST_ABBREVIATION and word.isupper())


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a page, and what it is.

    Attributes:
        kind: what the stretch is: "headline", "paragraph", "furniture" and so on.
        start: the position of its first character in the source.
        end: the position after its last character.
        text: the words themselves, without white space around them.
        reason: for furniture, why it is not part of the article; otherwise empty.
    """

    kind: PartKind
    start: int
    end: int
    text: str
    reason: str = ""

    @property
    def explained(self) -> str:
        """The words and, for furniture, the reason in brackets."""
        return f"{self.text} ({self.reason})" if self.reason else self.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a standfirst or a paragraph.

    Attributes:
        start: the position of its first character in the source.
        end: the position after its last character.
        text: the words themselves.
        part: where its part stands in `Article.parts`, counting from 0.
    """

    start: int
    end: int
    text: str
    part: int


@dataclass(frozen=True, slots=True)
class Section:
    """A subheading and the paragraphs under it.

    Attributes:
        heading: the subheading; None for the paragraphs before the first one.
        paragraphs: the paragraphs, in reading order.
    """

    heading: Part | None
    paragraphs: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What whoever brought an article wrote above its page; it counts before what the page shows.

    None leaves a field to the page. An empty text says that there is none, whatever the page shows.

    Attributes:
        headline: the headline.
        date: the day of publication, such as "2016-10-12".
        outlet: who published it.
        author: who wrote it.
        link: its address.
        seen: the day on which an archive saw the page, such as "2016-10-12".
        origin: where the text came from: "pasted", the name of a file.
        rights: whose text it is, or what may be done with it: "own work", "free".
        note: what a reader should know; it becomes a warning of the article.
    """

    headline: str | None = None
    date: str | None = None
    outlet: str | None = None
    author: str | None = None
    link: str | None = None
    seen: str | None = None
    origin: str | None = None
    rights: str | None = None
    note: str | None = None


NO_HEADER = Header()


@dataclass(frozen=True, slots=True)
class Article:
    """A news report and its anatomy.

    Every character of `source` that is not white space lies in exactly one of `parts`.

    Attributes:
        id: the name of the report in every table; from a file, the file's name without ".txt", for
            a row of an export with the row's number.
        source: the text of the page, as it arrived, without the header of its file.
        parts: all parts of the page in reading order, furniture included.
        sentences: the sentences of the standfirst and of the paragraphs, in reading order.
        published: the day that the page gives as its own; None if it gives none.
        outlet: who published it, where the page says so; otherwise None.
        path: the file it came from; None for a text that came from nowhere.
        warnings: what a reader should know before trusting the anatomy.
        read_as: what its file was read as: "text", "saved web page", "CSV", "Nexis Uni" and so on.
            For all but text, `source` is put together from the pieces that the file holds.
        row: the number of its row in the file, from 1; None if the file is one article.
        seen: the day on which an archive such as GDELT saw the page, which is not the day of
            publication; None if nothing says so.
        header: what stands above the page in its file; nothing for most.
        from_header: which of "headline", "date", "outlet", "author" and "link" are as the header
            says and not as the page shows: corrected by hand, or from the file that was brought.

    The properties find their part by its kind. A part that the page lacks is None. Headline, writer
    and address are as the header says, if it says so; the parts are always those of the page.
    """

    id: str
    source: str = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    published: date | None = None
    outlet: str | None = None
    path: Path | None = None
    warnings: tuple[str, ...] = ()
    read_as: str = "text"
    row: int | None = None
    seen: date | None = None
    header: Header = NO_HEADER
    from_header: tuple[str, ...] = ()

    def part(self, kind: PartKind) -> Part | None:
        """Return the first part of this kind, or None."""
        return next((part for part in self.parts if part.kind == kind), None)

    def _text(self, kind: PartKind) -> str | None:
        part = self.part(kind)
        return part.text if part else None

    def _stated(self, said: str | None, kind: PartKind) -> str | None:
        return self._text(kind) if said is None else said or None

    @property
    def headline(self) -> str | None:
        """The words of the headline."""
        return self._stated(self.header.headline, "headline")

    @property
    def kicker(self) -> str | None:
        """The section label above the headline."""
        return self._text("kicker")

    @property
    def standfirst(self) -> str | None:
        """The teaser under the headline."""
        return self._text("standfirst")

    @property
    def url(self) -> str | None:
        """The permalink that the page gives."""
        return self._stated(self.header.link, "permalink")

    @property
    def caption(self) -> str | None:
        """The words under the first picture."""
        return self._text("caption")

    @property
    def credit(self) -> str | None:
        """Who is credited for the first picture."""
        return self._text("credit")

    @property
    def byline(self) -> str | None:
        """The writers' names or initials."""
        return self._stated(self.header.author, "byline")

    @property
    def origin(self) -> str | None:
        """Where the text came from: what its header says, else its file and row; or None."""
        if self.header.origin or self.path is None:
            return self.header.origin or None
        return self.path.name if self.row is None else f"{self.path.name}, row {self.row}"

    @property
    def rights(self) -> str | None:
        """What its header says on rights, such as "own work"; None if nothing is said.

        A page that says that it is invented is free.
        """
        invented = any(part.reason == INVENTED for part in self.parts)
        return self.header.rights or ("free: an invented report" if invented else None)

    @property
    def agencies(self) -> tuple[str, ...]:
        """The news agencies that the page credits."""
        words = self._text("agencies")
        return agency_names(words) if words else ()

    def _repr_html_(self) -> str:
        """Show the parts in a notebook, one a row."""
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left;vertical-align:top">{part.kind}</th>'
            f'<td style="text-align:left">{escape(part.explained)}</td></tr>'
            for part in self.parts
        )
        notes = "".join(f"<p><strong>Note:</strong> {escape(note)}</p>" for note in self.warnings)
        title = escape(self.headline or self.id)
        caption = f'<caption style="text-align:left"><strong>{title}</strong></caption>'
        return f'<table style="max-width:60rem">{caption}{rows}</table>{notes}'

    @property
    def sections(self) -> tuple[Section, ...]:
        """The body: paragraphs grouped under their subheadings."""
        groups: list[tuple[Part | None, list[Part]]] = [(None, [])]
        for part in self.parts:
            if part.kind == "subheading":
                groups.append((part, []))
            elif part.kind == "paragraph":
                groups[-1][1].append(part)
        return tuple(
            Section(heading, tuple(paragraphs))
            for heading, paragraphs in groups
            if heading or paragraphs
        )
