"""Each kind of answer: what it forgives, what it refuses, and what it says."""

from dataclasses import dataclass
from random import Random

import altair as alt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit
from kit import Article
from kit.marking.values import CallFailed, Function, carry
from kit.questions import (
    Kind,
    Question,
    Verdict,
    Wrong,
    coding,
    function,
    invented_page,
    items,
    judge,
    number,
    own_chart,
    own_counts,
    own_sentences,
    own_table,
    question,
    quotation,
    sentence,
    table,
    text,
)

TABLE = pd.DataFrame(
    {"report": ["A", "A", "B"], "sentence": [1, 2, 1], "words": [5, 6, 7], "more": [1, 1, 1]}
)


def ask(kind: Kind, model: object, *wrong: Wrong) -> Question:
    @question(kind, hints=["First hint.", "Second hint."], wrong=wrong, reason="So.", minutes=1)
    def thing() -> object:
        """What is it?"""
        return model

    return thing


def say(kind: Kind, model: object, answer: object) -> Verdict:
    return judge(ask(kind, model), carry(answer))


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (45, "right", "So."),
        (45.0, "right", "So."),
        (44, "not yet", "44 is not it"),
        ((45, 0), "wrong kind", "The comma made two numbers"),
        ((1, 2, 3), "wrong kind", "The comma made several numbers"),
        ((45,), "wrong kind", "comma at the end"),
        ([45], "wrong kind", "brackets"),
        ("45", "wrong kind", "in quotation marks"),
        ("4,500", "wrong kind", "in quotation marks"),
        ("forty-five", "wrong kind", "figures alone"),
        (True, "wrong kind", "yes or no"),
        (None, "wrong kind", "print shows"),
        (float("nan"), "wrong kind", "missing number"),
        (float("inf"), "not yet", "inf is not it"),
        (10**99, "not yet", "is not it"),
        (..., "not attempted", "no answer here yet"),
        (TABLE, "wrong kind", "a table"),
        (len, "wrong kind", "a function"),
    ],
)
def test_a_number(answer: object, status: str, said: str) -> None:
    verdict = say(number(), 45, answer)
    assert verdict.status == status
    assert said in verdict.message


def test_a_number_says_its_tolerance_and_keeps_to_it() -> None:
    kind = number(tolerance=0.5)
    assert "0.5" in kind.asks
    assert [say(kind, 20, n).status for n in (19.4, 19.5, 20.5, 20.6)] == [
        "not yet", "right", "right", "not yet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        "'Over the abyss and into chaos'",
        "over the abyss and into chaos",
        "  Over the abyss   and into\nchaos ",
        "“Over the abyss and into chaos”",
        '"OVER THE ABYSS AND INTO CHAOS."',
    ],
)
def test_a_text_forgives_case_spacing_and_marks(answer: str) -> None:
    assert say(text(), "'Over the abyss and into chaos'", answer).status == "right"


def test_a_text_forgives_the_form_of_dashes() -> None:
    assert say(text(), "al-Assad", "al–Assad").status == "right"


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ("Reuter", "not yet", "very near"),
        ("AFP", "not yet", "'AFP' is not it.\nNext step: First hint."),
        (["Reuters"], "wrong kind", "take the brackets away"),
        (7, "wrong kind", "Put quotation marks"),
        ("", "not attempted", "nothing between"),
        ("...", "not attempted", "no answer here yet"),
        ("'.'", "wrong kind", "marks only"),
    ],
)
def test_a_text_says_what_is_off(answer: object, status: str, said: str) -> None:
    verdict = say(text(), "Reuters", answer)
    assert verdict.status == status
    assert said in verdict.message


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (["afp", " AP "], "right", ""),
        (("AP", "AFP"), "right", ""),
        ({"AP", "AFP"}, "right", ""),
        (["AP"], "not yet", "something is still missing"),
        (["AP", "AFP", "dpa"], "not yet", "'dpa' doesn't belong"),
        (["AP", "AP", "AFP"], "not yet", "stands in your list twice"),
        ("AP, AFP", "wrong kind", "one text"),
        ([], "not yet", "empty"),
        (["..."], "not attempted", "no answer"),
        ([["AP"]], "wrong kind", "single words"),
        ({"AP": 1}, "wrong kind", "the dictionary"),
    ],
)
def test_a_list(answer: object, status: str, said: str) -> None:
    verdict = say(items(), ["AP", "AFP"], answer)
    assert verdict.status == status
    assert said in verdict.message


