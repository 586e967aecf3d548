"""What can happen to a host's diary. One diary holds one host's calendar year, so that it stays short."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from exchange.event import Event


class Slot(StrEnum):
    """Which part of the day a visit takes."""

    MORNING = "pagi"
    AFTERNOON = "siang"
    DAY = "penuh"

    def meets(self, other: Slot) -> bool:
        """Whether both cannot be had on one day at one site."""
        return self == other or Slot.DAY in (self, other)


class DaysBooked(Event, frozen=True, kw_only=True, tag="diary.booked"):
    """Days kept for a visit, those that lie in this year. `override`: why a rule was set aside.

    `site_ids` empty: the host's own office.
    """

    host_id: UUID
    year: int
    visit_id: UUID
    first_day: date
    last_day: date
    slot: Slot
    site_ids: tuple[UUID, ...] = ()
    override: str = ""


class BookingReleased(Event, frozen=True, kw_only=True, tag="diary.released"):
    visit_id: UUID


class DaysBlocked(Event, frozen=True, kw_only=True, tag="diary.blocked"):
    """The host keeps these days free of visits."""

    host_id: UUID
    year: int
    first_day: date
    last_day: date
    reason: str


class DaysOpened(Event, frozen=True, kw_only=True, tag="diary.opened"):
    """A block is lifted; the days name the block exactly as it was set."""

    first_day: date
    last_day: date


DiaryEvent = DaysBooked | BookingReleased | DaysBlocked | DaysOpened
