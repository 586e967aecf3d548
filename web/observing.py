"""Beginning an adoption: an agency says what it saw of a practice, and where."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.adoptions.commands import ObservePractice
from exchange.values import Source, SourceKind, derived_id
from i18n.words import mark
from projections.adoption_page import adoption, edition_modules
from projections.forums import forums
from projections.gatherings import GatheringWish
from projections.practice_page import PracticeRow, practice
from projections.trainings import trainings
from projections.visit_board import GUEST, BoardWish, board
from projections.visit_course import TOOK_PLACE
from web.adoption_asks import observation
from web.choices import Choices
from web.deeds import carry_out
from web.forms import Form, posted
from web.house import house
from web.pages import page, see, spoken
from web.sessions import actor, signed_in

HELD = GatheringWish(state="held")
notices = {"adopsi-mulai": mark("Praktik ini masuk papan adopsi Anda: tahap Amati.")}


def show(request: Request) -> Response:
    """An agency climbs with a practice once: who has begun is led to it."""
    who = signed_in(request)
    with house(request).views.connect() as db:
        row = _open_practice(request, db)
        begun = adoption(db, adoption_id(row.id, who.agency_id))
    if begun is not None:
        return see(request, "adoptions:show", adoption_id=begun.id)
    return _page(request, Form.of({"source": request.query_params.get("sumber")}))


def send(request: Request) -> Response:
    form, by = posted(request), actor(request)
    with house(request).views.connect() as db:
        row = _open_practice(request, db)
        modules = {module.id for module in edition_modules(db, row.id, row.editions.published or 1)}
    command = ObservePractice(
        by=by,
        key=form.key,
        practice_id=row.id,
        source=_source(form),
        on=form.day("on"),
        observations=tuple(
            observation(seen, derived_id("observation", form.key, seen.prefix), modules)
            for seen in form.rows("seen")
        ),
    )
    if form.checked("more"):
        return _page(request, Form(form.pairs()))
    if carry_out(request, form, command):
        return see(request, "adoptions:show", "adopsi-mulai", adoption_id=adoption_id(row.id, by.agency_id))
    return _page(request, form)


def adoption_id(practice_id: UUID, agency_id: UUID) -> UUID:
    """The same for every reader: it follows from practice and agency."""
    return derived_id("adoption", practice_id, agency_id)


def _open_practice(request: Request, db: Connection) -> PracticeRow:
    row = practice(db, request.path_params["practice_id"])
    if row is None or not row.listed:
        raise HTTPException(404)
    if row.owner_id == signed_in(request).agency_id:
        raise HTTPException(403)  # nobody adopts its own practice
    return row


def _source(form: Form) -> Source:
    """From `visit:<id>` and the like; the catalogue has no id."""
    chosen = form.text("source")
    kind, _, noun_id = chosen.partition(":")
    if chosen == SourceKind.CATALOGUE:
        return Source(kind=SourceKind.CATALOGUE)
    known = [member for member in (SourceKind.VISIT, SourceKind.FORUM, SourceKind.TRAINING) if member == kind]
    try:
        return Source(kind=known[0], id=UUID(noun_id))
    except (IndexError, ValueError):
        form.refuse("source", "unknown")
        return Source(kind=SourceKind.CATALOGUE)


def _page(request: Request, form: Form) -> Response:
    with house(request).views.connect() as db:
        row = _open_practice(request, db)
        modules = edition_modules(db, row.id, row.editions.published or 1)
        sources = [(SourceKind.CATALOGUE.value, spoken(request).t("Katalog, tanpa kunjungan"))]
        sources += _visits(db, signed_in(request).agency_id)
        sources += _gatherings(db)
    return page(
        request,
        "adoptions/observe.html",
        200 if form.ok else form.status,
        practice=row,
        form=form,
        action=request.url.path,
        sources=sources,
        modules=[(str(module.id), module.name) for module in modules],
        today=house(request).today(),
    )


def _visits(db: Connection, agency_id: UUID) -> Choices:
    """The latest at which the agency was a guest."""
    latest = board(db, BoardWish(agency_id=agency_id, side=GUEST, reader_id=agency_id), 1)
    held = (line for line in latest.rows if line.state in TOOK_PLACE)
    return [
        (f"{SourceKind.VISIT.value}:{line.id}", f"{line.purpose} ({line.first_day.year})") for line in held
    ]


def _gatherings(db: Connection) -> Iterator[tuple[str, str]]:
    """The latest forums and trainings that were held."""
    for kind, held in (
        (SourceKind.FORUM, forums(db, HELD)),
        (SourceKind.TRAINING, trainings(db, HELD)),
    ):
        for row in held.rows:
            yield f"{kind.value}:{row.id}", f"{row.title} ({row.first_day.year})"


routes = [
    Route("/praktik/{practice_id:uuid}/amati", show, name="adoptions:observe", methods=["GET"]),
    Route("/praktik/{practice_id:uuid}/amati", send, name="adoptions:observe:send", methods=["POST"]),
]
