"""Trainings: announced, planned by sessions, held or cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.gatherings import GatheringState
from exchange.trainings.commands import AddSession, CancelTraining, HoldTraining
from exchange.trainings.events import SessionAdded, TrainingAnnounced, TrainingCancelled, TrainingHeld
from exchange.trainings.training import Training
from exchange.values import Headcount, Official
from tests.words.agencies_visits import KABUPATEN, PROVINSI, an_exchange, officer_of
from tests.words.practices import (
    SESSION,
    TAUGHT_ON,
    TOMORROW,
    TRAINING,
    a_session,
    a_training_plan,
    an_announced_training,
    announce_training,
    record_past_training,
    refusal,
    stamp,
)

ORGANISER = officer_of(PROVINSI)
LAST_DAY = date(2020, 9, 17)


def add(**changes: Any) -> AddSession:
    return AddSession(by=ORGANISER, key=uuid4(), training_id=TRAINING, session=a_session(**changes))


def hold(**changes: Any) -> HoldTraining:
    command = HoldTraining(
        by=ORGANISER, key=uuid4(), training_id=TRAINING, first_day=TAUGHT_ON, last_day=LAST_DAY
    )
    return structs.replace(command, **changes)


def cancel(reason: str = "Pandemi") -> CancelTraining:
    return CancelTraining(by=ORGANISER, key=uuid4(), training_id=TRAINING, reason=reason)


def test_a_training_is_announced_with_its_whole_plan() -> None:
    assert an_exchange().ask(announce_training()) == [
        TrainingAnnounced(
            **stamp(TRAINING, 1, ORGANISER),
            title="Penguatan kapasitas",
            organiser_id=PROVINSI,
            first_day=TAUGHT_ON,
            last_day=LAST_DAY,
            place="Aula Cendekia",
            mode="luring",
            purpose="Pelayanan yang lebih baik",
            methods=("ceramah", "diskusi kelompok"),
            legal_basis=("Permensos 16/2017",),
            topics=("pelayanan-publik",),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"title": ""}, {"field": "title", "fault": "blank"}),
        ({"methods": ("",)}, {"field": "methods", "fault": "blank"}),
        (
            {"methods": ("ceramah",) * 51},
            {"field": "methods", "fault": "too_many", "most": 50, "have": 51},
        ),
        (
            {"first_day": date(1900, 1, 1)},
            {
                "field": "first_day",
                "fault": "too_early",
                "least": date(1945, 8, 17),
                "have": date(1900, 1, 1),
            },
        ),
        (
            {"last_day": date(2999, 1, 1)},
            {"field": "last_day", "fault": "too_late", "most": 2037, "have": date(2999, 1, 1)},
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused(changes: Mapping[str, Any], facts: Mapping[str, object]) -> None:
    assert refusal(an_exchange(), announce_training(**changes)) == ("BadValue", facts)


def test_a_session_lies_within_the_training() -> None:
    exchange = an_announced_training()
    outside = date(2020, 9, 18)
    assert refusal(exchange, add(day=outside)) == (
        "BadValue",
        {
            "field": "day",
            "fault": "out_of_range",
            "least": TAUGHT_ON,
            "most": LAST_DAY,
            "have": outside,
        },
    )
    assert exchange.ask(add()) == [
        SessionAdded(
            **stamp(TRAINING, 2, ORGANISER),
            session_id=SESSION,
            day=TAUGHT_ON,
            subject="Ragam penyandang disabilitas",
            speakers=(Official(role="Penyuluh Sosial Muda"),),
        )
    ]
    assert refusal(exchange, add()) == ("AlreadyExists", {"noun": "Session", "id": SESSION})


def test_a_training_is_held_on_days_that_have_come() -> None:
    exchange = an_announced_training()
    assert refusal(exchange, hold(last_day=TOMORROW))[0] == "NotYet"
    nobody = Headcount(category="PSM", count=0)
    assert refusal(exchange, hold(participants=(nobody,)))[0] == "BadValue"
    assert refusal(exchange, hold(by=officer_of(KABUPATEN)))[0] == "NotPermitted"
    seventeen = (Headcount(category="PSM", count=17),)
    assert exchange.ask(hold(participants=seventeen)) == [
        TrainingHeld(
            **stamp(TRAINING, 2, ORGANISER),
            first_day=TAUGHT_ON,
            last_day=LAST_DAY,
            participants=seventeen,
        )
    ]
    assert refusal(exchange, hold())[0] == "WrongState"


def test_a_session_forgotten_is_added_within_the_days_it_was_held() -> None:
    exchange = an_announced_training()
    moved = date(2020, 10, 1)
    exchange.ask(hold(first_day=moved, last_day=moved))
    assert refusal(exchange, add())[0] == "BadValue"
    assert len(exchange.ask(add(day=moved))) == 1


def test_a_past_training_is_told_whole_at_once() -> None:
    exchange = an_exchange()
    announced, taught, held = exchange.ask(record_past_training())
    assert isinstance(announced, TrainingAnnounced)
    assert isinstance(taught, SessionAdded)
    assert isinstance(held, TrainingHeld)
    assert (announced.recorded_late, held.recorded_late) == (True, True)
    assert [(group.category, group.count) for group in held.participants] == [("PSM", 17), ("TKSK", 3)]
    assert exchange.state(Training, TRAINING) == Training(
        TRAINING, 3, PROVINSI, TAUGHT_ON, LAST_DAY, GatheringState.HELD, frozenset({SESSION})
    )


def test_a_past_training_with_a_session_outside_its_days_is_not_told_in_part() -> None:
    stray = record_past_training(sessions=(a_session(), a_session(session_id=uuid4(), day=date(2020, 9, 30))))
    assert refusal(an_exchange(), stray)[0] == "BadValue"


def test_a_past_training_needs_a_registered_organiser() -> None:
    nobody = uuid4()
    unknown = record_past_training(plan=a_training_plan(organiser_id=nobody))
    assert refusal(an_exchange(), unknown) == ("NotFound", {"noun": "Agency", "id": nobody})


def test_a_cancelled_training_is_over() -> None:
    exchange = an_announced_training()
    assert refusal(exchange, cancel(""))[0] == "BadValue"
    assert exchange.ask(cancel()) == [TrainingCancelled(**stamp(TRAINING, 2, ORGANISER), reason="Pandemi")]
    for late in (cancel(), hold(), add()):
        assert refusal(exchange, late)[0] == "WrongState"
