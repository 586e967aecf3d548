"""When what may happen to a practice, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from exchange import days, guards, permissions, value_checks
from exchange.errors import AlreadyExists, GateClosed, NotPermitted, OwnPractice, WrongState
from exchange.handling import Deed
from exchange.practices import descriptions
from exchange.practices.events import (
    Description,
    Origin,
    PracticeDrafted,
    PracticeEvent,
    PracticeEvidenced,
    PracticePublished,
    PracticeRetired,
    PracticeReturned,
    PracticeRevised,
    PracticeSubmitted,
    PracticeVerified,
    Remark,
)
from exchange.values import Evidence, Official, Role, Source
from vocabulary import terms


class PracticeState(StrEnum):
    """Where the edition stands that is being worked on; an earlier one may be published meanwhile."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    PUBLISHED = "published"
    RETIRED = "retired"


IN_USE = tuple(state for state in PracticeState if state is not PracticeState.RETIRED)


@dataclass(frozen=True, slots=True)
class Practice:
    id: UUID
    version: int
    owner_id: UUID
    description: Description
    modules: Mapping[int, Set[UUID]]
    """The modules of each edition, as last described."""
    state: PracticeState = PracticeState.DRAFT
    edition: int = 1
    verified_on: date | None = None
    published_edition: int | None = None
    published_on: date | None = None
    evidence: frozenset[UUID] = frozenset()

    @property
    def open_edition(self) -> int | None:
        """The edition that others read: the published one, or the first while it awaits publication."""
        if self.state is PracticeState.RETIRED:
            return None
        if self.published_edition is not None:
            return self.published_edition
        awaiting = self.state in (PracticeState.SUBMITTED, PracticeState.VERIFIED)
        return self.edition if awaiting else None

    def require_owner(self, deed: Deed) -> None:
        permissions.only(deed.by, self.owner_id)

    def require_in_use(self) -> None:
        guards.state(self.state, *IN_USE)

    def require_curator(self, deed: Deed) -> None:
        """A curator, and of another agency: nobody vouches for its own."""
        if deed.by.role is not Role.CURATOR:
            raise NotPermitted(need=Role.CURATOR, role=deed.by.role)
        if deed.by.agency_id == self.owner_id:
            raise OwnPractice(practice=self.id)


def draft(
    practice_id: UUID,
    deed: Deed,
    *,
    owner_id: UUID,
    description: Description,
    source: Source | None = None,
    origin: Origin | None = None,
) -> PracticeDrafted:
    permissions.only(deed.by, owner_id)
    descriptions.check(description, deed.today)
    return PracticeDrafted(
        **deed.first(practice_id), owner_id=owner_id, description=description, source=source, origin=origin
    )


def revise(practice: Practice, deed: Deed, description: Description) -> PracticeRevised:
    """Of a published practice it begins the next edition, and the published one stands."""
    practice.require_owner(deed)
    guards.state(practice.state, PracticeState.DRAFT, PracticeState.RETURNED, PracticeState.PUBLISHED)
    descriptions.check(description, deed.today)
    edition = practice.edition + 1 if practice.state is PracticeState.PUBLISHED else practice.edition
    return PracticeRevised(**deed.next(practice), description=description, edition=edition)


def submit(practice: Practice, deed: Deed) -> PracticeSubmitted:
    practice.require_owner(deed)
    guards.state(practice.state, PracticeState.DRAFT, PracticeState.RETURNED)
    if missing := descriptions.missing(practice.description):
        raise GateClosed(missing=missing)
    return PracticeSubmitted(**deed.next(practice), edition=practice.edition)


def return_(practice: Practice, deed: Deed, remarks: tuple[Remark, ...]) -> PracticeReturned:
    practice.require_curator(deed)
    guards.state(practice.state, PracticeState.SUBMITTED)
    guards.some("remarks", remarks, most=50)
    for remark in remarks:
        guards.text("remarks.section", remark.section, guards.LINE)
        guards.text("remarks.text", remark.text)
    return PracticeReturned(**deed.next(practice), edition=practice.edition, remarks=remarks)


def verify(practice: Practice, deed: Deed, *, on: date, verified_by: Official, note: str) -> PracticeVerified:
    practice.require_curator(deed)
    guards.state(practice.state, PracticeState.SUBMITTED)
    days.happened("on", on, deed.today)
    value_checks.official("verified_by", verified_by)
    guards.optional_text("note", note)
    return PracticeVerified(
        **deed.next(practice), edition=practice.edition, on=on, verified_by=verified_by, note=note
    )


def publish(practice: Practice, deed: Deed, on: date) -> PracticePublished:
    practice.require_owner(deed)
    guards.state(practice.state, PracticeState.VERIFIED)
    days.happened("on", on, deed.today)
    if practice.verified_on is not None:
        guards.order("on", practice.verified_on, on)
    return PracticePublished(**deed.next(practice), edition=practice.edition, on=on)


def retire(practice: Practice, deed: Deed, *, reason: str, note: str, on: date) -> PracticeRetired:
    """Once an edition was published; it may be while the next is being written."""
    practice.require_owner(deed)
    practice.require_in_use()
    if practice.published_on is None:
        raise WrongState(need=(PracticeState.PUBLISHED,), have=practice.state)
    guards.order("on", practice.published_on, on)
    guards.code("reason", reason, terms.stop_reasons())
    guards.optional_text("note", note)
    days.happened("on", on, deed.today)
    return PracticeRetired(**deed.next(practice), reason=reason, note=note, on=on)


def add_evidence(practice: Practice, deed: Deed, evidence: Evidence) -> PracticeEvidenced:
    practice.require_owner(deed)
    practice.require_in_use()
    if evidence.id in practice.evidence:
        raise AlreadyExists(noun="Evidence", id=evidence.id)
    value_checks.evidence("evidence", evidence, deed.today)
    return PracticeEvidenced(**deed.next(practice), evidence=evidence)


def evolve(practice: Practice | None, event: PracticeEvent) -> Practice:
    if isinstance(event, PracticeDrafted):
        return Practice(
            event.originator_id,
            event.originator_version,
            event.owner_id,
            event.description,
            {1: _modules(event.description)},
        )
    assert practice is not None, "a practice begins as a draft"
    practice = replace(practice, version=event.originator_version)
    match event:
        case PracticeRevised():
            return replace(
                practice,
                state=PracticeState.DRAFT,
                edition=event.edition,
                description=event.description,
                modules={**practice.modules, event.edition: _modules(event.description)},
            )
        case PracticeSubmitted():
            return replace(practice, state=PracticeState.SUBMITTED)
        case PracticeReturned():
            return replace(practice, state=PracticeState.RETURNED)
        case PracticeVerified():
            return replace(practice, state=PracticeState.VERIFIED, verified_on=event.on)
        case PracticePublished():
            return replace(
                practice,
                state=PracticeState.PUBLISHED,
                published_edition=event.edition,
                published_on=event.on,
            )
        case PracticeRetired():
            return replace(practice, state=PracticeState.RETIRED)
        case PracticeEvidenced():
            return replace(practice, evidence=practice.evidence | {event.evidence.id})
        case _:
            assert_never(event)


def _modules(description: Description) -> frozenset[UUID]:
    return frozenset(module.id for module in description.modules)
