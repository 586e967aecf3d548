"""The register of agencies: the line by which every other page names an agency."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam

from exchange.agencies.events import (
    AgencyEvent,
    AgencyMerged,
    AgencyMoved,
    AgencyRegistered,
    AgencyRenamed,
    HostingRules,
    HostingRulesSet,
)
from exchange.event import Event
from projections.sheet import Ledger, Sheets
from vocabulary import regions


class AgencyLine(msgspec.Struct):
    """An agency as it is named today. `province` is the code of its province, empty for national ones."""

    id: UUID
    name: str
    short_name: str
    kind: str
    region_code: str
    province: str
    parent_id: UUID | None
    merged_into: UUID | None
    rules: HostingRules | None


AGENCIES = Ledger("agencies", AgencyLine, key=("id",), indexes=[("name",), ("province",)])
THESE = AGENCIES.select().where(AGENCIES.c.id.in_(bindparam("ids", expanding=True)))


class Agencies:
    """One line an agency."""

    name = "agencies"
    version = 1
    ledgers = (AGENCIES,)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        if isinstance(fact, AgencyRegistered):
            sheets[AGENCIES].put(_line(fact))
        elif isinstance(fact, AgencyEvent):
            line = sheets[AGENCIES].must(fact.originator_id)
            _change(line, fact)
            sheets[AGENCIES].put(line)


def _line(fact: AgencyRegistered) -> AgencyLine:
    return AgencyLine(
        id=fact.originator_id,
        name=fact.name,
        short_name=fact.short_names[0] if fact.short_names else fact.name,
        kind=fact.kind,
        region_code=fact.region_code,
        province=fact.region_code[:2],
        parent_id=fact.parent_id,
        merged_into=None,
        rules=None,
    )


def _change(line: AgencyLine, fact: AgencyEvent) -> None:
    match fact:
        case AgencyRenamed():
            line.name = fact.name
            line.short_name = fact.short_names[0] if fact.short_names else fact.name
        case AgencyMoved():
            line.region_code, line.province = fact.region_code, fact.region_code[:2]
            line.parent_id = fact.parent_id
        case AgencyMerged():
            line.merged_into = fact.into_id
        case HostingRulesSet():
            line.rules = fact.rules
        case _:
            pass


def agency_lines(db: Connection, ids: Iterable[UUID | None]) -> dict[UUID, AgencyLine]:
    """The lines of these agencies, in one query. Unknown ids are left out."""
    wanted = {agency_id for agency_id in ids if agency_id is not None}
    if not wanted:
        return {}
    return {line.id: line for line in AGENCIES.read(db, THESE, {"ids": list(wanted)})}


def all_agencies(db: Connection) -> list[AgencyLine]:
    """Every agency that still stands, by name: for choosing one."""
    standing = AGENCIES.select().where(AGENCIES.c.merged_into.is_(None)).order_by(AGENCIES.c.name)
    return AGENCIES.read(db, standing)


def region_name(line: AgencyLine) -> str:
    """The short name of its region, empty for national agencies."""
    region = regions.by_code(line.region_code)
    return region.short_name if region else ""
