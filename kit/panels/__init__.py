"""Panels: an article on the screen, to look into by mouse, by keyboard or as text."""

from kit.panels.bring import Bring, bring
from kit.panels.builder import ChartBuilder, chart_builder
from kit.panels.coder import Coder, coder
from kit.panels.concordance import Concordance, concordance
from kit.panels.explorer import QuotationExplorer, quotation_explorer
from kit.panels.linked import Linked, linked
from kit.panels.reader import Reader, reader
from kit.panels.sides import SideBySide, side_by_side

__all__ = [
    "Bring",
    "ChartBuilder",
    "Coder",
    "Concordance",
    "Linked",
    "QuotationExplorer",
    "Reader",
    "SideBySide",
    "bring",
    "chart_builder",
    "coder",
    "concordance",
    "linked",
    "quotation_explorer",
    "reader",
    "side_by_side",
]
