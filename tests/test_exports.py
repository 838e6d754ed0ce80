import gzip
import inspect
import io
import json
import sys
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from docx import Document

import kit
from kit import Article, ArticleError, ArticleWarning
from kit.sources.exports import csv_rows, find_columns, json_line_rows, json_rows
from kit.sources.packed import MOST_UNPACKED

DATA = Path(__file__).parent / "data"


def load(path: Path, **hints: object) -> tuple[list[Article], str]:
    """Return the articles and all that was warned of."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        articles = kit.load_articles(path, **hints)  # type: ignore[arg-type]
    return articles, "\n".join(str(one.message) for one in caught)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def paragraphs(article: Article) -> list[str]:
    return [part.text for part in article.parts if part.kind == "paragraph"]


def days(articles: list[Article]) -> list[str]:
    return [article.published.isoformat() for article in articles if article.published]


def test_a_spreadsheet_becomes_articles() -> None:
    articles, said = load(DATA / "plain.csv")
    first = articles[0]
    assert (len(articles), len(days(articles))) == (11, 10)
    assert first.headline == "Ferry returns to the Strait of Lune"
    assert (first.published, first.outlet) == (date(2016, 3, 14), "Lune Courier")
    assert first.url == "https://www.lune-courier.example/ferry-returns-to-the-strait-of-lune"
    assert len(paragraphs(first)) == 3
    assert (first.id, first.row, first.read_as) == ("plain.csv-1", 1, "CSV")
    assert all(first.source[p.start : p.end] == p.text for p in first.parts)
    assert "The row has no date. (1 row: 10)" in said
    assert "The row has no text. (1 row: 11)" in said
    assert "plain.csv-9 repeats plain.csv-1" in said


def test_ids_stay_the_same_from_run_to_run() -> None:
    assert [a.id for a in load(DATA)[0]] == [a.id for a in load(DATA)[0]]


def test_one_date_shows_the_order_of_all() -> None:
    articles, _ = load(DATA / "other_headers.csv")
    assert days(articles) == ["2017-04-03", "2017-04-12", "2017-04-27", "2017-05-05"]
    assert articles[0].outlet == "Port Ellin Post"


def test_dates_without_an_order_are_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "title,date\nFog,03/04/2017\nRain,05/06/2017\n")
    articles, said = load(path)
    assert days(articles) == []
    assert "dayfirst=True" in said
    assert days(load(path, dayfirst=True)[0]) == ["2017-04-03", "2017-06-05"]


def test_a_german_spreadsheet_is_read() -> None:
    articles, said = load(DATA / "excel_cp1252.csv")
    assert articles[0].headline == "Bürgermeisterin weiht Brücke ein"
    assert days(articles) == ["2024-01-30", "2024-02-02", "2024-02-11"]
    assert "cp1252" in said


def test_a_broken_row_is_listed_and_never_shifted() -> None:
    articles, said = load(DATA / "broken.csv")
    assert [article.headline for article in articles] == ["Storm closes harbor", "Ferry delayed"]
    assert "row 2: line 3 has 7 fields instead of 5" in said
    assert "row 3: line 4 has 2 fields instead of 5" in said


def test_newsapi_says_that_texts_are_cut_and_entries_taken_down() -> None:
    articles, said = load(DATA / "newsapi.json")
    assert (len(articles), articles[0].outlet) == (6, "Lune Courier")
    assert articles[0].headline == "Ferry returns to the Strait of Lune"
    assert "chars]" not in articles[0].source
    assert "cut off" in said
    assert "taken down" in said


@pytest.mark.parametrize("name", ["gdelt_artlist.csv", "gdelt_artlist.json"])
def test_gdelt_counts_without_a_text_and_without_a_false_date(name: str) -> None:
    articles, said = load(DATA / name)
    assert len(articles) == 5
    assert days(articles) == []
    assert articles[0].seen == date(2016, 3, 14)
    assert {article.outlet for article in articles} >= {"lune-courier.example"}
    assert articles[3].headline == 'Vreel: rules for ferry "not negotiable"'
    assert articles[0].sentences == ()
    assert "can be counted but not read" in said
    assert "gdelt_artlist" in said.rsplit("repeat", 1)[0]
    counts = kit.article_table(articles).groupby(["outlet", "seen"], observed=True).size()
    assert counts.sum() == 5


def test_media_cloud_gives_the_day_of_publication() -> None:
    articles, said = load(DATA / "mediacloud.csv")
    assert len(days(articles)) == 6
    assert "can be counted but not read" in said


def test_json_lines_keep_the_day_that_is_written() -> None:
    articles, _ = load(DATA / "articles.jsonl")
    assert days(articles)[:3] == ["2016-03-14", "2016-03-14", "2016-03-15"]
    assert len(paragraphs(articles[0])) == 3


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "A,B,C\nFog,Boats came.,2013-05-08\n")
    with pytest.raises(ArticleError, match=r"No column of .*A, B, C.*columns="):
        kit.load_articles(path)
    named = {"headline": "A", "text": "B", "published": "C"}
    article = kit.load_article(path, columns=named)
    assert (article.headline, article.published) == ("Fog", date(2013, 5, 8))
    with pytest.raises(ArticleError, match="no column 'X'"):
        kit.load_article(path, columns={"headline": "X"})
    with pytest.raises(ArticleError, match="knows no field 'words'"):
        kit.load_article(path, columns={"words": "A"})


def test_header_names_are_known_in_many_forms() -> None:
    assert find_columns(["TITLE", "Publish_Date", "media_name", "Body text"]) == {
        "headline": "TITLE",
        "published": "Publish_Date",
        "outlet": "media_name",
    }
    assert find_columns(["seendate", "title", "url"])["seen"] == "seendate"


def test_many_articles_in_one_file_are_no_single_article() -> None:
    with pytest.raises(ArticleError, match=r"holds 11 articles.*kit\.load_articles"):
        kit.load_article(DATA / "plain.csv")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "title,text\n", "no rows"),
        ("a.csv", "", "no rows"),
        ("a.json", "{", "no sound JSON"),
        ("a.json", "[" * 200_000, "no sound JSON"),
        ("a.json", "[1, 2]", "no object"),
        ("a.jsonl", "{\n", "no JSON"),
        ("a.csv", "title,text\n,\n", "neither a headline nor a text|no rows"),
    ],
)
def test_an_export_without_articles_says_why(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    with pytest.raises(ArticleError, match=says):
        kit.load_articles(write(tmp_path / name, text))


def test_rows_are_counted_and_lines_named() -> None:
    rows = csv_rows(io.StringIO('title,text\n"Fog\nlifts",x\n\nRain\n'))
    assert [(row.number, row.problem[:25]) for row in rows] == [
        (1, ""),
        (2, "line 5 has 1 fields inste"),
    ]
    assert [row.number for row in json_rows('[{"title": "a"}, {"title": "b"}]')] == [1, 2]
    assert [row.problem for row in json_line_rows(['{"title": "a"}', "", "[]"])] == [
        "",
        "the entry is no object with named fields",
    ]


def test_a_long_cell_is_read_and_other_readers_keep_their_limit(tmp_path: Path) -> None:
    import csv

    limit = csv.field_size_limit()
    path = write(
        tmp_path / "a.csv", "title,date,text\nFog,2013-05-08," + "the word of " * 40_000 + "\n"
    )
    assert len(kit.load_article(path).source) > 400_000
    assert csv.field_size_limit() == limit


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_excel_is_read_with_its_own_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = {
        "Headline": ["Fog lifts", "Rain"],
        "Date": [pd.Timestamp(2013, 5, 8), pd.NaT],
        "Text": ["Boats came.\nAll waved.", None],
    }
    pd.DataFrame(rows).to_excel(path, index=False)
    articles = kit.load_articles(path)
    assert (articles[0].published, articles[0].read_as) == (date(2013, 5, 8), "Excel")
    assert paragraphs(articles[0]) == ["Boats came.", "All waved."]
    assert (articles[1].published, paragraphs(articles[1])) == (None, [])


def word_file(path: Path, lines: list[str]) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


DELIVERY = [
    "User Name: class",
    "Documents (2)",
    "1. Fog lifts",
    *("Fog lifts", "Lune Courier", "May 8, 2013 Wednesday", "Copyright 2013 Lune Courier"),
    *("Section: ISLANDS; Pg. 3", "Length: 12 words", "Byline: Nora Feldt", "Body"),
    *("Boats came.", "All waved.", "Load-Date: May 9, 2013", "End of Document"),
    *("Rain falls", "Velden Mirror", "8 May 2013", "Length: 3 words", "Body", "It rained.", ""),
    *("End of Document", "Cut off", "Body", "Lost words", "End of Document"),
]


def test_a_nexis_uni_delivery_becomes_articles(tmp_path: Path) -> None:
    articles, said = load(word_file(tmp_path / "delivery.DOCX", DELIVERY))
    assert [article.headline for article in articles] == ["Fog lifts", "Rain falls"]
    first = articles[0]
    assert (first.outlet, first.published) == ("Lune Courier", date(2013, 5, 8))
    assert (first.byline, first.kicker, first.read_as) == ("Nora Feldt", "ISLANDS", "Nexis Uni")
    assert paragraphs(first) == ["Boats came.", "All waved."]
    assert "row 3" in said


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_another_word_file_is_the_text_of_a_page(tmp_path: Path) -> None:
    lines = ["Ferry waits for fog to lift", "May 8, 2013", "The ferry waits until noon."]
    article = kit.load_article(word_file(tmp_path / "page.docx", lines))
    assert (article.headline, article.published) == (lines[0], date(2013, 5, 8))
    assert article.read_as == "Word"


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("a.xlsx", "openpyxl", "excel"), ("a.docx", "docx", "docx")]
)
def test_without_the_extra_one_line_says_how_to_add_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as packed:
        packed.writestr("a.xml", "<a/>")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ArticleError, match=rf'pip install "coverage-kit\[{extra}\]"'):
        kit.load_articles(tmp_path / name)


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        with made.open("xl/workbook.xml", "w", force_zip64=True) as member:
            for _ in range(MOST_UNPACKED // 10_000_000 + 1):
                member.write(b"0" * 10_000_000)
        made.writestr("../../evil.txt", "gone")
    return packed.getvalue()


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bomb())
    with pytest.raises(ArticleError, match="unfolds to more than"):
        kit.load_articles(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 old"])
def test_a_damaged_office_file_says_what_to_do(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ArticleError, match="save it again"):
        kit.load_articles(tmp_path / name)


def test_packed_files_are_read_and_bombs_are_not(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv.gz"
    path.write_bytes(gzip.compress((DATA / "plain.csv").read_bytes()))
    assert len(load(path)[0]) == 11
    path.write_bytes(gzip.compress(b"0" * (MOST_UNPACKED + 1), compresslevel=1))
    with pytest.raises(ArticleError, match="unfolds"):
        kit.load_articles(path)
    path.write_bytes(b"\x1f\x8b cut off")
    with pytest.raises(ArticleError, match="can't be unpacked"):
        kit.load_articles(path)


def test_a_folder_of_all_kinds_is_read_together(tmp_path: Path) -> None:
    for name in ("plain.csv", "newsapi.json"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    write(tmp_path / "page.txt", "1. Skip\nFog lifts\n\nMay 8, 2013\n\nAt last.\n\nBoats came.\n")
    write(tmp_path / "bad.json", "{")
    write(tmp_path / "scan.pdf", "%PDF")
    write(tmp_path / "notes.md", "Not for the kit.")
    write(tmp_path / "actors.csv", "name,kind,country,role,aliases\nA,person,,,\n")
    articles, said = load(tmp_path)
    assert len(articles) == 11 + 6 + 1
    assert "Left out" in said
    assert "scan.pdf is a kind of file" in said
    assert "actors.csv" not in said
    report = kit.reading_report(tmp_path)
    assert set(report["read_as"]) == {"", "CSV", "JSON", "text", "codebook or codes"}
    assert report["article"].notna().sum() == len(articles)
    assert report.loc[report["file"] == "bad.json", "problem"].str.contains("no sound JSON").all()
    assert (report["repeats"] == "newsapi.json-1").sum() == 2


def test_the_columns_of_the_report_are_documented() -> None:
    report = kit.reading_report(DATA)
    doc = inspect.getdoc(kit.reading_report) or ""
    part = doc.split("Columns:")[1].split("Raises:")[0]
    assert all(f"\n    {column}: " in part for column in report.columns)


@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
@pytest.mark.filterwarnings("ignore::kit.errors.ArticleWarning")
def test_two_files_of_one_name_keep_two_ids(tmp_path: Path) -> None:
    for name in ("a.txt", "a.TXT"):
        write(tmp_path / name, "The ferry is late again.")
    articles = kit.load_articles(tmp_path)
    assert len({article.id for article in articles}) == len(articles)


def test_agency_copy_is_reported_and_kept(tmp_path: Path) -> None:
    text = json.loads((DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()[0])
    copy = {
        **text,
        "url": "https://other.example/1",
        "outlet": "Other",
        "headline": "Ferry is back",
    }
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps(one) for one in (text, copy)))
    articles, said = load(path)
    assert len(articles) == 2
    assert "nearly the same text" in said
