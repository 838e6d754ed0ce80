"""The concordance panel: look for words in all reports, and see each hit on its page."""

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import anywidget
import pandas as pd
import traitlets

from kit.article import OWN_WORDS, Article, Part, Sentence
from kit.compare import TableError, note, sort_concordance
from kit.compare import concordance as hits_between_words
from kit.panels.labels import concordance_labels
from kit.panels.page import Layer, Mark, page_html
from kit.panels.scripts import script, style
from kit.tables import part_table
from kit.texts import say, say_many

_SORTED: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "page": lambda lines: lines,
    "left": lambda lines: sort_concordance(lines, "left"),
    "right": lambda lines: sort_concordance(lines, "right"),
}

_WIDTH = 38
_MOST_LINES = 200


class Concordance(anywidget.AnyWidget):
    """Hits with the words around them. Set `sought`; print `text` for the lines as text.

    Attributes:
        sought: a word, a phrase, the start of a word and *, or a pattern.
        is_pattern: whether `sought` is a pattern, as `re` reads it; capitals are ignored.
        order: "page", "left" or "right".
        chosen: the number of the line that is shown on its page; 0 for none.
        table: the lines as a table; see `kit.compare.concordance`.
    """

    _esm = script("concordance")
    _css = style("concordance")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    sought = traitlets.Unicode().tag(sync=True)
    is_pattern = traitlets.Bool().tag(sync=True)
    order = traitlets.Enum(list(_SORTED), "page").tag(sync=True)
    chosen = traitlets.Int(min=0).tag(sync=True)
    lines = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    counted = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    where = traitlets.Unicode().tag(sync=True)

    def __init__(self, articles: Iterable[Article], sought: str, order: str) -> None:
        """Look for `sought` in these articles at once."""
        self._articles = {article.id: article for article in articles}
        parts = part_table(self._articles.values())
        self._parts = parts[parts["kind"].isin(OWN_WORDS)]
        self._nothing = hits_between_words(self._parts.head(0), "-")
        self.table = self._on_the_pages = self._nothing
        self._problem = ""
        super().__init__(labels=concordance_labels(), sought=sought, order=order)
        self._search()

    @traitlets.observe("sought", "is_pattern")
    def _search(self, _change: traitlets.Bunch | None = None) -> None:
        self._on_the_pages, self._problem = self._found()
        self._sort()

    @traitlets.observe("order")
    def _sort(self, _change: traitlets.Bunch | None = None) -> None:
        self.table = _SORTED[self.order](self._on_the_pages)
        with self.hold_sync():
            self.chosen = 0
            self.lines = _rows_html(self.table.head(_MOST_LINES))
            self.message = self._problem or _how_many(len(self.table))
            self.counted = "" if self._problem else note(self.table)

    def _found(self) -> tuple[pd.DataFrame, str]:
        if not self.sought.strip():
            return self._nothing, _nothing_sought()
        try:
            what = re.compile(self.sought, re.IGNORECASE) if self.is_pattern else self.sought
            return hits_between_words(self._parts, what, width=_WIDTH), ""
        except TableError as error:
            return self._nothing, str(error)
        except re.error as error:
            return self._nothing, say(
                "This pattern is not finished, or can't be read: {error}.", error=error
            )

    @traitlets.observe("chosen")
    def _show(self, _change: traitlets.Bunch) -> None:
        line = None if self.chosen == 0 else self.table.iloc[self.chosen - 1]
        with self.hold_sync():
            self.page = "" if line is None else self._page_of(line)
            self.where = "" if line is None else str(line["report"])

    @traitlets.validate("chosen")
    def _known_line(self, proposal: traitlets.Bunch) -> int:
        if proposal.value > len(self.table):
            raise traitlets.TraitError(
                say(
                    "There is no line {number}. The lines go from 1 to {last}.",
                    number=proposal.value,
                    last=len(self.table),
                )
            )
        return int(proposal.value)

    def _page_of(self, line: "pd.Series[int]") -> str:
        article = self._articles[str(line["article"])]
        here = self.table[self.table["article"] == line["article"]].sort_values("start")
        hits = zip(here["start"].tolist(), here["end"].tolist(), strict=True)
        chosen = Mark(int(line["start"]), int(line["end"]))
        layers = [
            Layer("around", "", (_sentence_around(article, chosen),)),
            Layer("hits", "", tuple(Mark(start, end) for start, end in hits)),
            Layer("line", "", (chosen,)),
        ]
        return page_html(article, layers)

    @property
    def text(self) -> str:
        """The lines as plain text, each hit below the other."""
        lines = [
            f"{number:>3}  {_one_line(line.left):>{_WIDTH}} [{_one_line(line.hit)}]"
            f" {_one_line(line.right)}  ({line.report})"
            for number, line in enumerate(self.table.itertuples(), start=1)
        ]
        return "\n".join([self.message, *lines])


def concordance(articles: Iterable[Article], sought: str = "", order: str = "page") -> Concordance:
    """Show a field to look for words in all reports, with the words around each hit.

    Args:
        articles: the articles to search: their own words, neither dates nor furniture.
        sought: a word, a phrase, or the start of a word and *.
        order: "page" for reading order, or "left" or "right" to sort by the words on that side.

    Returns:
        The panel. A click or Enter on a line shows the sentence on its page. `print(panel.text)`
        gives the lines as text, `panel.table` gives them as a table.

    >>> import kit
    >>> print(concordance([kit.article_from_text("Rain fell.", "rain")], "rain").text)
    1 line.
      1                                         [Rain] fell.  (rain)
    """
    return Concordance(articles, sought, order)


def _nothing_sought() -> str:
    return say("Type a word or a phrase. A * stands for any letters: regim* finds regimes, too.")


def _how_many(lines: int) -> str:
    said = say_many("{n:,} line.", "{n:,} lines.", lines)
    if lines <= _MOST_LINES:
        return said
    return " ".join([said, say("The first {n} are shown.", n=_MOST_LINES)])


def _rows_html(lines: pd.DataFrame) -> str:
    return "".join(_row_html(number, line) for number, line in enumerate(lines.itertuples(), 1))


def _row_html(number: int, line: object) -> str:
    left, hit, right, report = (
        escape(_one_line(getattr(line, name))) for name in ("left", "hit", "right", "report")
    )
    words = " ".join(_one_line(getattr(line, name)) for name in ("left", "hit", "right"))
    called = escape(say("Line {number}: {words}", number=number, words=words))
    return (
        f'<tr data-line="{number}"><td>{report}</td><td class="kit-left">{left}</td>'
        f'<td class="kit-hit"><button type="button" aria-pressed="false"'
        f' aria-label="{called}">{hit}</button></td>'
        f'<td class="kit-right">{right}</td></tr>'
    )


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


def _sentence_around(article: Article, hit: Mark) -> Mark:
    """Return the sentence that a hit begins in; in a headline or a caption, the whole part."""
    places: list[Sentence | Part] = [*article.sentences, *article.parts]
    around = next(place for place in places if place.start <= hit.start < place.end)
    return Mark(around.start, around.end)
