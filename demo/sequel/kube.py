"""Magelang climbs with the KUBE practice of Salatiga, and Depok with what Magelang made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from demo.cast import DEPOK, MAGELANG, SALATIGA
from demo.names import example, named, officer
from demo.sequel.climb import CATALOGUE, Climb, Seen, link, seen_at
from demo.stories import s000_salatiga
from demo.stories.practices import module, released
from demo.stories.s000_salatiga import KUBE
from exchange.adoptions.commands import DerivePractice
from exchange.adoptions.events import Anchor, Decision, Fidelity, Modification
from exchange.handling import Command
from exchange.practices.events import Description
from exchange.values import EvidenceKind, Followed, Result

DERIVED = named("practice", "kube-magelang")
GUIDED, GRADUATED = "Pendampingan KUBE oleh Pendamping Sosial", "Graduasi sebagai sasaran"
NIB, COOPERATIVE = "Pengurusan NIB", "Pendaftaran menjadi koperasi"
LICENSED, LEFT_PKH = "KUBE yang ber-NIB", "Keluarga yang graduasi"
NIB_DAY = "Hari NIB di kelurahan"
BEFORE_COOPERATIVE = "Kelompok prakoperasi"

TRAIN = "Melatih Pendamping Sosial mengurus NIB"
CHOOSE = "Memilih KUBE yang usahanya sudah berjalan"
COOPERATE = "Mendampingi KUBE pertama menjadi koperasi"

DESCRIPTION = Description(
    name=example("Graduasi PKH lewat KUBE dengan hari NIB di kelurahan"),
    summary=example(
        "Turunan dari praktik Kota Salatiga: Pendamping Sosial mendampingi KUBE, NIB diurus sehari sebulan "
        "di kelurahan, dan KUBE menjadi kelompok prakoperasi sebelum berkoperasi."
    ),
    problem=example("Anggota KUBE jarang sempat datang ke kantor untuk mengurus NIB."),
    how=example(
        "Petugas perizinan dan Pendamping Sosial membuka hari NIB di kelurahan setiap bulan. KUBE yang "
        "ber-NIB belajar berkelompok dahulu sebagai prakoperasi."
    ),
    modules=(
        module("kube-magelang", example(GUIDED), example("Sama dengan praktik asalnya."), core=True),
        module("kube-magelang", example(NIB_DAY), example("Sekali sebulan, bergilir."), core=True),
        module("kube-magelang", example(BEFORE_COOPERATIVE), example("Enam bulan belajar."), core=False),
    ),
    conditions=example("Kelurahan menyediakan ruang sehari sebulan."),
    staff=example("Pendamping Sosial dan seorang petugas perizinan."),
    results=(
        Result(
            indicator=example(LICENSED),
            unit="KUBE",
            before=Decimal(4),
            after=Decimal(11),
            year=2024,
            source=example("Catatan uji coba"),
        ),
    ),
    failures=example("Hari NIB pertama sepi karena jatuh pada hari pasar."),
    topics=("jaminan-sosial", "pemberdayaan-ekonomi"),
    ppks=("ppks-24",),
    urusan="sosial",
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """From what was seen in Salatiga to a practice of Magelang's own, and on to Depok."""
    climb = Climb(key, MAGELANG, KUBE, "kube")
    yield from _observed(climb)
    yield from _tried(climb)
    yield from _changed(climb)
    yield from _followed_up(climb)
    yield DerivePractice(
        by=officer(MAGELANG.id),
        key=next(key),
        adoption_id=climb.id,
        practice_id=DERIVED,
        description=DESCRIPTION,
    )
    yield from released(key, DERIVED, MAGELANG, date(2024, 10, 14))
    yield from _second_generation(Climb(key, DEPOK, DERIVED, "kube-magelang"))


def _observed(climb: Climb) -> Iterator[Command]:
    yield climb.observed(
        s000_salatiga.DAY,
        seen_at(s000_salatiga.VISIT),
        Seen("Pendamping Sosial memegang beberapa KUBE.", GUIDED, gap="Pendamping kami belum dilatih."),
        Seen("NIB diurus setelah usaha berjalan.", NIB, gap="Belum ada alur bersama dinas perizinan."),
        Seen("Koperasi menjadi tujuan akhir.", COOPERATIVE, question="Berapa lama sampai berkoperasi?"),
    )
    yield climb.decided(
        date(2023, 5, 15), Decision.ADAPT, "Dicoba di dua kelurahan, alur NIB disesuaikan dahulu."
    )
    yield climb.in_charge("Kepala Bidang Perlindungan dan Jaminan Sosial")
    yield climb.measures(LICENSED, "KUBE", 4, date(2023, 5, 31), target=12)
    yield climb.measures(LEFT_PKH, "keluarga", 18, date(2023, 5, 31), target=40)


