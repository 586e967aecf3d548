"""Forms on adoptions: a table of them, and the two handlers that show and send any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.adoptions.commands import DerivePractice
from exchange.adoptions.events import Stage
from exchange.handling import Command
from i18n.words import mark
from projections.adoption_row import AdoptionRow
from vocabulary import terms
from web import adoption_asks as asks
from web.adoption_asks import Asked, Own
from web.adoption_words import ANCHORS, DECISIONS, FIDELITIES
from web.adoptions import Stand, own_stand
from web.choices import Choices, of_terms, of_words
from web.deeds import carry_out
from web.derivation import told_changes
from web.evidence import KINDS
from web.forms import Form, posted
from web.house import house
from web.officials import OfficialsForm, own_agencies
from web.pages import page, see
from web.sessions import actor

Filled = Mapping[str, object]


def nothing(stand: Stand, part_id: UUID | None) -> Filled:
    return {}


def known_indicator(stand: Stand, part_id: UUID | None) -> Filled:
    if part_id is None:
        return {}
    known = next((indicator for indicator in stand.row.indicators if indicator.id == part_id), None)
    if known is None or known.readings:
        raise HTTPException(404)  # what was read keeps what it is compared with
    return {
        "name": known.name,
        "unit": known.unit,
        "baseline": known.baseline,
        "baseline_on": known.baseline_on,
        "target": known.target,
    }


def only_indicator(stand: Stand, part_id: UUID | None) -> Filled:
    """Nobody is asked to choose where there is one to choose from."""
    measured = [indicator.id for indicator in stand.row.indicators if indicator.baseline is not None]
    return {"indicator_id": measured[0]} if len(measured) == 1 else {}


def known_choice(stand: Stand, part_id: UUID | None) -> Filled:
    if part_id is None or part_id not in stand.modules:
        raise HTTPException(404)
    made = stand.row.choice(part_id)
    return {"fidelity": made.fidelity.value, "note": made.note} if made else {}


def known_step(stand: Stand, part_id: UUID | None) -> Filled:
    if all(step.id != part_id or step.done_on for step in stand.row.steps):
        raise HTTPException(404)
    return {}


def adapted(stand: Stand, part_id: UUID | None) -> Filled:
    original = stand.practice.editions.shown or stand.practice.editions.newest
    how = "\n".join(filter(None, [original.how, told_changes(stand.row)]))
    return {"name": original.name, "summary": original.summary, "how": how}


@dataclass(frozen=True, slots=True)
class AdoptionForm:
    """One form. Route and template are called `name`; `title` heads it and is on its button.

    `done` is what is said when it was carried out.
    """

    name: str
    path: str
    title: str
    done: str
    ask: Callable[[Asked], Command]
    filled: Callable[[Stand, UUID | None], Filled] = nothing

    def show(self, request: Request) -> Response:
        with house(request).views.connect() as db:
            stand = own_stand(request, db)
        form = Form.of(self.filled(stand, part_id(request)))
        return self._page(request, stand, form)

    def send(self, request: Request) -> Response:
        parts, form = house(request), posted(request)
        with parts.views.connect() as db:
            stand = own_stand(request, db)
        row = stand.row
        own = Own(by=actor(request), key=form.key, seen=form.seen, adoption_id=row.id)
        officials = OfficialsForm(parts.people, row.agency_id, parts.today())
        command = self.ask(Asked(form, stand, own, officials, part_id(request)))
        if not carry_out(request, form, command):
            return self._page(request, stand, form)
        officials.remember()
        if isinstance(command, DerivePractice):
            return see(request, "practices:edit", self.notice, practice_id=command.practice_id)
        return see(request, "adoptions:show", self.notice, adoption_id=row.id)

    @property
    def notice(self) -> str:
        return f"adopsi-{self.name}"

    def routes(self) -> Iterator[Route]:
        path, name = f"/adopsi/{{adoption_id:uuid}}/{self.path}", f"adoptions:{self.name}"
        yield Route(path, self.show, name=name, methods=["GET"])
        yield Route(path, self.send, name=f"{name}:send", methods=["POST"])

    def _page(self, request: Request, stand: Stand, form: Form) -> Response:
        with house(request).views.connect() as db:
            agencies = own_agencies(db, stand.row.agency_id)
        return page(
            request,
            f"adoptions/{self.name}.html",
            200 if form.ok else form.status,
            row=stand.row,
            practice=stand.practice,
            modules=stand.modules,
            part_id=part_id(request),
            form=form,
            title=self.title,
            action=request.url.path,
            agencies=agencies,
            earlier=earlier_stages(stand.row),
            choices=choices(request, stand),
            kinds=of_words(request, KINDS),
            today=house(request).today(),
        )


def part_id(request: Request) -> UUID | None:
    found: UUID | None = request.path_params.get("part_id")
    return found


def earlier_stages(row: AdoptionRow) -> list[str]:
    stages = [stage.value for stage in Stage]
    return stages[: stages.index(row.stage)]


def choices(request: Request, stand: Stand) -> dict[str, Choices]:
    """Everything that the forms let people choose from."""
    measured = (indicator for indicator in stand.row.indicators if indicator.baseline is not None)
    return {
        "what": of_terms(request, terms.modification_whats()),
        "kind": of_terms(request, terms.modification_kinds()),
        "goal": of_terms(request, terms.modification_goals()),
        "cause": of_terms(request, terms.modification_causes()),
        "stop": of_terms(request, terms.stop_reasons()),
        "decision": of_words(request, DECISIONS),
        "fidelity": of_words(request, FIDELITIES),
        "anchor": of_words(request, ANCHORS),
        "module": [(str(module.id), module.name) for module in stand.modules.values()],
        "indicator": [(str(indicator.id), indicator.name) for indicator in measured],
    }


FORMS = (
    AdoptionForm(
        "observe_more",
        "pengamatan",
        mark("Catat pengamatan"),
        mark("Pengamatan dicatat."),
        asks.observe_more,
    ),
    AdoptionForm("decide", "keputusan", mark("Catat keputusan"), mark("Keputusan dicatat."), asks.decide),
    AdoptionForm(
        "person",
        "penanggung-jawab",
        mark("Tunjuk penanggung jawab"),
        mark("Penanggung jawab dicatat."),
        asks.name_person,
    ),
    AdoptionForm(
        "indicator", "indikator", mark("Tambah indikator"), mark("Indikator dicatat."), asks.set_indicator
    ),
    AdoptionForm(
        "reset_indicator",
        "indikator/{part_id:uuid}",
        mark("Ubah indikator"),
        mark("Indikator diperbarui."),
        asks.set_indicator,
        known_indicator,
    ),
    AdoptionForm(
        "replicate", "tiru", mark("Mulai uji coba"), mark("Uji coba dimulai: tahap Tiru."), asks.replicate
    ),
    AdoptionForm(
        "module",
        "unsur/{part_id:uuid}",
        mark("Pilih cara memakai unsur"),
        mark("Pilihan dicatat."),
        asks.choose_module,
        known_choice,
    ),
    AdoptionForm("step", "langkah", mark("Rencanakan langkah"), mark("Langkah dicatat."), asks.plan_step),
    AdoptionForm(
        "step_done",
        "langkah/{part_id:uuid}",
        mark("Tandai langkah selesai"),
        mark("Langkah ditandai selesai."),
        asks.finish_step,
        known_step,
    ),
    AdoptionForm(
        "reading",
        "pengukuran",
        mark("Catat pengukuran"),
        mark("Pengukuran dicatat."),
        asks.take_reading,
        only_indicator,
    ),
    AdoptionForm(
        "excuse",
        "tanpa-pengukuran",
        mark("Jelaskan mengapa belum diukur"),
        mark("Alasan dicatat."),
        asks.excuse_reading,
    ),
    AdoptionForm("modify", "modifikasi", mark("Catat modifikasi"), mark("Modifikasi dicatat."), asks.modify),
    AdoptionForm(
        "anchor",
        "penetapan",
        mark("Catat penetapan"),
        mark("Penetapan dicatat: praktik ini melembaga."),
        asks.anchor,
    ),
    AdoptionForm(
        "spread",
        "perluasan",
        mark("Catat perluasan"),
        mark("Perluasan dicatat: praktik ini meluas."),
        asks.spread,
    ),
    AdoptionForm("stop", "berhenti", mark("Hentikan adopsi"), mark("Adopsi ditandai berhenti."), asks.stop),
    AdoptionForm("resume", "lanjut", mark("Lanjutkan adopsi"), mark("Adopsi dilanjutkan."), asks.resume),
    AdoptionForm(
        "step_back",
        "mundur",
        mark("Kembali ke tahap sebelumnya"),
        mark("Kembali ke tahap sebelumnya dicatat."),
        asks.step_back,
    ),
    AdoptionForm("evidence", "bukti", mark("Tambah bukti"), mark("Bukti dicatat."), asks.attach),
    AdoptionForm(
        "derive",
        "turunan",
        mark("Jadikan praktik turunan"),
        mark("Draf praktik turunan dibuat. Lengkapi lalu ajukan untuk verifikasi."),
        asks.derive,
        adapted,
    ),
)
"""Every form on an adoption that is there already."""

notices = {form.notice: form.done for form in FORMS}
routes = [route for form in FORMS for route in form.routes()]
