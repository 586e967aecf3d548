"""What can happen to an adoption: one agency's climb with one practice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from exchange.event import Event
from exchange.values import Evidence, Followed, Official, Source, Value


class Stage(StrEnum):
    AMATI = "amati"
    TIRU = "tiru"
    MODIFIKASI = "modifikasi"


class Decision(StrEnum):
    """What the agency decided after it had observed."""

    ADOPT = "tiru"
    ADAPT = "sesuaikan"
    REFUSE = "tidak"


class Fidelity(StrEnum):
    """How one module is taken over."""

    AS_IS = "tetap"
    NOT_YET = "belum"
    DROPPED = "dilepas"


class Anchor(StrEnum):
    """The legal or organisational act that makes a practice last."""

    SK = "sk"
    SOP = "sop"
    PERKADA = "perkada"
    PERDA = "perda"


class ModuleObservation(Value, frozen=True, kw_only=True):
    """What was seen of one module; `module_id` absent when it concerns the whole."""

    id: UUID
    what: str
    module_id: UUID | None = None
    conditions: str = ""
    gap: str = ""
    question: str = ""


class ModuleChoice(Value, frozen=True, kw_only=True):
    module_id: UUID
    fidelity: Fidelity
    note: str = ""


class Modification(Value, frozen=True, kw_only=True):
    """One change, in the field's vocabulary: `what`, `kind`, `goal`, `cause` are codes of the vocabulary."""

    id: UUID
    text: str
    what: str
    kind: str
    goal: str
    cause: str
    planned: bool
    keeps_core: bool
    decided_by: str
    module_id: UUID | None = None
    temporary: bool = False
    result: str = ""


class PracticeObserved(Event, frozen=True, kw_only=True, tag="adoption.observed"):
    """An adoption is born: the practice was seen. `edition` is the one that was published that day."""

    agency_id: UUID
    practice_id: UUID
    edition: int
    source: Source
    on: date
    observations: tuple[ModuleObservation, ...] = ()


class ObservationAdded(Event, frozen=True, kw_only=True, tag="adoption.observation_added"):
    observation: ModuleObservation


class AdoptionDecided(Event, frozen=True, kw_only=True, tag="adoption.decided"):
    decision: Decision
    reason: str
    on: date


class PersonInCharge(Event, frozen=True, kw_only=True, tag="adoption.person_in_charge"):
    official: Official


class IndicatorSet(Event, frozen=True, kw_only=True, tag="adoption.indicator_set"):
    """What will be measured, with where it stands now. `baseline` absent: named, not yet measured."""

    indicator_id: UUID
    name: str
    unit: str
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None


class PracticeReplicated(Event, frozen=True, kw_only=True, tag="adoption.replicated"):
    """The trial begins: the stage becomes TIRU."""

    on: date
    trial_sites: tuple[str, ...] = ()
    choices: tuple[ModuleChoice, ...] = ()


class ModuleChosen(Event, frozen=True, kw_only=True, tag="adoption.module_chosen"):
    choice: ModuleChoice


class StepPlanned(Event, frozen=True, kw_only=True, tag="adoption.step_planned"):
    step_id: UUID
    text: str
    owner: str
    due: date


class StepDone(Event, frozen=True, kw_only=True, tag="adoption.step_done"):
    step_id: UUID
    on: date


class ReadingTaken(Event, frozen=True, kw_only=True, tag="adoption.reading_taken"):
    indicator_id: UUID
    value: Decimal
    on: date
    source: str = ""


class ReadingExcused(Event, frozen=True, kw_only=True, tag="adoption.reading_excused"):
    """Why there is no reading after the baseline."""

    reason: str
    on: date


class PracticeModified(Event, frozen=True, kw_only=True, tag="adoption.modified"):
    """A change to the practice; the first one opens MODIFIKASI."""

    modification: Modification
    on: date


class AdoptionAnchored(Event, frozen=True, kw_only=True, tag="adoption.anchored"):
    """It has become lasting (melembaga). `title` names the act with number and year."""

    anchor: Anchor
    title: str
    on: date


class AdoptionSpread(Event, frozen=True, kw_only=True, tag="adoption.spread"):
    """It is now used beyond the trial sites (meluas)."""

    text: str
    on: date


class AdoptionStopped(Event, frozen=True, kw_only=True, tag="adoption.stopped"):
    """`reason` is a code of stop reasons."""

    reason: str
    note: str
    on: date


class AdoptionResumed(Event, frozen=True, kw_only=True, tag="adoption.resumed"):
    note: str
    on: date


class SteppedBack(Event, frozen=True, kw_only=True, tag="adoption.stepped_back"):
    """Going back to an earlier stage is a fact like any other."""

    to: Stage
    reason: str
    on: date


class AdoptionEvidenced(Event, frozen=True, kw_only=True, tag="adoption.evidenced"):
    evidence: Evidence


class FollowUpAnswered(Event, frozen=True, kw_only=True, tag="adoption.follow_up_answered"):
    """One side's answer (`agency_id`: adopter or originator) to the follow-up after 3, 6 or 12 months."""

    months: int
    agency_id: UUID
    followed: Followed
    text: str = ""
    on: date


class PracticeDerived(Event, frozen=True, kw_only=True, tag="adoption.derived"):
    """The adapted practice was described as one of the adopter's own."""

    practice_id: UUID


AdoptionEvent = (
    PracticeObserved
    | ObservationAdded
    | AdoptionDecided
    | PersonInCharge
    | IndicatorSet
    | PracticeReplicated
    | ModuleChosen
    | StepPlanned
    | StepDone
    | ReadingTaken
    | ReadingExcused
    | PracticeModified
    | AdoptionAnchored
    | AdoptionSpread
    | AdoptionStopped
    | AdoptionResumed
    | SteppedBack
    | AdoptionEvidenced
    | FollowUpAnswered
    | PracticeDerived
)
