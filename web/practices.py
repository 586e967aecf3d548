"""Practices: one practice as others read it, its manuscript, and what an agency has described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.adoptions.events import Stage
from exchange.practices.events import Description
from exchange.values import SourceKind, derived_id
from i18n.words import mark
from identity.accounts import AccountRole
from projections.adoption_page import adoption
from projections.adoption_row import STOPPED, AdoptionRow
from projections.agencies import AgencyLine, agency_lines
from projections.editions import State
from projections.lineage import Climb, Family, counts, family
from projections.practice_page import (
    PracticeRow,
    awaiting_verification,
    owned,
    practice,
    visits_about,
)
from projections.visit_course import VisitState
from vocabulary import terms
from web.house import house
from web.measures import measure
from web.officials import named_people
from web.pages import page, spoken
from web.sessions import Officer, officer, signed_in
from web.tree import draw, grow

STATES = {
    State.DRAFT: mark("Draf"),
    State.SUBMITTED: mark("Menunggu verifikasi"),
    State.RETURNED: mark("Dikembalikan untuk diperbaiki"),
    State.VERIFIED: mark("Terverifikasi, belum diterbitkan"),
    State.PUBLISHED: mark("Diterbitkan"),
    State.RETIRED: mark("Tidak dipakai lagi"),
}
SOURCE_PAGES = {
    SourceKind.VISIT: ("/kunjungan", mark("Ditulis dari kunjungan")),
    SourceKind.FORUM: ("/pemaparan", mark("Ditulis dari pemaparan")),
    SourceKind.TRAINING: ("/pelatihan", mark("Ditulis dari pelatihan")),
    SourceKind.INNOVATION: ("/inovasi", mark("Ditulis dari inovasi")),
    SourceKind.ADOPTION: ("/adopsi", mark("Tumbuh dari adopsi")),
}
MOST_ADOPTERS, MOST_VISITS = 30, 6


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who reads a practice, and what that lets them see and do."""

    who: Officer | None
    row: PracticeRow

    @property
    def owns(self) -> bool:
        return self.who is not None and self.who.agency_id == self.row.owner_id

    @property
    def verifies(self) -> bool:
        return self.who is not None and self.who.role is AccountRole.CURATOR and not self.owns

    @property
    def reads_manuscript(self) -> bool:
        """A draft is its owner's; what was submitted, and came back, is a curator's too."""
        return self.owns or (self.verifies and self.row.state != State.DRAFT)


def eyes_on(request: Request, db: Connection) -> Eyes:
    """The practice that the path names, if these eyes may see anything of it; else it is not there."""
    row = practice(db, request.path_params["practice_id"])
    if row is None:
        raise HTTPException(404)
    eyes = Eyes(officer(request), row)
    if row.editions.shown is None and not eyes.reads_manuscript:
        raise HTTPException(404)
    return eyes


def show(request: Request) -> Response:
    with house(request).views.connect() as db:
        eyes = eyes_on(request, db)
        return _show(request, db, eyes, eyes.row.editions.shown or eyes.row.editions.newest)


def show_manuscript(request: Request) -> Response:
    """The newest edition, for those who write or verify it."""
    signed_in(request)
    with house(request).views.connect() as db:
        eyes = eyes_on(request, db)
        if not eyes.reads_manuscript:
            raise HTTPException(404)
        return _show(request, db, eyes, eyes.row.editions.newest)


