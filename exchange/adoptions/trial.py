"""What is planned, measured and shown on the way of an adoption, and what becomes of it later."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from decimal import Decimal
from uuid import UUID

from exchange import days, follow_ups, guards, permissions, value_checks
from exchange.adoptions.adoption import Adoption
from exchange.adoptions.climb import check_choices
from exchange.adoptions.events import (
    AdoptionEvidenced,
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
from exchange.errors import AlreadyExists, BadValue, GateClosed, NotFound, NotPermitted, WrongState
from exchange.handling import Deed
from exchange.values import Evidence, Followed


def set_indicator(
    adoption: Adoption,
    deed: Deed,
    *,
    indicator_id: UUID,
    name: str,
    unit: str,
    baseline: Decimal | None,
    baseline_on: date | None,
    target: Decimal | None,
) -> IndicatorSet:
    """A new one, or a known one anew until it was read: readings keep what they are compared with."""
    adoption.require_climbing(deed)
    known = adoption.indicators.get(indicator_id)
    if known is not None and known.read:
        raise AlreadyExists(noun="Reading", id=indicator_id)
    guards.few("indicators", {*adoption.indicators, indicator_id}, most=50)
    guards.text("name", name, guards.LINE)
    guards.optional_text("unit", unit, guards.LINE)
    _check_baseline(baseline, baseline_on, deed.today)
    if target is not None:
        value_checks.number("target", target)
    return IndicatorSet(
        **deed.next(adoption),
        indicator_id=indicator_id,
        name=name,
        unit=unit,
        baseline=baseline,
        baseline_on=baseline_on,
        target=target,
    )


def choose_module(adoption: Adoption, deed: Deed, modules: Set[UUID], choice: ModuleChoice) -> ModuleChosen:
    _require_trial(adoption, deed)
    check_choices([choice], modules)
    return ModuleChosen(**deed.next(adoption), choice=choice)


def plan_step(
    adoption: Adoption, deed: Deed, *, step_id: UUID, text: str, owner: str, due: date
) -> StepPlanned:
    _require_trial(adoption, deed)
    if step_id in adoption.steps:
        raise AlreadyExists(noun="Step", id=step_id)
    guards.text("text", text)
    guards.text("owner", owner, guards.LINE)
    days.planned("due", due, deed.today)
    return StepPlanned(**deed.next(adoption), step_id=step_id, text=text, owner=owner, due=due)


def finish_step(adoption: Adoption, deed: Deed, step_id: UUID, on: date) -> StepDone:
    _require_trial(adoption, deed)
    if step_id not in adoption.steps:
        raise NotFound(noun="Step", id=step_id)
    if adoption.steps[step_id]:
        raise WrongState(need=("planned",), have="done", step=step_id)
    _check_day(adoption, deed, on)
    return StepDone(**deed.next(adoption), step_id=step_id, on=on)


def take_reading(
    adoption: Adoption, deed: Deed, *, indicator_id: UUID, value: Decimal, on: date, source: str
) -> ReadingTaken:
    """Of a later day than the baseline: on the same day nothing has changed yet."""
    _require_trial(adoption, deed)
    indicator = adoption.require_indicator(indicator_id)
    if indicator.baseline_on is None:
        raise GateClosed(missing=("baseline",))
    days.happened("on", on, deed.today)
    if on <= indicator.baseline_on:
        raise BadValue(field="on", fault="before_start", first=indicator.baseline_on, have=on)
    value_checks.number("value", value)
    guards.optional_text("source", source, value_checks.CAPTION)
    return ReadingTaken(**deed.next(adoption), indicator_id=indicator_id, value=value, on=on, source=source)


def excuse_reading(adoption: Adoption, deed: Deed, reason: str, on: date) -> ReadingExcused:
    _require_trial(adoption, deed)
    _check_day(adoption, deed, on)
    guards.text("reason", reason)
    return ReadingExcused(**deed.next(adoption), reason=reason, on=on)


def add_evidence(adoption: Adoption, deed: Deed, evidence: Evidence) -> AdoptionEvidenced:
    """Also of one that has stopped: what was there is shown all the same."""
    permissions.only(deed.by, adoption.agency_id)
    if evidence.id in adoption.evidence:
        raise AlreadyExists(noun="Evidence", id=evidence.id)
    value_checks.evidence("evidence", evidence, deed.today)
    return AdoptionEvidenced(**deed.next(adoption), evidence=evidence)


def answer_follow_up(
    adoption: Adoption,
    deed: Deed,
    originator_id: UUID,
    *,
    months: int,
    followed: Followed,
    text: str,
    on: date,
) -> FollowUpAnswered:
    """Each side answers for itself; nobody else, the operator neither, breaks a silence."""
    agency_id = deed.by.agency_id
    if agency_id not in (adoption.agency_id, originator_id):
        raise NotPermitted(agency_id=agency_id, need=(adoption.agency_id, originator_id))
    follow_ups.check(adoption.observed_on, months, on)
    days.happened("on", on, deed.today)
    if (months, agency_id) in adoption.followed_up:
        raise AlreadyExists(noun="FollowUp", id=adoption.id, months=months)
    guards.optional_text("text", text)
    return FollowUpAnswered(
        **deed.next(adoption), months=months, agency_id=agency_id, followed=followed, text=text, on=on
    )


def _require_trial(adoption: Adoption, deed: Deed) -> None:
    adoption.require_climbing(deed)
    adoption.require_reached(Stage.TIRU)


def _check_day(adoption: Adoption, deed: Deed, on: date) -> None:
    days.happened("on", on, deed.today)
    guards.order("on", adoption.observed_on, on)


def _check_baseline(baseline: Decimal | None, baseline_on: date | None, today: date) -> None:
    """A figure and the day it was measured come together."""
    if (baseline is None) != (baseline_on is None):
        raise BadValue(field="baseline_on" if baseline_on is None else "baseline", fault="blank")
    if baseline is not None and baseline_on is not None:
        value_checks.number("baseline", baseline)
        days.happened("baseline_on", baseline_on, today)
