"""An exchange on a real log with the views beside it, and a clock that tests set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Engine

from exchange.application import Exchange
from exchange.event import Event, Stamp
from exchange.handling import Command
from exchange.log import Log
from projections.follower import Follower
from projections.rebuild import rebuild
from projections.view import View
from runtime.storage import Storage
from tests.words.desk import NOW


@dataclass
class Records:
    """What happened, and what `views` say of it. `at` is the moment of every deed."""

    log: Log
    engine: Engine
    at: datetime = NOW

    def ask(self, *commands: Command) -> None:
        exchange = Exchange(self.log, lambda: self.at)
        for command in commands:
            exchange.execute(command)

    def append(self, *facts: Event) -> None:
        """Facts as they are, where the way to them is not what is tested."""
        self.log.append(facts, uuid4(), b"")

    def stamp(self, noun_id: UUID, version: int, by_agency: UUID) -> Stamp:
        return Stamp(
            originator_id=noun_id,
            originator_version=version,
            timestamp=self.at,
            by=uuid4(),
            by_agency=by_agency,
        )

    def read(self, *views: View) -> Connection:
        """A connection on which `views` are level with the log and, built anew, say the same."""
        follower = Follower(self.log, self.engine, views)
        follower.prepare()
        follower.catch_up()
        assert follower.parked() == []
        for view in views:
            assert rebuild(self.log, self.engine, view).different == 0
        return self.engine.connect()


@pytest.fixture
def records(storage: Storage) -> Records:
    return Records(storage.log, storage.writing)
