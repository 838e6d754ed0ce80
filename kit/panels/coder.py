"""The coder panel: give codes to sentences, one after the other; each is saved at once."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from pathlib import Path
from threading import RLock
from typing import Any

import anywidget
import pandas as pd
import traitlets

from kit.article import Article
from kit.coding import (
    CODEBOOKS,
    CodingError,
    agreement,
    decisions_file,
    disagreements,
    load_all_decisions,
    load_codebook,
    load_decisions,
    save_decision,
    standing,
    undo_last,
    withdraw,
)
from kit.panels.labels import coder_labels
from kit.panels.page import Layer, Mark, page_html
from kit.panels.scripts import script, style
from kit.tables import sentence_table
from kit.terms import term
from kit.texts import say, say_many


class Coder(anywidget.AnyWidget):
    """One sentence at a time, and the codes that you may give it.

    Attributes:
        at: the number of the sentence that is shown, from 1.
        file: the file that holds this coder's decisions.
    """

    _esm = script("coder")
    _css = style("coder")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    at = traitlets.Int(1, min=1).tag(sync=True)
    total = traitlets.Int().tag(sync=True)
    codes: "traitlets.List[dict[str, str]]" = traitlets.List().tag(sync=True)
    given = traitlets.List(traitlets.Unicode()).tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    where = traitlets.Unicode().tag(sync=True)
    progress = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    compared = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, articles: Iterable[Article], codebook: Path, coder: str, folder: Path
    ) -> None:
        """Open the coder's file, if there is one, at the first sentence without a code."""
        self._one_at_a_time = RLock()
        self._articles = {article.id: article for article in articles}
        self.sentences = sentence_table(self._articles.values())
        if self.sentences.empty:
            raise CodingError(say("There is no sentence to code. Give articles that have some."))
        self._codebook = load_codebook(codebook)
        self._name, self._coder, self._folder = codebook.stem, coder, folder
        self.file = decisions_file(folder, codebook.stem, coder)
        self._decisions = load_decisions(self.file)
        codes = self._codebook[["code", "definition", "example", "counter_example"]]
        super().__init__(
            labels=coder_labels(),
            title=say("{codebook}, coded by {coder}", codebook=codebook.stem, coder=coder),
            codes=codes.to_dict("records"),
            total=len(self.sentences),
        )
        self.at = self._first_open()
        self._show()
        self.on_msg(self._act)

    def code(self, code: str) -> None:
        """Give the sentence a code; if it has this code already, take that back.

        Args:
            code: a code of the codebook.

        Raises:
            CodingError: if it can't be saved, or there is no such code. The file then stays as
                it is.
        """
        self._code_at(self.at, code)

    def undo(self) -> None:
        """Take back the last decision that still stands, and go to its sentence.

        Raises:
            CodingError: if there is none, or it can't be saved.
        """
        self._decisions = undo_last(self.file, self._coder)
        last = self._decisions.iloc[-1]
        same = self.sentences["article"].astype("str") == last["article"]
        here = same & (self.sentences["start"] == last["start"])
        if here.any():
            self.at = int(here.to_numpy().argmax()) + 1
        self._show()

    def compare(self) -> None:
        """Show where this coder and the others differ, once all sentences have a code.

        Until then nobody sees what another coder said: two people agree only if neither looked.

        Raises:
            CodingError: if sentences are still without a code, or nobody else has coded.
        """
        left = int((~self._coded()).sum())
        if left:
            raise CodingError(
                say(
                    "{left} of {total} sentences have no code from you yet. Code them first:"
                    " what another coder said should not sway you.",
                    left=left,
                    total=self.total,
                )
            )
        decisions = load_all_decisions(self._folder, self._name)
        decisions = decisions[decisions["article"].isin(list(self._articles))]
        others = sorted(set(decisions["coder"]) - set(self._decisions["coder"]))
        if not others:
            raise CodingError(
                say(
                    "Nobody else has coded with {codebook!r} yet. Their file belongs into the"
                    " folder {folder}.",
                    codebook=self._name,
                    folder=self._folder,
                )
            )
        self.compared = _compared_html(decisions, self.sentences)
        self.message = say("Compared with {names}.", names=", ".join(others))

    def _code_at(self, at: int, code: str) -> None:
        sentence = self.sentences.iloc[at - 1]
        if code in self._given_to(sentence):
            self._decisions = withdraw(self.file, self._coder, sentence, code)
        else:
            book = self._codebook
            self._decisions = save_decision(self.file, self._coder, sentence, code, codebook=book)
        self._show()

    @traitlets.validate("at")
    def _known_sentence(self, proposal: traitlets.Bunch) -> int:
        if proposal.value > len(self.sentences):
            raise traitlets.TraitError(
                say(
                    "There is no sentence {number}. They go from 1 to {last}.",
                    number=proposal.value,
                    last=len(self.sentences),
                )
            )
        return int(proposal.value)

    def _act(self, _widget: object, asked: dict[str, Any], _buffers: object) -> None:
        """Do what was clicked; what goes wrong is said in the panel.

        A code belongs to the sentence that the browser showed. `at` stays as it is: whoever codes
        fast is further on by now, and must not be sent back.
        """
        acts: dict[str, Callable[[], None]] = {
            "code": partial(self._code_at, asked.get("at", self.at), asked.get("code", "")),
            "undo": self.undo,
            "compare": self.compare,
        }
        try:
            with self._one_at_a_time:
                acts[asked["act"]]()
        except CodingError as error:
            self.message = str(error)

    @traitlets.observe("at")
    def _moved(self, _change: traitlets.Bunch) -> None:
        with self._one_at_a_time:
            self._show()

    def _show(self) -> None:
        sentence = self.sentences.iloc[self.at - 1]
        mark = Mark(int(sentence["start"]), int(sentence["end"]))
        coded = int(self._coded().sum())
        with self.hold_sync():
            self.given = self._given_to(sentence)
            self.page = page_html(
                self._articles[sentence["article"]], [Layer("current", "", (mark,))]
            )
            self.where = say(
                "Sentence {at} of {total} ({report})",
                at=self.at,
                total=self.total,
                report=sentence["report"],
            )
            self.progress = say(
                "{coded} of {total} sentences have a code.", coded=coded, total=self.total
            )
            self.message = self.compared = ""

    def _given_to(self, sentence: "pd.Series[Any]") -> list[str]:
        now = standing(self._decisions)
        here = (now["article"] == sentence["article"]) & (now["start"] == sentence["start"])
        return list(now["code"][here])

    def _coded(self) -> "pd.Series[bool]":
        now = standing(self._decisions)
        coded = set(zip(now["article"], now["start"], strict=True))
        places = zip(self.sentences["article"], self.sentences["start"], strict=True)
        return pd.Series([place in coded for place in places], dtype="bool")

    def _first_open(self) -> int:
        coded = self._coded()
        return len(coded) if coded.all() else int((~coded).to_numpy().argmax()) + 1

    @property
    def text(self) -> str:
        """The sentence, its codes and the codebook as plain text."""
        codes = [
            f"{'[x]' if code['code'] in self.given else '[ ]'} {code['code']}: {code['definition']}"
            for code in self.codes
        ]
        sentence = " ".join(self.sentences["text"].iloc[self.at - 1].split())
        return "\n".join([f"{self.where}: {sentence}", *codes, self.progress])


