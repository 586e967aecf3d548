"""What can happen to a training."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.event import Event
from exchange.values import Headcount, Official


class TrainingAnnounced(Event, frozen=True, kw_only=True, tag="training.announced"):
    """`methods` in words; `legal_basis` names regulations with number and year."""

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
    recorded_late: bool = False


class SessionAdded(Event, frozen=True, kw_only=True, tag="training.session_added"):
    session_id: UUID
    day: date
    subject: str
    speakers: tuple[Official, ...] = ()


class TrainingHeld(Event, frozen=True, kw_only=True, tag="training.held"):
    first_day: date
    last_day: date
    participants: tuple[Headcount, ...] = ()
    recorded_late: bool = False


class TrainingCancelled(Event, frozen=True, kw_only=True, tag="training.cancelled"):
    reason: str


TrainingEvent = TrainingAnnounced | SessionAdded | TrainingHeld | TrainingCancelled
