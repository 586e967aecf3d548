"""Who learns what from whom: practices by owner, adoptions by practice, and the ties between agencies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args
from uuid import UUID

import msgspec
from sqlalchemy import Connection, func, select

from exchange.adoptions.events import (
    AdoptionEvent,
    AdoptionResumed,
    AdoptionStopped,
    PracticeModified,
    PracticeObserved,
    PracticeReplicated,
    Stage,
    SteppedBack,
)
from exchange.event import Event
from exchange.practices.events import (
    PracticeDrafted,
    PracticeEvent,
    PracticePublished,
    PracticeRetired,
    PracticeRevised,
    PracticeSubmitted,
)
from exchange.values import SourceKind
from projections.sheet import Ledger, Sheets
from projections.visit_board import GUEST, HOST, counterparts

PRACTICE_FACTS = frozenset(get_args(PracticeEvent))
ADOPTION_FACTS = frozenset(get_args(AdoptionEvent))
DRAFT, SUBMITTED, PUBLISHED, RETIRED = "draft", "submitted", "published", "retired"
READABLE = (SUBMITTED, PUBLISHED, RETIRED)


class PracticeLine(msgspec.Struct):
    """A practice as it is named where it is mentioned. `next_name` belongs to an edition still in work."""

    id: UUID
    owner_id: UUID
    name: str
    next_name: str
    state: str


class AdoptionLine(msgspec.Struct):
    """`visit_id` is the visit at which the practice was observed; `since` when the stage was reached."""

    id: UUID
    agency_id: UUID
    practice_id: UUID
    owner_id: UUID
    visit_id: UUID | None
    stage: str
    since: date
    stopped: bool


class Tie(msgspec.Struct):
    """What one agency has learned from another so far."""

    agency_id: UUID
    visits: int = 0
    adoptions: int = 0
    last_day: date | None = None


PRACTICE_LINES = Ledger("practice_lines", PracticeLine, key=("id",), indexes=[("owner_id", "name")])
ADOPTION_LINES = Ledger(
    "adoption_lines",
    AdoptionLine,
    key=("id",),
    indexes=[("agency_id", "since"), ("owner_id",), ("visit_id",)],
)


class Learning:
    name = "learning"
    version = 1
    ledgers = (PRACTICE_LINES, ADOPTION_LINES)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        if isinstance(fact, PracticeDrafted):
            name = fact.description.name
            line = PracticeLine(fact.originator_id, fact.owner_id, name, name, DRAFT)
            sheets[PRACTICE_LINES].put(line)
        elif isinstance(fact, PracticeObserved):
            sheets[ADOPTION_LINES].put(_observed(sheets, fact))
        elif type(fact) in PRACTICE_FACTS:
            practice = sheets[PRACTICE_LINES].must(fact.originator_id)
            _describe(practice, fact)
            sheets[PRACTICE_LINES].put(practice)
        elif type(fact) in ADOPTION_FACTS:
            adoption = sheets[ADOPTION_LINES].must(fact.originator_id)
            _climb(adoption, fact)
            sheets[ADOPTION_LINES].put(adoption)


def _observed(sheets: Sheets, fact: PracticeObserved) -> AdoptionLine:
    return AdoptionLine(
        id=fact.originator_id,
        agency_id=fact.agency_id,
        practice_id=fact.practice_id,
        owner_id=sheets[PRACTICE_LINES].must(fact.practice_id).owner_id,
        visit_id=fact.source.id if fact.source.kind is SourceKind.VISIT else None,
        stage=Stage.AMATI,
        since=fact.on,
        stopped=False,
    )


def _describe(line: PracticeLine, fact: Event) -> None:
    match fact:
        case PracticeRevised():
            line.next_name = fact.description.name
            if line.state in (DRAFT, SUBMITTED):
                line.name = line.next_name
        case PracticeSubmitted() if line.state == DRAFT:
            line.state = SUBMITTED
        case PracticePublished():
            line.name, line.state = line.next_name, PUBLISHED
        case PracticeRetired():
            line.state = RETIRED
        case _:
            pass


def _climb(line: AdoptionLine, fact: Event) -> None:
    match fact:
        case PracticeReplicated():
            line.stage, line.since = Stage.TIRU, fact.on
        case PracticeModified() if line.stage != Stage.MODIFIKASI:
            line.stage, line.since = Stage.MODIFIKASI, fact.on
        case SteppedBack():
            line.stage, line.since = fact.to, fact.on
        case AdoptionStopped():
            line.stopped = True
        case AdoptionResumed():
            line.stopped = False
        case _:
            pass


def practice_lines(db: Connection, ids: Iterable[UUID | None]) -> dict[UUID, PracticeLine]:
    """These practices by id, in one query; unknown ids are left out."""
    wanted = {practice_id for practice_id in ids if practice_id is not None}
    if not wanted:
        return {}
    found = PRACTICE_LINES.select().where(PRACTICE_LINES.c.id.in_(wanted))
    return {line.id: line for line in PRACTICE_LINES.read(db, found)}


def practices_of(db: Connection, owner_id: UUID) -> list[PracticeLine]:
    """What an agency offers others to learn from, by name; drafts are left out."""
    c = PRACTICE_LINES.c
    offered = PRACTICE_LINES.select().where(c.owner_id == owner_id, c.state.in_(READABLE))
    return PRACTICE_LINES.read(db, offered.order_by(c.name, c.id))


def adoptions_of(db: Connection, agency_id: UUID) -> list[AdoptionLine]:
    """What an agency has taken up from others, the latest step first."""
    c = ADOPTION_LINES.c
    own = ADOPTION_LINES.select().where(c.agency_id == agency_id)
    return ADOPTION_LINES.read(db, own.order_by(c.since.desc(), c.id))


def adoptions_by_visit(db: Connection, visit_id: UUID) -> list[AdoptionLine]:
    """What came of a visit, in the order in which it was observed."""
    c = ADOPTION_LINES.c
    return ADOPTION_LINES.read(
        db, ADOPTION_LINES.select().where(c.visit_id == visit_id).order_by(c.since, c.id)
    )


def learned_from(db: Connection, agency_id: UUID) -> list[Tie]:
    """From whom an agency has learned, by held visits and by adoptions; the closest tie first."""
    return _ties(db, agency_id, GUEST)


def taught_to(db: Connection, agency_id: UUID) -> list[Tie]:
    """Who has learned from an agency; the closest tie first."""
    return _ties(db, agency_id, HOST)


def _ties(db: Connection, agency_id: UUID, side: str) -> list[Tie]:
    ties = {
        other: Tie(other, visits=visits, last_day=last_day)
        for other, (visits, last_day) in counterparts(db, agency_id, side).items()
    }
    for other, adoptions in _adopted(db, agency_id, side).items():
        ties.setdefault(other, Tie(other)).adoptions = adoptions
    return sorted(
        ties.values(),
        key=lambda tie: (-tie.visits - tie.adoptions, -(tie.last_day or date.min).toordinal(), tie.agency_id),
    )


def _adopted(db: Connection, agency_id: UUID, side: str) -> dict[UUID, int]:
    """How many practices the agency adopted of each owner, or as an owner each adopter of it."""
    c = ADOPTION_LINES.c
    own, other = (c.agency_id, c.owner_id) if side == GUEST else (c.owner_id, c.agency_id)
    query = select(other, func.count()).where(own == agency_id).group_by(other)
    return {row[0]: row[1] for row in db.execute(query)}
