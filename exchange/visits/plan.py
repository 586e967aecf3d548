"""Checks on what is planned for a visit: values alone, whoever asks."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from itertools import combinations
from uuid import UUID

from exchange import days, guards, value_checks
from exchange.errors import BadValue, NoQuestion
from exchange.values import Period
from exchange.visits.events import AgendaSlot, Question, Terms, VisitPlan
from vocabulary import terms as vocabulary_terms

MOST_DAYS = 31
MOST_GUESTS = 200
MOST_HOSTS = 20
MOST_QUESTIONS = 100
QUESTION = 2_000
"""Most characters of a learning question."""


def check_plan(plan: VisitPlan, today: date) -> None:
    """What is there can be; a draft may lack a host, a purpose and questions."""
    _check_sides(plan)
    check_terms(plan.terms, today)
    guards.optional_text("purpose", plan.purpose)
    guards.optional_text("need", plan.need)
    guards.few("questions", plan.questions, MOST_QUESTIONS)
    for question in plan.questions:
        check_question(question)
    value_checks.unique("questions", (question.id for question in plan.questions))
    _check_codes(plan)
    for name, ids in (("site_ids", plan.site_ids), ("practice_ids", plan.practice_ids)):
        guards.few(name, ids)
        value_checks.unique(name, ids)
    value_checks.official("leader", plan.leader)
    value_checks.headcounts("members", plan.members)


def check_told(plan: VisitPlan) -> None:
    """It says to whom, and what for."""
    guards.some("host_ids", plan.host_ids)
    guards.text("purpose", plan.purpose)


def check_asks(plan: VisitPlan) -> None:
    if not plan.questions:
        raise NoQuestion()


def check_terms(terms: Terms, today: date) -> None:
    check_days(terms.first_day, terms.last_day, today)
    guards.code("mode", terms.mode, vocabulary_terms.visit_modes())
    guards.count("party_size", terms.party_size, least=1, most=10_000)


def check_days(first: date, last: date, today: date) -> None:
    days.planned("first_day", first, today)
    guards.order("last_day", first, last)
    guards.count("last_day", (last - first).days + 1, most=MOST_DAYS)


def check_question(question: Question) -> None:
    guards.text("questions", question.text, QUESTION)


def check_topics(topics: Sequence[str]) -> None:
    guards.few("topics", topics)
    for topic in topics:
        guards.code("topics", topic, vocabulary_terms.topics())


def check_aspect(aspect: str) -> None:
    guards.code("aspects", aspect, vocabulary_terms.aspects())


def check_agenda(
    slots: Sequence[AgendaSlot], period: Period, site_ids: Set[UUID], questions: Set[UUID]
) -> None:
    """Parts lie within the visit, at its hosts' sites, and no two are at one place at one time."""
    guards.few("slots", slots)
    value_checks.unique("slots", (slot.id for slot in slots))
    for slot in slots:
        _check_slot(slot, period, site_ids, questions)
    for one, other in combinations(slots, 2):
        if _overlap(one, other):
            raise BadValue(field="slots", fault="overlap", have=other.id, against=one.id)


def _check_sides(plan: VisitPlan) -> None:
    guards.some("guest_ids", plan.guest_ids, MOST_GUESTS)
    guards.few("host_ids", plan.host_ids, MOST_HOSTS)
    value_checks.unique("guest_ids", plan.guest_ids)
    value_checks.unique("host_ids", plan.host_ids)
    if both := set(plan.guest_ids) & set(plan.host_ids):
        raise BadValue(field="host_ids", fault="also_guest", have=min(both))


def _check_codes(plan: VisitPlan) -> None:
    check_topics(plan.topics)
    guards.few("aspects", plan.aspects)
    for aspect in plan.aspects:
        check_aspect(aspect)


def _check_slot(slot: AgendaSlot, period: Period, site_ids: Set[UUID], questions: Set[UUID]) -> None:
    guards.text("slots.subject", slot.subject, guards.LINE)
    value_checks.official("slots.speaker", slot.speaker)
    if not period.first_day <= slot.day <= period.last_day:
        raise BadValue(
            field="slots.day",
            fault="outside_visit",
            least=period.first_day,
            most=period.last_day,
            have=slot.day,
        )
    if slot.starts.tzinfo or slot.ends.tzinfo:
        raise BadValue(field="slots.starts", fault="not_local_time")
    if slot.starts >= slot.ends:
        raise BadValue(field="slots.ends", fault="before_start", first=slot.starts, have=slot.ends)
    if slot.site_id is not None and slot.site_id not in site_ids:
        raise BadValue(field="slots.site_id", fault="unknown", have=slot.site_id)
    if unknown := set(slot.answers) - questions:
        raise BadValue(field="slots.answers", fault="unknown", have=min(unknown))


def _overlap(one: AgendaSlot, other: AgendaSlot) -> bool:
    return (
        (one.day, one.site_id) == (other.day, other.site_id)
        and one.starts < other.ends
        and other.starts < one.ends
    )
