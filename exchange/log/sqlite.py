"""The log in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from exchange.log.contract import Answer, Kept
from exchange.log.recorded import AnsweringRecorder, RecordedLog

LOCK_TIMEOUT_S = 10
CACHE_KIB = 16 * 1024


class _Transaction(SQLiteTransaction):
    """Writers take the lock at once: with a deferred BEGIN the lock timeout would not apply."""

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        return cursor


class _Connection(SQLiteConnection):
    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        with _Transaction(self, commit=commit) as cursor, cursor:
            yield cursor


class _Pool(SQLiteConnectionPool):
    """Connections that keep every acknowledged commit through a power cut."""

    def _create_connection(self) -> SQLiteConnection:
        opened = super()._create_connection()._sqlite_conn
        opened.execute("PRAGMA synchronous=FULL")
        opened.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        return _Connection(opened, max_age=self.max_age)


class _Datastore(SQLiteDatastore):
    """One connection writes, others read: readers never queue behind a waiting writer."""

    def __init__(self, db_name: str) -> None:
        super().__init__(db_name, lock_timeout=LOCK_TIMEOUT_S)
        self.pool.close()
        self.pool = self._readers = _Pool(db_name=db_name, lock_timeout=LOCK_TIMEOUT_S)
        if not self.pool.is_sqlite_memory_mode:
            self.pool = _Pool(
                db_name=db_name,
                lock_timeout=LOCK_TIMEOUT_S,
                pool_size=1,
                max_overflow=0,
                pool_timeout=LOCK_TIMEOUT_S,
            )

    @contextmanager
    def get_connection(self, *, commit: bool) -> Iterator[SQLiteConnection]:
        """Errors before a transaction stands come as they are from sqlite3: they are put in the library's."""
        pool = self.pool if commit else self._readers
        try:
            connection = pool.get_connection(is_writer=commit)
            try:
                yield connection
            finally:
                pool.put_connection(connection)
        except sqlite3.Error as error:
            raise PersistenceError(error) from error

    def close(self) -> None:
        super().close()
        self._readers.close()


class SqliteRecorder(SQLiteApplicationRecorder, AnsweringRecorder):
    """Events and answered keys in one file.

    Positions are an AUTOINCREMENT column, never reused and untouched by VACUUM; it is called rowid, by
    which name the library reads positions.
    """

    def __init__(self, db_name: str) -> None:
        super().__init__(_Datastore(db_name), "log")
        self.insert_events_statement = (
            "INSERT INTO log (originator_id, originator_version, topic, state) VALUES (?,?,?,?)"
        )

    def construct_create_table_statements(self) -> list[str]:
        return [
            "CREATE TABLE IF NOT EXISTS log (rowid INTEGER PRIMARY KEY AUTOINCREMENT,"
            " originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL,"
            " topic TEXT NOT NULL, state BLOB NOT NULL, UNIQUE (originator_id, originator_version))",
            "CREATE TABLE IF NOT EXISTS answers"
            " (key TEXT PRIMARY KEY, digest BLOB NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID",
        ]

    def _insert_events(
        self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        positions = super()._insert_events(c, stored_events)
        if positions and (answered := kwargs.get("answered")):
            key, digest = answered
            c.execute("INSERT INTO answers VALUES (?,?,?)", (key.hex, digest, positions[-1]))
        return positions

    def select_answer(self, key: UUID) -> Answer | None:
        with self.datastore.transaction(commit=False) as c:
            c.execute("SELECT digest, position FROM answers WHERE key=?", (key.hex,))
            row = c.fetchone()
        return Answer(row["digest"], row["position"]) if row else None

    def select_answers(self) -> dict[int, tuple[UUID, bytes]]:
        with self.datastore.transaction(commit=False) as c:
            c.execute("SELECT position, key, digest FROM answers")
            return {row["position"]: (UUID(row["key"]), row["digest"]) for row in c.fetchall()}

    def insert_kept(self, kept: Sequence[Kept], after: int) -> None:
        with self.datastore.transaction(commit=True) as c:
            c.execute("SELECT max(rowid) FROM log")
            if (c.fetchone()[0] or 0) != after:
                raise IntegrityError("the log has moved on")
            c.executemany(
                "INSERT INTO log (rowid, originator_id, originator_version, topic, state) VALUES (?,?,?,?,?)",
                [(one.position, one.noun_id.hex, one.version, one.tag, one.state) for one in kept],
            )
            answers = [(one.key.hex, one.digest, one.position) for one in kept if one.key]
            c.executemany("INSERT INTO answers VALUES (?,?,?)", answers)

    def close(self) -> None:
        self.datastore.close()


class SqliteLog(RecordedLog[SqliteRecorder]):
    def __init__(self, path: Path) -> None:
        def open_recorder() -> SqliteRecorder:
            recorder = SqliteRecorder(path.resolve().as_uri())
            recorder.create_table()
            return recorder

        super().__init__(open_recorder)
