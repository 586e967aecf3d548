"""When the programme, the course, the findings and the report of a visit may be recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import structs

from exchange.agencies.commands import CloseSite
from exchange.errors import (
    AlreadyExists,
    BadValue,
    NotFound,
    NotPermitted,
    NotYet,
    WrongState,
)
from exchange.handling import Command
from exchange.values import (
    ContextFigure,
    Evidence,
    EvidenceKind,
    Followed,
    Headcount,
    Official,
    Period,
)
from exchange.visits.commands import (
    AddVisitEvidence,
    AnswerQuestion,
    AskQuestion,
    AttestVisit,
    DeclareIntent,
    FollowUpVisit,
    RecordFinding,
    ReportVisit,
    SetAgenda,
)
from exchange.visits.events import (
    AgendaSet,
    AgendaSlot,
    EvidenceAdded,
    FindingRecorded,
    IntentDeclared,
    Question,
    QuestionAnswered,
    QuestionAsked,
    VisitAccepted,
    VisitAttested,
    VisitFollowedUp,
    VisitHeld,
    VisitProposed,
    VisitReported,
)
from exchange.visits.visit import StudyVisit, VisitState
from tests.words.agencies_visits import (
    AFTERWARDS,
    BALAI,
    DAY,
    DESA,
    KABUPATEN,
    KEMENTERIAN,
    KOTA,
    OPERATOR,
    PANTI,
    PROVINSI,
    QUESTION,
    VISIT,
    YEAR_LATER,
    a_held_visit,
    a_past_plan,
    a_plan,
    a_proposed_visit,
    a_reported_visit,
    a_scheduled_visit,
    an_exchange,
    draft,
    hold,
    officer_of,
    propose,
    record_past,
    report,
    terms,
)
from tests.words.desk import SmallExchange, said

HEAD = Official(role="Sekretaris", agency_id=KOTA)


def by(agency_id: UUID) -> dict[str, Any]:
    return {"by": officer_of(agency_id), "key": uuid4(), "visit_id": VISIT}


def state(exchange: SmallExchange) -> VisitState:
    return exchange.state(StudyVisit, VISIT).state


# The programme and the questions


def slot(**changes: Any) -> AgendaSlot:
    usual = AgendaSlot(id=uuid4(), day=DAY, starts=time(9), ends=time(10, 30), subject="Loket", site_id=PANTI)
    return structs.replace(usual, **changes)


def test_either_side_sets_the_programme() -> None:
    exchange = a_scheduled_visit()
    slots = (
        slot(answers=(QUESTION.id,), speaker=HEAD),
        slot(starts=time(10, 30), ends=time(12)),
        slot(site_id=BALAI),
    )
    for agency_id in (KABUPATEN, KOTA):
        assert said(exchange.ask(SetAgenda(**by(agency_id), slots=slots))) == [(AgendaSet, {"slots": slots})]
    with pytest.raises(NotPermitted):
        exchange.ask(SetAgenda(**by(DESA), slots=slots))


@pytest.mark.parametrize(
    ("slots", "field", "fault"),
    [
        ((slot(day=date(2027, 2, 3)),), "slots.day", "outside_visit"),
        ((slot(ends=time(9)),), "slots.ends", "before_start"),
        ((slot(starts=time(9, tzinfo=UTC)),), "slots.starts", "not_local_time"),
        ((slot(subject=""),), "slots.subject", "blank"),
        ((slot(site_id=VISIT),), "slots.site_id", "unknown"),
        ((slot(answers=(VISIT,)),), "slots.answers", "unknown"),
        ((slot(id=VISIT), slot(id=VISIT, site_id=BALAI)), "slots", "twice"),
        ((slot(), slot(starts=time(10), ends=time(11))), "slots", "overlap"),
        ((slot(site_id=None), slot(site_id=None)), "slots", "overlap"),
    ],
)
def test_a_programme_that_cannot_be_is_refused(slots: tuple[AgendaSlot, ...], field: str, fault: str) -> None:
    with pytest.raises(BadValue) as refused:
        a_scheduled_visit().ask(SetAgenda(**by(KOTA), slots=slots))
    assert (refused.value.facts["field"], refused.value.facts["fault"]) == (field, fault)


def test_the_programme_of_a_held_visit_may_still_be_told_until_the_report() -> None:
    exchange = a_held_visit()
    exchange.ask(SetAgenda(**by(KOTA), slots=(slot(),)))
    exchange.ask(report())
    with pytest.raises(WrongState):
        exchange.ask(SetAgenda(**by(KOTA), slots=()))


def test_a_guest_asks_more_and_each_question_once() -> None:
    exchange = a_proposed_visit()
    asked = Question(id=uuid4(), text="Berapa petugasnya?")
    assert said(exchange.ask(AskQuestion(**by(KABUPATEN), question=asked))) == [
        (QuestionAsked, {"question": asked})
    ]
    with pytest.raises(AlreadyExists):
        exchange.ask(AskQuestion(**by(KABUPATEN), question=asked))
    with pytest.raises(NotPermitted):
        exchange.ask(AskQuestion(**by(KOTA), question=Question(id=uuid4(), text="Dan Anda?")))
    with pytest.raises(BadValue):
        exchange.ask(AskQuestion(**by(KABUPATEN), question=Question(id=uuid4(), text=" ")))


def answer(agency_id: UUID, question_id: UUID = QUESTION.id, on: date = date(2027, 1, 4)) -> AnswerQuestion:
    return AnswerQuestion(**by(agency_id), question_id=question_id, answer="Dengan satu loket.", on=on)


def test_a_question_is_answered_by_a_side_before_the_visit_and_by_anybody_after() -> None:
    exchange = a_proposed_visit()
    told = {"question_id": QUESTION.id, "answer": "Dengan satu loket.", "on": date(2027, 1, 4)}
    assert said(exchange.ask(answer(KOTA))) == [(QuestionAnswered, {**told, "agency_id": KOTA})]
    with pytest.raises(NotPermitted):
        exchange.ask(answer(DESA))
    over = a_held_visit()
    assert said(over.ask(answer(DESA))) == [(QuestionAnswered, {**told, "agency_id": DESA})]


def test_an_answer_is_to_a_known_question_and_not_of_tomorrow() -> None:
    exchange = a_proposed_visit()
    with pytest.raises(NotFound):
        exchange.ask(answer(KOTA, question_id=uuid4()))
    with pytest.raises(NotYet):
        exchange.ask(answer(KOTA, on=date(2027, 1, 5)))
    drafted = an_exchange()
    drafted.ask(draft())
    with pytest.raises(WrongState):
        drafted.ask(answer(KABUPATEN))


# Held


def test_a_host_records_that_it_was_held_and_how() -> None:
    exchange = a_scheduled_visit()
    exchange.at = AFTERWARDS
    told: dict[str, Any] = {
        "received_by": (HEAD,),
        "led_by": Official(role="Subkoordinator", agency_id=KABUPATEN),
        "delegation": (Official(role="Penyuluh Sosial Muda"),),
        "attendance": (Headcount(category="staf dinas", count=11),),
        "site_ids": (PANTI,),
    }
    assert said(exchange.ask(hold(**told))) == [(VisitHeld, {"first_day": DAY, "last_day": DAY, **told})]
    visit = exchange.state(StudyVisit, VISIT)
    assert visit.held == Period(first_day=DAY, last_day=DAY)
    assert visit.state is VisitState.HELD


def test_a_visit_is_not_held_before_its_day() -> None:
    exchange = a_scheduled_visit()
    with pytest.raises(NotYet):
        exchange.ask(hold(first_day=date(2027, 1, 4)))
    exchange.at = AFTERWARDS
    with pytest.raises(NotYet):
        exchange.ask(hold(last_day=date(2027, 2, 6)))


@pytest.mark.parametrize(
    "told",
    [
        {"received_by": (Official(role=""),)},
        {"delegation": (Official(role="x" * 201),)},
        {"attendance": (Headcount(category="staf", count=0),)},
        {"site_ids": (VISIT,)},
        {"site_ids": (PANTI, PANTI)},
        {"first_day": date(1900, 1, 1)},
    ],
)
def test_how_it_was_held_must_be_possible(told: dict[str, Any]) -> None:
    exchange = a_scheduled_visit()
    exchange.at = AFTERWARDS
    with pytest.raises(BadValue):
        exchange.ask(hold(**told))


def test_only_a_host_of_a_scheduled_visit_records_that_it_was_held() -> None:
    exchange = a_scheduled_visit()
    exchange.at = AFTERWARDS
    with pytest.raises(NotPermitted):
        exchange.ask(hold(by=KABUPATEN))
    exchange.ask(hold())
    with pytest.raises(WrongState):
        exchange.ask(hold())


# Told after the fact


@pytest.mark.parametrize("who", [officer_of(KABUPATEN), officer_of(KOTA), OPERATOR])
def test_a_past_visit_is_told_in_one_go(who: Any) -> None:
    exchange = an_exchange()
    plan = a_past_plan(host_ids=(KOTA, PROVINSI), site_ids=(PANTI,), questions=())
    day = date(2023, 3, 9)
    assert said(exchange.ask(record_past(who, plan=plan, received_by=(HEAD,)))) == [
        (VisitProposed, {"plan": plan, "recorded_late": True}),
        (VisitAccepted, {"host_id": KOTA, "recorded_late": True}),
        (VisitAccepted, {"host_id": PROVINSI, "recorded_late": True}),
        (
            VisitHeld,
            {
                "first_day": day,
                "last_day": day,
                "received_by": (HEAD,),
                "site_ids": (PANTI,),
                "recorded_late": True,
            },
        ),
    ]
    assert state(exchange) is VisitState.HELD
    assert len(exchange.facts) == 6


def test_a_past_visit_may_have_been_at_a_site_that_has_closed_since() -> None:
    exchange = an_exchange()
    closed = CloseSite(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, site_id=PANTI, on=date(2025, 1, 1))
    exchange.ask(closed)
    exchange.ask(record_past(plan=a_past_plan(site_ids=(PANTI,))))
    assert state(exchange) is VisitState.HELD


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"by": officer_of(DESA)}, NotPermitted),
        ({"plan": a_plan()}, NotYet),
        ({"plan": a_past_plan(host_ids=())}, BadValue),
        ({"plan": a_past_plan(host_ids=(VISIT,))}, NotFound),
        ({"plan": a_past_plan(site_ids=(VISIT,))}, BadValue),
        ({"led_by": Official(role=" ")}, BadValue),
    ],
)
def test_a_past_visit_is_told_by_those_who_know_as_it_can_have_been(
    changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        an_exchange().ask(record_past(**changes))


def test_a_past_visit_takes_a_new_id() -> None:
    with pytest.raises(AlreadyExists):
        a_proposed_visit().ask(record_past())


# Findings, intents, evidence


def find(agency_id: UUID = KABUPATEN, **told: Any) -> RecordFinding:
    usual = RecordFinding(**by(agency_id), finding_id=uuid4(), text="Enam loket")
    return structs.replace(usual, **told)


def test_a_guest_records_what_it_saw() -> None:
    exchange = a_held_visit()
    told: dict[str, Any] = {
        "finding_id": uuid4(),
        "text": "Pengaduan masuk lewat satu loket",
        "site_id": PANTI,
        "aspect": "konsultasi",
        "topics": ("pengaduan-masyarakat",),
        "told_by": HEAD,
        "figures": (ContextFigure(name="Penghuni", value=Decimal(300), unit="orang"),),
    }
    assert said(exchange.ask(find(**told))) == [(FindingRecorded, {**told, "agency_id": KABUPATEN})]
    with pytest.raises(AlreadyExists):
        exchange.ask(find(**told))
    with pytest.raises(NotPermitted):
        exchange.ask(find(KOTA))


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"text": ""}, BadValue),
        ({"site_id": VISIT}, BadValue),
        ({"aspect": "rasa"}, BadValue),
        ({"topics": ("rasa",)}, BadValue),
        ({"told_by": Official(role="")}, BadValue),
        ({"figures": (ContextFigure(name="", value=Decimal(1), unit="orang"),)}, BadValue),
        ({"practice_id": VISIT}, NotFound),
    ],
)
def test_a_finding_that_cannot_be_is_refused(told: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_held_visit().ask(find(**told))


def test_a_guest_declares_what_it_means_to_adopt() -> None:
    exchange = a_held_visit()
    told: dict[str, Any] = {"text": "Kami akan menerapkan loket tunggal", "said_by": HEAD}
    assert said(exchange.ask(DeclareIntent(**by(KABUPATEN), **told))) == [
        (IntentDeclared, {**told, "agency_id": KABUPATEN})
    ]
    with pytest.raises(NotPermitted):
        exchange.ask(DeclareIntent(**by(KOTA), **told))
    with pytest.raises(NotFound):
        exchange.ask(DeclareIntent(**by(KABUPATEN), **told, practice_id=uuid4()))


def evidence(**changes: Any) -> Evidence:
    usual = Evidence(
        id=uuid4(),
        kind=EvidenceKind.LINK,
        caption="Berita",
        claim="Kunjungan terlaksana",
        on=date(2027, 1, 4),
        url="https://contoh.go.id/berita",
    )
    return structs.replace(usual, **changes)


def test_either_side_adds_evidence_once_each() -> None:
    exchange = a_proposed_visit()
    letter = evidence(kind=EvidenceKind.LETTER, url="", sha256="a" * 64)
    assert said(exchange.ask(AddVisitEvidence(**by(KOTA), evidence=letter))) == [
        (EvidenceAdded, {"evidence": letter})
    ]
    with pytest.raises(AlreadyExists):
        exchange.ask(AddVisitEvidence(**by(KABUPATEN), evidence=letter))
    with pytest.raises(NotPermitted):
        exchange.ask(AddVisitEvidence(**by(DESA), evidence=evidence()))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"caption": ""}, BadValue),
        ({"claim": ""}, BadValue),
        ({"url": ""}, BadValue),
        ({"url": "javascript:alert(1)"}, BadValue),
        ({"url": "https://contoh.go.id/" + "x" * 2_000}, BadValue),
        ({"sha256": "../etc"}, BadValue),
        ({"on": date(2027, 1, 5)}, NotYet),
    ],
)
def test_evidence_that_shows_nothing_is_refused(changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_proposed_visit().ask(AddVisitEvidence(**by(KOTA), evidence=evidence(**changes)))


# Report, attestation, follow-up


def attest(agency_id: UUID, agrees: bool = True, remark: str = "") -> AttestVisit:
    return AttestVisit(**by(agency_id), agrees=agrees, remark=remark)


def test_a_guest_reports_once() -> None:
    exchange = a_held_visit()
    told: dict[str, Any] = {
        "summary": "Enam loket dilihat",
        "lessons": "Mulai dari satu",
        "cost": 4_500_000,
        "reporters": (HEAD,),
    }
    asked = ReportVisit(**by(KABUPATEN), **told)
    assert said(exchange.ask(asked)) == [(VisitReported, told)]
    assert state(exchange) is VisitState.REPORTED
    with pytest.raises(AlreadyExists):
        exchange.ask(asked)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (report(by=KOTA), NotPermitted),
        (structs.replace(report(), summary=" "), BadValue),
        (structs.replace(report(), cost=-1), BadValue),
        (structs.replace(report(), reporters=(Official(role=""),)), BadValue),
    ],
)
def test_a_report_that_cannot_be_is_refused(asked: ReportVisit, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_held_visit().ask(asked)


def test_each_guest_reports_for_itself() -> None:
    exchange = a_held_visit(a_plan(guest_ids=(KABUPATEN, KEMENTERIAN)))
    exchange.ask(report(KABUPATEN))
    exchange.ask(report(KEMENTERIAN))
    assert exchange.state(StudyVisit, VISIT).reported_by == {KABUPATEN, KEMENTERIAN}


def test_the_record_closes_when_both_sides_have_spoken_also_when_they_differ() -> None:
    exchange = a_reported_visit()
    assert said(exchange.ask(attest(KABUPATEN))) == [
        (VisitAttested, {"agency_id": KABUPATEN, "agrees": True})
    ]
    assert state(exchange) is VisitState.REPORTED
    assert said(exchange.ask(attest(KOTA, agrees=False, remark="Yang dilihat tujuh loket"))) == [
        (VisitAttested, {"agency_id": KOTA, "agrees": False, "remark": "Yang dilihat tujuh loket"})
    ]
    assert state(exchange) is VisitState.CLOSED


def test_the_record_waits_for_every_host_but_for_one_guest_only() -> None:
    plan = a_plan(guest_ids=(KABUPATEN, KEMENTERIAN), host_ids=(KOTA, PROVINSI))
    exchange = a_reported_visit(plan)
    for agency_id in (KOTA, KABUPATEN):
        exchange.ask(attest(agency_id))
    assert state(exchange) is VisitState.REPORTED
    exchange.ask(attest(PROVINSI))
    assert state(exchange) is VisitState.CLOSED
    exchange.ask(attest(KEMENTERIAN))
    assert exchange.state(StudyVisit, VISIT).attested_by == {*plan.guest_ids, *plan.host_ids}


def test_an_attestation_is_given_once_by_a_side_and_disagreeing_tells_why() -> None:
    exchange = a_reported_visit()
    with pytest.raises(NotPermitted):
        exchange.ask(attest(DESA))
    with pytest.raises(BadValue):
        exchange.ask(attest(KOTA, agrees=False))
    exchange.ask(attest(KOTA))
    with pytest.raises(AlreadyExists):
        exchange.ask(attest(KOTA))
    with pytest.raises(WrongState):
        a_held_visit().ask(attest(KOTA))


def follow_up(agency_id: UUID = KABUPATEN, months: int = 3, on: date = date(2027, 6, 1)) -> FollowUpVisit:
    return FollowUpVisit(
        **by(agency_id), months=months, followed=Followed.PARTLY, on=on, text="Satu dari dua"
    )


def test_both_sides_are_heard_after_three_six_and_twelve_months() -> None:
    exchange = a_held_visit()
    exchange.at = YEAR_LATER
    assert said(exchange.ask(follow_up())) == [
        (
            VisitFollowedUp,
            {
                "months": 3,
                "agency_id": KABUPATEN,
                "followed": Followed.PARTLY,
                "text": "Satu dari dua",
                "on": date(2027, 6, 1),
            },
        )
    ]
    exchange.ask(follow_up(KOTA))
    with pytest.raises(AlreadyExists):
        exchange.ask(follow_up())
    exchange.ask(follow_up(months=6, on=date(2027, 8, 2)))
    with pytest.raises(NotPermitted):
        exchange.ask(follow_up(DESA))


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (follow_up(months=4), BadValue),
        (follow_up(on=date(2027, 5, 1)), BadValue),
        (follow_up(on=date(2028, 3, 7)), NotYet),
    ],
)
def test_a_follow_up_answers_what_was_asked(asked: FollowUpVisit, refusal: type[Exception]) -> None:
    exchange = a_held_visit()
    exchange.at = YEAR_LATER
    with pytest.raises(refusal):
        exchange.ask(asked)


def test_a_follow_up_is_not_answered_before_it_falls_due() -> None:
    with pytest.raises(NotYet) as refused:
        a_held_visit().ask(follow_up())
    assert refused.value.facts["day"] == date(2027, 5, 2)


@pytest.mark.parametrize(
    "asked",
    [
        lambda: find(),
        lambda: DeclareIntent(**by(KABUPATEN), text="Mau"),
        lambda: report(),
        lambda: attest(KOTA),
        lambda: follow_up(),
        lambda: hold(),
    ],
)
def test_what_follows_a_visit_waits_for_it(asked: Callable[[], Command]) -> None:
    exchange = an_exchange(YEAR_LATER)
    exchange.ask(propose(a_plan(terms=terms(date(2028, 4, 4)))))
    before = exchange.state(StudyVisit, VISIT)
    with pytest.raises(WrongState):
        exchange.ask(asked())
    assert exchange.state(StudyVisit, VISIT) == before
