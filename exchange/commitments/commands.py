"""Who asks for what of a commitment."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange import references
from exchange.adoptions.adoption import Adoption
from exchange.commitments import commitment
from exchange.commitments.commitment import Commitment
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.values import Evidence, Official, Source, SourceKind

PROMISED_AT = {**references.SEEN_AT, SourceKind.ADOPTION: Adoption}


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


def handle_make(command: MakeCommitment, desk: Desk) -> Facts:
    references.fresh(desk, Commitment, command.commitment_id)
    references.active(desk, command.owner_id)
    references.officials(desk, command.official)
    references.source(desk, command.source, PROMISED_AT)
    return [
        commitment.make(
            command.commitment_id,
            desk.deed,
            text=command.text,
            owner_id=command.owner_id,
            source=command.source,
            on=command.on,
            unit=command.unit,
            official=command.official,
            due=command.due,
        )
    ]


def handle_note_progress(command: NoteProgress, desk: Desk) -> Facts:
    known = desk.load(Commitment, command.commitment_id, command.seen)
    return [commitment.note_progress(known, desk.deed, command.text, command.on)]


def handle_postpone(command: PostponeCommitment, desk: Desk) -> Facts:
    known = desk.load(Commitment, command.commitment_id, command.seen)
    return [commitment.postpone(known, desk.deed, command.due, command.reason)]


def handle_fulfil(command: FulfilCommitment, desk: Desk) -> Facts:
    return [
        commitment.fulfil(
            desk.load(Commitment, command.commitment_id, command.seen),
            desk.deed,
            on=command.on,
            evidence=command.evidence,
            reason=command.reason,
        )
    ]


def handle_drop(command: DropCommitment, desk: Desk) -> Facts:
    known = desk.load(Commitment, command.commitment_id, command.seen)
    return [commitment.drop(known, desk.deed, command.on, command.reason)]


HANDLERS: Handlers = {
    MakeCommitment: handle_make,
    NoteProgress: handle_note_progress,
    PostponeCommitment: handle_postpone,
    FulfilCommitment: handle_fulfil,
    DropCommitment: handle_drop,
}
