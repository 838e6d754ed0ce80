"""The coverage kit: read, compare and chart how the news covered a story."""

from kit import coding, compare
from kit.article import Article, Part, Section, Sentence
from kit.folders import SEEDS
from kit.load import ArticleError, ArticleWarning, article_from_text, load_article, load_articles
from kit.tables import article_table, part_table, sentence_table, word_table

__all__ = [
    "SEEDS",
    "Article",
    "ArticleError",
    "ArticleWarning",
    "Part",
    "Section",
    "Sentence",
    "article_from_text",
    "article_table",
    "coding",
    "compare",
    "load_article",
    "load_articles",
    "part_table",
    "sentence_table",
    "word_table",
]
