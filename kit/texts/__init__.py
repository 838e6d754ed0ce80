"""What the kit says → the same in the language that a class has chosen.

The kit's texts stand in the code, in English, each inside `say` or `say_many`. Their translations
are GNU gettext catalogs, one file a language, which any program for translators can edit.
`python -m kit.texts` gathers the texts and renews the catalogs.
"""

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Literal

from kit.errors import UnreadableError

ENGLISH = "en"
VARIABLE = "KIT_LANGUAGE"
"""The environment variable that names the language where `kit.setup` does not."""

_OURS = Path(__file__).resolve().parent
_CODE = re.compile(r"[A-Za-z]{2,3}([_-]\w+)?")
_CHOSEN: list[str] = []  # by `kit.setup`; the last one counts


class TextsError(UnreadableError):
    """A translation can't be used; the message names the file, what was found and what to do."""


class TextsWarning(UserWarning):
    """A translation was asked for that can't be used, so that the kit goes on in English."""


def say(text: str, /, **values: object) -> str:
    """Return a text in the chosen language, filled in.

    Args:
        text: the text in English, written out here so that it can be gathered. What is to be
            filled in stands in braces, as for `str.format`; a brace itself is written twice.
        values: what is filled in, by name.

    >>> say("{name} stands in your list twice.", name="'Reuters'")
    "'Reuters' stands in your list twice."
    """
    return _translations().gettext(text).format(**values)


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """Return a text about a number of things in the chosen language, filled in.

    Args:
        one: the text in English for one thing.
        many: the text in English for none or several.
        n: how many there are; it is filled in as {n}.
        values: what else is filled in, by name.

    >>> say_many("{n} point", "{n} points", 1), say_many("{n} point", "{n} points", 0)
    ('1 point', '0 points')
    """
    return _translations().ngettext(one, many, int(n)).format(n=n, **values)


def choose_language(named: str | os.PathLike[str] | None) -> None:
    """Choose the language of all texts from here on.

    Args:
        named: "en", the name of a language that comes with the kit, or a catalog of one's own,
            such as "my-class/de.po"; None for what KIT_LANGUAGE says, or else English.

    A catalog that is missing or damaged gives a `TextsWarning`, and the texts are in English.
    """
    name = "" if named is None else os.fspath(named)
    _CHOSEN[:] = [os.fspath(Path(name).absolute()) if name.endswith(".po") else name]
    _in_language.cache_clear()  # the file may have changed
    _translations()


@contextmanager
def english() -> Iterator[None]:
    """Speak English for a while, whatever was chosen: for what is kept and compared later."""
    before = [*_CHOSEN]
    _CHOSEN[:] = [ENGLISH]
    try:
        yield
    finally:
        _CHOSEN[:] = before


def language() -> str:
    """Return the code of the language that is spoken now, for the `lang` of a page.

    >>> language()
    'en'
    """
    return _translations().info().get("language", ENGLISH).replace("_", "-")


def say_day(day: date, english: str, form: Literal["medium", "long"]) -> str:
    """Return a day as it is written in the chosen language.

    Args:
        day: the day.
        english: how it is written in English.
        form: how long it is in other languages: "medium" for "12.10.2016", "long" for
            "12. Oktober 2016".

    >>> say_day(date(2016, 10, 12), "12 Oct 2016", "medium")
    '12 Oct 2016'
    """
    if language() == ENGLISH:
        return english
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, form, locale=language().replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return english


def catalog_file(named: str) -> Path:
    """Return where the catalog of a language is; it need not exist.

    >>> catalog_file("de").name, catalog_file("my-class/de.po").as_posix()
    ('de.po', 'my-class/de.po')
    """
    return Path(named) if named.endswith(".po") else _OURS / f"{named}.po"


def languages() -> list[str]:
    """Return the languages that the kit can be set to, English first.

    >>> languages()[0]
    'en'
    """
    return [ENGLISH, *sorted(path.stem for path in _OURS.glob("*.po"))]


def _translations() -> NullTranslations:
    chosen = _CHOSEN[-1] if _CHOSEN else ""
    return _in_language(chosen or os.environ.get(VARIABLE, "").strip() or ENGLISH)


@cache
def _in_language(named: str) -> NullTranslations:
    if named == ENGLISH:
        return NullTranslations()
    from kit.texts.catalogs import read_catalog, usable

    try:
        return usable(read_catalog(_known_file(named)))
    except TextsError as error:
        warnings.warn(f"{error} The kit goes on in English.", TextsWarning, stacklevel=5)
        return NullTranslations()


def _known_file(named: str) -> Path:
    path = catalog_file(named)
    if named.endswith(".po") or (_CODE.fullmatch(named) and path.is_file()):
        return path
    raise TextsError(
        f"The kit has no texts in the language {named!r}. It has: {', '.join(languages())}."
        " For a translation of your own, give its file, such as my-class/de.po."
    )
