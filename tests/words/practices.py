"""Forums, trainings, innovations, practices, adoptions and commitments by their state: made up for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID, uuid4

from msgspec import structs

from exchange.adoptions.adoption import adoption_id
from exchange.adoptions.commands import (
    AnchorAdoption,
    DecideAdoption,
    ModifyPractice,
    NamePersonInCharge,
    ObservePractice,
    PlanStep,
    ReplicatePractice,
    SetIndicator,
    SpreadAdoption,
    TakeReading,
)
from exchange.adoptions.events import Anchor, Decision, Modification
from exchange.commitments.commands import MakeCommitment
from exchange.errors import ExchangeError
from exchange.event import Stamp
from exchange.forums.commands import AnnounceForum, HoldForum, RecordPastForum
from exchange.forums.events import Attendance
from exchange.forums.forum import ForumPlan, Presentation
from exchange.handling import Command, Deed
from exchange.innovations.commands import RegisterInnovation
from exchange.innovations.events import InnovationProfile, Maturity
from exchange.practices.commands import DraftPractice, PublishPractice, SubmitPractice, VerifyPractice
from exchange.practices.events import Description
from exchange.trainings.commands import AnnounceTraining, RecordPastTraining
from exchange.trainings.training import Session, TrainingPlan
from exchange.values import (
    Actor,
    Evidence,
    EvidenceKind,
    Headcount,
    Module,
    Official,
    Result,
    Role,
    Source,
    SourceKind,
    derived_id,
)
from tests.words.agencies_visits import (
    KABUPATEN,
    KEMENTERIAN,
    KOTA,
    PROVINSI,
    VISIT,
    an_exchange,
    officer_of,
    record_past,
)
from tests.words.desk import NOW, SmallExchange

FORUM = derived_id("test", "forum")
"""Organised by PROVINSI."""
PRESENTATION = derived_id("test", "presentation")
TRAINING = derived_id("test", "training")
"""Organised by PROVINSI."""
SESSION = derived_id("test", "session")
INNOVATION = derived_id("test", "innovation")
"""Owned by KOTA."""
PRACTICE = derived_id("test", "practice")
"""Owned by KOTA."""
DERIVED = derived_id("test", "derived practice")
"""Owned by KABUPATEN."""
CORE = derived_id("test", "core module")
FREE = derived_id("test", "free module")
ADOPTION = adoption_id(PRACTICE, KABUPATEN)
"""KABUPATEN's climb with PRACTICE."""
INDICATOR = derived_id("test", "indicator")
STEP = derived_id("test", "step")
MODIFICATION = derived_id("test", "modification")
COMMITMENT = derived_id("test", "commitment")
"""Owned by KABUPATEN."""

PRESENTED_ON = date(2021, 3, 10)
TAUGHT_ON = date(2020, 9, 16)
OBSERVED_ON = date(2023, 3, 9)
DECIDED_ON = date(2023, 3, 20)
BASELINE_ON = date(2023, 3, 31)
REPLICATED_ON = date(2023, 5, 1)
READ_ON = date(2023, 9, 1)
MODIFIED_ON = date(2023, 10, 2)
ANCHORED_ON = date(2024, 1, 15)
SPREAD_ON = date(2024, 6, 3)
TOMORROW = date(2027, 1, 5)
"""The day after NOW."""

AT_VISIT = Source(kind=SourceKind.VISIT, id=VISIT)
HEAD = Official(role="Kepala Dinas Contoh")
CURATOR = officer_of(KEMENTERIAN, Role.CURATOR)


def stamp(noun_id: UUID, version: int, by: Actor, at: datetime = NOW) -> Stamp:
    """What a fact carries when it is the `version`th of its noun."""
    first = Deed(by, at).first(noun_id)
    return Stamp(**{**first, "originator_version": version})


def refusal(exchange: SmallExchange, command: Command) -> tuple[str, dict[str, object]]:
    """The code and the facts with which `command` is refused. Nothing is recorded."""
    before = {noun_id: list(facts) for noun_id, facts in exchange.facts.items()}
    try:
        news = exchange.ask(command)
    except ExchangeError as error:
        assert exchange.facts == before
        return error.code, error.facts
    raise AssertionError(f"not refused, but recorded: {news}")


def after(exchange: SmallExchange, commands: Iterable[Command]) -> SmallExchange:
    """`exchange` when all of them have been carried out."""
    for command in commands:
        exchange.ask(command)
    return exchange


def some_evidence(**changes: Any) -> Evidence:
    evidence = Evidence(
        id=derived_id("test", "evidence"),
        kind=EvidenceKind.DECREE,
        caption="SK Kepala Dinas",
        claim="Praktik berjalan",
        on=date(2024, 1, 15),
        url="https://contoh.example/sk.pdf",
    )
    return structs.replace(evidence, **changes)


