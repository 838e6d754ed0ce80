"""A table of texts and something to look for → each hit between its neighbors (KWIC)."""

import re
from collections.abc import Iterator
from typing import Literal

import pandas as pd

from kit.compare.checks import TableError, need_columns
from kit.compare.notes import few_reports, what_was_searched, with_note
from kit.compare.patterns import Search, searching
from kit.marks import Span
from kit.texts import say, say_many
from kit.waiting import bar
from kit.words import find_words

_TEXTS = "kit.part_table(articles) or kit.sentence_table(articles)"
_CHUNK = re.compile(r"\S+")
_FEW = 3
_FAR = 2  # so many widths hold one width of text, but for many spaces in a row


def concordance(
    texts: pd.DataFrame, sought: str | re.Pattern[str], *, width: int = 60
) -> pd.DataFrame:
    r"""Return each hit with the words before and after it, in reading order.

    Args:
        texts: a table like `kit.part_table` or `kit.sentence_table`. Furniture is passed over.
        sought: a word or a phrase, capitals ignored; * stands for any letters, so "regim*" finds
            "regime" and "regimes". A pattern made by `re.compile` is searched as it is.
        width: how many characters to show on each side, at most. Words are not cut.

    Columns:
        article: the id.
        report: the report.
        part, sentence, kind: where the hit stands, as far as `texts` has these columns.
        left: the text before the hit, in the same paragraph (or sentence).
        hit: the words found.
        right: the text after the hit.
        start: the position of the hit's first character in `Article.source`.
        end: the position after its last character.

    Raises:
        TableError: if a column is missing, nothing is sought, or the search takes too long because
            a pattern fits in too many ways.

    >>> import kit
    >>> texts = kit.part_table([kit.article_from_text("Rain fell. The rain, he said, was warm.")])
    >>> concordance(texts, "rain")[["left", "hit", "right"]].values.tolist()[1]
    ['Rain fell. The', 'rain', ', he said, was warm.']
    >>> concordance(texts, re.compile(r"\bw\w+"))["start"].tolist()
    [30, 34]
    """
    need_columns(texts, "article report text start", _TEXTS)
    searched = texts[texts["kind"] != "furniture"] if "kind" in texts else texts
    search, whole_words = searching(sought, len(searched)), isinstance(sought, str)
    found = [
        (row, *_line(text, span, width))
        for row, text in enumerate(bar(searched["text"].tolist(), say("Searching"), say("text")))
        for span in _hits(search, text, whole_words=whole_words)
    ]
    rows, left, hit, right, at = zip(*found, strict=True) if found else ((),) * 5
    keys = [k for k in ("article", "report", "part", "sentence", "kind") if k in searched]
    lines = searched[keys].iloc[list(rows)].reset_index(drop=True)
    lines = lines.assign(left=left, hit=hit, right=right)
    lines = lines.astype(dict.fromkeys(("left", "hit", "right"), "str"))
    base = searched["start"].iloc[list(rows)].to_numpy(dtype="int64")
    lines["start"] = base + pd.array(at, dtype="int64")
    lines["end"] = lines["start"] + lines["hit"].str.len().astype("int64")
    what = sought if isinstance(sought, str) else sought.pattern
    return with_note(
        lines, what_was_searched(searched), _hit_note(lines, searched, what), few_reports(searched)
    )


def sort_concordance(lines: pd.DataFrame, by: Literal["left", "right"]) -> pd.DataFrame:
    """Sort a concordance by the words on one side of the hit, the nearest word first.

    Args:
        lines: a table made by `concordance`.
        by: "left" or "right". Lines that are alike stay in reading order.

    Returns:
        The same rows in another order.

    Raises:
        TableError: if `by` is neither, or a column is missing.

    >>> import kit
    >>> texts = kit.part_table([kit.article_from_text("War crimes. Cold war. A war broke out.")])
    >>> sort_concordance(concordance(texts, "war"), "right")["right"].tolist()
    ['. A war broke out.', 'broke out.', 'crimes. Cold war. A war broke out.']
    """
    if by not in ("left", "right"):
        raise TableError(say("A concordance is sorted by 'left' or 'right', not by {by!r}.", by=by))
    need_columns(lines, by, "kit.compare.concordance")
    step = -1 if by == "left" else 1
    keys = [[match[0].casefold() for match in find_words(text)][::step] for text in lines[by]]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return lines.iloc[order].reset_index(drop=True)


def _hits(search: Search, text: str, *, whole_words: bool) -> Iterator[Span]:
    at = 0
    while at <= len(text) and (match := search(text, at)):
        found = bool(match[0]) and (not whole_words or _begins_and_ends_words(text, match))
        if found:
            yield match.span()
        at = match.end() if found else match.start() + 1


def _begins_and_ends_words(text: str, match: re.Match[str]) -> bool:
    """Tell whether a hit begins where a word begins and ends where one ends.

    Words hold no white space, so the stretch between two spaces is enough to look at. So a
    concordance finds what the table of words counts, and "war" is no hit in "war-torn".
    """
    begin, end = match.start(), match.end()
    while begin and not text[begin - 1].isspace():
        begin -= 1
    last = _CHUNK.match(text, end)
    words = [word.span() for word in find_words(text[begin : last.end() if last else end])]
    starts, ends = {begin + start for start, _ in words}, {begin + stop for _, stop in words}
    return match.start() in starts and end in ends


def _line(text: str, span: Span, width: int) -> tuple[str, str, str, int]:
    start, end = span
    left, right = _last(text[:start], width), _first(text[end:], width)
    if len(left) > width:
        _, _, left = left[len(left) - width - 1 :].partition(" ")
    if len(right) > width:
        right, _, _ = right[: width + 1].rpartition(" ")
    return left, text[start:end], right, start


def _last(text: str, width: int) -> str:
    """Return the text in one line, or a part of its end that is longer than the width."""
    near = " ".join(text[-_FAR * (width + 1) :].split())
    return near if len(near) > width else " ".join(text.split())


def _first(text: str, width: int) -> str:
    near = " ".join(text[: _FAR * (width + 1)].split())
    return near if len(near) > width else " ".join(text.split())


def _hit_note(lines: pd.DataFrame, searched: pd.DataFrame, sought: str) -> str:
    hits = say_many(
        "{n:,} hit for {sought!r}.", "{n:,} hits for {sought!r}.", len(lines), sought=sought
    )
    hit = set(lines["report"])
    without = [report for report in searched["report"].unique() if report not in hit]
    if not without:
        return hits
    names = (
        say(" and ").join(without)
        if len(without) <= _FEW
        else say("{without:,} of the reports", without=len(without))
    )
    return " ".join([hits, say("No hit in {names}.", names=names)])
