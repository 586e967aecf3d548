"""When a visit's programme, questions, course, findings, report and attestation may be recorded."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from exchange import days, guards, value_checks
from exchange.errors import AlreadyExists, BadValue, NotFound, NotPermitted, NotYet
from exchange.handling import Deed
from exchange.values import ContextFigure, Evidence, Followed, Headcount, Official, Role
from exchange.visits import plan as plans
from exchange.visits.events import (
    AgendaSet,
    AgendaSlot,
    EvidenceAdded,
    FindingRecorded,
    IntentDeclared,
    Question,
    QuestionAnswered,
    QuestionAsked,
    VisitAccepted,
    VisitAttested,
    VisitEvent,
    VisitFollowedUp,
    VisitHeld,
    VisitPlan,
    VisitProposed,
    VisitReported,
)
from exchange.visits.visit import TOOK_PLACE, StudyVisit, VisitState, evolve

FOLLOW_UPS = (3, 6, 12)
"""Months after which both sides are asked what has come of it."""
MOST_RUPIAH = 1_000_000_000_000
OPEN_RECORD = (VisitState.HELD, VisitState.REPORTED)
UNDER_WAY = (VisitState.PROPOSED, VisitState.SCHEDULED, VisitState.HELD)


@dataclass(frozen=True, slots=True)
class Reception:
    """Who came, who received them and at which sites."""

    received_by: tuple[Official, ...]
    led_by: Official | None
    delegation: tuple[Official, ...]
    attendance: tuple[Headcount, ...]
    site_ids: tuple[UUID, ...]

    def check(self, known_sites: Set[UUID]) -> None:
        value_checks.officials("received_by", self.received_by)
        value_checks.official("led_by", self.led_by)
        value_checks.officials("delegation", self.delegation)
        value_checks.headcounts("attendance", self.attendance)
        value_checks.unique("site_ids", self.site_ids)
        if unknown := set(self.site_ids) - known_sites:
            raise BadValue(field="site_ids", fault="unknown", have=min(unknown))


def set_agenda(
    visit: StudyVisit, deed: Deed, slots: tuple[AgendaSlot, ...], known_sites: Set[UUID]
) -> AgendaSet:
    visit.require_side(deed)
    visit.require(*UNDER_WAY)
    plans.check_agenda(slots, visit.period, known_sites, visit.questions)
    return AgendaSet(**deed.next(visit), slots=slots)


def ask(visit: StudyVisit, deed: Deed, question: Question) -> QuestionAsked:
    visit.require_guest(deed)
    visit.require(*UNDER_WAY)
    plans.check_question(question)
    if question.id in visit.questions:
        raise AlreadyExists(noun="Question", id=question.id)
    guards.count("questions", len(visit.questions) + 1, most=plans.MOST_QUESTIONS)
    return QuestionAsked(**deed.next(visit), question=question)


def hold(
    visit: StudyVisit, deed: Deed, first: date, last: date, reception: Reception, known_sites: Set[UUID]
) -> VisitHeld:
    """By a host, once the last day has come and not before the day that was agreed."""
    visit.require_host(deed)
    visit.require(VisitState.SCHEDULED)
    days.happened("first_day", visit.terms.first_day, deed.today)
    _check_held(deed, first, last)
    reception.check(known_sites)
    return _held(visit, deed, first, last, reception, recorded_late=False)


def record_past(
    visit_id: UUID, deed: Deed, plan: VisitPlan, reception: Reception, known_sites: Set[UUID]
) -> list[VisitEvent]:
    """Asked, accepted by every host and held, told after the fact.

    It may lack a learning question: one that was not asked then cannot be made up now.
    """
    if deed.by.agency_id not in {*plan.guest_ids, *plan.host_ids} and deed.by.role is not Role.OPERATOR:
        raise NotPermitted(need="side", by_agency=deed.by.agency_id)
    plans.check_plan(plan, deed.today)
    plans.check_told(plan)
    _check_held(deed, plan.terms.first_day, plan.terms.last_day)
    reception.check(known_sites)
    proposed = VisitProposed(**deed.first(visit_id), plan=plan, recorded_late=True)
    facts: list[VisitEvent] = [proposed]
    visit = evolve(None, proposed)
    for host_id in plan.host_ids:
        accepted = VisitAccepted(**deed.next(visit), host_id=host_id, recorded_late=True)
        facts.append(accepted)
        visit = evolve(visit, accepted)
    held = _held(visit, deed, plan.terms.first_day, plan.terms.last_day, reception, recorded_late=True)
    return [*facts, held]


def answer(visit: StudyVisit, deed: Deed, question_id: UUID, text: str, on: date) -> QuestionAnswered:
    """By a side from the proposal on; once nothing more is to come of the visit itself, by anybody."""
    over = visit.took_place or visit.state in (VisitState.DECLINED, VisitState.CANCELLED)
    if not over:
        visit.require_side(deed)
        visit.require(VisitState.PROPOSED, VisitState.SCHEDULED)
    if question_id not in visit.questions:
        raise NotFound(noun="Question", id=question_id)
    guards.text("answer", text)
    days.happened("on", on, deed.today)
    return QuestionAnswered(
        **deed.next(visit), question_id=question_id, answer=text, agency_id=deed.by.agency_id, on=on
    )


def find(
    visit: StudyVisit,
    deed: Deed,
    *,
    finding_id: UUID,
    text: str,
    site_id: UUID | None,
    practice_id: UUID | None,
    aspect: str,
    topics: tuple[str, ...],
    told_by: Official | None,
    figures: Sequence[ContextFigure],
    known_sites: Set[UUID],
) -> FindingRecorded:
    visit.require_guest(deed)
    visit.require(*OPEN_RECORD)
    if finding_id in visit.findings:
        raise AlreadyExists(noun="Finding", id=finding_id)
    guards.text("text", text)
    if site_id is not None and site_id not in known_sites:
        raise BadValue(field="site_id", fault="unknown", have=site_id)
    if aspect:
        plans.check_aspect(aspect)
    plans.check_topics(topics)
    value_checks.official("told_by", told_by)
    guards.few("figures", figures)
    for figure in figures:
        value_checks.figure("figures", figure, deed.today)
    return FindingRecorded(
        **deed.next(visit),
        finding_id=finding_id,
        text=text,
        agency_id=deed.by.agency_id,
        site_id=site_id,
        practice_id=practice_id,
        aspect=aspect,
        topics=topics,
        told_by=told_by,
        figures=tuple(figures),
    )


def declare_intent(
    visit: StudyVisit, deed: Deed, text: str, practice_id: UUID | None, said_by: Official | None
) -> IntentDeclared:
    visit.require_guest(deed)
    visit.require(*TOOK_PLACE)
    guards.text("text", text)
    value_checks.official("said_by", said_by)
    return IntentDeclared(
        **deed.next(visit), agency_id=deed.by.agency_id, text=text, practice_id=practice_id, said_by=said_by
    )


def add_evidence(visit: StudyVisit, deed: Deed, evidence: Evidence) -> EvidenceAdded:
    visit.require_side(deed)
    visit.require(VisitState.PROPOSED, VisitState.SCHEDULED, *TOOK_PLACE)
    if evidence.id in visit.evidence:
        raise AlreadyExists(noun="Evidence", id=evidence.id)
    value_checks.evidence("evidence", evidence, deed.today)
    return EvidenceAdded(**deed.next(visit), evidence=evidence)


def report(
    visit: StudyVisit,
    deed: Deed,
    summary: str,
    lessons: str,
    cost: int | None,
    reporters: tuple[Official, ...],
) -> VisitReported:
    visit.require_guest(deed)
    visit.require(*OPEN_RECORD)
    if deed.by.agency_id in visit.reported_by:
        raise AlreadyExists(noun="Report", agency=deed.by.agency_id)
    guards.text("summary", summary)
    guards.optional_text("lessons", lessons)
    if cost is not None:
        guards.count("cost", cost, most=MOST_RUPIAH)
    value_checks.officials("reporters", reporters)
    return VisitReported(**deed.next(visit), summary=summary, lessons=lessons, cost=cost, reporters=reporters)


def attest(visit: StudyVisit, deed: Deed, agrees: bool, remark: str) -> VisitAttested:
    """Once each; a further guest may still speak when the others have closed the record."""
    visit.require_side(deed)
    visit.require(VisitState.REPORTED, VisitState.CLOSED)
    if deed.by.agency_id in visit.attested_by:
        raise AlreadyExists(noun="Attestation", agency=deed.by.agency_id)
    guards.optional_text("remark", remark)
    if not agrees:
        guards.text("remark", remark)
    return VisitAttested(**deed.next(visit), agency_id=deed.by.agency_id, agrees=agrees, remark=remark)


def follow_up(
    visit: StudyVisit, deed: Deed, months: int, followed: Followed, text: str, on: date
) -> VisitFollowedUp:
    visit.require_side(deed)
    visit.require(*TOOK_PLACE)
    if months not in FOLLOW_UPS:
        raise BadValue(field="months", fault="unknown", have=months)
    due = days.months_after(visit.period.last_day, months)
    if due > deed.today:
        raise NotYet(field="months", day=due, today=deed.today)
    if (months, deed.by.agency_id) in visit.followed_up:
        raise AlreadyExists(noun="FollowUp", months=months, agency=deed.by.agency_id)
    days.happened("on", on, deed.today)
    if on < due:
        raise BadValue(field="on", fault="too_early", least=due, have=on)
    guards.optional_text("text", text)
    return VisitFollowedUp(
        **deed.next(visit),
        months=months,
        agency_id=deed.by.agency_id,
        followed=followed,
        text=text,
        on=on,
    )


def _check_held(deed: Deed, first: date, last: date) -> None:
    plans.check_days(first, last, deed.today)
    days.happened("last_day", last, deed.today)


def _held(
    visit: StudyVisit, deed: Deed, first: date, last: date, reception: Reception, *, recorded_late: bool
) -> VisitHeld:
    return VisitHeld(
        **deed.next(visit),
        first_day=first,
        last_day=last,
        received_by=reception.received_by,
        led_by=reception.led_by,
        delegation=reception.delegation,
        attendance=reception.attendance,
        site_ids=reception.site_ids,
        recorded_late=recorded_late,
    )
