"""How fast pages come, and how many: the catalogue and practices, at three sizes of the exchange."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from urllib.parse import urlencode
from uuid import UUID

from starlette.applications import Starlette

from bench import bare
from bench.clients import Server, Wire, ask, pace, served
from bench.generate import Size, generate
from bench.report import Figure, Reach
from bench.timing import Took, now, since, timed
from bench.words import Pen
from cli.progress import bar
from exchange.log import SqliteLog
from projections.practice_page import PRACTICES
from runtime.bootstrap import OpenHouse, for_the_web, open_house
from runtime.settings import Settings
from vocabulary import regions, terms
from web.app import create_app

SHARE = Reach(least=40)
LATENCY = Reach(most=100)
MEMORY = Reach(most=400)
LARGEST = 50_000
ROUNDS = 5
ASKED = 150
"""Different addresses of each kind of page; each is asked for once a round."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is asked for. `catalogue` is a mix: leafing through, choosing by facets, and typing words."""

    catalogue: list[str]
    practices: list[str]

    def by_kind(self) -> dict[str, list[str]]:
        return {"catalogue": self.catalogue, "practice": self.practices}


class Rounds(defaultdict[str, list[list[Took]]]):
    """What each request took, by kind of page and round."""

    def __init__(self) -> None:
        super().__init__(list)


def measure(folder: Path, practices: int, seed: int) -> Iterator[Figure]:
    """The figures of one size. What `folder` already holds of this size is used again."""
    settings = Settings(data_dir=folder / f"{practices}-{seed}")
    with closing(_house(settings, practices, seed)) as house:
        asked = _addresses(house, seed)
        app = create_app(for_the_web(house))
        likes = asyncio.run(_likes(app, asked))
        inside = asyncio.run(_in_process(app, asked))
    yield from _latencies("in one process", practices, inside)
    yield from _work(practices, inside)
    (folder / "bare").mkdir(exist_ok=True)
    for kind, page in likes.items():
        (folder / "bare" / f"{kind}.html").write_bytes(page)
    ours = served("runtime.asgi:application", {"STUDITIRU_DATA_DIR": str(settings.data_dir)})
    theirs = served("bench.bare:application", {bare.FOLDER: str(folder / "bare")})
    with ours as site, theirs as other:
        reach = LATENCY if practices == LARGEST else None
        yield from _latencies("over HTTP", practices, _over_wire(site, asked), reach)
        yield from _paces(site, other, practices, asked)
        memory = (site.memory_mb(),)
    yield Figure(f"Memory, {practices:,} practices", "MB", memory, MEMORY if practices == LARGEST else None)


def _house(settings: Settings, practices: int, seed: int) -> OpenHouse:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with closing(SqliteLog(settings.data_dir / "log.sqlite")) as log:
        if not log.last_position():
            with bar(f"{practices} made-up practices") as progress:
                generate(log, Size.of(practices), seed, progress)
    return open_house(settings)


def _addresses(house: OpenHouse, seed: int) -> Addresses:
    rng = Random(seed)
    with house.reading.connect() as db:
        ids = sorted(
            db.scalars(PRACTICES.select().with_only_columns(PRACTICES.c.id).where(PRACTICES.c.listed))
        )
    some: list[UUID] = rng.sample(ids, ASKED)
    return Addresses(
        catalogue=[_wish(rng, Pen(rng)) for _ in range(ASKED)], practices=[f"/praktik/{one}" for one in some]
    )


def _wish(rng: Random, pen: Pen) -> str:
    """One address of the catalogue: 3 in 10 leaf through, 3 choose by facets, 4 type words."""
    drawn, topic = rng.random(), rng.choice(list(terms.topics()))
    if drawn < 0.3:
        return _address(urut=rng.choice(("ditiru", "terbaru")), halaman=rng.randint(1, 5))
    place = {"provinsi": rng.choice(regions.provinces()).code} if rng.random() < 0.5 else {}
    if drawn < 0.6:
        return _address(topik=topic, tahun=rng.randint(2018, 2025), **place)
    words = pen.query(topic)
    return _address(q=f'"{words}"' if rng.random() < 0.1 else words, **place)


def _address(**asked: object) -> str:
    return f"/?{urlencode(asked)}"


async def _likes(app: Starlette, asked: Addresses) -> dict[str, bytes]:
    """One page of each kind, of middling size: what the bare pages are made of."""
    found = {}
    for kind, addresses in asked.by_kind().items():
        pages = [await ask(app, address) for address in addresses]
        found[kind] = sorted(pages, key=len)[len(pages) // 2]
    return found


async def _in_process(app: Starlette, asked: Addresses) -> Rounds:
    found = Rounds()
    for _ in range(ROUNDS):
        for kind, addresses in asked.by_kind().items():
            once = []
            for address in addresses:
                began = now()
                await ask(app, address)
                once.append(since(began))
            found[kind].append(once)
    return found


def _over_wire(site: Server, asked: Addresses) -> Rounds:
    """One after the other, over one connection."""
    found = Rounds()
    with closing(Wire(site.port)) as wire:
        for _ in range(ROUNDS):
            for kind, addresses in asked.by_kind().items():
                found[kind].append([timed(partial(wire.get, address)) for address in addresses])
    return found


def _latencies(where: str, practices: int, found: Rounds, reach: Reach | None = None) -> Iterator[Figure]:
    """`reach` is for the catalogue's 95th percentile."""
    for kind, rounds in found.items():
        for share in (50, 95):
            name = f"{kind.capitalize()} page {where}, {practices:,} practices, p{share}"
            held = reach if (kind, share) == ("catalogue", 95) else None
            walls = [percentile([1_000 * took.wall_s for took in once], share) for once in rounds]
            yield Figure(name, "ms", tuple(walls), held)


def _work(practices: int, found: Rounds) -> Iterator[Figure]:
    for kind, rounds in found.items():
        for share in (50, 95):
            name = f"{kind.capitalize()} page in one process, {practices:,} practices, p{share}"
            works = [percentile([1_000 * took.cpu_s for took in once], share) for once in rounds]
            yield Figure(name, "CPU-ms", tuple(works))


def _paces(site: Server, other: Server, practices: int, asked: Addresses) -> Iterator[Figure]:
    """Turn and turn about, so that whoever else uses the machine takes from both sides."""
    for kind, addresses in asked.by_kind().items():
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(_paced(site, addresses))
            theirs.append(_paced(other, [f"/{kind}"]))
        pairs = list(zip(ours, theirs, strict=True))
        name = f"{kind.capitalize()} page, {practices:,} practices"
        reach = SHARE if kind == "practice" else None
        yield Figure(name, "% of bare", tuple(100 * bare.wall_s / own.wall_s for own, bare in pairs), reach)
        yield Figure(
            f"{name}, by the work of the server",
            "% of bare",
            tuple(100 * bare.cpu_s / own.cpu_s for own, bare in pairs),
        )
        yield Figure(name, "requests/s", tuple(1 / own.wall_s for own in ours))
        yield Figure(f"Bare page of {kind}'s size", "requests/s", tuple(1 / bare.wall_s for bare in theirs))


def _paced(server: Server, addresses: Sequence[str]) -> Took:
    """Seconds a request, on the wall and of the server's processor, when several ask at once."""
    requests, worked = 4 * ASKED, server.cpu_s()
    wall_s = 1 / pace(server.port, addresses, requests)
    return Took(wall_s, (server.cpu_s() - worked) / requests)


def percentile(values: Sequence[float], share: int) -> float:
    """The value that `share` percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * share // 100, len(ordered) - 1)]
