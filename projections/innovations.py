"""The register of innovations: what each is, how far it has come, and what supports it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from exchange.event import Event
from exchange.innovations.events import (
    DescribedAsPractice,
    InnovationEvidenced,
    InnovationProfile,
    InnovationRegistered,
    InnovationRevised,
    Maturity,
    MaturityReached,
)
from exchange.values import Evidence, Source
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets


class MaturityStep(msgspec.Struct, frozen=True):
    """It had come so far `on` that day. `reason` is a code of stop reasons when it stopped."""

    maturity: Maturity
    on: date
    note: str = ""
    reason: str = ""


class InnovationRow(msgspec.Struct):
    """`maturity` was reached `reached`; `steps` in the order in which they were recorded."""

    id: UUID
    version: int
    owner_id: UUID
    name: str
    urusan: str
    maturity: str
    reached: date
    profile: InnovationProfile
    source: Source | None
    steps: tuple[MaturityStep, ...]
    evidence: tuple[Evidence, ...] = ()
    practice_id: UUID | None = None


INNOVATIONS = Ledger(
    "innovations",
    InnovationRow,
    key=("id",),
    indexes=[("maturity", "reached"), ("reached",), ("owner_id", "maturity"), ("name",)],
)


class Innovations:
    """One row an innovation."""

    name = "innovations"
    version = 1
    ledgers = (INNOVATIONS,)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        sheet = sheets[INNOVATIONS]
        match fact:
            case InnovationRegistered():
                sheet.put(_registered(fact))
                return
            case InnovationRevised():
                row = sheet.must(fact.originator_id)
                row.profile, row.name, row.urusan = fact.profile, fact.profile.name, fact.profile.urusan
            case MaturityReached():
                row = sheet.must(fact.originator_id)
                row.maturity, row.reached = fact.maturity.value, fact.on
                row.steps = (*row.steps, MaturityStep(fact.maturity, fact.on, fact.note, fact.reason))
            case InnovationEvidenced():
                row = sheet.must(fact.originator_id)
                row.evidence = (*row.evidence, fact.evidence)
            case DescribedAsPractice():
                row = sheet.must(fact.originator_id)
                row.practice_id = fact.practice_id
            case _:
                return
        row.version = fact.originator_version
        sheet.put(row)


def _registered(fact: InnovationRegistered) -> InnovationRow:
    return InnovationRow(
        id=fact.originator_id,
        version=fact.originator_version,
        owner_id=fact.owner_id,
        name=fact.profile.name,
        urusan=fact.profile.urusan,
        maturity=fact.maturity.value,
        reached=fact.on,
        profile=fact.profile,
        source=fact.source,
        steps=(MaturityStep(fact.maturity, fact.on),),
    )


def innovation(db: Connection, innovation_id: UUID) -> InnovationRow | None:
    return INNOVATIONS.one(db, innovation_id)


def innovations(
    db: Connection,
    *,
    maturity: str = "",
    urusan: str = "",
    owner_id: UUID | None = None,
    by_name: bool = False,
    number: int = 1,
) -> Page[InnovationRow]:
    """What has come furthest lately first, or by name."""
    query = INNOVATIONS.select().where(*_wanted(urusan, owner_id))
    if maturity:
        query = query.where(INNOVATIONS.c.maturity == maturity)
    order = INNOVATIONS.c.name if by_name else INNOVATIONS.c.reached.desc()
    return page_of(db, INNOVATIONS, query.order_by(order, INNOVATIONS.c.id), number)


def maturity_counts(db: Connection, *, urusan: str = "", owner_id: UUID | None = None) -> dict[str, int]:
    """How many innovations stand at each maturity; those with none are left out."""
    c = INNOVATIONS.c
    standing = select(c.maturity, func.count().label("n")).where(*_wanted(urusan, owner_id))
    return {row.maturity: row.n for row in db.execute(standing.group_by(c.maturity))}


def named(db: Connection, owner_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Ids and names of these agencies' innovations that have not stopped, by name: for choosing one."""
    c = INNOVATIONS.c
    standing = c.owner_id.in_(owner_ids) & (c.maturity != Maturity.STOPPED.value)
    found = select(c.id, c.name).where(standing).order_by(c.name)
    return [(row.id, row.name) for row in db.execute(found)]


def _wanted(urusan: str, owner_id: UUID | None) -> list[ColumnElement[bool]]:
    c = INNOVATIONS.c
    of_urusan = [c.urusan == urusan] if urusan else []
    return [*of_urusan, c.owner_id == owner_id] if owner_id else of_urusan
