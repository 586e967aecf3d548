"""When what may happen to a training."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.values import Official, Value


class TrainingPlan(Value):
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


class Session(Value):
    """One subject on one day."""

    session_id: UUID
    day: date
    subject: str
    speakers: tuple[Official, ...] = ()
