"""The quotation explorer: who is quoted, how and where, in any number of reports."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from textwrap import shorten
from typing import Any

import anywidget
import pandas as pd
import traitlets

from kit.article import Article
from kit.compare import NO_CLEAR_SPEAKER, TableError, concordance
from kit.panels.labels import explorer_labels
from kit.panels.layers import quotation_note
from kit.panels.page import Layer, Mark, page_html, stretch_html, stretch_text
from kit.panels.scripts import script, style
from kit.panels.sources import listed
from kit.quoting import Quotation, quotations
from kit.tables import quotation_table
from kit.terms import term
from kit.texts import say, say_many

NO_VERB = "no verb"
"""What the filter calls quotations without a verb of saying."""
A_COLON = "a colon"
"""What the filter calls quotations with a colon in the place of a verb."""

_FILTERS = ("report", "speaker", "verb", "kind")
_MARKED = ("direct", "partial")
_MOST_ROWS = 60
_LONGEST = 80
_SORTED: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "place": lambda said: said,
    "speaker": lambda said: said.sort_values("speaker", key=_folded, kind="stable"),
    "length": lambda said: said.sort_values("words", ascending=False, kind="stable"),
}


class QuotationExplorer(anywidget.AnyWidget):
    """Quotations with filters. Set `speaker` or another filter; print `text` for them as text.

    Attributes:
        report: the report to look at; empty for all.
        speaker: the speaker by the fullest name known, or "no clear speaker"; empty for all.
        verb: the verb of saying in small letters, "a colon" or "no verb"; empty for all.
        kind: "direct", "partial" or "indirect"; empty for all.
        words: a word, a phrase, or the start of a word and *, to be found in the quotation.
        order: "place", "speaker" or "length", the longest first.
        chosen: the number of the quotation that is shown on its page; 0 for none.
        table: the quotations that fit, in their order; see `kit.quotation_table`.
    """

    _esm = script("explorer")
    _css = style("explorer")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    report = traitlets.Unicode().tag(sync=True)
    speaker = traitlets.Unicode().tag(sync=True)
    verb = traitlets.Unicode().tag(sync=True)
    kind = traitlets.Unicode().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)
    order = traitlets.Enum(list(_SORTED), "place").tag(sync=True)
    chosen = traitlets.Int().tag(sync=True)
    choices: "traitlets.Dict[str, list[list[str]]]" = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Unicode().tag(sync=True)
    where = traitlets.Unicode().tag(sync=True)
    why = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    row = traitlets.Unicode().tag(sync=True)

    def __init__(self, articles: Iterable[Article]) -> None:
        """Find all quotations of these articles once."""
        held = listed(articles)
        self._table = quotation_table(held)
        self._articles = {article.id: article for article in held}
        self._said = _as_filtered(self._table)
        self._found = self._said
        self._quotations = cache(lambda article_id: quotations(self._articles[article_id]))
        super().__init__(labels=explorer_labels())
        self._filter()

    @property
    def table(self) -> pd.DataFrame:
        """The quotations that fit, in their order."""
        return self._table.loc[self._found.index].reset_index(drop=True)

    @traitlets.observe(*_FILTERS, "words", "order")
    def _filter(self, _change: traitlets.Bunch | None = None) -> None:
        holding, problem = self._holding()
        fitting = {name: self._fits(name) for name in _FILTERS}
        self._found = _SORTED[self.order](self._said[_all(fitting.values(), holding)])
        with self.hold_sync():
            self.chosen = 0
            self.choices = {
                name: self._choices(
                    name, _all((fitting[o] for o in _FILTERS if o != name), holding)
                )
                for name in _FILTERS
            }
            self.rows = "".join(self._row_html(number) for number in self._shown())
            self.message = problem or _counted(self._found, len(self._said))

    def _fits(self, name: str) -> "pd.Series[bool]":
        sought = getattr(self, name)
        return (
            self._said[name] == sought if sought else pd.Series(data=True, index=self._said.index)
        )

    def _holding(self) -> tuple["pd.Series[bool]", str]:
        """Return which quotations hold the words that are sought, and what is wrong with them."""
        everything = pd.Series(data=True, index=self._said.index)
        if not self.words.strip():
            return everything, ""
        # A concordance hands on the number of the part, so here it carries the row's.
        numbered = self._table.assign(part=self._table.index)
        try:
            hits = concordance(numbered, self.words)
        except TableError as error:
            return ~everything, str(error)
        return pd.Series(self._said.index.isin(hits["part"]), index=self._said.index), ""

    def _choices(self, name: str, others: "pd.Series[bool]") -> list[list[str]]:
        """Return what this filter offers, with the counts that the other filters leave."""
        left = self._said[others]
        counts = left.groupby(name, observed=True, sort=False)["marked"].agg(["size", "sum"])
        if name != "report":
            counts = counts.sort_values("size", ascending=False, kind="stable")
        chosen = getattr(self, name)
        if chosen and chosen not in counts.index:
            counts.loc[chosen] = [0, 0]
        every = ["", say("all: {counts}", counts=_how_many(len(left), int(left["marked"].sum())))]
        return [
            every,
            *([str(v), f"{term(str(v))}: {_how_many(*n)}"] for v, *n in counts.itertuples()),
        ]

    def _shown(self) -> range:
        return range(1, min(len(self._found), _MOST_ROWS) + 1)

    def _quotation(self, number: int) -> tuple[Article, Quotation]:
        row = self._table.loc[self._found.index[number - 1]]
        return self._articles[row["article"]], self._quotations(row["article"])[
            row["quotation"] - 1
        ]

    def _row_html(self, number: int) -> str:
        article, said = self._quotation(number)
        row = self._found.iloc[number - 1]
        start, end = _sentences_around(article, said)
        name = shorten(
            f"{term(row['speaker'])}, {term(said.kind)}: {said.text}", _LONGEST, placeholder=" …"
        )
        return (
            f'<tr data-row="{number}"><td><button type="button" aria-pressed="false"'
            f' aria-label="{number}. {escape(name)}">{number}</button></td>'
            f"<td>{escape(row['report'])}</td><td>{escape(_who(row))}</td>"
            f"<td>{stretch_html(article, start, end, _layers(said))}</td></tr>"
        )

    @traitlets.validate("chosen")
    def _known_row(self, proposal: traitlets.Bunch) -> int:
        # A click may come in while the rows change, so a number without a row is no error.
        return int(proposal.value) if 0 <= proposal.value <= len(self._found) else 0

    @traitlets.observe("chosen")
    def _show(self, _change: traitlets.Bunch) -> None:
        if self.chosen == 0:
            with self.hold_sync():
                self.where = self.why = self.page = self.row = ""
            return
        article, said = self._quotation(self.chosen)
        around = Mark(*_sentences_around(article, said))
        with self.hold_sync():
            self.where = f"{self.chosen}. {self._found['report'].iloc[self.chosen - 1]}"
            self.why = quotation_note(said)
            self.page = page_html(article, [Layer("around", "", (around,)), *_layers(said)])
            self.row = _fields_html(self._table.loc[self._found.index[self.chosen - 1]])

    @property
    def text(self) -> str:
        """The quotations as plain text, each in its sentence; of the chosen one also the reason."""
        lines = [self.message]
        for number in self._shown():
            article, said = self._quotation(number)
            row = self._found.iloc[number - 1]
            stretch = stretch_text(article, *_sentences_around(article, said), _layers(said))
            lines += [f"{number}. {row['report']}. {_who(row)}", f"   {_one_line(stretch)}"]
            lines += [f"   {self.why}"] * (number == self.chosen)
        return "\n".join(lines)


def quotation_explorer(articles: Iterable[Article]) -> QuotationExplorer:
    """Show the quotations of reports, to filter, to sort, and to see in their place.

    Args:
        articles: one, two or many reports.

    Returns:
        The panel. Counts stand beside every filter. A click or Enter on a quotation shows it on its
        page, says why the kit thinks so, and gives its row of the table; the arrows up and down
        lead to the next one. `panel.table` gives the quotations that fit as a table,
        `print(panel.text)` as text.

    >>> import kit
    >>> panel = quotation_explorer([kit.article_from_text('"It rains," said Ann Lee.', "rain")])
    >>> print(panel.text)
    1 quotation with 2 quoted words: 1 direct, 0 partial, 0 indirect.
    1. rain. Ann Lee, "said", direct, 2 words
       "[quoted: It rains,]" [verb: said] [speaker: Ann Lee].
    """
    return QuotationExplorer(articles)


def _as_filtered(table: pd.DataFrame) -> pd.DataFrame:
    """Return what the filters look at: no value is missing, and `marked` counts words in marks."""
    verb = table["cue"].str.casefold().str.replace(r"\s+", " ", regex=True)
    return pd.DataFrame(
        {
            "report": table["report"].astype("str"),
            "speaker": table["speaker_resolved"].fillna(table["speaker"]).fillna(NO_CLEAR_SPEAKER),
            "verb": verb.replace(":", A_COLON).fillna(NO_VERB),
            "kind": table["kind"],
            "words": table["words"],
            "marked": table["words"].where(table["kind"].isin(_MARKED), 0),
        }
    )


def _all(conditions: Iterable["pd.Series[bool]"], and_this: "pd.Series[bool]") -> Any:  # noqa: ANN401
    for condition in conditions:
        and_this = and_this & condition
    return and_this


def _folded(names: "pd.Series[str]") -> "pd.Series[str]":
    return names.str.casefold()


def _how_many(found: int, words: int) -> str:
    return f"{_quotations(found)}, {_quoted_words(words)}"


def _quotations(count: int) -> str:
    return say_many("{n:,} quotation", "{n:,} quotations", count)


def _quoted_words(count: int) -> str:
    return say_many("{n:,} quoted word", "{n:,} quoted words", count)


def _counted(found: pd.DataFrame, total: int) -> str:
    if total == 0:
        return say("There is no quotation in these reports.")
    if found.empty:
        return say(
            "None of the {total:,} quotations fits. Set a filter back to “all”.", total=total
        )
    kinds = found["kind"].value_counts()
    some = _quotations(len(found))
    said = say(
        "{quotations} with {words}: {kinds}.",
        quotations=say("{some} of {total:,}", some=some, total=total)
        if len(found) < total
        else some,
        words=_quoted_words(int(found["marked"].sum())),
        kinds=", ".join(f"{kinds.get(kind, 0):,} {term(kind)}" for kind in (*_MARKED, "indirect")),
    )
    if len(found) <= _MOST_ROWS:
        return said
    return " ".join([said, say("The first {n} are shown.", n=_MOST_ROWS)])


def _who(row: "pd.Series[Any]") -> str:
    verb = term(row["verb"]) if row["verb"] in (NO_VERB, A_COLON) else f'"{row["verb"]}"'
    words = say_many("{n:,} word", "{n:,} words", row["words"])
    return f"{term(row['speaker'])}, {verb}, {term(row['kind'])}, {words}"


def _layers(said: Quotation) -> list[Layer]:
    words = "reported" if said.kind == "indirect" else "quoted"
    marks = [(words, said.start, said.end), ("speaker", said.speaker_start, said.speaker_end)]
    marks.append(("verb", said.cue_start, said.cue_end))
    return [
        Layer(name, "", (Mark(start, end, term(name)),))
        for name, start, end in marks
        if start is not None and end is not None
    ]


def _sentences_around(article: Article, said: Quotation) -> tuple[int, int]:
    """Return from where to where the sentences go that hold a quotation; or the part, if none."""
    places = list(_meeting(article, said))
    return places[0][0], places[-1][1]


def _meeting(article: Article, said: Quotation) -> Iterator[tuple[int, int]]:
    sentences = [(s.start, s.end) for s in article.sentences]
    within = [(a, b) for a, b in sentences if a < said.end and said.start < b]
    parts = ((p.start, p.end) for p in article.parts if p.start <= said.start < p.end)
    yield from within or parts


def _fields_html(row: "pd.Series[Any]") -> str:
    cells = ((str(name), "" if pd.isna(value) else str(value)) for name, value in row.items())
    return "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(_one_line(value))}</td></tr>'
        for name, value in cells
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
