"""When what may happen to an agency, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from exchange import days, guards, value_checks
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
from exchange.errors import AlreadyExists, BadValue, NotFound, NotPermitted, WrongState
from exchange.handling import Deed
from exchange.values import ContextFigure, Role
from vocabulary import regions, terms


@dataclass(frozen=True, slots=True)
class Agency:
    id: UUID
    version: int
    parent_id: UUID | None
    hosting: HostingRules = field(default_factory=HostingRules)
    sites: Mapping[UUID, bool] = field(default_factory=dict)
    """Every site that it ever had, and whether it is open."""
    merged_into: UUID | None = None

    def require_own(self, deed: Deed) -> None:
        """Only the agency itself and the operator change what is known of it."""
        if deed.by.agency_id != self.id and deed.by.role is not Role.OPERATOR:
            raise NotPermitted(agency=self.id, by_agency=deed.by.agency_id)
        self.require_active()

    def require_active(self) -> None:
        if self.merged_into is not None:
            raise WrongState(need=("active",), have="merged", agency=self.id, into=self.merged_into)

    def require_site(self, site_id: UUID) -> None:
        if site_id not in self.sites:
            raise NotFound(noun="Site", id=site_id)


def register(
    agency_id: UUID,
    deed: Deed,
    *,
    name: str,
    kind: str,
    region_code: str,
    short_names: tuple[str, ...],
    parent: Agency | None,
) -> AgencyRegistered:
    if deed.by.role is not Role.OPERATOR:
        raise NotPermitted(by_agency=deed.by.agency_id, role=deed.by.role)
    _check_names(name, short_names)
    guards.code("kind", kind, terms.agency_kinds())
    _check_region(region_code)
    if parent is not None:
        parent.require_active()
    return AgencyRegistered(
        **deed.first(agency_id),
        name=name,
        kind=kind,
        region_code=region_code,
        short_names=short_names,
        parent_id=parent.id if parent else None,
    )


def rename(agency: Agency, deed: Deed, name: str, short_names: tuple[str, ...], on: date) -> AgencyRenamed:
    agency.require_own(deed)
    _check_names(name, short_names)
    days.happened("on", on, deed.today)
    return AgencyRenamed(**deed.next(agency), name=name, on=on, short_names=short_names)


def move(
    agency: Agency, deed: Deed, region_code: str, parent: Agency | None, above: Set[UUID], on: date
) -> AgencyMoved:
    """`above` are the new parent and all that it belongs to: the agency cannot be among them."""
    agency.require_own(deed)
    _check_region(region_code)
    days.happened("on", on, deed.today)
    if parent is not None:
        parent.require_active()
    if agency.id in above:
        raise BadValue(field="parent_id", fault="cycle")
    return AgencyMoved(
        **deed.next(agency), on=on, region_code=region_code, parent_id=parent.id if parent else None
    )


def merge(agency: Agency, deed: Deed, into: Agency, on: date) -> AgencyMerged:
    agency.require_own(deed)
    if into.id == agency.id:
        raise BadValue(field="into_id", fault="itself")
    into.require_active()
    days.happened("on", on, deed.today)
    return AgencyMerged(**deed.next(agency), into_id=into.id, on=on)


def open_site(
    agency: Agency,
    deed: Deed,
    *,
    site_id: UUID,
    name: str,
    about: str,
    latitude: float | None,
    longitude: float | None,
) -> SiteOpened:
    agency.require_own(deed)
    if site_id in agency.sites:
        raise AlreadyExists(noun="Site", id=site_id)
    guards.text("name", name, guards.LINE)
    guards.optional_text("about", about)
    _check_place(latitude, longitude)
    return SiteOpened(
        **deed.next(agency), site_id=site_id, name=name, about=about, latitude=latitude, longitude=longitude
    )


def close_site(agency: Agency, deed: Deed, site_id: UUID, on: date) -> SiteClosed:
    agency.require_own(deed)
    agency.require_site(site_id)
    if not agency.sites[site_id]:
        raise WrongState(need=("open",), have="closed", site=site_id)
    days.happened("on", on, deed.today)
    return SiteClosed(**deed.next(agency), site_id=site_id, on=on)


def record_figure(agency: Agency, deed: Deed, figure: ContextFigure, site_id: UUID | None) -> FigureRecorded:
    agency.require_own(deed)
    if site_id is not None:
        agency.require_site(site_id)
    value_checks.figure("figure", figure, deed.today)
    return FigureRecorded(**deed.next(agency), figure=figure, site_id=site_id)


def set_hosting_rules(agency: Agency, deed: Deed, rules: HostingRules) -> HostingRulesSet:
    agency.require_own(deed)
    guards.count("visits_per_month", rules.visits_per_month, most=1_000)
    guards.count("party_most", rules.party_most, least=1, most=10_000)
    guards.count("lead_days", rules.lead_days, most=365)
    guards.some("modes", rules.modes)
    for mode in rules.modes:
        guards.code("modes", mode, terms.visit_modes())
    value_checks.unique("modes", rules.modes)
    guards.optional_text("note", rules.note)
    return HostingRulesSet(**deed.next(agency), rules=rules)


def evolve(agency: Agency | None, event: AgencyEvent) -> Agency:
    if isinstance(event, AgencyRegistered):
        return Agency(event.originator_id, event.originator_version, event.parent_id)
    assert agency is not None, "an agency begins by being registered"
    agency = replace(agency, version=event.originator_version)
    match event:
        case AgencyRenamed() | FigureRecorded():
            return agency
        case AgencyMoved():
            return replace(agency, parent_id=event.parent_id)
        case AgencyMerged():
            return replace(agency, merged_into=event.into_id)
        case SiteOpened():
            return replace(agency, sites={**agency.sites, event.site_id: True})
        case SiteClosed():
            return replace(agency, sites={**agency.sites, event.site_id: False})
        case HostingRulesSet():
            return replace(agency, hosting=event.rules)
        case _:
            assert_never(event)


def _check_names(name: str, short_names: tuple[str, ...]) -> None:
    guards.text("name", name, guards.LINE)
    guards.few("short_names", short_names, most=20)
    for short in short_names:
        guards.text("short_names", short, guards.LINE)


def _check_region(code: str) -> None:
    if code and regions.by_code(code) is None:
        raise BadValue(field="region_code", fault="unknown", have=code)


def _check_place(latitude: float | None, longitude: float | None) -> None:
    if latitude is None and longitude is None:
        return
    if latitude is None or not -90 <= latitude <= 90:
        raise BadValue(field="latitude", fault="out_of_range", least=-90, most=90, have=latitude)
    if longitude is None or not -180 <= longitude <= 180:
        raise BadValue(field="longitude", fault="out_of_range", least=-180, most=180, have=longitude)
