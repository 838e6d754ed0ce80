"""How well pages are taken apart, against pages whose headline, date and text are known.

    python3 -m uv run python benchmarks/pages.py FOLDER [--misses] [--speed]

FOLDER holds `score_pages.py` and its pages: gold/ID.json, text/FORM/ID.txt, html/ID.html.gz. Its
scorer is imported and judges the bodies. What it lacks is added here, with counts: headline and
date where they stand in the text at all, and the fields of pages whose fields are known. The last
table holds the kit against its promises and its peers: for texts, the rule to keep lines of twelve
words and more; for saved pages, trafilatura alone. A third of
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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
LONG_LINE = 12
MAIN, WHOLE = "main-content dumps", "whole-page dumps"
# What is measured, in which form of the pages, what of how many ("" for F1), must, aim.
PROMISED = (
    (f"{MAIN}: body F1", "seedstyle", "", "", 0.955, 0.975),
    (f"{WHOLE}: body F1", "paste", "", "", 0.9, 0.95),
    ("DW layouts (invented): body F1", "dwlayout", "", "", 0.98, 1.0),
    ("DW layouts (invented): fields right", "dwlayout", "fields right", "fields", 0.97, 1.0),
    (f"{MAIN}: headline nearly right, where it stands", "seedstyle", "near", "titles", 0.88, 0.96),
    (f"{WHOLE}: headline nearly right, where it stands", "paste", "near", "titles", 0.8, 0.93),
    (f"{MAIN}: date right, where it stands", "seedstyle", "right", "dates", 0.9, 0.97),
    (f"{MAIN}: date wrong", "seedstyle", "wrong", "pages", 0.02, 0.005),
    (f"{WHOLE}: date right, where it stands", "paste", "right", "dates", 0.9, 0.97),
    (f"{WHOLE}: date wrong", "paste", "wrong", "pages", 0.02, 0.005),
    ("saved pages: body F1", "html", "", "", 0.967, 0.975),
    ("saved pages: headline exactly right", "html", "exact", "pages", 0.9, 0.95),
    ("saved pages: date right", "html", "right", "dates", 0.92, 0.95),
    ("saved pages: date wrong", "html", "wrong", "pages", 0.02, 0.005),
)
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


def with_fields(article: Article, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the prediction, with the fields of a page whose fields are known."""
    fields = {name: field(article, name) for name in (FIELDS if "fields" in known else ())}
    return prediction(article) | {"fields": fields}


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


