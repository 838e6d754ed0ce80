"""The linked view: a track of quotations above the page, where each points at the other."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from textwrap import shorten
from typing import Any

import anywidget
import pandas as pd
import traitlets

from kit.article import OWN_WORDS, Article, Part
from kit.compare import NO_CLEAR_SPEAKER
from kit.panels.labels import linked_labels
from kit.panels.layers import article_layers
from kit.panels.page import Layer, mark_ids, page_html
from kit.panels.scripts import script, style
from kit.quoting import Quotation, quotations
from kit.tables import quotation_table
from kit.terms import term
from kit.texts import say, say_many

_SHOWN = ("sentences", "quotations", "reported")
_KINDS = {"direct": "direct", "partial": "partial", "indirect": "reported"}
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _Bar:
    """A quotation on the track: the name of its mark on the page, and who is quoted."""

    name: str
    speaker: str
    said: Quotation

    @property
    def words(self) -> str:
        text = shorten(self.said.text, _LONGEST, placeholder=" …")
        return f"{term(self.speaker)}, {term(_KINDS[self.said.kind])}: {text}"


class Linked(anywidget.AnyWidget):
    """A track of quotations and the page. Set `chosen` or `sentences`; print `text`.

    Attributes:
        chosen: the marks of the quotations that are lit, such as "quotations-1" or "reported-1".
        sentences: the numbers of the sentences that are lit, from 1; what they quote is chosen.
        places: where each sentence begins and ends on the track, in per cent of its width.
    """

    _esm = script("linked")
    _css = style("linked")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    chosen = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sentences = traitlets.List(traitlets.Int()).tag(sync=True)
    places: "traitlets.List[list[float]]" = traitlets.List().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    track = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    notes: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)
    links: "traitlets.Dict[str, list[str]]" = traitlets.Dict().tag(sync=True)

    def __init__(self, article: Article) -> None:
        """Draw the track of this article above its page."""
        self._article = article
        layers = [layer for layer in article_layers(article) if layer.name in _SHOWN]
        self._bars = list(_bars(article, layers))
        super().__init__(
            labels=linked_labels(len(self._bars)),
            title=article.headline or article.id,
            track=_track_html(article, self._bars),
            page=page_html(article, layers),
            notes=_notes(layers),
            links=_links(layers),
            places=_places(article),
        )

    @traitlets.validate("chosen")
    def _known_marks(self, proposal: traitlets.Bunch) -> list[str]:
        known = [bar.name for bar in self._bars]
        unknown = [name for name in proposal.value if name not in known]
        if unknown:
            raise traitlets.TraitError(
                say(
                    "There is no quotation {name!r}. Choose from: {names}.",
                    name=unknown[0],
                    names=", ".join(known) or say("none"),
                )
            )
        return list(proposal.value)

    @traitlets.validate("sentences")
    def _known_sentences(self, proposal: traitlets.Bunch) -> list[int]:
        unknown = [number for number in proposal.value if not 1 <= number <= len(self.places)]
        if unknown:
            raise traitlets.TraitError(
                say(
                    "There is no sentence {number}. They go from 1 to {last}.",
                    number=unknown[0],
                    last=len(self.places),
                )
            )
        return sorted(set(proposal.value))

    @traitlets.observe("sentences")
    def _sentences_changed(self, _change: traitlets.Bunch) -> None:
        if self.sentences:
            self.chosen = self._quoted()

    @traitlets.observe("chosen")
    def _chosen_changed(self, _change: traitlets.Bunch) -> None:
        if set(self.chosen) != set(self._quoted()):
            self.sentences = []

    def _quoted(self) -> list[str]:
        """Return the marks of what the lit sentences quote."""
        found = (self.links.get(f"sentences-{number}", []) for number in self.sentences)
        return list(dict.fromkeys(chain.from_iterable(found)))

    def choose(self, speaker: str) -> None:
        """Light up all that a speaker is quoted with.

        Args:
            speaker: the name, as it stands beside the track.

        Raises:
            traitlets.TraitError: if nobody of that name is quoted.
        """
        voices = _voices(self._bars)
        if speaker not in voices:
            raise traitlets.TraitError(
                say(
                    "{speaker!r} is not quoted here. Choose from: {names}.",
                    speaker=speaker,
                    names=", ".join(voices) or say("nobody"),
                )
            )
        self.chosen = [bar.name for bar in voices[speaker]]

    @property
    def table(self) -> pd.DataFrame:
        """The quotations that are lit, as rows of `kit.quotation_table`."""
        lit = [row for row, bar in enumerate(self._bars) if bar.name in self.chosen]
        return quotation_table([self._article]).iloc[lit]

    @property
    def text(self) -> str:
        """The track as plain text, a > before each quotation that is lit, then lit sentences."""
        lines = []
        for speaker, bars in _voices(self._bars).items():
            lines.append(f"{term(speaker)}: {_counted(bars)}")
            lines += [_line(bar, self.chosen) for bar in bars]
        sentences = [
            say(
                "Sentence {number}: {words}",
                number=number,
                words=_one_line(self._article.sentences[number - 1].text),
            )
            for number in self.sentences
        ]
        return "\n".join([*(lines or [say("Nobody is quoted.")]), *sentences])


def linked(article: Article) -> Linked:
    """Show who is quoted where above the page: choose on one, and the other lights up.

    Args:
        article: the article.

    Returns:
        The panel. A click or Enter on a bar or a speaker lights up the words on the page; on a
        sentence or a quotation, its bars. Drag over the track or over the text to light up several
        sentences and what they quote; by keyboard, hold Shift and press an arrow. Escape puts all
        out. `panel.table` gives what is lit as a table, `print(panel.text)` the track as text.

    >>> import kit
    >>> panel = linked(kit.article_from_text('"It will rain," said Ann Lee. It did.'))
    >>> panel.choose("Ann Lee")
    >>> print(panel.text)
    Ann Lee: 1 quotation
    > direct: It will rain,
    """
    return Linked(article)


def _bars(article: Article, layers: Sequence[Layer]) -> Iterator[_Bar]:
    places = {
        (layer, mark.start, mark.end): name for (layer, mark), name in mark_ids(layers).items()
    }
    for said in quotations(article):
        layer = "reported" if said.kind == "indirect" else "quotations"
        speaker = said.speaker_resolved or said.speaker or NO_CLEAR_SPEAKER
        yield _Bar(places[layer, said.start, said.end], speaker, said)


def _notes(layers: Sequence[Layer]) -> dict[str, str]:
    """Return what there is to say of each quotation; of a sentence, its bars say enough."""
    ids = mark_ids(layers)
    return {name: mark.note for (layer, mark), name in ids.items() if layer != "sentences"}


def _links(layers: Sequence[Layer]) -> dict[str, list[str]]:
    """Return for the mark of each sentence the marks of the quotations in it, if there are any."""
    ids = mark_ids(layers)
    sentences = [(mark, name) for (layer, mark), name in ids.items() if layer == "sentences"]
    said = [(mark, name) for (layer, mark), name in ids.items() if layer != "sentences"]
    links = {
        name: [other for mark, other in said if mark.start < at.end and at.start < mark.end]
        for at, name in sentences
    }
    return {name: others for name, others in links.items() if others}


def _voices(bars: Sequence[_Bar]) -> dict[str, list[_Bar]]:
    """Group the bars by speaker, in the order of their first words."""
    voices: dict[str, list[_Bar]] = {}
    for bar in bars:
        voices.setdefault(bar.speaker, []).append(bar)
    return voices


def _counted(bars: Sequence[_Bar]) -> str:
    return say_many("{n} quotation", "{n} quotations", len(bars))


def _line(bar: _Bar, chosen: Collection[str]) -> str:
    words = _one_line(bar.said.text)
    return f"{'>' if bar.name in chosen else '-'} {term(_KINDS[bar.said.kind])}: {words}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _own_parts(article: Article) -> list[Part]:
    return [part for part in article.parts if part.kind in OWN_WORDS]


def _per_cent(article: Article, position: int) -> float:
    """Return how far down the article's own words a position is."""
    own = _own_parts(article)
    return 100 * (position - own[0].start) / max(1, own[-1].end - own[0].start)


