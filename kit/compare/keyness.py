"""Two sides of a table of words → which words tell them apart; each measure says its form.

A score orders words for reading. It is no test: the kit prints no p-value, since words in a report
are no random sample of anything.
"""

from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt
import pandas as pd

from kit.compare.checks import TableError, need_columns, need_value
from kit.compare.counts import WORDS, Numbers, floats
from kit.compare.notes import few_reports, note, what_was_counted, with_note
from kit.texts import say

Score = Callable[..., Numbers]


def g2_two_cells(
    count: npt.ArrayLike, total: npt.ArrayLike, other: npt.ArrayLike, other_total: npt.ArrayLike
) -> Numbers:
    """Return the signed log-likelihood G2 over the two cells that hold the word.

    2 * (a ln(a/E1) + b ln(b/E2)), with E1 = n1 (a+b) / (n1+n2); negative if a is under E1. From
    Rayson & Garside (2000), Comparing corpora using frequency profiling. Texts may not be empty.

    Args:
        count: a, the count of the word on the first side.
        total: n1, all words of the first side.
        other: b, the count of the word on the other side.
        other_total: n2, all words of the other side.

    >>> round(float(g2_two_cells(3, 10, 7, 9)), 6)
    -2.094839
    """
    a, n1, b, n2 = floats(count, total, other, other_total)
    expected = n1 * (a + b) / (n1 + n2)
    g2 = 2 * (_weighted_log(a, expected) + _weighted_log(b, a + b - expected))
    return np.asarray(np.sign(a - expected) * np.abs(g2))


def g2_four_cells(
    count: npt.ArrayLike, total: npt.ArrayLike, other: npt.ArrayLike, other_total: npt.ArrayLike
) -> Numbers:
    """Return the signed log-likelihood G2 over four cells: the word and all other words.

    2 * sum of O ln(O/E) over a, b, n1-a, n2-b; negative if a is under its expected value. From
    Dunning (1993), Computational Linguistics 19(1), 61-74.

    Args:
        count: a, the count of the word on the first side.
        total: n1, all words of the first side.
        other: b, the count of the word on the other side.
        other_total: n2, all words of the other side.

    >>> round(float(g2_four_cells(3, 10, 7, 9)), 6)
    -4.534939
    """
    a, n1, b, n2 = floats(count, total, other, other_total)
    share = (a + b) / (n1 + n2)
    cells = (
        (a, n1 * share),
        (b, n2 * share),
        (n1 - a, n1 * (1 - share)),
        (n2 - b, n2 * (1 - share)),
    )
    g2 = 2 * sum(_weighted_log(found, expected) for found, expected in cells)
    return np.asarray(np.sign(a - n1 * share) * np.abs(g2))


def log_ratio(
    count: npt.ArrayLike, total: npt.ArrayLike, other: npt.ArrayLike, other_total: npt.ArrayLike
) -> Numbers:
    """Return log2 of the two rates' ratio: 1 means twice as frequent, -1 half as frequent.

    A count of 0 is replaced by 0.5, as a rate of 0 has no ratio; programs differ in this. From
    Hardie (2014), Log Ratio: an informal introduction.

    Args:
        count: the count of the word on the first side.
        total: all words of the first side.
        other: the count of the word on the other side.
        other_total: all words of the other side.

    >>> float(log_ratio(2, 10, 1, 10))
    1.0
    """
    a, n1, b, n2 = floats(count, total, other, other_total)
    rate, other_rate = np.where(a > 0, a, 0.5) / n1, np.where(b > 0, b, 0.5) / n2
    return np.asarray(np.log2(rate / other_rate))


