"""Ways to ask a site for pages that cost next to nothing themselves: in one process, and over a socket."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from itertools import cycle, islice
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any

from starlette.types import ASGIApp

HOST = "127.0.0.1"
STARTS_WITHIN_S = 120
Message = MutableMapping[str, Any]


class NotServed(Exception):
    """A page came with another status than 200: it would have measured something else."""


async def ask(app: ASGIApp, address: str) -> bytes:
    """The body of the page at `address`, asked of the application itself."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": (HOST, 1),
        "server": (HOST, 80),
    }
    got: list[Message] = []
    await app(scope, _no_body, _into(got))
    if got[0]["status"] != 200:
        raise NotServed(address, got[0]["status"])
    return b"".join(message["body"] for message in got[1:])


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _into(got: list[Message]) -> Callable[[Message], Awaitable[None]]:
    async def send(message: Message) -> None:
        got.append(message)

    return send


class Wire:
    """One connection that stays open. It reads no more of an answer than it must."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection((HOST, port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, address: str) -> bytes:
        self._socket.sendall(f"GET {address} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
        got = self._socket.recv(65_536)
        while (ends := got.find(b"\r\n\r\n")) < 0:
            got += self._socket.recv(65_536)
        head, body = got[:ends].lower(), [got[ends + 4 :]]
        if not head.startswith(b"http/1.1 200"):
            raise NotServed(address, head[:30])
        left = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0]) - len(body[0])
        while left > 0:
            body.append(self._socket.recv(left))
            left -= len(body[-1])
        return b"".join(body)

    def close(self) -> None:
        self._socket.close()


def pace(port: int, addresses: Sequence[str], requests: int, connections: int = 4) -> float:
    """Requests a second when several ask at once, each for its share of `addresses` in turn."""

    def share(wire: Wire, first: int) -> None:
        for address in islice(cycle(addresses), first, first + requests // connections):
            wire.get(address)

    with ExitStack() as opened, ThreadPoolExecutor(connections) as threads:
        wires = [opened.enter_context(closing(Wire(port))) for _ in range(connections)]
        began = perf_counter()
        shares = [threads.submit(share, wire, n * requests) for n, wire in enumerate(wires)]
        for one in shares:
            one.result()
        return requests / (perf_counter() - began)


TICKS_PER_S = os.sysconf("SC_CLK_TCK")


class Server:
    """A site in a process of its own, with one worker. What it uses is read as Linux tells it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    def memory_mb(self) -> float:
        """Memory that is in use by the process now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1_024

    def cpu_s(self) -> float:
        """Seconds of the processor since the process began; user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_S


@contextmanager
def served(application: str, environment: Mapping[str, str]) -> Iterator[Server]:
    """`application` is a factory, as uvicorn names it."""
    port = _free_port()
    command = (sys.executable, "-m", "uvicorn", application, "--factory", "--host", HOST, "--port", str(port))
    quiet = ("--log-level", "warning", "--no-access-log", "--no-server-header")
    with subprocess.Popen((*command, *quiet), env={**os.environ, **environment}) as process:
        try:
            _wait_for(process, port)
            yield Server(process, port)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    ends = monotonic() + STARTS_WITHIN_S
    while monotonic() < ends and process.poll() is None:
        try:
            socket.create_connection((HOST, port)).close()
            return
        except ConnectionRefusedError:
            sleep(0.1)
    raise TimeoutError(f"the server did not start within {STARTS_WITHIN_S} s")
