import codecs
import os
import warnings
from pathlib import Path

import pytest

import kit
from kit import ArticleError, ArticleWarning

PAGE = "1. Skip to content\nCafé reopens\n\nMay 8, 2013\n\nAt last.\n\nGuests came – all of them.\n"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_file_becomes_an_article_named_after_it(tmp_path: Path) -> None:
    article = kit.load_article(write(tmp_path / "cafe.txt", PAGE.encode()))
    assert (article.id, article.headline, article.source) == ("cafe", "Café reopens", PAGE)
    assert article.path == tmp_path / "cafe.txt"


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = write(tmp_path / "cafe.txt", PAGE.encode())
    assert kit.load_article(str(path)).headline == "Café reopens"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (PAGE.encode("cp1252"), "cp1252"),
        (codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF32_LE + PAGE.encode("utf-32-le"), "UTF-32"),
    ],
)
def test_other_encodings_are_read_with_a_warning(tmp_path: Path, data: bytes, found: str) -> None:
    path = write(tmp_path / "cafe.txt", data)
    with pytest.warns(ArticleWarning, match=rf"cafe\.txt: .*{found}.*save"):
        article = kit.load_article(path)
    assert article.source == PAGE
    assert found in article.warnings[0]


def test_a_byte_that_windows_does_not_know_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "odd.txt", PAGE.encode("cp1252") + b"\x81")
    with pytest.warns(ArticleWarning, match="Latin-1"):
        assert kit.load_article(path).source == PAGE.replace("–", "\x96") + "\x81"


def test_a_mark_of_utf8_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = write(tmp_path / "cafe.txt", codecs.BOM_UTF8 + PAGE.encode())
    assert kit.load_article(path).source == PAGE


def test_windows_line_ends_are_kept(tmp_path: Path) -> None:
    page = PAGE.replace("\n", "\r\n")
    article = kit.load_article(write(tmp_path / "cafe.txt", page.encode()))
    assert (article.source, article.headline) == (page, "Café reopens")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not plain text"),
        (b"%PDF-1.7\n%\x00\x01\x02", "not plain text"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "cut off"),
    ],
)
def test_a_file_without_text_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    path = write(tmp_path / "bad.txt", data)
    with pytest.raises(ArticleError, match=says) as error:
        kit.load_article(path)
    assert str(path) in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"There is no file .*nothing\.txt.*typing slips"):
        kit.load_article(tmp_path / "nothing.txt")


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"is a folder.*kit\.load_articles"):
        kit.load_article(tmp_path)
    page = write(tmp_path / "cafe.txt", PAGE.encode())
    assert [article.id for article in kit.load_articles(page)] == ["cafe"]


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "a\0b.txt"])
def test_an_impossible_name_is_told_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ArticleError, match="can't be opened"):
        kit.load_article(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match=r"pipe\.txt is a pipe"):
        kit.load_article(tmp_path / "pipe.txt")


def test_an_error_shows_no_lines_of_the_kit_in_a_notebook(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as error:
        kit.load_article(tmp_path / "nothing.txt")
    assert error.value._render_traceback_() == [str(error.value)]


def test_one_very_long_line_is_read_with_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path / "long.txt", b"All words on one line. " * 250_000)
    with pytest.warns(ArticleWarning) as caught:
        article = kit.load_article(path)
    assert any("one very long line" in str(warning.message) for warning in caught)
    assert len(article.sentences) == 250_000


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "notes.md"):
        write(tmp_path / name, PAGE.encode())
    (tmp_path / "folder.txt").mkdir()
    assert [article.id for article in kit.load_articles(tmp_path)] == ["a", "b"]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "bad.txt", b"\x00")
    write(tmp_path / "good.txt", PAGE.encode())
    with pytest.warns(ArticleWarning, match=r"Left out: .*bad\.txt"):
        articles = kit.load_articles(tmp_path)
    assert [article.id for article in articles] == ["good"]


def test_a_folder_without_articles_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"No article .*\.txt"):
        kit.load_articles(tmp_path)
    with pytest.raises(ArticleError, match="There is no folder"):
        kit.load_articles(tmp_path / "nowhere")


def test_a_codebook_is_no_article_and_says_so() -> None:
    with pytest.raises(ArticleError, match=r"actors\.csv. It is a codebook, or holds codes\."):
        kit.load_articles(kit.SEEDS / "actors.csv")


def test_a_folder_of_other_things_says_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"It is empty\. It should hold"):
        kit.load_articles(tmp_path)
    for number in range(6):
        write(tmp_path / f"{number}.png", b"\x89PNG\r\n")
    with pytest.raises(ArticleError, match=r"It holds 0\.png, .* and 1 more, and no article"):
        kit.load_articles(tmp_path)
    (tmp_path / "0-older").mkdir()
    with pytest.raises(ArticleError, match=r"holds 0-older/, .* Folders inside it are not read\."):
        kit.load_articles(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "locked.txt", PAGE.encode())
    path.chmod(0)
    with pytest.raises(ArticleError, match="who may read it"):
        kit.load_article(path)


def test_the_seeds_load_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(kit.load_articles(kit.SEEDS)) == 2
