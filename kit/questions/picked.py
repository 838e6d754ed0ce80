"""Answers that are picked from a report: a sentence, or words between quotation marks."""

import difflib
from collections.abc import Sequence

from kit.article import Article
from kit.marks import quoted_spans
from kit.pairs import of_year
from kit.questions.kinds import Kind
from kit.questions.plain import read_words, straight
from kit.questions.shown import shortened, shown
from kit.questions.verdicts import Unfit
from kit.tables import report_names
from kit.texts import say

_NEARLY = 0.6
_STUB = '{name} = """..."""'


def sentence(report: int) -> Kind:
    """Make the kind of answer that is one whole sentence of a report: its words, or its number.

    Args:
        report: the year in which the report was published.

    >>> from kit.pairs import reports_of
    >>> sentence(2016).find(5, reports_of("syria"))
    'They will be joined by other key regional powers.'
    """

    def find(words: str | int, reports: Sequence[Article]) -> str:
        if isinstance(words, int):
            return _numbered(words, of_year(report, reports))
        return _whole_sentence(words, of_year(report, reports), reports)

    asks = (
        f"one whole sentence of the report of {report}, copied, or its number: switch on Sentences"
        " above the page"
    )
    return Kind("sentence", asks, _words_or_number, _not_this_one, _STUB, find)


def quotation(report: int) -> Kind:
    """Make the kind of answer that is words between quotation marks, copied from a report.

    Args:
        report: the year in which the report was published.

    >>> from kit.pairs import reports_of
    >>> quotation(2016).find('political rhetoric,', reports_of("syria"))
    'political rhetoric'
    """

    def find(words: str, reports: Sequence[Article]) -> str:
        return _quoted_words(words, of_year(report, reports), reports)

    asks = f"words that stand between quotation marks, copied from the report of {report}"
    return Kind("quotation", asks, read_words, _not_this_one, _STUB, find)


def _not_this_one(answer: str, aim: str) -> str | None:
    if answer == aim:
        return None
    return say(
        "These words stand in the report, but they are not what is asked: {words}.",
        words=shown(answer),
    )


def _words_or_number(answer: object) -> str | int:
    """Read 5 and "5" as a number; the gap in the cell has quotation marks around it."""
    if isinstance(answer, int) and not isinstance(answer, bool):
        return answer
    words = read_words(answer)
    digits = words.strip()[:9]
    return int(digits) if digits.isascii() and digits.isdecimal() else words


def _numbered(number: int, report: Article) -> str:
    last = len(report.sentences)
    if not 1 <= number <= last:
        raise Unfit(
            say(
                "There is no sentence {number} in {name}: they go from 1 to {last}.",
                number=shown(number),
                name=_name(report),
                last=last,
            ),
            "not yet",
        )
    return straight(report.sentences[number - 1].text)


def _whole_sentence(answer: str, report: Article, reports: Sequence[Article]) -> str:
    words = _bare(answer)
    sentences = {_bare(one.text): straight(one.text) for one in report.sentences}
    if words in sentences:
        return sentences[words]
    if len(words) > 1 and words in straight(report.source):
        raise Unfit(_too_much_or_too_little(words, list(sentences)), "not yet")
    raise Unfit(_not_found(words, report, reports, list(sentences)), "not yet")


def _too_much_or_too_little(words: str, sentences: list[str]) -> str:
    if any(words in one for one in sentences):
        return say("This is only a part of a sentence. Copy the whole of it, to the full stop.")
    if any(one in words for one in sentences):
        return say("This is more than one sentence. Copy one only.")
    return say(
        "These words stand on the page, but not in a sentence of the text: read the paragraphs."
    )


def _not_found(words: str, report: Article, reports: Sequence[Article], passages: list[str]) -> str:
    for other in reports:
        if other is not report and len(words) > 1 and words in straight(other.source):
            asked, found = _name(report), _name(other)
            return say(
                "These words stand in another report: {found}. The question is about {asked}.",
                found=found,
                asked=asked,
            )
    # A long text is compared by its beginning: the time of a comparison grows with both lengths.
    near = difflib.get_close_matches(words[:500], passages, n=1, cutoff=_NEARLY)
    if near:
        return _first_slip(words, near[0])
    return say(
        "The words {words} don't stand in the report. Copy from the page"
        " with the mouse: typing by hand invites slips.",
        words=shown(shortened(words)),
    )


def _first_slip(words: str, passage: str) -> str:
    mine, page = words.split(), passage.split()
    slip = next((i for i, (a, b) in enumerate(zip(mine, page, strict=False)) if a != b), None)
    if slip is None:
        return say(
            "Nearly a sentence of the report: some words at its end are missing or too many."
        )
    return say(
        "Nearly a sentence of the report, but not from your word {word} on."
        " Copy it from the page: typing by hand invites slips.",
        word=shown(mine[slip]),
    )


def _quoted_words(answer: str, report: Article, reports: Sequence[Article]) -> str:
    words = _bare(answer)
    quoted = [
        straight(part.text[start:end]).strip("'")
        for part in report.parts
        for start, end in quoted_spans(part.text)
    ]
    if any(words == _bare(one) for one in quoted):
        return words
    if len(words) > 1 and any(words in one for one in quoted):
        raise Unfit(
            say("This is only a part of what stands between the quotation marks. Copy it all."),
            "not yet",
        )
    if len(words) > 1 and words in straight(report.source):
        raise Unfit(
            say(
                "These words stand in the report, but not all of them between quotation marks."
                " What stands outside the marks is the reporter's."
            ),
            "not yet",
        )
    raise Unfit(_not_found(words, report, reports, quoted), "not yet")


def _bare(words: str) -> str:
    """Leave out what a copy with the mouse easily takes along or leaves behind at its edges."""
    return straight(words).strip("' .,")


def _name(report: Article) -> str:
    return report_names([report])[0]
