"""The other climbs that the visits may have led to: waiting, tried, refused, stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import DEPOK, KEMENSOS, MAGELANG, SALATIGA, SURABAYA
from demo.sequel.climb import CATALOGUE, Climb, Seen, seen_at
from demo.stories import s000_salatiga, s001_magelang, s003_surabaya
from exchange.adoptions.events import Decision, Fidelity
from exchange.handling import Command
from exchange.values import Followed

SORTED = "Pemilahan menurut bakat dan minat"
EARNING = "Penghuni sentra yang berpenghasilan"


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    yield from _waiting(Climb(key, MAGELANG, s000_salatiga.LKSA, "lksa"))
    yield from _stopped(Climb(key, DEPOK, s001_magelang.SIX_ASPECTS, "six-aspects"))
    yield from _refused(Climb(key, SALATIGA, s001_magelang.SIX_ASPECTS, "six-aspects"))
    yield from _tried(Climb(key, KEMENSOS, s003_surabaya.ASSESSED, "assessed"))


def _waiting(climb: Climb) -> Iterator[Command]:
    """Seen, and nothing decided since: the gate says what it waits for."""
    yield climb.observed(
        s000_salatiga.DAY,
        seen_at(s000_salatiga.VISIT),
        Seen(
            "Kerja sama sudah lama terjalin.", "Kerja sama dengan LKS dan LKSA", gap="Belum ada kesepakatan."
        ),
        Seen("Alat diberikan sesudah latihan.", "Alat penunjang", question="Dari anggaran mana alatnya?"),
    )


def _stopped(climb: Climb) -> Iterator[Command]:
    yield climb.observed(
        s001_magelang.DAY,
        seen_at(s001_magelang.VISIT),
        Seen("Enam aspek diperbaiki satu per satu.", gap="Kami menilai sendiri sekali setahun saja."),
    )
    yield climb.decided(date(2023, 9, 11), Decision.ADOPT, "Dipakai menjelang penilaian.")
    yield climb.in_charge("Kasubag Umum dan Kepegawaian")
    yield climb.measures("Aspek yang lengkap", "aspek", 2, date(2023, 9, 18), target=6)
    yield climb.replicated(
        date(2023, 10, 2),
        ("Loket pelayanan",),
        {"Konsultasi dan Pengaduan": Fidelity.AS_IS, "Inovasi": Fidelity.NOT_YET},
    )
    yield climb.reads("Aspek yang lengkap", 3, date(2024, 1, 8))
    yield climb.stopped(date(2024, 2, 19), "digabung", "Dilanjutkan dalam program reformasi birokrasi kota.")


def _refused(climb: Climb) -> Iterator[Command]:
    yield climb.observed(date(2023, 10, 9), CATALOGUE, Seen("Urutan perbaikannya jelas."))
    yield climb.decided(date(2023, 10, 23), Decision.REFUSE, "Sudah ada cara serupa di kota kami.")


def _tried(climb: Climb) -> Iterator[Command]:
    yield climb.observed(
        s003_surabaya.DAY,
        seen_at(s003_surabaya.VISIT),
        Seen(
            "Asesmen dilakukan sebelum kegiatan dipilih.",
            "Asesmen",
            gap="Psikolog belum ada di semua sentra.",
        ),
        Seen("Kegiatan mengikuti minat penghuni.", SORTED),
    )
    yield climb.decided(date(2023, 11, 20), Decision.ADAPT, "Dicoba di dua sentra dahulu.")
    yield climb.in_charge("Kepala Subdirektorat")
    yield climb.measures(EARNING, "orang", 6, date(2023, 12, 11), target=20)
    yield climb.replicated(
        date(2024, 1, 15),
        ("Sentra uji coba pertama", "Sentra uji coba kedua"),
        {"Asesmen": Fidelity.AS_IS, SORTED: Fidelity.AS_IS, "Ragam kegiatan": Fidelity.NOT_YET},
    )
    yield climb.reads(EARNING, 13, date(2024, 8, 12))
    yield climb.followed_up(3, date(2024, 1, 8), Followed.PARTLY, "Sentra uji coba sudah dipilih.")
    yield climb.followed_up(
        3, date(2024, 1, 15), Followed.RUNNING, "Sentra sudah bertanya lagi.", by=SURABAYA
    )
