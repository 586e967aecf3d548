"""What a view is, and how the databases that hold views are opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event

from exchange.event import Event
from projections.sheet import Ledger, Sheets


class View(Protocol):
    """One read model: its ledgers, and how each fact changes them.

    `apply` depends on nothing but the facts and the view's own rows, so that a rebuild gives the same rows.
    A change of `version` throws the rows away and builds them anew.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def ledgers(self) -> tuple[Ledger[Any], ...]: ...

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None: ...


def open_views(path: Path, *, writing: bool) -> Engine:
    """An engine on the SQLite file of all views. Writers take the lock at once; readers see one moment."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-32768", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def ledgers_of(views: Iterable[View]) -> list[Ledger[Any]]:
    return [ledger for view in views for ledger in view.ledgers]
