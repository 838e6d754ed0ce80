"""A table of words → counts, and rates with the counts they rest on."""

from collections.abc import Collection, Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from kit.compare.checks import known_reports, need_columns, single_words
from kit.compare.notes import few_reports, what_was_counted, with_note

BODY = ("paragraph", "subheading")
"""The kinds of part that make up the body: `words[words["kind"].isin(BODY)]`."""

WORDS = "kit.word_table(articles)"
Numbers = npt.NDArray[np.float64]


def word_counts(words: pd.DataFrame, *, stop_words: Collection[str] = ()) -> pd.DataFrame:
    """Count each word in each report; a word that a report lacks has no row there.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        stop_words: words to leave out of the rows. The totals still hold them.

    Columns:
        report: the report.
        word: the word in small letters.
        count: how often it stands in the report.
        total: how many words the report has in the table.
        per_1000: 1000 * count / total.

    Raises:
        TableError: if the table lacks a column.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Rain fell. More rain came.", "rain")])
    >>> word_counts(words)[["word", "count", "total", "per_1000"]].head(1).values.tolist()
    [['rain', 2, 5, 400.0]]
    """
    need_columns(words, "report word", WORDS)
    counts = words.groupby(["report", "word"], observed=True).size().reset_index(name="count")
    counts = _with_rates(counts, words)
    kept = counts[~counts["word"].isin(list(stop_words))]
    ordered = kept.sort_values(["report", "count", "word"], ascending=[True, False, True])
    return _noted(ordered.reset_index(drop=True), words)


def word_rates(words: pd.DataFrame, chosen: str | Iterable[str]) -> pd.DataFrame:
    """Count chosen words in every report that the table knows, zeros included.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        chosen: a word, or several. Capitals don't matter.

    Columns:
        report: the report.
        word: the word in small letters.
        count: how often it stands in the report.
        total: how many words the report has in the table.
        per_1000: 1000 * count / total; missing where the total is 0.

    Raises:
        TableError: if the table lacks a column, or a chosen word is not a single word.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Rain fell. More rain came.", "rain")])
    >>> word_rates(words, ["rain", "snow"])[["word", "count", "total"]].values.tolist()
    [['rain', 2, 5], ['snow', 0, 5]]
    """
    need_columns(words, "report word", WORDS)
    listed, reports = single_words(chosen), known_reports(words)
    grid = pd.MultiIndex.from_product([listed, reports.categories], names=["word", "report"])
    found = words[words["word"].isin(listed)].groupby(["word", "report"], observed=True).size()
    counts = found.reindex(grid, fill_value=0).reset_index(name="count")
    counts = counts.astype({"report": reports, "word": "str", "count": "int64"})
    return _noted(_with_rates(counts, words), words)


def totals(words: pd.DataFrame) -> pd.Series:
    """Return how many rows each report has in a table, zero included, by report.

    >>> totals(pd.DataFrame({"report": ["b", "a", "b"]})).to_dict()
    {'b': 2, 'a': 1}
    """
    counts = words["report"].value_counts()
    return counts.reindex(known_reports(words).categories, fill_value=0)


def floats(*values: npt.ArrayLike) -> list[Numbers]:
    """Return counts as arrays, so that a formula holds for one word and for a column of words.

    >>> floats(3, [1, 2])
    [array(3.), array([1., 2.])]
    """
    return [np.asarray(value, dtype="float64") for value in values]


def _with_rates(counts: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    total = totals(words).loc[counts["report"].tolist()].to_numpy(dtype="int64")
    rated = counts.assign(total=total, per_1000=1000 * counts["count"] / total)
    return rated[["report", "word", "count", "total", "per_1000"]]


def _noted(counts: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    return with_note(counts, what_was_counted(words), few_reports(words))
