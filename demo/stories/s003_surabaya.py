"""27 September 2023: 37 heads of the ministry's centres learn in five places of Surabaya."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from demo.cast import (
    ANNA,
    GRIYA_WREDA,
    KANRI,
    KEMENSOS,
    REHSOS,
    RISMA,
    SALAHUDDIN,
    SITES,
    SURABAYA,
    SURABAYA_2023,
    Figure,
    Site,
)
from demo.names import named, officer
from demo.stories.practices import EDITED, module, published
from exchange.handling import Command
from exchange.practices.events import Description
from exchange.values import ContextFigure, Headcount, Result, Source, SourceKind
from exchange.visits.commands import (
    AnswerQuestion,
    DeclareIntent,
    RecordFinding,
    RecordPastVisit,
    ReportVisit,
)
from exchange.visits.events import Question, Terms, VisitPlan

DAY = SURABAYA_2023
VISIT = named("visit", "003")
ASSESSED = named("practice", "assessed-empowerment")
QUESTION = Question(
    id=named("question", "003", "tata-kelola"),
    text="Bagaimana UPT yang menangani PPKS (di antaranya ODGJ dan anak berhadapan dengan hukum) dikelola?",
)
TOLD = "Sekretaris Ditjen Rehabilitasi Sosial, September 2023"
OURS = ContextFigure(
    name="PPKS di satu sentra Kemensos: rata-rata dan paling banyak",
    value=Decimal(100),
    high=Decimal(200),
    unit="orang",
    year=2023,
    source=TOLD,
)
THEIRS = ContextFigure(
    name="PPKS yang dikelola Surabaya: sampai 300, bahkan 1.000",
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
        "Menteri Sosial meminta seluruh kepala sentra dan balai belajar: tempat mereka tidak cukup "
        "menampung, tetapi juga memulihkan penghuninya secara sosial dan ekonomi."
    ),
    terms=Terms(first_day=DAY, last_day=DAY, mode="luring", party_size=37),
    questions=(QUESTION,),
    site_ids=tuple(site.id for site in SITES),
    topics=("ppks", "odgj", "pemberdayaan-ekonomi", "lanjut-usia"),
    members=(
        Headcount(category="Kepala sentra Kemensos", count=31),
        Headcount(category="Kepala balai besar Kemensos", count=6),
    ),
)

DESCRIPTION = Description(
    name="Pemberdayaan PPKS berdasarkan asesmen",
    summary=(
        "Penghuni UPT Dinas Sosial Kota Surabaya dipilah menurut bakat dan minat, antara lain lewat asesmen "
        "psikolog dan pendamping, agar kelak terampil dan berpenghasilan."
    ),
    problem=(
        "Tempat layanan PPKS tidak cukup menampung; penghuninya tetap punya sisi yang dapat diberdayakan."
    ),
    how=(
        "Pemberdayaan antara lain bertumpu pada asesmen psikolog dan pendamping. Lebih dulu setiap "
        "penghuni dipilah menurut bakat dan minatnya; dari sana keterampilan ditumbuhkan supaya kelak "
        "menghasilkan. Contohnya hasil olahraga tinju yang ditabung di Kampung Anak Negeri dan sulaman di "
        "Griya Wreda. UPT melayani berbagai klaster, seperti ODGJ (Orang Dengan Gangguan Jiwa) dan anak "
        "berhadapan dengan hukum (ABH)."
    ),
    modules=(
        module("assessed", "Asesmen", "Psikolog dan pendamping menilai penghuni.", core=True),
        module(
            "assessed", "Pemilahan menurut bakat dan minat", "Setiap penghuni dipilah lebih dulu.", core=True
        ),
        module(
            "assessed", "Keterampilan yang menghasilkan", "Keterampilan berujung pada penghasilan.", core=True
        ),
        module("assessed", "Ragam kegiatan", "Misalnya tinju dan sulaman, menurut UPT.", core=False),
    ),
    conditions=f"Ada psikolog dan pendamping. {EDITED}",
    staff="Psikolog dan pendamping.",
    results=(
        Result(
            indicator="Penghuni UPT yang berpenghasilan",
            unit="orang",
            note="Tuan rumah tidak menyebut angka; akan diukur.",
        ),
    ),
    topics=("ppks", "odgj", "pemberdayaan-ekonomi", "lanjut-usia"),
    ppks=("ppks-09", "ppks-03"),
    urusan="sosial",
)

ASSESSMENT = (
    "Pemberdayaan antara lain bertolak dari asesmen psikolog dan pendamping; ODGJ pun punya sisi yang dapat "
    "diberdayakan."
)
SORTING = (
    "Setiap penghuni UPT dipilah menurut bakat dan minat sebelum diberdayakan, agar kelak berpenghasilan."
)
BOXING = "Di Kampung Anak Negeri (Kanri), hasil olahraga tinju ditabung: belajar berusaha dari diri sendiri."
EMBROIDERY = "Di Griya Wreda, dari tempat tidur pun dihasilkan sulaman."
SCALE = (
    "Yang diberdayakan di UPT Surabaya lebih banyak daripada di satu sentra Kemensos. Bila yang besar "
    "bisa, yang kecil tentu bisa."
)
EDUCATION = "Interaksi di UPT dipandang mengandung sisi edukasi yang dapat ditiru kepala sentra."
PATTERN = "Pola penanganan dan pemberdayaan PPKS di Surabaya hendak diadopsi sentra dan balai Kemensos."
RECOVERY = (
    "Sentra dan balai dikehendaki bukan sekadar penampungan: ada pemulihan sosial dan ekonomi (disampaikan "
    "Sekretaris Ditjen Rehabilitasi Sosial)."
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """The visit to five places, the practice shown there, and the wish to adopt it."""
    guest, host = officer(KEMENSOS.id), officer(SURABAYA.id)
    yield RecordPastVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        plan=PLAN,
        delegation=(SALAHUDDIN.on(DAY),),
        attendance=PLAN.members,
    )
    seen = Source(kind=SourceKind.VISIT, id=VISIT)
    yield from published(key, ASSESSED, SURABAYA, DESCRIPTION, seen, date(2023, 11, 1))
    yield _finding(key, "assessment", ASSESSMENT, ANNA, ("odgj", "ppks"))
    yield _finding(key, "sorting", SORTING, ANNA, ("ppks", "pemberdayaan-ekonomi"))
    yield _finding(key, "boxing", BOXING, ANNA, ("pemberdayaan-ekonomi",), site=KANRI)
    yield _finding(key, "embroidery", EMBROIDERY, ANNA, ("lanjut-usia",), site=GRIYA_WREDA)
    yield _finding(key, "education", EDUCATION, SALAHUDDIN, ("ppks",))
    yield _finding(key, "scale", SCALE, SALAHUDDIN, ("ppks",), figures=(OURS, THEIRS))
    yield AnswerQuestion(
        by=host,
        key=next(key),
        visit_id=VISIT,
        question_id=QUESTION.id,
        answer=(
            "Penghuni dinilai dan dipilah menurut bakat serta minat, lalu diberdayakan supaya berpenghasilan."
        ),
        on=DAY,
    )
    for text, sayer in ((PATTERN, ANNA), (RECOVERY, RISMA)):
        yield DeclareIntent(
            by=guest, key=next(key), visit_id=VISIT, text=text, practice_id=ASSESSED, said_by=sayer.on(DAY)
        )
    yield ReportVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        summary=(
            "Tiga puluh satu kepala sentra dan enam kepala balai besar belajar di lima tempat milik Surabaya."
        ),
        lessons="Pemberdayaan PPKS di Surabaya patut dicontoh, juga oleh sentra yang jauh lebih kecil.",
    )


def _finding(
    key: Iterator[UUID],
    name: str,
    text: str,
    teller: Figure,
    topics: tuple[str, ...],
    *,
    site: Site | None = None,
    figures: tuple[ContextFigure, ...] = (),
) -> Command:
    return RecordFinding(
        by=officer(KEMENSOS.id),
        key=next(key),
        visit_id=VISIT,
        finding_id=named("finding", "003", name),
        text=text,
        site_id=site.id if site else None,
        practice_id=ASSESSED,
        topics=topics,
        told_by=teller.on(DAY),
        figures=figures,
    )
