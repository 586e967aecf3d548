"""Forums as their page shows them, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from exchange.forums.commands import CancelForum
from projections.forums import Forums, Presentation, Response, Support, forum, forums, presenting
from projections.gatherings import GatheringWish
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, PROVINSI, officer_of, registrations
from tests.words.gatherings import present_innovation, respond, state_support
from tests.words.practices import (
    FORUM,
    HEAD,
    INNOVATION,
    PRESENTATION,
    a_forum_plan,
    announce_forum,
    hold_forum,
    record_past_forum,
    register_innovation,
)


def test_a_forum_is_told_with_what_was_presented_asked_and_promised(records: Records) -> None:
    presented, promise, held = present_innovation(), state_support(), hold_forum()
    records.ask(
        *registrations(),
        register_innovation(),
        announce_forum(),
        presented,
        held,
        respond(KABUPATEN),
        respond(PROVINSI, "Siapa yang membeli?", "Warung di depan balai."),
        promise,
    )
    with records.read(Forums()) as db:
        row = forum(db, FORUM)
    assert row is not None
    plan = a_forum_plan()
    assert (row.version, row.state, row.title, row.recorded_late) == (6, "held", plan.title, False)
    assert (row.attendance, row.opened_by, row.moderator) == (held.attendance, HEAD, plan.moderator)
    told = presented.presentation
    responses = (
        Response("Bagaimana bahan bakunya?", KABUPATEN, ""),
        Response("Siapa yang membeli?", None, "Warung di depan balai."),
    )
    assert row.presentations == (
        Presentation(PRESENTATION, told.title, told.presenter, INNOVATION, told.material, responses),
    )
    assert row.support == (Support(promise.text, HEAD, None),)


def test_a_forum_that_was_held_on_another_day_is_listed_under_that_day(records: Records) -> None:
    records.ask(*registrations(), announce_forum(first_day=date(2020, 12, 1), last_day=date(2020, 12, 2)))
    records.ask(hold_forum())
    with records.read(Forums()) as db:
        assert [row.id for row in forums(db, GatheringWish(year=2021)).rows] == [FORUM]
        assert forums(db, GatheringWish(year=2020)).rows == []


def test_an_innovation_is_presented_until_the_forum_is_cancelled(records: Records) -> None:
    records.ask(*registrations(), register_innovation(), announce_forum(), present_innovation())
    with records.read(Forums()) as db:
        assert [row.id for row in presenting(db, INNOVATION)] == [FORUM]
        assert presenting(db, uuid4()) == []
    records.ask(CancelForum(by=officer_of(PROVINSI), key=uuid4(), forum_id=FORUM, reason="Aula dipakai."))
    with records.read(Forums()) as db:
        row = forum(db, FORUM)
        assert row is not None
        assert (row.state, row.cancel_reason) == ("cancelled", "Aula dipakai.")
        assert presenting(db, INNOVATION) == []


def test_the_list_has_the_latest_day_first_and_is_narrowed(records: Records) -> None:
    announced = announce_forum(first_day=date(2022, 1, 1), last_day=date(2022, 1, 2))
    early = uuid4()
    records.ask(*registrations(), record_past_forum(forum_id=early), announced)
    with records.read(Forums()) as db:
        assert [row.id for row in forums(db, GatheringWish()).rows] == [FORUM, early]
        assert [row.id for row in forums(db, GatheringWish(state="held")).rows] == [early]
        assert [row.id for row in forums(db, GatheringWish(organiser_id=PROVINSI, year=2022)).rows] == [FORUM]
        assert forums(db, GatheringWish(organiser_id=KABUPATEN)).total == 0
        row = forum(db, early)
    assert row is not None
    assert row.recorded_late
