"""When both sides are asked what has become of something: 3, 6 and 12 months after it began."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from exchange.errors import BadValue, NotYet

MONTHS = (3, 6, 12)


def due_on(start: date, months: int) -> date:
    """The same day `months` later; the last day of that month when it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def check(start: date, months: int, on: date) -> None:
    """An answer given `on` that day is to a follow-up that exists and had fallen due."""
    if months not in MONTHS:
        raise BadValue(field="months", fault="unknown", have=months)
    if on < due_on(start, months):
        raise NotYet(field="on", due=due_on(start, months), have=on)
