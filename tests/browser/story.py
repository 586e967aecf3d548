"""The story of a visit as people live it: what each side does on the site, and where all others see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from tests.browser.people import Person, counts, stage

WIB = ZoneInfo("Asia/Jakarta")
"""Where the site's day begins and ends."""
CHANGE = "Menambah giliran di tingkat kelurahan (contoh)"
FINDING = "Setiap penghuni punya catatan bakat (contoh)."


@dataclass(frozen=True, slots=True)
class Side:
    """An agency of the demo, and who signs in for it."""

    username: str
    name: str

    @property
    def short(self) -> str:
        return self.name.replace("Dinas Sosial", "Dinsos")


MAGELANG = Side("magelang", "Dinas Sosial Kota Magelang")
SURABAYA = Side("surabaya", "Dinas Sosial Kota Surabaya")
SALATIGA = Side("salatiga", "Dinas Sosial Kota Salatiga")
DEPOK = Side("depok", "Dinas Sosial Kota Depok")


@dataclass(frozen=True, slots=True)
class Story:
    """Who learns what from whom, and the purpose of the visit: words that stand on no other page."""

    guest: Side
    host: Side
    practice: str
    purpose: str
    question: str = "Siapa yang menyusunnya? (contoh)"
    days_ahead: int = 0

    @property
    def day(self) -> date:
        return today() + timedelta(self.days_ahead)


def today() -> date:
    return datetime.now(WIB).date()


# The host


def receive_at_once(person: Person, host: Side) -> None:
    """The host's rules let guests come on the day on which they ask."""
    person.go("Instansi")
    person.follow(host.name)
    person.follow("Ubah aturan kunjungan")
    person.send({"Diajukan paling lambat (hari sebelumnya)": "0"}, "Simpan aturan")
    person.reads("0 hari sebelumnya")


def accept(person: Person, story: Story) -> None:
    person.go("Kunjungan")
    expect(person.section("Menunggu Anda")).to_contain_text(story.purpose)
    person.follow(story.purpose)
    person.follow("Terima kunjungan")
    person.press("Terima kunjungan")
    person.reads("Kunjungan diterima.", "Terjadwal")


def hold(person: Person) -> None:
    person.follow("Catat pelaksanaan")
    received = person.main.get_by_role("group", name="Diterima oleh 1")
    received.get_by_label("Jabatan pada hari itu").fill("Kepala Bidang (contoh)")
    person.press("Catat pelaksanaan")
    person.reads("Terlaksana", "Kepala Bidang (contoh)")


def answer(person: Person) -> None:
    person.follow("Jawab")
    person.send({"Jawaban": "Para pendamping bersama-sama (contoh)."}, "Jawab pertanyaan")
    person.reads("Para pendamping bersama-sama (contoh).", "1 dari 1 terjawab")


def attest(person: Person) -> None:
    person.follow("Sahkan catatan")
    person.send({"Catatan kunjungan ini": "Catatan ini sesuai"}, "Sahkan catatan")
    person.reads("Pengesahan dicatat.")


# The guest


def plan(person: Person, story: Story) -> None:
    """The form, from the page of the practice: host and practice are filled in."""
    person.find(story.practice)
    person.follow("Rencanakan kunjungan")
    expect(person.main.get_by_label("Nama instansi 1").first).to_have_value(re.compile(story.host.name))
    expect(person.main.get_by_label(story.practice)).to_be_checked()
    person.fill(
        {
            "Tujuan kunjungan": story.purpose,
            "Tanggal mulai": story.day.isoformat(),
            "Jumlah rombongan": "5",
        }
    )


def propose(person: Person, story: Story) -> None:
    plan(person, story)
    person.send({"Pertanyaan 1": story.question}, "Kirim permohonan")
    person.reads("Menunggu jawaban", story.purpose, story.question)


def record(person: Person) -> None:
    person.follow("Catat temuan")
    person.send({"Apa yang Anda lihat atau dengar": FINDING}, "Catat temuan")
    person.reads(FINDING)
    person.follow("Nyatakan niat meniru")
    person.send({"Apa yang akan ditiru": "Giliran menurut bakat (contoh)."}, "Nyatakan niat meniru")
    person.reads("Giliran menurut bakat (contoh).")


def report(person: Person) -> None:
    person.follow("Tulis laporan")
    person.send({"Ringkasan kunjungan": "Kami melihat asesmen dari dekat (contoh)."}, "Tulis laporan")
    person.reads("Dilaporkan", "Kami melihat asesmen dari dekat (contoh).")


# The climb


