"""The pages of trainings: what is on them, where they lead, who is refused."""

from __future__ import annotations

from uuid import uuid4

from exchange.values import Source, SourceKind
from tests.web.site import Site, hidden, read, seen, send
from tests.words.agencies_visits import KABUPATEN, PROVINSI
from tests.words.gatherings import SECOND_DAY, hold_training, teach
from tests.words.practices import (
    TRAINING,
    announce_training,
    make_commitment,
    record_past_training,
)

SHOW = f"/pelatihan/{TRAINING}"
PLAN: dict[str, object] = {
    "title": "Pelatihan musim hujan",
    "first_day": "2026-09-16",
    "last_day": "2026-09-17",
    "place": "Aula Contoh",
    "mode": "luring",
    "purpose": "Relawan memahami data.",
    "method-1": "ceramah",
    "method-2": "diskusi kelompok",
    "legal-1": "Permensos 16/2017",
}
TOLD = PLAN | {
    "session-1-subject": "Verifikasi data",
    "session-1-day": "2026-09-17",
    "session-1-speaker": "Operator data",
    "session-1-speaker_name": "Contoh Pemateri",
    "session-2-subject": "Kebijakan",
    "session-2-day": "2026-09-16",
    "session-2-speaker": "Penyuluh Sosial Muda",
    "session-2-speaker_name": "Contoh Pemateri Lain, M.Si",
    "session-2-second_speaker": "Koordinator daerah",
    "participant-1-category": "PSM",
    "participant-1-count": "17",
    "participant-2-category": "TKSK",
    "participant-2-count": "3",
}


def test_an_empty_list_says_so(town: Site) -> None:
    assert "Belum ada pelatihan yang dicatat." in read(town.visitor(), "/pelatihan")


def test_a_training_is_shown_by_day_with_all_who_took_part(town: Site) -> None:
    promise = make_commitment(source=Source(kind=SourceKind.TRAINING, id=TRAINING))
    town.ask(
        announce_training(),
        teach("Verifikasi data", SECOND_DAY),
        teach("Kebijakan"),
        hold_training(),
        promise,
    )
    shown = read(town.visitor(), SHOW)
    for words in (
        "Penyelenggara Dinas Contoh Provinsi · 16–17 September 2020",
        "Peserta 20 orang dalam 2 kelompok",
        "Lama 2 hari",
        "Rabu, 16 September 2020 1 materi Kebijakan Penyuluh Sosial Muda",
        "Kamis, 17 September 2020 1 materi Verifikasi data",
        "PSM 17 TKSK 3 Jumlah 20",
        "ceramah diskusi kelompok",
        "Permensos 16/2017",
        "Aula Cendekia",
        promise.text,
    ):
        assert words in shown
    assert shown.index("Kebijakan") < shown.index("Verifikasi data")


def test_a_past_training_is_told_whole_on_one_form(town: Site) -> None:
    officer = town.officer(PROVINSI)
    shown = read(officer, send(officer, "/pelatihan/catat", TOLD))
    for words in (
        "Pelatihan dicatat.",
        "Dicatat kemudian",
        "Kebijakan Contoh Pemateri Lain, M.Si Penyuluh Sosial Muda Koordinator daerah",
        "Verifikasi data Contoh Pemateri Operator data",
        "PSM 17 TKSK 3 Jumlah 20",
    ):
        assert words in shown


def test_a_form_that_lacks_something_keeps_what_was_typed(town: Site) -> None:
    spoilt = {"session-1-subject": "", "participant-2-count": "tiga", "place": ""}
    answer = send(town.officer(PROVINSI), "/pelatihan/catat", TOLD | spoilt)
    assert answer.startswith("422 ")
    for fault in (
        "Tempat: Isian ini wajib diisi.",
        "Materi: Isian ini wajib diisi.",
        "Orang: Isi dengan bilangan bulat, misalnya 12.",
    ):
        assert fault in seen(answer)
    for typed in ("Contoh Pemateri Lain, M.Si", 'value="tiga"', "diskusi kelompok", "Permensos 16/2017"):
        assert typed in answer
    assert "Belum ada pelatihan yang dicatat." in read(town.visitor(), "/pelatihan")


