"""The log in a SQLite file: the library's own bases, and what only a file can do."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.tests import persistence

from exchange.errors import StorageUnavailable
from exchange.log import SqliteLog, SqliteRecorder
from tests.words.agencies_visits import KOTA
from tests.words.facts import registered, renamed

DIGEST = b"d" * 32


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    log = SqliteLog(tmp_path / "log.db")
    yield log
    log.close()


class RecorderCase:
    """Gives the library's test bases a recorder in a file, and closes it afterwards."""

    recorder_class: type[SqliteRecorder] = SqliteRecorder

    @pytest.fixture(autouse=True)
    def _file(self, tmp_path: Path) -> Iterator[None]:
        self._path = tmp_path / "log.db"
        self._opened: list[SqliteRecorder] = []
        before = set(threading.enumerate())
        yield
        for left in set(threading.enumerate()) - before:
            if not left.daemon:
                left.join()  # the bases leave readers behind, which must not meet a closed connection
        for recorder in self._opened:
            recorder.datastore.close()

    def create_recorder(self) -> SqliteRecorder:
        recorder = self.recorder_class(self._path.as_uri())
        recorder.create_table()
        self._opened.append(recorder)
        return recorder


class SilentRecorder(SqliteRecorder):
    """The library's base for aggregate recorders expects no positions in answer, which are ours to have."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> None:
        super().insert_events(stored_events, **kwargs)


class TestAggregateRecorder(RecorderCase, persistence.AggregateRecorderTestCase):
    recorder_class = SilentRecorder


class TestApplicationRecorder(RecorderCase, persistence.ApplicationRecorderTestCase[ApplicationRecorder]):
    pass


class TestNonInterleaving(RecorderCase, persistence.NonInterleavingNotificationIDsBaseCase):
    pass


@pytest.mark.parametrize("commit", [True, False])
def test_every_connection_waits_for_the_disk_and_writes_ahead(tmp_path: Path, commit: bool) -> None:
    recorder = SqliteRecorder((tmp_path / "log.db").as_uri())
    found = {}
    with recorder.datastore.transaction(commit=commit) as cursor:
        for name in ("synchronous", "journal_mode"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    recorder.datastore.close()
    assert found == {"synchronous": 2, "journal_mode": "wal"}


def test_a_position_is_never_given_twice(tmp_path: Path, log: SqliteLog) -> None:
    log.append([registered(), renamed(2)], uuid4(), DIGEST)
    with sqlite3.connect(tmp_path / "log.db") as connection:
        connection.execute("DELETE FROM log WHERE rowid=2")
    connection.close()
    assert log.append([renamed(2)], uuid4(), DIGEST) == 3


def test_a_tag_that_is_not_ours_is_not_read_and_runs_nothing(tmp_path: Path, log: SqliteLog) -> None:
    with sqlite3.connect(tmp_path / "log.db") as connection:
        connection.execute(
            "INSERT INTO log (originator_id, originator_version, topic, state) VALUES (?,1,'os:system','{}')",
            (KOTA.hex,),
        )
    connection.close()
    with pytest.raises(KeyError, match="os:system"):
        log.history(KOTA)


def test_a_log_that_cannot_be_written_says_so(tmp_path: Path, log: SqliteLog) -> None:
    with sqlite3.connect(tmp_path / "log.db") as connection:
        connection.execute("ALTER TABLE log RENAME TO lost")
    connection.close()
    with pytest.raises(StorageUnavailable):
        log.append([registered()], uuid4(), DIGEST)
    with pytest.raises(StorageUnavailable):
        SqliteLog(tmp_path / "no such folder" / "log.db")


WRITER = """
import sys
from pathlib import Path
from uuid import uuid4
from exchange.log import SqliteLog
from tests.words.facts import registered
log = SqliteLog(Path(sys.argv[1]))
while True:
    print(log.append([registered(uuid4())], uuid4(), b"d" * 32), flush=True)
"""


def test_what_was_acknowledged_survives_the_writers_sudden_end(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    command = [sys.executable, "-c", WRITER, str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
    log = SqliteLog(path)
    kept = [recorded.position for recorded in log.after(0, 1_000_000)]
    log.close()
    assert acknowledged == list(range(1, 51))
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= 50
