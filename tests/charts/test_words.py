"""Rates, bar codes and keyness: the counts that stand in the pictures, and on the right rows."""

import altair as alt
import pytest

import kit
from kit import Article
from tests.charts.examples import TWO, draw, keyness, placed, positions, rates, texts

ROW = 26


def heights(chart: alt.TopLevelMixin, words: str) -> list[float]:
    """Return how far from the top these words are drawn, each time."""
    return [y for item, _, y in placed(chart) if item.get("text") == words]


def test_a_rate_stands_beside_its_count_also_when_it_is_zero() -> None:
    words = texts(draw("rate_dumbbell"))
    assert words.count("3 of 120") == 2
    assert words.count("0 of 120") == 2


def test_equal_rates_do_not_hide_each_other() -> None:
    chart = draw("rate_dumbbell")
    assert len(set(heights(chart, "3 of 120"))) == 2
    assert len(set(heights(chart, "0 of 120"))) == 2


def test_a_rate_that_is_missing_is_not_drawn_as_zero() -> None:
    empty = rates(TWO).assign(count=0, total=0, per_1000=float("nan"))
    assert "0 of 0" not in texts(kit.charts.rate_dumbbell(empty))


def test_a_report_has_a_shape_beside_its_color() -> None:
    spec = draw("rate_dumbbell").to_dict()
    shape = spec["layer"][1]["encoding"]["shape"]["scale"]
    assert shape == {"domain": list(TWO), "range": ["circle", "square"]}


def test_each_strip_of_the_bar_code_says_its_hits_on_its_own_row() -> None:
    chart = draw("dispersion_barcode")
    labels = sorted(y for report in TWO for y in heights(chart, report))
    hits = sorted([*heights(chart, "2 hits"), *heights(chart, "no hit")])
    assert len(labels) == len(hits) == 4
    for label, hit in zip(labels, hits, strict=True):
        assert abs(label - hit) < ROW / 4


def test_the_words_of_the_bar_code_stand_above_their_strips() -> None:
    chart = draw("dispersion_barcode")
    assert heights(chart, "ferry") < heights(chart, "2 hits")
    assert (
        max(heights(chart, "2 hits")) < heights(chart, "storm")[0] < min(heights(chart, "no hit"))
    )


def test_the_bar_code_tells_where_each_text_has_ended() -> None:
    short = positions(TWO).replace({"total": 120}, 120)
    short.loc[short["report"] == TWO[1], "total"] = 95
    chart = kit.charts.dispersion_barcode(short)
    strips = [item["width"] for item, _, _ in placed(chart) if item.get("fill") == "#e9e9e9"]
    long, ended = max(strips), min(strips)
    assert ended / long == pytest.approx(95 / 120)


def test_one_hit_is_no_plural() -> None:
    one = positions(TWO).drop_duplicates(["report", "word"])
    assert texts(kit.charts.dispersion_barcode(one)).count("1 hit") == 2


def test_keyness_shows_plain_counts_on_both_sides() -> None:
    words = texts(kit.charts.keyness_bars(keyness(), "Monday"))
    assert {"7", "1", "0", "3", "Monday (120 words)", "all others (90 words)"} <= set(words)


def test_keyness_keeps_the_order_of_its_table() -> None:
    table = keyness()
    for ordered in (table, table.iloc[::-1]):
        chart = kit.charts.keyness_bars(ordered, "Monday")
        first, second = (heights(chart, word)[0] for word in ordered["word"])
        assert first < second


def test_keyness_takes_the_colors_of_two_reports(reports: list[Article]) -> None:
    words = kit.word_table(reports)
    first, second = words["report"].cat.categories
    measured = kit.compare.keyness_g2_four_cells(words, second).head(3)
    chart = kit.charts.keyness_bars(measured, second, words)
    fills = [layer["mark"].get("color") for layer in chart.to_dict()["layer"]]
    assert [fill for fill in fills if fill] == ["#D55E00", "#0072B2"]
    assert any(word.startswith(f"{first} (") for word in texts(chart))


def test_the_seeds_own_counts_reach_the_picture(reports: list[Article]) -> None:
    words = kit.word_table(reports)
    body = words[words["kind"].isin(kit.compare.BODY)]
    chart = kit.charts.rate_dumbbell(kit.compare.word_rates(body, ["war", "with"]))
    with_2013 = int((body["word"] == "with")[body["report"] == "DW, 8 May 2013"].sum())
    total = int((body["report"] == "DW, 8 May 2013").sum())
    assert with_2013 == 7
    assert f"7 of {total}" in texts(chart)
    assert "nor a trend" in chart.to_dict()["description"]


def test_a_note_tells_what_was_counted() -> None:
    noted = kit.compare.with_note(rates(TWO), "Words of the body.", "Two reports show no rule.")
    spec = kit.charts.rate_dumbbell(noted).to_dict()
    assert "Words of the body." in spec["title"]["subtitle"]
    assert spec["description"].endswith("Words of the body. Two reports show no rule.")


def test_ties_in_one_word_keep_their_lines() -> None:
    same = rates(TWO).assign(count=2, per_1000=16.7)
    assert len(set(heights(kit.charts.rate_dumbbell(same), "2 of 120"))) == 4
