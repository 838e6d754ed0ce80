"""What coders said about the same sentences."""

import pandas as pd

import kit
from tests.charts.examples import TWO, draw, ratings, texts


def test_a_sign_stands_behind_the_sentences_on_which_coders_differ() -> None:
    # Sentence 2 of each article; on sentence 3 one of the two has not decided.
    words = texts(draw("agreement_grid"))
    assert words.count("≠") >= 2
    assert words.count("…") == 2


def test_coders_may_have_any_name() -> None:
    assert texts(draw("agreement_grid")).count("Dr. [Ben]") == 2


def test_full_agreement_has_no_sign() -> None:
    same = ratings(TWO)[["Ana"]].assign(Ben=lambda table: table["Ana"])
    words = texts(kit.charts.agreement_grid(same))
    assert "≠" not in words
    assert "of which differ: none" in kit.charts.agreement_grid(same).to_dict()["description"]


def test_a_whole_class_goes_on_in_another_block_and_still_differs_as_one() -> None:
    index = pd.MultiIndex.from_tuples([("rain", 1), ("rain", 2)], names=["article", "sentence"])
    table = pd.DataFrame({f"Learner {n}": ["cause", "none"] for n in range(1, 31)}, index)
    table.loc[("rain", 2), "Learner 30"] = "remedy"
    chart = kit.charts.agreement_grid(table)
    words = texts(chart)
    assert [word for word in words if word.startswith("rain,")] == [
        f"rain, coders {first} to {first + 4} of 30" for first in range(1, 31, 5)
    ]
    assert {f"Learner {n}" for n in range(1, 31)} <= set(words)
    assert words.count("≠") == 30  # of one row only, over the cells of all six blocks
    assert all(block["width"] <= 700 for block in chart.to_dict()["vconcat"])


def test_reports_go_by_their_names_and_sentences_are_shown(reports: list[kit.Article]) -> None:
    sentences = kit.sentence_table(reports)
    first = sentences.groupby("article", sort=False).head(2)
    coders = [first.assign(coder=name, code=name) for name in ("Ana", "Ben")]
    given = kit.coding.ratings(pd.concat(coders).assign(action="code"))
    chart = kit.charts.agreement_grid(given, sentences)
    named = "DW, 8 May 2013: 2 sentences, of which differ: 1, 2. DW, 12 Oct 2016: 2 sentences"
    assert named in chart.to_dict()["description"]
    words = texts(chart)
    assert not [word for word in words if reports[0].id in word]
    assert set(kit.charts.table(chart)["text"]) == set(first["text"])
    by_id = texts(kit.charts.agreement_grid(given))
    assert [word for word in by_id if word == reports[0].id]


def test_a_sentence_that_is_not_in_the_table_keeps_the_id_of_its_article() -> None:
    sentences = pd.DataFrame(columns=["article", "report", "sentence", "text"])
    assert TWO[0] in texts(kit.charts.agreement_grid(ratings(TWO), sentences))


def test_long_names_and_codes_of_two_coders_are_not_cut() -> None:
    index = pd.MultiIndex.from_tuples([("rain", 1)], names=["article", "sentence"])
    long = ["Maximiliana Harrison", "cause + judgment + problem"]
    grid = kit.charts.agreement_grid(pd.DataFrame({long[0]: [long[1]], "Ben": ["none"]}, index))
    assert {*long} <= {*texts(grid)}


def test_decisions_become_a_grid() -> None:
    columns = "coder article sentence start end code action".split()
    rows = [
        ("Ana", "rain", 1, 0, 9, "cause", "code"),
        ("Ben", "rain", 1, 0, 9, "remedy", "code"),
        ("Ben", "rain", 1, 0, 9, "cause", "code"),
    ]
    decisions = pd.DataFrame(rows, columns=columns)
    chart = kit.charts.agreement_grid(kit.coding.ratings(decisions))
    assert {"cause", "cause + remedy", "≠"} <= set(texts(chart))
