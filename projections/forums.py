"""Forums: what was presented by whom, who attended, what was asked, and what support was stated."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from exchange.event import Event
from exchange.forums.events import (
    Attendance,
    ForumAnnounced,
    ForumCancelled,
    ForumHeld,
    PresentationAdded,
    ResponseGiven,
    SupportStated,
)
from exchange.values import Official
from projections.gatherings import GatheringWish, matching
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets


class Response(msgspec.Struct, frozen=True):
    """A question or a remark, and the presenter's answer when there was one."""

    text: str
    agency_id: UUID | None
    answer: str


class Presentation(msgspec.Struct, frozen=True):
    """One innovation on the programme, in the order in which they were added."""

    id: UUID
    title: str
    presenter: Official
    innovation_id: UUID | None
    material: str
    responses: tuple[Response, ...] = ()


class Support(msgspec.Struct, frozen=True):
    """A promise of support; `presentation_id` absent when it is to all that was presented."""

    text: str
    by_official: Official
    presentation_id: UUID | None


class ForumRow(msgspec.Struct):
    """`state` is announced, held or cancelled; the days are those announced until it is held."""

    id: UUID
    version: int
    state: str
    title: str
    organiser_id: UUID
    first_day: date
    last_day: date
    place: str
    mode: str
    about: str
    topics: tuple[str, ...]
    moderator: Official | None
    recorded_late: bool
    presentations: tuple[Presentation, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    opened_by: Official | None = None
    support: tuple[Support, ...] = ()
    cancel_reason: str = ""


class Presented(msgspec.Struct):
    """An innovation was on the programme of a forum."""

    innovation_id: UUID
    forum_id: UUID
    presentation_id: UUID


FORUMS = Ledger(
    "forums",
    ForumRow,
    key=("id",),
    indexes=[("state", "first_day"), ("first_day",), ("organiser_id", "first_day")],
)
PRESENTED = Ledger("presented", Presented, key=("innovation_id", "forum_id", "presentation_id"))


class Forums:
    """One row a forum, and one for each innovation of the register that was presented."""

    name = "forums"
    version = 1
    ledgers = (FORUMS, PRESENTED)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        sheet = sheets[FORUMS]
        match fact:
            case ForumAnnounced():
                sheet.put(_announced(fact))
                return
            case PresentationAdded():
                row = sheet.must(fact.originator_id)
                row.presentations = (*row.presentations, _presentation(fact))
                if fact.innovation_id:
                    sheets[PRESENTED].put(
                        Presented(fact.innovation_id, fact.originator_id, fact.presentation_id)
                    )
            case ForumHeld():
                row = sheet.must(fact.originator_id)
                row.state, row.first_day, row.last_day = "held", fact.first_day, fact.last_day
                row.attendance, row.opened_by = fact.attendance, fact.opened_by
            case ForumCancelled():
                row = sheet.must(fact.originator_id)
                row.state, row.cancel_reason = "cancelled", fact.reason
            case ResponseGiven():
                row = sheet.must(fact.originator_id)
                row.presentations = tuple(_responded(shown, fact) for shown in row.presentations)
            case SupportStated():
                row = sheet.must(fact.originator_id)
                row.support = (*row.support, Support(fact.text, fact.by_official, fact.presentation_id))
            case _:
                return
        row.version = fact.originator_version
        sheet.put(row)


def _announced(fact: ForumAnnounced) -> ForumRow:
    return ForumRow(
        id=fact.originator_id,
        version=fact.originator_version,
        state="announced",
        title=fact.title,
        organiser_id=fact.organiser_id,
        first_day=fact.first_day,
        last_day=fact.last_day,
        place=fact.place,
        mode=fact.mode,
        about=fact.about,
        topics=fact.topics,
        moderator=fact.moderator,
        recorded_late=fact.recorded_late,
    )


def _presentation(fact: PresentationAdded) -> Presentation:
    return Presentation(fact.presentation_id, fact.title, fact.presenter, fact.innovation_id, fact.material)


def _responded(shown: Presentation, fact: ResponseGiven) -> Presentation:
    if shown.id != fact.presentation_id:
        return shown
    said = Response(fact.text, fact.agency_id, fact.answer)
    return msgspec.structs.replace(shown, responses=(*shown.responses, said))


def forum(db: Connection, forum_id: UUID) -> ForumRow | None:
    return FORUMS.one(db, forum_id)


def forums(db: Connection, wish: GatheringWish, number: int = 1) -> Page[ForumRow]:
    """The latest day first."""
    return page_of(db, FORUMS, matching(FORUMS.table, wish), number)


def presenting(db: Connection, innovation_id: UUID) -> list[ForumRow]:
    """The forums at which an innovation was or will be presented, the latest first."""
    of_it = PRESENTED.c.innovation_id == innovation_id
    joined = FORUMS.select().join(PRESENTED.table, PRESENTED.c.forum_id == FORUMS.c.id).where(of_it)
    standing = joined.where(FORUMS.c.state != "cancelled").distinct()
    return FORUMS.read(db, standing.order_by(FORUMS.c.first_day.desc(), FORUMS.c.id))
