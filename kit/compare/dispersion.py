"""Where in the reports a word stands: evenly, in clumps, or nowhere."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from kit.compare.checks import known_reports, need_columns, single_words
from kit.compare.counts import WORDS, totals
from kit.compare.notes import few_reports, what_was_counted, with_note


def dp(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return how unevenly a word is spread: 0 is even, near 1 is in one small part only.

    DP = half the sum of |v - s|; v is a part's share of the word, s its share of the text. From
    Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437.

    Args:
        counts: the count of the word in each part; one at least is over 0.
        sizes: the words in each part.

    >>> round(dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 2)
    0.18
    """
    found, size = np.asarray(counts, dtype="float64"), np.asarray(sizes, dtype="float64")
    return float(np.abs(found / found.sum() - size / size.sum()).sum() / 2)


def dp_norm(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return DP divided by the most it can be, so that 1 is reached however many parts there are.

    DPnorm = DP / (1 - the smallest s). From Lijffijt & Gries (2012), International Journal of
    Corpus Linguistics 17(1), 147-149. Not a number where there is a single part.

    Args:
        counts: the count of the word in each part; one at least is over 0.
        sizes: the words in each part; each over 0.

    >>> round(dp_norm([2, 1, 0], [5, 5, 5]), 2)
    0.5
    """
    size = np.asarray(sizes, dtype="float64")
    if len(size) <= 1:
        return float("nan")
    return dp(counts, size) / float(1 - size.min() / size.sum())


def dispersion(words: pd.DataFrame, *, by: str | list[str] = "report") -> pd.DataFrame:
    """Say for each word how evenly it is spread over the reports, or over other parts.

    Args:
        words: a table like `kit.word_table`; every row is counted.
        by: the columns that part the table: "report", or ["report", "part"] for paragraphs. A part
            without words is no part.

    Columns:
        word: the word in small letters.
        count: how often it stands in the table.
        found_in: in how many parts it stands.
        parts: how many parts there are.
        dp: `dp` of its counts.
        dp_norm: `dp_norm` of its counts; missing where there is a single part.

    Raises:
        TableError: if a column is missing.

    >>> import kit
    >>> texts = {"sun": "The sun, the sun!", "rain": "The grey rain fell."}
    >>> words = kit.word_table([kit.article_from_text(text, name) for name, text in texts.items()])
    >>> dispersion(words).round(2)[["word", "count", "found_in", "dp_norm"]].head(2).values.tolist()
    [['the', 3, 2, 0.33], ['sun', 2, 1, 1.0]]
    """
    columns = [by] if isinstance(by, str) else by
    need_columns(words, f"report word {' '.join(columns)}", WORDS)
    part = words.groupby(columns, observed=True, sort=False).ngroup().to_numpy()
    share = np.bincount(part) / len(part) if len(part) else np.zeros(0)
    found = pd.DataFrame({"word": words["word"], "part": part})
    cells = found.groupby(["word", "part"]).size().reset_index(name="n")
    spread = _spread(cells, share)
    spread = spread.sort_values(["count", "word"], ascending=[False, True], ignore_index=True)
    return with_note(spread, what_was_counted(words), few_reports(words))


def positions(words: pd.DataFrame, chosen: str | Iterable[str]) -> pd.DataFrame:
    """Return where chosen words stand in every report that the table knows.

    Args:
        words: a table like `kit.word_table`; its rows, in their order, are the text.
        chosen: a word, or several. Capitals don't matter.

    Columns:
        article: the id; missing where there is no hit.
        report: the report.
        word: the word in small letters.
        position: the number of the word in its report's rows, from 1; missing if the report does
            not have the word: then this is its only row.
        total: how many words the report has in the table: where the text ends.
        start: the position of its first character; missing where there is no hit.
        end: the position after its last character; missing where there is no hit.

    Raises:
        TableError: if a column is missing, or a chosen word is not a single word.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Rain fell. More rain came.", "rain")])
    >>> positions(words, ["rain", "snow"])[["word", "position", "total"]].values.tolist()
    [['rain', 1, 5], ['rain', 4, 5], ['snow', <NA>, 5]]
    """
    need_columns(words, "article report word start end", WORDS)
    listed, reports = single_words(chosen), known_reports(words)
    numbered = words.assign(
        position=words.groupby("report", observed=True).cumcount().astype("Int64") + 1,
        start=words["start"].astype("Int64"),
        end=words["end"].astype("Int64"),
    )[["article", "report", "word", "position", "start", "end"]]
    grid = pd.MultiIndex.from_product([listed, reports.categories], names=["word", "report"])
    places = grid.to_frame(index=False).astype({"word": "str", "report": reports})
    hits = places.merge(numbered, on=["word", "report"], how="left")
    hits["total"] = totals(words).loc[hits["report"].tolist()].to_numpy()
    columns = ["article", "report", "word", "position", "total", "start", "end"]
    return with_note(hits[columns], what_was_counted(words), few_reports(words))


def _spread(cells: pd.DataFrame, share: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Sum over the parts that have a word; each other part adds its own share to the sum."""
    count = cells.groupby("word")["n"].transform("sum")
    here = share[cells["part"].to_numpy()]
    surplus = (cells["n"] / count - here).abs() - here
    summed = cells.assign(surplus=surplus).groupby("word", sort=False)
    table = summed.agg(count=("n", "sum"), found_in=("part", "size"), surplus=("surplus", "sum"))
    table = table.reset_index().assign(parts=len(share))
    table["dp"] = (table.pop("surplus") + 1) / 2
    table["dp_norm"] = table["dp"] / (1 - share.min()) if len(share) > 1 else np.nan
    return table
