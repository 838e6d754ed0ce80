"""The reports that questions are about."""

from functools import cache

from kit.article import Article
from kit.folders import SEEDS
from kit.load import load_articles


@cache
def reports() -> tuple[Article, ...]:
    """Return the two reports, the older first. They are read once, when first asked for.

    >>> [report.published.year for report in reports()]
    [2013, 2016]
    """
    return tuple(load_articles(SEEDS))


def report_of(year: int) -> Article:
    """Return the report that was published in a year.

    Raises:
        LookupError: if there is none.

    >>> report_of(2016).kicker
    'Conflicts'
    """
    for report in reports():
        if report.published and report.published.year == year:
            return report
    raise LookupError(f"None of the reports was published in {year}.")
