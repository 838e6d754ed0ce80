"""Reports, or a learner's own tables → the tables to chart, each with the code that makes it."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from keyword import iskeyword
from pathlib import Path

import pandas as pd

from kit.actors import load_actors
from kit.article import Article
from kit.display import ChartError
from kit.errors import ArticleError
from kit.folders import SEEDS
from kit.tables import (
    article_table,
    mention_table,
    number_table,
    part_table,
    quotation_table,
    sentence_table,
    word_table,
)
from kit.texts import say

_NEEDED = {"alt", "kit", "chart", "often", "cells", "shade", "figures"}
_MADE_BY = {
    "articles": article_table,
    "parts": part_table,
    "sentences": sentence_table,
    "words": word_table,
    "quotations": quotation_table,
    "numbers": number_table,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A table to choose.

    Attributes:
        name: what it is called in the panel.
        make: makes the table.
        base: what the code calls it.
        code: the line of code that makes it; empty if the notebook has it already.
        taken: names that the code may not use for anything else.
    """

    name: str
    make: Callable[[], pd.DataFrame]
    base: str
    code: str = ""
    taken: frozenset[str] = frozenset()


def listed(articles: Iterable[Article]) -> list[Article]:
    """Return articles as a list.

    Raises:
        ArticleError: if it is a single article.
    """
    if isinstance(articles, Article):
        raise ArticleError(
            say("A panel is made of a list of articles: write [article], with brackets.")
        )
    return list(articles)


def report_tables(
    reports: Sequence[Article], named: str, codebook: str | os.PathLike[str]
) -> list[Source]:
    """Return the tables that the kit makes of reports.

    Args:
        reports: the reports.
        named: the Python words for them.
        codebook: the file with the actors.

    Raises:
        CodebookError: if this file can't be used.

    >>> [source.name for source in report_tables([], "mine", SEEDS / "actors.csv")][-2:]
    ['numbers', 'mentions']
    """
    taken = frozenset(re.findall(r"\w+", named))
    base = "rows_here" if "rows" in taken else "rows"
    path = Path(codebook)
    file = f'kit.SEEDS / "{path.name}"' if path.parent == SEEDS else repr(os.fspath(codebook))
    made = [
        Source(name, partial(make, reports), base, f"{base} = kit.{make.__name__}({named})", taken)
        for name, make in _MADE_BY.items()
    ]
    actors = load_actors(codebook)
    code = f"{base} = kit.mention_table({named}, kit.load_actors({file}))"
    make_mentions = partial(mention_table, reports, actors)
    return [*made, Source("mentions", make_mentions, base, code, taken)]


def own_tables(given: Mapping[str, pd.DataFrame]) -> list[Source]:
    """Return tables that the notebook has already.

    Args:
        given: the tables, each under its name in the notebook.

    Raises:
        ChartError: if one is no table, or its name can't be used in the code.
    """
    for name, table in given.items():
        if not isinstance(table, pd.DataFrame):
            raise ChartError(
                say(
                    "{name!r} is no table but a {kind}. Give a DataFrame.",
                    name=name,
                    kind=type(table).__name__,
                )
            )
        if not str(name).isidentifier() or iskeyword(name) or name in _NEEDED:
            raise ChartError(
                say(
                    "A table can't be called {name!r} here: the code needs the name that the table"
                    " has in your notebook, such as quotations.",
                    name=name,
                )
            )
    taken = frozenset(given)
    return [Source(name, partial(_itself, table), name, "", taken) for name, table in given.items()]


def _itself(table: pd.DataFrame) -> pd.DataFrame:
    return table
