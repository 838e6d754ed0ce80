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
