"""The lives of made-up adoptions: observed, decided, tried, measured, changed, anchored; or given up."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from bench.practices import describe, grown, owner, rest, some_evidence, well_known
from bench.world import Life, World
from exchange.adoptions.adoption import Adoption, adoption_id
from exchange.adoptions.commands import (
    AnchorAdoption,
    DecideAdoption,
    DerivePractice,
    EvidenceAdoption,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    ObservePractice,
    PlanStep,
    ReplicatePractice,
    SetIndicator,
    SpreadAdoption,
    StopAdoption,
    TakeReading,
)
from exchange.adoptions.events import Anchor, Decision, Modification, ModuleObservation
from exchange.practices.practice import Practice
from exchange.values import Official, Source, SourceKind
from vocabulary import terms


def chosen_life(world: World) -> Life:
    """An adoption of what somebody found in the catalogue, once there is something."""
    if world.published:
        source = Source(kind=SourceKind.CATALOGUE)
        yield from adoption_life(world, owner(world), well_known(world), source)


def adoption_life(world: World, agency_id: UUID, practice_id: UUID, source: Source) -> Life:
    """None when the agency cannot climb with it: its own, known already, or out of use."""
    practice = world.load(Practice, practice_id)
    own_id = adoption_id(practice_id, agency_id)
    is_known = world.find(Adoption, own_id) is not None
    if is_known or practice.owner_id == agency_id or practice.open_edition is None:
        return
    world.ask(
        ObservePractice(
            **world.by(agency_id),
            practice_id=practice_id,
            source=source,
            on=world.today,
            observations=_observations(world, practice),
        )
    )
    yield rest(world, 3, 60)
    decision = world.rng.choices(list(Decision), (60, 25, 15))[0]
    reason = world.pen.told(practice.description.topics[0], 1)
    world.ask(
        DecideAdoption(
            **world.by(agency_id), adoption_id=own_id, decision=decision, reason=reason, on=world.today
        )
    )
    if decision is not Decision.REFUSE:
        yield rest(world, 5, 90)
        yield from _climbing(world, agency_id, own_id, practice)


def _climbing(world: World, agency_id: UUID, own_id: UUID, practice: Practice) -> Life:
    rng = world.rng
    indicator_id = _prepare(world, agency_id, own_id)
    yield rest(world, 1, 30)
    trial_sites = (world.pen.module(practice.description.topics[0]),)
    world.ask(
        ReplicatePractice(**world.by(agency_id), adoption_id=own_id, on=world.today, trial_sites=trial_sites)
    )
    yield from _tried(world, agency_id, own_id, practice, indicator_id)
    if rng.random() < 0.1:
        reason, note = (
            rng.choice(list(terms.stop_reasons())),
            world.pen.told(practice.description.topics[0], 1),
        )
        world.ask(
            StopAdoption(**world.by(agency_id), adoption_id=own_id, reason=reason, note=note, on=world.today)
        )
    elif rng.random() < 0.6:
        yield rest(world, 20, 120)
        yield from _changed(world, agency_id, own_id, practice)


def _prepare(world: World, agency_id: UUID, own_id: UUID) -> UUID:
    """What the gate to TIRU asks for; the id of the indicator that will be read."""
    pen, asker, indicator_id = world.pen, world.by, world.new_id()
    person = Official(role=pen.role(), agency_id=agency_id)
    world.ask(NamePersonInCharge(**asker(agency_id), adoption_id=own_id, official=person))
    world.ask(
        SetIndicator(
            **asker(agency_id),
            adoption_id=own_id,
            indicator_id=indicator_id,
            name=pen.indicator(),
            unit=pen.unit(),
            baseline=Decimal(world.rng.randint(2, 400)),
            baseline_on=world.today,
        )
    )
    return indicator_id


def _tried(world: World, agency_id: UUID, own_id: UUID, practice: Practice, indicator_id: UUID) -> Life:
    """Steps, and readings of the indicator."""
    rng, pen, asker, topic = world.rng, world.pen, world.by, practice.description.topics[0]
    for _ in range(rng.randint(0, 3)):
        step_id, due = world.new_id(), world.today + timedelta(30)
        text, in_charge = pen.told(topic, 1), pen.role()
        world.ask(
            PlanStep(
                **asker(agency_id), adoption_id=own_id, step_id=step_id, text=text, owner=in_charge, due=due
            )
        )
        yield rest(world, 5, 40)
        world.ask(FinishStep(**asker(agency_id), adoption_id=own_id, step_id=step_id, on=world.today))
    for _ in range(rng.randint(1, 3)):
        yield rest(world, 20, 90)
        value = Decimal(rng.randint(2, 400))
        world.ask(
            TakeReading(
                **asker(agency_id), adoption_id=own_id, indicator_id=indicator_id, value=value, on=world.today
            )
        )


def _changed(world: World, agency_id: UUID, own_id: UUID, practice: Practice) -> Life:
    """Changes, the act that makes it last, and where it goes from there."""
    rng, pen, asker, topic = world.rng, world.pen, world.by, practice.description.topics[0]
    for _ in range(rng.randint(1, 3)):
        change = _modification(world, topic)
        world.ask(ModifyPractice(**asker(agency_id), adoption_id=own_id, modification=change, on=world.today))
        yield rest(world, 10, 90)
    if rng.random() < 0.3:
        evidence = some_evidence(world, own_id)
        world.ask(EvidenceAdoption(**asker(agency_id), adoption_id=own_id, evidence=evidence))
    if rng.random() < 0.5:
        title = f"SK Nomor {rng.randint(1, 900)} Tahun {world.today.year}"
        world.ask(
            AnchorAdoption(
                **asker(agency_id), adoption_id=own_id, anchor=Anchor.SK, title=title, on=world.today
            )
        )
        yield rest(world, 10, 200)
        text = pen.told(topic, 1)
        world.ask(SpreadAdoption(**asker(agency_id), adoption_id=own_id, text=text, on=world.today))
    if rng.random() < 0.25:
        practice_id, told = world.new_id(), describe(world, topic)
        world.ask(
            DerivePractice(**asker(agency_id), adoption_id=own_id, practice_id=practice_id, description=told)
        )
        yield rest(world, 1, 20)
        yield from grown(world, practice_id, agency_id)


def _observations(world: World, practice: Practice) -> tuple[ModuleObservation, ...]:
    topic = practice.description.topics[0]
    return tuple(
        ModuleObservation(id=world.new_id(), what=world.pen.told(topic, 1))
        for _ in range(world.rng.randint(0, 2))
    )


def _modification(world: World, topic: str) -> Modification:
    rng, pen = world.rng, world.pen
    return Modification(
        id=world.new_id(),
        text=pen.told(topic, 2),
        what=rng.choice(list(terms.modification_whats())),
        kind=rng.choice(list(terms.modification_kinds())),
        goal=rng.choice(list(terms.modification_goals())),
        cause=rng.choice(list(terms.modification_causes())),
        planned=rng.random() < 0.7,
        keeps_core=rng.random() < 0.8,
        decided_by=pen.role(),
    )
