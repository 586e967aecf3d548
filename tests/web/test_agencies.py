"""The pages of agencies: what is on them, where they lead, who may say what."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from exchange.agencies.commands import MergeAgency, RenameAgency, SetHostingRules
from exchange.agencies.events import HostingRules
from projections.agency_page import agency_row, blocks_ahead, sites_of
from tests.web.site import Site, hidden, read, send
from tests.words.agencies_visits import DESA, KABUPATEN, KOTA, OPERATOR, PANTI, officer_of, record_past

SHOW = f"/instansi/{KOTA}"


def test_the_list_is_narrowed_by_name_kind_and_province(town: Site) -> None:
    visitor = town.visitor()
    assert "5 instansi" in read(visitor, "/instansi")
    assert "Kementerian Contoh" in read(visitor, "/instansi?jenis=kementerian")
    shown = read(visitor, "/instansi?provinsi=33&q=dinas+KOTA")
    assert "Dinas Contoh Kota" in shown
    assert "Dinas Contoh Kabupaten" not in shown
    assert "Belum ada instansi yang cocok." in read(visitor, "/instansi?q=tiada")


@pytest.mark.parametrize(
    "query", ["jenis=x", "provinsi=99", "halaman=0", "halaman=99999999999", "q=" + "a" * 101]
)
def test_a_list_that_cannot_be_read_is_refused_in_words(town: Site, query: str) -> None:
    answer = town.visitor().get(f"/instansi?{query}")
    assert answer.status_code == 422
    assert "Ada isian" in answer.text


def test_a_list_asks_as_much_for_one_agency_as_for_many(town: Site) -> None:
    visitor = town.visitor()
    with town.counted() as one:
        visitor.get("/instansi?jenis=kementerian")
    with town.counted() as many:
        visitor.get("/instansi")
    assert len(one) == len(many)


def test_a_page_names_place_rules_sites_and_ties(town: Site) -> None:
    town.ask(record_past())
    shown = read(town.visitor(), SHOW)
    for words in (
        "Dinas Contoh Kota",
        "Kota Magelang",
        "Jawa Tengah",
        "kode wilayah 33.71",
        "4 kunjungan per bulan",
        "paling banyak 30 orang",
        "7 hari sebelumnya",
        "Panti Contoh",
        "Mengajar Dinas Contoh Kabupaten 1 kunjungan · terakhir 9 Maret 2023",
        "Belum tercatat belajar dari instansi lain.",
        "Melihat penanganan pengaduan",
    ):
        assert words in shown
    assert "Belajar dari Dinas Contoh Kota 1 kunjungan" in read(town.visitor(), f"/instansi/{KABUPATEN}")


def test_a_page_asks_as_much_for_one_visit_as_for_three(town: Site) -> None:
    visitor = town.visitor()
    town.ask(record_past())
    with town.counted() as one:
        visitor.get(SHOW)
    town.ask(record_past(visit_id=uuid4()), record_past(visit_id=uuid4()))
    with town.counted() as three:
        visitor.get(SHOW)
    assert len(one) == len(three)


def test_an_agency_that_was_renamed_and_merged_says_so(town: Site) -> None:
    day = date(2026, 1, 1)
    town.ask(
        RenameAgency(by=OPERATOR, key=uuid4(), agency_id=KOTA, name="Dinas Baru", on=day),
        MergeAgency(by=OPERATOR, key=uuid4(), agency_id=KOTA, into_id=KABUPATEN, on=day),
    )
    shown = read(town.visitor(), SHOW)
    assert "Sampai 1 Januari 2026 bernama Dinas Contoh Kota" in shown
    assert "Instansi ini bergabung ke Dinas Contoh Kabupaten pada 1 Januari 2026." in shown
    assert "Rencanakan kunjungan" not in shown


def test_only_the_own_agency_and_the_operator_are_offered_its_forms(town: Site) -> None:
    assert "Ubah aturan kunjungan" in read(town.officer(KOTA), SHOW)
    assert "Ubah aturan kunjungan" not in read(town.officer(DESA), SHOW)
    assert "Ubah aturan kunjungan" not in read(town.visitor(), SHOW)
    for part in ("aturan", "angka", "tanggal", "lokasi/baru"):
        assert town.officer(DESA).get(f"{SHOW}/{part}").status_code == 403
        assert town.visitor().get(f"{SHOW}/{part}").headers["location"].startswith("/masuk?next=")


def test_somebody_else_cannot_post_either(town: Site) -> None:
    stranger = town.officer(DESA)
    token = hidden(stranger.get("/kunjungan/baru").text)
    answer = stranger.post(
        f"{SHOW}/tanggal", data={**token, "first_day": "2027-02-01", "last_day": "2027-02-02", "reason": "x"}
    )
    assert answer.status_code == 403
    with town.reading.connect() as db:
        assert blocks_ahead(db, KOTA, date(2027, 1, 1)) == []


def test_unknown_agencies_are_not_found(town: Site) -> None:
    assert town.visitor().get(f"/instansi/{UUID(int=5)}").status_code == 404
    assert town.visitor().get("/instansi/bukan-uuid").status_code == 404


def test_hosting_rules_are_set_and_shown(town: Site) -> None:
    officer = town.officer(KOTA)
    typed = {
        "visits_per_month": "2",
        "party_most": "12",
        "lead_days": "14",
        "modes": ["daring"],
        "note": "Hanya Selasa.",
    }
    assert send(officer, f"{SHOW}/aturan", typed) == f"{SHOW}?kabar=aturan"
    shown = read(officer, f"{SHOW}?kabar=aturan")
    assert "Aturan kunjungan disimpan." in shown
    assert "Sedang tidak menerima kunjungan." in shown
    with town.reading.connect() as db:
        row = agency_row(db, KOTA)
    assert row is not None
    assert row.rules == HostingRules(
        receives=False,
        visits_per_month=2,
        party_most=12,
        lead_days=14,
        modes=("daring",),
        note="Hanya Selasa.",
    )


def test_rules_that_cannot_be_keep_what_was_typed(town: Site) -> None:
    typed = {"visits_per_month": "banyak", "party_most": "0", "lead_days": "14", "note": "Pesan saya"}
    answer = send(town.officer(KOTA), f"{SHOW}/aturan", typed)
    assert answer.startswith("422")
    for words in ("Ada 3 isian yang perlu diperbaiki", "bilangan bulat", 'value="banyak"', "Pesan saya"):
        assert words in answer


def test_an_old_page_is_a_conflict(town: Site) -> None:
    officer = town.officer(KOTA)
    typed = {"visits_per_month": "2", "party_most": "12", "lead_days": "14", "modes": ["daring"]}
    form = hidden(officer.get(f"{SHOW}/aturan").text)
    town.ask(SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=HostingRules()))
    answer = officer.post(f"{SHOW}/aturan", data={**form, **typed})
    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in answer.text


def test_a_site_is_opened_with_its_place_and_closed_again(town: Site) -> None:
    officer = town.officer(KOTA)
    typed = {
        "name": "Aula",
        "about": "Ruang rapat",
        "latitude": "\N{MINUS SIGN}7,4797",
        "longitude": "110.217",
    }
    assert send(officer, f"{SHOW}/lokasi/baru", typed) == f"{SHOW}?kabar=lokasi"
    with town.reading.connect() as db:
        (aula,) = [site for site in sites_of(db, [KOTA]) if site.name == "Aula"]
    assert (aula.about, aula.latitude, aula.longitude) == ("Ruang rapat", -7.4797, 110.217)
    send(officer, SHOW, {}, action=f"{SHOW}/lokasi/{PANTI}/tutup")
    assert "Panti Contoh Ditutup 4 Januari 2027" in read(officer, SHOW)


def test_a_place_that_is_not_on_earth_is_refused(town: Site) -> None:
    answer = send(
        town.officer(KOTA), f"{SHOW}/lokasi/baru", {"name": "Aula", "latitude": "x", "longitude": "1"}
    )
    assert "Lintang: Isi dengan bilangan" in answer
    answer = send(
        town.officer(KOTA), f"{SHOW}/lokasi/baru", {"name": "Aula", "latitude": "91", "longitude": "1"}
    )
    assert answer.startswith("422")
    assert "Lintang: Isi dengan bilangan -90 sampai 90." in answer.replace("\N{MINUS SIGN}", "-")


def test_a_figure_of_a_site_is_recorded(town: Site) -> None:
    officer = town.officer(KOTA)
    typed = {
        "figure.name": "Penghuni",
        "figure.value": "300",
        "figure.high": "1.000",
        "figure.unit": "orang",
        "figure.year": "2023",
        "site_id": str(PANTI),
    }
    assert send(officer, f"{SHOW}/angka", typed) == f"{SHOW}?kabar=angka"
    assert "Penghuni : 300–1.000 orang (2023)" in read(officer, SHOW)
    bad = send(officer, f"{SHOW}/angka", {**typed, "figure.high": "3"})
    assert "Batas atas harus lebih besar" in bad


def test_days_are_closed_to_guests_and_opened_again(town: Site) -> None:
    officer = town.officer(KOTA)
    days = {"first_day": "2027-02-01", "last_day": "2027-02-03"}
    assert send(officer, f"{SHOW}/tanggal", {**days, "reason": "Tutup buku"}) == f"{SHOW}?kabar=tutup-tanggal"
    assert "1–3 Februari 2027 Tutup buku" in read(town.visitor(), SHOW)
    again = send(officer, f"{SHOW}/tanggal", {**days, "reason": "Lagi"})
    assert "Data ini sudah tercatat." in again
    assert send(officer, SHOW, {}, action=f"{SHOW}/tanggal/buka") == f"{SHOW}?kabar=buka-tanggal"
    assert "Tutup buku" not in read(town.visitor(), SHOW)


def test_names_are_suggested_while_typing(town: Site) -> None:
    answer = town.visitor().get("/instansi/nama?host-1=contoh+kab")
    assert '<option value="Dinas Contoh Kabupaten (33.08)">' in answer.text
    assert "Kementerian" not in answer.text
    assert town.visitor().get("/instansi/nama").text.strip() == ""


def test_the_page_speaks_english_too(town: Site) -> None:
    visitor = town.visitor()
    visitor.get("/bahasa/en?next=/")
    answer = visitor.get(SHOW)
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert 'lang="id">Dinas Contoh Kota</h1>' in answer.text
