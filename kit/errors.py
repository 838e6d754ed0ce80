"""What can go wrong with an article, in words for whoever brought it."""


class ArticleError(ValueError):
    """An article can't be read; the message names the file, what was found and what to do."""

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: the lines of the kit would not help a learner."""
        return [str(self)]


class ArticleWarning(UserWarning):
    """An article was read, and there is something that its reader should know."""
