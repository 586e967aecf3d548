"""The exchange over facts in a dict: the same rules and handlers, without a log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from msgspec import structs

from exchange.application import HANDLERS, fold
from exchange.errors import Conflict, NotFound
from exchange.event import Event
from exchange.handling import Command, Deed, N

NOW = datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
"""Monday, nine in the morning in Jakarta."""


@dataclass
class SmallDesk:
    """A handler's desk over `facts`, by noun."""

    deed: Deed
    facts: dict[UUID, list[Event]]

    def find(self, noun: type[N], noun_id: UUID) -> N | None:
        return fold(noun, self.facts.get(noun_id, []))

    def load(self, noun: type[N], noun_id: UUID, seen: int | None = None) -> N:
        found = self.find(noun, noun_id)
        if found is None:
            raise NotFound(noun=noun.__name__, id=noun_id)
        if seen is not None and seen != found.version:
            raise Conflict(noun=noun.__name__, id=noun_id, seen=seen, have=found.version)
        return found


@dataclass
class SmallExchange:
    """Answers a command with the facts that it recorded. `at` is the moment of every deed."""

    at: datetime = NOW
    facts: dict[UUID, list[Event]] = field(default_factory=dict)

    def ask(self, command: Command) -> Sequence[Event]:
        desk = SmallDesk(Deed(command.by, self.at), self.facts)
        news = HANDLERS[type(command)](command, desk)
        for fact in news:
            history = self.facts.setdefault(fact.originator_id, [])
            assert fact.originator_version == len(history) + 1
            history.append(fact)
        return news

    def state(self, noun: type[N], noun_id: UUID) -> N:
        found = fold(noun, self.facts.get(noun_id, []))
        assert found is not None
        return found


def said(news: Sequence[Event]) -> list[tuple[type[Event], dict[str, object]]]:
    """What each fact tells beside its stamp and what it leaves at the default."""
    return [(type(fact), _told(fact)) for fact in news]


def _told(fact: Event) -> dict[str, object]:
    stamped = {field.name for field in structs.fields(Event)}
    return {
        field.name: getattr(fact, field.name)
        for field in structs.fields(fact)
        if field.name not in stamped and getattr(fact, field.name) != field.default
    }
