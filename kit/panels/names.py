"""Reports → the words that stand for them in the notebook, so that code can go on from there."""

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import Any

from IPython import get_ipython

from kit.article import Article

FALLBACK = "reports"
"""What code calls reports for which the notebook has no name."""


def variables_in_notebook() -> dict[str, Any]:
    """Return the notebook's variables by their names; none outside of a notebook.

    >>> variables_in_notebook()
    {}
    """
    shell = get_ipython()
    return dict(shell.user_ns) if shell else {}


def words_among(variables: Mapping[str, Any], given: object, reports: Sequence[Article]) -> str:
    """Return how these variables call a list of reports: by its name, or by those of each report.

    Args:
        variables: the notebook's variables.
        given: the list, as it was handed over.
        reports: the reports in it.

    >>> words_among({"both": (mine := ["a", "b"])}, mine, [])
    'both'
    """
    known = {id(value): name for name, value in variables.items() if not name.startswith("_")}
    if id(given) in known:
        return known[id(given)]
    each = [known.get(id(report)) for report in reports]
    names = [name for name in each if name]
    return f"[{', '.join(names)}]" if names and len(names) == len(each) else FALLBACK


def free(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken yet: this one, or this one with a number.

    >>> free("rows", {"chart"}), free("rows", {"rows", "rows_2"})
    ('rows', 'rows_3')
    """
    numbered = (f"{name}_{number}" for number in count(2))
    return name if name not in taken else next(other for other in numbered if other not in taken)
