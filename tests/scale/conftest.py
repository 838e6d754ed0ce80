import json
import random
import re
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parents[1] / "data" / "dw").glob("*.txt"))
SEED = 2013
LONG = 6


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as classes have it: pages, an export, a copy, and what can't be read."""
    folder = tmp_path_factory.mktemp("many")
    chance = random.Random(SEED)
    for n in range(48):
        page = PAGES[n % len(PAGES)].read_text(encoding="utf-8")
        page = re.sub(r"https?://\S+", rf"\g<0>-{n}", shuffled(page, chance))
        (folder / f"page {n:02}.txt").write_text(page, encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "page 03.txt").read_bytes())
    (folder / "page 07.txt").write_text("The fog lifted. Nobody said why.", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.txt").write_bytes(bytes(range(256)))
    (folder / "scan.pdf").write_bytes(b"%PDF")
    rows = [
        {"headline": f"Ferry {n}", "text": f"Boat {n} left.\nIt is late.", "date": "2013-05-08"}
        for n in range(9)
    ]
    rows[4] = {"headline": "", "text": "", "date": ""}
    export = "\n".join(json.dumps(row) for row in rows)
    (folder / "export.jsonl").write_text(f"{export}\n{{broken\n", encoding="utf-8")
    (folder / "export.jsonl-2.txt").write_text("A page with the name of a row.", encoding="utf-8")
    return folder


def shuffled(page: str, chance: random.Random) -> str:
    """Put other letters into some long words, so that no page repeats another."""
    words = page.split(" ")
    for i, word in enumerate(words):
        if word.isalpha() and word.islower() and len(word) >= LONG and chance.random() < 1 / 3:
            words[i] = "".join(chance.sample(word, len(word)))
    return " ".join(words)
