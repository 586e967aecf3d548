"""The board of visits: one line a visit, by state, by agency and by what it waits for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from exchange.event import Event
from exchange.visits.events import (
    QuestionAnswered,
    QuestionAsked,
    VisitDrafted,
    VisitEvent,
    VisitHeld,
    VisitProposed,
    VisitRedrafted,
)
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets
from projections.visit_course import TOOK_PLACE, Course, Turn, VisitState, begin, follow, is_visit_fact

HOST, GUEST = "host", "guest"
COMING = (VisitState.PROPOSED, VisitState.SCHEDULED)


class BoardLine(msgspec.Struct):
    """`first_day` and `last_day` are those on which it was held, or else is to be."""

    id: UUID
    state: str
    purpose: str
    first_day: date
    last_day: date
    year: int
    course: Course
    topics: tuple[str, ...]
    open_questions: tuple[UUID, ...]
    questions: int
    recorded_late: bool


class VisitSide(msgspec.Struct):
    """One agency's part in a visit. `state` is the visit's as it stands for this agency."""

    visit_id: UUID
    agency_id: UUID
    side: str
    state: str
    turn: str
    first_day: date


class VisitTopic(msgspec.Struct):
    topic: str
    visit_id: UUID


LINES = Ledger("visit_board", BoardLine, key=("id",), indexes=[("state", "first_day"), ("year",)])
SIDES = Ledger(
    "visit_sides",
    VisitSide,
    key=("visit_id", "agency_id"),
    indexes=[("agency_id", "state", "first_day"), ("agency_id", "turn")],
)
TOPICS = Ledger("visit_topics", VisitTopic, key=("topic", "visit_id"))


class VisitBoard:
    name = "visit_board"
    version = 1
    ledgers = (LINES, SIDES, TOPICS)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        if not is_visit_fact(fact):
            return
        match fact:
            case VisitDrafted():
                _plan(sheets, fact, VisitState.DRAFT)
            case VisitRedrafted():
                _forget(sheets, fact.originator_id)
                _plan(sheets, fact, VisitState.DRAFT)
            case VisitProposed():
                _forget(sheets, fact.originator_id)
                _plan(sheets, fact, VisitState.PROPOSED)
            case _:
                line = sheets[LINES].must(fact.originator_id)
                _change(line, fact)
                _put(sheets, line)


def _plan(sheets: Sheets, fact: VisitDrafted | VisitRedrafted | VisitProposed, state: VisitState) -> None:
    plan = fact.plan
    line = BoardLine(
        id=fact.originator_id,
        state=state,
        purpose=plan.purpose,
        first_day=plan.terms.first_day,
        last_day=plan.terms.last_day,
        year=plan.terms.first_day.year,
        course=begin(plan, state),
        topics=plan.topics,
        open_questions=tuple(question.id for question in plan.questions),
        questions=len(plan.questions),
        recorded_late=isinstance(fact, VisitProposed) and fact.recorded_late,
    )
    for topic in plan.topics:
        sheets[TOPICS].put(VisitTopic(topic, line.id))
    _put(sheets, line)


def _forget(sheets: Sheets, visit_id: UUID) -> None:
    """What the former draft said of sides and topics."""
    line = sheets[LINES].get(visit_id)
    if line is None:
        return
    for agency_id in (*line.course.guest_ids, *line.course.host_ids):
        sheets[SIDES].drop(visit_id, agency_id)
    for topic in line.topics:
        sheets[TOPICS].drop(topic, visit_id)


def _change(line: BoardLine, fact: VisitEvent) -> None:
    follow(line.course, fact)
    line.first_day, line.last_day = line.course.terms.first_day, line.course.terms.last_day
    match fact:
        case VisitHeld():
            line.course.terms = msgspec.structs.replace(
                line.course.terms, first_day=fact.first_day, last_day=fact.last_day
            )
            line.first_day, line.last_day = fact.first_day, fact.last_day
        case QuestionAsked():
            line.questions += 1
            line.open_questions = (*line.open_questions, fact.question.id)
        case QuestionAnswered():
            still = (question for question in line.open_questions if question != fact.question_id)
            line.open_questions = tuple(still)
        case _:
            pass
    line.year = line.first_day.year


def _put(sheets: Sheets, line: BoardLine) -> None:
    """The line, and each side's part in it. A draft is nobody's but the guests'."""
    course = line.course
    line.state = course.state
    sheets[LINES].put(line)
    hosts = () if course.state is VisitState.DRAFT else course.host_ids
    for side, agency_ids in ((GUEST, course.guest_ids), (HOST, hosts)):
        for agency_id in agency_ids:
            state, turn = course.state_for(agency_id), course.turn(agency_id)
            sheets[SIDES].put(VisitSide(line.id, agency_id, side, state, turn, line.first_day))


