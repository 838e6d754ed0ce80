"""How well pages are taken apart, against pages whose headline, date and text are known.

    python3 -m uv run python benchmarks/pages.py FOLDER [--misses] [--speed]

FOLDER holds `score_pages.py` and its pages: gold/ID.json, text/FORM/ID.txt, html/ID.html.gz. Its
scorer is imported and judges the bodies. What it lacks is added here, with counts: headline and
date where they stand in the text at all, and the fields of pages whose fields are known. A third of
the pages, chosen by their names, was set aside and has its own rows: nothing was tuned on it but
two rules for dates ("May 8, 2013 by Nora Feldt", and a date beside a time for reading).
With --speed: megabytes of text a second on one core, and saved pages beside bare trafilatura.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import statistics
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from trafilatura import bare_extraction

import kit
from kit import Article
from kit.anatomy import take_apart
from kit.layouts.dates import find_dates
from kit.sources.web import read_web_page

TEXT_FORMS = ("seedstyle", "paste", "dwlayout")
GOOD, RUNS = 0.96, 7
FIELDS = ("kicker", "standfirst", "byline", "permalink", "caption", "credit", "agency")


def set_aside(page: str) -> bool:
    """Tell whether a page is one of the third that nothing was tuned on."""
    return int(hashlib.sha256(page.encode()).hexdigest(), 16) % 3 == 0


def scorer(folder: Path) -> ModuleType:
    """Import the scorer that lies beside the pages."""
    spec = importlib.util.spec_from_file_location("score_pages", folder / "score_pages.py")
    if spec is None or spec.loader is None:
        sys.exit(f"There is no score_pages.py in {folder}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> Article:
    """Read one page as a learner would, without its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", kit.ArticleWarning)
        if path.suffix != ".gz":
            return kit.load_article(path)
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / path.stem
            page.write_bytes(gzip.decompress(path.read_bytes()))
            return kit.load_article(page)


def prediction(article: Article) -> dict[str, Any]:
    """Return an article in the form that the scorer takes: the standfirst begins the body."""
    body = [p.text for p in article.parts if p.kind in ("standfirst", "subheading", "paragraph")]
    day = article.published.isoformat() if article.published else None
    return {"title": article.headline, "date": day, "body": body}


def field(article: Article, name: str) -> str | None:
    """Return a field as the known pages name it: the agencies with the initials before them."""
    if name == "permalink":
        return article.url
    if name == "byline":
        written = [p.text for p in article.parts if p.kind == "byline" and not _initials(p.text)]
        return written[0] if written else None
    if name != "agency":
        return getattr(article, name)
    signed = [
        p
        for p in article.parts
        if p.kind == "agencies" or (p.kind == "byline" and _initials(p.text))
    ]
    return article.source[signed[0].start : signed[-1].end] if signed else None


def _initials(text: str) -> bool:
    return text == text.lower()


def stands(score: ModuleType, text: str, gold: dict[str, Any]) -> tuple[bool, bool]:
    """Tell whether the known headline and the known day stand in the text at all."""
    headline = any(score.near(line, gold.get("title")) for line in text.splitlines())
    days = {day.isoformat() for found in find_dates(text) for day in found.days}
    return headline, gold.get("date") in days


def measure(
    score: ModuleType, gold: dict[str, Any], got: dict[str, Article], texts: dict[str, str]
) -> str:
    """Return one row: counts before shares."""
    c: Counter[str] = Counter()
    precisions, recalls = [], []
    for page, article in got.items():
        known, found = gold[page], prediction(article)
        headline, date = stands(score, texts[page], known) if texts else (True, True)
        near = score.near(found["title"], known.get("title"))
        c["titles"] += headline
        c["near"] += headline and near
        c["exact"] += score.plain(found["title"]) == score.plain(known["title"])
        c["dates"] += bool(known.get("date") and date)
        c["right"] += bool(known.get("date") and date and found["date"] == known["date"])
        c["wrong"] += bool(found["date"] and found["date"] != known.get("date"))
        precision, recall, _ = score.overlap(known["body"], found["body"])
        precisions.append(precision)
        recalls.append(recall)
        for name in FIELDS if "fields" in known else ():
            c["fields"] += 1
            c["fields right"] += score.plain(field(article, name)) == score.plain(
                known["fields"][name]
            )
    p, r = sum(precisions) / len(got), sum(recalls) / len(got)
    row = f"{len(got):5} | F1 {2 * p * r / (p + r):.3f} P {p:.3f} R {r:.3f}"
    row += f" | near {_share(c['near'], c['titles'])} exact {_share(c['exact'], len(got))}"
    row += f" | date {_share(c['right'], c['dates'])} wrong {_share(c['wrong'], len(got))}"
    return row + (f" | fields {_share(c['fields right'], c['fields'])}" if c["fields"] else "")


