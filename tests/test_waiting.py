import io
import sys

import pytest

import kit
from kit import Article
from kit.waiting import bar, growing_bar


@pytest.fixture
def many(report_2013: Article) -> list[Article]:
    return [kit.article_from_text(report_2013.source, f"report {n}") for n in range(40)]


@pytest.fixture(autouse=True)
def outside_of_notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_nobody_waits(
    many: list[Article], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kit.waiting.PATIENCE", 600)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert kit.quotation_table(many)["report"].nunique() == len(many)
    assert sys.stderr.getvalue() == capsys.readouterr().out == ""  # type: ignore[attr-defined]


def test_long_work_shows_a_bar_of_text_in_a_terminal_and_takes_it_away(
    many: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.waiting.PATIENCE", 0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    parts = kit.part_table(many)
    kit.compare.concordance(parts, "war")
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "Making a table:" in shown
    assert "Searching:" in shown
    assert shown.endswith("\r")


def test_in_a_notebook_a_bar_stands_with_what_is_printed(
    many: list[Article], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kit.waiting.PATIENCE", 0)
    monkeypatch.setitem(sys.modules, "ipykernel", sys)
    kit.word_table(many)
    said = capsys.readouterr()
    assert "Making a table:" in said.out
    assert said.err == ""


def test_a_file_gets_no_bar(
    many: list[Article], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kit.waiting.PATIENCE", 0)
    kit.word_table(many)
    assert capsys.readouterr() == ("", "")


def test_every_item_comes_through_in_order() -> None:
    for number in (0, 1, 19, 20, 300):
        assert list(bar(list(range(number)), "Counting", "thing")) == list(range(number))


def test_work_inside_of_work_shows_one_bar(
    many: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kit.waiting.PATIENCE", 0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    with growing_bar("Making tables", "article") as tell:
        for done in range(1, 4):
            kit.part_table(many)
            tell(40, 40 * done)
    shown = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "Making tables:" in shown
    assert "Making a table:" not in shown
