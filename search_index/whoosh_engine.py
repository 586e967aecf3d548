"""The embedded engine: Whoosh keeps the postings on disk, scores are computed on whole columns."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from threading import Lock, RLock
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from whoosh.index import EmptyIndexError, LockError, create_in, open_dir

from search_index.engine import Changes, Doc, Hits, IndexBusy, IndexDamaged, Query
from search_index.indonesian import fold
from search_index.meaning import understand
from search_index.ranking import rank
from search_index.spelling import Vocabulary
from search_index.thesaurus import fingerprint, thesaurus
from search_index.weights import weigh
from search_index.whoosh_fields import SCHEMA, VERSION, Codec, merge_alike
from search_index.whoosh_pool import Pool
from search_index.whoosh_segments import (
    NONE,
    OURS,
    About,
    Kept,
    Postings,
    Segment,
    decode,
    deleted,
    encode,
    open_segment,
    or_damaged,
)

WAIT_S = 30.0  # for another process that is writing
OPENING_TRIES = 5  # another process may delete a segment between the list being read and the segment

STATE = f"{OURS}state"  # the key of the document that holds the position
WRITTEN = f"{OURS}written:"  # begins the keys of those that hold the words of a batch, and how often


class WhooshIndex:
    """A `SearchIndex` in one folder. Any thread may search; one at a time writes.

    Opens what is there or makes it. IndexDamaged: the folder cannot be read, or another version wrote it.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._index = or_damaged(lambda: _open(path))
        self._writing = Lock()
        self._looking = RLock()  # over all below; files are read by seeking, so one thread at a time does
        self._generation = -1
        self._segments: list[Segment] = []
        self._keys: NDArray[np.object_] = np.empty(0, np.object_)  # by document number among all
        self._alive: NDArray[np.bool_] = np.empty(0, np.bool_)
        self._numbers: dict[str, int] = {}  # key -> document number; ours too
        self._told: set[str] = set()  # keys that `refresh` has told of
        self._kept = Kept()
        self._learned: set[str] = set()  # keys of the WRITTEN documents that are in the vocabulary
        self.vocabulary = Vocabulary(thesaurus().words)
        self._position = 0
        self._look()

    @staticmethod
    def discard(path: Path) -> None:
        """Delete what is there, so that the next opening starts from nothing."""
        shutil.rmtree(path, ignore_errors=True)

    def position(self) -> int:
        return self._position

    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str], position: int) -> None:
        gone = set(deletes)
        docs = {doc.key: doc for doc in upserts if doc.key not in gone}
        with self._writing:
            writer = self._writer()
            try:
                self._look()  # the writer counts documents over the segments there are now
                for key in (*docs, *gone, STATE):
                    if key in self._numbers:
                        writer.delete_document(self._numbers[key])
                _write(writer, docs.values(), position)
            except BaseException:
                writer.cancel()
                raise
            writer.commit(mergetype=merge_alike)
            self._look()

    def refresh(self) -> Changes:
        with self._looking:
            self._look()
            keys = set(self._keys[self._alive])
            gone, self._told = self._told - keys, keys
            new = [raw for segment in self._segments for raw in segment.tell()]
        return Changes((_doc(raw) for raw in new), tuple(gone))

    def search(self, query: Query) -> Hits:
        with self._looking:
            meaning = understand(query, self)
            ids, scores = rank(meaning, self._postings, self._alive)
            return Hits(self._keys[ids], scores, meaning.marks())

    def suggest(self, prefix: str, limit: int) -> list[str]:
        before, _, last = fold(prefix).rpartition(" ")
        if not last.isalnum() or limit <= 0:
            return []
        with self._looking:
            return [f"{before} {word}".strip() for word in self.vocabulary.starting(last, limit)]

    def close(self) -> None:
        with self._looking:
            for segment in self._segments:
                segment.close()
            self._segments = []

    def count(self, term: str) -> int:
        """For `meaning`, while `search` holds the lock."""
        return len(self._postings(term)[0])

    def _postings(self, term: str) -> Postings:
        found = [(self._kept.get(segment, term), segment.first) for segment in self._segments]
        ids = [ids + first for (ids, _), first in found if len(ids)]
        if not ids:
            return NONE
        return np.concatenate(ids), np.concatenate([weights for (_, weights), _ in found if len(weights)])

    def _writer(self) -> Any:
        try:
            # Compound files would be copied into memory whole when they are opened.
            writer = self._index.writer(timeout=WAIT_S, codec=Codec(), compound=False)
        except LockError as error:
            raise IndexBusy from error
        writer.pool = Pool()
        return writer

    def _look(self) -> None:
        """Open the segments of the newest commit, keeping those that are open already."""
        with self._looking:
            if self._index.latest_generation() == self._generation:
                return
            generation, segments = or_damaged(self._newest)
            for segment in set(self._segments).difference(segments):
                segment.close()
                self._kept.forget(segment)
            self._segments, self._generation = segments, generation
            self._number()
            self._learn()
            self._position = self._stored_position()

    def _newest(self, tries: int = OPENING_TRIES) -> tuple[int, list[Segment]]:
        generation = self._index.latest_generation()
        opened = {segment.name: segment for segment in self._segments}
        segments: list[Segment] = []
        try:
            for listed in self._index._segments():
                segment = opened.get(listed.segment_id()) or open_segment(self._index.storage, listed)
                segment.lose(deleted(listed))
                segments.append(segment)
        except FileNotFoundError:
            if tries == 1:
                raise
            return self._newest(tries - 1)
        return generation, segments

    def _number(self) -> None:
        first = 0
        for segment in self._segments:
            segment.first, first = first, first + len(segment.keys)
        self._keys = _column([segment.keys for segment in self._segments], np.object_)
        self._alive = _column([segment.alive for segment in self._segments], np.bool_)
        there = np.flatnonzero(~_column([segment.gone for segment in self._segments], np.bool_))
        self._numbers = dict(zip(self._keys[there].tolist(), there.tolist(), strict=True))

    def _learn(self) -> None:
        """Take in the words of new batches; each batch once, whatever segment it moves to."""
        for segment in self._segments:
            for number, about in segment.ours.items():
                if about.key.startswith(WRITTEN) and about.key not in self._learned:
                    self.vocabulary.add(about.orders)
                    self._learned.add(about.key)
                    segment.ours[number] = About(about.key, {}, {})

    def _stored_position(self) -> int:
        if not self._segments:
            return 0
        if STATE not in self._numbers:
            raise IndexDamaged("the position is missing")
        number = self._numbers[STATE]
        holder = next(segment for segment in reversed(self._segments) if segment.first <= number)
        state = holder.ours[number - holder.first]
        if state.facets["written_by"] != _written_by():
            raise IndexDamaged("written by another version")
        return state.orders["position"]


def _open(path: Path) -> Any:
    try:
        return open_dir(str(path), schema=SCHEMA)
    except EmptyIndexError:
        return create_in(str(path), SCHEMA)


def _write(writer: Any, docs: Iterable[Doc], position: int) -> None:
    written: Counter[str] = Counter()
    for doc in docs:
        weighed = weigh(doc)
        about = About(doc.key, dict(doc.facets), dict(doc.orders))
        writer.add_document(terms=weighed.terms, about=encode(about))
        written.update(weighed.written)
    if written:
        writer.add_document(about=encode(About(f"{WRITTEN}{uuid4()}", {}, written)))
    state = About(STATE, {"written_by": _written_by()}, {"position": position})
    writer.add_document(about=encode(state))


def _written_by() -> tuple[str, ...]:
    return str(VERSION), str(fingerprint())


def _doc(raw: bytes) -> Doc:
    about = decode(raw)
    return Doc(about.key, {}, about.facets, about.orders)


def _column(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, kind)