@dataclass(frozen=True, slots=True)
class Scores:
    """What came of some pages.

    Attributes:
        counts: pages, titles, near, exact, dates, right, wrong, fields, fields right.
        precision: the mean over the pages, of the words of the body.
        recall: the same.
    """

    counts: Counter[str]
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """F1 of the two means."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def of(self, what: str, among: str) -> str:
        """Return a count, what it is of, and the share."""
        part, whole = self.counts[what], self.counts[among]
        return f"{part:3}/{whole:3} {part / whole if whole else float('nan'):.3f}"

    def row(self) -> str:
        """Return all of it in one line, counts before shares."""
        pieces = [
            f"{self.counts['pages']:5}",
            f"F1 {self.f1:.3f} P {self.precision:.3f} R {self.recall:.3f}",
            f"near {self.of('near', 'titles')} exact {self.of('exact', 'pages')}",
            f"date {self.of('right', 'dates')} wrong {self.of('wrong', 'pages')}",
        ]
        fields = [f"fields {self.of('fields right', 'fields')}"] if self.counts["fields"] else []
        return " | ".join(pieces + fields)


def measure(
    score: ModuleType,
    gold: Mapping[str, Any],
    found: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
) -> Scores:
    """Score predictions; headlines and dates count as sought only where the text has them."""
    counts: Counter[str] = Counter()
    bodies = []
    for page, got in found.items():
        known = gold[page]
        headline, date = stands(score, texts[page], known) if texts else (True, True)
        sought = date and bool(known.get("date"))
        right = {name: score.plain(known["fields"][name]) for name in got.get("fields", ())}
        counts.update(
            {
                "pages": 1,
                "titles": headline,
                "near": headline and score.near(got["title"], known.get("title")),
                "exact": score.plain(got["title"]) == score.plain(known["title"]),
                "dates": sought,
                "right": sought and got["date"] == known["date"],
                "wrong": bool(got["date"] and got["date"] != known.get("date")),
                "fields": len(right),
                "fields right": sum(
                    score.plain(got["fields"][name]) == one for name, one in right.items()
                ),
            }
        )
        bodies.append(score.overlap(known["body"], got["body"])[:2])
    precisions, recalls = zip(*bodies, strict=True)
    return Scores(counts, statistics.mean(precisions), statistics.mean(recalls))


def long_lines(text: str) -> dict[str, Any]:
    """Return the lines of twelve words and more: the rule for texts that the kit is held against.

    It knows no headline and no date.
    """
    body = [line for line in text.splitlines() if len(line.split()) >= LONG_LINE]
    return {"title": None, "date": None, "body": body}


def by_trafilatura(path: Path) -> dict[str, Any]:
    """Return what trafilatura alone makes of a saved page."""
    page = bare_extraction(gzip.decompress(path.read_bytes()), with_metadata=True, fast=True)
    return {"title": page.title, "date": page.date, "body": (page.text or "").split("\n")}


def compared(kit_: Mapping[str, Scores], peer: Mapping[str, Scores]) -> Iterator[str]:
    """Yield a row for each promise: the peer, the kit, what it must reach, what it aims at."""
    yield f"{'':60}{'peer':>14}{'kit':>15}   must    aim"
    for words, form, what, among, must, aim in PROMISED:
        if form not in kit_:
            continue
        pair = [
            f"{one.f1:.3f}" if not among else one.of(what, among)
            for one in (peer[form], kit_[form])
        ]
        unknown = form != "html" and among
        got = kit_[form].f1 if not among else kit_[form].counts[what] / kit_[form].counts[among]
        kept = got <= must if what == "wrong" else got >= must
        yield (
            f"{words:60}{'-' if unknown else pair[0]:>14}{pair[1]:>15}  {must:.3f}  {aim:.3f}"
            f"{'' if kept else '  MISSED'}"
        )


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
    """Print a row for each form of the pages and for each part of it; then the promises."""
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
    ours, peers = {}, {}
    for form in options.forms.split(","):
        where = options.folder / ("html" if form == "html" else f"text/{form}")
        paths = {p.name.split(".")[0]: p for p in sorted(where.iterdir())}
        got = {page: read(path) for page, path in paths.items()}
        texts = {} if form == "html" else {page: p.read_text("utf-8") for page, p in paths.items()}
        found = {page: with_fields(article, gold[page]) for page, article in got.items()}
        ours[form] = show_rows(score, gold, form, found, texts)
        beside = {page: long_lines(text) for page, text in texts.items()} or {
            page: by_trafilatura(path) for page, path in paths.items()
        }
        peers[form] = measure(score, gold, beside, texts)
        if options.misses:
            show_misses(score, form, gold, got, texts)
    print("", *compared(ours, peers), sep="\n")
    if options.speed:
        show_speed(options.folder)


def show_rows(
    score: ModuleType,
    gold: Mapping[str, Any],
    form: str,
    found: Mapping[str, Mapping[str, Any]],
    texts: Mapping[str, str],
) -> Scores:
    """Print a row for all pages of a form and for each part alone; return the scores of all."""
    whole = measure(score, gold, found, texts)
    print(f"{form:10}{'all':10}{whole.row()}")
    for name, aside in (("tuned on", False), ("set aside", True)):
        part = {page: got for page, got in found.items() if set_aside(page) == aside}
        if part and form != "dwlayout":
            print(f"{form:10}{name:10}{measure(score, gold, part, texts).row()}")
    return whole


if __name__ == "__main__":
    main()
