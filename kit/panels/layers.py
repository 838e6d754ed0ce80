"""An article → the layers that the reader shows, each mark with a note in words."""

from collections.abc import Iterator

from kit.actors import Codebook, mentions
from kit.article import Article
from kit.figures import AMOUNTS, Number, Phrase, numbers
from kit.panels.page import Layer, Mark
from kit.quoting import Quotation, quotations

PARTS = "parts"
"""The layer that shows the kinds of the parts; it has no marks of its own."""

_KINDS = {
    "direct": "A direct quotation: a whole statement between marks.",
    "partial": "A partial quotation: a few words between marks in the reporter's own sentence.",
    "indirect": "Reported: the reporter tells in other words what was said.",
}
_NOBODY = {
    "scare quote": "Nobody is named: the marks may only keep a distance from a word.",
    "title": "Nobody is named: the marks may stand around a title or a name.",
}


def article_layers(article: Article, codebook: Codebook | None = None) -> tuple[Layer, ...]:
    """Return every layer that the reader offers for an article.

    Args:
        article: the article.
        codebook: the actors to look for; without one there is no layer of actors.

    >>> import kit
    >>> layers = article_layers(kit.article_from_text("All 9 left, Ann Lee said."))
    >>> [(layer.name, len(layer.marks)) for layer in layers]
    [('parts', 0), ('sentences', 1), ('quotations', 0), ('reported', 1), ('numbers', 1)]
    """
    said = quotations(article)
    layers = [
        Layer(PARTS, "Parts: a word beside each line says what it is", ()),
        Layer("sentences", "Sentences: each is shaded and has a number", _sentence_marks(article)),
        Layer(
            "quotations",
            "Quotations: words between marks have a line under them, and a name before them",
            tuple(_quotation_mark(q) for q in said if q.kind != "indirect"),
        ),
        Layer(
            "reported",
            "Reported: what was said in other words has dots under it",
            tuple(_quotation_mark(q) for q in said if q.kind == "indirect"),
        ),
        Layer("numbers", "Numbers: each figure is in a box", tuple(_number_marks(article))),
    ]
    if codebook is not None:
        marks = tuple(_actor_marks(article, codebook))
        layers.append(Layer("actors", "Actors: each name is in a dashed box", marks))
    return tuple(layers)


def _sentence_marks(article: Article) -> tuple[Mark, ...]:
    return tuple(
        Mark(sentence.start, sentence.end, str(number), sentence_note(number))
        for number, sentence in enumerate(article.sentences, start=1)
    )


def sentence_note(number: int) -> str:
    """Say which sentence this is, and what its number is good for.

    >>> sentence_note(5)
    'Sentence 5. A worksheet that asks for a sentence takes this number as the answer.'
    """
    return (
        f"Sentence {number}. A worksheet that asks for a sentence takes this number as the answer."
    )


def _quotation_mark(said: Quotation) -> Mark:
    name = said.speaker_resolved or said.speaker or "nobody named"
    return Mark(said.start, said.end, name, quotation_note(said))


def quotation_note(said: Quotation) -> str:
    """Say in words who is quoted, with which verb, and why the kit thinks so.

    >>> import kit
    >>> (said,) = kit.quotations(kit.article_from_text('"We wait," said Ann Lee.'))
    >>> print(quotation_note(said))
    Speaker: Ann Lee. Verb: "said". A direct quotation: a whole statement between marks. \
Why the kit thinks so: The name stands right after the verb "said".
    """
    why = f"Why the kit thinks so: {said.why}" if said.why else ""
    return " ".join(
        filter(None, [_speaker(said), _verb(said), _KINDS[said.kind], why, said.warning])
    )


def _speaker(said: Quotation) -> str:
    if said.speaker is None and said.speaker_resolved is None:
        return _NOBODY.get(said.reason, "Speaker: not clear from the page.")
    if said.speaker is None:
        return f"Speaker: {said.speaker_resolved}, though not named here."
    if said.speaker_resolved in (None, said.speaker):
        return f"Speaker: {said.speaker}."
    return f'Speaker: {said.speaker_resolved} ("{said.speaker}" on the page).'


def _verb(said: Quotation) -> str:
    if said.cue is None:
        return "There is no verb of saying."
    return "A colon takes the place of a verb." if said.cue == ":" else f'Verb: "{said.cue}".'


def _number_marks(article: Article) -> Iterator[Mark]:
    for number in numbers(article):
        yield Mark(number.start, number.end, note=number_note(number))


def number_note(number: Number) -> str:
    """Say in words what a figure counts, how sure it is, and according to whom.

    >>> import kit
    >>> (number,) = kit.numbers(kit.article_from_text("Some 300 boats sank, Ann Lee said."))
    >>> print(number_note(number))
    A count: 300. It counts: boats. Made less exact by: "Some". According to: Ann Lee.
    """
    article = "An" if number.kind == "ordinal" else "A"
    what = f"{article} {number.kind}: {number.text}."
    if number.kind not in AMOUNTS:
        return what
    unit = _said("It counts: {}.", number.unit)
    hedge = _said('Made less exact by: "{}".', number.hedge)
    source = _said("According to: {}.", number.source) or "This sentence names no source for it."
    return " ".join(filter(None, [what, unit, hedge, source]))


def _said(sentence: str, phrase: Phrase | None) -> str:
    return sentence.format(" ".join(phrase.text.split())) if phrase else ""


def _actor_marks(article: Article, codebook: Codebook) -> Iterator[Mark]:
    actors = {actor.name: actor for actor in codebook.actors}
    for mention in mentions(article, codebook):
        actor = actors[mention.actor]
        known = ", ".join(filter(None, [actor.kind, actor.country, actor.role]))
        note = f"Actor: {actor.name}. The codebook says: {known or 'nothing more'}."
        yield Mark(mention.start, mention.end, note=note)
