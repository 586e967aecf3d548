"""The adoption board and the page of one climb: what is on them, where they lead, who is refused."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from exchange.adoptions.adoption import adoption_id
from exchange.adoptions.commands import StopAdoption
from exchange.values import Source, SourceKind
from tests.web.site import Site, read, seen
from tests.words.agencies_visits import KABUPATEN, KEMENTERIAN, KOTA, PROVINSI, officer_of
from tests.words.practices import (
    ADOPTION,
    CORE,
    PRACTICE,
    draft_practice,
    make_commitment,
    observe_practice,
    publish_practice,
    submit_practice,
    the_climb,
    to_publication,
    verify_practice,
)

SHOW = f"/adopsi/{ADOPTION}"
NAME = "Loket pengaduan satu hari"
BY_CATALOGUE = Source(kind=SourceKind.CATALOGUE)


@pytest.fixture
def climb(town: Site) -> Site:
    """KABUPATEN tries KOTA's practice; one step is planned."""
    town.ask(*to_publication(), *the_climb()[:6])
    return town


def more_practices(site: Site, number: int) -> list[UUID]:
    """So many more of KOTA's, each observed by KABUPATEN."""
    ids = [uuid4() for _ in range(number)]
    for practice_id in ids:
        site.ask(
            draft_practice(practice_id=practice_id),
            submit_practice(practice_id=practice_id),
            verify_practice(practice_id=practice_id),
            publish_practice(practice_id=practice_id),
            observe_practice(practice_id=practice_id),
        )
    return ids


def test_an_empty_board_leads_to_the_catalogue(town: Site) -> None:
    assert "Belum ada praktik yang Anda ikuti. Mulai dari katalog, lalu pilih Amati." in read(
        town.officer(KABUPATEN), "/adopsi"
    )
    assert "Belum ada adopsi yang cocok." in read(town.visitor(), "/adopsi")


def test_a_card_tells_practice_host_age_and_what_comes_next(climb: Site) -> None:
    board = read(climb.visitor(), "/adopsi")
    for words in (
        "Amati 0",
        "Tiru 1",
        "Modifikasi 0",
        NAME,
        "Dinas Contoh Kota dipelajari oleh Dinas Contoh Kabupaten",
        "3 tahun di tahap ini, sejak 1 Mei 2023",
        "Melatih petugas lewat tenggat 1 Juni 2023",
        "Penanggung jawab: Kepala Bidang",
    ):
        assert words in board


def test_an_officer_sees_the_own_board_and_may_ask_for_all(climb: Site) -> None:
    assert NAME in read(climb.officer(KABUPATEN), "/adopsi")
    other = climb.officer(PROVINSI)
    assert NAME not in read(other, "/adopsi")
    assert NAME in read(other, "/adopsi?instansi=semua")


def test_only_the_adopter_is_offered_to_move_a_card(climb: Site) -> None:
    assert "Pindahkan…" in read(climb.officer(KABUPATEN), "/adopsi")
    for reader in (climb.visitor(), climb.officer(KOTA)):
        shown = read(reader, "/adopsi?instansi=semua")
        assert NAME in shown
        assert "Pindahkan…" not in shown


def test_the_board_is_narrowed_by_practice_affair_and_column(climb: Site) -> None:
    visitor = climb.visitor()
    for query in (f"praktik={PRACTICE}", "urusan=sosial", "tahap=tiru"):
        assert NAME in read(visitor, f"/adopsi?{query}")
    for query in (f"praktik={uuid4()}", "urusan=kesehatan"):
        assert "Belum ada adopsi yang cocok." in read(visitor, f"/adopsi?{query}")


@pytest.mark.parametrize("query", ["tahap=terbang", "urusan=x", "halaman=0", "halaman=abc", "praktik=1"])
def test_a_filter_that_cannot_be_is_told_in_words(climb: Site, query: str) -> None:
    assert climb.visitor().get(f"/adopsi?{query}").status_code == 422


def test_what_stopped_is_folded_away_with_its_reason(climb: Site) -> None:
    other, stopped_id = officer_of(PROVINSI), adoption_id(PRACTICE, PROVINSI)
    climb.ask(
        observe_practice(by=other, source=BY_CATALOGUE),
        StopAdoption(by=other, key=uuid4(), adoption_id=stopped_id, reason="anggaran", on=date(2024, 1, 2)),
    )
    board = read(climb.visitor(), "/adopsi")
    assert "Berhenti 1" in board
    assert "Berhenti: Anggaran tidak tersedia Berhenti di tahap Amati, 2 Januari 2024" in board
    shown = read(climb.officer(PROVINSI), f"/adopsi/{stopped_id}")
    assert "Berhenti 2 Januari 2024. Anggaran tidak tersedia." in shown
    assert "Lanjutkan adopsi" in shown


def test_a_long_column_leads_to_all_of_it_in_pages(climb: Site) -> None:
    more_practices(climb, 21)
    visitor = climb.visitor()
    assert "Lihat semua 21" in read(visitor, "/adopsi")
    assert read(visitor, "/adopsi?tahap=amati").count(NAME) == 20
    assert read(visitor, "/adopsi?tahap=amati&halaman=2").count(NAME) == 1


