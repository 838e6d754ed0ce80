"""An article → the layers that the reader shows, each mark with a note in words."""

from collections.abc import Iterator

from kit.actors import Codebook, mentions
from kit.article import Article
from kit.figures import AMOUNTS, Number, NumberKind, Phrase, numbers
from kit.panels.page import Layer, Mark
from kit.quoting import Quotation, quotations
from kit.quoting.quotation import QuotationKind
from kit.texts import say

PARTS = "parts"
"""The layer that shows the kinds of the parts; it has no marks of its own."""


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
        Layer(PARTS, say("Parts: a word beside each line says what it is"), ()),
        Layer(
            "sentences", say("Sentences: each is shaded and has a number"), _sentence_marks(article)
        ),
        Layer(
            "quotations",
            say("Quotations: words between marks have a line under them, and a name before them"),
            tuple(_quotation_mark(q) for q in said if q.kind != "indirect"),
        ),
        Layer(
            "reported",
            say("Reported: what was said in other words has dots under it"),
            tuple(_quotation_mark(q) for q in said if q.kind == "indirect"),
        ),
        Layer("numbers", say("Numbers: each figure is in a box"), tuple(_number_marks(article))),
    ]
    if codebook is not None:
        marks = tuple(_actor_marks(article, codebook))
        layers.append(Layer("actors", say("Actors: each name is in a dashed box"), marks))
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
    return say(
        "Sentence {number}. A worksheet that asks for a sentence takes this number as the answer.",
        number=number,
    )


def _quotation_mark(said: Quotation) -> Mark:
    name = said.speaker_resolved or said.speaker or say("nobody named")
    return Mark(said.start, said.end, name, quotation_note(said))


def quotation_note(said: Quotation) -> str:
    """Say in words who is quoted, with which verb, and why the kit thinks so.

    >>> import kit
    >>> (said,) = kit.quotations(kit.article_from_text('"We wait," said Ann Lee.'))
    >>> print(quotation_note(said))
    Speaker: Ann Lee. Verb: "said". A direct quotation: a whole statement between marks. \
Why the kit thinks so: The name stands right after the verb "said".
    """
    why = say("Why the kit thinks so: {reason}", reason=said.why) if said.why else ""
    return " ".join(
        filter(None, [_speaker(said), _verb(said), _kind(said.kind), why, said.warning])
    )


def _kind(kind: QuotationKind) -> str:
    words: dict[QuotationKind, str] = {
        "direct": say("A direct quotation: a whole statement between marks."),
        "partial": say(
            "A partial quotation: a few words between marks in the reporter's own sentence."
        ),
        "indirect": say("Reported: the reporter tells in other words what was said."),
    }
    return words[kind]


def _nobody(reason: str | None) -> str:
    if reason == "scare quote":
        return say("Nobody is named: the marks may only keep a distance from a word.")
    if reason == "title":
        return say("Nobody is named: the marks may stand around a title or a name.")
    return say("Speaker: not clear from the page.")


def _speaker(said: Quotation) -> str:
    if said.speaker is None and said.speaker_resolved is None:
        return _nobody(said.reason)
    if said.speaker is None:
        return say("Speaker: {speaker}, though not named here.", speaker=said.speaker_resolved)
    if said.speaker_resolved in (None, said.speaker):
        return say("Speaker: {speaker}.", speaker=said.speaker)
    return say(
        'Speaker: {speaker} ("{named}" on the page).',
        speaker=said.speaker_resolved,
        named=said.speaker,
    )


def _verb(said: Quotation) -> str:
    if said.cue is None:
        return say("There is no verb of saying.")
    if said.cue == ":":
        return say("A colon takes the place of a verb.")
    return say('Verb: "{verb}".', verb=said.cue)


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
    what = _figure(number.kind, number.text)
    if number.kind not in AMOUNTS:
        return what
    unit = say("It counts: {unit}.", unit=_one_line(number.unit)) if number.unit else ""
    hedge = (
        say('Made less exact by: "{hedge}".', hedge=_one_line(number.hedge)) if number.hedge else ""
    )
    source = say("This sentence names no source for it.")
    if number.source:
        source = say("According to: {source}.", source=_one_line(number.source))
    return " ".join(filter(None, [what, unit, hedge, source]))


def _figure(kind: NumberKind, text: str) -> str:
    words: dict[NumberKind, str] = {
        "count": say("A count: {text}.", text=text),
        "money": say("A money: {text}.", text=text),
        "percent": say("A percent: {text}.", text=text),
        "share": say("A share: {text}.", text=text),
        "ordinal": say("An ordinal: {text}.", text=text),
        "year": say("A year: {text}.", text=text),
        "date": say("A date: {text}.", text=text),
        "time": say("A time: {text}.", text=text),
        "label": say("A label: {text}.", text=text),
    }
    return words[kind]


def _one_line(phrase: Phrase) -> str:
    return " ".join(phrase.text.split())


def _actor_marks(article: Article, codebook: Codebook) -> Iterator[Mark]:
    actors = {actor.name: actor for actor in codebook.actors}
    for mention in mentions(article, codebook):
        actor = actors[mention.actor]
        known = ", ".join(filter(None, [actor.kind, actor.country, actor.role]))
        known = known or say("nothing more")
        note = say("Actor: {name}. The codebook says: {known}.", name=actor.name, known=known)
        yield Mark(mention.start, mention.end, note=note)
