"""Practices: drafted, submitted, verified or returned, published by edition, retired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from msgspec import structs

from exchange.practices.commands import (
    EvidencePractice,
    RetirePractice,
    ReturnPractice,
    RevisePractice,
)
from exchange.practices.events import (
    PracticeDrafted,
    PracticeEvidenced,
    PracticePublished,
    PracticeRetired,
    PracticeReturned,
    PracticeRevised,
    PracticeSubmitted,
    PracticeVerified,
    Remark,
)
from exchange.practices.practice import Practice, PracticeState
from exchange.values import Module, Official, Result, Role, Since, Source, SourceKind
from tests.words.agencies_visits import KABUPATEN, KOTA, OPERATOR, VISIT, an_exchange, officer_of, record_past
from tests.words.desk import SmallExchange
from tests.words.practices import (
    AT_VISIT,
    CORE,
    CURATOR,
    FREE,
    PRACTICE,
    TOMORROW,
    a_description,
    a_drafted_practice,
    a_published_practice,
    a_submitted_practice,
    after,
    draft_practice,
    publish_practice,
    refusal,
    some_evidence,
    stamp,
    submit_practice,
    verify_practice,
)

OWNER = officer_of(KOTA)
REMARKS = (Remark(section="results", text="Sebutkan sumbernya"),)


def revise(**changes: Any) -> RevisePractice:
    description = a_description(**changes)
    return RevisePractice(by=OWNER, key=uuid4(), practice_id=PRACTICE, description=description)


def give_back(**changes: Any) -> ReturnPractice:
    command = ReturnPractice(by=CURATOR, key=uuid4(), practice_id=PRACTICE, remarks=REMARKS)
    return structs.replace(command, **changes)


def retire(**changes: Any) -> RetirePractice:
    command = RetirePractice(
        by=OWNER, key=uuid4(), practice_id=PRACTICE, reason="digabung", on=date(2024, 1, 2)
    )
    return structs.replace(command, **changes)


def practice_in(exchange: SmallExchange) -> Practice:
    return exchange.state(Practice, PRACTICE)


def test_a_draft_needs_no_more_than_a_name() -> None:
    bare = a_description(summary="", problem="", how="", modules=(), results=(), conditions="")
    assert an_exchange().ask(draft_practice(description=bare)) == [
        PracticeDrafted(**stamp(PRACTICE, 1, OWNER), owner_id=KOTA, description=bare)
    ]


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"name": ""}, {"field": "name", "fault": "blank"}),
        ({"how": "x" * 20_001}, {"field": "how", "fault": "too_long", "most": 20_000, "have": 20_001}),
        ({"cost": -1}, {"field": "cost", "fault": "out_of_range", "least": 0, "most": 10**15, "have": -1}),
        ({"legal_basis": ("",)}, {"field": "legal_basis", "fault": "blank"}),
        ({"spm": ("x",)}, {"field": "spm", "fault": "unknown", "have": "x"}),
        ({"aspects": ("x",)}, {"field": "aspects", "fault": "unknown", "have": "x"}),
        ({"urusan": "x"}, {"field": "urusan", "fault": "unknown", "have": "x"}),
        ({"topics": ("spbe",) * 31}, {"field": "topics", "fault": "too_many", "most": 30, "have": 31}),
        (
            {"since": Since(year=1900)},
            {"field": "since", "fault": "out_of_range", "least": 1945, "most": 2027, "have": 1900},
        ),
        (
            {"modules": (Module(id=CORE, name="", text="", core=True),)},
            {"field": "modules.name", "fault": "blank"},
        ),
        (
            {"modules": (Module(id=CORE, name="a", text="", core=True),) * 2},
            {"field": "modules", "fault": "twice", "have": CORE},
        ),
        (
            {"results": (Result(indicator="", unit=""),)},
            {"field": "results.indicator", "fault": "blank"},
        ),
        (
            {"results": (Result(indicator="a", unit="", before=Decimal("NaN")),)},
            {"field": "results.before", "fault": "not_a_figure", "have": "NaN"},
        ),
        (
            {"results": (Result(indicator="a", unit="", after=Decimal("1E+999999")),)},
            {"field": "results.after", "fault": "not_a_figure", "have": "1E+999999"},
        ),
        (
            {"results": (Result(indicator="a", unit="", year=2028),)},
            {"field": "results.year", "fault": "out_of_range", "least": 1945, "most": 2027, "have": 2028},
        ),
    ],
)
def test_a_description_that_cannot_be_is_refused(
    changes: Mapping[str, Any], facts: Mapping[str, object]
) -> None:
    description = a_description(**changes)
    assert refusal(an_exchange(), draft_practice(description=description)) == ("BadValue", facts)
    assert refusal(a_drafted_practice(), revise(**changes)) == ("BadValue", facts)


def test_a_practice_is_drafted_for_ones_own_agency() -> None:
    assert refusal(an_exchange(), draft_practice(by=officer_of(KABUPATEN)))[0] == "NotPermitted"
    assert refusal(a_drafted_practice(), draft_practice())[0] == "AlreadyExists"
    assert len(an_exchange().ask(draft_practice(by=OPERATOR))) == 1


def test_a_practice_may_come_from_what_was_seen_at_a_visit() -> None:
    exchange = after(an_exchange(), [record_past()])
    drafted = exchange.ask(draft_practice(source=AT_VISIT))[0]
    assert isinstance(drafted, PracticeDrafted)
    assert drafted.source == Source(kind=SourceKind.VISIT, id=VISIT)


@pytest.mark.parametrize("kind", [SourceKind.INNOVATION, SourceKind.ADOPTION, SourceKind.CATALOGUE])
def test_from_an_innovation_or_an_adoption_it_is_drafted_by_their_own_commands(kind: SourceKind) -> None:
    source = Source(kind=kind, id=VISIT)
    assert refusal(an_exchange(), draft_practice(source=source)) == (
        "BadValue",
        {"field": "source", "fault": "unknown", "have": kind},
    )


def test_a_draft_is_submitted_when_it_is_complete() -> None:
    assert a_drafted_practice().ask(submit_practice()) == [
        PracticeSubmitted(**stamp(PRACTICE, 2, OWNER), edition=1)
    ]


@pytest.mark.parametrize("section", ["summary", "problem", "how", "conditions"])
def test_the_gate_names_the_section_that_is_missing(section: str) -> None:
    assert refusal(a_drafted_practice(**{section: " "}), submit_practice()) == (
        "GateClosed",
        {"missing": (section,)},
    )


def test_the_gate_names_everything_that_is_missing_at_once() -> None:
    bare = a_drafted_practice(summary="", problem="", how="", modules=(), results=(), conditions="")
    assert refusal(bare, submit_practice()) == (
        "GateClosed",
        {"missing": ("summary", "problem", "how", "conditions", "modules", "results")},
    )


def test_a_result_still_to_be_measured_counts_when_it_says_how() -> None:
    silent = (Result(indicator="Lama jawaban", unit="hari", before=Decimal(14)),)
    assert refusal(a_drafted_practice(results=silent), submit_practice())[1] == {"missing": ("results",)}
    honest = (structs.replace(silent[0], note="belum ada, akan diukur tahun depan"),)
    assert len(a_drafted_practice(results=honest).ask(submit_practice())) == 1


def test_what_is_submitted_stands_still() -> None:
    assert refusal(a_submitted_practice(), revise())[0] == "WrongState"
    assert refusal(a_submitted_practice(), submit_practice())[0] == "WrongState"
    assert refusal(a_submitted_practice(), publish_practice())[0] == "WrongState"


def test_only_a_curator_of_another_agency_verifies_or_returns() -> None:
    exchange = a_submitted_practice()
    own_curator = officer_of(KOTA, Role.CURATOR)
    for command in (verify_practice(), give_back()):
        for no_curator in (officer_of(KABUPATEN), OWNER, OPERATOR):
            assert refusal(exchange, structs.replace(command, by=no_curator)) == (
                "NotPermitted",
                {"need": Role.CURATOR, "role": no_curator.role},
            )
        assert refusal(exchange, structs.replace(command, by=own_curator)) == (
            "OwnPractice",
            {"practice": PRACTICE},
        )


def test_a_curator_verifies_what_was_submitted() -> None:
    official = Official(role="Kurator")
    assert refusal(a_drafted_practice(), verify_practice())[0] == "WrongState"
    assert refusal(a_submitted_practice(), verify_practice(on=TOMORROW))[0] == "NotYet"
    assert a_submitted_practice().ask(verify_practice(verified_by=official, note="Lengkap")) == [
        PracticeVerified(
            **stamp(PRACTICE, 3, CURATOR),
            edition=1,
            on=date(2023, 2, 1),
            verified_by=official,
            note="Lengkap",
        )
    ]


def test_a_returned_practice_is_revised_and_submitted_again() -> None:
    exchange = a_submitted_practice()
    assert refusal(a_drafted_practice(), give_back())[0] == "WrongState"
    assert refusal(exchange, give_back(remarks=()))[1]["field"] == "remarks"
    assert exchange.ask(give_back()) == [
        PracticeReturned(**stamp(PRACTICE, 3, CURATOR), edition=1, remarks=REMARKS)
    ]
    after(exchange, [revise(summary="Lebih jelas"), submit_practice()])
    assert practice_in(exchange).state is PracticeState.SUBMITTED
    assert practice_in(exchange).description.summary == "Lebih jelas"


def test_the_owner_publishes_after_verification() -> None:
    exchange = after(a_submitted_practice(), [verify_practice()])
    assert refusal(exchange, publish_practice(by=CURATOR))[0] == "NotPermitted"
    assert refusal(exchange, publish_practice(on=date(2023, 1, 31))) == (
        "BadValue",
        {
            "field": "on",
            "fault": "before_start",
            "first": date(2023, 2, 1),
            "have": date(2023, 1, 31),
        },
    )
    assert exchange.ask(publish_practice()) == [
        PracticePublished(**stamp(PRACTICE, 4, OWNER), edition=1, on=date(2023, 2, 3))
    ]


def test_revising_a_published_practice_begins_the_next_edition_while_it_stands() -> None:
    exchange = a_published_practice()
    only_core = a_description().modules[:1]
    description = a_description(modules=only_core)
    assert exchange.ask(revise(modules=only_core)) == [
        PracticeRevised(**stamp(PRACTICE, 5, OWNER), description=description, edition=2)
    ]
    begun = practice_in(exchange)
    assert (begun.state, begun.edition, begun.open_edition) == (PracticeState.DRAFT, 2, 1)
    assert begun.modules == {1: {CORE, FREE}, 2: {CORE}}
    exchange.ask(revise(modules=only_core, summary="Lagi"))
    assert practice_in(exchange).edition == 2
    after(exchange, [submit_practice(), verify_practice(), publish_practice()])
    assert practice_in(exchange).open_edition == 2


def test_others_read_a_practice_from_its_submission_to_its_retirement() -> None:
    exchange = a_drafted_practice()
    assert practice_in(exchange).open_edition is None
    exchange.ask(submit_practice())
    assert practice_in(exchange).open_edition == 1
    exchange.ask(give_back())
    assert practice_in(exchange).open_edition is None
    after(exchange, [submit_practice(), verify_practice(), publish_practice(), retire()])
    assert practice_in(exchange).open_edition is None


def test_a_published_practice_retires_for_a_reason() -> None:
    exchange = a_published_practice()
    assert refusal(exchange, retire(reason="bosan")) == (
        "BadValue",
        {"field": "reason", "fault": "unknown", "have": "bosan"},
    )
    assert refusal(exchange, retire(on=date(2023, 2, 2)))[1]["fault"] == "before_start"
    assert exchange.ask(retire(note="Menjadi satu dengan MPP")) == [
        PracticeRetired(
            **stamp(PRACTICE, 5, OWNER),
            reason="digabung",
            note="Menjadi satu dengan MPP",
            on=date(2024, 1, 2),
        )
    ]
    for late in (retire(), revise(), submit_practice()):
        assert refusal(exchange, late)[0] == "WrongState"


def test_what_was_never_published_does_not_retire() -> None:
    assert refusal(a_submitted_practice(), retire()) == (
        "WrongState",
        {"need": (PracticeState.PUBLISHED,), "have": PracticeState.SUBMITTED},
    )


def test_a_published_practice_retires_also_while_its_next_edition_is_written() -> None:
    exchange = after(a_published_practice(), [revise(), retire()])
    assert practice_in(exchange).state is PracticeState.RETIRED


@pytest.mark.parametrize(
    ("changes", "field", "fault"),
    [
        ({"caption": ""}, "evidence.caption", "blank"),
        ({"claim": ""}, "evidence.claim", "blank"),
        ({"url": "", "sha256": ""}, "evidence.url", "blank"),
        ({"url": "javascript:alert(1)"}, "evidence.url", "unreadable"),
        ({"sha256": "xyz"}, "evidence.sha256", "unreadable"),
    ],
)
def test_evidence_that_shows_nothing_is_refused(changes: Mapping[str, Any], field: str, fault: str) -> None:
    command = EvidencePractice(by=OWNER, key=uuid4(), practice_id=PRACTICE, evidence=some_evidence(**changes))
    assert refusal(a_drafted_practice(), command) == ("BadValue", {"field": field, "fault": fault})


def test_evidence_is_added_once_until_the_practice_retires() -> None:
    exchange = a_published_practice()
    command = EvidencePractice(by=OWNER, key=uuid4(), practice_id=PRACTICE, evidence=some_evidence())
    assert exchange.ask(command) == [PracticeEvidenced(**stamp(PRACTICE, 5, OWNER), evidence=some_evidence())]
    assert refusal(exchange, command)[0] == "AlreadyExists"
    exchange.ask(retire())
    other = structs.replace(command, evidence=some_evidence(id=uuid4()))
    assert refusal(exchange, other)[0] == "WrongState"
