"""Whether a visit fits into a host's diaries, when it would, and how it is written in and out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from uuid import UUID

from exchange.agencies.agency import Agency
from exchange.diaries import diary
from exchange.diaries.diary import Block, Booking, HostDiary
from exchange.diaries.events import DiaryEvent
from exchange.errors import DaysBlocked, DayTaken, MonthFull, RuleBroken
from exchange.handling import Deed, Desk
from exchange.values import Period

DAYS_AHEAD = 90
"""How far ahead of the wished day free days are looked for."""
OFFERS = 3
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """A host's diaries side by side, by year, from the years of a wish to those of what may be offered."""

    host: Agency
    diaries: Mapping[int, HostDiary]

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for year in self.diaries.values() for block in year.blocks)

    def others(self, visit_id: UUID) -> list[Booking]:
        """The bookings of other visits."""
        bookings = (booking for year in self.diaries.values() for booking in year.bookings)
        return [booking for booking in bookings if booking.visit_id != visit_id]


def open_calendar(desk: Desk, host: Agency, *periods: Period) -> Calendar:
    first = min(period.first_day for period in periods)
    last = max(period.last_day for period in periods) + timedelta(DAYS_AHEAD)
    years = range(first.year, last.year + 1)
    found = {year: desk.find(HostDiary, diary.diary_id(host.id, year)) for year in years}
    return Calendar(host, {year: kept or diary.empty(host.id, year) for year, kept in found.items()})


def check(calendar: Calendar, wish: Booking) -> None:
    """Refuses when the days are blocked or taken or the month is full, and tells the next that are `free`.

    What the visit itself has booked does not count.
    """
    if (broken := _broken(calendar, wish)) is not None:
        raise type(broken)(**broken.facts, free=_free(calendar, wish))


def book(calendar: Calendar, deed: Deed, wish: Booking, override: str) -> list[DiaryEvent]:
    """Writes `wish` into the diary of each of its years. An `override` sets every check aside."""
    if not override:
        check(calendar, wish)
    return [
        diary.book(calendar.diaries[year], deed, replace(wish, period=part), override)
        for year, part in diary.by_year(wish.period).items()
    ]


def release(calendar: Calendar, deed: Deed, visit_id: UUID) -> list[DiaryEvent]:
    return [
        diary.release(year, deed, visit_id)
        for year in calendar.diaries.values()
        if any(booking.visit_id == visit_id for booking in year.bookings)
    ]


def rebook(calendar: Calendar, deed: Deed, wish: Booking, override: str) -> list[DiaryEvent]:
    """Takes out what the visit has booked, if anything, and books `wish` instead."""
    released = release(calendar, deed, wish.visit_id)
    return [*released, *book(_after(calendar, released), deed, wish, override)]


def _after(calendar: Calendar, facts: Sequence[DiaryEvent]) -> Calendar:
    def turned(year: HostDiary) -> HostDiary:
        return reduce(diary.evolve, (fact for fact in facts if fact.originator_id == year.id), year)

    return replace(calendar, diaries={number: turned(year) for number, year in calendar.diaries.items()})


def _broken(calendar: Calendar, wish: Booking) -> RuleBroken | None:
    host_id = calendar.host.id
    for block in calendar.blocks:
        if block.period.overlaps(wish.period):
            return DaysBlocked(host=host_id, **_days(block.period), reason=block.reason)
    others = calendar.others(wish.visit_id)
    for booking in others:
        if booking.clashes(wish):
            return DayTaken(host=host_id, **_days(booking.period))
    most = calendar.host.hosting.visits_per_month
    for month in _months(wish.period):
        have = len({booking.visit_id for booking in others if month in _months(booking.period)})
        if have >= most:
            return MonthFull(host=host_id, month=month, most=most, have=have)
    return None


def _free(calendar: Calendar, wish: Booking) -> tuple[date, ...]:
    free: list[date] = []
    for ahead in range(1, DAYS_AHEAD + 1):
        later = replace(wish, period=_shifted(wish.period, ahead))
        if _on_workdays(later.period) and _broken(calendar, later) is None:
            free.append(later.period.first_day)
        if len(free) == OFFERS:
            break
    return tuple(free)


def _shifted(period: Period, ahead: int) -> Period:
    by = timedelta(ahead)
    return Period(first_day=period.first_day + by, last_day=period.last_day + by)


def _on_workdays(period: Period) -> bool:
    """It neither begins nor ends at a weekend."""
    return period.first_day.weekday() < SATURDAY and period.last_day.weekday() < SATURDAY


def _months(period: Period) -> set[date]:
    """The first day of each month that the period touches."""
    return {day.replace(day=1) for day in period.days()}


def _days(period: Period) -> dict[str, date]:
    return {"first_day": period.first_day, "last_day": period.last_day}
