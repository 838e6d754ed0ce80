"""A few thousand of the inputs of benchmarks/fuzz.py, always the same ones."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import kit


@pytest.fixture
def fuzz(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", root / "benchmarks" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_crashes_and_no_character_is_lost(
    fuzz: ModuleType, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [*kit.SEEDS.glob("*.txt"), *sorted((root / "tests" / "data").rglob("*.txt"))]
    texts = [path.read_text("utf-8") for path in paths]
    assert len(texts) >= 18
    assert fuzz.run(texts, 1500, seed=20130508)[1] == ""


def test_a_lost_character_would_be_found(fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    loses = fuzz.take_apart("Fog lifts.")
    monkeypatch.setattr(fuzz, "take_apart", lambda _: loses)
    with pytest.raises(AssertionError):
        fuzz.check_text("Fog lifts. Boats came.")
