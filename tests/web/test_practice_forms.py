"""Forms on practices: from the first draft to publication, and who is refused on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from exchange.practices.events import Description
from exchange.values import Evidence, EvidenceKind, Module, Result, Since, Source, SourceKind
from identity.accounts import AccountRole
from projections.editions import State
from projections.practice_page import PracticeRow, practice
from tests.web.site import Site, filled, hidden, read, seen, send
from tests.words.agencies_visits import KABUPATEN, KEMENTERIAN, KOTA, VISIT, record_past
from tests.words.lineage import return_practice, revise
from tests.words.practices import (
    PRACTICE,
    a_description,
    draft_practice,
    submit_practice,
    to_publication,
    verify_practice,
)

SHOW = f"/praktik/{PRACTICE}"
WHOLE: dict[str, object] = {
    "name": "Loket malam",
    "summary": "Buka sampai pukul sembilan",
    "problem": "Warga bekerja pada siang hari",
    "how": "Dua petugas bergantian",
    "module-1-name": "Jam malam",
    "module-1-text": "Pukul lima sampai sembilan\nsetiap hari kerja",
    "module-1-core": "1",
    "module-2-name": "Kopi",
    "conditions": "Ada penjaga",
    "cost": "12000000",
    "cost_note": "per tahun",
    "staff": "Dua petugas",
    "legal_basis": "Perwal 1/2024\nSK 7/2024",
    "result-1-indicator": "pengunjung",
    "result-1-unit": "orang",
    "result-1-before": "1.250,5",
    "result-1-after": "2.000",
    "result-1-year": "2025",
    "result-1-source": "Buku tamu",
    "failures": "Hujan",
    "since": "2024",
    "since_month": "3",
    "topics": ["pelayanan-publik", "pengaduan-masyarakat"],
    "aspects": ["konsultasi"],
    "urusan": "sosial",
}


def told(site: Site, practice_id: UUID = PRACTICE) -> PracticeRow:
    with site.reading.connect() as db:
        row = practice(db, practice_id)
    assert row is not None
    return row


def newest(site: Site, practice_id: UUID = PRACTICE) -> Description:
    return told(site, practice_id).editions.newest


def a_curator(site: Site) -> TestClient:
    return site.officer(KEMENTERIAN, AccountRole.CURATOR)


def test_a_draft_keeps_all_that_was_typed(town: Site) -> None:
    town.ask(record_past())
    owner = town.officer(KOTA)
    led_to = send(owner, f"/praktik/tulis?sumber=visit&id={VISIT}", WHOLE, "/praktik/tulis")
    assert led_to.endswith("?kabar=praktik-draf")
    assert "Draf disimpan." in read(owner, led_to)
    practice_id = UUID(led_to.split("/")[2].partition("?")[0])
    row = told(town, practice_id)
    assert (row.owner_id, row.state) == (KOTA, State.DRAFT)
    assert row.source == Source(kind=SourceKind.VISIT, id=VISIT)
    first, second = row.editions.newest.modules
    assert row.editions.newest == Description(
        name="Loket malam",
        summary="Buka sampai pukul sembilan",
        problem="Warga bekerja pada siang hari",
        how="Dua petugas bergantian",
        modules=(
            Module(
                id=first.id,
                name="Jam malam",
                text="Pukul lima sampai sembilan\nsetiap hari kerja",
                core=True,
            ),
            Module(id=second.id, name="Kopi", text="", core=False),
        ),
        conditions="Ada penjaga",
        cost=12_000_000,
        cost_note="per tahun",
        staff="Dua petugas",
        legal_basis=("Perwal 1/2024", "SK 7/2024"),
        results=(
            Result(
                indicator="pengunjung",
                unit="orang",
                before=Decimal("1250.5"),
                after=Decimal(2000),
                year=2025,
                source="Buku tamu",
            ),
        ),
        failures="Hujan",
        since=Since(year=2024, month=3),
        topics=("pelayanan-publik", "pengaduan-masyarakat"),
        aspects=("konsultasi",),
        urusan="sosial",
    )


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(town: Site) -> None:
    town.ask(draft_practice())
    before = newest(town)
    owner = town.officer(KOTA)
    fields = filled(owner.get(f"{SHOW}/ubah").text)
    assert owner.post(f"{SHOW}/ubah", data=fields).status_code == 303
    assert newest(town) == before


def test_a_module_keeps_its_id_and_an_emptied_one_goes(town: Site) -> None:
    town.ask(draft_practice())
    core, free = newest(town).modules
    owner = town.officer(KOTA)
    fields = filled(owner.get(f"{SHOW}/ubah").text)
    fields |= {"module-1-name": "Meja depan", "module-2-name": "", "module-2-text": ""}
    assert owner.post(f"{SHOW}/ubah", data=fields).status_code == 303
    (kept,) = newest(town).modules
    assert (kept.id, kept.name) == (core.id, "Meja depan")
    assert kept.id != free.id


def test_what_was_typed_is_shown_again_with_what_is_wrong(town: Site) -> None:
    owner = town.officer(KOTA)
    typed = WHOLE | {"name": "", "cost": "murah", "result-1-before": "banyak", "since": "1800"}
    answer = send(owner, "/praktik/tulis", typed)
    assert answer.startswith("422 ")
    page = seen(answer)
    assert "Ada 4 isian yang perlu diperbaiki" in page
    assert "Nama praktik: Isian ini wajib diisi." in page
    assert "Dua petugas bergantian" in answer
    assert 'value="murah"' in answer
    assert 'value="banyak"' in answer
    assert "Belum ada praktik yang ditulis." in read(owner, "/praktik")


def test_a_draft_that_is_not_complete_says_where_it_is_not(town: Site) -> None:
    bare = a_description(problem="", modules=(), results=())
    town.ask(draft_practice(description=bare))
    owner = town.officer(KOTA)
    answer = send(owner, SHOW, {}, f"{SHOW}/ajukan")
    assert answer.startswith("422 ")
    page = seen(answer)
    assert "Ada 3 isian yang perlu diperbaiki" in page
    assert "Masalah: Isian ini wajib diisi." in page
    assert "Nama unsur: Isian ini wajib diisi." in page
    assert "Indikator: Isian ini wajib diisi." in page
    assert told(town).state == State.DRAFT


def test_from_draft_to_publication_as_owner_and_curator_do_it(town: Site) -> None:
    town.ask(draft_practice())
    owner, curator = town.officer(KOTA), a_curator(town)
    assert send(owner, SHOW, {}, f"{SHOW}/ajukan") == f"{SHOW}?kabar=praktik-aju"
    assert "Loket pengaduan satu hari" in read(town.visitor(), "/")
    checked = {
        "on": "2026-12-01",
        "verified_by": "Penyuluh Sosial Ahli Madya",
        "verified_by_name": "Contoh Pemeriksa",
        "note": "Angka cocok.",
    }
    assert send(curator, f"{SHOW}/verifikasi", checked) == f"{SHOW}?kabar=praktik-verifikasi"
    assert "oleh Contoh Pemeriksa" in read(town.visitor(), SHOW)
    assert send(owner, SHOW, {}, f"{SHOW}/terbitkan") == f"{SHOW}?kabar=praktik-terbit"
    row = told(town)
    assert (row.state, row.published_on) == (State.PUBLISHED, town.house.today())
    assert row.verification is not None
    assert row.verification.on == date(2026, 12, 1)
    assert row.verification.by.role == "Penyuluh Sosial Ahli Madya"
    assert "Terverifikasi Loket pengaduan satu hari" in read(town.visitor(), "/")


def test_a_curator_returns_a_manuscript_with_remarks(town: Site) -> None:
    town.ask(draft_practice(), submit_practice())
    curator = a_curator(town)
    assert "Pilih atau isi paling sedikit satu." in seen(send(curator, f"{SHOW}/kembalikan", {}))
    remarks = {"remark-1-section": "results", "remark-1-text": "Sebutkan sumbernya"}
    assert send(curator, f"{SHOW}/kembalikan", remarks) == "/praktik?kabar=praktik-kembali"
    assert "Hasil: Sebutkan sumbernya" in read(town.officer(KOTA), SHOW)


def test_a_new_edition_is_begun_while_the_published_one_stands(town: Site) -> None:
    town.ask(*to_publication())
    owner = town.officer(KOTA)
    assert "Perubahan menjadi edisi baru." in read(owner, f"{SHOW}/ubah")
    fields = filled(owner.get(f"{SHOW}/ubah").text) | {"name": "Loket dua jam"}
    led_to = owner.post(f"{SHOW}/ubah", data=fields).headers["location"]
    assert led_to == f"{SHOW}/naskah?kabar=praktik-ubah"
    assert "Loket dua jam" in read(owner, led_to)
    assert "Loket dua jam" not in read(town.visitor(), SHOW)


def test_a_practice_is_retired_with_a_reason(town: Site) -> None:
    town.ask(*to_publication())
    owner = town.officer(KOTA)
    assert "Pilih atau isi paling sedikit satu." in seen(send(owner, f"{SHOW}/tarik", {"on": "2026-12-01"}))
    given = {"reason": "digabung", "note": "Jadi satu dengan mal pelayanan.", "on": "2026-12-01"}
    assert send(owner, f"{SHOW}/tarik", given) == f"{SHOW}/naskah?kabar=praktik-tarik"
    assert "Jadi satu dengan mal pelayanan." in read(town.visitor(), SHOW)
    assert "Loket pengaduan satu hari" not in read(town.visitor(), "/")


def test_evidence_is_attached(town: Site) -> None:
    town.ask(*to_publication())
    typed = {
        "evidence.kind": "decree",
        "evidence.caption": "SK Loket",
        "evidence.claim": "Sudah berjalan",
        "evidence.on": "2026-03-01",
        "evidence.url": "https://contoh.example/sk",
    }
    send(town.officer(KOTA), f"{SHOW}/bukti", typed)
    (piece,) = told(town).evidence
    assert piece == Evidence(
        id=piece.id,
        kind=EvidenceKind.DECREE,
        caption="SK Loket",
        claim="Sudah berjalan",
        on=date(2026, 3, 1),
        url="https://contoh.example/sk",
    )


@pytest.mark.parametrize("act", ["ubah", "bukti", "tarik", "verifikasi", "kembalikan"])
def test_strangers_are_shown_no_form(town: Site, act: str) -> None:
    town.ask(*to_publication())
    assert town.officer(KABUPATEN).get(f"{SHOW}/{act}").status_code == 403
    assert town.visitor().get(f"{SHOW}/{act}").headers["location"].startswith("/masuk?next=")


def test_a_stranger_who_sends_the_form_all_the_same_is_refused(town: Site) -> None:
    town.ask(draft_practice(), submit_practice())
    owner, stranger = town.officer(KOTA), town.officer(KABUPATEN)
    token = hidden(stranger.get("/praktik/tulis").text)
    assert stranger.post(f"{SHOW}/terbitkan", data=token | {"seen": "2"}).status_code == 403
    assert owner.get(f"{SHOW}/verifikasi").status_code == 200
    answer = send(owner, f"{SHOW}/verifikasi", {"on": "2026-12-01", "verified_by": "Kepala"})
    assert answer.startswith("403 ")
    assert told(town).state == State.SUBMITTED


def test_an_old_page_is_told_that_somebody_was_faster(town: Site) -> None:
    town.ask(draft_practice())
    owner = town.officer(KOTA)
    fields = filled(owner.get(f"{SHOW}/ubah").text) | {"name": "Nama saya"}
    town.ask(revise(name="Nama rekan"))
    answer = owner.post(f"{SHOW}/ubah", data=fields)
    assert answer.status_code == 409
    assert "Data ini baru saja diubah orang lain." in seen(answer.text)
    assert 'value="Nama saya"' in answer.text
    assert newest(town).name == "Nama rekan"


def test_the_same_form_sent_twice_writes_one_draft(town: Site) -> None:
    owner = town.officer(KOTA)
    fields = hidden(owner.get("/praktik/tulis").text) | {"name": "Sekali saja"}
    first, second = (owner.post("/praktik/tulis", data=fields).headers["location"] for _ in range(2))
    assert first == second
    assert read(owner, "/praktik").count("Sekali saja") == 1


def test_a_verified_practice_waits_for_its_owner_to_publish_it(town: Site) -> None:
    town.ask(draft_practice(), submit_practice(), verify_practice())
    assert "Terbitkan praktik" in read(town.officer(KOTA), SHOW)
    assert "Terbitkan praktik" not in read(a_curator(town), SHOW)


def test_a_returned_draft_can_be_submitted_again(town: Site) -> None:
    town.ask(draft_practice(), submit_practice(), return_practice())
    assert send(town.officer(KOTA), SHOW, {}, f"{SHOW}/ajukan") == f"{SHOW}?kabar=praktik-aju"
    assert told(town).state == State.SUBMITTED
