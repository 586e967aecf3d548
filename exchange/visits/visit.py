"""What is remembered of a study visit, and who has a say in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from exchange.errors import NotPermitted, WrongState
from exchange.handling import Deed
from exchange.values import Period
from exchange.visits.events import (
    AgendaSet,
    AgendaSlot,
    EvidenceAdded,
    FindingRecorded,
    IntentDeclared,
    QuestionAnswered,
    QuestionAsked,
    Terms,
    TermsAgreed,
    TermsCountered,
    VisitAccepted,
    VisitAttested,
    VisitCancelled,
    VisitDeclined,
    VisitDrafted,
    VisitEvent,
    VisitFollowedUp,
    VisitHeld,
    VisitPlan,
    VisitProposed,
    VisitRedrafted,
    VisitReported,
    VisitRescheduled,
)


class VisitState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    HELD = "held"
    REPORTED = "reported"
    CLOSED = "closed"


TOOK_PLACE = (VisitState.HELD, VisitState.REPORTED, VisitState.CLOSED)


@dataclass(frozen=True, slots=True)
class Offer:
    """Other terms, offered by one side to the other."""

    agency_id: UUID
    terms: Terms


@dataclass(frozen=True, slots=True)
class StudyVisit:
    id: UUID
    version: int
    state: VisitState
    plan: VisitPlan
    terms: Terms
    """What holds now: those of the plan until others are agreed."""
    questions: frozenset[UUID]
    accepted: frozenset[UUID] = frozenset()
    declined: frozenset[UUID] = frozenset()
    offers: Mapping[UUID, Offer] = field(default_factory=dict)
    """The last offer in the talk with each host."""
    agenda: tuple[AgendaSlot, ...] = ()
    held: Period | None = None
    findings: frozenset[UUID] = frozenset()
    evidence: frozenset[UUID] = frozenset()
    reported_by: frozenset[UUID] = frozenset()
    attested_by: frozenset[UUID] = frozenset()
    followed_up: frozenset[tuple[int, UUID]] = frozenset()
    """Months and agency of each follow-up that was answered."""

    @property
    def guests(self) -> frozenset[UUID]:
        return frozenset(self.plan.guest_ids)

    @property
    def hosts(self) -> frozenset[UUID]:
        """The hosts that have accepted or may still."""
        return frozenset(self.plan.host_ids) - self.declined

    @property
    def sides(self) -> frozenset[UUID]:
        return self.guests | self.hosts

    @property
    def took_place(self) -> bool:
        return self.state in TOOK_PLACE

    @property
    def period(self) -> Period:
        """The days on which it was held, or else is to be."""
        return self.held or period_of(self.terms)

    def require(self, *states: VisitState) -> None:
        if self.state not in states:
            raise WrongState(need=states, have=self.state)

    def require_guest(self, deed: Deed) -> None:
        self._require_among(self.guests, "guest", deed)

    def require_host(self, deed: Deed) -> None:
        self._require_among(self.hosts, "host", deed)

    def require_side(self, deed: Deed) -> None:
        self._require_among(self.sides, "side", deed)

    def _require_among(self, agencies: frozenset[UUID], need: str, deed: Deed) -> None:
        if deed.by.agency_id not in agencies:
            raise NotPermitted(need=need, visit=self.id, by_agency=deed.by.agency_id)


def period_of(terms: Terms) -> Period:
    return Period(first_day=terms.first_day, last_day=terms.last_day)


def is_moved(old: Terms, new: Terms) -> bool:
    """Whether what hosts have booked for `old` no longer serves."""
    return (old.first_day, old.last_day, old.slot) != (new.first_day, new.last_day, new.slot)


def evolve(visit: StudyVisit | None, event: VisitEvent) -> StudyVisit:
    if isinstance(event, VisitDrafted | VisitRedrafted | VisitProposed):
        return _planned(event)
    assert visit is not None, "a visit begins as a draft or as a proposal"
    visit = replace(visit, version=event.originator_version)
    match event:
        case VisitAccepted():
            return _answered(visit, event.host_id, accepted=visit.accepted | {event.host_id})
        case VisitDeclined():
            declined = replace(visit, declined=visit.declined | {event.host_id})
            return _answered(declined, event.host_id, accepted=visit.accepted - {event.host_id})
        case TermsCountered():
            offer = Offer(event.agency_id, event.terms)
            return replace(visit, offers={**visit.offers, event.host_id: offer})
        case TermsAgreed():
            kept = frozenset() if is_moved(visit.terms, event.terms) else visit.accepted
            agreed = replace(visit, terms=event.terms)
            return _answered(agreed, event.host_id, accepted=kept | {event.host_id})
        case VisitRescheduled():
            return replace(visit, terms=event.terms)
        case VisitCancelled():
            return replace(visit, state=VisitState.CANCELLED, accepted=frozenset(), offers={})
        case AgendaSet():
            return replace(visit, agenda=event.slots)
        case QuestionAsked():
            return replace(visit, questions=visit.questions | {event.question.id})
        case VisitHeld():
            held = Period(first_day=event.first_day, last_day=event.last_day)
            return replace(visit, state=VisitState.HELD, held=held)
        case QuestionAnswered() | IntentDeclared():
            return visit
        case FindingRecorded():
            return replace(visit, findings=visit.findings | {event.finding_id})
        case EvidenceAdded():
            return replace(visit, evidence=visit.evidence | {event.evidence.id})
        case VisitReported():
            reported_by = visit.reported_by | {event.by_agency}
            return replace(visit, state=VisitState.REPORTED, reported_by=reported_by)
        case VisitAttested():
            return _attested(visit, visit.attested_by | {event.agency_id})
        case VisitFollowedUp():
            return replace(visit, followed_up=visit.followed_up | {(event.months, event.agency_id)})
        case _:
            assert_never(event)


def _planned(event: VisitDrafted | VisitRedrafted | VisitProposed) -> StudyVisit:
    return StudyVisit(
        id=event.originator_id,
        version=event.originator_version,
        state=VisitState.PROPOSED if isinstance(event, VisitProposed) else VisitState.DRAFT,
        plan=event.plan,
        terms=event.plan.terms,
        questions=frozenset(question.id for question in event.plan.questions),
    )


def _answered(visit: StudyVisit, host_id: UUID, accepted: frozenset[UUID]) -> StudyVisit:
    """Scheduled when all hosts have answered and one at least accepted; its talk with `host_id` has ended."""
    if visit.hosts - accepted:
        state = VisitState.PROPOSED
    else:
        state = VisitState.SCHEDULED if accepted else VisitState.DECLINED
    offers = {host: offer for host, offer in visit.offers.items() if host != host_id}
    return replace(visit, state=state, accepted=accepted, offers=offers)


def _attested(visit: StudyVisit, by: frozenset[UUID]) -> StudyVisit:
    """Closed when every accepting host and at least one guest have confirmed or told their own version."""
    closed = visit.accepted <= by and bool(visit.guests & by)
    return replace(visit, attested_by=by, state=VisitState.CLOSED if closed else visit.state)
