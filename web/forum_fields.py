"""What the forms on forums read and offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from exchange.forums.events import Attendance
from exchange.forums.forum import ForumPlan, Presentation
from exchange.values import Official
from projections.forums import ForumRow
from projections.innovations import named
from vocabulary import terms
from web.agencies import is_own
from web.choices import Choices, of_terms
from web.forms import TEXT, Form
from web.forums import forum_row
from web.house import house
from web.officials import OfficialsForm, own_agencies
from web.pages import page
from web.sessions import signed_in

MOST_PEOPLE = 1_000_000


def read_plan(request: Request, form: Form, officials: OfficialsForm) -> ForumPlan:
    return ForumPlan(
        title=form.text("title"),
        organiser_id=signed_in(request).agency_id,
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
        place=form.text("place"),
        mode=form.choice("mode", terms.visit_modes()),
        about=form.text("about", TEXT, required=False),
        topics=form.choices("topics", terms.topics()),
        moderator=officials.read(form, "moderator"),
    )


def read_presentation(row: Form, officials: OfficialsForm, presentation_id: UUID) -> Presentation:
    return Presentation(
        presentation_id=presentation_id,
        title=row.text("title"),
        presenter=officials.read(row, "presenter", required=True) or Official(role=""),
        innovation_id=row.id_or_none("innovation_id"),
        material=row.text("material", TEXT, required=False),
    )


def read_attendance(form: Form) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(
            group=row.text("group"),
            count=row.whole_or_none("count", 1, MOST_PEOPLE),
            mode=row.choice("mode", terms.visit_modes()),
        )
        for row in form.rows("attendance")
    )


def officials_form(request: Request, form: Form) -> OfficialsForm:
    """Roles are as of the forum's first day."""
    parts = house(request)
    on = form.day_or_none("first_day") or parts.today()
    return OfficialsForm(parts.people, signed_in(request).agency_id, on)


def row_of(request: Request) -> ForumRow:
    """The forum of a form, for an officer; whose it is to change is a rule of the exchange."""
    signed_in(request)
    with house(request).views.connect() as db:
        return forum_row(db, request)


@dataclass(frozen=True, slots=True)
class Offered:
    """Agencies to stand for, innovations to present, topics, ways to take part; no day lies after `today`."""

    agencies: Choices
    innovations: Choices
    topics: Choices
    modes: Choices
    today: date


def offered(request: Request, organiser_id: UUID) -> Offered:
    with house(request).views.connect() as db:
        agencies = own_agencies(db, organiser_id)
        innovations = named(db, [agency_id for agency_id, _ in agencies])
    return Offered(
        agencies=[(str(agency_id), name) for agency_id, name in agencies],
        innovations=[(str(innovation_id), name) for innovation_id, name in innovations],
        topics=of_terms(request, terms.topics()),
        modes=of_terms(request, terms.visit_modes()),
        today=house(request).today(),
    )


def form_page(request: Request, template: str, form: Form, *, for_all: bool = False) -> Response:
    """A form on one forum, as it was typed; the organiser's, unless it is `for_all` who have signed in."""
    row = row_of(request)
    own = is_own(request, row.organiser_id)
    if not own and not for_all:
        raise HTTPException(403)
    return page(
        request,
        template,
        200 if form.ok else form.status,
        form=form,
        row=row,
        own=own,
        presentations=[(str(shown.id), shown.title) for shown in row.presentations],
        offered=offered(request, row.organiser_id),
    )
