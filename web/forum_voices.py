"""Forms on what was said at a forum: responses to presentations, and statements of support."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.forums.commands import GiveResponse, StateSupport
from exchange.values import Official, derived_id
from i18n.words import mark
from web.agencies import is_own
from web.deeds import carry_out
from web.forms import TEXT, Form, posted
from web.forum_fields import form_page, officials_form, row_of
from web.pages import see
from web.sessions import actor, signed_in

notices = {
    "pemaparan-tanggapan": mark("Tanggapan dicatat."),
    "pemaparan-dukungan": mark("Dukungan dicatat."),
}


def show_respond(request: Request) -> Response:
    chosen = {"presentation_id": request.query_params.get("paparan")}
    return form_page(request, "forums/response.html", Form.of(chosen), for_all=True)


def respond(request: Request) -> Response:
    """An agency speaks for itself; the organiser may tell what others asked, and the answer."""
    form, row, who = posted(request), row_of(request), signed_in(request)
    of_others = is_own(request, row.organiser_id) and form.checked("of_others")
    command = GiveResponse(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        forum_id=row.id,
        response_id=derived_id("response", form.key),
        presentation_id=form.id("presentation_id"),
        text=form.text("text", TEXT),
        agency_id=None if of_others else who.agency_id,
        answer=form.text("answer", TEXT, required=False),
    )
    if carry_out(request, form, command):
        return see(request, "forums:show", "pemaparan-tanggapan", forum_id=row.id)
    return form_page(request, "forums/response.html", form, for_all=True)


def show_support(request: Request) -> Response:
    return form_page(request, "forums/support.html", Form())


def support(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    officials = officials_form(request, form)
    command = StateSupport(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        forum_id=row.id,
        text=form.text("text", TEXT),
        by_official=officials.read(form, "by_official", required=True) or Official(role=""),
        presentation_id=form.id_or_none("presentation_id"),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "forums:show", "pemaparan-dukungan", forum_id=row.id)
    return form_page(request, "forums/support.html", form)


PATH = "/pemaparan/{forum_id:uuid}"
routes = [
    Route(f"{PATH}/tanggapan", show_respond, name="forums:response", methods=["GET"]),
    Route(f"{PATH}/tanggapan", respond, name="forums:respond", methods=["POST"]),
    Route(f"{PATH}/dukungan", show_support, name="forums:show_support", methods=["GET"]),
    Route(f"{PATH}/dukungan", support, name="forums:support", methods=["POST"]),
]
