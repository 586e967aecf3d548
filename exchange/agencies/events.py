"""What can happen to an agency."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.event import Event
from exchange.values import ContextFigure, Value


class HostingRules(Value, frozen=True, kw_only=True):
    """How an agency receives guests. `modes` are codes of the vocabulary of visit modes."""

    receives: bool = True
    visits_per_month: int = 4
    party_most: int = 30
    lead_days: int = 7
    modes: tuple[str, ...] = ("luring", "daring", "hibrida")
    note: str = ""


class AgencyRegistered(Event, frozen=True, kw_only=True, tag="agency.registered"):
    """`kind` is a code of agency kinds. `region_code` is Kemendagri's, empty for national agencies."""

    name: str
    kind: str
    region_code: str = ""
    short_names: tuple[str, ...] = ()
    parent_id: UUID | None = None


class AgencyRenamed(Event, frozen=True, kw_only=True, tag="agency.renamed"):
    name: str
    on: date
    short_names: tuple[str, ...] = ()


class AgencyMoved(Event, frozen=True, kw_only=True, tag="agency.moved"):
    """It now belongs to another parent or region."""

    on: date
    region_code: str = ""
    parent_id: UUID | None = None


class AgencyMerged(Event, frozen=True, kw_only=True, tag="agency.merged"):
    into_id: UUID
    on: date


class SiteOpened(Event, frozen=True, kw_only=True, tag="agency.site_opened"):
    """A place to be visited: a UPT, a panti, a hall. Coordinates in degrees, WGS 84."""

    site_id: UUID
    name: str
    about: str = ""
    latitude: float | None = None
    longitude: float | None = None


class SiteClosed(Event, frozen=True, kw_only=True, tag="agency.site_closed"):
    site_id: UUID
    on: date


class FigureRecorded(Event, frozen=True, kw_only=True, tag="agency.figure_recorded"):
    """A context figure of the agency, or of one of its sites."""

    figure: ContextFigure
    site_id: UUID | None = None


class HostingRulesSet(Event, frozen=True, kw_only=True, tag="agency.hosting_rules_set"):
    rules: HostingRules


AgencyEvent = (
    AgencyRegistered
    | AgencyRenamed
    | AgencyMoved
    | AgencyMerged
    | SiteOpened
    | SiteClosed
    | FigureRecorded
    | HostingRulesSet
)
