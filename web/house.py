"""The parts that the site is handed when it is built, and the shapes they must have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import Engine
from starlette.requests import Request

from exchange.handling import Command
from identity.accounts import Accounts
from identity.people import People


class Exchange(Protocol):
    """The door through which everything is recorded."""

    def execute(self, command: Command, /) -> int:
        """The position in the log after it. Raises an ExchangeError, and has then recorded nothing."""
        ...


class Follower(Protocol):
    """Keeps the views level with the log."""

    def wait_for(self, position: int, timeout_s: float = 2.0) -> bool:
        """Whether every view has reached `position` within `timeout_s`."""
        ...


class Found(Protocol):
    """What a search found: one page of keys, how many in all, and how many for each facet and code."""

    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def total(self) -> int: ...
    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]: ...
    @property
    def stems(self) -> tuple[str, ...]: ...


class Finder(Protocol):
    """Finds what has been published, and counts it by facet."""

    def find(
        self, text: str, *, filters: Mapping[str, Collection[str]], sort: str, limit: int, offset: int
    ) -> Found: ...


@dataclass(frozen=True, slots=True)
class House:
    """What the site reads and asks. `views` is for reading; `now` is UTC, `today` the capital's day."""

    exchange: Exchange
    follower: Follower
    views: Engine
    finder: Finder
    accounts: Accounts
    people: People
    agency_name: Callable[[UUID], str]
    today: Callable[[], date]
    now: Callable[[], datetime]
    lang: str = "id"
    secure_cookies: bool = True
    example_data: bool = False


def house(request: Request) -> House:
    found: House = request.app.state.house
    return found
