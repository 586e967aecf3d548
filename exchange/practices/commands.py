"""Who asks for what of a practice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.handling import Command, Handlers
from exchange.practices.events import Description, Remark
from exchange.values import Evidence, Official, Source


class DraftPractice(Command, frozen=True, kw_only=True):
    """`source` is a visit, a forum or a training.

    From an innovation it is drafted by DescribeAsPractice, from an adoption by DerivePractice.
    """

    practice_id: UUID
    owner_id: UUID
    description: Description
    source: Source | None = None


class RevisePractice(Command, frozen=True, kw_only=True):
    """Changes a draft; of a published practice begins the next edition."""

    practice_id: UUID
    description: Description
    seen: int | None = None


class SubmitPractice(Command, frozen=True, kw_only=True):
    practice_id: UUID
    seen: int | None = None


class ReturnPractice(Command, frozen=True, kw_only=True):
    practice_id: UUID
    remarks: tuple[Remark, ...]
    seen: int | None = None


class VerifyPractice(Command, frozen=True, kw_only=True):
    practice_id: UUID
    on: date
    verified_by: Official
    note: str = ""
    seen: int | None = None


class PublishPractice(Command, frozen=True, kw_only=True):
    practice_id: UUID
    on: date
    seen: int | None = None


class RetirePractice(Command, frozen=True, kw_only=True):
    """`reason` is a code of stop reasons."""

    practice_id: UUID
    reason: str
    on: date
    note: str = ""
    seen: int | None = None


class EvidencePractice(Command, frozen=True, kw_only=True):
    practice_id: UUID
    evidence: Evidence
    seen: int | None = None


HANDLERS: Handlers = {}
