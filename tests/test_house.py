"""The house is in order: each module of the kit imports only from steps before it."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import kit

STEPS = (
    "errors save | texts | terms | article marks numerals words display folders textfiles waiting"
    " | sentences | layouts | anatomy quoting | actors figures sources | load | pairs tables values"
    " | bring compare rights | coding | scale | charts panels | questions | marking"
    " | read learner handouts lessons | lab"
    " | __init__ | __main__"
)
_FLOOR = {name: floor for floor, names in enumerate(STEPS.split("|")) for name in names.split()}


def step(path: Path) -> str:
    relative = path.relative_to(Path(kit.__file__).parent)
    return step_of(*relative.with_suffix("").parts)


def step_of(module: str, *inner: str) -> str:
    """Values cross the border between questions and marking, so both stand on them."""
    return "values" if (module, *inner) == ("marking", "values") else module


def imported_steps(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = [node.module] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        names = [module for module in modules if module and module.split(".")[0] == "kit"]
        found |= {step_of(*[*name.split("."), "__init__"][1:3]) for name in names}
    return found - {step(path)}


def test_every_module_has_its_step_and_imports_from_steps_before(root: Path) -> None:
    paths = sorted((root / "kit").rglob("*.py"))
    assert len(paths) > 10
    for path in paths:
        for other in imported_steps(path):
            assert _FLOOR[other] < _FLOOR[step(path)], f"{path.name} imports {other}"


def test_importing_the_kit_leaves_the_heavy_libraries_alone() -> None:
    heavy = ("altair", "babel", "ipywidgets", "vl_convert", "jupyterlab", "krippendorff", "dask")
    code = f"import sys, kit; print([m for m in {heavy} if m in sys.modules])"
    command = [sys.executable, "-c", code]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_public_names_are_there() -> None:
    assert all(hasattr(kit, name) for name in kit.__all__)


def test_every_dependency_has_a_tested_version(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project, pins = settings["project"], settings["tool"]["uv"]["constraint-dependencies"]
    asked = [
        *project["dependencies"],
        *settings["dependency-groups"]["dev"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {re.split(r"[\[<>=~ ]", line, maxsplit=1)[0] for line in asked} - {"coverage-kit"}
    assert len(names) > 15
    assert names <= {pin.split("==")[0] for pin in pins}


def test_the_readme_and_the_settings_name_no_registry(root: Path) -> None:
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    assert not re.search(r"https?://(?!.*github)", settings)
    assert not (root / "uv.lock").exists() or "uv.lock" in (root / ".gitignore").read_text()


def test_the_readme_shows_pictures_that_are_there_and_small(root: Path) -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (root / "README.md").read_text("utf-8"))
    assert pictures
    for picture in pictures:
        assert 10_000 < (root / picture).stat().st_size < 300_000
