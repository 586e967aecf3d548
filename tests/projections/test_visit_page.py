"""Everything on one visit, and for whose eyes a draft is."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid4

from exchange.values import ContextFigure, Evidence, EvidenceKind, Headcount, Official
from exchange.visits.commands import (
    AddVisitEvidence,
    AnswerQuestion,
    AttestVisit,
    CancelVisit,
    DeclareIntent,
    DeclineVisit,
    RecordFinding,
    RescheduleVisit,
    SetAgenda,
)
from exchange.visits.events import AgendaSlot
from projections.visit_course import Answer, Talk, VisitState
from projections.visit_page import (
    Attestation,
    Cancelled,
    Finding,
    GivenAnswer,
    Intent,
    Move,
    VisitPage,
    visit_row,
)
from tests.projections.conftest import Records
from tests.words.agencies_visits import (
    AFTERWARDS,
    DAY,
    DESA,
    KABUPATEN,
    KOTA,
    PANTI,
    PROVINSI,
    QUESTION,
    VISIT,
    a_plan,
    accept,
    draft,
    hold,
    officer_of,
    propose,
    record_past,
    registrations,
    report,
    terms,
)

SECRETARY = Official(role="Sekretaris", agency_id=KOTA)
LEADER = Official(role="Subkoordinator", agency_id=KABUPATEN)


def test_a_draft_is_for_the_eyes_of_its_guests(records: Records) -> None:
    records.ask(*registrations(), draft())
    with records.read(VisitPage()) as db:
        row = visit_row(db, VISIT, KABUPATEN)
        assert row is not None
        assert (row.state, row.plan, row.proposed_at) == (VisitState.DRAFT, a_plan(), None)
        assert visit_row(db, VISIT, KOTA) is None
        assert visit_row(db, VISIT, None) is None
        assert visit_row(db, UUID(int=1), KABUPATEN) is None


def test_a_visit_remembers_all_that_was_told_of_it(records: Records) -> None:
    guest, host = officer_of(KABUPATEN), officer_of(KOTA)
    slot = AgendaSlot(
        id=uuid4(),
        day=DAY,
        starts=time(9),
        ends=time(10),
        subject="Loket",
        site_id=PANTI,
        answers=(QUESTION.id,),
    )
    figure = ContextFigure(name="Penghuni", value=Decimal(300), unit="orang")
    proof = Evidence(
        id=uuid4(),
        kind=EvidenceKind.LINK,
        caption="Berita",
        claim="Terlaksana",
        on=DAY,
        url="https://contoh.id/a",
    )
    finding_id = uuid4()
    records.ask(*registrations(), propose(a_plan(site_ids=(PANTI,))), accept())
    records.ask(SetAgenda(by=host, key=uuid4(), visit_id=VISIT, slots=(slot,)))
    records.at = AFTERWARDS
    records.ask(
        hold(received_by=(SECRETARY,), led_by=LEADER, attendance=(Headcount(category="penyuluh", count=3),)),
        AnswerQuestion(
            by=host, key=uuid4(), visit_id=VISIT, question_id=QUESTION.id, answer="Satu loket.", on=DAY
        ),
        RecordFinding(
            by=guest,
            key=uuid4(),
            visit_id=VISIT,
            finding_id=finding_id,
            text="Enam loket",
            site_id=PANTI,
            aspect="sarpras",
            told_by=SECRETARY,
            figures=(figure,),
        ),
        DeclareIntent(by=guest, key=uuid4(), visit_id=VISIT, text="Meniru loket", said_by=LEADER),
        AddVisitEvidence(by=guest, key=uuid4(), visit_id=VISIT, evidence=proof),
        report(),
        AttestVisit(by=host, key=uuid4(), visit_id=VISIT, agrees=False, remark="Delapan loket"),
    )
    with records.read(VisitPage()) as db:
        row = visit_row(db, VISIT, None)
    assert row is not None
    assert row.agenda == (slot,)
    assert row.held is not None
    assert (row.held.received_by, row.held.led_by) == ((SECRETARY,), LEADER)
    assert row.questions[0].answers == (GivenAnswer("Satu loket.", KOTA, DAY),)
    assert row.findings == (
        Finding(finding_id, "Enam loket", KABUPATEN, PANTI, None, "sarpras", (), SECRETARY, (figure,)),
    )
    assert row.intents == (Intent("Meniru loket", KABUPATEN, None, LEADER),)
    assert row.evidence == (proof,)
    assert [told.summary for told in row.reports] == ["Kami melihat enam loket."]
    assert row.attestations == (Attestation(KOTA, AFTERWARDS, False, "Delapan loket"),)
    assert row.officials() == [SECRETARY, LEADER, SECRETARY, LEADER]
    assert row.agency_ids() == {KABUPATEN, KOTA}


def test_the_talk_with_each_host_is_kept_apart(records: Records) -> None:
    records.ask(*registrations(), propose(a_plan(host_ids=(KOTA, PROVINSI))))
    records.ask(
        DeclineVisit(
            by=officer_of(PROVINSI),
            key=uuid4(),
            visit_id=VISIT,
            reason="jadwal",
            note="Bulan penuh",
            redirect_ids=(DESA,),
        ),
        accept(override="Tamu lama"),
    )
    with records.read(VisitPage()) as db:
        row = visit_row(db, VISIT, None)
    assert row is not None
    assert row.course.talks == (
        Talk(KOTA, Answer.ACCEPTED, records.at, override="Tamu lama"),
        Talk(
            PROVINSI, Answer.DECLINED, records.at, note="Bulan penuh", reason="jadwal", redirect_ids=(DESA,)
        ),
    )
    assert row.agency_ids() == {KABUPATEN, KOTA, PROVINSI, DESA}


def test_moves_and_the_end_of_a_visit_keep_their_reasons(records: Records) -> None:
    guest, later = officer_of(KABUPATEN), terms(date(2027, 3, 2))
    records.ask(*registrations(), propose(), accept())
    records.ask(
        RescheduleVisit(by=guest, key=uuid4(), visit_id=VISIT, terms=later, reason="Rapat"),
        CancelVisit(by=guest, key=uuid4(), visit_id=VISIT, reason="Anggaran"),
    )
    with records.read(VisitPage()) as db:
        row = visit_row(db, VISIT, None)
    assert row is not None
    assert row.moves == (Move(KABUPATEN, records.at, terms(), "Rapat"),)
    assert row.course.terms == later
    assert row.cancelled == Cancelled(KABUPATEN, records.at, "Anggaran")


def test_a_visit_told_after_the_fact_is_marked(records: Records) -> None:
    records.ask(*registrations(), record_past())
    with records.read(VisitPage()) as db:
        row = visit_row(db, VISIT, None)
    assert row is not None
    assert (row.recorded_late, row.state) == (True, VisitState.HELD)
