"""When a visit may be planned, answered, countered, moved and called off."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import structs

from exchange.agencies.commands import CloseSite, MergeAgency, SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.diary import HostDiary, diary_id
from exchange.diaries.events import BookingReleased, DaysBooked, Slot
from exchange.errors import (
    AlreadyExists,
    BadValue,
    Conflict,
    DaysBlocked,
    DayTaken,
    HostClosed,
    LeadTimeTooShort,
    NoQuestion,
    NotFound,
    NotPermitted,
    PartyTooLarge,
    WrongState,
)
from exchange.values import Headcount, Official
from exchange.visits.commands import (
    AgreeTerms,
    CancelVisit,
    CounterTerms,
    DeclineVisit,
    RedraftVisit,
    RescheduleVisit,
    SetAgenda,
)
from exchange.visits.events import (
    AgendaSet,
    AgendaSlot,
    Question,
    Terms,
    TermsAgreed,
    TermsCountered,
    VisitAccepted,
    VisitCancelled,
    VisitDeclined,
    VisitDrafted,
    VisitProposed,
    VisitRedrafted,
    VisitRescheduled,
)
from exchange.visits.visit import StudyVisit, VisitState
from tests.words.agencies_visits import (
    DAY,
    DESA,
    KABUPATEN,
    KEMENTERIAN,
    KOTA,
    PANTI,
    PROVINSI,
    QUESTION,
    VISIT,
    a_plan,
    a_proposed_visit,
    a_scheduled_visit,
    accept,
    an_exchange,
    block,
    draft,
    hold,
    officer_of,
    propose,
    terms,
)
from tests.words.desk import NOW, SmallExchange, said

TWO_HOSTS = a_plan(host_ids=(KOTA, PROVINSI))
LATER = terms(date(2027, 2, 9), date(2027, 2, 10))


def by(agency_id: UUID) -> dict[str, Any]:
    return {"by": officer_of(agency_id), "key": uuid4(), "visit_id": VISIT}


def state(exchange: SmallExchange) -> VisitState:
    return exchange.state(StudyVisit, VISIT).state


def booked(exchange: SmallExchange, host_id: UUID = KOTA) -> list[date]:
    diary = exchange.state(HostDiary, diary_id(host_id, 2027))
    return [booking.period.first_day for booking in diary.bookings]


def set_rules(exchange: SmallExchange, rules: HostingRules) -> None:
    exchange.ask(SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=rules))


def booking(**changes: Any) -> tuple[type[DaysBooked], dict[str, Any]]:
    days = {"host_id": KOTA, "year": 2027, "visit_id": VISIT, "first_day": DAY, "last_day": DAY}
    return (DaysBooked, {**days, "slot": Slot.DAY} | changes)


# Draft and proposal


def test_a_draft_needs_no_host_purpose_or_question_yet() -> None:
    plan = a_plan(host_ids=(), purpose="", questions=())
    exchange = an_exchange()
    assert said(exchange.ask(draft(plan))) == [(VisitDrafted, {"plan": plan})]
    assert said(exchange.ask(RedraftVisit(**by(KABUPATEN), plan=a_plan()))) == [
        (VisitRedrafted, {"plan": a_plan()})
    ]
    assert said(exchange.ask(propose())) == [(VisitProposed, {"plan": a_plan()})]
    assert state(exchange) is VisitState.PROPOSED


def test_a_proposal_without_a_draft_carries_its_stamp() -> None:
    exchange = an_exchange()
    who = officer_of(KABUPATEN)
    assert exchange.ask(propose()) == [
        VisitProposed(
            originator_id=VISIT,
            originator_version=1,
            timestamp=NOW,
            by=who.person_id,
            by_agency=KABUPATEN,
            plan=a_plan(),
        )
    ]


def test_no_proposal_without_a_learning_question() -> None:
    exchange = an_exchange()
    with pytest.raises(NoQuestion):
        exchange.ask(propose(a_plan(questions=())))
    assert VISIT not in exchange.facts


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"host_ids": ()}, "host_ids"),
        ({"host_ids": (KOTA, KOTA)}, "host_ids"),
        ({"host_ids": (KOTA, KABUPATEN)}, "host_ids"),
        ({"guest_ids": ()}, "guest_ids"),
        ({"purpose": " "}, "purpose"),
        ({"need": "x" * 20_001}, "need"),
        ({"questions": (QUESTION, QUESTION)}, "questions"),
        ({"questions": (Question(id=VISIT, text=""),)}, "questions"),
        ({"topics": ("sihir",)}, "topics"),
        ({"aspects": ("sihir",)}, "aspects"),
        ({"site_ids": (VISIT,)}, "site_ids"),
        ({"site_ids": (PANTI, PANTI)}, "site_ids"),
        ({"leader": Official(role="")}, "leader"),
        ({"members": (Headcount(category="staf", count=0),)}, "members"),
        ({"terms": terms(mode="telepati")}, "mode"),
        ({"terms": terms(party_size=0)}, "party_size"),
        ({"terms": terms(DAY, date(2027, 2, 1))}, "last_day"),
        ({"terms": terms(DAY, date(2027, 3, 31))}, "last_day"),
        ({"terms": terms(date(9999, 12, 31))}, "first_day"),
        ({"terms": terms(date(1, 1, 1))}, "first_day"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(BadValue) as refused:
        an_exchange().ask(propose(a_plan(**changes)))
    assert refused.value.facts["field"] == field


@pytest.mark.parametrize("field", ["guest_ids", "host_ids", "practice_ids"])
def test_what_a_plan_names_must_be_known(field: str) -> None:
    named = getattr(a_plan(), field)
    with pytest.raises(NotFound):
        an_exchange().ask(propose(a_plan(**{field: (*named, uuid4())})))


def test_guests_plan_for_themselves() -> None:
    exchange = an_exchange()
    for asked in (draft(by=DESA), propose(by=DESA)):
        with pytest.raises(NotPermitted):
            exchange.ask(asked)
    exchange.ask(draft())
    with pytest.raises(NotPermitted):
        exchange.ask(RedraftVisit(**by(DESA), plan=a_plan(guest_ids=(DESA,))))
    with pytest.raises(NotPermitted):
        exchange.ask(propose(by=DESA))


def test_a_visit_is_drafted_and_proposed_once() -> None:
    exchange = a_proposed_visit()
    with pytest.raises(AlreadyExists):
        exchange.ask(draft())
    with pytest.raises(WrongState) as refused:
        exchange.ask(propose())
    assert refused.value.facts == {"need": (VisitState.DRAFT,), "have": VisitState.PROPOSED}


def test_an_old_page_does_not_send_a_draft() -> None:
    exchange = an_exchange()
    exchange.ask(draft())
    with pytest.raises(Conflict):
        exchange.ask(structs.replace(propose(), seen=2))
    with pytest.raises(NotFound):
        exchange.ask(structs.replace(propose(visit_id=uuid4()), seen=1))


# The host's rules


@pytest.mark.parametrize(
    ("rules", "refusal", "facts"),
    [
        (HostingRules(receives=False, note="Renovasi"), HostClosed, {"note": "Renovasi"}),
        (HostingRules(modes=("daring",)), HostClosed, {"mode": "luring", "modes": ("daring",)}),
        (HostingRules(party_most=11), PartyTooLarge, {"most": 11, "have": 12}),
        (
            HostingRules(lead_days=30),
            LeadTimeTooShort,
            {"need": 30, "have": 29, "earliest": date(2027, 2, 3)},
        ),
    ],
)
def test_a_hosts_rules_hold_at_the_proposal_and_at_the_answer(
    rules: HostingRules, refusal: type[Exception], facts: dict[str, Any]
) -> None:
    exchange = an_exchange()
    set_rules(exchange, rules)
    with pytest.raises(refusal) as refused:
        exchange.ask(propose())
    assert refused.value.facts == {"host": KOTA, **facts}  # type: ignore[attr-defined]  # by the parameters
    set_rules(exchange, HostingRules())
    exchange.ask(propose())
    set_rules(exchange, rules)
    with pytest.raises(refusal):
        exchange.ask(accept())
    exchange.ask(accept(override="Kepala dinas setuju"))
    assert state(exchange) is VisitState.SCHEDULED


def test_a_merged_host_receives_nobody() -> None:
    exchange = an_exchange()
    merged = MergeAgency(
        by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, into_id=PROVINSI, on=date(2026, 1, 1)
    )
    exchange.ask(merged)
    with pytest.raises(WrongState):
        exchange.ask(propose())


def test_a_visit_to_come_goes_to_open_sites() -> None:
    exchange = an_exchange()
    exchange.ask(propose(a_plan(site_ids=(PANTI,))))
    closed = CloseSite(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, site_id=PANTI, on=date(2026, 12, 31))
    exchange.ask(closed)
    with pytest.raises(BadValue) as refused:
        exchange.ask(propose(a_plan(site_ids=(PANTI,)), visit_id=uuid4()))
    assert refused.value.facts == {"field": "site_ids", "fault": "unknown", "have": PANTI}


# Answers


def test_acceptance_books_the_days_of_the_host() -> None:
    exchange = a_proposed_visit(a_plan(site_ids=(PANTI,)))
    assert said(exchange.ask(accept())) == [
        (VisitAccepted, {"host_id": KOTA}),
        booking(site_ids=(PANTI,)),
    ]
    assert state(exchange) is VisitState.SCHEDULED


def test_only_a_host_answers_and_once() -> None:
    exchange = a_proposed_visit(TWO_HOSTS)
    for agency_id in (KABUPATEN, DESA):
        with pytest.raises(NotPermitted):
            exchange.ask(accept(agency_id))
    exchange.ask(accept())
    with pytest.raises(WrongState):
        exchange.ask(accept())


def test_a_visit_to_two_hosts_waits_for_both() -> None:
    exchange = a_proposed_visit(TWO_HOSTS)
    exchange.ask(accept(KOTA))
    assert state(exchange) is VisitState.PROPOSED
    exchange.ask(accept(PROVINSI))
    assert state(exchange) is VisitState.SCHEDULED


def test_one_host_declining_leaves_the_other() -> None:
    exchange = a_proposed_visit(TWO_HOSTS)
    exchange.ask(accept(KOTA))
    exchange.ask(DeclineVisit(**by(PROVINSI), reason="jadwal"))
    assert state(exchange) is VisitState.SCHEDULED
    assert exchange.state(StudyVisit, VISIT).hosts == {KOTA}


def test_a_visit_that_all_decline_is_declined_and_points_elsewhere() -> None:
    exchange = a_proposed_visit()
    told: dict[str, Any] = {"reason": "kapasitas", "note": "Maaf", "redirect_ids": (PROVINSI,)}
    assert said(exchange.ask(DeclineVisit(**by(KOTA), **told))) == [
        (VisitDeclined, {"host_id": KOTA, **told})
    ]
    assert state(exchange) is VisitState.DECLINED
    with pytest.raises(NotPermitted):
        exchange.ask(accept())


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"reason": "malas"}, BadValue),
        ({"reason": "jadwal", "redirect_ids": (KABUPATEN,)}, BadValue),
        ({"reason": "jadwal", "redirect_ids": (KOTA,)}, BadValue),
        ({"reason": "jadwal", "redirect_ids": (PROVINSI, PROVINSI)}, BadValue),
        ({"reason": "jadwal", "redirect_ids": (VISIT,)}, NotFound),
    ],
)
def test_declining_tells_a_known_reason_and_known_others(
    told: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        a_proposed_visit().ask(DeclineVisit(**by(KOTA), **told))


def test_a_host_that_declines_after_accepting_gives_its_days_back() -> None:
    exchange = a_scheduled_visit()
    assert said(exchange.ask(DeclineVisit(**by(KOTA), reason="renovasi"))) == [
        (VisitDeclined, {"host_id": KOTA, "reason": "renovasi"}),
        (BookingReleased, {"visit_id": VISIT}),
    ]
    assert (state(exchange), booked(exchange)) == (VisitState.DECLINED, [])


# Other terms


def counter(agency_id: UUID, offered: Terms = LATER, host_id: UUID = KOTA) -> CounterTerms:
    return CounterTerms(**by(agency_id), host_id=host_id, terms=offered)


def agree(agency_id: UUID, host_id: UUID = KOTA, override: str = "") -> AgreeTerms:
    return AgreeTerms(**by(agency_id), host_id=host_id, override=override)


def test_a_host_offers_other_days_and_the_guest_agrees() -> None:
    exchange = a_proposed_visit()
    assert said(exchange.ask(counter(KOTA))) == [
        (TermsCountered, {"agency_id": KOTA, "host_id": KOTA, "terms": LATER})
    ]
    with pytest.raises(NotPermitted):
        exchange.ask(agree(KOTA))
    assert said(exchange.ask(agree(KABUPATEN))) == [
        (TermsAgreed, {"agency_id": KABUPATEN, "host_id": KOTA, "terms": LATER}),
        booking(first_day=LATER.first_day, last_day=LATER.last_day),
    ]
    visit = exchange.state(StudyVisit, VISIT)
    assert (visit.state, visit.terms, visit.offers) == (VisitState.SCHEDULED, LATER, {})


def test_the_guest_counters_back_and_the_host_agrees() -> None:
    exchange = a_proposed_visit()
    exchange.ask(counter(KOTA))
    exchange.ask(counter(KABUPATEN, terms(date(2027, 2, 16))))
    with pytest.raises(NotPermitted):
        exchange.ask(agree(KABUPATEN))
    exchange.ask(agree(KOTA))
    assert booked(exchange) == [date(2027, 2, 16)]


def test_a_hosts_offer_may_pass_its_own_rules_but_not_its_diary() -> None:
    exchange = a_proposed_visit()
    large = terms(date(2027, 1, 5), party_size=500)
    with pytest.raises(PartyTooLarge):
        exchange.ask(counter(KABUPATEN, large))
    exchange.ask(block(date(2027, 1, 6), date(2027, 1, 6)))
    with pytest.raises(DaysBlocked):
        exchange.ask(counter(KOTA, structs.replace(large, last_day=date(2027, 1, 6))))
    exchange.ask(counter(KOTA, large))
    exchange.ask(agree(KABUPATEN))
    assert booked(exchange) == [date(2027, 1, 5)]


def test_days_taken_since_the_offer_are_not_agreed_to_unless_the_host_says_why() -> None:
    exchange = a_proposed_visit()
    exchange.ask(counter(KABUPATEN))
    other = uuid4()
    exchange.ask(propose(a_plan(terms=LATER), visit_id=other))
    exchange.ask(accept(visit_id=other))
    with pytest.raises(DayTaken):
        exchange.ask(agree(KOTA))
    assert said(exchange.ask(agree(KOTA, override="Dua rombongan digabung")))[1] == booking(
        first_day=LATER.first_day, last_day=LATER.last_day, override="Dua rombongan digabung"
    )


def test_a_guest_sets_nothing_aside() -> None:
    exchange = a_proposed_visit()
    exchange.ask(counter(KOTA))
    with pytest.raises(NotPermitted):
        exchange.ask(agree(KABUPATEN, override="Kami ingin"))


def test_a_talk_is_between_the_guests_and_that_host() -> None:
    exchange = a_proposed_visit(TWO_HOSTS)
    for asked in (counter(DESA), counter(PROVINSI), agree(PROVINSI)):
        with pytest.raises(NotPermitted):
            exchange.ask(asked)
    with pytest.raises(BadValue):
        exchange.ask(counter(KABUPATEN, host_id=DESA))
    with pytest.raises(WrongState):
        exchange.ask(agree(KABUPATEN))


def test_agreeing_on_other_days_undoes_what_another_host_accepted() -> None:
    exchange = a_proposed_visit(TWO_HOSTS)
    exchange.ask(accept(PROVINSI))
    exchange.ask(counter(KOTA))
    news = exchange.ask(agree(KABUPATEN))
    assert said(news) == [
        (TermsAgreed, {"agency_id": KABUPATEN, "host_id": KOTA, "terms": LATER}),
        booking(first_day=LATER.first_day, last_day=LATER.last_day),
        (BookingReleased, {"visit_id": VISIT}),
    ]
    visit = exchange.state(StudyVisit, VISIT)
    assert visit.state is VisitState.PROPOSED
    assert visit.accepted == {KOTA}
    assert booked(exchange, PROVINSI) == []


def test_agreeing_on_another_size_leaves_what_another_host_accepted() -> None:
    exchange = a_proposed_visit(TWO_HOSTS)
    exchange.ask(accept(PROVINSI))
    exchange.ask(counter(KOTA, terms(party_size=8)))
    exchange.ask(agree(KABUPATEN))
    assert state(exchange) is VisitState.SCHEDULED
    assert booked(exchange, PROVINSI) == [DAY]


# Moving and calling off


def reschedule(agency_id: UUID, to: Terms = LATER, override: str = "") -> RescheduleVisit:
    return RescheduleVisit(**by(agency_id), terms=to, reason="Rapat paripurna", override=override)


def test_rescheduling_moves_the_bookings_of_every_host() -> None:
    exchange = a_scheduled_visit(TWO_HOSTS)
    news = said(exchange.ask(reschedule(KABUPATEN)))
    moved = {"agency_id": KABUPATEN, "terms": LATER, "reason": "Rapat paripurna"}
    assert news[0] == (VisitRescheduled, moved)
    assert [kind for kind, _ in news[1:]] == [BookingReleased, DaysBooked] * 2
    assert booked(exchange, KOTA) == booked(exchange, PROVINSI) == [LATER.first_day]
    assert state(exchange) is VisitState.SCHEDULED


def test_a_visit_does_not_stand_in_its_own_way() -> None:
    exchange = a_scheduled_visit()
    exchange.ask(reschedule(KOTA, terms(DAY, date(2027, 2, 3))))
    assert booked(exchange) == [DAY]


def test_a_visit_moves_into_the_next_year() -> None:
    exchange = a_scheduled_visit()
    exchange.ask(reschedule(KOTA, terms(date(2028, 1, 11))))
    assert booked(exchange) == []
    diary = exchange.state(HostDiary, diary_id(KOTA, 2028))
    assert [booking.visit_id for booking in diary.bookings] == [VISIT]


def test_another_size_alone_moves_no_booking() -> None:
    exchange = a_scheduled_visit()
    assert len(exchange.ask(reschedule(KABUPATEN, terms(party_size=20)))) == 1
    with pytest.raises(PartyTooLarge):
        exchange.ask(reschedule(KABUPATEN, terms(party_size=31)))
    exchange.ask(reschedule(KOTA, terms(party_size=31), override="Aula besar"))


def test_a_host_sets_aside_its_own_diary_but_not_anothers() -> None:
    exchange = a_scheduled_visit(TWO_HOSTS)
    exchange.ask(block(LATER.first_day, LATER.last_day))
    with pytest.raises(DaysBlocked):
        exchange.ask(reschedule(PROVINSI, override="Perlu"))
    exchange.ask(reschedule(KOTA, override="Perlu"))
    assert booked(exchange) == [LATER.first_day]


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (reschedule(DESA), NotPermitted),
        (reschedule(KABUPATEN, override="Perlu"), NotPermitted),
        (reschedule(KABUPATEN, terms()), BadValue),
        (structs.replace(reschedule(KABUPATEN), reason=""), BadValue),
        (reschedule(KABUPATEN, terms(date(2027, 1, 5))), LeadTimeTooShort),
    ],
)
def test_rescheduling_is_refused_with_the_fact(asked: RescheduleVisit, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_scheduled_visit().ask(asked)


def test_the_programme_moves_with_the_visit() -> None:
    two_days = terms(DAY, date(2027, 2, 3))
    exchange = a_scheduled_visit(a_plan(terms=two_days))
    slots = tuple(
        AgendaSlot(id=uuid4(), day=day, starts=time(9), ends=time(10), subject="Loket")
        for day in (DAY, date(2027, 2, 3))
    )
    exchange.ask(SetAgenda(**by(KOTA), slots=slots))
    news = said(exchange.ask(reschedule(KABUPATEN, terms(date(2027, 2, 9)))))
    assert news[1] == (AgendaSet, {"slots": (structs.replace(slots[0], day=date(2027, 2, 9)),)})


@pytest.mark.parametrize("agency_id", [KABUPATEN, KOTA])
def test_either_side_cancels_and_the_days_are_free_again(agency_id: UUID) -> None:
    exchange = a_scheduled_visit()
    assert said(exchange.ask(CancelVisit(**by(agency_id), reason="Banjir"))) == [
        (VisitCancelled, {"agency_id": agency_id, "reason": "Banjir"}),
        (BookingReleased, {"visit_id": VISIT}),
    ]
    assert (state(exchange), booked(exchange)) == (VisitState.CANCELLED, [])


def test_one_of_two_hosts_does_not_cancel_for_the_other() -> None:
    exchange = a_scheduled_visit(TWO_HOSTS)
    with pytest.raises(NotPermitted):
        exchange.ask(CancelVisit(**by(KOTA), reason="Banjir"))
    exchange.ask(DeclineVisit(**by(KOTA), reason="jadwal"))
    exchange.ask(CancelVisit(**by(PROVINSI), reason="Banjir"))
    assert state(exchange) is VisitState.CANCELLED


def test_a_draft_is_dropped_by_its_guest_alone() -> None:
    exchange = an_exchange()
    exchange.ask(draft(a_plan(guest_ids=(KABUPATEN, KEMENTERIAN))))
    for agency_id in (DESA, KOTA):
        with pytest.raises(NotPermitted):
            exchange.ask(CancelVisit(**by(agency_id), reason="Batal"))
    exchange.ask(CancelVisit(**by(KEMENTERIAN), reason="Batal"))
    for asked in (CancelVisit(**by(KABUPATEN), reason="Batal"), hold(), reschedule(KABUPATEN)):
        with pytest.raises(WrongState):
            exchange.ask(asked)
