"""A learner's verdicts → a page of HTML that stands alone: no script, nothing from a network."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from kit.marking.gradebook import STATUSES, Row, visible
from kit.pairs import FIRST

_ICONS = dict(zip(STATUSES, "✓→?○!…", strict=True))
_LONGEST_NAME = 100

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Feedback for {learner}</title>
<style>
body {{ font: 1.1rem/1.5 Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }}
h1, h2, h3 {{ line-height: 1.2; margin-bottom: 0.3rem; }}
h3, p {{ margin: 0.3rem 0; }}
section {{ border: 1px solid #595959; border-left-width: 8px; border-radius: 4px;
  padding: 0.4rem 1rem; margin: 0.7rem 0; }}
section.right {{ border-color: #00664a; }}
section.off {{ border-color: #8a4b00; }}
p {{ white-space: pre-line; }}
.verdict {{ font-weight: bold; }}
@media print {{ body {{ margin: 0; }} section {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
<h1>Feedback for <bdi>{learner}</bdi></h1>
<p>{total}</p>
{worksheets}
<p>This is feedback, and no more: it tells you where to look again.</p>
</main>
</body>
</html>
"""


def feedback_page(rows: Sequence[Row]) -> str:
    """Return one learner's page: each worksheet, each question, its verdict and the next step.

    Args:
        rows: the rows of one learner; at least one.

    >>> page = feedback_page([Row("ann", "01", "headline", 0, 2, "not yet", "One word is off.")])
    >>> "One word is off." in page and "0 of 2 points" in page
    True
    """
    worksheets = groupby(rows, key=lambda row: (row.worksheet, row.pair))
    return _PAGE.format(
        learner=_shown(rows[0].learner),
        total=f"{_points(rows)} in all. Questions: {_counts(rows)}.",
        worksheets="\n".join(_worksheet(*named, list(group)) for named, group in worksheets),
    )


def page_names(learners: Iterable[str]) -> dict[str, str]:
    """Give each learner's page a file name that every system takes, no two alike.

    >>> page_names(["ann", "Zoë", "ann/2"])["ann"]
    'ann.html'
    """
    return {learner: f"{_file_name(learner)}.html" for learner in learners}


def _file_name(learner: str) -> str:
    plain = "".join(letter if letter.isalnum() or letter in "-_ " else "_" for letter in learner)
    plain = plain.strip()[:_LONGEST_NAME]
    if plain == learner and plain and plain[0] != "-":
        return plain
    # Names that differ only in what was replaced stay apart by the mark.
    mark = hashlib.sha256(learner.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain.lstrip('-')}-{mark}".lstrip("-")


def _worksheet(name: str, pair: str, rows: list[Row]) -> str:
    about = "" if pair == FIRST else f" ({_shown(pair)} pair)"
    heading = f"<h2>Worksheet {_shown(name)}{about}: {_points(rows)}</h2>"
    return "\n".join([heading, *map(_question, rows)])


def _question(row: Row) -> str:
    kind = "right" if row.verdict == "right" else "off"
    title = _shown(row.question.replace("_", " ").capitalize())
    points = f"{row.points} of {_counted(row.out_of)}"
    said = f'<span aria-hidden="true">{_ICONS.get(row.verdict, "!")}</span> {_shown(row.verdict)}'
    return (
        f'<section class="{kind}"><h3>{title}</h3>'
        f'<p class="verdict">{said}, {points}</p><p>{escape(row.message)}</p></section>'
    )


def _counts(rows: Sequence[Row]) -> str:
    found = Counter(row.verdict for row in rows)
    return ", ".join(f"{found[status]} {status}" for status in STATUSES if found[status])


def _points(rows: Sequence[Row]) -> str:
    return f"{sum(row.points for row in rows)} of {_counted(sum(row.out_of for row in rows))}"


def _counted(points: int) -> str:
    return f"{points} point{'' if points == 1 else 's'}"


def _shown(text: str) -> str:
    return escape(visible(text))
