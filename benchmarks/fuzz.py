"""Whether anything that a learner could bring makes the kit crash, hang or lose a character.

    python3 -m uv run python benchmarks/fuzz.py [--inputs 100000] [--seed 1] [--pages FOLDER]

The seeds, the pages and exports of the tests and, with --pages, all texts below a folder are cut,
doubled, shuffled, glued and sprinkled with odd characters. Texts go through the anatomy, whose
every promise is checked; one input in ten is an export or a saved web page and goes through a file.
Prints the count of inputs, the slowest, and the first thing that went wrong, with the input in
fuzz-finding.txt.
"""

import argparse
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import kit
from kit.anatomy import take_apart
from kit.sources.reading import read_articles

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
SLOW = 5.0
LONGEST = 60_000
ODD = (
    "\0 \x0b \x1c \x85 \u2028 \ufeff \u200b \xa0 “ ” „ « » ‘ ’ … – — | • © @ / \\ ( ) [ ] { } < > &"
    " ; : . ! ? \n \r \t 1. 10/12/2016 February•30, 2015 May•8, 2013 By Image: (AP) ab/cd DW"
    " https://p.dw.com/p/1 Skip•to Advertisement Related Read•more: 02:41 ﷽ e\u0301 \ud7ff"
    " \U0010ffff"
).split(" ")


def cut(text: str, chance: random.Random) -> str:
    """Return a stretch of a text."""
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    return text[start:end]


def double(text: str, chance: random.Random) -> str:
    """Write a stretch of a text several times."""
    piece = cut(text, chance)[:2000]
    return text + piece * chance.randint(2, 9)


def shuffle(text: str, chance: random.Random) -> str:
    """Bring the lines into another order."""
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def glue(text: str, chance: random.Random) -> str:
    """Take line breaks away, or set them elsewhere."""
    return text.replace("\n", chance.choice(["", " ", "\r", "\r\n", "\n\n\n", "\u2028"]))


def sprinkle(text: str, chance: random.Random) -> str:
    """Set odd characters and words of pages at odd places."""
    pieces = list(text[:LONGEST])
    for _ in range(chance.randint(1, 40)):
        odd = chance.choice(ODD).replace("•", " ") * chance.choice([1, 1, 1, 2, 50])
        pieces.insert(chance.randint(0, len(pieces)), odd)
    return "".join(pieces)


def wrap(text: str, chance: random.Random) -> str:
    """Break the lines where a terminal would."""
    width = chance.randint(20, 110)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    cut,
    double,
    shuffle,
    glue,
    sprinkle,
    wrap,
)


def inputs(texts: list[str], count: int, seed: int) -> Iterator[str]:
    """Yield texts, each changed one to four times."""
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(texts)
        for change in chance.choices(CHANGES, k=chance.randint(1, 4)):
            text = change(text, chance)[:LONGEST]
        yield text


def check_text(text: str) -> None:
    """Take a text apart and check that every character lies in one part, at its true place."""
    anatomy = take_apart(text)
    covered = 0
    last = 0
    for part in anatomy.parts:
        assert part.start >= last, "parts overlap or stand out of order"
        assert text[part.start : part.end] == part.text != "", "a part is not where it says"
        assert text[last : part.start].strip() == "", "characters are lost between parts"
        assert (part.kind == "furniture") == bool(part.reason), "furniture without a reason"
        last = part.end
        covered += len(part.text)
    assert text[last:].strip() == "", "characters are lost at the end"
    for sentence in anatomy.sentences:
        part = anatomy.parts[sentence.part]
        assert part.start <= sentence.start < sentence.end <= part.end, "a sentence is misplaced"


def check_file(data: bytes, suffix: str, folder: Path) -> None:
    """Read a changed export or web page; only the kit's own errors may come."""
    path = folder / f"input{suffix}"
    path.write_bytes(data)
    try:
        readings = list(read_articles(path))
    except kit.ArticleError:
        return
    for one in readings:
        assert (one.article is None) == bool(one.problem), "neither an article nor a problem"
        for part in one.article.parts if one.article else ():
            assert one.article is not None
            assert one.article.source[part.start : part.end] == part.text, "a part is misplaced"


def web_page(text: str) -> str:
    """Make a rough web page of a text."""
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines()[:300])
    head = f"<head><title>{text[:80]}</title></head>"
    return f"<html>{head}<body><article>{lines}</article></body></html>"


def exports() -> list[tuple[str, str]]:
    """Return the texts of the tests' exports, with the ending of their names."""
    paths = [path for path in DATA.iterdir() if path.suffix in (".csv", ".json", ".jsonl")]
    return [(path.read_text("utf-8", errors="replace"), path.suffix) for path in paths]


def run(texts: list[str], count: int, seed: int) -> tuple[float, str]:
    """Check so many inputs; return the seconds of the slowest and what went wrong first."""
    chance = random.Random(seed)
    tables = exports()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, text in enumerate(inputs(texts, count, seed)):
            begun = time.perf_counter()
            try:
                if number % 20 == 0:
                    table, suffix = chance.choice(tables)
                    changed = chance.choice(CHANGES)(table, chance)
                    check_file(changed.encode("utf-8", "surrogatepass"), suffix, Path(folder))
                elif number % 20 == 10:  # noqa: PLR2004 - as many web pages as exports
                    page = web_page(text[:5000]).encode("utf-8", "surrogatepass")
                    check_file(page, ".html", Path(folder))
                else:
                    check_text(text)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
                Path("fuzz-finding.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
                return slowest, f"input {number}: {type(error).__name__}: {error}"
            slowest = max(slowest, time.perf_counter() - begun)
    return slowest, ""


def main() -> None:
    """Run as many inputs as asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--inputs", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--pages", type=Path, help="a folder with more texts")
    options = arguments.parse_args()
    paths = [*kit.SEEDS.glob("*.txt"), *DATA.rglob("*.txt")]
    paths += sorted(options.pages.rglob("*.txt")) if options.pages else []
    texts = [path.read_text("utf-8") for path in paths]
    begun = time.perf_counter()
    slowest, wrong = run(texts, options.inputs, options.seed)
    taken = time.perf_counter() - begun
    print(f"{options.inputs:,} inputs made from {len(texts)} texts in {taken:,.0f} s")
    print(f"slowest {slowest:.2f} s; {wrong or 'no crash, no hang, no lost character'}")
    sys.exit(bool(wrong) or slowest > SLOW)


if __name__ == "__main__":
    main()
