"""A table of words → words that stand side by side, or near each other."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import pandas as pd

from kit.compare.checks import TableError, need_columns, single_words
from kit.compare.counts import WORDS, Numbers, floats
from kit.compare.notes import few_reports, what_was_counted, with_note
from kit.texts import say

_PLACES = "report word part sentence position"


def pmi(
    together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, total: npt.ArrayLike
) -> Numbers:
    """Return pointwise mutual information: log2(together * total / (first * second)).

    It favors rare words. From Church & Hanks (1990), Computational Linguistics 16(1), 22-29.

    Args:
        together: how often the two words stand together.
        first: the count of the first word.
        second: the count of the second word.
        total: all words.

    >>> round(float(pmi(20, 42, 20, 14307668)), 3)
    18.378
    """
    both, x, y, n = floats(together, first, second, total)
    return np.asarray(np.log2(both * n / (x * y)))


def t_score(
    together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike, total: npt.ArrayLike
) -> Numbers:
    """Return the t-score: (together - first * second / total) / sqrt(together).

    It favors frequent words. From Manning & Schütze (1999), Foundations of Statistical Natural
    Language Processing, chapter 5.

    Args:
        together: how often the two words stand together.
        first: the count of the first word.
        second: the count of the second word.
        total: all words.

    >>> round(float(t_score(8, 15828, 4675, 14307668)), 6)
    0.999932
    """
    both, x, y, n = floats(together, first, second, total)
    return np.asarray((both - x * y / n) / np.sqrt(both))


def log_dice(together: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike) -> Numbers:
    """Return logDice: 14 + log2(2 * together / (first + second)); it does not grow with the text.

    14 means that neither word ever stands without the other. From Rychlý (2008), A lexicographer-
    friendly association score.

    Args:
        together: how often the two words stand together.
        first: the count of the first word.
        second: the count of the second word.

    >>> float(log_dice(5, 5, 5))
    14.0
    """
    both, x, y = floats(together, first, second)
    return np.asarray(14 + np.log2(2 * both / (x + y)))


def ngrams(words: pd.DataFrame, n: int = 2, *, stop_words: Collection[str] = ()) -> pd.DataFrame:
    """Count the sequences of n words in each report, within sentences.

    Marks between the words are ignored. Where rows are missing from the table, no sequence runs
    over the gap.

    Args:
        words: a table like `kit.word_table`.
        n: how many words, 1 or more.
        stop_words: sequences that begin or end with one of these are left out of the rows. The
            totals still hold them.

    Columns:
        report: the report.
        ngram: the words in small letters, with spaces between them.
        count: how often the sequence stands in the report.
        total: how many sequences of n words the report has in the table.
        per_1000: 1000 * count / total.

    Raises:
        TableError: if a column is missing, or n is below 1.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Cold war. The cold war ended.", "war")])
    >>> ngrams(words)[["ngram", "count", "total"]].values.tolist()
    [['cold war', 2, 4], ['the cold', 1, 4], ['war ended', 1, 4]]
    """
    need_columns(words, _PLACES, WORDS)
    if n < 1:
        raise TableError(say("A sequence has at least 1 word, not {n}.", n=n))
    grouped = _sequences(words, n).groupby(["report", "ngram"], observed=True)
    counts = grouped.agg(count=("edge", "size"), edge=("edge", "first")).reset_index()
    counts["total"] = counts.groupby("report", observed=True)["count"].transform("sum")
    counts["per_1000"] = 1000 * counts["count"] / counts["total"]
    stop = set(stop_words)
    inner = np.array([stop.isdisjoint(edge) for edge in counts.pop("edge")], dtype="bool")
    order = ["report", "count", "ngram"]
    ordered = counts[inner].sort_values(order, ascending=[True, False, True], ignore_index=True)
    return with_note(ordered, what_was_counted(words), few_reports(words))


def collocates(
    words: pd.DataFrame, node: str, *, span: int = 5, stop_words: Collection[str] = ()
) -> pd.DataFrame:
    """Return the words that stand near a word, over all reports of the table, within sentences.

    Args:
        words: a table like `kit.word_table`.
        node: the word whose neighbors are sought. Capitals don't matter.
        span: how many words to look at on either side.
        stop_words: words to leave out of the rows.

    Columns:
        word: the neighbor.
        together: how often it stands near the node; each occurrence is counted once.
        reports: in how many reports it does.
        node_count: how often the node stands in the table.
        word_count: how often the neighbor stands in the table.
        total: how many words the table has.
        pmi: `pmi` of these counts; like t, it takes no account of the span.
        t: `t_score` of these counts.
        log_dice: `log_dice` of these counts. It can pass 14 where a word stands twice by one node.

    Raises:
        TableError: if a column is missing, the node is not a single word, or span is below 1.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Cold war. The cold war ended.", "war")])
    >>> collocates(words, "war")[["word", "together", "word_count"]].values.tolist()
    [['cold', 2, 2], ['ended', 1, 1], ['the', 1, 1]]
    """
    need_columns(words, _PLACES, WORDS)
    (node,) = single_words(node)
    if span < 1:
        raise TableError(say("A span has at least 1 word, not {n}.", n=span))
    near = words[_near(words, node, span)]
    grouped = near.groupby("word")["report"].agg(together="size", reports="nunique")
    counts = words["word"].value_counts()
    table = grouped.reset_index().assign(node_count=int(counts.get(node, 0)))
    table["word_count"] = counts.loc[table["word"]].to_numpy(dtype="int64")
    table["total"] = len(words)
    together, pair = table["together"], (table["node_count"], table["word_count"])
    table["pmi"] = pmi(together, *pair, table["total"])
    table["t"] = t_score(together, *pair, table["total"])
    table["log_dice"] = log_dice(together, *pair)
    kept = table[~table["word"].isin(list(stop_words))]
    ordered = kept.sort_values(["together", "word"], ascending=[False, True], ignore_index=True)
    rule = say(
        "Neighbors of {node!r}: up to {span} words away in the same sentence.", node=node, span=span
    )
    return with_note(ordered, rule, what_was_counted(words), few_reports(words))


def _runs(words: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Number the unbroken runs of words, so that two neighbors stand in one run."""
    place = words[["report", "part", "sentence"]]
    sentence = place["sentence"].fillna(0)
    breaks = words["position"].diff() != 1
    for column in (place["report"].astype("category").cat.codes, place["part"], sentence):
        breaks |= column.diff() != 0
    return breaks.to_numpy(dtype="bool").cumsum()


def _sequences(words: pd.DataFrame, n: int) -> pd.DataFrame:
    runs, listed = _runs(words), words["word"].tolist()
    whole = np.flatnonzero(runs[: max(0, len(runs) - n + 1)] == runs[n - 1 :])
    grams = [listed[at : at + n] for at in whole]
    return pd.DataFrame(
        {
            "report": words["report"].iloc[whole].reset_index(drop=True),
            "ngram": pd.Series([" ".join(gram) for gram in grams], dtype="str"),
            "edge": pd.Series([(gram[0], gram[-1]) for gram in grams], dtype="object"),
        }
    )


def _near(words: pd.DataFrame, node: str, span: int) -> npt.NDArray[np.bool_]:
    runs, is_node = _runs(words), (words["word"] == node).to_numpy(dtype="bool")
    near = np.zeros(len(words), dtype="bool")
    for distance in range(1, min(span, len(words) - 1) + 1):
        same_run = runs[distance:] == runs[:-distance]
        near[distance:] |= is_node[:-distance] & same_run
        near[:-distance] |= is_node[distance:] & same_run
    return near
