"""One agency's climb with one practice, step by step. Each text it is given gets the mark of an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from demo.cast import Agency
from demo.names import example, named, officer
from exchange.adoptions.adoption import adoption_id
from exchange.adoptions.commands import (
    AnchorAdoption,
    AnswerFollowUp,
    DecideAdoption,
    EvidenceAdoption,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    ObservePractice,
    PlanStep,
    ReplicatePractice,
    SetIndicator,
    StopAdoption,
    TakeReading,
)
from exchange.adoptions.events import (
    Anchor,
    Decision,
    Fidelity,
    Modification,
    ModuleChoice,
    ModuleObservation,
)
from exchange.handling import Command
from exchange.values import Actor, Evidence, EvidenceKind, Followed, Official, Source, SourceKind

CATALOGUE = Source(kind=SourceKind.CATALOGUE)


def seen_at(visit_id: UUID) -> Source:
    return Source(kind=SourceKind.VISIT, id=visit_id)


def link(name: str, claim: str, on: date, kind: EvidenceKind = EvidenceKind.REPORT) -> Evidence:
    """Evidence of something made up: its address is of a domain that nobody can own."""
    return Evidence(
        id=named("evidence", name),
        kind=kind,
        caption=example(name),
        claim=example(claim),
        on=on,
        url=f"https://contoh.example/{named('evidence', name)}",
        consent=True,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a module, or of the whole practice when `module` is empty."""

    what: str
    module: str = ""
    gap: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Climb:
    """`called` is the practice's name within the ids of its modules."""

    key: Iterator[UUID]
    adopter: Agency
    practice_id: UUID
    called: str

    @property
    def id(self) -> UUID:
        return adoption_id(self.practice_id, self.adopter.id)

    @property
    def by(self) -> Actor:
        return officer(self.adopter.id)

    def module(self, name: str) -> UUID:
        return named("module", self.called, name)

    def observed(self, on: date, source: Source, *seen: Seen) -> Command:
        return ObservePractice(
            by=self.by,
            key=next(self.key),
            practice_id=self.practice_id,
            source=source,
            on=on,
            observations=tuple(self._observation(one) for one in seen),
        )

    def decided(self, on: date, decision: Decision, reason: str) -> Command:
        return DecideAdoption(
            by=self.by,
            key=next(self.key),
            adoption_id=self.id,
            decision=decision,
            reason=example(reason),
            on=on,
        )

    def in_charge(self, role: str) -> Command:
        official = Official(role=example(role), agency_id=self.adopter.id)
        return NamePersonInCharge(by=self.by, key=next(self.key), adoption_id=self.id, official=official)

    def measures(self, name: str, unit: str, baseline: int, on: date, target: int) -> Command:
        return SetIndicator(
            by=self.by,
            key=next(self.key),
            adoption_id=self.id,
            indicator_id=self._indicator(name),
            name=example(name),
            unit=unit,
            baseline=Decimal(baseline),
            baseline_on=on,
            target=Decimal(target),
        )

    def replicated(self, on: date, sites: tuple[str, ...], chosen: dict[str, Fidelity]) -> Command:
        return ReplicatePractice(
            by=self.by,
            key=next(self.key),
            adoption_id=self.id,
            on=on,
            trial_sites=tuple(example(site) for site in sites),
            choices=tuple(
                ModuleChoice(module_id=self.module(module), fidelity=fidelity)
                for module, fidelity in chosen.items()
            ),
        )

    def planned(self, text: str, owner: str, due: date) -> Command:
        return PlanStep(
            by=self.by,
            key=next(self.key),
            adoption_id=self.id,
            step_id=self._step(text),
            text=example(text),
            owner=example(owner),
            due=due,
        )

    def finished(self, text: str, on: date) -> Command:
        return FinishStep(
            by=self.by, key=next(self.key), adoption_id=self.id, step_id=self._step(text), on=on
        )

    def reads(self, name: str, value: int, on: date) -> Command:
        return TakeReading(
            by=self.by,
            key=next(self.key),
            adoption_id=self.id,
            indicator_id=self._indicator(name),
            value=Decimal(value),
            on=on,
            source=example("Catatan uji coba"),
        )

    def shows(self, evidence: Evidence) -> Command:
        return EvidenceAdoption(by=self.by, key=next(self.key), adoption_id=self.id, evidence=evidence)

    def modified(self, on: date, modification: Modification) -> Command:
        return ModifyPractice(
            by=self.by, key=next(self.key), adoption_id=self.id, modification=modification, on=on
        )

    def anchored(self, on: date, anchor: Anchor, title: str) -> Command:
        return AnchorAdoption(
            by=self.by,
            key=next(self.key),
            adoption_id=self.id,
            anchor=anchor,
            title=example(title),
            on=on,
        )

    def stopped(self, on: date, reason: str, note: str) -> Command:
        return StopAdoption(
            by=self.by, key=next(self.key), adoption_id=self.id, reason=reason, note=example(note), on=on
        )

    def followed_up(
        self, months: int, on: date, followed: Followed, text: str, by: Agency | None = None
    ) -> Command:
        """By the adopter, unless `by` says that it is the originator who answers."""
        return AnswerFollowUp(
            by=officer((by or self.adopter).id),
            key=next(self.key),
            adoption_id=self.id,
            months=months,
            followed=followed,
            on=on,
            text=example(text),
        )

    def _observation(self, seen: Seen) -> ModuleObservation:
        return ModuleObservation(
            id=named("observation", self.id, seen.what),
            what=example(seen.what),
            module_id=self.module(seen.module) if seen.module else None,
            gap=example(seen.gap) if seen.gap else "",
            question=example(seen.question) if seen.question else "",
        )

    def _indicator(self, name: str) -> UUID:
        return named("indicator", self.id, name)

    def _step(self, text: str) -> UUID:
        return named("step", self.id, text)
