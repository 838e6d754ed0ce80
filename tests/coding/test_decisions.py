"""Nothing that a coder decided is ever lost."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from unicodedata import normalize

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kit
from kit import Article, coding
from kit.coding import CodingError, decisions_file, load_decisions, save_decision, standing
from kit.coding import files as coding_files


@pytest.fixture(scope="session")
def sentences(reports: list[Article]) -> pd.DataFrame:
    return kit.sentence_table(reports)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return decisions_file(tmp_path, "framing", "Ana")


def codes(file: Path) -> list[str]:
    return standing(load_decisions(file))["code"].tolist()


def test_a_decision_is_on_the_disk_at_once(mine: Path, sentences: pd.DataFrame) -> None:
    row = sentences.iloc[20]
    save_decision(mine, "Ana", row, "cause")
    (saved,) = load_decisions(mine).to_dict("records")
    assert saved["coder"] == "Ana"
    assert saved["code"] == "cause"
    assert saved["action"] == "code"
    for column in ("article", "sentence", "start", "end"):
        assert saved[column] == row[column]
    assert abs(pd.Timestamp.now("UTC") - saved["time"]) < pd.Timedelta(hours=1)


def test_decisions_are_only_ever_added(mine: Path, sentences: pd.DataFrame) -> None:
    before = b""
    for number, code in enumerate(["cause", "none", "cause"]):
        save_decision(mine, "Ana", sentences.iloc[number], code)
        now = mine.read_bytes()
        assert now.startswith(before)
        before = now
    coding.undo_last(mine, "Ana")
    coding.withdraw(mine, "Ana", sentences.iloc[0], "cause")
    assert mine.read_bytes().startswith(before)
    assert len(load_decisions(mine)) == 5
    assert codes(mine) == ["none"]


def test_undo_walks_back_and_says_when_it_is_done(mine: Path, sentences: pd.DataFrame) -> None:
    for number in (0, 1, 0):
        save_decision(mine, "Ana", sentences.iloc[number], f"code {number}")
    save_decision(mine, "Ana", sentences.iloc[0], "another")
    left = []
    while codes(mine):
        coding.undo_last(mine, "Ana")
        left.append(codes(mine))
    assert left == [["code 1", "code 0"], ["code 1"], []]
    with pytest.raises(CodingError, match="no decision to take back"):
        coding.undo_last(mine, "Ana")
    with pytest.raises(CodingError, match="does not have the code 'cause'"):
        coding.withdraw(mine, "Ana", sentences.iloc[0], "cause")


def test_a_sentence_may_have_several_codes_and_a_code_can_come_back(
    mine: Path, sentences: pd.DataFrame
) -> None:
    for code in ("cause", "problem"):
        save_decision(mine, "Ana", sentences.iloc[0], code)
    coding.withdraw(mine, "Ana", sentences.iloc[0], "cause")
    assert codes(mine) == ["problem"]
    save_decision(mine, "Ana", sentences.iloc[0], "cause")
    assert codes(mine) == ["problem", "cause"]


def test_a_code_outside_the_codebook_is_refused(mine: Path, sentences: pd.DataFrame) -> None:
    book = coding.load_codebook(coding.CODEBOOKS / "framing.csv")
    with pytest.raises(CodingError, match=r"no code 'casue'.*cause"):
        save_decision(mine, "Ana", sentences.iloc[0], "casue", codebook=book)
    assert not mine.exists()


def test_two_coders_do_not_meet(tmp_path: Path, sentences: pd.DataFrame) -> None:
    for coder in ("Ana", "Ben"):
        save_decision(decisions_file(tmp_path, "framing", coder), coder, sentences.iloc[0], coder)
    ana, ben = sorted(tmp_path.iterdir())
    assert load_decisions(ana)["coder"].tolist() == ["Ana"]
    assert load_decisions(ana, ben)["code"].tolist() == ["Ana", "Ben"]


def test_a_file_of_another_coder_is_left_alone(mine: Path, sentences: pd.DataFrame) -> None:
    save_decision(mine, "Ana", sentences.iloc[0], "cause")
    before = mine.read_bytes()
    with pytest.raises(CodingError, match="holds the decisions of Ana, not of ana"):
        save_decision(mine, "ana", sentences.iloc[0], "problem")
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a recipe for soup\n",
        b"code,definition,example,counter_example\n",
        b"coder,article,sentence,start,end,code,action,time\nAna,a,1,0,9,cause\n",
        b"coder,article,sentence,start,end,code,action,time\nAna,a,one,0,9,cause,code,2026-01-01\n",
        b"coder,article,sentence,start,end,code,action,time\nAna,a,1,0,9,cause,erase,2026-01-01\n",
        b"coder,article,sentence,start,end,code,action,time\nAna,a,1,0,9,cause,code,yesterday\n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
    ],
)
def test_a_file_of_another_shape_is_never_overwritten(
    content: bytes, mine: Path, sentences: pd.DataFrame
) -> None:
    mine.write_bytes(content)
    with pytest.raises(CodingError, match="framing by Ana"):
        save_decision(mine, "Ana", sentences.iloc[0], "cause")
    assert mine.read_bytes() == content


def test_a_file_that_a_spreadsheet_saved_goes_on(mine: Path, sentences: pd.DataFrame) -> None:
    save_decision(mine, "Ana", sentences.iloc[0], "cause")
    text = mine.read_text(encoding="utf-8").replace(",", ";").replace("\n", "\r\n")
    mine.write_text("\ufeff" + text, encoding="utf-8", newline="")
    save_decision(mine, "Ana", sentences.iloc[1], "none")
    assert codes(mine) == ["cause", "none"]


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    mine: Path, sentences: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_decision(mine, "Ana", sentences.iloc[0], "cause")
    before = mine.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CodingError, match=r"No space left on device.*not saved"):
        save_decision(mine, "Ana", sentences.iloc[1], "none")
    assert mine.read_bytes() == before
    assert list(mine.parent.iterdir()) == [mine]


@pytest.mark.parametrize("step", ["before the file is written", "before it is put in place"])
def test_a_kill_at_either_step_loses_only_the_decision_being_made(
    step: str, mine: Path, sentences: pd.DataFrame
) -> None:
    save_decision(mine, "Ana", sentences.iloc[0], "cause")
    before = mine.read_bytes()
    die = "lambda *_: os.kill(os.getpid(), 9)"
    patch = (
        f"os.fsync = {die}"
        if step == "before the file is written"
        else (f"pathlib.Path.replace = {die}")
    )
    script = f"""
        import os, pathlib, sys, kit
        {patch}
        sentences = kit.sentence_table(kit.load_articles(kit.SEEDS))
        kit.coding.save_decision(sys.argv[1], "Ana", sentences.iloc[1], "none")
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(mine)]
    assert subprocess.run(command, check=False).returncode != 0
    assert mine.read_bytes() == before
    save_decision(mine, "Ana", sentences.iloc[1], "none")
    assert codes(mine) == ["cause", "none"]


