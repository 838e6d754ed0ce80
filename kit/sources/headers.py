r"""The header of a text file: lines such as "date: 2016-10-12" above the page, ended by "---".

Whoever brings an article can say there what the page does not show, or shows wrongly. A header is
only taken for one if each of its lines fits, so that a page that begins with "headline:" stays a
page. What stands below is the page, unchanged; positions count from its first character.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date

from kit.article import Article, Header, Part, PartKind

_FIELD_OF = {"from": "origin"} | {f.name: f.name for f in fields(Header) if f.name != "origin"}
_NAME_OF = {field: name for name, field in _FIELD_OF.items()}
NAMES = "headline date outlet author link seen from rights note".split()
"""The names of the lines, in the order in which they are written."""
_DAYS = frozenset({"date", "seen"})
_NONE = "-"
_END = "---"
_MOST_LINES = 20
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_ENTRY = re.compile(r"\s*([^\W\d_]{2,16})\s*:(.*)", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LABELS: dict[str, PartKind] = {
    "headline": "headline",
    "date": "date",
    "author": "byline",
    "link": "permalink",
}
_NOT_SO = "the header of the file says otherwise"


def day(written: str) -> date | None:
    """Read a day that is written like 2016-10-12; None for anything else.

    >>> day("2016-10-12"), day("2016-10-32"), day("12 Oct")
    (datetime.date(2016, 10, 12), None, None)
    """
    try:
        return date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        return None


def split_header(text: str) -> tuple[Header, str, tuple[str, ...]]:
    r"""Part a text into its header and its page.

    Args:
        text: what a file holds.

    Returns:
        The header, which is empty if there is none; the page below it; and what there is to say
        about lines that could not be used. A header that does not fit is read as part of the page.

    >>> split_header("outlet: Lune Courier\n---\nRain fell.")[1]
    'Rain fell.'
    >>> split_header("Headline: a word with a story\n\nIt began in print.")[0] == Header()
    True
    """
    lines = list(_first_lines(text))
    first = _ENTRY.fullmatch(lines[0][0]) if lines else None
    if first is None or first[1].lower() not in _FIELD_OF:
        return Header(), text, ()
    end = next((at for at, (line, _) in enumerate(lines) if line.strip() == _END), None)
    above = [line for line, _ in lines[:end]]
    entries = [_ENTRY.fullmatch(line) for line in above]
    if end is None or None in entries:
        return Header(), text, tuple(_why_not(above, ended=end is not None))
    header, notes = _read_entries([(match[1], match[2]) for match in entries if match])
    return header, text[lines[end][1] :], notes


def _first_lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the first lines, and where the next one begins, up to the end of a header."""
    at = 0
    for _ in range(_MOST_LINES):
        match = _LINE.match(text, at)
        if match is None or at == len(text):
            return
        at = match.end()
        yield match[1], at
        if match[1].strip() == _END:
            return


def _why_not(lines: Sequence[str], *, ended: bool) -> Iterator[str]:
    """Say why lines that look like a header are none; nothing if they hardly look like one."""
    known = [bool((m := _ENTRY.fullmatch(line)) and m[1].lower() in _FIELD_OF) for line in lines]
    if not (all(known[:2]) and len(known) > 1) and (not ended or "" in map(str.strip, lines)):
        return
    odd = next((at for at, line in enumerate(lines, start=1) if not _ENTRY.fullmatch(line)), 0)
    why = f"line {odd} is not like 'date: 2016-10-12'" if ended else f"the line {_END} is missing"
    yield (
        f"The text begins like a header, but {why}. So it was all read as the page, and nothing"
        f" is lost. If it should be a header, write a name, a colon and a value in each line, and"
        f" {_END} alone in the line below."
    )


