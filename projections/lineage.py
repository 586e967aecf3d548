"""Lineage: who climbs with which practice, what each changed, and what grew from it.

There is no sheet of its own: it is read off the pages of practices and adoptions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, case, func, select

from exchange.adoptions.events import ModuleChoice, Stage
from exchange.values import Source, SourceKind
from projections.adoption_page import ADOPTIONS
from projections.adoption_row import Change, Told
from projections.editions import State
from projections.practice_page import PRACTICES

MOST = 300
"""Climbs read for one page, the furthest first. Counts are of all."""


class Climb(msgspec.Struct):
    """One agency's climb with one practice. `place` is a stage or STOPPED, `stage` the last one reached."""

    id: UUID
    practice_id: UUID
    agency_id: UUID
    place: str
    stage: str
    since: date
    source: Source
    derived_id: UUID | None
    choices: tuple[ModuleChoice, ...]
    changes: tuple[Change, ...]
    stops: tuple[Told, ...]

    @property
    def visit_id(self) -> UUID | None:
        """The visit that caused it."""
        return self.source.id if self.source.kind is SourceKind.VISIT else None


own, adopted = PRACTICES.c, ADOPTIONS.c
AMONG = adopted.practice_id.in_(bindparam("practice_ids", expanding=True))
FURTHEST = case({Stage.MODIFIKASI: 0, Stage.TIRU: 1, Stage.AMATI: 2}, value=adopted.place, else_=3)
CLIMBS = (
    select(*(adopted[name] for name in Climb.__struct_fields__))
    .where(AMONG)
    .order_by(FURTHEST, adopted.since, adopted.id)
    .limit(MOST)
)
TALLY = (
    select(adopted.practice_id, adopted.place, func.count())
    .where(AMONG)
    .group_by(adopted.practice_id, adopted.place)
)
RELATIVES = select(own.id, own.owner_id, own.name, own.since, own.origin).where(
    own.root_id == bindparam("root_id"),
    own.listed | (own.state == State.RETIRED) | (own.id == own.root_id),
)


@dataclass(slots=True)
class Counts:
    """Agencies by where they stand with a practice."""

    amati: int = 0
    tiru: int = 0
    modifikasi: int = 0
    berhenti: int = 0

    @property
    def learned(self) -> int:
        return self.amati + self.tiru + self.modifikasi

    @property
    def replicated(self) -> int:
        return self.tiru + self.modifikasi


def counts(db: Connection, practice_ids: Iterable[UUID]) -> dict[UUID, Counts]:
    """How many stand where with each of these practices, in one query. Each has an entry."""
    found = {practice_id: Counts() for practice_id in practice_ids}
    for practice_id, place, number in db.execute(TALLY, {"practice_ids": list(found)}):
        setattr(found[practice_id], place, number)
    return found


class Described(msgspec.Struct):
    """A practice as a knot of the tree. `adoption_id` is the climb that it grew from."""

    id: UUID
    owner_id: UUID
    name: str
    year: int | None
    adoption_id: UUID | None


@dataclass(frozen=True, slots=True)
class Family:
    """All practices that grew from one, and who climbs with any of them (at most MOST, furthest first)."""

    root_id: UUID
    practices: dict[UUID, Described]
    climbs: list[Climb]

    def with_practice(self, practice_id: UUID) -> list[Climb]:
        return [climb for climb in self.climbs if climb.practice_id == practice_id]

    def counts(self, db: Connection, practice_id: UUID) -> Counts:
        """Of one of its practices. Asked of the database only when not all climbs were read."""
        if len(self.climbs) == MOST:
            return counts(db, [practice_id])[practice_id]
        places = Counter(climb.place for climb in self.with_practice(practice_id))
        return Counts(**places)


def family(db: Connection, root_id: UUID) -> Family:
    """The tree that grew from practice `root_id`, in two queries. What was never offered is left out."""
    practices = {row.id: _described(row) for row in db.execute(RELATIVES, {"root_id": root_id})}
    climbs = db.execute(CLIMBS, {"practice_ids": list(practices)})
    return Family(root_id, practices, [Climb(*row) for row in climbs])


def _described(row: Any) -> Described:
    year = row.since.year if row.since else None
    return Described(row.id, row.owner_id, row.name, year, row.origin.adoption_id if row.origin else None)
