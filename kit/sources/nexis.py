"""A Word file → its articles: a Nexis Uni delivery with many, or the text of one page.

In a delivery each article is: headline, newspaper, date, notes (Section, Length, Byline), the line
"Body", the text, and "End of Document". A cover and a table of contents may stand above the first.
"""

import re
from collections.abc import Iterator, Sequence

from kit.layouts.datelines import read_date_line
from kit.sources.exports import Row

_END = "end of document"
_LABEL = re.compile(
    r"(Byline|Section|Length|Highlight|Dateline|Load-Date|Language|Graphic|Publication-Type|Copyright"
    r"|Correction(?:-Date)?|Subject|Classification|Journal Code|Document-Type)\b:?\s*(.*)",
    re.DOTALL,
)
_AFTER_TEXT = frozenset({"Load-Date", "Graphic", "Classification", "Language", "Correction"})


def nexis_rows(paragraphs: Sequence[str]) -> list[Row]:
    """Return the articles of a Nexis Uni delivery; an empty list if it is none.

    Args:
        paragraphs: the paragraphs of the Word file.

    >>> lines = ["Fog lifts", "Lune Courier", "May 8, 2013 Wednesday", "Byline: Nora Feldt"]
    >>> nexis_rows([*lines, "Body", "Boats came.", "End of Document"])[0].fields["text"]
    ['Boats came.']
    """
    lines = [line.strip() for line in paragraphs if line.strip()]
    if not any(line.lower() == _END for line in lines) or "body" not in map(str.lower, lines):
        return []
    return [_row(number, block) for number, block in enumerate(_documents(lines), start=1)]


def _documents(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.lower() == _END:
            yield block
            block = []
        else:
            block.append(line)
    if block:
        yield block


def _row(number: int, block: Sequence[str]) -> Row:
    body = next((i for i, line in enumerate(block) if line.lower() == "body"), 0)
    dated = next((i for i in range(body - 1, 1, -1) if read_date_line(block[i])), None)
    if dated is None:
        return Row(number, {}, "no lines with headline, newspaper and date stand above its text")
    labelled = {m[1]: m[2] for line in block[dated:body] if (m := _LABEL.fullmatch(line))}
    return Row(
        number,
        {
            "headline": block[dated - 2],
            "outlet": block[dated - 1],
            "published": block[dated],
            "byline": labelled.get("Byline", ""),
            "kicker": labelled.get("Section", "").split(";")[0],
            "text": list(_text(block[body + 1 :])),
        },
    )


def _text(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        label = _LABEL.fullmatch(line)
        if label and label[1] in _AFTER_TEXT:
            return
        yield line