def test_the_order_of_a_list_counts_where_it_is_asked_for() -> None:
    verdict = say(items(ordered=True), ["froze", "collapsed"], ["collapsed", "froze"])
    assert "the order is another" in verdict.message
    assert say(items(), ["froze", "collapsed"], ["collapsed", "froze"]).status == "right"


LIMIT = "However, both sides downplayed their differences in a press conference after the talks."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (LIMIT[:-1], ""),
        (f"\n  {LIMIT}  ", ""),
        ("However, both sides downplayed their differences", "only a part"),
        (LIMIT + ' "We agreed that Russia', "more than one"),
        (LIMIT.replace("downplayed", "played down"), "not from your word 'played'"),
        ("They will be joined by other key regional powers.", "DW, 12 Oct 2016"),
        ("US and Russia seek Syria talks", "not in a sentence"),
        ("Both sides lied, and everybody knows it.", "typing by hand invites slips"),
        ([LIMIT], "take the brackets away"),
    ],
)
def test_a_sentence_must_stand_in_the_right_report(answer: object, said: str) -> None:
    verdict = say(sentence(2013), LIMIT, answer)
    assert verdict.status == (
        "wrong kind" if "brackets" in said else "not yet" if said else "right"
    )
    assert said in verdict.message


def test_every_sentence_of_both_reports_can_be_picked(reports: list[Article]) -> None:
    for report in reports:
        assert report.published
        kind = sentence(report.published.year)
        for one in report.sentences:
            assert say(kind, one.text, one.text).status == "right"


def test_a_sentence_can_be_given_by_its_number(report_2013: Article) -> None:
    aim = report_2013.sentences[7].text
    last = len(report_2013.sentences)
    for answer in (8, "8", " 8 "):
        assert say(sentence(2013), aim, answer).status == "right"
    assert report_2013.sentences[8].text[1:20] in say(sentence(2013), aim, 9).message
    for answer in (0, -1, last + 1, 10**90, "0"):
        verdict = say(sentence(2013), aim, answer)
        assert verdict.status == "not yet"
        assert f"from 1 to {last}" in verdict.message
    for answer in (True, 8.5, "8.5"):
        assert say(sentence(2013), aim, answer).status != "right"


@pytest.mark.parametrize("chosen", [None, 8])
def test_a_sentence_picked_in_the_panel_is_an_answer(
    report_2013: Article, chosen: int | None
) -> None:
    panel = kit.panels.reader(report_2013, layers=["sentences"])
    if chosen:
        panel.chosen = [f"sentences-{chosen}"]
    verdict = say(sentence(2013), report_2013.sentences[7].text, panel.sentence)
    assert verdict.status == ("right" if chosen else "not attempted")


def test_a_sentence_with_its_place_is_told_where_its_words_are(report_2013: Article) -> None:
    verdict = say(sentence(2013), LIMIT, report_2013.sentences[0])
    assert verdict.status == "wrong kind"
    assert ".text" in verdict.message


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('"political rhetoric,"', ""),
        ("“political rhetoric”", ""),
        ("rhetoric", "only a part"),
        ("dismissed the allegations", "not all of them between quotation marks"),
        ("We are not concerned by the fate of any individual.", "another report"),
        ("political retoric", "not from your word"),
        ("gone with the wind", "don't stand in the report"),
    ],
)
def test_a_quotation_must_stand_between_marks(answer: str, said: str) -> None:
    verdict = say(quotation(2016), "political rhetoric", answer)
    assert verdict.status == ("not yet" if said else "right")
    assert said in verdict.message


def frame(**changes: object) -> pd.DataFrame:
    return TABLE.assign(**changes)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (TABLE, ""),
        (TABLE[["words", "sentence", "report"]], ""),
        (TABLE.iloc[::-1], ""),
        (TABLE.set_index(["report", "sentence"]), ""),
        (TABLE.groupby(["report", "sentence"])["words"].sum(), ""),
        (frame(words=[5.0, 6.0, 7.0]), ""),
        (frame(report=TABLE["report"].astype("category")), ""),
        (frame(words=[5, 9, 7]), "the row with report 'A', sentence 2: 9 under words"),
        (frame(words=["5", "6", "7"]), "'5' under words"),
        (TABLE.drop(columns="words"), "no column 'words'"),
        (TABLE[TABLE["report"] == "A"], "one row of B is missing"),
        (TABLE[TABLE["sentence"] == 1], "one row of A is missing"),
        (frame(sentence=[1, 2, 9]), "report 'B', sentence 9 doesn't belong"),
        (pd.concat([TABLE, TABLE]), "report 'A', sentence 1 stands here twice"),
        (TABLE[TABLE["report"] == "C"], "no rows"),
        (pd.DataFrame(), "empty"),
        (TABLE["report"], "no column 'sentence'"),
        (TABLE.groupby(["report", "sentence"]).size(), "the columns (one without a name), report"),
        ([1, 2], "A table is asked"),
        (None, "A table is asked"),
    ],
)
def test_a_table_names_the_row_at_fault(answer: object, said: str) -> None:
    verdict = say(table(["report", "sentence"], ["words"]), TABLE, answer)
    assert (verdict.status == "right") == (not said)
    assert said in verdict.message


