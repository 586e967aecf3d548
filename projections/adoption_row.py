"""What is kept of an adoption for its page and the board: the climb, and all that was told on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from exchange.adoptions.events import Modification, ModuleChoice, ModuleObservation
from exchange.values import Evidence, Official, Source

STOPPED = "berhenti"
"""The place on the board of what has stopped; the other places are stages."""


class Told(msgspec.Struct, frozen=True):
    """Something said on a day: a decision, an excuse, how far it has spread. `code` is of a list."""

    on: date
    text: str
    code: str = ""


class Entered(msgspec.Struct, frozen=True):
    """A stage, and when it began. `reason` tells why it was gone back to."""

    stage: str
    on: date
    reason: str = ""


class Reading(msgspec.Struct, frozen=True):
    value: Decimal
    on: date
    source: str


class Indicator(msgspec.Struct, frozen=True):
    """Readings are in the order in which they were recorded."""

    id: UUID
    name: str
    unit: str
    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    readings: tuple[Reading, ...] = ()


class Step(msgspec.Struct, frozen=True):
    id: UUID
    text: str
    owner: str
    due: date
    done_on: date | None = None


class Change(msgspec.Struct, frozen=True):
    on: date
    modification: Modification


class Trial(msgspec.Struct, frozen=True):
    on: date
    sites: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """One side's answer to the follow-up after `months`. `followed` is a Followed."""

    months: int
    agency_id: UUID
    followed: str
    text: str
    on: date


class AdoptionRow(msgspec.Struct):
    """`place` is where the board shows it, and `since` when it came there; `stopped` a code of stop reasons.

    `next_step` is the planned step that falls due first of those not done.
    """

    id: UUID
    version: int
    agency_id: UUID
    practice_id: UUID
    edition: int
    place: str
    since: date
    stage: str
    observed_on: date
    source: Source
    climb: tuple[Entered, ...]
    stopped: str = ""
    anchored: bool = False
    spread: bool = False
    next_step: str = ""
    next_due: date | None = None
    derived_id: UUID | None = None
    person: Official | None = None
    decision: Told | None = None
    excuse: Told | None = None
    trial: Trial | None = None
    observations: tuple[ModuleObservation, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    choices: tuple[ModuleChoice, ...] = ()
    steps: tuple[Step, ...] = ()
    changes: tuple[Change, ...] = ()
    anchors: tuple[Told, ...] = ()
    spreads: tuple[Told, ...] = ()
    stops: tuple[Told, ...] = ()
    resumptions: tuple[Told, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    answers: tuple[Answer, ...] = ()

    def entered(self, stage: str) -> date | None:
        """When it came to this stage the last time; None when it never did."""
        return next((step.on for step in reversed(self.climb) if step.stage == stage), None)

    def choice(self, module_id: UUID) -> ModuleChoice | None:
        """How a module is taken over; None when that was not said."""
        return next((choice for choice in self.choices if choice.module_id == module_id), None)

    @property
    def missing_for_trial(self) -> tuple[str, ...]:
        """What the gate to TIRU still asks for, in the words of its refusal."""
        asked = {
            "decision": self.decision is not None and self.decision.code in ("tiru", "sesuaikan"),
            "person_in_charge": self.person is not None,
            "baseline": any(indicator.baseline is not None for indicator in self.indicators),
        }
        return tuple(name for name, there in asked.items() if not there)

    @property
    def missing_for_change(self) -> tuple[str, ...]:
        """What the gate to MODIFIKASI still asks for."""
        is_read = any(indicator.readings for indicator in self.indicators)
        return () if is_read or self.excuse else ("reading",)
