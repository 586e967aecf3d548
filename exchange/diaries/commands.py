"""What a host asks of its own diary. Bookings come with visits, never by themselves.

These carry no `seen`: days may span two diaries, and blocking says the same whatever else is in there.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange import days, guards
from exchange.agencies.agency import Agency
from exchange.diaries import diary
from exchange.diaries.diary import HostDiary
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.values import Period

LONGEST = 366
"""Most days of one block."""


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


def handle_block(command: BlockDays, desk: Desk) -> Facts:
    period = _period(command, desk)
    return [
        diary.block(kept, desk.deed, part, command.reason)
        for kept, part in _kept(desk, command.host_id, period)
    ]


def handle_open(command: OpenDays, desk: Desk) -> Facts:
    period = _period(command, desk)
    return [diary.unblock(kept, desk.deed, part) for kept, part in _kept(desk, command.host_id, period)]


def _period(command: BlockDays | OpenDays, desk: Desk) -> Period:
    desk.load(Agency, command.host_id).require_own(desk.deed)
    days.planned("first_day", command.first_day, desk.deed.today)
    guards.order("last_day", command.first_day, command.last_day)
    guards.count("days", (command.last_day - command.first_day).days + 1, most=LONGEST)
    return Period(first_day=command.first_day, last_day=command.last_day)


def _kept(desk: Desk, host_id: UUID, period: Period) -> list[tuple[HostDiary, Period]]:
    """The diaries that the days fall into, each with its own part of them."""
    return [
        (desk.find(HostDiary, diary.diary_id(host_id, year)) or diary.empty(host_id, year), part)
        for year, part in diary.by_year(period).items()
    ]


HANDLERS: Handlers = {BlockDays: handle_block, OpenDays: handle_open}
