"""Panels: an article on the screen, to look into by mouse, by keyboard or as text."""

from kit.panels.concordance import Concordance, concordance
from kit.panels.linked import Linked, linked
from kit.panels.reader import Reader, reader

__all__ = ["Concordance", "Linked", "Reader", "concordance", "linked", "reader"]