def test_a_kill_at_any_moment_loses_at_most_one_decision(tmp_path: Path) -> None:
    script = """
        import sys, kit
        sentences = kit.sentence_table(kit.load_articles(kit.SEEDS))
        for number in range(10_000):
            kit.coding.save_decision(sys.argv[1], "Ana", sentences.iloc[number % 36], str(number))
            print(number, flush=True)
    """
    for run in range(3):
        file = decisions_file(tmp_path, f"run {run}", "Ana")
        command = [sys.executable, "-c", textwrap.dedent(script), str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as coder:
            assert coder.stdout is not None
            told = [coder.stdout.readline() for _ in range(5 + run)]
            time.sleep(0.0037 * run)
            coder.kill()
            told += coder.stdout.readlines()
        reported = [int(line) for line in told if line.endswith("\n")]
        saved = [int(code) for code in load_decisions(file)["code"]]
        assert saved == list(range(len(saved)))
        assert len(reported) <= len(saved) <= len(reported) + 1


def test_two_kernels_with_one_coder_lose_nothing(mine: Path) -> None:
    script = """
        import sys, kit
        sentences = kit.sentence_table(kit.load_articles(kit.SEEDS))
        for number in range(int(sys.argv[2]), 36, 2):
            kit.coding.save_decision(sys.argv[1], "Ana", sentences.iloc[number], "none")
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(mine)]
    kernels = [subprocess.Popen([*command, first]) for first in "01"]
    assert [kernel.wait(60) for kernel in kernels] == [0, 0]
    places = load_decisions(mine)[["article", "start"]]
    assert len(places) == len(places.drop_duplicates()) == 36
    assert list(mine.parent.iterdir()) == [mine]


def test_what_a_killed_kernel_left_keeps_nobody_waiting_for_long(
    mine: Path, sentences: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind = mine.with_name(f".{mine.name}.busy")
    for seconds_ago in (0, 3600):
        left_behind.mkdir()
        made = time.time() - seconds_ago
        os.utime(left_behind, (made, made))
        longest = 0.1 if seconds_ago == 0 else 1e3  # an old one is not waited for
        monkeypatch.setattr(coding_files, "_LONGEST_WRITE", longest)
        save_decision(mine, "Ana", sentences.iloc[0], "none")
        assert list(mine.parent.iterdir()) == [mine]


names = st.text(min_size=1, max_size=20).filter(str.strip)


@given(names, names)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_makes_a_file_of_its_own(one: str, two: str) -> None:
    first, second = decisions_file("x", "framing", one), decisions_file("x", "framing", two)
    assert first.parent == Path("x")
    assert not set('<>:"/\\|?*\0\n') & set(first.name)
    same = plain(one) == plain(two)
    assert (first == second) == same


def plain(name: str) -> str:
    return " ".join(normalize("NFC", name).split())


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(CodingError, match="1 to 60 letters"):
        decisions_file("x", "framing", name)


def test_names_are_written_in_one_way(tmp_path: Path, sentences: pd.DataFrame) -> None:
    composed, decomposed = "Zoë", "Zoe\u0308"
    file = decisions_file(tmp_path, "framing", composed)
    assert file == decisions_file(tmp_path, "framing", f" {decomposed} ")
    save_decision(file, composed, sentences.iloc[0], "cause")
    save_decision(file, decomposed, sentences.iloc[1], "none")
    assert set(load_decisions(file)["coder"]) == {composed}


def test_the_folder_is_made_when_it_is_needed(tmp_path: Path, sentences: pd.DataFrame) -> None:
    file = decisions_file(tmp_path / "my" / "work", "framing", "Ana")
    assert load_decisions(file).empty
    save_decision(file, "Ana", sentences.iloc[0], "cause")
    assert codes(file) == ["cause"]


def test_odd_letters_come_back_as_they_were(tmp_path: Path) -> None:
    table = pd.DataFrame({"a": ['he said "no"', "a,b;c", "zwei\nZeilen", "", "NA", "=1+1"]})
    table = table.astype("str")
    coding_files.write_rows(tmp_path / "x.csv", table)
    back = coding_files.read_rows(tmp_path / "x.csv", ["a"])
    pd.testing.assert_frame_equal(back, table[table["a"] != ""].reset_index(drop=True))


def test_all_coders_of_a_folder_are_read_and_only_theirs(
    tmp_path: Path, sentences: pd.DataFrame
) -> None:
    assert coding.load_all_decisions(tmp_path / "not there yet", "framing").empty
    for codebook, name in (("tone [2]", "Ana"), ("tone [2]", "Ben"), ("tone 2", "Cleo")):
        file = decisions_file(tmp_path, codebook, name)
        save_decision(file, name, sentences.iloc[0], "warm")
    assert coding.load_all_decisions(tmp_path, "tone [2]")["coder"].tolist() == ["Ana", "Ben"]
    assert coding.load_all_decisions(tmp_path, "tone 2")["coder"].tolist() == ["Cleo"]