def a_forum_plan(**changes: Any) -> ForumPlan:
    plan = ForumPlan(
        title="Pemaparan model layanan",
        organiser_id=PROVINSI,
        first_day=PRESENTED_ON,
        last_day=PRESENTED_ON,
        place="Aula Dinas",
        mode="hibrida",
        about="Pemaparan oleh pekerja sosial",
        topics=("pelayanan-publik",),
        moderator=Official(role="Sekretaris"),
    )
    return structs.replace(plan, **changes)


def a_presentation(**changes: Any) -> Presentation:
    presentation = Presentation(
        presentation_id=PRESENTATION,
        title="Pojok kreasi",
        presenter=Official(role="Pekerja Sosial Ahli Madya", agency_id=PROVINSI),
    )
    return structs.replace(presentation, **changes)


def announce_forum(**changes: Any) -> AnnounceForum:
    return AnnounceForum(by=officer_of(PROVINSI), key=uuid4(), forum_id=FORUM, plan=a_forum_plan(**changes))


def hold_forum(**changes: Any) -> HoldForum:
    command = HoldForum(
        by=officer_of(PROVINSI),
        key=uuid4(),
        forum_id=FORUM,
        first_day=PRESENTED_ON,
        last_day=PRESENTED_ON,
        attendance=(Attendance(group="Pekerja sosial", mode="daring"),),
        opened_by=HEAD,
    )
    return structs.replace(command, **changes)


def record_past_forum(**changes: Any) -> RecordPastForum:
    command = RecordPastForum(
        by=officer_of(PROVINSI),
        key=uuid4(),
        forum_id=FORUM,
        plan=a_forum_plan(),
        presentations=(a_presentation(),),
        attendance=(Attendance(group="Kepala balai", count=7),),
        opened_by=HEAD,
    )
    return structs.replace(command, **changes)


def an_announced_forum() -> SmallExchange:
    return after(an_exchange(), [announce_forum()])


def a_held_forum() -> SmallExchange:
    """With one presentation."""
    return after(an_exchange(), [record_past_forum()])


def a_training_plan(**changes: Any) -> TrainingPlan:
    plan = TrainingPlan(
        title="Penguatan kapasitas",
        organiser_id=PROVINSI,
        first_day=TAUGHT_ON,
        last_day=date(2020, 9, 17),
        place="Aula Cendekia",
        mode="luring",
        purpose="Pelayanan yang lebih baik",
        methods=("ceramah", "diskusi kelompok"),
        legal_basis=("Permensos 16/2017",),
        topics=("pelayanan-publik",),
    )
    return structs.replace(plan, **changes)


def a_session(**changes: Any) -> Session:
    session = Session(
        session_id=SESSION,
        day=TAUGHT_ON,
        subject="Ragam penyandang disabilitas",
        speakers=(Official(role="Penyuluh Sosial Muda"),),
    )
    return structs.replace(session, **changes)


def announce_training(**changes: Any) -> AnnounceTraining:
    return AnnounceTraining(
        by=officer_of(PROVINSI), key=uuid4(), training_id=TRAINING, plan=a_training_plan(**changes)
    )


def record_past_training(**changes: Any) -> RecordPastTraining:
    command = RecordPastTraining(
        by=officer_of(PROVINSI),
        key=uuid4(),
        training_id=TRAINING,
        plan=a_training_plan(),
        sessions=(a_session(),),
        participants=(Headcount(category="PSM", count=17), Headcount(category="TKSK", count=3)),
    )
    return structs.replace(command, **changes)


def an_announced_training() -> SmallExchange:
    return after(an_exchange(), [announce_training()])


def a_profile(**changes: Any) -> InnovationProfile:
    profile = InnovationProfile(
        name="Pojok kreasi",
        problem="Waktu luang tanpa kegiatan",
        how="Kegiatan kelompok setiap sore",
        topics=("pelayanan-publik",),
        ppks=("ppks-08",),
        urusan="sosial",
    )
    return structs.replace(profile, **changes)


def register_innovation(**changes: Any) -> RegisterInnovation:
    command = RegisterInnovation(
        by=officer_of(KOTA),
        key=uuid4(),
        innovation_id=INNOVATION,
        owner_id=KOTA,
        profile=a_profile(),
        maturity=Maturity.TRIAL,
        on=date(2020, 7, 1),
    )
    return structs.replace(command, **changes)


def an_innovation(maturity: Maturity = Maturity.TRIAL) -> SmallExchange:
    return after(an_exchange(), [register_innovation(maturity=maturity)])


def a_description(**changes: Any) -> Description:
    """Complete: it may be submitted."""
    description = Description(
        name="Loket pengaduan satu hari",
        summary="Pengaduan dijawab pada hari yang sama",
        problem="Pengaduan menunggu berminggu-minggu",
        how="Satu meja menerima, memilah dan menjawab",
        modules=(
            Module(id=CORE, name="Meja terima", text="Satu meja untuk semua", core=True),
            Module(id=FREE, name="Papan jawaban", text="Ditempel setiap sore", core=False),
        ),
        conditions="Pimpinan hadir setiap hari",
        results=(Result(indicator="Lama jawaban", unit="hari", before=Decimal(14), after=Decimal(1)),),
        topics=("pengaduan-masyarakat",),
        aspects=("konsultasi",),
        urusan="sosial",
    )
    return structs.replace(description, **changes)


