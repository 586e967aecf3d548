"""Practice pages: what is told, who reads it, and what an officer is offered there."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID, uuid4

import pytest

from exchange.adoptions.adoption import adoption_id
from exchange.adoptions.commands import StopAdoption
from exchange.handling import Command
from exchange.practices.commands import EvidencePractice, RetirePractice
from exchange.values import Source, SourceKind
from identity.accounts import AccountRole
from tests.web.site import Site, read, seen
from tests.words.agencies_visits import (
    DESA,
    KABUPATEN,
    KEMENTERIAN,
    KOTA,
    PROVINSI,
    VISIT,
    a_plan,
    accept,
    officer_of,
    propose,
)
from tests.words.lineage import CATALOGUE, derive, receive_guests, return_practice, revise
from tests.words.practices import (
    ADOPTION,
    DERIVED,
    PRACTICE,
    a_description,
    draft_practice,
    observe_practice,
    some_evidence,
    submit_practice,
    the_climb,
    to_publication,
)
from vocabulary import terms

SHOW = f"/praktik/{PRACTICE}"
MANUSCRIPT = f"{SHOW}/naskah"
NOBODYS = UUID(int=0)


def stop(agency_id: UUID) -> Command:
    return StopAdoption(
        by=officer_of(agency_id),
        key=uuid4(),
        adoption_id=adoption_id(PRACTICE, agency_id),
        reason="anggaran",
        note="Petugas dialihkan.",
        on=date(2024, 1, 5),
    )


def test_the_page_tells_the_whole_description(town: Site) -> None:
    told = a_description(
        cost=180_000_000,
        cost_note="tahun pertama",
        staff="Dua petugas",
        legal_basis=("Perwal 12/2022",),
        failures="Kotak saran tidak dibuka.",
        ppks=("ppks-09",),
    )
    commands = to_publication()
    commands[1] = draft_practice(description=told)
    town.ask(*commands)
    page = read(town.visitor(), SHOW)
    for fact in (
        "Katalog Sosial Loket pengaduan satu hari",
        "Terverifikasi Sosial Loket pengaduan satu hari Pengaduan dijawab pada hari yang sama",
        "Tuan rumah Dinas Contoh Kota",
        "Lama jawaban −93% 14 hari menjadi 1 hari",
        "Biaya memulai Rp180 juta tahun pertama",
        "Masalah Pengaduan menunggu berminggu-minggu",
        "Cara kerja Satu meja menerima, memilah dan menjawab",
        "Meja terima Satu meja untuk semua Inti Belum ada",
        "Papan jawaban Ditempel setiap sore Boleh diubah Belum ada",
        "Yang pernah gagal Kotak saran tidak dibuka.",
        "Syarat agar berhasil Pimpinan hadir setiap hari",
        "Sumber daya manusia Dua petugas",
        "Dasar hukum Perwal 12/2022",
        "Diverifikasi Rabu, 1 Februari 2023 oleh Kurator , Kementerian Contoh",
        "Edisi 1, 3 Februari 2023",
        "Penyandang disabilitas",
        "Belum ada instansi yang mengamati atau meniru praktik ini.",
    ):
        assert fact in page


def test_evidence_and_the_visit_that_it_was_written_after_are_named(town: Site) -> None:
    commands = to_publication()
    commands[1] = draft_practice(source=Source(kind=SourceKind.VISIT, id=VISIT))
    proof = EvidencePractice(by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, evidence=some_evidence())
    town.ask(*commands, proof)
    html = town.visitor().get(SHOW).text
    assert "SK Kepala Dinas Praktik berjalan · 15 Januari 2024" in seen(html)
    assert 'href="https://contoh.example/sk.pdf"' in html
    assert f'<a href="/kunjungan/{VISIT}">Ditulis dari kunjungan</a>' in html


def test_who_follows_it_is_told_by_stage_with_what_each_changed(town: Site) -> None:
    town.ask(*to_publication(), *the_climb())
    town.ask(
        observe_practice(by=officer_of(PROVINSI), source=CATALOGUE),
        observe_practice(by=officer_of(DESA), source=CATALOGUE),
        stop(DESA),
    )
    html = town.visitor().get(SHOW).text
    page = seen(html)
    assert "A 1 mengamati T 0 meniru M 1 memodifikasi" in page
    assert "Papan jawaban Ditempel setiap sore Boleh diubah Dinas Contoh Kabupaten : Papan diganti" in page
    assert "Berhenti di 1 instansi Desa Contoh : Anggaran" in page
    assert "Petugas dialihkan." in page
    assert "Dinas Contoh Kabupaten M Modifikasi 2 Oktober 2023 Kunjungan" in page
    assert "Dinas Contoh Provinsi A Amati 9 Maret 2023 Katalog" in page
    assert f'href="/adopsi/{ADOPTION}"' in html


def test_the_lineage_is_drawn_and_listed_with_changes_and_visits(town: Site) -> None:
    town.ask(*to_publication(), *the_climb(), *derive())
    town.ask(observe_practice(by=officer_of(PROVINSI), practice_id=DERIVED, source=CATALOGUE))
    for practice_id in (PRACTICE, DERIVED):
        html = town.visitor().get(f"/praktik/{practice_id}").text
        drawing = html[html.index('<svg class="tree"') : html.index("</svg></div>")]
        assert re.findall(r"<title>([^<]+)</title>", drawing) == [
            "Dinas Contoh Kota",
            "Dinas Contoh Kabupaten",
            "Dinas Contoh Provinsi",
        ]
        assert f'href="/praktik/{DERIVED}"' in drawing
        assert drawing.count('class="edge"') == 1
        assert drawing.count('class="edge claim"') == 1
        nested = seen(html[html.index("<main") :])
        assert "Dinas Contoh Kabupaten M Modifikasi sejak 2023 lewat kunjungan Papan diganti" in nested
        assert f'href="/kunjungan/{VISIT}"' in html


def test_a_derived_practice_leads_back_to_its_origin(town: Site) -> None:
    town.ask(*to_publication(), *the_climb(), *derive())
    html = town.visitor().get(f"/praktik/{DERIVED}").text
    assert "Dikembangkan dari praktik Loket pengaduan satu hari, Dinas Contoh Kota" in seen(html)
    assert "Menunggu verifikasi" in seen(html)
    assert "Belum diperiksa pihak lain." in seen(html)


def test_an_officer_sees_how_far_the_own_agency_has_come(town: Site) -> None:
    town.ask(*to_publication(), *the_climb())
    page = read(town.officer(KABUPATEN), SHOW)
    assert "Dinas Contoh Kabupaten mengamati praktik ini sejak Kamis, 9 Maret 2023" in page
    assert "A Amati Selesai Sejak Kamis, 9 Maret 2023" in page
    assert "T Tiru Selesai Sejak Senin, 1 Mei 2023" in page
    assert "M Modifikasi Selesai Sejak Senin, 2 Oktober 2023" in page
    assert "0 dari 1 langkah selesai 0% Melatih petugas Bidang tenggat 1 Jun 2023" in page
    assert "instansi Anda" in page


def test_an_agency_that_does_not_follow_it_yet_is_offered_to_observe(town: Site) -> None:
    town.ask(*to_publication())
    html = town.officer(PROVINSI).get(SHOW).text
    assert "Instansi Anda belum mengikuti praktik ini." in seen(html)
    assert f'href="{SHOW}/amati"' in html


def test_a_visitor_without_an_account_reads_but_is_offered_no_deeds(town: Site) -> None:
    town.ask(*to_publication(), *the_climb())
    html = town.visitor().get(SHOW).text
    assert "Progres ATM instansi Anda" not in html
    assert "Naskah" not in seen(html)
    assert 'method="post"' not in html


def test_a_host_that_receives_guests_says_how(town: Site) -> None:
    town.ask(*to_publication())
    assert "Tuan rumah belum menyatakan menerima kunjungan." in read(town.visitor(), SHOW)
    town.ask(receive_guests())
    page = read(town.visitor(), SHOW)
    assert "Rencanakan kunjungan ke Dinas Contoh Kota" in page
    assert "Kapasitas 4 rombongan per bulan, 30 orang" in page
    assert "Diajukan paling lambat 7 hari sebelumnya" in page


def test_visits_about_it_are_listed_those_ahead_first(town: Site) -> None:
    ahead = uuid4()
    town.ask(*to_publication())
    plan = a_plan(practice_ids=(PRACTICE,), purpose="Melihat papan jawaban")
    town.ask(propose(plan, ahead))
    assert "Menunggu jawaban" in read(town.visitor(), SHOW)
    town.ask(accept(visit_id=ahead))
    page = read(town.visitor(), SHOW)
    assert "Kunjungan tentang praktik ini" in page
    assert "Melihat papan jawaban 2 Februari 2027" in page


def test_a_draft_is_there_for_its_owner_alone(town: Site) -> None:
    town.ask(draft_practice())
    assert "Naskah Draf edisi 1" in read(town.officer(KOTA), SHOW)
    for stranger in (town.visitor(), town.officer(KABUPATEN), town.officer(KEMENTERIAN, AccountRole.CURATOR)):
        assert stranger.get(SHOW).status_code == 404
    assert town.officer(KABUPATEN).get(MANUSCRIPT).status_code == 404


def test_a_returned_practice_is_read_by_its_owner_and_by_curators_with_the_remarks(town: Site) -> None:
    town.ask(draft_practice(), submit_practice(), return_practice())
    assert town.visitor().get(SHOW).status_code == 404
    for reader in (town.officer(KOTA), town.officer(KEMENTERIAN, AccountRole.CURATOR)):
        page = read(reader, SHOW)
        assert "Catatan pemeriksa. Hasil: Sebutkan tahunnya" in page
        assert "Dikembalikan untuk diperbaiki" in page


def test_the_next_edition_is_read_as_manuscript_while_the_published_one_stands(town: Site) -> None:
    town.ask(*to_publication(), revise(name="Loket dua jam"), submit_practice())
    assert "<h1>Loket pengaduan satu hari</h1>" in town.visitor().get(SHOW).text
    owner, curator = town.officer(KOTA), town.officer(KEMENTERIAN, AccountRole.CURATOR)
    for reader in (owner, curator):
        assert "Baca naskah terbaru" in read(reader, SHOW)
        assert "<h1>Loket dua jam</h1>" in reader.get(MANUSCRIPT).text
    assert town.visitor().get(MANUSCRIPT).status_code == 303
    assert town.officer(KABUPATEN).get(MANUSCRIPT).status_code == 404


def test_a_retired_practice_says_since_when_and_why(town: Site) -> None:
    retire = RetirePractice(
        by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, reason="digabung", on=date(2026, 1, 5)
    )
    town.ask(*to_publication(), retire)
    page = read(town.visitor(), SHOW)
    assert "Tidak dipakai lagi sejak Senin, 5 Januari 2026" in page
    assert "Amati praktik ini" not in read(town.officer(KABUPATEN), SHOW)


def test_a_reader_of_another_level_of_government_is_warned(town: Site) -> None:
    province_only = next(code for code in terms.spm() if terms.spm_level(code) == "provinsi")
    commands = to_publication()
    commands[1] = draft_practice(description=a_description(spm=(province_only,)))
    town.ask(*commands)
    assert "Kewenangan berbeda." in read(town.officer(KABUPATEN), SHOW)
    assert "Kewenangan berbeda." not in read(town.officer(PROVINSI), SHOW)
    assert "Kewenangan berbeda." not in read(town.visitor(), SHOW)


@pytest.mark.parametrize("path", [f"/praktik/{NOBODYS}", f"/praktik/{NOBODYS}/naskah", "/praktik/x"])
def test_what_is_not_there_is_said_calmly(town: Site, path: str) -> None:
    assert town.officer(KOTA).get(path).status_code == 404


def test_a_page_with_three_followers_asks_as_many_queries_as_with_one(town: Site) -> None:
    town.ask(*to_publication(), *the_climb())
    visitor = town.visitor()
    with town.counted() as one:
        visitor.get(SHOW)
    town.ask(
        observe_practice(by=officer_of(PROVINSI), source=CATALOGUE),
        observe_practice(by=officer_of(DESA), source=CATALOGUE),
    )
    with town.counted() as three:
        visitor.get(SHOW)
    assert len(one) == len(three) <= 8


def test_an_agency_sees_what_it_wrote_and_a_curator_what_waits(town: Site) -> None:
    town.ask(draft_practice())
    assert "Loket pengaduan satu hari Draf" in read(town.officer(KOTA), "/praktik")
    assert "Belum ada praktik yang ditulis." in read(town.officer(KABUPATEN), "/praktik")
    curator = town.officer(KEMENTERIAN, AccountRole.CURATOR)
    assert "Tidak ada praktik yang menunggu verifikasi." in read(curator, "/praktik")
    town.ask(submit_practice())
    assert "Loket pengaduan satu hari Dinas Contoh Kota 1" in read(curator, "/praktik")
    assert town.visitor().get("/praktik").headers["location"] == "/masuk?next=%2Fpraktik"
