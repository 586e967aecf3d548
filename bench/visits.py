"""The lives of made-up visits: asked for, answered, held, reported, and what the guests take home."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

from bench.adoptions import adoption_life
from bench.practices import EXAMPLE, owner, rest, well_known
from bench.world import Life, World
from exchange.errors import RuleBroken
from exchange.practices.practice import Practice
from exchange.values import Headcount, Official, Source, SourceKind
from exchange.visits.commands import (
    AcceptVisit,
    AnswerQuestion,
    AttestVisit,
    DeclareIntent,
    DeclineVisit,
    HoldVisit,
    ProposeVisit,
    RecordFinding,
    ReportVisit,
    SetAgenda,
)
from exchange.visits.events import AgendaSlot, Question, Terms, VisitPlan
from exchange.visits.visit import StudyVisit
from vocabulary import terms


def visit_life(world: World) -> Life:
    """Nobody comes before something is published, nor to see what is its own."""
    guest_id = owner(world)
    if not world.published:
        return
    practice = world.load(Practice, well_known(world))
    if practice.owner_id == guest_id:
        return
    visit_id, host_id = world.new_id(), practice.owner_id
    try:
        plan = _plan(world, guest_id, practice)
        world.ask(ProposeVisit(**world.by(guest_id), visit_id=visit_id, plan=plan))
        yield rest(world, 1, 5)
        if world.rng.random() < 0.1:
            reason = world.rng.choice(list(terms.decline_reasons()))
            world.ask(DeclineVisit(**world.by(host_id), visit_id=visit_id, reason=reason))
            return
        world.ask(AcceptVisit(**world.by(host_id), visit_id=visit_id))
    except RuleBroken:
        return
    world.ask(SetAgenda(**world.by(host_id), visit_id=visit_id, slots=_agenda(world, plan)))
    yield timedelta((plan.terms.last_day - world.today).days, 3_600 * 6)
    yield from _held(world, visit_id, guest_id, practice)


def _held(world: World, visit_id: UUID, guest_id: UUID, practice: Practice) -> Life:
    pen, topic, host_id = world.pen, practice.description.topics[0], practice.owner_id
    plan = world.load(StudyVisit, visit_id).plan
    world.ask(
        HoldVisit(
            **world.by(host_id),
            visit_id=visit_id,
            first_day=plan.terms.first_day,
            last_day=plan.terms.last_day,
            received_by=(Official(role=pen.role(), agency_id=host_id),),
            led_by=Official(role=pen.role(), agency_id=guest_id),
            attendance=plan.members,
        )
    )
    if world.rng.random() < 0.6:
        source = Source(kind=SourceKind.VISIT, id=visit_id)
        world.begin(adoption_life(world, guest_id, practice.id, source))
    yield rest(world, 1, 9)
    for question in plan.questions:
        world.ask(
            AnswerQuestion(
                **world.by(host_id),
                visit_id=visit_id,
                question_id=question.id,
                answer=pen.told(topic, 2),
                on=world.today,
            )
        )
    for _ in range(world.rng.randint(1, 3)):
        world.ask(
            RecordFinding(
                **world.by(guest_id),
                visit_id=visit_id,
                finding_id=world.new_id(),
                text=pen.told(topic, 2),
                practice_id=practice.id,
                topics=(topic,),
            )
        )
    if world.rng.random() < 0.4:
        intent = DeclareIntent(
            **world.by(guest_id), visit_id=visit_id, text=pen.told(topic, 1), practice_id=practice.id
        )
        world.ask(intent)
    yield rest(world, 1, 20)
    world.ask(
        ReportVisit(
            **world.by(guest_id), visit_id=visit_id, summary=pen.told(topic, 4), lessons=pen.told(topic, 2)
        )
    )
    for agency_id in (host_id, guest_id):
        yield rest(world, 1, 10)
        world.ask(AttestVisit(**world.by(agency_id), visit_id=visit_id, agrees=True))


def _plan(world: World, guest_id: UUID, practice: Practice) -> VisitPlan:
    rng, pen, topic = world.rng, world.pen, practice.description.topics[0]
    first = world.today + timedelta(rng.randint(8, 60))
    asked = tuple(Question(id=world.new_id(), text=pen.asked(topic)) for _ in range(rng.randint(1, 4)))
    size = rng.randint(3, 15)
    return VisitPlan(
        guest_ids=(guest_id,),
        host_ids=(practice.owner_id,),
        purpose=f"{pen.told(topic, 1)} {EXAMPLE}",
        terms=Terms(
            first_day=first,
            last_day=first + timedelta(rng.randint(0, 1)),
            mode=rng.choice(list(terms.visit_modes())),
            party_size=size,
        ),
        questions=asked,
        need=pen.told(topic, 1),
        topics=(topic,),
        practice_ids=(practice.id,),
        members=(Headcount(category="pelaksana", count=size),),
    )


def _agenda(world: World, plan: VisitPlan) -> tuple[AgendaSlot, ...]:
    hours = ((time(9), time(11)), (time(13), time(15)))
    return tuple(
        AgendaSlot(
            id=world.new_id(),
            day=plan.terms.first_day,
            starts=starts,
            ends=ends,
            subject=world.pen.module(plan.topics[0]),
        )
        for starts, ends in hours
    )
