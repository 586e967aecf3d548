"""Appends a second of 8 processes in PostgreSQL, against a raw insert and the library's recorder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from time import perf_counter
from uuid import uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from bench.report import Figure, Reach
from exchange.log import PostgresRecorder

PROCESSES = 8
READY_WITHIN_S = 120
STATE = b"x" * 450
"""As many bytes as a fact has on average."""

Opened = tuple[Callable[[], object], Callable[[], None]]
"""What appends one event, and what closes the side."""


def event() -> StoredEvent:
    return StoredEvent(uuid4(), 1, "bench", STATE)


def ours(url: str) -> Opened:
    recorder = PostgresRecorder(url)
    return lambda: recorder.insert_events([event()], answered=(uuid4(), b"d" * 32)), recorder.close


def raw(url: str) -> Opened:
    """The same bytes, answered key included, in one statement and one transaction."""
    connection = psycopg.connect(url, autocommit=True)

    def append() -> None:
        one = event()
        connection.execute(
            "WITH answered AS (INSERT INTO raw_answers VALUES (%s, %s, 1))"
            " INSERT INTO raw_facts (originator_id, originator_version, topic, state)"
            " VALUES (%s, %s, %s, %s)",
            (uuid4(), b"d" * 32, one.originator_id, one.originator_version, one.topic, one.state),
            prepare=True,
        )

    return append, connection.close


def stock(url: str) -> Opened:
    """The library's recorder as it comes; it stores no answered key."""
    recorder = stock_recorder(url)
    return lambda: recorder.insert_events([event()]), recorder.datastore.close


def stock_recorder(url: str) -> PostgresApplicationRecorder:
    given = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    datastore = PostgresDatastore(
        given["dbname"], given["host"], given.get("port", "5432"), given["user"], ""
    )
    return PostgresApplicationRecorder(datastore, events_table_name="stock")


SIDES = {"ours": ours, "raw": raw, "stock": stock}


def measure(url: str, each: int, rounds: int) -> Iterator[Figure]:
    """`each` appends a process and round; the sides take turns, so that a slow disk is slow for all."""
    prepare(url)
    paces: dict[str, list[float]] = {name: [] for name in SIDES}
    for _ in range(rounds):
        for name in SIDES:
            paces[name].append(pace(url, name, each))
    share = tuple(100 * mine / theirs for mine, theirs in zip(paces["ours"], paces["raw"], strict=True))
    times = tuple(mine / theirs for mine, theirs in zip(paces["ours"], paces["stock"], strict=True))
    what = f"PostgreSQL append, {PROCESSES} processes"
    yield Figure(what, "% of raw", share, Reach(least=70))
    yield Figure(what, "times the library's recorder", times, Reach(least=5))
    for name, values in paces.items():
        yield Figure(f"{what}: {name}", "appends/s", tuple(values))


def prepare(url: str) -> None:
    """Makes the tables of each side; those of the raw side have the columns and indexes of the log's."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE raw_facts (position bigserial PRIMARY KEY, xact xid8 DEFAULT pg_current_xact_id(),"
            " originator_id uuid, originator_version bigint, topic text, state bytea,"
            " UNIQUE (originator_id, originator_version))"
        )
        connection.execute("CREATE TABLE raw_answers (key uuid PRIMARY KEY, digest bytea, position bigint)")
    PostgresRecorder(url).close()
    recorder = stock_recorder(url)
    recorder.create_table()
    recorder.datastore.close()


def pace(url: str, name: str, each: int) -> float:
    """Appends a second of all processes together, counted from when all are ready."""
    context = get_context("spawn")
    barrier = context.Barrier(PROCESSES + 1, timeout=READY_WITHIN_S)
    workers = [context.Process(target=work, args=(url, name, each, barrier)) for _ in range(PROCESSES)]
    for worker in workers:
        worker.start()
    barrier.wait()
    began = perf_counter()
    barrier.wait()
    took = perf_counter() - began
    for worker in workers:
        worker.join()
    return PROCESSES * each / took


def work(url: str, name: str, each: int, barrier: Barrier) -> None:
    append, close = SIDES[name](url)
    append()
    barrier.wait()
    for _ in range(each):
        append()
    barrier.wait()
    close()
