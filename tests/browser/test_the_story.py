"""The story of a visit in a browser: asked for, held, reported, copied, changed; and seen by all at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from demo.accounts import PASSWORD
from tests.browser import story as told
from tests.browser.conftest import Visit
from tests.browser.people import Person
from tests.browser.screens import DESK, PHONE, Screen
from tests.browser.story import DEPOK, MAGELANG, SALATIGA, SURABAYA, Story, seen

AT_A_DESK = Story(
    MAGELANG, SURABAYA, "Pemberdayaan PPKS berdasarkan asesmen", "Belajar giliran asesmen (contoh)"
)
BY_TELEPHONE = Story(
    DEPOK, SALATIGA, "Kemitraan dengan LKS/LKSA untuk anak telantar", "Belajar kartu mitra (contoh)"
)
SIX_ASPECTS = "Peningkatan bertahap Indeks Pelayanan Publik lewat enam aspek"


@pytest.mark.parametrize(
    ("story", "screen", "javascript"),
    [(AT_A_DESK, DESK, True), (BY_TELEPHONE, PHONE, False)],
    ids=["at a desk", "by telephone without JavaScript"],
)
def test_a_practice_is_visited_copied_and_changed(
    visit: Visit, story: Story, screen: Screen, javascript: bool
) -> None:
    person = Person.at(visit(screen, javascript=javascript))
    passer_by = Person.at(visit(screen, javascript=javascript))
    before = seen(passer_by, story)

    with person.signed_in(story.host.username):
        told.receive_at_once(person, story.host)
    with person.signed_in(story.guest.username):
        told.propose(person, story)
    assert told.visit_state(passer_by, story) == ("Diusulkan", "Menunggu jawaban")
    with person.signed_in(story.host.username):
        told.accept(person, story)
        assert told.visit_state(passer_by, story) == ("Terjadwal", "Terjadwal")
        told.hold(person)
        told.answer(person)
    assert told.visit_state(passer_by, story) == ("Terlaksana", "Terlaksana")
    with person.signed_in(story.guest.username):
        told.open_visit(person, story)
        told.record(person)
        told.report(person)
        told.attest(person)
        assert told.visit_state(passer_by, story) == ("Terlaksana", "Dilaporkan")
    with person.signed_in(story.host.username):
        told.open_visit(person, story)
        told.attest(person)
    assert told.visit_state(passer_by, story) == ("Terlaksana", "Selesai")
    assert seen(passer_by, story) == before

    with person.signed_in(story.guest.username):
        told.observe(person, story)
        assert seen(passer_by, story) == before.after(1, 0, 0, stage="Amati")
        told.decide(person)
        told.name_person_in_charge(person)
        told.set_indicator(person)
        told.replicate(person)
        assert seen(passer_by, story) == before.after(0, 1, 0, stage="Tiru")
        told.measure(person)
        told.modify(person)
        assert seen(passer_by, story) == before.after(0, 0, 1, stage="Modifikasi")


def test_a_visit_is_asked_for_by_keyboard_alone(visit: Visit) -> None:
    """The host needs notice: the first of January is refused, and days that fit are offered."""
    person = Person.at(visit(DESK))
    page, purpose = person.page, "Belajar tanpa tetikus (contoh)"
    person.tab_to(page.get_by_role("link", name="Masuk", exact=True))
    person.enter()
    person.type_into("Nama pengguna", "kemensos")
    person.type_into("Kata sandi", PASSWORD)
    person.enter()
    person.tab_to(page.get_by_role("searchbox"))
    page.keyboard.type("enam aspek")
    person.enter()
    person.tab_to(page.get_by_role("heading", name=SIX_ASPECTS).get_by_role("link"))
    person.enter()
    person.tab_to(page.get_by_role("link", name=f"Rencanakan kunjungan ke {MAGELANG.name}"))
    person.enter()
    person.type_into("Tujuan kunjungan", purpose)
    person.type_into("Pertanyaan 1", "Apakah semua dapat dicapai? (contoh)")
    person.tab_to(page.get_by_label("Tanggal mulai"))
    for key in ("ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    person.type_into("Jumlah rombongan", "4")
    person.enter()
    expect(page.get_by_role("alert")).to_be_focused()
    person.reads("Belum tersimpan", "Tanggal yang masih cocok.")
    person.is_refused("Conflict")
    person.tab_to(page.locator("button[name=pakai]").first)
    person.enter()
    person.reads("Menunggu jawaban", purpose)


def test_a_closed_gate_names_what_is_missing(visit: Visit) -> None:
    """Who has the form of the trial open, perhaps from a bookmark, is told what comes first."""
    person = Person.at(visit())
    with person.signed_in(MAGELANG.username):
        person.go("Adopsi")
        person.follow(BY_TELEPHONE.practice)
        person.visitor.open(f"{person.page.url}/tiru")
        person.send({"Tempat uji coba": "Kelurahan yang diketik (contoh)"}, "Mulai uji coba")
        person.reads("Belum lengkap:")
        person.is_refused("Conflict")
        expect(person.main.get_by_label("Tempat uji coba")).to_have_value("Kelurahan yang diketik (contoh)")


def test_an_expired_form_keeps_what_was_typed(visit: Visit) -> None:
    """Signing in again elsewhere makes the forms that are open too old to send."""
    person = Person.at(visit())
    story = replace(AT_A_DESK, guest=SALATIGA, purpose="Belajar setelah masuk lagi (contoh)", days_ahead=35)
    person.sign_in(SALATIGA.username)
    told.plan(person, story)
    person.fill({"Pertanyaan 1": story.question})
    with person.in_another_tab() as other:
        other.sign_out()
        other.sign_in(SALATIGA.username)
    person.press("Kirim permohonan")
    person.reads("Formulir kedaluwarsa. Periksa isian Anda, lalu kirim ulang.", story.purpose, story.question)
    person.is_refused("Forbidden")
    person.press("Kirim ulang")
    person.reads("Menunggu jawaban", story.purpose, story.question)
    person.sign_out()


def test_a_form_sent_twice_records_once(visit: Visit) -> None:
    """As an impatient second click over a slow line does, when the first has already arrived."""
    person = Person.at(visit())
    story = replace(BY_TELEPHONE, guest=SURABAYA, purpose="Belajar mengeklik sekali (contoh)", days_ahead=35)
    with person.signed_in(SURABAYA.username):
        told.plan(person, story)
        person.fill({"Pertanyaan 1": story.question})
        with person.page.expect_request(lambda request: request.method == "POST") as sent:
            person.press("Kirim permohonan")
        person.reads("Menunggu jawaban", story.purpose)
        again = person.page.request.post(
            sent.value.url,
            data=sent.value.post_data,
            headers={"content-type": "application/x-www-form-urlencoded"},
        )
        assert again.url == person.page.url
        person.go("Kunjungan")
        expect(person.main.get_by_role("link", name=story.purpose)).to_have_count(1)
