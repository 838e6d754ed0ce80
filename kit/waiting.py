"""Work over many things → the same work, with a bar for whoever waits."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")

PATIENCE = 1.0
"""After how many seconds a bar is shown."""
_MANY = 20


def bar(items: Sequence[Item], doing: str, unit: str) -> Iterable[Item]:
    """Hand on the items one by one; when that takes long, show how far it is.

    The bar is text, so it needs no widget, and goes away when all is done. In a notebook it stands
    with what is printed, since what goes to the error stream looks like an error there; elsewhere
    it goes to the terminal, and nowhere if that is a file.

    Args:
        items: what there is to do.
        doing: what is done, as a word: "Reading".
        unit: one item: "file".

    >>> list(bar(["a", "b"], "Reading", "file"))
    ['a', 'b']
    """
    if len(items) < _MANY:
        return items
    from tqdm import tqdm

    notebook = "ipykernel" in sys.modules
    shown: Iterable[Item] = tqdm(
        items,
        desc=doing,
        unit=f" {unit}",
        file=sys.stdout if notebook else sys.stderr,
        disable=False if notebook else None,
        delay=PATIENCE,
        leave=False,
    )
    return shown