def draft_practice(**changes: Any) -> DraftPractice:
    command = DraftPractice(
        by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, owner_id=KOTA, description=a_description()
    )
    return structs.replace(command, **changes)


def submit_practice(**changes: Any) -> SubmitPractice:
    return structs.replace(SubmitPractice(by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE), **changes)


def verify_practice(**changes: Any) -> VerifyPractice:
    command = VerifyPractice(
        by=CURATOR,
        key=uuid4(),
        practice_id=PRACTICE,
        on=date(2023, 2, 1),
        verified_by=Official(role="Kurator", agency_id=KEMENTERIAN),
    )
    return structs.replace(command, **changes)


def publish_practice(**changes: Any) -> PublishPractice:
    command = PublishPractice(by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, on=date(2023, 2, 3))
    return structs.replace(command, **changes)


def a_drafted_practice(**changes: Any) -> SmallExchange:
    return after(an_exchange(), [draft_practice(description=a_description(**changes))])


def a_submitted_practice() -> SmallExchange:
    return after(a_drafted_practice(), [submit_practice()])


def a_published_practice() -> SmallExchange:
    return after(an_exchange(), to_publication())


def to_publication() -> list[Command]:
    """How KOTA's practice comes to be published, and a visit to see it."""
    return [record_past(), draft_practice(), submit_practice(), verify_practice(), publish_practice()]


def observe_practice(**changes: Any) -> ObservePractice:
    command = ObservePractice(
        by=officer_of(KABUPATEN), key=uuid4(), practice_id=PRACTICE, source=AT_VISIT, on=OBSERVED_ON
    )
    return structs.replace(command, **changes)


def a_modification(**changes: Any) -> Modification:
    modification = Modification(
        id=MODIFICATION,
        text="Papan diganti pesan singkat",
        what="isi",
        kind="ganti",
        goal="jangkauan",
        cause="sarpras",
        planned=True,
        keeps_core=True,
        decided_by="Kepala Dinas",
        module_id=FREE,
    )
    return structs.replace(modification, **changes)


class _Own(TypedDict):
    by: Actor
    adoption_id: UUID


def the_climb() -> list[Command]:
    """KABUPATEN's whole climb, one command a step: from what it saw to what it spread."""
    own = _Own(by=officer_of(KABUPATEN), adoption_id=ADOPTION)
    key = uuid4
    return [
        observe_practice(),
        DecideAdoption(**own, key=key(), decision=Decision.ADOPT, reason="", on=DECIDED_ON),
        NamePersonInCharge(**own, key=key(), official=Official(role="Kepala Bidang")),
        set_indicator(),
        ReplicatePractice(**own, key=key(), on=REPLICATED_ON, trial_sites=("Kecamatan Utara",)),
        PlanStep(
            **own, key=key(), step_id=STEP, text="Melatih petugas", owner="Bidang", due=date(2023, 6, 1)
        ),
        TakeReading(**own, key=key(), indicator_id=INDICATOR, value=Decimal(3), on=READ_ON),
        ModifyPractice(**own, key=key(), modification=a_modification(), on=MODIFIED_ON),
        AnchorAdoption(**own, key=key(), anchor=Anchor.SK, title="SK 12/2024", on=ANCHORED_ON),
        SpreadAdoption(**own, key=key(), text="Semua kecamatan", on=SPREAD_ON),
    ]


def set_indicator(**changes: Any) -> SetIndicator:
    command = SetIndicator(
        by=officer_of(KABUPATEN),
        key=uuid4(),
        adoption_id=ADOPTION,
        indicator_id=INDICATOR,
        name="Lama jawaban",
        unit="hari",
        baseline=Decimal(12),
        baseline_on=BASELINE_ON,
        target=Decimal(2),
    )
    return structs.replace(command, **changes)


def climbed_before(step: type[Command]) -> SmallExchange:
    """The climb up to where `step` would come next."""
    exchange = a_published_practice()
    for command in the_climb():
        if isinstance(command, step):
            return exchange
        exchange.ask(command)
    raise AssertionError(f"{step.__name__} is not a step of the climb")


def climbed_past(step: type[Command]) -> SmallExchange:
    """The climb up to and with `step`."""
    exchange = climbed_before(step)
    return after(exchange, [command for command in the_climb() if isinstance(command, step)])


def make_commitment(**changes: Any) -> MakeCommitment:
    command = MakeCommitment(
        by=officer_of(KABUPATEN),
        key=uuid4(),
        commitment_id=COMMITMENT,
        text="Memutakhirkan data PPKS",
        owner_id=KABUPATEN,
        source=AT_VISIT,
        on=OBSERVED_ON,
        due=date(2023, 6, 30),
    )
    return structs.replace(command, **changes)


def a_commitment(**changes: Any) -> SmallExchange:
    return after(an_exchange(), [record_past(), make_commitment(**changes)])
