"""16 and 17 September 2020: twenty social welfare workers of Magelang are trained in the Aula Cendekia."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import DWI, HADIYAH, KRISNA, MAGELANG, PRADITYA, SETIYONO, TRAINING_2020, Figure
from demo.names import named, officer
from exchange.commitments.commands import MakeCommitment
from exchange.handling import Command
from exchange.trainings.commands import RecordPastTraining
from exchange.trainings.training import Session, TrainingPlan
from exchange.values import Headcount, Source, SourceKind

FIRST, SECOND = TRAINING_2020, date(2020, 9, 17)
TRAINING = named("training", "002")

PLAN = TrainingPlan(
    title="Penguatan Kapasitas SDM Kesejahteraan Sosial",
    organiser_id=MAGELANG.id,
    first_day=FIRST,
    last_day=SECOND,
    place="Aula Cendekia milik Dinas Pendidikan dan Kebudayaan Kota Magelang",
    mode="luring",
    purpose=(
        "Menambah wawasan, pengetahuan, keterampilan, dan sikap SDM Kesejahteraan Sosial supaya layanan "
        "kepada Pemerlu Pelayanan Kesejahteraan Sosial (PPKS) membaik dan isu sosial di era normal baru "
        "terjawab. Ditekankan konsep dasar PPKS dan strategi KIME (Komunikasi, Informasi, Motivasi, "
        "Edukasi). Berlangsung dengan protokol kesehatan."
    ),
    methods=("Ceramah", "Diskusi kelompok", "Dinamika kelompok"),
    legal_basis=("Permensos 16/2017 tentang Standar Nasional SDM Penyelenggara Kesejahteraan Sosial",),
    topics=("kapasitas-sdm", "ppks", "data-kesejahteraan-sosial", "bantuan-sosial", "disabilitas"),
)

PROGRAMME: tuple[tuple[date, str, Figure], ...] = (
    (FIRST, "Program, Strategi, dan Kebijakan Kesejahteraan Sosial di Kota Magelang", PRADITYA),
    (FIRST, "Penguatan Kelembagaan SDM Kesejahteraan Sosial", DWI),
    (FIRST, "Konsep Dasar PPKS serta Potensi dan Sumber Kesejahteraan Sosial (PSKS)", DWI),
    (FIRST, "Ragam Penyandang Disabilitas", SETIYONO),
    (SECOND, "Isu Permasalahan dalam Pelaksanaan Program Sembako", HADIYAH),
    (SECOND, "Penajaman materi PPKS dan PSKS", DWI),
    (SECOND, "Cara Verifikasi dan Validasi Data: PPKS, PSKS, Program Sembako", KRISNA),
)

PROMISED = (
    "Memberi layanan kesejahteraan sosial yang profesional",
    "Memutakhirkan data PPKS dan PSKS di kelurahan masing-masing",
    "Menjalankan peran, fungsi, dan tanggung jawab menurut kapasitas",
    "Menyebarkan informasi yang positif dan transformatif untuk menjawab persoalan sosial di lapangan",
    "Merawat jejaring kerja yang kondusif dengan unsur masyarakat",
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """The training with its seven subjects, and the five promises that it ended in."""
    by = officer(MAGELANG.id)
    yield RecordPastTraining(
        by=by,
        key=next(key),
        training_id=TRAINING,
        plan=PLAN,
        sessions=tuple(
            Session(
                session_id=named("session", "002", subject),
                day=day,
                subject=subject,
                speakers=(speaker.on(day),),
            )
            for day, subject, speaker in PROGRAMME
        ),
        participants=(
            Headcount(category="Pekerja Sosial Masyarakat (PSM)", count=17),
            Headcount(category="Tenaga Kesejahteraan Sosial Kecamatan (TKSK)", count=3),
        ),
    )
    for text in PROMISED:
        yield MakeCommitment(
            by=by,
            key=next(key),
            commitment_id=named("commitment", "002", text),
            text=text,
            owner_id=MAGELANG.id,
            source=Source(kind=SourceKind.TRAINING, id=TRAINING),
            on=SECOND,
            unit="PSM dan TKSK Kota Magelang",
        )
