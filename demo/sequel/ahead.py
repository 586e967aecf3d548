"""What lies ahead when the demo is told: visits asked for and agreed, a practice to be verified."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

from demo.cast import (
    BPSTW,
    DEPOK,
    DIY,
    GRIYA_WREDA,
    MAGELANG,
    SALATIGA,
    SURABAYA,
    Agency,
    position,
)
from demo.names import example, named, officer
from demo.sequel.jokers import PRACTICE as JOKERS_PRACTICE
from demo.stories.practices import module
from demo.stories.s000_salatiga import KUBE
from demo.stories.s001_magelang import SIX_ASPECTS
from demo.stories.s003_surabaya import ASSESSED
from demo.stories.s004_diy import FORUM
from exchange.agencies.commands import SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays
from exchange.diaries.events import Slot
from exchange.handling import Command
from exchange.practices.commands import DraftPractice, SubmitPractice
from exchange.practices.events import Description
from exchange.values import Headcount, Result, Source, SourceKind
from exchange.visits.commands import (
    AcceptVisit,
    CounterTerms,
    DeclineVisit,
    DraftVisit,
    ProposeVisit,
    SetAgenda,
)
from exchange.visits.events import AgendaSlot, Question, Terms, VisitPlan

WEDNESDAY = 2
AWAITING, AGREED, COUNTERED, DECLINED, DRAFTED = (
    named("visit", name) for name in ("awaiting", "agreed", "countered", "declined", "drafted")
)
PRESENTING = named("practice", "presenting")


def wednesday(today: date, weeks: int) -> date:
    """The Wednesday that lies `weeks` whole weeks ahead, or up to six days more."""
    later = today + timedelta(weeks=weeks)
    return later + timedelta((WEDNESDAY - later.weekday()) % 7)


def tell(key: Iterator[UUID], today: date) -> Iterator[Command]:
    """So far ahead that a load may be interrupted for some weeks, and hosts' lead times still hold."""
    yield from _rules(key, today)
    yield from _asked(key, wednesday(today, 8))
    yield from _agreed(key, wednesday(today, 7))
    yield from _countered(key, wednesday(today, 9))
    yield from _declined(key, wednesday(today, 12))
    yield from _awaiting_verification(key)


def _rules(key: Iterator[UUID], today: date) -> Iterator[Command]:
    for host, rules in (
        (SALATIGA, HostingRules(visits_per_month=3, party_most=20, lead_days=10)),
        (SURABAYA, HostingRules(visits_per_month=2, party_most=40, lead_days=14)),
        (MAGELANG, HostingRules(visits_per_month=4, party_most=15, lead_days=7)),
        (BPSTW, HostingRules(visits_per_month=2, party_most=12, lead_days=14, modes=("luring", "daring"))),
    ):
        yield SetHostingRules(by=officer(host.id), key=next(key), agency_id=host.id, rules=rules)
    busy = wednesday(today, 10)
    yield BlockDays(
        by=officer(SURABAYA.id),
        key=next(key),
        host_id=SURABAYA.id,
        first_day=busy,
        last_day=busy + timedelta(2),
        reason=example("Rapat kerja tahunan"),
    )


def _asked(key: Iterator[UUID], day: date) -> Iterator[Command]:
    """Depok waits for Salatiga's answer; Magelang has only begun to write to Yogyakarta."""
    yield ProposeVisit(
        by=officer(DEPOK.id),
        key=next(key),
        visit_id=AWAITING,
        plan=_plan(
            DEPOK,
            SALATIGA,
            Terms(first_day=day, last_day=day, mode="luring", party_size=6, slot=Slot.MORNING),
            purpose="Belajar graduasi PKH lewat KUBE",
            questions=("Bagaimana KUBE dipilih?", "Siapa yang mengurus NIB bersama KUBE?"),
            practice_id=KUBE,
            topics=("jaminan-sosial", "pemberdayaan-ekonomi"),
        ),
    )
    yield DraftVisit(
        by=officer(MAGELANG.id),
        key=next(key),
        visit_id=DRAFTED,
        plan=_plan(
            MAGELANG,
            BPSTW,
            Terms(first_day=day, last_day=day, mode="daring", party_size=8),
            purpose="Melihat JOKERS secara daring",
            questions=("Bagaimana kegiatan dipilih bersama lansia?",),
            practice_id=JOKERS_PRACTICE,
            topics=("lanjut-usia",),
        ),
    )


def _agreed(key: Iterator[UUID], day: date) -> Iterator[Command]:
    plan = _plan(
        MAGELANG,
        SURABAYA,
        Terms(first_day=day, last_day=day, mode="luring", party_size=10),
        purpose="Belajar asesmen dan pemilahan menurut bakat",
        questions=("Alat asesmen apa yang dipakai?", "Bagaimana hasilnya dipakai memilih kegiatan?"),
        practice_id=ASSESSED,
        topics=("ppks", "odgj"),
        site_ids=(GRIYA_WREDA.id,),
    )
    assessed, chosen = (question.id for question in plan.questions)
    yield ProposeVisit(by=officer(MAGELANG.id), key=next(key), visit_id=AGREED, plan=plan)
    yield AcceptVisit(by=officer(SURABAYA.id), key=next(key), visit_id=AGREED)
    yield SetAgenda(
        by=officer(SURABAYA.id),
        key=next(key),
        visit_id=AGREED,
        slots=(
            _slot(day, time(9), time(10, 30), "Asesmen oleh psikolog dan pendamping", assessed),
            _slot(day, time(10, 30), time(12), "Berkeliling griya", chosen, site_id=GRIYA_WREDA.id),
        ),
    )