def coder(
    articles: Iterable[Article],
    codebook: str | os.PathLike[str],
    name: str,
    folder: str | os.PathLike[str] = "coding",
) -> Coder:
    """Give codes to the sentences of articles, one after the other.

    Args:
        articles: the articles, in the order in which to code them.
        codebook: "framing", "saying", "agency", or the path of your own; see
            `kit.coding.load_codebook`.
        name: who codes. Each coder has a file of their own, and does not see the others'.
        folder: where the files are kept; it is made when the first code is saved.

    Returns:
        The panel. The keys 1 to 9 give a code, the arrows lead from sentence to sentence, u takes
        the last decision back. Each decision is saved at once; the panel opens again where you
        stopped. Once all sentences are coded, it compares you with the other coders.

    Raises:
        CodingError: if the codebook or the coder's file can't be used, or there is no sentence.

    >>> import kit, tempfile
    >>> report = kit.article_from_text("Rain fell. It stopped.", "rain")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     panel = coder([report], "framing", "Ana", folder)
    ...     panel.code("none")
    ...     print(panel.progress, coder([report], "framing", "Ana", folder).where)
    1 of 2 sentences have a code. Sentence 2 of 2 (rain)
    """
    own = Path(codebook)
    kits = CODEBOOKS / f"{codebook}.csv"
    return Coder(articles, own if own.suffix else kits, name, Path(folder))


def _compared_html(decisions: pd.DataFrame, sentences: pd.DataFrame) -> str:
    agreed = agreement(decisions).iloc[0]
    told = say_many(
        "{n} sentences were coded by two coders or more. They agree on {agreed} of them."
        " Krippendorff's alpha: {alpha}.",
        "{n} sentences were coded by two coders or more. They agree on {agreed} of them."
        " Krippendorff's alpha: {alpha}.",
        int(agreed["units"]),
        agreed=agreed["agreed"],
        alpha=term(str(agreed["says"])),
    )
    counts = f"<p>{escape(told, quote=False)}</p>"
    differing = disagreements(decisions, sentences)
    if differing.empty:
        return counts
    said = [column for column in differing if str(column).startswith("coded by ")]
    shown = differing[["sentence", "text", *said]].fillna("")
    heads = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in shown)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in shown.itertuples(index=False)
    )
    return f"{counts}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
