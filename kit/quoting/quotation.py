"""What a quotation is: the docstring of this class is the schema of every table of quotations."""

from dataclasses import dataclass
from typing import Literal

QuotationKind = Literal["direct", "partial", "indirect"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a report gives as somebody's, and whose they are.

    All positions count characters from 0 and point into `Article.source`.

    Attributes:
        start: the position of the first word; for direct and partial, of the first between marks.
        end: the position after the last word.
        text: the words themselves, without the marks around them.
        kind: "direct" for a whole clause between marks, "partial" for a phrase between marks inside
            the reporter's own sentence, "indirect" for what is reported, with marks or without.
        speaker: who said it, in the words of the page; None where the page names nobody.
        speaker_start: the position of the speaker's first character; None without a speaker.
        speaker_end: the position after the speaker's last character.
        speaker_resolved: the person or body that the speaker stands for, by the fullest name that
            the page gives; None where it can't be known.
        cue: the verb or phrase of saying; None where there is none.
        cue_start: the position of the cue's first character; None without a cue.
        cue_end: the position after the cue's last character.
        reason: why there is no speaker: "scare quote", "title" or "unclear"; otherwise empty.
        why: one sentence that tells a learner which rule found the speaker.
        warning: which quotation mark is missing, and where; empty where none is.
    """

    start: int
    end: int
    text: str
    kind: QuotationKind
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_resolved: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    reason: str = ""
    why: str = ""
    warning: str = ""


RECORD_FIELDS = (
    "start",
    "end",
    "text",
    "kind",
    "speaker",
    "speaker_start",
    "speaker_end",
    "speaker_resolved",
    "cue",
    "cue_start",
    "cue_end",
)


def quotation_record(quotation: Quotation) -> dict[str, int | str | None]:
    """Return a quotation as plain values under the names that other programs read.

    >>> record = quotation_record(Quotation(0, 5, "Hello", "direct"))
    >>> record["text"], record["kind"], record["speaker"]
    ('Hello', 'direct', None)
    """
    return {field: getattr(quotation, field) for field in RECORD_FIELDS}
