"""The follower: keeps all views, and what follows them, level with the log while the exchange runs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Condition, Event as Flag, Lock, Thread
from time import monotonic, sleep
from typing import Protocol

from sqlalchemy import Engine

from exchange.log import Log
from projections.claim import Claim, prepare_alone
from projections.lane import Lane
from projections.positions import Overtaken, Parked, create, parked, positions, start_anew
from projections.view import View

logger = logging.getLogger("studitiru.follower")

POLL_S = 1.0
"""How often the follower looks by itself: another process may have written."""

SOON_S = 0.005
"""How often it looks while it waits for somebody: for who takes batches in, or for an append under way."""

PATIENCE_S = 5.0
"""How long a follower that has the claim may stand still before another goes on without it."""

Progress = Callable[[int, int], None]
"""Told how many facts are done, of how many."""


class Tail(Protocol):
    """Something that follows the views, such as a search index."""

    def catch_up(self) -> int:
        """Comes level with the views; the position of the log that it has reached."""
        ...


class Follower:
    """Follows the log with all views. Any number may run, in threads and processes: one wins each batch."""

    def __init__(self, log: Log, engine: Engine, views: Sequence[View], tails: Sequence[Tail] = ()) -> None:
        self._log = log
        self._engine = engine
        self._views = tuple(views)
        self._tails = tuple(tails)
        self._lane = Lane(log, engine, views)
        self._claim = Claim(engine)
        self._one_at_a_time = Lock()
        self._reached = 0
        self._level = Condition()
        self._wake = Flag()
        self._stopping = False
        self._thread: Thread | None = None

    def prepare(self) -> None:
        """Makes the tables that are missing; starts anew what has another version or is ahead of the log."""
        last = self._log.last_position()
        with self._engine.begin() as db:
            prepare_alone(db)
            create(db)
            at = positions(db)
            for view in self._views:
                kept = at.get(view.name)
                if kept is None or kept.version != view.version or kept.position > last:
                    start_anew(db, view, "", kept.generation + 1 if kept else 0)

    def catch_up(self, progress: Progress | None = None) -> int:
        """Takes in all that the log holds; the position that views and tails have reached."""
        with self._one_at_a_time:
            try:
                self._bring_level(progress)
            finally:
                if self._thread is None:
                    self._claim.release()
            self._announce(min([self._views_at(), *(tail.catch_up() for tail in self._tails)]))
        return self._reached

    def wait_for(self, position: int, timeout_s: float = 2.0) -> bool:
        """Waits until a reader sees what was written at `position`; False when that takes too long."""
        if self._thread is None:
            return self.catch_up() >= position
        self._wake.set()
        ends = monotonic() + timeout_s
        with self._level:
            while self._reached < position:
                if not self._level.wait(ends - monotonic()):
                    break
            return self._reached >= position

    def lag(self) -> int:
        """How many facts of the log readers cannot see yet."""
        return max(0, self._log.last_position() - self._reached)

    def parked(self) -> list[Parked]:
        """The nouns that a view had to set aside, the oldest first."""
        with self._engine.connect() as db:
            return parked(db)

    def start(self) -> None:
        """Follows in the background until `stop`."""
        self._stopping = False
        self._thread = Thread(target=self._follow, name="follower", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stopping = True
            self._wake.set()
            thread.join()
        self._claim.release()

    def _follow(self) -> None:
        wait_s = POLL_S
        with self._log.listening(self._wake.set):
            while not self._stopping:
                self._wake.wait(wait_s)
                self._wake.clear()
                try:
                    last = self._log.last_position()
                    wait_s = POLL_S if last == self._reached or self.catch_up() >= last else SOON_S
                except Exception:
                    wait_s = POLL_S
                    self._claim.release()
                    logger.exception("the follower stumbled; it looks again in %s s", POLL_S)

    def _bring_level(self, progress: Progress | None) -> None:
        """Takes in all batches, or waits until the follower that has the claim has done so."""
        wanted = self._log.last_position()
        before, since = -1, monotonic()
        while (at := self._views_at()) < wanted and not self._stopping:
            if progress:
                progress(at, wanted)
            if at != before:
                before, since = at, monotonic()
            if not self._claim.take() and monotonic() < since + PATIENCE_S:
                sleep(SOON_S)
            elif not self._step():
                return

    def _step(self) -> bool:
        """Whether there may be more to take in."""
        try:
            return self._lane.take_batch() > 0
        except Overtaken:
            self._claim.release()
            return True

    def _views_at(self) -> int:
        with self._engine.connect() as db:
            return self._lane.position(db)

    def _announce(self, position: int) -> None:
        with self._level:
            self._reached = position
            self._level.notify_all()
