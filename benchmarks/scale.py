"""Thousands of articles to Parquet: how long, how much memory, with how many workers.

    python3 -m uv run python benchmarks/scale.py [number of articles]

Prints: the kit's time and memory for all tables, beside the plain way with pandas, which holds all
in memory; what is lost when it is killed half-way; what can be asked of the result; and how much
faster two Dask workers are than one, each the best of three, on a part of the articles.

The articles are the seeds and invented pages in turn, with other words in them. Memory is the
resident set of the process with all its children; "alone" is what importing takes.
"""

import random
import re
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import psutil
from distributed import Client, LocalCluster

import kit

ARTICLES = 10_000
ON_DASK = 3_000
RUNS = 3
LONG = 5
INVENTED = Path(__file__).resolve().parents[1] / "tests" / "data" / "dw"

ACTORS = "codebook=kit.load_actors(kit.SEEDS / 'actors.csv')"
ALONE = "import kit, pandas, pyarrow.dataset, pyarrow.parquet"
BUILD = f"import kit, sys; kit.build_tables(sys.argv[1], sys.argv[2], {ACTORS})"
PLAIN = """
import kit, sys, pathlib
articles, actors = kit.load_articles(sys.argv[1]), kit.load_actors(kit.SEEDS / "actors.csv")
goal = pathlib.Path(sys.argv[2])
goal.mkdir()
for make in (kit.article_table, kit.part_table, kit.sentence_table, kit.word_table,
             kit.quotation_table, kit.number_table):
    make(articles).to_parquet(goal / f"{make.__name__}.parquet")
kit.mention_table(articles, actors).to_parquet(goal / "mention_table.parquet")
"""
OPEN = "import kit, sys; from kit import compare; tables = kit.open_tables(sys.argv[1]);"
QUESTIONS = {
    "word counts": "print(len(tables.word.each(compare.word_counts)))",
    "keyness of one year": """
words = tables.word.read(["article", "report", "word"])
days = tables.article.read(["article", "published"]).set_index("article")["published"]
words["year"] = words["article"].map(days.dt.year).astype("category")
words["year"] = words["year"].cat.rename_categories(lambda year: f"{year:.0f}")
print(len(compare.keyness_log_ratio(words, "2013", by="year")))""",
    "concordance": "print(len(tables.part.each(compare.concordance, 'talks')))",
    "presence in 20 reports": """
some = tables.article.read(["report"])["report"].tolist()[:20]
mentions = tables.mention.read(reports=some)
print(kit.charts.presence_matrix(compare.presence(mentions, 'actor')).to_json().count("{"))""",
    "days in 5 reports": """
some = tables.article.read(["report"])["report"].tolist()[:5]
days = tables.number.read(["report", "text", "kind"], some).rename(columns={"text": "words"})
articles = tables.article.read(["report", "published"], some)
days = days[days["kind"] == "date"].merge(articles, on="report")
days = days.assign(first_day=days["published"], last_day=days["published"])
print(kit.charts.date_timeline(days).to_json().count("{"))""",
}


