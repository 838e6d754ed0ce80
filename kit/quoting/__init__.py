"""Who says what in an article."""

from kit.quoting.engine import quotations
from kit.quoting.quotation import Quotation, quotation_record

__all__ = ["Quotation", "quotation_record", "quotations"]
