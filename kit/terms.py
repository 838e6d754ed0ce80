"""Values of tables → the words that people read in their place.

A table, a file and a gradebook hold the same values in every language, so that code and classes can
rely on them: "headline", "direct", "count". Only what is shown on a page or in a panel is
translated, and this is where.
"""

from collections.abc import Callable, Mapping

from kit.texts import say

_TERMS: Mapping[str, Callable[[], str]] = {
    # Translators: the parts of a news page.
    "kicker": lambda: say("kicker"),
    "headline": lambda: say("headline"),
    "date": lambda: say("date"),
    "standfirst": lambda: say("standfirst"),
    "permalink": lambda: say("permalink"),
    "caption": lambda: say("caption"),
    "credit": lambda: say("credit"),
    "subheading": lambda: say("subheading"),
    "paragraph": lambda: say("paragraph"),
    "byline": lambda: say("byline"),
    "agencies": lambda: say("agencies"),
    "furniture": lambda: say("furniture"),
    # Translators: what is known of an article.
    "file": lambda: say("file"),
    "outlet": lambda: say("outlet"),
    "author": lambda: say("author"),
    "link": lambda: say("link"),
    "rights": lambda: say("rights"),
    "problem": lambda: say("problem"),
    # Translators: quotations.
    "direct": lambda: say("direct"),
    "partial": lambda: say("partial"),
    "indirect": lambda: say("indirect"),
    "reported": lambda: say("reported"),
    "quoted": lambda: say("quoted"),
    "speaker": lambda: say("speaker"),
    "verb": lambda: say("verb"),
    "no clear speaker": lambda: say("no clear speaker"),
    "no verb": lambda: say("no verb"),
    "a colon": lambda: say("a colon"),
    # Translators: what the chart builder offers.
    "the number": lambda: say("the number"),
    "each row": lambda: say("each row"),
    "count": lambda: say("count"),
    "sum": lambda: say("sum"),
    "mean": lambda: say("mean"),
    "bar": lambda: say("bar"),
    "point": lambda: say("point"),
    "line": lambda: say("line"),
    "tick": lambda: say("tick"),
    "heat map": lambda: say("heat map"),
    "text": lambda: say("text"),
    "number": lambda: say("number"),
    "day": lambda: say("day"),
    "name": lambda: say("name"),
    # Translators: what a table counts.
    "actor": lambda: say("actor"),
    "agency": lambda: say("agency"),
    "topic": lambda: say("topic"),
    "word": lambda: say("word"),
    "report": lambda: say("report"),
    # Translators: the columns of a codebook.
    "code": lambda: say("code"),
    "definition": lambda: say("definition"),
    "example": lambda: say("example"),
    # Translators: what a news report answers.
    "who": lambda: say("who"),
    "what": lambda: say("what"),
    "when": lambda: say("when"),
    "where": lambda: say("where"),
    "why": lambda: say("why"),
    "how": lambda: say("how"),
    # Translators: Krippendorff's alpha.
    "undefined: no sentence was coded by two coders": lambda: say(
        "undefined: no sentence was coded by two coders"
    ),
    "undefined: no variation": lambda: say("undefined: no variation"),
    # Translators: what a learner says of two sentences.
    "same": lambda: say("same"),
    "different": lambda: say("different"),
    "undecided": lambda: say("undecided"),
}


def term(value: str) -> str:
    """Return what is shown in the place of a value; a value that is no term of the kit is itself.

    >>> term("headline"), term("Ann Lee")
    ('headline', 'Ann Lee')
    """
    return _TERMS[value]() if value in _TERMS else value
