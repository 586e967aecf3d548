"""What a host asks of its own diary. Bookings come with visits, never by themselves.

These carry no `seen`: days may span two diaries, and blocking says the same whatever else is in there.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.handling import Command


class BlockDays(Command, frozen=True, kw_only=True):
    host_id: UUID
    first_day: date
    last_day: date
    reason: str


class OpenDays(Command, frozen=True, kw_only=True):
    """Lifts a block. The days are those with which it was set."""

    host_id: UUID
    first_day: date
    last_day: date
