import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import Article, Number, Phrase


def numbers(text: str) -> tuple[Number, ...]:
    return kit.numbers(kit.article_from_text(text))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(number.text, number.kind) for number in numbers(text)]


def values(text: str) -> list[float | None]:
    return [number.value for number in numbers(text)]


def words(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def units(text: str) -> list[str | None]:
    return [words(number.unit) for number in numbers(text)]


def hedges(text: str) -> list[str | None]:
    return [words(number.hedge) for number in numbers(text)]


def sources(text: str) -> list[str | None]:
    return [words(number.source) for number in numbers(text)]


def rows(article: Article) -> list[tuple[object, ...]]:
    return [
        (n.text, n.value, n.kind, words(n.unit), words(n.hedge), words(n.source))
        for n in kit.numbers(article)
    ]


# The two reports


def test_every_figure_of_2013_is_found(report_2013: Article) -> None:
    assert rows(report_2013) == [
        ("five", 5, "count", "hours of talks", "more than", None),
        ("two", 2, "count", "powers", None, None),
        ("70,000", 70000, "count", "people", "more than", "UN estimates"),
        ("March 2011", None, "date", None, None, None),
    ]


def test_every_figure_of_2016_is_found(report_2016: Article) -> None:
    assert rows(report_2016) == [
        ("second", 2, "ordinal", None, None, None),
        ("first", 1, "ordinal", None, None, None),
        ("two", 2, "count", "countries", None, None),
        ("October 3", None, "date", None, None, None),
        ("300,000", 300000, "count", "civilians", "Some", None),
    ]


# How many


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("70,000 boats", 70000),
        ("70\u00a0000 boats", 70000),
        ("1.5 million boats", 1500000),
        ("1.1 million boats", 1100000),
        ("3bn boats", 3 * 10**9),
        ("2.5 tons", 2.5),
        ("a dozen boats", 12),
        ("half a dozen boats", 6),
        ("half a million boats", 500000),
        ("Twenty-five boats", 25),
        ("nineteen boats", 19),
        ("two hundred and five boats", 205),
        ("one hundred and fifty thousand boats", 150000),
        ("two and a half million boats", 2500000),
        ("one and a half hours", 1.5),
        ("It was -5 degrees", -5),
        ("zero boats", 0),
        ("two-thirds of them", 2 / 3),
        ("a quarter of them", 0.25),
        ("half of them", 0.5),
        ("five percent", 5),
        ("one percent", 1),
        ("$1.5m", 1500000),
    ],
)
def test_a_numeral_has_its_value(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    ["hundreds of boats", "tens of thousands of boats", "several hundred boats", "dozens of boats"],
)
def test_words_that_do_not_say_how_many_have_no_value(text: str) -> None:
    (number,) = numbers(text)
    assert (number.kind, number.value, words(number.unit)) == ("count", None, "boats")


def test_more_digits_than_anything_counts_have_no_value() -> None:
    assert values("9" * 5000) == [None]


def test_a_list_is_not_one_large_number() -> None:
    assert values("Boats 1,2 and 3 were late, 1,2345 was not.") == [1, 2, 3, 1, 2345]


