"""A paragraph → its pairs of quotation marks."""

import re

Span = tuple[int, int]

_MARK = re.compile(r"[\"“”„«»]")
_OPENING, _CLOSING = "“„«", "”»"


def quoted_spans(text: str) -> list[Span]:
    """Return (start, end) of each stretch between two double marks, marks included, in order.

    Any opening mark pairs with any closing one. A mark whose partner is missing is left out, so
    that one slip of the pen does not turn the rest of the paragraph inside out.

    >>> text = 'A ferry "in fog,” he said. Wait here." “Yes.”'
    >>> [text[start:end] for start, end in quoted_spans(text)]
    ['"in fog,”', '“Yes.”']
    """
    spans: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        if _opens(text, match.start(), may_open=opened is None):
            opened = match.start()
        elif opened is not None:
            spans.append((opened, match.end()))
            opened = None
    return spans


def _opens(text: str, at: int, *, may_open: bool) -> bool:
    """Tell an opening mark from a closing one; a straight mark is judged by its neighbours."""
    if text[at] in _OPENING:
        return True
    if text[at] in _CLOSING:
        return False
    space_before = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
    space_after = at + 1 == len(text) or text[at + 1].isspace()
    if space_before != space_after:
        return space_before
    return may_open
