"""Telling other processes that the log has grown, and being told. Hints only: whoever listens polls too."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from threading import Event, Lock, Thread

import psycopg

from exchange.log.postgres_schema import CHANNEL, OPTIONS

logger = logging.getLogger("studitiru.log")

PAUSE_S = 0.005
"""How long a bell rests after it has rung: all that is appended meanwhile is told of at once."""

LOOK_S = 0.5
"""How often a listener looks whether it is to stop."""

AGAIN_S = 1.0
"""How long after a fault it is tried again."""


class Bell:
    """Rings in a thread of its own: nobody who appends waits for a second commit.

    A NOTIFY inside the append would queue all appends behind each other's wait for the disk.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._wanted = Event()
        self._stopped = Event()
        self._starting = Lock()
        self._thread: Thread | None = None

    def ring(self) -> None:
        self._wanted.set()
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=self._ringing, name="bell", daemon=True)
                self._thread.start()

    def close(self) -> None:
        self._stopped.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def _ringing(self) -> None:
        while not self._stopped.is_set():
            try:
                # What is lost with a hint is a moment, so its commit need not wait for the disk.
                options = f"{OPTIONS} -c synchronous_commit=off"
                with closing(psycopg.connect(self._url, autocommit=True, options=options)) as connection:
                    while not self._stopped.is_set():
                        self._wanted.wait()
                        self._wanted.clear()
                        connection.execute(f"NOTIFY {CHANNEL}")
                        self._stopped.wait(PAUSE_S)
            except psycopg.Error as error:
                logger.warning("cannot tell that the log has grown: %s", error)
                self._stopped.wait(AGAIN_S)


@contextmanager
def listening(url: str, told: Callable[[], None]) -> Iterator[None]:
    """While this is open, a thread calls `told` when a bell has rung, and when one may have been missed."""
    stopped = Event()
    thread = Thread(target=_listen, args=(url, told, stopped), name="listener", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def _listen(url: str, told: Callable[[], None], stopped: Event) -> None:
    while not stopped.is_set():
        try:
            with closing(psycopg.connect(url, autocommit=True)) as connection:
                connection.execute(f"LISTEN {CHANNEL}")
                told()
                while not stopped.is_set():
                    for _ in connection.notifies(timeout=LOOK_S, stop_after=1):
                        told()
        except psycopg.Error as error:
            logger.warning("cannot hear that the log grows, and looks once a second: %s", error)
            stopped.wait(AGAIN_S)
