"""A PostgreSQL cluster that the tests start themselves, in a folder of its own that ends with them."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep

import psycopg
import pytest

READY_WITHIN_S = 30.0
UNPRIVILEGED = ("postgres", "nobody")
"""Who runs the server when the tests run as root, which PostgreSQL refuses to do."""

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    # Killed processes lose nothing without it; only a power cut would, which no test can cause.
    "fsync": "off",
    "log_min_messages": "warning",
}

OURS = "house"
DISMISS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EMPTY = "DROP SCHEMA IF EXISTS studitiru_log, studitiru_views, studitiru_accounts CASCADE"


@dataclass
class Cluster:
    """A running server on a socket in `folder`."""

    folder: Path
    bin: Path
    user: str | None
    _server: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str) -> str:
        return f"postgresql://studitiru@/{database}?host={self.folder}"

    def emptied(self) -> str:
        """The URL of the database that tests use in turn; nobody is connected to it, and nothing is in it."""
        with psycopg.connect(self.url(OURS), autocommit=True) as connection:
            connection.execute(DISMISS)
            connection.execute(EMPTY)
        return self.url(OURS)

    def start(self) -> None:
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [str(self.bin / "postgres"), "-D", str(self.data), "-k", str(self.folder), *options]
        with (self.folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                user=self.user,
                group=self.user,
                extra_groups=self._no_groups(),
            )
        limit = monotonic() + READY_WITHIN_S
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
                return
            except psycopg.OperationalError:
                if monotonic() > limit or self._server.poll() is not None:
                    pytest.fail(f"PostgreSQL did not come up:\n{(self.folder / 'server.log').read_text()}")
                sleep(0.02)

    def kill(self) -> None:
        """Ends every process of the server at once, as a failing machine would."""
        assert self._server is not None
        pids = self._children()
        os.kill(self._server.pid, signal.SIGKILL)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        self._server.wait()
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        assert self._server is not None
        self._server.send_signal(signal.SIGINT)
        self._server.wait(timeout=30)

    def init(self) -> None:
        command = [str(self.bin / "initdb"), "-D", str(self.data), "-U", "studitiru", "-A", "trust", "-N"]
        subprocess.run(
            [*command, "-E", "UTF8", "--locale=C.UTF-8"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            user=self.user,
            group=self.user,
            extra_groups=self._no_groups(),
        )

    def _children(self) -> list[int]:
        assert self._server is not None
        path = Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def _no_groups(self) -> tuple[()] | None:
        return None if self.user is None else ()


def find_server() -> Path | None:
    """The folder of `postgres` and `initdb`: in PATH, or where Debian keeps them; the newest first."""
    on_path = shutil.which("postgres")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name))
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Skips the test when this machine has no PostgreSQL."""
    found = find_server()
    if found is None:
        pytest.skip("PostgreSQL is not installed: scripts/ensure-postgres says how")
    folder = Path(mkdtemp(prefix="studitiru-pg-"))
    user = next(filter(_is_known, UNPRIVILEGED)) if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    cluster = Cluster(folder, found, user)
    try:
        cluster.init()
        cluster.start()
        with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {OURS}")
        yield cluster
        cluster.stop()
    finally:
        shutil.rmtree(folder)


def _is_known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
