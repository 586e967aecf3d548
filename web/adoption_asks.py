"""What each form on an adoption asks of the exchange: read from what was typed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, TypeVar
from uuid import UUID

import msgspec
from starlette.exceptions import HTTPException

from exchange.adoptions.commands import (
    AddObservation,
    AnchorAdoption,
    ChooseModule,
    DecideAdoption,
    DerivePractice,
    EvidenceAdoption,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    PlanStep,
    ReplicatePractice,
    ResumeAdoption,
    SetIndicator,
    SpreadAdoption,
    StepBack,
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
    Stage,
)
from exchange.handling import Command
from exchange.values import Actor, Official, derived_id
from vocabulary import terms
from web.adoptions import Stand
from web.derivation import derived_description
from web.evidence import evidence
from web.forms import TEXT, Form
from web.officials import OfficialsForm

E = TypeVar("E", bound=StrEnum)
CAPTION = 500


class Own(TypedDict):
    """What every command on a known adoption carries."""

    by: Actor
    key: UUID
    seen: int | None
    adoption_id: UUID


@dataclass(frozen=True, slots=True)
class Asked:
    """A form on an adoption, as it was sent; `part_id` of the step, module or indicator that it is about."""

    form: Form
    stand: Stand
    own: Own
    officials: OfficialsForm
    part_id: UUID | None

    def fresh_id(self, what: str, row: str = "") -> UUID:
        """The id of something new follows from the form's key: a form sent twice says the same twice."""
        return derived_id(what, self.form.key, row)


def one_of(form: Form, field: str, kind: type[E]) -> E:
    value = form.choice(field, tuple(kind))
    return next((known for known in kind if known == value), next(iter(kind)))


def observation(form: Form, observation_id: UUID, modules: Container[UUID]) -> ModuleObservation:
    return ModuleObservation(
        id=observation_id,
        what=form.text("what", TEXT),
        module_id=_module_id(form, modules),
        conditions=form.text("conditions", TEXT, required=False),
        gap=form.text("gap", TEXT, required=False),
        question=form.text("question", TEXT, required=False),
    )


def observe_more(asked: Asked) -> Command:
    seen = observation(asked.form, asked.fresh_id("observation"), asked.stand.modules)
    return AddObservation(**asked.own, observation=seen)


def decide(asked: Asked) -> Command:
    form = asked.form
    decision = one_of(form, "decision", Decision)
    reason = form.text("reason", TEXT, required=decision is Decision.REFUSE)
    return DecideAdoption(**asked.own, decision=decision, reason=reason, on=form.day("on"))


def name_person(asked: Asked) -> Command:
    official = asked.officials.read(asked.form, "official", required=True)
    return NamePersonInCharge(**asked.own, official=official or Official(role=""))


def set_indicator(asked: Asked) -> Command:
    """A new one, or the one that the page is about anew."""
    form = asked.form
    known = [indicator.id for indicator in asked.stand.row.indicators]
    indicator_id = part_of(asked, known) if asked.part_id else asked.fresh_id("indicator")
    baseline, baseline_on = form.figure_or_none("baseline"), form.day_or_none("baseline_on")
    if (baseline is None) != (baseline_on is None) and form.ok:
        form.refuse("baseline" if baseline is None else "baseline_on", "blank")
    return SetIndicator(
        **asked.own,
        indicator_id=indicator_id,
        name=form.text("name"),
        unit=form.text("unit", required=False),
        baseline=baseline,
        baseline_on=baseline_on,
        target=form.figure_or_none("target"),
    )


def replicate(asked: Asked) -> Command:
    form = asked.form
    choices = tuple(
        ModuleChoice(module_id=module_id, fidelity=one_of(form, f"choice.{module_id}", Fidelity))
        for module_id in asked.stand.modules
    )
    sites = form.lines("trial_sites", required=False)
    return ReplicatePractice(**asked.own, on=form.day("on"), trial_sites=sites, choices=choices)


def choose_module(asked: Asked) -> Command:
    form = asked.form
    choice = ModuleChoice(
        module_id=part_of(asked, asked.stand.modules),
        fidelity=one_of(form, "fidelity", Fidelity),
        note=form.text("note", TEXT, required=False),
    )
    return ChooseModule(**asked.own, choice=choice)