# What kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On Oct. 3 it rained", ("Oct. 3", "date")),
        ("On May 8, 2013 it rained", ("May 8, 2013", "date")),
        ("On 3 March 2011 it rained", ("3 March 2011", "date")),
        ("On 2013-05-08 it rained", ("2013-05-08", "date")),
        ("By June 5-7 it rained", ("June 5-7", "date")),
        ("At 6 p.m. it rained", ("6 p.m.", "time")),
        ("At 12:30 GMT it rained", ("12:30 GMT", "time")),
        ("At five o'clock it rained", ("five o'clock", "time")),
        ("Since 1999 it rained", ("1999", "year")),
        ("The season of 2013-14 was wet", ("2013-14", "year")),
        ("The 1990s were wet", ("1990s", "year")),
        ("He lives at No. 10 now", ("No. 10", "label")),
        ("It flew a Boeing 777 home", ("Boeing 777", "label")),
        ("Since 9/11 it rained", ("9/11", "label")),
        ("The first boat", ("first", "ordinal")),
        ("The 21st boat", ("21st", "ordinal")),
        ("A loss of 3.5% hurts", ("3.5%", "percent")),
        ("A loss of 3.5 per cent hurts", ("3.5 per cent", "percent")),
        ("A loss of €3bn hurts", ("€3bn", "money")),
        ("A loss of US$5 hurts", ("US$5", "money")),
        ("A loss of ten million dollars hurts", ("ten million dollars", "money")),
        ("A third of the boats", ("A third", "share")),
    ],
)
def test_figures_that_do_not_count_are_told_apart(text: str, kind: tuple[str, str]) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "TF1 and MH17 and B-52 and Covid-19 and G20",
        "On both days nobody came.",
        "No one came, though one hopes.",
        "Wait a second, he said, and he scores.",
        "I second that, and may March come.",
        "Once a tenant, often alone.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert numbers(text) == ()


def test_a_month_before_thousands_is_no_date() -> None:
    assert kinds("In March 2,000 boats sank.") == [("2,000", "count")]


def test_a_year_before_people_counts_only_without_a_word_of_time() -> None:
    assert kinds("Here 2000 people live.") == [("2000", "count")]
    assert kinds("In 2000 people voted.") == [("2000", "year")]
    assert kinds("The 2000 vote came after more than 2000 votes.") == [
        ("2000", "year"),
        ("2000", "count"),
    ]


def test_one_counts_only_where_it_clearly_does() -> None:
    assert (
        kinds("One boat is the one; at least one sank in one hour on a one-day trip.")
        == [("one", "count")] * 3
    )


# Of what


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 boats sank", "boats"),
        ("Some of the 12 boats sank", "boats"),
        ("12 of the boats sank", "boats"),
        ("12 more boats sank", "boats"),
        ("12 old gray boats sank", "old gray boats"),
        ("15 US soldiers left", "US soldiers"),
        ("five United Nations inspectors left", "United Nations inspectors"),
        ("300 Russians left", "Russians"),
        ("five hours of talks", "hours of talks"),
        ("five tons of food.", "tons of food"),
        ("12 people of the north", "people"),
        ("five hours' talks", "hours"),
        ("six aircraft left", "aircraft"),
        ("1,200 dead", "dead"),
        ("a 12-year-old boat", "year"),
        ("20km of coast", "km"),
        ("200 or more people", "people"),
        ("12\u00a0boats sank", "boats"),
        ("$12 of boats", "$"),
        ("12 percent of boats", "percent"),
        ("70,000 have left towns", None),
        ("300 fled homes", None),
        ("He has 12, boats too", None),
        ("There were 12. Boats sank", None),
        ("On Oct. 3 boats sank", None),
    ],
)
def test_the_unit_is_what_is_counted_beside_the_figure(text: str, unit: str | None) -> None:
    assert units(text) == [unit]


@pytest.mark.parametrize(
    "text", ["10 to 15 boats", "10-15 boats", "10 or 15 boats", "Between 10 and 15 boats"]
)
def test_both_ends_of_a_range_count_the_same(text: str) -> None:
    assert units(text) == ["boats", "boats"]


def test_two_figures_side_by_side_are_no_range() -> None:
    assert units("He saw 10 and 15 boats") == [None, "boats"]


# How sure


@pytest.mark.parametrize(
    "hedge",
    "more than|no more than|at least|up to|as many as|some|about|around|nearly|almost|just over"
    "|an estimated|fewer than|roughly|close to|well over|up\u00a0to".split("|"),
)
def test_a_hedge_stands_right_before_the_figure(hedge: str) -> None:
    assert hedges(f"They saw {hedge} 12 boats.") == [hedge]
    assert hedges(f"{hedge.capitalize()} a dozen boats.") == [hedge.capitalize()]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Some of the 12 boats sank", None),
        ("They held talks about 12 boats", None),
        ("Awesome 12 boats", None),
        ("Only 12 boats sank", None),
        ("At least, 12 boats sank", None),
        ("12 or more boats sank", "or more"),
        ("Some 12 or more boats sank", "Some"),
        ("About $12 is lost", "About"),
    ],
)
def test_words_elsewhere_do_not_hedge(text: str, hedge: str | None) -> None:
    assert hedges(text) == [hedge]


