"""Forms on trainings: the programme, and what happened."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.trainings.commands import (
    AddSession,
    AnnounceTraining,
    CancelTraining,
    HoldTraining,
    RecordPastTraining,
)
from exchange.values import derived_id
from i18n.words import mark
from web.deeds import carry_out
from web.forms import TEXT, Form, posted
from web.pages import page, see
from web.sessions import actor, signed_in
from web.training_fields import (
    form_page,
    offered,
    officials_form,
    read_participants,
    read_plan,
    read_session,
    row_of,
)

notices = {
    "pelatihan": mark("Pelatihan diumumkan."),
    "pelatihan-catat": mark("Pelatihan dicatat."),
    "pelatihan-materi": mark("Materi ditambahkan."),
    "pelatihan-laksana": mark("Pelaksanaan pelatihan dicatat."),
    "pelatihan-batal": mark("Pelatihan dibatalkan."),
}


def new(request: Request) -> Response:
    return _plan_page(request, Form(), past=False)


def announce(request: Request) -> Response:
    form = posted(request)
    training_id = derived_id("training", form.key)
    command = AnnounceTraining(
        by=actor(request), key=form.key, training_id=training_id, plan=read_plan(request, form)
    )
    if carry_out(request, form, command):
        return see(request, "trainings:show", "pelatihan", training_id=training_id)
    return _plan_page(request, form, past=False)


def new_past(request: Request) -> Response:
    return _plan_page(request, Form(), past=True)


def record_past(request: Request) -> Response:
    form = posted(request)
    training_id = derived_id("training", form.key)
    officials = officials_form(request, form)
    command = RecordPastTraining(
        by=actor(request),
        key=form.key,
        training_id=training_id,
        plan=read_plan(request, form),
        sessions=tuple(
            read_session(row, officials, derived_id("session", form.key, n))
            for n, row in enumerate(form.rows("session"), 1)
        ),
        participants=read_participants(form),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "trainings:show", "pelatihan-catat", training_id=training_id)
    return _plan_page(request, form, past=True)


def new_session(request: Request) -> Response:
    return form_page(request, "trainings/session.html", Form.of({"day": row_of(request).first_day}))


def add_session(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    officials = officials_form(request, form, row.first_day)
    command = AddSession(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        training_id=row.id,
        session=read_session(form, officials, derived_id("session", form.key)),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "trainings:show", "pelatihan-materi", training_id=row.id)
    return form_page(request, "trainings/session.html", form)


def show_hold(request: Request) -> Response:
    row = row_of(request)
    days = {"first_day": row.first_day, "last_day": row.last_day}
    return form_page(request, "trainings/hold.html", Form.of(days))


def hold(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    command = HoldTraining(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        training_id=row.id,
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
        participants=read_participants(form),
    )
    if carry_out(request, form, command):
        return see(request, "trainings:show", "pelatihan-laksana", training_id=row.id)
    return form_page(request, "trainings/hold.html", form)


def show_cancel(request: Request) -> Response:
    return form_page(request, "trainings/cancel.html", Form())


def cancel(request: Request) -> Response:
    form, row = posted(request), row_of(request)
    command = CancelTraining(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        training_id=row.id,
        reason=form.text("reason", TEXT),
    )
    if carry_out(request, form, command):
        return see(request, "trainings:show", "pelatihan-batal", training_id=row.id)
    return form_page(request, "trainings/cancel.html", form)


def _plan_page(request: Request, form: Form, *, past: bool) -> Response:
    return page(
        request,
        "trainings/plan.html",
        200 if form.ok else form.status,
        form=form,
        past=past,
        offered=offered(request, signed_in(request).agency_id),
    )


PATH = "/pelatihan/{training_id:uuid}"
routes = [
    Route("/pelatihan/baru", new, name="trainings:new", methods=["GET"]),
    Route("/pelatihan/baru", announce, name="trainings:announce", methods=["POST"]),
    Route("/pelatihan/catat", new_past, name="trainings:new_past", methods=["GET"]),
    Route("/pelatihan/catat", record_past, name="trainings:record_past", methods=["POST"]),
    Route(f"{PATH}/materi", new_session, name="trainings:session", methods=["GET"]),
    Route(f"{PATH}/materi", add_session, name="trainings:add_session", methods=["POST"]),
    Route(f"{PATH}/pelaksanaan", show_hold, name="trainings:show_hold", methods=["GET"]),
    Route(f"{PATH}/pelaksanaan", hold, name="trainings:hold", methods=["POST"]),
    Route(f"{PATH}/batal", show_cancel, name="trainings:show_cancel", methods=["GET"]),
    Route(f"{PATH}/batal", cancel, name="trainings:cancel", methods=["POST"]),
]
