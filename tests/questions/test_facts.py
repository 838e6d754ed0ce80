"""What the worksheets say about the reports is true."""

import re

import pytest

import kit
from kit import Article
from kit.folders import EXERCISES
from kit.marks import quoted_spans
from kit.pairs import FOLDERS, reports_of
from kit.questions import Question, Worksheet, questions_in, worksheets_in
from kit.questions.plain import straight
from kit.words import find_words

QUESTIONS = {question.name: question for question in questions_in(EXERCISES)}
SHEETS = [sheet for pair in FOLDERS for sheet in worksheets_in(EXERCISES, pair)]


def paragraphs(report: Article) -> list[str]:
    return [part.text for part in report.parts if part.kind == "paragraph"]


def quoted_word_counts(paragraph: str) -> list[int]:
    return [
        sum(1 for _ in find_words(paragraph[start:end])) for start, end in quoted_spans(paragraph)
    ]


def mended(report: Article) -> list[str]:
    """Put back the opening mark that the page of 2013 lacks."""
    lacking = "said Kerry. The alternative"
    assert report.source.count(lacking) == 1
    return [text.replace(lacking, 'said Kerry. "The alternative') for text in paragraphs(report)]


def test_the_anatomy_of_the_first_worksheet(report_2013: Article, report_2016: Article) -> None:
    assert QUESTIONS["headline"].model() == report_2013.headline
    assert QUESTIONS["agencies"].model() == list(report_2016.agencies)
    assert [part.kind for part in report_2016.parts if "Iran" in part.text] == ["caption"]
    assert QUESTIONS["name_place"].model() == "caption"
    assert report_2013.agencies == ("AP", "AFP", "dpa", "Reuters")


def test_tuesday_is_the_day_before_the_page(report_2013: Article) -> None:
    published = report_2013.published
    assert published is not None
    assert published.strftime("%A %d") == "Wednesday 08"
    assert "agreement on Tuesday" in paragraphs(report_2013)[0]
    assert QUESTIONS["agreement_day"].model() == published.day - 1


def test_the_limit_comes_second_last(report_2013: Article) -> None:
    limit = QUESTIONS["limit"].model()
    assert paragraphs(report_2013)[-2] == limit


def test_several_sentences_of_2016_bring_in_third_parties(report_2016: Article) -> None:
    assert report_2016.standfirst is not None
    assert "bilateral talks" in report_2016.standfirst
    question = QUESTIONS["third_party"]
    texts = [straight(sentence.text) for sentence in report_2016.sentences]
    assert question.model() in texts
    assert all(straight(answer) in texts for answer in question.also)


def test_kerrys_words_and_each_wrong_count(report_2013: Article) -> None:
    body = mended(report_2013)
    kerry = [n for text in body if "Kerry also" in text or "said Kerry" in text
             for n in quoted_word_counts(text)]  # fmt: skip
    lavrov = [n for text in body if "Lavrov said" in text or "not concerned" in text
              for n in quoted_word_counts(text)]  # fmt: skip
    assert kerry == [9, 18, 7, 11]
    assert sum(kerry) == QUESTIONS["mended_count"].model()
    heading = next(part.text for part in report_2013.parts if part.kind == "subheading")
    wrong = [
        sum(kerry) - 18,
        sum(kerry) + len("said Kerry".split()),
        sum(kerry) + sum(1 for _ in find_words(heading)),
        sum(lavrov),
        kerry[0],
    ]
    assert wrong == [known.answer for known in QUESTIONS["mended_count"].wrong]


def test_the_tally_of_2016(report_2016: Article) -> None:
    counts = [n for text in paragraphs(report_2016) for n in quoted_word_counts(text)]
    assert counts == [10, 21, 22, 2, 29]
    chart = QUESTIONS["speaker_chart"].model()
    tally = dict(chart.data[["speaker", "words"]].itertuples(index=False))
    assert tally == {
        "no clear speaker": 10, "Lavrov": 21, "Kirby": 22, "Putin": 2 + 29, "Kerry": 0,
    }  # fmt: skip


def test_only_four_men_are_quoted(report_2013: Article, report_2016: Article) -> None:
    quoted = [text for text in (*mended(report_2013), *paragraphs(report_2016)) if '"' in text]
    after = [re.sub(r'"[^"“”]*["”]', "", text) for text in quoted]
    named = {name for text in after for name in ("Lavrov", "Kerry", "Kirby", "Putin", "Assad")
             if name in text}  # fmt: skip
    assert named == {"Lavrov", "Kerry", "Kirby", "Putin"}
    assert QUESTIONS["local_voices"].model() == 0


def test_putins_own_words(report_2016: Article) -> None:
    own = paragraphs(report_2016)[-1]
    choices = ["blame", "responsible", "war", "radical Islam", "United States"]
    inside = [own[start:end] for start, end in quoted_spans(own)]
    assert [word for word in choices if word in inside[0]] == QUESTIONS["own_words"].model()
    section = " ".join(part.text for part in report_2016.parts[-6:])
    assert all(word in section for word in choices)


def test_assad_is_named_three_times_and_bashar_twice(
    report_2013: Article, report_2016: Article
) -> None:
    sentences = [s.text for report in (report_2013, report_2016) for s in report.sentences]
    assert sum("Assad" in text for text in sentences) == 3
    assert sum("Bashar" in text for text in sentences) == 2
    assert any("regime" in text and "Assad" not in text for text in sentences)
    assert not any("said Assad" in text or "Assad said" in text for text in sentences)


def test_the_sentences_to_code_are_those_that_the_question_names(report_2016: Article) -> None:
    texts = [sentence.text for sentence in report_2016.sentences]
    assert texts[9].startswith("This will be the first meeting")
    assert texts[15].endswith("collapsed in September.")


@pytest.mark.parametrize("worksheet", SHEETS, ids=lambda sheet: f"{sheet.pair}-{sheet.name}")
def test_what_is_quoted_in_a_worksheet_stands_in_a_report(worksheet: Worksheet) -> None:
    pages = [straight(report.source) for report in reports_of(worksheet.pair)]
    for task in worksheet.tasks:
        words = [task.prompt, *task.hints]
        if isinstance(task, Question):
            words += [task.reason, *(wrong.message for wrong in task.wrong)]
        for text in words:
            prose = re.sub(r"```.*?```|`[^`]*`|alt\.[^ ]*.*|\[.*\]", "", text, flags=re.DOTALL)
            for quoted in re.findall(r'"([^"\n]+ [^"\n]+ [^"\n]+)"', straight(prose)):
                assert any(quoted in page for page in pages), quoted


def test_the_kits_own_view_of_who_speaks_agrees(reports: list[Article]) -> None:
    quoted = kit.quotation_table(reports)
    quoted = quoted[quoted["kind"] != "indirect"]
    words = quoted.groupby(["report", "speaker_resolved"], observed=True)["words"].sum()
    heading = 6  # 'Over the abyss and into chaos' stands outside the body
    kerry = words["DW, 8 May 2013", "John Kerry"] - heading
    assert kerry == QUESTIONS["mended_count"].model()
    in_2016 = words["DW, 12 Oct 2016"]
    tally = QUESTIONS["speaker_chart"].model().data.set_index("speaker")["words"]
    assert in_2016["Vladimir Putin"] == tally["Putin"]
    assert in_2016["John Kirby"] == tally["Kirby"]
    assert in_2016["Sergei Lavrov"] == tally["Lavrov"]
    assert "John Kerry" not in in_2016
    assert quoted["speaker_resolved"].nunique() == 4
