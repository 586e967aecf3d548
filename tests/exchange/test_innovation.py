"""Innovations: registered, maturing, stopped and tried again, described as a practice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.adoptions.commands import SpreadAdoption
from exchange.innovations.commands import (
    DescribeAsPractice,
    EvidenceInnovation,
    ReachMaturity,
    ReviseInnovation,
)
from exchange.innovations.events import (
    DescribedAsPractice,
    Impact,
    InnovationEvidenced,
    InnovationRegistered,
    InnovationRevised,
    Maturity,
    MaturityReached,
    Partner,
)
from exchange.innovations.innovation import Innovation
from exchange.practices.events import PracticeDrafted
from exchange.values import Official, Since, Source, SourceKind
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, an_exchange, officer_of
from tests.words.practices import (
    ADOPTION,
    INNOVATION,
    PRACTICE,
    TOMORROW,
    a_description,
    a_profile,
    after,
    an_innovation,
    climbed_past,
    draft_practice,
    refusal,
    register_innovation,
    some_evidence,
    stamp,
)

OWNER = officer_of(KOTA)


def reach(maturity: Maturity, on: date = date(2021, 1, 4), **changes: Any) -> ReachMaturity:
    command = ReachMaturity(by=OWNER, key=uuid4(), innovation_id=INNOVATION, maturity=maturity, on=on)
    return structs.replace(command, **changes)


def describe(**changes: Any) -> DescribeAsPractice:
    command = DescribeAsPractice(
        by=OWNER,
        key=uuid4(),
        innovation_id=INNOVATION,
        practice_id=PRACTICE,
        description=a_description(),
    )
    return structs.replace(command, **changes)


def test_an_innovation_is_registered_by_its_owner_or_the_operator() -> None:
    registered = InnovationRegistered(
        **stamp(INNOVATION, 1, OWNER),
        owner_id=KOTA,
        profile=a_profile(),
        maturity=Maturity.TRIAL,
        on=date(2020, 7, 1),
    )
    assert an_exchange().ask(register_innovation()) == [registered]
    assert an_exchange().ask(register_innovation(by=OPERATOR))[0].by_agency == OPERATOR.agency_id
    assert refusal(an_exchange(), register_innovation(by=officer_of(KABUPATEN)))[0] == "NotPermitted"
    assert refusal(an_innovation(), register_innovation())[0] == "AlreadyExists"


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"name": ""}, {"field": "name", "fault": "blank"}),
        ({"problem": " "}, {"field": "problem", "fault": "blank"}),
        ({"how": ""}, {"field": "how", "fault": "blank"}),
        ({"initiator": Official(role="")}, {"field": "initiator", "fault": "blank"}),
        ({"activities": ("",)}, {"field": "activities", "fault": "blank"}),
        ({"partners": (Partner(name=""),)}, {"field": "partners.name", "fault": "blank"}),
        ({"impacts": (Impact(aspect=""),)}, {"field": "impacts.aspect", "fault": "blank"}),
        ({"ppks": ("ppks-99",)}, {"field": "ppks", "fault": "unknown", "have": "ppks-99"}),
        ({"urusan": "sihir"}, {"field": "urusan", "fault": "unknown", "have": "sihir"}),
        (
            {"since": Since(year=2020, month=13)},
            {"field": "since", "fault": "out_of_range", "least": 1, "most": 12, "have": 13},
        ),
        (
            {"since": Since(year=2028)},
            {"field": "since", "fault": "out_of_range", "least": 1945, "most": 2027, "have": 2028},
        ),
    ],
)
def test_a_profile_that_cannot_be_is_refused(changes: Mapping[str, Any], facts: Mapping[str, object]) -> None:
    profile = a_profile(**changes)
    assert refusal(an_exchange(), register_innovation(profile=profile)) == ("BadValue", facts)
    revision = ReviseInnovation(by=OWNER, key=uuid4(), innovation_id=INNOVATION, profile=profile)
    assert refusal(an_innovation(), revision) == ("BadValue", facts)


def test_a_start_this_year_is_not_in_a_month_to_come() -> None:
    later = a_profile(since=Since(year=2027, month=2))
    assert refusal(an_exchange(), register_innovation(profile=later))[0] == "NotYet"


def test_partners_named_by_id_are_registered() -> None:
    nobody = uuid4()
    profile = a_profile(partners=(Partner(name="Bank Contoh", agency_id=nobody),))
    assert refusal(an_exchange(), register_innovation(profile=profile)) == (
        "NotFound",
        {"noun": "Agency", "id": nobody},
    )


def test_nothing_is_registered_as_stopped_or_as_of_tomorrow() -> None:
    stopped = register_innovation(maturity=Maturity.STOPPED)
    assert refusal(an_exchange(), stopped) == (
        "BadValue",
        {"field": "maturity", "fault": "unknown", "have": Maturity.STOPPED},
    )
    assert refusal(an_exchange(), register_innovation(on=TOMORROW))[0] == "NotYet"


def test_an_innovation_grows_from_an_adoption_of_its_own_owner() -> None:
    exchange = climbed_past(SpreadAdoption)
    source = Source(kind=SourceKind.ADOPTION, id=ADOPTION)
    assert refusal(exchange, register_innovation(source=source)) == (
        "NotPermitted",
        {"agency_id": KOTA, "need": (KABUPATEN,)},
    )
    grown = register_innovation(by=officer_of(KABUPATEN), owner_id=KABUPATEN, source=source)
    assert [fact.originator_id for fact in exchange.ask(grown)] == [INNOVATION]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (Source(kind=SourceKind.CATALOGUE), "BadValue"),
        (Source(kind=SourceKind.VISIT), "BadValue"),
        (Source(kind=SourceKind.VISIT, id=INNOVATION), "NotFound"),
    ],
)
def test_what_it_grew_from_exists(source: Source, code: str) -> None:
    assert refusal(an_exchange(), register_innovation(source=source))[0] == code


def test_a_revision_replaces_the_profile() -> None:
    profile = a_profile(name="Pojok kreasi dan seni", since=Since(year=2020, month=7))
    revision = ReviseInnovation(by=OWNER, key=uuid4(), innovation_id=INNOVATION, profile=profile)
    assert an_innovation().ask(revision) == [
        InnovationRevised(**stamp(INNOVATION, 2, OWNER), profile=profile)
    ]
    by_other = structs.replace(revision, by=officer_of(KABUPATEN))
    assert refusal(an_innovation(), by_other)[0] == "NotPermitted"


def test_maturity_goes_forward_by_one_step_or_more() -> None:
    exchange = an_innovation(Maturity.CONCEPT)
    on = date(2021, 1, 4)
    assert exchange.ask(reach(Maturity.APPLIED, on)) == [
        MaturityReached(**stamp(INNOVATION, 2, OWNER), maturity=Maturity.APPLIED, on=on)
    ]
    for not_ahead in (Maturity.CONCEPT, Maturity.TRIAL, Maturity.APPLIED):
        assert refusal(exchange, reach(not_ahead)) == (
            "WrongState",
            {
                "need": (Maturity.SPREAD, Maturity.STOPPED),
                "have": Maturity.APPLIED,
                "asked": not_ahead,
            },
        )


def test_maturity_dates_do_not_go_back_or_ahead() -> None:
    exchange = an_innovation()
    before = date(2020, 6, 30)
    assert refusal(exchange, reach(Maturity.APPLIED, before)) == (
        "BadValue",
        {"field": "on", "fault": "before_start", "first": date(2020, 7, 1), "have": before},
    )
    assert refusal(exchange, reach(Maturity.APPLIED, TOMORROW))[0] == "NotYet"


def test_it_stops_for_a_reason_and_is_tried_again_with_a_note() -> None:
    exchange = an_innovation()
    assert refusal(exchange, reach(Maturity.STOPPED))[1]["field"] == "reason"
    assert refusal(exchange, reach(Maturity.APPLIED, reason="anggaran"))[1]["field"] == "reason"
    exchange.ask(reach(Maturity.STOPPED, reason="anggaran"))
    assert refusal(exchange, reach(Maturity.APPLIED))[0] == "WrongState"
    assert refusal(exchange, reach(Maturity.TRIAL)) == ("BadValue", {"field": "note", "fault": "blank"})
    exchange.ask(reach(Maturity.TRIAL, date(2022, 1, 3), note="Anggaran baru"))
    assert exchange.state(Innovation, INNOVATION) == Innovation(
        INNOVATION, 3, KOTA, Maturity.TRIAL, date(2022, 1, 3)
    )


def test_evidence_is_added_once() -> None:
    exchange = an_innovation()
    evidence = EvidenceInnovation(by=OWNER, key=uuid4(), innovation_id=INNOVATION, evidence=some_evidence())
    assert exchange.ask(evidence) == [
        InnovationEvidenced(**stamp(INNOVATION, 2, OWNER), evidence=some_evidence())
    ]
    assert refusal(exchange, evidence)[0] == "AlreadyExists"


def test_describing_it_drafts_the_practice_and_marks_the_innovation() -> None:
    exchange = an_innovation()
    assert exchange.ask(describe()) == [
        DescribedAsPractice(**stamp(INNOVATION, 2, OWNER), practice_id=PRACTICE),
        PracticeDrafted(
            **stamp(PRACTICE, 1, OWNER),
            owner_id=KOTA,
            description=a_description(),
            source=Source(kind=SourceKind.INNOVATION, id=INNOVATION),
        ),
    ]
    assert refusal(exchange, describe(practice_id=uuid4())) == (
        "AlreadyExists",
        {"noun": "Practice", "id": PRACTICE},
    )


def test_an_innovation_is_not_described_as_a_practice_that_is_there() -> None:
    exchange = after(an_innovation(), [draft_practice()])
    assert refusal(exchange, describe()) == ("AlreadyExists", {"noun": "Practice", "id": PRACTICE})


def test_a_concept_or_a_stopped_innovation_is_no_practice() -> None:
    assert refusal(an_innovation(Maturity.CONCEPT), describe()) == (
        "WrongState",
        {
            "need": (Maturity.TRIAL, Maturity.APPLIED, Maturity.SPREAD),
            "have": Maturity.CONCEPT,
        },
    )
    stopped = after(an_innovation(), [reach(Maturity.STOPPED, reason="sdm")])
    assert refusal(stopped, describe())[0] == "WrongState"


def test_a_bad_description_marks_nothing() -> None:
    assert refusal(an_innovation(), describe(description=a_description(name=""))) == (
        "BadValue",
        {"field": "name", "fault": "blank"},
    )
