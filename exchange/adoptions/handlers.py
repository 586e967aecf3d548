"""How what was asked of an adoption is carried out."""

from __future__ import annotations

from collections.abc import Set
from uuid import UUID

from exchange import references
from exchange.adoptions import climb, trial
from exchange.adoptions.adoption import Adoption, adoption_id
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
from exchange.errors import BadValue
from exchange.handling import Desk, Facts, Handlers
from exchange.practices import practice
from exchange.practices.practice import Practice
from exchange.values import Source, SourceKind
from exchange.visits.visit import StudyVisit


def handle_observe(command: ObservePractice, desk: Desk) -> Facts:
    references.fresh(desk, Adoption, adoption_id(command.practice_id, command.by.agency_id))
    references.active(desk, command.by.agency_id)
    seen = desk.load(Practice, command.practice_id)
    _check_source(command, desk)
    return [climb.observe(seen, desk.deed, command.source, command.on, command.observations)]


def handle_add_observation(command: AddObservation, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.add_observation(adoption, desk.deed, _modules(adoption, desk), command.observation)]


def handle_decide(command: DecideAdoption, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [
        climb.decide(adoption, desk.deed, decision=command.decision, reason=command.reason, on=command.on)
    ]


def handle_name_person_in_charge(command: NamePersonInCharge, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    references.officials(desk, command.official)
    return [climb.name_person_in_charge(adoption, desk.deed, command.official)]


def handle_set_indicator(command: SetIndicator, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [
        trial.set_indicator(
            adoption,
            desk.deed,
            indicator_id=command.indicator_id,
            name=command.name,
            unit=command.unit,
            baseline=command.baseline,
            baseline_on=command.baseline_on,
            target=command.target,
        )
    ]


def handle_replicate(command: ReplicatePractice, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [
        climb.replicate(
            adoption,
            desk.deed,
            _modules(adoption, desk),
            on=command.on,
            trial_sites=command.trial_sites,
            choices=command.choices,
        )
    ]


def handle_choose_module(command: ChooseModule, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [trial.choose_module(adoption, desk.deed, _modules(adoption, desk), command.choice)]


def handle_plan_step(command: PlanStep, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [
        trial.plan_step(
            adoption,
            desk.deed,
            step_id=command.step_id,
            text=command.text,
            owner=command.owner,
            due=command.due,
        )
    ]


def handle_finish_step(command: FinishStep, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [trial.finish_step(adoption, desk.deed, command.step_id, command.on)]


def handle_take_reading(command: TakeReading, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [
        trial.take_reading(
            adoption,
            desk.deed,
            indicator_id=command.indicator_id,
            value=command.value,
            on=command.on,
            source=command.source,
        )
    ]


def handle_excuse_reading(command: ExcuseReading, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [trial.excuse_reading(adoption, desk.deed, command.reason, command.on)]


def handle_modify(command: ModifyPractice, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.modify(adoption, desk.deed, _modules(adoption, desk), command.modification, command.on)]


def handle_anchor(command: AnchorAdoption, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.anchor(adoption, desk.deed, anchor=command.anchor, title=command.title, on=command.on)]


def handle_spread(command: SpreadAdoption, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.spread(adoption, desk.deed, command.text, command.on)]


def handle_stop(command: StopAdoption, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.stop(adoption, desk.deed, reason=command.reason, note=command.note, on=command.on)]


def handle_resume(command: ResumeAdoption, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.resume(adoption, desk.deed, command.note, command.on)]


def handle_step_back(command: StepBack, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [climb.step_back(adoption, desk.deed, to=command.to, reason=command.reason, on=command.on)]


def handle_evidence(command: EvidenceAdoption, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [trial.add_evidence(adoption, desk.deed, command.evidence)]


def handle_answer_follow_up(command: AnswerFollowUp, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    return [
        trial.answer_follow_up(
            adoption,
            desk.deed,
            desk.load(Practice, adoption.practice_id).owner_id,
            months=command.months,
            followed=command.followed,
            text=command.text,
            on=command.on,
        )
    ]


def handle_derive(command: DerivePractice, desk: Desk) -> Facts:
    adoption = desk.load(Adoption, command.adoption_id, command.seen)
    references.fresh(desk, Practice, command.practice_id)
    return [
        climb.derive(adoption, desk.deed, command.practice_id),
        practice.draft(
            command.practice_id,
            desk.deed,
            owner_id=adoption.agency_id,
            description=command.description,
            source=Source(kind=SourceKind.ADOPTION, id=adoption.id),
            origin=climb.origin_of(adoption),
        ),
    ]


def _check_source(command: ObservePractice, desk: Desk) -> None:
    if command.source.kind is SourceKind.CATALOGUE:
        if command.source.id is not None:
            raise BadValue(field="source", fault="unknown", have=command.source.id)
        return
    met_at = references.source(desk, command.source, references.SEEN_AT)
    if isinstance(met_at, StudyVisit):
        climb.check_visit(met_at, desk.deed, command.on)


def _modules(adoption: Adoption, desk: Desk) -> Set[UUID]:
    """The modules of the edition that was observed."""
    return desk.load(Practice, adoption.practice_id).modules[adoption.edition]


HANDLERS: Handlers = {
    ObservePractice: handle_observe,
    AddObservation: handle_add_observation,
    DecideAdoption: handle_decide,
    NamePersonInCharge: handle_name_person_in_charge,
    SetIndicator: handle_set_indicator,
    ReplicatePractice: handle_replicate,
    ChooseModule: handle_choose_module,
    PlanStep: handle_plan_step,
    FinishStep: handle_finish_step,
    TakeReading: handle_take_reading,
    ExcuseReading: handle_excuse_reading,
    ModifyPractice: handle_modify,
    AnchorAdoption: handle_anchor,
    SpreadAdoption: handle_spread,
    StopAdoption: handle_stop,
    ResumeAdoption: handle_resume,
    StepBack: handle_step_back,
    EvidenceAdoption: handle_evidence,
    AnswerFollowUp: handle_answer_follow_up,
    DerivePractice: handle_derive,
}
