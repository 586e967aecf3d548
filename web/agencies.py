"""Agencies: the list, one agency's page, and what an agency says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.agencies.commands import CloseSite, OpenSite, RecordFigure, SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays, OpenDays
from exchange.values import ContextFigure
from i18n.words import mark
from identity.accounts import AccountRole
from projections.agencies import agency_lines
from projections.agency_page import (
    AgencyRow,
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
from web.acting import act
from web.asked import answerable, asked, page_number
from web.deeds import carry_out
from web.forms import TEXT, Form, posted
from web.house import house
from web.pages import page, see, spoken
from web.sessions import actor, officer, signed_in

notices = {
    "lokasi": mark("Lokasi dicatat."),
    "lokasi-tutup": mark("Lokasi ditandai tutup."),
    "angka": mark("Angka dicatat."),
    "aturan": mark("Aturan kunjungan disimpan."),
    "tutup-tanggal": mark("Tanggal ditutup untuk kunjungan."),
    "buka-tanggal": mark("Tanggal dibuka kembali untuk kunjungan."),
}
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?")
MOST_TIES = 12
"""How many agencies a page names under learned from and taught to; the rest is counted."""


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
        kinds=_options(request),
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
        named = {row.parent_id, row.merged_into, *(tie.agency_id for tie in ties), *sides}
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


def new_site(request: Request) -> Response:
    return _form_page(request, "agencies/site.html", Form())


def open_site(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = OpenSite(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        agency_id=row.id,
        site_id=uuid4(),
        name=form.text("name"),
        about=form.text("about", TEXT, required=False),
        latitude=_degrees(form, "latitude"),
        longitude=_degrees(form, "longitude"),
    )
    if carry_out(request, form, command):
        return _back(request, row, "lokasi")
    return _form_page(request, "agencies/site.html", form)


def close_site(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = CloseSite(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        agency_id=row.id,
        site_id=request.path_params["site_id"],
        on=house(request).today(),
    )
    act(request, command)
    return _back(request, row, "lokasi-tutup")


def new_figure(request: Request) -> Response:
    return _form_page(request, "agencies/figure.html", Form())


def record_figure(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = RecordFigure(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        agency_id=row.id,
        figure=ContextFigure(
            name=form.text("figure.name"),
            value=form.figure("figure.value"),
            high=form.figure_or_none("figure.high"),
            unit=form.text("figure.unit"),
            year=form.whole_or_none("figure.year", 1945, house(request).today().year),
            source=form.text("figure.source", 500, required=False),
        ),
        site_id=form.id_or_none("site_id"),
    )
    if carry_out(request, form, command):
        return _back(request, row, "angka")
    return _form_page(request, "agencies/figure.html", form)


def show_rules(request: Request) -> Response:
    rules = _row(request).rules
    filled = {
        "receives": "1" if rules.receives else None,
        "visits_per_month": rules.visits_per_month,
        "party_most": rules.party_most,
        "lead_days": rules.lead_days,
        "modes": rules.modes,
        "note": rules.note,
    }
    return _form_page(request, "agencies/rules.html", Form.of(filled))


def set_rules(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = SetHostingRules(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        agency_id=row.id,
        rules=HostingRules(
            receives=form.checked("receives"),
            visits_per_month=form.whole("visits_per_month", 0, 1_000),
            party_most=form.whole("party_most", 1, 10_000),
            lead_days=form.whole("lead_days", 0, 365),
            modes=form.choices("modes", terms.visit_modes(), required=True),
            note=form.text("note", TEXT, required=False),
        ),
    )
    if carry_out(request, form, command):
        return _back(request, row, "aturan")
    return _form_page(request, "agencies/rules.html", form)


def show_block(request: Request) -> Response:
    return _form_page(request, "agencies/block.html", Form())


def block_days(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = BlockDays(
        by=actor(request),
        key=form.key,
        host_id=row.id,
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
        reason=form.text("reason"),
    )
    if carry_out(request, form, command):
        return _back(request, row, "tutup-tanggal")
    return _form_page(request, "agencies/block.html", form)


def open_days(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = OpenDays(
        by=actor(request),
        key=form.key,
        host_id=row.id,
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
    )
    answerable(form)
    act(request, command)
    return _back(request, row, "buka-tanggal")


def _row(request: Request) -> AgencyRow:
    """The agency of a form, for an officer; whether it is the officer's own is a rule of the exchange."""
    signed_in(request)
    with house(request).views.connect() as db:
        row = agency_row(db, request.path_params["agency_id"])
    if row is None:
        raise HTTPException(404)
    return row


def _form_page(request: Request, template: str, form: Form) -> Response:
    row = _row(request)
    if not is_own(request, row.id):
        raise HTTPException(403)
    with house(request).views.connect() as db:
        sites = [(site.id, site.name) for site in sites_of(db, [row.id]) if not site.closed_on]
    status = 200 if form.ok else form.status
    modes = [(code, term.word(spoken(request).lang)) for code, term in terms.visit_modes().items()]
    return page(request, template, status, row=row, form=form, sites=sites, modes=modes)


def _back(request: Request, row: AgencyRow, notice: str) -> Response:
    return see(request, "agencies:show", notice, agency_id=row.id)


def _reader(request: Request) -> UUID | None:
    who = officer(request)
    return who.agency_id if who else None


def _options(request: Request) -> list[tuple[str, str]]:
    lang = spoken(request).lang
    return [(code, term.word(lang)) for code, term in terms.agency_kinds().items()]


def _degrees(form: Form, field: str) -> float | None:
    """Degrees with a decimal point or comma, however many decimals; none when left blank."""
    typed = form.text(field, 24, required=False).replace("\N{MINUS SIGN}", "-").replace(",", ".")
    if typed and not DEGREES.fullmatch(typed):
        form.refuse(field, "not_a_figure")
        return None
    return float(typed) if typed else None


PATH = "/instansi/{agency_id:uuid}"
routes = [
    Route("/instansi", show_list, name="agencies:list"),
    Route(PATH, show, name="agencies:show"),
    Route(f"{PATH}/lokasi/baru", new_site, name="agencies:site", methods=["GET"]),
    Route(f"{PATH}/lokasi/baru", open_site, name="agencies:open_site", methods=["POST"]),
    Route(f"{PATH}/lokasi/{{site_id:uuid}}/tutup", close_site, name="agencies:close_site", methods=["POST"]),
    Route(f"{PATH}/angka", new_figure, name="agencies:figure", methods=["GET"]),
    Route(f"{PATH}/angka", record_figure, name="agencies:record_figure", methods=["POST"]),
    Route(f"{PATH}/aturan", show_rules, name="agencies:rules", methods=["GET"]),
    Route(f"{PATH}/aturan", set_rules, name="agencies:set_rules", methods=["POST"]),
    Route(f"{PATH}/tanggal", show_block, name="agencies:block", methods=["GET"]),
    Route(f"{PATH}/tanggal", block_days, name="agencies:block_days", methods=["POST"]),
    Route(f"{PATH}/tanggal/buka", open_days, name="agencies:open_days", methods=["POST"]),
]
