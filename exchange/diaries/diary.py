"""One host's calendar year: what is booked, what is blocked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from exchange import guards
from exchange.diaries.events import BookingReleased, DaysBlocked, DaysBooked, DaysOpened, DiaryEvent, Slot
from exchange.errors import AlreadyExists, NotFound
from exchange.handling import Deed
from exchange.values import Period, derived_id


@dataclass(frozen=True, slots=True)
class Booking:
    visit_id: UUID
    period: Period
    slot: Slot
    site_ids: frozenset[UUID]
    """Empty: the host's own office."""

    def clashes(self, other: Booking) -> bool:
        """Both want the same place in the same part of a day."""
        same_place = bool(self.site_ids & other.site_ids) or not (self.site_ids or other.site_ids)
        return same_place and self.slot.meets(other.slot) and self.period.overlaps(other.period)


@dataclass(frozen=True, slots=True)
class Block:
    period: Period
    reason: str


@dataclass(frozen=True, slots=True)
class HostDiary:
    id: UUID
    version: int
    host_id: UUID
    year: int
    bookings: tuple[Booking, ...] = ()
    blocks: tuple[Block, ...] = ()


def diary_id(host_id: UUID, year: int) -> UUID:
    return derived_id("diary", host_id, year)


def empty(host_id: UUID, year: int) -> HostDiary:
    """A year in which nothing has been written yet."""
    return HostDiary(diary_id(host_id, year), 0, host_id, year)


def by_year(period: Period) -> dict[int, Period]:
    """The part of `period` that lies in each year."""
    years = range(period.first_day.year, period.last_day.year + 1)
    return {
        year: Period(
            first_day=max(period.first_day, date(year, 1, 1)),
            last_day=min(period.last_day, date(year, 12, 31)),
        )
        for year in years
    }


def book(diary: HostDiary, deed: Deed, booking: Booking, override: str) -> DaysBooked:
    """The days of `booking` lie in the diary's year. Whether they are free is the calendar's to say."""
    return DaysBooked(
        **deed.next(diary),
        host_id=diary.host_id,
        year=diary.year,
        visit_id=booking.visit_id,
        first_day=booking.period.first_day,
        last_day=booking.period.last_day,
        slot=booking.slot,
        site_ids=tuple(sorted(booking.site_ids)),
        override=override,
    )


def release(diary: HostDiary, deed: Deed, visit_id: UUID) -> BookingReleased:
    return BookingReleased(**deed.next(diary), visit_id=visit_id)


def block(diary: HostDiary, deed: Deed, period: Period, reason: str) -> DaysBlocked:
    """Visits booked before stay booked: whoever blocks the days calls them off, one by one."""
    guards.text("reason", reason, guards.LINE)
    if any(known.period == period for known in diary.blocks):
        raise AlreadyExists(noun="Block", first_day=period.first_day, last_day=period.last_day)
    return DaysBlocked(
        **deed.next(diary),
        host_id=diary.host_id,
        year=diary.year,
        first_day=period.first_day,
        last_day=period.last_day,
        reason=reason,
    )


def unblock(diary: HostDiary, deed: Deed, period: Period) -> DaysOpened:
    if all(known.period != period for known in diary.blocks):
        raise NotFound(noun="Block", first_day=period.first_day, last_day=period.last_day)
    return DaysOpened(**deed.next(diary), first_day=period.first_day, last_day=period.last_day)


def evolve(diary: HostDiary | None, event: DiaryEvent) -> HostDiary:
    if diary is None:
        assert isinstance(event, DaysBooked | DaysBlocked), "a diary begins by keeping days"
        diary = empty(event.host_id, event.year)
    diary = replace(diary, version=event.originator_version)
    match event:
        case DaysBooked():
            booking = Booking(event.visit_id, _period(event), event.slot, frozenset(event.site_ids))
            return replace(diary, bookings=(*diary.bookings, booking))
        case BookingReleased():
            kept = tuple(known for known in diary.bookings if known.visit_id != event.visit_id)
            return replace(diary, bookings=kept)
        case DaysBlocked():
            return replace(diary, blocks=(*diary.blocks, Block(_period(event), event.reason)))
        case DaysOpened():
            opened = _period(event)
            return replace(diary, blocks=tuple(known for known in diary.blocks if known.period != opened))
        case _:
            assert_never(event)


def _period(event: DaysBooked | DaysBlocked | DaysOpened) -> Period:
    return Period(first_day=event.first_day, last_day=event.last_day)
