"""Answers that are a coding file: a learner's own decisions, checked by form, never by content."""

import csv
from collections import Counter
from collections.abc import Sequence

from kit.marking.values import Table
from kit.questions.kinds import Kind, is_blank
from kit.questions.plain import described, fold, read_words
from kit.questions.shown import listed, shown
from kit.questions.verdicts import Unfit, not_attempted
from kit.texts import say

Decisions = list[tuple[str, str]]


def coding(codes: Sequence[str], sentences: Sequence[int]) -> Kind:
    r"""Make the kind of answer that is a coding file: a code for each sentence.

    The learner gives it as CSV text with the columns sentence and code, or as a table with these
    columns (`pandas.read_csv` of a file); other columns, such as coder and time, may be there.
    Complete is right: which code fits is for learners to discuss.

    Args:
        codes: the codes of the codebook.
        sentences: the numbers of the sentences to code.

    >>> kind = coding(["named", "unnamed"], [1, 2])
    >>> aim = kind.read("sentence,code\n1,named\n2,unnamed")
    >>> kind.difference(kind.read("sentence,code\n1,named"), aim)
    'Sentence 2 has no code yet.'
    """

    def difference(answer: Decisions, aim: Decisions) -> str | None:
        off = _off(answer, codes, sentences)
        return None if answer == aim else off

    lines = "\n".join(f"{number}," for number in sentences)
    asks = f"a line for each sentence: its number, a comma, and {' or '.join(codes)}"
    stub = f'{{name}} = """\nsentence,code\n{lines}\n"""'
    return Kind("coding file", asks, _read_coding, difference, stub, leads_on=True)


def _read_coding(answer: object) -> Decisions:
    if is_blank(answer):
        raise not_attempted()
    rows = _table_rows(answer) if isinstance(answer, Table) else _text_rows(answer)
    if not rows:
        raise Unfit(
            say("There are no rows with codes yet. Keep the first line: sentence,code"), "not yet"
        )
    if not {"sentence", "code"} <= set(rows[0]):
        found = listed([shown(name)[1:-1] for name in list(rows[0])[:8]] or ["none"])
        raise Unfit(
            say(
                "The columns sentence and code are asked; found: {found}."
                " Let the first line be: sentence,code",
                found=found,
            )
        )
    decisions = [(_number(row["sentence"]), fold(row["code"])) for row in rows]
    if all(code in ("", "...") for _, code in decisions):
        raise not_attempted()
    return decisions


def _table_rows(answer: Table) -> list[dict[str, str]]:
    names = [str(name) for name in answer.columns]
    return [
        dict(zip(names, ("" if cell is None else str(cell) for cell in row), strict=True))
        for row in answer.rows
    ]


def _text_rows(answer: object) -> list[dict[str, str]]:
    if not isinstance(answer, str):
        raise Unfit(
            say("Lines with codes are asked, and your answer is {found}.", found=described(answer))
        )
    lines = [line.strip() for line in read_words(answer).splitlines() if line.strip()]
    try:
        cells = [[cell.strip() for cell in row] for row in csv.reader(lines[:2000])]
    except csv.Error:
        raise Unfit(say("A line is too long to be a sentence's number and a code.")) from None
    names = [name.casefold() for name in cells[0]]
    return [dict(zip(names, [*row, "", ""], strict=False)) for row in cells[1:]]


def _number(cell: str) -> str:
    """Read "7", "7.0" (as pandas writes a column with gaps) and " 7 " alike."""
    return cell.strip().removesuffix(".0")[:20]


def _off(answer: Decisions, codes: Sequence[str], sentences: Sequence[int]) -> str | None:
    wanted = [str(number) for number in sentences]
    allowed = {fold(code) for code in codes}
    for number, code in answer:
        if number not in wanted:
            return say("Sentence {number} is not among those to code.", number=shown(number)[1:-1])
        if code and code not in allowed:
            return say(
                "Sentence {number} has the code {code}, which is not in the codebook: use {codes}.",
                number=number,
                code=shown(code),
                codes=say(" or ").join(codes),
            )
    times = Counter(number for number, code in answer if code)
    for number in wanted:
        if times[number] != 1:
            if times[number]:
                return say("Sentence {number} has two codes.", number=number)
            return say("Sentence {number} has no code yet.", number=number)
    return None
