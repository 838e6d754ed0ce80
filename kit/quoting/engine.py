"""An article → its quotations: the rules of the other modules, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kit.article import Article
from kit.marks import Span
from kit.quoting.acts import NEAR, Act, acts, near
from kit.quoting.attribution import Attribution, attribute, embedded, goes_on, touched, written
from kit.quoting.headings import after_colon, name_colon, twins
from kit.quoting.indirect import reported
from kit.quoting.kinds import is_whole, mark_warning
from kit.quoting.names import roster
from kit.quoting.phrases import main_subject
from kit.quoting.quotation import Quotation, QuotationKind
from kit.quoting.references import NAMED, SPOKE, SUBJECT, Memory, read_until, refer
from kit.quoting.tokens import Passage, passages, single_marks
from kit.quoting.unsaid import is_nickname, is_scare, is_title
from kit.quoting.words import Range
from kit.texts import say

_RUNS_ON = re.compile(r"\s*\n\s*[^\w\s]{1,2}")


@dataclass(slots=True)
class Reading:
    """What is known while a report is read from top to bottom.

    Attributes:
        source: the text of the page.
        memory: whom a reader has in mind.
        double: True if the report quotes with double marks.
        last: the last attribution, for words that go on without one.
        last_part: the part in which it stands.
    """

    source: str
    memory: Memory
    double: bool
    last: Attribution | None = None
    last_part: int = -2


def quotations(article: Article) -> tuple[Quotation, ...]:
    """Find who says what in a report.

    Args:
        article: the report; headline, standfirst, subheadings and paragraphs are searched.

    Returns:
        The quotations in reading order. Those of one kind never overlap; an indirect one may hold
        a partial one, for it is the whole of what a sentence reports.

    >>> from kit.load import article_from_text
    >>> report = article_from_text('"We wait," said Ann Lee. She added that it rained.')
    >>> for q in quotations(report):
    ...     print(q.kind, "|", q.text, "|", q.speaker_resolved, "|", q.cue)
    direct | We wait, | Ann Lee | said
    indirect | it rained | Ann Lee | added
    """
    found = tuple(passages(article))
    reading = Reading(article.source, Memory(roster(found)), _quotes_with_double_marks(found))
    heads: list[Quotation] = []
    body: list[Quotation] = []
    for passage in found:
        (heads if passage.heading else body).extend(_read(reading, passage))
    body = list(_closed_below(article.source, body))
    same = twins([head for head in heads if head.speaker is None], [q for q in body if q.speaker])
    heads = [_like_twin(head, same.get(head)) for head in heads]
    return tuple(sorted([*heads, *body], key=lambda quotation: (quotation.start, -quotation.end)))


def _read(reading: Reading, passage: Passage) -> Iterator[Quotation]:
    """Read one sentence or heading: its marked words first, then what it reports without marks."""
    if not passage.tokens:
        return
    said = acts(passage)
    subject = main_subject(passage.tokens)
    if subject:
        refer(reading.memory, reading.source, _span(passage, subject), SUBJECT)
    for quote in passage.quotes:
        if _is_quotation(reading, passage, quote, said):
            yield _marked(reading, passage, quote, said)
    colon = name_colon(passage)
    if colon and not passage.quotes:
        yield _unmarked(reading, passage, colon, after_colon(passage, colon))
    else:
        for act, content in reported(passage, said):
            yield _unmarked(reading, passage, act, content)
    _remember(reading, passage, said)


def _is_quotation(reading: Reading, passage: Passage, quote: int, said: Sequence[Act]) -> bool:
    """Leave out single marks inside a sentence or heading of a report that quotes with double ones.

    There they set off a word, or stand in a quotation whose own marks are lost. A heading that is
    quoted from end to end stays.
    """
    from_end_to_end = passage.heading and len(passage.tokens) == 1
    if from_end_to_end or not reading.double or not single_marks(passage, quote):
        return True
    return touched(passage, quote, near(said, quote))


def _marked(reading: Reading, passage: Passage, quote: int, said: Sequence[Act]) -> Quotation:
    found, reason = None, ""
    said = near(said, quote)
    if is_title(passage, quote, said) or is_nickname(passage, quote):
        reason = "title"
    else:
        found = attribute(passage, quote, said) or _carried(reading, passage, quote)
        if found is None:
            reason = (
                "scare quote" if is_scare(passage, quote) and not passage.heading else "unclear"
            )
        else:
            reading.last, reading.last_part = found, passage.part
    stretch = passage.quotes[quote]
    text = reading.source[stretch.inner_start : stretch.inner_end]
    kind: QuotationKind = "direct" if is_whole(passage, quote) else "partial"
    warning = mark_warning(reading.source, stretch)
    bare = Quotation(
        stretch.inner_start, stretch.inner_end, text, kind, reason=reason, warning=warning
    )
    return _attributed(reading, bare, found, SPOKE) if found else bare


def _carried(reading: Reading, passage: Passage, quote: int) -> Attribution | None:
    near = passage.part - reading.last_part <= 1
    if reading.last is None or passage.heading or not near:
        return None
    return goes_on(passage, quote, reading.last, same_part=passage.part == reading.last_part)


def _unmarked(reading: Reading, passage: Passage, act: Act, content: Range) -> Quotation:
    start, end = _span(passage, content)
    bare = Quotation(start, end, reading.source[start:end], "indirect")
    return _attributed(reading, bare, written(passage, act), NAMED)


def _attributed(reading: Reading, bare: Quotation, found: Attribution, weight: float) -> Quotation:
    source, speaker, cue = reading.source, found.speaker, found.cue
    return replace(
        bare,
        speaker=source[speaker[0] : speaker[1]],
        speaker_start=speaker[0],
        speaker_end=speaker[1],
        speaker_resolved=refer(reading.memory, source, speaker, weight),
        cue=source[cue[0] : cue[1]] if cue else None,
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        why=found.why,
    )


def _closed_below(source: str, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Drop the warning where a quotation runs on: each paragraph opens, the last one closes."""
    marked = [quotation for quotation in found if quotation.kind != "indirect"]
    run_on = {
        quotation.start
        for quotation, following in pairwise(marked)
        if _RUNS_ON.fullmatch(source, quotation.end, following.start)
    }
    for quotation in found:
        yield replace(quotation, warning="") if quotation.start in run_on else quotation


