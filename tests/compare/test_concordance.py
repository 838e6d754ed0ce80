"""Concordance, n-grams and collocates: what is found, where, and what is not."""

import re
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit
from kit import Article, compare
from kit.compare import TableError, concordance, log_dice, pmi, sort_concordance, t_score

Maker = Callable[..., pd.DataFrame]


def parts_of(text: str) -> pd.DataFrame:
    return kit.part_table([kit.article_from_text(text, "text")])


def hits(text: str, sought: str | re.Pattern[str]) -> list[str]:
    return concordance(parts_of(text), sought)["hit"].tolist()


def test_the_hits_of_the_seeds(parts: pd.DataFrame) -> None:
    def lines(sought: str, year: str) -> list[tuple[str, str]]:
        found = concordance(parts, sought, width=20)
        found = found[found["report"].str.endswith(year)]
        return list(zip(found["left"], found["right"], strict=True))

    early, late = lines("regime", "2013"), lines("regime", "2016")
    assert [right for _, right in early] == ["of President Bashar", "change and siding"]
    assert [right for _, right in late] == ["of Syrian President"]
    assert lines("war", "2013") == lines("crisis", "2013") == []
    assert len(lines("crisis", "2016")) == 2
    wars = lines("war", "2016")
    assert wars[0][0].endswith("Cold")
    assert wars[1][1].startswith("crimes")
    assert wars[2][1].startswith("in Syria")


def test_every_hit_can_be_found_on_its_page(reports: list[Article]) -> None:
    sources = {report.id: report.source for report in reports}
    for texts in (kit.part_table(reports), kit.sentence_table(reports)):
        found = concordance(texts, "the United States")
        assert len(found) > 3
        for row in found.to_dict("records"):
            assert sources[row["article"]][row["start"] : row["end"]] == row["hit"]


def test_a_concordance_and_the_counts_agree(words: pd.DataFrame, parts: pd.DataFrame) -> None:
    counts = words["word"].value_counts()
    for word, count in counts.items():
        assert len(concordance(parts, str(word))) == count, word


@given(st.text(st.sampled_from("aBc.’'-‑ _1,:\n"), max_size=40))
def test_it_finds_the_words_that_the_tables_count(text: str) -> None:
    if not text.strip():
        return
    table = kit.word_table([kit.article_from_text(text)])
    counts = table["word"].value_counts()
    kinds = table["kind"].unique()
    searched = kit.part_table([kit.article_from_text(text)])
    searched = searched[searched["kind"].isin(kinds)]
    for word, count in counts.items():
        assert len(concordance(searched, str(word))) == count


def test_words_phrases_and_patterns() -> None:
    text = "The war-torn city. War, he said. The Cold   War of Assad’s regimes; 70,000 or 70."
    assert hits(text, "war") == ["War", "War"]
    assert hits(text, "cold war") == ["Cold   War"]
    assert hits(text, "war*") == ["war-torn", "War", "War"]
    assert hits(text, "*torn") == ["war-torn"]
    assert hits(text, "assad's regim*") == ["Assad’s regimes"]
    assert hits(text, "70") == ["70"]
    assert hits(text, re.compile(r"\d+")) == ["70", "000", "70"]
    assert hits(text, re.compile("war")) == ["war"]
    assert hits("a a b", re.compile("a*")) == ["a", "a"]
    assert hits("What is (this)? A 1+1.", "(this)?") == []


def test_patterns_and_flags_mean_what_they_mean_to_re() -> None:
    text = "War came.\nwar went. Ärger, straße, STRASSE"
    flags = [re.IGNORECASE, re.MULTILINE, re.DOTALL | re.IGNORECASE, re.ASCII, re.VERBOSE]
    patterns = (r"^war", r"war.*?went", r"\w+", "stra(?:ß|s)e", r"w a r", r"(?i:war)")
    texts = pd.DataFrame({"article": "a", "report": "a", "start": [0], "text": [text]})
    for pattern in (re.compile(p, flag) for p in patterns for flag in flags):
        expected = [match[0] for match in pattern.finditer(text) if match[0]]
        assert concordance(texts, pattern)["hit"].tolist() == expected, pattern


def test_a_pattern_that_would_never_end_is_stopped_and_said(
    parts: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.compare.patterns.LONGEST_SEARCH", 0.1)
    with pytest.raises(TableError, match=r"took too long and was stopped.*Say more exactly"):
        concordance(parts, re.compile(r"(.|\s)*?[#@]"))


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"^(\w+\s?)*#", r"(x+x+)+y", r"([a-z]+)+\d#"])
def test_known_traps_are_answered(pattern: str) -> None:
    assert hits("a" * 40 + "! " + "word " * 80 + "x" * 60 + ".", re.compile(pattern)) == []


@pytest.mark.parametrize("sought", ["", "  ", "*", "* *"])
def test_nothing_sought_is_refused(sought: str, parts: pd.DataFrame) -> None:
    with pytest.raises(TableError, match="Nothing is sought"):
        concordance(parts, sought)


