"""Reports → the words that stand for them in the notebook, so that code can go on from there."""

from collections.abc import Mapping, Sequence
from typing import Any

from IPython import get_ipython

from kit.article import Article

FALLBACK = "reports"
"""What code calls reports for which the notebook has no name."""


def words_in_notebook(given: object, reports: Sequence[Article]) -> str:
    """Return how the notebook calls a list of reports: by its name, or by those of each report.

    Args:
        given: the list, as it was handed over.
        reports: the reports in it.

    >>> words_in_notebook([], [])
    'reports'
    """
    return words_among(_variables(), given, reports)


def words_among(variables: Mapping[str, Any], given: object, reports: Sequence[Article]) -> str:
    """Return how these variables call a list of reports.

    >>> words_among({"both": (mine := ["a", "b"])}, mine, [])
    'both'
    """
    known = {id(value): name for name, value in variables.items() if not name.startswith("_")}
    if id(given) in known:
        return known[id(given)]
    each = [known.get(id(report)) for report in reports]
    names = [name for name in each if name]
    return f"[{', '.join(names)}]" if names and len(names) == len(each) else FALLBACK


def _variables() -> dict[str, Any]:
    shell = get_ipython()
    return dict(shell.user_ns) if shell else {}
