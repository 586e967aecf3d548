"""When what may happen to an innovation, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from exchange import days, guards, permissions, value_checks
from exchange.errors import AlreadyExists, BadValue, WrongState
from exchange.handling import Deed
from exchange.innovations.events import (
    DescribedAsPractice,
    InnovationEvent,
    InnovationEvidenced,
    InnovationProfile,
    InnovationRegistered,
    InnovationRevised,
    Maturity,
    MaturityReached,
)
from exchange.values import Evidence, Source
from vocabulary import terms

FORWARD = (Maturity.CONCEPT, Maturity.TRIAL, Maturity.APPLIED, Maturity.SPREAD)
IN_USE = (Maturity.TRIAL, Maturity.APPLIED, Maturity.SPREAD)
"""Others can follow what is done, not what is only thought of or was given up."""


@dataclass(frozen=True, slots=True)
class Innovation:
    id: UUID
    version: int
    owner_id: UUID
    maturity: Maturity
    since: date
    """Since when it stands at this maturity."""
    practice_id: UUID | None = None
    evidence: frozenset[UUID] = frozenset()

    @property
    def ahead(self) -> tuple[Maturity, ...]:
        """What it may come to next: any later maturity or the stop; after a stop, a new trial."""
        if self.maturity is Maturity.STOPPED:
            return (Maturity.TRIAL,)
        return (*FORWARD[FORWARD.index(self.maturity) + 1 :], Maturity.STOPPED)

    def require_owner(self, deed: Deed) -> None:
        permissions.only(deed.by, self.owner_id)


def register(
    innovation_id: UUID,
    deed: Deed,
    *,
    owner_id: UUID,
    profile: InnovationProfile,
    maturity: Maturity,
    on: date,
    source: Source | None,
) -> InnovationRegistered:
    permissions.only(deed.by, owner_id)
    _check_profile(profile, deed.today)
    guards.code("maturity", maturity, FORWARD)
    days.happened("on", on, deed.today)
    return InnovationRegistered(
        **deed.first(innovation_id),
        owner_id=owner_id,
        profile=profile,
        maturity=maturity,
        on=on,
        source=source,
    )


def revise(innovation: Innovation, deed: Deed, profile: InnovationProfile) -> InnovationRevised:
    innovation.require_owner(deed)
    _check_profile(profile, deed.today)
    return InnovationRevised(**deed.next(innovation), profile=profile)


def reach(
    innovation: Innovation, deed: Deed, *, maturity: Maturity, on: date, note: str, reason: str
) -> MaturityReached:
    """Forward, or stopped for a reason; a stopped one is tried again, and the note says what is new."""
    innovation.require_owner(deed)
    if maturity not in innovation.ahead:
        raise WrongState(need=innovation.ahead, have=innovation.maturity, asked=maturity)
    days.happened("on", on, deed.today)
    guards.order("on", innovation.since, on)
    guards.optional_text("note", note)
    if innovation.maturity is Maturity.STOPPED:
        guards.text("note", note)
    if maturity is Maturity.STOPPED:
        guards.code("reason", reason, terms.stop_reasons())
    elif reason:
        raise BadValue(field="reason", fault="only_with_a_stop")
    return MaturityReached(**deed.next(innovation), maturity=maturity, on=on, note=note, reason=reason)


def add_evidence(innovation: Innovation, deed: Deed, evidence: Evidence) -> InnovationEvidenced:
    innovation.require_owner(deed)
    if evidence.id in innovation.evidence:
        raise AlreadyExists(noun="Evidence", id=evidence.id)
    value_checks.evidence("evidence", evidence, deed.today)
    return InnovationEvidenced(**deed.next(innovation), evidence=evidence)


def describe_as_practice(innovation: Innovation, deed: Deed, practice_id: UUID) -> DescribedAsPractice:
    """Once: what changes later is an edition of that practice."""
    innovation.require_owner(deed)
    guards.state(innovation.maturity, *IN_USE)
    if innovation.practice_id is not None:
        raise AlreadyExists(noun="Practice", id=innovation.practice_id)
    return DescribedAsPractice(**deed.next(innovation), practice_id=practice_id)


def evolve(innovation: Innovation | None, event: InnovationEvent) -> Innovation:
    if isinstance(event, InnovationRegistered):
        return Innovation(
            event.originator_id, event.originator_version, event.owner_id, event.maturity, event.on
        )
    assert innovation is not None, "an innovation begins by being registered"
    innovation = replace(innovation, version=event.originator_version)
    match event:
        case InnovationRevised():
            return innovation
        case MaturityReached():
            return replace(innovation, maturity=event.maturity, since=event.on)
        case InnovationEvidenced():
            return replace(innovation, evidence=innovation.evidence | {event.evidence.id})
        case DescribedAsPractice():
            return replace(innovation, practice_id=event.practice_id)
        case _:
            assert_never(event)


def _check_profile(profile: InnovationProfile, today: date) -> None:
    guards.text("name", profile.name, guards.LINE)
    guards.text("problem", profile.problem)
    guards.text("how", profile.how)
    guards.optional_text("acronym", profile.acronym, guards.LINE)
    guards.optional_text("unit", profile.unit, guards.LINE)
    value_checks.official("initiator", profile.initiator)
    guards.lines("activities", profile.activities)
    _check_company(profile)
    value_checks.since("since", profile.since, today)
    guards.codes("topics", profile.topics, terms.topics())
    guards.codes("ppks", profile.ppks, terms.ppks())
    if profile.urusan:
        guards.code("urusan", profile.urusan, terms.urusan())


def _check_company(profile: InnovationProfile) -> None:
    """Who takes part, and what it is said to have done for people."""
    guards.few("partners", profile.partners, most=50)
    for partner in profile.partners:
        guards.text("partners.name", partner.name, guards.LINE)
        guards.optional_text("partners.part", partner.part)
    guards.few("impacts", profile.impacts, most=50)
    for impact in profile.impacts:
        guards.text("impacts.aspect", impact.aspect, guards.LINE)
        guards.optional_text("impacts.text", impact.text)
