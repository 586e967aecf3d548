"""Planning a visit: asking to be received, and keeping a draft until then."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.values import derived_id
from exchange.visits.commands import DraftVisit, ProposeVisit, RedraftVisit
from exchange.visits.events import VisitPlan
from i18n.words import mark
from projections.visit_course import VisitState
from projections.visit_page import VisitRow, visit_row
from web.agency_choice import agencies_named
from web.deeds import carry_out
from web.forms import Form, posted
from web.house import house
from web.officials import OfficialsForm
from web.pages import see
from web.sessions import actor, signed_in
from web.visit_plan_form import filled_by_draft, filled_by_link, on_offered_day, plan_page, read_plan

TEMPLATE = "visits/new.html"

notices = {
    "diusulkan": mark("Permohonan kunjungan dikirim ke tuan rumah."),
    "draf": mark("Draf disimpan. Hanya instansi Anda yang dapat melihatnya."),
}


def new(request: Request) -> Response:
    signed_in(request)
    return plan_page(request, TEMPLATE, Form.of(filled_by_link(request)), row=None)


def ask(request: Request) -> Response:
    return _send(request, None)


def edit(request: Request) -> Response:
    row = _draft(request)
    filled = filled_by_draft(request, row, signed_in(request).agency_id)
    return plan_page(request, TEMPLATE, Form.of(filled), row=row)


def save(request: Request) -> Response:
    return _send(request, _draft(request))


def _send(request: Request, row: VisitRow | None) -> Response:
    """Proposes, or keeps a draft, whichever button was pressed."""
    form = on_offered_day(posted(request))
    if form.checked("baris"):
        return plan_page(request, TEMPLATE, form, row=row)
    draft = form.typed("kirim") == "draf"
    parts, own_id = house(request), signed_in(request).agency_id
    officials = OfficialsForm(parts.people, own_id, parts.today())
    plan = _plan(request, form, officials, draft)
    command = _command(request, form, plan, row, draft)
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "visits:show", "draf" if draft else "diusulkan", visit_id=command.visit_id)
    return plan_page(request, TEMPLATE, form, row=row)


def _plan(request: Request, form: Form, officials: OfficialsForm, draft: bool) -> VisitPlan:
    """What the officer's agency asks for, with the other guests that it names."""
    own_id = officials.agency_id
    with house(request).views.connect() as db:
        hosts = agencies_named(db, form, "host", required=not draft)
        others = agencies_named(db, form, "guest")
    guests = (own_id, *(guest for guest in others if guest != own_id))
    leader = officials.read(form, "leader", stood_for=own_id)
    plan = read_plan(form, guests, hosts, leader=leader, draft=draft)
    if not plan.questions and not draft:
        form.refuse("question-1", "NoQuestion")  # the exchange's own word, said where it can be mended
    return plan


def _command(
    request: Request, form: Form, plan: VisitPlan, row: VisitRow | None, draft: bool
) -> DraftVisit | RedraftVisit | ProposeVisit:
    by, key = actor(request), form.key
    if row is None:
        visit_id = derived_id("visit", key)
        begin = DraftVisit if draft else ProposeVisit
        return begin(by=by, key=key, visit_id=visit_id, plan=plan)
    change = RedraftVisit if draft else ProposeVisit
    return change(by=by, key=key, visit_id=row.id, plan=plan, seen=form.seen)


def _draft(request: Request) -> VisitRow:
    """The draft of this address, for its guests."""
    who = signed_in(request)
    with house(request).views.connect() as db:
        row = visit_row(db, request.path_params["visit_id"], who.agency_id)
    if row is None or row.state is not VisitState.DRAFT:
        raise HTTPException(404)
    return row


routes = [
    Route("/kunjungan/baru", new, name="visits:new", methods=["GET"]),
    Route("/kunjungan/baru", ask, name="visits:ask", methods=["POST"]),
    Route("/kunjungan/{visit_id:uuid}/ubah", edit, name="visits:edit", methods=["GET"]),
    Route("/kunjungan/{visit_id:uuid}/ubah", save, name="visits:save", methods=["POST"]),
]