def test_the_order_of_rows_counts_where_it_is_asked_for() -> None:
    kind = table(["report", "sentence"], ordered=True)
    assert "another order" in say(kind, TABLE, TABLE.iloc[::-1]).message


def test_a_table_with_one_key_does_not_name_what_is_missing() -> None:
    speakers = pd.DataFrame({"speaker": ["Ann", "Bo"]})
    assert "Bo" not in say(table(["speaker"]), speakers, speakers.head(1)).message


def words_in(text: str) -> int:
    return len(text.split())


def tries(chance: Random) -> list[tuple[str]]:
    return [(invented_page(chance),) for _ in range(8)]


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (words_in, "right", "So."),
        (len, "not yet", "gives "),
        (lambda text: float(words_in(text)), "not yet", "gives "),
        (lambda _: None, "not yet", "Does its last line begin with return"),
        (lambda _: ..., "not attempted", "no answer"),
        (lambda _: 1 // 0, "not yet", "ZeroDivisionError"),
        (lambda: 3, "not yet", "TypeError"),
        (12, "wrong kind", "Begin with def"),
    ],
)
def test_a_function_is_tried_on_unseen_texts(answer: object, status: str, said: str) -> None:
    verdict = say(function("text", tries=tries), words_in, answer)
    assert verdict.status == status
    assert said in verdict.message


def test_the_smallest_failing_text_is_shown_without_the_right_result() -> None:
    kind = function("text", tries=lambda _: [("one two three four",), ("one two",), ("a b c",)])
    right_for_two = lambda _: 2  # noqa: E731 - the shortest wrong function
    message = say(kind, words_in, right_for_two).message
    assert message.startswith("With the text below, your function gives 2.")
    assert "'a b c'" in message
    assert "3" not in message


def test_a_function_that_gives_a_piece_of_the_page_is_told_where_its_words_are() -> None:
    kind = function("report", tries=lambda _: [(kit.article_from_text("Rain fell."),)])
    verdict = say(kind, lambda report: report.parts[0].text, lambda report: report.parts[0])
    assert "its words are in .text" in verdict.message
    assert "Rain fell." in verdict.message


def test_a_function_that_never_comes_back_has_timed_out() -> None:
    def hang(*_: object) -> object:
        raise CallFailed("it took longer than 2 seconds", timed_out=True)

    verdict = judge(ask(function("text", tries=tries), words_in), Function(hang))
    assert (verdict.status, verdict.points) == ("timed out", 0)
    assert "2 seconds" in verdict.message


def test_invented_reports_are_the_same_for_the_same_seed_and_differ_otherwise() -> None:
    pages = [invented_page(Random(seed)) for seed in range(30)]
    assert pages == [invented_page(Random(seed)) for seed in range(30)]
    assert len(set(pages)) == 30


CODES = "sentence,code\n1,named\n2,report\n"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (CODES, ""),
        ("sentence, code\n 2 , Report\n1,named", ""),
        ("Sentence,Code,coder\n1,named,ann\n2,named,ann", ""),
        (pd.DataFrame({"sentence": [1, 2], "code": ["named", "named"]}), ""),
        (pd.DataFrame({"sentence": [1.0, 2.0], "code": ["named", "report"]}), ""),
        ("sentence,code\n1,named\n2,", "Sentence 2 has no code yet"),
        ("sentence,code\n1,named", "Sentence 2 has no code yet"),
        (CODES + "2,named", "Sentence 2 has two codes"),
        (CODES + "3,named", "Sentence 3 is not among"),
        ("sentence,code\n1,named\n2,guess", "'guess', which is not in the codebook"),
        ("1,named\n2,report", "Let the first line be"),
        ("sentence,code\n", "no rows"),
        ("sentence,code\n1,\n2,", "no answer here yet"),
        (7, "Lines with codes are asked"),
    ],
)
def test_a_coding_file_is_checked_by_form(answer: object, said: str) -> None:
    verdict = say(coding(["named", "report"], [1, 2]), CODES, answer)
    assert (verdict.status == "right") == (not said)
    assert said in verdict.message


