"""Sentences of two stories → pairs that may say the same, for a learner to accept or reject.

The stories are two: neither was edited into the other. So a pair is a candidate, and a sentence
without a partner is "only here", whatever the reason.
"""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import pandas as pd

from kit.compare.checks import TableError, need_columns, need_value
from kit.compare.notes import few_reports, with_note
from kit.compare.stop_words import STOP_WORDS
from kit.texts import say
from kit.words import find_words

_SENTENCES = "kit.sentence_table(articles)"
_FIELDS = "article report sentence start end text".split()
_TWO = 2


def _measure() -> str:
    return say(
        "The score goes from 0 (no word in common) to 1 (the same words); rare words count more."
        " It knows words, not meanings, so a pair is only a proposal. Neither report was made out"
        " of the other."
    )


def _only() -> str:
    return say(
        "Only in one report means: no sentence of the other was accepted as its partner. It does"
        " not mean that somebody left it out on purpose."
    )


def tf_idf(counts: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Weigh counts of words (columns) in texts (rows), and scale each row to length 1.

    tf * idf with idf = ln((1 + n) / (1 + df)) + 1, the smooth form that scikit-learn documents. A
    row of zeros stays one.

    >>> tf_idf([[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]])[0].round(6)
    array([0.851513, 0.      , 0.524333])
    """
    matrix = np.asarray(counts, dtype="float64")
    idf = np.log((1 + len(matrix)) / (1 + (matrix > 0).sum(axis=0))) + 1
    weighted = matrix * idf
    length = np.sqrt((weighted**2).sum(axis=1, keepdims=True))
    return np.asarray(weighted / np.where(length > 0, length, 1))


def sentence_pairs(
    sentences: pd.DataFrame,
    here: str | None = None,
    there: str | None = None,
    *,
    at_least: float = 0.15,
    stop_words: Collection[str] = STOP_WORDS,
) -> pd.DataFrame:
    """Propose pairs of sentences of two reports: each sentence with its nearest one over there.

    Args:
        sentences: a table like `kit.sentence_table`.
        here: the name of one report.
        there: the name of the other. Both may be left out if the table holds two reports.
        at_least: pairs with a lower score are not proposed.
        stop_words: words that don't count for the score.

    Columns:
        pair: the number of the pair; the highest score comes first.
        score: the cosine of their rows of `tf_idf`, over the sentences of both reports: 0 for no
            word in common to 1 for the same words. Each form is a word of its own.
        shared: the words that both have, parted by commas.
        accepted: missing, until a learner says True or False; see `accept` and `reject`.
        article, report, sentence, start, end, text: the sentence here.
        article_there, report_there, and so on: the sentence there.

    Raises:
        TableError: if a column or a report is missing, or it is not clear which two are meant.

    >>> import kit
    >>> texts = {"a": "The ferry sank. Nobody knew.", "b": "It rained. A ferry sank at noon."}
    >>> reports = [kit.article_from_text(text, name) for name, text in texts.items()]
    >>> pairs = sentence_pairs(kit.sentence_table(reports))
    >>> pairs[["shared", "text", "text_there"]].values.tolist()
    [['ferry, sank', 'The ferry sank.', 'A ferry sank at noon.']]
    """
    need_columns(sentences, " ".join(_FIELDS), _SENTENCES)
    one, other = _two_reports(sentences, here, there)
    stop = frozenset(stop_words)
    bags = [_content(text, stop) for text in [*one["text"], *other["text"]]]
    weights = tf_idf(_count_matrix(bags))
    scores = weights[: len(one)] @ weights[len(one) :].T
    rows, columns = np.nonzero(_nearest(scores) & (scores >= max(at_least, np.finfo(float).tiny)))
    order = np.argsort(-scores[rows, columns].round(12), kind="stable")
    rows, columns = rows[order], columns[order]
    shared = [
        ", ".join(sorted({*bags[i]} & {*bags[len(one) + j]}))
        for i, j in zip(rows, columns, strict=True)
    ]
    verdicts = pd.DataFrame(
        {
            "pair": np.arange(1, len(rows) + 1),
            "score": scores[rows, columns],
            "shared": pd.Series(shared, dtype="str"),
            "accepted": pd.array([None] * len(rows), dtype="boolean"),
        }
    )
    here_part = one[_FIELDS].iloc[rows].reset_index(drop=True)
    there_part = other[_FIELDS].iloc[columns].reset_index(drop=True).add_suffix("_there")
    pairs = pd.concat([verdicts, here_part, there_part], axis=1)
    return with_note(pairs, _measure(), few_reports(pd.concat([one, other])))


def accept(pairs: pd.DataFrame, *numbers: int) -> pd.DataFrame:
    """Return the pairs with these ones accepted: the two sentences say the same.

    Args:
        pairs: a table made by `sentence_pairs`; it stays as it is.
        numbers: values of the column `pair`.

    Raises:
        TableError: if there is no pair of that number.

    >>> pairs = pd.DataFrame({"pair": [1, 2], "accepted": pd.array([None, None], "boolean")})
    >>> accept(pairs, 2)["accepted"].tolist()
    [<NA>, True]
    """
    return _decided(pairs, numbers, verdict=True)


def reject(pairs: pd.DataFrame, *numbers: int) -> pd.DataFrame:
    """Return the pairs with these ones rejected: the two sentences say different things.

    Args:
        pairs: a table made by `sentence_pairs`; it stays as it is.
        numbers: values of the column `pair`.

    Raises:
        TableError: if there is no pair of that number.

    >>> pairs = pd.DataFrame({"pair": [1, 2], "accepted": pd.array([None, None], "boolean")})
    >>> reject(pairs, 1)["accepted"].tolist()
    [False, <NA>]
    """
    return _decided(pairs, numbers, verdict=False)


def where_sentences_stand(sentences: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Say of each sentence of the two reports: in both, only here, or still to be decided.

    Args:
        sentences: the sentences of the two reports that were paired.
        pairs: a table made by `sentence_pairs`.

    Columns:
        those of `sentences`, and
        where: "in both" if a pair with it was accepted; "candidate" if a pair is still undecided;
            otherwise "only" and the report's name.

    Raises:
        TableError: if a column is missing, or the sentences are not those of two reports.

    >>> import kit
    >>> texts = {"a": "The ferry sank. Nobody knew.", "b": "It rained. A ferry sank at noon."}
    >>> reports = [kit.article_from_text(text, name) for name, text in texts.items()]
    >>> sentences = kit.sentence_table(reports)
    >>> pairs = accept(sentence_pairs(sentences), 1)
    >>> where_sentences_stand(sentences, pairs)["where"].tolist()
    ['in both', 'only a', 'only b', 'in both']
    """
    need_columns(sentences, " ".join(_FIELDS), _SENTENCES)
    need_columns(pairs, "accepted article sentence", "kit.compare.sentence_pairs")
    _two_reports(sentences, None, None)
    accepted = _keys(pairs[pairs["accepted"].fillna(value=False)])
    undecided = _keys(pairs[pairs["accepted"].isna()])
    keys = zip(sentences["article"], sentences["sentence"], sentences["report"], strict=True)
    where = pd.Series(
        [
            _verdict((article, number) in accepted, (article, number) in undecided, report)
            for article, number, report in keys
        ],
        index=sentences.index,
        dtype="str",
    )
    return with_note(sentences.assign(where=where), _measure(), _only(), few_reports(sentences))


def _verdict(is_accepted: bool, is_open: bool, report: str) -> str:  # noqa: FBT001
    if is_accepted:
        return "in both"
    return "candidate" if is_open else f"only {report}"


def _keys(pairs: pd.DataFrame) -> set[tuple[str, int]]:
    here = zip(pairs["article"], pairs["sentence"], strict=True)
    there = zip(pairs["article_there"], pairs["sentence_there"], strict=True)
    return {*here, *there}


def _two_reports(
    sentences: pd.DataFrame, here: str | None, there: str | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = [str(name) for name in sentences["report"].unique()]
    if here is None and there is None and len(names) == _TWO:
        here, there = names
    if here is None or there is None or here == there:
        raise TableError(
            say(
                "Sentences are paired between two reports, and this table holds {n}."
                " Name two of them: sentence_pairs(sentences, here, there).",
                n=len(names),
            )
        )
    for name in (here, there):
        need_value(sentences, "report", name)
    return sentences[sentences["report"] == here], sentences[sentences["report"] == there]


def _content(text: str, stop_words: frozenset[str]) -> list[str]:
    words = (match[0].lower().replace("’", "'") for match in find_words(text))
    return [word for word in words if word not in stop_words]


def _count_matrix(bags: list[list[str]]) -> npt.NDArray[np.float64]:
    vocabulary = {word: at for at, word in enumerate(sorted({w for bag in bags for w in bag}))}
    counts = np.zeros((len(bags), len(vocabulary)))
    for row, bag in enumerate(bags):
        for word in bag:
            counts[row, vocabulary[word]] += 1
    return counts


def _nearest(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Mark the best score of each row and of each column; ties are all marked."""
    rounded = scores.round(12)
    if not rounded.size:
        return np.zeros(rounded.shape, dtype="bool")
    by_row, by_column = rounded.max(axis=1, keepdims=True), rounded.max(axis=0, keepdims=True)
    return np.asarray((rounded == by_row) | (rounded == by_column))


def _decided(pairs: pd.DataFrame, numbers: Collection[int], *, verdict: bool) -> pd.DataFrame:
    need_columns(pairs, "pair accepted", "kit.compare.sentence_pairs")
    missing = sorted(set(numbers).difference(pairs["pair"]))
    if missing:
        raise TableError(
            say(
                "There is no pair number {number}. The pairs go from 1 to {last}.",
                number=missing[0],
                last=len(pairs),
            )
        )
    decided = pairs.copy()
    decided.loc[decided["pair"].isin(list(numbers)), "accepted"] = verdict
    return decided
