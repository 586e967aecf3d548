"""Facts as they are, for tests of what keeps them."""

from __future__ import annotations

from uuid import UUID, uuid4

from exchange.agencies.events import AgencyRegistered, AgencyRenamed
from tests.words.agencies_visits import DAY, KOTA
from tests.words.desk import NOW


def registered(agency_id: UUID = KOTA, name: str = "Dinas Contoh") -> AgencyRegistered:
    return AgencyRegistered(
        originator_id=agency_id,
        originator_version=1,
        timestamp=NOW,
        by=uuid4(),
        by_agency=agency_id,
        name=name,
        kind="dinas",
    )


def renamed(version: int, agency_id: UUID = KOTA) -> AgencyRenamed:
    return AgencyRenamed(
        originator_id=agency_id,
        originator_version=version,
        timestamp=NOW,
        by=uuid4(),
        by_agency=agency_id,
        name=f"Nama ke-{version}",
        on=DAY,
    )
