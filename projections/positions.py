"""How far each view has come, which generation of its tables is live, and what had to be set aside."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, insert, select, text, update

from exchange.log import Recorded
from projections.sheet import Ledger
from projections.view import View


class Overtaken(Exception):
    """Another follower moved the position first. Nothing was changed; look again."""


class Position(msgspec.Struct):
    """`position` is the last fact taken in; `generation` counts how often the tables were built anew."""

    name: str
    version: int
    generation: int
    position: int


class Parked(msgspec.Struct):
    """A noun whose facts a view could not take in; its later facts are set aside with it."""

    view: str
    noun_id: UUID
    position: int
    fact: str
    error: str
    at: datetime


POSITIONS = Ledger("view_position", Position, key=("name",))
PARKED = Ledger("parked_noun", Parked, key=("view", "noun_id"))


def create(db: Connection) -> None:
    """Makes the two tables when they are missing."""
    for ledger in (POSITIONS, PARKED):
        ledger.table.create(db, checkfirst=True)


def positions(db: Connection) -> dict[str, Position]:
    return {row.name: row for row in POSITIONS.read(db, POSITIONS.select())}


def hold_positions(db: Connection) -> dict[str, Position]:
    """As `positions`, and no follower moves one before this transaction ends."""
    return {row.name: row for row in POSITIONS.read(db, POSITIONS.select().with_for_update())}


def start_anew(db: Connection, view: View, suffix: str, generation: int) -> None:
    """Empty tables of this generation, and a position before the first fact."""
    for ledger in view.ledgers:
        table = ledger.generation(suffix, generation)
        table.drop(db, checkfirst=True)
        table.create(db)
    name = view.name + suffix
    db.execute(delete(POSITIONS.table).where(POSITIONS.c.name == name))
    db.execute(delete(PARKED.table).where(PARKED.c.view == name))
    db.execute(
        insert(POSITIONS.table).values(name=name, version=view.version, generation=generation, position=0)
    )


def move(db: Connection, names: Collection[str], start: int, to: int) -> None:
    """Moves positions from exactly `start`; Overtaken when one of them is no longer there."""
    moved = db.execute(
        update(POSITIONS.table)
        .where(POSITIONS.c.name.in_(names), POSITIONS.c.position == start)
        .values(position=to)
    )
    if moved.rowcount != len(names):
        raise Overtaken


def switch(db: Connection, view: View, suffix: str) -> None:
    """The tables with `suffix` become the live ones; the former live ones go."""
    for ledger in view.ledgers:
        ledger.table.drop(db, checkfirst=True)
        db.execute(text(f"ALTER TABLE {ledger.name}{suffix} RENAME TO {ledger.name}"))
    for ledger in (POSITIONS, PARKED):
        own = ledger.c.name if ledger is POSITIONS else ledger.c.view
        db.execute(delete(ledger.table).where(own == view.name))
        db.execute(update(ledger.table).where(own == view.name + suffix).values({own: view.name}))


def drop(db: Connection, view: View, suffix: str) -> None:
    """The tables with `suffix` go, and all that is known of them."""
    for ledger in view.ledgers:
        ledger.generation(suffix, 0).drop(db, checkfirst=True)
    db.execute(delete(POSITIONS.table).where(POSITIONS.c.name == view.name + suffix))
    db.execute(delete(PARKED.table).where(PARKED.c.view == view.name + suffix))


def park(db: Connection, name: str, recorded: Recorded, error: Exception, at: datetime) -> None:
    db.execute(
        insert(PARKED.table).values(
            view=name,
            noun_id=recorded.fact.originator_id,
            position=recorded.position,
            fact=type(recorded.fact).__name__,
            error=repr(error)[:500],
            at=at,
        )
    )


def parked_nouns(db: Connection) -> Mapping[str, set[UUID]]:
    """Which nouns are set aside, by view."""
    aside: dict[str, set[UUID]] = {}
    for name, noun_id in db.execute(select(PARKED.c.view, PARKED.c.noun_id)):
        aside.setdefault(name, set()).add(noun_id)
    return aside


def parked(db: Connection) -> list[Parked]:
    """All that is set aside, for the one who looks after the exchange; the oldest first."""
    return PARKED.read(db, PARKED.select().order_by(PARKED.c.position))
