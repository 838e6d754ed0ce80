"""What all errors of the kit have in common."""


class KitError(ValueError):
    """Something can't be done; the message says what was found and what to do, in plain words."""

    def _render_traceback_(self) -> list[str]:
        """Show the message alone in a notebook: the lines of the kit would not help a learner."""
        return [str(self)]
