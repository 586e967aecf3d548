"""Adoptions: the board, one agency's climb with one practice, and what moves it on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.adoptions.events import Stage
from exchange.values import Module
from projections.adoption_board import PLACES, Narrowing, board, column
from projections.adoption_page import adoption, edition_modules
from projections.adoption_row import AdoptionRow, Indicator
from projections.agencies import agency_lines
from projections.commitments import by_source
from projections.follow_ups import asked as questions, of_subject
from projections.paging import PAGE_ROWS
from projections.practice_page import PracticeRow, practice
from projections.subjects import subjects
from vocabulary import terms
from web.adoption_history import history
from web.adoption_words import (
    ANCHORS,
    DECISIONS,
    FIDELITIES,
    FOLLOWED,
    SOURCE_PATHS,
    SOURCES,
)
from web.agencies import is_own
from web.asked import answerable, asked, page_number
from web.gates import gate
from web.house import house
from web.line_chart import LineChart, line_chart
from web.officials import named_people
from web.pages import page, spoken
from web.sessions import officer, signed_in

EVERYONE = "semua"


def show_board(request: Request) -> Response:
    """The agency's own climbs for an officer, unless all are asked for; all for everybody else."""
    who, query = officer(request), asked(request)
    scope = query.choice("instansi", (EVERYONE,), required=False)
    narrowing = Narrowing(
        agency_id=who.agency_id if who and scope != EVERYONE else None,
        practice_id=query.id_or_none("praktik"),
        urusan=query.choice("urusan", terms.urusan(), required=False),
    )
    place, number = query.choice("tahap", PLACES, required=False), page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        columns = [column(db, narrowing, place, number)] if place else board(db, narrowing)
        cards = [card for shown in columns for card in shown.cards]
        names = agency_lines(db, {party for card in cards for party in (card.agency_id, card.owner_id)})
        narrowed_to = practice(db, narrowing.practice_id) if narrowing.practice_id else None
    return page(
        request,
        "adoptions/board.html",
        columns=columns,
        narrowing=narrowing,
        narrowed_to=narrowed_to,
        place=place,
        number=number,
        last=max(1, -(-columns[0].total // PAGE_ROWS)),
        names=names,
        people=named_people(house(request).people, (card.person for card in cards)),
        urusan=[(code, term.word(spoken(request).lang)) for code, term in terms.urusan().items()],
        words=terms,
        today=house(request).today(),
    )


def show(request: Request) -> Response:
    parts = house(request)
    with parts.views.connect() as db:
        stand = stand_of(db, request.path_params["adoption_id"])
        row, origin = stand.row, stand.practice
        promised, asked_of = by_source(db, row.id), questions(of_subject(db, row.id))
        named = {row.agency_id, origin.owner_id, *(question.agency_id for question in asked_of)}
        names = agency_lines(db, named)
        source = subjects(db, [row.source.id]).get(row.source.id) if row.source.id else None
    who = officer(request)
    return page(
        request,
        "adoptions/show.html",
        row=row,
        practice=origin,
        modules=stand.modules,
        names=names,
        people=named_people(parts.people, [row.person]),
        gate=gate(row),
        history=history(row, spoken(request)),
        charts={indicator.id: chart_of(indicator) for indicator in row.indicators},
        commitments=promised,
        questions=asked_of,
        source=source,
        source_path=SOURCE_PATHS.get(row.source.kind.value),
        own=is_own(request, row.agency_id),
        answers_for=who.agency_id if who else None,
        today=parts.today(),
        words=terms,
        said=SAID,
    )


def show_moves(request: Request) -> Response:
    """Where a card of the board can be moved, and what that asks for."""
    with house(request).views.connect() as db:
        stand = own_stand(request, db)
    return page(
        request,
        "adoptions/move.html",
        row=stand.row,
        practice=stand.practice,
        gate=gate(stand.row),
        stages=Stage,
    )


SAID = {
    "decision": DECISIONS,
    "fidelity": FIDELITIES,
    "anchor": ANCHORS,
    "followed": FOLLOWED,
    "source": SOURCES,
}


@dataclass(frozen=True, slots=True)
class Stand:
    """An adoption, the practice that it climbs with, and the modules of the edition that was seen, by id."""

    row: AdoptionRow
    practice: PracticeRow
    modules: dict[UUID, Module]


def stand_of(db: Connection, adoption_id: UUID) -> Stand:
    row = adoption(db, adoption_id)
    origin = practice(db, row.practice_id) if row else None
    if row is None or origin is None:
        raise HTTPException(404)
    modules = edition_modules(db, row.practice_id, row.edition)
    return Stand(row, origin, {module.id: module for module in modules})


def own_stand(request: Request, db: Connection) -> Stand:
    """For whoever may act on it; whether the act itself may be is a rule of the exchange."""
    signed_in(request)
    stand = stand_of(db, request.path_params["adoption_id"])
    if not is_own(request, stand.row.agency_id):
        raise HTTPException(403)
    return stand


def chart_of(indicator: Indicator) -> LineChart | None:
    """Baseline and readings over time."""
    read = [(reading.on, reading.value) for reading in indicator.readings]
    if indicator.baseline is not None and indicator.baseline_on is not None:
        read = [(indicator.baseline_on, indicator.baseline), *read]
    return line_chart(read, indicator.target)


routes = [
    Route("/adopsi", show_board, name="adoptions:board"),
    Route("/adopsi/{adoption_id:uuid}", show, name="adoptions:show"),
    Route("/adopsi/{adoption_id:uuid}/pindah", show_moves, name="adoptions:moves"),
]
