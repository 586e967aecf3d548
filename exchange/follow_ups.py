"""When both sides are asked what has become of something: 3, 6 and 12 months after it began."""

from __future__ import annotations

from datetime import date

from exchange import days
from exchange.errors import BadValue, NotYet

MONTHS = (3, 6, 12)


def due_on(start: date, months: int) -> date:
    """The day on which the answer falls due."""
    return days.months_after(start, months)


def check(start: date, months: int, on: date) -> None:
    """An answer given `on` that day is to a follow-up that exists and had fallen due."""
    if months not in MONTHS:
        raise BadValue(field="months", fault="unknown", have=months)
    if on < due_on(start, months):
        raise NotYet(field="on", day=on, due=due_on(start, months))
