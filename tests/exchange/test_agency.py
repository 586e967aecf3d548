"""When what may happen to an agency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import structs

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
from exchange.agencies.events import (
    AgencyMerged,
    AgencyMoved,
    AgencyRegistered,
    AgencyRenamed,
    FigureRecorded,
    HostingRules,
    HostingRulesSet,
    SiteClosed,
    SiteOpened,
)
from exchange.errors import (
    AlreadyExists,
    BadValue,
    Conflict,
    NotFound,
    NotPermitted,
    NotYet,
    WrongState,
)
from exchange.values import Actor, ContextFigure
from tests.words.agencies_visits import (
    DESA,
    KABUPATEN,
    KOTA,
    OPERATOR,
    PANTI,
    PROVINSI,
    an_exchange,
    officer_of,
)
from tests.words.desk import NOW, said

NEW = UUID("11111111-1111-5111-8111-111111111111")
ON = date(2026, 12, 1)


def register(**changes: Any) -> RegisterAgency:
    asked = RegisterAgency(
        by=OPERATOR, key=uuid4(), agency_id=NEW, name="Dinas Baru", kind="dinas", region_code="33.71"
    )
    return structs.replace(asked, **changes)


def own(agency_id: UUID = KOTA, by: Actor | None = None) -> dict[str, Any]:
    return {"by": by or officer_of(agency_id), "key": uuid4(), "agency_id": agency_id}


def test_the_operator_registers_an_agency_under_its_parent() -> None:
    exchange = an_exchange()
    (fact,) = exchange.ask(register(parent_id=PROVINSI, short_names=("Disbar",)))
    assert fact == AgencyRegistered(
        originator_id=NEW,
        originator_version=1,
        timestamp=NOW,
        by=OPERATOR.person_id,
        by_agency=OPERATOR.agency_id,
        name="Dinas Baru",
        kind="dinas",
        region_code="33.71",
        short_names=("Disbar",),
        parent_id=PROVINSI,
    )


def test_only_the_operator_registers() -> None:
    exchange = an_exchange()
    with pytest.raises(NotPermitted):
        exchange.ask(register(by=officer_of(KOTA)))
    assert NEW not in exchange.facts


@pytest.mark.parametrize(
    ("changes", "field", "fault"),
    [
        ({"name": "  "}, "name", "blank"),
        ({"name": "x" * 201}, "name", "too_long"),
        ({"kind": "kerajaan"}, "kind", "unknown"),
        ({"region_code": "99.99"}, "region_code", "unknown"),
        ({"short_names": ("",)}, "short_names", "blank"),
        ({"short_names": ("a",) * 21}, "short_names", "too_many"),
    ],
)
def test_registering_with_what_cannot_be_is_refused(changes: dict[str, Any], field: str, fault: str) -> None:
    with pytest.raises(BadValue) as refused:
        an_exchange().ask(register(**changes))
    assert (refused.value.facts["field"], refused.value.facts["fault"]) == (field, fault)


def test_an_id_is_registered_once_and_a_parent_must_be_known() -> None:
    exchange = an_exchange()
    with pytest.raises(AlreadyExists):
        exchange.ask(register(agency_id=KOTA))
    with pytest.raises(NotFound):
        exchange.ask(register(parent_id=uuid4()))


def test_an_agency_and_the_operator_rename_it_and_nobody_else() -> None:
    exchange = an_exchange()
    assert said(exchange.ask(RenameAgency(**own(), name="Dinas Lain", on=ON))) == [
        (AgencyRenamed, {"name": "Dinas Lain", "on": ON})
    ]
    exchange.ask(RenameAgency(**own(by=OPERATOR), name="Dinas Sosial", on=ON))
    with pytest.raises(NotPermitted):
        exchange.ask(RenameAgency(**own(by=officer_of(DESA)), name="Kami", on=ON))
    assert exchange.state(Agency, KOTA).version == 5


def test_a_name_that_comes_tomorrow_is_not_recorded_today() -> None:
    with pytest.raises(NotYet):
        an_exchange().ask(RenameAgency(**own(), name="Dinas Lain", on=date(2027, 1, 5)))
    with pytest.raises(BadValue):
        an_exchange().ask(RenameAgency(**own(), name="Dinas Lain", on=date(1900, 1, 1)))


def test_a_page_that_showed_an_older_version_is_told_so() -> None:
    exchange = an_exchange()
    with pytest.raises(Conflict) as refused:
        exchange.ask(RenameAgency(**own(), name="Dinas Lain", on=ON, seen=2))
    assert (refused.value.facts["seen"], refused.value.facts["have"]) == (2, 3)


def test_an_agency_moves_but_never_below_itself() -> None:
    exchange = an_exchange()
    assert said(exchange.ask(MoveAgency(**own(), on=ON, region_code="33.71", parent_id=PROVINSI))) == [
        (AgencyMoved, {"on": ON, "region_code": "33.71", "parent_id": PROVINSI})
    ]
    exchange.ask(MoveAgency(**own(DESA), on=ON, parent_id=KOTA))
    for parent_id in (DESA, KOTA, PROVINSI):
        with pytest.raises(BadValue) as refused:
            exchange.ask(MoveAgency(**own(PROVINSI), on=ON, parent_id=parent_id))
        assert refused.value.facts == {"field": "parent_id", "fault": "cycle"}


def test_a_ring_closed_by_two_moves_at_once_can_still_be_opened() -> None:
    exchange = an_exchange()
    exchange.ask(MoveAgency(**own(DESA), on=ON, parent_id=KOTA))
    below = AgencyMoved(
        originator_id=KOTA,
        originator_version=4,
        timestamp=NOW,
        by=uuid4(),
        by_agency=KOTA,
        on=ON,
        parent_id=DESA,
    )
    exchange.facts[KOTA].append(below)
    with pytest.raises(BadValue):
        exchange.ask(MoveAgency(**own(), on=ON, parent_id=DESA))
    assert said(exchange.ask(MoveAgency(**own(), on=ON))) == [(AgencyMoved, {"on": ON})]


def test_a_merged_agency_is_at_its_end() -> None:
    exchange = an_exchange()
    assert said(exchange.ask(MergeAgency(**own(DESA), into_id=KABUPATEN, on=ON))) == [
        (AgencyMerged, {"into_id": KABUPATEN, "on": ON})
    ]
    with pytest.raises(WrongState):
        exchange.ask(RenameAgency(**own(DESA), name="Desa Lagi", on=ON))
    with pytest.raises(WrongState):
        exchange.ask(MergeAgency(**own(KABUPATEN), into_id=DESA, on=ON))
    with pytest.raises(WrongState):
        exchange.ask(MoveAgency(**own(KOTA), on=ON, parent_id=DESA))
    with pytest.raises(BadValue):
        exchange.ask(MergeAgency(**own(KABUPATEN), into_id=KABUPATEN, on=ON))


def test_sites_open_once_and_close_once() -> None:
    exchange = an_exchange()
    site_id = uuid4()
    site: dict[str, Any] = {"site_id": site_id, "name": "Aula", "latitude": -7.47, "longitude": 110.22}
    assert said(exchange.ask(OpenSite(**own(), **site))) == [(SiteOpened, site)]
    with pytest.raises(AlreadyExists):
        exchange.ask(OpenSite(**own(), **site))
    assert said(exchange.ask(CloseSite(**own(), site_id=site_id, on=ON))) == [
        (SiteClosed, {"site_id": site_id, "on": ON})
    ]
    with pytest.raises(WrongState):
        exchange.ask(CloseSite(**own(), site_id=site_id, on=ON))
    with pytest.raises(NotFound):
        exchange.ask(CloseSite(**own(), site_id=uuid4(), on=ON))


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"),
    [
        (91.0, 110.0, "latitude"),
        (float("nan"), 110.0, "latitude"),
        (None, 110.0, "latitude"),
        (-7.0, 181.0, "longitude"),
        (-7.0, None, "longitude"),
    ],
)
def test_a_site_lies_on_the_globe(latitude: float | None, longitude: float | None, field: str) -> None:
    site = OpenSite(**own(), site_id=uuid4(), name="Aula", latitude=latitude, longitude=longitude)
    with pytest.raises(BadValue) as refused:
        an_exchange().ask(site)
    assert refused.value.facts["field"] == field


def test_a_figure_is_recorded_of_the_agency_or_of_its_site() -> None:
    exchange = an_exchange()
    figure = ContextFigure(name="Penghuni", value=Decimal(100), high=Decimal(200), unit="orang", year=2026)
    assert said(exchange.ask(RecordFigure(**own(), figure=figure, site_id=PANTI))) == [
        (FigureRecorded, {"figure": figure, "site_id": PANTI})
    ]
    with pytest.raises(NotFound):
        exchange.ask(RecordFigure(**own(KABUPATEN), figure=figure, site_id=PANTI))


@pytest.mark.parametrize(
    "figure",
    [
        ContextFigure(name="", value=Decimal(1), unit="orang"),
        ContextFigure(name="Penghuni", value=Decimal("NaN"), unit="orang"),
        ContextFigure(name="Penghuni", value=Decimal("1E+999999"), unit="orang"),
        ContextFigure(name="Penghuni", value=Decimal("1E-7"), unit="orang"),
        ContextFigure(name="Penghuni", value=Decimal(5), high=Decimal(4), unit="orang"),
        ContextFigure(name="Penghuni", value=Decimal(5), unit="orang", year=2028),
    ],
)
def test_a_figure_is_one_that_people_write_down(figure: ContextFigure) -> None:
    with pytest.raises(BadValue):
        an_exchange().ask(RecordFigure(**own(), figure=figure))


def test_the_hosting_rules_are_set_by_the_host() -> None:
    exchange = an_exchange()
    rules = HostingRules(visits_per_month=2, party_most=20, lead_days=14, modes=("daring",))
    assert said(exchange.ask(SetHostingRules(**own(), rules=rules))) == [(HostingRulesSet, {"rules": rules})]
    assert exchange.state(Agency, KOTA).hosting == rules


@pytest.mark.parametrize(
    "rules",
    [
        HostingRules(visits_per_month=-1),
        HostingRules(party_most=0),
        HostingRules(lead_days=366),
        HostingRules(modes=()),
        HostingRules(modes=("telepati",)),
        HostingRules(modes=("luring", "luring")),
    ],
)
def test_hosting_rules_that_cannot_be_are_refused(rules: HostingRules) -> None:
    with pytest.raises(BadValue):
        an_exchange().ask(SetHostingRules(**own(), rules=rules))
