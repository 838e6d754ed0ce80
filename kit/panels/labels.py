"""What the scripts of the panels write on the screen: a panel sends its labels along.

Scripts hold no words of their own. Where a script fills something in, such as the name of a file,
it stands in braces.
"""

from typing import Any

from kit.terms import term
from kit.texts import say, say_many

Labels = dict[str, Any]
"""A text for each name that a script asks for; some are lists, or tell further names apart."""


def reader_labels() -> Labels:
    """Return the labels of the reader.

    >>> reader_labels()["page"]
    'The page'
    """
    return {
        "panel": say("Reader: {title}", title="{title}"),
        "page": say("The page"),
        "layers": say("Show on the page"),
        "hint": say("To learn more about a marked place, click on it, or press Tab and Enter."),
    }


def concordance_labels() -> Labels:
    """Return the labels of the concordance."""
    return {
        "panel": say("Concordance"),
        "sought": say("Look for"),
        "sort": say("Sort"),
        "orders": {
            "page": say("as on the pages"),
            "left": say("by the words before"),
            "right": say("by the words after"),
        },
        "pattern": say("It is a pattern"),
        "heads": [say("Report"), say("Words before"), say("Found"), say("Words after")],
        "lines": say("The lines"),
        "page": say("The page"),
    }


def explorer_labels() -> Labels:
    """Return the labels of the quotation explorer."""
    return {
        "panel": say("Quotations"),
        "filters": {
            "report": say("Report"),
            "speaker": say("Speaker"),
            "verb": say("Verb"),
            "kind": say("Kind"),
        },
        "words": say("Words"),
        "sort": say("Sort"),
        "orders": {
            "place": say("by place"),
            "speaker": say("by speaker"),
            "length": say("longest first"),
        },
        "legend": say("How it is marked:"),
        "marks": {name: term(name) for name in ("quoted", "reported", "speaker", "verb")},
        "arrows": say("The arrows up and down lead from one to the next."),
        "list": say("The quotations"),
        "heads": [say("No."), say("Report"), say("Who, and how"), say("In its sentence")],
        "page": say("The page"),
        "row": say("Its row of the table"),
    }


def linked_labels(quotations: int) -> Labels:
    """Return the labels of the linked view.

    Args:
        quotations: how many the page has; for each number up to this one there is a text, since
            languages differ in how they count.
    """
    numbers, found = "{numbers}", "{found}"
    return {
        "panel": say("Quotations and page: {title}", title="{title}"),
        "track": say("Who is quoted where"),
        "page": say("The page"),
        "kinds": {name: term(name) for name in ("direct", "partial", "reported")},
        "gray": say("Gray: the report, from its first word to its last"),
        "hint": say(
            "Choose a bar, a speaker, or words on the page: the other side lights up. Drag over the"
            " chart or over the text for several sentences; by keyboard, hold Shift and press an"
            " arrow."
        ),
        "stretch": say("{first} to {last}", first="{first}", last="{last}"),
        "sentence": say("Sentence {numbers}: {found}", numbers=numbers, found=found),
        "sentences": say("Sentences {numbers}: {found}", numbers=numbers, found=found),
        "found": [
            say("Nobody is quoted in it."),
            *(say_many("{n} quotation.", "{n} quotations.", n) for n in range(1, quotations + 1)),
        ],
    }


def sides_labels() -> Labels:
    """Return the labels of the two reports side by side."""
    return {
        "panel": say("Side by side: {one} and {other}", one="{one}", other="{other}"),
        "page": say("The page: {name}", name="{name}"),
        "heads": [say("Pair"), say("Words in common"), say("Score"), say("You say")],
        "words": say("Words to mark"),
        "mark": say("Mark"),
        "verdicts": {name: term(name) for name in ("same", "different", "undecided")},
        "same": say("They say the same (a)"),
        "different": say("They don't (r)"),
        "together": say("Scroll together"),
        "back": say("← Back"),
        "next": say("Next →"),
        "pairs": say("Pairs of sentences"),
        "legend": say("1? may say the same. 1= you say it does. No number: only in this report."),
    }


def coder_labels() -> Labels:
    """Return the labels of the coder panel."""
    return {
        "panel": say("Coder: {title}", title="{title}"),
        "codes": say("Codes"),
        "yes": say("Yes: {example}", example="{example}"),
        "no": say("No: {example}", example="{example}"),
        "back": say("← Back"),
        "next": say("Next →"),
        "undo": say("Undo (u)"),
        "compare": say("Compare coders"),
        "agreement": say("Agreement"),
        "page": say("The page"),
    }


def builder_labels() -> Labels:
    """Return the labels of the chart builder."""
    return {
        "panel": say("Chart builder"),
        "lists": {
            "table_name": say("Table"),
            "mark": say("Mark"),
            "x": say("x, along the bottom"),
            "y": say("y, up the side"),
            "how": say("The number"),
            "measure": say("of"),
            "color": say("Color and sign"),
            "row": say("One chart each"),
        },
        "title": say("Title"),
        "chart": say("The chart"),
        "code": say("The code of this chart"),
        "rows": say("The table that is drawn"),
        "copy": say("Copy the code"),
        "copied": say("Copied. Paste it into a box of your own."),
        "not_copied": say("The code could not be copied. Mark it, and press Ctrl and C."),
    }


def bring_labels(waiting: int) -> Labels:
    """Return the labels of the bring panel.

    Args:
        waiting: how many articles wait to be saved.
    """
    name, size = "{name}", "{size}"
    return {
        "panel": say("Bring articles: {title}", title="{title}"),
        "paste": say("Paste the text of a page"),
        "too_long": say("This text is too long to paste ({size}). Save it as a file.", size=size),
        "files": say("Or choose files"),
        "too_big": say(
            "{name} is too big for this panel ({size}). Put it into the folder yourself:"
            " kit.load_articles reads it there.",
            name=name,
            size=size,
        ),
        "reading": say(
            "Reading file {at} of {files}: {name}", at="{at}", files="{files}", name=name
        ),
        "fields": {
            "headline": say("Headline"),
            "date": say("Date"),
            "outlet": say("Outlet"),
            "author": say("Author"),
            "link": say("Link"),
            "rights": say("Rights"),
        },
        # Translators: "own work" and "free" are what is typed; leave these words in English.
        "about_rights": say(
            "Leave it empty for somebody else's text. Or write: own work, or: free."
        ),
        "found": say("What the kit found. Correct it here."),
        "page": say("What the kit made of it"),
        "back": say("← Back"),
        "next": say("Next →"),
        "save": say("Save"),
        "save_all": say_many("Save all {n}", "Save all {n}", waiting),
        "leave_out": say("Leave this one out"),
        "listing": say("Articles in {folder}", folder="{folder}"),
        "folder": say("In the folder {folder}", folder="{folder}"),
        "help": say(
            "To take an article away, move or delete its file in the list of files on the left. To"
            " change its details later, open its file: they stand above the line ---."
        ),
    }
