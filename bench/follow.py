"""How many facts a second all views take in from nothing, and how many documents the search index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bench.report import Figure, Reach
from bench.timing import Took, timed
from exchange.log import SqliteLog
from projections.all_views import VIEWS
from projections.follower import Follower
from projections.index_tail import IndexTail, open_finder
from projections.search_docs import found_keys
from projections.view import open_views

REACH = Reach(least=8_000)


def measure(folder: Path, log: SqliteLog, rounds: int) -> Iterator[Figure]:
    facts = log.last_position()
    views = [folder / f"views-{number}.sqlite" for number in range(rounds)]
    took = [_follow(log, path) for path in views]
    name = f"Follow: all {len(VIEWS)} views from nothing, {facts:,} facts"
    yield Figure(name, "facts/s", tuple(facts / one.wall_s for one in took), REACH)
    yield Figure(name, "facts/CPU-s", tuple(facts / one.cpu_s for one in took))
    docs, indexed = _index(views[0], folder)
    name = f"Follow: search index from nothing, {docs:,} documents"
    yield Figure(name, "documents/s", (docs / indexed.wall_s,))
    yield Figure(name, "documents/CPU-s", (docs / indexed.cpu_s,))


def _follow(log: SqliteLog, path: Path) -> Took:
    """Until the views in a new file at `path` are level with the log."""
    engine = open_views(path, writing=True)
    follower = Follower(log, engine, VIEWS)
    follower.prepare()
    took = timed(follower.catch_up)
    assert not follower.parked(), "a view set a noun aside"
    engine.dispose()
    return took


def _index(views: Path, folder: Path) -> tuple[int, Took]:
    """How many documents a new index took in."""
    engine = open_views(views, writing=False)
    with closing(open_finder(folder / "search")) as finder:
        took = timed(IndexTail(engine, finder).catch_up)
    with engine.connect() as db:
        docs = len(found_keys(db))
    engine.dispose()
    return docs, took
