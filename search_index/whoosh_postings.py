"""Posting lists as columns of numbers, kept in memory while they are in use.

Whoosh hands out postings one by one, which costs a second for a common word of a large index. Its blocks are
plain tuples, so this module, and no other, reaches under its API (`_read_data`, `_data`, `_next_block`);
a test holds what comes out against the public way.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]

KEPT_AT_MOST = 3_000_000  # postings in memory, 8 bytes each

NONE: tuple[Ids, Weights] = (np.zeros(0, np.int32), np.zeros(0, np.float32))


def read(terms: Any, field: str, term: str, form: Any) -> tuple[Ids, Weights]:
    """Document numbers, ascending, and weights of one term in one segment, deleted documents included."""
    if (field, term.encode()) not in terms:
        return NONE
    matcher = terms.matcher(field, term.encode(), form)
    ids: list[NDArray[np.int64]] = []
    weights: list[Weights] = []
    while matcher.is_active():
        matcher._read_data()
        steps, here, _ = matcher._data
        ids.append(np.cumsum(steps))
        weights.append(np.full(len(steps), 1.0 if here is None else here, np.float32))
        matcher._next_block()
    return np.concatenate(ids).astype(np.int32), np.concatenate(weights)


class Kept:
    """The posting lists used last, by segment and term."""

    def __init__(self, at_most: int = KEPT_AT_MOST) -> None:
        self._lists: OrderedDict[tuple[str, str], tuple[Ids, Weights]] = OrderedDict()
        self._room = at_most

    def get(self, segment: str, term: str) -> tuple[Ids, Weights] | None:
        found = self._lists.get((segment, term))
        if found is not None:
            self._lists.move_to_end((segment, term))
        return found

    def put(self, segment: str, term: str, postings: tuple[Ids, Weights]) -> None:
        self._lists[segment, term] = postings
        self._room -= len(postings[0]) + 1
        while self._room < 0:
            _, (ids, _) = self._lists.popitem(last=False)
            self._room += len(ids) + 1

    def forget(self, segment: str) -> None:
        """The segment is gone: so are its lists."""
        for one in [key for key in self._lists if key[0] == segment]:
            self._room += len(self._lists.pop(one)[0]) + 1
