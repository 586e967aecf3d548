"""The ledger of commitments, on a real log."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from exchange.commitments.commands import (
    DropCommitment,
    FulfilCommitment,
    MakeCommitment,
    NoteProgress,
    PostponeCommitment,
)
from exchange.commitments.events import CommitmentMade
from exchange.values import Official, Source, SourceKind
from projections.commitments import (
    CommitmentRow,
    Commitments,
    Counts,
    Note,
    by_source,
    commitment,
    counts,
    ledger,
)
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, PROVINSI, VISIT, officer_of, record_past, registrations
from tests.words.practices import (
    COMMITMENT,
    OBSERVED_ON,
    TAUGHT_ON,
    TRAINING,
    make_commitment,
    record_past_training,
    some_evidence,
)

TODAY = date(2026, 11, 22)
OFFICER = officer_of(KABUPATEN)
AT_TRAINING = Source(kind=SourceKind.TRAINING, id=TRAINING)


def of_provinsi(commitment_id: UUID, due: date | None) -> MakeCommitment:
    return make_commitment(
        by=officer_of(PROVINSI),
        commitment_id=commitment_id,
        owner_id=PROVINSI,
        source=AT_TRAINING,
        on=TAUGHT_ON,
        due=due,
    )


def shown(records: Records) -> CommitmentRow:
    with records.read(Commitments()) as db:
        row = commitment(db, COMMITMENT)
    assert row is not None
    return row


def test_a_promise_is_kept_with_its_source_and_its_day(records: Records) -> None:
    records.ask(*registrations(), record_past())
    records.ask(make_commitment(unit="Bidang Rehabilitasi", official=Official(role="Kepala Bidang")))
    assert shown(records) == CommitmentRow(
        id=COMMITMENT,
        version=1,
        owner_id=KABUPATEN,
        text="Memutakhirkan data PPKS",
        unit="Bidang Rehabilitasi",
        source_kind="visit",
        source_id=VISIT,
        made_on=OBSERVED_ON,
        due=date(2023, 6, 30),
        state="open",
        closed_on=None,
        closing="",
        official=Official(role="Kepala Bidang"),
    )


def test_progress_and_a_later_day_are_noted_in_order(records: Records) -> None:
    records.ask(*registrations(), record_past(), make_commitment())
    own: dict[str, Any] = {"by": OFFICER, "commitment_id": COMMITMENT}
    records.ask(NoteProgress(**own, key=uuid4(), text="Separuh terdata", on=date(2023, 6, 1)))
    records.ask(PostponeCommitment(**own, key=uuid4(), due=date(2027, 3, 1), reason="Menunggu anggaran"))
    row = shown(records)
    assert row.notes == (
        Note(date(2023, 6, 1), "Separuh terdata"),
        Note(date(2027, 1, 4), "Menunggu anggaran", date(2027, 3, 1)),
    )
    assert (row.version, row.due, row.state) == (3, date(2027, 3, 1), "open")


def test_a_promise_is_closed_with_proof_or_dropped_with_a_reason(records: Records) -> None:
    records.ask(*registrations(), record_past(), make_commitment(), make_commitment(commitment_id=TRAINING))
    evidence, day = some_evidence(), date(2024, 2, 1)
    fulfil = FulfilCommitment(by=OFFICER, key=uuid4(), commitment_id=COMMITMENT, on=day, evidence=evidence)
    drop = DropCommitment(by=OFFICER, key=uuid4(), commitment_id=TRAINING, on=day, reason="Digabung")
    records.ask(fulfil, drop)
    row = shown(records)
    assert (row.state, row.closed_on, row.evidence, row.closing) == ("fulfilled", day, evidence, "")
    with records.read(Commitments()) as db:
        dropped = commitment(db, TRAINING)
    assert dropped is not None
    assert (dropped.state, dropped.closed_on, dropped.closing) == ("dropped", day, "Digabung")


def test_what_was_promised_is_found_by_its_source(records: Records) -> None:
    later, undated = uuid4(), uuid4()
    records.ask(*registrations(), record_past(), record_past_training())
    records.ask(of_provinsi(later, date(2027, 1, 1)), of_provinsi(undated, None), make_commitment())
    with records.read(Commitments()) as db:
        assert [row.id for row in by_source(db, TRAINING)] == [later, undated]
        assert [row.id for row in by_source(db, VISIT)] == [COMMITMENT]
        assert by_source(db, uuid4()) == []


def test_the_overdue_lead_and_what_is_closed_comes_last(records: Records) -> None:
    ahead, undated, closed = uuid4(), uuid4(), uuid4()
    records.ask(*registrations(), record_past(), record_past_training())
    records.ask(
        of_provinsi(undated, None),
        of_provinsi(ahead, date(2027, 1, 1)),
        make_commitment(commitment_id=closed, due=date(2023, 4, 1)),
        make_commitment(),
        FulfilCommitment(
            by=OFFICER, key=uuid4(), commitment_id=closed, on=date(2023, 4, 2), reason="Lihat laporan"
        ),
    )
    with records.read(Commitments()) as db:
        assert [row.id for row in ledger(db, TODAY).rows] == [COMMITMENT, ahead, undated, closed]
        assert [row.id for row in ledger(db, TODAY, state="overdue").rows] == [COMMITMENT]
        assert [row.id for row in ledger(db, TODAY, state="fulfilled").rows] == [closed]
        assert [row.id for row in ledger(db, TODAY, owner_id=PROVINSI, state="open").rows] == [ahead, undated]
        assert [row.id for row in ledger(db, TODAY, source_kind="visit").rows] == [COMMITMENT, closed]
        assert counts(db, TODAY) == Counts(overdue=1, open=3, fulfilled=1, dropped=0)
        assert counts(db, TODAY, owner_id=PROVINSI) == Counts(overdue=0, open=2, fulfilled=0, dropped=0)
        assert counts(db, TODAY, source_kind="forum") == Counts(0, 0, 0, 0)


def test_a_promise_is_overdue_from_the_day_after(records: Records) -> None:
    records.ask(*registrations(), record_past(), make_commitment())
    due = date(2023, 6, 30)
    with records.read(Commitments()) as db:
        assert counts(db, due).overdue == 0
        assert counts(db, date(2023, 7, 1)).overdue == 1
    assert not shown(records).is_overdue(due)
    assert shown(records).is_overdue(date(2023, 7, 1))


def test_a_long_ledger_is_read_in_pages(records: Records) -> None:
    promises = [
        CommitmentMade(
            **records.stamp(uuid4(), 1, KABUPATEN),
            text="Janji",
            owner_id=KABUPATEN,
            source=AT_TRAINING,
            on=TAUGHT_ON,
            due=date(2026, 1, 1 + n),
        )
        for n in range(21)
    ]
    records.append(*promises)
    with records.read(Commitments()) as db:
        first, second = ledger(db, TODAY), ledger(db, TODAY, number=2)
    assert [row.id for row in (*first.rows, *second.rows)] == [fact.originator_id for fact in promises]
    assert (len(first.rows), first.total, first.last) == (20, 21, 2)
