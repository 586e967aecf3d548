"""What can be found: one row a noun, its words as the facts brought them, and what it falls under."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam

from exchange.values import ContextFigure, Evidence, Headcount, Official
from projections.editions import Editions
from projections.sheet import Ledger


class Searched(msgspec.Struct):
    """`position` is of the last fact that changed it.

    `agency_ids` names the owner, host or organiser first. `told` is replaced when the noun is described anew,
    `texts` grow as facts come. `waiting` counts the hosts that may still receive a visit. `retold` is the
    position of its last fact after the first, else 0: from there on rows that name this agency may show it
    otherwise.
    """

    id: UUID
    kind: str
    agency_ids: tuple[UUID, ...]
    position: int = 0
    hidden: bool = False
    day: date | None = None
    title: str = ""
    acronym: str = ""
    problem: str = ""
    modules: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    stage: str = ""
    topics: tuple[str, ...] = ()
    ppks: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    urusan: str = ""
    year: int | None = None
    amati: int = 0
    tiru: int = 0
    modifikasi: int = 0
    waiting: int = 0
    retold: int = 0
    editions: Editions | None = None

    @property
    def key(self) -> str:
        """As the index calls it."""
        return f"{self.kind}:{self.id}"

    def add(self, *texts: str) -> None:
        for text in texts:
            if text and text not in self.texts:
                self.texts = (*self.texts, text)

    def join(self, agency_id: UUID | None) -> None:
        if agency_id is not None and agency_id not in self.agency_ids:
            self.agency_ids = (*self.agency_ids, agency_id)


class SearchedClimb(msgspec.Struct):
    """Which practice an adoption is of, and its stage there."""

    id: UUID
    practice_id: UUID
    stage: str
    stopped: bool = False


class SearchedName(msgspec.Struct):
    """What a site or an innovation is called, for rows that name it by id."""

    id: UUID
    name: str


SEARCHED = Ledger("searched", Searched, key=("id",), indexes=[("position",), ("retold",)])
FOUND = SEARCHED.select().where(SEARCHED.c.id.in_(bindparam("ids", expanding=True)), ~SEARCHED.c.hidden)
SEARCHED_CLIMBS = Ledger("searched_climbs", SearchedClimb, key=("id",))
SEARCHED_NAMES = Ledger("searched_names", SearchedName, key=("id",))


def searched(db: Connection, ids: Iterable[UUID]) -> dict[UUID, Searched]:
    """Those of these nouns that may be found, in one query."""
    return {row.id: Searched(*row) for row in db.execute(FOUND, {"ids": list(ids)})}


def roles(*officials: Official | None) -> tuple[str, ...]:
    return tuple(official.role for official in officials if official is not None)


def heads(counts: Iterable[Headcount]) -> tuple[str, ...]:
    return tuple(f"{head.count} {head.category}" for head in counts)


def figure(told: ContextFigure) -> str:
    height = f"{told.value}–{told.high}" if told.high is not None else str(told.value)
    return f"{told.name} {height} {told.unit}"


def proof(evidence: Evidence) -> tuple[str, ...]:
    return (evidence.caption, evidence.claim)