PAGES = pd.DataFrame(
    {
        "article": ["a", "b"],
        "headline": ["Fog lifts", "Rain falls"],
        "published": pd.to_datetime(["2016-10-12", "2016-10-13"]),
    }
)
PAGES_KIND = own_table(["article"], ["headline"], noted=["published"])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (PAGES, ""),
        (PAGES.assign(published=pd.NaT, note="none on the page"), ""),
        (PAGES.set_index("article"), ""),
        (pd.concat([PAGES, PAGES.assign(article=["c", "d"])]), ""),
        (PAGES.head(1), "At least 2 rows are asked; yours has 1."),
        (PAGES.drop(columns="headline"), "no column 'headline'"),
        (PAGES.assign(headline=["Fog lifts", " ... "]), "article 'b' has nothing under headline"),
        (PAGES.assign(headline=["Fog lifts", None]), "article 'b' has nothing under headline"),
        (PAGES.assign(article="a"), "The row with article 'a' stands in your table twice."),
        (PAGES.assign(published=[pd.NaT, PAGES["published"][1]]), "no note that says why"),
        (PAGES.assign(published=pd.NaT, note="-"), "article 'a' has nothing under published"),
        (["a", "b"], "A table is asked"),
    ],
)
def test_a_table_of_own_articles_is_whole_or_says_why_not(answer: object, said: str) -> None:
    verdict = say(PAGES_KIND, PAGES, answer)
    assert (verdict.status == "right") == (not said)
    assert said in verdict.message


RATES = pd.DataFrame(
    {
        "report": ["A", "B", "A", "B"],
        "word": ["fog", "fog", "rain", "rain"],
        "count": [2, 0, 1, 3],
        "total": [100, 300, 100, 300],
        "per_1000": [20, 0.0, 10.0, 10],
    }
)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (RATES, ""),
        (RATES.astype({"count": float, "report": "category"}), ""),
        (RATES.rename(columns={"word": "speaker"}), ""),
        (RATES.assign(per_1000=[20.4, 0, 10, 10]), ""),
        (RATES.drop(index=1), "There is no row for 'fog' in 'B'."),
        (RATES.rename(columns={"word": "thing"}), "No column says what was counted"),
        (RATES[RATES["report"] == "A"], "Your table counts 1 report, under report."),
        (RATES[RATES["word"] == "fog"], "Your table counts 1 thing, under word."),
        (RATES.assign(count=[2, 0, 1.5, 3]), "report 'A', word 'rain', count is 1.5."),
        (RATES.assign(count=[2, 0, -1, 3]), "count is -1."),
        (RATES.assign(count=[2, None, 1, 3]), "count is None."),
        (pd.concat([RATES, RATES.head(1)]), "stands in your table twice"),
        (RATES.assign(total=1), "count is larger than total"),
        (RATES.assign(per_1000=RATES["count"]), "report 'A', word 'fog', per_1000 is 2."),
        (RATES.assign(per_1000="many"), "per_1000 is 'many'."),
        (RATES.drop(columns="total"), "no column 'total'"),
    ],
)
def test_own_counts_have_their_zeros_and_rates_their_counts(answer: object, said: str) -> None:
    verdict = say(own_counts(["word", "speaker"], rate=True), RATES, answer)
    assert (verdict.status == "right") == (not said)
    assert said in verdict.message


CLAIM = "In two of three articles, nobody is quoted (Bay Post, 4 March 2015)."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ([CLAIM], ""),
        (CLAIM, ""),
        (["The word is in 3 articles [Bay Post, no date], and everywhere else.", "..."], ""),
        (['In 3 of them stands "we always wait" (Bay Post, p. 4).'], ""),
        (["In 3 of them stands ‘we can’t always wait’ (Bay Post, p. 4)."], ""),
        (["Many are quoted in the paper of 2015 (Bay Post, 4 March 2015)."], "has no number"),
        (["In two of three articles, nobody is quoted."], "does not say which article"),
        (["In two of three articles, nobody is quoted (Bay Post)."], "of which day"),
        ([CLAIM, "The 2 papers always do that (Bay Post, 4 March 2015)."], "2 says 'always'"),
        (["The 2 papers are biased (Bay Post, 4 March 2015)."], "Sentence 1 says 'biased'"),
        ([CLAIM, CLAIM.upper()], "stands in your list twice"),
        ([CLAIM, "Four of five."], "Sentence 2 is no whole sentence: 'Four of five.'"),
        ([CLAIM, 7], "Your list holds the number 7"),
        (7, "A list of sentences is asked"),
        (["..."], "no answer here yet"),
    ],
)
def test_own_sentences_carry_count_and_source_and_say_no_more(answer: object, said: str) -> None:
    verdict = say(own_sentences(1, "count", "source", "modest"), [CLAIM], answer)
    assert (verdict.status == "right") == (not said)
    assert said in verdict.message