def _read_entries(entries: Sequence[tuple[str, str]]) -> tuple[Header, tuple[str, ...]]:
    header, notes = Header(), []
    for name, value in entries:
        field, words = _FIELD_OF.get(name.lower()), " ".join(value.split())
        if field is None:
            known = ", ".join(NAMES)
            notes.append(
                f"The header has a line {name!r}, which says nothing to the kit: {words}"
                f" It knows: {known}."
            )
        elif field in _DAYS and words not in ("", _NONE) and day(words) is None:
            notes.append(
                f"The header gives the {name.lower()} as {words!r}, which can't be read."
                " Write it like 2016-10-12."
            )
        elif words:
            header = replace(header, **{field: "" if words == _NONE else words})
    return header, tuple(notes)


def header_text(header: Header) -> str:
    r"""Write a header as the lines that `split_header` reads, the line "---" included.

    >>> header_text(Header(headline="Fog lifts", date="", origin="pasted"))
    'headline: Fog lifts\ndate: -\nfrom: pasted\n---\n'
    """
    values = {name: getattr(header, _FIELD_OF[name]) for name in NAMES}
    lines = [
        f"{name}: {' '.join(value.split()) or _NONE}"
        for name, value in values.items()
        if value is not None
    ]
    return "\n".join([*(lines or ["from:"]), _END, ""])


def header_of(article: Article) -> Header:
    r"""Return a header that says all that is known of an article.

    >>> import kit
    >>> header_of(kit.article_from_text("outlet: Lune Courier\n---\nRain fell.")).outlet
    'Lune Courier'
    """
    known = {
        "headline": article.headline,
        "date": article.published and article.published.isoformat(),
        "outlet": article.outlet,
        "author": article.byline,
        "link": article.url,
        "seen": article.seen and article.seen.isoformat(),
        "origin": article.origin,
    }
    words = {name: " ".join(value.split()) for name, value in known.items() if value}
    return replace(article.header, **{n: said for n, said in words.items() if said != _NONE})


def relabeled(parts: tuple[Part, ...], header: Header) -> tuple[Part, ...]:
    """Let the parts of a page be what the header says: headline, date, writer, address.

    The words keep their places. A line that the header does not bear out becomes furniture, but
    only if the right words stand elsewhere on the page, or the header says that there are none.

    >>> page = (Part("headline", 0, 4, "Menu"), Part("paragraph", 5, 14, "Fog lifts"))
    >>> [part.kind for part in relabeled(page, Header(headline="Fog lifts"))]
    ['furniture', 'headline']
    """
    for field, kind in _LABELS.items():
        said = getattr(header, field)
        if said is not None:
            parts = _relabeled(parts, kind, said)
    return parts


def _relabeled(parts: tuple[Part, ...], kind: PartKind, said: str) -> tuple[Part, ...]:
    found = [at for at, part in enumerate(parts) if " ".join(part.text.split()) == said]
    right = next((at for at in found if parts[at].kind == kind), found[0] if found else None)
    if said and (right is None or parts[right].kind == kind):
        return parts
    reason = f"taken for the {kind}, but {_NOT_SO}"
    return tuple(
        replace(part, kind=kind, reason="")
        if at == right
        else replace(part, kind="furniture", reason=reason)
        if part.kind == kind
        else part
        for at, part in enumerate(parts)
    )


def differing(header: Header, parts: Sequence[Part], shown: Header) -> tuple[str, ...]:
    """Return the names of what the header says and the page does not show.

    Args:
        header: what the header says.
        parts: the parts of the page.
        shown: the date and the outlet that the page shows.

    >>> differing(Header(outlet="Lune Courier"), [], Header())
    ('outlet',)
    """
    page = {
        field: next((" ".join(part.text.split()) for part in parts if part.kind == kind), "")
        for field, kind in _LABELS.items()
    }
    page |= {"date": shown.date or "", "outlet": shown.outlet or ""}
    said = {
        name: getattr(header, name) for name in ("headline", "date", "outlet", "author", "link")
    }
    return tuple(name for name, words in said.items() if words is not None and words != page[name])
