"""How fast the kit is imported, and how fast it takes pages apart.

    python3 -m uv run --with pysbd python benchmarks/reading.py

Prints: what `import kit` adds to `import pandas`; pages a second on one core, beside pysbd, which
finds sentences only; the time for one page of growing length, which should grow as the page; and
the same for pages that no newsroom writes, made to be slow: their time should double in each step.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import kit
from kit.anatomy import take_apart
from kit.words import find_words

RUNS = 7
LENGTHS = (500_000, 1_000_000, 2_000_000, 5_000_000)
HOSTILE_LENGTHS = (20_000, 40_000, 80_000)
HOSTILE = (".", "?!", "…)", "a.", "1,", "1. ", "'", '"', "“", "' ", '"a. ', "'a. A", ".[1]")
HOSTILE_LINES = ("x", "Image: x", "https://www.dw.com/x", "1. x", "ab/cd (AP)")
TOP = "1. Skip to news\nFog lifts\n\nMay 8, 2013\n\n"


def seconds(work: Callable[[], Any]) -> float:
    """Time one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def import_seconds(modules: str) -> float:
    """Time a fresh Python that imports these modules, the start of Python included."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", f"import {modules}"], check=True))


def show_import() -> None:
    """Print what importing the kit adds; the two commands take turns."""
    import_seconds("pandas, kit")
    pairs = [(import_seconds("pandas"), import_seconds("pandas, kit")) for _ in range(RUNS)]
    bare = statistics.median(pair[0] for pair in pairs)
    both = statistics.median(pair[1] for pair in pairs)
    print(f"import pandas {bare:.3f} s, pandas and kit {both:.3f} s: {both - bare:+.3f} s")


def show_pages(sources: list[str]) -> None:
    """Print pages a second, ours with the whole anatomy and the peer's for sentences alone."""
    ours = statistics.median(seconds(lambda: [take_apart(s) for s in sources]) for _ in range(RUNS))
    print(f"anatomy and sentences: {len(sources) / ours:,.0f} pages a second")
    try:
        import pysbd
    except ImportError:
        print("pysbd is not installed: add --with pysbd to compare")
        return
    peer = pysbd.Segmenter(language="en", clean=False)
    theirs = seconds(lambda: [peer.segment(source) for source in sources[:10]]) / 10
    ratio = theirs / ours * len(sources)
    print(f"pysbd, sentences alone: {1 / theirs:,.0f} a second; ratio {ratio:,.0f}")


def show_growth(sources: list[str]) -> None:
    """Print the time for one page of several lengths, on one line and on many."""
    for name, text in (("lines", "\n".join(sources)), ("one line", " ".join(sources[0].split()))):
        for length in LENGTHS:
            page = (text * (length // len(text) + 1))[:length]
            taken = seconds(lambda page=page: take_apart(page))  # type: ignore[misc]
            speed = length / taken / 1e6
            print(f"{name}: {length:>9,} characters {taken:6.2f} s, {speed:.1f} MB/s")


def show_hostile() -> None:
    """Print the time for the anatomy and the words of pages made of one piece over and over."""
    for piece in (*HOSTILE, *(f"{line}\n" for line in HOSTILE_LINES)):
        taken = []
        for length in HOSTILE_LENGTHS:
            page = TOP + piece * (length // len(piece))
            taken.append(seconds(lambda page=page: (take_apart(page), [*find_words(page)])))  # type: ignore[misc]
        print(f"{piece!r:>24}: " + ", ".join(f"{each * 1e3:7.1f} ms" for each in taken))


if __name__ == "__main__":
    pages = [article.source for article in kit.load_articles(kit.SEEDS)] * 250
    show_import()
    show_pages(pages)
    show_growth(pages)
    show_hostile()
