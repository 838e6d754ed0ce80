"""The coverage kit: read, compare and chart how the news covered a story."""

from kit.actors import Actor, Codebook, CodebookError, Mention, load_codebook, mentions
from kit.article import Article, Part, Section, Sentence
from kit.figures import Number, Phrase, numbers
from kit.folders import SEEDS
from kit.load import ArticleError, ArticleWarning, article_from_text, load_article, load_articles
from kit.tables import (
    article_table,
    mention_table,
    number_table,
    part_table,
    sentence_table,
    word_table,
)

__all__ = [
    "SEEDS",
    "Actor",
    "Article",
    "ArticleError",
    "ArticleWarning",
    "Codebook",
    "CodebookError",
    "Mention",
    "Number",
    "Part",
    "Phrase",
    "Section",
    "Sentence",
    "article_from_text",
    "article_table",
    "load_article",
    "load_articles",
    "load_codebook",
    "mention_table",
    "mentions",
    "number_table",
    "numbers",
    "part_table",
    "sentence_table",
    "word_table",
]
