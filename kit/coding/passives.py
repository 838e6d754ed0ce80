"""Sentences → places that may be passive, for a learner to judge.

The rule can be seen at a glance: a form of "be" or "get", at most three small words, and a word
that ends in -ed or stands in the list below. It takes "I am convinced" for a passive and overlooks
"talks agreed by both" and "it's called". So it proposes, and its precision is shown.
"""

import re

import pandas as pd

from kit.coding.decisions import standing
from kit.compare import with_note
from kit.texts import say

PASSIVE_CODES = ("acted upon", "doer left out")
"""The codes of codebooks/agency.csv that confirm a proposal."""

_IRREGULAR = (
    "beaten become begun bent bitten blown born borne bought bound broken brought built burnt"
    " caught chosen cut dealt done drawn driven drunk dug eaten fallen fed felt flown forbidden"
    " forgotten forgiven fought found frozen given gone grown heard held hidden hit hung hurt kept"
    " known laid led left lent let lit lost made meant met overthrown paid put read run said seen"
    " sent set shaken shed shot shown shut sold sought spent split spoken spread stolen struck"
    " stuck sung sunk swept sworn taken taught thought thrown told torn understood undone withdrawn"
    " won worn wound written"
)
_NO_PARTICIPLES = "indeed|need|red|seed|speed|wicked|naked|sacred|hundred"
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got|getting)"
    r"(?:\s+(?:not|never|also|still|now|yet|even|been|being|[a-z]+ly)){0,3}"
    rf"\s+(?!(?:{_NO_PARTICIPLES})\b)(?:[a-z-]+ed|{'|'.join(_IRREGULAR.split())})\b"
    r"(?P<by>\s+by\b)?",
    re.IGNORECASE,
)


def propose_passives(sentences: pd.DataFrame) -> pd.DataFrame:
    """Propose the places in sentences that may be passive. It decides nothing.

    Args:
        sentences: a table like `kit.sentence_table`.

    Columns:
        article: the id.
        report: the report.
        sentence: the number of the sentence in its article.
        start: the position of the candidate's first character in `Article.source`.
        end: the position after its last character.
        candidate: its words.
        by: whether "by" is the next word, so that a doer may be named.
        text: the sentence.

    >>> import kit
    >>> text = "The harbor has been closed. Rain fell. The ferry was hit by a wave."
    >>> proposed = propose_passives(kit.sentence_table([kit.article_from_text(text)]))
    >>> proposed[["sentence", "candidate", "by"]].values.tolist()
    [[1, 'been closed', False], [3, 'was hit by', True]]
    """
    found = [
        (row, match.start(), match.end(), match[0], match["by"] is not None)
        for row, text in enumerate(sentences["text"])
        for match in _PASSIVE.finditer(text)
    ]
    places = pd.DataFrame(found, columns=["row", "start", "end", "candidate", "by"])
    places = places.astype({"candidate": "str", "by": "bool", "row": "int64"})
    hosts = sentences.iloc[places.pop("row")].reset_index(drop=True)
    places["start"] = hosts["start"] + places["start"].astype("int64")
    places["end"] = hosts["start"] + places["end"].astype("int64")
    keys = hosts[["article", "report", "sentence"]]
    return pd.concat([keys, places, hosts[["text"]]], axis=1)


def precision_of_proposals(proposed: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Say how many of the proposals each coder confirmed. It says nothing of passives overlooked.

    Args:
        proposed: a table made by `propose_passives`.
        decisions: the coders' decisions with the codebook codebooks/agency.csv.

    Columns:
        coder: the coder.
        proposed: how many sentences have a proposal.
        judged: how many of these the coder has coded.
        confirmed: to how many of those the coder gave one of `PASSIVE_CODES`.
        precision: confirmed / judged; missing where nothing was judged.

    >>> import kit
    >>> text = kit.article_from_text("The harbor was closed. He was tired.", "harbor")
    >>> proposed = propose_passives(kit.sentence_table([text]))
    >>> rows = [("Ana", "harbor", 1, 0, 22, "doer left out"), ("Ana", "harbor", 2, 23, 36, "none")]
    >>> decisions = pd.DataFrame(rows, columns="coder article sentence start end code".split())
    >>> found = precision_of_proposals(proposed, decisions.assign(action="code"))
    >>> found[["proposed", "judged", "confirmed", "precision"]].values.tolist()
    [[2.0, 2.0, 1.0, 0.5]]
    """
    places = proposed[["article", "sentence"]].drop_duplicates().astype({"article": "str"})
    now = standing(decisions).astype({"article": "str"}).merge(places, on=["article", "sentence"])
    now["yes"] = now["code"].isin(PASSIVE_CODES)
    judged = now.groupby(["coder", "article", "sentence"])["yes"].any()
    coders = pd.Index(sorted(decisions["coder"].unique()), name="coder")
    table = pd.DataFrame({"proposed": len(places)}, index=coders)
    for column, counts in (
        ("judged", judged.groupby("coder").size()),
        ("confirmed", judged.groupby("coder").sum()),
    ):
        table[column] = counts.reindex(coders, fill_value=0).astype("int64")
    shown = table.assign(precision=table["confirmed"] / table["judged"]).reset_index()
    rule = say(
        "Counted: proposals that the coder has judged. The precision says nothing of passives that"
        " were overlooked."
    )
    return with_note(shown, rule)
