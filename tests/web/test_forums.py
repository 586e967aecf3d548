"""The pages of forums: what is on them, where they lead, who is refused."""

from __future__ import annotations

from uuid import uuid4

from exchange.handling import Command
from tests.web.site import Site, hidden, read, seen, send
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI
from tests.words.gatherings import present_innovation, respond, state_support
from tests.words.practices import (
    FORUM,
    INNOVATION,
    PRESENTATION,
    announce_forum,
    hold_forum,
    record_past_forum,
    register_innovation,
)

SHOW = f"/pemaparan/{FORUM}"
PLAN: dict[str, object] = {
    "title": "Pemaparan musim hujan",
    "first_day": "2026-03-10",
    "last_day": "2026-03-10",
    "place": "Aula Contoh",
    "mode": "hibrida",
    "about": "Dua model layanan.",
    "moderator": "Sekretaris",
    "moderator_name": "Contoh Moderator, S.Sos.",
}
TOLD = PLAN | {
    "presentation-1-title": "Sudut karya",
    "presentation-1-presenter": "Pekerja Sosial Madya",
    "presentation-1-presenter_name": "Contoh Pemapar",
    "presentation-1-material": "Tiga sudut.",
    "presentation-2-title": "Sistem data",
    "presentation-2-presenter": "Pekerja Sosial Pertama",
    "presentation-2-presenter_name": "Contoh Pemapar Lain",
    "attendance-1-group": "Kepala balai",
    "attendance-1-count": "7",
    "attendance-1-mode": "daring",
    "attendance-2-group": "Pekerja sosial",
    "attendance-2-mode": "luring",
    "opened_by": "Kepala Dinas",
}


def whole_forum() -> list[Command]:
    return [
        register_innovation(),
        announce_forum(),
        present_innovation(),
        hold_forum(),
        respond(KABUPATEN),
        respond(PROVINSI, "Siapa yang membeli?", "Warung di depan balai."),
        state_support(),
    ]


def test_an_empty_list_says_so(town: Site) -> None:
    assert "Belum ada pemaparan yang dicatat." in read(town.visitor(), "/pemaparan")


def test_a_forum_shows_what_was_presented_asked_and_promised(town: Site) -> None:
    town.ask(*whole_forum())
    shown = read(town.visitor(), SHOW)
    for words in (
        "Terlaksana",
        "Pemaparan model layanan",
        "Penyelenggara Dinas Contoh Provinsi · 10 Maret 2021",
        "Pojok kreasi",
        "Pemapar Pekerja Sosial Madya Dinas Contoh Kota",
        "Tiga sudut kerja.",
        "Bagaimana bahan bakunya? Dinas Contoh Kabupaten",
        "Siapa yang membeli? peserta Jawaban: Warung di depan balai.",
        "Siap membantu bila ada kendala. Kepala Dinas Contoh",
        "Pekerja sosial Daring tidak dihitung",
        "Belum ada tindak lanjut yang dicatat.",
        "Moderator Sekretaris",
    ):
        assert words in shown
    assert f'href="/inovasi/{INNOVATION}"' in town.visitor().get(SHOW).text


def test_a_past_forum_is_told_whole_on_one_form(town: Site) -> None:
    officer = town.officer(PROVINSI)
    shown = read(officer, send(officer, "/pemaparan/catat", TOLD))
    for words in (
        "Pemaparan dicatat.",
        "Dicatat kemudian",
        "Pemapar Contoh Pemapar Pekerja Sosial Madya",
        "Contoh Pemapar Lain Pekerja Sosial Pertama",
        "Contoh Moderator, S.Sos. Sekretaris",
        "Kepala balai Daring 7",
        "Pekerja sosial Luring tidak dihitung",
    ):
        assert words in shown


def test_a_form_that_lacks_something_keeps_what_was_typed(town: Site) -> None:
    answer = send(
        town.officer(PROVINSI),
        "/pemaparan/catat",
        TOLD | {"presentation-2-title": "", "last_day": "2026-03-01", "attendance-1-count": "banyak"},
    )
    assert answer.startswith("422 ")
    assert "Judul paparan: Isian ini wajib diisi." in seen(answer)
    assert "Orang: Isi dengan bilangan bulat, misalnya 12." in seen(answer)
    for typed in ("Contoh Pemapar Lain", "Tiga sudut.", 'value="banyak"', "Contoh Moderator, S.Sos."):
        assert typed in answer
    assert "Belum ada pemaparan yang dicatat." in read(town.visitor(), "/pemaparan")


def test_what_the_exchange_refuses_is_told_at_its_field(town: Site) -> None:
    answer = send(town.officer(PROVINSI), "/pemaparan/baru", PLAN | {"last_day": "2026-03-01"})
    assert answer.startswith("422 ")
    assert "Hari terakhir: Tanggal selesai harus pada atau setelah 10 Maret 2026." in seen(answer)


