"""What all panels share, and what one adds → the one script and one style sheet that it needs.

A panel's script reaches the browser as a text without a place, so it can't import another.
"""

from pathlib import Path

_HERE = Path(__file__).parent


def script(name: str) -> str:
    """Return the script of a panel, with what all panels share before it.

    >>> "export default" in script("reader")
    True
    """
    return _joined(name, "js")


def style(name: str) -> str:
    """Return the style sheet of a panel, with what all panels share before it.

    >>> ".kit-panel" in style("reader")
    True
    """
    return _joined(name, "css")


def _joined(name: str, ending: str) -> str:
    paths = (_HERE / f"{stem}.{ending}" for stem in ("frame", name))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
