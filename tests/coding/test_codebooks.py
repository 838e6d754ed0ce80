"""Codebooks that come with the kit, and those that a teacher writes."""

import tomllib
from pathlib import Path

import pytest

from kit.coding import CODEBOOKS, CodingError, load_codebook
from kit.coding.passives import PASSIVE_CODES

SHIPPED = sorted(path.name for path in CODEBOOKS.glob("*.csv"))


def test_three_codebooks_come_with_the_kit() -> None:
    assert {"agency.csv", "framing.csv", "saying.csv"} <= set(SHIPPED)


@pytest.mark.parametrize("name", ["agency.csv", "framing.csv", "saying.csv"])
def test_each_code_is_defined_and_shown(name: str) -> None:
    codes = load_codebook(CODEBOOKS / name)
    assert (codes != "").all(axis=None)
    assert not (codes["example"] == codes["counter_example"]).any()
    assert "none" in set(codes["code"])


def test_the_codebooks_name_the_codes_of_the_field() -> None:
    assert set(load_codebook(CODEBOOKS / "framing.csv")["code"]) == {
        "problem",
        "cause",
        "judgment",
        "remedy",
        "none",
    }
    assert set(PASSIVE_CODES) < set(load_codebook(CODEBOOKS / "agency.csv")["code"])
    saying = set(load_codebook(CODEBOOKS / "saying.csv")["code"])
    assert saying == {"neutral", "distancing", "reporting an act", "none"}


def test_the_wheel_takes_the_whole_package_along(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "kit" in wheel["only-include"]
    assert CODEBOOKS.parent == root / "kit"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_may_save_it_its_own_way(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "tone.csv"
    rows = [["code", "definition", "example", "counter_example"], [" é ", "NA", "a", ""]]
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    assert load_codebook(path).to_numpy().tolist() == [["é", "NA", "a", ""]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("code,definition\nx,y\n", "has the columns code, definition, but needs"),
        ("", r"has the columns \(none\)"),
        ("code,definition,example,counter_example\n", "holds no codes"),
        ("code,definition,example,counter_example\nx,y,,\nx,z,,\n", "'x' twice"),
        ("code,definition,example,counter_example\nx,,,\n", "row 2: the definition is missing"),
        ("code,definition,example,counter_example\nx,y\n", "has 2 cells where 4"),
        ('code,definition,example,counter_example\n"x,y,,\n', "no table that can be read"),
    ],
)
def test_a_broken_codebook_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodingError, match=message) as caught:
        load_codebook(path)
    assert "mine.csv" in str(caught.value)


def test_a_missing_codebook_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match=r"There is no file .*nowhere\.csv"):
        load_codebook(tmp_path / "nowhere.csv")
