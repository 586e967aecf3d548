"""How the commands of a visit are carried out: what is read, which rules are asked, what is booked."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from exchange.agencies.agency import Agency
from exchange.diaries import calendar
from exchange.diaries.calendar import Calendar
from exchange.diaries.events import DiaryEvent
from exchange.errors import AlreadyExists, BadValue
from exchange.event import Event
from exchange.handling import Desk, Facts, Handlers
from exchange.practices.practice import Practice
from exchange.visits import record, talks
from exchange.visits.commands import (
    AcceptVisit,
    AddVisitEvidence,
    AgreeTerms,
    AnswerQuestion,
    AskQuestion,
    AttestVisit,
    CancelVisit,
    CounterTerms,
    DeclareIntent,
    DeclineVisit,
    DraftVisit,
    FollowUpVisit,
    HoldVisit,
    ProposeVisit,
    RecordFinding,
    RecordPastVisit,
    RedraftVisit,
    ReportVisit,
    RescheduleVisit,
    SetAgenda,
)
from exchange.visits.events import Terms, VisitPlan
from exchange.visits.hosting import check_received, wish
from exchange.visits.record import Reception
from exchange.visits.visit import StudyVisit, evolve, is_moved, period_of


def handle_draft(command: DraftVisit, desk: Desk) -> Facts:
    _require_new(desk, command.visit_id)
    drafted = talks.draft(command.visit_id, desk.deed, command.plan)
    _known_hosts(desk, command.plan)
    return [drafted]


def handle_redraft(command: RedraftVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    redrafted = talks.redraft(visit, desk.deed, command.plan)
    _known_hosts(desk, command.plan)
    return [redrafted]


def handle_propose(command: ProposeVisit, desk: Desk) -> Facts:
    if command.seen is None:
        draft = desk.find(StudyVisit, command.visit_id)
    else:
        draft = desk.load(StudyVisit, command.visit_id, command.seen)
    proposed = talks.propose(draft, command.visit_id, desk.deed, command.plan)
    visit = evolve(draft, proposed)
    for host in _known_hosts(desk, command.plan):
        _check_fits(desk, visit, host, visit.terms)
    return [proposed]


def handle_accept(command: AcceptVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    accepted = talks.accept(visit, desk.deed, command.override)
    host = desk.load(Agency, accepted.host_id)
    if not command.override:
        check_received(host, visit.terms, desk.deed.today)
    return [accepted, *_rebook(desk, visit, host, visit.terms, command.override)]


def handle_decline(command: DeclineVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    declined = talks.decline(visit, desk.deed, command.reason, command.note, command.redirect_ids)
    for agency_id in command.redirect_ids:
        desk.load(Agency, agency_id)
    return [declined, *_release(desk, visit, visit.accepted & {declined.host_id})]


def handle_counter(command: CounterTerms, desk: Desk) -> Facts:
    """Nobody offers days that are not free; a host's other rules are its own to set aside in its offer."""
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    countered = talks.counter(visit, desk.deed, command.host_id, command.terms, command.note)
    host = desk.load(Agency, command.host_id)
    if countered.agency_id == host.id:
        calendar.check(_calendar(desk, visit, host, command.terms), wish(visit, host, command.terms))
    else:
        _check_fits(desk, visit, host, command.terms)
    return [countered]