def test_a_date_is_not_hedged() -> None:
    assert hedges("It was around Oct. 3 at about 6 p.m.") == [None, None]


# According to whom


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to UN estimates, 12 boats sank.", "UN estimates"),
        ("According to the U.N. more than 12 boats sank.", "the U.N."),
        ("12 boats sank, according to Mr. Wu.", "Mr. Wu"),
        ("The ministry said 12 boats sank.", "The ministry"),
        ("The ministry of defense has also said that 12 boats sank.", "The ministry of defense"),
        ("On Monday the ministry said 12 boats sank.", "the ministry"),
        ("Kim and Wu say that 12 boats sank.", "Kim and Wu"),
        ("The Fund for Cove says 12 boats sank.", "The Fund for Cove"),
        ("The UN estimates that 12 boats sank.", "The UN"),
        ("Cove claims Duna sank 12 boats.", "Cove"),
        ("12 boats sank, Ann Lee said on Monday.", "Ann Lee"),
        ("12 boats sank, said Ann Lee.", "Ann Lee"),
        ('"Only 12 boats sank," Ann Lee said.', "Ann Lee"),
        ('"We know that 12 boats sank, but not why," said Ann Lee.', "Ann Lee"),
        ("Ann Lee was quoted as saying 12 boats sank.", "Ann Lee"),
        ("He said 12 boats sank.", "He"),
        ("Some 12 boats are thought to be lost.", None),
        ("It is said that 12 boats sank.", None),
        ("12 boats are reported to be lost.", None),
        ("Ann Lee did not say if 12 boats sank.", None),
        ("He refused to say more about 12 boats.", None),
        ("The claims of 12 men were read.", None),
        ("After reports of 12 losses it rained.", None),
        ("An estimated 12 boats sank.", None),
        ("12 boats sank. Ann Lee said nothing else.", None),
        ("Ann Lee said it rained, but 12 boats sank.", None),
        ("The 12 sailors said it rained.", None),
        ("Twelve sailors told the 12 guests.", None),
    ],
)
def test_the_source_is_who_the_sentence_names(text: str, source: str | None) -> None:
    assert sources(text)[0] == source


def test_each_clause_has_its_own_source() -> None:
    text = "The ministry said 12 boats sank, but 3 were found, according to Kim Wu."
    assert sources(text) == ["The ministry", "Kim Wu"]


def test_dates_and_ranks_are_attributed_to_nobody() -> None:
    assert sources("Ann Lee said the second boat sank on Oct. 3.") == [None, None]


# Any text


PIECES = (
    '12 boats|more than |1,000|about |Ann Lee said |, |according to |the UN|\n|. |"|“|”|a |dozen '
    "|two|hundred |million |-|% |$|March |2011|p.m.|\u00a0|said|one |third |of |No. |half ".split(
        "|"
    )
)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_positions_are_true_and_figures_never_overlap(text: str) -> None:
    article = kit.article_from_text(text)
    end = 0
    for number in kit.numbers(article):
        assert number.start >= end
        assert number.start < number.end
        end = number.end
        assert article.source[number.start : end] == number.text
        for phrase in (number.unit, number.hedge, number.source):
            if phrase:
                assert phrase.text
                assert article.source[phrase.start : phrase.end] == phrase.text


@pytest.mark.parametrize(
    "piece",
    ["said 12 ", "1,", "1 ", "a 1 ", "hundred and 1 ", "1/", "1.", "two- 1 ", "X and 1 ", "( 1 "],
)
def test_a_long_monotonous_text_comes_to_an_end_with_every_digit_in_a_figure(piece: str) -> None:
    found = "".join(number.text for number in numbers(piece * 20_000))
    assert sum(map(str.isdigit, found)) == sum(map(str.isdigit, piece)) * 20_000
