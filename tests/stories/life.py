"""What holds in the life of every noun, whatever is tried: the base of the state machines."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine

from exchange.application import EVOLVE, Exchange, fold
from exchange.errors import ExchangeError
from exchange.event import Event
from exchange.handling import Command, N
from exchange.log import SqliteLog
from tests.words.desk import NOW

LIFE = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    # Each step waits for the disk as the real log does.
    suppress_health_check=[HealthCheck.too_slow],
)


class Life(RuleBasedStateMachine):
    """Runs commands through a real exchange over a log in a file.

    States are kept beside it, one `evolve` a fact, to be compared with what the log folds to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.log = SqliteLog(Path(self.folder.name) / "log.db")
        self.at: datetime = NOW
        self.exchange = Exchange(self.log, now=lambda: self.at)
        self.states: dict[UUID, Any] = {}

    def teardown(self) -> None:
        self.log.close()
        self.folder.cleanup()

    def later(self, days: int) -> None:
        self.at += timedelta(days)

    def attempt(self, command: Command) -> ExchangeError | None:
        """Asks, and checks what holds for any answer. The refusal, or None when it was recorded."""
        before = self.log.last_position()
        try:
            position = self.exchange.execute(command)
        except ExchangeError as refused:
            assert self.log.last_position() == before
            return refused
        news = self.log.after(before, 1_000)
        assert [recorded.position for recorded in news] == list(range(before + 1, position + 1))
        for recorded in news:
            self._evolve(recorded.fact)
        for noun_id in {recorded.fact.originator_id for recorded in news}:
            state = self.states[noun_id]
            assert fold(type(state), self.log.history(noun_id)) == state
        assert self.exchange.execute(command) == position
        assert self.log.last_position() == position
        return None

    def state(self, noun: type[N], noun_id: UUID) -> N | None:
        state = self.states.get(noun_id)
        assert state is None or isinstance(state, noun)
        return state

    def _evolve(self, fact: Event) -> None:
        former = self.states.get(fact.originator_id)
        assert fact.originator_version == (former.version + 1 if former else 1)
        (evolve,) = (evolve for evolve, own in EVOLVE.values() if isinstance(fact, own))
        state = evolve(former, fact)
        assert (state.id, state.version) == (fact.originator_id, fact.originator_version)
        self.states[fact.originator_id] = state
