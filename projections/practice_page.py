"""The practice page: all that is known of one practice, its editions, and the visits that were about it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam

from exchange.event import Event
from exchange.practices.events import (
    Description,
    Origin,
    PracticeDrafted,
    PracticeEvent,
    PracticeEvidenced,
    PracticePublished,
    PracticeRetired,
    PracticeReturned,
    PracticeVerified,
    Remark,
)
from exchange.values import Evidence, Official, Result, Since, Source, SourceKind
from exchange.visits.events import FindingRecorded, IntentDeclared, VisitProposed
from projections.editions import Editions, State, change
from projections.sheet import Ledger, Sheets
from projections.visit_board import LINES, BoardLine
from projections.visit_course import VisitState


class Verification(msgspec.Struct):
    edition: int
    on: date
    by: Official
    by_agency: UUID
    note: str


class Retirement(msgspec.Struct):
    """`reason` is a code of stop reasons."""

    on: date
    reason: str
    note: str


class PracticeRow(msgspec.Struct):
    """`name` to `headline` are of the edition that is shown, else of the newest; `state` is the newest's."""

    id: UUID
    version: int
    owner_id: UUID
    root_id: UUID
    state: str
    listed: bool
    verified: bool
    name: str
    summary: str
    urusan: str
    since: Since | None
    headline: Result | None
    published_on: date | None
    origin: Origin | None
    source: Source | None
    editions: Editions
    verification: Verification | None = None
    remarks: tuple[Remark, ...] = ()
    retirement: Retirement | None = None
    evidence: tuple[Evidence, ...] = ()


class PracticeVisit(msgspec.Struct):
    """A visit that asked about a practice, found out about it, or that the practice was described after."""

    practice_id: UUID
    visit_id: UUID


PRACTICES = Ledger("practices", PracticeRow, key=("id",), indexes=[("root_id",), ("owner_id",), ("state",)])
PRACTICE_VISITS = Ledger("practice_visits", PracticeVisit, key=("practice_id", "visit_id"))


VISITS_ABOUT = (
    LINES.select()
    .join_from(LINES.table, PRACTICE_VISITS.table, LINES.c.id == PRACTICE_VISITS.c.visit_id)
    .where(PRACTICE_VISITS.c.practice_id == bindparam("practice_id"), LINES.c.state != VisitState.DRAFT)
    .order_by(LINES.c.first_day.desc(), LINES.c.id)
)


class PracticePage:
    """One row a practice; one a pair of practice and visit."""

    name = "practice_page"
    version = 1
    ledgers = (PRACTICES, PRACTICE_VISITS)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        match fact:
            case PracticeDrafted():
                sheets[PRACTICES].put(_drafted(sheets, fact))
                if fact.source is not None and fact.source.kind is SourceKind.VISIT:
                    _link(sheets, fact.originator_id, fact.source.id)
            case VisitProposed():
                for practice_id in fact.plan.practice_ids:
                    _link(sheets, practice_id, fact.originator_id)
            case FindingRecorded() | IntentDeclared():
                _link(sheets, fact.practice_id, fact.originator_id)
            case _ if isinstance(fact, PracticeEvent):
                row = sheets[PRACTICES].must(fact.originator_id)
                row.version = fact.originator_version
                if change(row.editions, fact):
                    _show(row)
                row.state = row.editions.state.value
                _note(row, fact)
                sheets[PRACTICES].put(row)
            case _:
                pass


def _drafted(sheets: Sheets, fact: PracticeDrafted) -> PracticeRow:
    origin = sheets[PRACTICES].get(fact.origin.practice_id) if fact.origin else None
    row = PracticeRow(
        id=fact.originator_id,
        version=fact.originator_version,
        owner_id=fact.owner_id,
        root_id=origin.root_id if origin else fact.originator_id,
        state=State.DRAFT.value,
        listed=False,
        verified=False,
        name="",
        summary="",
        urusan="",
        since=None,
        headline=None,
        published_on=None,
        origin=fact.origin,
        source=fact.source,
        editions=Editions(draft=fact.description),
    )
    _show(row)
    return row


def _show(row: PracticeRow) -> None:
    told = row.editions.shown or row.editions.newest
    row.listed, row.verified = row.editions.is_listed, row.editions.is_verified
    row.name, row.summary, row.urusan, row.since = told.name, told.summary, told.urusan, told.since
    row.headline = headline(told)


def headline(description: Description) -> Result | None:
    """The result to show when there is room for one: measured on both sides, else after, else any."""
    results = description.results
    both = (r for r in results if r.before is not None and r.after is not None)
    after = (r for r in results if r.after is not None)
    return next(both, next(after, next(iter(results), None)))


def _note(row: PracticeRow, fact: PracticeEvent) -> None:
    match fact:
        case PracticeReturned():
            row.remarks = fact.remarks
        case PracticeVerified():
            row.remarks = ()
            row.verification = Verification(
                fact.edition, fact.on, fact.verified_by, fact.by_agency, fact.note
            )
        case PracticePublished():
            row.published_on = fact.on
        case PracticeRetired():
            row.retirement = Retirement(fact.on, fact.reason, fact.note)
        case PracticeEvidenced():
            row.evidence = (*row.evidence, fact.evidence)
        case _:
            pass


def _link(sheets: Sheets, practice_id: UUID | None, visit_id: UUID | None) -> None:
    if practice_id is not None and visit_id is not None:
        sheets[PRACTICE_VISITS].put(PracticeVisit(practice_id, visit_id))


def practice(db: Connection, practice_id: UUID) -> PracticeRow | None:
    return PRACTICES.one(db, practice_id)


def visits_about(db: Connection, practice_id: UUID) -> list[BoardLine]:
    """The visits that had to do with a practice, the latest first. Drafts are their guests' own."""
    return LINES.read(db, VISITS_ABOUT.params(practice_id=practice_id))


def owned(db: Connection, owner_id: UUID) -> list[PracticeRow]:
    """The practices of one agency, drafts too, by name."""
    own = PRACTICES.select().where(PRACTICES.c.owner_id == owner_id).order_by(PRACTICES.c.name)
    return PRACTICES.read(db, own)


def awaiting_verification(db: Connection, not_of: UUID) -> list[PracticeRow]:
    """What a curator of agency `not_of` may verify, by name."""
    waiting = PRACTICES.select().where(PRACTICES.c.state == State.SUBMITTED, PRACTICES.c.owner_id != not_of)
    return PRACTICES.read(db, waiting.order_by(PRACTICES.c.name))
