"""Follow-ups on a real log: who is asked what, when it falls due, and that silence stays silence."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from exchange.adoptions.commands import AnswerFollowUp
from exchange.values import Followed
from exchange.visits.commands import DeclineVisit, FollowUpVisit
from projections.follow_ups import Answer, Asked, FollowUps, asked, of_subject, waiting
from tests.projections.conftest import Records
from tests.words.agencies_visits import (
    AFTERWARDS,
    KABUPATEN,
    KOTA,
    PROVINSI,
    VISIT,
    a_plan,
    accept,
    hold,
    officer_of,
    propose,
    record_past,
    registrations,
)
from tests.words.practices import ADOPTION, OBSERVED_ON, observe_practice, to_publication

HELD = date(2023, 3, 9)
JUNE, SEPTEMBER, MARCH = date(2023, 6, 9), date(2023, 9, 9), date(2024, 3, 9)


def answer_visit(months: int, on: date) -> FollowUpVisit:
    return FollowUpVisit(
        by=officer_of(KABUPATEN),
        key=uuid4(),
        visit_id=VISIT,
        months=months,
        followed=Followed.RUNNING,
        on=on,
        text="Sudah berjalan",
    )


def test_both_sides_of_a_held_visit_are_asked_three_times(records: Records) -> None:
    records.ask(*registrations(), record_past())
    with records.read(FollowUps()) as db:
        questions = asked(of_subject(db, VISIT))
    sides = sorted([KABUPATEN, KOTA])
    assert questions == [
        Asked(side, months, due, None)
        for months, due in ((3, JUNE), (6, SEPTEMBER), (12, MARCH))
        for side in sides
    ]


def test_an_answer_ends_the_silence_of_its_own_side_alone(records: Records) -> None:
    records.ask(*registrations(), record_past(), answer_visit(3, date(2023, 6, 20)))
    answer = Answer(3, "berjalan", "Sudah berjalan", date(2023, 6, 20))
    with records.read(FollowUps()) as db:
        answered = [question for question in asked(of_subject(db, VISIT)) if question.answer]
        assert answered == [Asked(KABUPATEN, 3, JUNE, answer)]
        assert [row.next_due for row in waiting(db, KABUPATEN, date(2026, 11, 22)).rows] == [SEPTEMBER]
        assert [row.next_due for row in waiting(db, KOTA, date(2026, 11, 22)).rows] == [JUNE]


def test_what_was_left_unanswered_in_between_still_waits(records: Records) -> None:
    records.ask(*registrations(), record_past(), answer_visit(6, SEPTEMBER))
    with records.read(FollowUps()) as db:
        assert waiting(db, KABUPATEN, SEPTEMBER).rows[0].next_due == JUNE
    records.ask(answer_visit(3, SEPTEMBER), answer_visit(12, MARCH))
    with records.read(FollowUps()) as db:
        assert waiting(db, KABUPATEN, date(2026, 11, 22)).rows == []


def test_nothing_waits_before_its_day(records: Records) -> None:
    records.ask(*registrations(), record_past())
    with records.read(FollowUps()) as db:
        assert waiting(db, KABUPATEN, date(2023, 6, 8)).total == 0
        assert waiting(db, KABUPATEN, JUNE).total == 1


def test_adopter_and_originator_are_asked_about_an_adoption(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), observe_practice())
    answer = AnswerFollowUp(
        by=officer_of(KOTA),
        key=uuid4(),
        adoption_id=ADOPTION,
        months=3,
        followed=Followed.STOPPED,
        on=date(2023, 7, 1),
    )
    records.ask(answer)
    with records.read(FollowUps()) as db:
        rows = {row.agency_id: row for row in of_subject(db, ADOPTION)}
    assert {agency_id: (row.kind, row.start, row.other_ids) for agency_id, row in rows.items()} == {
        KABUPATEN: ("adoption", OBSERVED_ON, (KOTA,)),
        KOTA: ("adoption", OBSERVED_ON, (KABUPATEN,)),
    }
    assert rows[KABUPATEN].next_due == JUNE
    assert rows[KOTA].answers == (Answer(3, "berhenti", "", date(2023, 7, 1)),)


def test_a_host_that_declined_is_not_asked(records: Records) -> None:
    records.ask(*registrations(), propose(a_plan(host_ids=(KOTA, PROVINSI))), accept(KOTA))
    records.ask(DeclineVisit(by=officer_of(PROVINSI), key=uuid4(), visit_id=VISIT, reason="kapasitas"))
    records.at = AFTERWARDS
    records.ask(hold())
    with records.read(FollowUps()) as db:
        assert {row.agency_id for row in of_subject(db, VISIT)} == {KABUPATEN, KOTA}
