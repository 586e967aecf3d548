"""When what may happen to a training, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from msgspec.structs import asdict

from exchange import gatherings, guards, permissions, value_checks
from exchange.errors import AlreadyExists, BadValue
from exchange.gatherings import GatheringState
from exchange.handling import Deed
from exchange.trainings.events import (
    SessionAdded,
    TrainingAnnounced,
    TrainingCancelled,
    TrainingEvent,
    TrainingHeld,
)
from exchange.values import Headcount, Official, Value


class TrainingPlan(Value, frozen=True, kw_only=True):
    """What is announced. `mode` is a code of visit modes, `topics` of topics; `methods` in words."""

    title: str
    organiser_id: UUID
    first_day: date
    last_day: date
    place: str
    mode: str
    purpose: str = ""
    methods: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Session(Value, frozen=True, kw_only=True):
    """One subject on one day."""

    session_id: UUID
    day: date
    subject: str
    speakers: tuple[Official, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    id: UUID
    version: int
    organiser_id: UUID
    first_day: date
    last_day: date
    state: GatheringState = GatheringState.ANNOUNCED
    session_ids: frozenset[UUID] = frozenset()

    def require_organiser(self, deed: Deed) -> None:
        permissions.only(deed.by, self.organiser_id)


def announce(
    training_id: UUID, deed: Deed, plan: TrainingPlan, *, recorded_late: bool = False
) -> TrainingAnnounced:
    permissions.only(deed.by, plan.organiser_id)
    gatherings.check_plan(plan, deed.today)
    guards.optional_text("purpose", plan.purpose)
    guards.lines("methods", plan.methods)
    guards.lines("legal_basis", plan.legal_basis)
    return TrainingAnnounced(**deed.first(training_id), **asdict(plan), recorded_late=recorded_late)


def add_session(training: Training, deed: Deed, session: Session) -> SessionAdded:
    """Also after the training was held, when one was left out of the record."""
    training.require_organiser(deed)
    guards.state(training.state, GatheringState.ANNOUNCED, GatheringState.HELD)
    if session.session_id in training.session_ids:
        raise AlreadyExists(noun="Session", id=session.session_id)
    if not training.first_day <= session.day <= training.last_day:
        raise BadValue(
            field="day",
            fault="out_of_range",
            least=training.first_day,
            most=training.last_day,
            have=session.day,
        )
    guards.text("subject", session.subject, guards.LINE)
    value_checks.officials("speakers", session.speakers)
    return SessionAdded(**deed.next(training), **asdict(session))


def hold(
    training: Training,
    deed: Deed,
    *,
    first_day: date,
    last_day: date,
    participants: tuple[Headcount, ...],
    recorded_late: bool = False,
) -> TrainingHeld:
    """On the days announced or on others."""
    training.require_organiser(deed)
    guards.state(training.state, GatheringState.ANNOUNCED)
    gatherings.check_held(first_day, last_day, deed.today)
    value_checks.headcounts("participants", participants)
    return TrainingHeld(
        **deed.next(training),
        first_day=first_day,
        last_day=last_day,
        participants=participants,
        recorded_late=recorded_late,
    )


def record_past(
    training_id: UUID,
    deed: Deed,
    plan: TrainingPlan,
    sessions: Sequence[Session],
    participants: tuple[Headcount, ...],
) -> list[TrainingEvent]:
    """Announced, taught and held, told at once."""
    guards.few("sessions", sessions)
    facts: list[TrainingEvent] = [announce(training_id, deed, plan, recorded_late=True)]
    training = evolve(None, facts[0])
    for session in sessions:
        facts.append(add_session(training, deed, session))
        training = evolve(training, facts[-1])
    held = hold(
        training,
        deed,
        first_day=plan.first_day,
        last_day=plan.last_day,
        participants=participants,
        recorded_late=True,
    )
    return [*facts, held]


def cancel(training: Training, deed: Deed, reason: str) -> TrainingCancelled:
    training.require_organiser(deed)
    guards.state(training.state, GatheringState.ANNOUNCED)
    guards.text("reason", reason)
    return TrainingCancelled(**deed.next(training), reason=reason)


def evolve(training: Training | None, event: TrainingEvent) -> Training:
    if isinstance(event, TrainingAnnounced):
        return Training(
            event.originator_id,
            event.originator_version,
            event.organiser_id,
            event.first_day,
            event.last_day,
        )
    assert training is not None, "a training begins by being announced"
    training = replace(training, version=event.originator_version)
    match event:
        case SessionAdded():
            return replace(training, session_ids=training.session_ids | {event.session_id})
        case TrainingHeld():
            return replace(
                training, state=GatheringState.HELD, first_day=event.first_day, last_day=event.last_day
            )
        case TrainingCancelled():
            return replace(training, state=GatheringState.CANCELLED)
        case _:
            assert_never(event)
