"""A made-up exchange in memory: commands decided by the real rules, day by day, with no log to wait for."""

from __future__ import annotations

import heapq
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, NamedTuple, TypedDict
from uuid import UUID

from bench.words import Pen
from exchange.application import EVOLVE, HANDLERS
from exchange.errors import NotFound
from exchange.event import Event
from exchange.handling import WIB, Command, Deed, N
from exchange.values import Actor, Role, derived_id

OPENS = datetime(2019, 1, 7, 1, tzinfo=UTC)
CLOSES = datetime(2026, 11, 20, 9, tzinfo=UTC)
"""What has not come by then stays undone: so there is something in every state."""

EVOLVES = {fact: evolve for evolve, own in EVOLVE.values() for fact in own}

Life = Generator[timedelta]
"""What somebody does with one noun: asks the world, then rests."""


class Asked(NamedTuple):
    """A command, when it was asked, and the facts that it became."""

    at: datetime
    command: Command
    facts: tuple[Event, ...]


class Asker(TypedDict):
    """The fields that every command carries, ready to be spread into a constructor."""

    by: Actor
    key: UUID


@dataclass
class World:
    """Every noun as it stands now. It is its own desk: a handler is given the world."""

    rng: Random
    pen: Pen
    now: datetime = OPENS
    deed: Deed = field(init=False)
    agencies: list[UUID] = field(default_factory=list)
    """The most active first."""
    topics: dict[UUID, list[str]] = field(default_factory=dict)
    """What an agency writes about."""
    published: list[UUID] = field(default_factory=list)
    curator: UUID = field(init=False)
    _nouns: dict[UUID, Any] = field(default_factory=dict)
    _news: list[Asked] = field(default_factory=list)
    _waiting: list[tuple[datetime, int, Life]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    @property
    def today(self) -> date:
        return self.now.astimezone(WIB).date()

    def new_id(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def by(self, agency_id: UUID, role: Role = Role.OFFICER) -> Asker:
        person_id = derived_id("bench", "person", agency_id)
        return Asker(by=Actor(person_id=person_id, agency_id=agency_id, role=role), key=self.new_id())

    def ask(self, command: Command) -> None:
        """Raises an ExchangeError, and has then changed nothing."""
        self.deed = Deed(command.by, self.now)
        facts = tuple(HANDLERS[type(command)](command, self))
        for fact in facts:
            self._nouns[fact.originator_id] = EVOLVES[type(fact)](self._nouns.get(fact.originator_id), fact)
        self._news.append(Asked(self.now, command, facts))

    def find(self, noun: type[N], noun_id: UUID) -> N | None:
        found = self._nouns.get(noun_id)
        return found if isinstance(found, noun) else None

    def load(self, noun: type[N], noun_id: UUID, seen: int | None = None) -> N:
        found = self.find(noun, noun_id)
        if found is None:
            raise NotFound(noun=noun.__name__, id=noun_id)
        return found

    def begin(self, life: Life, at: datetime | None = None) -> None:
        """`life` begins now, or `at` a later moment."""
        heapq.heappush(self._waiting, (at or self.now, next(self._order), life))

    def run(self) -> Iterator[Asked]:
        """All that is asked, in the order in which it happens, until the world closes."""
        while self._waiting and self._waiting[0][0] < CLOSES:
            self.now, _, life = heapq.heappop(self._waiting)
            rest = next(life, None)
            if rest is not None:
                self.begin(life, self.now + rest)
            news, self._news = self._news, []
            yield from news


def facts_of(asked: Iterable[Asked]) -> Iterator[Event]:
    return (fact for one in asked for fact in one.facts)
