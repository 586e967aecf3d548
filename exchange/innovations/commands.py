"""Who asks for what of an innovation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.handling import Command, Handlers
from exchange.innovations.events import InnovationProfile, Maturity
from exchange.practices.events import Description
from exchange.values import Evidence, Source


class RegisterInnovation(Command, frozen=True, kw_only=True):
    """`maturity` is where it stands, reached `on` that day."""

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


HANDLERS: Handlers = {}
