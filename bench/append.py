"""How many commands a second are acknowledged, against a raw insert of the same bytes on the same disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from bench.generate import Size, chronicle
from bench.report import Figure, Reach
from bench.world import OPENS, Asked
from exchange.application import Exchange
from exchange.event import Event
from exchange.log import FactMapper, SqliteLog

BLOCK = 250
"""Commands between two turns: first one side writes as many, then the other."""
REACH = Reach(least=30)

Stored = tuple[str, int, str, bytes]


class Ours:
    """Commands through the exchange, into a log that keeps what it acknowledges through a power cut."""

    def __init__(self, folder: Path) -> None:
        self.log = SqliteLog(folder / "ours.sqlite")
        self._at = OPENS
        self._exchange = Exchange(self.log, now=self._now)

    def _now(self) -> datetime:
        return self._at

    def write(self, block: Sequence[Asked]) -> None:
        for one in block:
            self._at = one.at
            self._exchange.execute(one.command)


class Raw:
    """The facts of each command as one transaction, with the settings and the table of the log."""

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        for setting in ("journal_mode=WAL", "synchronous=FULL"):
            self.db.execute(f"PRAGMA {setting}")
        self.db.execute(
            "CREATE TABLE log (rowid INTEGER PRIMARY KEY AUTOINCREMENT, originator_id TEXT NOT NULL,"
            " originator_version INTEGER NOT NULL, topic TEXT NOT NULL, state BLOB NOT NULL,"
            " UNIQUE (originator_id, originator_version))"
        )

    def write(self, block: Sequence[Sequence[Stored]]) -> None:
        for facts in block:
            self.db.execute("BEGIN IMMEDIATE")
            self.db.executemany(
                "INSERT INTO log (originator_id, originator_version, topic, state) VALUES (?,?,?,?)", facts
            )
            self.db.execute("COMMIT")


def measure(folder: Path, commands: int, seed: int) -> Iterator[Figure]:
    asked = list(islice(chronicle(Size.of(practices=commands // 8), seed), commands))
    ours, raw = Ours(folder), Raw(folder)
    with closing(ours.log), closing(raw.db):
        pace_ours, pace_raw = _paces(ours, raw, asked)
        assert ours.log.last_position() == sum(len(one.facts) for one in asked), "something was refused"
    share = tuple(100 * mine / theirs for mine, theirs in zip(pace_ours, pace_raw, strict=True))
    yield Figure("Append: commands through the exchange", "% of raw", share, REACH)
    yield Figure("Append: commands through the exchange", "commands/s", pace_ours)
    yield Figure("Append: raw insert of the same facts", "commands/s", pace_raw)


def _paces(ours: Ours, raw: Raw, asked: Sequence[Asked]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Commands a second of each side, block by block."""
    mapper = FactMapper()
    pace_ours, pace_raw = [], []
    for start in range(0, len(asked) - BLOCK + 1, BLOCK):
        block = asked[start : start + BLOCK]
        stored = [[_stored(mapper, fact) for fact in one.facts] for one in block]
        began = perf_counter()
        ours.write(block)
        between = perf_counter()
        raw.write(stored)
        pace_ours.append(BLOCK / (between - began))
        pace_raw.append(BLOCK / (perf_counter() - between))
    return tuple(pace_ours), tuple(pace_raw)


def _stored(mapper: FactMapper, fact: Event) -> Stored:
    stored = mapper.to_stored(fact)
    return str(stored.originator_id), stored.originator_version, stored.topic, stored.state
