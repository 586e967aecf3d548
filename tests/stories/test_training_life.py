"""Whatever is tried with a training, in whatever order."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from exchange.handling import Command
from exchange.trainings.commands import (
    AddSession,
    AnnounceTraining,
    CancelTraining,
    HoldTraining,
    RecordPastTraining,
)
from exchange.values import Headcount, derived_id
from tests.stories.asking import SEEN, TEXTS, Commands, asked, mostly
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import KABUPATEN, OPERATOR, PROVINSI, officer_of, registrations
from tests.words.practices import (
    SESSION,
    TAUGHT_ON,
    TOMORROW,
    TRAINING,
    a_session,
    a_training_plan,
    announce_training,
)

ORGANISER = officer_of(PROVINSI)
askers = mostly(ORGANISER, OPERATOR, officer_of(KABUPATEN))
training_ids = st.just(TRAINING)
days = mostly(TAUGHT_ON, date(2020, 9, 17), TOMORROW)
plans = st.builds(a_training_plan, title=TEXTS)
sessions = st.builds(
    a_session,
    session_id=st.sampled_from([SESSION, derived_id("test", "another")]),
    subject=TEXTS,
    day=st.dates(date(2020, 9, 15), date(2020, 9, 18)),
)
participants = st.lists(st.builds(Headcount, category=TEXTS, count=st.integers(0, 20)), max_size=2)
commands: Commands = st.one_of(
    asked(AnnounceTraining, askers, training_id=training_ids, plan=plans),
    asked(AddSession, askers, training_id=training_ids, session=sessions, seen=SEEN),
    asked(
        HoldTraining,
        askers,
        training_id=training_ids,
        first_day=days,
        last_day=days,
        participants=participants.map(tuple),
        seen=SEEN,
    ),
    asked(CancelTraining, askers, training_id=training_ids, reason=TEXTS, seen=SEEN),
    asked(
        RecordPastTraining,
        askers,
        training_id=training_ids,
        plan=plans,
        sessions=st.lists(sessions, max_size=2).map(tuple),
    ),
)


class TrainingLife(Life):
    @initialize(begun=st.sampled_from([[], [announce_training()]]))
    def a_training_on_its_way(self, begun: list[Command]) -> None:
        for command in [*registrations(), *begun]:
            assert self.attempt(command) is None

    @rule(command=commands)
    def ask(self, command: Command) -> None:
        self.attempt(command)


TestTrainingLife = TrainingLife.TestCase
TestTrainingLife.settings = LIFE