def observe(person: Person, story: Story) -> None:
    """From the page of the visit, which is then known as the source."""
    open_visit(person, story)
    person.follow("Amati praktik ini")
    expect(person.main.get_by_label("Dikenal dari")).to_have_value(re.compile("^visit:"))
    person.press("Masukkan ke papan adopsi")
    person.reads("Praktik ini masuk papan adopsi Anda: tahap Amati.")


def decide(person: Person) -> None:
    person.follow("Catat keputusan")
    person.send({"Keputusan": "Ditiru"}, "Catat keputusan")
    person.reads("Keputusan dicatat.")


def name_person_in_charge(person: Person) -> None:
    person.follow("Tunjuk penanggung jawab")
    person.send({"Jabatan pada hari itu": "Sekretaris (contoh)"}, "Tunjuk penanggung jawab")
    person.reads("Sekretaris (contoh)")


def set_indicator(person: Person) -> None:
    person.follow("Tambah indikator")
    baseline = {
        "Nama indikator": "Lama menunggu giliran (contoh)",
        "Satuan": "hari",
        "Angka awal": "12,5",
        "Diukur pada tanggal": (today() - timedelta(1)).isoformat(),
    }
    person.send(baseline, "Tambah indikator")
    person.reads("12,5 hari")


def replicate(person: Person) -> None:
    person.follow("Mulai uji coba")
    person.send({"Tempat uji coba": "Kantor kelurahan (contoh)"}, "Mulai uji coba")
    person.reads("Uji coba dimulai: tahap Tiru.", "Kantor kelurahan (contoh)")


def measure(person: Person) -> None:
    person.follow("Catat pengukuran")
    person.send({"Angka": "9"}, "Catat pengukuran")
    person.reads("9 hari")


def modify(person: Person) -> None:
    person.follow("Catat modifikasi")
    change = {
        "Apa yang diubah": CHANGE,
        "Yang berubah": "Isi praktik",
        "Jenis perubahan": "Menambah",
        "Tujuan": "Jangkauan lebih luas",
        "Sebab": "Anggaran",
        "Direncanakan atau terpaksa": "Direncanakan",
        "Unsur inti": "Tetap dipertahankan",
        "Diputuskan oleh": "Kepala Dinas (contoh)",
    }
    person.send(change, "Catat modifikasi")
    person.reads("Modifikasi dicatat.", CHANGE)


# Where others see it


@dataclass(frozen=True, slots=True)
class Seen:
    """What public pages say of a story: counts on the practice and its card, and where the guest stands."""

    on_page: tuple[int, ...]
    on_card: tuple[int, ...]
    in_lineage: str
    on_board: str
    at_guest: str

    def after(self, *steps: int, stage: str) -> Seen:
        """With so many more observing, replicating, adapting, and the guest at `stage`."""
        counts = tuple(n + more for n, more in zip(self.on_page, steps, strict=True))
        return Seen(counts, counts, stage, stage, stage)


def seen(person: Person, story: Story) -> Seen:
    """What anybody finds in the catalogue, on practice, lineage and board, and on the guest's page."""
    person.search(story.practice)
    on_card = counts(person.main.get_by_role("listitem").filter(has_text=story.practice).first)
    person.follow(story.practice)
    on_page = counts(person.section("Instansi yang mempelajari"))
    in_lineage = stage(person.main.locator(".nest .row").filter(has_text=story.guest.short))
    person.go("Adopsi")
    columns = person.main.get_by_role("region").filter(has=card_of(person, story).first)
    on_board = stage(columns.get_by_role("heading", level=2))
    person.go("Instansi")
    person.follow(story.guest.name)
    followed = person.section("Praktik yang diadopsi").get_by_role("listitem")
    return Seen(on_page, on_card, in_lineage, on_board, stage(followed.filter(has_text=story.practice)))


def card_of(person: Person, story: Story) -> Locator:
    card = person.page.locator(".climb-card")
    return card.filter(has_text=story.practice).filter(has_text=story.guest.short)


def open_visit(person: Person, story: Story) -> None:
    person.go("Kunjungan")
    person.follow(story.purpose)


def visit_state(person: Person, story: Story) -> tuple[str, str]:
    """What search and the board of visits say of the visit to anybody."""
    person.search(story.purpose)
    person.follow("Kunjungan")
    found = person.main.get_by_role("listitem").filter(
        has=person.page.get_by_role("link", name=story.purpose)
    )
    in_search = state(found)
    person.go("Kunjungan")
    return in_search, state(found)


def state(part: Locator) -> str:
    """The last of the tags on a card."""
    return part.locator(".tag").last.inner_text()
