"""Work over many things → the same work, with a bar for whoever waits."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Item = TypeVar("Item")

PATIENCE = 1.0
"""After how many seconds a bar is shown."""
_MANY = 20
_INSIDE = ContextVar("_INSIDE", default=False)


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
    if len(items) < _MANY or _INSIDE.get():
        return items
    from tqdm import tqdm

    shown: Iterable[Item] = tqdm(items, **_look(doing, unit))
    return shown


@contextmanager
def growing_bar(doing: str, unit: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far long work is when only on the way it is seen how much there is.

    Work inside of it shows no bar of its own.

    Args:
        doing: what is done, as a word: "Reading".
        unit: one item: "file".

    Returns:
        For `with`: a function to call with how many more items are done, and how many are known.

    >>> with growing_bar("Reading", "file") as tell:
    ...     tell(1, 2)
    """
    from tqdm import tqdm

    before = _INSIDE.set(True)
    try:
        with tqdm(**_look(doing, unit)) as shown:

            def tell(more: int, known: int) -> None:
                shown.total = known
                shown.update(more)

            yield tell
    finally:
        _INSIDE.reset(before)


def _look(doing: str, unit: str) -> dict[str, Any]:
    notebook = "ipykernel" in sys.modules
    return {
        "desc": doing,
        "unit": f" {unit}",
        "file": sys.stdout if notebook else sys.stderr,
        "disable": False if notebook else None,
        "delay": PATIENCE,
        "leave": False,
    }
