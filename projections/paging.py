"""Pages of long lists, by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic

from sqlalchemy import Connection, Select, func

from projections.sheet import Ledger, R

PAGE_ROWS = 20


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """The rows of page `number`, the first being 1, of a list that is `total` rows long."""

    rows: list[R]
    total: int
    number: int

    @property
    def last(self) -> int:
        """The number of the last page; 1 when the list is empty."""
        return max(1, -(-self.total // PAGE_ROWS))


def page_of(db: Connection, ledger: Ledger[R], query: Select[Any], number: int) -> Page[R]:
    """Page `number` of an ordered query, in two queries. A page beyond the last one is empty."""
    counted = query.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    total = db.scalar(counted) or 0
    rows = ledger.read(db, query.limit(PAGE_ROWS).offset((number - 1) * PAGE_ROWS))
    return Page(rows, total, number)
