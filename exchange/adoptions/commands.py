"""Who asks for what of an adoption. The adopter is always the agency that the asker acts for.

How it is carried out is in `handlers.py`: there is too much for one file.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from exchange.adoptions.events import (
    Anchor,
    Decision,
    Modification,
    ModuleChoice,
    ModuleObservation,
    Stage,
)
from exchange.handling import Command
from exchange.practices.events import Description
from exchange.values import Evidence, Followed, Official, Source


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
