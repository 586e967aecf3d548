"""An agency's page: names, places, figures, rules, and the list that finds it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from exchange.agencies.commands import (
    CloseSite,
    MergeAgency,
    MoveAgency,
    RecordFigure,
    RenameAgency,
    SetHostingRules,
)
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays, OpenDays
from exchange.values import ContextFigure
from projections.agency_page import (
    AgencyPage,
    AgencyRow,
    AgencyWish,
    FormerName,
    agency_list,
    agency_row,
    blocks_ahead,
    site_rows,
    sites_of,
    units_of,
)
from tests.projections.conftest import Records
from tests.words.agencies_visits import BALAI, KABUPATEN, KOTA, OPERATOR, PANTI, officer_of, registrations

RESIDENTS = ContextFigure(name="Penghuni", value=Decimal(300), high=Decimal(1000), unit="orang", year=2023)


def page(records: Records, agency_id: UUID = KOTA) -> AgencyRow:
    with records.read(AgencyPage()) as db:
        row = agency_row(db, agency_id)
    assert row is not None
    return row


def found(records: Records, wish: AgencyWish) -> list[str]:
    with records.read(AgencyPage()) as db:
        return [row.name for row in agency_list(db, wish, 1).rows]


def test_an_agency_keeps_the_names_that_it_had(records: Records) -> None:
    day = date(2026, 1, 1)
    records.ask(
        *registrations(),
        RenameAgency(
            by=OPERATOR, key=uuid4(), agency_id=KOTA, name="Dinas Baru", short_names=("DB",), on=day
        ),
    )
    row = page(records)
    assert (row.name, row.short_names) == ("Dinas Baru", ("DB",))
    assert row.former_names == (FormerName("Dinas Contoh Kota", day),)
    assert found(records, AgencyWish(words="contoh KOTA")) == ["Dinas Baru"]


def test_a_move_changes_region_and_parent_and_a_merger_takes_it_off_the_list(records: Records) -> None:
    day = date(2026, 1, 1)
    records.ask(
        *registrations(),
        MoveAgency(by=OPERATOR, key=uuid4(), agency_id=KOTA, region_code="33", parent_id=KABUPATEN, on=day),
    )
    row = page(records)
    assert (row.region_code, row.province, row.parent_id) == ("33", "33", KABUPATEN)
    with records.read(AgencyPage()) as db:
        assert [unit.id for unit in units_of(db, KABUPATEN)] == [KOTA]
    records.ask(MergeAgency(by=OPERATOR, key=uuid4(), agency_id=KOTA, into_id=KABUPATEN, on=day))
    assert (page(records).merged_into, page(records).merged_on) == (KABUPATEN, day)
    assert "Dinas Contoh Kota" not in found(records, AgencyWish())


def test_figures_belong_to_the_agency_or_to_a_place_and_a_new_one_of_the_year_replaces(
    records: Records,
) -> None:
    newer = ContextFigure(name="Penghuni", value=Decimal(350), unit="orang", year=2023)
    own = officer_of(KOTA)
    records.ask(
        *registrations(),
        RecordFigure(by=own, key=uuid4(), agency_id=KOTA, figure=RESIDENTS),
        RecordFigure(by=own, key=uuid4(), agency_id=KOTA, figure=RESIDENTS, site_id=PANTI),
        RecordFigure(by=own, key=uuid4(), agency_id=KOTA, figure=newer, site_id=PANTI),
        CloseSite(by=own, key=uuid4(), agency_id=KOTA, site_id=BALAI, on=date(2026, 5, 1)),
    )
    assert page(records).figures == (RESIDENTS,)
    with records.read(AgencyPage()) as db:
        panti, balai = sites_of(db, [KOTA])
        assert (panti.id, panti.figures, panti.closed_on) == (PANTI, (newer,), None)
        assert (balai.id, balai.closed_on) == (BALAI, date(2026, 5, 1))
        assert site_rows(db, [PANTI, None, UUID(int=1)]) == {PANTI: panti}
        assert site_rows(db, [None]) == {}


def test_agencies_are_listed_by_name_kind_province_and_readiness(records: Records) -> None:
    closed = HostingRules(receives=False)
    records.ask(
        *registrations(), SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=closed)
    )
    assert page(records).rules == closed
    assert found(records, AgencyWish()) == [
        "Desa Contoh",
        "Dinas Contoh Kabupaten",
        "Dinas Contoh Kota",
        "Dinas Contoh Provinsi",
        "Kementerian Contoh",
    ]
    assert found(records, AgencyWish(kind="kementerian")) == ["Kementerian Contoh"]
    assert found(records, AgencyWish(province="33", words="kabupaten")) == ["Dinas Contoh Kabupaten"]
    assert "Dinas Contoh Kota" not in found(records, AgencyWish(receives=True))
    assert found(records, AgencyWish(words="100%")) == []


def test_blocked_days_are_shown_until_they_are_over_or_opened(records: Records) -> None:
    days = {"first_day": date(2026, 12, 30), "last_day": date(2027, 1, 6)}
    own = officer_of(KOTA)
    records.ask(*registrations(), BlockDays(by=own, key=uuid4(), host_id=KOTA, reason="Tutup buku", **days))
    with records.read(AgencyPage()) as db:
        (ahead,) = blocks_ahead(db, KOTA, date(2027, 1, 4))
        assert (ahead.first_day, ahead.last_day, ahead.reason) == (
            date(2027, 1, 1),
            date(2027, 1, 6),
            "Tutup buku",
        )
        assert blocks_ahead(db, KOTA, date(2027, 1, 7)) == []
    records.ask(OpenDays(by=own, key=uuid4(), host_id=KOTA, **days))
    with records.read(AgencyPage()) as db:
        assert blocks_ahead(db, KOTA, date(2026, 12, 1)) == []
