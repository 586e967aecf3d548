"""Innovations: the register, and one innovation from its first idea on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.innovations.events import Maturity
from exchange.values import Since
from i18n.dates import month
from i18n.numbers import number as number_words
from i18n.words import mark
from projections.agencies import agency_lines
from projections.forums import presenting
from projections.innovations import InnovationRow, innovation, innovations, maturity_counts
from vocabulary import terms
from web.agencies import is_own
from web.asked import answerable, asked, page_number
from web.choices import Choices, of_terms, of_words
from web.house import house
from web.officials import named_people
from web.pages import page, spoken

MATURITIES = {
    Maturity.CONCEPT.value: mark("Konsep"),
    Maturity.TRIAL.value: mark("Uji coba"),
    Maturity.APPLIED.value: mark("Penerapan"),
    Maturity.SPREAD.value: mark("Meluas"),
    Maturity.STOPPED.value: mark("Berhenti"),
}
"""How far an innovation has come, in words."""
ORDERS = {"terbaru": mark("Perkembangan terbaru"), "nama": mark("Nama, A sampai Z")}


def show_list(request: Request) -> Response:
    query = asked(request)
    maturity = query.choice("tahap", MATURITIES, required=False)
    urusan = query.choice("urusan", terms.urusan(), required=False)
    order = query.choice("urut", ORDERS, required=False)
    owner_id = query.id_or_none("instansi")
    number = page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        counts = maturity_counts(db, urusan=urusan, owner_id=owner_id)
        found = innovations(
            db, maturity=maturity, urusan=urusan, owner_id=owner_id, by_name=order == "nama", number=number
        )
        agencies = agency_lines(db, (owner_id, *(row.owner_id for row in found.rows)))
    return page(
        request,
        "innovations/list.html",
        found=found,
        stages=_counted(request, counts),
        agencies=agencies,
        maturity=maturity,
        urusan=urusan,
        order=order,
        owner_id=owner_id,
        maturities=MATURITIES,
        orders=of_words(request, ORDERS)[1:],
        first_order=ORDERS["terbaru"],
        affairs=of_terms(request, terms.urusan()),
    )


def show(request: Request) -> Response:
    parts, lang = house(request), spoken(request).lang
    with parts.views.connect() as db:
        row = innovation_row(db, request)
        forums = presenting(db, row.id)
        organisers = (forum.organiser_id for forum in forums)
        partners = (partner.agency_id for partner in row.profile.partners)
        initiator = row.profile.initiator
        stood_for = initiator.agency_id if initiator else None
        agencies = agency_lines(db, (row.owner_id, stood_for, *partners, *organisers))
    return page(
        request,
        "innovations/show.html",
        row=row,
        profile=row.profile,
        forums=forums,
        agencies=agencies,
        people=named_people(parts.people, [initiator]),
        maturities=MATURITIES,
        words=terms,
        topics=[terms.topics().word(code, lang) for code in row.profile.topics],
        ppks=[terms.ppks().word(code, lang) for code in row.profile.ppks],
        started=_started(row.profile.since, lang),
        own=is_own(request, row.owner_id),
    )


def innovation_row(db: Connection, request: Request) -> InnovationRow:
    """The innovation that the path names."""
    innovation_id: UUID = request.path_params["innovation_id"]
    row = innovation(db, innovation_id)
    if row is None:
        raise HTTPException(404)
    return row


def _counted(request: Request, counts: dict[str, int]) -> Choices:
    """The maturities, each with how many stand there."""
    lang = spoken(request).lang
    stages = of_words(request, MATURITIES)
    return [(code, f"{words} ({number_words(counts.get(code, 0), lang)})") for code, words in stages]


def _started(since: Since | None, lang: str) -> str:
    """Juli 2020, or 2020 when no month is known."""
    if since is None:
        return ""
    return month(date(since.year, since.month, 1), lang) if since.month else str(since.year)


routes = [
    Route("/inovasi", show_list, name="innovations:list"),
    Route("/inovasi/{innovation_id:uuid}", show, name="innovations:show"),
]
