"""Forms on commitments: a promise made at its source, and what its owner tells of it until it is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.commitments.commands import (
    DropCommitment,
    FulfilCommitment,
    MakeCommitment,
    NoteProgress,
    PostponeCommitment,
)
from exchange.handling import Command
from exchange.values import Actor, Source, SourceKind, derived_id
from i18n.words import mark
from projections.commitments import CommitmentRow
from projections.subjects import subjects
from web.adoption_words import SOURCE_PATHS, SOURCES
from web.agencies import is_own
from web.asked import answerable
from web.choices import of_words
from web.commitments import commitment_row
from web.deeds import carry_out
from web.evidence import KINDS, evidence
from web.forms import TEXT, Form, posted
from web.house import house
from web.officials import OfficialsForm, own_agencies
from web.pages import page, see
from web.sessions import actor, signed_in

PROMISED_AT = {
    "kunjungan": SourceKind.VISIT,
    "pemaparan": SourceKind.FORUM,
    "pelatihan": SourceKind.TRAINING,
    "adopsi": SourceKind.ADOPTION,
}
"""How the address of a new promise names where it was given."""


def new(request: Request) -> Response:
    return _new_page(request, Form())


def make(request: Request) -> Response:
    form, who, parts = posted(request), signed_in(request), house(request)
    commitment_id = derived_id("commitment", form.key)
    officials = OfficialsForm(parts.people, who.agency_id, parts.today())
    command = MakeCommitment(
        by=actor(request),
        key=form.key,
        commitment_id=commitment_id,
        text=form.text("text", TEXT),
        owner_id=who.agency_id,
        source=_source(request),
        on=form.day("on"),
        unit=form.text("unit", required=False),
        official=officials.read(form, "official"),
        due=form.day_or_none("due"),
    )
    if carry_out(request, form, command):
        officials.remember()
        return see(request, "commitments:show", "janji", commitment_id=commitment_id)
    return _new_page(request, form)


def _source(request: Request) -> Source:
    """Where the promise was given, as the address says: a promise begins on the page of its source."""
    for name, kind in PROMISED_AT.items():
        if given := request.query_params.get(name):
            query = Form.of({name: given})
            noun_id = query.id(name)
            answerable(query)
            return Source(kind=kind, id=noun_id)
    raise HTTPException(404)


def _new_page(request: Request, form: Form) -> Response:
    who, source = signed_in(request), _source(request)
    with house(request).views.connect() as db:
        known = subjects(db, [source.id]).get(source.id) if source.id else None
        agencies = own_agencies(db, who.agency_id)
    if known is None:
        raise HTTPException(404)
    return page(
        request,
        "commitments/new.html",
        200 if form.ok else form.status,
        form=form,
        action=f"{request.url.path}?{request.url.query}",
        source=known,
        source_kind=SOURCES[source.kind.value],
        source_path=f"{SOURCE_PATHS[source.kind.value]}/{source.id}",
        agencies=agencies,
        today=house(request).today(),
    )


class Own(TypedDict):
    """What every command on a known commitment carries."""

    by: Actor
    key: UUID
    seen: int | None
    commitment_id: UUID


def note_progress(form: Form, own: Own) -> Command:
    return NoteProgress(**own, text=form.text("text", TEXT), on=form.day("on"))


def postpone(form: Form, own: Own) -> Command:
    return PostponeCommitment(**own, due=form.day("due"), reason=form.text("reason", TEXT))


def fulfil(form: Form, own: Own) -> Command:
    """With evidence when any is given; the exchange refuses what has neither evidence nor a reason."""
    told = any(form.typed(f"evidence.{field}").strip() for field in ("url", "sha256", "caption", "claim"))
    proof = evidence(form) if told else None
    return FulfilCommitment(
        **own, on=form.day("on"), evidence=proof, reason=form.text("reason", TEXT, required=False)
    )


def drop(form: Form, own: Own) -> Command:
    return DropCommitment(**own, on=form.day("on"), reason=form.text("reason", TEXT))


@dataclass(frozen=True, slots=True)
class CommitmentForm:
    """One form on a known commitment. Route and template are called `name`; `title` heads it."""

    name: str
    path: str
    title: str
    done: str
    ask: Callable[[Form, Own], Command]

    def show(self, request: Request) -> Response:
        return self._page(request, _own_row(request), Form())

    def send(self, request: Request) -> Response:
        form, row = posted(request), _own_row(request)
        own = Own(by=actor(request), key=form.key, seen=form.seen, commitment_id=row.id)
        if carry_out(request, form, self.ask(form, own)):
            return see(request, "commitments:show", self.notice, commitment_id=row.id)
        return self._page(request, row, form)

    @property
    def notice(self) -> str:
        return f"janji-{self.name}"

    def routes(self) -> Iterator[Route]:
        path, name = f"/tindak-lanjut/{{commitment_id:uuid}}/{self.path}", f"commitments:{self.name}"
        yield Route(path, self.show, name=name, methods=["GET"])
        yield Route(path, self.send, name=f"{name}:send", methods=["POST"])

    def _page(self, request: Request, row: CommitmentRow, form: Form) -> Response:
        return page(
            request,
            f"commitments/{self.name}.html",
            200 if form.ok else form.status,
            row=row,
            form=form,
            title=self.title,
            action=request.url.path,
            kinds=of_words(request, KINDS),
            today=house(request).today(),
        )


def _own_row(request: Request) -> CommitmentRow:
    """The promise of a form, for whoever may act on it; whether the act may be is a rule of the exchange."""
    signed_in(request)
    row = commitment_row(request)
    if not is_own(request, row.owner_id):
        raise HTTPException(403)
    return row


FORMS = (
    CommitmentForm("progress", "kemajuan", mark("Catat kemajuan"), mark("Kemajuan dicatat."), note_progress),
    CommitmentForm("postpone", "tunda", mark("Undurkan tenggat"), mark("Tenggat diundurkan."), postpone),
    CommitmentForm(
        "fulfil", "penuhi", mark("Nyatakan terpenuhi"), mark("Tindak lanjut ditutup: terpenuhi."), fulfil
    ),
    CommitmentForm("drop", "lepas", mark("Lepas tindak lanjut"), mark("Tindak lanjut dilepas."), drop),
)
notices = {"janji": mark("Tindak lanjut dicatat."), **{form.notice: form.done for form in FORMS}}
routes = [
    Route("/tindak-lanjut/baru", new, name="commitments:new", methods=["GET"]),
    Route("/tindak-lanjut/baru", make, name="commitments:make", methods=["POST"]),
    *(route for form in FORMS for route in form.routes()),
]
