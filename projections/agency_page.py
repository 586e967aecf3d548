"""An agency's page: its names, where it stands, its places, its figures, how it receives guests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Select

from exchange.agencies.events import (
    AgencyEvent,
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
from exchange.diaries.events import DaysBlocked, DaysOpened
from exchange.event import Event
from exchange.values import ContextFigure
from projections.paging import Page, page_of
from projections.sheet import Ledger, Sheets

AGENCY_FACTS = frozenset(get_args(AgencyEvent))


class FormerName(msgspec.Struct):
    """A name that was kept until a day."""

    name: str
    until: date


class AgencyRow(msgspec.Struct):
    """`search` is all its names in lower case; `rules` are those that hold until it sets its own."""

    id: UUID
    version: int
    name: str
    search: str
    short_names: tuple[str, ...]
    former_names: tuple[FormerName, ...]
    kind: str
    region_code: str
    province: str
    parent_id: UUID | None
    merged_into: UUID | None
    merged_on: date | None
    receives: bool
    rules: HostingRules
    figures: tuple[ContextFigure, ...]


class SiteRow(msgspec.Struct):
    id: UUID
    agency_id: UUID
    name: str
    about: str
    latitude: float | None
    longitude: float | None
    closed_on: date | None
    figures: tuple[ContextFigure, ...]


class BlockRow(msgspec.Struct):
    """Days on which a host receives nobody."""

    diary_id: UUID
    first_day: date
    last_day: date
    host_id: UUID
    reason: str


PAGES = Ledger(
    "agency_page",
    AgencyRow,
    key=("id",),
    indexes=[("name",), ("kind", "name"), ("province", "name"), ("parent_id",)],
)
SITES = Ledger("agency_sites", SiteRow, key=("id",), indexes=[("agency_id", "name")])
BLOCKS = Ledger(
    "blocked_days", BlockRow, key=("diary_id", "first_day", "last_day"), indexes=[("host_id", "last_day")]
)


class AgencyPage:
    name = "agency_page"
    version = 1
    ledgers = (PAGES, SITES, BLOCKS)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        match fact:
            case AgencyRegistered():
                sheets[PAGES].put(_registered(fact))
            case DaysBlocked():
                days = (fact.originator_id, fact.first_day, fact.last_day)
                sheets[BLOCKS].put(BlockRow(*days, fact.host_id, fact.reason))
            case DaysOpened():
                sheets[BLOCKS].drop(fact.originator_id, fact.first_day, fact.last_day)
            case _ if type(fact) in AGENCY_FACTS:
                row = sheets[PAGES].must(fact.originator_id)
                row.version = fact.originator_version
                _change(row, fact)
                sheets[PAGES].put(row)
                _change_site(sheets, fact)
            case _:
                pass


def _registered(fact: AgencyRegistered) -> AgencyRow:
    return AgencyRow(
        id=fact.originator_id,
        version=fact.originator_version,
        name=fact.name,
        search=_searched(fact.name, fact.short_names),
        short_names=fact.short_names,
        former_names=(),
        kind=fact.kind,
        region_code=fact.region_code,
        province=fact.region_code[:2],
        parent_id=fact.parent_id,
        merged_into=None,
        merged_on=None,
        receives=True,
        rules=HostingRules(),
        figures=(),
    )


def _searched(name: str, others: Iterable[str]) -> str:
    return " ".join((name, *others)).lower()


def _change(row: AgencyRow, fact: Event) -> None:
    match fact:
        case AgencyRenamed():
            row.former_names = (*row.former_names, FormerName(row.name, fact.on))
            row.name, row.short_names = fact.name, fact.short_names
            former = (before.name for before in row.former_names)
            row.search = _searched(row.name, (*row.short_names, *former))
        case AgencyMoved():
            row.region_code, row.province = fact.region_code, fact.region_code[:2]
            row.parent_id = fact.parent_id
        case AgencyMerged():
            row.merged_into, row.merged_on = fact.into_id, fact.on
        case FigureRecorded() if fact.site_id is None:
            row.figures = _with(row.figures, fact.figure)
        case HostingRulesSet():
            row.rules, row.receives = fact.rules, fact.rules.receives
        case _:
            pass


def _change_site(sheets: Sheets, fact: Event) -> None:
    match fact:
        case SiteOpened():
            place = (fact.name, fact.about, fact.latitude, fact.longitude)
            sheets[SITES].put(SiteRow(fact.site_id, fact.originator_id, *place, None, ()))
        case SiteClosed():
            site = sheets[SITES].must(fact.site_id)
            site.closed_on = fact.on
            sheets[SITES].put(site)
        case FigureRecorded() if fact.site_id is not None:
            site = sheets[SITES].must(fact.site_id)
            site.figures = _with(site.figures, fact.figure)
            sheets[SITES].put(site)
        case _:
            pass


def _with(figures: tuple[ContextFigure, ...], new: ContextFigure) -> tuple[ContextFigure, ...]:
    """A figure of the same name and year takes the place of the former one."""
    others = (old for old in figures if (old.name, old.year) != (new.name, new.year))
    return (*others, new)


@dataclass(frozen=True, slots=True)
class AgencyWish:
    """Which agencies to list; empty fields ask for nothing. All `words` are in names that it has or had."""

    words: str = ""
    kind: str = ""
    province: str = ""
    receives: bool = False


def agency_row(db: Connection, agency_id: UUID) -> AgencyRow | None:
    return PAGES.one(db, agency_id)


def agency_list(db: Connection, wish: AgencyWish, number: int) -> Page[AgencyRow]:
    """Page `number` of the agencies that still stand, by name."""
    return page_of(db, PAGES, _matching(PAGES.select(), wish).order_by(PAGES.c.name, PAGES.c.id), number)


def units_of(db: Connection, agency_id: UUID) -> list[AgencyRow]:
    """The agencies that belong to this one, by name."""
    c = PAGES.c
    return PAGES.read(
        db, PAGES.select().where(c.parent_id == agency_id, c.merged_into.is_(None)).order_by(c.name, c.id)
    )


def sites_of(db: Connection, agency_ids: Iterable[UUID]) -> list[SiteRow]:
    """The places of these agencies, by name; open ones first."""
    c = SITES.c
    own = SITES.select().where(c.agency_id.in_(set(agency_ids)))
    return SITES.read(db, own.order_by(c.closed_on.is_not(None), c.name, c.id))


def site_rows(db: Connection, ids: Iterable[UUID | None]) -> dict[UUID, SiteRow]:
    """These places by id, in one query; unknown ids are left out."""
    wanted = {site_id for site_id in ids if site_id is not None}
    if not wanted:
        return {}
    return {site.id: site for site in SITES.read(db, SITES.select().where(SITES.c.id.in_(wanted)))}


def blocks_ahead(db: Connection, host_id: UUID, today: date) -> list[BlockRow]:
    """The days that a host keeps free of visits, from today on."""
    c = BLOCKS.c
    ahead = BLOCKS.select().where(c.host_id == host_id, c.last_day >= today)
    return BLOCKS.read(db, ahead.order_by(c.first_day, c.last_day))


def _matching(query: Select[Any], wish: AgencyWish) -> Select[Any]:
    c = PAGES.c
    query = query.where(c.merged_into.is_(None))
    for word in wish.words.lower().split():
        query = query.where(c.search.contains(word, autoescape=True))
    if wish.kind:
        query = query.where(c.kind == wish.kind)
    if wish.province:
        query = query.where(c.province == wish.province)
    if wish.receives:
        query = query.where(c.receives.is_(True))
    return query
