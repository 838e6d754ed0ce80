"""The lines of a page of DW → its parts: the layouts of 2022 and later, and the older one.

Newer pages: links for skipping, kicker, headline, names and date, standfirst, permalink, caption
and credit, text, sign-off, boxes. Live pages have key points and a permalink for each entry. Older
pages begin with "Headline | Section | DW | dd.mm.yyyy" and end in a box with date, author and
permalink.
"""

import re
from collections.abc import Iterator, Sequence

from kit.article import Part
from kit.layouts.any_outlet import Page
from kit.layouts.bylines import is_name, names_editor, sign_off
from kit.layouts.datelines import date_parts, read_date_line
from kit.layouts.furniture import furniture_reason, opens_box
from kit.layouts.lines import Line

_SKIP_LINK = re.compile(r"\d{1,2}\. \S")
_PERMALINK = re.compile(r"https?://\S+")
_DW_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)*dw\.(?:com|de)/")
_CREDIT_LABEL = re.compile(r"(?:Image|Photo|Picture|Bild|Foto|Imagen|Crédit)s?:(?!\S*//)\s*")
# "(Photo: A. Holm)" inside a caption is none.
_GLUED_LABEL = re.compile(r"(?<!\()" + _CREDIT_LABEL.pattern)
_LINKS_BELOW = 8
_STATEMENT_END = re.compile(r"[.!…:;,][\"'“”’»)\]]*\Z")
_OLD_TITLE = re.compile(
    r"(?P<title>.+?) \| (?P<section>[^|]+) \| DW \| (?P<date>\d\d\.\d\d\.\d{4})"
)
_VIDEO = re.compile(r"(?:to play this video|um dieses video)\b", re.IGNORECASE)
_DURATION = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_SKIP_SECTION = re.compile(
    r"skip next section (?P<en>.+)|den nächsten abschnitt (?P<de>.+) überspringen", re.IGNORECASE
)
_LIVE_NOTE = re.compile(
    r"(?:this live (?:page|blog|article)|these live updates) (?:was|were|has|have|is|are) .{3,80}"
    r"|(?:last )?updated? .{0,12}\d{1,2}:\d\d.{0,20}|\d{1,2}:\d\d (?:utc|gmt|cet|cest).{0,10}",
    re.IGNORECASE,
)
_BOX_LINE = re.compile(
    r"(?P<label>Date|Author|Autor|Datum|Permalink|Related Subjects|Keywords)\b:? "
)
_INTERVIEW = re.compile(r"DW: |(?:Interview|Opinion): ")
_LONGEST_HEADING, _LONGEST_CAPTION, _LONGEST_CREDIT = 120, 700, 120
_LONGEST_MENU, _SHORT_HEADING, _KICKER_WORDS = 150, 7, 4
_STATEMENT_WORDS, _MOST_CAPTION_LINES = 14, 4


def dw_page(lines: Sequence[Line], *, dayfirst: bool | None = None) -> Page | None:
    """Take a page of DW apart; None where the page is not of this kind.

    Args:
        lines: its lines.
        dayfirst: as in `kit.layouts.dates.find_dates`.
    """
    if not lines:
        return None
    if old := _OLD_TITLE.fullmatch(lines[0].text):
        return _old_page(lines, old)
    top = _skip_links(lines)
    if not (_skips_on_dw(lines[:top]) or any(_DW_ADDRESS.match(line.text) for line in lines)):
        return None
    dated = _first_date(lines, top, dayfirst=dayfirst)
    return _new_page(lines, top, dated, dayfirst=dayfirst) if dated else None


def names_dw(parts: Sequence[Part]) -> bool:
    """Tell whether the page itself says that it is DW's."""
    return any(
        (part.kind == "permalink" and _DW_ADDRESS.match(part.text))
        or (part.kind == "furniture" and "DW" in part.text.split())
        for part in parts
    )


def _skip_links(lines: Sequence[Line]) -> int:
    """Count the links for skipping at the top; their shape or their words show them."""
    for i, line in enumerate(lines):
        if not (_SKIP_LINK.match(line.text) or furniture_reason(line.text).startswith("link that")):
            return i
    return len(lines)


def _skips_on_dw(links: Sequence[Line]) -> bool:
    """Tell whether links for skipping are DW's: numbered, or one of them names DW."""
    return any(_SKIP_LINK.match(line.text) or "DW" in line.text.split() for line in links)


def _first_date(lines: Sequence[Line], top: int, *, dayfirst: bool | None) -> int | None:
    """Find the date line under the headline: no full sentence may stand above it."""
    for i in range(top, min(len(lines), top + _LONGEST_MENU)):
        text = lines[i].text
        if i > top and read_date_line(text, dayfirst=dayfirst):
            return i
        if len(text.split(None, _STATEMENT_WORDS)) > _STATEMENT_WORDS and text[-1] == ".":
            return None
    return None


