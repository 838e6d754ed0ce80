"""The reader: an article as a page, with layers to switch on and off."""

from collections.abc import Sequence
from typing import Any

import anywidget
import traitlets

from kit.actors import Codebook
from kit.article import Article
from kit.panels.labels import reader_labels
from kit.panels.layers import PARTS, article_layers
from kit.panels.page import Layer, mark_ids, page_html, page_text
from kit.panels.scripts import script, style
from kit.texts import say


class Reader(anywidget.AnyWidget):
    """A page with layers. Set `layers` to switch them; print `text` for the page as text.

    Attributes:
        layers: the names of the layers that are on.
        chosen: the marks whose notes are shown, such as "quotations-1" or "sentences-5".
    """

    _esm = script("reader")
    _css = style("reader")
    labels: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    layers = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.List(traitlets.Unicode()).tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    choices: "traitlets.List[dict[str, str]]" = traitlets.List().tag(sync=True)
    notes: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)

    def __init__(self, article: Article, found: Sequence[Layer], layers: Sequence[str]) -> None:
        """Show `article` with the layers found in it, of which those named in `layers` are on."""
        self._article = article
        self._found = {layer.name: layer for layer in found}
        super().__init__(
            labels=reader_labels(),
            page=page_html(article, found),
            title=article.headline or article.id,
            choices=[{"name": layer.name, "legend": layer.legend} for layer in found],
            notes={name: mark.note for (_, mark), name in mark_ids(found).items() if mark.note},
            layers=list(layers),
        )

    @traitlets.validate("layers")
    def _known_layers(self, proposal: traitlets.Bunch) -> list[str]:
        unknown = [name for name in proposal.value if name not in self._found]
        if unknown:
            raise traitlets.TraitError(
                say(
                    "There is no layer {name!r}. Choose from: {names}.",
                    name=unknown[0],
                    names=", ".join(self._found),
                )
            )
        return list(proposal.value)

    @property
    def sentence(self) -> str:
        """The words of the sentence that is chosen; "...", like an empty answer, if none is.

        What is chosen is not kept in the notebook. In a worksheet to hand in, write the number.
        """
        numbers = [name.removeprefix("sentences-") for name in self.chosen]
        chosen = [int(number) for number in numbers if number.isdecimal()]
        return self._article.sentences[chosen[0] - 1].text if chosen else "..."

    @traitlets.validate("chosen")
    def _known_marks(self, proposal: traitlets.Bunch) -> list[str]:
        known = mark_ids(list(self._found.values())).values()
        unknown = [name for name in proposal.value if name not in known]
        if unknown:
            raise traitlets.TraitError(
                say("There is no place {name!r} on this page.", name=unknown[0])
            )
        return list(proposal.value)

    @property
    def text(self) -> str:
        """The page as plain text, with the marks of the layers that are on."""
        layers = [self._found[name] for name in self.layers if name != PARTS]
        return page_text(self._article, layers, kinds=PARTS in self.layers)


def reader(
    article: Article, layers: Sequence[str] = (), codebook: Codebook | None = None
) -> Reader:
    """Show an article as a page with layers to switch on and off.

    Args:
        article: the article to read.
        layers: the layers that are on at the start, out of "parts", "sentences", "quotations",
            "reported", "numbers" and, with a codebook, "actors".
        codebook: the actors to show.

    Returns:
        The panel. Tab leads from layer to layer and from mark to mark; the space bar switches a
        layer, Enter tells more about a mark. With "sentences" on, a click or Enter chooses a
        sentence, and `panel.sentence` gives its words. `print(panel.text)` gives the page as text.

    >>> import kit
    >>> panel = reader(kit.article_from_text("All 9 left. We stayed."), layers=["sentences"])
    >>> print(panel.text)
    [1: All 9 left.] [2: We stayed.]
    """
    return Reader(article, article_layers(article, codebook), layers)
