"""Forms on innovations: what their owner tells of them, and how far they have come."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.innovations.commands import (
    DescribeAsPractice,
    EvidenceInnovation,
    ReachMaturity,
    RegisterInnovation,
    ReviseInnovation,
)
from exchange.innovations.events import Maturity
from exchange.practices.events import Description
from exchange.values import Source, SourceKind, derived_id
from i18n.dates import month
from i18n.words import mark
from projections.innovations import InnovationRow
from vocabulary import terms
from web.acting import act
from web.agencies import is_own
from web.choices import of_terms, of_words
from web.deeds import carry_out
from web.evidence import KINDS, evidence
from web.forms import TEXT, Form, posted
from web.house import house
from web.innovation_profile import filled_in, read_profile
from web.innovations import MATURITIES, innovation_row
from web.officials import own_agencies
from web.pages import page, see, spoken
from web.sessions import actor, signed_in

notices = {
    "inovasi": mark("Inovasi didaftarkan."),
    "inovasi-ubah": mark("Perubahan inovasi disimpan."),
    "inovasi-tahap": mark("Perkembangan inovasi dicatat."),
    "inovasi-bukti": mark("Bukti dicatat."),
    "inovasi-praktik": mark("Draf praktik dibuat dari inovasi ini. Lengkapi lalu ajukan untuk verifikasi."),
}


def new(request: Request) -> Response:
    return _profile_page(request, Form.of({"adoption": request.query_params.get("adopsi")}))


def register(request: Request) -> Response:
    form, who = posted(request), signed_in(request)
    innovation_id = derived_id("innovation", form.key)
    profile, officials = read_profile(request, form)
    adoption_id = form.id_or_none("adoption")
    command = RegisterInnovation(
        by=actor(request),
        key=form.key,
        innovation_id=innovation_id,
        owner_id=who.agency_id,
        profile=profile,
        maturity=_maturity(form),
        on=form.day("on"),
        source=Source(kind=SourceKind.ADOPTION, id=adoption_id) if adoption_id else None,
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "innovations:show", "inovasi", innovation_id=innovation_id)
    return _profile_page(request, form)


def edit(request: Request) -> Response:
    row = _row(request)
    return _profile_page(request, Form.of(filled_in(request, row.profile)), row)


def revise(request: Request) -> Response:
    form, row = posted(request), _row(request)
    profile, officials = read_profile(request, form)
    command = ReviseInnovation(
        by=actor(request), key=form.key, seen=form.seen, innovation_id=row.id, profile=profile
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "innovations:show", "inovasi-ubah", innovation_id=row.id)
    return _profile_page(request, form, row)


def show_maturity(request: Request) -> Response:
    return _maturity_page(request, Form(), _row(request))


def reach(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = ReachMaturity(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        innovation_id=row.id,
        maturity=_maturity(form),
        on=form.day("on"),
        note=form.text("note", TEXT, required=False),
        reason=form.choice("reason", terms.stop_reasons(), required=False),
    )
    if carry_out(request, form, command):
        return see(request, "innovations:show", "inovasi-tahap", innovation_id=row.id)
    return _maturity_page(request, form, row)


def show_evidence(request: Request) -> Response:
    return _evidence_page(request, Form(), _row(request))


def add_evidence(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = EvidenceInnovation(
        by=actor(request), key=form.key, seen=form.seen, innovation_id=row.id, evidence=evidence(form)
    )
    if carry_out(request, form, command):
        return see(request, "innovations:show", "inovasi-bukti", innovation_id=row.id)
    return _evidence_page(request, form, row)


def describe(request: Request) -> Response:
    """Begins a draft with what the innovation already tells; the owner completes it there."""
    form, row = posted(request), _row(request)
    profile = row.profile
    practice_id = derived_id("practice", form.key)
    command = DescribeAsPractice(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        innovation_id=row.id,
        practice_id=practice_id,
        description=Description(
            name=profile.name,
            summary="",
            problem=profile.problem,
            how=profile.how,
            since=profile.since,
            topics=profile.topics,
            ppks=profile.ppks,
            urusan=profile.urusan,
        ),
    )
    act(request, command)
    return see(request, "practices:edit", "inovasi-praktik", practice_id=practice_id)


def _row(request: Request) -> InnovationRow:
    """The innovation of a form, for an officer; whose it is to change is a rule of the exchange."""
    signed_in(request)
    with house(request).views.connect() as db:
        return innovation_row(db, request)


def _only_own(request: Request, row: InnovationRow) -> None:
    if not is_own(request, row.owner_id):
        raise HTTPException(403)


def _maturity(form: Form) -> Maturity:
    chosen = form.choice("maturity", MATURITIES)
    return Maturity(chosen if chosen in MATURITIES else Maturity.CONCEPT)


def _profile_page(request: Request, form: Form, row: InnovationRow | None = None) -> Response:
    who = signed_in(request)
    if row:
        _only_own(request, row)
    with house(request).views.connect() as db:
        agencies = own_agencies(db, row.owner_id if row else who.agency_id)
    lang = spoken(request).lang
    return page(
        request,
        "innovations/profile.html",
        200 if form.ok else form.status,
        form=form,
        row=row,
        agencies=agencies,
        months=[(n, month(date(2000, n, 1), lang).split()[0]) for n in range(1, 13)],
        maturities=of_words(request, MATURITIES)[:-1],
        affairs=of_terms(request, terms.urusan()),
        topics=of_terms(request, terms.topics()),
        ppks=of_terms(request, terms.ppks()),
        today=house(request).today(),
    )


def _maturity_page(request: Request, form: Form, row: InnovationRow) -> Response:
    _only_own(request, row)
    return page(
        request,
        "innovations/maturity.html",
        200 if form.ok else form.status,
        form=form,
        row=row,
        ahead=of_words(request, {code: MATURITIES[code] for code in AHEAD[Maturity(row.maturity)]}),
        maturities=MATURITIES,
        reasons=of_terms(request, terms.stop_reasons()),
        today=house(request).today(),
    )


AHEAD = {
    Maturity.CONCEPT: ("uji-coba", "penerapan", "meluas", "berhenti"),
    Maturity.TRIAL: ("penerapan", "meluas", "berhenti"),
    Maturity.APPLIED: ("meluas", "berhenti"),
    Maturity.SPREAD: ("berhenti",),
    Maturity.STOPPED: ("uji-coba",),
}
"""What the form offers; whether it may be is a rule of the exchange."""


def _evidence_page(request: Request, form: Form, row: InnovationRow) -> Response:
    _only_own(request, row)
    return page(
        request,
        "innovations/evidence.html",
        200 if form.ok else form.status,
        form=form,
        row=row,
        kinds=of_words(request, KINDS),
        today=house(request).today(),
    )


PATH = "/inovasi/{innovation_id:uuid}"
routes = [
    Route("/inovasi/baru", new, name="innovations:new", methods=["GET"]),
    Route("/inovasi/baru", register, name="innovations:register", methods=["POST"]),
    Route(f"{PATH}/ubah", edit, name="innovations:edit", methods=["GET"]),
    Route(f"{PATH}/ubah", revise, name="innovations:revise", methods=["POST"]),
    Route(f"{PATH}/tahap", show_maturity, name="innovations:maturity", methods=["GET"]),
    Route(f"{PATH}/tahap", reach, name="innovations:reach", methods=["POST"]),
    Route(f"{PATH}/bukti", show_evidence, name="innovations:evidence", methods=["GET"]),
    Route(f"{PATH}/bukti", add_evidence, name="innovations:add_evidence", methods=["POST"]),
    Route(f"{PATH}/praktik", describe, name="innovations:describe", methods=["POST"]),
]
