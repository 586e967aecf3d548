"""The pages of innovations: what is on them, where they lead, who is refused."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from exchange.innovations.events import Maturity
from projections.innovations import innovation
from tests.web.site import Site, hidden, read, seen, send
from tests.words.agencies_visits import KABUPATEN, KOTA
from tests.words.gatherings import evidence_innovation, present_innovation, reach
from tests.words.practices import INNOVATION, a_profile, announce_forum, register_innovation

NEW = "/inovasi/baru"
SHOW = f"/inovasi/{INNOVATION}"
TOLD: dict[str, object] = {
    "name": "Sudut karya",
    "acronym": "SUKA",
    "problem": "Waktu luang kosong.",
    "how": "Tiga sudut bergiliran.",
    "maturity": "konsep",
    "on": "2026-05-01",
    "since": "2020",
    "since_month": "7",
    "activity-1": "Pertanian",
    "activity-2": "Sabun cuci",
    "partner-1-name": "Bank Contoh",
    "partner-1-part": "modal alat",
    "impact-1-aspect": "Sosial",
    "urusan": "sosial",
    "topics": ["lanjut-usia"],
    "initiator": "Pekerja Sosial",
    "initiator_name": "Contoh Pemrakarsa, S.Sos.",
}


def test_an_empty_register_says_so(town: Site) -> None:
    assert "Belum ada inovasi yang didaftarkan." in read(town.visitor(), "/inovasi")


def test_an_innovation_is_registered_and_shown_whole(town: Site) -> None:
    shown = read(town.visitor(), send(town.officer(KOTA), NEW, TOLD))
    for words in (
        "Inovasi didaftarkan.",
        "Sudut karya (SUKA)",
        "Waktu luang kosong.",
        "Tiga sudut bergiliran.",
        "Pertanian Sabun cuci",
        "Bank Contoh modal alat",
        "Sosial tanpa keterangan",
        "sejak Juli 2020",
        "Konsep Jumat, 1 Mei 2026",
        "Contoh Pemrakarsa, S.Sos. Pekerja Sosial",
        "Lanjut usia",
        "Masih konsep.",
    ):
        assert words in shown


def test_a_form_that_lacks_something_keeps_what_was_typed(town: Site) -> None:
    answer = send(town.officer(KOTA), NEW, TOLD | {"problem": "", "since": ""})
    assert answer.startswith("422 ")
    assert "Masalah yang dijawab: Isian ini wajib diisi." in seen(answer)
    assert "Tahun mulai: Isian ini wajib diisi." in seen(answer)
    for typed in ("Sudut karya", "Tiga sudut bergiliran.", "Bank Contoh", "Contoh Pemrakarsa, S.Sos."):
        assert typed in answer
    assert "Belum ada inovasi yang didaftarkan." in read(town.visitor(), "/inovasi")


def test_a_day_to_come_is_refused_in_words(town: Site) -> None:
    answer = send(town.officer(KOTA), NEW, TOLD | {"on": "2027-05-01"})
    assert answer.startswith("409 ")
    assert "Harinya belum tiba." in seen(answer)
    assert "Sudut karya" in answer


def test_a_form_sent_twice_registers_once(town: Site) -> None:
    officer, key = town.officer(KOTA), str(uuid4())
    first, second = (send(officer, NEW, TOLD | {"key": key}) for _ in range(2))
    assert first == second
    assert "1 inovasi" in read(town.visitor(), "/inovasi")


def test_an_officer_is_offered_what_the_agency_may_do(town: Site) -> None:
    town.ask(register_innovation())
    own = read(town.officer(KOTA), SHOW)
    assert "Catat perkembangan" in own
    assert "Uraikan sebagai praktik" in own
    for reader in (town.visitor(), town.officer(KABUPATEN)):
        assert "Kelola inovasi" not in read(reader, SHOW)
    assert "Daftarkan inovasi" in read(town.officer(KABUPATEN), "/inovasi")
    assert "Daftarkan inovasi" not in read(town.visitor(), "/inovasi")


def test_another_agency_changes_nothing(town: Site) -> None:
    town.ask(register_innovation())
    other = town.officer(KABUPATEN)
    for act in ("ubah", "tahap", "bukti"):
        assert other.get(f"{SHOW}/{act}").status_code == 403
    told = {"maturity": "penerapan", "on": "2026-05-01", "seen": "1"}
    answer = other.post(f"{SHOW}/tahap", data=hidden(other.get(NEW).text) | told)
    assert answer.status_code == 403
    assert "Tindakan ini tidak diizinkan" in seen(answer.text)
    assert "Penerapan" not in read(town.visitor(), SHOW)


def test_who_is_not_signed_in_is_led_to_the_door(town: Site) -> None:
    town.ask(register_innovation())
    for path in (NEW, f"{SHOW}/ubah", f"{SHOW}/tahap", f"{SHOW}/bukti"):
        answer = town.visitor().get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/masuk?next=")


def test_the_description_is_changed_from_what_it_was(town: Site) -> None:
    town.ask(register_innovation())
    officer, profile = town.officer(KOTA), a_profile()
    assert profile.problem in officer.get(f"{SHOW}/ubah").text
    changed = {"name": "Sudut baru", "problem": profile.problem, "how": profile.how, "urusan": "kesehatan"}
    shown = read(officer, send(officer, f"{SHOW}/ubah", changed))
    assert "Perubahan inovasi disimpan." in shown
    assert "Sudut baru" in shown
    assert "Kesehatan" in shown


def test_a_description_sent_back_unchanged_says_the_same(town: Site) -> None:
    officer = town.officer(KOTA)
    show = send(officer, NEW, TOLD).partition("?")[0]
    before = read(officer, show)
    send(
        officer, f"{show}/ubah", {name: told for name, told in TOLD.items() if name not in ("maturity", "on")}
    )
    assert read(officer, show) == before


def test_an_old_page_does_not_overwrite_a_new_one(town: Site) -> None:
    town.ask(register_innovation(), evidence_innovation())
    told = {"maturity": "penerapan", "on": "2026-05-01", "seen": "1"}
    answer = send(town.officer(KOTA), f"{SHOW}/tahap", told)
    assert answer.startswith("409 ")
    assert "Data ini baru saja diubah orang lain." in seen(answer)


def test_each_step_is_told_with_its_reason(town: Site) -> None:
    town.ask(register_innovation())
    officer = town.officer(KOTA)
    stopped = {"maturity": "berhenti", "on": "2026-05-01", "reason": "anggaran", "note": "Dana dialihkan."}
    shown = read(officer, send(officer, f"{SHOW}/tahap", stopped))
    assert "Berhenti : Anggaran tidak tersedia Dana dialihkan." in shown
    assert "Uraikan sebagai praktik" not in shown


def test_evidence_is_a_link_or_a_known_file(town: Site) -> None:
    town.ask(register_innovation())
    officer = town.officer(KOTA)
    told: dict[str, object] = {
        "evidence.kind": "report",
        "evidence.caption": "Laporan 2026",
        "evidence.claim": "Sudah berjalan",
        "evidence.on": "2026-06-01",
    }
    refused = send(officer, f"{SHOW}/bukti", told | {"evidence.url": "javascript:alert(1)"})
    assert refused.startswith("422 ")
    assert "Isi dengan alamat yang diawali https://." in seen(refused)
    assert "Beri satu tautan atau satu berkas." in seen(send(officer, f"{SHOW}/bukti", told))
    shown = read(officer, send(officer, f"{SHOW}/bukti", told | {"evidence.sha256": "A" * 64}))
    assert f"Laporan 2026 Sudah berjalan · 1 Juni 2026 SHA-256 {'a' * 64}" in shown


def test_a_page_names_where_it_was_presented(town: Site) -> None:
    town.ask(register_innovation(), announce_forum(), present_innovation())
    shown = read(town.visitor(), SHOW)
    assert "Pernah dipaparkan" in shown
    assert "Pemaparan model layanan" in shown


def test_the_list_is_narrowed_by_its_address(town: Site) -> None:
    town.ask(register_innovation(), register_innovation(innovation_id=uuid4(), maturity=Maturity.CONCEPT))
    visitor = town.visitor()
    assert "2 inovasi" in read(visitor, "/inovasi")
    assert "1 inovasi" in read(visitor, "/inovasi?tahap=konsep")
    assert "Belum ada inovasi yang cocok." in read(visitor, "/inovasi?tahap=meluas")
    assert "Milik Dinas Contoh Kota" in read(visitor, f"/inovasi?instansi={KOTA}")


def test_an_address_that_cannot_be_is_answered_in_words(town: Site) -> None:
    visitor = town.visitor()
    for bad in ("tahap=x", "halaman=0", f"halaman={2**70}", "instansi=x", "urut=x"):
        assert visitor.get(f"/inovasi?{bad}").status_code == 422
    assert visitor.get(f"/inovasi/{uuid4()}").status_code == 404


def test_one_row_and_three_take_the_same_questions(town: Site) -> None:
    town.ask(register_innovation())
    visitor = town.visitor()
    with town.counted() as one:
        assert "1 inovasi" in read(visitor, "/inovasi")
    town.ask(*(register_innovation(innovation_id=uuid4()) for _ in range(2)))
    with town.counted() as three:
        assert "3 inovasi" in read(visitor, "/inovasi")
    assert len(one) == len(three)


def test_describing_it_as_a_practice_begins_a_draft(town: Site) -> None:
    town.ask(register_innovation(), reach(Maturity.APPLIED, date(2022, 1, 3)))
    leads_to = send(town.officer(KOTA), SHOW, {}, f"{SHOW}/praktik")
    with town.house.views.connect() as db:
        row = innovation(db, INNOVATION)
    assert row is not None
    assert row.practice_id is not None
    assert leads_to.startswith(f"/praktik/{row.practice_id}/")


def test_english_is_spoken_on_request(town: Site) -> None:
    town.ask(register_innovation())
    visitor = town.visitor()
    visitor.get("/bahasa/en?next=/inovasi")
    page = visitor.get(SHOW).text
    assert '<html lang="en">' in page
    assert f'<h1 lang="id">{a_profile().name}' in page
