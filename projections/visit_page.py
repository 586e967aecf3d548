"""Everything on one visit: what was asked, agreed, seen, answered, promised and confirmed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from exchange.event import Event
from exchange.values import ContextFigure, Evidence, Headcount, Official
from exchange.visits.events import (
    AgendaSet,
    AgendaSlot,
    EvidenceAdded,
    FindingRecorded,
    IntentDeclared,
    QuestionAnswered,
    QuestionAsked,
    Terms,
    VisitAttested,
    VisitCancelled,
    VisitDrafted,
    VisitEvent,
    VisitHeld,
    VisitPlan,
    VisitProposed,
    VisitRedrafted,
    VisitReported,
    VisitRescheduled,
)
from projections.sheet import Ledger, Sheets
from projections.visit_course import Course, VisitState, begin, follow, is_visit_fact


class GivenAnswer(msgspec.Struct):
    text: str
    agency_id: UUID
    on: date


class AskedQuestion(msgspec.Struct):
    id: UUID
    text: str
    answers: tuple[GivenAnswer, ...] = ()


class Holding(msgspec.Struct):
    """What was recorded when it had taken place."""

    first_day: date
    last_day: date
    received_by: tuple[Official, ...]
    led_by: Official | None
    delegation: tuple[Official, ...]
    attendance: tuple[Headcount, ...]
    site_ids: tuple[UUID, ...]


class Finding(msgspec.Struct):
    id: UUID
    text: str
    agency_id: UUID
    site_id: UUID | None
    practice_id: UUID | None
    aspect: str
    topics: tuple[str, ...]
    told_by: Official | None
    figures: tuple[ContextFigure, ...]


class Intent(msgspec.Struct):
    text: str
    agency_id: UUID
    practice_id: UUID | None
    said_by: Official | None


class Report(msgspec.Struct):
    """One guest's report. `cost` in whole rupiah."""

    agency_id: UUID
    at: datetime
    summary: str
    lessons: str
    cost: int | None
    reporters: tuple[Official, ...]


class Attestation(msgspec.Struct):
    agency_id: UUID
    at: datetime
    agrees: bool
    remark: str


class Move(msgspec.Struct):
    """The visit was moved from `old` terms by one side."""

    agency_id: UUID
    at: datetime
    old: Terms
    reason: str


class Cancelled(msgspec.Struct):
    agency_id: UUID
    at: datetime
    reason: str


