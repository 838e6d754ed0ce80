"""A table → the note that travels with it: what was counted, and what the table can't show.

The note lies in `DataFrame.attrs`. pandas carries it along when a table is filtered, sorted,
melted, copied, or gets a new column. It is lost in a CSV file and where pandas builds a new table:
with `size`, `value_counts`, `pivot` and `crosstab`, or when a table with another note, or none, is
merged or put under it. Then `note` returns an empty text, and `with_note` can put the note back.
"""

import pandas as pd

from kit.terms import term
from kit.texts import say, say_many

_NOTE = "note"
_FEW = 3


def note(table: pd.DataFrame) -> str:
    """Return what should be said wherever this table is shown; empty if the table has no note.

    >>> note(with_note(pd.DataFrame({"count": [3]}), "Three were counted."))
    'Three were counted.'
    >>> note(pd.DataFrame({"count": [3]}))
    ''
    """
    return str(table.attrs.get(_NOTE, ""))


def with_note(table: pd.DataFrame, *sentences: str) -> pd.DataFrame:
    """Return a copy of the table with these sentences as its note; empty ones are left out.

    >>> note(with_note(pd.DataFrame(), "Words were counted.", "", "Two reports."))
    'Words were counted. Two reports.'
    """
    noted = table.copy()
    noted.attrs[_NOTE] = " ".join(sentence for sentence in sentences if sentence)
    return noted


def what_was_counted(words: pd.DataFrame) -> str:
    """Say which words a table of words holds, in which parts, and how many for each report.

    >>> import kit
    >>> words = kit.word_table([kit.article_from_text("Rain fell. It stopped.", "rain")])
    >>> what_was_counted(words)
    'Counted: words in these parts of the page: paragraph. "Talk" and "talks" are two words.\
 rain: 4 words.'
    """
    parts = _parts(words)
    said = say("Counted: words in {parts}.", parts=parts) if parts else say("Counted: words.")
    forms = say('"Talk" and "talks" are two words.')
    return f"{said} {forms} {_totals(words)}"


def what_was_searched(texts: pd.DataFrame) -> str:
    """Say which parts of how many reports a table of texts holds.

    >>> import kit
    >>> what_was_searched(kit.part_table([kit.article_from_text("Rain fell.")]))
    'Searched: 1 report, in these parts of the page: paragraph.'
    """
    reports = texts["report"].nunique()
    parts = _parts(texts)
    if not parts:
        return say_many("Searched: {n:,} report.", "Searched: {n:,} reports.", reports)
    return say_many(
        "Searched: {n:,} report, in {parts}.",
        "Searched: {n:,} reports, in {parts}.",
        reports,
        parts=parts,
    )


def few_reports(table: pd.DataFrame) -> str:
    """Say what one or two reports can't carry; nothing if the table holds more.

    >>> few_reports(pd.DataFrame({"report": ["ferry", "ferry"]}))
    "One report can't show a rule about its outlet, the press or its time."
    """
    reports = table["report"].nunique()
    if reports == 1:
        return say("One report can't show a rule about its outlet, the press or its time.")
    if reports == len("AB"):
        return say(
            "Two reports can't show a rule about their outlets, the press or the years, nor a"
            " trend, nor a cause: event, day and writers may all differ."
        )
    return ""


def _parts(table: pd.DataFrame) -> str:
    if "kind" not in table:
        return ""
    kinds = ", ".join(term(kind) for kind in table["kind"].dropna().unique())
    return say("these parts of the page: {kinds}", kinds=kinds or say("none"))


def _totals(words: pd.DataFrame) -> str:
    totals = words["report"].value_counts(sort=False)
    totals = totals[totals > 0]
    if len(totals) > _FEW:
        return say("{reports:,} reports: {words:,} words.", reports=len(totals), words=len(words))
    return " ".join(
        say_many("{report}: {n:,} words.", "{report}: {n:,} words.", total, report=report)
        for report, total in totals.items()
    )
