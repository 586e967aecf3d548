"""What the exchange and its readers need of a log, whatever it is stored in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from exchange.event import Event


class Outdated(Exception):
    """Somebody appended to the same noun, or used the same key, first. Nothing was saved."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact and its place in the log, 1 for the first."""

    position: int
    fact: Event


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key was answered with: the digest of its command and the last position that it wrote."""

    digest: bytes
    position: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact as it is stored, byte for byte; the last one of a command has its key and digest."""

    position: int
    noun_id: UUID
    version: int
    tag: str
    state: bytes
    key: UUID | None = None
    digest: bytes | None = None


class Log(Protocol):
    """Facts in order, and the answers that were given with them."""

    def append(self, facts: Sequence[Event], key: UUID, digest: bytes) -> int:
        """Stores `facts` and the answer to `key` in one transaction; the last position.

        Outdated when a noun has moved on or the key was answered meanwhile; StorageUnavailable when the
        log cannot be written. In both cases nothing is stored.
        """
        ...

    def answer(self, key: UUID) -> Answer | None: ...

    def history(self, noun_id: UUID) -> list[Event]:
        """All facts of one noun, the oldest first."""
        ...

    def after(self, position: int, limit: int) -> list[Recorded]:
        """Up to `limit` facts that follow on `position`, in order.

        Whoever goes on from the last of them misses nothing: no fact will ever appear before it.
        """
        ...

    def last_position(self) -> int:
        """The position of the last fact; 0 when there is none."""
        ...

    def listening(self, told: Callable[[], None]) -> AbstractContextManager[None]:
        """While this is open, `told` may be called when somebody else has appended. A hint: poll too."""
        ...

    def kept(self) -> Iterator[Kept]:
        """Everything that the log holds now, in order."""
        ...

    def restore(self, kept: Sequence[Kept], after: int) -> None:
        """Stores what another log kept, at its positions; Outdated unless `after` is the last position."""
        ...

    def close(self) -> None: ...
