"""When guests and hosts may plan, answer, counter, move and call off a visit."""

from __future__ import annotations

from uuid import UUID

from msgspec import structs

from exchange import guards, value_checks
from exchange.errors import BadValue, NotPermitted, WrongState
from exchange.handling import Deed
from exchange.visits import plan as plans
from exchange.visits.events import (
    AgendaSet,
    Terms,
    TermsAgreed,
    TermsCountered,
    VisitAccepted,
    VisitCancelled,
    VisitDeclined,
    VisitDrafted,
    VisitPlan,
    VisitProposed,
    VisitRedrafted,
    VisitRescheduled,
)
from exchange.visits.visit import StudyVisit, VisitState, is_moved
from vocabulary import terms as vocabulary_terms

BEFORE_HELD = (VisitState.DRAFT, VisitState.PROPOSED, VisitState.SCHEDULED)


def draft(visit_id: UUID, deed: Deed, plan: VisitPlan) -> VisitDrafted:
    _check_plan(deed, plan)
    return VisitDrafted(**deed.first(visit_id), plan=plan)


def redraft(visit: StudyVisit, deed: Deed, plan: VisitPlan) -> VisitRedrafted:
    visit.require_guest(deed)
    visit.require(VisitState.DRAFT)
    _check_plan(deed, plan)
    return VisitRedrafted(**deed.next(visit), plan=plan)


def propose(draft: StudyVisit | None, visit_id: UUID, deed: Deed, plan: VisitPlan) -> VisitProposed:
    """The hosts' own rules come on top of these."""
    if draft is not None:
        draft.require_guest(deed)
        draft.require(VisitState.DRAFT)
    _check_plan(deed, plan)
    plans.check_told(plan)
    plans.check_asks(plan)
    stamp = deed.next(draft) if draft else deed.first(visit_id)
    return VisitProposed(**stamp, plan=plan)


def accept(visit: StudyVisit, deed: Deed, override: str) -> VisitAccepted:
    visit.require_host(deed)
    visit.require(VisitState.PROPOSED)
    if deed.by.agency_id in visit.accepted:
        raise WrongState(need=("unanswered",), have="accepted")
    _check_override(override)
    return VisitAccepted(**deed.next(visit), host_id=deed.by.agency_id, override=override)


def decline(
    visit: StudyVisit, deed: Deed, reason: str, note: str, redirect_ids: tuple[UUID, ...]
) -> VisitDeclined:
    """Also by a host that had accepted: what it booked falls."""
    visit.require_host(deed)
    visit.require(VisitState.PROPOSED, VisitState.SCHEDULED)
    guards.code("reason", reason, vocabulary_terms.decline_reasons())
    guards.optional_text("note", note)
    guards.few("redirect_ids", redirect_ids, plans.MOST_HOSTS)
    value_checks.unique("redirect_ids", redirect_ids)
    if visit.sides & set(redirect_ids):
        raise BadValue(field="redirect_ids", fault="takes_part")
    return VisitDeclined(
        **deed.next(visit), host_id=deed.by.agency_id, reason=reason, note=note, redirect_ids=redirect_ids
    )


def counter(visit: StudyVisit, deed: Deed, host_id: UUID, terms: Terms, note: str) -> TermsCountered:
    _require_in_talk(visit, deed, host_id)
    plans.check_terms(terms, deed.today)
    guards.optional_text("note", note)
    return TermsCountered(
        **deed.next(visit), agency_id=deed.by.agency_id, host_id=host_id, terms=terms, note=note
    )


def agree(visit: StudyVisit, deed: Deed, host_id: UUID, override: str) -> TermsAgreed:
    _require_in_talk(visit, deed, host_id)
    offer = visit.offers.get(host_id)
    if offer is None:
        raise WrongState(need=("offer",), have=visit.state)
    by_host = deed.by.agency_id == host_id
    if by_host == (offer.agency_id == host_id):
        raise NotPermitted(need="other_side", visit=visit.id, by_agency=deed.by.agency_id)
    if override and not by_host:
        raise NotPermitted(need="host", visit=visit.id, by_agency=deed.by.agency_id)
    _check_override(override)
    return TermsAgreed(**deed.next(visit), agency_id=deed.by.agency_id, host_id=host_id, terms=offer.terms)


def reschedule(visit: StudyVisit, deed: Deed, terms: Terms, reason: str, override: str) -> VisitRescheduled:
    visit.require_side(deed)
    visit.require(VisitState.SCHEDULED)
    if override:
        visit.require_host(deed)
    _check_override(override)
    plans.check_terms(terms, deed.today)
    guards.text("reason", reason)
    if terms == visit.terms:
        raise BadValue(field="first_day", fault="unchanged")
    return VisitRescheduled(**deed.next(visit), agency_id=deed.by.agency_id, terms=terms, reason=reason)


def cancel(visit: StudyVisit, deed: Deed, reason: str) -> VisitCancelled:
    """A draft is its guests'. A host beside others withdraws by declining: it never answers for them."""
    visit.require_side(deed)
    visit.require(*BEFORE_HELD)
    if visit.state is VisitState.DRAFT:
        visit.require_guest(deed)
    if deed.by.agency_id not in visit.guests and len(visit.hosts) > 1:
        raise NotPermitted(need="guest", visit=visit.id, by_agency=deed.by.agency_id)
    guards.text("reason", reason)
    return VisitCancelled(**deed.next(visit), agency_id=deed.by.agency_id, reason=reason)


def carry_agenda(visit: StudyVisit, deed: Deed, former: Terms) -> list[AgendaSet]:
    """The programme goes along when the visit has moved; parts that no longer find a day fall away."""
    if not visit.agenda or not is_moved(former, visit.terms):
        return []
    by = visit.terms.first_day - former.first_day
    days = ((slot, slot.day + by) for slot in visit.agenda)
    kept = tuple(structs.replace(slot, day=day) for slot, day in days if day <= visit.terms.last_day)
    return [AgendaSet(**deed.next(visit), slots=kept)]


def _check_plan(deed: Deed, plan: VisitPlan) -> None:
    plans.check_plan(plan, deed.today)
    if deed.by.agency_id not in plan.guest_ids:
        raise NotPermitted(need="guest", by_agency=deed.by.agency_id)


def _require_in_talk(visit: StudyVisit, deed: Deed, host_id: UUID) -> None:
    """It is with this host, and by it or by a guest."""
    visit.require_side(deed)
    visit.require(VisitState.PROPOSED)
    if host_id not in visit.hosts:
        raise BadValue(field="host_id", fault="unknown", have=host_id)
    if deed.by.agency_id not in visit.guests | {host_id}:
        raise NotPermitted(need="host", visit=visit.id, by_agency=deed.by.agency_id)


def _check_override(override: str) -> None:
    if override:
        guards.text("override", override, value_checks.CAPTION)
