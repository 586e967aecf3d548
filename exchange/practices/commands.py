"""Who asks for what of a practice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange import references
from exchange.handling import Command, Desk, Facts, Handlers
from exchange.practices import practice
from exchange.practices.events import Description, Remark
from exchange.practices.practice import Practice
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


def handle_draft(command: DraftPractice, desk: Desk) -> Facts:
    references.fresh(desk, Practice, command.practice_id)
    references.active(desk, command.owner_id)
    if command.source is not None:
        references.source(desk, command.source, references.SEEN_AT)
    return [
        practice.draft(
            command.practice_id,
            desk.deed,
            owner_id=command.owner_id,
            description=command.description,
            source=command.source,
        )
    ]


def handle_revise(command: RevisePractice, desk: Desk) -> Facts:
    known = desk.load(Practice, command.practice_id, command.seen)
    return [practice.revise(known, desk.deed, command.description)]


def handle_submit(command: SubmitPractice, desk: Desk) -> Facts:
    return [practice.submit(desk.load(Practice, command.practice_id, command.seen), desk.deed)]


def handle_return(command: ReturnPractice, desk: Desk) -> Facts:
    known = desk.load(Practice, command.practice_id, command.seen)
    return [practice.return_(known, desk.deed, command.remarks)]


def handle_verify(command: VerifyPractice, desk: Desk) -> Facts:
    known = desk.load(Practice, command.practice_id, command.seen)
    references.officials(desk, command.verified_by)
    return [
        practice.verify(known, desk.deed, on=command.on, verified_by=command.verified_by, note=command.note)
    ]


def handle_publish(command: PublishPractice, desk: Desk) -> Facts:
    known = desk.load(Practice, command.practice_id, command.seen)
    return [practice.publish(known, desk.deed, command.on)]


def handle_retire(command: RetirePractice, desk: Desk) -> Facts:
    known = desk.load(Practice, command.practice_id, command.seen)
    return [practice.retire(known, desk.deed, reason=command.reason, note=command.note, on=command.on)]


def handle_evidence(command: EvidencePractice, desk: Desk) -> Facts:
    known = desk.load(Practice, command.practice_id, command.seen)
    return [practice.add_evidence(known, desk.deed, command.evidence)]


HANDLERS: Handlers = {
    DraftPractice: handle_draft,
    RevisePractice: handle_revise,
    SubmitPractice: handle_submit,
    ReturnPractice: handle_return,
    VerifyPractice: handle_verify,
    PublishPractice: handle_publish,
    RetirePractice: handle_retire,
    EvidencePractice: handle_evidence,
}