def handle_agree(command: AgreeTerms, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    agreed = talks.agree(visit, desk.deed, command.host_id, command.override)
    host = desk.load(Agency, command.host_id)
    if agreed.agency_id == host.id and not command.override:
        check_received(host, agreed.terms, desk.deed.today)
    after = evolve(visit, agreed)
    return [
        agreed,
        *talks.carry_agenda(after, desk.deed, visit.terms),
        *_rebook(desk, visit, host, agreed.terms, command.override),
        *_release(desk, visit, visit.accepted - after.accepted),
    ]


def handle_reschedule(command: RescheduleVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    moved = talks.reschedule(visit, desk.deed, command.terms, command.reason, command.override)
    facts: list[Event] = [moved, *talks.carry_agenda(evolve(visit, moved), desk.deed, visit.terms)]
    for host_id in sorted(visit.accepted):
        host = desk.load(Agency, host_id)
        override = command.override if host_id == moved.agency_id else ""
        if not override:
            check_received(host, command.terms, desk.deed.today)
        if is_moved(visit.terms, command.terms):
            facts += _rebook(desk, visit, host, command.terms, override)
    return facts


def handle_cancel(command: CancelVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    cancelled = talks.cancel(visit, desk.deed, command.reason)
    return [cancelled, *_release(desk, visit, visit.accepted)]


def handle_set_agenda(command: SetAgenda, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [record.set_agenda(visit, desk.deed, command.slots, _sites(desk, visit.plan))]


def handle_ask(command: AskQuestion, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [record.ask(visit, desk.deed, command.question)]


def handle_hold(command: HoldVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    reception = _reception(command, command.site_ids)
    sites = _sites(desk, visit.plan)
    return [record.hold(visit, desk.deed, command.first_day, command.last_day, reception, sites)]


def handle_record_past(command: RecordPastVisit, desk: Desk) -> Facts:
    _require_new(desk, command.visit_id)
    plan, reception = command.plan, _reception(command, command.plan.site_ids)
    _known(desk, plan)
    return record.record_past(command.visit_id, desk.deed, plan, reception, _sites(desk, plan))


def handle_answer(command: AnswerQuestion, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [record.answer(visit, desk.deed, command.question_id, command.answer, command.on)]


def handle_find(command: RecordFinding, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    found = record.find(
        visit,
        desk.deed,
        finding_id=command.finding_id,
        text=command.text,
        site_id=command.site_id,
        practice_id=command.practice_id,
        aspect=command.aspect,
        topics=command.topics,
        told_by=command.told_by,
        figures=command.figures,
        known_sites=_sites(desk, visit.plan),
    )
    _known_practice(desk, command.practice_id)
    return [found]


def handle_declare_intent(command: DeclareIntent, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    _known_practice(desk, command.practice_id)
    return [record.declare_intent(visit, desk.deed, command.text, command.practice_id, command.said_by)]


def handle_add_evidence(command: AddVisitEvidence, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [record.add_evidence(visit, desk.deed, command.evidence)]


def handle_report(command: ReportVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [
        record.report(visit, desk.deed, command.summary, command.lessons, command.cost, command.reporters)
    ]


def handle_attest(command: AttestVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [record.attest(visit, desk.deed, command.agrees, command.remark)]


def handle_follow_up(command: FollowUpVisit, desk: Desk) -> Facts:
    visit = desk.load(StudyVisit, command.visit_id, command.seen)
    return [record.follow_up(visit, desk.deed, command.months, command.followed, command.text, command.on)]


def _require_new(desk: Desk, visit_id: UUID) -> None:
    if desk.find(StudyVisit, visit_id) is not None:
        raise AlreadyExists(noun="StudyVisit", id=visit_id)


def _known(desk: Desk, plan: VisitPlan) -> list[Agency]:
    """The hosts of a plan, whose guests and practices are known too."""
    for guest_id in plan.guest_ids:
        desk.load(Agency, guest_id)
    for practice_id in plan.practice_ids:
        _known_practice(desk, practice_id)
    return [desk.load(Agency, host_id) for host_id in plan.host_ids]


def _known_hosts(desk: Desk, plan: VisitPlan) -> list[Agency]:
    """The same for a visit to come, which goes to open sites of its hosts only."""
    hosts = _known(desk, plan)
    opened = {site_id for host in hosts for site_id, is_open in host.sites.items() if is_open}
    if unknown := set(plan.site_ids) - opened:
        raise BadValue(field="site_ids", fault="unknown", have=min(unknown))
    return hosts


def _known_practice(desk: Desk, practice_id: UUID | None) -> None:
    if practice_id is not None:
        desk.load(Practice, practice_id)


def _sites(desk: Desk, plan: VisitPlan) -> set[UUID]:
    """Every site that the hosts ever had: the visit may have been there before it closed."""
    return {site_id for host_id in plan.host_ids for site_id in desk.load(Agency, host_id).sites}


def _reception(command: HoldVisit | RecordPastVisit, site_ids: tuple[UUID, ...]) -> Reception:
    return Reception(
        received_by=command.received_by,
        led_by=command.led_by,
        delegation=command.delegation,
        attendance=command.attendance,
        site_ids=site_ids,
    )


def _calendar(desk: Desk, visit: StudyVisit, host: Agency, terms: Terms) -> Calendar:
    """The host's diaries of the days that the visit has and of those that it wants."""
    return calendar.open_calendar(desk, host, visit.period, period_of(terms))


def _check_fits(desk: Desk, visit: StudyVisit, host: Agency, terms: Terms) -> None:
    check_received(host, terms, desk.deed.today)
    calendar.check(_calendar(desk, visit, host, terms), wish(visit, host, terms))


def _rebook(desk: Desk, visit: StudyVisit, host: Agency, terms: Terms, override: str) -> list[DiaryEvent]:
    kept = _calendar(desk, visit, host, terms)
    return calendar.rebook(kept, desk.deed, wish(visit, host, terms), override)


def _release(desk: Desk, visit: StudyVisit, host_ids: Iterable[UUID]) -> list[DiaryEvent]:
    return [
        released
        for host_id in sorted(host_ids)
        for released in calendar.release(
            _calendar(desk, visit, desk.load(Agency, host_id), visit.terms), desk.deed, visit.id
        )
    ]


HANDLERS: Handlers = {
    DraftVisit: handle_draft,
    RedraftVisit: handle_redraft,
    ProposeVisit: handle_propose,
    AcceptVisit: handle_accept,
    DeclineVisit: handle_decline,
    CounterTerms: handle_counter,
    AgreeTerms: handle_agree,
    RescheduleVisit: handle_reschedule,
    CancelVisit: handle_cancel,
    SetAgenda: handle_set_agenda,
    AskQuestion: handle_ask,
    HoldVisit: handle_hold,
    RecordPastVisit: handle_record_past,
    AnswerQuestion: handle_answer,
    RecordFinding: handle_find,
    DeclareIntent: handle_declare_intent,
    AddVisitEvidence: handle_add_evidence,
    ReportVisit: handle_report,
    AttestVisit: handle_attest,
    FollowUpVisit: handle_follow_up,
}
