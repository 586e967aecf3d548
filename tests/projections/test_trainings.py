"""Trainings as their page shows them, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from exchange.trainings.commands import CancelTraining
from projections.gatherings import GatheringWish
from projections.trainings import Trainings, training, trainings
from tests.projections.conftest import Records
from tests.words.agencies_visits import PROVINSI, officer_of, registrations
from tests.words.gatherings import PARTICIPANTS, SECOND_DAY, hold_training, teach
from tests.words.practices import (
    TAUGHT_ON,
    TRAINING,
    a_training_plan,
    announce_training,
    record_past_training,
)


def test_a_training_is_told_by_day_with_all_who_took_part(records: Records) -> None:
    records.ask(
        *registrations(),
        announce_training(),
        teach("Verifikasi data", SECOND_DAY),
        teach("Kebijakan"),
        teach("Konsep dasar"),
        hold_training(),
    )
    with records.read(Trainings()) as db:
        row = training(db, TRAINING)
    assert row is not None
    assert (row.version, row.state) == (5, "held")
    assert [(session.day, session.subject) for session in row.sessions] == [
        (TAUGHT_ON, "Kebijakan"),
        (TAUGHT_ON, "Konsep dasar"),
        (SECOND_DAY, "Verifikasi data"),
    ]
    assert (row.participants, row.participant_count) == (PARTICIPANTS, 20)
    plan = a_training_plan()
    assert (row.methods, row.legal_basis, row.purpose) == (plan.methods, plan.legal_basis, plan.purpose)


def test_a_cancelled_training_says_why(records: Records) -> None:
    cancel = CancelTraining(
        by=officer_of(PROVINSI), key=uuid4(), training_id=TRAINING, reason="Dana dialihkan."
    )
    records.ask(*registrations(), announce_training(), cancel)
    with records.read(Trainings()) as db:
        row = training(db, TRAINING)
    assert row is not None
    assert (row.state, row.cancel_reason) == ("cancelled", "Dana dialihkan.")


def test_the_list_has_the_latest_day_first_and_is_narrowed(records: Records) -> None:
    announced = announce_training(first_day=date(2025, 12, 31), last_day=date(2026, 1, 1))
    past = uuid4()
    records.ask(*registrations(), announced, record_past_training(training_id=past))
    with records.read(Trainings()) as db:
        assert [row.id for row in trainings(db, GatheringWish()).rows] == [TRAINING, past]
        assert [row.id for row in trainings(db, GatheringWish(state="announced")).rows] == [TRAINING]
        assert [row.id for row in trainings(db, GatheringWish(year=2025)).rows] == [TRAINING]
        assert [row.id for row in trainings(db, GatheringWish(year=2020, organiser_id=PROVINSI)).rows] == [
            past
        ]
