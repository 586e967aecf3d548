"""What can be asked of an agency: by itself, or by the operator of the exchange."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.agencies import agency
from exchange.agencies.agency import Agency
from exchange.agencies.events import HostingRules
from exchange.errors import AlreadyExists
from exchange.handling import Command, Desk, Facts, Handlers
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


def handle_register(command: RegisterAgency, desk: Desk) -> Facts:
    if desk.find(Agency, command.agency_id) is not None:
        raise AlreadyExists(noun="Agency", id=command.agency_id)
    return [
        agency.register(
            command.agency_id,
            desk.deed,
            name=command.name,
            kind=command.kind,
            region_code=command.region_code,
            short_names=command.short_names,
            parent=_parent(desk, command.parent_id),
        )
    ]


def handle_rename(command: RenameAgency, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    return [agency.rename(own, desk.deed, command.name, command.short_names, command.on)]


def handle_move(command: MoveAgency, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    parent = _parent(desk, command.parent_id)
    above = _line_above(desk, parent)
    return [agency.move(own, desk.deed, command.region_code, parent, above, command.on)]


def handle_merge(command: MergeAgency, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    return [agency.merge(own, desk.deed, desk.load(Agency, command.into_id), command.on)]


def handle_open_site(command: OpenSite, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    return [
        agency.open_site(
            own,
            desk.deed,
            site_id=command.site_id,
            name=command.name,
            about=command.about,
            latitude=command.latitude,
            longitude=command.longitude,
        )
    ]


def handle_close_site(command: CloseSite, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    return [agency.close_site(own, desk.deed, command.site_id, command.on)]


def handle_record_figure(command: RecordFigure, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    return [agency.record_figure(own, desk.deed, command.figure, command.site_id)]


def handle_set_hosting_rules(command: SetHostingRules, desk: Desk) -> Facts:
    own = desk.load(Agency, command.agency_id, command.seen)
    return [agency.set_hosting_rules(own, desk.deed, command.rules)]


def _parent(desk: Desk, parent_id: UUID | None) -> Agency | None:
    return desk.load(Agency, parent_id) if parent_id else None


def _line_above(desk: Desk, parent: Agency | None) -> set[UUID]:
    """The parent and all that it belongs to. Ends also where two moves at one moment have closed a ring."""
    above: set[UUID] = set()
    while parent is not None and parent.id not in above:
        above.add(parent.id)
        parent = desk.find(Agency, parent.parent_id) if parent.parent_id else None
    return above


HANDLERS: Handlers = {
    RegisterAgency: handle_register,
    RenameAgency: handle_rename,
    MoveAgency: handle_move,
    MergeAgency: handle_merge,
    OpenSite: handle_open_site,
    CloseSite: handle_close_site,
    RecordFigure: handle_record_figure,
    SetHostingRules: handle_set_hosting_rules,
}
