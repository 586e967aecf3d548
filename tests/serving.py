"""A house with demo data, served by the commands that a person would type."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

READY_WITHIN_S = 30.0


@contextmanager
def served(studitiru: Sequence[str], folder: Path, **more: str) -> Iterator[str]:
    """The address of a server whose house is in `folder`; `studitiru` is how the command is called."""
    port = free_port()
    environ = {**os.environ, **more, "STUDITIRU_DATA_DIR": "house", "STUDITIRU_PORT": str(port)}
    subprocess.run([*studitiru, "demo"], cwd=folder, env=environ, check=True, timeout=300)
    log = folder / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen([*studitiru, "serve"], cwd=folder, env=environ, stdout=out, stderr=out)
        try:
            url = f"http://127.0.0.1:{port}/"
            wait_until_ready(url, server, log)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    limit = monotonic() + READY_WITHIN_S
    while monotonic() < limit and server.poll() is None:
        try:
            if httpx.get(url).status_code < 500:
                return
        except httpx.TransportError:
            sleep(0.05)
    pytest.fail(f"The server did not come up:\n{log.read_text()}")
