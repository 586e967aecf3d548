"""Facet counts, filters and sort orders of all documents, in columns of numbers beside the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import repeat
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from search_index.engine import FACETS, SORTS, Doc, QueryRefused

Rows = NDArray[np.int64]
Filters = Mapping[str, Collection[str]]

LARGEST_PAGE = 200
LARGEST_OFFSET = 10_000_000
NOTHING = -1  # fills a row that has fewer codes than its column is wide


@dataclass(frozen=True, slots=True)
class Selection:
    keys: tuple[str, ...]  # the page asked for
    total: int
    counts: Mapping[str, Mapping[str, int]]  # facet -> code -> documents, most first, and what was chosen


class _Codes:
    """One facet: a few small numbers a row, one for each code a document has."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._number: dict[str, int] = {}
        self.cells: NDArray[np.int32] = np.full((0, 1), NOTHING, np.int32)

    def put(self, row: int, codes: Sequence[str]) -> None:
        self._grow(row, len(codes))
        self.cells[row] = NOTHING
        self.cells[row, : len(codes)] = [self._numbered(code) for code in dict.fromkeys(codes)] or NOTHING

    def has_any(self, rows: Rows, codes: Collection[str]) -> NDArray[np.bool_]:
        wanted = np.zeros(len(self.names) + 1, np.bool_)  # the last place is NOTHING's
        wanted[[self._number[code] for code in codes if code in self._number]] = True
        return np.asarray(wanted[self.cells[rows]].any(axis=1), np.bool_)

    def count(self, rows: Rows, chosen: Collection[str]) -> dict[str, int]:
        counts = np.bincount(self.cells[rows].ravel() + 1, minlength=len(self.names) + 1)[1:]
        order = np.argsort(-counts, kind="stable")
        found = {self.names[number]: int(counts[number]) for number in order if counts[number]}
        return dict.fromkeys((code for code in chosen if code not in found), 0) | found

    def _numbered(self, code: str) -> int:
        if code not in self._number:
            self._number[code] = len(self.names)
            self.names.append(code)
        return self._number[code]

    def _grow(self, row: int, width: int) -> None:
        height, wide = self.cells.shape
        if row < height and width <= wide:
            return
        grown = np.full((_roomy(row, height), max(width, wide)), NOTHING, np.int32)
        grown[:height, :wide] = self.cells
        self.cells = grown


