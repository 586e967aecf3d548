"""Whatever guests, hosts and others try with a visit, in whatever order and at whatever time."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from exchange.diaries.diary import HostDiary, diary_id
from exchange.values import Evidence, EvidenceKind, Followed, derived_id
from exchange.visits.commands import (
    AddVisitEvidence,
    AgreeTerms,
    AnswerQuestion,
    AskQuestion,
    AttestVisit,
    CancelVisit,
    CounterTerms,
    DeclareIntent,
    DeclineVisit,
    FollowUpVisit,
    RecordFinding,
    RedraftVisit,
    RescheduleVisit,
    SetAgenda,
)
from exchange.visits.events import AgendaSlot, Question, Terms, VisitPlan
from exchange.visits.visit import StudyVisit, VisitState, period_of
from tests.stories.life import LIFE, Life
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
    a_past_plan,
    a_plan,
    accept,
    draft,
    hold,
    officer_of,
    propose,
    record_past,
    registrations,
    report,
    terms,
)

HOSTS = [KOTA, PROVINSI]
BEGINNINGS = [VisitState.DRAFT, VisitState.PROPOSED, VisitState.SCHEDULED, VisitState.HELD]
sides = st.sampled_from([KABUPATEN, KEMENTERIAN, *HOSTS])
anybody = st.sampled_from([KABUPATEN, KOTA, KABUPATEN, KOTA, KEMENTERIAN, PROVINSI, DESA])
hosts = st.sampled_from([KOTA, KOTA, KOTA, PROVINSI, PROVINSI, KABUPATEN])
guests = st.sampled_from([KABUPATEN, KABUPATEN, KABUPATEN, KABUPATEN, KEMENTERIAN, KOTA])
days = st.sampled_from([DAY, DAY + timedelta(1), date(2027, 12, 30), date(2027, 12, 31), date(2026, 1, 1)])
all_terms = st.builds(
    terms,
    days,
    st.none(),
    party_size=st.sampled_from([12, 31]),
    mode=st.sampled_from(["luring", "daring"]),
) | st.just(terms(date(2027, 12, 31), date(2028, 1, 1)))
some_guests = st.sampled_from([(KABUPATEN,), (KABUPATEN, KEMENTERIAN)])
some_hosts = st.sampled_from([(KOTA,), (KOTA, PROVINSI)])
plans = st.builds(
    a_plan,
    guest_ids=some_guests,
    host_ids=some_hosts,
    questions=st.sampled_from([(QUESTION,), (QUESTION,), ()]),
    terms=all_terms,
)
overrides = st.sampled_from(["", "", "Kepala dinas setuju"])
seen = st.sampled_from([None, None, None, 1, 4])
few_ids = st.sampled_from([derived_id("test", "one"), derived_id("test", "two")])


def by(agency_id: UUID, seen: int | None = None) -> dict[str, Any]:
    return {"by": officer_of(agency_id), "key": uuid4(), "visit_id": VISIT, "seen": seen}


class VisitLife(Life):
    @property
    def visit(self) -> StudyVisit | None:
        return self.state(StudyVisit, VISIT)

    @initialize(guest_ids=some_guests, host_ids=some_hosts, reached=st.sampled_from(BEGINNINGS))
    def at_some_stage(
        self, guest_ids: tuple[UUID, ...], host_ids: tuple[UUID, ...], reached: VisitState
    ) -> None:
        """Begins anywhere on the way, so that a few steps lead to its end too."""
        sides = {"guest_ids": guest_ids, "host_ids": host_ids}
        plan = a_plan(**sides)
        for command in registrations():
            self.attempt(command)
        if reached is VisitState.DRAFT:
            self.attempt(draft(plan))
        elif reached is VisitState.HELD:
            self.attempt(record_past(plan=a_past_plan(**sides)))
        else:
            self.attempt(propose(plan))
        if reached is VisitState.PROPOSED:
            self.counter(KOTA, KOTA, terms(DAY + timedelta(7)))
        if reached is VisitState.SCHEDULED:
            for host_id in host_ids:
                self.attempt(accept(host_id))
        assert self.visit is not None
        assert self.visit.state is reached

    @rule(ahead=st.sampled_from([1, 29, 100]))
    def time_passes(self, ahead: int) -> None:
        self.later(ahead)

    @rule(plan=plans, agency_id=guests, seen=seen)
    def redraft(self, plan: VisitPlan, agency_id: UUID, seen: int | None) -> None:
        self.attempt(RedraftVisit(**by(agency_id, seen), plan=plan))

    @rule(plan=plans, agency_id=guests)
    def propose(self, plan: VisitPlan, agency_id: UUID) -> None:
        self.attempt(propose(plan, by=agency_id))

    @rule(agency_id=hosts, override=overrides)
    def accept(self, agency_id: UUID, override: str) -> None:
        self.attempt(accept(agency_id, override=override))

    @rule(agency_id=hosts, reason=st.sampled_from(["jadwal", "malas"]))
    def decline(self, agency_id: UUID, reason: str) -> None:
        self.attempt(DeclineVisit(**by(agency_id), reason=reason, redirect_ids=(DESA,)))

    @rule(agency_id=anybody, host_id=hosts, offered=all_terms)
    def counter(self, agency_id: UUID, host_id: UUID, offered: Terms) -> None:
        self.attempt(CounterTerms(**by(agency_id), host_id=host_id, terms=offered))

    @rule(agency_id=anybody, host_id=hosts, override=overrides)
    def agree(self, agency_id: UUID, host_id: UUID, override: str) -> None:
        self.attempt(AgreeTerms(**by(agency_id), host_id=host_id, override=override))

    @rule(agency_id=anybody, to=all_terms, override=overrides)
    def reschedule(self, agency_id: UUID, to: Terms, override: str) -> None:
        self.attempt(RescheduleVisit(**by(agency_id), terms=to, reason="Rapat", override=override))

    @rule(agency_id=anybody, reason=st.sampled_from(["", "", "Banjir"]))
    def cancel(self, agency_id: UUID, reason: str) -> None:
        self.attempt(CancelVisit(**by(agency_id), reason=reason))

    @rule(agency_id=anybody, day=days, site_id=st.sampled_from([None, PANTI, VISIT]))
    def set_agenda(self, agency_id: UUID, day: date, site_id: UUID | None) -> None:
        slot = AgendaSlot(
            id=uuid4(), day=day, starts=time(9), ends=time(10), subject="Loket", site_id=site_id
        )
        self.attempt(SetAgenda(**by(agency_id), slots=(slot,)))

    @rule(agency_id=guests, question_id=few_ids)
    def ask(self, agency_id: UUID, question_id: UUID) -> None:
        self.attempt(AskQuestion(**by(agency_id), question=Question(id=question_id, text="Berapa?")))

    @rule(agency_id=anybody, question_id=st.one_of(few_ids, st.just(QUESTION.id)))
    def answer(self, agency_id: UUID, question_id: UUID) -> None:
        self.attempt(
            AnswerQuestion(**by(agency_id), question_id=question_id, answer="Dua.", on=self.at.date())
        )

    @rule(agency_id=hosts)
    def hold_on_its_day(self, agency_id: UUID) -> None:
        if self.visit is not None and self.visit.state is VisitState.SCHEDULED:
            self.later((self.visit.terms.last_day - self.at.date()).days)
            self.hold(agency_id, self.visit.terms.first_day)

    @rule(agency_id=hosts, first_day=days)
    def hold(self, agency_id: UUID, first_day: date) -> None:
        self.attempt(hold(agency_id, first_day))

    @rule(agency_id=guests, finding_id=few_ids)
    def find(self, agency_id: UUID, finding_id: UUID) -> None:
        self.attempt(RecordFinding(**by(agency_id), finding_id=finding_id, text="Enam loket"))

    @rule(agency_id=guests)
    def declare_intent(self, agency_id: UUID) -> None:
        self.attempt(DeclareIntent(**by(agency_id), text="Kami akan menerapkan"))

    @rule(agency_id=anybody, evidence_id=few_ids)
    def add_evidence(self, agency_id: UUID, evidence_id: UUID) -> None:
        evidence = Evidence(
            id=evidence_id,
            kind=EvidenceKind.LINK,
            caption="Berita",
            claim="Terlaksana",
            on=self.at.date(),
            url="https://contoh.go.id/berita",
        )
        self.attempt(AddVisitEvidence(**by(agency_id), evidence=evidence))

    @rule(agency_id=guests)
    def report(self, agency_id: UUID) -> None:
        self.attempt(report(agency_id))

    @rule(agency_id=sides, agrees=st.booleans(), remark=st.sampled_from(["", "Tujuh loket"]))
    def attest(self, agency_id: UUID, agrees: bool, remark: str) -> None:
        self.attempt(AttestVisit(**by(agency_id), agrees=agrees, remark=remark))

    @rule(agency_id=anybody, months=st.sampled_from([3, 6, 7, 12]))
    def follow_up(self, agency_id: UUID, months: int) -> None:
        self.attempt(
            FollowUpVisit(**by(agency_id), months=months, followed=Followed.RUNNING, on=self.at.date())
        )

    @invariant()
    def diaries_hold_what_hosts_have_accepted(self) -> None:
        visit = self.visit
        if visit is None or (visit.held and visit.held.last_day.year < DAY.year):
            return
        for host_id in HOSTS:
            kept = period_of(visit.terms).days() if host_id in visit.accepted else ()
            assert self.booked(host_id) == kept

    @invariant()
    def nothing_but_a_draft_goes_without_host_and_question(self) -> None:
        visit = self.visit
        if visit is not None and visit.state is VisitState.PROPOSED:
            assert visit.questions
            assert visit.hosts - visit.accepted
        if visit is not None and (visit.state is VisitState.SCHEDULED or visit.took_place):
            assert visit.accepted == visit.hosts != frozenset()

    @invariant()
    def a_closed_record_was_confirmed_by_both_sides(self) -> None:
        visit = self.visit
        if visit is not None and visit.state is VisitState.CLOSED:
            assert visit.accepted <= visit.attested_by
            assert visit.guests & visit.attested_by
            assert visit.reported_by

    def booked(self, host_id: UUID) -> tuple[date, ...]:
        diaries = [self.state(HostDiary, diary_id(host_id, year)) for year in (2026, 2027, 2028)]
        periods = [booking.period for diary in diaries if diary for booking in diary.bookings]
        return tuple(day for period in periods for day in period.days())


TestVisitLife = VisitLife.TestCase
TestVisitLife.settings = LIFE
