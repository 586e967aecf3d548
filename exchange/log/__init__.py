"""The log: facts appended once, in order, and read on. The only room that imports `eventsourcing`."""

from __future__ import annotations

from exchange.log.contract import Answer, Kept, Log, Outdated, Recorded
from exchange.log.mapper import FactMapper
from exchange.log.postgres import PostgresLog, PostgresRecorder
from exchange.log.sqlite import SqliteLog, SqliteRecorder

__all__ = [
    "Answer",
    "FactMapper",
    "Kept",
    "Log",
    "Outdated",
    "PostgresLog",
    "PostgresRecorder",
    "Recorded",
    "SqliteLog",
    "SqliteRecorder",
]
