"""What any search engine of ours takes and gives: documents, queries, hits, refusals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from search_index.indonesian import Token

FACETS = ("kind", "stage", "topic", "ppks", "urusan", "region", "agency_kind", "year")
FIELDS = ("title", "acronym", "agency", "problem", "modules", "body")
SORTS = ("newest", "adopted")


@dataclass(frozen=True, slots=True)
class Doc:
    key: str  # "practice:<uuid>"; no line break, and not starting with "#"
    words: Mapping[str, str]  # one of FIELDS -> raw text
    facets: Mapping[str, tuple[str, ...]]  # one of FACETS -> codes; region holds "33" and "33.71" both
    orders: Mapping[str, int]  # one of SORTS -> integer, larger first


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart but not yet understood: that needs the words an index knows."""

    said: tuple[Token, ...] = ()  # in order, the words of phrases too
    prefixes: tuple[str, ...] = ()  # `pelayan*`, folded, without the star
    phrases: tuple[tuple[Token, ...], ...] = ()  # "in quotes": found only side by side
    excluded: tuple[tuple[Token, ...], ...] = ()  # -word or -"a phrase"
    strict: bool = False  # only what answers most of it: for lists that are not in order of relevance

    @property
    def empty(self) -> bool:
        return not (self.said or self.prefixes or self.excluded)


@dataclass(frozen=True, slots=True)
class Hits:
    """Every document that answers, in no order: `keys[i]` has `scores[i]`; `terms` are what to highlight."""

    keys: NDArray[np.object_]
    scores: NDArray[np.float32]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became visible since the last look: documents without their words, and keys that are gone."""

    upserts: Iterator[Doc]
    deletes: tuple[str, ...]


class QueryRefused(Exception):
    """The query cannot be answered as asked; `code` says why, `facts` what would be accepted."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class IndexDamaged(Exception):
    """The index cannot be read, or was written by another version: delete it and build it from the log."""


class IndexBusy(Exception):
    """Another process is writing and did not finish in time; nothing was changed, ask again."""


class SearchIndex(Protocol):
    def apply(self, upserts: Iterable[Doc], deletes: Iterable[str], position: int) -> None:
        """One commit: replace documents by key, remove keys, remember `position`. May be repeated."""

    def position(self) -> int:
        """The last position applied; 0 for a new index."""
        ...

    def search(self, query: Query) -> Hits:
        """Every hit. A query of exclusions alone, or an empty one, starts from everything."""
        ...

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """Completions of the last word of `prefix`, most frequent first."""
        ...

    def refresh(self) -> Changes:
        """Make visible what was committed, here or by another process. The first call brings everything."""
        ...

    def close(self) -> None: ...
