"""When an adoption may climb: observed, decided, tried, changed, anchored; stopped or gone back."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from uuid import UUID

from exchange import days, guards, permissions, value_checks
from exchange.adoptions.adoption import CLIMB, Adoption, adoption_id
from exchange.adoptions.events import (
    AdoptionAnchored,
    AdoptionDecided,
    AdoptionResumed,
    AdoptionSpread,
    AdoptionStopped,
    Anchor,
    Decision,
    Modification,
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
from exchange.errors import AlreadyExists, BadValue, GateClosed, NotFound, OwnPractice, WrongState
from exchange.handling import Deed
from exchange.practices.events import Origin
from exchange.practices.practice import Practice, PracticeState
from exchange.values import Official, Source, SourceKind
from exchange.visits.visit import TOOK_PLACE, StudyVisit
from vocabulary import terms


def check_visit(visit: StudyVisit, deed: Deed, on: date) -> None:
    """The agency was a guest, the visit took place, and the practice was not seen before it began."""
    visit.require_guest(deed)
    visit.require(*TOOK_PLACE)
    guards.order("on", visit.period.first_day, on)


def observe(
    practice: Practice, deed: Deed, source: Source, on: date, observations: tuple[ModuleObservation, ...]
) -> PracticeObserved:
    """Others' practices alone, and of those what is open to read."""
    agency_id = deed.by.agency_id
    if agency_id == practice.owner_id:
        raise OwnPractice(practice=practice.id)
    if practice.open_edition is None:
        raise WrongState(need=(PracticeState.SUBMITTED, PracticeState.PUBLISHED), have=practice.state)
    days.happened("on", on, deed.today)
    guards.few("observations", observations, most=100)
    value_checks.unique("observations", (observation.id for observation in observations))
    for observation in observations:
        _check_observation(observation, practice.modules[practice.open_edition])
    return PracticeObserved(
        **deed.first(adoption_id(practice.id, agency_id)),
        agency_id=agency_id,
        practice_id=practice.id,
        edition=practice.open_edition,
        source=source,
        on=on,
        observations=observations,
    )


def add_observation(
    adoption: Adoption, deed: Deed, modules: Set[UUID], observation: ModuleObservation
) -> ObservationAdded:
    adoption.require_climbing(deed)
    if observation.id in adoption.observations:
        raise AlreadyExists(noun="Observation", id=observation.id)
    _check_observation(observation, modules)
    return ObservationAdded(**deed.next(adoption), observation=observation)


def decide(adoption: Adoption, deed: Deed, *, decision: Decision, reason: str, on: date) -> AdoptionDecided:
    """Until the trial begins; a refusal says why."""
    adoption.require_climbing(deed)
    guards.state(adoption.stage, Stage.AMATI)
    _check_day(adoption.decided_on or adoption.observed_on, on, deed)
    guards.optional_text("reason", reason)
    if decision is Decision.REFUSE:
        guards.text("reason", reason)
    return AdoptionDecided(**deed.next(adoption), decision=decision, reason=reason, on=on)


def name_person_in_charge(adoption: Adoption, deed: Deed, official: Official) -> PersonInCharge:
    adoption.require_climbing(deed)
    value_checks.official("official", official)
    return PersonInCharge(**deed.next(adoption), official=official)


def replicate(
    adoption: Adoption,
    deed: Deed,
    modules: Set[UUID],
    *,
    on: date,
    trial_sites: tuple[str, ...],
    choices: tuple[ModuleChoice, ...],
) -> PracticeReplicated:
    adoption.require_climbing(deed)
    guards.state(adoption.stage, Stage.AMATI)
    if missing := adoption.missing_for_trial:
        raise GateClosed(missing=missing)
    _check_day(max(adoption.stage_since, adoption.decided_on or adoption.stage_since), on, deed)
    guards.lines("trial_sites", trial_sites)
    check_choices(choices, modules)
    return PracticeReplicated(**deed.next(adoption), on=on, trial_sites=trial_sites, choices=choices)


def modify(
    adoption: Adoption, deed: Deed, modules: Set[UUID], modification: Modification, on: date
) -> PracticeModified:
    adoption.require_climbing(deed)
    adoption.require_reached(Stage.TIRU)
    if missing := adoption.missing_for_change:
        raise GateClosed(missing=missing)
    if modification.id in adoption.modifications:
        raise AlreadyExists(noun="Modification", id=modification.id)
    _check_day(adoption.stage_since, on, deed)
    _check_modification(modification, modules)
    return PracticeModified(**deed.next(adoption), modification=modification, on=on)


