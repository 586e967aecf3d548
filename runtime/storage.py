"""Where a house keeps its log, its views and its accounts: in files, or in a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from exchange.log import Log, PostgresLog, SqliteLog
from identity import tables
from projections.claim import prepare_alone
from projections.view import open_postgres, open_views
from runtime.settings import Settings

VIEWS_SCHEMA, ACCOUNTS_SCHEMA = "studitiru_views", "studitiru_accounts"


@dataclass(frozen=True, slots=True)
class Storage:
    """`writing` is for the follower, `reading` for pages; `registering` is for accounts and people."""

    log: Log
    writing: Engine
    reading: Engine
    registering: Engine

    def close(self) -> None:
        for engine in (self.writing, self.reading, self.registering):
            engine.dispose()
        self.log.close()


def open_storage(settings: Settings) -> Storage:
    """StorageUnavailable when the database or the files cannot be used."""
    storage = _in_postgres(settings.database) if settings.database else _in_files(settings)
    with storage.registering.begin() as db:
        prepare_alone(db)
        tables.metadata.create_all(db)
    return storage


def _in_files(settings: Settings) -> Storage:
    folder = settings.data_dir
    return Storage(
        log=SqliteLog(folder / "log.sqlite"),
        writing=open_views(folder / "views.sqlite", writing=True),
        reading=open_views(folder / "views.sqlite", writing=False),
        registering=open_views(folder / "accounts.sqlite", writing=False),
    )


def _in_postgres(url: str) -> Storage:
    return Storage(
        log=PostgresLog(url),
        writing=open_postgres(url, VIEWS_SCHEMA, writing=True),
        reading=open_postgres(url, VIEWS_SCHEMA, writing=False),
        registering=open_postgres(url, ACCOUNTS_SCHEMA, writing=True),
    )
