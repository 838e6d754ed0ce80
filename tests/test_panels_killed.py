"""A kernel that is killed in the middle of coding: what is saved stays, and the panel goes on."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager, start_new_kernel

import kit
from kit import Article
from kit.coding import load_decisions

CODES = ("problem", "cause", "judgment", "remedy", "none")
SHOW = """
import os, kit
panel = kit.panels.coder(kit.load_articles(kit.SEEDS), "framing", "Ana", "coding")
print(panel.model_id, os.getpid())
"""
DECIDED = 6
PATIENCE = 60


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    manager, client = start_new_kernel(cwd=str(tmp_path), startup_timeout=PATIENCE)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def show(client: BlockingKernelClient) -> tuple[str, int]:
    """Make the panel; return the name by which messages reach it, and the kernel's process."""
    said: list[str] = []

    def keep(message: dict[str, dict[str, str]]) -> None:
        said.append(message["content"].get("text", ""))

    reply = client.execute_interactive(SHOW, output_hook=keep, timeout=PATIENCE)
    assert reply["content"]["status"] == "ok", reply["content"]
    model, process = "".join(said).split()
    return model, int(process)


def decide(client: BlockingKernelClient, model: str, at: int) -> str:
    """Send what the browser sends when a key gives a code; return the name of the message."""
    asked = {"act": "code", "at": at, "code": CODES[at % len(CODES)]}
    content = {"comm_id": model, "data": {"method": "custom", "content": asked}}
    message = client.session.msg("comm_msg", content)
    client.shell_channel.send(message)
    return str(message["header"]["msg_id"])


def wait_until_done(client: BlockingKernelClient, asked: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        message = client.get_iopub_msg(timeout=PATIENCE)
        idle = message["content"].get("execution_state") == "idle"
        if idle and message["parent_header"].get("msg_id") == asked:
            return
    raise TimeoutError(f"The kernel did not answer in {PATIENCE} seconds")


@pytest.mark.skipif(os.name == "nt", reason="Windows kills in another way")
@pytest.mark.parametrize("milliseconds", [0, 3, 8, 20])
def test_at_most_the_decision_being_typed_is_lost(
    kernel: tuple[KernelManager, BlockingKernelClient],
    reports: list[Article],
    tmp_path: Path,
    milliseconds: int,
) -> None:
    manager, client = kernel
    model, process = show(client)
    for at in range(1, DECIDED + 1):
        wait_until_done(client, decide(client, model, at))
    decide(client, model, DECIDED + 1)
    time.sleep(milliseconds / 1000)
    os.kill(process, signal.SIGKILL)
    manager.provisioner.process.wait(PATIENCE)

    panel = kit.panels.coder(reports, "framing", "Ana", tmp_path / "coding")
    saved = load_decisions(panel.file)
    assert len(saved) in (DECIDED, DECIDED + 1)
    expected = [(at, CODES[at % len(CODES)]) for at in range(1, len(saved) + 1)]
    assert list(zip(saved["sentence"], saved["code"], strict=True)) == expected
    assert panel.at == len(saved) + 1
    assert panel.progress.startswith(f"{len(saved)} of ")
    panel.code("none")
    assert len(load_decisions(panel.file)) == len(saved) + 1
