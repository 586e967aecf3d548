"""Agencies by name, who acts for them, and visits by their state. All of it is made up for tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from msgspec import structs

from exchange.agencies.commands import OpenSite, RegisterAgency
from exchange.diaries.commands import BlockDays
from exchange.handling import Command
from exchange.values import Actor, Role, derived_id
from exchange.visits.commands import (
    AcceptVisit,
    DraftVisit,
    HoldVisit,
    ProposeVisit,
    RecordPastVisit,
    ReportVisit,
)
from exchange.visits.events import Question, Terms, VisitPlan
from tests.words.desk import NOW, SmallExchange

KOTA = derived_id("test", "kota")
"""A host."""
PROVINSI = derived_id("test", "provinsi")
"""Another host."""
KABUPATEN = derived_id("test", "kabupaten")
"""A guest."""
KEMENTERIAN = derived_id("test", "kementerian")
"""Another guest."""
DESA = derived_id("test", "desa")
"""Takes part in nothing."""
OPERATOR_AGENCY = derived_id("test", "operator")

NAMES = {
    KOTA: ("Dinas Contoh Kota", "dinas", "33.71"),
    PROVINSI: ("Dinas Contoh Provinsi", "dinas", "33"),
    KABUPATEN: ("Dinas Contoh Kabupaten", "dinas", "33.08"),
    KEMENTERIAN: ("Kementerian Contoh", "kementerian", ""),
    DESA: ("Desa Contoh", "kelurahan", "33.08"),
}
PANTI = derived_id("test", "panti")
"""A site of KOTA."""
BALAI = derived_id("test", "balai")
"""Another site of KOTA."""

VISIT = derived_id("test", "visit")
QUESTION = Question(id=derived_id("test", "question"), text="Bagaimana pengaduan ditangani dalam sehari?")
DAY = date(2027, 2, 2)
"""A Tuesday, four weeks ahead."""
AFTERWARDS = datetime.fromisoformat("2027-02-05T02:00:00+00:00")
YEAR_LATER = datetime.fromisoformat("2028-03-06T02:00:00+00:00")


def officer_of(agency_id: UUID, role: Role = Role.OFFICER) -> Actor:
    return Actor(person_id=derived_id("officer", agency_id), agency_id=agency_id, role=role)


OPERATOR = officer_of(OPERATOR_AGENCY, Role.OPERATOR)


def registrations() -> Iterator[Command]:
    """The agencies above and the two sites, as commands."""
    for agency_id, (name, kind, region) in NAMES.items():
        yield RegisterAgency(
            by=OPERATOR, key=uuid4(), agency_id=agency_id, name=name, kind=kind, region_code=region
        )
    for site_id, name in ((PANTI, "Panti Contoh"), (BALAI, "Balai Contoh")):
        yield OpenSite(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, site_id=site_id, name=name)


def an_exchange(at: datetime = NOW) -> SmallExchange:
    """Where the agencies above are registered."""
    exchange = SmallExchange(at)
    for command in registrations():
        exchange.ask(command)
    return exchange


def terms(first_day: date = DAY, last_day: date | None = None, **others: Any) -> Terms:
    usual = Terms(first_day=first_day, last_day=last_day or first_day, mode="luring", party_size=12)
    return structs.replace(usual, **others)


def a_plan(**changes: Any) -> VisitPlan:
    """KABUPATEN asks KOTA for one day."""
    plan = VisitPlan(
        guest_ids=(KABUPATEN,),
        host_ids=(KOTA,),
        purpose="Melihat penanganan pengaduan",
        terms=terms(),
        questions=(QUESTION,),
    )
    return structs.replace(plan, **changes)


def a_past_plan(**changes: Any) -> VisitPlan:
    return a_plan(terms=terms(date(2023, 3, 9)), **changes)


def block(first: date, last: date, by: UUID = KOTA, reason: str = "Renovasi aula") -> BlockDays:
    return BlockDays(
        by=officer_of(by), key=uuid4(), host_id=KOTA, first_day=first, last_day=last, reason=reason
    )


def draft(plan: VisitPlan | None = None, visit_id: UUID = VISIT, by: UUID = KABUPATEN) -> DraftVisit:
    return DraftVisit(by=officer_of(by), key=uuid4(), visit_id=visit_id, plan=plan or a_plan())


def propose(plan: VisitPlan | None = None, visit_id: UUID = VISIT, by: UUID = KABUPATEN) -> ProposeVisit:
    return ProposeVisit(by=officer_of(by), key=uuid4(), visit_id=visit_id, plan=plan or a_plan())


def accept(by: UUID = KOTA, visit_id: UUID = VISIT, override: str = "") -> AcceptVisit:
    return AcceptVisit(by=officer_of(by), key=uuid4(), visit_id=visit_id, override=override)


def hold(by: UUID = KOTA, first_day: date = DAY, last_day: date | None = None, **told: Any) -> HoldVisit:
    return HoldVisit(
        by=officer_of(by),
        key=uuid4(),
        visit_id=VISIT,
        first_day=first_day,
        last_day=last_day or first_day,
        **told,
    )


def record_past(by: Actor | None = None, **changes: Any) -> RecordPastVisit:
    command = RecordPastVisit(by=by or officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, plan=a_past_plan())
    return structs.replace(command, **changes)


def report(by: UUID = KABUPATEN) -> ReportVisit:
    return ReportVisit(by=officer_of(by), key=uuid4(), visit_id=VISIT, summary="Kami melihat enam loket.")


def a_proposed_visit(plan: VisitPlan | None = None) -> SmallExchange:
    exchange = an_exchange()
    exchange.ask(propose(plan))
    return exchange


def a_scheduled_visit(plan: VisitPlan | None = None) -> SmallExchange:
    plan = plan or a_plan()
    exchange = a_proposed_visit(plan)
    for host_id in plan.host_ids:
        exchange.ask(accept(host_id))
    return exchange


def a_held_visit(plan: VisitPlan | None = None) -> SmallExchange:
    """It is three days later."""
    exchange = a_scheduled_visit(plan)
    exchange.at = AFTERWARDS
    exchange.ask(hold())
    return exchange


def a_reported_visit(plan: VisitPlan | None = None) -> SmallExchange:
    exchange = a_held_visit(plan)
    exchange.ask(report())
    return exchange
