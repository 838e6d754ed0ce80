"""Gather the texts and renew the translations: `python -m kit.texts [FILE.po ...]`."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog

from kit.texts import TextsError, catalog_file, languages
from kit.texts.catalogs import (
    TEMPLATE,
    faults,
    read_catalog,
    renewed,
    same_texts,
    save_catalog,
    template,
)


def main(named: list[str]) -> int:
    """Renew the named catalogs; without a name the template and the catalogs in the kit.

    Returns:
        The exit status: 1 if a file can't be read or written.
    """
    texts = template()
    try:
        if not named:
            _renew_template(texts)
        for path in map(Path, named or [str(catalog_file(one)) for one in languages()[1:]]):
            catalog = renewed(path, texts)
            save_catalog(path, catalog)
            print(*_told(path, catalog), sep="\n")
    except (TextsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _renew_template(texts: Catalog) -> None:
    if not TEMPLATE.exists() or not same_texts(read_catalog(TEMPLATE), texts):
        save_catalog(TEMPLATE, texts)
    print(f"{TEMPLATE.name}: {len(texts)} texts.")


def _told(path: Path, catalog: Catalog) -> list[str]:
    wrong = list(faults(catalog))
    done = sum(bool(m.id and m.string and any(m.string)) and not m.fuzzy for m in catalog)
    fuzzy = sum(bool(m.id) and m.fuzzy for m in catalog)
    what = f"{done - len(wrong)} of {len(catalog)} texts are translated"
    return [
        f"{path}: {what}, {fuzzy} to look at again (fuzzy).",
        *(f"Not used, because what stands in braces differs: {m.string!r}" for m in wrong),
    ]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
