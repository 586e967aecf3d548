"""What guests and hosts can ask of a study visit. Who asks is `by`: an agency answers only for itself.

How they are carried out is in `handlers.py`: there are too many for one file.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.handling import Command
from exchange.values import ContextFigure, Evidence, Followed, Headcount, Official
from exchange.visits.events import AgendaSlot, Question, Terms, VisitPlan


class DraftVisit(Command, frozen=True, kw_only=True):
    visit_id: UUID
    plan: VisitPlan


class RedraftVisit(Command, frozen=True, kw_only=True):
    visit_id: UUID
    plan: VisitPlan
    seen: int | None = None


class ProposeVisit(Command, frozen=True, kw_only=True):
    """Sends a draft, or proposes at once when nothing has this id yet (then without `seen`)."""

    visit_id: UUID
    plan: VisitPlan
    seen: int | None = None


class AcceptVisit(Command, frozen=True, kw_only=True):
    """By a host. `override` is its reason to set its own rules or diary aside."""

    visit_id: UUID
    override: str = ""
    seen: int | None = None


class DeclineVisit(Command, frozen=True, kw_only=True):
    """By a host. `reason` is a code of decline reasons."""

    visit_id: UUID
    reason: str
    note: str = ""
    redirect_ids: tuple[UUID, ...] = ()
    seen: int | None = None


class CounterTerms(Command, frozen=True, kw_only=True):
    """By the host `host_id`, or by a guest in the talk with that host."""

    visit_id: UUID
    host_id: UUID
    terms: Terms
    note: str = ""
    seen: int | None = None


class AgreeTerms(Command, frozen=True, kw_only=True):
    """By the side that did not make the last offer. Only the host may `override` its diary."""

    visit_id: UUID
    host_id: UUID
    override: str = ""
    seen: int | None = None


class RescheduleVisit(Command, frozen=True, kw_only=True):
    """By either side. Only a host may `override`, and only its own rules and diary."""

    visit_id: UUID
    terms: Terms
    reason: str
    override: str = ""
    seen: int | None = None


class CancelVisit(Command, frozen=True, kw_only=True):
    visit_id: UUID
    reason: str
    seen: int | None = None


class SetAgenda(Command, frozen=True, kw_only=True):
    """The whole programme, replacing what was set before."""

    visit_id: UUID
    slots: tuple[AgendaSlot, ...]
    seen: int | None = None


class AskQuestion(Command, frozen=True, kw_only=True):
    visit_id: UUID
    question: Question
    seen: int | None = None


class HoldVisit(Command, frozen=True, kw_only=True):
    """By a host: it took place on these days."""

    visit_id: UUID
    first_day: date
    last_day: date
    received_by: tuple[Official, ...] = ()
    led_by: Official | None = None
    delegation: tuple[Official, ...] = ()
    attendance: tuple[Headcount, ...] = ()
    site_ids: tuple[UUID, ...] = ()
    seen: int | None = None


class RecordPastVisit(Command, frozen=True, kw_only=True):
    """A visit told after the fact, on the days and at the sites of `plan`: by a side or by the operator."""

    visit_id: UUID
    plan: VisitPlan
    received_by: tuple[Official, ...] = ()
    led_by: Official | None = None
    delegation: tuple[Official, ...] = ()
    attendance: tuple[Headcount, ...] = ()


class AnswerQuestion(Command, frozen=True, kw_only=True):
    """By a side, or by anybody once the visit is over."""

    visit_id: UUID
    question_id: UUID
    answer: str
    on: date
    seen: int | None = None


class RecordFinding(Command, frozen=True, kw_only=True):
    """By a guest."""

    visit_id: UUID
    finding_id: UUID
    text: str
    site_id: UUID | None = None
    practice_id: UUID | None = None
    aspect: str = ""
    topics: tuple[str, ...] = ()
    told_by: Official | None = None
    figures: tuple[ContextFigure, ...] = ()
    seen: int | None = None


class DeclareIntent(Command, frozen=True, kw_only=True):
    """By a guest."""

    visit_id: UUID
    text: str
    practice_id: UUID | None = None
    said_by: Official | None = None
    seen: int | None = None


class AddVisitEvidence(Command, frozen=True, kw_only=True):
    visit_id: UUID
    evidence: Evidence
    seen: int | None = None


class ReportVisit(Command, frozen=True, kw_only=True):
    """By a guest, once each. `cost` in whole rupiah."""

    visit_id: UUID
    summary: str
    lessons: str = ""
    cost: int | None = None
    reporters: tuple[Official, ...] = ()
    seen: int | None = None


class AttestVisit(Command, frozen=True, kw_only=True):
    """By a side, once each. `remark` tells its own version, and must when it does not agree."""

    visit_id: UUID
    agrees: bool
    remark: str = ""
    seen: int | None = None


class FollowUpVisit(Command, frozen=True, kw_only=True):
    """By a side, once for each of 3, 6 and 12 `months` after the visit."""

    visit_id: UUID
    months: int
    followed: Followed
    on: date
    text: str = ""
    seen: int | None = None
