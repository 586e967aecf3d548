"""What forums and trainings have in common: an organiser announces them, and they are held or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from exchange import days, guards
from vocabulary import terms

MOST_DAYS = 366


class GatheringState(StrEnum):
    ANNOUNCED = "announced"
    HELD = "held"
    CANCELLED = "cancelled"


class Plan(Protocol):
    """What is announced of either."""

    @property
    def title(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def topics(self) -> Sequence[str]: ...
    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date: ...


def check_plan(plan: Plan, today: date) -> None:
    guards.text("title", plan.title, guards.LINE)
    guards.text("place", plan.place, guards.LINE)
    guards.code("mode", plan.mode, terms.visit_modes())
    guards.codes("topics", plan.topics, terms.topics())
    days.planned("first_day", plan.first_day, today)
    days.planned("last_day", plan.last_day, today)
    _check_length(plan.first_day, plan.last_day)


def check_held(first_day: date, last_day: date, today: date) -> None:
    """It is over: its last day has come."""
    days.happened("first_day", first_day, today)
    days.happened("last_day", last_day, today)
    _check_length(first_day, last_day)


def _check_length(first_day: date, last_day: date) -> None:
    guards.order("last_day", first_day, last_day)
    guards.count("days", (last_day - first_day).days + 1, most=MOST_DAYS)
