from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kit
from kit import ArticleError
from kit.panels import Bring
from tests.test_bring import PAGE, WEB_PAGE

DATA = Path(__file__).parent / "data"


def send(panel: Bring, act: str, data: bytes = b"", **asked: Any) -> None:  # noqa: ANN401
    """Send what the browser sends."""
    panel._handle_custom_msg({"act": act, **asked}, [memoryview(data)])  # noqa: SLF001


def pages_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("[!.]*"))


def test_a_pasted_page_is_shown_corrected_saved_and_loaded(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    send(panel, "paste", text=PAGE)
    assert (panel.total, panel.fields["headline"]) == (1, "Ferry stays in port as engine fails")
    assert "No date was found: write it here" in panel.hints["date"]
    assert 'data-kind="headline"' in panel.page
    assert any("No date of its own" in note for note in panel.notes)

    send(panel, "type", number=panel.shown, name="date", value="2015-03-04")
    send(panel, "type", number=panel.shown, name="outlet", value="Lune Courier")
    assert "date" not in panel.hints
    assert 'By hand: date: "2015-03-04", where there was nothing.' in panel.notes
    assert "In tables and charts it is called: Lune Courier, 4 March 2015." in panel.notes
    assert not any("No date of its own" in note for note in panel.notes)

    send(panel, "save")
    name = "2015-03-04-lune-courier-ferry-stays-in-port-as-engine-fails.txt"
    assert pages_in(tmp_path) == [name]
    assert name in panel.message
    assert name in panel.listing
    assert (panel.total, panel.at, panel.pasted) == (0, 0, "")
    (article,) = kit.load_articles(tmp_path)
    assert (article.published, article.outlet) == (date(2015, 3, 4), "Lune Courier")
    assert (article.source, article.from_header) == (PAGE, ("date", "outlet"))


@pytest.mark.parametrize("written", ["12 Oct", "2015-02-30", "04.03.2015", "2015"])
def test_a_date_that_can_not_be_read_is_told_and_not_saved(written: str, tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    panel.paste(PAGE)
    send(panel, "type", number=panel.shown, name="date", value=written)
    assert panel.wrong == ["date"]
    assert f"{written!r} can't be read as a day. Write it like 2016-10-12" in panel.hints["date"]
    send(panel, "save")
    assert panel.message.startswith("Not saved yet.")
    assert pages_in(tmp_path) == []
    panel.correct(date="2015-03-04")
    assert panel.save().exists()


def test_the_same_article_twice_is_told_and_kept_once(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    for _ in range(2):
        panel.paste(PAGE)
        panel.save()
    assert "is in the folder already" in panel.message
    assert len(pages_in(tmp_path)) == 1
    panel.paste(PAGE)
    panel.correct(date="2015-03-04")
    panel.save()
    assert "The same page is there already, as undated-ferry" in panel.message
    assert len(pages_in(tmp_path)) == 2


def test_what_was_pasted_and_not_saved_is_there_again(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    panel.paste(PAGE)
    send(panel, "type", number=panel.shown, name="date", value="2015-03-04")
    again = kit.panels.bring(tmp_path)
    assert (again.pasted, again.fields["date"]) == (PAGE, "2015-03-04")
    assert "not saved yet" in again.message
    assert len(kit.panels.bring(tmp_path).notes) == len(again.notes)
    again.save()
    assert kit.panels.bring(tmp_path).total == 0
    assert len(list(tmp_path.iterdir())) == 1


def test_corrections_stay_with_a_text_that_is_mended_and_not_with_another(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    send(panel, "paste", text=PAGE)
    number = panel.shown
    send(panel, "paste", text=PAGE + "\nOne more line was missing.\n")
    send(panel, "type", number=number, name="date", value="2015-03-04")
    assert panel.fields["date"] == "2015-03-04"
    send(panel, "paste", text="Fog lifts\n\nBoats came from all islands. All of them waved.")
    assert panel.fields["date"] == ""
    send(panel, "paste", text="")
    assert (panel.total, list(tmp_path.iterdir())) == (0, [])


def test_thirty_files_and_a_bad_one_are_taken_one_by_one(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    for at in range(30):
        page = PAGE.replace("Ferry", f"Ferry number {at}").encode()
        send(panel, "file", page, name=f"{at:02}.txt", first=at == 0)
    send(panel, "file", b"%PDF", name="scan.pdf", first=False)
    assert panel.files_read == 31
    assert panel.message.startswith("30 files: 30 articles.\nLeft out: scan.pdf is a kind of file")
    assert (panel.total, panel.at) == (30, 1)
    send(panel, "go", step=1)
    assert panel.where == "Article 2 of 30, from 01.txt"
    send(panel, "type", number=panel.shown, name="date", value="soon")
    send(panel, "save all")
    assert len(pages_in(tmp_path)) == 29
    assert panel.message == (
        f"29 articles are in the folder {tmp_path}. 1 still wait: look at their dates."
    )
    assert panel.where == "Article 1 of 1, from 01.txt"
    send(panel, "leave out")
    assert (panel.total, len(pages_in(tmp_path))) == (0, 29)


def test_an_export_gives_many_articles_and_says_what_was_left_out(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    panel.add_file(DATA / "newsapi.json")
    assert panel.total == 6
    assert "newsapi.json: 6 articles.\nLeft out: newsapi.json, row" in panel.message
    assert any("cut off" in note for note in panel.notes)
    assert len(panel.save_all()) == 6


def test_a_hostile_page_does_nothing(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    hostile = WEB_PAGE.replace(
        b"<p>The last",
        b"<p><img src=x onerror=alert(1)>&lt;script&gt;alert(2)&lt;/script&gt;The last",
    )
    send(panel, "file", hostile, name="<img src=x>.html", first=True)
    assert "<script" not in panel.page
    assert "<img" not in panel.page
    panel.correct(headline="<b>Ferry</b>", outlet="<script>")
    panel.save()
    assert "<b>" not in panel.listing
    assert "&lt;b&gt;Ferry&lt;/b&gt;" in panel.listing


def test_code_that_asks_for_what_is_not_there_is_told(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    with pytest.raises(ArticleError, match="No article waits"):
        panel.save()
    with pytest.raises(ArticleError, match="There is no 'day' to correct"):
        panel.correct(day="2015-03-04")
    panel.paste(PAGE)
    with pytest.raises(ArticleError, match="can't be read as a day"):
        panel.correct(date="March")
    send(panel, "paste", text="<html></html>")
    assert "pasted.txt" in panel.message
    assert panel.total == 0


def test_a_folder_that_can_not_be_written_keeps_what_was_typed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    panel = kit.panels.bring(tmp_path / "file" / "folder")
    panel.paste(PAGE)
    assert "No draft of this can be kept" in panel.message
    send(panel, "save")
    assert "can't be written" in panel.message
    assert (panel.total, panel.pasted) == (1, PAGE)


def test_the_text_form_says_all_of_it(tmp_path: Path) -> None:
    panel = kit.panels.bring(tmp_path)
    assert panel.text == f"No article waits to be saved.\n\nFiles in {tmp_path}: 0"
    panel.paste(PAGE)
    assert "Article 1 of 1, from pasted text\nheadline: Ferry stays in port" in panel.text
    assert "date:  (No date was found: write it here." in panel.text
    assert "headline: Ferry stays in port as engine fails" in panel.text
    assert "paragraph: The last ferry" in panel.text
    panel.save()
    assert f"Files in {tmp_path}: 1\n" in panel.text
