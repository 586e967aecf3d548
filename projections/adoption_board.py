"""The adoption board: climbs of one agency or of all, a column for each stage and one for what stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, func, join, select

from exchange.adoptions.events import Stage
from exchange.values import Official
from projections.adoption_page import ADOPTIONS
from projections.adoption_row import STOPPED
from projections.paging import PAGE_ROWS
from projections.practice_page import PRACTICES

PLACES = (*(stage.value for stage in Stage), STOPPED)
"""The columns from left to right."""
COLUMN_ROWS = 10
"""Cards of a column while all columns are shown."""


class Card(msgspec.Struct):
    """An adoption on the board; `owner_id` owns the practice."""

    id: UUID
    agency_id: UUID
    practice_id: UUID
    place: str
    since: date
    stage: str
    stopped: str
    anchored: bool
    spread: bool
    next_step: str
    next_due: date | None
    person: Official | None
    practice: str
    owner_id: UUID


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which adoptions are on the board: all, unless an agency, a practice or an affair is named."""

    agency_id: UUID | None = None
    practice_id: UUID | None = None
    urusan: str = ""

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        asked = {
            ADOPTIONS.c.agency_id: self.agency_id,
            ADOPTIONS.c.practice_id: self.practice_id,
            PRACTICES.c.urusan: self.urusan,
        }
        return [column == value for column, value in asked.items() if value]


@dataclass(frozen=True, slots=True)
class Column:
    """`total` cards stand in a column; `cards` are those of one page."""

    place: str
    total: int
    cards: list[Card]


OF_ADOPTION = (name for name in Card.__struct_fields__ if name not in ("practice", "owner_id"))
COLUMNS: list[Any] = [*(ADOPTIONS.c[name] for name in OF_ADOPTION), PRACTICES.c.name, PRACTICES.c.owner_id]
WITH_PRACTICES = join(ADOPTIONS.table, PRACTICES.table, PRACTICES.c.id == ADOPTIONS.c.practice_id)
CARD = select(*COLUMNS).select_from(WITH_PRACTICES)


def board(db: Connection, narrowing: Narrowing) -> list[Column]:
    """Every column with its first cards, in as many queries however many there are."""
    totals = _totals(db, narrowing)
    return [
        Column(place, totals.get(place, 0), _cards(db, narrowing, place, COLUMN_ROWS, 0)) for place in PLACES
    ]


def column(db: Connection, narrowing: Narrowing, place: str, number: int) -> Column:
    """Page `number` of one column."""
    cards = _cards(db, narrowing, place, PAGE_ROWS, (number - 1) * PAGE_ROWS)
    return Column(place, _totals(db, narrowing).get(place, 0), cards)


def _totals(db: Connection, narrowing: Narrowing) -> dict[str, int]:
    rows = WITH_PRACTICES if narrowing.urusan else ADOPTIONS.table
    tally = select(ADOPTIONS.c.place, func.count().label("total")).select_from(rows)
    per_place = tally.where(*narrowing.conditions).group_by(ADOPTIONS.c.place)
    return {row.place: row.total for row in db.execute(per_place)}


def _cards(db: Connection, narrowing: Narrowing, place: str, limit: int, offset: int) -> list[Card]:
    """What an agency has to do, the longest waiting first; what others do, the latest first."""
    since = ADOPTIONS.c.since if narrowing.agency_id and place != STOPPED else ADOPTIONS.c.since.desc()
    standing = CARD.where(ADOPTIONS.c.place == place, *narrowing.conditions)
    query = standing.order_by(since, ADOPTIONS.c.id).limit(limit).offset(offset)
    return [Card(*row) for row in db.execute(query)]
