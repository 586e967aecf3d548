"""What lies before an officer who does something with a visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict
from uuid import UUID

from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.requests import Request

from exchange.diaries.events import Slot
from exchange.handling import Command
from exchange.values import Actor, Headcount, Official
from exchange.visits.events import Terms
from i18n.words import mark
from projections.agencies import AgencyLine, agency_lines
from projections.agency_page import SiteRow, sites_of
from projections.learning import PracticeLine, practice_lines, practices_of
from projections.visit_page import VisitRow, visit_row
from vocabulary import terms
from web.agency_choice import agencies_named
from web.choices import Choices, of_terms, of_words
from web.evidence import KINDS
from web.forms import Form
from web.house import house
from web.officials import OfficialsForm, named_people
from web.sessions import actor, signed_in

SLOTS = {
    Slot.DAY.value: mark("Sehari penuh"),
    Slot.MORNING.value: mark("Pagi"),
    Slot.AFTERNOON.value: mark("Siang"),
}
AGREES = {"ya": mark("Catatan ini sesuai"), "tidak": mark("Catatan kami berbeda")}
MOST_PARTY = 10_000


@dataclass(frozen=True, slots=True)
class Sight:
    """One visit, seen by one officer today."""

    row: VisitRow
    by: Actor
    today: date
    names: Mapping[UUID, AgencyLine]
    sites: list[SiteRow]
    practices: Mapping[UUID, PracticeLine]
    officials: OfficialsForm
    views: Engine
    request: Request

    @property
    def given(self) -> Mapping[str, str]:
        """What a link fills into the form."""
        return self.request.query_params

    @property
    def is_host(self) -> bool:
        return self.row.is_host(self.by.agency_id)

    @property
    def host_id(self) -> UUID:
        """The host in whose talk the officer is: its own agency, or that whose offer waits, or the first."""
        if self.is_host:
            return self.by.agency_id
        offers = (talk.host_id for talk in self.row.course.talks if talk.offered_by == talk.host_id)
        return next(offers, next(iter(self.row.course.host_ids), self.by.agency_id))

    def agencies(self, form: Form, field: str) -> tuple[UUID, ...]:
        """The agencies whose names were typed."""
        with self.views.connect() as db:
            return agencies_named(db, form, field)

    def names_of_people(self) -> Mapping[UUID, str]:
        return named_people(self.officials.people, self.row.officials())

    def site_options(self) -> Choices:
        return [(str(site.id), site.name) for site in self.sites if not site.closed_on]

    def practice_options(self) -> Choices:
        return [(str(practice.id), practice.name) for practice in self.practices.values()]

    def question_options(self) -> Choices:
        return [(str(question.id), question.text) for question in self.row.questions]

    def modes(self) -> Choices:
        return of_terms(self.request, terms.visit_modes())

    def slots(self) -> Choices:
        return of_words(self.request, SLOTS)

    def aspects(self) -> Choices:
        return of_terms(self.request, terms.aspects())

    def topics(self) -> Choices:
        return of_terms(self.request, terms.topics())

    def categories(self) -> Choices:
        return of_terms(self.request, terms.member_categories())

    def evidence_kinds(self) -> Choices:
        return of_words(self.request, KINDS)

    def attestations(self) -> Choices:
        return of_words(self.request, AGREES)

    def decline_reasons(self) -> Choices:
        return of_terms(self.request, terms.decline_reasons())


class Asked(TypedDict):
    """What every command on a visit says."""

    by: Actor
    key: UUID
    seen: int
    visit_id: UUID


def asked_by(form: Form, sight: Sight) -> Asked:
    return Asked(by=sight.by, key=form.key, seen=form.seen, visit_id=sight.row.id)


def nothing(sight: Sight) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Act:
    """Its fields are templates/visits/acts/{name}.html. `offered` to an agency on a day; `done` said then."""

    name: str
    title: str
    lead: str
    done: str
    offered: Callable[[VisitRow, UUID, date], bool]
    asks: Callable[[Form, Sight], Command]
    filled: Callable[[Sight], Mapping[str, object]] = nothing
    icon: str = "pencil"


def sight_of(request: Request) -> Sight:
    """404 for a visit that there is not for this officer's eyes."""
    parts, who = house(request), signed_in(request)
    with parts.views.connect() as db:
        row = visit_row(db, request.path_params["visit_id"], who.agency_id)
        if row is None:
            raise HTTPException(404)
        hosts = row.course.host_ids
        own = {line.id: line for host in hosts for line in practices_of(db, host)}
        practices = {**practice_lines(db, row.practice_ids()), **own}
        names, sites = agency_lines(db, row.agency_ids()), sites_of(db, hosts)
    day = row.held.first_day if row.held else parts.today()
    return Sight(
        row=row,
        by=actor(request),
        today=parts.today(),
        names=names,
        sites=sites,
        practices=practices,
        officials=OfficialsForm(parts.people, who.agency_id, day),
        views=parts.views,
        request=request,
    )


def read_terms(form: Form) -> Terms:
    slot = form.choice("slot", SLOTS, required=False)
    return Terms(
        first_day=form.day("first_day"),
        last_day=form.day_or_none("last_day") or form.day("first_day"),
        mode=form.choice("mode", terms.visit_modes()),
        party_size=form.whole("party_size", 1, MOST_PARTY),
        slot=Slot(slot) if slot in SLOTS else Slot.DAY,
    )


def shown_terms(kept: Terms) -> dict[str, object]:
    return {
        "first_day": kept.first_day,
        "last_day": kept.last_day,
        "mode": kept.mode,
        "party_size": kept.party_size,
        "slot": kept.slot.value,
    }


def later(day: date, by: timedelta) -> date:
    """The day so much later, or the first or last day that there is: a link may name any."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def read_people(form: Form, group: str, officials: OfficialsForm, agency_id: UUID) -> tuple[Official, ...]:
    """The officials of the rows of a group, who stood for this agency."""
    rows = (officials.read(row, "role", required=True, stood_for=agency_id) for row in form.rows(group))
    return tuple(official for official in rows if official)


def read_counts(form: Form, group: str) -> tuple[Headcount, ...]:
    """How many of each kind, by the codes of the vocabulary of member categories."""
    known = terms.member_categories()
    return tuple(
        Headcount(category=row.choice("category", known), count=row.whole("count", 1, MOST_PARTY))
        for row in form.rows(group)
    )
