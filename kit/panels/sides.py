"""Two reports side by side, with the sentences that may say the same."""

import os
from html import escape
from pathlib import Path
from typing import Any, Literal

import anywidget
import pandas as pd
import traitlets

from kit.article import Article
from kit.coding import CodingError
from kit.compare import TableError, accept, reject, sentence_pairs, where_sentences_stand
from kit.panels.labels import sides_labels
from kit.panels.page import Layer, Mark, page_html
from kit.panels.scripts import script, style
from kit.panels.shared import (
    BOTH,
    ONLY,
    content_words,
    legends,
    word_counts,
    word_layers,
    words_text,
)
from kit.panels.verdicts import (
    DIFFERENT,
    SAME,
    UNDECIDED,
    load_verdicts,
    pair_of,
    save_verdict,
    verdicts_file,
)
from kit.tables import sentence_table
from kit.terms import term
from kit.texts import say

Side = Literal["here", "there"]

_OPEN = "?"


class SideBySide(anywidget.AnyWidget):
    """Two pages and their pairs of sentences. Set `chosen` or `words`; print `text`.

    Attributes:
        chosen: the number of the pair that is lit; 0 for none. `sentences` gives its words.
        words: the words that are marked on the pages: "both", "only" or both of these.
        file: the file that holds the verdicts.
        pairs: the pairs as a table, with the verdicts so far; see `kit.compare.sentence_pairs`.
    """

    _esm = script("sides")
    _css = style("sides")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Int(min=0).tag(sync=True)
    words = traitlets.List(traitlets.Enum([BOTH, ONLY])).tag(sync=True)
    choices: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    here = traitlets.Unicode().tag(sync=True)
    there = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Unicode().tag(sync=True)
    places = traitlets.List(traitlets.Unicode()).tag(sync=True)
    links: "traitlets.Dict[str, list[int]]" = traitlets.Dict().tag(sync=True)
    verdicts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    counted = traitlets.Unicode().tag(sync=True)
    words_counted = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)

    def __init__(self, here: Article, there: Article, folder: Path) -> None:
        """Pair the sentences of two articles, and take up the verdicts that the folder holds."""
        self._articles: dict[Side, Article] = {"here": here, "there": there}
        self._sentences = sentence_table([here, there])
        self._candidates = sentence_pairs(self._sentences)
        self.file = verdicts_file(folder, here.id, there.id)
        self._verdicts = load_verdicts(self.file)
        self._words = content_words(here, there)
        super().__init__(
            labels=sides_labels(),
            choices=legends(),
            names=[str(name) for name in self._sentences["report"].unique()],
            here=self._page("here"),
            there=self._page("there"),
            rows="".join(map(_row_html, self._candidates.itertuples())),
            places=list(map(_place, self._candidates.itertuples())),
            links={**self._links("here"), **self._links("there")},
            words_counted=word_counts(self._words),
        )
        self._show()
        self.on_msg(self._act)

    @property
    def sentences(self) -> tuple[str, str]:
        """The words of the two sentences that are lit; twice "...", like an empty answer, if none.

        What is lit is not kept in the notebook. In a worksheet to hand in, write the number.
        """
        if not self.chosen:
            return "...", "..."
        pair = self._candidates.iloc[self.chosen - 1]
        return str(pair["text"]), str(pair["text_there"])

    @property
    def pairs(self) -> pd.DataFrame:
        """The pairs, with `accepted` as the learner decided."""
        said = self._said()
        same = [number for number, verdict in said.items() if verdict == SAME]
        different = [number for number, verdict in said.items() if verdict == DIFFERENT]
        return reject(accept(self._candidates, *same), *different)

    def accept(self, number: int) -> None:
        """Say that the two sentences of a pair say the same; once more takes it back.

        Raises:
            TableError: if there is no pair of that number.
            CodingError: if it can't be saved. The file then stays as it is.
        """
        self._decide(number, SAME)

    def reject(self, number: int) -> None:
        """Say that the two sentences of a pair say different things; once more takes it back.

        Raises:
            TableError: if there is no pair of that number.
            CodingError: if it can't be saved. The file then stays as it is.
        """
        self._decide(number, DIFFERENT)

    def _decide(self, number: int, verdict: str) -> None:
        accept(self._candidates, number)
        changed = UNDECIDED if self._said()[number] == verdict else verdict
        pair = self._candidates.iloc[number - 1]
        self._verdicts = save_verdict(self.file, pair, changed)
        self.chosen = number
        self._show()

    def _said(self) -> dict[int, str]:
        """Return the verdict on each pair, by its number."""
        return {
            int(pair["pair"]): self._verdicts.get(pair_of(pair), UNDECIDED)
            for _, pair in self._candidates.iterrows()
        }

    @property
    def verdict(self) -> str:
        """The verdict on the pair that is lit; empty if there is none."""
        return self.verdicts[self.chosen - 1] if self.chosen else ""

    @traitlets.validate("chosen")
    def _known_pair(self, proposal: traitlets.Bunch) -> int:
        if proposal.value > len(self._candidates):
            raise traitlets.TraitError(
                say(
                    "There is no pair {number}. The pairs go from 1 to {last}.",
                    number=proposal.value,
                    last=len(self._candidates),
                )
            )
        return int(proposal.value)

    def _act(self, _widget: object, asked: dict[str, Any], _buffers: object) -> None:
        """Do what was clicked; what goes wrong is said in the panel."""
        try:
            self._decide(asked["pair"], SAME if asked["act"] == "accept" else DIFFERENT)
        except CodingError as error:
            self.message = str(error)

    def _show(self) -> None:
        verdicts = list(self._said().values())
        left = verdicts.count(UNDECIDED)
        with self.hold_sync():
            self.verdicts = verdicts
            self.counted = _counted(where_sentences_stand(self._sentences, self.pairs))
            self.message = (
                say("{left} of {total} pairs to decide.", left=left, total=len(verdicts))
                if verdicts
                else say("No two sentences are alike.")
            )

    def _page(self, side: Side) -> str:
        article = self._articles[side]
        marks = tuple(Mark(*place, label=_OPEN) for place in self._places(side))
        return page_html(article, [Layer(side, "", marks), *word_layers(self._words, article)])

    def _places(self, side: Side) -> dict[tuple[int, int], list[int]]:
        """Return where the sentences of pairs stand on one page, and the pairs of each."""
        ending = "" if side == "here" else "_there"
        found: dict[tuple[int, int], list[int]] = {}
        for pair in self._candidates.to_dict("records"):
            place = (pair[f"start{ending}"], pair[f"end{ending}"])
            found.setdefault(place, []).append(pair["pair"])
        return dict(sorted(found.items()))

    def _links(self, side: Side) -> dict[str, list[int]]:
        """Return for each mark of a sentence the pairs that it belongs to."""
        pairs = self._places(side).values()
        return {f"{side}-{at}": numbers for at, numbers in enumerate(pairs, start=1)}

    @property
    def text(self) -> str:
        """The pairs as plain text, with the verdict on each, and the words that are marked."""
        said = self._said()
        lines = [self.message]
        for pair in self._candidates.itertuples():
            lines += [
                say(
                    "{number} {verdict}. In common: {words}",
                    number=pair.pair,
                    verdict=term(said[int(str(pair.pair))]),
                    words=pair.shared,
                ),
                f"  {pair.report}: {_one_line(pair.text)}",
                f"  {pair.report_there}: {_one_line(pair.text_there)}",
            ]
        lines += [words_text(self._words, choice) for choice in self.words]
        return "\n".join([*lines, self.words_counted] if self.words else lines)


