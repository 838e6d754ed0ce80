"""Installed from a wheel, the questions lie where no worker may read, and marking finds them."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.marking.ferry import sheet

ATTACK = """
import glob, os
found = []
for folder in [{places}]:
    for path in glob.glob(os.path.join(folder, "**", "*.py"), recursive=True):
        try:
            text = open(path, encoding="utf-8").read()
        except (OSError, UnicodeDecodeError):
            continue
        if "def agreement_day" in text:
            found.append(path)
headline = "US and Russia seek Syria talks" if found else "nothing"
"""


def run(
    *command: object, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(
        words, capture_output=True, text=True, timeout=300, check=False, cwd=cwd, env=env
    )


@pytest.fixture(scope="module")
def uv() -> list[str]:
    for command in (["uv"], [sys.executable, "-m", "uv"], ["python3", "-m", "uv"]):
        if shutil.which(command[0]) and run(*command, "--version").returncode == 0:
            return command
    pytest.skip("uv is not installed")


@pytest.fixture(scope="module")
def wheel(uv: list[str], root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    built = run(*uv, "build", "--wheel", "--out-dir", out, root)
    if built.returncode != 0 and "hatchling" in built.stderr and "built" not in built.stderr:
        pytest.skip("hatchling, which builds the wheel, can't be had without a network")
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


def libraries() -> str:
    return sysconfig.get_path("purelib")


@pytest.fixture(scope="module", params=["venv", "target"])
def installed(
    request: pytest.FixtureRequest,
    uv: list[str],
    wheel: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Path, dict[str, str]]:
    """Return a Python that has the wheel, where it lies, and the environment to use."""
    home = tmp_path_factory.mktemp(request.param)
    if request.param == "target":
        run(*uv, "pip", "install", "--target", home, "--no-deps", wheel)
        return Path(sys.executable), home, {"PYTHONPATH": f"{home}:{libraries()}"}
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    run(*uv, "pip", "install", "--python", python, "--no-deps", wheel)
    packages = next((home / "lib").glob("python*/site-packages"))
    (packages / "libraries.pth").write_text(libraries())
    return python, home, {}


def test_the_questions_lie_apart_from_the_code_that_workers_read(
    installed: tuple[Path, Path, dict[str, str]], tmp_path: Path
) -> None:
    python, home, environment = installed
    names = "QUESTIONS EXERCISES NOTEBOOKS PRACTICE __file__".split()
    code = f"from kit import folders; [print(getattr(folders, name)) for name in {names}]"
    ended = run(python, "-c", code, cwd=tmp_path, env=environment)
    questions, exercises, notebooks, practice, module = map(Path, ended.stdout.splitlines())
    assert module.is_relative_to(home)
    assert questions.parts[-3:] == ("share", "coverage-kit", "exercises")
    assert (questions / "01-take-a-news-page-apart.py").is_file()
    assert list((questions / "practice").glob("*.py"))
    for folder in (exercises, notebooks):
        assert list(folder.glob("*.ipynb"))
        assert list(folder.glob("practice/*.ipynb"))
        assert not [path for path in folder.rglob("*") if path.suffix in {".py", ".csv"}]
    assert len(list(practice.glob("*.txt"))) == 2
    assert (practice / "actors.csv").is_file()


def test_installed_both_pairs_open(
    installed: tuple[Path, Path, dict[str, str]], tmp_path: Path
) -> None:
    python, _, environment = installed
    code = "import kit; [print(len(kit.open_pair(name))) for name in ('syria', 'practice')]"
    assert run(python, "-c", code, cwd=tmp_path, env=environment).stdout.split() == ["2", "2"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems isolate less")
def test_a_worker_cannot_read_them(
    installed: tuple[Path, Path, dict[str, str]], tmp_path: Path
) -> None:
    python, home, environment = installed
    attack = ATTACK.format(places=repr(str(home)))
    free = run(python, "-c", f"{attack}\nprint(headline)", cwd=tmp_path, env=environment)
    assert free.stdout == "US and Russia seek Syria talks\n", "the attack finds nothing to read"
    answers = {
        "eve": attack,
        "ann": 'headline = "US and Russia seek Syria talks"',
    }
    for learner, cell in answers.items():
        path = tmp_path / "submissions" / learner / "01-take-a-news-page-apart.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(sheet([cell], "01-take-a-news-page-apart"))
    options = ["--gradebook", "grades.csv", "-k", "headline", "-p", "no:cacheprovider"]
    ended = run(python, "-m", "pytest", "submissions", *options, cwd=tmp_path, env=environment)
    rows = (tmp_path / "grades.csv").read_text().splitlines()
    assert "isolation" in ended.stdout
    assert rows[1].startswith("ann,01-take-a-news-page-apart,syria,headline,1,1,right")
    assert rows[2].startswith("eve,01-take-a-news-page-apart,syria,headline,0,1,not yet")
