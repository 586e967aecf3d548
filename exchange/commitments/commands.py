"""Who asks for what of a commitment."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.handling import Command, Handlers
from exchange.values import Evidence, Official, Source


class MakeCommitment(Command, frozen=True, kw_only=True):
    """`source` is a visit, a forum, a training or an adoption; `due` absent when no day was named."""

    commitment_id: UUID
    text: str
    owner_id: UUID
    source: Source
    on: date
    unit: str = ""
    official: Official | None = None
    due: date | None = None


class NoteProgress(Command, frozen=True, kw_only=True):
    commitment_id: UUID
    text: str
    on: date
    seen: int | None = None


class PostponeCommitment(Command, frozen=True, kw_only=True):
    commitment_id: UUID
    due: date
    reason: str
    seen: int | None = None


class FulfilCommitment(Command, frozen=True, kw_only=True):
    """With evidence, or with the reason why there is none to show."""

    commitment_id: UUID
    on: date
    evidence: Evidence | None = None
    reason: str = ""
    seen: int | None = None


class DropCommitment(Command, frozen=True, kw_only=True):
    commitment_id: UUID
    on: date
    reason: str
    seen: int | None = None


HANDLERS: Handlers = {}
