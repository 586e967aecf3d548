"""What can be asked of an agency: by itself, or by the operator of the exchange."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.agencies.events import HostingRules
from exchange.handling import Command
from exchange.values import ContextFigure


class RegisterAgency(Command, frozen=True, kw_only=True):
    agency_id: UUID
    name: str
    kind: str
    region_code: str = ""
    short_names: tuple[str, ...] = ()
    parent_id: UUID | None = None


class RenameAgency(Command, frozen=True, kw_only=True):
    agency_id: UUID
    name: str
    on: date
    short_names: tuple[str, ...] = ()
    seen: int | None = None


class MoveAgency(Command, frozen=True, kw_only=True):
    """To another parent or region. Both are given as they are from then on."""

    agency_id: UUID
    on: date
    region_code: str = ""
    parent_id: UUID | None = None
    seen: int | None = None


class MergeAgency(Command, frozen=True, kw_only=True):
    agency_id: UUID
    into_id: UUID
    on: date
    seen: int | None = None


class OpenSite(Command, frozen=True, kw_only=True):
    agency_id: UUID
    site_id: UUID
    name: str
    about: str = ""
    latitude: float | None = None
    longitude: float | None = None
    seen: int | None = None


class CloseSite(Command, frozen=True, kw_only=True):
    agency_id: UUID
    site_id: UUID
    on: date
    seen: int | None = None


class RecordFigure(Command, frozen=True, kw_only=True):
    agency_id: UUID
    figure: ContextFigure
    site_id: UUID | None = None
    seen: int | None = None


class SetHostingRules(Command, frozen=True, kw_only=True):
    agency_id: UUID
    rules: HostingRules
    seen: int | None = None
