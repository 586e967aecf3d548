"""Whatever is tried with agencies, in whatever order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.agencies.agency import Agency
from exchange.agencies.commands import (
    CloseSite,
    MergeAgency,
    MoveAgency,
    OpenSite,
    RecordFigure,
    RegisterAgency,
    RenameAgency,
    SetHostingRules,
)
from exchange.agencies.events import HostingRules
from exchange.values import Actor, ContextFigure
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import BALAI, DESA, KABUPATEN, KOTA, OPERATOR, PANTI, officer_of

AGENCIES = [KOTA, KABUPATEN, DESA]
agencies = st.sampled_from(AGENCIES)
actors = st.sampled_from([OPERATOR, OPERATOR, *map(officer_of, AGENCIES)])
parents = st.sampled_from([None, *AGENCIES])
sites = st.sampled_from([PANTI, BALAI])
ons = st.sampled_from([date(2026, 1, 1), date(2027, 1, 4), date(2027, 1, 5)])
seen = st.sampled_from([None, None, 1, 2, 3])


def asked(by: Actor, agency_id: UUID) -> dict[str, Any]:
    return {"by": by, "key": uuid4(), "agency_id": agency_id}


class AgencyLife(Life):
    @initialize(first=st.permutations(AGENCIES))
    def two_agencies(self, first: list[UUID]) -> None:
        for agency_id in first[:2]:
            self.register(OPERATOR, agency_id, "dinas", None)

    @rule(by=actors, agency_id=agencies, kind=st.sampled_from(["dinas", "kerajaan"]), parent_id=parents)
    def register(self, by: Actor, agency_id: UUID, kind: str, parent_id: UUID | None) -> None:
        self.attempt(
            RegisterAgency(**asked(by, agency_id), name="Dinas Contoh", kind=kind, parent_id=parent_id)
        )

    @rule(by=actors, agency_id=agencies, name=st.sampled_from(["Badan Contoh", ""]), on=ons, seen=seen)
    def rename(self, by: Actor, agency_id: UUID, name: str, on: date, seen: int | None) -> None:
        self.attempt(RenameAgency(**asked(by, agency_id), name=name, on=on, seen=seen))

    @rule(by=actors, agency_id=agencies, parent_id=parents, on=ons)
    def move(self, by: Actor, agency_id: UUID, parent_id: UUID | None, on: date) -> None:
        self.attempt(MoveAgency(**asked(by, agency_id), parent_id=parent_id, on=on))

    @rule(by=actors, agency_id=agencies, into_id=agencies, on=ons)
    def merge(self, by: Actor, agency_id: UUID, into_id: UUID, on: date) -> None:
        self.attempt(MergeAgency(**asked(by, agency_id), into_id=into_id, on=on))

    @rule(by=actors, agency_id=agencies, site_id=sites, latitude=st.sampled_from([None, -7.5, 95.0]))
    def open_site(self, by: Actor, agency_id: UUID, site_id: UUID, latitude: float | None) -> None:
        self.attempt(
            OpenSite(
                **asked(by, agency_id), site_id=site_id, name="Aula", latitude=latitude, longitude=latitude
            )
        )

    @rule(by=actors, agency_id=agencies, site_id=sites, on=ons)
    def close_site(self, by: Actor, agency_id: UUID, site_id: UUID, on: date) -> None:
        self.attempt(CloseSite(**asked(by, agency_id), site_id=site_id, on=on))

    @rule(
        by=actors,
        agency_id=agencies,
        site_id=st.one_of(st.none(), sites),
        value=st.decimals(),
        seen=seen,
    )
    def record_figure(
        self, by: Actor, agency_id: UUID, site_id: UUID | None, value: Decimal, seen: int | None
    ) -> None:
        figure = ContextFigure(name="Penghuni", value=value, unit="orang")
        self.attempt(RecordFigure(**asked(by, agency_id), figure=figure, site_id=site_id, seen=seen))

    @rule(by=actors, agency_id=agencies, most=st.integers(-1, 3))
    def set_rules(self, by: Actor, agency_id: UUID, most: int) -> None:
        self.attempt(SetHostingRules(**asked(by, agency_id), rules=HostingRules(visits_per_month=most)))

    @invariant()
    def nobody_is_above_itself(self) -> None:
        for agency_id in AGENCIES:
            above: list[UUID] = []
            agency = self.state(Agency, agency_id)
            while agency is not None and agency.parent_id is not None:
                above.append(agency.parent_id)
                assert agency_id not in above
                agency = self.state(Agency, agency.parent_id)


TestAgencyLife = AgencyLife.TestCase
TestAgencyLife.settings = LIFE
