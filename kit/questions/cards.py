"""The card under a learner's cell."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

_INK, _PAPER, _QUIET = "#1a1a1a", "#ffffff", "#f2f2f2"
# JupyterLab's own background would hide the ink in dark mode; it also breaks code within words.
_PLAIN_CODE = (
    f"color:{_INK};background:{_QUIET};padding:0;font-size:0.9em;"
    "word-break:normal;overflow-wrap:anywhere"
)


@dataclass(frozen=True, slots=True)
class Card:
    """A small card: an icon, what it says in a word, and a few paragraphs.

    Shown as HTML in a notebook, live or saved, and as text elsewhere.

    Attributes:
        icon: a sign that tells cards apart without color.
        heading: the same in words.
        paragraphs: what follows; a line break is kept.
        code: code to show, such as the way to a model answer; or empty.
        rows: rows of a table, the first of them its header; or empty.
        color: of the edge; it repeats what icon and heading say.
    """

    icon: str
    heading: str
    paragraphs: Sequence[str] = ()
    code: str = ""
    rows: Sequence[Sequence[str]] = ()
    color: str = "#595959"

    def _repr_html_(self) -> str:
        heading = html.escape(self.heading)
        body = "".join(_paragraph(text) for text in self.paragraphs if text)
        return (
            f'<div class="kit-card" role="group" aria-label="{heading}"'
            f' style="border:1px solid {self.color};'
            f"border-left:8px solid {self.color};padding:8px 14px;margin:6px 0;max-width:46em;"
            f'color:{_INK};background:{_PAPER};font-size:1.05em;line-height:1.45">'
            f'<p style="margin:2px 0;font-weight:bold"><span aria-hidden="true">{self.icon}</span>'
            f" {heading}</p>{body}{_table(self.rows)}{_code(self.code)}</div>"
        )

    def __repr__(self) -> str:
        """Return the card as text."""
        widths = [max(map(len, column)) for column in zip(*self.rows, strict=True)]
        padded = (map(str.ljust, row, widths) for row in self.rows)
        rows = [" | ".join(row).rstrip() for row in padded]
        lines = [f"{self.icon} {self.heading}", *filter(None, self.paragraphs), *rows]
        return "\n".join([*lines, self.code] if self.code else lines)


def _paragraph(text: str) -> str:
    return f'<p style="margin:4px 0;white-space:pre-wrap">{html.escape(text)}</p>'


def _code(code: str) -> str:
    if not code:
        return ""
    style = f"margin:6px 0;padding:6px 10px;white-space:pre-wrap;color:{_INK};background:{_QUIET}"
    return f'<pre style="{style}"><code style="{_PLAIN_CODE}">{html.escape(code)}</code></pre>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    header = "".join(_cell("th scope='col'", text) for text in rows[0])
    body = "".join(f"<tr>{''.join(_cell('td', text) for text in row)}</tr>" for row in rows[1:])
    return (
        f'<table style="margin:6px 0;border-collapse:collapse;color:{_INK};background:{_PAPER}">'
        f"<thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(tag: str, text: str) -> str:
    style = f"padding:2px 10px 2px 0;text-align:left;color:{_INK};background:{_PAPER}"
    return f'<{tag} style="{style}">{html.escape(text)}</{tag.split(maxsplit=1)[0]}>'
