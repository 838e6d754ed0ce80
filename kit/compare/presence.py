"""Who or what occurs in which reports, and who has how many of the quoted words."""

from collections.abc import Collection, Iterable

import pandas as pd

from kit.compare.checks import known_reports, need_columns
from kit.compare.notes import few_reports, with_note
from kit.terms import term
from kit.texts import say

NO_CLEAR_SPEAKER = "no clear speaker"
"""The row for quoted words whose speaker is not known."""

_BOTH = 2


def _absent() -> str:
    return say(
        "Absent means: not on this page. It does not mean that somebody left it out on purpose."
    )


def _unquoted() -> str:
    return say(
        "0 words means: not quoted here. It does not mean that somebody was left out on purpose."
    )


def _credits() -> str:
    return say(
        "These are the agencies that the sign-off names. Two reports that credit the same agency"
        " need not share a sentence."
    )


def presence(table: pd.DataFrame, what: str, *, also: Iterable[str] = ()) -> pd.DataFrame:
    """Count how often each thing occurs in each report that the table knows, zeros included.

    For a matrix to read: `.pivot(index=what, columns="report", values="count")`.

    Args:
        table: one row for each occurrence; it has a column `report`.
        what: the column that names the thing: "actor", "topic", "word", "code".
        also: names that get their rows even if they never occur.

    Columns:
        (what): the thing. The things come in the order of their counts over all reports.
        report: the report.
        count: how many rows the thing has in this report.
        reports: in how many reports it occurs.
        where: "in both", "only DW, 8 May 2013", "in 3 of 20", "in all 20" or "in none".

    Raises:
        TableError: if the table lacks one of the two columns.

    >>> mentions = pd.DataFrame({"report": ["a", "a", "b"], "actor": ["Lee", "Roe", "Lee"]})
    >>> presence(mentions, "actor")[["actor", "report", "count", "where"]].values.tolist()[1:3]
    [['Lee', 'b', 1, 'in both'], ['Roe', 'a', 1, 'only a']]
    """
    need_columns(table, f"report {what}", f"a function whose tables hold {what} and report")
    reports = known_reports(table)
    total = table[what].value_counts()
    names = [*sorted(total.index, key=lambda name: (-total[name], str(name))), *also]
    grid = pd.MultiIndex.from_product(
        [list(dict.fromkeys(names)), reports.categories], names=[what, "report"]
    )
    found = table.groupby([what, "report"], observed=True).size()
    counts = found.reindex(grid, fill_value=0).reset_index(name="count")
    counts = counts.astype({"report": reports, "count": "int64"})
    counts["reports"] = (counts["count"] > 0).groupby(counts[what], sort=False).transform("sum")
    counts["where"] = _where(counts, what, len(reports.categories))
    rule = say("Counted: each place where it was found.")
    return with_note(counts, rule, _absent(), few_reports(counts))


def agencies_credited(articles: pd.DataFrame, *, also: Iterable[str] = ()) -> pd.DataFrame:
    """Say which news agencies each report's sign-off credits.

    Args:
        articles: a table like `kit.article_table`.
        also: agencies that get their rows even if no report credits them.

    Columns:
        agency: the name, as it stands there.
        report: the report.
        credited: whether the report credits it.
        reports: how many reports credit it.
        where: as in `presence`.

    Raises:
        TableError: if a column is missing.

    >>> articles = pd.DataFrame({"report": ["a", "b"], "agencies": ["AFP, dpa", "AFP"]})
    >>> agencies_credited(articles)[["agency", "report", "credited"]].values.tolist()[2:]
    [['dpa', 'a', True], ['dpa', 'b', False]]
    """
    need_columns(articles, "report agencies", "kit.article_table(articles)")
    names = articles["agencies"].fillna("").str.split(", ")
    rows = articles[["report"]].assign(agency=names).explode("agency")
    rows = rows[rows["agency"] != ""].drop_duplicates()
    table = presence(rows, "agency", also=also)
    table.insert(2, "credited", table.pop("count") > 0)
    return with_note(table, _credits(), few_reports(table))


