"""The types that a command's handler is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from exchange.event import Event, Stamp
from exchange.values import Actor

WIB = ZoneInfo("Asia/Jakarta")


class Noun(Protocol):
    """Something with a history: the state after its events so far."""

    @property
    def id(self) -> UUID: ...
    @property
    def version(self) -> int: ...


N = TypeVar("N", bound=Noun)


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A request. `key` makes a repeated request the same answer; a form carries it from when it was shown."""

    by: Actor
    key: UUID


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does it, and when it is recorded (UTC)."""

    by: Actor
    at: datetime

    @property
    def today(self) -> date:
        """The day on which it is recorded, in the western zone that the capital keeps."""
        return self.at.astimezone(WIB).date()

    def first(self, noun_id: UUID) -> Stamp:
        """The stamp of the fact with which a noun begins."""
        return self._stamp(noun_id, 1)

    def next(self, noun: Noun) -> Stamp:
        """The stamp of the fact that follows on `noun` as it stands."""
        return self._stamp(noun.id, noun.version + 1)

    def _stamp(self, noun_id: UUID, version: int) -> Stamp:
        return Stamp(
            originator_id=noun_id,
            originator_version=version,
            timestamp=self.at,
            by=self.by.person_id,
            by_agency=self.by.agency_id,
        )


class Desk(Protocol):
    """What a handler has before it: the deed, and the nouns as they stand."""

    @property
    def deed(self) -> Deed: ...

    def load(self, noun: type[N], noun_id: UUID, seen: int | None = None) -> N:
        """The noun as it stands. NotFound when there is none; Conflict when `seen` is not its version."""
        ...

    def find(self, noun: type[N], noun_id: UUID) -> N | None:
        """The noun as it stands, or None."""
        ...


Facts = Sequence[Event]
Handler = Callable[[Any, Desk], Facts]
Handlers = Mapping[type[Command], Handler]
Evolve = Callable[[Any, Any], Any]
