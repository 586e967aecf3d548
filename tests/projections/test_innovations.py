"""The register of innovations, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from exchange.innovations.commands import ReviseInnovation
from exchange.innovations.events import Maturity
from projections.forums import Forums, presenting
from projections.innovations import Innovations, MaturityStep, innovation, innovations, maturity_counts, named
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KOTA, officer_of, registrations
from tests.words.gatherings import (
    FORUM,
    INNOVATION,
    PROFILE,
    announce_forum,
    present,
    reach,
    register,
    support_with_a_link,
)


def test_an_innovation_is_told_with_each_step_that_it_took(records: Records) -> None:
    evidence = support_with_a_link()
    records.ask(
        *registrations(),
        register(),
        reach(Maturity.TRIAL, date(2026, 3, 1)),
        reach(Maturity.STOPPED, date(2026, 5, 1), "Dana dialihkan.", "anggaran"),
        evidence,
    )
    with records.read(Innovations()) as db:
        row = innovation(db, INNOVATION)
    assert row is not None
    assert (row.version, row.owner_id, row.profile) == (4, KOTA, PROFILE)
    assert (row.maturity, row.reached) == ("berhenti", date(2026, 5, 1))
    assert row.steps == (
        MaturityStep(Maturity.CONCEPT, date(2026, 1, 5)),
        MaturityStep(Maturity.TRIAL, date(2026, 3, 1)),
        MaturityStep(Maturity.STOPPED, date(2026, 5, 1), "Dana dialihkan.", "anggaran"),
    )
    assert row.evidence == (evidence.evidence,)


def test_a_revised_innovation_is_listed_under_its_new_name(records: Records) -> None:
    profile = PROFILE.__class__(name="Sudut Karya", problem="Waktu luang.", how="Bergiliran.")
    records.ask(
        *registrations(),
        register(),
        ReviseInnovation(by=officer_of(KOTA), key=uuid4(), innovation_id=INNOVATION, profile=profile),
    )
    with records.read(Innovations()) as db:
        assert named(db, KOTA) == [(INNOVATION, "Sudut Karya")]
        assert named(db, KABUPATEN) == []
        assert innovations(db, urusan="sosial").rows == []


def test_the_list_is_narrowed_counted_and_ordered(records: Records) -> None:
    ids = [uuid4() for _ in range(3)]
    records.ask(
        *registrations(),
        register(ids[0], Maturity.TRIAL, name="C"),
        register(ids[1], Maturity.CONCEPT, name="B"),
        register(ids[2], Maturity.CONCEPT, by=KABUPATEN, name="A"),
    )
    with records.read(Innovations()) as db:
        assert [row.name for row in innovations(db, by_name=True).rows] == ["A", "B", "C"]
        assert [row.id for row in innovations(db, maturity="uji-coba").rows] == [ids[0]]
        assert [row.id for row in innovations(db, owner_id=KABUPATEN).rows] == [ids[2]]
        assert maturity_counts(db) == {"konsep": 2, "uji-coba": 1}
        assert maturity_counts(db, owner_id=KOTA) == {"konsep": 1, "uji-coba": 1}


def test_a_long_list_comes_in_pages(records: Records) -> None:
    records.ask(*registrations(), *(register(uuid4(), name=f"{n:02}") for n in range(21)))
    with records.read(Innovations()) as db:
        first, second, third = (innovations(db, by_name=True, number=n) for n in (1, 2, 3))
    assert [row.name for row in first.rows] == [f"{n:02}" for n in range(20)]
    assert [row.name for row in second.rows] == ["20"]
    assert third.rows == []
    assert (first.total, first.last, third.total) == (21, 2, 21)


def test_an_innovation_knows_where_it_was_presented(records: Records) -> None:
    records.ask(*registrations(), register(), announce_forum(), present())
    with records.read(Innovations(), Forums()) as db:
        assert [row.id for row in presenting(db, INNOVATION)] == [FORUM]
        assert presenting(db, uuid4()) == []
