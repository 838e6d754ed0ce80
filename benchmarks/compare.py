"""Concordance and keyness over 2,000 reports of the seeds' size, beside NLTK for the same query.

    python benchmarks/compare.py [number of reports]

NLTK is optional: without it, the kit's own figures are printed. The reports are made from the
words of the seeds, with rarer words mixed in, so that the vocabulary grows as it does in the press.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.util import find_spec
from typing import TypeVar

import pandas as pd

import kit
from kit import Article, compare

QUERY = "regime"
FASTEST_OF = 5
REPORTS = 2_000
LONG = 7

Result = TypeVar("Result")


def main() -> None:
    """Print each figure with the bound that is promised for it."""
    reports = made_reports(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
    words, parts = tables(reports)
    target = str(words["report"].iloc[0])
    hits, here = fastest(lambda: compare.concordance(parts, QUERY))
    keys, keyness = fastest(lambda: compare.keyness_g2_four_cells(words, target))
    print(f"concordance of {QUERY!r}: {len(hits):,} hits in {here:.3f} s")
    print(f"keyness of one report against all others: {len(keys):,} words in {keyness:.3f} s")
    print(f"together {here + keyness:.3f} s; promised: under 0.5 s")
    if find_spec("nltk") is None:
        print("NLTK is not installed, so nothing is compared. To compare: pip install nltk")
        return
    beside_nltk(words, target, hits, keys, (here, keyness))


def made_reports(number: int) -> list[Article]:
    """Make reports as long as the seeds, paragraph by paragraph, from a fixed start of chance."""
    chance = random.Random(2013)
    pages = [report.source for report in kit.load_articles(kit.SEEDS)]
    return [
        kit.article_from_text(mixed(pages[n % len(pages)], chance), f"report {n:04}")
        for n in range(number)
    ]


def mixed(page: str, chance: random.Random) -> str:
    """Exchange one long word in seven for a rarer one, by Pareto's law."""

    def exchanged(word: str) -> str:
        rare = (
            word.isalpha() and word.islower() and len(word) >= LONG and chance.random() < 1 / LONG
        )
        return f"{word}{int(chance.paretovariate(0.6)) % 100_000}" if rare else word

    return " ".join(exchanged(word) for word in page.split(" "))


def tables(reports: list[Article]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables, and print how long that took and what it left in memory."""
    began = time.perf_counter()
    words, parts = kit.word_table(reports), kit.part_table(reports)
    sentences, articles = kit.sentence_table(reports), kit.article_table(reports)
    took = time.perf_counter() - began
    different = words["word"].nunique()
    print(f"{len(reports):,} reports: {len(words):,} words, {different:,} different")
    print(f"the four tables: {took:.2f} s; promised for 2,000: under 20 s")
    kept = sum(t.memory_usage(deep=True).sum() for t in (words, parts, sentences, articles))
    del words, parts, sentences, articles
    tracemalloc.start()
    words = kit.word_table(reports)
    size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"memory: the tables {kept / 1e6:.0f} MB;", end=" ")
    print(f"while the table of words is made, {peak / size:.1f} times what it keeps")
    return words, kit.part_table(reports)


def beside_nltk(
    words: pd.DataFrame,
    target: str,
    hits: pd.DataFrame,
    keys: pd.DataFrame,
    ours: tuple[float, float],
) -> None:
    """Ask NLTK the same of the same words, and print its times as multiples of the kit's."""
    from nltk import FreqDist
    from nltk.metrics import BigramAssocMeasures
    from nltk.text import ConcordanceIndex

    tokens = words["word"].tolist()
    index, indexing = fastest(lambda: ConcordanceIndex(tokens), 1)
    found, finding = fastest(lambda: index.find_concordance(QUERY, 120))

    def likelihoods() -> dict[str, float]:
        side = words["report"] == target
        here, every = FreqDist(words["word"][side]), FreqDist(tokens)
        cells = (here.N(), every.N())
        return {
            word: BigramAssocMeasures.likelihood_ratio(
                here[word], (every[word], cells[0]), cells[1]
            )
            for word in every
        }

    scores, scoring = fastest(likelihoods)
    same = keys["g2"].abs().sub(keys["word"].map(scores)).abs().max()
    print(f"NLTK: {len(found):,} hits of the kit's {len(hits):,}; G2 differs by {same:.1g} at most")
    print(f"concordance: NLTK's index {indexing / ours[0]:.1f} times the kit's time,", end=" ")
    print(f"then each query {finding / ours[0]:.2f} times")
    print(f"keyness: NLTK {scoring / ours[1]:.1f} times the kit's time")


def fastest(ask: Callable[[], Result], times: int = FASTEST_OF) -> tuple[Result, float]:
    """Return an answer, and the shortest of several times it took."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        answer = ask()
        took.append(time.perf_counter() - began)
    return answer, min(took)


if __name__ == "__main__":
    main()
