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
    # Translators: why a line of a page is no part of its article.
    "advertisement": lambda: say("advertisement"),
    "copyright notice": lambda: say("copyright notice"),
    "dividing line": lambda: say("dividing line"),
    "form for comments": lambda: say("form for comments"),
    "form to send something in": lambda: say("form to send something in"),
    "link that skips to a part of the page": lambda: say("link that skips to a part of the page"),
    "link to another page": lambda: say("link to another page"),
    "list of subjects": lambda: say("list of subjects"),
    "note of the video or audio player": lambda: say("note of the video or audio player"),
    "note on cookies or privacy": lambda: say("note on cookies or privacy"),
    "note on time for reading": lambda: say("note on time for reading"),
    "note that the report is invented": lambda: say("note that the report is invented"),
    "plea for money": lambda: say("plea for money"),
    "plug for a newsletter, an app or a subscription": lambda: say(
        "plug for a newsletter, an app or a subscription"
    ),
    "quoted post": lambda: say("quoted post"),
    "bullet of a list": lambda: say("bullet of a list"),
    "permalink of an entry": lambda: say("permalink of an entry"),
    "box with a video": lambda: say("box with a video"),
    "name of the editor": lambda: say("name of the editor"),
    "note of a live page": lambda: say("note of a live page"),
    "date of an entry": lambda: say("date of an entry"),
    "label of the credit": lambda: say("label of the credit"),
    "label in a box": lambda: say("label in a box"),
    "box below the text": lambda: say("box below the text"),
    "section and outlet": lambda: say("section and outlet"),
    "menu": lambda: say("menu"),
    "heading of a box of links or a form": lambda: say("heading of a box of links or a form"),
    "name of a section or an outlet": lambda: say("name of a section or an outlet"),
    "date of another text": lambda: say("date of another text"),
    "name of a writer inside the text": lambda: say("name of a writer inside the text"),
    "words that stand above already": lambda: say("words that stand above already"),
    "note on the writer": lambda: say("note on the writer"),
    "line of a box": lambda: say("line of a box"),
    "words that come again and again": lambda: say("words that come again and again"),
    "line below the text": lambda: say("line below the text"),
    "line above the headline": lambda: say("line above the headline"),
    "line between headline and text": lambda: say("line between headline and text"),
    "teaser of another text": lambda: say("teaser of another text"),
    "label of the byline": lambda: say("label of the byline"),
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
