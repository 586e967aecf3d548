"""What is planned, measured and shown on the way of an adoption, and its follow-ups."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.adoptions.adoption import Adoption, Indicator
from exchange.adoptions.commands import (
    AnswerFollowUp,
    ChooseModule,
    EvidenceAdoption,
    ExcuseReading,
    FinishStep,
    ModifyPractice,
    PlanStep,
    ReplicatePractice,
    SetIndicator,
    StopAdoption,
    TakeReading,
)
from exchange.adoptions.events import (
    AdoptionEvidenced,
    Fidelity,
    FollowUpAnswered,
    IndicatorSet,
    ModuleChoice,
    ModuleChosen,
    ReadingExcused,
    ReadingTaken,
    Stage,
    StepDone,
    StepPlanned,
)
from exchange.values import Followed
from tests.words.agencies_visits import DESA, KABUPATEN, KOTA, OPERATOR, officer_of
from tests.words.practices import (
    ADOPTION,
    BASELINE_ON,
    FREE,
    INDICATOR,
    MODIFIED_ON,
    OBSERVED_ON,
    READ_ON,
    REPLICATED_ON,
    STEP,
    TOMORROW,
    a_modification,
    after,
    climbed_before,
    climbed_past,
    refusal,
    set_indicator,
    some_evidence,
    stamp,
)

ADOPTER = officer_of(KABUPATEN)


def plan_step(**changes: Any) -> PlanStep:
    command = PlanStep(
        by=ADOPTER,
        key=uuid4(),
        adoption_id=ADOPTION,
        step_id=STEP,
        text="Melatih petugas",
        owner="Bidang",
        due=date(2023, 6, 1),
    )
    return structs.replace(command, **changes)


def finish_step(**changes: Any) -> FinishStep:
    command = FinishStep(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, step_id=STEP, on=READ_ON)
    return structs.replace(command, **changes)


def take_reading(**changes: Any) -> TakeReading:
    command = TakeReading(
        by=ADOPTER,
        key=uuid4(),
        adoption_id=ADOPTION,
        indicator_id=INDICATOR,
        value=Decimal(3),
        on=READ_ON,
        source="Buku pengaduan",
    )
    return structs.replace(command, **changes)


def answer(months: int = 3, on: date = date(2023, 6, 9), **changes: Any) -> AnswerFollowUp:
    command = AnswerFollowUp(
        by=ADOPTER,
        key=uuid4(),
        adoption_id=ADOPTION,
        months=months,
        followed=Followed.RUNNING,
        on=on,
    )
    return structs.replace(command, **changes)


def test_an_indicator_is_set_with_its_baseline_and_target() -> None:
    assert climbed_before(SetIndicator).ask(set_indicator()) == [
        IndicatorSet(
            **stamp(ADOPTION, 4, ADOPTER),
            indicator_id=INDICATOR,
            name="Lama jawaban",
            unit="hari",
            baseline=Decimal(12),
            baseline_on=BASELINE_ON,
            target=Decimal(2),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": ""}, "BadValue", "name"),
        ({"baseline_on": None}, "BadValue", "baseline_on"),
        ({"baseline": None}, "BadValue", "baseline"),
        ({"baseline": Decimal("Infinity")}, "BadValue", "baseline"),
        ({"target": Decimal("1E+15")}, "BadValue", "target"),
        ({"baseline_on": TOMORROW}, "NotYet", "baseline_on"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused(changes: Mapping[str, Any], code: str, field: str) -> None:
    refused, facts = refusal(climbed_before(SetIndicator), set_indicator(**changes))
    assert (refused, facts["field"]) == (code, field)


def test_an_indicator_is_set_anew_until_it_was_read() -> None:
    exchange = climbed_before(SetIndicator)
    after(exchange, [set_indicator(baseline=None, baseline_on=None), set_indicator()])
    assert exchange.state(Adoption, ADOPTION).indicators == {INDICATOR: Indicator(BASELINE_ON)}
    read = climbed_past(TakeReading)
    assert refusal(read, set_indicator()) == ("AlreadyExists", {"noun": "Reading", "id": INDICATOR})


def test_an_adoption_has_fifty_indicators_at_most() -> None:
    exchange = climbed_before(SetIndicator)
    ids = [uuid4() for _ in range(50)]
    after(exchange, [set_indicator(indicator_id=indicator_id) for indicator_id in ids])
    exchange.ask(set_indicator(indicator_id=ids[0], name="Lama antrean"))
    assert refusal(exchange, set_indicator(indicator_id=uuid4())) == (
        "BadValue",
        {"field": "indicators", "fault": "too_many", "most": 50, "have": 51},
    )


def test_a_module_is_chosen_once_the_trial_runs() -> None:
    choice = ModuleChoice(module_id=FREE, fidelity=Fidelity.DROPPED, note="Tidak ada papan")
    command = ChooseModule(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, choice=choice)
    assert refusal(climbed_before(ReplicatePractice), command)[0] == "StageSkipped"
    assert climbed_past(ReplicatePractice).ask(command) == [
        ModuleChosen(**stamp(ADOPTION, 6, ADOPTER), choice=choice)
    ]


def test_a_step_is_planned_once_and_done_once() -> None:
    exchange = climbed_before(PlanStep)
    assert refusal(exchange, finish_step()) == ("NotFound", {"noun": "Step", "id": STEP})
    assert exchange.ask(plan_step()) == [
        StepPlanned(
            **stamp(ADOPTION, 6, ADOPTER),
            step_id=STEP,
            text="Melatih petugas",
            owner="Bidang",
            due=date(2023, 6, 1),
        )
    ]
    assert refusal(exchange, plan_step()) == ("AlreadyExists", {"noun": "Step", "id": STEP})
    assert refusal(exchange, finish_step(on=TOMORROW))[0] == "NotYet"
    assert exchange.ask(finish_step()) == [StepDone(**stamp(ADOPTION, 7, ADOPTER), step_id=STEP, on=READ_ON)]
    assert refusal(exchange, finish_step()) == (
        "WrongState",
        {"need": ("planned",), "have": "done", "step": STEP},
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"text": ""}, "text"), ({"owner": ""}, "owner"), ({"due": date(9999, 1, 1)}, "due")],
)
def test_a_step_that_cannot_be_is_refused(changes: Mapping[str, Any], field: str) -> None:
    refused, facts = refusal(climbed_before(PlanStep), plan_step(**changes))
    assert (refused, facts["field"]) == ("BadValue", field)


def test_a_reading_is_of_a_later_day_than_the_baseline() -> None:
    exchange = climbed_before(TakeReading)
    assert refusal(exchange, take_reading(on=BASELINE_ON)) == (
        "BadValue",
        {"field": "on", "fault": "before_start", "first": BASELINE_ON, "have": BASELINE_ON},
    )
    assert refusal(exchange, take_reading(on=TOMORROW))[0] == "NotYet"
    assert refusal(exchange, take_reading(value=Decimal("NaN")))[1]["field"] == "value"
    assert exchange.ask(take_reading()) == [
        ReadingTaken(
            **stamp(ADOPTION, 7, ADOPTER),
            indicator_id=INDICATOR,
            value=Decimal(3),
            on=READ_ON,
            source="Buku pengaduan",
        )
    ]


def test_nothing_is_read_of_an_indicator_without_baseline_or_unknown() -> None:
    exchange = climbed_before(TakeReading)
    unmeasured = uuid4()
    exchange.ask(set_indicator(indicator_id=unmeasured, baseline=None, baseline_on=None))
    assert refusal(exchange, take_reading(indicator_id=unmeasured)) == (
        "GateClosed",
        {"missing": ("baseline",)},
    )
    unknown = uuid4()
    assert refusal(exchange, take_reading(indicator_id=unknown)) == (
        "NotFound",
        {"noun": "Indicator", "id": unknown},
    )


def test_a_reason_why_nothing_was_read_opens_the_gate_too() -> None:
    exchange = climbed_before(TakeReading)
    excuse = ExcuseReading(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, reason="Loket tutup", on=READ_ON)
    assert refusal(exchange, structs.replace(excuse, reason=""))[0] == "BadValue"
    assert exchange.ask(excuse) == [
        ReadingExcused(**stamp(ADOPTION, 7, ADOPTER), reason="Loket tutup", on=READ_ON)
    ]
    modify = ModifyPractice(
        by=ADOPTER,
        key=uuid4(),
        adoption_id=ADOPTION,
        modification=a_modification(),
        on=MODIFIED_ON,
    )
    exchange.ask(modify)
    assert exchange.state(Adoption, ADOPTION).stage is Stage.MODIFIKASI


def test_evidence_is_added_once_and_also_after_a_stop() -> None:
    exchange = climbed_past(ReplicatePractice)
    exchange.ask(StopAdoption(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, reason="sdm", on=REPLICATED_ON))
    command = EvidenceAdoption(by=ADOPTER, key=uuid4(), adoption_id=ADOPTION, evidence=some_evidence())
    assert refusal(exchange, structs.replace(command, by=officer_of(KOTA)))[0] == "NotPermitted"
    assert exchange.ask(command) == [
        AdoptionEvidenced(**stamp(ADOPTION, 7, ADOPTER), evidence=some_evidence())
    ]
    assert refusal(exchange, command)[0] == "AlreadyExists"


def test_both_sides_answer_a_follow_up_each_once() -> None:
    exchange = climbed_past(ReplicatePractice)
    originator = officer_of(KOTA)
    assert exchange.ask(answer(text="Dua kecamatan")) == [
        FollowUpAnswered(
            **stamp(ADOPTION, 6, ADOPTER),
            months=3,
            agency_id=KABUPATEN,
            followed=Followed.RUNNING,
            text="Dua kecamatan",
            on=date(2023, 6, 9),
        )
    ]
    assert refusal(exchange, answer()) == (
        "AlreadyExists",
        {"noun": "FollowUp", "id": ADOPTION, "months": 3},
    )
    exchange.ask(answer(by=originator))
    exchange.ask(answer(12, date(2024, 3, 9)))
    assert exchange.state(Adoption, ADOPTION).followed_up == {
        (3, KABUPATEN),
        (3, KOTA),
        (12, KABUPATEN),
    }


def test_nobody_else_breaks_a_silence() -> None:
    for other in (officer_of(DESA), OPERATOR):
        assert refusal(climbed_past(ReplicatePractice), answer(by=other))[0] == "NotPermitted"


def test_a_follow_up_is_not_answered_before_it_is_due() -> None:
    exchange = climbed_past(ReplicatePractice)
    day_before = date(2023, 6, 8)
    assert refusal(exchange, answer(on=day_before)) == (
        "NotYet",
        {"field": "on", "day": day_before, "due": date(2023, 6, 9)},
    )
    assert refusal(exchange, answer(on=TOMORROW))[0] == "NotYet"
    assert refusal(exchange, answer(4)) == (
        "BadValue",
        {"field": "months", "fault": "unknown", "have": 4},
    )
    assert exchange.state(Adoption, ADOPTION).observed_on == OBSERVED_ON
