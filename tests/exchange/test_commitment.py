"""Commitments: made for oneself, postponed, fulfilled with proof, or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.commitments.commands import (
    DropCommitment,
    FulfilCommitment,
    NoteProgress,
    PostponeCommitment,
)
from exchange.commitments.commitment import Commitment, CommitmentState
from exchange.commitments.events import (
    CommitmentDropped,
    CommitmentFulfilled,
    CommitmentMade,
    CommitmentPostponed,
    ProgressNoted,
)
from exchange.values import Official, Source, SourceKind
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, VISIT, an_exchange, officer_of, record_past
from tests.words.desk import SmallExchange
from tests.words.practices import (
    AT_VISIT,
    COMMITMENT,
    OBSERVED_ON,
    TOMORROW,
    TRAINING,
    a_commitment,
    after,
    make_commitment,
    record_past_training,
    refusal,
    some_evidence,
    stamp,
)

OWNER = officer_of(KABUPATEN)
DUE = date(2023, 6, 30)
LATER = date(2023, 9, 30)


def note(**changes: Any) -> NoteProgress:
    command = NoteProgress(by=OWNER, key=uuid4(), commitment_id=COMMITMENT, text="Separuh selesai", on=DUE)
    return structs.replace(command, **changes)


def postpone(**changes: Any) -> PostponeCommitment:
    command = PostponeCommitment(
        by=OWNER, key=uuid4(), commitment_id=COMMITMENT, due=LATER, reason="Data belum lengkap"
    )
    return structs.replace(command, **changes)


def fulfil(**changes: Any) -> FulfilCommitment:
    command = FulfilCommitment(by=OWNER, key=uuid4(), commitment_id=COMMITMENT, on=DUE)
    return structs.replace(command, **changes)


def drop(**changes: Any) -> DropCommitment:
    command = DropCommitment(by=OWNER, key=uuid4(), commitment_id=COMMITMENT, on=DUE, reason="Digabung")
    return structs.replace(command, **changes)


def a_visit() -> SmallExchange:
    return after(an_exchange(), [record_past()])


def test_an_agency_promises_for_itself() -> None:
    official = Official(role="Kepala Bidang")
    assert a_visit().ask(make_commitment(official=official, unit="Bidang Rehabilitasi")) == [
        CommitmentMade(
            **stamp(COMMITMENT, 1, OWNER),
            text="Memutakhirkan data PPKS",
            owner_id=KABUPATEN,
            source=AT_VISIT,
            on=OBSERVED_ON,
            unit="Bidang Rehabilitasi",
            official=official,
            due=DUE,
        )
    ]
    assert refusal(a_visit(), make_commitment(by=officer_of(KOTA))) == (
        "NotPermitted",
        {"agency_id": KOTA, "need": (KABUPATEN,)},
    )
    assert a_visit().ask(make_commitment(by=OPERATOR))[0].by_agency == OPERATOR.agency_id
    assert refusal(a_commitment(), make_commitment())[0] == "AlreadyExists"


def test_a_promise_follows_from_a_training_too_and_needs_no_day() -> None:
    exchange = after(an_exchange(), [record_past_training()])
    source = Source(kind=SourceKind.TRAINING, id=TRAINING)
    exchange.ask(make_commitment(source=source, due=None))
    assert exchange.state(Commitment, COMMITMENT) == Commitment(COMMITMENT, 1, KABUPATEN, OBSERVED_ON, None)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"text": ""}, "BadValue", "text"),
        ({"official": Official(role="")}, "BadValue", "official"),
        ({"due": date(2023, 3, 8)}, "BadValue", "due"),
        ({"due": date(9999, 1, 1)}, "BadValue", "due"),
        ({"on": TOMORROW}, "NotYet", "on"),
        ({"source": Source(kind=SourceKind.CATALOGUE)}, "BadValue", "source"),
        ({"source": Source(kind=SourceKind.INNOVATION, id=VISIT)}, "BadValue", "source"),
    ],
)
def test_a_promise_that_cannot_be_is_refused(changes: Mapping[str, Any], code: str, field: str) -> None:
    refused, facts = refusal(a_visit(), make_commitment(**changes))
    assert (refused, facts["field"]) == (code, field)


def test_what_a_promise_follows_from_exists() -> None:
    assert refusal(an_exchange(), make_commitment()) == ("NotFound", {"noun": "StudyVisit", "id": VISIT})


def test_only_its_owner_and_the_operator_move_a_promise_on() -> None:
    for command in (note(), postpone(), fulfil(reason="Selesai"), drop()):
        by_other = structs.replace(command, by=officer_of(KOTA))
        assert refusal(a_commitment(), by_other)[0] == "NotPermitted"
        assert len(a_commitment().ask(structs.replace(command, by=OPERATOR))) == 1


def test_progress_is_noted_from_the_day_it_was_made() -> None:
    exchange = a_commitment()
    assert refusal(exchange, note(on=date(2023, 3, 8)))[1]["fault"] == "before_start"
    assert refusal(exchange, note(text=""))[1]["field"] == "text"
    assert exchange.ask(note()) == [
        ProgressNoted(**stamp(COMMITMENT, 2, OWNER), text="Separuh selesai", on=DUE)
    ]


def test_a_promise_is_postponed_to_a_later_day_and_says_why() -> None:
    exchange = a_commitment()
    assert refusal(exchange, postpone(due=DUE)) == (
        "BadValue",
        {"field": "due", "fault": "before_start", "first": DUE, "have": DUE},
    )
    assert refusal(exchange, postpone(reason=""))[1]["field"] == "reason"
    assert exchange.ask(postpone()) == [
        CommitmentPostponed(**stamp(COMMITMENT, 2, OWNER), due=LATER, reason="Data belum lengkap")
    ]
    assert exchange.state(Commitment, COMMITMENT).due == LATER


def test_a_promise_without_a_day_is_given_one() -> None:
    exchange = a_commitment(due=None)
    assert refusal(exchange, postpone(due=date(2023, 3, 8)))[0] == "BadValue"
    exchange.ask(postpone(due=DUE))
    assert exchange.state(Commitment, COMMITMENT).due == DUE


def test_a_promise_closes_with_evidence_or_with_a_reason() -> None:
    assert refusal(a_commitment(), fulfil(reason=" ")) == (
        "ClosureWithoutProof",
        {"commitment": COMMITMENT},
    )
    evidence = some_evidence(url="", sha256="a" * 64)
    assert a_commitment().ask(fulfil(evidence=evidence)) == [
        CommitmentFulfilled(**stamp(COMMITMENT, 2, OWNER), on=DUE, evidence=evidence)
    ]
    assert a_commitment().ask(fulfil(reason="Tidak ada berkas")) == [
        CommitmentFulfilled(**stamp(COMMITMENT, 2, OWNER), on=DUE, reason="Tidak ada berkas")
    ]
    assert refusal(a_commitment(), fulfil(evidence=some_evidence(url="ftp://x")))[0] == "BadValue"


def test_a_promise_is_dropped_for_a_reason() -> None:
    assert refusal(a_commitment(), drop(reason=""))[0] == "BadValue"
    assert a_commitment().ask(drop()) == [
        CommitmentDropped(**stamp(COMMITMENT, 2, OWNER), on=DUE, reason="Digabung")
    ]


def test_what_is_closed_stays_closed() -> None:
    for closing, state in (
        (fulfil(reason="Selesai"), CommitmentState.FULFILLED),
        (drop(), CommitmentState.DROPPED),
    ):
        exchange = after(a_commitment(), [closing])
        for command in (note(), postpone(), fulfil(reason="Selesai"), drop()):
            assert refusal(exchange, command) == (
                "WrongState",
                {"need": (CommitmentState.OPEN,), "have": state},
            )
