"""Who asks for what of a training."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.handling import Command, Handlers
from exchange.trainings.training import Session, TrainingPlan
from exchange.values import Headcount


class AnnounceTraining(Command, frozen=True, kw_only=True):
    training_id: UUID
    plan: TrainingPlan


class AddSession(Command, frozen=True, kw_only=True):
    training_id: UUID
    session: Session
    seen: int | None = None


class HoldTraining(Command, frozen=True, kw_only=True):
    training_id: UUID
    first_day: date
    last_day: date
    participants: tuple[Headcount, ...] = ()
    seen: int | None = None


class CancelTraining(Command, frozen=True, kw_only=True):
    training_id: UUID
    reason: str
    seen: int | None = None


class RecordPastTraining(Command, frozen=True, kw_only=True):
    """A training that was held before anybody announced it here: told whole, at once."""

    training_id: UUID
    plan: TrainingPlan
    sessions: tuple[Session, ...] = ()
    participants: tuple[Headcount, ...] = ()


HANDLERS: Handlers = {}
