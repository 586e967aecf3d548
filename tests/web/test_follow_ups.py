"""Answering follow-ups: who is asked what, and what an answer or a silence becomes."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.web.site import Site, read, seen, send
from tests.words.agencies_visits import DESA, KABUPATEN, KOTA, VISIT
from tests.words.practices import ADOPTION, observe_practice, to_publication

WAITING = "/tindak-lanjut/ditanya"


@pytest.fixture
def silent(town: Site) -> Site:
    """A visit of March 2023 and the adoption that it caused; nobody has answered anything."""
    town.ask(*to_publication(), observe_practice())
    return town


def test_what_waits_for_an_answer_is_listed_and_announced(silent: Site) -> None:
    officer = silent.officer(KABUPATEN)
    shown = read(officer, WAITING)
    assert "Kunjungan Melihat penanganan pengaduan bersama Dinas Contoh Kota" in shown
    assert "Adopsi Loket pengaduan satu hari bersama Dinas Contoh Kota" in shown
    assert shown.count("tidak dijawab sejak 9 Juni 2023") == 2
    assert "2 pertanyaan menunggu jawaban Anda." in read(officer, "/tindak-lanjut")


def test_who_was_not_asked_has_nothing_to_answer(silent: Site) -> None:
    assert "Semua sudah dijawab." in read(silent.officer(DESA), WAITING)
    assert silent.officer(DESA).get(f"{WAITING}/{VISIT}/3").status_code == 404
    assert silent.visitor().get(WAITING).headers["location"].startswith("/masuk?next=")


@pytest.mark.parametrize(("subject", "page"), [(VISIT, ""), (ADOPTION, f"/adopsi/{ADOPTION}")])
def test_an_answer_ends_the_silence_for_that_question(silent: Site, subject: object, page: str) -> None:
    officer = silent.officer(KABUPATEN)
    path = f"{WAITING}/{subject}/3"
    typed = {"followed": "sebagian", "text": "Dua loket berjalan", "on": "2023-07-01"}
    assert "Jawaban dicatat." in read(officer, send(officer, path, typed))
    assert "Instansi Anda sudah menjawab pertanyaan ini pada 1 Juli 2023." in read(officer, path)
    assert read(officer, WAITING).count("tidak dijawab sejak 9 Juni 2023") == 1
    if page:
        shown = read(silent.visitor(), page)
        assert "Berjalan sebagian Dua loket berjalan" in shown
        assert shown.count("Tidak ada jawaban") == 5


def test_an_answer_needs_a_choice_and_keeps_the_rest(silent: Site) -> None:
    typed = {"text": "Dua loket berjalan", "on": "2023-07-01"}
    answer = send(silent.officer(KOTA), f"{WAITING}/{ADOPTION}/6", typed)
    assert answer.startswith("422 ")
    assert "Keadaannya sekarang: Pilih atau isi paling sedikit satu." in seen(answer)
    assert "Dua loket berjalan" in answer


def test_an_answer_before_its_day_is_refused(silent: Site) -> None:
    typed = {"followed": "berjalan", "on": "2023-04-01"}
    answer = send(silent.officer(KABUPATEN), f"{WAITING}/{ADOPTION}/3", typed)
    assert answer.startswith("409 ")
    assert "Harinya belum tiba." in seen(answer)


@pytest.mark.parametrize("months", ["0", "4", "03", "9" * 30, "tiga"])
def test_only_three_six_and_twelve_months_are_asked_after(silent: Site, months: str) -> None:
    assert silent.officer(KABUPATEN).get(f"{WAITING}/{VISIT}/{months}").status_code == 404


def test_what_nobody_knows_is_not_found(silent: Site) -> None:
    assert silent.officer(KABUPATEN).get(f"{WAITING}/{uuid4()}/3").status_code == 404
