"""The log in a PostgreSQL database, for many processes on many machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, LiteralString, NamedTuple
from uuid import UUID

import psycopg
from eventsourcing.persistence import (
    IntegrityError,
    Notification,
    PersistenceError,
    StoredEvent,
    Subscription,
)
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from exchange.log import postgres_schema as schema
from exchange.log.bell import Bell, listening
from exchange.log.contract import Answer, Kept
from exchange.log.recorded import AnsweringRecorder, RecordedLog

CONNECTIONS = 10
"""Most connections that one process keeps to its log."""

WAIT_S = 10
"""How long a request waits for a connection."""


class _Row(NamedTuple):
    """`is_settled`: whatever could still have come before this row would be visible with it."""

    position: int
    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
    is_settled: bool


class _ConnectionLost(Exception):
    """The database went away in the middle of a statement, or before it."""


class PostgresRecorder(AnsweringRecorder):
    """Events and answered keys in one schema of a database.

    Every act is one statement of its own: nothing is open between two of them, and nothing is pipelined, by
    which the library's own recorder can hang on what is larger than a socket's buffer.
    """

    def __init__(self, url: str) -> None:
        with _library_words():
            schema.create(url)
        # Broken connections are found by those who use them, so the pool need not ask before each use.
        self._pool = ConnectionPool(
            url,
            kwargs={"autocommit": True, "options": schema.OPTIONS},
            min_size=1,
            max_size=CONNECTIONS,
            timeout=WAIT_S,
            open=True,
        )

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        if not stored_events:
            return None
        key, digest = kwargs.get("answered", (None, None))
        values = (
            _array(str(event.originator_id) for event in stored_events),
            _array(str(event.originator_version) for event in stored_events),
            _array(event.topic for event in stored_events),
            _array(f"\\x{event.state.hex()}" for event in stored_events),
            key,
            digest,
        )
        ((first,),) = self._ask(schema.APPEND, values, again=key is not None)
        return list(range(first, first + len(stored_events)))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        query = schema.HISTORY_BACKWARDS if desc else schema.HISTORY
        return [StoredEvent(*row) for row in self._ask(query, (originator_id, gt, gt, lte, lte, limit))]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Never passes a gap that may still be filled, so what is read on from here is complete."""
        reached = (start or 0) - (inclusive_of_start and start is not None)
        found: list[Notification] = []
        while len(found) < limit:
            rows = [_Row(*row) for row in self._ask(schema.ON, (reached, stop, stop, limit))]
            certain = list(_unbroken(rows, reached))
            found += (_notification(row) for row in certain if not topics or row.topic in topics)
            if len(certain) < limit:
                break
            reached = certain[-1].position
        return found[:limit]

    def max_notification_id(self) -> int | None:
        ((last,),) = self._ask(schema.LAST)
        return None if last is None else int(last)

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[Any]:
        raise NotImplementedError("views pull; PostgresLog.listening tells them when to look")

    def select_answer(self, key: UUID) -> Answer | None:
        rows = self._ask(schema.ANSWER, (key,))
        return Answer(*rows[0]) if rows else None

    def select_answers(self) -> dict[int, tuple[UUID, bytes]]:
        return {position: (key, digest) for position, key, digest in self._ask(schema.ANSWERS)}

    def insert_kept(self, kept: Sequence[Kept], after: int) -> None:
        answers = [one for one in kept if one.key]
        values = (
            after,
            [one.position for one in kept],
            [one.noun_id for one in kept],
            [one.version for one in kept],
            [one.tag for one in kept],
            [one.state for one in kept],
            [one.key for one in answers],
            [one.digest for one in answers],
            [one.position for one in answers],
        )
        self._ask(schema.RESTORE, values, again=False)

    def close(self) -> None:
        self._pool.close()

    def _ask(self, query: LiteralString, values: Sequence[Any] = (), *, again: bool = True) -> list[TupleRow]:
        """The rows of one statement.

        Tried `again` once when the connection is lost. That is safe for whatever may happen twice without
        harm: reading, and appending with a key, since a key is stored once.
        """
        with _library_words():
            try:
                return self._ask_once(query, values)
            except _ConnectionLost as lost:
                self._pool.check()
                if not again:
                    raise PersistenceError(lost) from lost
            try:
                return self._ask_once(query, values)
            except _ConnectionLost as lost:
                raise PersistenceError(lost) from lost

    def _ask_once(self, query: LiteralString, values: Sequence[Any]) -> list[TupleRow]:
        with self._pool.connection() as connection:
            try:
                return connection.execute(query, values, prepare=True, binary=True).fetchall()
            except psycopg.IntegrityError:
                raise
            except BaseException as error:
                # A session that was stopped inside `append` may hold the lock on positions: it must end.
                is_lost = connection.closed
                connection.close()
                if is_lost and isinstance(error, psycopg.OperationalError):
                    raise _ConnectionLost(str(error)) from error
                raise


class PostgresLog(RecordedLog[PostgresRecorder]):
    """The log in the database at `url`; tells other processes when something was appended."""

    def __init__(self, url: str) -> None:
        super().__init__(lambda: PostgresRecorder(url))
        self._url = url
        self._bell = Bell(url)

    def append(self, facts: Sequence[Any], key: UUID, digest: bytes) -> int:
        position = super().append(facts, key, digest)
        self._bell.ring()
        return position

    def listening(self, told: Callable[[], None]) -> AbstractContextManager[None]:
        return listening(self._url, told)

    def close(self) -> None:
        self._bell.close()
        super().close()


def _unbroken(rows: Sequence[_Row], reached: int) -> Iterator[_Row]:
    """The rows up to the first gap that a transaction still under way may fill.

    Positions follow on each other unless a transaction has failed or is not finished. Transaction ids are
    given in the order of positions: when all before the row behind a gap are finished, the gap stays.
    """
    for row in rows:
        if row.position != reached + 1 and not row.is_settled:
            return
        yield row
        reached = row.position


def _array(items: Iterable[str]) -> str:
    """As PostgreSQL reads it: the driver takes long to find out what is in a list."""
    quoted = (item.replace("\\", "\\\\").replace('"', '\\"') for item in items)
    return "{" + ",".join(f'"{item}"' for item in quoted) + "}"


def _notification(row: _Row) -> Notification:
    return Notification(row.originator_id, row.originator_version, row.topic, row.state, row.position)


@contextmanager
def _library_words() -> Iterator[None]:
    try:
        yield
    except (psycopg.IntegrityError, psycopg.errors.DeadlockDetected) as error:
        raise IntegrityError(error) from error
    except psycopg.Error as error:
        raise PersistenceError(error) from error
