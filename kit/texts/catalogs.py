"""The texts in the kit's code → a template for translators, and catalogs → what `say` uses.

This reads and writes files through Babel, which is loaded only where a translation is asked for.
"""

import io
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from kit.save import save_text
from kit.texts import TextsError

TEMPLATE = Path(__file__).resolve().with_name("messages.pot")
"""All texts of the kit, for translators."""

_CODE = TEMPLATE.parent.parent
_KEYWORDS = {"say": None, "say_many": (1, 2)}
_FOR_TRANSLATORS = "Translators:"
_HEADER = """\
# The texts of the coverage kit, gathered from its code by: python -m kit.texts
# What stands in {braces} is filled in by the kit: leave it as it is."""


def template() -> Catalog:
    """Gather the texts from the code; each is named by the files where it stands.

    Line numbers are left out: with them, each change of the code would change the file.
    """
    found = extract_from_dir(
        _CODE,
        method_map=[("**.py", "python")],
        keywords=_KEYWORDS,
        comment_tags=[_FOR_TRANSLATORS],
        strip_comment_tags=True,
    )
    catalog = Catalog(project="coverage-kit", header_comment=_HEADER, charset="utf-8")
    for file, line, text, comments, _ in sorted(found, key=lambda one: one[:2]):
        catalog.add(text, locations=[(f"kit/{file}", line)], auto_comments=comments)
    return catalog


def same_texts(one: Catalog, other: Catalog) -> bool:
    """Tell whether two templates hold the same, whenever they were made."""
    return _lines(one) == _lines(other)


def read_catalog(path: Path) -> Catalog:
    """Read a catalog.

    Raises:
        TextsError: if there is none, or it is damaged.
    """
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
        _compiled(catalog)  # finds out whether the rule for plurals can be followed
    except OSError as error:
        raise TextsError(f"{path} can't be read ({error.strerror}).") from None
    except (PoFileError, ValueError, LookupError, TypeError) as error:
        what = " ".join(str(error).split()) or type(error).__name__
        raise TextsError(f"{path} is damaged ({what}). Mend it, or make it anew.") from None
    return catalog


def save_catalog(path: Path, catalog: Catalog) -> None:
    """Write a catalog.

    Raises:
        OSError: if it can't be written; a file that was there is as before.
    """
    save_text(path, _written(catalog))


def renewed(path: Path, texts: Catalog) -> Catalog:
    """Return the catalog of a file with the texts that there are now; a new one if there is none.

    Translations are kept. Where a text has changed a little, its old translation is kept as
    "fuzzy": the kit doesn't use it until a translator has looked at it.

    Raises:
        TextsError: if the file is damaged.
    """
    made = read_catalog(path) if path.exists() else Catalog(path.stem, project="coverage-kit")
    made.update(texts)
    return made


def usable(catalog: Catalog) -> GNUTranslations:
    """Return the translations without those of `faults`, which would break where they are used."""
    for message in list(faults(catalog)):
        catalog.delete(message.id, message.context)
    return _compiled(catalog)


def faults(catalog: Catalog) -> Iterator[Message]:
    """Yield the translations that can't be used: what is to be filled in is not as in English."""
    for message in catalog:
        if message.id and message.string and not message.fuzzy and not _fits(message):
            yield message


def _fits(message: Message) -> bool:
    texts, said = (
        [each] if isinstance(each, str) else list(each or ())
        for each in (message.id, message.string)
    )
    try:
        asked = [_filled_in(text) for text in texts]
        found = [_filled_in(text) for text in said if text]
    except ValueError:  # a brace alone
        return False
    needed, known = set.intersection(*asked), set.union(*asked)
    return all(needed <= one <= known for one in found)


def _filled_in(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None}


def _compiled(catalog: Catalog) -> GNUTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _written(catalog: Catalog) -> str:
    file = io.BytesIO()
    write_po(file, catalog, width=100, include_lineno=False)
    return file.getvalue().decode("utf-8")


def _lines(catalog: Catalog) -> list[str]:
    lines = _written(catalog).splitlines()
    return [line for line in lines if not line.startswith(('"POT-Creation', '"Generated-By'))]
