"""Keeps the search index level with the search feed. An index is disposable: it can always be filled anew."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine

from projections.agencies import Agencies
from projections.positions import positions
from projections.search_docs import changed_since, found_keys
from projections.search_feed import SearchFeed
from search_index.engine import IndexDamaged
from search_index.facets import LARGEST_PAGE, FacetTable
from search_index.finder import Finder
from search_index.whoosh_engine import WhooshIndex

BATCH = 5_000
"""Documents a commit."""

logger = logging.getLogger("studitiru.follower")


def open_finder(folder: Path) -> Finder:
    """The finder on the index in `folder`, begun anew when it is damaged.

    Each version of the feed has an index of its own.
    """
    path = folder / f"feed-{SearchFeed.version}"
    try:
        index = WhooshIndex(path)
    except IndexDamaged:
        logger.warning("the search index is damaged; it is filled anew")
        WhooshIndex.discard(path)
        index = WhooshIndex(path)
    return Finder(index, FacetTable())


class IndexTail:
    """Follows the views with the search index."""

    def __init__(self, views: Engine, finder: Finder) -> None:
        self._views = views
        self._finder = finder
        self._level = -1

    def catch_up(self) -> int:
        """Commits what changed; nothing when nothing did, since a commit is slow."""
        with self._views.connect() as db:
            reached = _reached(db)
            if reached != self._level:
                self._finder.refresh()
                since = self._finder.position()
                if since > reached:
                    logger.warning("the search index is ahead of the log; it is filled anew")
                    self._fill(db, 0, reached, _every_key(self._finder))
                else:
                    self._fill(db, since, reached)
                self._level = reached
        return reached

    def refill(self) -> None:
        """Puts every document anew, and takes out what is not found any more."""
        with self._views.connect() as db:
            self._fill(db, 0, _reached(db), _every_key(self._finder))

    def _fill(self, db: Connection, since: int, reached: int, known: Collection[str] = ()) -> None:
        """The index keeps to `since` until the last commit, so that what breaks off is done again."""
        docs, gone = changed_since(db, since)
        gone = [*gone, *set(known).difference(found_keys(db))] if known else gone
        many = False
        while len(batch := list(islice(docs, BATCH))) == BATCH:
            self._finder.apply(batch, (), since)
            many = True
        if batch or gone or many:
            self._finder.apply(batch, gone, reached)


def index_differences(views: Engine, finder: Finder) -> list[str]:
    """What the index finds otherwise than the feed says, one sentence for each kind of difference."""
    finder.refresh()
    with views.connect() as db:
        told = found_keys(db)
    found = set(_every_key(finder))
    differences = {
        "lacks {n} of {all} documents": told - found,
        "finds {n} documents that are gone": found - told,
    }
    return [
        f"search index: {words.format(n=len(keys), all=len(told))}"
        for words, keys in differences.items()
        if keys
    ]


def _every_key(finder: Finder) -> list[str]:
    """The key of each document in the index."""
    return [key for page in _pages(finder) for key in page]


def _pages(finder: Finder) -> Iterator[tuple[str, ...]]:
    offset = 0
    while keys := finder.find("", filters={}, sort="newest", limit=LARGEST_PAGE, offset=offset).keys:
        yield keys
        offset += len(keys)


def _reached(db: Connection) -> int:
    """The position of the log that documents speak of: that of the feed, and of the names of agencies."""
    at = positions(db)
    return min(at[view.name].position for view in (SearchFeed, Agencies))