def log_odds_z(
    count: npt.ArrayLike,
    total: npt.ArrayLike,
    other: npt.ArrayLike,
    other_total: npt.ArrayLike,
    *,
    prior: float = 0.01,
) -> Numbers:
    """Return the weighted log-odds: log-odds with a Dirichlet prior, over its standard deviation.

    The prior pulls rare words to 0. From Monroe, Colaresi & Quinn (2008), Political Analysis 16(4),
    372-403, with the same prior for each word.

    Args:
        count: the counts of all the words on the first side.
        total: all words of the first side.
        other: the counts of the same words on the other side.
        other_total: all words of the other side.
        prior: what is added to each count; over 0.

    >>> log_odds_z([3, 0], 3, [0, 3], 3).round(2).tolist()
    [1.14, -1.14]
    """
    a, n1, b, n2 = floats(count, total, other, other_total)
    whole = prior * np.size(a)
    odds = (a + prior) / (n1 + whole - a - prior)
    other_odds = (b + prior) / (n2 + whole - b - prior)
    return np.asarray(np.log(odds / other_odds) / np.sqrt(1 / (a + prior) + 1 / (b + prior)))


def keyness_g2_two_cells(
    words: pd.DataFrame, target: str, *, by: str = "report", stop_words: Collection[str] = ()
) -> pd.DataFrame:
    """Order the words by two-cell G2: one report, or one group of reports, against all others.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        target: the side to look at: a value of the column `by`.
        by: the column that parts the table into sides.
        stop_words: words to leave out of the rows. The totals still hold them.

    Columns:
        word: the word in small letters.
        count: how often it stands on the target's side.
        total: all words on the target's side.
        per_1000: 1000 * count / total.
        other_count: how often it stands on the other side.
        other_total: all words on the other side.
        other_per_1000: 1000 * other_count / other_total.
        g2: `g2_two_cells` of these; above 0 for words that are more frequent on the target's side.

    Raises:
        TableError: if a column or the target is missing, or one side has no words.

    >>> import kit
    >>> texts = {"sun": "The sun, the sun!", "rain": "The rain."}
    >>> words = kit.word_table([kit.article_from_text(text, name) for name, text in texts.items()])
    >>> keyness_g2_two_cells(words, "sun")[["word", "count", "other_count"]].values.tolist()
    [['sun', 2, 0], ['the', 2, 1], ['rain', 0, 1]]
    """
    return _ranked(_two_sides(words, target, by), "g2", g2_two_cells, stop_words)


def keyness_g2_four_cells(
    words: pd.DataFrame, target: str, *, by: str = "report", stop_words: Collection[str] = ()
) -> pd.DataFrame:
    """Order the words by four-cell G2: one report, or one group of reports, against all others.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        target: the side to look at: a value of the column `by`.
        by: the column that parts the table into sides.
        stop_words: words to leave out of the rows. The totals still hold them.

    Columns:
        word to other_per_1000: as in `keyness_g2_two_cells`.
        g2: `g2_four_cells` of the counts.

    Raises:
        TableError: if a column or the target is missing, or one side has no words.

    >>> import kit
    >>> texts = {"sun": "The sun, the sun!", "rain": "The rain."}
    >>> words = kit.word_table([kit.article_from_text(text, name) for name, text in texts.items()])
    >>> keyness_g2_four_cells(words, "rain")["word"].tolist()
    ['rain', 'the', 'sun']
    """
    return _ranked(_two_sides(words, target, by), "g2", g2_four_cells, stop_words)


def keyness_log_ratio(
    words: pd.DataFrame, target: str, *, by: str = "report", stop_words: Collection[str] = ()
) -> pd.DataFrame:
    """Order the words by Log Ratio: one report, or one group of reports, against all others.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        target: the side to look at: a value of the column `by`.
        by: the column that parts the table into sides.
        stop_words: words to leave out of the rows. The totals still hold them.

    Columns:
        word to other_per_1000: as in `keyness_g2_two_cells`.
        log_ratio: `log_ratio` of the counts.

    Raises:
        TableError: if a column or the target is missing, or one side has no words.

    >>> import kit
    >>> texts = {"sun": "The sun, the sun!", "rain": "The rain."}
    >>> words = kit.word_table([kit.article_from_text(text, name) for name, text in texts.items()])
    >>> keyness_log_ratio(words, "sun").set_index("word")["log_ratio"].to_dict()
    {'sun': 1.0, 'the': 0.0, 'rain': -2.0}
    """
    return _ranked(_two_sides(words, target, by), "log_ratio", log_ratio, stop_words)


