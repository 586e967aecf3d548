"""The form that says what a visit is to be: read into a plan, and filled in from one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from exchange.values import Official, derived_id
from exchange.visits.events import Question, VisitPlan
from projections.agencies import AgencyLine, agency_lines
from projections.agency_page import AgencyRow, BlockRow, SiteRow, agency_row, blocks_ahead, sites_of
from projections.learning import PracticeLine, practice_lines, practices_of
from projections.visit_page import VisitRow
from vocabulary import terms
from web.agency_choice import agencies_named, names_of
from web.choices import Choices, of_terms, of_words
from web.forms import TEXT, Form
from web.house import house
from web.officials import named_people
from web.pages import page
from web.visit_sight import SLOTS, later, read_counts, read_terms, shown_terms

QUESTION = 2_000
BLANK = {"mode": "luring", "slot": "penuh"}
"""What a new form begins with."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """Those whom the form names so far, and what they can show."""

    rows: list[AgencyRow]
    sites: list[SiteRow]
    practices: list[PracticeLine]
    blocks: list[BlockRow]

    @property
    def site_choices(self) -> Choices:
        return [(str(site.id), site.name) for site in self.sites]

    @property
    def practice_choices(self) -> Choices:
        return [(str(practice.id), practice.name) for practice in self.practices]


def plan_page(request: Request, template: str, form: Form, row: VisitRow | None = None) -> Response:
    """The form, with what the hosts named in it can show and when they receive nobody."""
    with house(request).views.connect() as db:
        hosts = _hosts(db, form, house(request).today())
    return page(
        request,
        template,
        200 if form.ok else form.status,
        form=form,
        hosts=hosts,
        modes=of_terms(request, terms.visit_modes()),
        slots=of_words(request, SLOTS),
        topics=of_terms(request, terms.topics()),
        aspects=of_terms(request, terms.aspects()),
        categories=of_terms(request, terms.member_categories()),
        today=house(request).today(),
        row=row,
    )


def read_plan(
    form: Form,
    guest_ids: tuple[UUID, ...],
    host_ids: tuple[UUID, ...],
    *,
    leader: Official | None = None,
    draft: bool = False,
) -> VisitPlan:
    """A draft may still lack its purpose."""
    asked = form.numbered("question", QUESTION, required=False)
    return VisitPlan(
        guest_ids=guest_ids,
        host_ids=host_ids,
        purpose=form.text("purpose", TEXT, required=not draft),
        need=form.text("need", TEXT, required=False),
        terms=read_terms(form),
        questions=tuple(
            Question(id=derived_id("question", form.key, number), text=text)
            for number, text in enumerate(asked)
        ),
        site_ids=form.ids("site_ids", required=False),
        practice_ids=form.ids("practice_ids", required=False),
        topics=form.choices("topics", terms.topics()),
        aspects=form.choices("aspects", terms.aspects()),
        leader=leader,
        members=read_counts(form, "member"),
    )


def on_offered_day(form: Form) -> Form:
    """With `pakai`, the visit begins on that day and is as long as before; all else stays as typed."""
    day = form.day_or_none("pakai")
    if day is None:
        return form
    first, last = form.day_or_none("first_day"), form.day_or_none("last_day")
    longer = last - first if first and last else timedelta()
    moved = {"first_day": day.isoformat(), "last_day": later(day, longer).isoformat()}
    return Form((name, moved.get(name, value)) for name, value in form.pairs() if name != "pakai")


def filled_by_link(request: Request) -> dict[str, object]:
    """A link may name the host and the practice; a practice alone means its owner."""
    query = Form(request.query_params.multi_items())
    host_id, practice_id = query.id_or_none("tuan_rumah"), query.id_or_none("praktik")
    with house(request).views.connect() as db:
        practice = practice_lines(db, [practice_id]).get(practice_id) if practice_id else None
        host_id = host_id or (practice.owner_id if practice else None)
        hosts = agency_lines(db, [host_id]).values()
    return {**BLANK, **_numbered("host", names_of(hosts)), "practice_ids": practice.id if practice else None}


def filled_by_draft(request: Request, row: VisitRow, own_id: UUID) -> dict[str, object]:
    """What the draft says. The officer's own agency is a guest in any case and is not typed."""
    plan = row.plan
    with house(request).views.connect() as db:
        names = agency_lines(db, (*plan.guest_ids, *plan.host_ids))
    people = named_people(house(request).people, [plan.leader])
    members = {
        f"member-{number}-{name}": value
        for number, member in enumerate(plan.members, 1)
        for name, value in (("category", member.category), ("count", member.count))
    }
    leader = plan.leader
    return {
        **shown_terms(plan.terms),
        **_numbered("host", _names(names, plan.host_ids)),
        **_numbered("guest", _names(names, (guest for guest in plan.guest_ids if guest != own_id))),
        **_numbered("question", [question.text for question in plan.questions]),
        **members,
        "purpose": plan.purpose,
        "need": plan.need,
        "site_ids": plan.site_ids,
        "practice_ids": plan.practice_ids,
        "topics": plan.topics,
        "aspects": plan.aspects,
        "leader": leader.role if leader else None,
        "leader_name": people.get(leader.person_id) if leader and leader.person_id else None,
    }


def _hosts(db: Connection, form: Form, today: date) -> Hosts:
    """Names that fit no agency are told when the form is read, not here."""
    shown = Form(form.pairs())
    rows = [row for host_id in agencies_named(db, shown, "host") if (row := agency_row(db, host_id))]
    ids = [row.id for row in rows]
    return Hosts(
        rows=rows,
        sites=[site for site in sites_of(db, ids) if not site.closed_on],
        practices=[practice for host_id in ids for practice in practices_of(db, host_id)],
        blocks=[block for host_id in ids for block in blocks_ahead(db, host_id, today)],
    )


def _names(names: Mapping[UUID, AgencyLine], ids: Iterable[UUID]) -> list[str]:
    return names_of(names[agency_id] for agency_id in ids)


def _numbered(field: str, values: list[str]) -> dict[str, object]:
    return {f"{field}-{number}": value for number, value in enumerate(values, 1)}
