"""Both reports: every quotation, and how many words each speaker has between marks."""

from collections import Counter
from pathlib import Path

import pytest

import kit
from kit.load import article_from_text, load_article
from kit.quoting import Quotation, quotation_record, quotations

REPORT_2013 = kit.SEEDS / "2013-05-08-dw-us-and-russia-seek-syria-talks.txt"
REPORT_2016 = kit.SEEDS / "2016-10-12-dw-us-and-russia-to-hold-syria-talks.txt"
Short = tuple[str, str, str | None, str | None, str | None]


def shortened(text: str) -> str:
    words = text.split()
    return text if len(words) <= 6 else f"{' '.join(words[:3])} … {' '.join(words[-2:])}"


def in_short(path: Path) -> list[Short]:
    return [
        (q.kind, shortened(q.text), q.speaker, q.speaker_resolved, q.cue)
        for q in quotations(load_article(path))
    ]


JOINT_2013 = "US Secretary of State John Kerry and his Russian counterpart Sergei Lavrov"
JOINT_2016 = "Russian Foreign Minister Sergei Lavrov and US Secretary of State John Kerry"
EXPECTED_2013: list[Short] = [
    ("indirect", "the need to … peace accord", JOINT_2013, None, "have agreed"),
    ("indirect", "Washington has worsened … the rebels", "Moscow", "Moscow", "claims"),
    (
        "indirect",
        "Russia of failing … Security Council",
        "Western nations",
        "Western nations",
        "have accused",
    ),
    ("direct", "We agreed that … political solution,", "Lavrov", "Sergei Lavrov", "said"),
    ("indirect", "Russia did not … for talks", "Lavrov", "Sergei Lavrov", "maintained"),
    ("indirect", "Moscow was not … Syrian leader", "Lavrov", "Sergei Lavrov", "insisted"),
    ("direct", "We are not … Syrian people.", "Lavrov", "Sergei Lavrov", "insisted"),
    ("direct", "Over the abyss and into chaos", None, "John Kerry", None),
    ("direct", "The alternative is … more violence,", "Kerry", "John Kerry", "said"),
    ("direct", "The alternative is … into chaos.", "Kerry", "John Kerry", "said"),
    ("indirect", "there had been … earlier meeting", "Kerry", "John Kerry", "said"),
    ("partial", "very productive, very … friendly discussion", "Kerry", "John Kerry", "said"),
    ("partial", "has contributed significantly … road ahead.", "he", "John Kerry", "added"),
    ("indirect", "more than 70,000 … March 2011", "UN estimates", "UN estimates", "According to"),
]
EXPECTED_2016: list[Short] = [
    (
        "indirect",
        "bilateral talks with … the weekend",
        "Russia's Foreign Ministry",
        "Russia's Foreign Ministry",
        "has said",
    ),
    ("indirect", "a second round … the conflict", "Washington", "Washington", "has announced"),
    (
        "indirect",
        "The United States … on Saturday",
        "Russia's Foreign Ministry",
        "Russia's Foreign Ministry",
        "said",
    ),
    ("indirect", 'to hold talks … Syrian crisis."', JOINT_2016, None, "agreed"),
    ("partial", "creating the conditions … Syrian crisis.", JOINT_2016, None, "agreed"),
    (
        "direct",
        "We would like … Assembly-like debate,",
        "Lavrov",
        "Sergei Lavrov",
        "was quoted as saying",
    ),
    (
        "indirect",
        "Turkey, Saudi Arabia … the talks",
        "the Russian foreign minister",
        "Sergei Lavrov",
        "called",
    ),
    ("indirect", "more talks", "US", "US", "announces"),
    (
        "indirect",
        "another meeting was … in London",
        "US Secretary of State Kerry",
        "John Kerry",
        "announced",
    ),
    (
        "indirect",
        'On both days, … aid deliveries,"',
        "Kerry's spokesman John Kirby",
        "John Kirby",
        "said",
    ),
    (
        "partial",
        "a multilateral approach … aid deliveries,",
        "Kerry's spokesman John Kirby",
        "John Kirby",
        "said",
    ),
    ("indirect", "West to blame for Syria", "Putin", "Vladimir Putin", ":"),
    (
        "indirect",
        "Moscow of potential … military actions",
        "Western governments",
        "Western governments",
        "have accused",
    ),
    (
        "indirect",
        'the allegations as\xa0"political rhetoric,"',
        "Russian President Vladimir Putin",
        "Vladimir Putin",
        "dismissed",
    ),
    (
        "partial",
        "political rhetoric,",
        "Russian President Vladimir Putin",
        "Vladimir Putin",
        "dismissed",
    ),
    (
        "indirect",
        "the West was … radical Islam",
        "Russian President Vladimir Putin",
        "Vladimir Putin",
        "said",
    ),
    ("direct", "I am deeply … in particular,", "he", "Vladimir Putin", "said"),
]