def side_by_side(
    here: Article, there: Article, folder: str | os.PathLike[str] = "pairs"
) -> SideBySide:
    """Show two reports side by side, and decide which of their sentences say the same.

    Args:
        here: the report on the left.
        there: the report on the right.
        folder: where your verdicts are kept; it is made when the first one is saved.

    Returns:
        The panel. Choose a pair in the list or on a page; the keys a and r accept or reject it.
        Each verdict is saved at once. Words that both reports have, or only one, can be marked:
        also with `panel.words = ["both"]`. `panel.pairs` gives the pairs as a table,
        `print(panel.text)` as text.

    Raises:
        TableError: if the two are one report, or one has no sentences.
        CodingError: if the file with the verdicts can't be used.

    >>> import kit, tempfile
    >>> ferry = kit.article_from_text("The ferry sank. Nobody knew.", "ferry")
    >>> other = kit.article_from_text("It rained. A ferry sank at noon.", "other")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     panel = side_by_side(ferry, other, folder)
    ...     panel.accept(1)
    ...     print(side_by_side(ferry, other, folder).text)
    0 of 1 pairs to decide.
    1 same. In common: ferry, sank
      ferry: The ferry sank.
      other: A ferry sank at noon.
    """
    if here.id == there.id:
        raise TableError(
            say("Both sides are {report}. Choose another report for one of them.", report=here.id)
        )
    for one in (here, there):
        if not one.sentences:
            raise TableError(
                say("{report} has no sentences to compare. Choose another report.", report=one.id)
            )
    return SideBySide(here, there, Path(folder))


def _row_html(pair: Any) -> str:  # noqa: ANN401
    number = int(pair.pair)
    called = escape(say("Pair {number}", number=number))
    return (
        f'<tr data-pair="{number}"><td><button type="button">{called}</button></td>'
        f"<td>{escape(pair.shared)}</td><td>{pair.score:.2f}</td><td></td></tr>"
    )


def _place(pair: Any) -> str:  # noqa: ANN401
    """Say which two sentences a pair is made of, by the numbers that the reader gives them."""
    return say(
        "Pair {pair}: sentence {sentence} of {report},"
        " sentence {sentence_there} of {report_there}.",
        pair=pair.pair,
        sentence=pair.sentence,
        report=pair.report,
        sentence_there=pair.sentence_there,
        report_there=pair.report_there,
    )


def _counted(sentences: pd.DataFrame) -> str:
    """Say of each report how many of its sentences are in both, still open, or only there."""
    said = []
    for report, where in sentences.groupby("report", observed=True, sort=False)["where"]:
        both, still_open = (int((where == what).sum()) for what in ("in both", "candidate"))
        alone = len(where) - both - still_open
        said.append(
            say(
                "{report}: {n} sentences, {both} of them in both, {open} to be decided,"
                " {alone} only here.",
                report=report,
                n=len(where),
                both=both,
                open=still_open,
                alone=alone,
            )
        )
    return " ".join(said)


def _one_line(text: object) -> str:
    return " ".join(str(text).split())
