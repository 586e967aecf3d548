"""What the forms on trainings read and offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from exchange.trainings.training import Session, TrainingPlan
from exchange.values import Headcount, Official
from projections.trainings import TrainingRow
from vocabulary import terms
from web.agencies import is_own
from web.choices import Choices, of_terms
from web.forms import TEXT, Form
from web.house import house
from web.officials import OfficialsForm, own_agencies
from web.pages import page
from web.sessions import signed_in
from web.trainings import training_row

MOST_PEOPLE = 1_000_000
SPEAKERS = ("speaker", "second_speaker")
"""A session's form has room for two."""


def read_plan(request: Request, form: Form) -> TrainingPlan:
    return TrainingPlan(
        title=form.text("title"),
        organiser_id=signed_in(request).agency_id,
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
        place=form.text("place"),
        mode=form.choice("mode", terms.visit_modes()),
        purpose=form.text("purpose", TEXT, required=False),
        methods=form.numbered("method", required=False),
        legal_basis=form.numbered("legal", required=False),
        topics=form.choices("topics", terms.topics()),
    )


def read_session(row: Form, officials: OfficialsForm, session_id: UUID) -> Session:
    speakers: list[Official | None] = [officials.read(row, field) for field in SPEAKERS]
    return Session(
        session_id=session_id,
        day=row.day("day"),
        subject=row.text("subject"),
        speakers=tuple(speaker for speaker in speakers if speaker),
    )


def read_participants(form: Form) -> tuple[Headcount, ...]:
    return tuple(
        Headcount(category=row.text("category"), count=row.whole("count", 1, MOST_PEOPLE))
        for row in form.rows("participant")
    )


def officials_form(request: Request, form: Form, on: date | None = None) -> OfficialsForm:
    """Roles are as of `on`, else of the first day that the form names."""
    parts = house(request)
    day = on or form.day_or_none("first_day") or parts.today()
    return OfficialsForm(parts.people, signed_in(request).agency_id, day)


def row_of(request: Request) -> TrainingRow:
    """The training of a form, for an officer; whose it is to change is a rule of the exchange."""
    signed_in(request)
    with house(request).views.connect() as db:
        return training_row(db, request)


@dataclass(frozen=True, slots=True)
class Offered:
    """Agencies to stand for, topics, ways to take part; what happened lies not after `today`."""

    agencies: Choices
    topics: Choices
    modes: Choices
    today: date


def offered(request: Request, organiser_id: UUID) -> Offered:
    with house(request).views.connect() as db:
        agencies = own_agencies(db, organiser_id)
    return Offered(
        agencies=[(str(agency_id), name) for agency_id, name in agencies],
        topics=of_terms(request, terms.topics()),
        modes=of_terms(request, terms.visit_modes()),
        today=house(request).today(),
    )


def form_page(request: Request, template: str, form: Form) -> Response:
    """A form on one training, as it was typed; the organiser's alone."""
    row = row_of(request)
    if not is_own(request, row.organiser_id):
        raise HTTPException(403)
    return page(
        request,
        template,
        200 if form.ok else form.status,
        form=form,
        row=row,
        offered=offered(request, row.organiser_id),
    )
