"""The activity feed: what happened lately, by the day it happened, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Date, literal, tuple_

from exchange.adoptions import events as adoptions
from exchange.commitments import events as commitments
from exchange.event import Event
from exchange.forums import events as forums
from exchange.innovations import events as innovations
from exchange.practices import events as practices
from exchange.trainings import events as trainings
from exchange.visits import events as visits
from i18n.dates import ZONES
from projections.sheet import Ledger, Sheet, Sheets

FEED_ROWS = 20


class ActivityRow(msgspec.Struct):
    """One thing that happened to the noun of `kind`: `what`, such as "held".

    `agency_ids` did it: the guests, the adopter, the organiser or the owner. `from_ids` are those from whom
    they learn: the hosts, or the practice's owner. `title` is as it was that day.
    """

    day: date
    position: int
    kind: str
    what: str
    noun_id: UUID
    title: str
    agency_ids: tuple[UUID, ...]
    from_ids: tuple[UUID, ...]


class Concerned(msgspec.Struct):
    """An agency has a part in what happened at this position."""

    agency_id: UUID
    day: date
    position: int


class Subject(msgspec.Struct):
    """What later facts of a noun do not repeat. `next_title` waits until that edition is submitted."""

    id: UUID
    title: str
    agency_ids: tuple[UUID, ...]
    from_ids: tuple[UUID, ...] = ()
    late: bool = False
    next_title: str = ""


ACTIVITY = Ledger("activity", ActivityRow, key=("day", "position"), indexes=[("kind", "day", "position")])
CONCERNED = Ledger("activity_agency", Concerned, key=("agency_id", "day", "position"))
SUBJECTS = Ledger("activity_subject", Subject, key=("id",))


class Activity:
    """One row for each thing worth telling."""

    name = "activity"
    version = 1
    ledgers = (ACTIVITY, CONCERNED, SUBJECTS)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        remember = REMEMBERED.get(type(fact))
        if remember:
            remember(sheets[SUBJECTS], fact)
        told = TOLD.get(type(fact))
        if told:
            _tell(sheets, fact, position, told)


@dataclass(frozen=True, slots=True)
class Told:
    """How a fact is told. `day` names its field that says when it happened; without one, when recorded."""

    kind: str
    what: str
    day: str = ""


TOLD: Mapping[type[Event], Told] = {
    visits.VisitAccepted: Told("visit", "scheduled"),
    visits.TermsAgreed: Told("visit", "scheduled"),
    visits.VisitCancelled: Told("visit", "cancelled"),
    visits.VisitHeld: Told("visit", "held", "last_day"),
    visits.VisitReported: Told("visit", "reported"),
    forums.ForumAnnounced: Told("forum", "announced"),
    forums.ForumHeld: Told("forum", "held", "last_day"),
    forums.ForumCancelled: Told("forum", "cancelled"),
    trainings.TrainingAnnounced: Told("training", "announced"),
    trainings.TrainingHeld: Told("training", "held", "last_day"),
    trainings.TrainingCancelled: Told("training", "cancelled"),
    innovations.InnovationRegistered: Told("innovation", "registered", "on"),
    innovations.MaturityReached: Told("innovation", "maturity", "on"),
    practices.PracticePublished: Told("practice", "published", "on"),
    practices.PracticeRetired: Told("practice", "retired", "on"),
    adoptions.PracticeObserved: Told("adoption", "observed", "on"),
    adoptions.PracticeReplicated: Told("adoption", "replicated", "on"),
    adoptions.PracticeModified: Told("adoption", "modified", "on"),
    adoptions.AdoptionAnchored: Told("adoption", "anchored", "on"),
    adoptions.AdoptionSpread: Told("adoption", "spread", "on"),
    adoptions.AdoptionStopped: Told("adoption", "stopped", "on"),
    adoptions.AdoptionResumed: Told("adoption", "resumed", "on"),
    adoptions.SteppedBack: Told("adoption", "stepped_back", "on"),
    commitments.CommitmentMade: Told("commitment", "made", "on"),
    commitments.CommitmentFulfilled: Told("commitment", "fulfilled", "on"),
    commitments.CommitmentDropped: Told("commitment", "dropped", "on"),
}


def _tell(sheets: Sheets, fact: Event, position: int, told: Told) -> None:
    subject = sheets[SUBJECTS].must(fact.originator_id)
    if subject.late and not told.day:
        return  # told after the fact: the day on which it was recorded says nothing about when it happened
    day: date = getattr(fact, told.day) if told.day else fact.timestamp.astimezone(ZONES["WIB"]).date()
    hosts = (fact.host_id,) if isinstance(fact, ONE_HOST) else subject.from_ids
    what = fact.maturity.value if isinstance(fact, innovations.MaturityReached) else told.what
    sheets[ACTIVITY].put(
        ActivityRow(day, position, told.kind, what, subject.id, subject.title, subject.agency_ids, hosts)
    )
    for agency_id in {*subject.agency_ids, *hosts}:
        sheets[CONCERNED].put(Concerned(agency_id, day, position))


ONE_HOST = (visits.VisitAccepted, visits.TermsAgreed)
"""Each host answers for itself."""


def _visit(sheet: Sheet[Subject], fact: visits.VisitProposed) -> None:
    plan = fact.plan
    sheet.put(Subject(fact.originator_id, plan.purpose, plan.guest_ids, plan.host_ids, fact.recorded_late))


def _gathering(sheet: Sheet[Subject], fact: forums.ForumAnnounced | trainings.TrainingAnnounced) -> None:
    organiser = (fact.organiser_id,)
    sheet.put(Subject(fact.originator_id, fact.title, organiser, late=fact.recorded_late))


def _innovation(sheet: Sheet[Subject], fact: innovations.InnovationRegistered) -> None:
    sheet.put(Subject(fact.originator_id, fact.profile.name, (fact.owner_id,)))


def _innovation_revised(sheet: Sheet[Subject], fact: innovations.InnovationRevised) -> None:
    subject = sheet.must(fact.originator_id)
    subject.title = fact.profile.name
    sheet.put(subject)


def _practice(sheet: Sheet[Subject], fact: practices.PracticeDrafted) -> None:
    name = fact.description.name
    sheet.put(Subject(fact.originator_id, name, (fact.owner_id,), next_title=name))


def _practice_revised(sheet: Sheet[Subject], fact: practices.PracticeRevised) -> None:
    subject = sheet.must(fact.originator_id)
    subject.next_title = fact.description.name
    sheet.put(subject)


def _practice_submitted(sheet: Sheet[Subject], fact: practices.PracticeSubmitted) -> None:
    subject = sheet.must(fact.originator_id)
    subject.title = subject.next_title
    sheet.put(subject)


def _adoption(sheet: Sheet[Subject], fact: adoptions.PracticeObserved) -> None:
    practice = sheet.must(fact.practice_id)
    sheet.put(Subject(fact.originator_id, practice.title, (fact.agency_id,), practice.agency_ids))


def _commitment(sheet: Sheet[Subject], fact: commitments.CommitmentMade) -> None:
    sheet.put(Subject(fact.originator_id, fact.text, (fact.owner_id,)))


REMEMBERED: Mapping[type[Event], Callable[[Sheet[Subject], Any], None]] = {
    visits.VisitProposed: _visit,
    forums.ForumAnnounced: _gathering,
    trainings.TrainingAnnounced: _gathering,
    innovations.InnovationRegistered: _innovation,
    innovations.InnovationRevised: _innovation_revised,
    practices.PracticeDrafted: _practice,
    practices.PracticeRevised: _practice_revised,
    practices.PracticeSubmitted: _practice_submitted,
    adoptions.PracticeObserved: _adoption,
    commitments.CommitmentMade: _commitment,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the feed: what comes after it happened earlier, or was recorded earlier that day."""

    day: date
    position: int


