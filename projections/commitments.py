"""The ledger of commitments: who owes what, until when, from which event, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from exchange.commitments.events import (
    CommitmentDropped,
    CommitmentEvent,
    CommitmentFulfilled,
    CommitmentMade,
    CommitmentPostponed,
    ProgressNoted,
)
from exchange.event import Event
from exchange.values import Evidence, Official
from i18n.dates import ZONES
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets


class CommitmentState(StrEnum):
    OPEN = "open"
    FULFILLED = "fulfilled"
    DROPPED = "dropped"


class Note(msgspec.Struct, frozen=True):
    """Progress; or, with `due`, why the promise was put off until that day."""

    on: date
    text: str
    due: date | None = None


class CommitmentRow(msgspec.Struct):
    """`source_kind` is a SourceKind; `due` absent when no day was named; `closing` tells why it is closed."""

    id: UUID
    version: int
    owner_id: UUID
    text: str
    unit: str
    source_kind: str
    source_id: UUID
    made_on: date
    due: date | None
    state: str
    closed_on: date | None
    closing: str
    official: Official | None
    evidence: Evidence | None = None
    notes: tuple[Note, ...] = ()

    def is_overdue(self, today: date) -> bool:
        return self.state == CommitmentState.OPEN and self.due is not None and self.due < today


COMMITMENTS = Ledger(
    "commitments",
    CommitmentRow,
    key=("id",),
    indexes=[("owner_id", "state", "due"), ("state", "due"), ("source_id",)],
)


class Commitments:
    """One row a commitment."""

    name = "commitments"
    version = 1
    ledgers = (COMMITMENTS,)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        if isinstance(fact, CommitmentMade):
            sheets[COMMITMENTS].put(_made(fact))
        elif isinstance(fact, CommitmentEvent):
            row = sheets[COMMITMENTS].must(fact.originator_id)
            row.version = fact.originator_version
            _change(row, fact)
            sheets[COMMITMENTS].put(row)


def _made(fact: CommitmentMade) -> CommitmentRow:
    assert fact.source.id is not None, "a commitment follows from an event"
    return CommitmentRow(
        id=fact.originator_id,
        version=fact.originator_version,
        owner_id=fact.owner_id,
        text=fact.text,
        unit=fact.unit,
        source_kind=fact.source.kind.value,
        source_id=fact.source.id,
        made_on=fact.on,
        due=fact.due,
        state=CommitmentState.OPEN.value,
        closed_on=None,
        closing="",
        official=fact.official,
    )


def _change(row: CommitmentRow, fact: CommitmentEvent) -> None:
    match fact:
        case ProgressNoted():
            row.notes = (*row.notes, Note(fact.on, fact.text))
        case CommitmentPostponed():
            row.notes = (
                *row.notes,
                Note(fact.timestamp.astimezone(ZONES["WIB"]).date(), fact.reason, fact.due),
            )
            row.due = fact.due
        case CommitmentFulfilled():
            row.state, row.closed_on = CommitmentState.FULFILLED.value, fact.on
            row.closing, row.evidence = fact.reason, fact.evidence
        case CommitmentDropped():
            row.state, row.closed_on, row.closing = CommitmentState.DROPPED.value, fact.on, fact.reason
        case CommitmentMade():
            raise AssertionError("a commitment is made once")


@dataclass(frozen=True, slots=True)
class Counts:
    """Open ones include those overdue."""

    overdue: int
    open: int
    fulfilled: int
    dropped: int


def commitment(db: Connection, commitment_id: UUID) -> CommitmentRow | None:
    return COMMITMENTS.one(db, commitment_id)


def by_source(db: Connection, source_id: UUID) -> list[CommitmentRow]:
    """What was promised at a visit, a forum or a training, or in an adoption, in the order of falling due."""
    promised = COMMITMENTS.select().where(COMMITMENTS.c.source_id == source_id)
    due = COMMITMENTS.c.due
    return COMMITMENTS.read(
        db, promised.order_by(due.is_(None), due, COMMITMENTS.c.made_on, COMMITMENTS.c.id)
    )


def ledger(
    db: Connection,
    today: date,
    *,
    owner_id: UUID | None = None,
    state: str = "",
    source_kind: str = "",
    number: int = 1,
) -> Page[CommitmentRow]:
    """What is open in the order of falling due, so that the overdue lead; then what is closed, latest first.

    `state` is a CommitmentState, or "overdue".
    """
    c = COMMITMENTS.c
    query = COMMITMENTS.select().where(*_narrowed(owner_id, source_kind))
    if state == "overdue":
        query = query.where(_overdue(today))
    elif state:
        query = query.where(c.state == state)
    is_closed = c.state != CommitmentState.OPEN.value
    open_due = case((is_closed, None), else_=c.due)
    order = (is_closed, open_due.is_(None), open_due, c.closed_on.desc(), c.made_on, c.id)
    return page_of(db, COMMITMENTS, query.order_by(*order), number)


def counts(db: Connection, today: date, owner_id: UUID | None = None, source_kind: str = "") -> Counts:
    """How many stand in each state, in one query."""
    states = (COMMITMENTS.c.state == known.value for known in CommitmentState)
    tally = select(*(func.count(case((held, 1))) for held in (_overdue(today), *states)))
    query = tally.select_from(COMMITMENTS.table).where(*_narrowed(owner_id, source_kind))
    return Counts(*tuple(db.execute(query).one()))


def _narrowed(owner_id: UUID | None, source_kind: str) -> list[Any]:
    owned = [COMMITMENTS.c.owner_id == owner_id] if owner_id else []
    return [*owned, COMMITMENTS.c.source_kind == source_kind] if source_kind else owned


def _overdue(today: date) -> ColumnElement[bool]:
    return and_(COMMITMENTS.c.state == CommitmentState.OPEN.value, COMMITMENTS.c.due < today)
