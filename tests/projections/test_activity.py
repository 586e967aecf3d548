"""The activity feed, on a real log."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import Connection

from exchange.innovations.events import Maturity
from exchange.practices.commands import RevisePractice
from exchange.visits.commands import CancelVisit
from projections.activity import Activity, ActivityRow, Feed, feed
from tests.projections.conftest import Records
from tests.words.agencies_visits import (
    DESA,
    KABUPATEN,
    KOTA,
    PROVINSI,
    VISIT,
    a_plan,
    accept,
    officer_of,
    propose,
    record_past,
    registrations,
    report,
)
from tests.words.gatherings import reach
from tests.words.practices import (
    ADOPTION,
    FORUM,
    PRACTICE,
    PRESENTED_ON,
    a_description,
    announce_training,
    make_commitment,
    record_past_forum,
    register_innovation,
    the_climb,
    to_publication,
)


def told(found: Feed) -> list[tuple[str, str, str]]:
    return [(row.day.isoformat(), row.kind, row.what) for row in found.rows]


def walk(db: Connection, limit: int) -> list[int]:
    """Positions from the latest to the first, page by page."""
    page = feed(db, limit=limit)
    found = [row.position for row in page.rows]
    while page.earlier:
        page = feed(db, before=page.earlier, limit=limit)
        found += [row.position for row in page.rows]
    return found


def test_what_happened_is_told_by_the_day_it_happened(records: Records) -> None:
    records.ask(
        *registrations(),
        record_past(),
        record_past_forum(),
        register_innovation(),
        reach(Maturity.APPLIED, date(2022, 1, 3)),
    )
    with records.read(Activity()) as db:
        latest = feed(db)
    assert told(latest) == [
        ("2023-03-09", "visit", "held"),
        ("2022-01-03", "innovation", "penerapan"),
        (PRESENTED_ON.isoformat(), "forum", "held"),
        ("2020-07-01", "innovation", "registered"),
    ]
    visit = latest.rows[0]
    plan = a_plan()
    assert (visit.noun_id, visit.title) == (VISIT, plan.purpose)
    assert (visit.agency_ids, visit.from_ids) == (plan.guest_ids, plan.host_ids)


def test_what_was_told_late_says_nothing_of_the_day_of_recording(records: Records) -> None:
    records.ask(*registrations(), record_past(), report(), announce_training())
    with records.read(Activity()) as db:
        assert told(feed(db)) == [("2027-01-04", "training", "announced"), ("2023-03-09", "visit", "held")]


def test_each_host_answers_for_itself(records: Records) -> None:
    records.ask(
        *registrations(),
        propose(a_plan(host_ids=(KOTA, PROVINSI))),
        accept(KOTA),
        accept(PROVINSI),
        CancelVisit(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, reason="Dana dialihkan."),
    )
    with records.read(Activity()) as db:
        assert [(row.what, row.from_ids) for row in feed(db).rows] == [
            ("cancelled", (KOTA, PROVINSI)),
            ("scheduled", (PROVINSI,)),
            ("scheduled", (KOTA,)),
        ]


def test_a_climb_is_told_to_the_adopter_and_to_the_originator(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), *the_climb(), make_commitment())
    with records.read(Activity()) as db:
        climb = feed(db, kind="adoption")
        assert [row.what for row in climb.rows] == [
            "spread",
            "anchored",
            "modified",
            "replicated",
            "observed",
        ]
        first = climb.rows[-1]
        assert (first.noun_id, first.title) == (ADOPTION, a_description().name)
        assert (first.agency_ids, first.from_ids) == ((KABUPATEN,), (KOTA,))
        assert feed(db, kind="adoption", agency_id=KOTA) == climb
        assert feed(db, agency_id=DESA).rows == []
        assert told(feed(db, kind="practice")) == [("2023-02-03", "practice", "published")]
        assert told(feed(db, kind="commitment")) == [("2023-03-09", "commitment", "made")]


def test_a_new_name_is_used_from_the_edition_that_was_submitted_with_it(records: Records) -> None:
    records.ask(
        *registrations(),
        *to_publication(),
        RevisePractice(
            by=officer_of(KOTA),
            key=uuid4(),
            practice_id=PRACTICE,
            description=a_description(name="Loket baru"),
        ),
        the_climb()[0],
    )
    with records.read(Activity()) as db:
        (observed,) = feed(db, kind="adoption").rows
    assert observed.title == a_description().name


def test_the_day_of_recording_is_that_of_the_capital(records: Records) -> None:
    records.at = datetime.fromisoformat("2027-01-04T18:30:00+00:00")
    records.ask(*registrations(), announce_training())
    with records.read(Activity()) as db:
        (announced,) = feed(db).rows
    assert announced.day == date(2027, 1, 5), (
        "half past six in the evening in London is past midnight in Jakarta"
    )


def test_each_page_goes_on_from_where_the_last_one_ended(records: Records) -> None:
    same_day = [record_past_forum(forum_id=uuid4()) for _ in range(5)]
    records.ask(*registrations(), *same_day, record_past_forum(forum_id=FORUM), register_innovation())
    with records.read(Activity()) as db:
        whole = [row.position for row in feed(db).rows]
        assert len(whole) == 7
        assert walk(db, 3) == whole
        assert walk(db, 7) == whole
        assert feed(db, limit=7).earlier is None


def test_a_row_says_all_that_a_page_needs(records: Records) -> None:
    records.ask(*registrations(), register_innovation())
    with records.read(Activity()) as db:
        (row,) = feed(db).rows
    position = row.position
    assert row == ActivityRow(
        date(2020, 7, 1), position, "innovation", "registered", row.noun_id, "Pojok kreasi", (KOTA,), ()
    )
