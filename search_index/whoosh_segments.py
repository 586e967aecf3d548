"""The files of an index: segments opened once, and posting lists read as columns of numbers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray
from whoosh.reading import TermNotFound

from search_index.engine import IndexDamaged
from search_index.whoosh_fields import SCHEMA

Postings = tuple[NDArray[np.int32], NDArray[np.float32]]

KEPT_AT_MOST = 3_000_000  # postings in memory, 8 bytes each
NONE: Postings = (np.zeros(0, np.int32), np.zeros(0, np.float32))
OURS = "#"  # begins the keys of documents that hold what we need to remember

T = TypeVar("T")


class About(msgspec.Struct, frozen=True, array_like=True):
    """What is stored of a document: its key, and what the table of facets needs."""

    key: str
    facets: dict[str, tuple[str, ...]]
    orders: dict[str, int]


encode = msgspec.json.encode
decode = msgspec.json.Decoder(About).decode


@dataclass(slots=True, eq=False)
class Segment:
    name: str
    terms: Any  # the library's reader of terms; the only file that stays open
    keys: NDArray[np.object_]  # by document number
    gone: NDArray[np.bool_]  # deleted since it was written
    ours: dict[int, About]
    untold: list[bytes]  # its documents as stored, until somebody has been told of them
    first: int = 0  # the number of its first document among all
    alive: NDArray[np.bool_] = field(init=False)  # neither deleted nor ours

    def __post_init__(self) -> None:
        self.lose(self.gone)

    def lose(self, gone: NDArray[np.bool_]) -> None:
        self.gone = gone
        self.alive = ~gone
        self.alive[list(self.ours)] = False

    def tell(self) -> list[bytes]:
        """The documents not told of before, as stored."""
        new = [raw for raw, alive in zip(self.untold, self.alive.tolist(), strict=False) if alive]
        self.untold = []
        return new

    def close(self) -> None:
        self.terms.close()


def deleted(listed: Any) -> NDArray[np.bool_]:
    gone = np.zeros(listed.doc_count_all(), np.bool_)
    gone[list(listed.deleted_docs())] = True
    return gone


def open_segment(storage: Any, listed: Any) -> Segment:
    """Reads all that is stored once, and leaves open what searching needs."""
    documents = listed.codec().per_document_reader(storage, listed)
    stored = [documents.stored_fields(number)["about"] for number in range(documents.doc_count_all())]
    documents.close()
    abouts = [decode(raw) for raw in stored]
    keys = np.array([about.key for about in abouts], np.object_)
    ours = {number: about for number, about in enumerate(abouts) if about.key.startswith(OURS)}
    terms = listed.codec().terms_reader(storage, listed)
    return Segment(listed.segment_id(), terms, keys, deleted(listed), ours, stored)


def read(terms: Any, term: str) -> Postings:
    """Document numbers, ascending, and weights of one term in one segment, deleted documents included.

    Whoosh hands out postings one by one, which costs too much for a common word of a large index. Its blocks
    are plain tuples, so this function, and no other, reaches under its API (`_read_data`, `_data`,
    `_next_block`); a test holds what comes out against the public way.
    """
    try:
        matcher = terms.matcher("terms", term.encode(), SCHEMA["terms"].format)
    except TermNotFound:
        return NONE
    ids: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float32]] = []
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
        self._lists: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._room = at_most

    def get(self, segment: Segment, term: str) -> Postings:
        found = self._lists.get((segment.name, term))
        if found is not None:
            self._lists.move_to_end((segment.name, term))
            return found
        found = or_damaged(lambda: read(segment.terms, term))
        self._lists[segment.name, term] = found
        self._room -= len(found[0]) + 1
        while self._room < 0:
            _, (ids, _) = self._lists.popitem(last=False)
            self._room += len(ids) + 1
        return found

    def forget(self, segment: Segment) -> None:
        """The segment is gone: so are its lists."""
        for one in [key for key in self._lists if key[0] == segment.name]:
            self._room += len(self._lists.pop(one)[0]) + 1


def or_damaged(act: Callable[[], T]) -> T:
    """A broken file can fail in every way that unpacking can, so whatever comes is the same answer."""
    try:
        return act()
    except (IndexDamaged, PermissionError):
        raise
    except Exception as error:
        raise IndexDamaged(str(error)) from error
