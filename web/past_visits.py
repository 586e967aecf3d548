"""Telling of a visit that took place before anybody recorded it here."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.values import derived_id
from exchange.visits.commands import RecordPastVisit
from i18n.words import mark
from projections.agencies import agency_lines
from web.agency_choice import agencies_named, names_of
from web.deeds import carry_out
from web.forms import Form, posted
from web.house import house
from web.officials import OfficialsForm
from web.pages import see
from web.sessions import actor, signed_in
from web.visit_plan_form import BLANK, plan_page, read_plan
from web.visit_sight import read_counts, read_people

TEMPLATE = "visits/past.html"

notices = {"dicatat": mark("Kunjungan dicatat.")}


def new(request: Request) -> Response:
    own_id = signed_in(request).agency_id
    with house(request).views.connect() as db:
        own = names_of(agency_lines(db, [own_id]).values())
    return plan_page(request, TEMPLATE, Form.of({**BLANK, "guest-1": own[0] if own else None}))


def record(request: Request) -> Response:
    form = posted(request)
    own_id = signed_in(request).agency_id
    if form.checked("baris"):
        return plan_page(request, TEMPLATE, form)
    officials = OfficialsForm(house(request).people, own_id, form.day("first_day"))
    command = _told(request, form, officials)
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "visits:show", "dicatat", visit_id=command.visit_id)
    return plan_page(request, TEMPLATE, form)


def _told(request: Request, form: Form, officials: OfficialsForm) -> RecordPastVisit:
    with house(request).views.connect() as db:
        guests = agencies_named(db, form, "guest", required=True)
        hosts = agencies_named(db, form, "host", required=True)
    first_guest, first_host = next(iter(guests), officials.agency_id), next(iter(hosts), officials.agency_id)
    return RecordPastVisit(
        by=actor(request),
        key=form.key,
        visit_id=derived_id("visit", form.key),
        plan=read_plan(form, guests, hosts),
        received_by=read_people(form, "received", officials, first_host),
        led_by=officials.read(form, "leader", stood_for=first_guest),
        delegation=read_people(form, "delegation", officials, first_guest),
        attendance=read_counts(form, "member"),
    )


routes = [
    Route("/kunjungan/catat", new, name="visits:past", methods=["GET"]),
    Route("/kunjungan/catat", record, name="visits:record_past", methods=["POST"]),
]