def _countered(key: Iterator[UUID], day: date) -> Iterator[Command]:
    """Magelang would receive Yogyakarta in a smaller way: online, for half a day."""
    yield ProposeVisit(
        by=officer(DIY.id),
        key=next(key),
        visit_id=COUNTERED,
        plan=_plan(
            DIY,
            MAGELANG,
            Terms(first_day=day, last_day=day + timedelta(1), mode="luring", party_size=12),
            purpose="Belajar enam aspek pelayanan publik",
            questions=("Aspek mana yang didahulukan?",),
            practice_id=SIX_ASPECTS,
            topics=("pelayanan-publik",),
        ),
    )
    yield CounterTerms(
        by=officer(MAGELANG.id),
        key=next(key),
        visit_id=COUNTERED,
        host_id=MAGELANG.id,
        terms=Terms(first_day=day, last_day=day, mode="daring", party_size=20, slot=Slot.MORNING),
        note=example("Jawaban atas pertanyaan ini cukup lewat pertemuan daring."),
    )


def _declined(key: Iterator[UUID], day: date) -> Iterator[Command]:
    """Surabaya cannot, and sends Depok on to whoever shows much the same."""
    yield ProposeVisit(
        by=officer(DEPOK.id),
        key=next(key),
        visit_id=DECLINED,
        plan=_plan(
            DEPOK,
            SURABAYA,
            Terms(first_day=day, last_day=day, mode="luring", party_size=9),
            purpose="Melihat kegiatan lansia di griya",
            questions=("Kegiatan apa yang paling diminati lansia?",),
            practice_id=JOKERS_PRACTICE,
            topics=("lanjut-usia",),
            site_ids=(GRIYA_WREDA.id,),
        ),
    )
    yield DeclineVisit(
        by=officer(SURABAYA.id),
        key=next(key),
        visit_id=DECLINED,
        reason="kapasitas",
        note=example("Kegiatan ini kami pelajari dari balai di Yogyakarta."),
        redirect_ids=(BPSTW.id,),
    )


def _awaiting_verification(key: Iterator[UUID]) -> Iterator[Command]:
    yield DraftPractice(
        by=officer(DIY.id),
        key=next(key),
        practice_id=PRESENTING,
        owner_id=DIY.id,
        description=Description(
            name=example("Pemaparan berkala bagi model layanan Pekerja Sosial"),
            summary=example("Pekerja Sosial memaparkan model layanannya kepada penilai dan rekan sejawat."),
            problem=example("Banyak inovasi tidak pernah sampai ke luar balai."),
            how=example("Sekretariat menjadwalkan pemaparan, luring dan daring, lalu mencatat tanggapannya."),
            modules=(
                module("presenting", example("Jadwal tetap"), example("Dua kali setahun."), core=True),
                module("presenting", example("Hadir daring"), example("Balai yang jauh ikut."), core=False),
            ),
            conditions=example("Ada moderator dan ruang daring."),
            results=(
                Result(
                    indicator=example("Model yang dipaparkan"), unit="model", note=example("Akan dihitung.")
                ),
            ),
            topics=("inovasi-daerah", "kapasitas-sdm"),
            urusan="sosial",
        ),
        source=Source(kind=SourceKind.FORUM, id=FORUM),
    )
    yield SubmitPractice(by=officer(DIY.id), key=next(key), practice_id=PRESENTING)


def _plan(
    guest: Agency,
    host: Agency,
    terms: Terms,
    *,
    purpose: str,
    questions: tuple[str, ...],
    practice_id: UUID,
    topics: tuple[str, ...],
    site_ids: tuple[UUID, ...] = (),
) -> VisitPlan:
    return VisitPlan(
        guest_ids=(guest.id,),
        host_ids=(host.id,),
        purpose=example(purpose),
        terms=terms,
        questions=tuple(
            Question(id=named("question", guest.name, host.name, text), text=example(text))
            for text in questions
        ),
        site_ids=site_ids,
        topics=topics,
        practice_ids=(practice_id,),
        leader=position(example("Kepala Bidang"), guest),
        members=(Headcount(category=example("Pejabat dan pelaksana"), count=terms.party_size),),
    )


def _slot(
    day: date, starts: time, ends: time, subject: str, answers: UUID, site_id: UUID | None = None
) -> AgendaSlot:
    return AgendaSlot(
        id=named("slot", subject),
        day=day,
        starts=starts,
        ends=ends,
        subject=example(subject),
        site_id=site_id,
        answers=(answers,),
    )
