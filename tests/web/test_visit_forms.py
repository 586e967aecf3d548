"""Asking, answering and recording a visit through its forms."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest

from exchange.agencies.commands import RegisterAgency, SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.diaries.commands import BlockDays
from exchange.values import Headcount, Official
from exchange.visits.commands import CounterTerms
from exchange.visits.events import Terms
from projections.visit_board import BoardWish, board
from projections.visit_course import Answer, VisitState
from projections.visit_page import VisitRow, visit_row
from tests.web.site import Site, hidden, read, send
from tests.words.agencies_visits import (
    AFTERWARDS,
    BALAI,
    DAY,
    DESA,
    KABUPATEN,
    KOTA,
    OPERATOR,
    PANTI,
    PROVINSI,
    QUESTION,
    VISIT,
    a_plan,
    accept,
    draft,
    hold,
    officer_of,
    propose,
    record_past,
    report,
    terms,
)
from web.visit_acts import ACTS

NEW, PAST, SHOW = "/kunjungan/baru", "/kunjungan/catat", f"/kunjungan/{VISIT}"
ASKED: dict[str, object] = {
    "host-1": "Dinas Contoh Kota",
    "purpose": "Melihat loket terpadu",
    "question-1": "Siapa yang menjaga loket?",
    "first_day": "2027-02-02",
    "last_day": "2027-02-03",
    "mode": "luring",
    "slot": "pagi",
    "party_size": "12",
}
TERMS: dict[str, object] = {
    "first_day": "2027-02-09",
    "last_day": "2027-02-09",
    "mode": "daring",
    "slot": "siang",
    "party_size": "8",
}
PROOF: dict[str, object] = {
    "evidence.kind": "link",
    "evidence.caption": "Berita",
    "evidence.claim": "Terlaksana",
    "evidence.on": "2027-02-02",
    "evidence.url": "https://contoh.example/berita",
}


def visit(town: Site, address: str = SHOW, reader_id: UUID = KABUPATEN) -> VisitRow:
    """The visit at an address, as its guest reads it."""
    visit_id = UUID(address.partition("?")[0].rpartition("/")[2])
    with town.reading.connect() as db:
        row = visit_row(db, visit_id, reader_id)
    assert row is not None, address
    return row


def visits(town: Site) -> int:
    with town.reading.connect() as db:
        return board(db, BoardWish(reader_id=KABUPATEN), 1).total


def test_planning_needs_a_sign_in(town: Site) -> None:
    for page in (NEW, PAST, f"{SHOW}/terima"):
        assert town.visitor().get(page).headers["location"].startswith("/masuk?next=")


def test_a_proposal_is_sent_to_the_host(town: Site) -> None:
    typed = {
        **ASKED,
        "need": "Pengaduan lambat",
        "question-2": "Berapa biayanya?",
        "site_ids": [str(PANTI)],
        "topics": ["odgj"],
        "aspects": ["sarpras"],
        "leader": "Kepala Bidang",
        "leader_name": "Contoh Pimpinan, S.H.",
        "member-1-category": "pimpinan",
        "member-1-count": "2",
        "guest-1": "Desa Contoh",
    }
    address = send(town.officer(KABUPATEN), NEW, typed)
    assert address.endswith("?kabar=diusulkan")
    row = visit(town, address)
    plan = row.plan
    assert (row.state, plan.guest_ids, plan.host_ids) == (VisitState.PROPOSED, (KABUPATEN, DESA), (KOTA,))
    assert plan.terms == Terms(
        first_day=DAY, last_day=date(2027, 2, 3), mode="luring", party_size=12, slot=row.course.terms.slot
    )
    assert [question.text for question in plan.questions] == ["Siapa yang menjaga loket?", "Berapa biayanya?"]
    assert (plan.need, plan.site_ids, plan.topics, plan.aspects) == (
        "Pengaduan lambat",
        (PANTI,),
        ("odgj",),
        ("sarpras",),
    )
    assert plan.members == (Headcount(category="pimpinan", count=2),)
    shown = read(town.officer(KABUPATEN), address)
    assert "Permohonan kunjungan dikirim ke tuan rumah." in shown
    assert "Contoh Pimpinan, S.H. Kepala Bidang, Dinas Contoh Kabupaten" in shown


def test_a_link_names_the_host_and_shows_its_rules_and_sites(town: Site) -> None:
    html = town.officer(KABUPATEN).get(f"{NEW}?tuan_rumah={KOTA}").text
    assert 'value="Dinas Contoh Kota (33.71)"' in html
    for words in ("4 kunjungan per bulan", "Panti Contoh", "7 hari sebelumnya"):
        assert words in html
    assert town.officer(KABUPATEN).get(f"{NEW}?tuan_rumah={uuid4()}&praktik=x").status_code == 200


def test_what_is_missing_is_told_and_what_was_typed_stays(town: Site) -> None:
    typed = {**ASKED, "host-1": "", "purpose": "", "need": "Pengaduan lambat", "first_day": "kapan-kapan"}
    answer = send(town.officer(KABUPATEN), NEW, typed)
    assert answer.startswith("422")
    for words in (
        "Ada 3 isian yang perlu diperbaiki",
        "Tujuan kunjungan: Isian ini wajib diisi.",
        "Nama instansi 1: Pilih atau isi paling sedikit satu.",
        "Isi dengan tanggal yang ada",
        "Pengaduan lambat",
        'value="Siapa yang menjaga loket?"',
    ):
        assert words in answer
    assert visits(town) == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dinas Tiada", "Belum ada instansi dengan nama ini."),
        ("Dinas", "Nama ini cocok dengan beberapa instansi."),
        ("x" * 300, "Paling banyak 200 karakter"),
    ],
)
def test_a_name_that_fits_no_agency_or_many_is_told(town: Site, name: str, said: str) -> None:
    answer = send(town.officer(KABUPATEN), NEW, {**ASKED, "host-1": name})
    assert answer.startswith("422")
    assert said in answer


def test_two_agencies_of_one_name_are_told_apart_by_their_region(town: Site) -> None:
    twin = uuid4()
    town.ask(
        RegisterAgency(
            by=OPERATOR,
            key=uuid4(),
            agency_id=twin,
            name="Dinas Contoh Kota",
            kind="dinas",
            region_code="33.73",
        )
    )
    officer = town.officer(KABUPATEN)
    assert "Dinas Contoh Kota (33.71), Dinas Contoh Kota (33.73)" in send(officer, NEW, ASKED)
    address = send(officer, NEW, {**ASKED, "host-1": "Dinas Contoh Kota (33.73)"})
    assert visit(town, address).plan.host_ids == (twin,)


def test_a_proposal_without_a_question_is_refused_and_a_draft_is_not(town: Site) -> None:
    officer = town.officer(KABUPATEN)
    unasked = {**ASKED, "question-1": ""}
    answer = send(officer, NEW, unasked)
    assert answer.startswith("422")
    assert '<a href="#question-1">Pertanyaan 1: Tulis paling sedikit satu pertanyaan belajar.</a>' in answer
    address = send(officer, NEW, {**unasked, "host-1": "", "purpose": "", "kirim": "draf"})
    assert address.endswith("?kabar=draf")
    assert visit(town, address).state is VisitState.DRAFT


def test_one_more_row_sends_nothing(town: Site) -> None:
    typed = {**ASKED, "member-1-category": "psm", "member-1-count": "1", "baris": "1"}
    answer = send(town.officer(KABUPATEN), NEW, typed)
    assert answer.startswith("200")
    assert 'name="member-2-count"' in answer
    assert 'value="Siapa yang menjaga loket?"' in answer
    assert visits(town) == 0


def test_a_form_sent_twice_proposes_once(town: Site) -> None:
    officer = town.officer(KABUPATEN)
    form = {**hidden(officer.get(NEW).text), **ASKED}
    first, second = officer.post(NEW, data=form), officer.post(NEW, data=form)
    assert first.headers["location"] == second.headers["location"]
    assert visits(town) == 1


def test_a_draft_is_taken_up_again_changed_and_sent(town: Site) -> None:
    leader = Official(role="Kepala Seksi", agency_id=KABUPATEN)
    plan = a_plan(
        guest_ids=(KABUPATEN, DESA),
        site_ids=(BALAI,),
        leader=leader,
        members=(Headcount(category="psm", count=4),),
        need="Lambat",
    )
    town.ask(draft(plan))
    officer = town.officer(KABUPATEN)
    html = officer.get(f"{SHOW}/ubah").text
    for words in (
        'value="Dinas Contoh Kota (33.71)"',
        'value="Desa Contoh (33.08)"',
        'value="Kepala Seksi"',
        'value="4"',
        f'value="{BALAI}" checked',
        QUESTION.text,
    ):
        assert words in html
    kept = {**ASKED, "host-1": "Dinas Contoh Kota (33.71)", "purpose": "Tujuan baru"}
    assert send(officer, f"{SHOW}/ubah", {**kept, "kirim": "draf"}) == f"{SHOW}?kabar=draf"
    assert (visit(town).state, visit(town).plan.purpose) == (VisitState.DRAFT, "Tujuan baru")
    assert send(officer, f"{SHOW}/ubah", kept) == f"{SHOW}?kabar=diusulkan"
    assert visit(town).state is VisitState.PROPOSED
    assert officer.get(f"{SHOW}/ubah").status_code == 404


def test_a_draft_is_not_for_others_to_change(town: Site) -> None:
    town.ask(draft())
    assert town.officer(KOTA).get(f"{SHOW}/ubah").status_code == 404


def test_days_that_are_taken_lead_to_days_that_are_free(town: Site) -> None:
    town.ask(propose(), accept())
    officer = town.officer(DESA)
    typed = {**ASKED, "last_day": "2027-02-02"}
    answer = send(officer, NEW, typed)
    assert answer.startswith("409")
    assert "Tanggal yang masih cocok." in answer
    assert 'name="pakai" value="2027-02-03"' in answer
    address = send(officer, NEW, {**typed, "pakai": "2027-02-03"})
    assert visit(town, address, DESA).course.terms.first_day == date(2027, 2, 3)
    assert visit(town, address, DESA).course.terms.last_day == date(2027, 2, 3)


def test_closed_days_and_a_party_too_large_are_refused_with_the_rule(town: Site) -> None:
    officer = town.officer(KABUPATEN)
    town.ask(
        BlockDays(by=officer_of(KOTA), key=uuid4(), host_id=KOTA, first_day=DAY, last_day=DAY, reason="Libur")
    )
    assert "Tuan rumah tidak menerima kunjungan pada" in send(officer, NEW, ASKED)
    assert "paling banyak 30 orang" in send(officer, NEW, {**ASKED, "party_size": "31"})
    town.ask(
        SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=HostingRules(receives=False))
    )
    assert "sedang tidak menerima kunjungan" in send(officer, NEW, ASKED)


def test_a_past_visit_is_told_with_all_who_were_there(town: Site) -> None:
    typed = {
        **ASKED,
        "first_day": "2023-03-09",
        "last_day": "2023-03-09",
        "question-1": "",
        "guest-1": "Dinas Contoh Kabupaten (33.08)",
        "received-1-role": "Sekretaris",
        "received-1-role_name": "Contoh Penerima, S.E., M.M.",
        "received-2-role": "Kepala Bidang",
        "leader": "Subkoordinator",
        "delegation-1-role": "Penyuluh",
        "member-1-category": "psm",
        "member-1-count": "17",
        "site_ids": [str(PANTI)],
    }
    address = send(town.officer(KABUPATEN), PAST, typed)
    row = visit(town, address)
    assert (row.state, row.recorded_late, row.held is not None) == (VisitState.HELD, True, True)
    assert row.held is not None
    assert [(official.role, official.agency_id) for official in row.held.received_by] == [
        ("Sekretaris", KOTA),
        ("Kepala Bidang", KOTA),
    ]
    assert row.held.led_by == Official(role="Subkoordinator", agency_id=KABUPATEN)
    assert row.held.attendance == (Headcount(category="psm", count=17),)
    assert "Contoh Penerima, S.E., M.M. Sekretaris, Dinas Contoh Kota" in read(town.visitor(), address)


def test_a_past_visit_of_others_and_one_to_come_are_refused(town: Site) -> None:
    typed = {**ASKED, "guest-1": "Dinas Contoh Kabupaten (33.08)"}
    ahead = send(town.officer(KABUPATEN), PAST, typed)
    assert ahead.startswith("409")
    assert "Yang belum terjadi tidak dapat dicatat" in ahead
    past = {**typed, "first_day": "2023-03-09", "last_day": "2023-03-09"}
    assert send(town.officer(DESA), PAST, past).startswith("403")
    assert visits(town) == 0


def test_a_host_accepts(town: Site) -> None:
    town.ask(propose())
    assert send(town.officer(KOTA), f"{SHOW}/terima", {}) == f"{SHOW}?kabar=terima"
    assert visit(town).state is VisitState.SCHEDULED


def test_a_taken_day_is_accepted_only_with_a_reason(town: Site) -> None:
    town.ask(propose(), propose(visit_id=UUID(int=2)), accept(visit_id=UUID(int=2)))
    host = town.officer(KOTA)
    answer = send(host, f"{SHOW}/terima", {})
    assert answer.startswith("409")
    assert f'href="{SHOW}/tawar?mulai=2027-02-03"' in answer
    assert 'value="2027-02-03"' in host.get(f"{SHOW}/tawar?mulai=2027-02-03").text
    assert send(host, f"{SHOW}/terima", {"override": "Dua rombongan sekaligus"}) == f"{SHOW}?kabar=terima"
    assert "Aturan dikecualikan: Dua rombongan sekaligus" in read(host, SHOW)


def test_a_host_declines_and_names_another(town: Site) -> None:
    town.ask(propose())
    host = town.officer(KOTA)
    assert "Alasan: Pilih atau isi paling sedikit satu." in send(host, f"{SHOW}/tolak", {"note": "Penuh"})
    typed = {"reason": "kapasitas", "note": "Penuh", "redirect-1": "Dinas Contoh Provinsi"}
    assert send(host, f"{SHOW}/tolak", typed) == f"{SHOW}?kabar=tolak"
    (talk,) = visit(town).course.talks
    assert (talk.answer, talk.reason, talk.redirect_ids) == (Answer.DECLINED, "kapasitas", (PROVINSI,))


def test_terms_are_countered_and_agreed(town: Site) -> None:
    town.ask(propose())
    assert (
        send(town.officer(KOTA), f"{SHOW}/tawar", {**TERMS, "note": "Lebih longgar"}) == f"{SHOW}?kabar=tawar"
    )
    guest = town.officer(KABUPATEN)
    assert "Jadwal yang ditawarkan: 9 Februari 2027, daring, 8 orang. Lebih longgar" in read(
        guest, f"{SHOW}/setuju"
    )
    assert send(guest, f"{SHOW}/setuju", {}) == f"{SHOW}?kabar=setuju"
    row = visit(town)
    assert (row.state, row.course.terms.first_day, row.course.terms.mode) == (
        VisitState.SCHEDULED,
        date(2027, 2, 9),
        "daring",
    )


def test_a_guest_answers_the_host_that_made_the_offer(town: Site) -> None:
    town.ask(propose(a_plan(host_ids=(KOTA, PROVINSI))))
    town.ask(
        CounterTerms(
            by=officer_of(PROVINSI),
            key=uuid4(),
            visit_id=VISIT,
            host_id=PROVINSI,
            terms=terms(date(2027, 2, 9)),
        )
    )
    assert send(town.officer(KABUPATEN), f"{SHOW}/setuju", {}) == f"{SHOW}?kabar=setuju"
    assert [talk.answer for talk in visit(town).course.talks] == [Answer.WAITING, Answer.ACCEPTED]


def test_a_visit_is_moved_and_called_off_with_a_reason(town: Site) -> None:
    town.ask(propose(), accept())
    guest = town.officer(KABUPATEN)
    assert send(guest, f"{SHOW}/jadwal-ulang", TERMS).startswith("422")
    assert send(guest, f"{SHOW}/jadwal-ulang", {**TERMS, "reason": "Rapat"}) == f"{SHOW}?kabar=jadwal-ulang"
    assert visit(town).course.terms.first_day == date(2027, 2, 9)
    assert send(guest, f"{SHOW}/batal", {"reason": "Anggaran"}) == f"{SHOW}?kabar=batal"
    assert "Dibatalkan oleh Dinas Contoh Kabupaten. Anggaran" in read(guest, SHOW)


def test_the_programme_answers_questions(town: Site) -> None:
    town.ask(propose(a_plan(site_ids=(PANTI,))), accept())
    typed = {
        "slot-1-day": "2027-02-02",
        "slot-1-starts": "09:00",
        "slot-1-ends": "10.30",
        "slot-1-subject": "Melihat loket",
        "slot-1-site_id": str(PANTI),
        "slot-1-speaker": "Kepala Seksi",
        "slot-1-speaker_name": "Contoh Narasumber",
        "slot-1-answers": [str(QUESTION.id)],
    }
    host = town.officer(KOTA)
    assert send(host, f"{SHOW}/acara", typed) == f"{SHOW}?kabar=acara"
    shown = read(town.visitor(), SHOW)
    assert "09.00–10.30 WIB Melihat loket menjawab 1 pertanyaan Panti Contoh Contoh Narasumber" in shown
    html = host.get(f"{SHOW}/acara").text
    assert 'value="Melihat loket"' in html
    assert 'value="Contoh Narasumber"' in html
    bad = send(host, f"{SHOW}/acara", {**typed, "slot-1-ends": "08:00"})
    assert bad.startswith("422")
    assert 'value="Melihat loket"' in bad


def test_a_host_records_who_came(town: Site) -> None:
    town.ask(propose(a_plan(members=(Headcount(category="psm", count=4),))), accept())
    town.at = AFTERWARDS
    host = town.officer(KOTA)
    assert 'value="4"' in host.get(f"{SHOW}/laksana").text
    typed = {
        "first_day": "2027-02-02",
        "last_day": "2027-02-02",
        "received-1-role": "Kepala Dinas",
        "leader": "Sekretaris",
        "attendance-1-category": "psm",
        "attendance-1-count": "5",
        "site_ids": [str(PANTI)],
    }
    assert send(host, f"{SHOW}/laksana", typed) == f"{SHOW}?kabar=laksana"
    held = visit(town).held
    assert held is not None
    assert (held.received_by, held.led_by, held.attendance, held.site_ids) == (
        (Official(role="Kepala Dinas", agency_id=KOTA),),
        Official(role="Sekretaris", agency_id=KABUPATEN),
        (Headcount(category="psm", count=5),),
        (PANTI,),
    )


def test_the_record_is_made_by_both_sides(town: Site) -> None:
    town.ask(propose(), accept())
    town.at = AFTERWARDS
    town.ask(hold())
    guest, host = town.officer(KABUPATEN), town.officer(KOTA)
    finding = {
        "text": "Enam loket",
        "site_id": str(PANTI),
        "aspects": "sarpras",
        "told_by": "Sekretaris",
        "figure-1-name": "Penghuni",
        "figure-1-value": "300",
        "figure-1-high": "1000",
        "figure-1-unit": "orang",
        "topics": ["odgj"],
    }
    assert send(guest, f"{SHOW}/temuan", finding) == f"{SHOW}?kabar=temuan"
    assert send(guest, f"{SHOW}/niat", {"text": "Meniru loket", "said_by": "Kepala"}) == f"{SHOW}?kabar=niat"
    assert send(guest, f"{SHOW}/tanya", {"text": "Berapa biayanya?"}) == f"{SHOW}?kabar=tanya"
    answer = {"question_id": str(QUESTION.id), "answer": "Sehari.", "on": "2027-02-02"}
    assert send(host, f"{SHOW}/jawab", answer) == f"{SHOW}?kabar=jawab"
    assert send(guest, f"{SHOW}/bukti", PROOF) == f"{SHOW}?kabar=bukti"
    told = {
        "summary": "Kami belajar.",
        "lessons": "Mulai kecil.",
        "cost": "1500000",
        "reporter-1-role": "Penyuluh",
    }
    assert send(guest, f"{SHOW}/lapor", told) == f"{SHOW}?kabar=lapor"
    assert send(guest, f"{SHOW}/sahkan", {"agrees": "ya"}) == f"{SHOW}?kabar=sahkan"
    refused = send(host, f"{SHOW}/sahkan", {"agrees": "tidak"})
    assert "Catatan atau versi instansi Anda: Isian ini wajib diisi." in refused
    assert send(host, f"{SHOW}/sahkan", {"agrees": "tidak", "remark": "Delapan"}) == f"{SHOW}?kabar=sahkan"
    shown = read(town.visitor(), SHOW)
    for words in (
        "Enam loket",
        "Penghuni : 300–1.000 orang",
        "Meniru loket",
        "Berapa biayanya? Belum terjawab",
        "Sehari.",
        "Berita Terlaksana",
        "Kami belajar. Pelajaran Mulai kecil.",
        "Biaya Rp1,5 juta.",
        "Versi lain",
        "Selesai",
    ):
        assert words in shown


def test_anybody_may_answer_an_open_question_once_the_visit_is_over(town: Site) -> None:
    town.ask(propose(), accept())
    town.at = AFTERWARDS
    town.ask(hold(), report())
    answer = {"question_id": str(QUESTION.id), "answer": "Kami memakai dua jam.", "on": "2027-02-05"}
    assert send(town.officer(DESA), f"{SHOW}/jawab", answer) == f"{SHOW}?kabar=jawab"
    assert "Kami memakai dua jam. Desa Contoh, 5 Februari 2027" in read(town.visitor(), SHOW)


def test_acts_that_are_not_offered_are_not_shown_and_not_carried_out(town: Site) -> None:
    town.ask(propose())
    stranger = town.officer(DESA)
    assert stranger.get(f"{SHOW}/terima").status_code == 403
    assert stranger.get(f"{SHOW}/terbang").status_code == 404
    form = {**hidden(stranger.get(NEW).text), "seen": "1"}
    answer = stranger.post(f"{SHOW}/terima", data=form)
    assert answer.status_code == 403
    assert "Instansi Anda tidak dapat melakukan tindakan ini." in answer.text
    assert visit(town).state is VisitState.PROPOSED


def test_an_old_page_is_a_conflict_and_keeps_what_was_typed(town: Site) -> None:
    town.ask(record_past())
    guest = town.officer(KABUPATEN)
    form = hidden(guest.get(f"{SHOW}/lapor").text)
    assert send(guest, f"{SHOW}/niat", {"text": "Meniru"}) == f"{SHOW}?kabar=niat"
    answer = guest.post(f"{SHOW}/lapor", data={**form, "summary": "Panjang lebar"})
    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in answer.text
    assert "Panjang lebar" in answer.text
    again = guest.post(f"{SHOW}/lapor", data={**hidden(answer.text), "summary": "Panjang lebar"})
    assert again.headers["location"] == f"{SHOW}?kabar=lapor"


GARBAGE = ("", "x", "9" * 400, "2027-99-99", "-1", "\u202e<b>'", str(UUID(int=1)))
FIELDS = (
    *("host-1", "guest-1", "redirect-1", "purpose", "need", "question-1", "question_id", "answer", "on"),
    *("first_day", "last_day", "mode", "slot", "party_size", "site_ids", "practice_ids", "topics", "aspects"),
    *(
        "leader",
        "leader_name",
        "member-1-category",
        "member-1-count",
        "host_id",
        "note",
        "reason",
        "override",
    ),
    *("slot-1-day", "slot-1-starts", "slot-1-ends", "slot-1-subject", "slot-1-site_id", "slot-1-answers"),
    *("received-1-role", "received-1-role_name", "attendance-1-category", "attendance-1-count", "site_id"),
    *("figure-1-name", "figure-1-value", "figure-1-high", "text", "practice_id", "told_by", "said_by"),
    *(
        "evidence.kind",
        "evidence.on",
        "evidence.url",
        "evidence.sha256",
        "cost",
        "summary",
        "agrees",
        "remark",
    ),
    *("pakai", "key", "seen"),
)


@pytest.mark.parametrize("typed", GARBAGE)
def test_whatever_is_typed_is_answered_calmly(town: Site, typed: str) -> None:
    town.ask(record_past(), propose(visit_id=UUID(int=2)), draft(a_plan(host_ids=()), visit_id=UUID(int=3)))
    officer = town.officer(KABUPATEN)
    token = hidden(officer.get(NEW).text)["csrf"]
    acts = (*ACTS, "ubah")
    pages = (NEW, PAST, *(f"/kunjungan/{UUID(int=n)}/{act}" for n in (2, 3) for act in acts))
    for page in (*pages, *(f"{SHOW}/{act}" for act in acts)):
        answer = officer.post(page, data=dict.fromkeys(FIELDS, typed) | {"csrf": token})
        assert 400 <= answer.status_code < 500, (page, answer.status_code)


def test_links_with_nonsense_show_an_empty_form(town: Site) -> None:
    town.ask(propose())
    guest, host = town.officer(KABUPATEN), town.officer(KOTA)
    assert guest.get(f"{NEW}?tuan_rumah=x&praktik=9").status_code == 200
    assert host.get(f"{SHOW}/tawar?mulai=kapan&tuan_rumah=x").status_code == 200
    assert host.get(f"{SHOW}/tawar?mulai=9999-12-31").status_code == 200
    assert guest.get(f"{SHOW}/jawab?pertanyaan=x").status_code == 200


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("slot", "malam"),
        ("mode", "terbang"),
        ("pakai", "9999-12-31"),
        ("last_day", "0001-01-01"),
        ("topics", "x"),
    ],
)
def test_one_impossible_choice_among_good_ones_is_told(town: Site, field: str, typed: str) -> None:
    answer = send(town.officer(KABUPATEN), NEW, {**ASKED, field: typed})
    assert answer.startswith("422")
    assert visits(town) == 0


def test_an_impossible_kind_of_evidence_is_told(town: Site) -> None:
    town.ask(record_past())
    typed = {**PROOF, "evidence.kind": "x"}
    assert send(town.officer(KABUPATEN), f"{SHOW}/bukti", typed).startswith("422")
