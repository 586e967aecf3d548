"""What is remembered of an adoption: how far the climb has come, and what its gates ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from exchange import permissions
from exchange.adoptions.events import (
    AdoptionAnchored,
    AdoptionDecided,
    AdoptionEvent,
    AdoptionEvidenced,
    AdoptionResumed,
    AdoptionSpread,
    AdoptionStopped,
    Decision,
    FollowUpAnswered,
    IndicatorSet,
    ModuleChosen,
    ObservationAdded,
    PersonInCharge,
    PracticeDerived,
    PracticeModified,
    PracticeObserved,
    PracticeReplicated,
    ReadingExcused,
    ReadingTaken,
    Stage,
    StepDone,
    SteppedBack,
    StepPlanned,
)
from exchange.errors import NotFound, StageSkipped, WrongState
from exchange.handling import Deed
from exchange.values import Source, derived_id

CLIMB = tuple(Stage)
"""The stages from the first to the last."""


def adoption_id(practice_id: UUID, agency_id: UUID) -> UUID:
    """An agency climbs with a practice once: the id follows from both."""
    return derived_id("adoption", practice_id, agency_id)


@dataclass(frozen=True, slots=True)
class Indicator:
    baseline_on: date | None
    """When the baseline was measured; None while there is none."""
    read: bool = False


@dataclass(frozen=True, slots=True)
class Adoption:
    id: UUID
    version: int
    agency_id: UUID
    practice_id: UUID
    edition: int
    source: Source
    observed_on: date
    stage_since: date
    """When the stage began that it is in."""
    stage: Stage = Stage.AMATI
    observations: frozenset[UUID] = frozenset()
    decision: Decision | None = None
    decided_on: date | None = None
    has_person_in_charge: bool = False
    indicators: Mapping[UUID, Indicator] = field(default_factory=dict)
    steps: Mapping[UUID, bool] = field(default_factory=dict)
    """Every planned step, and whether it is done."""
    is_excused: bool = False
    """Whether it was said why there is no reading."""
    modifications: frozenset[UUID] = frozenset()
    is_anchored: bool = False
    stopped_on: date | None = None
    evidence: frozenset[UUID] = frozenset()
    followed_up: frozenset[tuple[int, UUID]] = frozenset()
    """Months and agency of each follow-up that was answered."""
    derived_practice_id: UUID | None = None

    @property
    def missing_for_trial(self) -> tuple[str, ...]:
        """What the gate to TIRU still asks for."""
        has_baseline = any(indicator.baseline_on for indicator in self.indicators.values())
        asked = {
            "decision": self.decision in (Decision.ADOPT, Decision.ADAPT),
            "person_in_charge": self.has_person_in_charge,
            "baseline": has_baseline,
        }
        return tuple(name for name, there in asked.items() if not there)

    @property
    def missing_for_change(self) -> tuple[str, ...]:
        """What the gate to MODIFIKASI still asks for."""
        is_read = any(indicator.read for indicator in self.indicators.values())
        return () if is_read or self.is_excused else ("reading",)

    def require_climbing(self, deed: Deed) -> None:
        """The adopter acts, and has not given up."""
        permissions.only(deed.by, self.agency_id)
        if self.stopped_on is not None:
            raise WrongState(need=("climbing",), have="stopped")

    def require_reached(self, stage: Stage) -> None:
        if CLIMB.index(self.stage) < CLIMB.index(stage):
            raise StageSkipped(need=stage, have=self.stage)

    def require_indicator(self, indicator_id: UUID) -> Indicator:
        if indicator_id not in self.indicators:
            raise NotFound(noun="Indicator", id=indicator_id)
        return self.indicators[indicator_id]


def evolve(adoption: Adoption | None, event: AdoptionEvent) -> Adoption:
    if isinstance(event, PracticeObserved):
        return _observed(event)
    assert adoption is not None, "an adoption begins when the practice is observed"
    return _moved_on(replace(adoption, version=event.originator_version), event)


def _observed(event: PracticeObserved) -> Adoption:
    return Adoption(
        id=event.originator_id,
        version=event.originator_version,
        agency_id=event.agency_id,
        practice_id=event.practice_id,
        edition=event.edition,
        source=event.source,
        observed_on=event.on,
        stage_since=event.on,
        observations=frozenset(observation.id for observation in event.observations),
    )


def _moved_on(adoption: Adoption, event: AdoptionEvent) -> Adoption:
    match event:
        case PracticeObserved():
            raise AssertionError("an adoption begins once")
        case ObservationAdded():
            return replace(adoption, observations=adoption.observations | {event.observation.id})
        case AdoptionDecided():
            return replace(adoption, decision=event.decision, decided_on=event.on)
        case PersonInCharge():
            return replace(adoption, has_person_in_charge=True)
        case IndicatorSet():
            measured = Indicator(event.baseline_on if event.baseline is not None else None)
            return replace(adoption, indicators={**adoption.indicators, event.indicator_id: measured})
        case PracticeReplicated():
            return replace(adoption, stage=Stage.TIRU, stage_since=event.on)
        case StepPlanned():
            return replace(adoption, steps={**adoption.steps, event.step_id: False})
        case StepDone():
            return replace(adoption, steps={**adoption.steps, event.step_id: True})
        case ReadingTaken():
            read = replace(adoption.indicators[event.indicator_id], read=True)
            return replace(adoption, indicators={**adoption.indicators, event.indicator_id: read})
        case ReadingExcused():
            return replace(adoption, is_excused=True)
        case PracticeModified():
            return _modified(adoption, event)
        case AdoptionAnchored():
            return replace(adoption, is_anchored=True)
        case AdoptionStopped():
            return replace(adoption, stopped_on=event.on)
        case AdoptionResumed():
            return replace(adoption, stopped_on=None)
        case SteppedBack():
            return replace(adoption, stage=event.to, stage_since=event.on)
        case AdoptionEvidenced():
            return replace(adoption, evidence=adoption.evidence | {event.evidence.id})
        case FollowUpAnswered():
            return replace(adoption, followed_up=adoption.followed_up | {(event.months, event.agency_id)})
        case PracticeDerived():
            return replace(adoption, derived_practice_id=event.practice_id)
        case ModuleChosen() | AdoptionSpread():
            return adoption
        case _:
            assert_never(event)


def _modified(adoption: Adoption, event: PracticeModified) -> Adoption:
    """The first change opens MODIFIKASI; a later one leaves its start as it was."""
    modified = replace(adoption, modifications=adoption.modifications | {event.modification.id})
    if adoption.stage is Stage.MODIFIKASI:
        return modified
    return replace(modified, stage=Stage.MODIFIKASI, stage_since=event.on)
