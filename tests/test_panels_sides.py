import html
import re
from pathlib import Path

import pytest
import traitlets

import kit
from kit import Article
from kit.coding import CodingError
from kit.compare import TableError, sentence_pairs, where_sentences_stand
from kit.panels import SideBySide


@pytest.fixture
def panel(reports: list[Article], tmp_path: Path) -> SideBySide:
    return kit.panels.side_by_side(*reports, tmp_path)


def click(panel: SideBySide, act: str, pair: int) -> None:
    """Send what the browser sends."""
    panel._handle_custom_msg({"act": act, "pair": pair}, [])  # noqa: SLF001


def marked(page: str, name: str) -> str:
    """Return the words of one mark: other marks may cut it into pieces."""
    pieces = re.findall(r'data-marks="([^"]*)"[^>]*>([^<]*)', page)
    return html.unescape("".join(text for marks, text in pieces if name in marks.split()))


def words_of(page: str, layer: str) -> list[str]:
    names = re.findall(rf'data-begins="[^"]*\b({layer}-\d+)', page)
    return [marked(page, name) for name in dict.fromkeys(names)]


def test_the_pairs_are_those_of_the_comparison(panel: SideBySide, reports: list[Article]) -> None:
    pairs = sentence_pairs(kit.sentence_table(reports))
    assert panel.pairs.equals(pairs)
    assert panel.rows.count("<tr") == len(pairs) > 3
    sides = (("here", panel.here, ""), ("there", panel.there, "_there"))
    for side, page, ending in sides:
        linked = {name: found for name, found in panel.links.items() if name.startswith(f"{side}-")}
        assert sorted(pair for found in linked.values() for pair in found) == pairs["pair"].tolist()
        for name, found in linked.items():
            for number in found:
                assert marked(page, name) == pairs[f"text{ending}"].iloc[number - 1]


def test_verdicts_are_kept_and_taken_up_again(
    panel: SideBySide, reports: list[Article], tmp_path: Path
) -> None:
    click(panel, "accept", 1)
    click(panel, "reject", 2)
    assert panel.chosen == 2
    for again in (panel, kit.panels.side_by_side(*reports, tmp_path)):
        assert again.pairs["accepted"].tolist()[:2] == [True, False]
        assert again.pairs["accepted"].isna().sum() == len(again.pairs) - 2
        assert again.verdicts == ["same", "different"] + ["undecided"] * (len(again.pairs) - 2)


def test_the_other_way_round_is_the_same_pair(
    panel: SideBySide, reports: list[Article], tmp_path: Path
) -> None:
    panel.accept(1)
    turned = kit.panels.side_by_side(reports[1], reports[0], tmp_path)
    (accepted,) = turned.pairs[turned.pairs["accepted"].fillna(value=False)].to_dict("records")
    assert accepted["text"] == panel.pairs["text_there"].iloc[0]


def test_the_same_verdict_once_more_takes_it_back_and_nothing_is_deleted(panel: SideBySide) -> None:
    panel.accept(1)
    before = panel.file.read_text(encoding="utf-8")
    panel.accept(1)
    assert panel.pairs["accepted"].isna().all()
    assert panel.file.read_text(encoding="utf-8").startswith(before)
    assert panel.verdict == "undecided"


def test_counts_say_where_sentences_stand(panel: SideBySide, reports: list[Article]) -> None:
    panel.accept(1)
    where = where_sentences_stand(kit.sentence_table(reports), panel.pairs)
    for report, verdicts in where.groupby("report", observed=True)["where"]:
        counts = verdicts.value_counts()
        assert counts["in both"] == 1
        assert (
            f"{report}: {len(verdicts)} sentences, 1 of them in both,"
            f" {counts['candidate']} to be decided, {counts[f'only {report}']} only here."
        ) in panel.counted
    assert f"1 same. In common: {panel.pairs['shared'].iloc[0]}\n" in panel.text


def test_words_in_both_and_words_only_here_are_marked_and_counted(
    panel: SideBySide, reports: list[Article]
) -> None:
    tables = [kit.word_table([report]) for report in reports]
    here, there = (
        table["word"][~table["word"].isin(kit.compare.STOP_WORDS)].tolist() for table in tables
    )
    shared, alone = set(here) & set(there), set(here) - set(there)
    assert [plain(word) for word in words_of(panel.here, "both")] == [
        w for w in here if w in shared
    ]
    assert [plain(word) for word in words_of(panel.here, "only")] == [w for w in here if w in alone]
    times = sum(word in shared for word in here)
    assert f"{len(shared)} in both, found {times} times in DW, 8 May 2013" in panel.words_counted
    assert "In both" not in panel.text
    panel.words = ["both", "only"]
    assert f"syria {here.count('syria')}, {there.count('syria')};" in panel.text
    assert f"abyss {here.count('abyss')}" in panel.text
    assert panel.text.endswith(panel.words_counted)
    with pytest.raises(traitlets.TraitError):
        panel.words = ["all"]


def plain(word: str) -> str:
    return word.lower().replace("’", "'")


def test_a_spoiled_file_is_refused_and_left_alone(
    panel: SideBySide, reports: list[Article], tmp_path: Path
) -> None:
    panel.accept(1)
    spoiled = panel.file.read_text(encoding="utf-8").replace(",same,", ",perhaps,")
    panel.file.write_text(spoiled, encoding="utf-8")
    with pytest.raises(CodingError, match="has the verdict 'perhaps'"):
        kit.panels.side_by_side(*reports, tmp_path)
    click(panel, "reject", 2)
    assert "Mend that row" in panel.message
    assert panel.file.read_text(encoding="utf-8") == spoiled


def test_a_pair_that_is_not_there_is_refused(panel: SideBySide) -> None:
    with pytest.raises(traitlets.TraitError, match="There is no pair 99"):
        panel.chosen = 99
    with pytest.raises(TableError, match="no pair number 99"):
        panel.accept(99)
    assert not panel.file.exists()


def test_nothing_alike_and_markup(tmp_path: Path) -> None:
    here = kit.article_from_text("<b>Rain</b> fell.", "here")
    there = kit.article_from_text("Ann left.", "there")
    panel = kit.panels.side_by_side(here, there, tmp_path)
    assert panel.text == "No two sentences are alike."
    assert "<b>" not in panel.here


def test_a_lit_pair_gives_its_sentences_and_their_numbers(panel: SideBySide) -> None:
    assert panel.sentences == ("...", "...")
    panel.chosen = 2
    pair = panel.pairs.iloc[1]
    assert panel.sentences == (pair["text"], pair["text_there"])
    numbers = (pair["sentence"], pair["sentence_there"])
    assert re.findall(r"sentence (\d+) of", panel.places[1]) == [str(number) for number in numbers]


def test_two_different_reports_with_sentences_are_asked_for() -> None:
    ferry = kit.article_from_text("The ferry sank. Nobody knew.", "ferry")
    empty = kit.article_from_text("headline: No boat\n---\nNo boat", "empty")
    with pytest.raises(TableError, match="Both sides are ferry"):
        kit.panels.side_by_side(ferry, ferry)
    for pair in ((ferry, empty), (empty, ferry)):
        with pytest.raises(TableError, match="empty has no sentences"):
            kit.panels.side_by_side(*pair)
