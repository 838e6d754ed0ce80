"""Coders' decisions → how far they agree, and above all where they don't.

Read in this order: how many sentences, how many agreed, the list of disagreements, then alpha.
"""

from typing import Literal

import pandas as pd

from kit.coding.decisions import standing
from kit.compare import with_note
from kit.texts import say

Level = Literal["nominal", "ordinal", "interval", "ratio"]

ALL_CODES = "all codes"
"""The row of `agreement` that looks at the codes of a sentence together."""

_UNIT = ["article", "sentence", "start", "end"]
_NO_PAIRS = "undefined: no sentence was coded by two coders"
_NO_VARIATION = "undefined: no variation"


def ratings(decisions: pd.DataFrame, code: str | None = None) -> pd.DataFrame:
    """Return one row for each sentence and one column for each coder.

    Args:
        decisions: a table like `kit.coding.load_decisions`; only those that stand are used.
        code: a code, to ask of each sentence whether it has this one: "yes" or "no".

    Returns:
        The codes that a coder gave to a sentence, in the order of the alphabet with " + " between
        them; missing where the coder has not decided. The index is the sentence.

    >>> rows = [("Ana", "rain", 1, 0, 9, "cause", "code"), ("Ben", "rain", 1, 0, 9, "none", "code")]
    >>> columns = "coder article sentence start end code action".split()
    >>> ratings(pd.DataFrame(rows, columns=columns)).values.tolist()
    [['cause', 'none']]
    """

    def said(codes: "pd.Series[str]") -> str:
        if code is None:
            return " + ".join(sorted(codes))
        return "yes" if code in set(codes) else "no"

    return standing(decisions).pivot_table("code", _UNIT, "coder", aggfunc=said, observed=True)


def agreement(decisions: pd.DataFrame) -> pd.DataFrame:
    """Say how far the coders agree: on all codes together, and on each code by itself.

    Args:
        decisions: the decisions of two or more coders.

    Columns:
        code: `ALL_CODES`, then each code: did both say yes or no to it?
        coders: how many coders there are.
        units: how many sentences at least two of them have coded.
        agreed: on how many of these all who coded the sentence agree.
        per_cent: 100 * agreed / units; missing where there are no units.
        alpha: Krippendorff's alpha, nominal: 1 is agreement, 0 is what chance would give. Missing
            where it is undefined.
        says: alpha in words: a number, or why there is none.

    >>> rows = [(coder, "rain", 1, 0, 9, "cause", "code") for coder in ("Ana", "Ben")]
    >>> columns = "coder article sentence start end code action".split()
    >>> agreement(pd.DataFrame(rows, columns=columns))[["code", "units", "agreed", "says"]].iloc[0]
    code                    all codes
    units                           1
    agreed                          1
    says      undefined: no variation
    Name: 0, dtype: object
    """
    codes = sorted(standing(decisions)["code"].unique())
    rows = [_row(ALL_CODES, ratings(decisions)), *(_row(c, ratings(decisions, c)) for c in codes)]
    columns = "code coders units agreed per_cent alpha says".split()
    rule = say("Counted: sentences that two coders or more have coded.")
    few = say(
        "Where sentences are few, one decision changes alpha much: read the list of disagreements"
        " first, then the counts, and alpha last. It says nothing of other coders or other reports."
    )
    return with_note(pd.DataFrame(rows, columns=columns), rule, few)


def disagreements(decisions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """List the sentences on which the coders differ, with what each of them said.

    Args:
        decisions: the decisions of two or more coders.
        sentences: a table like `kit.sentence_table`, for the words.

    Columns:
        article, report, sentence, start, end, text: the sentence; report and text are missing if
            `sentences` lacks it.
        coded by (name): one column for each coder; missing where the coder has not decided.

    >>> import kit
    >>> sentences = kit.sentence_table([kit.article_from_text("Rain fell. It stopped.", "rain")])
    >>> rows = [("Ana", "rain", 1, 0, 10, "cause"), ("Ben", "rain", 1, 0, 10, "none")]
    >>> decisions = pd.DataFrame(rows, columns="coder article sentence start end code".split())
    >>> differing = disagreements(decisions.assign(action="code"), sentences)
    >>> differing[["text", "coded by Ana", "coded by Ben"]].values.tolist()
    [['Rain fell.', 'cause', 'none']]
    """
    given = ratings(decisions)
    answers = given.nunique(axis=1)
    differing = given[answers > 1].add_prefix("coded by ").reset_index()
    texts = sentences[[*_UNIT, "report", "text"]].astype({"article": "str"})
    listed = differing.astype({"article": "str"}).merge(texts, on=_UNIT, how="left")
    front = ["article", "report", "sentence", "start", "end", "text"]
    return listed[[*front, *(column for column in listed if column not in front)]]


def alpha(table: pd.DataFrame, level: Level = "nominal") -> float:
    """Return Krippendorff's alpha, through the library `krippendorff`.

    From Krippendorff (2011), Computing Krippendorff's alpha-reliability.

    Args:
        table: one row for each unit, one column for each coder; missing where a coder said nothing.
        level: "nominal" for codes; the other levels need numbers.

    Returns:
        Alpha; not a number where it is undefined, because nothing was coded twice or all that was
        coded twice has one and the same value.

    >>> table = pd.DataFrame({"Meg": list("0100000000"), "Owen": list("1110010010")})
    >>> round(alpha(table), 3)
    0.095
    """
    paired = table[table.notna().sum(axis=1) > 1]
    values = pd.Series(paired.to_numpy().ravel()).dropna().unique()
    if len(values) <= 1:
        return float("nan")
    import krippendorff

    if level == "nominal":
        numbers = {value: number for number, value in enumerate(values)}
        paired = paired.map(numbers.get, na_action="ignore")
    data = paired.to_numpy(dtype="float64", na_value=float("nan")).T
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))


def alpha_in_words(table: pd.DataFrame) -> str:
    """Return nominal alpha as a text, or why it is undefined.

    >>> alpha_in_words(pd.DataFrame({"Meg": ["a", "a"], "Owen": ["a", "a"]}))
    'undefined: no variation'
    """
    if not (table.notna().sum(axis=1) > 1).any():
        return _NO_PAIRS
    value = alpha(table)
    return _NO_VARIATION if value != value else f"{value:.2f}"  # noqa: PLR0124


def _row(code: str, given: pd.DataFrame) -> tuple[object, ...]:
    paired = given[given.notna().sum(axis=1) > 1]
    answers = paired.nunique(axis=1)
    units, agreed = len(paired), int((answers == 1).sum())
    per_cent = 100 * agreed / units if units else float("nan")
    return code, given.shape[1], units, agreed, per_cent, alpha(given), alpha_in_words(given)
