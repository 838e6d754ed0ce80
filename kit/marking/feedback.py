"""A learner's verdicts → a page of HTML that stands alone: no script, nothing from a network."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from kit.marking.gradebook import STATUSES, Row, visible
from kit.pairs import FIRST
from kit.questions.verdicts import status_words
from kit.texts import language, say, say_many

_ICONS = dict(zip(STATUSES, "✓→?○!…", strict=True))
_LONGEST_NAME = 100

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
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
<h1>{heading}</h1>
<p>{total}</p>
{worksheets}
<p>{end}</p>
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
    learner = _shown(rows[0].learner)
    return _PAGE.format(
        language=language(),
        title=_page_title(learner),
        heading=_page_title(f"<bdi>{learner}</bdi>"),
        total=escape(
            say("{points} in all. Questions: {counts}.", points=_points(rows), counts=_counts(rows))
        ),
        end=escape(say("This is feedback, and no more: it tells you where to look again.")),
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


def _page_title(learner: str) -> str:
    return escape(say("Feedback for {learner}", learner="{}")).replace("{}", learner)


def _worksheet(name: str, pair: str, rows: list[Row]) -> str:
    points = _points(rows)
    heading = say("Worksheet {name}: {points}", name=visible(name), points=points)
    if pair != FIRST:
        heading = say(
            "Worksheet {name} ({pair} pair): {points}",
            name=visible(name),
            pair=visible(pair),
            points=points,
        )
    return "\n".join([f"<h2>{escape(heading)}</h2>", *map(_question, rows)])


def _question(row: Row) -> str:
    kind = "right" if row.verdict == "right" else "off"
    title = _shown(row.question.replace("_", " ").capitalize())
    icon, status = _ICONS.get(row.verdict, "!"), _shown(status_words(row.verdict))
    points = escape(_earned(row.points, row.out_of))
    said = f'<span aria-hidden="true">{icon}</span> {status}'
    return (
        f'<section class="{kind}"><h3>{title}</h3>'
        f'<p class="verdict">{said}, {points}</p><p>{escape(row.message)}</p></section>'
    )


def _counts(rows: Sequence[Row]) -> str:
    found = Counter(row.verdict for row in rows)
    return ", ".join(
        f"{found[status]} {status_words(status)}" for status in STATUSES if found[status]
    )


def _points(rows: Sequence[Row]) -> str:
    return _earned(sum(row.points for row in rows), sum(row.out_of for row in rows))


def _earned(earned: int, out_of: int) -> str:
    return say_many("{earned} of {n} point", "{earned} of {n} points", out_of, earned=earned)


def _shown(text: str) -> str:
    return escape(visible(text))
