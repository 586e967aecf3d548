"""Adoptions: the climb from amati over tiru to modifikasi, and its gates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.adoptions.adoption import Adoption
from exchange.adoptions.commands import (
    AddObservation,
    AnchorAdoption,
    ChooseModule,
    DecideAdoption,
    DerivePractice,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    PlanStep,
    ReplicatePractice,
    ResumeAdoption,
    SetIndicator,
    SpreadAdoption,
    StepBack,
    StopAdoption,
    TakeReading,
)
from exchange.adoptions.events import (
    AdoptionAnchored,
    AdoptionDecided,
    AdoptionResumed,
    AdoptionSpread,
    AdoptionStopped,
    Anchor,
    Decision,
    Fidelity,
    ModuleChoice,
    ModuleObservation,
    ObservationAdded,
    PersonInCharge,
    PracticeDerived,
    PracticeModified,
    PracticeObserved,
    PracticeReplicated,
    Stage,
    SteppedBack,
)
from exchange.agencies.commands import MergeAgency
from exchange.handling import Command
from exchange.practices.events import Origin, PracticeDrafted
from exchange.values import Official, Source, SourceKind
from exchange.visits.visit import VisitState
from tests.words.agencies_visits import (
    DESA,
    KABUPATEN,
    KOTA,
    OPERATOR,
    VISIT,
    a_proposed_visit,
    officer_of,
)
from tests.words.cases import CASES, Case
from tests.words.desk import SmallExchange
from tests.words.practices import (
    ADOPTION,
    ANCHORED_ON,
    AT_VISIT,
    CORE,
    DECIDED_ON,
    DERIVED,
    FORUM,
    FREE,
    MODIFICATION,
    MODIFIED_ON,
    OBSERVED_ON,
    PRACTICE,
    REPLICATED_ON,
    SPREAD_ON,
    TOMORROW,
    a_description,
    a_drafted_practice,
    a_modification,
    a_published_practice,
    a_submitted_practice,
    after,
    climbed_before,
    climbed_past,
    draft_practice,
    observe_practice,
    record_past_forum,
    refusal,
    stamp,
    submit_practice,
    the_climb,
)

ADOPTER = officer_of(KABUPATEN)
CLIMBING = (
    AddObservation,
    AnchorAdoption,
    ChooseModule,
    DecideAdoption,
    DerivePractice,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    PlanStep,
    ReplicatePractice,
    SetIndicator,
    SpreadAdoption,
    StepBack,
    StopAdoption,
    TakeReading,
)
"""What belongs to the climb itself; evidence and follow-ups go on after a stop."""
CATALOGUE = Source(kind=SourceKind.CATALOGUE)


def step(kind: type[Command], **changes: Any) -> Command:
    """That step of the climb, with changes."""
    found = next(command for command in the_climb() if isinstance(command, kind))
    return structs.replace(found, **changes)


def saw(**changes: Any) -> ModuleObservation:
    observation = ModuleObservation(id=uuid4(), what="Satu meja saja", module_id=CORE, gap="Kami punya tiga")
    return structs.replace(observation, **changes)


def stop(on: date = SPREAD_ON, **changes: Any) -> StopAdoption:
    command = StopAdoption(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, reason="anggaran", on=on)
    return structs.replace(command, **changes)


def resume(on: date = SPREAD_ON, note: str = "Anggaran baru") -> ResumeAdoption:
    return ResumeAdoption(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, note=note, on=on)


def step_back(to: Stage, on: date = SPREAD_ON, reason: str = "Petugas pindah") -> StepBack:
    return StepBack(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, to=to, reason=reason, on=on)


def adoption_in(exchange: SmallExchange) -> Adoption:
    return exchange.state(Adoption, ADOPTION)


def test_an_adoption_is_born_when_a_guest_observes_the_practice() -> None:
    observation = saw()
    assert a_published_practice().ask(observe_practice(observations=(observation,))) == [
        PracticeObserved(
            **stamp(ADOPTION, 1, ADOPTER),
            agency_id=KABUPATEN,
            practice_id=PRACTICE,
            edition=1,
            source=AT_VISIT,
            on=OBSERVED_ON,
            observations=(observation,),
        )
    ]


def test_an_observation_is_told_once() -> None:
    twice = observe_practice(observations=(saw(id=VISIT), saw(id=VISIT)))
    assert refusal(a_published_practice(), twice) == (
        "BadValue",
        {"field": "observations", "fault": "twice", "have": VISIT},
    )


def test_an_agency_observes_a_practice_once_and_never_its_own() -> None:
    assert refusal(climbed_past(DecideAdoption), observe_practice()) == (
        "AlreadyExists",
        {"noun": "Adoption", "id": ADOPTION},
    )
    own = observe_practice(by=officer_of(KOTA), source=CATALOGUE)
    assert refusal(a_published_practice(), own) == ("OwnPractice", {"practice": PRACTICE})


def test_only_an_agency_that_is_registered_and_not_merged_observes() -> None:
    nobody = observe_practice(by=officer_of(FORUM), source=CATALOGUE)
    assert refusal(a_published_practice(), nobody) == ("NotFound", {"noun": "Agency", "id": FORUM})
    merge = MergeAgency(by=OPERATOR, key=uuid4(), agency_id=DESA, into_id=KABUPATEN, on=date(2024, 1, 2))
    merged = after(a_published_practice(), [merge])
    gone = observe_practice(by=officer_of(DESA), source=CATALOGUE)
    assert refusal(merged, gone)[0] == "WrongState"


def test_a_draft_is_not_observed_but_a_submitted_practice_is() -> None:
    in_catalogue = observe_practice(source=CATALOGUE)
    assert refusal(a_drafted_practice(), in_catalogue)[0] == "WrongState"
    assert len(a_submitted_practice().ask(in_catalogue)) == 1


def test_only_a_guest_observes_at_a_visit_and_only_when_it_was_held() -> None:
    assert refusal(a_published_practice(), observe_practice(by=officer_of(DESA)))[0] == "NotPermitted"
    not_held = after(a_proposed_visit(), [draft_practice(), submit_practice()])
    assert refusal(not_held, observe_practice()) == (
        "WrongState",
        {
            "need": (VisitState.HELD, VisitState.REPORTED, VisitState.CLOSED),
            "have": VisitState.PROPOSED,
        },
    )


def test_nothing_is_seen_before_the_visit_nor_tomorrow() -> None:
    early = date(2023, 3, 8)
    assert refusal(a_published_practice(), observe_practice(on=early)) == (
        "BadValue",
        {"field": "on", "fault": "before_start", "first": OBSERVED_ON, "have": early},
    )
    assert refusal(a_published_practice(), observe_practice(on=TOMORROW))[0] == "NotYet"


def test_a_practice_is_observed_at_a_forum_too() -> None:
    exchange = after(a_published_practice(), [record_past_forum()])
    at_forum = Source(kind=SourceKind.FORUM, id=FORUM)
    observed = exchange.ask(observe_practice(source=at_forum))[0]
    assert isinstance(observed, PracticeObserved)
    assert observed.source == at_forum


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (Source(kind=SourceKind.CATALOGUE, id=VISIT), "BadValue"),
        (Source(kind=SourceKind.VISIT), "BadValue"),
        (Source(kind=SourceKind.ADOPTION, id=VISIT), "BadValue"),
        (Source(kind=SourceKind.FORUM, id=FORUM), "NotFound"),
        (Source(kind=SourceKind.FORUM, id=VISIT), "NotFound"),
    ],
)
def test_a_source_that_is_not_there_is_refused(source: Source, code: str) -> None:
    assert refusal(a_published_practice(), observe_practice(source=source))[0] == code


def test_an_observation_is_of_a_module_of_the_edition_or_of_the_whole() -> None:
    exchange = climbed_before(DecideAdoption)
    whole = saw(module_id=None)
    add = AddObservation(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, observation=whole)
    assert exchange.ask(add) == [ObservationAdded(**stamp(ADOPTION, 2, ADOPTER), observation=whole)]
    assert refusal(exchange, add) == ("AlreadyExists", {"noun": "Observation", "id": whole.id})
    unknown = structs.replace(add, observation=saw(module_id=VISIT))
    assert refusal(exchange, unknown) == ("NotFound", {"noun": "Module", "id": VISIT})
    blank = structs.replace(add, observation=saw(what=""))
    assert refusal(exchange, blank) == ("BadValue", {"field": "what", "fault": "blank"})


def test_only_the_adopter_climbs() -> None:
    for command in the_climb()[1:]:
        exchange = climbed_before(type(command))
        assert refusal(exchange, structs.replace(command, by=officer_of(KOTA))) == (
            "NotPermitted",
            {"agency_id": KOTA, "need": (KABUPATEN,)},
        )


def test_a_decision_is_recorded_and_a_refusal_says_why() -> None:
    exchange = climbed_before(DecideAdoption)
    refuse = step(DecideAdoption, decision=Decision.REFUSE)
    assert refusal(exchange, refuse) == ("BadValue", {"field": "reason", "fault": "blank"})
    assert exchange.ask(step(DecideAdoption)) == [
        AdoptionDecided(**stamp(ADOPTION, 2, ADOPTER), decision=Decision.ADOPT, reason="", on=DECIDED_ON)
    ]
    exchange.ask(structs.replace(refuse, reason="Tidak ada loket"))
    assert adoption_in(exchange).decision is Decision.REFUSE


def test_a_person_in_charge_is_named_by_position() -> None:
    official = Official(role="Kepala Bidang")
    exchange = climbed_before(NamePersonInCharge)
    assert refusal(exchange, step(NamePersonInCharge, official=Official(role="")))[0] == "BadValue"
    assert exchange.ask(step(NamePersonInCharge)) == [
        PersonInCharge(**stamp(ADOPTION, 3, ADOPTER), official=official)
    ]


def test_the_gate_to_tiru_names_everything_that_is_missing() -> None:
    exchange = climbed_before(DecideAdoption)
    assert refusal(exchange, step(ReplicatePractice)) == (
        "GateClosed",
        {"missing": ("decision", "person_in_charge", "baseline")},
    )


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        (DecideAdoption, "decision"),
        (NamePersonInCharge, "person_in_charge"),
        (SetIndicator, "baseline"),
    ],
)
def test_the_gate_to_tiru_asks_for_each(without: type[Command], missing: str) -> None:
    commands = [command for command in the_climb()[:4] if not isinstance(command, without)]
    exchange = after(a_published_practice(), commands)
    assert refusal(exchange, step(ReplicatePractice)) == ("GateClosed", {"missing": (missing,)})


def test_a_refusal_to_adopt_and_an_unmeasured_indicator_open_no_gate() -> None:
    exchange = after(
        climbed_before(ReplicatePractice),
        [
            step(DecideAdoption, decision=Decision.REFUSE, reason="Belum perlu"),
            step(SetIndicator, baseline=None, baseline_on=None),
        ],
    )
    assert refusal(exchange, step(ReplicatePractice)) == (
        "GateClosed",
        {"missing": ("decision", "baseline")},
    )


def test_the_trial_begins_with_its_sites_and_choices() -> None:
    choices = (ModuleChoice(module_id=CORE, fidelity=Fidelity.AS_IS),)
    exchange = climbed_before(ReplicatePractice)
    assert exchange.ask(step(ReplicatePractice, choices=choices)) == [
        PracticeReplicated(
            **stamp(ADOPTION, 5, ADOPTER),
            on=REPLICATED_ON,
            trial_sites=("Kecamatan Utara",),
            choices=choices,
        )
    ]
    assert adoption_in(exchange).stage is Stage.TIRU
    assert refusal(exchange, step(ReplicatePractice)) == (
        "WrongState",
        {"need": (Stage.AMATI,), "have": Stage.TIRU},
    )
    assert refusal(exchange, step(DecideAdoption))[0] == "WrongState"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": date(2023, 3, 19)}, "BadValue"),
        ({"on": TOMORROW}, "NotYet"),
        ({"trial_sites": ("",)}, "BadValue"),
        ({"choices": (ModuleChoice(module_id=VISIT, fidelity=Fidelity.AS_IS),)}, "NotFound"),
        ({"choices": (ModuleChoice(module_id=FREE, fidelity=Fidelity.AS_IS),) * 2}, "BadValue"),
    ],
)
def test_a_trial_that_cannot_be_is_refused(changes: Mapping[str, Any], code: str) -> None:
    assert refusal(climbed_before(ReplicatePractice), step(ReplicatePractice, **changes))[0] == code


def test_from_amati_nothing_leaps_over_tiru() -> None:
    exchange = climbed_before(ReplicatePractice)
    for leap, need in (
        (ModifyPractice, Stage.TIRU),
        (TakeReading, Stage.TIRU),
        (AnchorAdoption, Stage.MODIFIKASI),
        (SpreadAdoption, Stage.MODIFIKASI),
    ):
        assert refusal(exchange, step(leap)) == ("StageSkipped", {"need": need, "have": Stage.AMATI})


def test_from_tiru_nothing_leaps_over_modifikasi() -> None:
    exchange = climbed_before(ModifyPractice)
    for leap in (AnchorAdoption, SpreadAdoption):
        assert refusal(exchange, step(leap)) == (
            "StageSkipped",
            {"need": Stage.MODIFIKASI, "have": Stage.TIRU},
        )


def test_the_gate_to_modifikasi_asks_for_a_reading() -> None:
    assert refusal(climbed_before(TakeReading), step(ModifyPractice)) == (
        "GateClosed",
        {"missing": ("reading",)},
    )


def test_the_first_modification_opens_modifikasi() -> None:
    exchange = climbed_before(ModifyPractice)
    assert exchange.ask(step(ModifyPractice)) == [
        PracticeModified(**stamp(ADOPTION, 8, ADOPTER), modification=a_modification(), on=MODIFIED_ON)
    ]
    assert (adoption_in(exchange).stage, adoption_in(exchange).stage_since) == (
        Stage.MODIFIKASI,
        MODIFIED_ON,
    )
    assert refusal(exchange, step(ModifyPractice)) == (
        "AlreadyExists",
        {"noun": "Modification", "id": MODIFICATION},
    )
    exchange.ask(step(ModifyPractice, modification=a_modification(id=uuid4()), on=ANCHORED_ON))
    assert adoption_in(exchange).stage_since == MODIFIED_ON


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"text": ""}, {"field": "text", "fault": "blank"}),
        ({"what": "x"}, {"field": "what", "fault": "unknown", "have": "x"}),
        ({"kind": "x"}, {"field": "kind", "fault": "unknown", "have": "x"}),
        ({"goal": "x"}, {"field": "goal", "fault": "unknown", "have": "x"}),
        ({"cause": "x"}, {"field": "cause", "fault": "unknown", "have": "x"}),
        ({"decided_by": ""}, {"field": "decided_by", "fault": "blank"}),
    ],
)
def test_a_modification_that_cannot_be_is_refused(
    changes: Mapping[str, Any], facts: Mapping[str, object]
) -> None:
    modify = step(ModifyPractice, modification=a_modification(**changes))
    assert refusal(climbed_before(ModifyPractice), modify) == ("BadValue", facts)


def test_an_adoption_is_anchored_and_then_spreads() -> None:
    exchange = climbed_before(AnchorAdoption)
    assert refusal(exchange, step(SpreadAdoption)) == ("GateClosed", {"missing": ("anchor",)})
    assert refusal(exchange, step(AnchorAdoption, title=""))[0] == "BadValue"
    assert exchange.ask(step(AnchorAdoption)) == [
        AdoptionAnchored(**stamp(ADOPTION, 9, ADOPTER), anchor=Anchor.SK, title="SK 12/2024", on=ANCHORED_ON)
    ]
    assert exchange.ask(step(SpreadAdoption)) == [
        AdoptionSpread(**stamp(ADOPTION, 10, ADOPTER), text="Semua kecamatan", on=SPREAD_ON)
    ]


def test_an_adoption_stops_for_a_reason_and_is_resumed_with_a_note() -> None:
    exchange = climbed_past(SpreadAdoption)
    assert refusal(exchange, stop(reason="x")) == (
        "BadValue",
        {"field": "reason", "fault": "unknown", "have": "x"},
    )
    assert refusal(exchange, resume()) == ("WrongState", {"need": ("stopped",), "have": "climbing"})
    assert exchange.ask(stop(note="Tidak dianggarkan")) == [
        AdoptionStopped(
            **stamp(ADOPTION, 11, ADOPTER), reason="anggaran", note="Tidak dianggarkan", on=SPREAD_ON
        )
    ]
    for command in (stop(), step(SpreadAdoption), step_back(Stage.TIRU)):
        assert refusal(exchange, command) == ("WrongState", {"need": ("climbing",), "have": "stopped"})
    assert refusal(exchange, resume(on=ANCHORED_ON))[1]["fault"] == "before_start"
    assert refusal(exchange, resume(note=""))[1]["field"] == "note"
    assert exchange.ask(resume()) == [
        AdoptionResumed(**stamp(ADOPTION, 12, ADOPTER), note="Anggaran baru", on=SPREAD_ON)
    ]
    assert adoption_in(exchange).stage is Stage.MODIFIKASI


def test_going_back_is_a_recorded_fact_and_the_gates_stay_open() -> None:
    exchange = climbed_past(SpreadAdoption)
    assert refusal(exchange, step_back(Stage.MODIFIKASI)) == (
        "BadValue",
        {"field": "to", "fault": "not_earlier", "have": Stage.MODIFIKASI, "stage": Stage.MODIFIKASI},
    )
    assert exchange.ask(step_back(Stage.AMATI)) == [
        SteppedBack(**stamp(ADOPTION, 11, ADOPTER), to=Stage.AMATI, reason="Petugas pindah", on=SPREAD_ON)
    ]
    assert refusal(exchange, step(ReplicatePractice))[1]["fault"] == "before_start"
    later = date(2024, 9, 2)
    again = step(ModifyPractice, modification=a_modification(id=uuid4()), on=later)
    after(exchange, [step(ReplicatePractice, on=later), again])
    assert adoption_in(exchange).stage is Stage.MODIFIKASI


def test_an_adapted_practice_is_derived_with_its_origin() -> None:
    derive = DerivePractice(
        by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, practice_id=DERIVED, description=a_description()
    )
    assert refusal(climbed_before(ModifyPractice), derive) == (
        "StageSkipped",
        {"need": Stage.MODIFIKASI, "have": Stage.TIRU},
    )
    exchange = climbed_past(ModifyPractice)
    taken = structs.replace(derive, practice_id=PRACTICE)
    assert refusal(exchange, taken) == ("AlreadyExists", {"noun": "Practice", "id": PRACTICE})
    assert exchange.ask(derive) == [
        PracticeDerived(**stamp(ADOPTION, 9, ADOPTER), practice_id=DERIVED),
        PracticeDrafted(
            **stamp(DERIVED, 1, ADOPTER),
            owner_id=KABUPATEN,
            description=a_description(),
            source=Source(kind=SourceKind.ADOPTION, id=ADOPTION),
            origin=Origin(practice_id=PRACTICE, edition=1, adoption_id=ADOPTION, visit_id=VISIT),
        ),
    ]
    once_more = structs.replace(derive, practice_id=uuid4())
    assert refusal(exchange, once_more) == ("AlreadyExists", {"noun": "Practice", "id": DERIVED})


def test_a_practice_seen_in_the_catalogue_has_an_origin_without_a_visit() -> None:
    climb = [observe_practice(source=CATALOGUE), *the_climb()[1:8]]
    exchange = after(a_published_practice(), climb)
    derive = DerivePractice(
        by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, practice_id=DERIVED, description=a_description()
    )
    drafted = exchange.ask(derive)[1]
    assert isinstance(drafted, PracticeDrafted)
    assert drafted.origin == Origin(practice_id=PRACTICE, edition=1, adoption_id=ADOPTION)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if isinstance(case.command, CLIMBING)],
    ids=lambda case: type(case.command).__name__,
)
def test_after_a_stop_nothing_goes_on_until_it_is_resumed(case: Case) -> None:
    exchange = after(case.given(), [stop()])
    assert refusal(exchange, case.command) == ("WrongState", {"need": ("climbing",), "have": "stopped"})