def speaker_shares(
    quotations: pd.DataFrame,
    *,
    also: Iterable[str] = (),
    kinds: Collection[str] = ("direct", "partial"),
) -> pd.DataFrame:
    """Share out the quoted words among the speakers, in every report that the table knows.

    Args:
        quotations: one row for each quotation, with the columns report, kind, speaker_resolved and
            words (how many words it has).
        also: people who are named but may never be quoted; they get rows of 0.
        kinds: the kinds of quotation to count. The usual two stand between quotation marks.

    Columns:
        report: the report.
        speaker: the speaker, or `NO_CLEAR_SPEAKER`.
        quotations: how many quotations the speaker has in this report.
        words: how many words they have.
        total: the quoted words of all speakers in this report.
        per_cent: 100 * words / total; missing where the report quotes nobody.

    Raises:
        TableError: if a column is missing.

    >>> rows = [("a", "direct", "Lee", 6), ("a", "partial", None, 2)]
    >>> quoted = pd.DataFrame(rows, columns=["report", "kind", "speaker_resolved", "words"])
    >>> speaker_shares(quoted, also=["Roe"])[["speaker", "words", "total"]].values.tolist()
    [['Lee', 6, 8], ['Roe', 0, 8], ['no clear speaker', 2, 8]]
    """
    need_columns(quotations, "report kind speaker_resolved words", "kit.quotation_table(articles)")
    reports = known_reports(quotations)
    counted = quotations[quotations["kind"].isin(list(kinds))]
    speaker = counted["speaker_resolved"].astype("object").fillna(NO_CLEAR_SPEAKER)
    grouped = counted.assign(speaker=speaker).groupby(["report", "speaker"], observed=True)["words"]
    found = grouped.agg(quotations="size", words="sum")
    names = _speakers(found["words"].groupby("speaker").sum(), also)
    grid = pd.MultiIndex.from_product([reports.categories, names], names=["report", "speaker"])
    shares = found.reindex(grid, fill_value=0).reset_index().astype({"report": reports})
    shares = shares.astype({"speaker": "str", "quotations": "int64", "words": "int64"})
    shares["total"] = shares.groupby("report", observed=False)["words"].transform("sum")
    shares["per_cent"] = 100 * shares["words"] / shares["total"]
    rule = say(
        "Counted: the words of quotations of these kinds: {kinds}.",
        kinds=", ".join(map(term, kinds)),
    )
    not_favor = say("Who has more of the quoted words is not therefore favored.")
    unquoted = _unquoted() if (shares["words"] == 0).any() else ""
    return with_note(shares, rule, not_favor, unquoted, few_reports(shares))


def _speakers(words: "pd.Series[int]", also: Iterable[str]) -> list[str]:
    """Return the speakers, those with most words first and unclear ones last."""
    named = words.drop(NO_CLEAR_SPEAKER, errors="ignore")
    ranked = sorted(named.index, key=lambda name: (-named[name], name))
    unclear = [NO_CLEAR_SPEAKER] if NO_CLEAR_SPEAKER in words.index else []
    return list(dict.fromkeys([*ranked, *also, *unclear]))


def _where(counts: pd.DataFrame, what: str, reports: int) -> "pd.Series[str]":
    present = counts[counts["count"] > 0].drop_duplicates(what)
    first = counts[what].map(dict(zip(present[what], present["report"], strict=True)))
    pairs = zip(counts["reports"], first, strict=True)
    return pd.Series([place(n, reports, name) for n, name in pairs], dtype="str")


def place(found: int, reports: int, only: str) -> str:
    """Say in how many of the reports something is; `only` is the report if it is in just one.

    >>> place(2, 2, ""), place(1, 2, "DW, 8 May 2013"), place(3, 20, ""), place(0, 2, "")
    ('in both', 'only DW, 8 May 2013', 'in 3 of 20', 'in none')
    """
    if found == 0:
        return "in none"
    if found == reports == _BOTH:
        return "in both"
    if found == 1:
        return f"only {only}"
    return f"in all {reports}" if found == reports else f"in {found} of {reports}"
