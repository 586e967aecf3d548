"""Search as a page asks for it: text, filters and a sort in; keys, counts and what to highlight out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from search_index.engine import Doc, SearchIndex
from search_index.facets import FacetTable, Filters
from search_index.query import parse


@dataclass(frozen=True, slots=True)
class Result:
    keys: tuple[str, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]  # facet -> code -> documents, most first
    stems: tuple[str, ...]  # for `highlight`


class Finder:
    """An index and its table of facets, kept level: what the table knows comes out of the index."""

    def __init__(self, index: SearchIndex, table: FacetTable) -> None:
        self._index = index
        self._table = table
        self._refreshing = Lock()
        self.refresh()

    def find(self, text: str, *, filters: Filters, sort: str, limit: int, offset: int) -> Result:
        """One page of what answers `text` and passes `filters`; every document where `text` says nothing.

        `sort` is "relevance", "newest" or "adopted"; under the last two only what answers most of `text`
        is found, since what answers little would not sink to the end. Raises QueryRefused for what cannot be.
        """
        query = replace(parse(text), strict=sort != "relevance")
        hits = None if query.empty else self._index.search(query)
        page = self._table.select(
            hits.keys if hits else None,
            hits.scores if hits else None,
            filters=filters,
            sort=sort,
            limit=limit,
            offset=offset,
        )
        return Result(page.keys, page.total, page.counts, hits.terms if hits else ())

    def suggest(self, prefix: str, limit: int) -> list[str]:
        return self._index.suggest(prefix, limit)

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str], position: int) -> None:
        """One commit of the index, then the table after it."""
        self._index.apply(upserts, deletes, position)
        self.refresh()

    def position(self) -> int:
        return self._index.position()

    def refresh(self) -> None:
        """See what this or another process committed."""
        with self._refreshing:  # changes are taken in the order in which they are told
            changes = self._index.refresh()
            self._table.apply(changes.upserts, changes.deletes)

    def close(self) -> None:
        self._index.close()
