"""What can go wrong with an article, in words for whoever brought it."""

from kit.textfiles import UnreadableError


class ArticleError(UnreadableError):
    """An article can't be read; the message names the file, what was found and what to do."""


class ArticleWarning(UserWarning):
    """An article was read, and there is something that its reader should know."""