def test_a_session_outside_the_days_is_refused_in_words(town: Site) -> None:
    town.ask(announce_training())
    told = {"subject": "Kebijakan", "day": "2020-10-01"}
    answer = send(town.officer(PROVINSI), f"{SHOW}/materi", told)
    assert answer.startswith("422 ")
    assert "16 September 2020" in seen(answer)
    assert "Belum ada materi yang dicatat." in read(town.visitor(), SHOW)


def test_an_announced_training_is_filled_and_held(town: Site) -> None:
    officer = town.officer(PROVINSI)
    show = send(officer, "/pelatihan/baru", PLAN).partition("?")[0]
    taught = {"subject": "Kebijakan", "day": "2026-09-16", "speaker": "Penyuluh"}
    assert "Materi ditambahkan." in read(officer, send(officer, f"{show}/materi", taught))
    held = {
        "first_day": "2026-09-16",
        "last_day": "2026-09-17",
        "participant-1-category": "PSM",
        "participant-1-count": "17",
    }
    shown = read(officer, send(officer, f"{show}/pelaksanaan", held))
    assert "Pelaksanaan pelatihan dicatat." in shown
    assert "PSM 17 Jumlah 17" in shown
    assert "Catat pelaksanaan" not in shown


def test_what_lies_ahead_is_not_recorded_as_held(town: Site) -> None:
    town.ask(announce_training())
    held = {"first_day": "2027-09-16", "last_day": "2027-09-17"}
    answer = send(town.officer(PROVINSI), f"{SHOW}/pelaksanaan", held)
    assert answer.startswith("409 ")
    assert "Harinya belum tiba." in seen(answer)


def test_a_cancelled_training_says_why(town: Site) -> None:
    town.ask(announce_training())
    officer = town.officer(PROVINSI)
    assert "Dibatalkan. Dana dialihkan." in read(
        officer, send(officer, f"{SHOW}/batal", {"reason": "Dana dialihkan."})
    )


def test_only_the_organiser_is_offered_and_allowed_changes(town: Site) -> None:
    town.ask(announce_training())
    assert "Catat pelaksanaan" in read(town.officer(PROVINSI), SHOW)
    for reader in (town.visitor(), town.officer(KABUPATEN)):
        assert "Kelola pelatihan" not in read(reader, SHOW)
    other = town.officer(KABUPATEN)
    assert other.get(f"{SHOW}/batal").status_code == 403
    told = hidden(other.get("/pelatihan/baru").text) | {"reason": "Bukan milik kami.", "seen": "1"}
    assert other.post(f"{SHOW}/batal", data=told).status_code == 403
    assert "Diumumkan" in read(town.visitor(), SHOW)


def test_who_is_not_signed_in_is_led_to_the_door(town: Site) -> None:
    town.ask(announce_training())
    acts = ("materi", "pelaksanaan", "batal")
    for path in ("/pelatihan/baru", "/pelatihan/catat", *(f"{SHOW}/{act}" for act in acts)):
        assert town.visitor().get(path).headers["location"].startswith("/masuk?next="), path


def test_the_list_is_narrowed_by_its_address(town: Site) -> None:
    town.ask(announce_training(), record_past_training(training_id=uuid4()))
    visitor = town.visitor()
    assert "2 pelatihan" in read(visitor, "/pelatihan")
    assert "1 pelatihan" in read(visitor, "/pelatihan?status=held&tahun=2020")
    assert "Diselenggarakan Dinas Contoh Provinsi" in read(visitor, f"/pelatihan?instansi={PROVINSI}")
    assert "Belum ada pelatihan yang cocok." in read(visitor, f"/pelatihan?instansi={KABUPATEN}")
    for bad in ("status=x", "tahun=dua", "halaman=0", "instansi=1"):
        assert visitor.get(f"/pelatihan?{bad}").status_code == 422
    assert visitor.get(f"/pelatihan/{uuid4()}").status_code == 404


def test_one_row_and_three_take_the_same_questions(town: Site) -> None:
    town.ask(record_past_training())
    visitor = town.visitor()
    with town.counted() as one:
        assert "1 pelatihan" in read(visitor, "/pelatihan")
    town.ask(*(record_past_training(training_id=uuid4()) for _ in range(2)))
    with town.counted() as three:
        assert "3 pelatihan" in read(visitor, "/pelatihan")
    assert len(one) == len(three)