def test_no_hit_is_said_and_keeps_the_columns(parts: pd.DataFrame) -> None:
    none, some = concordance(parts, "unicorn"), concordance(parts, "talks")
    assert len(none) == 0
    assert none.dtypes.to_dict() == some.dtypes.to_dict()
    assert "0 hits for 'unicorn'. No hit in DW, 8 May 2013 and DW, 12 Oct 2016." in compare.note(
        none
    )
    assert list(none["report"].cat.categories) == list(some["report"].cat.categories)
    assert "No hit" not in compare.note(some)


def test_the_context_is_cut_between_words(parts: pd.DataFrame) -> None:
    for width in (0, 1, 7, 30):
        for row in concordance(parts, "talks", width=width).to_dict("records"):
            assert max(len(row["left"]), len(row["right"])) <= width
    line = concordance(parts_of("Some opposition groups met in Geneva yesterday."), "met", width=9)
    assert line[["left", "right"]].iloc[0].tolist() == ["groups", "in Geneva"]


def test_furniture_is_passed_over(reports: list[Article]) -> None:
    table = kit.part_table(reports)
    assert table["text"].str.contains("main menu").any()
    assert len(concordance(table, "main menu")) == 0


def test_sorting_left_and_right_looks_at_the_nearest_word_first(parts: pd.DataFrame) -> None:
    found = concordance(parts, "talks")
    right = sort_concordance(found, "right")["right"].str.extract(r"(\w+)")[0].fillna("")
    left = sort_concordance(found, "left")["left"].str.extract(r"(\w+)\W*$")[0].fillna("")
    assert right.str.lower().tolist() == sorted(right.str.lower())
    assert left.str.lower().tolist() == sorted(left.str.lower())
    assert sorted(sort_concordance(found, "left")["start"]) == sorted(found["start"])
    with pytest.raises(TableError, match="'left' or 'right'"):
        sort_concordance(found, "middle")  # type: ignore[arg-type]


def test_association_as_published() -> None:
    assert pmi(20, 42, 20, 14_307_668) == pytest.approx(18.378, abs=5e-4)
    assert t_score(8, 15_828, 4_675, 14_307_668) == pytest.approx(0.999932, abs=5e-7)
    assert log_dice(110, 2552, 221) == pytest.approx(10.344128, abs=5e-7)
    assert log_dice(9, 9, 9) == 14


def test_ngrams_stay_inside_sentences_and_articles(word_table: Maker) -> None:
    table = word_table(a="Cold war. Peace talks now.", b="Now war.")
    found = compare.ngrams(table, 2)
    assert sorted(found["ngram"]) == ["cold war", "now war", "peace talks", "talks now"]
    assert compare.ngrams(table, 3)["ngram"].tolist() == ["peace talks now"]
    assert compare.ngrams(table, 9).empty


def test_ngrams_do_not_run_over_words_that_were_filtered_out(word_table: Maker) -> None:
    table = word_table(a="War and peace.")
    assert compare.ngrams(table[table["word"] != "and"]).empty
    assert compare.ngrams(table, stop_words=["and"]).empty
    assert compare.ngrams(table, 3, stop_words=["and"])["ngram"].tolist() == ["war and peace"]


def test_single_words_are_sequences_of_one(words: pd.DataFrame) -> None:
    grams = compare.ngrams(words, 1).rename(columns={"ngram": "word"})
    pd.testing.assert_frame_equal(grams, compare.word_counts(words))


def test_ngrams_and_the_concordance_agree(words: pd.DataFrame, parts: pd.DataFrame) -> None:
    grams = compare.ngrams(words, 2)
    states = grams[grams["ngram"] == "united states"]
    assert states["count"].sum() == len(concordance(parts, "united states")) == 5


def test_collocates_by_hand(word_table: Maker) -> None:
    table = word_table(a="The cold war ended. War!", b="A cold day. The war and the cold.")
    found = compare.collocates(table, "War", span=1).set_index("word")
    assert found["together"].to_dict() == {"and": 1, "cold": 1, "ended": 1, "the": 1}
    assert found.loc["cold", ["node_count", "word_count", "total"]].tolist() == [3, 3, 13]
    assert found.loc["cold", "pmi"] == pytest.approx(float(pmi(1, 3, 3, 13)))
    assert found.loc["cold", "log_dice"] == pytest.approx(float(log_dice(1, 3, 3)))
    wide = compare.collocates(table, "war", span=4).set_index("word")
    assert wide.loc["cold", ["together", "reports"]].tolist() == [2, 2]
    assert wide.loc["the", "together"] == 3


def test_a_word_that_does_not_occur_has_no_collocates(words: pd.DataFrame) -> None:
    assert compare.collocates(words, "unicorn").empty
    with pytest.raises(TableError, match="at least 1 word"):
        compare.collocates(words, "war", span=0)
    with pytest.raises(TableError, match="at least 1 word"):
        compare.ngrams(words, 0)
