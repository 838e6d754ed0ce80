"""The coverage kit: read, compare and chart how the news covered a story."""

from kit.article import Article, Part, Section, Sentence
from kit.folders import SEEDS
from kit.load import ArticleError, ArticleWarning, article_from_text, load_article, load_articles

__all__ = [
    "SEEDS",
    "Article",
    "ArticleError",
    "ArticleWarning",
    "Part",
    "Section",
    "Sentence",
    "article_from_text",
    "load_article",
    "load_articles",
]
