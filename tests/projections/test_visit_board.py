"""The board of visits: who sees what, in which order, and what waits for whom."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection

from exchange.visits.commands import (
    AgreeTerms,
    AnswerQuestion,
    AskQuestion,
    AttestVisit,
    CancelVisit,
    CounterTerms,
    DeclineVisit,
    RedraftVisit,
    RescheduleVisit,
)
from exchange.visits.events import Question
from projections.visit_board import (
    BoardWish,
    VisitBoard,
    awaiting,
    board,
    counterparts,
    counts,
    part_counts,
    years,
)
from projections.visit_course import Turn
from tests.projections.conftest import Records
from tests.words.agencies_visits import (
    AFTERWARDS,
    DAY,
    DESA,
    KABUPATEN,
    KEMENTERIAN,
    KOTA,
    PROVINSI,
    QUESTION,
    VISIT,
    a_past_plan,
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

OTHER = UUID(int=7)
TODAY = date(2027, 1, 4)


@pytest.fixture
def told(records: Records) -> Records:
    """The agencies of the tests are registered."""
    records.ask(*registrations())
    return records


def shown(db: Connection, wish: BoardWish) -> list[UUID]:
    return [line.id for line in board(db, wish, 1).rows]


def turns(db: Connection, agency_id: UUID, today: date = TODAY) -> list[tuple[UUID, Turn]]:
    return [(line.id, turn) for line, turn in awaiting(db, agency_id, today)]


def test_a_proposal_waits_for_its_host_alone(told: Records) -> None:
    told.ask(propose())
    with told.read(VisitBoard()) as db:
        (line,) = board(db, BoardWish(), 1).rows
        assert (line.state, line.first_day, line.questions) == ("proposed", DAY, 1)
        assert turns(db, KOTA) == [(VISIT, Turn.ANSWER)]
        assert turns(db, KABUPATEN) == []


def test_a_draft_is_shown_to_its_guests_alone_and_forgets_what_it_said_before(told: Records) -> None:
    told.ask(draft(a_plan(topics=("anak-telantar",))))
    changed = a_plan(guest_ids=(KABUPATEN, KEMENTERIAN), topics=("odgj",))
    told.ask(RedraftVisit(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, plan=changed))
    with told.read(VisitBoard()) as db:
        assert shown(db, BoardWish(reader_id=KEMENTERIAN)) == [VISIT]
        assert shown(db, BoardWish(reader_id=KOTA)) == []
        assert shown(db, BoardWish()) == []
        assert shown(db, BoardWish(reader_id=KABUPATEN, topic="odgj")) == [VISIT]
        assert shown(db, BoardWish(reader_id=KABUPATEN, topic="anak-telantar")) == []


def test_with_many_hosts_each_answers_for_itself(told: Records) -> None:
    told.ask(propose(a_plan(host_ids=(KOTA, PROVINSI))), accept(KOTA))
    with told.read(VisitBoard()) as db:
        assert counts(db, BoardWish()) == {"proposed": 1}
        assert turns(db, KOTA) == []
        assert turns(db, PROVINSI) == [(VISIT, Turn.ANSWER)]
    told.ask(DeclineVisit(by=officer_of(PROVINSI), key=uuid4(), visit_id=VISIT, reason="kapasitas"))
    with told.read(VisitBoard()) as db:
        assert counts(db, BoardWish()) == {"scheduled": 1}
        assert turns(db, KOTA) == []
        assert turns(db, KOTA, DAY) == [(VISIT, Turn.HOLD)]


def test_an_offer_of_the_host_waits_for_the_guest_and_moves_the_visit_when_agreed(told: Records) -> None:
    later = date(2027, 2, 9)
    told.ask(propose(), _counter(later))
    with told.read(VisitBoard()) as db:
        assert turns(db, KOTA) == []
        assert turns(db, KABUPATEN) == [(VISIT, Turn.ANSWER)]
    told.ask(AgreeTerms(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, host_id=KOTA))
    with told.read(VisitBoard()) as db:
        (line,) = board(db, BoardWish(), 1).rows
        assert (line.state, line.first_day) == ("scheduled", later)


def test_agreeing_to_other_days_asks_the_other_hosts_anew(told: Records) -> None:
    told.ask(propose(a_plan(host_ids=(KOTA, PROVINSI))), accept(PROVINSI), _counter(date(2027, 2, 9)))
    told.ask(AgreeTerms(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, host_id=KOTA))
    with told.read(VisitBoard()) as db:
        assert counts(db, BoardWish()) == {"proposed": 1}
        assert turns(db, PROVINSI) == [(VISIT, Turn.ANSWER)]


def _counter(first_day: date) -> CounterTerms:
    return CounterTerms(
        by=officer_of(KOTA), key=uuid4(), visit_id=VISIT, host_id=KOTA, terms=terms(first_day)
    )


def test_after_the_day_it_waits_for_holding_report_and_attestation_in_turn(told: Records) -> None:
    told.ask(propose(), accept())
    told.at = AFTERWARDS
    told.ask(hold())
    with told.read(VisitBoard()) as db:
        assert (turns(db, KOTA), turns(db, KABUPATEN)) == ([], [(VISIT, Turn.REPORT)])
    told.ask(report())
    with told.read(VisitBoard()) as db:
        assert turns(db, KOTA) == turns(db, KABUPATEN) == [(VISIT, Turn.ATTEST)]
    told.ask(AttestVisit(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, agrees=True))
    with told.read(VisitBoard()) as db:
        assert (turns(db, KOTA), turns(db, KABUPATEN)) == ([(VISIT, Turn.ATTEST)], [])
    told.ask(AttestVisit(by=officer_of(KOTA), key=uuid4(), visit_id=VISIT, agrees=True))
    with told.read(VisitBoard()) as db:
        assert counts(db, BoardWish()) == {"closed": 1}
        assert turns(db, KOTA) == []


def test_open_questions_are_those_without_an_answer(told: Records) -> None:
    second = Question(id=uuid4(), text="Siapa yang memutuskan?")
    told.ask(
        propose(),
        accept(),
        AskQuestion(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, question=second),
    )
    told.at = AFTERWARDS
    told.ask(
        hold(),
        AnswerQuestion(
            by=officer_of(KOTA),
            key=uuid4(),
            visit_id=VISIT,
            question_id=QUESTION.id,
            answer="Satu loket.",
            on=DAY,
        ),
    )
    with told.read(VisitBoard()) as db:
        (line,) = board(db, BoardWish(), 1).rows
        assert (line.questions, line.open_questions) == (2, (second.id,))


def test_the_board_is_narrowed_by_state_side_agency_year_and_topic(told: Records) -> None:
    past = record_past(visit_id=OTHER, plan=a_past_plan(host_ids=(PROVINSI,), topics=("anak-telantar",)))
    told.ask(propose(), past)
    with told.read(VisitBoard()) as db:
        assert shown(db, BoardWish()) == [VISIT, OTHER]
        assert shown(db, BoardWish(state="held")) == [OTHER]
        assert shown(db, BoardWish(agency_id=KOTA)) == [VISIT]
        assert shown(db, BoardWish(agency_id=KOTA, side="guest")) == []
        assert shown(db, BoardWish(agency_id=KABUPATEN, side="guest")) == [VISIT, OTHER]
        assert shown(db, BoardWish(year=2023)) == [OTHER]
        assert shown(db, BoardWish(topic="anak-telantar")) == [OTHER]
        assert counts(db, BoardWish(state="held", agency_id=KABUPATEN)) == {"held": 1, "proposed": 1}
        assert years(db) == [2027, 2023]


def test_what_is_to_come_is_shown_soonest_first_and_what_was_latest_first(told: Records) -> None:
    told.ask(propose(), propose(a_plan(terms=terms(date(2027, 1, 28))), visit_id=OTHER))
    with told.read(VisitBoard()) as db:
        assert shown(db, BoardWish(state="proposed")) == [OTHER, VISIT]
        assert shown(db, BoardWish()) == [VISIT, OTHER]


def test_a_moved_and_a_cancelled_visit_say_so(told: Records) -> None:
    told.ask(propose(), accept())
    told.ask(
        RescheduleVisit(
            by=officer_of(KABUPATEN),
            key=uuid4(),
            visit_id=VISIT,
            terms=terms(date(2027, 3, 2)),
            reason="Rapat anggaran",
        )
    )
    with told.read(VisitBoard()) as db:
        (line,) = board(db, BoardWish(), 1).rows
        assert (line.state, line.first_day) == ("scheduled", date(2027, 3, 2))
    told.ask(CancelVisit(by=officer_of(KOTA), key=uuid4(), visit_id=VISIT, reason="Renovasi"))
    with told.read(VisitBoard()) as db:
        assert counts(db, BoardWish()) == {"cancelled": 1}
        assert turns(db, KOTA, date(2027, 4, 1)) == []


def test_visits_that_took_place_tie_hosts_to_guests(told: Records) -> None:
    told.at = datetime(2026, 11, 22, tzinfo=UTC)
    told.ask(
        record_past(),
        record_past(visit_id=OTHER, plan=a_past_plan(host_ids=(KOTA, PROVINSI))),
        propose(visit_id=uuid4()),
    )
    with told.read(VisitBoard()) as db:
        held = date(2023, 3, 9)
        assert part_counts(db, KABUPATEN) == {"guest": 2}
        assert part_counts(db, KOTA) == {"host": 2}
        assert counterparts(db, KABUPATEN, "guest") == {KOTA: (2, held), PROVINSI: (1, held)}
        assert counterparts(db, KOTA, "host") == {KABUPATEN: (2, held)}
        assert counterparts(db, DESA, "host") == {}