def main() -> None:
    """Print each figure, with the bound that is promised for it."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as place:
        source = made_pages(Path(place, "pages"), number)
        _, alone, _ = measured(ALONE)
        took, most, worked = measured(BUILD, source, Path(place, "tables"))
        print(f"{number:,} articles, one process: {took:.0f} s", end="")
        print(f" ({worked:.0f} s of a processor), {most:,.0f} MB", end="; ")
        print("promised for 10,000: under 150 s, under 1,000 MB")
        print(f"importing alone: {alone:,.0f} MB")
        plain, plain_most, plain_worked = measured(PLAIN, source, Path(place, "plain"))
        print(f"plain pandas: {plain:.0f} s ({plain_worked:.0f}), {plain_most:,.0f} MB", end="; ")
        print(f"that is {plain_worked / worked:.2f} times the work", end=", ")
        print(f"{plain_most / most:.1f} times the memory")
        show_kill(source, Path(place, "killed"), Path(place, "tables"), took)
        for name, question in QUESTIONS.items():
            took, most, worked = measured(OPEN + question, Path(place, "tables"))
            print(f"{name}: {took:.1f} s ({worked:.1f}), {most:,.0f} MB")
        show_workers(made_pages(Path(place, "fewer"), min(number, ON_DASK)), Path(place))


def made_pages(folder: Path, number: int) -> Path:
    """Write pages with other words, from a fixed start of chance."""
    chance = random.Random(2013)
    folder.mkdir()
    pages = [path.read_text(encoding="utf-8") for path in sorted(INVENTED.glob("*.txt"))]
    pages += [article.source for article in kit.load_articles(kit.SEEDS)] * (len(pages) // 2)
    words = re.findall(r"\b[a-z]{5,}\b", " ".join(pages))

    def exchanged(match: re.Match[str]) -> str:
        rare = chance.random() < 1 / 2
        return f"{chance.choice(words)}{chance.choice(words)[-3:]}" if rare else match[0]

    for n in range(number):
        page = re.sub(r"\b[a-z]{5,}\b(?=[ ,.]|$)", exchanged, pages[n % len(pages)])
        page = re.sub(r"https?://\S+", rf"\g<0>-{n}", page)
        (folder / f"page {n:06}.txt").write_text(page, encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"made {number:,} pages, {size / 1e6:.0f} MB")
    return folder


def measured(code: str, *words: Path) -> tuple[float, float, float]:
    """Run code in a Python of its own.

    Returns:
        The seconds; the most megabytes at one time; the seconds in which a processor worked for it,
        which other work on the machine changes less.
    """
    began, most, worked = time.perf_counter(), 0.0, 0.0
    command = [sys.executable, "-W", "ignore", "-c", code, *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        while run.poll() is None:
            most = max(most, megabytes(psutil.Process(run.pid)))
            worked = max(worked, sum(psutil.Process(run.pid).cpu_times()[:2]))
            time.sleep(0.05)
    if run.returncode:
        sys.exit(f"failed: {code}")
    return time.perf_counter() - began, most, worked


def megabytes(process: psutil.Process) -> float:
    """Return the resident set of a process and its children."""
    try:
        family = [process, *process.children(recursive=True)]
        return sum(one.memory_info().rss for one in family) / 1e6
    except psutil.NoSuchProcess:
        return 0.0


def show_kill(source: Path, folder: Path, whole: Path, took: float) -> None:
    """Kill the work half-way, take it up again, and compare the result with that of one go."""
    command = [sys.executable, "-W", "ignore", "-c", BUILD, str(source), str(folder)]
    half = len(list(whole.glob("batch=*"))) // 2
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        while len(list(folder.glob("batch=*"))) < half and run.poll() is None:
            time.sleep(0.05)
        run.kill()
    left, *_ = measured(BUILD, source, folder)
    again, before = kit.open_tables(folder), kit.open_tables(whole)
    same = all(
        getattr(again, name).read().equals(getattr(before, name).read())
        for name in ("article", "part", "sentence", "quotation", "number", "mention")
    )
    same = same and len(again.word) == len(before.word)
    print(
        f"killed at half of the batches: {left:.0f} s more; all in one go took {took:.0f} s;",
        end="",
    )
    print(f" the same tables: {same}")


def show_workers(source: Path, place: Path) -> None:
    """Print how much faster two workers are than one, on an even footing: both warmed up."""
    best = {1: float("inf"), 2: float("inf")}
    for run in range(RUNS):
        for workers, fastest in best.items():
            took = seconds_on(workers, source, place / f"dask {workers} {run}")
            best[workers] = min(fastest, took)
            print(f"  {workers} Dask worker{'s' * (workers > 1)}: {took:.1f} s")
    ratio = best[1] / best[2]
    print(f"two workers are {ratio:.2f} times as fast as one; promised: at least 1.7")


def seconds_on(workers: int, source: Path, folder: Path) -> float:
    """Return the time for all tables on so many workers that have the kit imported."""
    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        ) as cluster,
        Client(cluster) as client,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        client.run(lambda: kit.word_table(kit.load_articles(kit.SEEDS)))
        began = time.perf_counter()
        kit.build_tables(source, folder, client=client)
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
