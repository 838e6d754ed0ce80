"""Keyness: published values, the oracle scipy, antisymmetry, and the seeds."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from kit import compare
from kit.compare import TableError, g2_four_cells, g2_two_cells, log_odds_z, log_ratio

Maker = Callable[..., pd.DataFrame]

D1, D2 = "a a a b b c c c c c c d e f g h h", "a a b c c d d d d e f h"
KEYNESS = [
    (compare.keyness_g2_two_cells, "g2"),
    (compare.keyness_g2_four_cells, "g2"),
    (compare.keyness_log_ratio, "log_ratio"),
    (compare.keyness_log_odds, "z"),
]
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("counts", "published"), [((392, 170), 90.1301), ((348, 99), 146.9529), ((9, 32), -13.6823)]
)
def test_two_cells_as_rayson_published_them(counts: tuple[int, int], published: float) -> None:
    a, b = counts
    assert g2_two_cells(a, MILLION, b, MILLION) == pytest.approx(published, abs=5e-4)


def test_four_cells_as_dunning_published_them() -> None:
    assert g2_four_cells(10, 13, 0, 31764) == pytest.approx(167.23, abs=0.005)


def test_four_cells_as_nltk_computes_them() -> None:
    together, (first, second), total = 110, (2552, 221), 31777
    g2 = g2_four_cells(together, second, first - together, total - second)
    assert g2 == pytest.approx(270.7219, abs=5e-5)


def test_the_demonstration_of_lancaster() -> None:
    assert g2_two_cells(57, 75_000, 52, 50_000) == pytest.approx(-2.6517, abs=5e-5)
    assert g2_two_cells(52, 50_000, 57, 75_000) == pytest.approx(2.6517, abs=5e-5)
    assert g2_four_cells(52, 50_000, 57, 75_000) == pytest.approx(2.6541, abs=5e-5)


def test_a_value_that_tells_the_forms_apart() -> None:
    assert g2_two_cells(3, 10, 7, 9) == pytest.approx(-2.094839, abs=5e-7)
    assert g2_four_cells(3, 10, 7, 9) == pytest.approx(-4.534939, abs=5e-7)


@pytest.mark.parametrize(
    ("keyness", "expected"),
    [
        (compare.keyness_g2_two_cells, [0.941184, 1.068165, -3.123254, 0.003935]),
        (compare.keyness_g2_four_cells, [1.274238, 1.093291, -3.779441, 0.004751]),
    ],
)
def test_two_small_texts(
    keyness: Callable[..., pd.DataFrame], expected: list[float], word_table: Maker
) -> None:
    table = keyness(word_table(d1=D1, d2=D2), "d1").set_index("word")
    assert table["g2"].loc[["c", "g", "d", "a"]].tolist() == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((392, MILLION, 170, MILLION), 1.2053),
        ((1, 17, 0, 12), 0.4975),
        ((3, 10, 7, 9), -1.374396),
        ((2, 5, 1, 5), 1),
    ],
)
def test_log_ratio(cells: tuple[int, int, int, int], expected: float) -> None:
    assert log_ratio(*cells) == pytest.approx(expected, abs=5e-5)


def test_weighted_log_odds(word_table: Maker) -> None:
    table = compare.keyness_log_odds(word_table(d1=D1, d2=D2), "d1").set_index("word")
    published = [0.076102, 0.311326, 1.228044, -1.857190, -0.264864, -0.264864, 0.430762, 0.311326]
    assert table["z"].loc[list("abcdefgh")].tolist() == pytest.approx(published, abs=5e-7)


counts = st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(any)


@given(counts, st.integers(41, 500), st.integers(41, 500))
def test_four_cells_agree_with_scipy(pair: tuple[int, int], n1: int, n2: int) -> None:
    a, b = pair
    oracle = chi2_contingency(
        [[a, b], [n1 - a, n2 - b]], correction=False, lambda_="log-likelihood"
    )
    assert abs(g2_four_cells(a, n1, b, n2)) == pytest.approx(oracle.statistic, abs=1e-8)


@given(counts, st.integers(41, 500), st.integers(41, 500))
@pytest.mark.parametrize("measure", [g2_two_cells, g2_four_cells, log_ratio, log_odds_z])
def test_exchanging_the_sides_changes_the_sign(
    measure: Callable[..., np.ndarray], pair: tuple[int, int], n1: int, n2: int
) -> None:
    a, b = pair
    there = measure([a, n1 - a], n1, [b, n2 - b], n2)
    back = measure([b, n2 - b], n2, [a, n1 - a], n1)
    assert np.allclose(there, -back, atol=1e-9)
    assert np.isfinite(there).all()


@pytest.mark.parametrize(("keyness", "score"), KEYNESS)
def test_a_table_and_its_mirror(
    keyness: Callable[..., pd.DataFrame], score: str, words: pd.DataFrame
) -> None:
    early = keyness(words, "DW, 8 May 2013").set_index("word").sort_index()
    late = keyness(words, "DW, 12 Oct 2016").set_index("word").sort_index()
    assert early[score].to_numpy() == pytest.approx(-late[score].to_numpy())
    assert early["count"].tolist() == late["other_count"].tolist()
    assert early["per_1000"].tolist() == late["other_per_1000"].tolist()


@pytest.mark.parametrize(("keyness", "score"), KEYNESS)
@pytest.mark.parametrize("reports", [2, 20])
def test_the_order_of_the_articles_does_not_matter(
    keyness: Callable[..., pd.DataFrame], score: str, reports: int, word_table: Maker
) -> None:
    texts = {f"r{n}": f"{D1} w{n} " * (1 + n % 3) for n in range(reports)}
    forth = keyness(word_table(**texts), "r1")
    back = keyness(word_table(**dict(reversed(texts.items()))), "r1")
    pd.testing.assert_frame_equal(forth, back)
    assert forth["other_total"].iloc[0] > 17 * (reports - 2)
    assert set(forth.columns) >= {"count", "total", "other_count", "other_total", score}


def test_groups_of_reports_can_be_compared(word_table: Maker) -> None:
    table = word_table(a="war war", b="war peace", c="peace peace peace")
    table["side"] = table["report"].astype("str").map({"a": "x", "b": "x", "c": "y"})
    found = compare.keyness_g2_two_cells(table, "x", by="side").set_index("word")
    assert found.loc["war", ["count", "total", "other_count", "other_total"]].tolist() == [
        3,
        4,
        0,
        3,
    ]


def test_stop_words_leave_the_rows_but_not_the_totals(words: pd.DataFrame) -> None:
    with_all = compare.keyness_g2_four_cells(words, "DW, 8 May 2013")
    without = compare.keyness_g2_four_cells(words, "DW, 8 May 2013", stop_words=compare.STOP_WORDS)
    assert "with" in set(with_all["word"])
    assert "with" not in set(without["word"])
    assert set(without["total"]) == set(with_all["total"])


def test_in_the_seeds_the_top_keyword_is_with(words: pd.DataFrame) -> None:
    table = compare.keyness_g2_four_cells(words, "DW, 8 May 2013")
    top = table.iloc[0]
    assert top[["word", "count", "other_count"]].tolist() == ["with", 7, 1]
    assert top["g2"] == pytest.approx(5.11, abs=0.1)
    assert (table["g2"].abs() > 3.84).sum() == 14
    assert (table["g2"].abs() < 14.44).all()


def test_no_column_and_no_note_speaks_of_significance(words: pd.DataFrame) -> None:
    forms = set()
    for keyness, _ in KEYNESS:
        table = keyness(words, "DW, 8 May 2013")
        assert "p" not in {name.strip("_") for name in table.columns}
        assert "signific" not in compare.note(table).lower()
        assert "Two reports can't show a rule" in compare.note(table)
        form = re.search(r"^Ordered by ([^:]+):", compare.note(table))
        assert form
        forms.add(form[1])
    assert len(forms) == len(KEYNESS)  # each says which form it is


def test_one_report_has_nothing_to_be_compared_with(word_table: Maker) -> None:
    with pytest.raises(TableError, match="nothing to compare them with"):
        compare.keyness_g2_two_cells(word_table(a="war war"), "a")


def test_a_misspelt_report_gets_an_offer(words: pd.DataFrame) -> None:
    with pytest.raises(TableError, match=r"Did you mean 'DW, 8 May 2013'"):
        compare.keyness_log_ratio(words, "DW 8 May 2013")


def test_another_table_is_refused_in_plain_words(parts: pd.DataFrame) -> None:
    with pytest.raises(TableError, match=r"no column word.*kit\.word_table\(articles\)"):
        compare.keyness_log_ratio(parts, "DW, 8 May 2013")
