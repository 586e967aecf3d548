"""The log in PostgreSQL: the library's own bases, gaps in positions, and lost connections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event, Thread
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.tests import persistence

from exchange.errors import StorageUnavailable
from exchange.log import Outdated, PostgresLog, PostgresRecorder, postgres_schema
from tests.postgres import DISMISS, Cluster
from tests.words.agencies_visits import KOTA
from tests.words.facts import registered, renamed

DIGEST = b"d" * 32
APPEND_ONE = (
    "SELECT studitiru_log.append(ARRAY[%s::uuid], ARRAY[%s::bigint], ARRAY['agency.renamed'],"
    " ARRAY['{}'::bytea], NULL, NULL)"
)


@pytest.fixture
def log(postgres_url: str) -> Iterator[PostgresLog]:
    log = PostgresLog(postgres_url)
    yield log
    log.close()


class RecorderCase:
    """Gives the library's test bases a recorder in a database, and closes it afterwards."""

    recorder_class: type[PostgresRecorder] = PostgresRecorder

    @pytest.fixture(autouse=True)
    def _database(self, postgres_url: str) -> Iterator[None]:
        self._url = postgres_url
        self._opened: list[PostgresRecorder] = []
        yield
        for recorder in self._opened:
            recorder.close()

    def create_recorder(self) -> PostgresRecorder:
        recorder = self.recorder_class(self._url)
        self._opened.append(recorder)
        return recorder


class SilentRecorder(PostgresRecorder):
    """The library's base for aggregate recorders expects no positions in answer, which are ours to have."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> None:
        super().insert_events(stored_events, **kwargs)


class TestAggregateRecorder(RecorderCase, persistence.AggregateRecorderTestCase):
    recorder_class = SilentRecorder


class TestApplicationRecorder(RecorderCase, persistence.ApplicationRecorderTestCase[ApplicationRecorder]):
    pass


class TestNonInterleaving(RecorderCase, persistence.NonInterleavingNotificationIDsBaseCase):
    pass


def positions(log: PostgresLog, after: int = 0) -> list[int]:
    found = log.recorder.select_notifications(after, 1_000, inclusive_of_start=False)
    return [notification.id for notification in found]


def test_readers_wait_before_a_gap_that_may_still_be_filled(log: PostgresLog, postgres_url: str) -> None:
    log.append([registered()], uuid4(), DIGEST)
    with psycopg.connect(postgres_url) as slow:
        slow.execute(APPEND_ONE, (uuid4(), 1))
        assert log.append([renamed(2)], uuid4(), DIGEST) == 3
        assert log.last_position() == 3
        assert positions(log) == [1]
        slow.commit()
    assert positions(log) == [1, 2, 3]


def test_readers_pass_a_gap_that_stays(log: PostgresLog, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as failing:
        failing.execute(APPEND_ONE, (uuid4(), 1))
        log.append([registered()], uuid4(), DIGEST)
        assert positions(log) == []
        failing.rollback()
    assert positions(log) == [2]
    with pytest.raises(Outdated):
        log.append([registered()], uuid4(), DIGEST)
    assert log.append([renamed(2)], uuid4(), DIGEST) == 4
    assert positions(log) == [2, 4]


def test_who_writes_elsewhere_for_long_holds_nobody_back(log: PostgresLog, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as other:
        other.execute("CREATE TABLE elsewhere (n int)")
        log.append([registered()], uuid4(), DIGEST)
        log.append([renamed(2)], uuid4(), DIGEST)
        assert positions(log) == [1, 2]


def test_appends_do_not_wait_for_each_others_commit(log: PostgresLog, postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as slow:
        slow.execute(APPEND_ONE, (uuid4(), 1))
        done = Event()

        def write() -> None:
            log.append([registered()], uuid4(), DIGEST)
            done.set()

        writer = Thread(target=write)
        writer.start()
        assert done.wait(5)
        writer.join()


def test_two_that_write_to_the_same_nouns_in_a_ring_do_not_wait_for_ever(log: PostgresLog) -> None:
    first, second = sorted((uuid4(), uuid4()))
    log.append([registered(first), registered(second)], uuid4(), DIGEST)
    outcomes: list[str] = []

    def write(nouns: Sequence[UUID], version: int) -> None:
        try:
            log.append([renamed(version, noun) for noun in nouns], uuid4(), DIGEST)
            outcomes.append("stored")
        except Outdated:
            outcomes.append("outdated")

    for version in range(2, 22):
        pair = [Thread(target=write, args=(nouns, version)) for nouns in ((first, second), (second, first))]
        for thread in pair:
            thread.start()
        for thread in pair:
            thread.join()
    assert sorted(outcomes) == ["outdated"] * 20 + ["stored"] * 20


def test_a_lock_that_is_not_let_go_of_ends_in_a_word_and_hurts_nobody_after(
    log: PostgresLog, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_schema, "OPTIONS", "-c lock_timeout=100ms")
    hasty = PostgresLog(postgres_url)
    with psycopg.connect(postgres_url, autocommit=True) as stuck:
        stuck.execute("SELECT pg_advisory_lock(7001, 1)")
        with pytest.raises(StorageUnavailable, match="lock timeout"):
            hasty.append([registered()], uuid4(), DIGEST)
    assert log.append([registered()], uuid4(), DIGEST) == 1
    hasty.close()


def test_a_lost_connection_is_made_anew_and_nothing_is_stored_twice(
    log: PostgresLog, postgres_url: str
) -> None:
    log.append([registered()], uuid4(), DIGEST)
    for version in range(2, 7):
        with psycopg.connect(postgres_url, autocommit=True) as operator:
            operator.execute(DISMISS)
        assert log.append([renamed(version)], uuid4(), DIGEST) == version
    assert [fact.originator_version for fact in log.history(KOTA)] == [1, 2, 3, 4, 5, 6]


def test_whoever_listens_is_told(log: PostgresLog, postgres_url: str) -> None:
    told = Event()
    with log.listening(told.set):
        assert told.wait(5)
        told.clear()
        other = PostgresLog(postgres_url)
        other.append([registered()], uuid4(), DIGEST)
        assert told.wait(5)
        other.close()


def test_a_restored_dump_is_read_though_its_transaction_ids_are_of_another_life(
    log: PostgresLog, postgres_url: str
) -> None:
    log.append([registered()], uuid4(), DIGEST)
    with psycopg.connect(postgres_url, autocommit=True) as restored:
        restored.execute("UPDATE studitiru_log.facts SET position = 5, xact = '900000000000'")
    assert positions(log) == []
    opened_again = PostgresLog(postgres_url)
    assert positions(opened_again) == [5]
    opened_again.close()


def test_a_tag_that_is_not_ours_is_not_read_and_runs_nothing(log: PostgresLog, postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(APPEND_ONE.replace("agency.renamed", "os:system"), (KOTA, 1))
    with pytest.raises(KeyError, match="os:system"):
        log.history(KOTA)


def test_a_database_that_is_not_there_is_said_so(cluster: Cluster) -> None:
    with pytest.raises(StorageUnavailable, match="does not exist"):
        PostgresLog(cluster.url("nowhere"))