def _share(part: int, whole: int) -> str:
    return f"{part:3}/{whole:3} {part / whole if whole else float('nan'):.3f}"


def show_misses(
    score: ModuleType,
    form: str,
    gold: dict[str, Any],
    got: dict[str, Article],
    texts: dict[str, str],
) -> None:
    """Print what went wrong on each page that nothing was set aside for."""
    for page, article in got.items():
        if set_aside(page):
            continue
        known, found = gold[page], prediction(article)
        headline, date = stands(score, texts[page], known) if texts else (True, True)
        p, r, f1 = score.overlap(known["body"], found["body"])
        notes = []
        if headline != bool(found["title"]) or (
            headline and not score.near(found["title"], known["title"])
        ):
            notes.append(f"headline {found['title']!r}, not {known['title']!r}")
        if (date and found["date"] != known["date"]) or (
            found["date"] and found["date"] != known["date"]
        ):
            notes.append(f"date {found['date']}, not {known['date']}")
        notes += [
            f"{name} {field(article, name)!r}, not {known['fields'][name]!r}"
            for name in (FIELDS if "fields" in known else ())
            if score.plain(field(article, name)) != score.plain(known["fields"][name])
        ]
        if f1 < GOOD or notes:
            print(f"    {form} {page} F1 {f1:.2f} P {p:.2f} R {r:.2f}", *notes, sep=" | ")


def show_speed(folder: Path) -> None:
    """Print the speed of text, and of saved pages beside trafilatura alone; the two take turns."""
    texts = [path.read_text("utf-8") for path in (folder / "text").rglob("*.txt")]
    taken = statistics.median(seconds(take_apart, texts) for _ in range(RUNS))
    print(f"text: {sum(map(len, texts)) / taken / 1e6:.1f} MB a second on one core")
    pages = [gzip.decompress(path.read_bytes()) for path in (folder / "html").iterdir()]
    pairs = [
        (seconds(partial(bare_extraction, fast=True), pages), seconds(read_web_page, pages))
        for _ in range(RUNS)
    ]
    bare, ours = (statistics.median(times) / len(pages) for times in zip(*pairs, strict=True))
    print(f"saved pages: {ours * 1e3:.1f} ms a page, trafilatura alone {bare * 1e3:.1f} ms")
    print(f"ratio {statistics.median(b / a for a, b in pairs):.2f}")


def seconds(work: Callable[[Any], object], inputs: list[Any]) -> float:
    """Return the processor's time for all inputs."""
    begun = time.process_time()
    for one in inputs:
        work(one)
    return time.process_time() - begun


def main() -> None:
    """Print a row for each form of the pages, all of them and each part alone."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--misses", action="store_true", help="list what went wrong")
    arguments.add_argument("--forms", default="seedstyle,paste,dwlayout,html")
    arguments.add_argument("--speed", action="store_true", help="measure speed as well")
    options = arguments.parse_args()
    score = scorer(options.folder)
    gold = {
        p.stem: json.loads(p.read_text("utf-8")) for p in (options.folder / "gold").glob("*.json")
    }
    for form in options.forms.split(","):
        where = options.folder / ("html" if form == "html" else f"text/{form}")
        paths = {p.name.split(".")[0]: p for p in sorted(where.iterdir())}
        got = {page: read(path) for page, path in paths.items()}
        texts = (
            {}
            if form == "html"
            else {page: path.read_text("utf-8") for page, path in paths.items()}
        )
        for name, chosen in (
            ("all", (True, False)),
            ("tuned on", (False,)),
            ("set aside", (True,)),
        ):
            pages = {page: a for page, a in got.items() if set_aside(page) in chosen}
            if pages and (form != "dwlayout" or name == "all"):
                print(f"{form:10}{name:10}{measure(score, gold, pages, texts)}")
        if options.misses:
            show_misses(score, form, gold, got, texts)
    if options.speed:
        show_speed(options.folder)


if __name__ == "__main__":
    main()
