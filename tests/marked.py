"""A made-up language in which every text of the kit stands between marks."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog

from kit.texts.catalogs import TEMPLATE, read_catalog, save_catalog

BEGIN, END = "⟦", "⟧"


def save_marked(path: Path) -> Path:
    """Make the language from the template, so that each new text is in it."""
    catalog = Catalog("de")
    for message in read_catalog(TEMPLATE):
        if isinstance(message.id, tuple):
            catalog.add(message.id, tuple(f"{BEGIN}{form}{END}" for form in message.id))
        elif message.id:
            catalog.add(message.id, f"{BEGIN}{message.id}{END}")
    save_catalog(path, catalog)
    return path


def outside(text: str) -> str:
    """Return what stands outside of all marks."""
    kept, depth = [], 0
    for sign in text:
        depth += sign == BEGIN
        if not depth:
            kept.append(sign)
        depth -= sign == END
    assert depth == 0, text
    return "".join(kept)


def words(*texts: str) -> set[str]:
    return {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)}