def plan_step(asked: Asked) -> Command:
    form = asked.form
    return PlanStep(
        **asked.own,
        step_id=asked.fresh_id("step"),
        text=form.text("text", TEXT),
        owner=form.text("owner"),
        due=form.day("due"),
    )


def finish_step(asked: Asked) -> Command:
    step_id = part_of(asked, [step.id for step in asked.stand.row.steps])
    return FinishStep(**asked.own, step_id=step_id, on=asked.form.day("on"))


def take_reading(asked: Asked) -> Command:
    form = asked.form
    form.choice("indicator_id", [str(indicator.id) for indicator in asked.stand.row.indicators])
    return TakeReading(
        **asked.own,
        indicator_id=form.id("indicator_id"),
        value=form.figure("value"),
        on=form.day("on"),
        source=form.text("source", CAPTION, required=False),
    )


def excuse_reading(asked: Asked) -> Command:
    return ExcuseReading(**asked.own, reason=asked.form.text("reason", TEXT), on=asked.form.day("on"))


def modify(asked: Asked) -> Command:
    form = asked.form
    change = Modification(
        id=asked.fresh_id("modification"),
        text=form.text("text", TEXT),
        what=form.choice("what", terms.modification_whats()),
        kind=form.choice("kind", terms.modification_kinds()),
        goal=form.choice("goal", terms.modification_goals()),
        cause=form.choice("cause", terms.modification_causes()),
        planned=form.choice("planned", ("1", "0")) == "1",
        keeps_core=form.choice("keeps_core", ("1", "0")) == "1",
        decided_by=form.text("decided_by"),
        module_id=_module_id(form, asked.stand.modules),
        temporary=form.checked("temporary"),
        result=form.text("result", TEXT, required=False),
    )
    return ModifyPractice(**asked.own, modification=change, on=form.day("on"))


def anchor(asked: Asked) -> Command:
    form = asked.form
    act = one_of(form, "anchor", Anchor)
    return AnchorAdoption(**asked.own, anchor=act, title=form.text("title"), on=form.day("on"))


def spread(asked: Asked) -> Command:
    return SpreadAdoption(**asked.own, text=asked.form.text("text", TEXT), on=asked.form.day("on"))


def stop(asked: Asked) -> Command:
    form = asked.form
    reason = form.choice("reason", terms.stop_reasons())
    note = form.text("note", TEXT, required=False)
    return StopAdoption(**asked.own, reason=reason, note=note, on=form.day("on"))


def resume(asked: Asked) -> Command:
    return ResumeAdoption(**asked.own, note=asked.form.text("note", TEXT), on=asked.form.day("on"))


def step_back(asked: Asked) -> Command:
    form = asked.form
    to = one_of(form, "to", Stage)
    return StepBack(**asked.own, to=to, reason=form.text("reason", TEXT), on=form.day("on"))


def attach(asked: Asked) -> Command:
    return EvidenceAdoption(**asked.own, evidence=evidence(asked.form))


def derive(asked: Asked) -> Command:
    form, stand = asked.form, asked.stand
    practice_id = asked.fresh_id("practice")
    told = derived_description(
        stand.practice.editions.shown or stand.practice.editions.newest,
        tuple(stand.modules.values()),
        stand.row,
        practice_id,
    )
    description = msgspec.structs.replace(
        told, name=form.text("name"), summary=form.text("summary", TEXT), how=form.text("how", TEXT)
    )
    return DerivePractice(**asked.own, practice_id=practice_id, description=description)


def part_of(asked: Asked, known: Container[UUID]) -> UUID:
    """The step or module that the address names."""
    if asked.part_id is None or asked.part_id not in known:
        raise HTTPException(404)
    return asked.part_id


def _module_id(form: Form, modules: Container[UUID]) -> UUID | None:
    """One of the edition's modules; none when it concerns the whole."""
    module_id = form.id_or_none("module_id")
    if module_id is not None and module_id not in modules:
        form.refuse("module_id", "unknown")
    return module_id
