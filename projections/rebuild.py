"""Building a view anew beside the live one: to switch to it, or only to see whether both say the same."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table

from exchange.log import Log
from projections.follower import Progress
from projections.lane import Lane
from projections.positions import drop, hold_positions, positions, start_anew, switch
from projections.view import View

NEXT = "__next"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many rows the view has now, and how many of the live ones were different, missing or too many."""

    view: str
    rows: int
    different: int


def rebuild(log: Log, engine: Engine, view: View, progress: Progress | None = None) -> Rebuilt:
    """Builds `view` from the first fact on, beside the live one, compares, and switches to the new tables.

    Reads and writes go on meanwhile. The live view may be behind or ahead while this runs: rows are compared
    at one and the same position.
    """
    return _beside(log, engine, view, progress, switching=True)


def compare(log: Log, engine: Engine, view: View, progress: Progress | None = None) -> Rebuilt:
    """As `rebuild`, but keeps the live tables: says only whether they equal the log."""
    return _beside(log, engine, view, progress, switching=False)


def _beside(log: Log, engine: Engine, view: View, progress: Progress | None, *, switching: bool) -> Rebuilt:
    with engine.begin() as db:
        start_anew(db, view, NEXT, positions(db)[view.name].generation + 1)
    lane = Lane(log, engine, [view], NEXT)
    while True:
        live_at = _position(engine, view.name)
        while lane.take_batch(until=live_at):
            if progress:
                progress(_position(engine, view.name + NEXT), live_at)
        with engine.begin() as db:
            at = hold_positions(db)
            if at[view.name].position != at[view.name + NEXT].position:
                continue
            report = _compared(db, view)
            if switching:
                switch(db, view, NEXT)
            else:
                drop(db, view, NEXT)
            return report


def _position(engine: Engine, name: str) -> int:
    with engine.connect() as db:
        return positions(db)[name].position


def _compared(db: Connection, view: View) -> Rebuilt:
    rows = different = 0
    for ledger in view.ledgers:
        live = _rows(db, ledger.table)
        new = _rows(db, ledger.generation(NEXT, 0))
        rows += len(new)
        different += len(set(live.items()) ^ set(new.items())) if live != new else 0
    return Rebuilt(view.name, rows, different)


def _rows(db: Connection, table: Table) -> dict[tuple[object, ...], tuple[object, ...]]:
    """All rows as stored, by key; JSON columns stay text, so that equal means equal to the byte."""
    raw = db.exec_driver_sql(f"SELECT * FROM {table.name}")
    names = [column.name for column in table.c]
    key = [names.index(column.name) for column in table.primary_key]
    return {tuple(row[n] for n in key): tuple(row) for row in raw}