def anchor(adoption: Adoption, deed: Deed, *, anchor: Anchor, title: str, on: date) -> AdoptionAnchored:
    """Once more for each further act: a decree may follow on a procedure."""
    adoption.require_climbing(deed)
    adoption.require_reached(Stage.MODIFIKASI)
    _check_day(adoption.stage_since, on, deed)
    guards.text("title", title, guards.LINE)
    return AdoptionAnchored(**deed.next(adoption), anchor=anchor, title=title, on=on)


def spread(adoption: Adoption, deed: Deed, text: str, on: date) -> AdoptionSpread:
    adoption.require_climbing(deed)
    adoption.require_reached(Stage.MODIFIKASI)
    if not adoption.is_anchored:
        raise GateClosed(missing=("anchor",))
    _check_day(adoption.stage_since, on, deed)
    guards.text("text", text)
    return AdoptionSpread(**deed.next(adoption), text=text, on=on)


def stop(adoption: Adoption, deed: Deed, *, reason: str, note: str, on: date) -> AdoptionStopped:
    adoption.require_climbing(deed)
    _check_day(adoption.stage_since, on, deed)
    guards.code("reason", reason, terms.stop_reasons())
    guards.optional_text("note", note)
    return AdoptionStopped(**deed.next(adoption), reason=reason, note=note, on=on)


def resume(adoption: Adoption, deed: Deed, note: str, on: date) -> AdoptionResumed:
    permissions.only(deed.by, adoption.agency_id)
    if adoption.stopped_on is None:
        raise WrongState(need=("stopped",), have="climbing")
    _check_day(adoption.stopped_on, on, deed)
    guards.text("note", note)
    return AdoptionResumed(**deed.next(adoption), note=note, on=on)


def step_back(adoption: Adoption, deed: Deed, *, to: Stage, reason: str, on: date) -> SteppedBack:
    """What was done on the way up stays done: the gates are open when it climbs again."""
    adoption.require_climbing(deed)
    if CLIMB.index(to) >= CLIMB.index(adoption.stage):
        raise BadValue(field="to", fault="not_earlier", have=to, stage=adoption.stage)
    _check_day(adoption.stage_since, on, deed)
    guards.text("reason", reason)
    return SteppedBack(**deed.next(adoption), to=to, reason=reason, on=on)


def derive(adoption: Adoption, deed: Deed, practice_id: UUID) -> PracticeDerived:
    """Once: what changes later is an edition of that practice."""
    adoption.require_climbing(deed)
    adoption.require_reached(Stage.MODIFIKASI)
    if adoption.derived_practice_id is not None:
        raise AlreadyExists(noun="Practice", id=adoption.derived_practice_id)
    return PracticeDerived(**deed.next(adoption), practice_id=practice_id)


def origin_of(adoption: Adoption) -> Origin:
    """What a practice derived from it grew from."""
    is_visit = adoption.source.kind is SourceKind.VISIT
    return Origin(
        practice_id=adoption.practice_id,
        edition=adoption.edition,
        adoption_id=adoption.id,
        visit_id=adoption.source.id if is_visit else None,
    )


def check_choices(choices: Sequence[ModuleChoice], modules: Set[UUID]) -> None:
    """Each module of the edition is chosen about once at most."""
    guards.few("choices", choices)
    value_checks.unique("choices", (choice.module_id for choice in choices))
    for choice in choices:
        _check_module(choice.module_id, modules)
        guards.optional_text("choices.note", choice.note)


def _check_day(not_before: date, on: date, deed: Deed) -> None:
    days.happened("on", on, deed.today)
    guards.order("on", not_before, on)


def _check_observation(observation: ModuleObservation, modules: Set[UUID]) -> None:
    _check_module(observation.module_id, modules)
    guards.text("what", observation.what)
    guards.optional_text("conditions", observation.conditions)
    guards.optional_text("gap", observation.gap)
    guards.optional_text("question", observation.question)


def _check_modification(modification: Modification, modules: Set[UUID]) -> None:
    _check_module(modification.module_id, modules)
    guards.text("text", modification.text)
    guards.code("what", modification.what, terms.modification_whats())
    guards.code("kind", modification.kind, terms.modification_kinds())
    guards.code("goal", modification.goal, terms.modification_goals())
    guards.code("cause", modification.cause, terms.modification_causes())
    guards.text("decided_by", modification.decided_by, guards.LINE)
    guards.optional_text("result", modification.result)


def _check_module(module_id: UUID | None, modules: Set[UUID]) -> None:
    """It is one of the edition's, or none in particular."""
    if module_id is not None and module_id not in modules:
        raise NotFound(noun="Module", id=module_id)
