"""Innovations, forums and trainings of KOTA, as commands. All of it is made up for tests."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from msgspec import structs

from exchange.forums.commands import (
    AddPresentation,
    AnnounceForum,
    GiveResponse,
    HoldForum,
    RecordPastForum,
    StateSupport,
)
from exchange.forums.events import Attendance
from exchange.forums.forum import ForumPlan, Presentation
from exchange.innovations.commands import EvidenceInnovation, ReachMaturity, RegisterInnovation
from exchange.innovations.events import Impact, InnovationProfile, Maturity, Partner
from exchange.trainings.commands import AddSession, AnnounceTraining, HoldTraining, RecordPastTraining
from exchange.trainings.training import Session, TrainingPlan
from exchange.values import Evidence, EvidenceKind, Headcount, Official, Since, derived_id
from tests.words.agencies_visits import KOTA, officer_of

INNOVATION = derived_id("test", "innovation")
FORUM = derived_id("test", "forum")
PRESENTATION = derived_id("test", "presentation")
TRAINING = derived_id("test", "training")
PRESENTER = derived_id("test", "presenter")
LAST_YEAR = date(2026, 3, 10)

PROFILE = InnovationProfile(
    name="Pojok Karya",
    acronym="POKA",
    problem="Waktu luang sore hari tidak terisi.",
    how="Tiga sudut kerja dibuka bergiliran.",
    unit="Seksi Layanan",
    activities=("Pertanian", "Sabun cuci"),
    partners=(Partner(name="Bank Contoh", part="modal alat"),),
    impacts=(Impact(aspect="Sosial", text="Penghuni saling mengenal"),),
    since=Since(year=2020, month=7),
    topics=("lanjut-usia",),
    urusan="sosial",
)


def register(
    innovation_id: UUID = INNOVATION, maturity: Maturity = Maturity.CONCEPT, by: UUID = KOTA, **told: Any
) -> RegisterInnovation:
    return RegisterInnovation(
        by=officer_of(by),
        key=uuid4(),
        innovation_id=innovation_id,
        owner_id=by,
        profile=structs.replace(PROFILE, **told),
        maturity=maturity,
        on=date(2026, 1, 5),
    )


def reach(maturity: Maturity, on: date, note: str = "", reason: str = "") -> ReachMaturity:
    return ReachMaturity(
        by=officer_of(KOTA),
        key=uuid4(),
        innovation_id=INNOVATION,
        maturity=maturity,
        on=on,
        note=note,
        reason=reason,
    )


def support_with_a_link() -> EvidenceInnovation:
    evidence = Evidence(
        id=derived_id("test", "evidence"),
        kind=EvidenceKind.LINK,
        caption="Laporan kegiatan",
        claim="Sudah berjalan",
        on=LAST_YEAR,
        url="https://contoh.go.id/laporan",
    )
    return EvidenceInnovation(by=officer_of(KOTA), key=uuid4(), innovation_id=INNOVATION, evidence=evidence)


def a_forum_plan(**changes: Any) -> ForumPlan:
    plan = ForumPlan(
        title="Pemaparan model layanan",
        organiser_id=KOTA,
        first_day=LAST_YEAR,
        last_day=LAST_YEAR,
        place="Aula Contoh",
        mode="hibrida",
        about="Dua model layanan dipaparkan.",
        topics=("lanjut-usia",),
        moderator=Official(role="Sekretaris", agency_id=KOTA),
    )
    return structs.replace(plan, **changes)


def a_presentation(**changes: Any) -> Presentation:
    presentation = Presentation(
        presentation_id=PRESENTATION,
        title="Pojok Karya",
        presenter=Official(role="Pekerja Sosial Madya", person_id=PRESENTER, agency_id=KOTA),
        innovation_id=INNOVATION,
        material="Cara kerja tiga sudut.",
    )
    return structs.replace(presentation, **changes)


def announce_forum(forum_id: UUID = FORUM, **changes: Any) -> AnnounceForum:
    return AnnounceForum(by=officer_of(KOTA), key=uuid4(), forum_id=forum_id, plan=a_forum_plan(**changes))


def present(**changes: Any) -> AddPresentation:
    return AddPresentation(
        by=officer_of(KOTA), key=uuid4(), forum_id=FORUM, presentation=a_presentation(**changes)
    )


def hold_forum(day: date = LAST_YEAR) -> HoldForum:
    return HoldForum(
        by=officer_of(KOTA),
        key=uuid4(),
        forum_id=FORUM,
        first_day=day,
        last_day=day,
        attendance=(
            Attendance(group="Pekerja sosial", count=24, mode="daring"),
            Attendance(group="Pimpinan"),
        ),
        opened_by=Official(role="Kepala Dinas", agency_id=KOTA),
    )


def respond(by: UUID, text: str = "Bagaimana bahan bakunya?", answer: str = "") -> GiveResponse:
    return GiveResponse(
        by=officer_of(by),
        key=uuid4(),
        forum_id=FORUM,
        response_id=uuid4(),
        presentation_id=PRESENTATION,
        text=text,
        agency_id=None if answer else by,
        answer=answer,
    )


def support(text: str = "Siap membantu bila ada kendala.") -> StateSupport:
    return StateSupport(
        by=officer_of(KOTA),
        key=uuid4(),
        forum_id=FORUM,
        text=text,
        by_official=Official(role="Kepala Dinas", agency_id=KOTA),
    )


def record_past_forum(forum_id: UUID = FORUM, **changes: Any) -> RecordPastForum:
    return RecordPastForum(
        by=officer_of(KOTA),
        key=uuid4(),
        forum_id=forum_id,
        plan=a_forum_plan(**changes),
        presentations=(a_presentation(innovation_id=None),),
    )


def a_training_plan(**changes: Any) -> TrainingPlan:
    plan = TrainingPlan(
        title="Penguatan kapasitas relawan",
        organiser_id=KOTA,
        first_day=date(2026, 9, 16),
        last_day=date(2026, 9, 17),
        place="Aula Contoh",
        mode="luring",
        purpose="Relawan memahami data.",
        methods=("ceramah", "diskusi kelompok"),
        legal_basis=("Permensos 16/2017",),
    )
    return structs.replace(plan, **changes)


def a_session(subject: str, day: date) -> Session:
    speaker = Official(role="Penyuluh", person_id=PRESENTER, agency_id=KOTA)
    return Session(session_id=uuid4(), day=day, subject=subject, speakers=(speaker,))


PARTICIPANTS = (Headcount(category="PSM", count=17), Headcount(category="TKSK", count=3))


def announce_training(training_id: UUID = TRAINING, **changes: Any) -> AnnounceTraining:
    plan = a_training_plan(**changes)
    return AnnounceTraining(by=officer_of(KOTA), key=uuid4(), training_id=training_id, plan=plan)


def teach(subject: str, day: date) -> AddSession:
    return AddSession(by=officer_of(KOTA), key=uuid4(), training_id=TRAINING, session=a_session(subject, day))


def hold_training() -> HoldTraining:
    return HoldTraining(
        by=officer_of(KOTA),
        key=uuid4(),
        training_id=TRAINING,
        first_day=date(2026, 9, 16),
        last_day=date(2026, 9, 17),
        participants=PARTICIPANTS,
    )


def record_past_training(training_id: UUID = TRAINING, **changes: Any) -> RecordPastTraining:
    return RecordPastTraining(
        by=officer_of(KOTA),
        key=uuid4(),
        training_id=training_id,
        plan=a_training_plan(**changes),
        sessions=(a_session("Kebijakan", date(2026, 9, 16)),),
        participants=PARTICIPANTS,
    )
