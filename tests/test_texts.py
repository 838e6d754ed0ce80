"""The kit's texts can be translated, and a bad translation never stands in a learner's way."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

import kit
from kit.texts import TextsError, TextsWarning, choose_language, say, say_many
from kit.texts.__main__ import main
from kit.texts.catalogs import (
    TEMPLATE,
    faults,
    read_catalog,
    renewed,
    same_texts,
    save_catalog,
    template,
)

LATE = "The {thing} is late."


def german(path: Path, *said: tuple[object, object], language: str = "de") -> Path:
    catalog = Catalog(language)
    for text, translation in said:
        catalog.add(text, translation)
    save_catalog(path, catalog)
    return path


def test_english_is_said_as_it_stands_in_the_code() -> None:
    assert say(LATE, thing="ferry") == "The ferry is late."
    assert say_many("{n} ferry", "{n} ferries", 2) == "2 ferries"


def test_a_language_is_chosen_for_one_notebook_and_taken_back(tmp_path: Path) -> None:
    kit.setup(language=german(tmp_path / "de.po", (LATE, "Zu spät: {thing}.")))
    assert say(LATE, thing="ferry") == "Zu spät: ferry."
    kit.setup()
    assert say(LATE, thing="ferry") == "The ferry is late."


def test_a_language_is_chosen_for_a_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = german(tmp_path / "de.po", (LATE, "Zu spät: {thing}."))
    monkeypatch.setenv("KIT_LANGUAGE", str(path))
    assert say(LATE, thing="ferry") == "Zu spät: ferry."
    kit.setup(language="en")
    assert say(LATE, thing="ferry") == "The ferry is late."


def test_a_language_has_as_many_plurals_as_it_needs(tmp_path: Path) -> None:
    forms = ("{n} prom", "{n} promy", "{n} promów")
    path = german(tmp_path / "pl.po", (("{n} ferry", "{n} ferries"), forms), language="pl")
    choose_language(path)
    said = [say_many("{n} ferry", "{n} ferries", n) for n in (1, 3, 5)]
    assert said == ["1 prom", "3 promy", "5 promów"]


def test_a_catalog_is_read_again_when_it_is_chosen_again(tmp_path: Path) -> None:
    path = german(tmp_path / "de.po", (LATE, "Zu spät: {thing}."))
    choose_language(path)
    choose_language(german(path, (LATE, "Verspätet: {thing}.")))
    assert say(LATE, thing="ferry") == "Verspätet: ferry."


def test_what_is_not_translated_stays_english(tmp_path: Path) -> None:
    choose_language(german(tmp_path / "de.po", ("On time.", "Pünktlich."), (LATE, "")))
    assert say(LATE, thing="ferry") == "The ferry is late."


@pytest.mark.parametrize(
    "translation",
    [
        "Zu spät.",
        "{sache} ist zu spät.",
        "{thing} und {other}",
        "{thing.__class__}",
        "{thing:.2f}",
        "{thing!r}",
        "{thing",
        "{thing} }",
        "{}",
    ],
)
def test_a_translation_that_would_break_is_left_out(tmp_path: Path, translation: str) -> None:
    path = german(tmp_path / "de.po", (LATE, translation), ("On time.", "Pünktlich."))
    choose_language(path)
    assert say(LATE, thing="ferry") == "The ferry is late."
    assert say("On time.") == "Pünktlich."
    assert [message.string for message in faults(read_catalog(path))] == [translation]


def test_one_thing_needs_no_number_in_its_plural_form(tmp_path: Path) -> None:
    asked = ("one ferry", "{n} ferries")
    choose_language(german(tmp_path / "de.po", (asked, ("eine Fähre", "{n} Fähren"))))
    assert [say_many(*asked, n) for n in (1, 2)] == ["eine Fähre", "2 Fähren"]
    choose_language(german(tmp_path / "de.po", (asked, ("eine Fähre", "{m} Fähren"))))
    assert say_many(*asked, 2) == "2 ferries"


@pytest.mark.parametrize(
    ("held", "found"),
    [
        (None, "can't be read"),
        (b"\xff\xfe nothing of the kind", "damaged"),
        (b'msgid "late"\nwhat is this', "damaged"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n', "damaged"),
        (b'msgid ""\nmsgstr "Language: de\\nPlural-Forms: nplurals=2; plural=os;\\n"\n', "damaged"),
    ],
)
def test_a_catalog_that_cannot_be_read_is_named_and_english_goes_on(
    tmp_path: Path, held: bytes | None, found: str
) -> None:
    path = tmp_path / "de.po"
    if held is not None:
        path.write_bytes(held)
    with pytest.warns(TextsWarning, match=found) as warned:
        kit.setup(language=path)
    assert str(path) in str(warned[0].message)
    assert say(LATE, thing="ferry") == "The ferry is late."


@pytest.mark.parametrize("language", ["xx", "../de", "german please", "."])
def test_a_language_that_the_kit_does_not_have_is_said_once(language: str) -> None:
    with pytest.warns(TextsWarning, match="has no texts in the language") as warned:
        choose_language(language)
    assert say(LATE, thing="ferry") == "The ferry is late."
    assert len(warned) == 1


def test_english_loads_no_catalog() -> None:
    code = (
        "import sys, kit; kit.setup(); print(kit.texts.say('Late.'),"
        " [m for m in ('babel', 'kit.texts.catalogs') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert out.strip() == "Late. []"


def test_the_template_is_up_to_date() -> None:
    assert same_texts(read_catalog(TEMPLATE), template()), "Run: python -m kit.texts"


def test_every_text_is_written_out_where_it_is_said_and_gathered(root: Path) -> None:
    said: set[str] = set()
    for path in sorted((root / "kit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            count = {"say": 1, "say_many": 2}.get(node.func.id, 0)
            for text in node.args[:count]:
                where = f"{path.name}, line {text.lineno}"
                assert isinstance(text, ast.Constant), f"{where}: write the text out"
                assert isinstance(text.value, str), f"{where}: a text is asked"
                assert text.value.strip(), f"{where}: there is no text"
                said.add(text.value)
    ids = [message.id for message in template()]
    gathered = {text for one in ids for text in ([one] if isinstance(one, str) else one)}
    # What is said inside of an f-string is not found: say it on a line of its own.
    assert said - gathered == set()
    assert len(said) > 500


def test_scripts_hold_no_words_of_their_own(root: Path) -> None:
    """Names of keys and of classes are no words; two words with a space between them are."""
    for path in sorted((root / "kit" / "panels").glob("*.js")):
        code = re.sub(r'(?m)//.*$|act: "[^"]*"', "", path.read_text(encoding="utf-8"))
        for quoted in re.findall(r'"([^"\n]*)"|`([^`]*)`', code):
            text = re.sub(r"\$\{[^}]*\}", "", "".join(quoted))
            if not text.startswith(("change:", "kit-", ".kit-")):
                assert not re.search(r"[A-Z][a-z]+ |[a-z][.,:?!]( |$)|\b[a-z]+ [a-z]+\b", text), (
                    text
                )


def test_a_new_catalog_is_made_then_renewed_and_keeps_what_was_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "de.po"
    assert main([str(path)]) == 0
    first = next(m for m in read_catalog(path) if isinstance(m.id, str) and m.id)
    catalog = read_catalog(path)
    catalog[first.id].string = "Übersetzt {nicht}"
    catalog.add("No longer said.", "Nicht mehr gesagt.")
    save_catalog(path, catalog)
    assert main([str(path)]) == 0
    assert "Übersetzt {nicht}" in capsys.readouterr().out
    again = renewed(path, template())
    assert again[first.id].string == "Übersetzt {nicht}"
    assert "No longer said." in again.obsolete


def test_a_damaged_catalog_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "de.po"
    path.write_text('msgid "late"\nwhat')
    assert main([str(path)]) == 1
    assert "damaged" in capsys.readouterr().err
    assert path.read_text() == 'msgid "late"\nwhat'
    with pytest.raises(TextsError):
        read_catalog(path)
