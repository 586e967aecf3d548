"""What a host's diary keeps, and what it lets through."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import structs

from exchange.agencies.commands import SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays, OpenDays
from exchange.diaries.diary import Booking, HostDiary, diary_id
from exchange.diaries.events import DaysBlocked, DaysBooked, DaysOpened, Slot
from exchange.errors import (
    AlreadyExists,
    BadValue,
    DaysBlocked as DaysAreBlocked,
    DayTaken,
    MonthFull,
    NotFound,
    NotPermitted,
)
from exchange.values import Period
from exchange.visits.events import VisitAccepted
from tests.words.agencies_visits import (
    BALAI,
    DAY,
    DESA,
    KABUPATEN,
    KOTA,
    PANTI,
    a_plan,
    accept,
    an_exchange,
    block,
    officer_of,
    propose,
    terms,
)
from tests.words.desk import SmallExchange, said

OTHER = UUID("22222222-2222-5222-8222-222222222222")


def unblock(first: date, last: date) -> OpenDays:
    return OpenDays(by=officer_of(KOTA), key=uuid4(), host_id=KOTA, first_day=first, last_day=last)


def taken(**changes: Any) -> SmallExchange:
    """KOTA has accepted a visit, and another one is asked for."""
    exchange = an_exchange()
    exchange.ask(propose(a_plan(**changes)))
    exchange.ask(propose(a_plan(**changes), visit_id=OTHER))
    exchange.ask(accept())
    return exchange


def limit(exchange: SmallExchange, per_month: int) -> None:
    rules = HostingRules(visits_per_month=per_month)
    exchange.ask(SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=rules))


def test_a_block_is_set_by_the_host_and_lifted_as_it_was_set() -> None:
    exchange = an_exchange()
    first, last = DAY, date(2027, 2, 5)
    days = {"first_day": first, "last_day": last}
    assert said(exchange.ask(block(first, last))) == [
        (DaysBlocked, {"host_id": KOTA, "year": 2027, **days, "reason": "Renovasi aula"})
    ]
    with pytest.raises(AlreadyExists):
        exchange.ask(block(first, last))
    with pytest.raises(NotFound):
        exchange.ask(unblock(DAY, DAY))
    assert said(exchange.ask(unblock(first, last))) == [(DaysOpened, days)]
    assert exchange.state(HostDiary, diary_id(KOTA, 2027)).blocks == ()


def test_a_block_over_new_year_is_written_into_both_years() -> None:
    exchange = an_exchange()
    news = exchange.ask(block(date(2027, 12, 30), date(2028, 1, 2)))
    parts = [(2027, date(2027, 12, 30), date(2027, 12, 31)), (2028, date(2028, 1, 1), date(2028, 1, 2))]
    assert said(news) == [
        (
            DaysBlocked,
            {"host_id": KOTA, "year": year, "first_day": a, "last_day": b, "reason": "Renovasi aula"},
        )
        for year, a, b in parts
    ]
    assert len(exchange.ask(unblock(date(2027, 12, 30), date(2028, 1, 2)))) == 2


def test_nobody_else_blocks_days_of_a_host() -> None:
    with pytest.raises(NotPermitted):
        an_exchange().ask(block(DAY, DAY, by=DESA))


@pytest.mark.parametrize(
    "asked",
    [
        block(DAY, date(2027, 2, 1)),
        block(DAY, date(2028, 2, 3)),
        block(date(9999, 12, 1), date(9999, 12, 31)),
        block(date(1900, 1, 1), date(1900, 1, 2)),
        block(DAY, DAY, reason=" "),
    ],
)
def test_a_block_that_cannot_be_is_refused(asked: BlockDays) -> None:
    with pytest.raises(BadValue):
        an_exchange().ask(asked)


def test_no_visit_is_asked_for_on_blocked_days() -> None:
    exchange = an_exchange()
    exchange.ask(block(date(2027, 2, 1), date(2027, 2, 5)))
    with pytest.raises(DaysAreBlocked) as refused:
        exchange.ask(propose())
    assert refused.value.facts == {
        "host": KOTA,
        "first_day": date(2027, 2, 1),
        "last_day": date(2027, 2, 5),
        "reason": "Renovasi aula",
        "free": (date(2027, 2, 8), date(2027, 2, 9), date(2027, 2, 10)),
    }


def test_one_place_takes_one_visit_in_one_part_of_the_day() -> None:
    exchange = taken()
    with pytest.raises(DayTaken) as refused:
        exchange.ask(accept(visit_id=OTHER))
    free = (date(2027, 2, 3), date(2027, 2, 4), date(2027, 2, 5))
    assert refused.value.facts == {"host": KOTA, "first_day": DAY, "last_day": DAY, "free": free}


@pytest.mark.parametrize(
    ("plan", "fits"),
    [
        (a_plan(terms=terms(slot=Slot.MORNING)), False),
        (a_plan(terms=terms(slot=Slot.AFTERNOON)), True),
        (a_plan(terms=terms(slot=Slot.MORNING), site_ids=(PANTI,)), True),
        (a_plan(terms=terms(date(2027, 2, 1), date(2027, 2, 4))), False),
    ],
)
def test_a_morning_at_the_office_leaves_the_rest(plan: Any, fits: bool) -> None:
    exchange = an_exchange()
    exchange.ask(propose(a_plan(terms=terms(slot=Slot.MORNING))))
    exchange.ask(accept())
    if fits:
        exchange.ask(propose(plan, visit_id=OTHER))
    else:
        with pytest.raises(DayTaken):
            exchange.ask(propose(plan, visit_id=OTHER))


def test_two_visits_share_no_site() -> None:
    one = Booking(uuid4(), Period(first_day=DAY, last_day=DAY), Slot.DAY, frozenset({PANTI, BALAI}))
    assert one.clashes(Booking(uuid4(), one.period, Slot.MORNING, frozenset({BALAI})))
    assert not one.clashes(Booking(uuid4(), one.period, Slot.MORNING, frozenset()))


def test_a_month_takes_as_many_visits_as_the_host_says() -> None:
    exchange = taken()
    limit(exchange, 1)
    later = structs.replace(a_plan(), terms=terms(date(2027, 2, 16)))
    with pytest.raises(MonthFull) as refused:
        exchange.ask(propose(later, visit_id=uuid4()))
    free = (date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3))
    month = date(2027, 2, 1)
    assert refused.value.facts == {"host": KOTA, "month": month, "most": 1, "have": 1, "free": free}


def test_a_host_of_no_visits_offers_no_day() -> None:
    exchange = an_exchange()
    limit(exchange, 0)
    with pytest.raises(MonthFull) as refused:
        exchange.ask(propose())
    assert refused.value.facts["free"] == ()


def test_the_host_sets_its_diary_aside_with_a_reason_that_is_kept() -> None:
    exchange = taken()
    accepted, booked = exchange.ask(accept(visit_id=OTHER, override="Aula kedua dipakai"))
    assert said([accepted]) == [(VisitAccepted, {"host_id": KOTA, "override": "Aula kedua dipakai"})]
    kept = {"host_id": KOTA, "year": 2027, "visit_id": OTHER, "first_day": DAY, "last_day": DAY}
    assert said([booked]) == [(DaysBooked, {**kept, "slot": Slot.DAY, "override": "Aula kedua dipakai"})]


def test_a_reason_of_blanks_sets_nothing_aside() -> None:
    with pytest.raises(BadValue):
        taken().ask(accept(visit_id=OTHER, override="   "))


def test_a_visit_over_new_year_books_in_both_years() -> None:
    exchange = an_exchange()
    exchange.ask(propose(a_plan(terms=terms(date(2027, 12, 31), date(2028, 1, 3)))))
    exchange.ask(accept())
    periods = {
        year: [kept.period for kept in exchange.state(HostDiary, diary_id(KOTA, year)).bookings]
        for year in (2027, 2028)
    }
    assert periods == {
        2027: [Period(first_day=date(2027, 12, 31), last_day=date(2027, 12, 31))],
        2028: [Period(first_day=date(2028, 1, 1), last_day=date(2028, 1, 3))],
    }


def test_free_days_are_found_in_the_next_year() -> None:
    exchange = an_exchange()
    exchange.ask(block(date(2027, 12, 1), date(2028, 1, 9)))
    with pytest.raises(DaysAreBlocked) as refused:
        exchange.ask(propose(a_plan(terms=terms(date(2027, 12, 14)))))
    assert refused.value.facts["free"] == (date(2028, 1, 10), date(2028, 1, 11), date(2028, 1, 12))


def test_nothing_is_offered_when_no_day_is_free_for_three_months() -> None:
    exchange = an_exchange()
    exchange.ask(block(date(2027, 2, 1), date(2027, 12, 31)))
    with pytest.raises(DaysAreBlocked) as refused:
        exchange.ask(propose(by=KABUPATEN))
    assert refused.value.facts["free"] == ()
