"""On a real Dask cluster: worker processes of their own, one of which is killed half-way."""

import os
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster
from pandas.testing import assert_frame_equal

import kit
from kit import ArticleWarning, Tables

TABLES = ("article", "part", "sentence", "word", "quotation", "number")
HANG = 300
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster) as client,
    ):
        yield client


def quietly(source: Path, folder: Path, client: Client | None = None) -> Tables:
    """Build the tables, and fail rather than wait for ever if the cluster hangs."""
    made = []

    def build() -> None:
        made.append(kit.build_tables(source, folder, client=client, batch=3))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)
        work = threading.Thread(target=build, daemon=True)
        work.start()
        work.join(HANG)
    assert made, f"no tables after {HANG} seconds"
    return made[0]


@pytest.fixture(scope="module")
def alone(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return quietly(many, tmp_path_factory.mktemp("alone"))


def assert_same(one: Tables, other: Tables) -> None:
    for name in TABLES:
        assert_frame_equal(getattr(one, name).read(), getattr(other, name).read())
    assert_frame_equal(one.reading_report(), other.reading_report())


def test_two_workers_make_the_same_tables(
    many: Path, alone: Tables, client: Client, tmp_path: Path
) -> None:
    assert_same(quietly(many, tmp_path, client), alone)


def test_what_is_asked_of_each_report_spreads_too(alone: Tables, client: Client) -> None:
    here = alone.word.each(kit.compare.word_counts)
    assert_frame_equal(alone.word.each(kit.compare.word_counts, client=client), here)


def test_what_one_process_began_two_workers_finish(
    many: Path, alone: Tables, client: Client, tmp_path: Path
) -> None:
    tables = quietly(many, tmp_path)
    (tmp_path / "reports.parquet").unlink()
    lost = tables.word.files[4].parent
    for path in [*lost.iterdir()]:
        path.unlink()
    lost.rmdir()
    assert_same(quietly(many, tmp_path, client), alone)


def test_a_worker_killed_half_way_changes_nothing(
    many: Path, alone: Tables, client: Client, tmp_path: Path
) -> None:
    workers = client.run(os.getpid)
    finished_when_killed = []

    def kill_one() -> None:
        until = time.monotonic() + HANG
        while not list(tmp_path.glob("batch=*")) and time.monotonic() < until:
            time.sleep(0.001)
        os.kill(next(iter(workers.values())), KILL)
        finished_when_killed.append(len(list(tmp_path.glob("batch=*"))))

    killer = threading.Thread(target=kill_one)
    killer.start()
    tables = quietly(many, tmp_path, client)
    killer.join(HANG)
    assert 0 < finished_when_killed[0] < len(tables.word.files)
    assert_same(tables, alone)
