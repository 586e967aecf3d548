"""The one door: each command once, all of its facts or none, and the newest state decides."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from msgspec import structs

from exchange.agencies.agency import Agency
from exchange.agencies.commands import RenameAgency
from exchange.application import Exchange, fold
from exchange.diaries.diary import diary_id
from exchange.diaries.events import DaysBooked
from exchange.errors import AlreadyExists, BadValue, Conflict, DayTaken, ExchangeError, KeyReused, NotFound
from exchange.log import SqliteLog
from exchange.visits.events import VisitAccepted
from exchange.visits.visit import StudyVisit, VisitState
from tests.words.agencies_visits import (
    DAY,
    KOTA,
    VISIT,
    accept,
    officer_of,
    propose,
    registrations,
)
from tests.words.desk import NOW

RACERS = 6


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    log = SqliteLog(tmp_path / "log.db")
    yield log
    log.close()


@pytest.fixture
def exchange(log: SqliteLog) -> Exchange:
    """With the agencies of the tests in it."""
    exchange = Exchange(log, now=lambda: NOW)
    for command in registrations():
        exchange.execute(command)
    return exchange


def rename(name: str = "Dinas Lain", seen: int | None = None) -> RenameAgency:
    return RenameAgency(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, name=name, on=NOW.date(), seen=seen)


def test_a_command_is_answered_with_the_position_of_its_last_fact(exchange: Exchange, log: SqliteLog) -> None:
    before = log.last_position()
    assert exchange.execute(rename()) == before + 1 == log.last_position()


def test_the_same_command_again_gets_the_same_answer_and_records_nothing(
    exchange: Exchange, log: SqliteLog
) -> None:
    command = rename(seen=3)
    first = exchange.execute(command)
    exchange.execute(rename("Nama ketiga"))
    after = log.last_position()
    assert exchange.execute(command) == first
    assert log.last_position() == after


def test_one_key_does_not_serve_two_commands(exchange: Exchange, log: SqliteLog) -> None:
    command = rename()
    exchange.execute(command)
    after = log.last_position()
    with pytest.raises(KeyReused):
        exchange.execute(structs.replace(command, name="Nama ketiga"))
    with pytest.raises(KeyReused):
        exchange.execute(structs.replace(accept(), key=command.key))
    assert log.last_position() == after


def test_a_page_that_is_old_gets_a_conflict(exchange: Exchange, log: SqliteLog) -> None:
    exchange.execute(rename(seen=3))
    after = log.last_position()
    with pytest.raises(Conflict) as refused:
        exchange.execute(rename(seen=3))
    assert refused.value.facts == {"noun": "Agency", "id": KOTA, "seen": 3, "have": 4}
    assert log.last_position() == after


def test_a_refused_command_may_be_sent_again_with_its_key(exchange: Exchange) -> None:
    command = accept()
    with pytest.raises(NotFound):
        exchange.execute(command)
    exchange.execute(propose())
    exchange.execute(command)


def test_two_nouns_are_recorded_in_one_transaction(exchange: Exchange, log: SqliteLog) -> None:
    proposed = exchange.execute(propose())
    position = exchange.execute(accept())
    facts = [recorded.fact for recorded in log.after(proposed, 10)]
    assert [type(fact) for fact in facts] == [VisitAccepted, DaysBooked]
    assert [fact.originator_id for fact in facts] == [VISIT, diary_id(KOTA, DAY.year)]
    assert position == proposed + 2


def test_the_id_of_one_noun_does_not_name_another(exchange: Exchange, log: SqliteLog) -> None:
    after = log.last_position()
    with pytest.raises(NotFound):
        exchange.execute(accept(visit_id=KOTA))
    with pytest.raises(ExchangeError):
        exchange.execute(propose(visit_id=KOTA))
    assert log.last_position() == after


def test_of_those_who_race_for_one_day_one_gets_it(exchange: Exchange, log: SqliteLog) -> None:
    visits = [uuid4() for _ in range(RACERS)]
    for visit_id in visits:
        exchange.execute(propose(visit_id=visit_id))
    start = Barrier(RACERS)

    def race(visit_id: UUID) -> str:
        start.wait()
        try:
            exchange.execute(accept(visit_id=visit_id))
        except DayTaken as refused:
            return refused.code
        return "accepted"

    with ThreadPoolExecutor(RACERS) as threads:
        outcomes = sorted(threads.map(race, visits))
    assert outcomes == ["DayTaken"] * (RACERS - 1) + ["accepted"]
    states = [_visit(log, visit_id).state for visit_id in visits]
    assert sorted(states) == [VisitState.PROPOSED] * (RACERS - 1) + [VisitState.SCHEDULED]


def test_of_those_who_race_with_one_key_all_get_one_answer(exchange: Exchange, log: SqliteLog) -> None:
    before = log.last_position()
    command = rename()
    start = Barrier(RACERS)

    def race(_: int) -> int:
        start.wait()
        return exchange.execute(command)

    with ThreadPoolExecutor(RACERS) as threads:
        assert set(threads.map(race, range(RACERS))) == {before + 1}
    assert log.last_position() == before + 1


def test_half_a_character_is_refused_like_any_bad_value(exchange: Exchange, log: SqliteLog) -> None:
    after = log.last_position()
    with pytest.raises(BadValue):
        exchange.execute(rename("Dinas \ud83d"))
    assert log.last_position() == after


def test_birth_twice_is_refused(exchange: Exchange) -> None:
    first = next(registrations())
    with pytest.raises(AlreadyExists):
        exchange.execute(first)


def test_a_noun_is_folded_from_its_own_facts_alone(exchange: Exchange, log: SqliteLog) -> None:
    assert fold(StudyVisit, log.history(KOTA)) is None
    found = fold(Agency, log.history(KOTA))
    assert found is not None
    assert (found.id, found.version) == (KOTA, 3)


def _visit(log: SqliteLog, visit_id: UUID) -> StudyVisit:
    visit = fold(StudyVisit, log.history(visit_id))
    assert visit is not None
    return visit
