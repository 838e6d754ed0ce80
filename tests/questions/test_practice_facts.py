"""What the worksheets say about the practice pair is true, and holds no word of the other story."""

import re

import pytest

import kit
from kit import Article
from kit.folders import EXERCISES
from kit.marks import quoted_spans
from kit.pairs import of_year, reports_of
from kit.questions import Question, Worksheet, questions_in, worksheets_in
from kit.questions.plain import straight
from kit.words import find_words

QUESTIONS = {question.name: question for question in questions_in(EXERCISES, "practice")}
REPORTS = reports_of("practice")
SHEETS = worksheets_in(EXERCISES, "practice")


@pytest.fixture
def in_2013() -> Article:
    return of_year(2013, REPORTS)


@pytest.fixture
def in_2016() -> Article:
    return of_year(2016, REPORTS)


def paragraphs(report: Article) -> list[str]:
    lost = "said Lark. The danger"
    texts = [part.text for part in report.parts if part.kind == "paragraph"]
    return [text.replace(lost, 'said Lark. "The danger') for text in texts]


def counts(texts: list[str]) -> list[int]:
    return [sum(1 for _ in find_words(text[a:b])) for text in texts for a, b in quoted_spans(text)]


def test_the_anatomy(in_2013: Article, in_2016: Article) -> None:
    assert QUESTIONS["headline"].model() == in_2013.headline
    assert QUESTIONS["agencies"].model() == list(in_2016.agencies)
    [stray] = [part.kind for part in in_2016.parts if "Dalmora" in part.text]
    assert QUESTIONS["name_place"].model() == stray
    assert QUESTIONS["agencies"].wrong[0].answer == list(in_2013.agencies)


def test_tuesday_is_the_day_before_the_page(in_2013: Article) -> None:
    published = in_2013.published
    assert published is not None
    assert f"{published:%A %d}" == "Wednesday 12"
    assert QUESTIONS["agreement_day"].model() == published.day - 1
    assert QUESTIONS["agreement_day"].wrong[2].answer == published.day - 1 + 7


def test_the_limit_comes_second_last(in_2013: Article) -> None:
    assert paragraphs(in_2013)[-2] == QUESTIONS["limit"].model()


def test_every_right_sentence_brings_in_third_parties(in_2016: Article) -> None:
    texts = [straight(sentence.text) for sentence in in_2016.sentences]
    right = [straight(answer) for answer in QUESTIONS["third_party"].answers()]
    assert [texts.index(answer) + 1 for answer in right] == [5, 7, 9]


def test_larks_words_and_each_wrong_count(in_2013: Article) -> None:
    body = paragraphs(in_2013)
    lark = counts([text for text in body if "said Lark" in text or "Lark said there" in text])
    askholt = counts([text for text in body if "Askholt said" in text or "not moved" in text])
    heading = next(part.text for part in in_2013.parts if part.kind == "subheading")
    question = QUESTIONS["mended_count"]
    assert question.model() == sum(lark)
    assert [known.answer for known in question.wrong] == [
        sum(lark) - lark[1],
        sum(lark) + len("said Lark".split()),
        sum(lark) + sum(1 for _ in find_words(heading)),
        sum(askholt),
        lark[0],
    ]
    assert " + ".join(map(str, lark)) in question.reason
    assert f"he would have {sum(lark) - lark[1]}" in question.reason


def test_the_tally_of_2016(in_2016: Article) -> None:
    assert counts(paragraphs(in_2016)) == [9, 19, 23, 3, 30]
    tally = QUESTIONS["speaker_chart"].model().data.set_index("speaker")["words"].to_dict()
    assert tally == {
        "Askholt": 19, "Lark": 0, "Harbin": 23, "Voll": 3 + 30, "no clear speaker": 9,
    }  # fmt: skip
    words = kit.quotation_table([in_2016]).query("kind != 'indirect'")
    by_kit = words.groupby("speaker_resolved")["words"].sum()
    assert by_kit.to_dict() == {"Anders Voll": 33, "Ned Harbin": 23, "Ruben Askholt": 19}


def test_nobody_from_the_island_is_quoted() -> None:
    quoted = kit.quotation_table(REPORTS).query("kind != 'indirect'")["speaker_resolved"]
    assert set(quoted.dropna()) == {"Owen Lark", "Ruben Askholt", "Ned Harbin", "Anders Voll"}
    assert QUESTIONS["local_voices"].model() == 0


def test_volls_own_words(in_2016: Article) -> None:
    own = paragraphs(in_2016)[-1]
    [(start, end)] = quoted_spans(own)
    choices = ["blame", "responsible", "storm", "summer bookings", "Lake Cantons"]
    assert [word for word in choices if word in own[start:end]] == QUESTIONS["own_words"].model()
    assert ", ".join(choices) in " ".join(QUESTIONS["own_words"].prompt.split())


def test_fenn_is_named_three_times_and_aldo_twice() -> None:
    texts = [sentence.text for report in REPORTS for sentence in report.sentences]
    assert sum("Fenn" in text for text in texts) == len(QUESTIONS["naming_sentences"].model()) == 3
    assert sum("Aldo" in text for text in texts) == 2
    assert any("clique" in text and "Fenn" not in text for text in texts)


def test_the_sentences_to_code_are_those_that_the_question_names(in_2016: Article) -> None:
    assert in_2016.sentences[9].text.startswith("It would be the first meeting")
    assert in_2016.sentences[15].text.endswith("fell through in July.")


@pytest.mark.parametrize("worksheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_word_of_the_other_story_is_left(worksheet: Worksheet) -> None:
    actors = kit.load_actors(kit.SEEDS / "actors.csv").actors
    names = [a for actor in actors for a in (actor.name, *actor.aliases) if a[0].isupper()]
    story = [*map(re.escape, names), "DW", "Reuters", "wars?", "killed", "bomb", "doctor", "regime"]
    for task in worksheet.tasks:
        said = [worksheet.text, task.prompt, *task.hints, str(task.model())]
        if isinstance(task, Question):
            said += [task.reason, task.solution]
            said += [text for wrong in task.wrong for text in (wrong.message, wrong.name())]
        else:
            said += task.rubric
        for text in said:
            assert re.findall(rf"\b(?:{'|'.join(story)})\b", text) == [], task.name


@pytest.mark.parametrize("worksheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_worksheet_says_that_its_story_is_invented(worksheet: Worksheet) -> None:
    assert "are invented" in " ".join(worksheet.text.split())
