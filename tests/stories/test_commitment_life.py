"""Whatever is tried with a commitment, in whatever order."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.commitments.commands import (
    DropCommitment,
    FulfilCommitment,
    MakeCommitment,
    NoteProgress,
    PostponeCommitment,
)
from exchange.commitments.commitment import Commitment
from exchange.handling import Command
from exchange.values import Source, SourceKind
from tests.stories.asking import EVIDENCE, SEEN, TEXTS, Commands, asked, mostly
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, officer_of, record_past, registrations
from tests.words.practices import AT_VISIT, COMMITMENT, FORUM, OBSERVED_ON, TOMORROW, make_commitment

OWNER = officer_of(KABUPATEN)
askers = mostly(OWNER, OPERATOR, officer_of(KOTA))
commitment_ids = st.just(COMMITMENT)
days = mostly(OBSERVED_ON, date(2023, 6, 30), TOMORROW)
dues = st.sampled_from([date(2023, 3, 1), date(2023, 6, 30), date(2023, 9, 30), date(2027, 6, 30)])
commands: Commands = st.one_of(
    asked(
        MakeCommitment,
        askers,
        commitment_id=commitment_ids,
        text=TEXTS,
        owner_id=mostly(KABUPATEN, KOTA),
        source=mostly(AT_VISIT, Source(kind=SourceKind.FORUM, id=FORUM)),
        on=days,
        due=st.none() | dues,
    ),
    asked(NoteProgress, askers, commitment_id=commitment_ids, text=TEXTS, on=days, seen=SEEN),
    asked(PostponeCommitment, askers, commitment_id=commitment_ids, due=dues, reason=TEXTS, seen=SEEN),
    asked(
        FulfilCommitment,
        askers,
        commitment_id=commitment_ids,
        on=days,
        evidence=st.none() | EVIDENCE,
        reason=TEXTS,
        seen=SEEN,
    ),
    asked(DropCommitment, askers, commitment_id=commitment_ids, on=days, reason=TEXTS, seen=SEEN),
)


class CommitmentLife(Life):
    @initialize(begun=st.sampled_from([[], [make_commitment()]]))
    def a_promise_at_a_visit(self, begun: list[Command]) -> None:
        for command in [*registrations(), record_past(), *begun]:
            assert self.attempt(command) is None

    @rule(command=commands)
    def ask(self, command: Command) -> None:
        self.attempt(command)

    @invariant()
    def nothing_falls_due_before_it_was_promised(self) -> None:
        commitment = self.state(Commitment, COMMITMENT)
        if commitment is not None and commitment.due is not None:
            assert commitment.due >= commitment.made_on


TestCommitmentLife = CommitmentLife.TestCase
TestCommitmentLife.settings = LIFE