class VisitRow(msgspec.Struct):
    """`version` is what a form shows that it has seen. `proposed_at` is absent while it is a draft."""

    id: UUID
    version: int
    plan: VisitPlan
    course: Course
    recorded_late: bool
    proposed_at: datetime | None
    questions: tuple[AskedQuestion, ...]
    agenda: tuple[AgendaSlot, ...] = ()
    held: Holding | None = None
    findings: tuple[Finding, ...] = ()
    intents: tuple[Intent, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reports: tuple[Report, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    moves: tuple[Move, ...] = ()
    cancelled: Cancelled | None = None

    @property
    def state(self) -> VisitState:
        return self.course.state

    @property
    def site_ids(self) -> tuple[UUID, ...]:
        """Where it was, or else where it is to be."""
        return self.held.site_ids if self.held else self.plan.site_ids

    def is_guest(self, agency_id: UUID) -> bool:
        return agency_id in self.course.guest_ids

    def is_host(self, agency_id: UUID) -> bool:
        return agency_id in self.course.host_ids

    def agency_ids(self) -> set[UUID]:
        """Every agency that the page names."""
        return {
            *self.course.guest_ids,
            *self.course.host_ids,
            *(other for talk in self.course.talks for other in talk.redirect_ids),
            *(answer.agency_id for question in self.questions for answer in question.answers),
            *(official.agency_id for official in self.officials() if official.agency_id),
        }

    def practice_ids(self) -> set[UUID]:
        """Every practice that the page names."""
        found = (finding.practice_id for finding in self.findings if finding.practice_id)
        meant = (intent.practice_id for intent in self.intents if intent.practice_id)
        return {*self.plan.practice_ids, *found, *meant}

    def officials(self) -> list[Official]:
        """Every official that the page names, in the order of the page."""
        held = self.held
        named: list[Official | None] = [self.plan.leader, *(slot.speaker for slot in self.agenda)]
        if held:
            named += [*held.received_by, held.led_by, *held.delegation]
        named += [finding.told_by for finding in self.findings]
        named += [intent.said_by for intent in self.intents]
        named += [official for report in self.reports for official in report.reporters]
        return [official for official in named if official]


VISITS = Ledger("visit_page", VisitRow, key=("id",))


class VisitPage:
    name = "visit_page"
    version = 1
    ledgers = (VISITS,)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        if not is_visit_fact(fact):
            return
        if isinstance(fact, VisitDrafted | VisitRedrafted | VisitProposed):
            sheets[VISITS].put(_planned(fact))
            return
        row = sheets[VISITS].must(fact.originator_id)
        row.version = fact.originator_version
        _tell(row, fact)
        sheets[VISITS].put(row)


def _planned(fact: VisitDrafted | VisitRedrafted | VisitProposed) -> VisitRow:
    proposed = fact if isinstance(fact, VisitProposed) else None
    return VisitRow(
        id=fact.originator_id,
        version=fact.originator_version,
        plan=fact.plan,
        course=begin(fact.plan, VisitState.PROPOSED if proposed else VisitState.DRAFT),
        recorded_late=proposed is not None and proposed.recorded_late,
        proposed_at=fact.timestamp if proposed else None,
        questions=tuple(AskedQuestion(question.id, question.text) for question in fact.plan.questions),
    )


def _tell(row: VisitRow, fact: VisitEvent) -> None:
    """Facts of the talk are remembered by the course alone."""
    match fact:
        case VisitRescheduled():
            move = Move(fact.agency_id, fact.timestamp, row.course.terms, fact.reason)
            row.moves = (*row.moves, move)
        case VisitCancelled():
            row.cancelled = Cancelled(fact.agency_id, fact.timestamp, fact.reason)
        case AgendaSet():
            row.agenda = tuple(sorted(fact.slots, key=lambda slot: (slot.day, slot.starts)))
        case QuestionAsked():
            row.questions = (*row.questions, AskedQuestion(fact.question.id, fact.question.text))
        case QuestionAnswered():
            _answer(row, fact)
        case VisitHeld():
            row.held = _held(fact)
        case FindingRecorded():
            row.findings = (*row.findings, _found(fact))
        case IntentDeclared():
            row.intents = (*row.intents, Intent(fact.text, fact.agency_id, fact.practice_id, fact.said_by))
        case EvidenceAdded():
            row.evidence = (*row.evidence, fact.evidence)
        case VisitReported():
            row.reports = (*row.reports, _reported(fact))
        case VisitAttested():
            said = Attestation(fact.agency_id, fact.timestamp, fact.agrees, fact.remark)
            row.attestations = (*row.attestations, said)
        case _:
            pass
    follow(row.course, fact)


def _answer(row: VisitRow, fact: QuestionAnswered) -> None:
    given = GivenAnswer(fact.answer, fact.agency_id, fact.on)
    for question in row.questions:
        if question.id == fact.question_id:
            question.answers = (*question.answers, given)


def _held(fact: VisitHeld) -> Holding:
    return Holding(
        fact.first_day,
        fact.last_day,
        fact.received_by,
        fact.led_by,
        fact.delegation,
        fact.attendance,
        fact.site_ids,
    )


def _found(fact: FindingRecorded) -> Finding:
    return Finding(
        fact.finding_id,
        fact.text,
        fact.agency_id,
        fact.site_id,
        fact.practice_id,
        fact.aspect,
        fact.topics,
        fact.told_by,
        fact.figures,
    )


def _reported(fact: VisitReported) -> Report:
    return Report(fact.by_agency, fact.timestamp, fact.summary, fact.lessons, fact.cost, fact.reporters)


def visit_row(db: Connection, visit_id: UUID, reader_id: UUID | None) -> VisitRow | None:
    """The visit, or None when there is none for these eyes: a draft is read by its guests alone."""
    row = VISITS.one(db, visit_id)
    if row is None or row.state is not VisitState.DRAFT:
        return row
    return row if reader_id is not None and row.is_guest(reader_id) else None
