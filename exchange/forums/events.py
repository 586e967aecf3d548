"""What can happen to a forum."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.event import Event
from exchange.values import Official, Value


class Attendance(Value, frozen=True, kw_only=True):
    """A group that took part. `count` is absent when nobody counted; `mode` is a code of visit modes."""

    group: str
    count: int | None = None
    mode: str = "luring"


class ForumAnnounced(Event, frozen=True, kw_only=True, tag="forum.announced"):
    title: str
    organiser_id: UUID
    first_day: date
    last_day: date
    place: str
    mode: str
    about: str = ""
    topics: tuple[str, ...] = ()
    moderator: Official | None = None
    recorded_late: bool = False


class PresentationAdded(Event, frozen=True, kw_only=True, tag="forum.presentation_added"):
    """One innovation on the programme, presented by an official in the role of that day."""

    presentation_id: UUID
    title: str
    presenter: Official
    innovation_id: UUID | None = None
    material: str = ""


class ForumHeld(Event, frozen=True, kw_only=True, tag="forum.held"):
    first_day: date
    last_day: date
    attendance: tuple[Attendance, ...] = ()
    opened_by: Official | None = None
    recorded_late: bool = False


class ForumCancelled(Event, frozen=True, kw_only=True, tag="forum.cancelled"):
    reason: str


class ResponseGiven(Event, frozen=True, kw_only=True, tag="forum.response_given"):
    """A question or a remark on a presentation, and the presenter's answer when there was one."""

    response_id: UUID
    presentation_id: UUID
    text: str
    agency_id: UUID | None = None
    answer: str = ""


class SupportStated(Event, frozen=True, kw_only=True, tag="forum.support_stated"):
    """An official promises support to what was presented."""

    text: str
    by_official: Official
    presentation_id: UUID | None = None


ForumEvent = ForumAnnounced | PresentationAdded | ForumHeld | ForumCancelled | ResponseGiven | SupportStated
