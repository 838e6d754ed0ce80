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
