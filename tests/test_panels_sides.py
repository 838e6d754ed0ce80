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


def labels(page: str) -> list[str]:
    return re.findall(r'kit-(?:here|there)-label">([^<]*)<', page)


def test_the_pairs_are_those_of_the_comparison(panel: SideBySide, reports: list[Article]) -> None:
    pairs = sentence_pairs(kit.sentence_table(reports))
    assert panel.pairs.equals(pairs)
    assert panel.rows.count("<tr") == len(pairs) > 3
    for page, column in ((panel.here, "start"), (panel.there, "start_there")):
        assert len(labels(page)) == pairs[column].nunique()
        numbers = [int(sign[:-1]) for label in labels(page) for sign in label.split()]
        assert sorted(numbers) == pairs["pair"].tolist()
        assert all(sign.endswith("?") for label in labels(page) for sign in label.split())


def test_a_chosen_pair_is_lit_on_both_pages(panel: SideBySide) -> None:
    panel.chosen = 2
    pair = panel.pairs.iloc[1]
    for page, text in ((panel.here, pair["text"]), (panel.there, pair["text_there"])):
        (lit,) = re.findall(r'<span class="[^"]*kit-current"[^>]*>([^<]*)<', page)
        assert lit == text.replace("&", "&amp;")


def test_verdicts_are_kept_and_taken_up_again(
    panel: SideBySide, reports: list[Article], tmp_path: Path
) -> None:
    click(panel, "accept", 1)
    click(panel, "reject", 2)
    assert panel.chosen == 2
    for again in (panel, kit.panels.side_by_side(*reports, tmp_path)):
        assert again.pairs["accepted"].tolist()[:2] == [True, False]
        assert again.pairs["accepted"].isna().sum() == len(again.pairs) - 2
        signs = " ".join(labels(again.here)).split()
        assert "1=" in signs
        assert not {"2?", "2="} & set(signs)


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
    assert re.findall(r"sentence (\d+) of", panel.message) == [str(number) for number in numbers]
