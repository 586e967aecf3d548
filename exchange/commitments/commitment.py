"""When what may happen to a commitment, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from exchange import days, guards, permissions, value_checks
from exchange.commitments.events import (
    CommitmentDropped,
    CommitmentEvent,
    CommitmentFulfilled,
    CommitmentMade,
    CommitmentPostponed,
    ProgressNoted,
)
from exchange.errors import BadValue, ClosureWithoutProof
from exchange.handling import Deed
from exchange.values import Evidence, Official, Source


class CommitmentState(StrEnum):
    OPEN = "open"
    FULFILLED = "fulfilled"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Commitment:
    id: UUID
    version: int
    owner_id: UUID
    made_on: date
    due: date | None
    state: CommitmentState = CommitmentState.OPEN

    def require_open(self, deed: Deed) -> None:
        """Its owner acts, and it is not closed yet."""
        permissions.only(deed.by, self.owner_id)
        guards.state(self.state, CommitmentState.OPEN)


def make(
    commitment_id: UUID,
    deed: Deed,
    *,
    text: str,
    owner_id: UUID,
    source: Source,
    on: date,
    unit: str,
    official: Official | None,
    due: date | None,
) -> CommitmentMade:
    """An agency promises for itself alone."""
    permissions.only(deed.by, owner_id)
    guards.text("text", text)
    guards.optional_text("unit", unit, guards.LINE)
    value_checks.official("official", official)
    days.happened("on", on, deed.today)
    if due is not None:
        _check_due(due, on, deed)
    return CommitmentMade(
        **deed.first(commitment_id),
        text=text,
        owner_id=owner_id,
        source=source,
        on=on,
        unit=unit,
        official=official,
        due=due,
    )


def note_progress(commitment: Commitment, deed: Deed, text: str, on: date) -> ProgressNoted:
    commitment.require_open(deed)
    _check_day(commitment, deed, on)
    guards.text("text", text)
    return ProgressNoted(**deed.next(commitment), text=text, on=on)


def postpone(commitment: Commitment, deed: Deed, due: date, reason: str) -> CommitmentPostponed:
    """To a later day than before; where no day was named, one is named now."""
    commitment.require_open(deed)
    _check_due(due, commitment.made_on, deed)
    if commitment.due is not None and due <= commitment.due:
        raise BadValue(field="due", fault="before_start", first=commitment.due, have=due)
    guards.text("reason", reason)
    return CommitmentPostponed(**deed.next(commitment), due=due, reason=reason)


def fulfil(
    commitment: Commitment, deed: Deed, *, on: date, evidence: Evidence | None, reason: str
) -> CommitmentFulfilled:
    commitment.require_open(deed)
    if evidence is None and not reason.strip():
        raise ClosureWithoutProof(commitment=commitment.id)
    _check_day(commitment, deed, on)
    guards.optional_text("reason", reason)
    if evidence is not None:
        value_checks.evidence("evidence", evidence, deed.today)
    return CommitmentFulfilled(**deed.next(commitment), on=on, evidence=evidence, reason=reason)


def drop(commitment: Commitment, deed: Deed, on: date, reason: str) -> CommitmentDropped:
    commitment.require_open(deed)
    _check_day(commitment, deed, on)
    guards.text("reason", reason)
    return CommitmentDropped(**deed.next(commitment), on=on, reason=reason)


def evolve(commitment: Commitment | None, event: CommitmentEvent) -> Commitment:
    if isinstance(event, CommitmentMade):
        return Commitment(event.originator_id, event.originator_version, event.owner_id, event.on, event.due)
    assert commitment is not None, "a commitment begins by being made"
    commitment = replace(commitment, version=event.originator_version)
    match event:
        case ProgressNoted():
            return commitment
        case CommitmentPostponed():
            return replace(commitment, due=event.due)
        case CommitmentFulfilled():
            return replace(commitment, state=CommitmentState.FULFILLED)
        case CommitmentDropped():
            return replace(commitment, state=CommitmentState.DROPPED)
        case _:
            assert_never(event)


def _check_day(commitment: Commitment, deed: Deed, on: date) -> None:
    days.happened("on", on, deed.today)
    guards.order("on", commitment.made_on, on)


def _check_due(due: date, made_on: date, deed: Deed) -> None:
    days.planned("due", due, deed.today)
    guards.order("due", made_on, due)
