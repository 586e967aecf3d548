"""Follow-ups: what has become of it, asked of each side 3, 6 and 12 months after; silence stays silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from exchange.adoptions.events import FollowUpAnswered, PracticeObserved
from exchange.event import Event
from exchange.follow_ups import MONTHS, due_on
from exchange.practices.events import PracticeDrafted
from exchange.visits.events import VisitDeclined, VisitFollowedUp, VisitHeld, VisitProposed
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets


class Answer(msgspec.Struct, frozen=True):
    """`followed` is a Followed."""

    months: int
    followed: str
    text: str
    on: date


class FollowUpRow(msgspec.Struct):
    """What one agency is asked about a visit or an adoption that began on `start`.

    `next_due` is the day of the earliest question without an answer, None when all are answered.
    `other_ids` are the agencies on the other side.
    """

    subject_id: UUID
    agency_id: UUID
    kind: str
    start: date
    next_due: date | None
    other_ids: tuple[UUID, ...]
    answers: tuple[Answer, ...] = ()


class Sides(msgspec.Struct):
    """Who would be asked: guests and hosts of a visit; the owner (`hosts`) of a practice."""

    id: UUID
    guests: tuple[UUID, ...]
    hosts: tuple[UUID, ...]


FOLLOW_UPS = Ledger(
    "follow_ups", FollowUpRow, key=("subject_id", "agency_id"), indexes=[("agency_id", "next_due")]
)
SIDES = Ledger("follow_up_sides", Sides, key=("id",))


class FollowUps:
    """One row for each side of a visit that was held and of an adoption that began."""

    name = "follow_ups"
    version = 1
    ledgers = (FOLLOW_UPS, SIDES)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        match fact:
            case PracticeDrafted():
                sheets[SIDES].put(Sides(fact.originator_id, (), (fact.owner_id,)))
            case VisitProposed():
                sheets[SIDES].put(Sides(fact.originator_id, fact.plan.guest_ids, fact.plan.host_ids))
            case VisitDeclined():
                sides = sheets[SIDES].must(fact.originator_id)
                sides.hosts = tuple(host_id for host_id in sides.hosts if host_id != fact.host_id)
                sheets[SIDES].put(sides)
            case VisitHeld():
                sides = sheets[SIDES].must(fact.originator_id)
                _ask(sheets, fact.originator_id, "visit", fact.last_day, sides)
            case PracticeObserved():
                owner = sheets[SIDES].must(fact.practice_id).hosts
                sides = Sides(fact.originator_id, (fact.agency_id,), owner)
                _ask(sheets, fact.originator_id, "adoption", fact.on, sides)
            case VisitFollowedUp() | FollowUpAnswered():
                _answered(sheets, fact)
            case _:
                pass


def _ask(sheets: Sheets, subject_id: UUID, kind: str, start: date, sides: Sides) -> None:
    due = due_on(start, MONTHS[0])
    for asked, others in ((sides.guests, sides.hosts), (sides.hosts, sides.guests)):
        for agency_id in asked:
            sheets[FOLLOW_UPS].put(FollowUpRow(subject_id, agency_id, kind, start, due, others))


def _answered(sheets: Sheets, fact: VisitFollowedUp | FollowUpAnswered) -> None:
    row = sheets[FOLLOW_UPS].must(fact.originator_id, fact.agency_id)
    row.answers = (*row.answers, Answer(fact.months, fact.followed.value, fact.text, fact.on))
    answered = {answer.months for answer in row.answers}
    row.next_due = next((due_on(row.start, months) for months in MONTHS if months not in answered), None)
    sheets[FOLLOW_UPS].put(row)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one side: the day on which it falls due, and the answer when there is one."""

    agency_id: UUID
    months: int
    due: date
    answer: Answer | None


def asked(rows: Iterable[FollowUpRow]) -> list[Asked]:
    """Every question to every side, in the order of falling due."""
    questions = [
        Asked(row.agency_id, months, due_on(row.start, months), _answer(row, months))
        for months in MONTHS
        for row in rows
    ]
    return sorted(questions, key=lambda question: question.due)


def _answer(row: FollowUpRow, months: int) -> Answer | None:
    return next((answer for answer in row.answers if answer.months == months), None)


def of_subject(db: Connection, subject_id: UUID) -> list[FollowUpRow]:
    """What each side of a visit or an adoption is asked and has answered."""
    rows = FOLLOW_UPS.select().where(FOLLOW_UPS.c.subject_id == subject_id)
    return FOLLOW_UPS.read(db, rows.order_by(FOLLOW_UPS.c.agency_id))


def waiting(db: Connection, agency_id: UUID, today: date, number: int = 1) -> Page[FollowUpRow]:
    """What this agency has not answered though it fell due, the longest silence first."""
    silent = FOLLOW_UPS.select().where(FOLLOW_UPS.c.agency_id == agency_id, FOLLOW_UPS.c.next_due <= today)
    return page_of(db, FOLLOW_UPS, silent.order_by(FOLLOW_UPS.c.next_due, FOLLOW_UPS.c.subject_id), number)
