"""Whatever visits ask of a host's days, and whatever the host keeps free."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.agencies.commands import SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays, OpenDays
from exchange.diaries.diary import Booking, HostDiary, diary_id
from exchange.diaries.events import Slot
from exchange.values import Period, derived_id
from exchange.visits.commands import CancelVisit, RescheduleVisit
from exchange.visits.events import Terms
from exchange.visits.visit import StudyVisit
from tests.stories.life import LIFE, Life
from tests.words.agencies_visits import (
    BALAI,
    DESA,
    KABUPATEN,
    KOTA,
    PANTI,
    a_plan,
    accept,
    officer_of,
    propose,
    registrations,
    terms,
)

VISITS = [derived_id("visit", number) for number in range(5)]
NEW_YEAR = date(2028, 1, 1)
PER_MONTH = 2

visits = st.sampled_from(VISITS)
hosts = st.sampled_from([KOTA, KOTA, KOTA, DESA])
sites = st.sampled_from([(), (), (PANTI,), (PANTI, BALAI)])
first_days = st.integers(-4, 3).map(lambda ahead: NEW_YEAR + timedelta(ahead))
wishes = st.builds(
    lambda first, more, slot: terms(first, first + timedelta(more), slot=slot),
    first_days,
    st.integers(0, 2),
    st.sampled_from(Slot),
)


class DiaryLife(Life):
    """A few visits want the same eight days around New Year."""

    def __init__(self) -> None:
        super().__init__()
        self.overridden: set[UUID] = set()

    @initialize(wished=st.lists(wishes, min_size=len(VISITS), max_size=len(VISITS)))
    def open(self, wished: list[Terms]) -> None:
        for command in registrations():
            self.attempt(command)
        rules = HostingRules(visits_per_month=PER_MONTH)
        self.attempt(SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=rules))
        for visit_id, wish in zip(VISITS, wished, strict=True):
            self.propose(visit_id, wish, ())

    @rule(visit_id=visits, wish=wishes, site_ids=sites)
    def propose(self, visit_id: UUID, wish: Terms, site_ids: tuple[UUID, ...]) -> None:
        self.attempt(propose(a_plan(terms=wish, site_ids=site_ids), visit_id=visit_id))

    @rule(visit_id=visits)
    def accept(self, visit_id: UUID) -> None:
        self.attempt(accept(visit_id=visit_id))

    @rule(visit_id=visits)
    def accept_all_the_same(self, visit_id: UUID) -> None:
        if self.attempt(accept(visit_id=visit_id, override="Ditampung")) is None:
            self.overridden.add(visit_id)

    @rule(visit_id=visits, wish=wishes)
    def reschedule(self, visit_id: UUID, wish: Terms) -> None:
        asked = RescheduleVisit(**by(KABUPATEN), visit_id=visit_id, terms=wish, reason="Rapat")
        if self.attempt(asked) is None:
            self.overridden.discard(visit_id)

    @rule(visit_id=visits)
    def cancel(self, visit_id: UUID) -> None:
        self.attempt(CancelVisit(**by(KABUPATEN), visit_id=visit_id, reason="Banjir"))

    @rule(agency_id=hosts, first=first_days, more=st.integers(-1, 3))
    def block(self, agency_id: UUID, first: date, more: int) -> None:
        last = first + timedelta(more)
        self.attempt(
            BlockDays(**by(agency_id), host_id=KOTA, first_day=first, last_day=last, reason="Renovasi")
        )

    @rule(agency_id=hosts, first=first_days, more=st.integers(0, 3))
    def unblock(self, agency_id: UUID, first: date, more: int) -> None:
        last = first + timedelta(more)
        self.attempt(OpenDays(**by(agency_id), host_id=KOTA, first_day=first, last_day=last))

    @invariant()
    def no_two_visits_have_one_place_at_one_time(self) -> None:
        kept = [booking for booking in self.bookings() if booking.visit_id not in self.overridden]
        assert [pair for pair in combinations(kept, 2) if pair[0].clashes(pair[1])] == []

    @invariant()
    def no_month_has_more_visits_than_the_host_takes(self) -> None:
        kept = [booking for booking in self.bookings() if booking.visit_id not in self.overridden]
        for month in (date(2027, 12, 1), NEW_YEAR):
            whole = Period(first_day=month, last_day=month.replace(day=31))
            assert len({booking.visit_id for booking in kept if booking.period.overlaps(whole)}) <= PER_MONTH

    @invariant()
    def every_accepted_visit_has_its_days_and_no_other_has_any(self) -> None:
        wanted = {
            (visit_id, day)
            for visit_id in VISITS
            if (visit := self.state(StudyVisit, visit_id)) and KOTA in visit.accepted
            for day in visit.period.days()
        }
        assert {(kept.visit_id, day) for kept in self.bookings() for day in kept.period.days()} == wanted

    def bookings(self) -> list[Booking]:
        diaries = [self.state(HostDiary, diary_id(KOTA, year)) for year in (2027, 2028)]
        return [booking for diary in diaries if diary for booking in diary.bookings]


def by(agency_id: UUID) -> dict[str, Any]:
    return {"by": officer_of(agency_id), "key": uuid4()}


TestDiaryLife = DiaryLife.TestCase
TestDiaryLife.settings = LIFE
