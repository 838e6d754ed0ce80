"""What the docstrings promise of the tables."""

import inspect
import re
from collections.abc import Callable

import pandas as pd
import pytest

import kit
from kit import Article, compare


def made(reports: list[Article]) -> dict[Callable[..., pd.DataFrame], pd.DataFrame]:
    words, sentences = kit.word_table(reports), kit.sentence_table(reports)
    lines, first = compare.concordance(sentences, "talks"), min(words["report"].cat.categories)
    return {
        compare.word_counts: compare.word_counts(words),
        compare.word_rates: compare.word_rates(words, "war"),
        compare.keyness_g2_two_cells: compare.keyness_g2_two_cells(words, first),
        compare.dispersion: compare.dispersion(words),
        compare.positions: compare.positions(words, "war"),
        compare.ngrams: compare.ngrams(words),
        compare.collocates: compare.collocates(words, "talks"),
        compare.agencies_credited: compare.agencies_credited(kit.article_table(reports)),
        compare.variety: compare.variety(words),
        compare.reading_ease: compare.reading_ease(sentences),
        compare.concordance: lines,
    }


def others(reports: list[Article]) -> dict[Callable[..., pd.DataFrame], pd.DataFrame]:
    """Make the tables whose columns depend on what they are made from."""
    words, sentences = kit.word_table(reports), kit.sentence_table(reports)
    names = sorted(words["report"].cat.categories)
    pairs = compare.sentence_pairs(sentences, *names[:2])
    two = sentences[sentences["report"].isin(names[:2])]
    lines = compare.concordance(sentences, "talks")
    return {
        compare.keyness_g2_four_cells: compare.keyness_g2_four_cells(words, names[0]),
        compare.keyness_log_ratio: compare.keyness_log_ratio(words, names[0]),
        compare.keyness_log_odds: compare.keyness_log_odds(words, names[0]),
        compare.presence: compare.presence(words, "word"),
        compare.speaker_shares: compare.speaker_shares(kit.quotation_table(reports)),
        compare.sentence_pairs: pairs,
        compare.accept: compare.accept(pairs, 1),
        compare.reject: compare.reject(pairs, 1),
        compare.where_sentences_stand: compare.where_sentences_stand(two, pairs),
        compare.sort_concordance: compare.sort_concordance(lines, "right"),
    }


def every(reports: list[Article]) -> dict[Callable[..., pd.DataFrame], pd.DataFrame]:
    return {**made(reports), **others(reports)}


def test_every_function_from_tables_to_a_table_is_looked_at(reports: list[Article]) -> None:
    public = [getattr(compare, name) for name in compare.__all__]
    gives_table = [f for f in public if inspect.isfunction(f) and _returns_table(f)]
    # What compare.coverage counts is no comparison of reports: tests/compare/test_coverage.py.
    assert {*every(reports)} == {*gives_table} - {compare.with_note, compare.coverage}


def _returns_table(function: Callable[..., object]) -> bool:
    return "DataFrame" in str(inspect.signature(function).return_annotation)


def test_the_documented_columns_are_the_columns(reports: list[Article]) -> None:
    for make, table in made(reports).items():
        section = str(inspect.getdoc(make)).split("Columns:")[1].split("Raises:")[0]
        lists = re.findall(r"^ {4}(\w[\w, ]*): ", section, re.MULTILINE)
        documented = [name for names in lists for name in names.split(", ")]
        assert list(table.columns) == documented, make.__name__


def test_reports_stay_categories_that_list_all_reports(reports: list[Article]) -> None:
    for make, table in made(reports).items():
        if "report" in table:
            known = ["DW, 8 May 2013", "DW, 12 Oct 2016"]
            assert list(table["report"].cat.categories) == known, make.__name__


def test_every_table_says_what_two_reports_can_not_carry(reports: list[Article]) -> None:
    for make, table in every(reports).items():
        assert "Two reports can't show a rule" in compare.note(table), make.__name__


def test_absent_is_not_withheld(reports: list[Article]) -> None:
    tables = every(reports)
    for make in (compare.presence, compare.speaker_shares, compare.where_sentences_stand):
        assert "does not mean that somebody" in compare.note(tables[make]), make.__name__


@pytest.mark.parametrize("pair", ["syria", "practice"])
def test_the_order_of_the_articles_changes_no_row(pair: str) -> None:
    reports = kit.open_pair(pair)
    forth, back = every(reports), every(reports[::-1])
    for make, table in forth.items():
        assert _rows(table) == _rows(back[make]), make.__name__


def _rows(table: pd.DataFrame) -> list[str]:
    """Return the rows as texts in one order; a pair's number only breaks ties."""
    same = table.drop(columns=["pair", "accepted"], errors="ignore").round(9)
    return sorted(map(repr, same.astype("str").to_numpy().tolist()))


def test_every_rate_stands_beside_its_counts(reports: list[Article]) -> None:
    for make, table in made(reports).items():
        for column in table.columns:
            if column.endswith("per_1000"):
                side = column.removesuffix("per_1000")
                assert {f"{side}count", f"{side}total"} <= set(table.columns), make.__name__


@pytest.mark.parametrize(
    "call",
    [
        compare.word_counts,
        lambda table: compare.word_rates(table, "war"),
        compare.dispersion,
        lambda table: compare.positions(table, "war"),
        compare.ngrams,
        lambda table: compare.collocates(table, "war"),
        lambda table: compare.concordance(table, "war"),
        lambda table: compare.sort_concordance(table, "left"),
        lambda table: compare.presence(table, "actor"),
        compare.speaker_shares,
        compare.agencies_credited,
        compare.sentence_pairs,
        lambda table: compare.where_sentences_stand(table, table),
        lambda table: compare.accept(table, 1),
        compare.variety,
        compare.reading_ease,
    ],
)
def test_a_wrong_table_is_refused_in_words(call: Callable[[pd.DataFrame], object]) -> None:
    with pytest.raises(compare.TableError, match=r"has no column .* Its columns: x\. Use a table"):
        call(pd.DataFrame({"x": [1]}))


def test_a_message_shows_without_the_lines_of_the_kit() -> None:
    with pytest.raises(compare.TableError) as caught:
        compare.word_counts(pd.DataFrame({"x": [1]}))
    assert caught.value._render_traceback_() == [str(caught.value)]
