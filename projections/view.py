"""What a view is, and how the databases that hold views are opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

from exchange.event import Event
from projections.claim import prepare_alone
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


def open_postgres(url: str, schema: str, *, writing: bool) -> Engine:
    """An engine on one schema of a PostgreSQL database, made when it is missing. Readers see one moment.

    No statement waits for ever; those of readers, which somebody waits for, the shortest.
    """
    wishes = {"search_path": schema, "lock_timeout": "10s", "idle_in_transaction_session_timeout": "300s"}
    if writing:
        wishes |= {"statement_timeout": "300s"}
    else:
        wishes |= {"statement_timeout": "30s", "default_transaction_isolation": r"repeatable\ read"}
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        connect_args={"options": " ".join(f"-c {name}={value}" for name, value in wishes.items())},
        pool_pre_ping=True,
    )
    if writing:
        with engine.begin() as db:
            prepare_alone(db)
            db.execute(text(f"CREATE SCHEMA IF NOT EXISTS {schema}"))
    return engine


def ledgers_of(views: Iterable[View]) -> list[Ledger[Any]]:
    return [ledger for view in views for ledger in view.ledgers]
