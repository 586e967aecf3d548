"""Trainings: subjects and speakers by day, who took part, and on what legal basis."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from exchange.event import Event
from exchange.trainings.events import SessionAdded, TrainingAnnounced, TrainingCancelled, TrainingHeld
from exchange.values import Headcount, Official
from projections.gatherings import GatheringWish, matching
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets


class Session(msgspec.Struct, frozen=True):
    """One subject on one day."""

    id: UUID
    day: date
    subject: str
    speakers: tuple[Official, ...]


class TrainingRow(msgspec.Struct):
    """`state` is announced, held or cancelled; `sessions` by day, on a day in the order of recording."""

    id: UUID
    version: int
    state: str
    title: str
    organiser_id: UUID
    first_day: date
    last_day: date
    place: str
    mode: str
    purpose: str
    methods: tuple[str, ...]
    legal_basis: tuple[str, ...]
    topics: tuple[str, ...]
    recorded_late: bool
    sessions: tuple[Session, ...] = ()
    participants: tuple[Headcount, ...] = ()
    cancel_reason: str = ""

    @property
    def participant_count(self) -> int:
        return sum(group.count for group in self.participants)


TRAININGS = Ledger(
    "trainings",
    TrainingRow,
    key=("id",),
    indexes=[("state", "first_day"), ("first_day",), ("organiser_id", "first_day")],
)


class Trainings:
    """One row a training."""

    name = "trainings"
    version = 1
    ledgers = (TRAININGS,)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        sheet = sheets[TRAININGS]
        match fact:
            case TrainingAnnounced():
                sheet.put(_announced(fact))
                return
            case SessionAdded():
                row = sheet.must(fact.originator_id)
                session = Session(fact.session_id, fact.day, fact.subject, fact.speakers)
                row.sessions = tuple(sorted((*row.sessions, session), key=lambda held: held.day))
            case TrainingHeld():
                row = sheet.must(fact.originator_id)
                row.state, row.first_day, row.last_day = "held", fact.first_day, fact.last_day
                row.participants = fact.participants
            case TrainingCancelled():
                row = sheet.must(fact.originator_id)
                row.state, row.cancel_reason = "cancelled", fact.reason
            case _:
                return
        row.version = fact.originator_version
        sheet.put(row)


def _announced(fact: TrainingAnnounced) -> TrainingRow:
    return TrainingRow(
        id=fact.originator_id,
        version=fact.originator_version,
        state="announced",
        title=fact.title,
        organiser_id=fact.organiser_id,
        first_day=fact.first_day,
        last_day=fact.last_day,
        place=fact.place,
        mode=fact.mode,
        purpose=fact.purpose,
        methods=fact.methods,
        legal_basis=fact.legal_basis,
        topics=fact.topics,
        recorded_late=fact.recorded_late,
    )


def training(db: Connection, training_id: UUID) -> TrainingRow | None:
    return TRAININGS.one(db, training_id)


def trainings(db: Connection, wish: GatheringWish, number: int = 1) -> Page[TrainingRow]:
    """The latest day first."""
    return page_of(db, TRAININGS, matching(TRAININGS.table, wish), number)
