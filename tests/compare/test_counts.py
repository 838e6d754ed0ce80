"""Counts, rates, dispersion and style."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import compare
from kit.compare import TableError, dp, dp_norm, flesch, mattr

Maker = Callable[..., pd.DataFrame]
SIZES = [9, 10, 10, 10, 11]


def test_counts_add_up_to_the_totals(words: pd.DataFrame) -> None:
    table = compare.word_counts(words)
    sums = table.groupby("report", observed=True)["count"].sum()
    assert sums.tolist() == words["report"].value_counts(sort=False).tolist() == [373, 376]
    assert (table["per_1000"] == 1000 * table["count"] / table["total"]).all()


def test_the_seeds_share_some_words_and_most_occur_once(words: pd.DataFrame) -> None:
    found = compare.presence(words, "word")
    where = found.drop_duplicates("word")["where"].value_counts()
    assert where["in both"] == 68
    total = words["word"].value_counts()
    assert (len(total), (total == 1).sum()) == (345, 234)


def test_stop_words_go_and_the_rates_stay(words: pd.DataFrame) -> None:
    some = compare.word_counts(words, stop_words=compare.STOP_WORDS)
    every = compare.word_counts(words)
    assert not set(some["word"]) & compare.STOP_WORDS
    kept = every[~every["word"].isin(compare.STOP_WORDS)].reset_index(drop=True)
    pd.testing.assert_frame_equal(some, kept)


def test_chosen_words_have_a_row_in_every_report(words: pd.DataFrame) -> None:
    table = compare.word_rates(words, ["Regime", "war", "crisis", "peace"])
    counts = table.groupby("word")["count"].agg(list).to_dict()
    assert counts == {"regime": [2, 1], "war": [0, 3], "crisis": [0, 2], "peace": [0, 1]}
    assert list(table["report"].cat.categories) == ["DW, 8 May 2013", "DW, 12 Oct 2016"]


def test_a_report_without_words_has_a_count_and_no_rate(words: pd.DataFrame) -> None:
    late = words[words["report"] == "DW, 12 Oct 2016"]
    row = compare.word_rates(late, "war").set_index("report").loc["DW, 8 May 2013"]
    assert row[["count", "total"]].tolist() == [0, 0]
    assert pd.isna(row["per_1000"])


@pytest.mark.parametrize("chosen", ["radical Islam", "", "regim*"])
def test_a_phrase_is_sent_to_the_concordance(chosen: str, words: pd.DataFrame) -> None:
    with pytest.raises(TableError, match="is not one word"):
        compare.word_rates(words, chosen)


@pytest.mark.parametrize("reports", [0, 1, 2, 20])
def test_any_number_of_articles(reports: int, word_table: Maker) -> None:
    table = word_table(**{f"r{n}": f"War, peace and w{n}. War again!" for n in range(reports)})
    assert len(compare.word_counts(table)) == 5 * reports
    assert len(compare.word_rates(table, ["war", "snow"])) == 2 * reports
    assert len(compare.positions(table, ["war", "snow"])) == 3 * reports
    assert len(compare.dispersion(table)) == (4 + reports if reports else 0)
    assert len(compare.variety(table)) == reports
    assert len(compare.ngrams(table)) == 4 * reports
    assert len(compare.collocates(table, "war")) == (3 + reports if reports else 0)


def test_exchanging_articles_exchanges_rows_only(word_table: Maker) -> None:
    texts = {"a": "war war peace", "b": "peace now", "c": "war"}
    key = ["report", "word"]
    forth = compare.word_counts(word_table(**texts)).astype({"report": "str"})
    back = compare.word_counts(word_table(**dict(reversed(texts.items()))))
    pd.testing.assert_frame_equal(
        forth.sort_values(key, ignore_index=True),
        back.astype({"report": "str"}).sort_values(key, ignore_index=True),
    )


def test_dispersion_as_gries_published_it() -> None:
    assert dp([1, 2, 3, 4, 5], SIZES) == pytest.approx(0.18)
    assert dp_norm([1, 2, 3, 4, 5], SIZES) == pytest.approx(0.2195, abs=5e-5)
    assert dp_norm([2, 1, 0], [1, 1, 1]) == pytest.approx(0.5)
    assert dp_norm([4, 0], [1, 1]) == pytest.approx(1)


def test_the_dispersion_of_gries_own_corpus() -> None:
    texts = "bamnibeup basatbewqn bcagabesta baghabeaat bahaabeaxat".split()
    rows = [(f"part {n}", word) for n, text in enumerate(texts) for word in text]
    table = compare.dispersion(pd.DataFrame(rows, columns=["report", "word"])).set_index("word")
    published = {"a": (0.18, 0.2195), "b": (0.02, 0.024), "i": (0.82, 1), "q": (0.8, 0.976)}
    for word, (plain, normed) in {**published, "x": (0.78, 0.951)}.items():
        assert table.loc[word, "dp"] == pytest.approx(plain)
        assert table.loc[word, "dp_norm"] == pytest.approx(normed, abs=5e-4)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=2, max_size=9))
def test_the_table_and_the_formula_agree(parts: list[tuple[int, int]]) -> None:
    rows = [
        {"report": f"r{n}", "word": word}
        for n, (count, others) in enumerate(parts)
        for word in ["war"] * count + ["x"] * others
    ]
    table = compare.dispersion(pd.DataFrame(rows)).set_index("word")
    sizes = [count + others for count, others in parts]
    for word, place in (("war", 0), ("x", 1)):
        counts = [part[place] for part in parts]
        if sum(counts):
            assert table.loc[word, "dp"] == pytest.approx(dp(counts, sizes), abs=1e-12)
            assert table.loc[word, "dp_norm"] == pytest.approx(dp_norm(counts, sizes), abs=1e-12)
            assert -1e-12 <= table.loc[word, "dp_norm"] <= 1 + 1e-12


def test_dispersion_over_paragraphs(words: pd.DataFrame) -> None:
    table = compare.dispersion(words, by=["report", "part"])
    assert set(table["parts"]) == {13 + 1 + 11 + 2}
    assert (table["found_in"] <= table["count"]).all()


def test_one_report_has_no_normed_dispersion(word_table: Maker) -> None:
    assert compare.dispersion(word_table(a="war and war"))["dp_norm"].isna().all()


def test_no_hit_is_told_from_the_end_of_the_text(words: pd.DataFrame) -> None:
    table = compare.positions(words, "war").set_index("report")
    early, late = table.loc[["DW, 8 May 2013"]], table.loc["DW, 12 Oct 2016"]
    assert early["position"].isna().all()
    assert early["total"].tolist() == [373]
    assert len(late) == 3
    assert (late["position"] <= 376).all()


@pytest.mark.parametrize(("window", "expected"), [(2, 5 / 6), (3, 2 / 3), (4, 1 / 2)])
def test_mattr_as_published(window: int, expected: float) -> None:
    assert mattr("one one two one one two one".split(), window) == pytest.approx(expected)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30), st.integers(1, 10))
def test_mattr_is_the_mean_over_all_windows(tokens: list[str], window: int) -> None:
    shares = [len(set(tokens[at : at + window])) / window for at in range(len(tokens) - window + 1)]
    if shares:
        assert mattr(tokens, window) == pytest.approx(sum(shares) / len(shares))
    else:
        assert pd.isna(mattr(tokens, window))


def test_flesch_as_quanteda_computes_it() -> None:
    assert flesch(7, 1, 8) == pytest.approx(103.0443, abs=5e-5)


def test_syllables_of_common_words() -> None:
    by_count = {
        1: "the cat helped called crimes side sides froze through",
        2: "people table wanted troubled houses breakfast London paper",
        3: "agreement together conference another",
        4: "political government's negotiated",
    }
    for count, listed in by_count.items():
        found = {word: compare.count_syllables(word) for word in listed.split()}
        wrong = {word for word, n in found.items() if n != count}
        assert not wrong - {"government's"}, wrong


def test_reading_ease_stands_beside_its_counts(sentences: pd.DataFrame) -> None:
    table = compare.reading_ease(sentences)
    assert table["sentences"].tolist() == [17, 19]
    for row in table.to_dict("records"):
        expected = flesch(row["words"], row["sentences"], row["syllables"])
        assert row["flesch"] == pytest.approx(expected)


def test_words_without_letters_or_sentences_without_words_break_nothing() -> None:
    table = pd.DataFrame({"report": ["a", "b"], "text": ["… !", "70,000 TF1."]})
    found = compare.reading_ease(table)
    assert found["words"].tolist() == [0, 2]
    assert found["flesch"].isna().tolist() == [True, False]
