"""The embedded engine: Whoosh keeps the postings on disk, scores are computed on whole columns."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray
from whoosh.index import EmptyIndexError, LockError, create_in, open_dir
from whoosh.reading import SegmentReader

from search_index.engine import Changes, Doc, Hits, IndexBusy, IndexDamaged, Query
from search_index.indonesian import fold
from search_index.meaning import understand
from search_index.ranking import Ids, Scores, rank
from search_index.thesaurus import fingerprint
from search_index.weights import spoken, weigh
from search_index.whoosh_fields import SCHEMA, VERSION, Codec
from search_index.whoosh_postings import NONE, Kept, read

BUFFER_MB = 48  # of postings before they are sorted out to disk
WAIT_S = 30.0  # for another process that is writing
OPENING_TRIES = 5  # another process may delete a segment between the list being read and the segment

STATE = "#state"  # the document that holds the position
WRITTEN = "#written"  # one a batch: the words of that batch as they were written

T = TypeVar("T")


class _About(msgspec.Struct, frozen=True, array_like=True):
    """What is stored of a document: its key, and what the table of facets needs."""

    key: str
    facets: dict[str, tuple[str, ...]]
    orders: dict[str, int]


_encode = msgspec.json.encode
_decode = msgspec.json.Decoder(_About).decode


@dataclass(slots=True, eq=False)
class _Segment:
    name: str
    reader: Any
    terms: Any
    keys: NDArray[np.object_]  # by document number
    gone: NDArray[np.bool_]
    first: int = 0  # the number of its first document among all

    def close(self) -> None:
        self.terms.close()
        self.reader.close()

    def abouts(self) -> Iterator[_About]:
        return (_decode(self.reader.stored_fields(n)["about"]) for n in np.flatnonzero(~self.gone).tolist())


class WhooshIndex:
    """A `SearchIndex` in one folder. Any thread may search; one at a time writes.

    Opens what is there or makes it. IndexDamaged: the folder cannot be read, or another version wrote it.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._index = _or_damaged(lambda: _open(path))
        self._writing = Lock()
        self._looking = RLock()  # over all below; files are read by seeking, so one thread at a time does
        self._generation = -1
        self._segments: list[_Segment] = []
        self._untold: list[_Segment] = []  # opened since `refresh` last told of changes
        self._told: set[str] = set()  # keys it told of
        self._kept = Kept()
        self._keys: NDArray[np.object_] = np.empty(0, np.object_)
        self._alive: NDArray[np.bool_] = np.empty(0, np.bool_)
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
                for number in self._numbers([*docs, *gone, STATE]):
                    writer.delete_document(number)
                _write(writer, docs.values(), position)
            except BaseException:
                writer.cancel()
                raise
            writer.commit()
            self._look()

    def refresh(self) -> Changes:
        with self._looking:
            self._look()
            keys = set(self._keys[self._alive])
            gone, self._told = self._told - keys, keys
            new = [segment for segment in self._untold if segment in self._segments]
            self._untold = []
            docs = [about for segment in new for about in segment.abouts() if not about.key.startswith("#")]
        return Changes((Doc(about.key, {}, about.facets, about.orders) for about in docs), tuple(gone))

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
            return [f"{before} {word}".strip() for word, _ in self.starting(last, limit)]

    def close(self) -> None:
        with self._looking:
            for segment in self._segments:
                segment.close()
            self._segments = []

    # What `meaning` asks of the words we know; called while `search` or `suggest` holds the lock.

    def count(self, term: str) -> int:
        return len(self._postings(term)[0])

    def starting(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        counts: Counter[str] = Counter()
        for segment in self._segments:
            for (field, word), info in segment.terms.items_from("written", prefix.encode()):
                if field != "written" or not word.startswith(prefix.encode()):
                    break
                counts[word.decode()] += int(info.weight())
        return nlargest(limit, counts.items(), key=lambda found: (found[1], found[0]))

    def within(self, word: str, edits: int) -> Iterator[tuple[str, int]]:
        for segment in self._segments:
            if segment.terms.cursor("written", SCHEMA["written"]).is_valid():
                for near in segment.reader.terms_within("written", word, edits, prefix=1):
                    yield near, int(segment.terms.frequency("written", near.encode()))

    def _postings(self, term: str) -> tuple[Ids, Scores]:
        found = [
            (ids + segment.first, weights)
            for segment in self._segments
            for ids, weights in (self._read(segment, term),)
            if len(ids)
        ]
        if not found:
            return NONE
        return np.concatenate([ids for ids, _ in found]), np.concatenate([weights for _, weights in found])

    def _read(self, segment: _Segment, term: str) -> tuple[Ids, Scores]:
        kept = self._kept.get(segment.name, term)
        if kept is None:
            kept = _or_damaged(lambda: read(segment.terms, "terms", term, SCHEMA["terms"].format))
            self._kept.put(segment.name, term, kept)
        return kept

    def _numbers(self, keys: Iterable[str]) -> list[int]:
        """The documents that have one of these keys now, by their number among all."""
        form = SCHEMA["key"].format
        with self._looking:
            self._look()  # the writer counts from the segments there are now
            return [
                segment.first + number
                for segment in self._segments
                for key in keys
                for number in read(segment.terms, "key", key, form)[0].tolist()
                if not segment.gone[number]
            ]

    def _writer(self) -> Any:
        try:
            return self._index.writer(timeout=WAIT_S, limitmb=BUFFER_MB, codec=Codec())
        except LockError as error:
            raise IndexBusy from error

    def _look(self) -> None:
        """Open the segments of the newest commit, keeping those that are open already."""
        with self._looking:
            if self._index.latest_generation() == self._generation:
                return
            _or_damaged(self._open_newest)
            self._keys = _column([segment.keys for segment in self._segments], np.object_)
            ours = np.fromiter((not key.startswith("#") for key in self._keys), np.bool_, len(self._keys))
            self._alive = ours & ~_column([segment.gone for segment in self._segments], np.bool_)

    def _open_newest(self) -> None:
        generation, segments = self._listed()
        for segment in set(self._segments).difference(segments):
            segment.close()
            self._kept.forget(segment.name)
        self._untold += [segment for segment in segments if segment not in self._segments]
        first = 0
        for segment in segments:
            segment.first, first = first, first + len(segment.keys)
        self._segments, self._generation = segments, generation
        self._position = self._stored_position()

    def _listed(self, tries: int = OPENING_TRIES) -> tuple[int, list[_Segment]]:
        """The newest commit and its segments, opened."""
        opened = {segment.name: segment for segment in self._segments}
        generation = self._index.latest_generation()
        try:
            listed = self._index._segments()
            return generation, [_segment(self._index, one, opened.get(one.segment_id())) for one in listed]
        except FileNotFoundError:
            if tries == 1:
                raise
            return self._listed(tries - 1)

    def _stored_position(self) -> int:
        for segment in self._segments:
            for number in np.flatnonzero((segment.keys == STATE) & ~segment.gone).tolist():
                state = _decode(segment.reader.stored_fields(number)["about"])
                if state.facets["written_by"] != _written_by():
                    raise IndexDamaged("written by another version")
                return state.orders["position"]
        if self._segments:
            raise IndexDamaged("the position is missing")
        return 0


def _open(path: Path) -> Any:
    try:
        return open_dir(str(path), schema=SCHEMA)
    except EmptyIndexError:
        return create_in(str(path), SCHEMA)


def _segment(index: Any, listed: Any, opened: _Segment | None) -> _Segment:
    gone = np.zeros(listed.doc_count_all(), np.bool_)
    gone[list(listed.deleted_docs())] = True
    if opened:
        opened.gone = gone
        return opened
    reader = SegmentReader(index.storage, SCHEMA, listed)
    terms = reader.codec().terms_reader(reader.storage(), listed)
    keys = np.array([_decode(reader.stored_fields(n)["about"]).key for n in range(len(gone))], np.object_)
    return _Segment(listed.segment_id(), reader, terms, keys, gone)


def _write(writer: Any, docs: Iterable[Doc], position: int) -> None:
    written: Counter[str] = Counter()
    for doc in docs:
        about = _About(doc.key, dict(doc.facets), dict(doc.orders))
        writer.add_document(key=doc.key, terms=weigh(doc), about=_encode(about))
        written += spoken(doc)
    if written:
        writer.add_document(key=WRITTEN, written=written, about=_encode(_About(WRITTEN, {}, {})))
    state = _About(STATE, {"written_by": _written_by()}, {"position": position})
    writer.add_document(key=STATE, about=_encode(state))


def _written_by() -> tuple[str, ...]:
    return str(VERSION), str(fingerprint())


def _column(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, kind)


def _or_damaged(act: Callable[[], T]) -> T:
    """A broken file can fail in every way that unpacking can, so whatever comes is the same answer."""
    try:
        return act()
    except (IndexDamaged, PermissionError):
        raise
    except Exception as error:
        raise IndexDamaged(str(error)) from error
