"""What can happen to a study visit."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from exchange.diaries.events import Slot
from exchange.event import Event
from exchange.values import ContextFigure, Evidence, Followed, Headcount, Official, Value


class Question(Value, frozen=True, kw_only=True):
    """A learning question that the guests bring along."""

    id: UUID
    text: str


class Terms(Value, frozen=True, kw_only=True):
    """When and how: what a host accepts or counters. Days in the host's local calendar, both included."""

    first_day: date
    last_day: date
    mode: str
    party_size: int
    slot: Slot = Slot.DAY


class VisitPlan(Value, frozen=True, kw_only=True):
    """What the guests ask for. `topics`, `aspects` are codes; `need` is the problem in words."""

    guest_ids: tuple[UUID, ...]
    host_ids: tuple[UUID, ...]
    purpose: str
    terms: Terms
    questions: tuple[Question, ...] = ()
    site_ids: tuple[UUID, ...] = ()
    need: str = ""
    topics: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    practice_ids: tuple[UUID, ...] = ()
    leader: Official | None = None
    members: tuple[Headcount, ...] = ()


class AgendaSlot(Value, frozen=True, kw_only=True):
    """One part of the programme. Times in the host's local time; `answers` are ids of learning questions."""

    id: UUID
    day: date
    starts: time
    ends: time
    subject: str
    site_id: UUID | None = None
    speaker: Official | None = None
    answers: tuple[UUID, ...] = ()


class VisitDrafted(Event, frozen=True, kw_only=True, tag="visit.drafted"):
    plan: VisitPlan


class VisitRedrafted(Event, frozen=True, kw_only=True, tag="visit.redrafted"):
    plan: VisitPlan


class VisitProposed(Event, frozen=True, kw_only=True, tag="visit.proposed"):
    """`recorded_late` marks a visit told after the fact."""

    plan: VisitPlan
    recorded_late: bool = False


class VisitAccepted(Event, frozen=True, kw_only=True, tag="visit.accepted"):
    host_id: UUID
    override: str = ""
    recorded_late: bool = False


class VisitDeclined(Event, frozen=True, kw_only=True, tag="visit.declined"):
    """`reason` is a code of decline reasons; `redirect_ids` may receive the guests instead."""

    host_id: UUID
    reason: str
    note: str = ""
    redirect_ids: tuple[UUID, ...] = ()


class TermsCountered(Event, frozen=True, kw_only=True, tag="visit.terms_countered"):
    """Other days, size or mode are offered by one side (`agency_id`) in the talk with one host."""

    agency_id: UUID
    host_id: UUID
    terms: Terms
    note: str = ""


class TermsAgreed(Event, frozen=True, kw_only=True, tag="visit.terms_agreed"):
    """The other side agrees to what was offered: the terms hold, and that host has accepted.

    Other hosts' acceptances were of the former terms; they fall when the days change.
    """

    agency_id: UUID
    host_id: UUID
    terms: Terms


class VisitRescheduled(Event, frozen=True, kw_only=True, tag="visit.rescheduled"):
    agency_id: UUID
    terms: Terms
    reason: str


class VisitCancelled(Event, frozen=True, kw_only=True, tag="visit.cancelled"):
    """`agency_id` tells which side cancelled."""

    agency_id: UUID
    reason: str


class AgendaSet(Event, frozen=True, kw_only=True, tag="visit.agenda_set"):
    slots: tuple[AgendaSlot, ...]


class QuestionAsked(Event, frozen=True, kw_only=True, tag="visit.question_asked"):
    """A question added after the proposal."""

    question: Question


class VisitHeld(Event, frozen=True, kw_only=True, tag="visit.held"):
    """It took place. The first of `received_by` received, others stood by; `delegation` came along."""

    first_day: date
    last_day: date
    received_by: tuple[Official, ...] = ()
    led_by: Official | None = None
    delegation: tuple[Official, ...] = ()
    attendance: tuple[Headcount, ...] = ()
    site_ids: tuple[UUID, ...] = ()
    recorded_late: bool = False


class QuestionAnswered(Event, frozen=True, kw_only=True, tag="visit.question_answered"):
    """`agency_id` gave the answer: a host, or later somebody else."""

    question_id: UUID
    answer: str
    agency_id: UUID
    on: date


class FindingRecorded(Event, frozen=True, kw_only=True, tag="visit.finding_recorded"):
    """What a guest saw or was told. `aspect` is a code of service aspects, empty when none."""

    finding_id: UUID
    text: str
    agency_id: UUID
    site_id: UUID | None = None
    practice_id: UUID | None = None
    aspect: str = ""
    topics: tuple[str, ...] = ()
    told_by: Official | None = None
    figures: tuple[ContextFigure, ...] = ()


class IntentDeclared(Event, frozen=True, kw_only=True, tag="visit.intent_declared"):
    """A guest says that it means to adopt a practice, or something not yet described as one."""

    agency_id: UUID
    text: str
    practice_id: UUID | None = None
    said_by: Official | None = None


class EvidenceAdded(Event, frozen=True, kw_only=True, tag="visit.evidence_added"):
    evidence: Evidence


class VisitReported(Event, frozen=True, kw_only=True, tag="visit.reported"):
    """The guest's report. `cost` in whole rupiah, absent when not told; `reporters` wrote it."""

    summary: str
    lessons: str = ""
    cost: int | None = None
    reporters: tuple[Official, ...] = ()


class VisitAttested(Event, frozen=True, kw_only=True, tag="visit.attested"):
    """One side confirms the record, or says where its own version differs (`remark`). Both versions stand."""

    agency_id: UUID
    agrees: bool
    remark: str = ""


class VisitFollowedUp(Event, frozen=True, kw_only=True, tag="visit.followed_up"):
    """One side's answer, 3, 6 or 12 months after: what has come of it. Silence is never an answer."""

    months: int
    agency_id: UUID
    followed: Followed
    text: str = ""
    on: date


VisitEvent = (
    VisitDrafted
    | VisitRedrafted
    | VisitProposed
    | VisitAccepted
    | VisitDeclined
    | TermsCountered
    | TermsAgreed
    | VisitRescheduled
    | VisitCancelled
    | AgendaSet
    | QuestionAsked
    | VisitHeld
    | QuestionAnswered
    | FindingRecorded
    | IntentDeclared
    | EvidenceAdded
    | VisitReported
    | VisitAttested
    | VisitFollowedUp
)
