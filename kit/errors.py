"""What can go wrong, in words for whoever brought it."""


class KitError(ValueError):
    """Something can't be done; the message says what was found and what to do, in plain words."""

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: the lines of the kit would not help a learner."""
        return [str(self)]


class UnreadableError(KitError):
    """A file can't be used; the message names the file, what was found and what to do."""


class ArticleError(UnreadableError):
    """An article can't be read; the message names the file, what was found and what to do."""


class ArticleWarning(UserWarning):
    """An article was read, and there is something that its reader should know."""
