"""How varied the words of a report are, and how long its words and sentences."""

import re
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from kit.compare.checks import TableError, need_columns
from kit.compare.counts import WORDS
from kit.compare.notes import few_reports, what_was_counted, what_was_searched, with_note
from kit.texts import say
from kit.words import find_words

_SYLLABLE = re.compile(r"[aeiouy]+")
# A final e is silent, and that of "-ed" and "-es" too, unless the letters before need its sound.
_SILENT = re.compile(r"(?:(?<=[^aeiouyl])|(?<=[aeiouyl]l))(?:e|(?<![td])ed|(?<![cgsxzh])es)$")


def mattr(tokens: Sequence[str], window: int) -> float:
    """Return the moving-average type-token ratio: how many words of a window are different.

    The mean over all windows of that many words. From Covington & McFall (2010), Journal of
    Quantitative Linguistics 17(2), 94-100. Not a number if the text is shorter than the window.

    Args:
        tokens: the words, in reading order.
        window: how many words are looked at together; 1 or more.

    >>> mattr("one one two one one two one".split(), 3)
    0.6666666666666666
    """
    windows = len(tokens) - window + 1
    if windows < 1:
        return float("nan")
    seen = Counter(tokens[:window])
    types = len(seen)
    for leaving, coming in zip(tokens, tokens[window:], strict=False):
        seen[leaving] -= 1
        if not seen[leaving]:
            del seen[leaving]
        seen[coming] += 1
        types += len(seen)
    return types / windows / window


def variety(words: pd.DataFrame, *, window: int = 50) -> pd.DataFrame:
    """Say how varied the words of each report are.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        window: how many words are looked at together. Use one window for all reports.

    Columns:
        report: the report.
        words: how many words it has.
        types: how many different ones. Longer texts have more: don't compare these.
        window: the window.
        mattr: `mattr` of its words; missing if it has fewer words than the window.

    Raises:
        TableError: if a column is missing, or the window is below 1.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Rain fell. More rain came.", "rain")])
    >>> variety(words, window=5)[["words", "types", "mattr"]].iloc[0].tolist()
    [5.0, 4.0, 0.8]
    """
    need_columns(words, "report word", WORDS)
    if window < 1:
        raise TableError(say("A window has at least 1 word, not {n}.", n=window))
    grouped = words.groupby("report", observed=True)["word"]
    table = grouped.agg(words="size", types="nunique").reset_index().assign(window=window)
    table["mattr"] = [mattr(group.tolist(), window) for _, group in grouped]
    return with_note(table, what_was_counted(words), few_reports(words))


def flesch(words: int, sentences: int, syllables: int) -> float:
    """Return Flesch's Reading Ease: about 100 is very easy English, under 30 is hard.

    206.835 - 1.015 * words / sentences - 84.6 * syllables / words. From Flesch (1948), Journal of
    Applied Psychology 32(3), 221-233. It measures length, not sense, and holds for English only.

    Args:
        words: how many words; over 0.
        sentences: how many sentences; over 0.
        syllables: how many syllables.

    >>> round(flesch(7, 1, 8), 4)
    103.0443
    """
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def count_syllables(word: str) -> int:
    """Estimate the syllables of an English word: groups of vowels, less a silent e at the end.

    A figure or an abbreviation without a vowel counts as one.

    >>> [count_syllables(word) for word in ["cat", "breakfast", "people", "helped", "wanted"]]
    [1, 2, 2, 1, 2]
    """
    return max(1, len(_SYLLABLE.findall(_SILENT.sub("", word.lower()))))


def reading_ease(sentences: pd.DataFrame) -> pd.DataFrame:
    """Return Flesch's Reading Ease of each report, with the counts it rests on.

    Args:
        sentences: a table like `kit.sentence_table`; every row is counted.

    Columns:
        report: the report.
        sentences: how many sentences it has.
        words: how many words these have.
        syllables: how many syllables these have, by `count_syllables`: an estimate.
        flesch: `flesch` of these; missing if there are no words.

    Raises:
        TableError: if a column is missing.

    >>> import kit
    >>> text = kit.article_from_text("The cat in the hat ate breakfast.", "cat")
    >>> reading_ease(kit.sentence_table([text]))[["words", "syllables"]].values.tolist()
    [[7, 8]]
    """
    need_columns(sentences, "report text", "kit.sentence_table(articles)")
    found = [[match[0] for match in find_words(text)] for text in sentences["text"]]
    syllables = [sum(map(count_syllables, words)) for words in found]
    counted = sentences[["report"]].assign(words=list(map(len, found)), syllables=syllables)
    grouped = counted.groupby("report", observed=True)
    table = grouped.agg(
        sentences=("words", "size"), words=("words", "sum"), syllables=("syllables", "sum")
    ).reset_index()
    counts = zip(table["words"], table["sentences"], table["syllables"], strict=True)
    table["flesch"] = [flesch(*row) if row[0] else float("nan") for row in counts]
    rule = say("Syllables are counted by a simple rule, so the figures are not exact.")
    return with_note(table, rule, what_was_searched(sentences), few_reports(sentences))
