"""Who asks for what of a forum."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange import references
from exchange.forums import forum
from exchange.forums.events import Attendance
from exchange.forums.forum import Forum, ForumPlan, Presentation
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.innovations.innovation import Innovation
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


def handle_announce(command: AnnounceForum, desk: Desk) -> Facts:
    _check_plan(desk, command.forum_id, command.plan)
    return [forum.announce(command.forum_id, desk.deed, command.plan)]


def handle_add_presentation(command: AddPresentation, desk: Desk) -> Facts:
    known = desk.load(Forum, command.forum_id, command.seen)
    _check_presentation(desk, command.presentation)
    return [forum.add_presentation(known, desk.deed, command.presentation)]


def handle_hold(command: HoldForum, desk: Desk) -> Facts:
    known = desk.load(Forum, command.forum_id, command.seen)
    references.officials(desk, command.opened_by)
    return [
        forum.hold(
            known,
            desk.deed,
            first_day=command.first_day,
            last_day=command.last_day,
            attendance=command.attendance,
            opened_by=command.opened_by,
        )
    ]


def handle_cancel(command: CancelForum, desk: Desk) -> Facts:
    return [forum.cancel(desk.load(Forum, command.forum_id, command.seen), desk.deed, command.reason)]


def handle_record_past(command: RecordPastForum, desk: Desk) -> Facts:
    _check_plan(desk, command.forum_id, command.plan)
    for presentation in command.presentations:
        _check_presentation(desk, presentation)
    references.officials(desk, command.opened_by)
    return forum.record_past(
        command.forum_id,
        desk.deed,
        command.plan,
        command.presentations,
        command.attendance,
        command.opened_by,
    )


def handle_respond(command: GiveResponse, desk: Desk) -> Facts:
    known = desk.load(Forum, command.forum_id, command.seen)
    references.agencies(desk, command.agency_id)
    return [
        forum.respond(
            known,
            desk.deed,
            response_id=command.response_id,
            presentation_id=command.presentation_id,
            text=command.text,
            agency_id=command.agency_id,
            answer=command.answer,
        )
    ]


def handle_state_support(command: StateSupport, desk: Desk) -> Facts:
    known = desk.load(Forum, command.forum_id, command.seen)
    references.officials(desk, command.by_official)
    return [
        forum.state_support(
            known,
            desk.deed,
            text=command.text,
            by_official=command.by_official,
            presentation_id=command.presentation_id,
        )
    ]


def _check_plan(desk: Desk, forum_id: UUID, plan: ForumPlan) -> None:
    references.fresh(desk, Forum, forum_id)
    references.active(desk, plan.organiser_id)
    references.officials(desk, plan.moderator)


def _check_presentation(desk: Desk, presentation: Presentation) -> None:
    references.officials(desk, presentation.presenter)
    if presentation.innovation_id is not None:
        desk.load(Innovation, presentation.innovation_id)


HANDLERS: Handlers = {
    AnnounceForum: handle_announce,
    AddPresentation: handle_add_presentation,
    HoldForum: handle_hold,
    CancelForum: handle_cancel,
    RecordPastForum: handle_record_past,
    GiveResponse: handle_respond,
    StateSupport: handle_state_support,
}