class FacetTable:
    """A row a document. Readers and the writer may be on different threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._row: dict[str, int] = {}
        self._free: list[int] = []
        self._keys: NDArray[np.object_] = np.empty(0, np.object_)
        self._alive: NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._lot: NDArray[np.int64] = np.zeros(0, np.int64)  # drawn from the key: settles ties
        self._facets = {facet: _Codes() for facet in FACETS}
        self._orders = {order: np.zeros(0, np.int64) for order in SORTS}

    def __len__(self) -> int:
        return len(self._row)

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str]) -> None:
        """Take in documents by key, the last of a key winning; then forget `deletes`."""
        for doc in upserts:
            with self._lock:
                self._put(doc)
        with self._lock:
            for key in deletes:
                row = self._row.pop(key, None)
                if row is not None:
                    self._alive[row] = False
                    self._free.append(row)

    def select(
        self,
        keys: NDArray[np.object_] | None,
        scores: NDArray[np.float32] | None,
        *,
        filters: Filters,
        sort: str,
        limit: int,
        offset: int,
    ) -> Selection:
        """The page and the counts of `keys`, or of every document where it is None.

        Codes of one facet widen, facets narrow; a facet's own counts leave its own filter aside. `scores`
        belong to `keys` and order them under "relevance"; without them that is "newest".
        """
        _check(filters, sort, limit, offset)
        with self._lock:
            rows, marks = self._rows(keys, scores)
            passes = {f: self._facets[f].has_any(rows, codes) for f, codes in filters.items() if codes}
            everywhere = _all(passes.values(), len(rows))
            chosen = rows[everywhere] if passes else rows
            counted = dict.fromkeys(self._facets, chosen) | {
                facet: rows[_all((p for name, p in passes.items() if name != facet), len(rows))]
                for facet in passes
            }
            counts = {
                facet: column.count(counted[facet], filters.get(facet, ()))
                for facet, column in self._facets.items()
            }
            ranks = self._ranks(chosen, marks[everywhere] if marks is not None else None, sort)
            page = _first(ranks, offset, limit)
            return Selection(tuple(self._keys[chosen[page]]), len(chosen), counts)

    def _rows(
        self, keys: NDArray[np.object_] | None, scores: NDArray[np.float32] | None
    ) -> tuple[Rows, NDArray[np.float32] | None]:
        if keys is None:
            return np.flatnonzero(self._alive), None
        rows = np.fromiter(map(self._row.get, keys.tolist(), repeat(NOTHING)), np.int64, len(keys))
        known = rows != NOTHING
        return rows[known], scores[known] if scores is not None else None

    def _ranks(self, rows: Rows, scores: NDArray[np.float32] | None, sort: str) -> list[NDArray[np.generic]]:
        """What to order by, the weightiest first, all of them larger first."""
        lot, newest = self._lot[rows], self._orders["newest"][rows]
        if sort != "relevance":
            return [self._orders[sort][rows], newest, lot]
        return [newest, lot] if scores is None else [scores, newest, lot]

    def _put(self, doc: Doc) -> None:
        row = self._row.get(doc.key)
        if row is None:
            row = self._row[doc.key] = self._free.pop() if self._free else len(self._row)
        self._grow(row)
        self._keys[row] = doc.key
        self._alive[row] = True
        self._lot[row] = int.from_bytes(blake2b(doc.key.encode(), digest_size=8).digest(), "big", signed=True)
        for facet, column in self._facets.items():
            column.put(row, doc.facets.get(facet, ()))
        for order, numbers in self._orders.items():
            numbers[row] = doc.orders.get(order, 0)

    def _grow(self, row: int) -> None:
        height = len(self._keys)
        if row < height:
            return
        more = _roomy(row, height) - height
        self._keys = np.concatenate([self._keys, np.empty(more, np.object_)])
        self._alive = np.concatenate([self._alive, np.zeros(more, np.bool_)])
        self._lot = np.concatenate([self._lot, np.zeros(more, np.int64)])
        none = np.zeros(more, np.int64)
        self._orders = {name: np.concatenate([order, none]) for name, order in self._orders.items()}


def _check(filters: Filters, sort: str, limit: int, offset: int) -> None:
    for facet in filters:
        if facet not in FACETS:
            raise QueryRefused("unknown_facet", facet=facet, known=FACETS)
    if sort not in ("relevance", *SORTS):
        raise QueryRefused("unknown_sort", sort=sort, known=("relevance", *SORTS))
    if not 0 <= limit <= LARGEST_PAGE:
        raise QueryRefused("out_of_range", name="limit", least=0, most=LARGEST_PAGE)
    if not 0 <= offset <= LARGEST_OFFSET:
        raise QueryRefused("out_of_range", name="offset", least=0, most=LARGEST_OFFSET)


def _roomy(row: int, height: int) -> int:
    """Enough rows for `row`, and as many again as there were, so that growing is rare."""
    return max(row + 1, 2 * height, 64)


def _all(passes: Iterable[NDArray[np.bool_]], count: int) -> NDArray[np.bool_]:
    both = np.ones(count, np.bool_)
    for one in passes:
        both &= one
    return both


def _first(ranks: Sequence[NDArray[np.generic]], offset: int, limit: int) -> Rows:
    """Positions of one page in the order of `ranks`, larger first; only what can be on it is sorted."""
    weightiest = np.asarray(ranks[0])
    end = offset + limit
    if 0 < end < len(weightiest):
        least = np.partition(weightiest, len(weightiest) - end)[len(weightiest) - end]
        candidates = np.flatnonzero(weightiest >= least)
    else:
        candidates = np.arange(len(weightiest))
    order = np.lexsort([np.asarray(rank)[candidates] for rank in reversed(ranks)])[::-1]
    return candidates[order[offset:end]]
