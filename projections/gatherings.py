"""What lists of forums and of trainings have in common: state, year and organiser."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, select


def narrowed(table: Table, state: str, year: int | None, organiser_id: UUID | None) -> Select[Any]:
    """Rows of `table` whose first day lies in `year`, the latest day first."""
    query = select(table)
    if state:
        query = query.where(table.c.state == state)
    if organiser_id:
        query = query.where(table.c.organiser_id == organiser_id)
    if year:
        query = query.where(table.c.first_day.between(date(year, 1, 1), date(year, 12, 31)))
    return query.order_by(table.c.first_day.desc(), table.c.id)