def _new_page(lines: Sequence[Line], top: int, dated: int, *, dayfirst: bool | None) -> Page:
    named = _names_writer(lines, top, dated)
    headline = dated - 1 - named
    below = next(
        (
            i
            for i in range(dated + 1, len(lines))
            if not read_date_line(lines[i].text, dayfirst=dayfirst)
        ),
        len(lines),
    )
    read = [read_date_line(line.text, dayfirst=dayfirst) for line in lines[dated:below]]
    parts = [
        *(line.part("furniture", "link that skips to a part of the page") for line in lines[:top]),
        *_menu(lines[top:headline]),
        lines[headline].part("headline"),
        *(line.part("byline") for line in lines[headline + 1 : dated]),
        *_dates(lines[dated:below], dayfirst=dayfirst),
        *_below_date(lines[below:]),
    ]
    return Page(parts, tuple(one for one in read if one), ())


def _names_writer(lines: Sequence[Line], top: int, dated: int) -> bool:
    """Tell whether the line above the date holds the writers' names, with the headline above it."""
    if dated - 2 < top or not lines[dated].touches or not is_name(lines[dated - 1].text):
        return False
    return dated - 2 == top or len(lines[dated - 2].text.split()) > _KICKER_WORDS // 2


def _menu(lines: Sequence[Line]) -> Iterator[Part]:
    """The lines above the headline: the last may be the kicker, the rest is menu."""
    for i, line in enumerate(lines):
        reason = furniture_reason(line.text)
        short = len(line.text.split()) <= _KICKER_WORDS
        if i == len(lines) - 1 and short and not reason and (not line.bullet):
            yield line.part("kicker")
        else:
            yield line.part("furniture", reason or "menu")


def _dates(lines: Sequence[Line], *, dayfirst: bool | None) -> Iterator[Part]:
    for line in lines:
        yield from date_parts(line, read_date_line(line.text, dayfirst=dayfirst))


def _below_date(lines: Sequence[Line], *, old: bool = False) -> Iterator[Part]:
    """The standfirst, the pictures, the text and the sign-off; then the boxes at the end."""
    end = _end_of_text(lines)
    end = _signed_off(lines[:end]) or end
    captions = set(_caption_lines(lines[:end]))
    asides = _asides(lines[:end])
    closing = _first_of_end(lines[:end])
    interview = any(_INTERVIEW.match(line.text) for line in lines[:end])
    body_begun = False
    for i, line in enumerate(lines[:end]):
        last = i == end - 1
        if i in asides:
            yield line.part("furniture", asides[i])
        elif credited := _credit(line):
            yield from credited
        elif i in captions:
            yield line.part("caption")
        elif _PERMALINK.fullmatch(line.text):
            yield _permalink(line, body_begun=body_begun)
        elif i >= closing and (ended := sign_off(line)):
            yield from ended
        elif i == 0 and not last and _is_standfirst(line, lines[1], above_caption=1 in captions):
            yield line.part("standfirst")
        elif (
            old and not last and _is_heading(line) and _is_bare_caption(line, body_begun=body_begun)
        ):
            yield line.part("caption")
        else:
            heading = not last and _is_heading(line) and not sign_off(lines[i + 1])
            body_begun = True
            yield from _paragraph(
                line, heading=heading and not (interview and line.text[-1] == "?")
            )
    yield from _boxes(lines[end:])


def _is_standfirst(line: Line, below: Line, *, above_caption: bool) -> bool:
    """Tell the line under the date from a subheading: it states or asks, or ends the head."""
    ends_head = _PERMALINK.fullmatch(below.text) or _CREDIT_LABEL.match(below.text)
    states = line.text.endswith("?") or _STATEMENT_END.search(line.text)
    return bool(above_caption or ends_head or states)


def _paragraph(line: Line, *, heading: bool) -> Iterator[Part]:
    if heading and not line.bullet:
        yield line.part("subheading")
        return
    yield from line.slice("furniture", 0, line.bullet, "bullet of a list")
    yield from line.slice("paragraph", line.bullet, len(line.text))


def _permalink(line: Line, *, body_begun: bool) -> Part:
    if body_begun:
        return line.part("furniture", "permalink of an entry")
    return line.part("permalink")


def _first_of_end(lines: Sequence[Line]) -> int:
    """Return the line below which nothing but notes on editors and permalinks of entries stands."""
    at = len(lines) - 1
    while at > 0 and (names_editor(lines[at].text) or _PERMALINK.fullmatch(lines[at].text)):
        at -= 1
    return at


def _signed_off(lines: Sequence[Line]) -> int | None:
    """Return the line after the sign-off if nothing but short links stands below it."""
    for at in range(len(lines) - 1, max(0, len(lines) - _LINKS_BELOW), -1):
        if sign_off(lines[at]):
            return at + 1
        if names_editor(lines[at].text) or _STATEMENT_END.search(lines[at].text):
            return None
    return None