@dataclass(frozen=True, slots=True)
class BoardWish:
    """What to show. Empty fields ask for nothing; `reader_id` may see the drafts that are its own."""

    state: str = ""
    agency_id: UUID | None = None
    side: str = ""
    year: int | None = None
    topic: str = ""
    reader_id: UUID | None = None


def board(db: Connection, wish: BoardWish, number: int) -> Page[BoardLine]:
    """Page `number` of the board: what is still to come soonest first, all else latest first."""
    day = LINES.c.first_day
    order = day if wish.state in COMING else day.desc()
    return page_of(db, LINES, _matching(LINES.select(), wish).order_by(order, LINES.c.id), number)


def counts(db: Connection, wish: BoardWish) -> Mapping[str, int]:
    """How many visits in each state match `wish`, whatever state it asks for."""
    every = _matching(select(LINES.c.state, func.count().label("visits")), replace(wish, state=""))
    return {row.state: row.visits for row in db.execute(every.group_by(LINES.c.state))}


def awaiting(db: Connection, agency_id: UUID, today: date) -> list[tuple[BoardLine, Turn]]:
    """Visits that wait for this agency to answer, hold, report or confirm; the earliest first."""
    due = or_(
        SIDES.c.turn.in_((Turn.ANSWER, Turn.REPORT, Turn.ATTEST)),
        and_(SIDES.c.turn == Turn.HOLD, SIDES.c.first_day <= today),
    )
    query = (
        select(SIDES.c.turn, LINES.table)
        .join_from(SIDES.table, LINES.table, SIDES.c.visit_id == LINES.c.id)
        .where(SIDES.c.agency_id == agency_id, due)
        .order_by(SIDES.c.first_day, LINES.c.id)
    )
    return [(BoardLine(*line), Turn(turn)) for turn, *line in db.execute(query)]


def years(db: Connection) -> list[int]:
    """The years in which there are visits, the latest first."""
    return list(db.scalars(select(LINES.c.year).distinct().order_by(LINES.c.year.desc())))


def part_counts(db: Connection, agency_id: UUID) -> Mapping[str, int]:
    """How many visits that took place the agency hosted, and to how many it was a guest."""
    took_part = (
        select(SIDES.c.side, func.count())
        .where(SIDES.c.agency_id == agency_id, SIDES.c.state.in_(TOOK_PLACE))
        .group_by(SIDES.c.side)
    )
    return {row[0]: row[1] for row in db.execute(took_part)}


def counterparts(db: Connection, agency_id: UUID, side: str) -> Mapping[UUID, tuple[int, date]]:
    """With whom the agency was on this `side` of visits that took place: how often, and the last day."""
    own, other = SIDES.table.alias("own"), SIDES.table.alias("other")
    query = (
        select(other.c.agency_id, func.count(), func.max(other.c.first_day))
        .join_from(own, other, own.c.visit_id == other.c.visit_id)
        .where(own.c.agency_id == agency_id, own.c.side == side, own.c.state.in_(TOOK_PLACE))
        .where(other.c.side != side, other.c.state.in_(TOOK_PLACE))
        .group_by(other.c.agency_id)
    )
    return {row[0]: (row[1], row[2]) for row in db.execute(query)}


def _matching(query: Select[Any], wish: BoardWish) -> Select[Any]:
    if wish.state:
        query = query.where(LINES.c.state == wish.state)
    if wish.year is not None:
        query = query.where(LINES.c.year == wish.year)
    if wish.topic:
        query = query.where(exists().where(TOPICS.c.topic == wish.topic, TOPICS.c.visit_id == LINES.c.id))
    if wish.agency_id is not None or wish.side:
        query = query.where(_taking_part(wish))
    return query.where(_readable(wish.reader_id))


def _taking_part(wish: BoardWish) -> Any:
    part = [SIDES.c.visit_id == LINES.c.id]
    if wish.agency_id is not None:
        part.append(SIDES.c.agency_id == wish.agency_id)
    if wish.side:
        part.append(SIDES.c.side == wish.side)
    return exists().where(*part)


def _readable(reader_id: UUID | None) -> Any:
    """A draft is read by its guests alone."""
    open_to_all = LINES.c.state != VisitState.DRAFT
    if reader_id is None:
        return open_to_all
    own = exists().where(SIDES.c.visit_id == LINES.c.id, SIDES.c.agency_id == reader_id)
    return or_(open_to_all, own)
