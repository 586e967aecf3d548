"""Forums as their page shows them, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from exchange.forums.commands import CancelForum
from projections.forums import Forums, Presentation, Response, Support, forum, forums, presenting
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KOTA, officer_of, registrations
from tests.words.gatherings import (
    FORUM,
    INNOVATION,
    LAST_YEAR,
    PRESENTATION,
    a_presentation,
    announce_forum,
    hold_forum,
    present,
    record_past_forum,
    register,
    respond,
    support,
)


def test_a_forum_is_told_with_what_was_presented_asked_and_promised(records: Records) -> None:
    held = hold_forum()
    promise = support()
    records.ask(
        *registrations(),
        register(),
        announce_forum(),
        present(),
        held,
        respond(KABUPATEN),
        respond(KOTA, "Siapa yang membeli?", "Warung di depan balai."),
        promise,
    )
    with records.read(Forums()) as db:
        row = forum(db, FORUM)
    assert row is not None
    assert (row.version, row.state, row.title, row.recorded_late) == (
        6,
        "held",
        "Pemaparan model layanan",
        False,
    )
    assert (row.attendance, row.opened_by) == (held.attendance, held.opened_by)
    told = a_presentation()
    responses = (
        Response("Bagaimana bahan bakunya?", KABUPATEN, ""),
        Response("Siapa yang membeli?", None, "Warung di depan balai."),
    )
    assert row.presentations == (
        Presentation(PRESENTATION, told.title, told.presenter, INNOVATION, told.material, responses),
    )
    assert row.support == (Support(promise.text, promise.by_official, None),)


def test_a_forum_that_was_held_on_another_day_is_listed_under_that_day(records: Records) -> None:
    records.ask(*registrations(), announce_forum(first_day=date(2026, 12, 1), last_day=date(2026, 12, 2)))
    records.ask(hold_forum(date(2025, 12, 30)))
    with records.read(Forums()) as db:
        assert [row.id for row in forums(db, year=2025).rows] == [FORUM]
        assert forums(db, year=2026).rows == []


def test_a_cancelled_forum_says_why_and_presented_nothing(records: Records) -> None:
    records.ask(*registrations(), register(), announce_forum(), present())
    cancel = CancelForum(by=officer_of(KOTA), key=uuid4(), forum_id=FORUM, reason="Aula dipakai.")
    with records.read(Forums()) as db:
        assert [row.id for row in presenting(db, INNOVATION)] == [FORUM]
    records.ask(cancel)
    with records.read(Forums()) as db:
        row = forum(db, FORUM)
        assert row is not None
        assert (row.state, row.cancel_reason) == ("cancelled", "Aula dipakai.")
        assert presenting(db, INNOVATION) == []


def test_the_list_has_the_latest_day_first_and_is_narrowed(records: Records) -> None:
    early, late = uuid4(), uuid4()
    records.ask(
        *registrations(),
        record_past_forum(early, first_day=date(2021, 3, 10), last_day=date(2021, 3, 10)),
        announce_forum(late, first_day=LAST_YEAR, last_day=LAST_YEAR),
    )
    with records.read(Forums()) as db:
        assert [row.id for row in forums(db).rows] == [late, early]
        assert [row.id for row in forums(db, state="held").rows] == [early]
        assert [row.id for row in forums(db, organiser_id=KOTA, year=2026).rows] == [late]
        assert forums(db, organiser_id=KABUPATEN).total == 0
        row = forum(db, early)
    assert row is not None
    assert row.recorded_late
