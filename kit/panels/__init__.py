"""Panels: an article on the screen, to look into by mouse, by keyboard or as text."""

from kit.panels.coder import Coder, coder
from kit.panels.concordance import Concordance, concordance
from kit.panels.linked import Linked, linked
from kit.panels.reader import Reader, reader

__all__ = ["Coder", "Concordance", "Linked", "Reader", "coder", "concordance", "linked", "reader"]
