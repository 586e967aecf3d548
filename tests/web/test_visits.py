"""The board of visits and the page of one: what is on them, and what is offered to whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from exchange.agencies.commands import RegisterAgency
from exchange.handling import Command
from exchange.values import ContextFigure, Headcount, Official, derived_id
from exchange.visits.commands import (
    AnswerQuestion,
    AttestVisit,
    CounterTerms,
    DeclareIntent,
    DeclineVisit,
    RecordFinding,
)
from identity.people import Person
from tests.web.site import Site, read
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
    a_past_plan,
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

SHOW = f"/kunjungan/{VISIT}"


def test_an_empty_board_says_where_to_begin(town: Site) -> None:
    assert "Belum ada kunjungan. Mulai dari katalog" in read(town.visitor(), "/kunjungan")


def test_the_board_shows_what_waits_for_the_officer_first(town: Site) -> None:
    town.ask(propose())
    assert "Menunggu Anda FEB 2 Tuan rumah Dinas Contoh Kota" in read(town.officer(KOTA), "/kunjungan")
    assert "Menunggu Anda" not in read(town.officer(KABUPATEN), "/kunjungan")
    assert "Menunggu Anda" not in read(town.visitor(), "/kunjungan")


def test_the_board_is_narrowed_by_state_agency_side_year_and_topic(town: Site) -> None:
    past = a_past_plan(purpose="Belajar dahulu", host_ids=(PROVINSI,), topics=("odgj",))
    town.ask(propose(), record_past(visit_id=UUID(int=8), plan=past))
    visitor = town.visitor()
    new, old = "Melihat penanganan pengaduan", "Belajar dahulu"
    for query, shown, hidden in (
        ("status=held", old, new),
        ("status=proposed", new, old),
        (f"instansi={PROVINSI}", old, new),
        (f"instansi={KOTA}&peran=host", new, old),
        ("tahun=2023", old, new),
        ("topik=odgj", old, new),
    ):
        page = read(visitor, f"/kunjungan?{query}")
        assert shown in page
        assert hidden not in page
    assert "Belum ada kunjungan yang cocok." in read(visitor, f"/kunjungan?instansi={KOTA}&peran=guest")


@pytest.mark.parametrize(
    "query", ["status=x", "tahun=dulu", "peran=x", "instansi=x", "topik=x", "halaman=-1"]
)
def test_a_board_that_cannot_be_read_is_refused_in_words(town: Site, query: str) -> None:
    assert town.visitor().get(f"/kunjungan?{query}").status_code == 422


def test_a_board_asks_as_much_for_one_visit_as_for_three(town: Site) -> None:
    visitor = town.visitor()
    town.ask(propose())
    with town.counted() as one:
        visitor.get("/kunjungan")
    town.ask(propose(visit_id=uuid4()), record_past(visit_id=uuid4(), plan=a_past_plan(host_ids=(PROVINSI,))))
    with town.counted() as three:
        visitor.get("/kunjungan")
    assert len(one) == len(three)


def test_the_board_has_pages(town: Site) -> None:
    town.ask(*(propose(visit_id=UUID(int=number + 1)) for number in range(21)))
    first = town.visitor().get("/kunjungan").text
    assert 'href="/kunjungan?halaman=2"' in first
    assert first.count('class="card visit') == 20
    assert town.visitor().get("/kunjungan?halaman=2").text.count('class="card visit') == 1


def test_a_draft_is_seen_by_its_guest_alone(town: Site) -> None:
    town.ask(draft())
    guest = town.officer(KABUPATEN)
    assert "Lanjutkan permohonan" in read(guest, SHOW)
    assert "Draf 1" in read(guest, "/kunjungan")
    for stranger in (town.officer(KOTA), town.visitor()):
        assert stranger.get(SHOW).status_code == 404
        assert "Melihat penanganan pengaduan" not in read(stranger, "/kunjungan")


def test_unknown_visits_are_not_found(town: Site) -> None:
    assert town.visitor().get(f"/kunjungan/{UUID(int=4)}").status_code == 404
    assert town.visitor().get("/kunjungan/bukan-uuid").status_code == 404


def a_told_visit(town: Site) -> None:
    person = Person(derived_id("test", "sekretaris"), "Contoh Sekretaris", titles_after="S.E.")
    town.house.people.add(person)
    host, guest = officer_of(KOTA), officer_of(KABUPATEN)
    secretary = Official(role="Sekretaris", person_id=person.id, agency_id=KOTA)
    scale = ContextFigure(name="Penghuni", value=Decimal(300), high=Decimal(1000), unit="orang")
    town.ask(propose(a_plan(site_ids=(PANTI,), topics=("odgj",), aspects=("sarpras",))), accept())
    town.at = AFTERWARDS
    told: tuple[Command, ...] = (
        hold(
            received_by=(secretary,),
            led_by=Official(role="Subkoordinator", agency_id=KABUPATEN),
            attendance=(Headcount(category="psm", count=17), Headcount(category="tksk", count=3)),
            site_ids=(PANTI,),
        ),
        AnswerQuestion(
            by=host, key=uuid4(), visit_id=VISIT, question_id=QUESTION.id, answer="Enam loket.", on=DAY
        ),
        RecordFinding(
            by=guest,
            key=uuid4(),
            visit_id=VISIT,
            finding_id=uuid4(),
            text="Loket dibuka pagi dan sore",
            site_id=PANTI,
            aspect="sarpras",
            told_by=secretary,
            figures=(scale,),
        ),
        DeclareIntent(by=guest, key=uuid4(), visit_id=VISIT, text="Meniru enam loket"),
        report(),
        AttestVisit(by=host, key=uuid4(), visit_id=VISIT, agrees=False, remark="Delapan loket"),
        AttestVisit(by=guest, key=uuid4(), visit_id=VISIT, agrees=True),
    )
    town.ask(*told)


def test_a_visit_shows_all_that_was_told_of_it(town: Site) -> None:
    a_told_visit(town)
    shown = read(town.visitor(), SHOW)
    for words in (
        "Kunjungan Dinas Contoh Kabupaten ke Dinas Contoh Kota",
        "Selasa, 2 Februari 2027",
        "Selesai",
        "Bagaimana pengaduan ditangani dalam sehari? Enam loket. Dinas Contoh Kota, 2 Februari 2027",
        "1 dari 1 terjawab",
        "Panti Contoh Sarana Prasarana Loket dibuka pagi dan sore",
        "Penghuni : 300–1.000 orang",
        "Diterima oleh Contoh Sekretaris, S.E. Sekretaris, Dinas Contoh Kota",
        "Rombongan dipimpin oleh Subkoordinator Dinas Contoh Kabupaten",
        "17 Pekerja sosial masyarakat (PSM)",
        "3 Tenaga kesejahteraan sosial kecamatan (TKSK)",
        "20 orang seluruhnya",
        "Niat Meniru enam loket",
        "Kami melihat enam loket.",
        "Versi lain",
        "Delapan loket",
        "Sesuai",
        "3 bulan",
        "belum jatuh tempo",
    ):
        assert words in shown


def test_a_page_asks_as_much_for_one_finding_as_for_three(town: Site) -> None:
    def find(agency_id: UUID, site_id: UUID) -> RecordFinding:
        return RecordFinding(
            by=officer_of(agency_id),
            key=uuid4(),
            visit_id=VISIT,
            finding_id=uuid4(),
            text="Enam loket",
            site_id=site_id,
            told_by=Official(role="Sekretaris", agency_id=KOTA),
        )

    visitor = town.visitor()
    town.ask(record_past(), find(KABUPATEN, PANTI))
    with town.counted() as one:
        visitor.get(SHOW)
    town.ask(find(KABUPATEN, BALAI), find(KABUPATEN, PANTI))
    with town.counted() as three:
        visitor.get(SHOW)
    assert len(one) == len(three)


def test_a_visit_told_after_the_fact_says_so_and_shows_no_open_terms(town: Site) -> None:
    town.ask(record_past())
    shown = read(town.visitor(), SHOW)
    assert "Dicatat kemudian" in shown
    assert "Kamis, 9 Maret 2023" in shown
    assert "Diusulkan 4 Januari" not in shown


def test_answers_of_the_hosts_stand_side_by_side(town: Site) -> None:
    town.ask(propose(a_plan(host_ids=(KOTA, PROVINSI))))
    town.ask(
        DeclineVisit(
            by=officer_of(PROVINSI),
            key=uuid4(),
            visit_id=VISIT,
            reason="jadwal",
            note="Penuh",
            redirect_ids=(DESA,),
        ),
        CounterTerms(
            by=officer_of(KOTA),
            key=uuid4(),
            visit_id=VISIT,
            host_id=KOTA,
            terms=terms(date(2027, 2, 9)),
            note="Lebih longgar",
        ),
    )
    shown = read(town.visitor(), SHOW)
    assert "Dinas Contoh Kota Menunggu" in shown
    assert "Dinas Contoh Kota menawarkan 9 Februari 2027, luring, 12 orang. Lebih longgar" in shown
    assert "Dinas Contoh Provinsi Menolak" in shown
    assert "Jadwal tidak memungkinkan. Penuh Instansi lain yang disarankan: Desa Contoh" in shown


def offered(town: Site, agency_id: UUID | None) -> set[str]:
    visitor = town.officer(agency_id) if agency_id else town.visitor()
    html = visitor.get(SHOW).text
    acts = ("terima", "setuju", "tawar", "tolak", "jadwal-ulang", "batal", "acara", "tanya", "jawab")
    later = ("laksana", "temuan", "niat", "bukti", "lapor", "sahkan")
    return {act for act in (*acts, *later) if f"{SHOW}/{act}" in html}


def test_each_side_is_offered_what_it_may_do_now(town: Site) -> None:
    town.ask(propose())
    assert offered(town, None) == set()
    assert offered(town, DESA) == set()
    assert offered(town, KOTA) == {"terima", "tolak", "tawar", "batal", "acara", "jawab"}
    assert offered(town, KABUPATEN) == {"tawar", "batal", "acara", "tanya", "jawab", "bukti"}
    town.ask(accept())
    assert offered(town, KOTA) == {"tolak", "jadwal-ulang", "batal", "acara", "jawab", "bukti"}
    town.at = AFTERWARDS
    assert offered(town, KOTA) == {"tolak", "jadwal-ulang", "batal", "acara", "jawab", "bukti", "laksana"}
    town.ask(hold())
    assert offered(town, KOTA) == {"acara", "jawab", "bukti"}
    assert offered(town, KABUPATEN) == {"acara", "tanya", "jawab", "bukti", "temuan", "niat", "lapor"}
    assert offered(town, DESA) == {"jawab"}
    town.ask(report())
    assert offered(town, KOTA) == {"jawab", "bukti", "sahkan"}
    assert offered(town, KABUPATEN) == {"jawab", "bukti", "temuan", "niat", "sahkan"}


def test_the_page_speaks_english_around_what_was_written(town: Site) -> None:
    a_told_visit(town)
    visitor = town.visitor()
    visitor.get("/bahasa/en?next=/")
    html = visitor.get(SHOW).text
    assert '<html lang="en">' in html
    assert 'lang="id">Bagaimana pengaduan ditangani dalam sehari?</h3>' in html
    assert "Community social worker (PSM)" in html


def test_a_visit_of_many_guests_is_named_by_the_first(town: Site) -> None:
    guests = tuple(UUID(int=100 + number) for number in range(4))
    town.ask(
        *(
            RegisterAgency(by=OPERATOR, key=uuid4(), agency_id=guest, name=f"Sentra {number}", kind="sentra")
            for number, guest in enumerate(guests)
        )
    )
    town.ask(record_past(OPERATOR, plan=a_past_plan(guest_ids=guests)))
    assert "Kunjungan Sentra 0 dan 3 lainnya ke Dinas Contoh Kota" in read(town.visitor(), SHOW)
