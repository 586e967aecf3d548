"""How visits, forums and trainings change what can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from exchange.forums.events import (
    ForumAnnounced,
    ForumCancelled,
    ForumEvent,
    ForumHeld,
    PresentationAdded,
    ResponseGiven,
    SupportStated,
)
from exchange.trainings.events import (
    SessionAdded,
    TrainingAnnounced,
    TrainingCancelled,
    TrainingEvent,
    TrainingHeld,
)
from exchange.visits.events import (
    AgendaSet,
    EvidenceAdded,
    FindingRecorded,
    IntentDeclared,
    QuestionAnswered,
    QuestionAsked,
    TermsAgreed,
    VisitAccepted,
    VisitAttested,
    VisitCancelled,
    VisitDeclined,
    VisitEvent,
    VisitFollowedUp,
    VisitHeld,
    VisitProposed,
    VisitReported,
    VisitRescheduled,
)
from projections.searched import SEARCHED_NAMES, Searched, figure, heads, proof, roles
from projections.sheet import Sheets

PROPOSED, SCHEDULED, HELD = "diusulkan", "terjadwal", "terlaksana"
"""How far a gathering has come. What was cancelled, or declined by all hosts, is not found."""


def visit(sheets: Sheets, row: Searched | None, fact: VisitEvent) -> Searched | None:
    if isinstance(fact, VisitProposed):
        return _proposed(sheets, fact)
    if row is None:
        return None  # still a draft, which is its guest's own
    return _answered(row, fact) or _told(sheets, row, fact)


def _proposed(sheets: Sheets, fact: VisitProposed) -> Searched:
    plan = fact.plan
    row = Searched(
        fact.originator_id,
        "visit",
        (*plan.host_ids, *plan.guest_ids),
        title=plan.purpose,
        problem=plan.need,
        stage=PROPOSED,
        day=plan.terms.first_day,
        topics=plan.topics,
        aspects=plan.aspects,
        waiting=len(plan.host_ids),
    )
    row.add(*(question.text for question in plan.questions), *_names(sheets, plan.site_ids))
    row.add(*roles(plan.leader), *heads(plan.members))
    return row


def _answered(row: Searched, fact: VisitEvent) -> Searched | None:
    """Takes in what hosts and guests agree on; None when the fact is about something else."""
    match fact:
        case VisitAccepted():
            row.stage = SCHEDULED
        case TermsAgreed() | VisitRescheduled():
            row.stage, row.day = SCHEDULED, fact.terms.first_day
        case VisitDeclined():
            row.waiting -= 1
            row.hidden = row.waiting == 0
        case VisitCancelled():
            row.hidden = True
        case _:
            return None
    return row


def _told(sheets: Sheets, row: Searched, fact: VisitEvent) -> Searched | None:
    """Takes in what was asked, seen, said and reported."""
    match fact:
        case AgendaSet():
            row.add(*(slot.subject for slot in fact.slots), *roles(*(slot.speaker for slot in fact.slots)))
        case QuestionAsked():
            row.add(fact.question.text)
        case VisitHeld():
            row.stage, row.day = HELD, fact.first_day
            row.add(*roles(*fact.received_by, fact.led_by, *fact.delegation), *heads(fact.attendance))
            row.add(*_names(sheets, fact.site_ids))
        case QuestionAnswered():
            row.add(fact.answer)
        case FindingRecorded():
            row.add(fact.text, *roles(fact.told_by), *map(figure, fact.figures))
            row.add(*_names(sheets, [fact.site_id]))
            row.topics = tuple(dict.fromkeys((*row.topics, *fact.topics)))
            row.aspects = tuple(dict.fromkeys((*row.aspects, *filter(None, [fact.aspect]))))
        case IntentDeclared():
            row.add(fact.text, *roles(fact.said_by))
        case EvidenceAdded():
            row.add(*proof(fact.evidence))
        case VisitReported():
            row.add(fact.summary, fact.lessons, *roles(*fact.reporters))
        case VisitAttested():
            row.add(fact.remark)
        case VisitFollowedUp():
            row.add(fact.text)
        case _:
            return None
    return row


def forum(sheets: Sheets, row: Searched | None, fact: ForumEvent) -> Searched | None:
    if isinstance(fact, ForumAnnounced):
        row = Searched(
            fact.originator_id,
            "forum",
            (fact.organiser_id,),
            title=fact.title,
            stage=SCHEDULED,
            day=fact.first_day,
            topics=fact.topics,
        )
        row.add(fact.about, fact.place, *roles(fact.moderator))
        return row
    assert row is not None, "a forum begins with its announcement"
    match fact:
        case PresentationAdded():
            row.modules = (*row.modules, fact.title)
            row.add(fact.material, *roles(fact.presenter), *_names(sheets, [fact.innovation_id]))
            row.join(fact.presenter.agency_id)
        case ForumHeld():
            row.stage, row.day = HELD, fact.first_day
            row.add(*(f"{a.count or ''} {a.group}".strip() for a in fact.attendance), *roles(fact.opened_by))
        case ForumCancelled():
            row.hidden = True
        case ResponseGiven():
            row.add(fact.text, fact.answer)
        case SupportStated():
            row.add(fact.text, *roles(fact.by_official))
    return row


def training(sheets: Sheets, row: Searched | None, fact: TrainingEvent) -> Searched | None:
    if isinstance(fact, TrainingAnnounced):
        row = Searched(
            fact.originator_id,
            "training",
            (fact.organiser_id,),
            title=fact.title,
            stage=SCHEDULED,
            day=fact.first_day,
            topics=fact.topics,
        )
        row.add(fact.purpose, fact.place, *fact.methods, *fact.legal_basis)
        return row
    assert row is not None, "a training begins with its announcement"
    match fact:
        case SessionAdded():
            row.modules = (*row.modules, fact.subject)
            row.add(*roles(*fact.speakers))
        case TrainingHeld():
            row.stage, row.day = HELD, fact.first_day
            row.add(*heads(fact.participants))
        case TrainingCancelled():
            row.hidden = True
    return row


def _names(sheets: Sheets, ids: Iterable[UUID | None]) -> Iterator[str]:
    """What the sites or innovations with these ids are called."""
    for named in ids:
        found = sheets[SEARCHED_NAMES].get(named) if named else None
        if found is not None:
            yield found.name
