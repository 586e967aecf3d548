"""Who asks for what of a training."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange import references
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.trainings import training
from exchange.trainings.training import Session, Training, TrainingPlan
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


def handle_announce(command: AnnounceTraining, desk: Desk) -> Facts:
    references.fresh(desk, Training, command.training_id)
    references.active(desk, command.plan.organiser_id)
    return [training.announce(command.training_id, desk.deed, command.plan)]


def handle_add_session(command: AddSession, desk: Desk) -> Facts:
    known = desk.load(Training, command.training_id, command.seen)
    references.officials(desk, *command.session.speakers)
    return [training.add_session(known, desk.deed, command.session)]


def handle_hold(command: HoldTraining, desk: Desk) -> Facts:
    return [
        training.hold(
            desk.load(Training, command.training_id, command.seen),
            desk.deed,
            first_day=command.first_day,
            last_day=command.last_day,
            participants=command.participants,
        )
    ]


def handle_cancel(command: CancelTraining, desk: Desk) -> Facts:
    known = desk.load(Training, command.training_id, command.seen)
    return [training.cancel(known, desk.deed, command.reason)]


def handle_record_past(command: RecordPastTraining, desk: Desk) -> Facts:
    references.fresh(desk, Training, command.training_id)
    references.active(desk, command.plan.organiser_id)
    references.officials(desk, *(speaker for session in command.sessions for speaker in session.speakers))
    return training.record_past(
        command.training_id, desk.deed, command.plan, command.sessions, command.participants
    )


HANDLERS: Handlers = {
    AnnounceTraining: handle_announce,
    AddSession: handle_add_session,
    HoldTraining: handle_hold,
    CancelTraining: handle_cancel,
    RecordPastTraining: handle_record_past,
}
