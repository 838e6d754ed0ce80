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


def hits(report: Article, word: str) -> list[str]:
    """Return a word's hits in the paragraphs, each with what stands around it."""
    parts = kit.part_table([report])
    lines = kit.compare.concordance(parts[parts["kind"] == "paragraph"], word)
    return (lines["left"] + " [" + lines["hit"] + "] " + lines["right"]).tolist()


def test_words_and_what_they_name(in_2013: Article, in_2016: Article) -> None:
    asked = ["dispute", "impasse", "storm", "talks", "clique"]
    both = [word for word in asked if hits(in_2013, word) and hits(in_2016, word)]
    assert QUESTIONS["in_both"].model() == both
    assert all(hits(in_2016, word) for word in asked)
    storm = hits(in_2016, "storm")
    assert [
        sum(words in line for line in storm) for words in ("[storm] fees", "Great [Storm]")
    ] == [
        1,
        1,
    ]
    assert len(storm) - 2 == QUESTIONS["names_the_matter"].model()


def test_who_says_clique_and_who_says_impasse(in_2013: Article, in_2016: Article) -> None:
    clique = [straight(s.text) for s in in_2013.sentences if "clique" in s.text]
    assert [text for text in clique if "claims" not in text] == [
        QUESTIONS["label_in_own_voice"].model()
    ]
    assert len(clique) == 2
    quoted = [text[a:b] for text in paragraphs(in_2016) for a, b in quoted_spans(text)]
    quoted = [text for text in quoted if "impasse" in text]
    assert len(quoted) == len(hits(in_2016, "impasse")) == 2
    answers = QUESTIONS["handed_over"].answers()
    assert all(any(answer in text for text in quoted) for answer in answers)


def test_rates_and_keyness(in_2016: Article) -> None:
    words = kit.word_table([in_2016])
    for kind, count, total in (("standfirst", 1, 35), ("paragraph", 4, 390)):
        row = kit.compare.word_rates(words[words["kind"] == kind], "talks").iloc[0]
        assert (row["count"], row["total"]) == (count, total)
    assert "stands 1 time, and the teaser has 35 words" in prompt("teaser_rate")
    assert QUESTIONS["teaser_rate"].model() == pytest.approx(1000 / 35)
    claims = {task.name: task.prompt for sheet in SHEETS for task in sheet.tasks}
    said = "4 times in 390 words: about 10 in a thousand. A classmate writes: nearly three times"
    assert said in " ".join(claims["teaser_claim"].split())
    assert (round(4000 / 390), round((1 / 35) / (4 / 390))) == (10, 3)
    assert QUESTIONS["label_rates"].model()["count"].tolist() == [2, 1, 0, 2, 0, 3]
    four = QUESTIONS["first_four"].model()
    assert four["word"].tolist() == ["storm", "tavish", "wednesday", "cancellations"]
    assert four["count"].tolist() == [3, 3, 3, 2]


def test_with_whom(in_2013: Article, in_2016: Article) -> None:
    party = "each other|Premier|Transport Minister|Tavland|the clique|Oldquay|Voll"
    found = hits(in_2013, "with")
    assert all(re.search(rf"\[with\] ({party})\b", line) for line in found)
    assert len(found) == QUESTIONS["with_whom"].model()
    assert len(hits(in_2016, "with")) == 1


def test_blame_heading_and_verbs(in_2013: Article, in_2016: Article) -> None:
    accusation, answer = paragraphs(in_2016)[-3:-1]
    assert f"have accused {QUESTIONS['accused'].model()}" in accusation
    assert "Voll rejected" in answer
    heading = next(part.text for part in in_2013.parts if part.kind == "subheading")
    words = {match[0].lower() for match in find_words(heading)}
    gone = [word for word in ("off", "not", "out", "closer", "if") if word not in words]
    assert sorted(gone) == sorted(QUESTIONS["left_out"].model())
    found = re.findall(r"\b(?:claim|alleg|insist|maintain)(?:e?s|e?d)?\b", in_2013.source)
    assert sorted(found) == sorted(QUESTIONS["distancing_verbs"].model())
    said = kit.quotation_table([in_2013])
    speakers = said[said["cue"].isin(found)]["speaker_resolved"]
    assert set(speakers) == {"Grenholt", "Ruben Askholt"}


def test_whom_the_five_verbs_name(in_2016: Article) -> None:
    page = straight(in_2016.source)
    doers = {
        "hit": "last-minute cancellations have repeatedly hit",
        "fell": "drawn up between Halmouth and Grenholt fell through",
        "shelved": "Halmouth shelved",
        "walked": "The LC walked out",
        "ordered": "Grenholt has bankrolled the clique of Sorrel Mayor Aldo Fenn and ordered",
    }
    assert all(words in page for words in doers.values())
    nobody = [verb for verb, words in doers.items() if words[0].islower()]
    assert nobody == QUESTIONS["no_doer"].model()
    numbers = [
        number
        for number, sentence in enumerate(in_2016.sentences)
        if re.search("ordered|last-minute", sentence.text)
    ]
    assert numbers[1] - numbers[0] == 2  # the model answer says: two sentences earlier


def test_the_sentences_to_code_for_framing(in_2013: Article) -> None:
    assert in_2013.sentences[11].text.startswith("There was agreement, too,")
    assert len(in_2013.sentences) == 17
    assert "has yet to be taken up" in in_2013.sentences[15].text


def prompt(name: str) -> str:
    return " ".join(QUESTIONS[name].prompt.split())


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
