"""Forms on forums: the programme, and what happened."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.forums.commands import AddPresentation, AnnounceForum, CancelForum, HoldForum, RecordPastForum
from exchange.values import derived_id
from i18n.words import mark
from web.deeds import carry_out
from web.forms import TEXT, Form, posted
from web.forum_fields import (
    form_page,
    offered,
    officials_form,
    read_attendance,
    read_plan,
    read_presentation,
    row_of,
)
from web.pages import page, see
from web.sessions import actor, signed_in

notices = {
    "pemaparan": mark("Pemaparan diumumkan."),
    "pemaparan-catat": mark("Pemaparan dicatat."),
    "pemaparan-paparan": mark("Paparan ditambahkan."),
    "pemaparan-laksana": mark("Pelaksanaan dicatat."),
    "pemaparan-batal": mark("Pemaparan dibatalkan."),
}


def new(request: Request) -> Response:
    return _plan_page(request, Form(), past=False)


def announce(request: Request) -> Response:
    form, forum_id = posted(request), derived_id("forum", posted(request).key)
    officials = officials_form(request, form)
    command = AnnounceForum(
        by=actor(request), key=form.key, forum_id=forum_id, plan=read_plan(request, form, officials)
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "forums:show", "pemaparan", forum_id=forum_id)
    return _plan_page(request, form, past=False)


def new_past(request: Request) -> Response:
    return _plan_page(request, Form(), past=True)


def record_past(request: Request) -> Response:
    form, forum_id = posted(request), derived_id("forum", posted(request).key)
    officials = officials_form(request, form)
    command = RecordPastForum(
        by=actor(request),
        key=form.key,
        forum_id=forum_id,
        plan=read_plan(request, form, officials),
        presentations=tuple(
            read_presentation(row, officials, derived_id("presentation", form.key, n))
            for n, row in enumerate(form.rows("presentation"), 1)
        ),
        attendance=read_attendance(form),
        opened_by=officials.read(form, "opened_by"),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "forums:show", "pemaparan-catat", forum_id=forum_id)
    return _plan_page(request, form, past=True)


def new_presentation(request: Request) -> Response:
    return form_page(request, "forums/presentation.html", Form())


def add_presentation(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    officials = officials_form(request, form)
    command = AddPresentation(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        forum_id=row.id,
        presentation=read_presentation(form, officials, derived_id("presentation", form.key)),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "forums:show", "pemaparan-paparan", forum_id=row.id)
    return form_page(request, "forums/presentation.html", form)


def show_hold(request: Request) -> Response:
    row = row_of(request)
    days = {"first_day": row.first_day, "last_day": row.last_day}
    return form_page(request, "forums/hold.html", Form.of(days))


def hold(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    officials = officials_form(request, form)
    command = HoldForum(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        forum_id=row.id,
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
        attendance=read_attendance(form),
        opened_by=officials.read(form, "opened_by"),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "forums:show", "pemaparan-laksana", forum_id=row.id)
    return form_page(request, "forums/hold.html", form)


def show_cancel(request: Request) -> Response:
    return form_page(request, "forums/cancel.html", Form())


def cancel(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    command = CancelForum(
        by=actor(request), key=form.key, seen=form.seen, forum_id=row.id, reason=form.text("reason", TEXT)
    )
    if carry_out(request, form, command):
        return see(request, "forums:show", "pemaparan-batal", forum_id=row.id)
    return form_page(request, "forums/cancel.html", form)


def _plan_page(request: Request, form: Form, *, past: bool) -> Response:
    return page(
        request,
        "forums/plan.html",
        200 if form.ok else form.status,
        form=form,
        past=past,
        offered=offered(request, signed_in(request).agency_id),
    )


PATH = "/pemaparan/{forum_id:uuid}"
routes = [
    Route("/pemaparan/baru", new, name="forums:new", methods=["GET"]),
    Route("/pemaparan/baru", announce, name="forums:announce", methods=["POST"]),
    Route("/pemaparan/catat", new_past, name="forums:new_past", methods=["GET"]),
    Route("/pemaparan/catat", record_past, name="forums:record_past", methods=["POST"]),
    Route(f"{PATH}/paparan", new_presentation, name="forums:presentation", methods=["GET"]),
    Route(f"{PATH}/paparan", add_presentation, name="forums:add_presentation", methods=["POST"]),
    Route(f"{PATH}/pelaksanaan", show_hold, name="forums:show_hold", methods=["GET"]),
    Route(f"{PATH}/pelaksanaan", hold, name="forums:hold", methods=["POST"]),
    Route(f"{PATH}/batal", show_cancel, name="forums:show_cancel", methods=["GET"]),
    Route(f"{PATH}/batal", cancel, name="forums:cancel", methods=["POST"]),
]
