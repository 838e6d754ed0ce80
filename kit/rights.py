"""Articles → whose texts they are, and what to think of before they are handed on.

The law on teaching differs from country to country, so nothing here says what is allowed. It says
whose text it is, whether it is whole, and what always helps: ask, link instead, quote a few words
with their source.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from kit.article import Article
from kit.errors import ArticleError
from kit.tables import FREE, is_free, report_names
from kit.texts import say, say_many

_WHOLE = 0.8  # of the characters between the first and the last word that a table has
_FEWEST_CHARACTERS = 600  # of a page; a few sentences are a quotation
_SHOWN = 5


class RightsWarning(UserWarning):
    """What is about to be written holds whole texts that are somebody else's."""


def rights_table(articles: Iterable[Article]) -> pd.DataFrame:
    r"""Return whose texts these are, and what to think of before they are handed on.

    Columns:
        article: the id.
        report: a short name to read.
        whose: the outlet, and the agencies that it credits; "not known" where the page is silent.
        origin: where the text came from: a file, or what its header says; or missing.
        link: its address, to hand on in the place of the text; or missing.
        rights: what it says on rights: the header of its file, or an invented report; or missing.
        whole: True if the article has a text; False for a headline alone.
        ask: True if it is a whole text and nothing says that it is your own or free.
        meaning: the same in words.

    >>> import kit
    >>> report = kit.article_from_text("outlet: Lune Courier\n---\nRain fell.", "rain")
    >>> rights_table([report])[["whose", "whole", "ask"]].values.tolist()
    [['Lune Courier', True, True]]
    """
    if isinstance(articles, Article):
        raise ArticleError(
            say("A table is made of a list of articles: write [article], with brackets.")
        )
    articles = list(articles)
    columns = "article report whose origin link rights whole ask meaning".split()
    rows = [
        (article.id, name, *_rights_row(article))
        for article, name in zip(articles, report_names(articles), strict=True)
    ]
    table = pd.DataFrame.from_records(rows, columns=columns)
    return table.astype({name: "bool" if name in ("whole", "ask") else "str" for name in columns})


def rights_warning(articles: Iterable[Article], instead: str = "") -> str:
    r"""Say what to think of before these articles are handed on as whole texts.

    Args:
        articles: the articles whose whole texts would be written.
        instead: how to leave the texts out here, such as "With --links, ...".

    Returns:
        What to print first; empty if all texts are your own or free, or there is only a headline.

    >>> import kit
    >>> page = "outlet: Lune Courier\nrights: own work\n---\nRain fell."
    >>> rights_warning([kit.article_from_text(page)])
    ''
    >>> rights_warning(kit.load_articles(kit.SEEDS)[:1])[:61]
    'This hands on the whole text of 1 report that is somebody els'
    """
    table = rights_table(articles)
    asked = table[table["ask"]]
    named = [f"{row.report} ({row.whose})" for row in asked.itertuples()]
    return _warning(named, instead)


def table_warning(table: pd.DataFrame) -> str:
    """Say the same of a table that goes into a file; empty if it holds no such text.

    Args:
        table: any table; see `whole_texts`.

    >>> table_warning(pd.DataFrame({"words": [3]}))
    ''
    """
    return _warning(whole_texts(table), "")


def whole_texts(table: pd.DataFrame) -> list[str]:
    """Return the reports whose text a table holds as a whole, and that are somebody else's.

    A text counts as whole if the column `text` has most of what stands between its first and its
    last position. Tables remember which articles are free; one read from a CSV file does not.

    Args:
        table: any table; only one with `article`, `report`, `start`, `end` and `text` can hold one.

    >>> import kit
    >>> reports = kit.load_articles(kit.SEEDS)
    >>> whole_texts(kit.sentence_table(reports)), whole_texts(kit.quotation_table(reports))
    (['DW, 8 May 2013', 'DW, 12 Oct 2016'], [])
    """
    if not {"article", "report", "start", "end", "text"} <= {*table.columns}:
        return []
    rows = table[["article", "report", "start", "end", "text"]].drop_duplicates(
        ["article", "start"]
    )
    rows = rows[~rows["article"].isin(table.attrs.get(FREE, []))]
    groups = rows.groupby("article", observed=True, sort=False)
    return [str(group["report"].iloc[0]) for _, group in groups if _holds_a_whole(group)]


def _holds_a_whole(rows: pd.DataFrame) -> bool:
    characters = int(rows["text"].fillna("").str.len().sum())
    reach = int(rows["end"].max() - rows["start"].min())
    return reach >= _FEWEST_CHARACTERS and characters >= _WHOLE * reach


def _warning(reports: Sequence[str], instead: str) -> str:
    if not reports:
        return ""
    more = len(reports) - _SHOWN
    named = ", ".join(reports[:_SHOWN])
    if more > 0:
        named = say("{names} and {n} more", names=named, n=more)
    said = say_many(
        "This hands on the whole text of {n} report that is somebody else's: {names}.",
        "This hands on the whole texts of {n} reports that are somebody else's: {names}.",
        len(reports),
        names=named,
    )
    ask = say(
        "Ask first, or give links instead, or quote a few words with their source. What a class may"
        " do without asking differs from country to country."
    )
    return f"{said} {ask} {instead}".strip()


def _whose(article: Article) -> str:
    outlet = article.outlet or "not known"
    return f"{outlet}, with {', '.join(article.agencies)}" if article.agencies else outlet


def _rights_row(article: Article) -> tuple[str | bool | None, ...]:
    said = (_whose(article), article.origin, article.url, article.rights)
    return (*said, _is_whole(article), _is_to_ask(article), _meaning(article))


def _is_whole(article: Article) -> bool:
    return any(part.kind == "paragraph" for part in article.parts)


def _is_to_ask(article: Article) -> bool:
    return _is_whole(article) and not is_free(article.rights)


def _meaning(article: Article) -> str:
    if is_free(article.rights):
        return say('It says "{rights}". Keep to what that says.', rights=article.rights)
    if not _is_whole(article):
        return say("There is no whole text here: a headline and a link can be handed on.")
    whom = article.outlet or say("whoever published it")
    return say(
        "Somebody else's whole text. Read it and discuss it. Before you hand it on, ask {whom},"
        " or give the link instead. A few words may be quoted with their source.",
        whom=whom,
    )
