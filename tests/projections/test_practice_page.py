"""Practice pages, catalogue cards and lineage, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from exchange.adoptions.adoption import adoption_id
from exchange.adoptions.commands import ModifyPractice, StopAdoption
from exchange.practices.commands import (
    EvidencePractice,
    RetirePractice,
)
from exchange.practices.events import Remark
from exchange.values import Result, Source, SourceKind
from projections.adoption_page import AdoptionPage
from projections.catalogue import cards
from projections.editions import State
from projections.lineage import Counts, counts, family
from projections.practice_page import (
    PracticePage,
    PracticeRow,
    awaiting_verification,
    headline,
    owned,
    practice,
    visits_about,
)
from projections.visit_board import VisitBoard
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI, VISIT, officer_of, registrations
from tests.words.lineage import CATALOGUE, derive, return_practice, revise
from tests.words.practices import (
    ADOPTION,
    CURATOR,
    DERIVED,
    MODIFICATION,
    OBSERVED_ON,
    PRACTICE,
    a_description,
    a_modification,
    draft_practice,
    observe_practice,
    publish_practice,
    some_evidence,
    submit_practice,
    the_climb,
    to_publication,
    verify_practice,
)


def told(records: Records) -> PracticeRow:
    with records.read(PracticePage()) as db:
        row = practice(db, PRACTICE)
    assert row is not None
    return row


def carded(records: Records) -> list[UUID]:
    with records.read(PracticePage()) as db:
        return list(cards(db, [PRACTICE, DERIVED]))


def test_a_draft_is_not_in_the_catalogue(records: Records) -> None:
    records.ask(*registrations(), draft_practice())
    row = told(records)
    assert (row.editions.state, row.editions.shown, row.listed) == (State.DRAFT, None, False)
    assert carded(records) == []


def test_a_submitted_practice_awaits_curators_of_other_agencies(records: Records) -> None:
    records.ask(*registrations(), draft_practice(), submit_practice())
    with records.read(PracticePage()) as db:
        assert [row.id for row in awaiting_verification(db, KABUPATEN)] == [PRACTICE]
        assert awaiting_verification(db, KOTA) == []
    records.ask(verify_practice())
    with records.read(PracticePage()) as db:
        assert awaiting_verification(db, KABUPATEN) == []


def test_a_submitted_practice_is_offered_as_awaiting(records: Records) -> None:
    records.ask(*registrations(), draft_practice(), submit_practice())
    row = told(records)
    assert (row.editions.shown, row.listed, row.verified) == (a_description(), True, False)
    assert carded(records) == [PRACTICE]


def test_a_returned_practice_is_its_owners_again(records: Records) -> None:
    records.ask(*registrations(), draft_practice(), submit_practice(), return_practice())
    row = told(records)
    assert (row.editions.shown, row.editions.draft, row.listed) == (None, a_description(), False)
    assert row.remarks == (Remark(section="results", text="Sebutkan tahunnya"),)
    assert carded(records) == []


def test_a_published_practice_stands_while_the_next_edition_is_written(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), revise(name="Loket dua jam"), submit_practice())
    row = told(records)
    assert (row.name, row.editions.edition, row.editions.published) == ("Loket pengaduan satu hari", 2, 1)
    assert row.editions.newest.name == "Loket dua jam"
    assert (row.verified, row.published_on) == (True, date(2023, 2, 3))
    records.ask(verify_practice(), publish_practice())
    row = told(records)
    assert (row.name, row.editions.published, row.editions.draft) == ("Loket dua jam", 2, None)


def test_a_retired_practice_is_read_but_no_longer_offered(records: Records) -> None:
    retire = RetirePractice(
        by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, reason="digabung", on=date(2026, 1, 5)
    )
    records.ask(*registrations(), *to_publication(), retire)
    row = told(records)
    assert (row.editions.shown, row.listed) == (a_description(), False)
    assert row.retirement is not None
    assert (row.retirement.reason, row.retirement.on) == ("digabung", date(2026, 1, 5))


def test_who_verified_it_and_what_proves_it_are_kept(records: Records) -> None:
    proof = EvidencePractice(by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, evidence=some_evidence())
    records.ask(*registrations(), *to_publication(), proof)
    row = told(records)
    assert row.verification is not None
    assert (row.verification.on, row.verification.by.role) == (date(2023, 2, 1), "Kurator")
    assert row.verification.by_agency == CURATOR.agency_id
    assert row.evidence == (some_evidence(),)


def test_the_visit_that_it_was_described_after_belongs_to_it(records: Records) -> None:
    commands = to_publication()
    commands[1] = draft_practice(source=Source(kind=SourceKind.VISIT, id=VISIT))
    records.ask(*registrations(), *commands)
    with records.read(PracticePage(), VisitBoard()) as db:
        assert [line.id for line in visits_about(db, PRACTICE)] == [VISIT]
        assert [row.id for row in owned(db, KOTA)] == [PRACTICE]
        assert owned(db, KABUPATEN) == []


def test_counts_tell_agencies_by_where_they_stand(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), *the_climb())
    records.ask(observe_practice(by=officer_of(PROVINSI), source=CATALOGUE))
    with records.read(PracticePage(), AdoptionPage()) as db:
        found = counts(db, [PRACTICE, DERIVED])
    assert found == {PRACTICE: Counts(amati=1, modifikasi=1), DERIVED: Counts()}
    assert (found[PRACTICE].learned, found[PRACTICE].replicated) == (2, 1)


def test_an_agency_that_stopped_is_counted_apart(records: Records) -> None:
    stop = StopAdoption(
        by=officer_of(KABUPATEN), key=uuid4(), adoption_id=ADOPTION, reason="anggaran", on=date(2024, 1, 1)
    )
    records.ask(*registrations(), *to_publication(), observe_practice(), stop)
    with records.read(PracticePage(), AdoptionPage()) as db:
        assert counts(db, [PRACTICE]) == {PRACTICE: Counts(berhenti=1)}


def test_the_family_carries_changes_and_the_visit_that_caused_them(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), *the_climb(), *derive())
    with records.read(PracticePage(), AdoptionPage()) as db:
        found = family(db, PRACTICE)
        derived = practice(db, DERIVED)
    assert derived is not None
    assert derived.root_id == PRACTICE
    assert {id: (p.owner_id, p.name, p.adoption_id) for id, p in found.practices.items()} == {
        PRACTICE: (KOTA, "Loket pengaduan satu hari", None),
        DERIVED: (KABUPATEN, "Loket keliling", ADOPTION),
    }
    (climb,) = found.climbs
    assert (climb.agency_id, climb.place, climb.visit_id, climb.derived_id) == (
        KABUPATEN,
        "modifikasi",
        VISIT,
        DERIVED,
    )
    assert [change.modification for change in climb.changes] == [a_modification()]


def test_the_furthest_climbs_come_first(records: Records) -> None:
    records.ask(*registrations(), *to_publication())
    records.ask(observe_practice(by=officer_of(PROVINSI), source=CATALOGUE, on=date(2023, 2, 4)))
    records.ask(*the_climb())
    with records.read(PracticePage(), AdoptionPage()) as db:
        assert [climb.agency_id for climb in family(db, PRACTICE).climbs] == [KABUPATEN, PROVINSI]


def test_a_derived_draft_is_left_out_of_the_family(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), *the_climb(), derive()[0])
    with records.read(PracticePage(), AdoptionPage()) as db:
        assert list(family(db, PRACTICE).practices) == [PRACTICE]


def test_the_headline_is_measured_on_both_sides_when_it_can_be() -> None:
    later = Result(indicator="Biaya", unit="rupiah", note="diukur 2027")
    after = Result(indicator="Aduan", unit="kasus", after=a_description().results[0].after)
    both = a_description().results[0]
    assert headline(a_description(results=(later, after, both))) == both
    assert headline(a_description(results=(later, after))) == after
    assert headline(a_description(results=(later,))) == later
    assert headline(a_description(results=())) is None


def test_later_changes_leave_the_start_of_a_stage_as_it_was(records: Records) -> None:
    again = ModifyPractice(
        by=officer_of(KABUPATEN),
        key=uuid4(),
        adoption_id=adoption_id(PRACTICE, KABUPATEN),
        modification=a_modification(id=uuid4(), text="Jam layanan malam"),
        on=date(2024, 5, 1),
    )
    records.ask(*registrations(), *to_publication(), *the_climb(), again)
    with records.read(PracticePage(), AdoptionPage()) as db:
        (climb,) = family(db, PRACTICE).climbs
    assert climb.since == date(2023, 10, 2)
    assert [change.modification.text for change in climb.changes] == [
        "Papan diganti pesan singkat",
        "Jam layanan malam",
    ]
    assert climb.changes[0].modification.id == MODIFICATION
    assert climb.source.id == VISIT
    assert observe_practice().on == OBSERVED_ON
