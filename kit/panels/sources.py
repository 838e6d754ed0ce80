"""Reports, or a learner's own tables → the tables to chart, each with the code that makes it."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from keyword import iskeyword
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from kit.actors import load_actors
from kit.article import Article
from kit.display import ChartError
from kit.errors import ArticleError
from kit.pairs import FIRST, FOLDERS, pair_folder, pair_of
from kit.panels.names import free
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

_NEEDED = {"alt", "kit"}
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
        reports: how many reports it is made of; 0 if it is there already.
    """

    name: str
    make: Callable[[], pd.DataFrame]
    base: str
    code: str = ""
    taken: frozenset[str] = frozenset()
    reports: int = 0


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
    reports: Sequence[Article],
    named: str,
    codebook: str | os.PathLike[str] | None,
    variables: Mapping[str, Any],
) -> list[Source]:
    """Return the tables that the kit makes of reports.

    Args:
        reports: the reports.
        named: the Python words for them.
        codebook: the file with the actors; None for that of the pair that the reports come from,
            or else of the first pair.
        variables: the notebook's variables; the code gives none of them another meaning.

    Raises:
        CodebookError: if this file can't be used.

    >>> [source.name for source in report_tables([], "mine", None, {})][-2:]
    ['numbers', 'mentions']
    """
    taken = frozenset([*re.findall(r"\w+", named), *variables])
    base = free("rows", taken)

    def source(name: str, make: Callable[[], pd.DataFrame], code: str) -> Source:
        return Source(name, make, base, f"{base} = kit.{code}", taken, len(reports))

    pair = pair_of(reports) or FIRST
    path = pair_folder(pair) / "actors.csv" if codebook is None else Path(codebook)
    code = f"mention_table({named}, kit.load_actors({_file_code(path, variables)}))"
    mentions = partial(mention_table, reports, load_actors(path))
    made = [
        source(name, partial(make, reports), f"{make.__name__}({named})")
        for name, make in _MADE_BY.items()
    ]
    return [*made, source("mentions", mentions, code)]


def _file_code(path: Path, variables: Mapping[str, Any]) -> str:
    """Return the code for a file: that of a pair is found by the pair's name on any machine."""
    pair = next((name for name, folder in FOLDERS.items() if folder == path.parent), None)
    if pair is None:
        return repr(os.fspath(path))
    named = variables.get("pair")
    word = "pair" if isinstance(named, str) and named == pair else f'"{pair}"'
    return f'kit.pair_folder({word}) / "{path.name}"'


def own_tables(
    given: Mapping[str, pd.DataFrame], variables: Mapping[str, Any] = MappingProxyType({})
) -> list[Source]:
    """Return tables that the notebook has already.

    Args:
        given: the tables, each under its name in the notebook.
        variables: the notebook's variables; the code gives none of them another meaning.

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
    taken = frozenset([*given, *variables])
    return [Source(name, partial(_itself, table), name, "", taken) for name, table in given.items()]


def _itself(table: pd.DataFrame) -> pd.DataFrame:
    return table