def test_an_announced_forum_is_filled_held_answered_and_supported(town: Site) -> None:
    town.ask(register_innovation())
    officer = town.officer(PROVINSI)
    show = send(officer, "/pemaparan/baru", PLAN).partition("?")[0]
    presentation = {"title": "Sudut karya", "presenter": "Pekerja Sosial"}
    assert "Paparan ditambahkan." in read(officer, send(officer, f"{show}/paparan", presentation))
    held = {"first_day": "2026-03-11", "last_day": "2026-03-11"}
    shown = read(officer, send(officer, f"{show}/pelaksanaan", held))
    assert "Pelaksanaan dicatat." in shown
    assert "11 Maret 2026" in shown
    supported = {"text": "Siap membantu.", "by_official": "Kepala Dinas"}
    assert "Siap membantu. Kepala Dinas" in read(officer, send(officer, f"{show}/dukungan", supported))


def test_an_agency_responds_for_itself(town: Site) -> None:
    town.ask(*whole_forum())
    guest = town.officer(KABUPATEN)
    said = {"presentation_id": str(PRESENTATION), "text": "Berapa biayanya?"}
    shown = read(guest, send(guest, f"{SHOW}/tanggapan", said))
    assert "Berapa biayanya? Dinas Contoh Kabupaten" in shown
    refused = send(guest, f"{SHOW}/tanggapan", said | {"answer": "Sedikit."})
    assert refused.startswith("403 ")
    assert "Berapa biayanya?" in refused
    assert "Jawaban: Sedikit." not in read(guest, SHOW)


def test_the_organiser_tells_what_others_asked(town: Site) -> None:
    town.ask(*whole_forum())
    said = {
        "presentation_id": str(PRESENTATION),
        "text": "Berapa biayanya?",
        "answer": "Murah.",
        "of_others": "1",
    }
    shown = read(town.visitor(), send(town.officer(PROVINSI), f"{SHOW}/tanggapan", said))
    assert "Berapa biayanya? peserta Jawaban: Murah." in shown


def test_a_cancelled_forum_says_why(town: Site) -> None:
    town.ask(announce_forum())
    officer = town.officer(PROVINSI)
    shown = read(officer, send(officer, f"{SHOW}/batal", {"reason": "Aula dipakai."}))
    assert "Dibatalkan. Aula dipakai." in shown
    assert "Kelola pemaparan" not in shown


def test_only_the_organiser_is_offered_and_allowed_changes(town: Site) -> None:
    town.ask(announce_forum())
    assert "Catat pelaksanaan" in read(town.officer(PROVINSI), SHOW)
    for reader in (town.visitor(), town.officer(KOTA)):
        assert "Kelola pemaparan" not in read(reader, SHOW)
    other = town.officer(KOTA)
    assert other.get(f"{SHOW}/batal").status_code == 403
    told = hidden(other.get("/pemaparan/baru").text) | {"reason": "Bukan milik kami.", "seen": "1"}
    assert other.post(f"{SHOW}/batal", data=told).status_code == 403
    assert "Diumumkan" in read(town.visitor(), SHOW)


def test_who_is_not_signed_in_is_led_to_the_door(town: Site) -> None:
    town.ask(announce_forum())
    acts = ("paparan", "pelaksanaan", "tanggapan", "dukungan", "batal")
    for path in ("/pemaparan/baru", "/pemaparan/catat", *(f"{SHOW}/{act}" for act in acts)):
        answer = town.visitor().get(path)
        assert answer.headers["location"].startswith("/masuk?next="), path


def test_the_list_is_narrowed_by_its_address(town: Site) -> None:
    town.ask(announce_forum(), record_past_forum(forum_id=uuid4()))
    visitor = town.visitor()
    assert "2 pemaparan" in read(visitor, "/pemaparan")
    assert "1 pemaparan" in read(visitor, "/pemaparan?status=held&tahun=2021")
    assert "Belum ada pemaparan yang cocok." in read(visitor, "/pemaparan?tahun=2025")
    for bad in ("status=x", "tahun=0", f"tahun={2**70}", "halaman=-1"):
        assert visitor.get(f"/pemaparan?{bad}").status_code == 422
    assert visitor.get(f"/pemaparan/{uuid4()}").status_code == 404


def test_one_row_and_three_take_the_same_questions(town: Site) -> None:
    town.ask(record_past_forum())
    visitor = town.visitor()
    with town.counted() as one:
        assert "1 pemaparan" in read(visitor, "/pemaparan")
    town.ask(*(record_past_forum(forum_id=uuid4()) for _ in range(2)))
    with town.counted() as three:
        assert "3 pemaparan" in read(visitor, "/pemaparan")
    assert len(one) == len(three)


def test_heads_are_added_up_when_all_were_counted(town: Site) -> None:
    officer = town.officer(PROVINSI)
    shown = read(officer, send(officer, "/pemaparan/catat", TOLD | {"attendance-2-count": "24"}))
    assert "Jumlah 31" in shown
    town.ask(record_past_forum())
    assert "Jumlah" not in read(officer, SHOW)
