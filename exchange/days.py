"""Rules on days that all nouns share: what can have happened, what can be planned, what falls due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from exchange.errors import BadValue, NotYet

EARLIEST = date(1945, 8, 17)
"""No agency of the republic did anything before."""
YEARS_AHEAD = 10
"""Plans reach no further; a typing mistake does."""


def happened(field: str, day: date, today: date) -> None:
    """`day` has come, and lies within the life of the republic."""
    if day > today:
        raise NotYet(field=field, day=day, today=today)
    _not_too_early(field, day)


def planned(field: str, day: date, today: date) -> None:
    """`day` is one that plans are made for; it may be past."""
    _not_too_early(field, day)
    if day.year > today.year + YEARS_AHEAD:
        raise BadValue(field=field, fault="too_late", most=today.year + YEARS_AHEAD, have=day)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _not_too_early(field: str, day: date) -> None:
    if day < EARLIEST:
        raise BadValue(field=field, fault="too_early", least=EARLIEST, have=day)