def _like_twin(head: Quotation, twin: Quotation | None) -> Quotation:
    if twin is None:
        return head
    why = say("The heading names nobody; the same words stand in a quotation below.")
    return replace(head, speaker_resolved=twin.speaker_resolved or twin.speaker, why=why, reason="")


def _remember(reading: Reading, passage: Passage, said: Sequence[Act]) -> None:
    """Keep the last act of the sentence, for the next sentence may go on with it."""
    memory = reading.memory
    spoken = [act for act in said if act.speaker and not act.modal and act.verb != "speak"]
    finite = [act for act in spoken if not passage.tokens[act.cue[1] - 1].low.endswith("ing")]
    outer = [act for act in finite[-NEAR:] if not embedded(act, finite[-NEAR:])]
    act = next(iter(reversed(outer or finite or spoken)), None)
    end = passage.tokens[-1].end
    if act:
        found = written(passage, act)
        refer(memory, reading.source, found.speaker, SPOKE)
        last_cue = reading.last.cue if reading.last and reading.last.cue else None
        if last_cue is None or found.cue is None or found.cue[0] >= last_cue[0]:
            reading.last, reading.last_part = found, passage.part
    read_until(memory, end)
    memory.passage += 1


def _span(passage: Passage, part: Range) -> Span:
    return passage.tokens[part[0]].start, passage.tokens[part[1] - 1].end


def _quotes_with_double_marks(found: Sequence[Passage]) -> bool:
    return any(
        not single_marks(passage, quote)
        for passage in found
        if not passage.heading
        for quote in passage.quotes
    )
