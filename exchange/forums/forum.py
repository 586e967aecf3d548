"""When what may happen to a forum, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from msgspec.structs import asdict

from exchange import gatherings, guards, permissions, value_checks
from exchange.errors import AlreadyExists, NotFound
from exchange.forums.events import (
    Attendance,
    ForumAnnounced,
    ForumCancelled,
    ForumEvent,
    ForumHeld,
    PresentationAdded,
    ResponseGiven,
    SupportStated,
)
from exchange.gatherings import GatheringState
from exchange.handling import Deed
from exchange.values import Official, Value
from vocabulary import terms


class ForumPlan(Value, frozen=True, kw_only=True):
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


class Presentation(Value, frozen=True, kw_only=True):
    """One innovation on the programme. `innovation_id` when it is in the register."""

    presentation_id: UUID
    title: str
    presenter: Official
    innovation_id: UUID | None = None
    material: str = ""


@dataclass(frozen=True, slots=True)
class Forum:
    id: UUID
    version: int
    organiser_id: UUID
    state: GatheringState = GatheringState.ANNOUNCED
    presentation_ids: frozenset[UUID] = frozenset()
    response_ids: frozenset[UUID] = frozenset()

    def require_organiser(self, deed: Deed) -> None:
        permissions.only(deed.by, self.organiser_id)

    def require_presentation(self, presentation_id: UUID) -> None:
        if presentation_id not in self.presentation_ids:
            raise NotFound(noun="Presentation", id=presentation_id)


def announce(forum_id: UUID, deed: Deed, plan: ForumPlan, *, recorded_late: bool = False) -> ForumAnnounced:
    permissions.only(deed.by, plan.organiser_id)
    gatherings.check_plan(plan, deed.today)
    guards.optional_text("about", plan.about)
    value_checks.official("moderator", plan.moderator)
    return ForumAnnounced(**deed.first(forum_id), **asdict(plan), recorded_late=recorded_late)


def add_presentation(forum: Forum, deed: Deed, presentation: Presentation) -> PresentationAdded:
    """Also after the forum was held, when one was left out of the record."""
    forum.require_organiser(deed)
    guards.state(forum.state, GatheringState.ANNOUNCED, GatheringState.HELD)
    if presentation.presentation_id in forum.presentation_ids:
        raise AlreadyExists(noun="Presentation", id=presentation.presentation_id)
    guards.text("title", presentation.title, guards.LINE)
    value_checks.official("presenter", presentation.presenter)
    guards.optional_text("material", presentation.material)
    return PresentationAdded(**deed.next(forum), **asdict(presentation))


def hold(
    forum: Forum,
    deed: Deed,
    *,
    first_day: date,
    last_day: date,
    attendance: tuple[Attendance, ...],
    opened_by: Official | None,
    recorded_late: bool = False,
) -> ForumHeld:
    forum.require_organiser(deed)
    guards.state(forum.state, GatheringState.ANNOUNCED)
    gatherings.check_held(first_day, last_day, deed.today)
    _check_attendance(attendance)
    value_checks.official("opened_by", opened_by)
    return ForumHeld(
        **deed.next(forum),
        first_day=first_day,
        last_day=last_day,
        attendance=attendance,
        opened_by=opened_by,
        recorded_late=recorded_late,
    )


def record_past(
    forum_id: UUID,
    deed: Deed,
    plan: ForumPlan,
    presentations: Sequence[Presentation],
    attendance: tuple[Attendance, ...],
    opened_by: Official | None,
) -> list[ForumEvent]:
    """Announced, presented and held, told at once."""
    guards.few("presentations", presentations)
    facts: list[ForumEvent] = [announce(forum_id, deed, plan, recorded_late=True)]
    forum = evolve(None, facts[0])
    for presentation in presentations:
        facts.append(add_presentation(forum, deed, presentation))
        forum = evolve(forum, facts[-1])
    held = hold(
        forum,
        deed,
        first_day=plan.first_day,
        last_day=plan.last_day,
        attendance=attendance,
        opened_by=opened_by,
        recorded_late=True,
    )
    return [*facts, held]


def cancel(forum: Forum, deed: Deed, reason: str) -> ForumCancelled:
    forum.require_organiser(deed)
    guards.state(forum.state, GatheringState.ANNOUNCED)
    guards.text("reason", reason)
    return ForumCancelled(**deed.next(forum), reason=reason)


def respond(
    forum: Forum,
    deed: Deed,
    *,
    response_id: UUID,
    presentation_id: UUID,
    text: str,
    agency_id: UUID | None,
    answer: str,
) -> ResponseGiven:
    """An agency speaks for itself; the organiser records what others said, and the answers."""
    if answer or agency_id != deed.by.agency_id:
        forum.require_organiser(deed)
    guards.state(forum.state, GatheringState.HELD)
    forum.require_presentation(presentation_id)
    if response_id in forum.response_ids:
        raise AlreadyExists(noun="Response", id=response_id)
    guards.text("text", text)
    guards.optional_text("answer", answer)
    return ResponseGiven(
        **deed.next(forum),
        response_id=response_id,
        presentation_id=presentation_id,
        text=text,
        agency_id=agency_id,
        answer=answer,
    )


def state_support(
    forum: Forum, deed: Deed, *, text: str, by_official: Official, presentation_id: UUID | None
) -> SupportStated:
    forum.require_organiser(deed)
    guards.state(forum.state, GatheringState.HELD)
    if presentation_id is not None:
        forum.require_presentation(presentation_id)
    guards.text("text", text)
    value_checks.official("by_official", by_official)
    return SupportStated(
        **deed.next(forum), text=text, by_official=by_official, presentation_id=presentation_id
    )


def evolve(forum: Forum | None, event: ForumEvent) -> Forum:
    if isinstance(event, ForumAnnounced):
        return Forum(event.originator_id, event.originator_version, event.organiser_id)
    assert forum is not None, "a forum begins by being announced"
    forum = replace(forum, version=event.originator_version)
    match event:
        case PresentationAdded():
            return replace(forum, presentation_ids=forum.presentation_ids | {event.presentation_id})
        case ForumHeld():
            return replace(forum, state=GatheringState.HELD)
        case ForumCancelled():
            return replace(forum, state=GatheringState.CANCELLED)
        case ResponseGiven():
            return replace(forum, response_ids=forum.response_ids | {event.response_id})
        case SupportStated():
            return forum
        case _:
            assert_never(event)


def _check_attendance(attendance: Sequence[Attendance]) -> None:
    guards.few("attendance", attendance)
    for group in attendance:
        guards.text("attendance.group", group.group, guards.LINE)
        guards.code("attendance.mode", group.mode, terms.visit_modes())
        if group.count is not None:
            guards.count("attendance.count", group.count, least=1)
