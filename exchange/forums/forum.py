"""When what may happen to a forum."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.values import Official, Value


class ForumPlan(Value):
    """What is announced. `mode` is a code of visit modes, `topics` of topics."""

    title: str
    organiser_id: UUID
    first_day: date
    last_day: date
    place: str
    mode: str
    about: str = ""
    topics: tuple[str, ...] = ()
    moderator: Official | None = None


class Presentation(Value):
    """One innovation on the programme. `innovation_id` when it is in the register."""

    presentation_id: UUID
    title: str
    presenter: Official
    innovation_id: UUID | None = None
    material: str = ""
