"""How many articles there are, when and where: all that can be counted without a text."""

import pandas as pd

from kit.compare.checks import TableError, need_columns
from kit.compare.notes import with_note
from kit.texts import say

NO_OUTLET = "no outlet named"
"""The row for articles that do not say where they came out."""

_PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}


def coverage(articles: pd.DataFrame, every: str = "day") -> pd.DataFrame:
    """Count the articles of each outlet, day by day or for longer times.

    Lists without texts are enough for it, such as those of GDELT and Media Cloud. An article that
    came twice counts twice; `kit.reading_report` says which ones repeat others.

    Args:
        articles: a table like `kit.article_table`. An article without a day of publication counts
            on the day on which an archive saw it, if that is known.
        every: "day", "week" (from Monday), "month" or "year".

    Columns:
        outlet: who published them, those with the most articles first; at the end, `NO_OUTLET`.
        first_day: the first day of that time; missing for articles without a day.
        last_day: its last day.
        articles: how many articles the outlet has in that time. Times without any have no row.
        total: how many it has in all.
        undated: how many of these have no day.

    Raises:
        TableError: if a column is missing, or `every` is something else.

    >>> days = pd.to_datetime(["2016-03-14", "2016-03-30", None])
    >>> table = pd.DataFrame({"outlet": ["Courier"] * 3, "published": days, "seen": pd.NaT})
    >>> coverage(table, "month")[["outlet", "articles", "total", "undated"]].values.tolist()
    [['Courier', 2, 3, 1], ['Courier', 1, 3, 1]]
    """
    need_columns(articles, "outlet published seen", "kit.article_table(articles)")
    if every not in _PERIODS:
        raise TableError(f"Articles are counted every {_listed()}, not every {every!r}.")
    days = pd.to_datetime(articles["published"].fillna(articles["seen"]))
    periods = days.dt.to_period(_PERIODS[every])
    outlets = articles["outlet"].astype("object").fillna(NO_OUTLET)
    rows = pd.DataFrame({"outlet": outlets, "period": periods})
    counts = rows.groupby(["outlet", "period"], dropna=False).size().reset_index(name="articles")
    counts["first_day"] = counts["period"].dt.start_time
    counts["last_day"] = counts["period"].dt.end_time.dt.normalize()
    undated = rows["period"].isna().groupby(rows["outlet"]).sum()
    counts = counts.assign(
        total=counts["outlet"].map(rows["outlet"].value_counts()).astype("int64"),
        undated=counts["outlet"].map(undated).astype("int64"),
    )
    return with_note(_in_order(counts), _rule(articles, every, int(undated.sum())), _collected())


def _in_order(counts: pd.DataFrame) -> pd.DataFrame:
    named = counts.assign(unnamed=counts["outlet"] == NO_OUTLET)
    keys = ["unnamed", "total", "outlet", "first_day"]
    ranked = named.sort_values(keys, ascending=[True, False, True, True])
    outlets = pd.CategoricalDtype(list(dict.fromkeys(ranked["outlet"])))
    columns = "outlet first_day last_day articles total undated".split()
    typed = ranked[columns].reset_index(drop=True).astype({"outlet": outlets})
    return typed.astype({"first_day": "datetime64[s]", "last_day": "datetime64[s]"})


def _rule(articles: pd.DataFrame, every: str, undated: int) -> str:
    number, seen = (
        len(articles),
        int((articles["published"].isna() & articles["seen"].notna()).sum()),
    )
    counted = {
        "day": say("Counted: {n:,} articles, day by day", n=number),
        "week": say("Counted: {n:,} articles, week by week", n=number),
        "month": say("Counted: {n:,} articles, month by month", n=number),
        "year": say("Counted: {n:,} articles, year by year", n=number),
    }
    pieces = [
        counted[every],
        say("{n:,} of them by the day on which an archive saw them", n=seen) if seen else "",
        say("{n:,} without a day", n=undated) if undated else "",
    ]
    return f"{', '.join(filter(None, pieces))}."


def _collected() -> str:
    return say(
        "This shows what was collected. What else was published, and why there is more at one time"
        " or in one place, it does not show."
    )


def _listed() -> str:
    *some, last = _PERIODS
    return f"{', '.join(some)} or {last}"