def _end_of_text(lines: Sequence[Line]) -> int:
    """Return where the boxes under the text begin; the number of lines if there are none."""
    for i, line in enumerate(lines):
        text = line.text[line.bullet :]
        skipped = _SKIP_SECTION.fullmatch(text)
        section = (skipped["en"] or skipped["de"]) if skipped else text
        in_box = line.bullet and _BOX_LINE.match(text)
        if i and (in_box or opens_box(section) or furniture_reason(text) in _END_REASONS):
            return i
    return len(lines)


_END_REASONS = (
    "form for comments",
    "copyright notice",
    "plug for a newsletter, an app or a subscription",
)


def _asides(lines: Sequence[Line]) -> dict[int, str]:
    """Return the lines inside the text that are none of it, with the reason."""
    asides = {i: reason for i, line in enumerate(lines) if (reason := _aside(line))}
    for i, line in enumerate(lines):
        if _VIDEO.match(line.text):
            stop = next((k for k in range(i + 1, i + 5) if _is_duration(lines, k)), i)
            asides |= dict.fromkeys(range(i, stop + 1), "box with a video")
    return asides


def _aside(line: Line) -> str:
    if names_editor(line.text):
        return "name of the editor"
    if _LIVE_NOTE.fullmatch(line.text):
        return "note of a live page"
    if _PERMALINK.fullmatch(line.text) or line.bullet:
        return ""
    if read_date_line(line.text):
        return "date of an entry"
    return furniture_reason(line.text)


def _is_duration(lines: Sequence[Line], i: int) -> bool:
    return i < len(lines) and _DURATION.fullmatch(lines[i].text) is not None


def _caption_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Find the lines right above a picture credit, up to a blank line, a note or the permalink."""
    most = _MOST_CAPTION_LINES if any(not line.touches for line in lines[1:]) else 1
    for i, line in enumerate(lines):
        if _CREDIT_LABEL.match(line.text):
            at = i
            while at > max(0, i - most) and lines[at].touches and not _no_caption(lines[at - 1]):
                at -= 1
                yield at


def _no_caption(line: Line) -> bool:
    return bool(_PERMALINK.fullmatch(line.text)) or bool(_aside(line))


def _credit(line: Line) -> list[Part]:
    """A line with the credit's label: alone, or with the caption glued to it; else nothing."""
    label = _CREDIT_LABEL.match(line.text)
    if not label and len(line.text) <= _LONGEST_CAPTION:
        label = _GLUED_LABEL.search(line.text)
        if label and len(line.text) - label.end() > _LONGEST_CREDIT:
            return []
    if not label:
        return []
    return [
        *line.slice("caption", 0, label.start()),
        *line.slice("furniture", *label.span(), "label of the credit"),
        *line.slice("credit", label.end(), len(line.text)),
    ]


def _is_heading(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not _STATEMENT_END.search(line.text)


def _is_bare_caption(line: Line, *, body_begun: bool) -> bool:
    """Tell a caption without a credit from a subheading, which is shorter."""
    return not body_begun or len(line.text.split()) > _SHORT_HEADING


def _boxes(lines: Sequence[Line]) -> Iterator[Part]:
    """The boxes under the text; on older pages one of them gives the author and the permalink."""
    for line in lines:
        text = line.text[line.bullet :]
        label = _BOX_LINE.match(text)
        kind = {"Author": "byline", "Autor": "byline", "Permalink": "permalink"}
        named = kind.get(label["label"]) if label and line.bullet else None
        at = line.bullet + label.end() if label else 0
        if named in {"byline", "permalink"}:
            yield from line.slice("furniture", 0, at, "label in a box")
            yield from line.slice(
                "byline" if named == "byline" else "permalink", at, len(line.text)
            )
        else:
            yield line.part("furniture", furniture_reason(text) or "box below the text")


def _old_page(lines: Sequence[Line], title: re.Match[str]) -> Page:
    top = 1 + _skip_links(lines[1:])
    headline = next(
        (i for i in range(top, min(len(lines), top + 8)) if _same(lines[i].text, title["title"])),
        None,
    )
    body = top if headline is None else headline + 1
    date_start = title.start("date")
    parts = [
        *lines[0].slice(
            "headline" if headline is None else "furniture",
            *title.span("title"),
            "" if headline is None else "title of the browser's window",
        ),
        *lines[0].slice("furniture", title.end("title"), date_start, "section and outlet"),
        *lines[0].slice("date", date_start, len(lines[0].text)),
        *(line.part("furniture", "link that skips to a part of the page") for line in lines[1:top]),
        *_old_menu(lines[top : body - 1] if headline is not None else [], title["section"]),
        *(line.part("headline") for line in lines[body - 1 : body] if headline is not None),
        *_below_date(lines[body:], old=True),
    ]
    dated = read_date_line(title["date"])
    return Page(parts, (dated,) if dated else (), ())


def _old_menu(lines: Sequence[Line], section: str) -> Iterator[Part]:
    for line in lines:
        if _same(line.text, section):
            yield line.part("kicker")
        else:
            yield line.part("furniture", furniture_reason(line.text) or "menu")


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).lower() == re.sub(r"\W+", "", other).lower()
