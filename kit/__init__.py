"""The coverage kit: read, compare and chart how the news covered a story."""

import importlib
from types import ModuleType

from kit import coding, compare
from kit.actors import Actor, Codebook, CodebookError, Mention, load_actors, mentions
from kit.article import Article, Header, Part, Section, Sentence
from kit.bring import save_article
from kit.display import ChartError, setup
from kit.errors import ArticleError, ArticleWarning
from kit.figures import Number, Phrase, numbers
from kit.folders import PRACTICE, SEEDS
from kit.load import article_from_text, load_article, load_articles, reading_report
from kit.pairs import open_pair, pair_folder
from kit.questions.notebook import check, give_up, hint, progress, reflect
from kit.quoting import Quotation, quotations
from kit.rights import RightsWarning, rights_table, rights_warning
from kit.scale import Table, Tables, build_tables, open_tables
from kit.tables import (
    article_table,
    mention_table,
    number_table,
    part_table,
    quotation_table,
    sentence_table,
    word_table,
)

__all__ = [
    "PRACTICE",
    "SEEDS",
    "Actor",
    "Article",
    "ArticleError",
    "ArticleWarning",
    "ChartError",
    "Codebook",
    "CodebookError",
    "Header",
    "Mention",
    "Number",
    "Part",
    "Phrase",
    "Quotation",
    "RightsWarning",
    "Section",
    "Sentence",
    "Table",
    "Tables",
    "article_from_text",
    "article_table",
    "build_tables",
    "check",
    "coding",
    "compare",
    "give_up",
    "hint",
    "load_actors",
    "load_article",
    "load_articles",
    "mention_table",
    "mentions",
    "number_table",
    "numbers",
    "open_pair",
    "open_tables",
    "pair_folder",
    "part_table",
    "progress",
    "quotation_table",
    "quotations",
    "reading_report",
    "reflect",
    "rights_table",
    "rights_warning",
    "save_article",
    "sentence_table",
    "setup",
    "word_table",
]

# Altair and the widgets take longer to import than all the rest, so they wait for their first use.
_WHEN_FIRST_USED = frozenset({"charts", "panels"})


def __getattr__(name: str) -> ModuleType:
    if name in _WHEN_FIRST_USED:
        return importlib.import_module(f"kit.{name}")
    raise AttributeError(f"module 'kit' has no attribute {name!r}")
