"""Whatever is tried with an innovation, in whatever order."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.handling import Command
from exchange.innovations.commands import (
    DescribeAsPractice,
    EvidenceInnovation,
    ReachMaturity,
    RegisterInnovation,
    ReviseInnovation,
)
from exchange.innovations.events import Maturity
from exchange.innovations.innovation import Innovation
from exchange.practices.practice import Practice
from exchange.values import derived_id
from tests.stories.asking import EVIDENCE, REASONS, SEEN, TEXTS, Commands, asked, mostly
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, officer_of, registrations
from tests.words.practices import (
    DERIVED,
    INNOVATION,
    PRACTICE,
    TOMORROW,
    a_description,
    a_profile,
    register_innovation,
)

OWNER = officer_of(KOTA)
askers = mostly(OWNER, OPERATOR, officer_of(KABUPATEN))
innovation_ids = st.just(INNOVATION)
practice_ids = st.sampled_from([PRACTICE, DERIVED, derived_id("test", "another")])
days = mostly(date(2021, 1, 4), date(2020, 7, 1), TOMORROW)
profiles = st.builds(a_profile, name=TEXTS)
commands: Commands = st.one_of(
    asked(
        RegisterInnovation,
        askers,
        innovation_id=innovation_ids,
        owner_id=mostly(KOTA, KABUPATEN),
        profile=profiles,
        maturity=st.sampled_from(Maturity),
        on=days,
    ),
    asked(ReviseInnovation, askers, innovation_id=innovation_ids, profile=profiles, seen=SEEN),
    asked(
        ReachMaturity,
        askers,
        innovation_id=innovation_ids,
        maturity=st.sampled_from(Maturity),
        on=days,
        note=TEXTS,
        reason=st.just("") | REASONS,
        seen=SEEN,
    ),
    asked(EvidenceInnovation, askers, innovation_id=innovation_ids, evidence=EVIDENCE, seen=SEEN),
    asked(
        DescribeAsPractice,
        askers,
        innovation_id=innovation_ids,
        practice_id=practice_ids,
        description=st.builds(a_description, name=TEXTS),
        seen=SEEN,
    ),
)


class InnovationLife(Life):
    @initialize(begun=st.sampled_from([[], [register_innovation(maturity=Maturity.CONCEPT)]]))
    def an_innovation_on_its_way(self, begun: list[Command]) -> None:
        for command in [*registrations(), *begun]:
            assert self.attempt(command) is None

    @rule(command=commands)
    def ask(self, command: Command) -> None:
        self.attempt(command)

    @invariant()
    def what_is_marked_as_described_is_there_and_its_own(self) -> None:
        innovation = self.state(Innovation, INNOVATION)
        if innovation is not None and innovation.practice_id is not None:
            practice = self.state(Practice, innovation.practice_id)
            assert practice is not None
            assert practice.owner_id == innovation.owner_id


TestInnovationLife = InnovationLife.TestCase
TestInnovationLife.settings = LIFE
