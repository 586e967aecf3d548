"""What the visits left behind: promises kept, open, late and dropped; follow-ups answered, or silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from demo.cast import DEPOK, KEMENSOS, MAGELANG, SALATIGA, Agency
from demo.names import example, named, officer
from demo.sequel.climb import link, seen_at
from demo.stories import s000_salatiga, s001_magelang, s003_surabaya
from exchange.adoptions.adoption import adoption_id
from exchange.commitments.commands import (
    DropCommitment,
    FulfilCommitment,
    MakeCommitment,
    NoteProgress,
    PostponeCommitment,
)
from exchange.handling import Command
from exchange.values import EvidenceKind, Followed, Source, SourceKind
from exchange.visits.commands import FollowUpVisit

TRAIN, AGREE, COUNTER, GUIDE, BROCHURE, NIB_DAY = (
    "Melatih Pendamping Sosial mengurus NIB",
    "Menyusun kesepakatan dengan LKSA",
    "Menata ulang loket konsultasi dan pengaduan",
    "Menyusun pedoman asesmen bagi sentra",
    "Mencetak brosur layanan",
    "Menulis panduan hari NIB bagi kelurahan lain",
)


def tell(key: Iterator[UUID], today: date) -> Iterator[Command]:
    yield from _promised(key, today)
    yield from _kept(key, today)
    yield from _followed_up(key)


def _promised(key: Iterator[UUID], today: date) -> Iterator[Command]:
    """One is late whenever the demo is told, one falls due soon."""
    salatiga, magelang, surabaya = (
        (seen_at(story.VISIT), story.DAY) for story in (s000_salatiga, s001_magelang, s003_surabaya)
    )
    climb = Source(kind=SourceKind.ADOPTION, id=adoption_id(s000_salatiga.KUBE, MAGELANG.id))
    yield _promise(key, TRAIN, MAGELANG, *salatiga, date(2023, 10, 31))
    yield _promise(key, AGREE, MAGELANG, *salatiga, date(2024, 3, 29))
    yield _promise(key, COUNTER, DEPOK, *magelang, today + timedelta(20))
    yield _promise(key, BROCHURE, DEPOK, *magelang, date(2023, 12, 29))
    yield _promise(key, GUIDE, KEMENSOS, *surabaya, date(2024, 6, 28))
    yield _promise(key, NIB_DAY, MAGELANG, climb, date(2024, 9, 2), today + timedelta(45))


def _kept(key: Iterator[UUID], today: date) -> Iterator[Command]:
    yield FulfilCommitment(
        by=officer(MAGELANG.id),
        key=next(key),
        commitment_id=_id(TRAIN),
        on=date(2023, 8, 24),
        evidence=link("Daftar hadir pelatihan", "Pelatihan terlaksana", date(2023, 8, 24), EvidenceKind.DATA),
    )
    yield NoteProgress(
        by=officer(DEPOK.id),
        key=next(key),
        commitment_id=_id(COUNTER),
        text=example("Denah loket yang baru sudah disetujui."),
        on=date(2024, 5, 6),
    )
    yield DropCommitment(
        by=officer(DEPOK.id),
        key=next(key),
        commitment_id=_id(BROCHURE),
        on=date(2023, 11, 27),
        reason=example("Layanan sudah diumumkan lewat situs."),
    )
    yield PostponeCommitment(
        by=officer(KEMENSOS.id),
        key=next(key),
        commitment_id=_id(GUIDE),
        due=today + timedelta(75),
        reason=example("Menunggu hasil uji coba dua sentra."),
    )


def _followed_up(key: Iterator[UUID]) -> Iterator[Command]:
    """Only some: whoever says nothing here stayed silent, and the pages say so."""
    visit = s000_salatiga.VISIT
    yield _answer(
        key, visit, MAGELANG, 3, date(2023, 6, 12), Followed.RUNNING, "Praktik KUBE mulai disiapkan."
    )
    yield _answer(key, visit, SALATIGA, 3, date(2023, 6, 19), Followed.RUNNING, "Tamu sudah bertanya lagi.")
    yield _answer(key, visit, MAGELANG, 6, date(2023, 9, 11), Followed.RUNNING, "KUBE diuji coba.")
    visit = s001_magelang.VISIT
    yield _answer(key, visit, DEPOK, 3, date(2023, 11, 6), Followed.PARTLY, "Loket konsultasi sudah ditata.")
    yield _answer(key, visit, DEPOK, 12, date(2024, 8, 5), Followed.STOPPED, "Digabung ke program kota.")


def _promise(key: Iterator[UUID], text: str, owner: Agency, source: Source, on: date, due: date) -> Command:
    return MakeCommitment(
        by=officer(owner.id),
        key=next(key),
        commitment_id=_id(text),
        text=example(text),
        owner_id=owner.id,
        source=source,
        on=on,
        due=due,
    )


def _answer(
    key: Iterator[UUID], visit_id: UUID, by: Agency, months: int, on: date, followed: Followed, text: str
) -> Command:
    return FollowUpVisit(
        by=officer(by.id),
        key=next(key),
        visit_id=visit_id,
        months=months,
        followed=followed,
        on=on,
        text=example(text),
    )


def _id(text: str) -> UUID:
    return named("commitment", text)