@dataclass(frozen=True, slots=True)
class Feed:
    """Some rows, the latest day first, and where the earlier ones begin; None when these are the last."""

    rows: list[ActivityRow]
    earlier: Place | None


def feed(
    db: Connection,
    *,
    kind: str = "",
    agency_id: UUID | None = None,
    before: Place | None = None,
    limit: int = FEED_ROWS,
) -> Feed:
    """What happened before a place in the feed, or lately; of one kind, or with one agency's part, if asked.

    One query however long the feed is: each page goes on from where the last one ended.
    """
    query = ACTIVITY.select()
    columns: Any = ACTIVITY.c
    if agency_id:
        columns = CONCERNED.c
        query = query.join(CONCERNED.table, _same_place()).where(CONCERNED.c.agency_id == agency_id)
    if kind:
        query = query.where(ACTIVITY.c.kind == kind)
    if before:
        place = tuple_(literal(before.day, Date()), literal(before.position))
        query = query.where(tuple_(columns.day, columns.position) < place)
    rows = ACTIVITY.read(db, query.order_by(columns.day.desc(), columns.position.desc()).limit(limit + 1))
    last = rows[limit - 1] if len(rows) > limit else None
    return Feed(rows[:limit], Place(last.day, last.position) if last else None)


def _same_place() -> Any:
    return (CONCERNED.c.day == ACTIVITY.c.day) & (CONCERNED.c.position == ACTIVITY.c.position)
