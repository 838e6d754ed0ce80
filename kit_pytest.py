"""pytest's door to the marking of worksheets: the options, and the rest only when it is needed.

This stands beside the package because importing `kit` imports pandas, which would slow down every
pytest run of whoever has the kit installed.
"""

from pathlib import Path

import pytest

_SETTINGS = frozenset({".py", ".toml", ".cfg", ".ini"})
_MARK = b'"coverage_kit"'


def pytest_addoption(parser: pytest.Parser) -> None:
    """Name the options of marking."""
    group = parser.getgroup("marking", "marking worksheets (coverage kit)")
    group.addoption(
        "--gradebook",
        metavar="FILE",
        help="mark a class: write FILE (CSV), a summary beside it, and a page for each learner;"
        " the folder named holds LEARNER/WORKSHEET.ipynb",
    )
    group.addoption(
        "--require-isolation",
        action="store_true",
        help="mark only where learners' code can be kept apart fully",
    )
    group.addoption(
        "--questions",
        metavar="FOLDER",
        help="where the questions are declared (default: those of the kit)",
    )
    group.addoption(
        "--pair",
        metavar="NAME",
        help="the pair of reports that was handed out, syria or practice; a worksheet answered on"
        " the other gets no points (default: either, and the gradebook says which)",
    )
    group.addoption(
        "--cell-seconds",
        metavar="SECONDS",
        type=float,
        default=10.0,
        help="the longest that one cell may run (default: 10)",
    )
    group.addoption(
        "--submission-seconds",
        metavar="SECONDS",
        type=float,
        default=60.0,
        help="the longest that one submission may run in all (default: 60)",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Run nobody's conftest.py from a folder of submissions: it may be a learner's."""
    options = early_config.known_args_namespace
    if options.gradebook or _all_notebooks(options.file_or_dir, early_config):
        options.noconftest = True


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start early where it is clear that notebooks will be marked."""
    if config.option.gradebook:  # the folder of a class stays as it was handed in
        for name in ("lfplugin", "nfplugin"):
            if config.pluginmanager.has_plugin(name):
                config.pluginmanager.unregister(name=name)
    if marks_only(config) or any(
        _path(argument, config).suffix == ".ipynb" for argument in config.args
    ):
        _load(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a worksheet found among other tests; other notebooks are left alone."""
    config = parent.config
    if file_path.suffix != ".ipynb" or marks_only(config):
        return None
    named = any(_path(argument, config) == file_path for argument in config.args)
    if not named and _MARK not in file_path.read_bytes():
        return None
    _load(config)
    from kit.marking.plugin import worksheet_file

    return worksheet_file(file_path, parent)


def marks_only(config: pytest.Config) -> bool:
    """Whether this run marks notebooks and does nothing else."""
    return bool(config.option.gradebook) or _all_notebooks(config.option.file_or_dir, config)


def _all_notebooks(arguments: list[str], config: pytest.Config) -> bool:
    paths = [_path(argument, config) for argument in arguments]
    return bool(paths) and all(path.suffix == ".ipynb" or _holds_hand_ins(path) for path in paths)


def _holds_hand_ins(folder: Path) -> bool:
    """Whether a folder holds learners' notebooks, and nothing that is a project's."""
    if not folder.is_dir() or any(path.suffix in _SETTINGS for path in folder.iterdir()):
        return False
    return any(folder.glob("*/*.ipynb")) or any(folder.glob("*.ipynb"))


def _path(argument: str, config: pytest.Config) -> Path:
    return config.invocation_params.dir / str(argument).partition("::")[0]


def _load(config: pytest.Config) -> None:
    if not config.pluginmanager.has_plugin("kit.marking.plugin"):
        from kit.marking import plugin

        config.pluginmanager.register(plugin, "kit.marking.plugin")
