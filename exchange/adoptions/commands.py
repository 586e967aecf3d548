"""Who asks for what of an adoption. The adopter is always the agency that the asker acts for."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from decimal import Decimal
from uuid import UUID

from exchange import references
from exchange.adoptions import climb, trial
from exchange.adoptions.adoption import Adoption, adoption_id
from exchange.adoptions.events import (
    Anchor,
    Decision,
    Modification,
    ModuleChoice,
    ModuleObservation,
    Stage,
)
from exchange.errors import BadValue
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.practices import practice
from exchange.practices.events import Description
from exchange.practices.practice import Practice
from exchange.values import Evidence, Followed, Official, Source, SourceKind
from exchange.visits.visit import StudyVisit


class ObservePractice(Command, frozen=True, kw_only=True):
    """The adoption's id follows from practice and agency: `adoption.adoption_id`."""

    practice_id: UUID
    source: Source
    on: date
    observations: tuple[ModuleObservation, ...] = ()


class AddObservation(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    observation: ModuleObservation
    seen: int | None = None


class DecideAdoption(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    decision: Decision
    reason: str
    on: date
    seen: int | None = None


class NamePersonInCharge(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    official: Official
    seen: int | None = None


class SetIndicator(Command, frozen=True, kw_only=True):
    """A known `indicator_id` is set anew until its first reading."""

    adoption_id: UUID
    indicator_id: UUID
    name: str
    unit: str
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    seen: int | None = None


class ReplicatePractice(Command, frozen=True, kw_only=True):
    """Begins the trial: from AMATI to TIRU."""

    adoption_id: UUID
    on: date
    trial_sites: tuple[str, ...] = ()
    choices: tuple[ModuleChoice, ...] = ()
    seen: int | None = None


class ChooseModule(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    choice: ModuleChoice
    seen: int | None = None


class PlanStep(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    step_id: UUID
    text: str
    owner: str
    due: date
    seen: int | None = None


class FinishStep(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    step_id: UUID
    on: date
    seen: int | None = None


class TakeReading(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    indicator_id: UUID
    value: Decimal
    on: date
    source: str = ""
    seen: int | None = None


class ExcuseReading(Command, frozen=True, kw_only=True):
    """Says why there is no reading after the baseline."""

    adoption_id: UUID
    reason: str
    on: date
    seen: int | None = None


class ModifyPractice(Command, frozen=True, kw_only=True):
    """The first one begins MODIFIKASI."""

    adoption_id: UUID
    modification: Modification
    on: date
    seen: int | None = None


class AnchorAdoption(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    anchor: Anchor
    title: str
    on: date
    seen: int | None = None


class SpreadAdoption(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    text: str
    on: date
    seen: int | None = None


class StopAdoption(Command, frozen=True, kw_only=True):
    """`reason` is a code of stop reasons."""

    adoption_id: UUID
    reason: str
    on: date
    note: str = ""
    seen: int | None = None


class ResumeAdoption(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    note: str
    on: date
    seen: int | None = None


class StepBack(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    to: Stage
    reason: str
    on: date
    seen: int | None = None


class EvidenceAdoption(Command, frozen=True, kw_only=True):
    adoption_id: UUID
    evidence: Evidence
    seen: int | None = None


class AnswerFollowUp(Command, frozen=True, kw_only=True):
    """The adopter's or the originator's answer, 3, 6 or 12 months after the practice was observed."""

    adoption_id: UUID
    months: int
    followed: Followed
    on: date
    text: str = ""
    seen: int | None = None


class DerivePractice(Command, frozen=True, kw_only=True):
    """Drafts the adapted practice as one of the adopter's own, and marks the adoption."""

    adoption_id: UUID
    practice_id: UUID
    description: Description
    seen: int | None = None


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
