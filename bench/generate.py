"""Fills a log with years of a made-up exchange: real regions and topics, invented practices.

    python -m bench.generate DIR --practices 10000 [--visits 2000] [--seed 1]

The facts are what the exchange's own rules make of commands, but decided in memory and appended in bulk.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random

from bench.adoptions import chosen_life
from bench.agencies import settle
from bench.practices import practice_life
from bench.visits import visit_life
from bench.words import Pen
from bench.world import CLOSES, OPENS, Asked, Life, World, facts_of
from cli.progress import Progress, bar
from exchange.log import SqliteLog
from exchange.values import derived_id

BATCH = 2_000
"""Facts a transaction."""
LAST_BIRTHS = timedelta(120)
"""Before the world closes: what begins later would not get far."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many lives begin. Practices grown out of adoptions, and adoptions out of visits, come on top."""

    practices: int
    visits: int
    adoptions: int

    @classmethod
    def of(cls, practices: int, visits: int | None = None) -> Size:
        return cls(practices, practices // 5 if visits is None else visits, practices // 2)

    @property
    def agencies(self) -> int:
        return max(self.practices // 4, 40)


def chronicle(size: Size, seed: int) -> Iterator[Asked]:
    """All that is asked over the years, in order. The same size and seed give the same to the byte."""
    rng = Random(seed)
    world = World(rng, Pen(rng))
    world.begin(settle(world, size.agencies))
    lives: tuple[tuple[Callable[[World], Life], int], ...] = (
        (practice_life, size.practices),
        (visit_life, size.visits),
        (chosen_life, size.adoptions),
    )
    opened = OPENS + timedelta(1)
    span = CLOSES - LAST_BIRTHS - opened
    for life, number in lives:
        for _ in range(number):
            world.begin(life(world), opened + span * rng.random() ** 0.7)
    return world.run()


def generate(log: SqliteLog, size: Size, seed: int, progress: Progress) -> int:
    """Appends the facts of a chronicle to an empty `log`; how many. `progress` is told practices begun."""
    facts = facts_of(_counted(chronicle(size, seed), size, progress))
    position = 0
    while batch := list(islice(facts, BATCH)):
        position = log.append(batch, derived_id("bench", "batch", seed, position), b"")
    return position


def _counted(asked: Iterator[Asked], size: Size, progress: Progress) -> Iterator[Asked]:
    """Passes on what is asked; tells how much of the time has gone by, as facts are not known before."""
    span = CLOSES - OPENS
    for one in asked:
        progress(int(size.practices * ((one.at - OPENS) / span)), size.practices)
        yield one


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a data directory; its log must be empty")
    parser.add_argument("--practices", type=int, default=10_000)
    parser.add_argument("--visits", type=int, default=None, help="a fifth of the practices, if not given")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with closing(SqliteLog(asked.folder / "log.sqlite")) as log:
        if log.last_position():
            parser.error(f"{asked.folder} has a log with facts already")
        with bar("Made-up practices") as progress:
            facts = generate(log, Size.of(asked.practices, asked.visits), asked.seed, progress)
    print(f"{facts} facts in {asked.folder}")


if __name__ == "__main__":
    main()