def _places(article: Article) -> list[list[float]]:
    return [
        [round(_per_cent(article, at), 3) for at in (sentence.start, sentence.end)]
        for sentence in article.sentences
    ]


def _track_html(article: Article, bars: Sequence[_Bar]) -> str:
    def place(start: int, end: int) -> str:
        left, right = _per_cent(article, start), _per_cent(article, end)
        return f"left:{left:.2f}%;width:{right - left:.2f}%"

    own = _own_parts(article)
    gray = "".join(f'<i style="{place(part.start, part.end)}"></i>' for part in own)
    rows = []
    for speaker, spoken in _voices(bars).items():
        quotes = "".join(_bar_html(bar, place(bar.said.start, bar.said.end)) for bar in spoken)
        names = " ".join(bar.name for bar in spoken)
        rows.append(
            f'<div class="kit-voice"><button type="button" data-chooses="{names}">'
            f"{escape(term(speaker))}: {len(spoken)}</button>"
            f'<div class="kit-line">{gray}{quotes}</div></div>'
        )
    return "".join(rows)


def _bar_html(bar: _Bar, place: str) -> str:
    words = escape(bar.words)
    return (
        f'<button type="button" class="kit-quote kit-{_KINDS[bar.said.kind]}" style="{place}"'
        f' data-chooses="{bar.name}" aria-label="{words}" title="{words}"></button>'
    )
