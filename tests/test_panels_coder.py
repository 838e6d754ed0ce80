from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import traitlets

import kit
from kit import Article
from kit.coding import CodingError, decisions_file, load_decisions, save_decision, standing
from kit.panels import Coder


@pytest.fixture
def rain() -> Article:
    return kit.article_from_text("Rain fell. It stopped. Ann <b>left</b>.", "rain")


def coder(article: Article, name: str, folder: Path) -> Coder:
    return kit.panels.coder([article], "framing", name, folder)


def codes(folder: Path, name: str) -> list[tuple[int, str]]:
    now = standing(load_decisions(decisions_file(folder, "framing", name)))
    return list(zip(now["sentence"].tolist(), now["code"].tolist(), strict=True))


def click(panel: Coder, act: str, at: int, code: str = "") -> None:
    """Send what the browser sends."""
    panel._handle_custom_msg({"act": act, "at": at, "code": code}, [])  # noqa: SLF001


def test_each_decision_is_on_the_disk_at_once(rain: Article, tmp_path: Path) -> None:
    panel = coder(rain, "Ana", tmp_path)
    assert not panel.file.exists()
    panel.code("cause")
    assert codes(tmp_path, "Ana") == [(1, "cause")]
    panel.code("problem")
    panel.at = 3
    panel.code("none")
    assert codes(tmp_path, "Ana") == [(1, "cause"), (1, "problem"), (3, "none")]
    assert panel.progress == "2 of 3 sentences have a code."


def test_a_code_given_twice_is_taken_back(rain: Article, tmp_path: Path) -> None:
    panel = coder(rain, "Ana", tmp_path)
    panel.code("cause")
    assert panel.given == ["cause"]
    panel.code("cause")
    assert panel.given == []
    assert codes(tmp_path, "Ana") == []


def test_undo_goes_back_to_the_sentence(rain: Article, tmp_path: Path) -> None:
    panel = coder(rain, "Ana", tmp_path)
    panel.code("cause")
    panel.at = 3
    panel.undo()
    assert (panel.at, panel.given, codes(tmp_path, "Ana")) == (1, [], [])
    with pytest.raises(CodingError, match="no decision to take back"):
        panel.undo()


def test_the_panel_opens_where_the_coder_stopped(rain: Article, tmp_path: Path) -> None:
    panel = coder(rain, "Ana", tmp_path)
    panel.code("cause")
    panel.at = 2
    panel.code("none")
    again = coder(rain, "Ana", tmp_path)
    assert again.at == 3
    again.at = 1
    assert again.given == ["cause"]


def test_a_second_coder_is_blind_until_all_is_coded(rain: Article, tmp_path: Path) -> None:
    first = coder(rain, "Ana", tmp_path)
    for at in (1, 2, 3):
        click(first, "code", at, "remedy" if at == 2 else "none")
    click(first, "compare", 3)
    assert "Nobody else has coded" in first.message

    second = coder(rain, "Ben", tmp_path)
    assert (second.at, second.given) == (1, [])
    click(second, "code", 1, "none")
    click(second, "compare", 1)
    assert "2 of 3 sentences have no code from you yet" in second.message
    assert second.compared == ""
    for at in (2, 3):
        click(second, "code", at, "none")
    click(second, "compare", 3)
    assert "3 sentences were coded by two coders or more. They agree on 2" in second.compared
    assert "<td>It stopped.</td><td>remedy</td><td>none</td>" in second.compared


def test_a_decision_that_overtakes_a_step_still_finds_its_sentence(
    rain: Article, tmp_path: Path
) -> None:
    panel = coder(rain, "Ana", tmp_path)
    click(panel, "code", 2, "judgment")
    assert codes(tmp_path, "Ana") == [(2, "judgment")]
    panel.at = 2
    assert panel.given == ["judgment"]


def test_a_decision_that_comes_late_does_not_send_the_coder_back(
    rain: Article, tmp_path: Path
) -> None:
    panel = coder(rain, "Ana", tmp_path)
    panel.at = 3
    click(panel, "code", 1, "cause")
    click(panel, "code", 2, "none")
    assert (panel.at, panel.given) == (3, [])
    assert codes(tmp_path, "Ana") == [(1, "cause"), (2, "none")]


def test_decisions_that_come_in_two_threads_are_all_kept(tmp_path: Path) -> None:
    article = kit.article_from_text("Rain fell. " * 30, "rain")
    panel = coder(article, "Ana", tmp_path)
    at = range(1, len(panel.sentences) + 1)
    with ThreadPoolExecutor(max_workers=4) as threads:
        list(threads.map(lambda number: click(panel, "code", number, "none"), at))
    assert sorted(codes(tmp_path, "Ana")) == [(number, "none") for number in at]
    assert panel.progress == f"{len(at)} of {len(at)} sentences have a code."


def test_what_can_not_be_saved_is_said_and_nothing_is_lost(rain: Article, tmp_path: Path) -> None:
    panel = coder(rain, "Ana", tmp_path)
    sentence = kit.sentence_table([rain]).iloc[0]
    other = decisions_file(tmp_path, "framing", "Ben")
    save_decision(other, "Ben", sentence, "cause")
    before = other.read_bytes()
    other.rename(panel.file)
    click(panel, "code", 1, "none")
    assert "holds the decisions of Ben" in panel.message
    assert panel.given == []
    assert panel.file.read_bytes() == before


def test_a_code_or_a_sentence_that_is_not_there_is_refused(rain: Article, tmp_path: Path) -> None:
    panel = coder(rain, "Ana", tmp_path)
    with pytest.raises(CodingError, match="no code 'causes'"):
        panel.code("causes")
    with pytest.raises(traitlets.TraitError, match="They go from 1 to 3"):
        panel.at = 4
    with pytest.raises(CodingError, match="no sentence to code"):
        kit.panels.coder([], "framing", "Ana", tmp_path)


def test_markup_stays_text_and_the_text_form_says_what_is_given(
    rain: Article, tmp_path: Path
) -> None:
    panel = coder(rain, "Ana", tmp_path)
    panel.at = 3
    panel.code("none")
    assert "<b>" not in panel.page
    assert "Sentence 3 of 3 (rain): Ann <b>left</b>.\n" in panel.text
    assert "[x] none: " in panel.text
    assert "[ ] cause: " in panel.text
