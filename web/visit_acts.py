"""What can be done with a visit: one page with one form for each act, and who is offered it when.

What is offered follows the rules so that nobody is led to a refusal; the rules themselves are the exchange's.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from projections.visit_course import VisitState
from projections.visit_page import VisitRow
from web.deeds import carry_out
from web.forms import Form, posted
from web.house import house
from web.pages import page, see
from web.sessions import signed_in
from web.visit_day_acts import DAY_ACTS
from web.visit_record_acts import RECORD_ACTS
from web.visit_sight import Act, Sight, sight_of
from web.visit_talk_acts import TALK_ACTS

ACTS: dict[str, Act] = {act.name: act for act in (*TALK_ACTS, *DAY_ACTS, *RECORD_ACTS)}
"""Every act by the last part of its address."""

notices = {act.name: act.done for act in ACTS.values()}


def offered_acts(row: VisitRow, agency_id: UUID, today: date) -> dict[str, Act]:
    """What an officer of this agency may do with the visit now, by name."""
    return {name: act for name, act in ACTS.items() if act.offered(row, agency_id, today)}


def show(request: Request) -> Response:
    act, sight = _act(request), sight_of(request)
    _require_offered(request, act, sight)
    return _page(request, act, sight, Form.of(act.filled(sight)))


def do(request: Request) -> Response:
    form = posted(request)
    act, sight = _act(request), sight_of(request)
    if sight.row.state is VisitState.DRAFT:
        _require_offered(request, act, sight)
    if form.checked("baris"):
        return _page(request, act, sight, form)
    if carry_out(request, form, act.asks(form, sight)):
        sight.officials.remember()
        return see(request, "visits:show", act.name, visit_id=sight.row.id)
    return _page(request, act, sight, form)


def _page(request: Request, act: Act, sight: Sight, form: Form) -> Response:
    status = 200 if form.ok else form.status
    return page(request, "visits/act.html", status, act=act, sight=sight, row=sight.row, form=form)


def _act(request: Request) -> Act:
    signed_in(request)
    act = ACTS.get(request.path_params["act"])
    if act is None:
        raise HTTPException(404)
    return act


def _require_offered(request: Request, act: Act, sight: Sight) -> None:
    """A form that could only be refused is not shown; a posted one hears the rule from the exchange.

    Drafts have nobody to talk with yet, so that there is nothing to show again.
    """
    if not act.offered(sight.row, signed_in(request).agency_id, house(request).today()):
        raise HTTPException(403)


routes = [
    Route("/kunjungan/{visit_id:uuid}/{act}", show, name="visits:act", methods=["GET"]),
    Route("/kunjungan/{visit_id:uuid}/{act}", do, name="visits:do", methods=["POST"]),
]
