"""One lane: some views, in one generation of their tables, taking in the log batch by batch."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from exchange.log import Log, Recorded
from projections.positions import move, park, parked_nouns, positions
from projections.sheet import Sheets
from projections.view import View, ledgers_of

logger = logging.getLogger("studitiru.follower")

BATCH = 5_000
"""Facts a transaction. The more, the fewer times a row that changes often is written."""


class _Unreadable(Exception):
    """A view cannot take in a fact."""

    def __init__(self, name: str, recorded: Recorded, error: Exception) -> None:
        super().__init__(f"view {name} cannot take in fact {recorded.position}: {error!r}")
        self.name, self.recorded, self.error = name, recorded, error


class Lane:
    """Takes in batches with all its views. `suffix` names the generation of tables that it writes."""

    def __init__(self, log: Log, engine: Engine, views: Sequence[View], suffix: str = "") -> None:
        self._log = log
        self._engine = engine
        self._views = {view.name + suffix: view for view in views}
        self._suffix = suffix
        self._sheets = Sheets()
        self._left: tuple[int, frozenset[str]] | None = None

    def take_batch(self, until: int | None = None) -> int:
        """Takes in one batch, no further than `until`; how many facts, 0 when level with the log.

        Rows and positions change in one transaction, by compare-and-set on the exact former position
        (Overtaken when another follower was faster). A fact that a view cannot take in parks its noun for
        that view, loudly, and the rest goes on.
        """
        try:
            with _uncollected(), self._engine.begin() as db:
                return self._take(db, until)
        except _Unreadable as fault:
            self._left = None
            logger.error("%s; its noun %s is set aside", fault, fault.recorded.fact.originator_id)
            with self._engine.begin() as db:
                park(db, fault.name, fault.recorded, fault.error, datetime.now(UTC))
            return 1
        except BaseException:
            self._left = None
            raise

    def position(self, db: Connection) -> int:
        """The position that all views of the lane have reached."""
        at = positions(db)
        return min(at[name].position for name in self._views)

    def _take(self, db: Connection, until: int | None) -> int:
        at = {name: row.position for name, row in positions(db).items() if name in self._views}
        start = min(at.values())
        behind = frozenset(name for name, position in at.items() if position == start)
        ends = [position for position in at.values() if position > start]
        end = min(ends if until is None else [*ends, until], default=start + BATCH)
        batch = [recorded for recorded in self._log.after(start, BATCH) if recorded.position <= end]
        if not batch:
            return 0
        self._take_up(db, start, behind)
        aside = parked_nouns(db)
        for name in behind:
            kept = [r for r in batch if r.fact.originator_id not in aside[name]] if name in aside else batch
            self._apply(name, kept)
        # The position first: in PostgreSQL whoever comes second waits here, having written nothing yet.
        move(db, behind, start, batch[-1].position)
        self._sheets.flush()
        self._left = (batch[-1].position, behind)
        return len(batch)

    def _take_up(self, db: Connection, start: int, behind: frozenset[str]) -> None:
        """Rows kept in memory are good only if nobody has moved the position since they were kept."""
        if self._left != (start, behind):
            self._sheets = Sheets(self._suffix)
        self._left = None
        self._sheets.bind(db, ledgers_of(self._views[name] for name in behind))

    def _apply(self, name: str, batch: list[Recorded]) -> None:
        apply, sheets = self._views[name].apply, self._sheets
        for recorded in batch:
            try:
                apply(sheets, recorded.fact, recorded.position)
            except Exception as error:
                raise _Unreadable(name, recorded, error) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """No collecting of garbage: a batch makes many objects and no cycles; looking for some costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
