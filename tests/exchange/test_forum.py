"""Forums: announced, presented at, held or cancelled, answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.errors import NotPermitted
from exchange.forums.commands import AddPresentation, CancelForum, GiveResponse, StateSupport
from exchange.forums.events import (
    Attendance,
    ForumAnnounced,
    ForumCancelled,
    ForumHeld,
    PresentationAdded,
    ResponseGiven,
    SupportStated,
)
from exchange.forums.forum import Forum
from exchange.gatherings import GatheringState
from exchange.values import Official, derived_id
from tests.words.agencies_visits import DESA, KABUPATEN, OPERATOR, PROVINSI, an_exchange, officer_of
from tests.words.practices import (
    FORUM,
    HEAD,
    INNOVATION,
    PRESENTATION,
    PRESENTED_ON,
    TOMORROW,
    a_forum_plan,
    a_held_forum,
    a_presentation,
    an_announced_forum,
    announce_forum,
    hold_forum,
    record_past_forum,
    refusal,
    stamp,
)

ORGANISER = officer_of(PROVINSI)
RESPONSE = derived_id("test", "response")
NOWHERE = derived_id("test", "nowhere")


def respond(**changes: Any) -> GiveResponse:
    command = GiveResponse(
        by=officer_of(KABUPATEN),
        key=uuid4(),
        forum_id=FORUM,
        response_id=RESPONSE,
        presentation_id=PRESENTATION,
        text="Bagaimana dengan lansia yang sakit?",
        agency_id=KABUPATEN,
    )
    return structs.replace(command, **changes)


def support(**changes: Any) -> StateSupport:
    command = StateSupport(by=ORGANISER, key=uuid4(), forum_id=FORUM, text="Kami dukung", by_official=HEAD)
    return structs.replace(command, **changes)


def add(**changes: Any) -> AddPresentation:
    presentation = a_presentation(**changes)
    return AddPresentation(by=ORGANISER, key=uuid4(), forum_id=FORUM, presentation=presentation)


def cancel(**changes: Any) -> CancelForum:
    return structs.replace(CancelForum(by=ORGANISER, key=uuid4(), forum_id=FORUM, reason="Banjir"), **changes)


def test_a_forum_is_announced_with_its_whole_plan() -> None:
    plan = a_forum_plan()
    assert an_exchange().ask(announce_forum()) == [
        ForumAnnounced(
            **stamp(FORUM, 1, ORGANISER),
            title=plan.title,
            organiser_id=PROVINSI,
            first_day=PRESENTED_ON,
            last_day=PRESENTED_ON,
            place=plan.place,
            mode="hibrida",
            about=plan.about,
            topics=plan.topics,
            moderator=plan.moderator,
        )
    ]


def test_only_the_organiser_and_the_operator_announce() -> None:
    by_other = structs.replace(announce_forum(), by=officer_of(KABUPATEN))
    assert refusal(an_exchange(), by_other) == (
        "NotPermitted",
        {"agency_id": KABUPATEN, "need": (PROVINSI,)},
    )
    by_operator = structs.replace(announce_forum(), by=OPERATOR)
    assert an_exchange().ask(by_operator)[0].by_agency == OPERATOR.agency_id


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"title": " "}, "BadValue", {"field": "title", "fault": "blank"}),
        ({"title": "x" * 201}, "BadValue", {"field": "title", "fault": "too_long", "most": 200, "have": 201}),
        ({"place": ""}, "BadValue", {"field": "place", "fault": "blank"}),
        ({"mode": "telepati"}, "BadValue", {"field": "mode", "fault": "unknown", "have": "telepati"}),
        ({"topics": ("sihir",)}, "BadValue", {"field": "topics", "fault": "unknown", "have": "sihir"}),
        ({"about": "\x00"}, "BadValue", {"field": "about", "fault": "unreadable"}),
        ({"moderator": Official(role="")}, "BadValue", {"field": "moderator", "fault": "blank"}),
        (
            {"last_day": date(2021, 3, 9)},
            "BadValue",
            {"field": "last_day", "fault": "before_start", "first": PRESENTED_ON, "have": date(2021, 3, 9)},
        ),
        (
            {"last_day": date(2022, 3, 11)},
            "BadValue",
            {"field": "days", "fault": "out_of_range", "least": 0, "most": 366, "have": 367},
        ),
        (
            {"organiser_id": NOWHERE},
            "NotFound",
            {"noun": "Agency", "id": NOWHERE},
        ),
        (
            {"moderator": Official(role="Sekretaris", agency_id=NOWHERE)},
            "NotFound",
            {"noun": "Agency", "id": NOWHERE},
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    changes: Mapping[str, Any], code: str, facts: Mapping[str, object]
) -> None:
    assert refusal(an_exchange(), announce_forum(**changes)) == (code, facts)


def test_an_id_is_announced_once() -> None:
    assert refusal(an_announced_forum(), announce_forum()) == (
        "AlreadyExists",
        {"noun": "Forum", "id": FORUM},
    )


def test_a_presentation_joins_the_programme_once() -> None:
    exchange = an_announced_forum()
    assert exchange.ask(add(material="https://contoh.example")) == [
        PresentationAdded(
            **stamp(FORUM, 2, ORGANISER),
            presentation_id=PRESENTATION,
            title="Pojok kreasi",
            presenter=a_presentation().presenter,
            material="https://contoh.example",
        )
    ]
    assert refusal(exchange, add()) == ("AlreadyExists", {"noun": "Presentation", "id": PRESENTATION})


def test_a_presentation_names_a_registered_innovation() -> None:
    assert refusal(an_announced_forum(), add(innovation_id=INNOVATION)) == (
        "NotFound",
        {"noun": "Innovation", "id": INNOVATION},
    )


def test_an_old_page_is_told_to_look_again() -> None:
    exchange = an_announced_forum()
    exchange.ask(structs.replace(add(), seen=1))
    other = structs.replace(add(presentation_id=RESPONSE), seen=1)
    assert refusal(exchange, other) == ("Conflict", {"noun": "Forum", "id": FORUM, "seen": 1, "have": 2})


def test_a_forum_is_held_on_days_that_have_come() -> None:
    exchange = an_announced_forum()
    ahead = hold_forum(last_day=TOMORROW)
    assert refusal(exchange, ahead)[0] == "NotYet"
    backwards = hold_forum(last_day=date(2021, 3, 9))
    assert refusal(exchange, backwards)[1]["fault"] == "before_start"
    assert exchange.ask(hold_forum()) == [
        ForumHeld(
            **stamp(FORUM, 2, ORGANISER),
            first_day=PRESENTED_ON,
            last_day=PRESENTED_ON,
            attendance=(Attendance(group="Pekerja sosial", mode="daring"),),
            opened_by=HEAD,
        )
    ]
    assert exchange.state(Forum, FORUM).state is GatheringState.HELD
    assert refusal(exchange, hold_forum()) == (
        "WrongState",
        {"need": (GatheringState.ANNOUNCED,), "have": GatheringState.HELD},
    )


@pytest.mark.parametrize(
    ("group", "facts"),
    [
        (Attendance(group=""), {"field": "attendance.group", "fault": "blank"}),
        (
            Attendance(group="Tamu", count=0),
            {
                "field": "attendance.count",
                "fault": "out_of_range",
                "least": 1,
                "most": 1_000_000,
                "have": 0,
            },
        ),
        (
            Attendance(group="Tamu", mode="x"),
            {"field": "attendance.mode", "fault": "unknown", "have": "x"},
        ),
    ],
)
def test_attendance_that_cannot_be_is_refused(group: Attendance, facts: Mapping[str, object]) -> None:
    assert refusal(an_announced_forum(), hold_forum(attendance=(group,))) == ("BadValue", facts)


def test_a_past_forum_is_told_whole_at_once() -> None:
    exchange = an_exchange()
    announced, presented, held = exchange.ask(record_past_forum())
    assert isinstance(announced, ForumAnnounced)
    assert isinstance(presented, PresentationAdded)
    assert isinstance(held, ForumHeld)
    assert (announced.recorded_late, held.recorded_late) == (True, True)
    assert held.attendance == (Attendance(group="Kepala balai", count=7),)
    assert exchange.state(Forum, FORUM) == Forum(
        FORUM, 3, PROVINSI, GatheringState.HELD, frozenset({PRESENTATION})
    )


def test_a_past_forum_does_not_lie_ahead() -> None:
    ahead = record_past_forum(plan=a_forum_plan(first_day=TOMORROW, last_day=TOMORROW))
    assert refusal(an_exchange(), ahead)[0] == "NotYet"


def test_a_cancelled_forum_is_over() -> None:
    exchange = an_announced_forum()
    assert refusal(exchange, cancel(reason=" "))[0] == "BadValue"
    assert exchange.ask(cancel()) == [ForumCancelled(**stamp(FORUM, 2, ORGANISER), reason="Banjir")]
    for late in (cancel(), hold_forum(), add()):
        assert refusal(exchange, late)[0] == "WrongState"


def test_an_agency_speaks_for_itself_alone() -> None:
    exchange = a_held_forum()
    assert exchange.ask(respond()) == [
        ResponseGiven(
            **stamp(FORUM, 4, officer_of(KABUPATEN)),
            response_id=RESPONSE,
            presentation_id=PRESENTATION,
            text="Bagaimana dengan lansia yang sakit?",
            agency_id=KABUPATEN,
        )
    ]
    for not_its_own in (
        respond(response_id=uuid4(), agency_id=DESA),
        respond(response_id=uuid4(), agency_id=None),
        respond(response_id=uuid4(), answer="Didampingi perawat"),
    ):
        assert refusal(exchange, not_its_own)[0] == NotPermitted.__name__


def test_the_organiser_records_who_asked_and_what_was_answered() -> None:
    exchange = a_held_forum()
    exchange.ask(respond(by=ORGANISER, agency_id=DESA, answer="Didampingi perawat"))
    assert refusal(exchange, respond(by=ORGANISER)) == ("AlreadyExists", {"noun": "Response", "id": RESPONSE})


def test_a_response_is_to_a_presentation_at_a_forum_that_was_held() -> None:
    assert refusal(an_announced_forum(), respond())[0] == "WrongState"
    assert refusal(a_held_forum(), respond(presentation_id=NOWHERE)) == (
        "NotFound",
        {"noun": "Presentation", "id": NOWHERE},
    )


def test_support_is_stated_for_one_presentation_or_for_all() -> None:
    assert refusal(an_announced_forum(), support())[0] == "WrongState"
    exchange = a_held_forum()
    exchange.ask(support())
    assert exchange.ask(support(presentation_id=PRESENTATION)) == [
        SupportStated(
            **stamp(FORUM, 5, ORGANISER), text="Kami dukung", by_official=HEAD, presentation_id=PRESENTATION
        )
    ]
    assert refusal(exchange, support(presentation_id=NOWHERE))[0] == "NotFound"
    assert refusal(exchange, support(by=officer_of(KABUPATEN)))[0] == "NotPermitted"
    assert refusal(exchange, support(text=""))[0] == "BadValue"
