"""The follower and its sheets, on a small view of agencies and on real files."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from threading import Thread
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import Engine

from exchange.agencies.events import AgencyRegistered, AgencyRenamed, SiteOpened
from exchange.event import Event, Stamp
from exchange.log import Log
from projections.claim import Claim
from projections.follower import Follower
from projections.rebuild import compare, rebuild
from projections.sheet import Ledger, Sheets
from runtime.settings import Settings
from runtime.storage import Storage, open_storage
from tests.postgres import Cluster

PERSON, OFFICE = uuid4(), uuid4()


class NameRow(msgspec.Struct):
    id: UUID
    name: str
    former: tuple[str, ...]


NAMES = Ledger("names", NameRow, key=("id",), indexes=[("name",)])


class Names:
    """Agencies by name, and what they were called before."""

    name = "names"
    version = 1
    ledgers = (NAMES,)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        match fact:
            case AgencyRegistered():
                sheets[NAMES].put(NameRow(fact.originator_id, fact.name, ()))
            case AgencyRenamed():
                row = sheets[NAMES].must(fact.originator_id)
                row.name, row.former = fact.name, (*row.former, row.name)
                sheets[NAMES].put(row)
            case SiteOpened():
                raise ValueError("this view cannot read sites")
            case _:
                pass


def stamp(agency_id: UUID, version: int) -> Stamp:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    return Stamp(
        originator_id=agency_id, originator_version=version, timestamp=at, by=PERSON, by_agency=OFFICE
    )


def registered(agency_id: UUID, name: str) -> Event:
    return AgencyRegistered(**stamp(agency_id, 1), name=name, kind="dinas")


def renamed(agency_id: UUID, version: int, name: str) -> Event:
    return AgencyRenamed(**stamp(agency_id, version), name=name, on=date(2026, 1, 1))


def site_opened(agency_id: UUID, version: int) -> Event:
    return SiteOpened(**stamp(agency_id, version), site_id=uuid4(), name="Aula")


@pytest.fixture
def log(storage: Storage) -> Log:
    return storage.log


@pytest.fixture
def engine(storage: Storage) -> Engine:
    return storage.writing


@pytest.fixture
def follower(log: Log, engine: Engine) -> Follower:
    follower = Follower(log, engine, [Names()])
    follower.prepare()
    return follower


def append(log: Log, *facts: Event) -> int:
    return log.append(facts, uuid4(), b"")


def names(engine: Engine) -> list[str]:
    with engine.connect() as db:
        return [row.name for row in NAMES.read(db, NAMES.select().order_by(NAMES.c.name))]


def test_rows_follow_the_log(log: Log, engine: Engine, follower: Follower) -> None:
    first, second = uuid4(), uuid4()
    append(log, registered(first, "Dinsos A"), registered(second, "Dinsos B"))
    append(log, renamed(first, 2, "Dinas Sosial A"))
    assert follower.catch_up() == 3
    with engine.connect() as db:
        assert NAMES.one(db, first) == NameRow(first, "Dinas Sosial A", ("Dinsos A",))


def test_a_later_batch_finds_the_rows_of_an_earlier_one(log: Log, engine: Engine, follower: Follower) -> None:
    agency = uuid4()
    append(log, registered(agency, "A"))
    follower.catch_up()
    append(log, renamed(agency, 2, "B"))
    Follower(log, engine, [Names()]).catch_up()
    append(log, renamed(agency, 3, "C"))
    assert follower.catch_up() == 3
    with engine.connect() as db:
        assert NAMES.one(db, agency) == NameRow(agency, "C", ("A", "B"))


def test_many_followers_take_each_fact_in_once(log: Log, engine: Engine, follower: Follower) -> None:
    agency = uuid4()
    append(log, registered(agency, "0"))
    for version in range(2, 202):
        append(log, renamed(agency, version, str(version)))
    others = [Follower(log, engine, [Names()]) for _ in range(4)]
    threads = [Thread(target=other.catch_up) for other in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as db:
        row = NAMES.one(db, agency)
    assert row == NameRow(agency, "201", ("0", *(str(n) for n in range(2, 201))))


def test_a_fact_that_a_view_cannot_read_parks_its_noun_and_the_rest_goes_on(
    log: Log, engine: Engine, follower: Follower
) -> None:
    troubled, other = uuid4(), uuid4()
    append(log, registered(troubled, "A"), site_opened(troubled, 2), renamed(troubled, 3, "Z"))
    append(log, registered(other, "B"))
    assert follower.catch_up() == 4
    assert names(engine) == ["B"]
    (parked,) = follower.parked()
    assert (parked.view, parked.noun_id, parked.position, parked.fact) == ("names", troubled, 2, "SiteOpened")
    assert "cannot read sites" in parked.error


def test_a_reader_sees_what_was_written(log: Log, engine: Engine, follower: Follower) -> None:
    follower.start()
    try:
        for n in range(20):
            position = append(log, registered(uuid4(), f"{n:02}"))
            assert follower.wait_for(position)
            assert len(names(engine)) == n + 1
    finally:
        follower.stop()


def test_waiting_for_what_is_not_written_ends(follower: Follower) -> None:
    follower.start()
    try:
        assert not follower.wait_for(1, timeout_s=0.05)
    finally:
        follower.stop()


def test_a_rebuild_gives_the_live_rows(log: Log, engine: Engine, follower: Follower) -> None:
    agencies = [uuid4() for _ in range(3)]
    append(log, *(registered(agency, "A") for agency in agencies))
    append(log, renamed(agencies[0], 2, "B"))
    follower.catch_up()
    assert rebuild(log, engine, Names()).different == 0
    append(log, renamed(agencies[1], 2, "C"))
    follower.catch_up()
    report = rebuild(log, engine, Names())
    assert (report.rows, report.different) == (3, 0)
    assert names(engine) == ["A", "B", "C"]


def test_a_comparison_names_rows_that_are_not_as_the_log_says(
    log: Log, engine: Engine, follower: Follower
) -> None:
    append(log, registered(uuid4(), "A"), registered(uuid4(), "B"))
    follower.catch_up()
    with engine.begin() as db:
        db.exec_driver_sql("UPDATE names SET name='forged' WHERE name='A'")
    assert compare(log, engine, Names()).different == 2
    assert names(engine) == ["B", "forged"]
    rebuild(log, engine, Names())
    assert names(engine) == ["A", "B"]


def test_views_ahead_of_the_log_start_anew(engine: Engine, follower: Follower) -> None:
    with engine.begin() as db:
        db.exec_driver_sql("UPDATE view_position SET position=99")
        db.exec_driver_sql(f"INSERT INTO names VALUES ('{uuid4().hex}', 'lost', '[]')")
    follower.prepare()
    assert (follower.catch_up(), names(engine)) == (0, [])


def test_the_one_with_the_claim_takes_in_and_the_other_waits_until_it_has(
    log: Log, engine: Engine, follower: Follower
) -> None:
    other = Follower(log, engine, [Names()])
    follower.start()
    other.start()
    try:
        for n in range(10):
            position = append(log, registered(uuid4(), f"{n:02}"))
            assert other.wait_for(position)
            assert follower.wait_for(position)
            assert len(names(engine)) == n + 1
    finally:
        follower.stop()
        other.stop()


def test_who_holds_the_claim_and_stands_still_is_passed_over(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projections.follower.PATIENCE_S", 0.2)
    with closing(open_storage(Settings(database=postgres_url))) as storage:
        follower = Follower(storage.log, storage.writing, [Names()])
        follower.prepare()
        idle = Claim(storage.writing)
        assert idle.take()
        assert not Claim(storage.writing).take()
        append(storage.log, registered(uuid4(), "A"))
        assert follower.catch_up() == 1
        idle.release()
        assert names(storage.writing) == ["A"]


def test_a_claim_ends_with_its_connection(cluster: Cluster, postgres_url: str) -> None:
    with closing(open_storage(Settings(database=postgres_url))) as storage:
        first, second = Claim(storage.writing), Claim(storage.writing)
        assert first.take()
        cluster.emptied()  # ends every connection
        assert second.take()
        first.release()
        second.release()
        assert first.take()
        first.release()
