"""What lists of forums and of trainings have in common: state, year and organiser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, select


@dataclass(frozen=True, slots=True)
class GatheringWish:
    """Which of them to list; empty fields ask for nothing. `year` is that of the first day."""

    state: str = ""
    year: int | None = None
    organiser_id: UUID | None = None


def matching(table: Table, wish: GatheringWish) -> Select[Any]:
    """The latest day first."""
    query = select(table)
    if wish.state:
        query = query.where(table.c.state == wish.state)
    if wish.organiser_id:
        query = query.where(table.c.organiser_id == wish.organiser_id)
    if wish.year:
        query = query.where(table.c.first_day.between(date(wish.year, 1, 1), date(wish.year, 12, 31)))
    return query.order_by(table.c.first_day.desc(), table.c.id)
