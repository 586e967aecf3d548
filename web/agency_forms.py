"""What an agency says of itself: its places, its figures, its rules for guests and the days it keeps free."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.agencies.commands import CloseSite, OpenSite, RecordFigure, SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays, OpenDays
from exchange.values import ContextFigure, derived_id
from i18n.words import mark
from projections.agency_page import AgencyRow, agency_row, sites_of
from vocabulary import terms
from web.acting import act
from web.agencies import is_own
from web.asked import answerable
from web.choices import of_terms
from web.deeds import carry_out
from web.forms import TEXT, Form, posted
from web.house import house
from web.pages import page, see
from web.sessions import actor, signed_in

notices = {
    "lokasi": mark("Lokasi dicatat."),
    "lokasi-tutup": mark("Lokasi ditandai tutup."),
    "angka": mark("Angka dicatat."),
    "aturan": mark("Aturan kunjungan disimpan."),
    "tutup-tanggal": mark("Tanggal ditutup untuk kunjungan."),
    "buka-tanggal": mark("Tanggal dibuka kembali untuk kunjungan."),
}
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?")


def new_site(request: Request) -> Response:
    return _form_page(request, "agencies/site.html", Form())


def open_site(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = OpenSite(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        agency_id=row.id,
        site_id=derived_id("site", form.key),
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
    modes = of_terms(request, terms.visit_modes())
    return page(request, template, status, row=row, form=form, sites=sites, modes=modes)


def _back(request: Request, row: AgencyRow, notice: str) -> Response:
    return see(request, "agencies:show", notice, agency_id=row.id)


def _degrees(form: Form, field: str) -> float | None:
    """Degrees with a decimal point or comma, however many decimals; none when left blank."""
    typed = form.text(field, 24, required=False).replace("\N{MINUS SIGN}", "-").replace(",", ".")
    if typed and not DEGREES.fullmatch(typed):
        form.refuse(field, "not_a_figure")
        return None
    return float(typed) if typed else None


PATH = "/instansi/{agency_id:uuid}"
routes = [
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
