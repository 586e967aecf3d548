"""What can happen to a commitment."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.event import Event
from exchange.values import Evidence, Official, Source


class CommitmentMade(Event, frozen=True, kw_only=True, tag="commitment.made"):
    """A promise. `owner_id` is the agency that owes it; `due` is absent when no day was named."""

    text: str
    owner_id: UUID
    source: Source
    on: date
    unit: str = ""
    official: Official | None = None
    due: date | None = None


class ProgressNoted(Event, frozen=True, kw_only=True, tag="commitment.progress_noted"):
    text: str
    on: date


class CommitmentPostponed(Event, frozen=True, kw_only=True, tag="commitment.postponed"):
    due: date
    reason: str


class CommitmentFulfilled(Event, frozen=True, kw_only=True, tag="commitment.fulfilled"):
    """Done: with evidence, or with the reason why there is none to show."""

    on: date
    evidence: Evidence | None = None
    reason: str = ""


class CommitmentDropped(Event, frozen=True, kw_only=True, tag="commitment.dropped"):
    on: date
    reason: str


CommitmentEvent = (
    CommitmentMade | ProgressNoted | CommitmentPostponed | CommitmentFulfilled | CommitmentDropped
)
