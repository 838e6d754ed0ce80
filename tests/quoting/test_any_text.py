"""Whatever the text, nothing raises and every position is true."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.load import article_from_text
from kit.marks import stretches
from kit.quoting import quotations

PIECES = st.sampled_from(
    [
        *("\"“”„«»'‘’" + ",.:;?!()—–-&" + "\n\t\xa0"),
        *(
            "'' `` ‘‘ ’’ said says told added called saying 's ’s s' of for and but that who"
        ).split(),
        *(
            "according to quoted as was has would not Ann Lee Mr. Ms. Putin Sen. (D-Ohio) U.S."
        ).split(),
        *(
            "he she they it the a mayor ministry Monday in Cork I claim report 25 2016 İ ß 𝔄"
        ).split(),
    ]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", " "])), max_size=60).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=200)))
def test_positions_are_true_and_spans_of_a_kind_never_overlap(text: str) -> None:
    article = article_from_text(text)
    found = quotations(article)
    for q in found:
        assert article.source[q.start : q.end] == q.text
        assert (q.speaker is None) == (q.speaker_start is None) == (q.speaker_end is None)
        if q.speaker is not None:
            assert article.source[q.speaker_start : q.speaker_end] == q.speaker != ""
        assert (q.cue is None) == (q.cue_start is None) == (q.cue_end is None)
        if q.cue is not None:
            assert article.source[q.cue_start : q.cue_end] == q.cue != ""
        assert q.reason in {"", "scare quote", "title", "unclear"}
        assert bool(q.reason) == (q.speaker is None and q.speaker_resolved is None)
    for kind in ("direct", "partial", "indirect"):
        spans = [(q.start, q.end) for q in found if q.kind == kind]
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, st.text(alphabet="\"“”'‘’ ab.,\n", max_size=80)))
def test_stretches_lie_in_order_inside_the_text(text: str) -> None:
    found = stretches(text)
    for stretch in found:
        assert 0 <= stretch.start <= stretch.inner_start <= stretch.inner_end <= stretch.end
        assert stretch.end <= len(text)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        '"We wait," said Ann Lee. She added that it rained.\n',
        '"We wait," said Ann Lee. She added that it rained. ',
        '"a," he said, ',
        "“a b ",
        "Ann, who said, ",
        "Lee said that ",
        "'a b' said Lee. 's ",
    ],
)
def test_a_long_text_takes_no_time_to_speak_of(unit: str) -> None:
    begun = time.monotonic()
    quotations(article_from_text(unit * (300_000 // len(unit))))
    assert time.monotonic() - begun < 60  # a guard against hanging, no measure of speed
