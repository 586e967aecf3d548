"""What can happen to a practice."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from exchange.event import Event
from exchange.values import Evidence, Module, Official, Result, Since, Source, Value


class Description(Value, frozen=True, kw_only=True):
    """A way of working, told so that others can follow. Codes of the vocabulary; `cost` in whole rupiah."""

    name: str
    summary: str
    problem: str
    how: str
    modules: tuple[Module, ...] = ()
    conditions: str = ""
    cost: int | None = None
    cost_note: str = ""
    staff: str = ""
    legal_basis: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    failures: str = ""
    since: Since | None = None
    topics: tuple[str, ...] = ()
    ppks: tuple[str, ...] = ()
    spm: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    urusan: str = ""


class Origin(Value, frozen=True, kw_only=True):
    """The edition that a derived practice grew from, by which adoption, and the visit that caused it."""

    practice_id: UUID
    edition: int
    adoption_id: UUID
    visit_id: UUID | None = None


class Remark(Value, frozen=True, kw_only=True):
    """A curator's remark on one section of a description."""

    section: str
    text: str


class PracticeDrafted(Event, frozen=True, kw_only=True, tag="practice.drafted"):
    owner_id: UUID
    description: Description
    source: Source | None = None
    origin: Origin | None = None


class PracticeRevised(Event, frozen=True, kw_only=True, tag="practice.revised"):
    """A draft changed, or the next edition begun while the published one stands."""

    description: Description
    edition: int


class PracticeSubmitted(Event, frozen=True, kw_only=True, tag="practice.submitted"):
    """The owner releases an edition for verification; from now on others may read it as awaiting."""

    edition: int


class PracticeReturned(Event, frozen=True, kw_only=True, tag="practice.returned"):
    edition: int
    remarks: tuple[Remark, ...]


class PracticeVerified(Event, frozen=True, kw_only=True, tag="practice.verified"):
    """A curator of another agency has checked the edition against its evidence."""

    edition: int
    on: date
    verified_by: Official
    note: str = ""


class PracticePublished(Event, frozen=True, kw_only=True, tag="practice.published"):
    edition: int
    on: date


class PracticeRetired(Event, frozen=True, kw_only=True, tag="practice.retired"):
    """`reason` is a code of stop reasons."""

    reason: str
    note: str = ""
    on: date


class PracticeEvidenced(Event, frozen=True, kw_only=True, tag="practice.evidenced"):
    evidence: Evidence


PracticeEvent = (
    PracticeDrafted
    | PracticeRevised
    | PracticeSubmitted
    | PracticeReturned
    | PracticeVerified
    | PracticePublished
    | PracticeRetired
    | PracticeEvidenced
)
