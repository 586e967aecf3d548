"""The catalogue: practices that are offered, as cards. Which ones, and in which order, the search says."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, select

from exchange.practices.events import Origin
from exchange.values import Result, Since
from projections.practice_page import PRACTICES


class Card(msgspec.Struct):
    """A practice as others see it."""

    id: UUID
    owner_id: UUID
    name: str
    summary: str
    urusan: str
    verified: bool
    since: Since | None
    headline: Result | None
    origin: Origin | None


CARDS = select(*(PRACTICES.c[name] for name in Card.__struct_fields__)).where(
    PRACTICES.c.listed, PRACTICES.c.id.in_(bindparam("ids", expanding=True))
)


def cards(db: Connection, practice_ids: Iterable[UUID]) -> dict[UUID, Card]:
    """The cards of these practices, in one query. What is not offered, or not any more, is left out."""
    return {row.id: Card(*row) for row in db.execute(CARDS, {"ids": list(practice_ids)})}