def test_2013_quotes() -> None:
    assert in_short(REPORT_2013) == EXPECTED_2013


def test_2016_quotes() -> None:
    assert in_short(REPORT_2016) == EXPECTED_2016


def words_by_speaker(found: tuple[Quotation, ...]) -> Counter[str | None]:
    counts: Counter[str | None] = Counter()
    for quotation in found:
        if quotation.kind != "indirect":
            counts[quotation.speaker_resolved] += len(quotation.text.split())
    return counts


def test_words_in_2013_with_the_mark_repaired() -> None:
    broken = REPORT_2013.read_text(encoding="utf-8")
    repaired = broken.replace("The alternative is that Syria", '"The alternative is that Syria')
    article = article_from_text(repaired)
    headings = [part for part in article.parts if part.kind == "subheading"]
    body = tuple(
        q
        for q in quotations(article)
        if not any(part.start <= q.start < part.end for part in headings)
    )
    assert words_by_speaker(body) == {"John Kerry": 45, "Sergei Lavrov": 42}
    assert not any(quotation.warning for quotation in body)


def test_words_in_2013_do_not_change_with_the_repair() -> None:
    counts = words_by_speaker(quotations(load_article(REPORT_2013)))
    assert counts == {
        "John Kerry": 45 + len("Over the abyss and into chaos".split()),
        "Sergei Lavrov": 42,
    }


def test_words_in_2016() -> None:
    counts = words_by_speaker(quotations(load_article(REPORT_2016)))
    assert counts == {"Vladimir Putin": 31, "John Kirby": 22, "Sergei Lavrov": 21, None: 10}


def test_the_missing_mark_of_2013_is_named() -> None:
    warnings = [q.warning for q in quotations(load_article(REPORT_2013)) if q.warning]
    assert warnings == ['The opening quotation mark is missing before "The alternative is that".']


def test_the_sentence_ends_after_said_kerry() -> None:
    ends = [sentence.text[-11:] for sentence in load_article(REPORT_2013).sentences]
    assert "said Kerry." in ends


def test_the_heading_of_2013_has_its_speaker_from_below() -> None:
    [heading] = [q for q in quotations(load_article(REPORT_2013)) if q.text.startswith("Over")]
    assert (heading.speaker, heading.speaker_start, heading.cue) == (None, None, None)
    assert heading.speaker_resolved == "John Kerry"
    assert heading.why == "The heading names nobody; the same words stand in a quotation below."


@pytest.mark.parametrize("path", [REPORT_2013, REPORT_2016])
def test_every_position_is_true(path: Path) -> None:
    article = load_article(path)
    for quotation in quotations(article):
        record = quotation_record(quotation)
        assert article.source[quotation.start : quotation.end] == record["text"]
        if quotation.speaker:
            assert (
                article.source[quotation.speaker_start : quotation.speaker_end] == quotation.speaker
            )
        if quotation.cue:
            assert article.source[quotation.cue_start : quotation.cue_end] == quotation.cue
        assert bool(quotation.why) != bool(quotation.reason)


def test_a_record_has_the_fields_that_programs_read() -> None:
    [first, *_] = quotations(load_article(REPORT_2016))
    assert (
        list(quotation_record(first))
        == (
            "start end text kind speaker speaker_start speaker_end speaker_resolved cue"
            " cue_start cue_end"
        ).split()
    )