def _show(request: Request, db: Connection, eyes: Eyes, told: Description) -> Response:
    row, who, words = eyes.row, eyes.who, spoken(request)
    relatives = family(db, row.root_id)
    climbs = relatives.with_practice(row.id)
    visits = visits_about(db, row.id)
    own = adoption(db, derived_id("adoption", row.id, who.agency_id)) if who else None
    names = agency_lines(
        db, _named(eyes, relatives, (v.course.host_ids + v.course.guest_ids for v in visits))
    )
    measures = [measure(result, words) for result in told.results]
    tree = grow(relatives, names) if row.root_id in relatives.practices else None
    verification = row.verification
    return page(
        request,
        "practices/show.html",
        row=row,
        told=told,
        eyes=eyes,
        state=State(row.state),
        states=STATES,
        is_manuscript=told is not row.editions.shown,
        names=names,
        owner=names[row.owner_id],
        people=named_people(house(request).people, [verification.by if verification else None]),
        counts=relatives.counts(db, row.id),
        measures=measures,
        own=own,
        own_steps=list(_steps(own)) if own else [],
        tree=tree,
        drawing=draw(tree) if tree and tree.children else None,
        relatives=relatives,
        climbing=[climb for climb in climbs if climb.place != STOPPED],
        stopped=[climb for climb in climbs if climb.place == STOPPED],
        adaptations=_adaptations(climbs),
        visits_ahead=[visit for visit in visits if visit.state == VisitState.SCHEDULED],
        visits_past=[visit for visit in visits if visit.state != VisitState.SCHEDULED],
        most_adopters=MOST_ADOPTERS,
        most_visits=MOST_VISITS,
        crosses_level=_crosses_level(told, names.get(who.agency_id) if who else None),
        sources=SOURCE_PAGES,
        terms=terms,
    )


def _named(eyes: Eyes, relatives: Family, sides: Iterator[tuple[UUID, ...]]) -> set[UUID]:
    """Every agency that the page names."""
    row = eyes.row
    verifier = {row.verification.by_agency} if row.verification else set[UUID]()
    reader = {eyes.who.agency_id} if eyes.who else set[UUID]()
    owners = {relative.owner_id for relative in relatives.practices.values()}
    climbers = {climb.agency_id for climb in relatives.climbs}
    return {row.owner_id}.union(verifier, reader, owners, climbers, *sides)


def _steps(own: AdoptionRow) -> Iterator[tuple[str, str, object]]:
    """The stages of an agency's own climb: which, how far, and since when."""
    began = {entered.stage: entered.on for entered in own.climb}
    reached = list(Stage).index(Stage(own.stage))
    for n, stage in enumerate(Stage):
        lasting = own.anchored and stage is Stage.MODIFIKASI
        state = "todo" if n > reached else "doing" if n == reached and not lasting else "done"
        yield stage.value, state, began.get(stage.value) if n <= reached else None


def _adaptations(climbs: list[Climb]) -> dict[UUID | None, list[tuple[Climb, str]]]:
    """What was changed of each module, and by whom; under None what concerns the whole."""
    found: dict[UUID | None, list[tuple[Climb, str]]] = {}
    for climb in climbs:
        for change in climb.changes:
            found.setdefault(change.modification.module_id, []).append((climb, change.modification.text))
    return found


def _crosses_level(told: Description, reader: AgencyLine | None) -> bool:
    """Whether its minimum service standards are another level of government's than the reader's.

    PP 2/2018: a province serves inside institutions, a regency or city outside them.
    """
    if reader is None or not reader.region_code or not told.spm:
        return False
    own = "provinsi" if reader.region_code == reader.province else "kabupaten/kota"
    return all(terms.spm_level(code) != own for code in told.spm if code in terms.spm())


def show_own(request: Request) -> Response:
    """What the officer's agency has described, and for a curator what waits for one."""
    who = signed_in(request)
    with house(request).views.connect() as db:
        rows = owned(db, who.agency_id)
        waiting = awaiting_verification(db, who.agency_id) if who.role is AccountRole.CURATOR else []
        names = agency_lines(db, (row.owner_id for row in waiting))
        climbing = counts(db, (row.id for row in rows))
    return page(
        request,
        "practices/own.html",
        rows=rows,
        waiting=list(islice(waiting, 100)),
        names=names,
        climbing=climbing,
        states=STATES,
        is_curator=who.role is AccountRole.CURATOR,
    )


PATH = "/praktik/{practice_id:uuid}"
routes = [
    Route("/praktik", show_own, name="practices:own"),
    Route(PATH, show, name="practices:show"),
    Route(f"{PATH}/naskah", show_manuscript, name="practices:manuscript"),
]
