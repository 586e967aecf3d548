"""The lives of made-up practices: described, verified, published, told anew, sometimes given up."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from bench.world import Life, World
from exchange.practices.commands import (
    DraftPractice,
    EvidencePractice,
    PublishPractice,
    RetirePractice,
    ReturnPractice,
    RevisePractice,
    SubmitPractice,
    VerifyPractice,
)
from exchange.practices.events import Description, Remark
from exchange.practices.practice import Practice
from exchange.values import Evidence, EvidenceKind, Module, Official, Result, Role, Since
from vocabulary import terms

EXAMPLE = "Data contoh untuk pengukuran."
"""Stands in every description: nobody is to take it for a fact about the agency."""


def practice_life(world: World) -> Life:
    owner_id = owner(world)
    practice_id = world.new_id()
    told = describe(world, world.pen.draw(world.topics[owner_id]))
    world.ask(
        DraftPractice(**world.by(owner_id), practice_id=practice_id, owner_id=owner_id, description=told)
    )
    yield rest(world, 1, 20)
    yield from grown(world, practice_id, owner_id)


def grown(world: World, practice_id: UUID, owner_id: UUID) -> Life:
    """What becomes of a draft."""
    rng = world.rng
    yield from _edition(world, practice_id, owner_id, rng.random() < 0.1)
    if world.load(Practice, practice_id).published_edition is None:
        return
    world.published.append(practice_id)
    if rng.random() < 0.3:
        yield rest(world, 5, 60)
        world.ask(
            EvidencePractice(
                **world.by(owner_id), practice_id=practice_id, evidence=some_evidence(world, practice_id)
            )
        )
    if rng.random() < 0.15:
        yield rest(world, 200, 500)
        _tell_anew(world, practice_id, owner_id)
        yield rest(world, 1, 10)
        yield from _edition(world, practice_id, owner_id, returned=False)
    if rng.random() < 0.03:
        yield rest(world, 300, 900)
        reason = rng.choice(list(terms.stop_reasons()))
        world.ask(
            RetirePractice(**world.by(owner_id), practice_id=practice_id, reason=reason, on=world.today)
        )


def _edition(world: World, practice_id: UUID, owner_id: UUID, returned: bool) -> Life:
    """Submitted, and mostly verified and published; some never are, some come back first."""
    rng, curator, owner = world.rng, world.curator, world.by
    if rng.random() < 0.04:
        return
    world.ask(SubmitPractice(**owner(owner_id), practice_id=practice_id))
    yield rest(world, 2, 30)
    if returned:
        remark = Remark(section="how", text=world.pen.asked("pelayanan-publik"))
        world.ask(ReturnPractice(**owner(curator, Role.CURATOR), practice_id=practice_id, remarks=(remark,)))
        yield rest(world, 2, 30)
        _tell_anew(world, practice_id, owner_id)
        world.ask(SubmitPractice(**owner(owner_id), practice_id=practice_id))
        yield rest(world, 2, 30)
    if rng.random() < 0.12:
        return
    world.ask(
        VerifyPractice(
            **owner(curator, Role.CURATOR),
            practice_id=practice_id,
            on=world.today,
            verified_by=Official(role="Kurator", agency_id=curator),
        )
    )
    yield rest(world, 0, 10)
    world.ask(PublishPractice(**owner(owner_id), practice_id=practice_id, on=world.today))


def _tell_anew(world: World, practice_id: UUID, owner_id: UUID) -> None:
    """The same practice and modules, other words."""
    known = world.load(Practice, practice_id).description
    told = describe(world, known.topics[0], known.modules)
    world.ask(RevisePractice(**world.by(owner_id), practice_id=practice_id, description=told))


def describe(world: World, topic: str, modules: tuple[Module, ...] = ()) -> Description:
    rng, pen = world.rng, world.pen
    urusan = terms.topic_urusan(topic) or ""
    more = rng.sample(list(terms.topics()), 1) if rng.random() < 0.3 else []
    return Description(
        name=pen.name(topic),
        summary=f"{pen.told(topic, rng.randint(1, 2))} {EXAMPLE}",
        problem=pen.told(topic, rng.randint(1, 4)),
        how=pen.told(topic, rng.randint(3, 8)),
        modules=modules or tuple(_module(world, topic, core=n == 0) for n in range(rng.randint(2, 5))),
        conditions=pen.told(topic, rng.randint(1, 2)),
        cost=rng.randint(1, 900) * 500_000 if rng.random() < 0.6 else None,
        staff=pen.told(topic, 1) if rng.random() < 0.5 else "",
        failures=pen.told(topic, 1) if rng.random() < 0.4 else "",
        results=tuple(_result(world) for _ in range(rng.randint(1, 3))),
        since=Since(year=rng.randint(2008, world.today.year)),
        topics=tuple(dict.fromkeys((topic, *more))),
        ppks=tuple(rng.sample(list(terms.ppks()), 1)) if urusan == "sosial" and rng.random() < 0.3 else (),
        spm=tuple(rng.sample(list(terms.spm()), 1)) if urusan == "sosial" and rng.random() < 0.3 else (),
        aspects=tuple(rng.sample(list(terms.aspects()), rng.randint(0, 2))),
        urusan=urusan,
    )


def _module(world: World, topic: str, core: bool) -> Module:
    pen = world.pen
    return Module(id=world.new_id(), name=pen.module(topic), text=pen.told(topic, 2), core=core)


def _result(world: World) -> Result:
    pen, before = world.pen, world.rng.randint(2, 400)
    after = Decimal(int(before * world.rng.uniform(0.2, 3)))
    return Result(
        indicator=pen.indicator(),
        unit=pen.unit(),
        before=Decimal(before),
        after=after if world.rng.random() < 0.8 else None,
        note="Diukur pada akhir tahun",
        year=world.today.year,
    )


def some_evidence(world: World, of: UUID) -> Evidence:
    return Evidence(
        id=world.new_id(),
        kind=EvidenceKind.REPORT,
        caption="Laporan pelaksanaan",
        claim=world.pen.indicator(),
        on=world.today,
        url=f"https://contoh.example/{of}.pdf",
    )


def owner(world: World) -> UUID:
    """An agency; the most active come most often."""
    return world.agencies[int(len(world.agencies) * world.rng.random() ** 2)]


def well_known(world: World) -> UUID:
    """A published practice; the oldest come most often."""
    return world.published[int(len(world.published) * world.rng.random() ** 2.5)]


def rest(world: World, least: int, most: int) -> timedelta:
    """Some days, and never a round number of them."""
    return timedelta(world.rng.randint(least, most), world.rng.randint(600, 20_000))