def test_own_sentences_quote_a_few_words_and_name_a_limit() -> None:
    kind = own_sentences(1, "quotation", "limit")
    few = 'One article says "we wait", and we do not know who said it.'
    assert say(kind, [few], [few.replace('"', "“")]).status == "right"
    assert "no words between quotation marks" in say(kind, [few], [few.replace('"', "")]).message
    long = few.replace("we wait", "we wait " * 13)
    assert "more than 25 words" in say(kind, [few], [long]).message
    known = few.replace("do not know", "know")
    assert "says no limit" in say(kind, [few], [known]).message


def bars(**changes: object) -> alt.Chart:
    words = {"title": "Quoted words, three articles", "description": "A 2, B 5, and C has none."}
    table = pd.DataFrame({"report": ["A", "B", "C"], "words": [2, 5, 0]})
    return alt.Chart(table, **{**words, **changes}).mark_bar().encode(x="words", y="report")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (bars(), ""),
        (bars() | bars(), "The chart has no title."),
        (
            (bars() | bars()).properties(
                title="Two of my charts", description="Bars of 2, 5, 0 w."
            ),
            "",
        ),
        (bars().mark_point(), ""),
        (bars(title=alt.Undefined), "The chart has no title."),
        (bars(title="Words"), "The title is 'Words'."),
        (bars(title="Who lies and who does not"), "The title says 'lies'"),
        (bars(description=alt.Undefined), "The chart has no description."),
        (bars(description="Some bars."), "The description is 'Some bars.'"),
        (bars(description="There are three bars of some length"), "has no number"),
        (bars().encode(x=alt.X("words").scale(zero=False)), "don't begin at zero"),
        (bars().transform_filter("datum.words > 4"), "one mark only"),
        (alt.Chart(PAGES), "mark_bar() is missing"),
        (PAGES, "A chart is asked, and your answer is a table"),
    ],
)
def test_an_own_chart_says_what_it_shows_and_begins_at_zero(answer: object, said: str) -> None:
    verdict = say(own_chart(), bars(), answer)
    assert (verdict.status == "right") == (not said), verdict
    assert said in verdict.message


def test_two_answers_that_break_the_same_rule_are_the_same_mistake() -> None:
    wrong = Wrong(PAGES.assign(headline=""), "Whoever reads this has to find it.", label="empty")
    asked = ask(PAGES_KIND, PAGES, wrong)
    verdict = judge(asked, carry(PAGES.assign(article=["c", "d"], headline=["Snow", None])))
    assert verdict.mistake == "empty"
    assert verdict.message == (
        "The row with article 'd' has nothing under headline. Whoever reads this has to find it."
    )


@dataclass
class Strange:
    thing: int = 1


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
    | st.sampled_from([..., Strange(), b"x", 10**100, "sentence,code\n", TABLE, TABLE["words"],
                       pd.DataFrame({1: [None, [1]], "report": ["A", 2]})]),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner)
    | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip
ASKED = [
    ask(number(), 12345.678),
    ask(text(), "a text that nobody hits upon"),
    ask(items(), ["AP", "AFP", "dpa"]),
    ask(sentence(2013), LIMIT),
    ask(quotation(2016), "political rhetoric"),
    ask(table(["report"], ["words"]), TABLE.head(1).assign(report="none such")),
    ask(function("text", tries=tries), words_in),
    ask(coding(["named"], [1]), "sentence,code\n1,named"),
    ask(PAGES_KIND, PAGES),
    ask(own_counts(["word"], rate=True), RATES),
    ask(own_sentences(1, "quotation", "count", "source"), ['2 say "we wait" here (Bay, p. 4).']),
    ask(own_chart(), bars()),
]


@given(value=VALUES)
@settings(max_examples=150, deadline=None)
def test_no_value_stops_a_check_or_earns_points(value: object) -> None:
    for asked in ASKED:
        verdict = judge(asked, carry(value))
        assert verdict.status in ("not yet", "wrong kind", "not attempted"), verdict
        assert verdict.points == 0
