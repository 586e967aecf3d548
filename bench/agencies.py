"""How the made-up exchange begins: real regions, the offices that they have, and a curator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from bench.words import offices
from bench.world import Life, World
from exchange.agencies.commands import OpenSite, RecordFigure, RegisterAgency, SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.values import ContextFigure, Role
from vocabulary import regions, terms
from vocabulary.regions import Region

KINDS = {"provinsi": "pemprov", "kabupaten": "pemkab", "kota": "pemkot"}
CURATOR = "Tim Kurator Contoh"


class Named(NamedTuple):
    """An agency to be registered. `office` is empty for the region's government itself."""

    region: Region
    office: str = ""

    @property
    def name(self) -> str:
        return f"{self.office or 'Pemerintah'} {self.region.name}"

    @property
    def kind(self) -> str:
        if not self.office:
            return KINDS[self.region.level]
        return "badan" if self.office.startswith("Badan") else "dinas"


def settle(world: World, number: int) -> Life:
    """Registers about `number` agencies within a morning; fewer when the regions have no more."""
    world.curator = world.new_id()
    _register(world, world.curator, CURATOR, "lembaga")
    governments: dict[str, UUID] = {}
    for named in _drawn(world, number):
        yield timedelta(seconds=1)
        agency_id = world.new_id()
        parent_id = governments.get(named.region.code)
        _register(world, agency_id, named.name, named.kind, named.region.code, parent_id)
        governments.setdefault(named.region.code, agency_id)
        world.agencies.append(agency_id)
        world.topics[agency_id] = offices()[named.office] if named.office else list(terms.topics())
        _equip(world, agency_id, named)
    world.rng.shuffle(world.agencies)


def _drawn(world: World, number: int) -> Iterator[Named]:
    """Each region's government and some of its offices, until there are enough."""
    drawn = 0
    for region in world.rng.sample(regions.all_regions(), len(regions.all_regions())):
        if drawn >= number:
            return
        some = world.rng.sample(list(offices()), world.rng.randint(1, len(offices())))
        yield from (Named(region), *(Named(region, office) for office in some))
        drawn += 1 + len(some)


def _register(
    world: World, agency_id: UUID, name: str, kind: str, region_code: str = "", parent_id: UUID | None = None
) -> None:
    world.ask(
        RegisterAgency(
            **world.by(world.curator, Role.OPERATOR),
            agency_id=agency_id,
            name=name,
            kind=kind,
            region_code=region_code,
            parent_id=parent_id,
        )
    )


def _equip(world: World, agency_id: UUID, named: Named) -> None:
    rng, pen, asker = world.rng, world.pen, world.by
    topic = world.topics[agency_id][0]
    if not named.office:
        people = ContextFigure(
            name="Penduduk", value=Decimal(named.region.population), unit="jiwa", year=2018
        )
        world.ask(RecordFigure(**asker(agency_id), agency_id=agency_id, figure=people))
    elif rng.random() < 0.4:
        site = f"UPT {pen.module(topic)}"
        about = pen.told(topic, 1)
        world.ask(
            OpenSite(
                **asker(agency_id), agency_id=agency_id, site_id=world.new_id(), name=site[:200], about=about
            )
        )
    if rng.random() < 0.3:
        rules = HostingRules(visits_per_month=rng.randint(1, 8), party_most=rng.choice((15, 30, 60)))
        world.ask(SetHostingRules(**asker(agency_id), agency_id=agency_id, rules=rules))
