"""The log: facts appended once, in order, and read on. The only module that imports `eventsourcing`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import UUID

import msgspec
from eventsourcing.persistence import IntegrityError, PersistenceError, StoredEvent
from eventsourcing.sqlite import (
    SQLiteApplicationRecorder,
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from exchange.errors import StorageUnavailable
from exchange.event import Event
from exchange.facts import FACTS, tag_of

LOCK_TIMEOUT_S = 10
CACHE_KIB = 16 * 1024


class Outdated(Exception):
    """Somebody appended to the same noun, or used the same key, first. Nothing was saved."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact and its place in the log, 1 for the first."""

    position: int
    fact: Event


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key was answered with: the digest of its command and the last position that it wrote."""

    digest: bytes
    position: int


class Log(Protocol):
    """What the exchange and its readers need of a log, whatever it is stored in."""

    def append(self, facts: Sequence[Event], key: UUID, digest: bytes) -> int: ...
    def answer(self, key: UUID) -> Answer | None: ...
    def history(self, noun_id: UUID) -> list[Event]: ...
    def after(self, position: int, limit: int) -> list[Recorded]: ...
    def last_position(self) -> int: ...
    def close(self) -> None: ...


class FactMapper:
    """Structs to JSON and back, through the closed table of tags."""

    def __init__(self) -> None:
        self._encode = msgspec.json.Encoder().encode
        self._decoders = {tag: msgspec.json.Decoder(fact) for tag, fact in FACTS.items()}

    def to_stored(self, fact: Event) -> StoredEvent:
        return StoredEvent(
            fact.originator_id, fact.originator_version, tag_of(type(fact)), self._encode(fact)
        )

    def to_fact(self, stored: StoredEvent) -> Event:
        return self._decoders[stored.topic].decode(stored.state)


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
        pool = self.pool if commit else self._readers
        connection = pool.get_connection(is_writer=commit)
        try:
            yield connection
        finally:
            pool.put_connection(connection)

    def close(self) -> None:
        super().close()
        self._readers.close()


class SqliteRecorder(SQLiteApplicationRecorder):
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


class SqliteLog:
    """The log in one SQLite file."""

    def __init__(self, path: Path) -> None:
        with _storage_words():
            self._recorder = SqliteRecorder(path.resolve().as_uri())
            self._recorder.create_table()
        self._mapper = FactMapper()

    def append(self, facts: Sequence[Event], key: UUID, digest: bytes) -> int:
        """Stores `facts` and the answer to `key` in one transaction; the last position.

        Outdated when a noun has moved on or the key was answered meanwhile; StorageUnavailable when the
        file cannot be written. In both cases nothing is stored.
        """
        stored = [self._mapper.to_stored(fact) for fact in facts]
        with _storage_words():
            positions = self._recorder.insert_events(stored, answered=(key, digest))
        assert positions, "a command records at least one fact"
        return positions[-1]

    def answer(self, key: UUID) -> Answer | None:
        with _storage_words():
            return self._recorder.select_answer(key)

    def history(self, noun_id: UUID) -> list[Event]:
        """All facts of one noun, the oldest first."""
        with _storage_words():
            return [self._mapper.to_fact(stored) for stored in self._recorder.select_events(noun_id)]

    def after(self, position: int, limit: int) -> list[Recorded]:
        """Up to `limit` facts that follow on `position`, in order."""
        with _storage_words():
            found = self._recorder.select_notifications(position, limit, inclusive_of_start=False)
            return [Recorded(stored.id, self._mapper.to_fact(stored)) for stored in found]

    def last_position(self) -> int:
        """The position of the last fact; 0 when there is none."""
        with _storage_words():
            return cast("int | None", self._recorder.max_notification_id()) or 0

    def close(self) -> None:
        self._recorder.datastore.close()


@contextmanager
def _storage_words() -> Iterator[None]:
    """Turns the library's errors into ours."""
    try:
        yield
    except IntegrityError as error:
        raise Outdated from error
    except (PersistenceError, sqlite3.Error) as error:
        raise StorageUnavailable(detail=str(error)) from error
