"""Agencies: the list, one agency's page, and what an agency says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from identity.accounts import AccountRole
from projections.activity import feed
from projections.agencies import agency_lines
from projections.agency_page import (
    AgencyWish,
    agency_list,
    agency_row,
    blocks_ahead,
    sites_of,
    units_of,
)
from projections.learning import adoptions_of, learned_from, practice_lines, practices_of, taught_to
from projections.visit_board import BoardWish, board, part_counts
from vocabulary import regions, terms
from web.activity import concerned, entries
from web.asked import answerable, asked, page_number
from web.choices import of_terms
from web.house import house
from web.pages import page, spoken
from web.sessions import officer

MOST_TIES = 12
"""How many agencies a page names under learned from and taught to; the rest is counted."""
FEW_DEEDS = 5
"""How much a page tells of what happened lately; the rest is on a page of its own."""


def show_list(request: Request) -> Response:
    query = asked(request)
    provinces = {region.code: region.name for region in regions.provinces()}
    wish = AgencyWish(
        words=query.text("q", 100, required=False),
        kind=query.choice("jenis", terms.agency_kinds(), required=False),
        province=query.choice("provinsi", provinces, required=False),
        receives=query.checked("menerima"),
    )
    number = page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        found = agency_list(db, wish, number)
    return page(
        request,
        "agencies/list.html",
        block="results",
        wish=wish,
        found=found,
        kinds=of_terms(request, terms.agency_kinds()),
        provinces=provinces,
        place=place_of,
    )


def show(request: Request) -> Response:
    parts = house(request)
    with parts.views.connect() as db:
        row = agency_row(db, request.path_params["agency_id"])
        if row is None:
            raise HTTPException(404)
        learned, taught = learned_from(db, row.id), taught_to(db, row.id)
        adoptions, units = adoptions_of(db, row.id), units_of(db, row.id)
        ties = (*learned[:MOST_TIES], *taught[:MOST_TIES])
        visits = board(db, BoardWish(agency_id=row.id, reader_id=_reader(request)), 1)
        sides = (side for line in visits.rows for side in (*line.course.guest_ids, *line.course.host_ids))
        lately = feed(db, agency_id=row.id, limit=FEW_DEEDS).rows
        named = {row.parent_id, row.merged_into, *(tie.agency_id for tie in ties), *sides, *concerned(lately)}
        return page(
            request,
            "agencies/show.html",
            row=row,
            own=is_own(request, row.id),
            place=place_of(row.region_code),
            kind=terms.agency_kinds().word(row.kind, spoken(request).lang),
            modes=[terms.visit_modes().word(mode, spoken(request).lang) for mode in row.rules.modes],
            units=units,
            sites=sites_of(db, [row.id]),
            blocks=blocks_ahead(db, row.id, parts.today()),
            practices=practices_of(db, row.id),
            adoptions=adoptions,
            adopted=practice_lines(db, (adoption.practice_id for adoption in adoptions)),
            learned=learned,
            taught=taught,
            most_ties=MOST_TIES,
            counts=part_counts(db, row.id),
            visits=visits,
            lately=entries(lately),
            names=agency_lines(db, named),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agency is: the region's full name and code, and the province when that is another."""

    name: str
    code: str
    province: str


def place_of(region_code: str) -> Place | None:
    """None for national agencies."""
    region = regions.by_code(region_code)
    if region is None:
        return None
    province = regions.province_of(region.code)
    return Place(region.name, region.code, "" if province is region else province.name)


def is_own(request: Request, agency_id: UUID) -> bool:
    """Whether the officer may say something of this agency: its own, or any as the operator."""
    who = officer(request)
    return who is not None and (who.agency_id == agency_id or who.role is AccountRole.OPERATOR)


def _reader(request: Request) -> UUID | None:
    who = officer(request)
    return who.agency_id if who else None


routes = [
    Route("/instansi", show_list, name="agencies:list"),
    Route("/instansi/{agency_id:uuid}", show, name="agencies:show"),
]
