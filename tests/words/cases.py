"""Every command on forums, trainings, innovations, practices, adoptions and commitments, ready to be asked.

Each comes with where it can be carried out, and has every field filled, so that tests may spoil any one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import uuid4

from exchange.adoptions.commands import (
    AddObservation,
    AnchorAdoption,
    AnswerFollowUp,
    ChooseModule,
    DecideAdoption,
    DerivePractice,
    EvidenceAdoption,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    ObservePractice,
    PlanStep,
    ReplicatePractice,
    ResumeAdoption,
    SetIndicator,
    SpreadAdoption,
    StepBack,
    StopAdoption,
    TakeReading,
)
from exchange.adoptions.events import Decision, Fidelity, ModuleChoice, ModuleObservation, Stage
from exchange.commitments.commands import (
    DropCommitment,
    FulfilCommitment,
    NoteProgress,
    PostponeCommitment,
)
from exchange.forums.commands import AddPresentation, CancelForum, GiveResponse, StateSupport
from exchange.handling import Command
from exchange.innovations.commands import (
    DescribeAsPractice,
    EvidenceInnovation,
    ReachMaturity,
    ReviseInnovation,
)
from exchange.innovations.events import Impact, InnovationProfile, Maturity, Partner
from exchange.practices.commands import (
    EvidencePractice,
    RetirePractice,
    ReturnPractice,
    RevisePractice,
)
from exchange.practices.events import Description, Remark
from exchange.trainings.commands import AddSession, CancelTraining, HoldTraining
from exchange.values import Followed, Headcount, Official, Result, Since
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI, an_exchange, officer_of, record_past
from tests.words.desk import SmallExchange
from tests.words.practices import (
    ADOPTION,
    ANCHORED_ON,
    AT_VISIT,
    COMMITMENT,
    CORE,
    CURATOR,
    DECIDED_ON,
    DERIVED,
    FORUM,
    FREE,
    INDICATOR,
    INNOVATION,
    MODIFIED_ON,
    PRACTICE,
    PRESENTATION,
    READ_ON,
    REPLICATED_ON,
    SPREAD_ON,
    STEP,
    TAUGHT_ON,
    TRAINING,
    a_commitment,
    a_description,
    a_drafted_practice,
    a_forum_plan,
    a_held_forum,
    a_modification,
    a_presentation,
    a_profile,
    a_published_practice,
    a_session,
    a_submitted_practice,
    after,
    an_announced_forum,
    an_announced_training,
    an_innovation,
    announce_forum,
    announce_training,
    climbed_before,
    climbed_past,
    draft_practice,
    hold_forum,
    make_commitment,
    observe_practice,
    publish_practice,
    record_past_forum,
    record_past_training,
    register_innovation,
    set_indicator,
    some_evidence,
    submit_practice,
    the_climb,
    verify_practice,
)

SOMEBODY = Official(role="Kepala Bidang", agency_id=KOTA)
WORDS = "Contoh"


class Case(NamedTuple):
    command: Command
    given: Callable[[], SmallExchange]


def organiser(kind: type[Command], **fields: Any) -> Command:
    return kind(by=officer_of(PROVINSI), key=uuid4(), **fields)


def owner(kind: type[Command], **fields: Any) -> Command:
    return kind(by=officer_of(KOTA), key=uuid4(), **fields)


def adopter(kind: type[Command], **fields: Any) -> Command:
    return kind(by=officer_of(KABUPATEN), key=uuid4(), **fields)


def a_full_profile() -> InnovationProfile:
    return a_profile(
        acronym="PK",
        unit="Bidang Rehabilitasi",
        initiator=SOMEBODY,
        activities=(WORDS,),
        partners=(Partner(name=WORDS, part=WORDS, agency_id=PROVINSI),),
        impacts=(Impact(aspect="sosial", text=WORDS),),
        since=Since(year=2020, month=7),
    )


def a_full_description() -> Description:
    result = Result(
        indicator=WORDS,
        unit="hari",
        before=Decimal(14),
        after=Decimal(1),
        year=2022,
        source=WORDS,
        note=WORDS,
    )
    return a_description(
        cost=25_000_000,
        cost_note=WORDS,
        staff=WORDS,
        legal_basis=(WORDS,),
        results=(result,),
        failures=WORDS,
        since=Since(year=2020),
        ppks=("ppks-08",),
        spm=("spm-kabkota-anak",),
    )


def a_full_observation() -> ModuleObservation:
    return ModuleObservation(
        id=uuid4(), what=WORDS, module_id=CORE, conditions=WORDS, gap=WORDS, question=WORDS
    )


def a_verified_practice() -> SmallExchange:
    return after(a_submitted_practice(), [verify_practice()])


def a_visit_was_paid() -> SmallExchange:
    return after(an_exchange(), [record_past()])


def gatherings() -> Iterator[Case]:
    forum, training = {"forum_id": FORUM}, {"training_id": TRAINING}
    presentation = a_presentation(material=WORDS, presenter=SOMEBODY)
    yield Case(announce_forum(moderator=SOMEBODY), an_exchange)
    yield Case(organiser(AddPresentation, **forum, presentation=presentation), an_announced_forum)
    yield Case(hold_forum(opened_by=SOMEBODY), an_announced_forum)
    yield Case(organiser(CancelForum, **forum, reason=WORDS), an_announced_forum)
    past_plan = a_forum_plan(moderator=SOMEBODY)
    past = record_past_forum(plan=past_plan, presentations=(presentation,), opened_by=SOMEBODY)
    yield Case(past, an_exchange)
    response = {"response_id": uuid4(), "presentation_id": PRESENTATION, "text": WORDS}
    yield Case(organiser(GiveResponse, **forum, **response, agency_id=KABUPATEN, answer=WORDS), a_held_forum)
    support = {"text": WORDS, "by_official": SOMEBODY, "presentation_id": PRESENTATION}
    yield Case(organiser(StateSupport, **forum, **support), a_held_forum)
    yield Case(announce_training(), an_exchange)
    session = a_session(speakers=(SOMEBODY,))
    yield Case(organiser(AddSession, **training, session=session), an_announced_training)
    participants = (Headcount(category="PSM", count=17),)
    days = {"first_day": TAUGHT_ON, "last_day": TAUGHT_ON}
    yield Case(organiser(HoldTraining, **training, **days, participants=participants), an_announced_training)
    yield Case(organiser(CancelTraining, **training, reason=WORDS), an_announced_training)
    yield Case(record_past_training(sessions=(session,)), an_exchange)


def innovations_and_practices() -> Iterator[Case]:
    innovation, practice = {"innovation_id": INNOVATION}, {"practice_id": PRACTICE}
    yield Case(register_innovation(profile=a_full_profile(), source=AT_VISIT), a_visit_was_paid)
    yield Case(owner(ReviseInnovation, **innovation, profile=a_full_profile()), an_innovation)
    stop = {"maturity": Maturity.STOPPED, "on": date(2021, 1, 4), "note": WORDS, "reason": "sdm"}
    yield Case(owner(ReachMaturity, **innovation, **stop), an_innovation)
    yield Case(owner(EvidenceInnovation, **innovation, evidence=some_evidence()), an_innovation)
    described = owner(DescribeAsPractice, **innovation, **practice, description=a_full_description())
    yield Case(described, an_innovation)
    yield Case(draft_practice(description=a_full_description(), source=AT_VISIT), a_visit_was_paid)
    yield Case(owner(RevisePractice, **practice, description=a_full_description()), a_drafted_practice)
    yield Case(submit_practice(), a_drafted_practice)
    remarks = (Remark(section="results", text=WORDS),)
    yield Case(
        ReturnPractice(by=CURATOR, key=uuid4(), practice_id=PRACTICE, remarks=remarks),
        a_submitted_practice,
    )
    yield Case(verify_practice(verified_by=SOMEBODY, note=WORDS), a_submitted_practice)
    yield Case(publish_practice(), a_verified_practice)
    retirement = {"reason": "sdm", "on": date(2024, 1, 2), "note": WORDS}
    yield Case(owner(RetirePractice, **practice, **retirement), a_published_practice)
    yield Case(owner(EvidencePractice, **practice, evidence=some_evidence()), a_drafted_practice)


def stages() -> Iterator[Case]:
    own = {"adoption_id": ADOPTION}
    yield Case(observe_practice(observations=(a_full_observation(),)), a_published_practice)
    decision = {"decision": Decision.ADAPT, "reason": WORDS, "on": DECIDED_ON}
    yield Case(adopter(DecideAdoption, **own, **decision), lambda: climbed_before(DecideAdoption))
    in_charge = adopter(NamePersonInCharge, **own, official=SOMEBODY)
    yield Case(in_charge, lambda: climbed_before(NamePersonInCharge))
    choice = ModuleChoice(module_id=FREE, fidelity=Fidelity.NOT_YET, note=WORDS)
    trial = {"on": REPLICATED_ON, "trial_sites": (WORDS,), "choices": (choice,)}
    yield Case(adopter(ReplicatePractice, **own, **trial), lambda: climbed_before(ReplicatePractice))
    change = {"modification": a_modification(result=WORDS), "on": MODIFIED_ON}
    yield Case(adopter(ModifyPractice, **own, **change), lambda: climbed_before(ModifyPractice))
    anchored = next(command for command in the_climb() if isinstance(command, AnchorAdoption))
    yield Case(anchored, lambda: climbed_before(AnchorAdoption))
    spread = adopter(SpreadAdoption, **own, text=WORDS, on=SPREAD_ON)
    yield Case(spread, lambda: climbed_before(SpreadAdoption))
    stop = {"reason": "sdm", "note": WORDS, "on": ANCHORED_ON}
    yield Case(adopter(StopAdoption, **own, **stop), lambda: climbed_past(AnchorAdoption))
    yield Case(adopter(ResumeAdoption, **own, note=WORDS, on=SPREAD_ON), a_stopped_adoption)
    back = {"to": Stage.TIRU, "reason": WORDS, "on": SPREAD_ON}
    yield Case(adopter(StepBack, **own, **back), lambda: climbed_past(AnchorAdoption))
    derived = adopter(DerivePractice, **own, practice_id=DERIVED, description=a_full_description())
    yield Case(derived, lambda: climbed_past(ModifyPractice))


def a_stopped_adoption() -> SmallExchange:
    stop = adopter(StopAdoption, adoption_id=ADOPTION, reason="sdm", on=ANCHORED_ON)
    return after(climbed_past(AnchorAdoption), [stop])


def trials() -> Iterator[Case]:
    own = {"adoption_id": ADOPTION}
    observation = a_full_observation()
    yield Case(adopter(AddObservation, **own, observation=observation), lambda: climbed_past(ObservePractice))
    yield Case(set_indicator(), lambda: climbed_before(SetIndicator))
    choice = ModuleChoice(module_id=FREE, fidelity=Fidelity.NOT_YET, note=WORDS)
    yield Case(adopter(ChooseModule, **own, choice=choice), lambda: climbed_past(ReplicatePractice))
    plan = {"step_id": STEP, "text": WORDS, "owner": WORDS, "due": date(2023, 6, 1)}
    yield Case(adopter(PlanStep, **own, **plan), lambda: climbed_before(PlanStep))
    done = adopter(FinishStep, **own, step_id=STEP, on=READ_ON)
    yield Case(done, lambda: climbed_past(PlanStep))
    reading = {"indicator_id": INDICATOR, "value": Decimal(3), "on": READ_ON, "source": WORDS}
    yield Case(adopter(TakeReading, **own, **reading), lambda: climbed_before(TakeReading))
    excuse = adopter(ExcuseReading, **own, reason=WORDS, on=READ_ON)
    yield Case(excuse, lambda: climbed_before(TakeReading))
    shown = adopter(EvidenceAdoption, **own, evidence=some_evidence())
    yield Case(shown, lambda: climbed_past(ObservePractice))
    answer = {"months": 3, "followed": Followed.PARTLY, "on": READ_ON, "text": WORDS}
    yield Case(adopter(AnswerFollowUp, **own, **answer), lambda: climbed_past(ObservePractice))


def commitments() -> Iterator[Case]:
    own = {"commitment_id": COMMITMENT}
    yield Case(make_commitment(unit=WORDS, official=SOMEBODY), a_visit_was_paid)
    yield Case(adopter(NoteProgress, **own, text=WORDS, on=READ_ON), a_commitment)
    yield Case(adopter(PostponeCommitment, **own, due=date(2024, 1, 1), reason=WORDS), a_commitment)
    proof = {"on": READ_ON, "evidence": some_evidence(), "reason": WORDS}
    yield Case(adopter(FulfilCommitment, **own, **proof), a_commitment)
    yield Case(adopter(DropCommitment, **own, on=READ_ON, reason=WORDS), a_commitment)


CASES = (*gatherings(), *innovations_and_practices(), *stages(), *trials(), *commitments())
