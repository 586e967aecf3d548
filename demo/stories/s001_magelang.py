"""2 August 2023: Depok's social office learns in Magelang how public service gets better."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import BAMBANG, DEPOK, DWI, MAGELANG, MAGELANG_2023, position
from demo.names import named, officer
from demo.stories.practices import ATTESTED, EDITED, module, published
from exchange.handling import Command
from exchange.practices.events import Description
from exchange.values import Result, Source, SourceKind
from exchange.visits.commands import (
    AnswerQuestion,
    AttestVisit,
    DeclareIntent,
    RecordFinding,
    RecordPastVisit,
    ReportVisit,
)
from exchange.visits.events import Question, Terms, VisitPlan

DAY = MAGELANG_2023
VISIT = named("visit", "001")
SIX_ASPECTS = named("practice", "six-aspects")
SERVICE_QUESTION = Question(
    id=named("question", "001", "pelayanan"),
    text="Bagaimana pelayanan publik disiapkan untuk penilaian Ombudsman dan Kemenpan-RB tahun 2023?",
)
PLANNING_QUESTION = Question(
    id=named("question", "001", "program"),
    text="Bagaimana program dan kegiatan Dinas Sosial direncanakan?",
)
ASPECTS = ("kebijakan", "sdm", "sarpras", "konsultasi", "sipp", "inovasi")
LEADER = position("Sekretaris Dinas Sosial", DEPOK)

PLAN = VisitPlan(
    guest_ids=(DEPOK.id,),
    host_ids=(MAGELANG.id,),
    purpose="Bertukar informasi tentang pelayanan publik dan cara Dinas Sosial merencanakan program kegiatan",
    need="Persiapan penilaian pelayanan publik oleh Ombudsman dan Kemenpan-RB tahun 2023.",
    terms=Terms(first_day=DAY, last_day=DAY, mode="luring", party_size=3),
    questions=(SERVICE_QUESTION, PLANNING_QUESTION),
    topics=("pelayanan-publik", "perencanaan-daerah"),
    aspects=ASPECTS,
    leader=LEADER,
)

PARTS = (
    ("Kebijakan Pelayanan", "Mencakup standar pelayanan, maklumat, dan survei kepuasan.", True),
    ("Profesionalisme SDM", "Mencakup kecakapan dan sikap petugas layanan.", True),
    ("Sarana dan Prasarana", "Mencakup tempat dan kelengkapan layanan.", False),
    ("Konsultasi dan Pengaduan", "Mencakup saluran bertanya dan mengadu bagi warga.", True),
    ("Sistem Informasi Pelayanan Publik (SIPP)", "Mencakup pengumuman informasi layanan.", False),
    ("Inovasi", "Mencakup pembaruan layanan.", False),
)
"""What the aspects are about in general; the host named them and told no more of each."""

DESCRIPTION = Description(
    name="Peningkatan bertahap Indeks Pelayanan Publik lewat enam aspek",
    summary=(
        "Dinas Sosial Kota Magelang memperbaiki pelayanannya sedikit demi sedikit menurut enam aspek "
        "penilaian, agar Indeks Pelayanan Publik (IPP) membaik."
    ),
    problem="Pelayanan publik perlu ditingkatkan supaya Indeks Pelayanan Publik terpenuhi dengan lebih baik.",
    how=(
        "Perbaikan dijalankan terus-menerus dan bertahap mengikuti enam aspek: kebijakan pelayanan, "
        "profesionalisme SDM, sarana prasarana, konsultasi dan pengaduan, Sistem Informasi Pelayanan Publik "
        "(SIPP), dan inovasi."
    ),
    modules=tuple(module("six-aspects", name, text, core=core) for name, text, core in PARTS),
    conditions=f"Tuan rumah tidak menyebut prasyarat. {EDITED}",
    results=(
        Result(
            indicator="Indeks Pelayanan Publik (IPP)",
            unit="nilai",
            note="Tuan rumah tidak menyebut nilai; akan diukur pada penilaian berikutnya.",
        ),
    ),
    topics=("pelayanan-publik",),
    aspects=ASPECTS,
    urusan="sosial",
)

SHOWN = {
    "kebijakan": "Kebijakan Pelayanan ialah aspek pertama yang diperbaiki tuan rumah.",
    "sdm": "Profesionalisme SDM ialah aspek kedua.",
    "sarpras": "Sarana dan Prasarana ialah aspek ketiga.",
    "konsultasi": "Konsultasi dan Pengaduan ialah aspek keempat.",
    "sipp": "Sistem Informasi Pelayanan Publik (SIPP) ialah aspek kelima.",
    "inovasi": "Inovasi ialah aspek keenam, yang melengkapi pemenuhan Indeks Pelayanan Publik.",
}


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """The visit with its six aspects, and the practice that the host showed."""
    guest, host = officer(DEPOK.id), officer(MAGELANG.id)
    yield RecordPastVisit(
        by=host,
        key=next(key),
        visit_id=VISIT,
        plan=PLAN,
        received_by=(
            BAMBANG.on(DAY),
            position("Sekretaris Dinas", MAGELANG),
            position("Kepala Bidang Perlindungan dan Jaminan Sosial", MAGELANG),
            position("Kasubag Umum dan Kepegawaian", MAGELANG),
            position("Penyuluh Sosial", MAGELANG),
        ),
        led_by=LEADER,
        delegation=(
            position("Kasubag Umum dan Kepegawaian", DEPOK),
            position("Kasubag Program dan Keuangan", DEPOK),
        ),
    )
    seen = Source(kind=SourceKind.VISIT, id=VISIT)
    yield from published(key, SIX_ASPECTS, MAGELANG, DESCRIPTION, seen, date(2023, 9, 4))
    for aspect, text in SHOWN.items():
        yield RecordFinding(
            by=guest,
            key=next(key),
            visit_id=VISIT,
            finding_id=named("finding", "001", aspect),
            text=text,
            practice_id=SIX_ASPECTS,
            aspect=aspect,
            topics=("pelayanan-publik",),
            told_by=BAMBANG.on(DAY),
        )
    yield AnswerQuestion(
        by=host,
        key=next(key),
        visit_id=VISIT,
        question_id=SERVICE_QUESTION.id,
        answer="Enam aspek dipenuhi selangkah demi selangkah agar Indeks Pelayanan Publik membaik.",
        on=DAY,
    )
    yield DeclareIntent(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        text="Ilmu tentang pelayanan publik Dinas Sosial hendak diterapkan di Kota Depok.",
        practice_id=SIX_ASPECTS,
        said_by=LEADER,
    )
    yield ReportVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        summary="Tuan rumah menerangkan enam aspek pelayanan publik yang diperbaikinya secara bertahap.",
        lessons=(
            "Menjadi bahan Amati, Tiru, Modifikasi (ATM) bagi pelayanan kesejahteraan sosial di Kota Depok."
        ),
        reporters=(DWI.on(DAY),),
    )
    yield AttestVisit(by=host, key=next(key), visit_id=VISIT, agrees=True, remark=ATTESTED)
