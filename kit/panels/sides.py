"""Two reports side by side, with the sentences that may say the same."""

import os
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Literal

import anywidget
import pandas as pd
import traitlets

from kit.article import Article
from kit.coding import CodingError
from kit.compare import accept, reject, sentence_pairs, where_sentences_stand
from kit.panels.page import Layer, Mark, page_html
from kit.panels.scripts import script, style
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

Side = Literal["here", "there"]

_SIGNS = {SAME: "=", UNDECIDED: "?"}


class SideBySide(anywidget.AnyWidget):
    """Two pages and their pairs of sentences. Set `chosen`; print `text` for the pairs as text.

    Attributes:
        chosen: the number of the pair that is lit; 0 for none. `sentences` gives its words.
        file: the file that holds the verdicts.
        pairs: the pairs as a table, with the verdicts so far; see `kit.compare.sentence_pairs`.
    """

    _esm = script("sides")
    _css = style("sides")
    chosen = traitlets.Int(min=0).tag(sync=True)
    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    here = traitlets.Unicode().tag(sync=True)
    there = traitlets.Unicode().tag(sync=True)
    rows = traitlets.Unicode().tag(sync=True)
    links: "traitlets.Dict[str, list[int]]" = traitlets.Dict().tag(sync=True)
    verdict = traitlets.Unicode().tag(sync=True)
    total = traitlets.Int().tag(sync=True)
    counted = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)

    def __init__(self, here: Article, there: Article, folder: Path) -> None:
        """Pair the sentences of two articles, and take up the verdicts that the folder holds."""
        self._articles: dict[Side, Article] = {"here": here, "there": there}
        self._sentences = sentence_table([here, there])
        self._candidates = sentence_pairs(self._sentences)
        self.file = verdicts_file(folder, here.id, there.id)
        self._verdicts = load_verdicts(self.file)
        names = [str(name) for name in self._sentences["report"].unique()]
        super().__init__(names=names, total=len(self._candidates))
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

    @traitlets.validate("chosen")
    def _known_pair(self, proposal: traitlets.Bunch) -> int:
        if proposal.value > len(self._candidates):
            raise traitlets.TraitError(
                f"There is no pair {proposal.value}. The pairs go from 1 to"
                f" {len(self._candidates)}."
            )
        return int(proposal.value)

    @traitlets.observe("chosen")
    def _chosen_changed(self, _change: traitlets.Bunch) -> None:
        self._show()

    def _act(self, _widget: object, asked: dict[str, Any], _buffers: object) -> None:
        """Do what was clicked; what goes wrong is said in the panel."""
        try:
            self._decide(asked["pair"], SAME if asked["act"] == "accept" else DIFFERENT)
        except CodingError as error:
            self.message = str(error)

    def _show(self) -> None:
        said = self._said()
        left = sum(verdict == UNDECIDED for verdict in said.values())
        layers, links = self._layers("here", said)
        layers_there, links_there = self._layers("there", said)
        with self.hold_sync():
            self.here = page_html(self._articles["here"], layers)
            self.there = page_html(self._articles["there"], layers_there)
            self.links = {**links, **links_there}
            self.rows = "".join(map(partial(_row_html, said), self._candidates.itertuples()))
            self.verdict = said.get(self.chosen, "")
            self.counted = _counted(where_sentences_stand(self._sentences, self.pairs))
            self.message = (
                f"{left} of {len(said)} pairs to decide." if said else "No two sentences are alike."
            ) + self._place_of_chosen()

    def _place_of_chosen(self) -> str:
        """Say which sentences are lit, by the numbers that the reader gives them, too."""
        if not self.chosen:
            return ""
        pair = self._candidates.iloc[self.chosen - 1]
        return (
            f" Pair {self.chosen}: sentence {pair['sentence']} of {pair['report']},"
            f" sentence {pair['sentence_there']} of {pair['report_there']}."
        )

    def _layers(self, side: Side, said: dict[int, str]) -> tuple[list[Layer], dict[str, list[int]]]:
        """Return the marks on one page, and for each the pairs that it belongs to."""
        ending = "" if side == "here" else "_there"
        found: dict[tuple[int, int], list[int]] = {}
        for pair in self._candidates.to_dict("records"):
            place = (pair[f"start{ending}"], pair[f"end{ending}"])
            found.setdefault(place, []).append(pair["pair"])
        places = sorted(found)
        marks = [Mark(*place, _signs(found[place], said)) for place in places]
        both = [Mark(*place) for place in places if SAME in {said[pair] for pair in found[place]}]
        current = [Mark(*place) for place in places if self.chosen in found[place]]
        layers = [
            Layer(side, "", tuple(marks)),
            Layer("both", "", tuple(both)),
            Layer("current", "", tuple(current)),
        ]
        return layers, {f"{side}-{at}": found[place] for at, place in enumerate(places, start=1)}

    @property
    def text(self) -> str:
        """The pairs as plain text, with the verdict on each."""
        said = self._said()
        lines = [self.message]
        for pair in self._candidates.itertuples():
            lines += [
                f"{pair.pair} {said[int(str(pair.pair))]}. In common: {pair.shared}",
                f"  {pair.report}: {_one_line(pair.text)}",
                f"  {pair.report_there}: {_one_line(pair.text_there)}",
            ]
        return "\n".join(lines)


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
        Each verdict is saved at once. `panel.pairs` gives the pairs as a table,
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
    return SideBySide(here, there, Path(folder))


def _signs(pairs: list[int], said: dict[int, str]) -> str:
    """Return what stands before a sentence: "1=" for an accepted pair, "2?" for an open one."""
    return " ".join(f"{pair}{_SIGNS[said[pair]]}" for pair in pairs if said[pair] in _SIGNS)


def _row_html(said: dict[int, str], pair: Any) -> str:  # noqa: ANN401
    number = int(pair.pair)
    return (
        f'<tr data-pair="{number}"><td><button type="button">Pair {number}</button></td>'
        f"<td>{escape(pair.shared)}</td><td>{pair.score:.2f}</td><td>{said[number]}</td></tr>"
    )


def _counted(sentences: pd.DataFrame) -> str:
    """Say of each report how many of its sentences are in both, still open, or only there."""
    said = []
    for report, where in sentences.groupby("report", observed=True, sort=False)["where"]:
        both, still_open = (int((where == what).sum()) for what in ("in both", "candidate"))
        alone = len(where) - both - still_open
        said.append(
            f"{report}: {len(where)} sentences, {both} of them in both, {still_open} to be decided,"
            f" {alone} only here."
        )
    return " ".join(said)


def _one_line(text: object) -> str:
    return " ".join(str(text).split())