def test_the_board_asks_as_much_for_one_card_as_for_three(climb: Site) -> None:
    visitor = climb.visitor()
    with climb.counted() as one:
        visitor.get("/adopsi")
    more_practices(climb, 2)
    with climb.counted() as three:
        assert read(visitor, "/adopsi").count(NAME) == 3
    assert len(one) == len(three)


def test_the_page_tells_the_whole_climb(town: Site) -> None:
    town.ask(
        *to_publication(), *the_climb(), make_commitment(source=Source(kind=SourceKind.ADOPTION, id=ADOPTION))
    )
    shown = read(town.visitor(), SHOW)
    for words in (
        f"{NAME} Tuan rumah Dinas Contoh Kota dipelajari oleh Tamu Dinas Contoh Kabupaten",
        "Meluas",
        "Amati Selesai Sejak 9 Maret 2023.",
        "Tiru Selesai Sejak 1 Mei 2023.",
        "Modifikasi Selesai Sejak 2 Oktober 2023.",
        "0 dari 1 langkah selesai",
        "Angka awal, 31 Maret 2023 12 hari",
        "1 September 2023 3 hari",
        "Sasaran 2 hari",
        "Papan jawaban : Mengganti Papan diganti pesan singkat",
        "Tujuan Jangkauan lebih luas",
        "Sebab Sarana dan prasarana",
        "Unsur inti dipertahankan",
        "Ditetapkan: SK 12/2024 (Surat keputusan (SK))",
        "Meluas: Semua kecamatan",
        "Memutakhirkan data PPKS",
        "Ditiru 20 Maret 2023",
        "Tempat uji coba Kecamatan Utara",
        "Kunjungan: Melihat penanganan pengaduan",
    ):
        assert words in shown, words


def test_silence_is_told_as_silence(climb: Site) -> None:
    shown = read(climb.visitor(), SHOW)
    assert shown.count("Tidak ada jawaban") == 6
    assert "Jawab sekarang" not in shown
    assert read(climb.officer(KOTA), SHOW).count("Jawab sekarang") == 3
    assert "Jawab sekarang" not in read(climb.officer(KEMENTERIAN), SHOW)


def test_figures_are_drawn_once_there_are_two(climb: Site) -> None:
    visitor = climb.visitor()
    assert "line-chart" not in visitor.get(SHOW).text
    climb.ask(*the_climb()[6:7])
    assert visitor.get(SHOW).text.count('class="line-chart"') == 1


def test_the_gate_names_what_is_missing_and_leads_there(town: Site) -> None:
    town.ask(*to_publication(), *the_climb()[:2])
    html = town.officer(KABUPATEN).get(SHOW).text
    shown = seen(html)
    assert "Selesai: Keputusan: ditiru atau disesuaikan dahulu" in shown
    assert "Belum: Penanggung jawab ditunjuk" in shown
    assert "Belum: Paling sedikit satu indikator dengan angka awal" in shown
    assert f'class="btn btn-primary" href="{SHOW}/penanggung-jawab"' in html
    assert "btn-primary" not in town.visitor().get(SHOW).text


def test_a_gate_that_is_open_leads_through(town: Site) -> None:
    town.ask(*to_publication(), *the_climb()[:4])
    assert f'class="btn btn-primary" href="{SHOW}/tiru"' in town.officer(KABUPATEN).get(SHOW).text


def test_only_the_adopter_is_offered_to_act(climb: Site) -> None:
    assert "Tindakan lain" in read(climb.officer(KABUPATEN), SHOW)
    for reader in (climb.visitor(), climb.officer(KOTA)):
        shown = read(reader, SHOW)
        for words in ("Tindakan lain", "Rencanakan langkah", "Tandai selesai", "Buat tindak lanjut"):
            assert words not in shown


def test_the_page_asks_as_much_for_one_of_each_as_for_many(climb: Site) -> None:
    visitor = climb.visitor()
    visitor.get(SHOW)
    with climb.counted() as one:
        visitor.get(SHOW)
    climb.ask(*the_climb()[6:])
    climb.ask(
        *(
            make_commitment(commitment_id=uuid4(), source=Source(kind=SourceKind.ADOPTION, id=ADOPTION))
            for _ in range(3)
        )
    )
    with climb.counted() as many:
        visitor.get(SHOW)
    assert len(one) == len(many)


def test_moving_a_card_tells_what_the_next_stage_asks_for(climb: Site) -> None:
    shown = read(climb.officer(KABUPATEN), f"{SHOW}/pindah")
    assert "Syarat ke tahap Modifikasi" in shown
    assert "Belum: Pengukuran setelah angka awal, atau alasan mengapa belum ada" in shown
    assert "Kembali ke tahap sebelumnya" in shown
    assert climb.officer(KOTA).get(f"{SHOW}/pindah").status_code == 403
    assert climb.visitor().get(f"{SHOW}/pindah").status_code == 303


@pytest.mark.parametrize(
    "path", [f"/adopsi/{UUID(int=1)}", "/adopsi/bukan-id", f"{SHOW}/unsur/{UUID(int=1)}"]
)
def test_what_is_not_there_is_not_found(climb: Site, path: str) -> None:
    assert climb.officer(KABUPATEN).get(path).status_code == 404


def test_the_modules_that_were_chosen_are_told(climb: Site) -> None:
    officer = climb.officer(KABUPATEN)
    html = officer.get(f"{SHOW}/unsur/{CORE}").text
    assert "Meja terima" in seen(html)
    assert "unsur inti" in seen(html)
