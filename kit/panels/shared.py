"""Two articles → the words that both have and those that only one has, as marks and in words."""

import pandas as pd

from kit.article import Article
from kit.compare import STOP_WORDS, presence
from kit.panels.page import Layer, Mark
from kit.tables import word_table
from kit.texts import say, say_many

BOTH = "both"
"""The choice that marks the words that both reports have."""
ONLY = "only"
"""The choice that marks the words that only one of them has."""

_IN_BOTH = "in both"


def legends() -> dict[str, str]:
    """Return the choices, and in words what each marks.

    >>> list(legends())
    ['both', 'only']
    """
    return {
        BOTH: say("words in both: bold, in a box"),
        ONLY: say("words only here: slanted, dashed box"),
    }


def content_words(here: Article, there: Article) -> pd.DataFrame:
    """Return the words of both articles that say something about the subject.

    Columns:
        As in `kit.word_table`, without the words in `kit.compare.STOP_WORDS`, and
        where: "in both", or "only" and the report. Each form is a word of its own.

    >>> import kit
    >>> ferry = kit.article_from_text("A ferry sank.", "ferry")
    >>> found = content_words(ferry, kit.article_from_text("The ferry came.", "other"))
    >>> found[["word", "where"]].values.tolist()[:2]
    [['ferry', 'in both'], ['sank', 'only ferry']]
    """
    words = word_table([here, there])
    words = words[~words["word"].isin(STOP_WORDS)].reset_index(drop=True)
    found = presence(words, "word").drop_duplicates("word").set_index("word")["where"]
    return words.assign(where=words["word"].map(found).astype("str"))


def word_layers(words: pd.DataFrame, article: Article) -> list[Layer]:
    """Return a layer of the words that are in both articles, and one of those only in this one.

    Args:
        words: a table made by `content_words`.
        article: one of the two articles.
    """
    own = words[words["article"] == article.id]
    shared = own["where"] == _IN_BOTH
    return [_layer(BOTH, own[shared]), _layer(ONLY, own[~shared])]


def word_counts(words: pd.DataFrame) -> str:
    """Say how many different words are in both and only in one, and how often they occur.

    Args:
        words: a table made by `content_words`.

    >>> import kit
    >>> ferry = kit.article_from_text("A ferry sank.", "ferry")
    >>> print(word_counts(content_words(ferry, kit.article_from_text("The ferry came.", "other"))))
    Words counted without small ones such as "the": 1 in both, found 1 time in ferry and 1 time in \
other. Only in ferry: 1, found 1 time. Only in other: 1, found 1 time. Each form is a word of its \
own.
    """
    shared = words[words["where"] == _IN_BOTH]
    times = [say("{times} in {name}", times=_times(f), name=name) for name, f in _by_report(shared)]
    alone = [
        say(
            "Only in {name}: {n}, found {times}.",
            name=name,
            n=found["word"].nunique(),
            times=_times(found),
        )
        for name, found in _by_report(words[words["where"] != _IN_BOTH])
    ]
    both = say(
        "{n} in both, found {times}.", n=shared["word"].nunique(), times=say(" and ").join(times)
    )
    how = say('Words counted without small ones such as "the":')
    return " ".join([how, both, *alone, say("Each form is a word of its own.")])


def words_text(words: pd.DataFrame, choice: str) -> str:
    """List the words of a choice, the most frequent first, with how often each report has them.

    Args:
        words: a table made by `content_words`.
        choice: `BOTH` or `ONLY`.

    >>> import kit
    >>> ferry = kit.article_from_text("A ferry sank.", "ferry")
    >>> found = content_words(ferry, kit.article_from_text("The ferry, a ferry.", "other"))
    >>> print(words_text(found, "both"))
    In both (times in ferry, times in other): ferry 1, 2.
    """
    counts = words.pivot_table(
        index="word", columns="report", aggfunc="size", fill_value=0, observed=False
    )
    counts = counts.loc[
        counts.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    ]
    if choice == BOTH:
        heads = ", ".join(say("times in {name}", name=name) for name in counts)
        found = counts[(counts > 0).all(axis="columns")]
        lines = [f"{row.Index} {', '.join(map(str, row[1:]))}" for row in found.itertuples()]
        return say(
            "In both ({heads}): {words}.", heads=heads, words="; ".join(lines) or say("none")
        )
    alone = counts[(counts > 0).sum(axis="columns") == 1]
    return "\n".join(
        say("Only in {name}: {words}.", name=name, words=_listed(alone[name])) for name in counts
    )


def _layer(name: str, words: pd.DataFrame) -> Layer:
    places = zip(words["start"].tolist(), words["end"].tolist(), strict=True)
    return Layer(name, legends()[name], tuple(Mark(start, end) for start, end in places))


def _by_report(words: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    return [(str(name), found) for name, found in words.groupby("report", observed=False)]


def _times(words: pd.DataFrame) -> str:
    return say_many("{n:,} time", "{n:,} times", len(words))


def _listed(counts: "pd.Series[int]") -> str:
    return ", ".join(f"{word} {count}" for word, count in counts[counts > 0].items()) or say("none")
