"""Whatever is tried with a practice, in whatever order."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.handling import Command
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
from exchange.practices.events import Remark
from exchange.practices.practice import Practice
from exchange.values import Official, Role
from tests.stories.asking import EVIDENCE, REASONS, SEEN, TEXTS, Commands, asked, mostly
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, officer_of, registrations
from tests.words.practices import (
    AT_VISIT,
    CURATOR,
    PRACTICE,
    TOMORROW,
    a_description,
    to_publication,
)

OWNER = officer_of(KOTA)
owners = mostly(OWNER, OPERATOR, officer_of(KABUPATEN))
curators = mostly(CURATOR, OWNER, officer_of(KOTA, Role.CURATOR))
practice_ids = st.just(PRACTICE)
days = mostly(date(2023, 2, 3), date(2023, 2, 1), TOMORROW)
modules = mostly(a_description().modules, a_description().modules[:1], ())
descriptions = st.builds(a_description, name=TEXTS, modules=modules)
commands: Commands = st.one_of(
    asked(
        DraftPractice,
        owners,
        practice_id=practice_ids,
        owner_id=st.just(KOTA),
        description=descriptions,
        source=st.sampled_from([None, AT_VISIT]),
    ),
    asked(RevisePractice, owners, practice_id=practice_ids, description=descriptions, seen=SEEN),
    asked(SubmitPractice, owners, practice_id=practice_ids, seen=SEEN),
    asked(
        ReturnPractice,
        curators,
        practice_id=practice_ids,
        remarks=mostly((Remark(section="results", text="Sumber?"),), ()),
        seen=SEEN,
    ),
    asked(
        VerifyPractice,
        curators,
        practice_id=practice_ids,
        on=days,
        verified_by=st.builds(Official, role=TEXTS),
        seen=SEEN,
    ),
    asked(PublishPractice, owners, practice_id=practice_ids, on=days, seen=SEEN),
    asked(RetirePractice, owners, practice_id=practice_ids, reason=REASONS, on=days, seen=SEEN),
    asked(EvidencePractice, owners, practice_id=practice_ids, evidence=EVIDENCE, seen=SEEN),
)


class PracticeLife(Life):
    @initialize(steps=st.integers(0, len(to_publication())))
    def a_practice_on_its_way(self, steps: int) -> None:
        for command in [*registrations(), *to_publication()[:steps]]:
            assert self.attempt(command) is None

    @rule(command=commands)
    def ask(self, command: Command) -> None:
        self.attempt(command)

    @invariant()
    def what_others_read_has_been_described(self) -> None:
        practice = self.state(Practice, PRACTICE)
        if practice is not None and practice.open_edition is not None:
            assert practice.modules[practice.open_edition] != set()


TestPracticeLife = PracticeLife.TestCase
TestPracticeLife.settings = LIFE
