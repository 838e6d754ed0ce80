"""Shares of quoted words, and the matrix of who occurs where."""

import kit
from kit import Article
from tests.charts.examples import TWO, draw, shares, texts


def test_a_share_stands_behind_its_count() -> None:
    words = texts(draw("speaker_bars"))
    assert words.count("6 of 8 = 75 %") == 2
    assert words.count("2 of 8 = 25 %") == 2


def test_whoever_is_not_quoted_keeps_an_empty_row() -> None:
    words = texts(draw("speaker_bars"))
    assert words.count("Cy Poe") == 2
    assert words.count("0") >= 2


def test_a_report_that_quotes_nobody_shows_zeros_and_no_share() -> None:
    silent = shares(TWO[:1]).assign(quotations=0, words=0, total=0, per_cent=float("nan"))
    words = texts(kit.charts.speaker_bars(silent))
    assert not any("%" in word for word in words)
    assert "Ann Lee" in words


def test_the_matrix_tells_absent_from_present_without_color() -> None:
    words = texts(draw("presence_matrix"))
    assert words.count("–") == 2
    assert words.count("3") == 2


def test_the_matrix_names_things_by_their_own_word(reports: list[Article]) -> None:
    words = kit.word_table(reports)
    chosen = words[words["word"].isin(["war", "talks"])]
    chart = kit.charts.presence_matrix(kit.compare.presence(chosen, "word"), "word")
    assert "Which word occurs in which report" in texts(chart)


def test_names_of_many_reports_are_slanted_and_all_there() -> None:
    many = tuple(f"Outlet {number}" for number in range(20))
    assert set(many) <= set(texts(draw("presence_matrix", many)))
