"""Who asks for what of an innovation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange import references
from exchange.adoptions.adoption import Adoption
from exchange.errors import NotPermitted
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.innovations import innovation
from exchange.innovations.events import InnovationProfile, Maturity
from exchange.innovations.innovation import Innovation
from exchange.practices import practice
from exchange.practices.events import Description
from exchange.practices.practice import Practice
from exchange.values import Evidence, Source, SourceKind

GROWN_FROM = {**references.SEEN_AT, SourceKind.ADOPTION: Adoption}


class RegisterInnovation(Command, frozen=True, kw_only=True):
    """`maturity` is where it stands, reached `on` that day.

    `source` is a visit, a forum, a training, or an adoption of the owner's.
    """

    innovation_id: UUID
    owner_id: UUID
    profile: InnovationProfile
    maturity: Maturity
    on: date
    source: Source | None = None


class ReviseInnovation(Command, frozen=True, kw_only=True):
    innovation_id: UUID
    profile: InnovationProfile
    seen: int | None = None


class ReachMaturity(Command, frozen=True, kw_only=True):
    """`reason`, a code of stop reasons, belongs to a stop; `note` to a new start after one."""

    innovation_id: UUID
    maturity: Maturity
    on: date
    note: str = ""
    reason: str = ""
    seen: int | None = None


class EvidenceInnovation(Command, frozen=True, kw_only=True):
    innovation_id: UUID
    evidence: Evidence
    seen: int | None = None


class DescribeAsPractice(Command, frozen=True, kw_only=True):
    innovation_id: UUID
    practice_id: UUID
    description: Description
    seen: int | None = None


def handle_register(command: RegisterInnovation, desk: Desk) -> Facts:
    references.fresh(desk, Innovation, command.innovation_id)
    references.active(desk, command.owner_id)
    _check_profile(desk, command.profile)
    if command.source is not None:
        grown_from = references.source(desk, command.source, GROWN_FROM)
        if isinstance(grown_from, Adoption) and grown_from.agency_id != command.owner_id:
            raise NotPermitted(agency_id=command.owner_id, need=(grown_from.agency_id,))
    return [
        innovation.register(
            command.innovation_id,
            desk.deed,
            owner_id=command.owner_id,
            profile=command.profile,
            maturity=command.maturity,
            on=command.on,
            source=command.source,
        )
    ]


def handle_revise(command: ReviseInnovation, desk: Desk) -> Facts:
    known = desk.load(Innovation, command.innovation_id, command.seen)
    _check_profile(desk, command.profile)
    return [innovation.revise(known, desk.deed, command.profile)]


def handle_reach(command: ReachMaturity, desk: Desk) -> Facts:
    return [
        innovation.reach(
            desk.load(Innovation, command.innovation_id, command.seen),
            desk.deed,
            maturity=command.maturity,
            on=command.on,
            note=command.note,
            reason=command.reason,
        )
    ]


def handle_evidence(command: EvidenceInnovation, desk: Desk) -> Facts:
    known = desk.load(Innovation, command.innovation_id, command.seen)
    return [innovation.add_evidence(known, desk.deed, command.evidence)]


def handle_describe(command: DescribeAsPractice, desk: Desk) -> Facts:
    known = desk.load(Innovation, command.innovation_id, command.seen)
    references.fresh(desk, Practice, command.practice_id)
    return [
        innovation.describe_as_practice(known, desk.deed, command.practice_id),
        practice.draft(
            command.practice_id,
            desk.deed,
            owner_id=known.owner_id,
            description=command.description,
            source=Source(kind=SourceKind.INNOVATION, id=known.id),
        ),
    ]


def _check_profile(desk: Desk, profile: InnovationProfile) -> None:
    references.officials(desk, profile.initiator)
    references.agencies(desk, *(partner.agency_id for partner in profile.partners))


HANDLERS: Handlers = {
    RegisterInnovation: handle_register,
    ReviseInnovation: handle_revise,
    ReachMaturity: handle_reach,
    EvidenceInnovation: handle_evidence,
    DescribeAsPractice: handle_describe,
}
