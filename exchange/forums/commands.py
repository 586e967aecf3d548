"""Who asks for what of a forum."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.forums.events import Attendance
from exchange.forums.forum import ForumPlan, Presentation
from exchange.handling import Command, Handlers
from exchange.values import Official


class AnnounceForum(Command, frozen=True, kw_only=True):
    forum_id: UUID
    plan: ForumPlan


class AddPresentation(Command, frozen=True, kw_only=True):
    forum_id: UUID
    presentation: Presentation
    seen: int | None = None


class HoldForum(Command, frozen=True, kw_only=True):
    forum_id: UUID
    first_day: date
    last_day: date
    attendance: tuple[Attendance, ...] = ()
    opened_by: Official | None = None
    seen: int | None = None


class CancelForum(Command, frozen=True, kw_only=True):
    forum_id: UUID
    reason: str
    seen: int | None = None


class RecordPastForum(Command, frozen=True, kw_only=True):
    """A forum that was held before anybody announced it here: told whole, at once."""

    forum_id: UUID
    plan: ForumPlan
    presentations: tuple[Presentation, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    opened_by: Official | None = None


class GiveResponse(Command, frozen=True, kw_only=True):
    """`agency_id` asked or remarked; absent when it is not known who."""

    forum_id: UUID
    response_id: UUID
    presentation_id: UUID
    text: str
    agency_id: UUID | None = None
    answer: str = ""
    seen: int | None = None


class StateSupport(Command, frozen=True, kw_only=True):
    """`presentation_id` absent: to all that was presented."""

    forum_id: UUID
    text: str
    by_official: Official
    presentation_id: UUID | None = None
    seen: int | None = None


HANDLERS: Handlers = {}
