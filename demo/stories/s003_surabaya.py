"""27 September 2023: 37 heads of the ministry's centres learn in five places of Surabaya how residents are empowered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from demo.cast import ANNA, KEMENSOS, REHSOS, RISMA, SALAHUDDIN, SITES, SURABAYA, SURABAYA_2023
from demo.names import named, officer
from demo.stories.practices import module, published
from exchange.handling import Command
from exchange.practices.events import Description
from exchange.values import ContextFigure, Headcount, Official, Result, Source, SourceKind
from exchange.visits.commands import AnswerQuestion, DeclareIntent, RecordFinding, RecordPastVisit, ReportVisit
from exchange.visits.events import Question, Terms, VisitPlan

DAY = SURABAYA_2023
VISIT = named("visit", "003")
ASSESSED = named("practice", "assessed-empowerment")
QUESTION = Question(
    id=named("question", "003", "tata-kelola"),
    text="Bagaimana UPT yang menangani PPKS (di antaranya ODGJ dan anak berhadapan dengan hukum) dikelola?",
)
TOLD = "Keterangan di Surabaya, September 2023"
OURS = ContextFigure(
    name="PPKS di satu sentra Kemensos",
    value=Decimal(100),
    high=Decimal(200),
    unit="orang",
    year=2023,
    source=TOLD,
)
THEIRS = ContextFigure(
    name="PPKS yang dikelola Surabaya",
    value=Decimal(300),
    high=Decimal(1000),
    unit="orang",
    year=2023,
    source=TOLD,
)

PLAN = VisitPlan(
    guest_ids=(KEMENSOS.id, REHSOS.id),
    host_ids=(SURABAYA.id,),
    purpose="Belajar tata kelola UPT yang menangani PPKS di lima tempat milik Pemerintah Kota Surabaya",
    need=(
        "Menteri Sosial meminta seluruh kepala sentra dan balai belajar: sentra dan balai tidak cukup menjadi "
        "tempat penampungan, harus ada pemulihan sosial maupun ekonomi."
    ),
    terms=Terms(first_day=DAY, last_day=DAY, mode="luring", party_size=37),
    questions=(QUESTION,),
    site_ids=tuple(site.id for site in SITES),
    topics=("ppks", "odgj", "pemberdayaan-ekonomi"),
    leader=SALAHUDDIN.on(DAY),
    members=(
        Headcount(category="Kepala sentra Kemensos", count=31),
        Headcount(category="Kepala balai besar Kemensos", count=6),
    ),
)

DESCRIPTION = Description(
    name="Pemberdayaan PPKS berdasarkan asesmen",
    summary=(
        "Penghuni UPT Dinas Sosial Kota Surabaya dipilah menurut bakat dan minat setelah asesmen psikolog dan "
        "pendamping, lalu dilatih sampai punya keterampilan dan penghasilan."
    ),
    problem="Penghuni UPT kerap hanya ditampung, padahal tetap punya sisi yang dapat diberdayakan.",
    how=(
        "Sebelum diberdayakan, setiap PPKS penghuni UPT dinilai oleh psikolog dan pendamping. Hasil asesmen "
        "dipakai untuk memilah menurut bakat dan minat. Dari sana keterampilan ditumbuhkan agar kelak "
        "menghasilkan, misalnya dari olahraga tinju atau sulaman. Berlaku pula bagi ODGJ (Orang Dengan Gangguan "
        "Jiwa) dan anak berhadapan dengan hukum (ABH)."
    ),
    modules=(
        module("assessed", "Asesmen", "Psikolog dan pendamping menilai setiap penghuni.", core=True),
        module("assessed", "Pemilahan menurut bakat dan minat", "Kegiatan mengikuti hasil asesmen.", core=True),
        module("assessed", "Keterampilan yang menghasilkan", "Latihan berujung pada penghasilan.", core=True),
        module("assessed", "Ragam kegiatan", "Tinju, sulaman, dan kegiatan lain menurut UPT.", core=False),
    ),
    conditions="Ada psikolog dan pendamping; UPT menampung penghuni dengan bakat yang beragam.",
    staff="Psikolog dan pendamping di setiap UPT.",
    results=(
        Result(
            indicator="PPKS yang dikelola dalam satu UPT",
            unit="orang",
            after=Decimal(1000),
            year=2023,
            source=TOLD,
            note="300 sampai 1.000 orang, menurut tamu dari Kemensos.",
        ),
    ),
    topics=("ppks", "odgj", "pemberdayaan-ekonomi"),
    ppks=("ppks-09", "ppks-03", "ppks-08"),
    urusan="sosial",
)

ASSESSMENT, SCALE, INCOME, RECOVERY = (
    "Pemberdayaan bertolak dari asesmen psikolog dan pendamping; ODGJ pun punya sisi yang dapat diberdayakan.",
    "Jumlah yang diberdayakan di Surabaya lebih besar daripada di satu sentra. Bila yang besar bisa, yang kecil "
    "tentu bisa.",
    "Keterampilan menjadi penghasilan: hasil olahraga tinju ditabung, lansia menghasilkan sulaman.",
    "Tempat layanan bukan sekadar penampungan: ada pemulihan sosial dan ekonomi.",
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """The visit to five places, the practice shown there, and the wish to adopt it."""
    guest, host = officer(KEMENSOS.id), officer(SURABAYA.id)
    yield RecordPastVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        plan=PLAN,
        received_by=(ANNA.on(DAY),),
        led_by=SALAHUDDIN.on(DAY),
        attendance=PLAN.members,
    )
    seen = Source(kind=SourceKind.VISIT, id=VISIT)
    yield from published(key, ASSESSED, SURABAYA, DESCRIPTION, seen, date(2023, 11, 1))
    yield _finding(key, "assessment", ASSESSMENT, ANNA.on(DAY), ("odgj", "ppks"))
    yield _finding(key, "income", INCOME, ANNA.on(DAY), ("pemberdayaan-ekonomi",))
    yield _finding(key, "scale", SCALE, SALAHUDDIN.on(DAY), ("ppks",), (OURS, THEIRS))
    yield _finding(key, "recovery", RECOVERY, RISMA.on(DAY), ("ppks",))
    yield AnswerQuestion(
        by=host,
        key=next(key),
        visit_id=VISIT,
        question_id=QUESTION.id,
        answer="Penghuni UPT dinilai, dipilah menurut bakat dan minat, lalu diberdayakan sampai berpenghasilan.",
        on=DAY,
    )
    yield DeclareIntent(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        text="Pola penanganan dan pemberdayaan PPKS di Surabaya hendak diadopsi sentra dan balai Kemensos.",
        practice_id=ASSESSED,
        said_by=ANNA.on(DAY),
    )
    yield ReportVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        summary="Tiga puluh satu kepala sentra dan enam kepala balai besar belajar di lima tempat milik Surabaya.",
        lessons="Pemberdayaan PPKS di Surabaya patut dicontoh, juga oleh sentra yang jauh lebih kecil.",
        reporters=(SALAHUDDIN.on(DAY),),
    )


def _finding(
    key: Iterator[UUID],
    name: str,
    text: str,
    told_by: Official,
    topics: tuple[str, ...],
    figures: tuple[ContextFigure, ...] = (),
) -> Command:
    return RecordFinding(
        by=officer(KEMENSOS.id),
        key=next(key),
        visit_id=VISIT,
        finding_id=named("finding", "003", name),
        text=text,
        practice_id=ASSESSED,
        topics=topics,
        told_by=told_by,
        figures=figures,
    )