def keyness_log_odds(
    words: pd.DataFrame, target: str, *, by: str = "report", stop_words: Collection[str] = ()
) -> pd.DataFrame:
    """Order the words by weighted log-odds: one report, or one group, against all others.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        target: the side to look at: a value of the column `by`.
        by: the column that parts the table into sides.
        stop_words: words to leave out of the rows. The totals still hold them.

    Columns:
        word to other_per_1000: as in `keyness_g2_two_cells`.
        z: `log_odds_z` of the counts, with a prior of 0.01 for each word.

    Raises:
        TableError: if a column or the target is missing, or one side has no words.

    >>> import kit
    >>> texts = {"sun": "The sun, the sun!", "rain": "The rain."}
    >>> words = kit.word_table([kit.article_from_text(text, name) for name, text in texts.items()])
    >>> keyness_log_odds(words, "sun")["word"].tolist()
    ['sun', 'the', 'rain']
    """
    return _ranked(_two_sides(words, target, by), "z", log_odds_z, stop_words)


def _in_words(score: Score) -> str:
    words: dict[Score, str] = {
        g2_two_cells: say("log-likelihood G2 (two cells)"),
        g2_four_cells: say("log-likelihood G2 (four cells)"),
        log_ratio: say("Log Ratio"),
        log_odds_z: say("weighted log-odds"),
    }
    return words[score]


def _ranked(
    sides: pd.DataFrame, name: str, score: Score, stop_words: Collection[str]
) -> pd.DataFrame:
    columns = ("count", "total", "other_count", "other_total")
    scores = score(*(sides[column].to_numpy(dtype="float64") for column in columns))
    scored = sides.assign(**{name: scores})
    kept = scored[~scored["word"].isin(list(stop_words))]
    ordered = kept.sort_values([name, "word"], ascending=[False, True]).reset_index(drop=True)
    return with_note(
        ordered,
        say(
            "Ordered by {measure}: words that stand out most come first.", measure=_in_words(score)
        ),
        say("The score only orders the words; read the counts first, then the sentences."),
        note(sides),
    )


def _two_sides(words: pd.DataFrame, target: str, by: str) -> pd.DataFrame:
    need_columns(words, f"report word {by}", WORDS)
    need_value(words, by, target)
    codes, vocabulary = pd.factorize(words["word"])
    on_target = (words[by] == target).to_numpy()
    total, other_total = int(on_target.sum()), int((~on_target).sum())
    if not other_total:
        raise TableError(
            say(
                "The table holds words of {target!r} only, so there is nothing to compare them"
                " with. Load a second report.",
                target=target,
            )
        )
    sides = pd.DataFrame({"word": pd.Series(vocabulary, dtype="str")})
    for prefix, chosen, size in (("", on_target, total), ("other_", ~on_target, other_total)):
        counts = np.bincount(codes[chosen], minlength=len(vocabulary))
        sides[f"{prefix}count"], sides[f"{prefix}total"] = counts, size
        sides[f"{prefix}per_1000"] = 1000 * counts / size
    against = say("{target} is compared with all others in the table.", target=target)
    return with_note(sides, against, what_was_counted(words), few_reports(words))


def _weighted_log(found: Numbers, expected: Numbers) -> Numbers:
    """Return O ln(O/E), which is 0 where O is 0."""
    some = found > 0
    ratio = np.where(some, found, 1) / np.where(some, expected, 1)
    return np.asarray(np.where(some, found * np.log(ratio), 0.0))
