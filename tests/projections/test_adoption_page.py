"""An adoption as its page shows it, on a real log."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from msgspec import structs

from exchange.adoptions.commands import (
    AddObservation,
    AnswerFollowUp,
    ChooseModule,
    DerivePractice,
    EvidenceAdoption,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    PlanStep,
    ResumeAdoption,
    StepBack,
    StopAdoption,
)
from exchange.adoptions.events import Fidelity, ModuleChoice, ModuleObservation, Stage
from exchange.practices.commands import RevisePractice
from exchange.values import Followed, Official
from projections.adoption_page import AdoptionPage, adoption, edition_modules
from projections.adoption_row import AdoptionRow, Answer, Change, Entered, Indicator, Reading, Step, Told
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KOTA, officer_of, registrations
from tests.words.practices import (
    ADOPTION,
    ANCHORED_ON,
    AT_VISIT,
    BASELINE_ON,
    DECIDED_ON,
    DERIVED,
    FREE,
    INDICATOR,
    MODIFIED_ON,
    OBSERVED_ON,
    PRACTICE,
    READ_ON,
    REPLICATED_ON,
    SPREAD_ON,
    STEP,
    a_description,
    a_modification,
    observe_practice,
    set_indicator,
    some_evidence,
    the_climb,
    to_publication,
)

OFFICER = officer_of(KABUPATEN)
LATER = datetime.fromisoformat("2027-01-04T02:00:00+00:00")


def shown(records: Records) -> AdoptionRow:
    with records.read(AdoptionPage()) as db:
        row = adoption(db, ADOPTION)
    assert row is not None
    return row


def climb(records: Records, steps: int) -> None:
    """The first `steps` of the climb."""
    records.ask(*registrations(), *to_publication(), *the_climb()[:steps])


def test_what_was_seen_opens_the_climb(records: Records) -> None:
    seen = ModuleObservation(id=uuid4(), what="Loket buka sampai sore", module_id=FREE, gap="Belum ada ruang")
    records.ask(*registrations(), *to_publication(), observe_practice(observations=(seen,)))
    more = ModuleObservation(id=uuid4(), what="Papan terbaca dari jalan")
    records.ask(AddObservation(by=OFFICER, key=uuid4(), adoption_id=ADOPTION, observation=more))
    assert shown(records) == AdoptionRow(
        id=ADOPTION,
        version=2,
        agency_id=KABUPATEN,
        practice_id=PRACTICE,
        edition=1,
        place="amati",
        since=OBSERVED_ON,
        stage="amati",
        observed_on=OBSERVED_ON,
        source=AT_VISIT,
        climb=(Entered("amati", OBSERVED_ON),),
        observations=(seen, more),
    )


def test_the_gate_to_trial_names_what_is_missing_until_all_is_there(records: Records) -> None:
    climb(records, 1)
    assert shown(records).missing_for_trial == ("decision", "person_in_charge", "baseline")
    records.ask(*the_climb()[1:3], set_indicator(baseline=None, baseline_on=None))
    assert shown(records).missing_for_trial == ("baseline",)
    records.ask(set_indicator())
    row = shown(records)
    assert row.missing_for_trial == ()
    assert row.decision == Told(DECIDED_ON, "", "tiru")
    assert row.person == Official(role="Kepala Bidang")
    assert row.indicators == (
        Indicator(INDICATOR, "Lama jawaban", "hari", Decimal(12), BASELINE_ON, Decimal(2)),
    )


def test_the_whole_climb_is_kept_with_its_days(records: Records) -> None:
    climb(records, len(the_climb()))
    row = shown(records)
    assert row.climb == (
        Entered("amati", OBSERVED_ON),
        Entered("tiru", REPLICATED_ON),
        Entered("modifikasi", MODIFIED_ON),
    )
    assert (row.place, row.since, row.anchored, row.spread) == ("modifikasi", MODIFIED_ON, True, True)
    assert row.indicators[0].readings == (Reading(Decimal(3), READ_ON, ""),)
    assert row.changes == (Change(MODIFIED_ON, a_modification()),)
    assert row.anchors == (Told(ANCHORED_ON, "SK 12/2024", "sk"),)
    assert row.spreads == (Told(SPREAD_ON, "Semua kecamatan"),)


def test_the_planned_step_that_falls_due_first_comes_next(records: Records) -> None:
    climb(records, 6)
    sooner = PlanStep(
        by=OFFICER,
        key=uuid4(),
        adoption_id=ADOPTION,
        step_id=uuid4(),
        text="Menetapkan tim",
        owner="Sekretariat",
        due=date(2023, 5, 15),
    )
    records.ask(sooner)
    assert (shown(records).next_step, shown(records).next_due) == ("Menetapkan tim", date(2023, 5, 15))
    done = FinishStep(
        by=OFFICER, key=uuid4(), adoption_id=ADOPTION, step_id=sooner.step_id, on=date(2023, 5, 20)
    )
    records.ask(done)
    row = shown(records)
    assert row.steps == (
        Step(STEP, "Melatih petugas", "Bidang", date(2023, 6, 1)),
        Step(sooner.step_id, "Menetapkan tim", "Sekretariat", date(2023, 5, 15), date(2023, 5, 20)),
    )
    assert (row.next_step, row.next_due) == ("Melatih petugas", date(2023, 6, 1))
    records.ask(structs.replace(done, key=uuid4(), step_id=STEP))
    assert (shown(records).next_step, shown(records).next_due) == ("", None)


def test_a_stopped_adoption_leaves_its_column_and_comes_back(records: Records) -> None:
    climb(records, 5)
    stop = StopAdoption(
        by=OFFICER, key=uuid4(), adoption_id=ADOPTION, reason="anggaran", note="Dialihkan", on=READ_ON
    )
    records.ask(stop)
    row = shown(records)
    assert (row.place, row.since, row.stopped, row.stage) == ("berhenti", READ_ON, "anggaran", "tiru")
    records.ask(
        ResumeAdoption(by=OFFICER, key=uuid4(), adoption_id=ADOPTION, note="Ada lagi", on=MODIFIED_ON)
    )
    row = shown(records)
    assert (row.place, row.since, row.stopped) == ("tiru", REPLICATED_ON, "")
    assert (row.stops, row.resumptions) == (
        (Told(READ_ON, "Dialihkan", "anggaran"),),
        (Told(MODIFIED_ON, "Ada lagi"),),
    )


def test_going_back_is_told_with_its_reason(records: Records) -> None:
    climb(records, 8)
    back = StepBack(
        by=OFFICER, key=uuid4(), adoption_id=ADOPTION, to=Stage.TIRU, reason="Hasil turun", on=ANCHORED_ON
    )
    records.ask(back)
    row = shown(records)
    assert row.climb[-1] == Entered("tiru", ANCHORED_ON, "Hasil turun")
    assert (row.place, row.since) == ("tiru", ANCHORED_ON)


def test_trial_evidence_choices_and_answers_are_kept(records: Records) -> None:
    climb(records, 5)
    own: dict[str, Any] = {"by": OFFICER, "adoption_id": ADOPTION}
    evidence = some_evidence()
    first = ModuleChoice(module_id=FREE, fidelity=Fidelity.NOT_YET)
    last = ModuleChoice(module_id=FREE, fidelity=Fidelity.AS_IS, note="Papan sudah ada")
    records.ask(
        ChooseModule(**own, key=uuid4(), choice=first),
        ChooseModule(**own, key=uuid4(), choice=last),
        ExcuseReading(**own, key=uuid4(), reason="Alat ukur rusak", on=READ_ON),
        EvidenceAdoption(**own, key=uuid4(), evidence=evidence),
        AnswerFollowUp(**own, key=uuid4(), months=3, followed=Followed.PARTLY, on=READ_ON, text="Dua loket"),
    )
    row = shown(records)
    assert (row.choices, row.evidence) == ((last,), (evidence,))
    assert row.excuse == Told(READ_ON, "Alat ukur rusak")
    assert row.missing_for_change == ()
    assert row.answers == (Answer(3, KABUPATEN, "sebagian", "Dua loket", READ_ON),)


def test_a_second_change_leaves_the_start_of_the_stage_as_it_was(records: Records) -> None:
    climb(records, 8)
    second = a_modification(id=uuid4(), text="Jam layanan ditambah", kind="perluas")
    records.ask(
        ModifyPractice(by=OFFICER, key=uuid4(), adoption_id=ADOPTION, modification=second, on=ANCHORED_ON)
    )
    row = shown(records)
    assert [change.on for change in row.changes] == [MODIFIED_ON, ANCHORED_ON]
    assert row.since == MODIFIED_ON


def test_a_derived_practice_is_led_to(records: Records) -> None:
    climb(records, 8)
    derive = DerivePractice(
        by=OFFICER, key=uuid4(), adoption_id=ADOPTION, practice_id=DERIVED, description=a_description()
    )
    records.ask(derive)
    assert shown(records).derived_id == DERIVED


def test_the_modules_are_those_of_the_edition_that_was_seen(records: Records) -> None:
    climb(records, 1)
    fewer = a_description(modules=a_description().modules[:1])
    records.ask(RevisePractice(by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, description=fewer))
    with records.read(AdoptionPage()) as db:
        row = adoption(db, ADOPTION)
        assert row is not None
        assert edition_modules(db, row.practice_id, row.edition) == a_description().modules