def _tried(climb: Climb) -> Iterator[Command]:
    yield climb.replicated(
        date(2023, 7, 3),
        ("Kelurahan uji coba pertama", "Kelurahan uji coba kedua"),
        {
            GUIDED: Fidelity.AS_IS,
            GRADUATED: Fidelity.AS_IS,
            NIB: Fidelity.AS_IS,
            COOPERATIVE: Fidelity.NOT_YET,
        },
    )
    yield climb.planned(TRAIN, "Bidang Perlindungan dan Jaminan Sosial", date(2023, 8, 31))
    yield climb.planned(CHOOSE, "Pendamping Sosial", date(2023, 9, 29))
    yield climb.planned(COOPERATE, "Pendamping Sosial", date(2024, 12, 20))
    yield climb.finished(TRAIN, date(2023, 8, 24))
    yield climb.finished(CHOOSE, date(2023, 10, 6))
    yield climb.shows(
        link("SK uji coba KUBE", "Uji coba dimulai di dua kelurahan", date(2023, 7, 3), EvidenceKind.DECREE)
    )
    yield climb.reads(LICENSED, 7, date(2023, 12, 15))
    yield climb.reads(LEFT_PKH, 23, date(2023, 12, 15))


def _changed(climb: Climb) -> Iterator[Command]:
    yield climb.modified(
        date(2024, 1, 22),
        Modification(
            id=named("modification", "nib-day"),
            module_id=climb.module(NIB),
            text=example("NIB diurus sehari sebulan di kelurahan, bukan di kantor."),
            what="konteks",
            kind="sesuaikan",
            goal="jangkauan",
            cause="sdm",
            planned=True,
            keeps_core=True,
            decided_by=example("Kepala Dinas Sosial"),
            result=example("Lebih banyak KUBE yang datang."),
        ),
    )
    yield climb.modified(
        date(2024, 3, 11),
        Modification(
            id=named("modification", "before-cooperative"),
            module_id=climb.module(COOPERATIVE),
            text=example("KUBE menjadi kelompok prakoperasi dahulu, sebab anggotanya belum cukup."),
            what="isi",
            kind="ganti",
            goal="kecocokan",
            cause="hukum",
            planned=False,
            keeps_core=True,
            decided_by=example("Kepala Bidang Perlindungan dan Jaminan Sosial"),
            temporary=True,
        ),
    )
    yield climb.reads(LICENSED, 11, date(2024, 6, 28))
    yield climb.reads(LEFT_PKH, 31, date(2024, 6, 28))
    yield climb.shows(link("Laporan uji coba KUBE", "KUBE yang ber-NIB bertambah", date(2024, 7, 12)))
    yield climb.anchored(date(2024, 9, 2), Anchor.SOP, "SOP Pendampingan KUBE")


def _followed_up(climb: Climb) -> Iterator[Command]:
    """The originator answers once; its other silences stay."""
    yield climb.followed_up(3, date(2023, 6, 12), Followed.PARTLY, "Baru diputuskan, uji coba disiapkan.")
    yield climb.followed_up(6, date(2023, 9, 11), Followed.RUNNING, "Uji coba berjalan.")
    yield climb.followed_up(
        6, date(2023, 9, 20), Followed.RUNNING, "Kami ikut mendampingi dari jauh.", by=SALATIGA
    )
    yield climb.followed_up(12, date(2024, 3, 12), Followed.RUNNING, "Sudah disesuaikan.")


def _second_generation(climb: Climb) -> Iterator[Command]:
    yield climb.observed(
        date(2024, 11, 4),
        CATALOGUE,
        Seen("Hari NIB dibuka bergilir.", example(NIB_DAY), gap="Kelurahan kami lebih banyak."),
    )
    yield climb.decided(date(2024, 12, 2), Decision.ADOPT, "Cocok untuk kelurahan yang jauh dari kantor.")
    yield climb.in_charge("Sekretaris Dinas Sosial")
    yield climb.measures(LICENSED, "KUBE", 9, date(2024, 12, 16), target=30)
    yield climb.replicated(
        date(2025, 1, 13),
        ("Kelurahan percontohan",),
        {example(GUIDED): Fidelity.AS_IS, example(NIB_DAY): Fidelity.AS_IS},
    )
    yield climb.reads(LICENSED, 14, date(2025, 7, 14))
    yield climb.followed_up(3, date(2025, 2, 10), Followed.RUNNING, "Hari NIB pertama sudah dibuka.")
