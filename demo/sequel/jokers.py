"""JOKERS described as a practice that others can follow, and replicated with a change in Surabaya."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import BPSTW, SURABAYA
from demo.names import example, named, officer
from demo.sequel.climb import CATALOGUE, Climb, Seen, link
from demo.stories.practices import module, released
from demo.stories.s004_diy import JOKERS
from exchange.adoptions.events import Decision, Fidelity, Modification
from exchange.handling import Command
from exchange.innovations.commands import DescribeAsPractice
from exchange.practices.events import Description
from exchange.values import EvidenceKind, Result, Since

PRACTICE = named("practice", "jokers")
CORNER, CHOICE, FARMING, PARTNERS = (
    example("Pojok kegiatan siang dan sore"),
    example("Kegiatan pilihan lansia sendiri"),
    example("Pertanian"),
    example("Kerja sama mitra setempat"),
)
TAKING_PART = "Lansia yang ikut setiap pekan"

DESCRIPTION = Description(
    name=example("Pojok Kreasi dan Seni (JOKERS) bagi lansia dalam panti"),
    summary=example(
        "Pojok kegiatan dan kesenian mengisi siang dan sore lansia dalam panti, bersama mitra di sekitarnya."
    ),
    problem=example("Siang dan sore terasa panjang, padahal banyak lansia yang mampu dan mau berkarya."),
    how=example(
        "Balai menyediakan tempat, bahan, dan pendamping. Lansia memilih sendiri: bertani, membuat sabun "
        "cuci, ecoprint, hanger kawat, atau berkesenian. Mitra membantu bahan, ilmu, atau penjualan."
    ),
    modules=(
        module("jokers", CORNER, example("Satu ruang yang selalu terbuka."), core=True),
        module("jokers", CHOICE, example("Tidak ada kegiatan wajib."), core=True),
        module("jokers", FARMING, example("Lahan kecil di halaman."), core=False),
        module("jokers", PARTNERS, example("Mitra menyumbang bahan atau ilmu."), core=False),
    ),
    conditions=example("Ada ruang, halaman, dan seorang pendamping."),
    results=(
        Result(
            indicator=example(TAKING_PART),
            unit="orang",
            note=example("Akan diukur pengadopsi masing-masing."),
        ),
    ),
    since=Since(year=2020, month=7),
    topics=("lanjut-usia", "pemberdayaan-ekonomi"),
    ppks=("ppks-08",),
    spm=("spm-prov-lansia",),
    urusan="sosial",
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    yield DescribeAsPractice(
        by=officer(BPSTW.id),
        key=next(key),
        innovation_id=JOKERS,
        practice_id=PRACTICE,
        description=DESCRIPTION,
    )
    yield from released(key, PRACTICE, BPSTW, date(2021, 6, 14))
    yield from _in_surabaya(Climb(key, SURABAYA, PRACTICE, "jokers"))


def _in_surabaya(climb: Climb) -> Iterator[Command]:
    yield climb.observed(
        date(2023, 11, 13),
        CATALOGUE,
        Seen("Lansia memilih sendiri kegiatannya.", CHOICE),
        Seen("Bertani di halaman balai.", FARMING, gap="Halaman kami sempit."),
    )
    yield climb.decided(
        date(2023, 12, 4), Decision.ADAPT, "Pertanian disesuaikan dengan halaman yang sempit."
    )
    yield climb.in_charge("Kepala UPT")
    yield climb.measures(TAKING_PART, "orang", 12, date(2023, 12, 18), target=40)
    yield climb.replicated(
        date(2024, 2, 5),
        ("Satu griya lansia",),
        {
            CORNER: Fidelity.AS_IS,
            CHOICE: Fidelity.AS_IS,
            FARMING: Fidelity.AS_IS,
            PARTNERS: Fidelity.NOT_YET,
        },
    )
    yield climb.reads(TAKING_PART, 21, date(2024, 4, 29))
    yield climb.modified(
        date(2024, 5, 20),
        Modification(
            id=named("modification", "hydroponics"),
            module_id=climb.module(FARMING),
            text=example("Lahan diganti rak hidroponik setinggi kursi roda."),
            what="isi",
            kind="ganti",
            goal="kecocokan",
            cause="sarpras",
            planned=False,
            keeps_core=True,
            decided_by=example("Kepala UPT"),
            result=example("Lansia berkursi roda ikut bertani."),
        ),
    )
    yield climb.reads(TAKING_PART, 34, date(2024, 10, 28))
    yield climb.shows(
        link("Foto rak hidroponik", "Pertanian berjalan tanpa lahan", date(2024, 6, 3), EvidenceKind.PHOTO)
    )
