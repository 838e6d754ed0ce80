import inspect
import json
import shutil
import subprocess
import sys
import tracemalloc
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import kit
from kit import Article, ArticleError, ArticleWarning, Tables
from kit.compare import TableError
from kit.scale import batches, writing
from kit.tables import FREE

MAKERS: dict[str, Callable[..., pd.DataFrame]] = {
    "article": kit.article_table,
    "part": kit.part_table,
    "sentence": kit.sentence_table,
    "word": kit.word_table,
    "quotation": kit.quotation_table,
    "number": kit.number_table,
}
HALF_WAY = """
import sys, time
import kit
from kit.scale import writing

write, seen = writing.write_parquet, []

def slow(table, path):
    write(table, path)
    seen.append(path)
    if len(seen) == 20:
        print("half way", flush=True)
        time.sleep(600)

writing.write_parquet = slow
kit.build_tables(sys.argv[1], sys.argv[2], batch=5)
"""
WITHOUT = """
import sys
for name in ("pyarrow", "dask", "distributed"):
    sys.modules[name] = None
import kit
words = kit.word_table(kit.load_articles(kit.SEEDS))
print(words["word"].dtype.storage)
print(*kit.compare.word_rates(words, "syria")["count"])
try:
    kit.build_tables(kit.SEEDS, sys.argv[1])
except kit.compare.TableError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def codebook() -> kit.Codebook:
    return kit.load_actors(kit.SEEDS / "actors.csv")


@pytest.fixture(scope="module")
def articles(many: Path) -> list[Article]:
    with pytest.warns(ArticleWarning):
        return kit.load_articles(many)


@pytest.fixture(scope="module")
def tables(many: Path, codebook: kit.Codebook, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return quietly(many, tmp_path_factory.mktemp("tables"), codebook=codebook, batch=7)


def quietly(source: Path, folder: Path, **named: object) -> Tables:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)
        return kit.build_tables(source, folder, **named)  # type: ignore[arg-type]


def assert_same(one: Tables, other: Tables) -> None:
    for name in MAKERS:
        assert_frame_equal(getattr(one, name).read(), getattr(other, name).read())
    assert_frame_equal(one.reading_report(), other.reading_report())


@pytest.mark.parametrize("name", MAKERS)
def test_a_table_is_the_one_that_memory_would_hold(
    name: str, tables: Tables, articles: list[Article]
) -> None:
    assert len(getattr(tables, name).files) > 5
    made = MAKERS[name](articles)
    assert_frame_equal(getattr(tables, name).read(), made)
    assert len(getattr(tables, name)) == len(made)


def test_mentions_need_a_codebook(
    tables: Tables, codebook: kit.Codebook, articles: list[Article], tmp_path: Path
) -> None:
    assert_frame_equal(tables.mention.read(), kit.mention_table(articles, codebook))
    without = kit.build_tables(kit.SEEDS, tmp_path)
    with pytest.raises(TableError, match="built without a codebook"):
        _ = without.mention


def test_the_report_on_reading_is_the_same_too(tables: Tables, many: Path) -> None:
    report = kit.reading_report(many)
    assert_frame_equal(tables.reading_report(), report)
    assert (report["problem"] != "").sum() == 5
    assert report.set_index("article")["repeats"].dropna().to_dict() == {"page 03": "copy"}


def test_no_id_occurs_twice(tables: Tables) -> None:
    ids = tables.article.read(["article"])["article"].tolist()
    assert len(set(ids)) == len(ids)
    assert {"page 07", "export.jsonl-2", "export.jsonl-2.txt"} <= set(ids)


def test_what_was_left_out_is_said_once(many: Path, tmp_path: Path) -> None:
    with pytest.warns(ArticleWarning, match="left out: 5.*kept: 1.*reading_report") as caught:
        kit.build_tables(many, tmp_path)
    assert len(caught) == 1
    assert caught[0].filename == __file__


def test_columns_and_reports_are_read_alone(tables: Tables, articles: list[Article]) -> None:
    chosen = kit.article_table(articles)["report"].tolist()[3:5]
    words = tables.word.read(["word", "report"], chosen)
    every = kit.word_table(articles)
    expected = every.loc[every["report"].isin(chosen), ["word", "report"]]
    assert words.columns.tolist() == ["word", "report"]
    assert words["word"].tolist() == expected["word"].tolist()
    assert words["report"].cat.categories.tolist() == chosen


def test_what_is_not_there_is_told(tables: Tables) -> None:
    with pytest.raises(TableError, match="no column colour"):
        tables.word.read(["colour"])
    with pytest.raises(TableError, match="no report called 'DW'"):
        tables.word.read(reports=["DW"])


def test_a_table_can_be_asked_stretch_by_stretch(tables: Tables, articles: list[Article]) -> None:
    words = kit.word_table(articles)
    counted = tables.word.each(kit.compare.word_counts, stop_words=kit.compare.STOP_WORDS)
    expected = kit.compare.word_counts(words, stop_words=kit.compare.STOP_WORDS)
    assert_frame_equal(counted, expected)
    assert "each looked at by itself" in kit.compare.note(counted)
    hits = tables.part.each(kit.compare.concordance, "ferry")
    assert_frame_equal(hits, kit.compare.concordance(kit.part_table(articles), "ferry"))
    assert len(hits) > 5


def test_zeros_are_not_doubled_stretch_by_stretch(tables: Tables, articles: list[Article]) -> None:
    rates = tables.word.each(kit.compare.word_rates, "ferry")
    expected = kit.compare.word_rates(kit.word_table(articles), "ferry")
    assert_frame_equal(rates, expected)


def test_nothing_found_has_the_columns_of_something(tables: Tables) -> None:
    hits = tables.part.each(kit.compare.concordance, "zeppelin")
    assert hits.empty
    assert "hit" in hits.columns


def test_killed_half_way_and_called_again_nothing_is_lost_or_doubled(
    many: Path, tmp_path: Path
) -> None:
    killed = tmp_path / "killed"
    command = [sys.executable, "-c", HALF_WAY, str(many), str(killed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half way\n"
        process.kill()
    done = sorted(killed.glob("batch=*"))
    assert 0 < len(done) < 5
    assert list(killed.glob(".writing-*/batch/*.parquet"))
    with pytest.raises(TableError, match="no finished tables"):
        kit.open_tables(killed)
    before = {path: path.stat().st_mtime_ns for place in done for path in place.iterdir()}
    again = quietly(many, killed, batch=5)
    assert_same(again, quietly(many, tmp_path / "whole", batch=5))
    assert before == {path: path.stat().st_mtime_ns for path in before}
    assert not list(killed.glob(".*"))


def test_called_a_third_time_it_only_opens(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = quietly(many, tmp_path)
    monkeypatch.setattr(writing, "tables_of", None)
    assert_same(quietly(many, tmp_path), first)
    assert_same(kit.open_tables(tmp_path), first)


def test_the_size_of_batches_changes_nothing(many: Path, tables: Tables, tmp_path: Path) -> None:
    assert_same(quietly(many, tmp_path, batch=1000), tables)


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_an_export_is_cut_into_batches(suffix: str, tmp_path: Path) -> None:
    rows = pd.DataFrame({"Title": [f"Fog {n}" for n in range(20)], "Words": "It lifted."})
    export = tmp_path / f"fog.{suffix}"
    writers: dict[str, Callable[[], object]] = {
        "csv": lambda: rows.to_csv(export, index=False),
        "json": lambda: rows.to_json(export, orient="records"),
        "xlsx": lambda: rows.to_excel(export, index=False),
    }
    writers[suffix]()
    tables = kit.build_tables(export, tmp_path / "tables", columns={"text": "Words"}, batch=6)
    assert len(tables.word.files) == 4
    with pytest.warns(ArticleWarning, match="no date"):
        articles = kit.load_articles(export, columns={"text": "Words"})
    assert_frame_equal(tables.sentence.read(), kit.sentence_table(articles))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"dayfirst": True}, "dayfirst=None"),
        ({"columns": {"text": "Words"}}, "columns=None"),
        ({"codebook": kit.Codebook((kit.Actor("Lee"),))}, "another codebook"),
        ({"batch": 3}, "batch=250"),
    ],
)
def test_other_hints_are_told_and_not_mixed(
    changed: dict[str, object], said: str, tmp_path: Path
) -> None:
    kit.build_tables(kit.SEEDS, tmp_path)
    with pytest.raises(TableError, match=f"{said}.*new folder"):
        quietly(kit.SEEDS, tmp_path, **changed)


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_a_changed_source_is_told_and_not_mixed(change: str, tmp_path: Path) -> None:
    source, tables = tmp_path / "pages", tmp_path / "tables"
    shutil.copytree(kit.SEEDS, source)
    kit.build_tables(source, tables)
    page = next(source.glob("*.txt"))
    changes: dict[str, Callable[[], object]] = {
        "edit": lambda: page.write_text("Fog.", encoding="utf-8"),
        "add": lambda: (source / "fog.txt").write_text("Fog.", encoding="utf-8"),
        "remove": page.unlink,
        "rename": lambda: page.rename(source / "fog.txt"),
    }
    changes[change]()
    with pytest.raises(TableError, match="changed, added or taken away"):
        kit.build_tables(source, tables)


def test_another_version_of_the_kit_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.build_tables(kit.SEEDS, tmp_path)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "99")
    with pytest.raises(TableError, match=r"version 0\.1\.0 of the kit, and this is version 99"):
        kit.build_tables(kit.SEEDS, tmp_path)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary", encoding="utf-8")
    with pytest.raises(TableError, match=r"holds other files, such as diary\.txt"):
        kit.build_tables(kit.SEEDS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("x", encoding="utf-8")
    with pytest.raises(TableError, match="can't be written"):
        kit.build_tables(kit.SEEDS, tmp_path / "tables")


def test_an_empty_folder_says_what_it_should_hold(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    with pytest.raises(ArticleError, match="It should hold pages or exports"):
        kit.build_tables(tmp_path / "pages", tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_nothing_usable_says_why(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    with pytest.raises(ArticleError, match="a kind of file that the kit can't read"):
        kit.build_tables(tmp_path / "scan.pdf", tmp_path / "tables")


def test_an_article_on_which_the_kit_fails_stops_no_other(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(articles: list[Article]) -> pd.DataFrame:
        if any(article.id == "page 11" for article in articles):
            raise ZeroDivisionError("oh")
        return kit.quotation_table(articles)

    monkeypatch.setattr(writing, "quotation_table", fails)
    report = quietly(many, tmp_path, batch=10).reading_report().set_index("file")
    assert report.loc["page 11.txt", "problem"] == (
        "the kit failed on this article (ZeroDivisionError: oh)"
    )
    assert report.loc["page 12.txt", "article"] == "page 12"


def test_a_source_that_is_gone_stops_the_work_and_is_not_left_out_for_good(
    tmp_path: Path,
) -> None:
    page = tmp_path / "fog.txt"
    batch = batches.Batch(0, (batches.Page(page, "fog"),))
    with pytest.raises(ArticleError, match=r"fog\.txt was there when the work began"):
        writing.Task(tmp_path)(batch)
    assert not list(tmp_path.iterdir())


def test_tables_remember_which_articles_are_free(tmp_path: Path) -> None:
    source = tmp_path / "pages"
    shutil.copytree(kit.SEEDS, source)
    header = "headline: Fog\nrights: own work\n---\n"
    (source / "fog.txt").write_text(f"{header}It lifted.", encoding="utf-8")
    tables = kit.build_tables(source, tmp_path / "tables", batch=1)
    with pytest.warns(ArticleWarning, match="layout"):
        articles = kit.load_articles(source)
    for read, made in (
        (tables.sentence.read(), kit.sentence_table(articles)),
        (tables.part.each(kit.compare.concordance, "it"), kit.sentence_table(articles)),
        (tables.article.read(), kit.article_table(articles)),
    ):
        assert read.attrs[FREE] == made.attrs[FREE] == ["fog"]
    few = tables.sentence.read(reports=[kit.article_table(articles)["report"][0]])
    assert few.attrs[FREE] == []


def test_memory_hardly_grows_with_the_number_of_articles(many: Path, tmp_path: Path) -> None:
    def peak(copies: int) -> int:
        source = tmp_path / f"source {copies}"
        source.mkdir()
        for n in range(copies):
            for page in many.glob("page *.txt"):
                shutil.copy(page, source / f"{n} {page.name}")
        tracemalloc.start()
        quietly(source, tmp_path / f"tables {copies}", batch=10)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    quietly(kit.SEEDS, tmp_path / "seeds")  # what is imported and compiled at the first time
    pages = len(list(many.glob("page *.txt")))
    grown = (peak(4) - peak(1)) / (3 * pages)
    words = kit.word_table(kit.load_articles(many / "page 00.txt"))
    assert grown < words.memory_usage(deep=True).sum() / 4


def test_no_batch_is_made_before_it_is_needed(many: Path) -> None:
    files = batches.source_files(many)
    found = batches.batches_of(files, batches.Hints(), 5)
    assert inspect.isgenerator(found)
    assert len(next(found).sources) == 5


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_long_export_is_never_held_whole(suffix: str, tmp_path: Path) -> None:
    rows = ({"title": f"Fog {n}", "text": "It lifted. " * 1000} for n in range(600))
    export = tmp_path / f"fog.{suffix}"
    with export.open("w", encoding="utf-8") as file:
        if suffix == "csv":
            file.write("title,text\n")
        for row in rows:
            file.write(json.dumps(row) if suffix == "jsonl" else ",".join(row.values()))
            file.write("\n")
    tracemalloc.start()
    found = batches.batches_of([export], batches.Hints(), 10)
    numbers = [[source.count for source in batch.sources] for batch in found]  # type: ignore[union-attr]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert numbers == [[1] * 10] * 60
    assert most < export.stat().st_size / 2


def test_half_a_sign_from_json_stops_nothing(tmp_path: Path) -> None:
    export = tmp_path / "fog.jsonl"
    export.write_text('{"title": "Fog \\ud83d", "text": "It lifted."}', encoding="utf-8")
    tables = kit.build_tables(export, tmp_path / "tables")
    assert tables.article.read()["headline"].tolist() == ["Fog \ufffd"]


def test_long_articles_make_small_batches(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in files:
        path.write_text("x" * (batches.CHARACTERS - 1), encoding="utf-8")
    found = batches.batches_of(files, batches.Hints())
    assert [len(batch.sources) for batch in found] == [1, 1, 1]


def test_without_the_extra_one_line_says_which_command_adds_it_and_all_else_works(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "tables"
    command = [sys.executable, "-W", "error", "-c", WITHOUT, str(folder)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    storage, counts, said = out.splitlines()
    assert (storage, counts) == ("python", "8 7")
    assert said.endswith(
        "the kit needs pyarrow. Add it once, where there is internet:"
        ' python3 -m pip install "coverage-kit[scale]"'
    )
    assert not folder.exists()
