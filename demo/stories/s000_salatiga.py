"""9 March 2023: Magelang's social office learns in Salatiga about PKH and neglected children."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import DWI, ENDAH, IBNU, JOKO, MAGELANG, REVIANTI, SALATIGA, SALATIGA_2023, SURI, position
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

DAY = SALATIGA_2023
VISIT = named("visit", "000")
KUBE = named("practice", "kube")
LKSA = named("practice", "lksa")
PKH_QUESTION = Question(
    id=named("question", "000", "pkh"),
    text="Bagaimana pelaksanaan Program Keluarga Harapan (PKH) dibuat berujung pada graduasi?",
)
CHILD_QUESTION = Question(
    id=named("question", "000", "anak"),
    text="Bagaimana layanan jaminan sosial dan penanganan anak telantar diselenggarakan?",
)

PLAN = VisitPlan(
    guest_ids=(MAGELANG.id,),
    host_ids=(SALATIGA.id,),
    purpose="Mencari rujukan untuk memperbaiki pelaksanaan PKH dan layanan jaminan sosial bagi anak telantar",
    need=(
        "Layanan PKH dan penanganan anak telantar di Kota Magelang hendak dibuat lebih optimal; dicari "
        "langkah yang dapat diadopsi, sekaligus penyemangat bagi petugas."
    ),
    terms=Terms(first_day=DAY, last_day=DAY, mode="luring", party_size=3),
    questions=(PKH_QUESTION, CHILD_QUESTION),
    topics=("jaminan-sosial", "anak-telantar", "pemberdayaan-ekonomi"),
    leader=IBNU.on(DAY),
)

KUBE_DESCRIPTION = Description(
    name="Graduasi PKH lewat KUBE yang naik menjadi koperasi",
    summary=(
        "Pendamping Sosial mendampingi dan memberdayakan Kelompok Usaha Bersama (KUBE) keluarga penerima PKH "
        "sampai graduasi; KUBE yang berjalan dibantu mengurus NIB, lalu didaftarkan menjadi koperasi."
    ),
    problem=(
        "Angka graduasi keluarga penerima PKH perlu dinaikkan, sebab berpengaruh pada kesejahteraan sosial "
        "anggota KUBE."
    ),
    how=(
        "Kinerja Pendamping Sosial dioptimalkan: mereka mendampingi keluarga penerima Program Keluarga "
        "Harapan dan memberdayakan KUBE, dengan angka graduasi sebagai tujuan. KUBE yang telah jalan dibantu "
        "memperoleh Nomor Induk Berusaha (NIB), bekal untuk didaftarkan menjadi koperasi."
    ),
    modules=(
        module(
            "kube",
            "Pendampingan KUBE oleh Pendamping Sosial",
            "Pendamping Sosial mendampingi dan memberdayakan KUBE keluarga penerima PKH.",
            core=True,
        ),
        module(
            "kube", "Graduasi sebagai sasaran", "Kemajuan diukur dari angka graduasi anggota KUBE.", core=True
        ),
        module(
            "kube", "Pengurusan NIB", "KUBE yang berjalan dibantu membuat Nomor Induk Berusaha.", core=False
        ),
        module(
            "kube", "Pendaftaran menjadi koperasi", "KUBE ber-NIB didaftarkan menjadi koperasi.", core=False
        ),
    ),
    conditions=f"KUBE sudah terbentuk dan usahanya berjalan; Pendamping Sosial tersedia. {EDITED}",
    staff="Pendamping Sosial PKH.",
    results=(
        Result(
            indicator="Angka graduasi anggota KUBE",
            unit="keluarga",
            note="Tuan rumah tidak menyebut angka; akan diukur.",
        ),
    ),
    topics=("jaminan-sosial", "pemberdayaan-ekonomi"),
    ppks=("ppks-24",),
    urusan="sosial",
)

LKSA_DESCRIPTION = Description(
    name="Kemitraan dengan LKS/LKSA untuk anak telantar",
    summary=(
        "Dinas Sosial bermitra dengan Lembaga Kesejahteraan Sosial (LKS) dan Lembaga Kesejahteraan Sosial "
        "Anak (LKSA), serta memberi pelatihan dan alat menurut bakat dan minat anak."
    ),
    problem="Anak telantar perlu dientaskan, dan ketelantaran anak perlu dicegah.",
    how=(
        "Dinas bekerja sama dengan LKS dan LKSA di kotanya. Kemitraan yang terjalin baik itu dipakai untuk "
        "mengentaskan anak telantar sekaligus mencegah ketelantaran. Selain itu anak mendapat pelatihan dan "
        "alat penunjang agar bakat dan minatnya berkembang."
    ),
    modules=(
        module(
            "lksa",
            "Kerja sama dengan LKS dan LKSA",
            "Penanganan dijalankan bersama lembaga setempat.",
            core=True,
        ),
        module(
            "lksa",
            "Pelatihan menurut bakat dan minat",
            "Anak dilatih sesuai dengan bakat dan minatnya.",
            core=True,
        ),
        module("lksa", "Alat penunjang", "Alat diberikan agar hasil latihan dapat dipakai.", core=False),
    ),
    conditions=f"Ada LKS atau LKSA setempat yang dapat diajak bermitra. {EDITED}",
    results=(
        Result(
            indicator="Anak telantar yang tertangani",
            unit="anak",
            note="Tuan rumah tidak menyebut angka; akan diukur.",
        ),
    ),
    topics=("anak-telantar",),
    ppks=("ppks-02",),
    spm=("spm-kabkota-anak",),
    urusan="sosial",
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """The visit, the two practices that were told there, and the wish to adopt both."""
    guest, host = officer(MAGELANG.id), officer(SALATIGA.id)
    yield RecordPastVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        plan=PLAN,
        received_by=(SURI.on(DAY), JOKO.on(DAY), ENDAH.on(DAY)),
        led_by=IBNU.on(DAY),
        delegation=(
            position("Jajaran Bidang Perlindungan dan Jaminan Sosial", MAGELANG),
            position("Pendamping Sosial", MAGELANG),
        ),
    )
    seen = Source(kind=SourceKind.VISIT, id=VISIT)
    yield from published(key, KUBE, SALATIGA, KUBE_DESCRIPTION, seen, date(2023, 4, 3))
    yield from published(key, LKSA, SALATIGA, LKSA_DESCRIPTION, seen, date(2023, 4, 3))
    yield from _findings(key)
    for question, answer in _answers():
        yield AnswerQuestion(
            by=host, key=next(key), visit_id=VISIT, question_id=question, answer=answer, on=DAY
        )
    for practice, text in (
        (KUBE, "Pelaksanaan PKH dengan pemberdayaan KUBE hendak diterapkan di Kota Magelang."),
        (LKSA, "Penanganan anak telantar lewat kemitraan hendak diterapkan di Kota Magelang."),
    ):
        yield DeclareIntent(
            by=guest, key=next(key), visit_id=VISIT, text=text, practice_id=practice, said_by=IBNU.on(DAY)
        )
    yield ReportVisit(
        by=guest,
        key=next(key),
        visit_id=VISIT,
        summary=(
            "Dinas Sosial Kota Salatiga menerangkan dua caranya: KUBE yang didampingi sampai graduasi dan "
            "menjadi koperasi, serta kemitraan dengan LKS/LKSA bagi anak telantar."
        ),
        lessons="Keduanya menjadi bahan belajar Amati, Tiru, Modifikasi (ATM) bagi layanan di Kota Magelang.",
        reporters=(REVIANTI.on(DAY), DWI.on(DAY)),
    )
    for side in (guest, host):
        yield AttestVisit(by=side, key=next(key), visit_id=VISIT, agrees=True, remark=ATTESTED)


def _findings(key: Iterator[UUID]) -> Iterator[Command]:
    for name, practice, topics, text in (
        (
            "kube",
            KUBE,
            ("jaminan-sosial", "pemberdayaan-ekonomi"),
            "Pendamping Sosial memberdayakan KUBE sebagai strategi menaikkan angka graduasi; KUBE yang "
            "berjalan diarahkan ke NIB dan koperasi.",
        ),
        (
            "lksa",
            LKSA,
            ("anak-telantar",),
            "Anak telantar ditangani bersama LKS/LKSA; kemitraan juga mencegah ketelantaran. Ada pelatihan "
            "dan alat penunjang menurut bakat dan minat.",
        ),
    ):
        yield RecordFinding(
            by=officer(MAGELANG.id),
            key=next(key),
            visit_id=VISIT,
            finding_id=named("finding", "000", name),
            text=text,
            practice_id=practice,
            topics=topics,
            told_by=SURI.on(DAY),
        )


def _answers() -> tuple[tuple[UUID, str], ...]:
    return (
        (
            PKH_QUESTION.id,
            "Dengan mengoptimalkan Pendamping Sosial: pendampingan dan pemberdayaan KUBE sampai graduasi, "
            "NIB, lalu koperasi.",
        ),
        (
            CHILD_QUESTION.id,
            "Dengan kemitraan bersama LKS/LKSA, ditambah pelatihan dan alat menurut bakat dan minat anak.",
        ),
    )
