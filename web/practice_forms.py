"""Forms on practices: what owners write, submit and publish, and what curators answer."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.handling import Command
from exchange.practices.commands import (
    DraftPractice,
    EvidencePractice,
    PublishPractice,
    RetirePractice,
    ReturnPractice,
    RevisePractice,
    SubmitPractice,
    VerifyPractice,
)
from exchange.practices.events import Remark
from exchange.values import Official, Source, SourceKind, derived_id
from i18n.dates import month
from i18n.words import mark
from projections.practice_page import PracticeRow
from vocabulary import terms
from web.acting import act
from web.choices import of_terms, of_words
from web.deeds import carry_out
from web.descriptions import filled, read_description
from web.evidence import KINDS, evidence
from web.forms import TEXT, Form, posted
from web.house import house
from web.officials import OfficialsForm, own_agencies
from web.pages import page, see, spoken
from web.practices import eyes_on
from web.sessions import actor, signed_in

notices = {
    "praktik-draf": mark("Draf disimpan. Lengkapi, lalu ajukan untuk verifikasi."),
    "praktik-ubah": mark("Perubahan naskah disimpan."),
    "praktik-aju": mark("Praktik diajukan untuk verifikasi."),
    "praktik-kembali": mark("Naskah dikembalikan kepada pemiliknya."),
    "praktik-verifikasi": mark("Praktik dinyatakan terverifikasi."),
    "praktik-terbit": mark("Praktik diterbitkan."),
    "praktik-tarik": mark("Praktik ditandai tidak dipakai lagi."),
    "praktik-bukti": mark("Bukti dicatat."),
}
SOURCES = (SourceKind.VISIT, SourceKind.FORUM, SourceKind.TRAINING)
SECTIONS = {
    "summary": mark("Ringkasan"),
    "problem": mark("Masalah"),
    "how": mark("Cara kerja"),
    "modules": mark("Unsur inti dan yang boleh diubah"),
    "results": mark("Hasil"),
    "conditions": mark("Syarat"),
    "cost": mark("Biaya dan SDM"),
    "evidence": mark("Bukti"),
}


def new(request: Request) -> Response:
    given = request.query_params
    return _edit_page(request, Form.of({"source": given.get("sumber"), "source_id": given.get("id")}))


def write(request: Request) -> Response:
    form, who = posted(request), signed_in(request)
    practice_id = derived_id("practice", form.key)
    command = DraftPractice(
        by=actor(request),
        key=form.key,
        practice_id=practice_id,
        owner_id=who.agency_id,
        description=read_description(form, practice_id, form.key, house(request).today()),
        source=_source(form),
    )
    if carry_out(request, form, command):
        return see(request, "practices:show", "praktik-draf", practice_id=practice_id)
    return _edit_page(request, form)


def _source(form: Form) -> Source | None:
    kind, source_id = form.choice("source", SOURCES, required=False), form.id_or_none("source_id")
    return Source(kind=SourceKind(kind), id=source_id) if kind in SOURCES and source_id else None


def edit(request: Request) -> Response:
    row = _row(request)
    return _edit_page(request, filled(row.editions.newest), row)


def revise(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = RevisePractice(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        practice_id=row.id,
        description=read_description(form, row.id, form.key, house(request).today()),
    )
    if carry_out(request, form, command):
        return _back(request, row, "praktik-ubah")
    return _edit_page(request, form, row)


def submit(request: Request) -> Response:
    """What is missing is told on the form that can give it."""
    form, row = posted(request), _row(request)
    command = SubmitPractice(by=actor(request), key=form.key, seen=form.seen, practice_id=row.id)
    if carry_out(request, form, command):
        return _back(request, row, "praktik-aju")
    return _edit_page(request, _with_faults(form, filled(row.editions.newest)), row)


def _with_faults(refused: Form, shown: Form) -> Form:
    """The filled-in form, with what it still lacks told at each field."""
    for error in refused.errors:
        if error.code != "GateClosed":
            shown.refuse_all(error.code, refused.status, error.facts)
    for section in _missing(refused):
        shown.refuse(FIRST_FIELDS.get(section, section), "blank")
    return shown


def _missing(refused: Form) -> list[str]:
    """Sections of the description that say nothing yet."""
    told = (error.facts.get("missing", ()) for error in refused.errors if error.code == "GateClosed")
    return [str(section) for sections in told if isinstance(sections, tuple) for section in sections]


FIRST_FIELDS = {"modules": "module-1-name", "results": "result-1-indicator"}
"""Where the form asks for what is told in rows."""


def publish(request: Request) -> Response:
    form, row = posted(request), _row(request)
    today = house(request).today()
    act(
        request,
        PublishPractice(by=actor(request), key=form.key, seen=form.seen, practice_id=row.id, on=today),
    )
    return _back(request, row, "praktik-terbit")


def show_return(request: Request) -> Response:
    return _page(request, "practices/return.html", Form(), _row(request))


def return_(request: Request) -> Response:
    form, row = posted(request), _row(request)
    remarks = tuple(
        Remark(section=remark.choice("section", SECTIONS), text=remark.text("text", TEXT))
        for remark in form.rows("remark")
    )
    if not remarks:
        form.refuse("", "none")
    command = ReturnPractice(
        by=actor(request), key=form.key, seen=form.seen, practice_id=row.id, remarks=remarks
    )
    if carry_out(request, form, command):
        return see(request, "practices:own", "praktik-kembali")
    return _page(request, "practices/return.html", form, row)


def show_verify(request: Request) -> Response:
    return _page(request, "practices/verify.html", Form(), _row(request))


def verify(request: Request) -> Response:
    form, row, who = posted(request), _row(request), signed_in(request)
    on = form.day("on")
    officials = OfficialsForm(house(request).people, who.agency_id, on)
    verifier = officials.read(form, "verified_by", required=True)
    command = VerifyPractice(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        practice_id=row.id,
        on=on,
        verified_by=verifier or Official(role=""),
        note=form.text("note", TEXT, required=False),
    )
    if carry_out(request, form, command):
        officials.remember()
        return _back(request, row, "praktik-verifikasi")
    return _page(request, "practices/verify.html", form, row)


def show_retire(request: Request) -> Response:
    return _page(request, "practices/retire.html", Form(), _row(request))


def retire(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = RetirePractice(
        by=actor(request),
        key=form.key,
        seen=form.seen,
        practice_id=row.id,
        reason=form.choice("reason", terms.stop_reasons()),
        note=form.text("note", TEXT, required=False),
        on=form.day("on"),
    )
    return _answer(request, form, row, command, "praktik-tarik", "practices/retire.html")


def show_evidence(request: Request) -> Response:
    return _page(request, "practices/evidence.html", Form(), _row(request))


def add_evidence(request: Request) -> Response:
    form, row = posted(request), _row(request)
    command = EvidencePractice(
        by=actor(request), key=form.key, seen=form.seen, practice_id=row.id, evidence=evidence(form)
    )
    return _answer(request, form, row, command, "praktik-bukti", "practices/evidence.html")


def _answer(
    request: Request, form: Form, row: PracticeRow, command: Command, notice: str, template: str
) -> Response:
    if carry_out(request, form, command):
        return _back(request, row, notice)
    return _page(request, template, form, row)


def _row(request: Request) -> PracticeRow:
    """The practice of a form, for those who may read its manuscript; what they may do is a rule."""
    signed_in(request)
    with house(request).views.connect() as db:
        eyes = eyes_on(request, db)
    if not eyes.reads_manuscript:
        raise HTTPException(403)
    return eyes.row


def _back(request: Request, row: PracticeRow, notice: str) -> Response:
    """To what was just changed: the practice as others read it, or the edition that they do not read yet."""
    shown = "practices:show" if row.editions.published is None or notice == "praktik-terbit" else MANUSCRIPT
    return see(request, shown, notice, practice_id=row.id)


MANUSCRIPT = "practices:manuscript"


def _edit_page(request: Request, form: Form, row: PracticeRow | None = None) -> Response:
    signed_in(request)
    lang = spoken(request).lang
    return page(
        request,
        "practices/edit.html",
        200 if form.ok else form.status,
        form=form,
        row=row,
        months=[(n, month(date(2000, n, 1), lang).split()[0]) for n in range(1, 13)],
        affairs=of_terms(request, terms.urusan()),
        topics=of_terms(request, terms.topics()),
        ppks=of_terms(request, terms.ppks()),
        spm=of_terms(request, terms.spm()),
        aspects=of_terms(request, terms.aspects()),
        sections=SECTIONS,
    )


def _page(request: Request, template: str, form: Form, row: PracticeRow) -> Response:
    with house(request).views.connect() as db:
        agencies: list[tuple[UUID, str]] = own_agencies(db, signed_in(request).agency_id)
    return page(
        request,
        template,
        200 if form.ok else form.status,
        form=form,
        row=row,
        agencies=agencies,
        kinds=of_words(request, KINDS),
        reasons=of_terms(request, terms.stop_reasons()),
        sections=of_words(request, SECTIONS),
        today=house(request).today(),
    )


PATH = "/praktik/{practice_id:uuid}"
routes = [
    Route("/praktik/tulis", new, name="practices:new", methods=["GET"]),
    Route("/praktik/tulis", write, name="practices:write", methods=["POST"]),
    Route(f"{PATH}/ubah", edit, name="practices:edit", methods=["GET"]),
    Route(f"{PATH}/ubah", revise, name="practices:revise", methods=["POST"]),
    Route(f"{PATH}/ajukan", submit, name="practices:submit", methods=["POST"]),
    Route(f"{PATH}/terbitkan", publish, name="practices:publish", methods=["POST"]),
    Route(f"{PATH}/kembalikan", show_return, name="practices:show_return", methods=["GET"]),
    Route(f"{PATH}/kembalikan", return_, name="practices:return", methods=["POST"]),
    Route(f"{PATH}/verifikasi", show_verify, name="practices:show_verify", methods=["GET"]),
    Route(f"{PATH}/verifikasi", verify, name="practices:verify", methods=["POST"]),
    Route(f"{PATH}/tarik", show_retire, name="practices:show_retire", methods=["GET"]),
    Route(f"{PATH}/tarik", retire, name="practices:retire", methods=["POST"]),
    Route(f"{PATH}/bukti", show_evidence, name="practices:evidence", methods=["GET"]),
    Route(f"{PATH}/bukti", add_evidence, name="practices:add_evidence", methods=["POST"]),
]
