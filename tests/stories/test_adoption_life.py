"""Whatever is tried with an adoption, in whatever order, and from wherever the climb has come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.adoptions.adoption import Adoption
from exchange.adoptions.commands import (
    AddObservation,
    AnchorAdoption,
    AnswerFollowUp,
    ChooseModule,
    DecideAdoption,
    DerivePractice,
    EvidenceAdoption,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    NamePersonInCharge,
    ObservePractice,
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
    ModuleChoice,
    ModuleObservation,
    Stage,
)
from exchange.handling import Command
from exchange.practices.practice import Practice
from exchange.values import Followed, Official, Source, SourceKind
from tests.stories.asking import EVIDENCE, REASONS, SEEN, TEXTS, Commands, asked, mostly
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, officer_of, registrations
from tests.words.practices import (
    ADOPTION,
    AT_VISIT,
    CORE,
    DERIVED,
    FREE,
    INDICATOR,
    MODIFICATION,
    MODIFIED_ON,
    OBSERVED_ON,
    PRACTICE,
    REPLICATED_ON,
    SPREAD_ON,
    STEP,
    TOMORROW,
    a_description,
    a_modification,
    the_climb,
    to_publication,
)

ADOPTER = officer_of(KABUPATEN)
askers = mostly(ADOPTER, OPERATOR, officer_of(KOTA))
adoption_ids = st.just(ADOPTION)
days = mostly(SPREAD_ON, OBSERVED_ON, REPLICATED_ON, MODIFIED_ON, TOMORROW)
numbers = mostly(Decimal(3), Decimal("NaN"))
modules = mostly(CORE, FREE, STEP)
choices = st.builds(ModuleChoice, module_id=modules, fidelity=st.sampled_from(Fidelity))
baselines: st.SearchStrategy[tuple[Decimal | None, date | None]] = st.sampled_from(
    [(Decimal(12), OBSERVED_ON), (None, None)]
)
ways: Commands = st.one_of(
    asked(
        ObservePractice,
        askers,
        practice_id=st.just(PRACTICE),
        source=st.sampled_from([AT_VISIT, Source(kind=SourceKind.CATALOGUE)]),
        on=days,
    ),
    asked(
        AddObservation,
        askers,
        adoption_id=adoption_ids,
        observation=st.builds(ModuleObservation, id=st.uuids(), what=TEXTS, module_id=modules),
        seen=SEEN,
    ),
    asked(NamePersonInCharge, askers, adoption_id=adoption_ids, official=st.builds(Official, role=TEXTS)),
    baselines.flatmap(
        lambda baseline: asked(
            SetIndicator,
            askers,
            adoption_id=adoption_ids,
            indicator_id=st.sampled_from([INDICATOR, STEP]),
            name=TEXTS,
            unit=st.just("hari"),
            baseline=st.just(baseline[0]),
            baseline_on=st.just(baseline[1]),
        )
    ),
    asked(ChooseModule, askers, adoption_id=adoption_ids, choice=choices, seen=SEEN),
    asked(
        PlanStep,
        askers,
        adoption_id=adoption_ids,
        step_id=st.sampled_from([STEP, INDICATOR]),
        text=TEXTS,
        owner=st.just("Bidang"),
        due=days,
    ),
    asked(FinishStep, askers, adoption_id=adoption_ids, step_id=st.just(STEP), on=days, seen=SEEN),
    asked(
        TakeReading,
        askers,
        adoption_id=adoption_ids,
        indicator_id=st.sampled_from([INDICATOR, STEP]),
        value=numbers,
        on=days,
    ),
    asked(ExcuseReading, askers, adoption_id=adoption_ids, reason=TEXTS, on=days),
    asked(EvidenceAdoption, askers, adoption_id=adoption_ids, evidence=EVIDENCE),
    asked(
        AnswerFollowUp,
        askers,
        adoption_id=adoption_ids,
        months=st.sampled_from([3, 4, 6, 12]),
        followed=st.sampled_from(Followed),
        on=days,
    ),
)
stages: Commands = st.one_of(
    asked(
        DecideAdoption,
        askers,
        adoption_id=adoption_ids,
        decision=st.sampled_from(Decision),
        reason=TEXTS,
        on=days,
        seen=SEEN,
    ),
    asked(
        ReplicatePractice,
        askers,
        adoption_id=adoption_ids,
        on=days,
        choices=st.lists(choices, max_size=2).map(tuple),
        seen=SEEN,
    ),
    asked(
        ModifyPractice,
        askers,
        adoption_id=adoption_ids,
        modification=st.builds(
            a_modification, id=st.just(MODIFICATION) | st.uuids(), text=TEXTS, module_id=modules
        ),
        on=days,
    ),
    asked(
        AnchorAdoption,
        askers,
        adoption_id=adoption_ids,
        anchor=st.sampled_from(Anchor),
        title=TEXTS,
        on=days,
    ),
    asked(SpreadAdoption, askers, adoption_id=adoption_ids, text=TEXTS, on=days),
    asked(StopAdoption, askers, adoption_id=adoption_ids, reason=REASONS, on=days),
    asked(ResumeAdoption, askers, adoption_id=adoption_ids, note=TEXTS, on=days),
    asked(
        StepBack,
        askers,
        adoption_id=adoption_ids,
        to=st.sampled_from(Stage),
        reason=TEXTS,
        on=days,
    ),
    asked(
        DerivePractice,
        askers,
        adoption_id=adoption_ids,
        practice_id=st.sampled_from([DERIVED, PRACTICE]),
        description=st.builds(a_description, name=TEXTS),
    ),
)


class AdoptionLife(Life):
    @initialize(steps=st.integers(0, len(the_climb())))
    def a_climb_on_its_way(self, steps: int) -> None:
        for command in [*registrations(), *to_publication(), *the_climb()[:steps]]:
            assert self.attempt(command) is None

    @rule(command=ways)
    def work(self, command: Command) -> None:
        self.attempt(command)

    @rule(command=stages)
    def climb(self, command: Command) -> None:
        self.attempt(command)

    @invariant()
    def no_stage_was_skipped(self) -> None:
        adoption = self.state(Adoption, ADOPTION)
        if adoption is None or adoption.stage is Stage.AMATI:
            return
        assert adoption.decision in (Decision.ADOPT, Decision.ADAPT)
        assert adoption.has_person_in_charge
        if adoption.stage is Stage.MODIFIKASI:
            assert adoption.modifications
            assert not adoption.missing_for_change

    @invariant()
    def a_derived_practice_is_the_adopters(self) -> None:
        adoption = self.state(Adoption, ADOPTION)
        if adoption is not None and adoption.derived_practice_id is not None:
            practice = self.state(Practice, adoption.derived_practice_id)
            assert practice is not None
            assert practice.owner_id == KABUPATEN


TestAdoptionLife = AdoptionLife.TestCase
TestAdoptionLife.settings = LIFE
