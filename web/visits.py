"""Visits: the board, and one visit as both sides see it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from i18n.words import mark
from projections import follow_ups
from projections.agencies import AgencyLine, agency_lines
from projections.agency_page import site_rows
from projections.commitments import by_source
from projections.learning import adoptions_by_visit, practice_lines
from projections.visit_board import (
    GUEST,
    HOST,
    BoardLine,
    BoardWish,
    awaiting,
    board,
    counts,
    years,
)
from projections.visit_course import VisitState
from projections.visit_page import VisitRow, visit_row
from vocabulary import regions, terms
from web.adoption_words import FOLLOWED
from web.asked import answerable, asked, page_number
from web.choices import of_terms
from web.house import house
from web.officials import named_people
from web.pages import page
from web.sessions import officer
from web.visit_acts import offered_acts

SIDES = {HOST: mark("Sebagai tuan rumah"), GUEST: mark("Sebagai tamu")}


def show_list(request: Request) -> Response:
    query = asked(request)
    who = officer(request)
    wish = BoardWish(
        state=query.choice("status", list(VisitState), required=False),
        agency_id=query.id_or_none("instansi"),
        side=query.choice("peran", SIDES, required=False),
        year=query.whole_or_none("tahun", 1945, 9999),
        topic=query.choice("topik", terms.topics(), required=False),
        reader_id=who.agency_id if who else None,
    )
    number = page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        found = board(db, wish, number)
        waiting = awaiting(db, who.agency_id, house(request).today()) if who else []
        lines = [*found.rows, *(line for line, _ in waiting)]
        names = agency_lines(db, {wish.agency_id, *_sides(lines)})
        tallies, known_years = counts(db, wish), years(db)
    return page(
        request,
        "visits/list.html",
        block="results",
        wish=wish,
        found=found,
        waiting=waiting,
        names=names,
        counts=tallies,
        every=sum(tallies.values()),
        states=[state for state in VisitState if state is not VisitState.DRAFT or tallies.get(state)],
        years=[(year, year) for year in known_years],
        sides=SIDES,
        topics=of_terms(request, terms.topics()),
    )


def show(request: Request) -> Response:
    parts = house(request)
    who = officer(request)
    with parts.views.connect() as db:
        row = visit_of(db, request)
        adoptions = adoptions_by_visit(db, row.id)
        commitments = by_source(db, row.id)
        asked_later = follow_ups.asked(follow_ups.of_subject(db, row.id)) if row.held else []
        others = (*(line.agency_id for line in adoptions), *(row.owner_id for row in commitments))
        practices = practice_lines(db, {*row.practice_ids(), *(line.practice_id for line in adoptions)})
        names = agency_lines(db, {*row.agency_ids(), *others})
        sites = site_rows(db, {*row.site_ids, *_told_sites(row)})
    return page(
        request,
        "visits/show.html",
        row=row,
        course=row.course,
        adoptions=adoptions,
        commitments=commitments,
        asked_later=asked_later,
        practices=practices,
        names=names,
        sites=sites,
        people=named_people(parts.people, row.officials()),
        acts=offered_acts(row, who.agency_id, parts.today()) if who else {},
        today=parts.today(),
        zone=_zone(names[row.course.host_ids[0]] if row.course.host_ids else None),
        words=terms,
        followed=FOLLOWED,
        answers_for=who.agency_id if who else None,
    )


def visit_of(db: Connection, request: Request) -> VisitRow:
    """The visit that the path names, if these eyes may see it."""
    who = officer(request)
    row = visit_row(db, request.path_params["visit_id"], who.agency_id if who else None)
    if row is None:
        raise HTTPException(404)
    return row


def _zone(host: AgencyLine | None) -> str:
    """The host's time zone; the capital's for national agencies."""
    region = regions.by_code(host.region_code) if host else None
    return region.time_zone if region else "WIB"


def _sides(lines: list[BoardLine]) -> set[UUID]:
    return {side for line in lines for side in (*line.course.guest_ids, *line.course.host_ids)}


def _told_sites(row: VisitRow) -> set[UUID | None]:
    return {*(finding.site_id for finding in row.findings), *(slot.site_id for slot in row.agenda)}


routes = [
    Route("/kunjungan", show_list, name="visits:list"),
    Route("/kunjungan/{visit_id:uuid}", show, name="visits:show"),
]
