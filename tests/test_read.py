import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kit
from kit import Article
from kit.__main__ import main

PROMISED_KEYS = (
    "id path outlet headline kicker standfirst published url caption credit byline agencies"
    " sections parts sentences quotations warnings source"
).split()


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_is_one_object_a_line_with_the_promised_keys(
    capsys: pytest.CaptureFixture[str], reports: list[Article]
) -> None:
    assert main(["read", "--json", str(kit.SEEDS)]) == 0
    found = records(capsys)
    assert [record["id"] for record in found] == [report.id for report in reports]
    assert list(found[0]) == PROMISED_KEYS


def test_json_holds_the_anatomy(capsys: pytest.CaptureFixture[str], report_2016: Article) -> None:
    assert main(["read", "--json", str(report_2016.path)]) == 0
    (record,) = records(capsys)
    assert record["published"] == "2016-10-12"
    assert record["url"] == "https://p.dw.com/p/2RAAx"
    assert record["agencies"] == ["Reuters", "AFP"]
    assert record["source"] == report_2016.source
    sections = record["sections"]
    assert isinstance(sections, list)
    assert [section["heading"] for section in sections] == [
        None,
        "US announces more talks",
        "Putin: West to blame for Syria",
    ]
    assert sections[1]["paragraphs"][0].startswith("On Wednesday, US Secretary")
    assert record["parts"] == [
        {"kind": part.kind, "start": part.start, "end": part.end} for part in report_2016.parts
    ]
    assert record["sentences"] == [
        {"start": sentence.start, "end": sentence.end} for sentence in report_2016.sentences
    ]


def test_a_missing_part_is_null(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Rain fell.", encoding="utf-8")
    assert main(["read", "--json", str(path)]) == 0
    captured = capsys.readouterr()
    record = json.loads(captured.out)
    assert record["headline"] is record["published"] is record["url"] is None
    assert "does not know the layout" in record["warnings"][0]
    assert captured.err.startswith("kit: plain.txt: The kit does not know")


def test_a_person_gets_a_line_for_each_part(
    capsys: pytest.CaptureFixture[str], report_2013: Article
) -> None:
    assert main(["read", str(report_2013.path)]) == 0
    out = capsys.readouterr().out
    assert "headline    US and Russia seek Syria talks" in out
    assert "furniture   Image: (label of the credit)" in out
    assert "\033[" not in out


def test_colors_come_where_a_terminal_shows_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, report_2013: Article
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["read", str(report_2013.path)])
    assert "\033[1mheadline" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["read", str(report_2013.path)])
    assert "\033[" not in capsys.readouterr().out


def test_what_can_t_be_read_is_said_and_the_rest_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["read", str(tmp_path / "nothing.txt"), str(tmp_path), str(kit.SEEDS)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("headline ") == 2
    assert "kit: There is no file" in captured.err
    assert "kit: No article could be read" in captured.err
    assert "Traceback" not in captured.err


def test_a_terminal_without_the_letters_gets_their_numbers() -> None:
    command = [sys.executable, "-m", "kit", "read", str(kit.SEEDS)]
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=surroundings, check=True)
    assert b"violence,\\u201d said Kerry" in done.stdout


def test_an_article_can_t_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "escape.txt"
    path.write_text("Rain\x1b[2J fell.\x9b1m", encoding="utf-8")
    assert main(["read", str(path)]) == 0
    assert not {"\x1b", "\x9b"} & set(capsys.readouterr().out)


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["read", "--yaml", str(kit.SEEDS)])
    assert "no option --yaml" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["lab", "my-folder", "another"])
    assert "no option another" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "kit", "read", "--json", *[str(kit.SEEDS)] * 200]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_whole_texts_of_others_in_a_file_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("rights: own work\ndate: 2015-03-04\nheadline: Rain\n---\nRain fell.")
    assert main(["read", "--json", str(kit.SEEDS), str(mine)]) == 0
    said = capsys.readouterr().err
    assert said.count("somebody else's") == 1
    assert "whole texts of 2 reports" in said
    assert main(["read", str(kit.SEEDS)]) == 0
    assert capsys.readouterr().err == ""
