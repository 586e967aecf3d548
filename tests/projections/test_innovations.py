"""The register of innovations, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from exchange.handling import Command
from exchange.innovations.commands import ReviseInnovation
from exchange.innovations.events import Maturity
from projections.innovations import Innovations, MaturityStep, innovation, innovations, maturity_counts, named
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KOTA, officer_of, registrations
from tests.words.gatherings import evidence_innovation, reach
from tests.words.practices import INNOVATION, a_profile, register_innovation, some_evidence


def innovation_of(owner_id: UUID, name: str, maturity: Maturity) -> Command:
    return register_innovation(
        by=officer_of(owner_id),
        innovation_id=uuid4(),
        owner_id=owner_id,
        profile=a_profile(name=name),
        maturity=maturity,
    )


def test_an_innovation_is_told_with_each_step_that_it_took(records: Records) -> None:
    records.ask(
        *registrations(),
        register_innovation(maturity=Maturity.CONCEPT),
        reach(Maturity.TRIAL, date(2021, 3, 1)),
        reach(Maturity.STOPPED, date(2022, 5, 1), "Dana dialihkan.", "anggaran"),
        evidence_innovation(),
    )
    with records.read(Innovations()) as db:
        row = innovation(db, INNOVATION)
    assert row is not None
    assert (row.version, row.owner_id, row.profile) == (4, KOTA, a_profile())
    assert (row.maturity, row.reached) == ("berhenti", date(2022, 5, 1))
    assert row.steps == (
        MaturityStep(Maturity.CONCEPT, date(2020, 7, 1)),
        MaturityStep(Maturity.TRIAL, date(2021, 3, 1)),
        MaturityStep(Maturity.STOPPED, date(2022, 5, 1), "Dana dialihkan.", "anggaran"),
    )
    assert row.evidence == (some_evidence(),)


def test_a_revised_innovation_is_listed_under_its_new_name(records: Records) -> None:
    revised = ReviseInnovation(
        by=officer_of(KOTA),
        key=uuid4(),
        innovation_id=INNOVATION,
        profile=a_profile(name="Sudut karya", urusan=""),
    )
    records.ask(*registrations(), register_innovation(), revised)
    with records.read(Innovations()) as db:
        assert named(db, [KOTA, KABUPATEN]) == [(INNOVATION, "Sudut karya")]
        assert named(db, [KABUPATEN]) == []
        assert innovations(db, urusan="sosial").rows == []


def test_the_list_is_narrowed_counted_and_ordered(records: Records) -> None:
    records.ask(
        *registrations(),
        innovation_of(KOTA, "C", Maturity.TRIAL),
        innovation_of(KOTA, "B", Maturity.CONCEPT),
        innovation_of(KABUPATEN, "A", Maturity.CONCEPT),
    )
    with records.read(Innovations()) as db:
        assert [row.name for row in innovations(db, by_name=True).rows] == ["A", "B", "C"]
        assert [row.name for row in innovations(db, maturity="uji-coba").rows] == ["C"]
        assert [row.name for row in innovations(db, owner_id=KABUPATEN).rows] == ["A"]
        assert maturity_counts(db) == {"konsep": 2, "uji-coba": 1}
        assert maturity_counts(db, owner_id=KOTA) == {"konsep": 1, "uji-coba": 1}


def test_a_long_list_comes_in_pages(records: Records) -> None:
    records.ask(*registrations(), *(innovation_of(KOTA, f"{n:02}", Maturity.TRIAL) for n in range(21)))
    with records.read(Innovations()) as db:
        first, second, third = (innovations(db, by_name=True, number=n) for n in (1, 2, 3))
    assert [row.name for row in first.rows] == [f"{n:02}" for n in range(20)]
    assert [row.name for row in second.rows] == ["20"]
    assert third.rows == []
    assert (first.total, first.last, third.total) == (21, 2, 21)
