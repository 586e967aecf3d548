"""The catalogue: what is found, how it is narrowed, and what bad queries are answered."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from exchange.agencies.commands import RenameAgency
from exchange.handling import Command
from tests.web.site import Site, read, seen
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI, VISIT, officer_of, propose
from tests.words.lineage import CATALOGUE, derive, receive_guests
from tests.words.practices import (
    DERIVED,
    INNOVATION,
    PRACTICE,
    a_description,
    draft_practice,
    observe_practice,
    register_innovation,
    submit_practice,
    the_climb,
    to_publication,
)

PART = {"hx-request": "true", "hx-request-type": "partial"}


def more_practices(count: int) -> list[Command]:
    """Submitted ones of KOTA, each with its number in its name."""
    found: list[Command] = []
    for n in range(count):
        practice_id = uuid4()
        named = a_description(name=f"Loket nomor {n:02}")
        found.append(draft_practice(practice_id=practice_id, description=named))
        found.append(submit_practice(practice_id=practice_id))
    return found


def titles(html: str) -> list[str]:
    found = re.findall(r'<h3 id="r\d+"[^>]*><a [^>]*>(.*?)</a>', html)
    return [re.sub(r"</?mark>", "", title) for title in found]


def test_a_card_tells_what_it_is_whose_and_what_came_of_it(town: Site) -> None:
    town.ask(*to_publication(), *the_climb(), receive_guests())
    html = town.visitor().get("/").text
    card = seen(html)
    assert "1 praktik 1 praktik ditemukan" in card
    for fact in (
        "Terverifikasi Menerima kunjungan Loket pengaduan satu hari",
        "Dinas Contoh Kota · Sosial",
        "Pengaduan dijawab pada hari yang sama",
        "−93% Lama jawaban 14 hari menjadi 1 hari",
        "Dipelajari 1 instansi A 0 mengamati T 0 meniru M 1 memodifikasi",
        "Rencanakan kunjungan ke Dinas Contoh Kota",
    ):
        assert fact in card
    assert f'href="/praktik/{PRACTICE}"' in html
    assert f'href="/kunjungan/baru?tuan_rumah={KOTA}&amp;praktik={PRACTICE}"' in html


def test_nobody_is_invited_to_visit_itself(town: Site) -> None:
    town.ask(*to_publication(), receive_guests())
    assert "Rencanakan kunjungan ke" in read(town.officer(KABUPATEN), "/")
    assert "Rencanakan kunjungan ke" not in read(town.officer(KOTA), "/")


def test_a_derived_practice_names_what_it_grew_from(town: Site) -> None:
    town.ask(*to_publication(), *the_climb(), *derive())
    html = town.visitor().get("/?q=keliling").text
    assert "Dikembangkan dari praktik Loket pengaduan satu hari, Dinas Contoh Kota" in seen(html)
    assert f'href="/praktik/{PRACTICE}"' in html
    assert f'href="/praktik/{DERIVED}"' in html


def test_words_are_marked_where_they_were_found(town: Site) -> None:
    town.ask(*to_publication())
    html = town.visitor().get("/?q=pengaduan").text
    assert "<mark>Pengaduan</mark> dijawab pada hari yang sama" in html
    assert "1 praktik untuk “pengaduan”" in seen(html)


def test_a_card_shows_the_text_that_says_what_its_summary_does_not(town: Site) -> None:
    town.ask(*to_publication())
    html = town.visitor().get("/?q=memilah").text
    assert titles(html) == ["Loket pengaduan satu hari"]
    assert 'class="sum match"' in html
    assert "<mark>memilah</mark>" in html


def test_words_that_no_practice_says_are_looked_for_in_everything(town: Site) -> None:
    town.ask(*to_publication(), register_innovation())
    html = town.visitor().get("/?q=kreasi").text
    assert titles(html) == ["Pojok kreasi"]
    assert f'href="/inovasi/{INNOVATION}"' in html
    assert "1 hasil untuk “kreasi”" in seen(html)
    assert titles(town.visitor().get("/?q=kreasi&jenis=praktik").text) == []


def test_kinds_are_told_apart(town: Site) -> None:
    town.ask(*to_publication(), register_innovation())
    visitor = town.visitor()
    assert titles(visitor.get("/?jenis=kunjungan").text) == ["Melihat penanganan pengaduan"]
    assert f'href="/kunjungan/{VISIT}"' in visitor.get("/?jenis=kunjungan").text
    assert titles(visitor.get("/?jenis=inovasi").text) == ["Pojok kreasi"]
    assert len(titles(visitor.get("/?jenis=semua").text)) == 8
    assert "Praktik 1 Inovasi 1 Kunjungan 1 Instansi 5 Semua 8" in read(visitor, "/")


def test_choices_of_one_group_widen_and_groups_narrow(town: Site) -> None:
    other = a_description(name="Loket keliling", urusan="kesehatan", topics=())
    practice_id = uuid4()
    town.ask(
        *to_publication(),
        draft_practice(practice_id=practice_id, description=other),
        submit_practice(practice_id=practice_id),
    )
    visitor = town.visitor()
    assert titles(visitor.get("/?urusan=sosial").text) == ["Loket pengaduan satu hari"]
    assert len(titles(visitor.get("/?urusan=sosial&urusan=kesehatan").text)) == 2
    assert titles(visitor.get("/?urusan=kesehatan&tahap=menunggu").text) == ["Loket keliling"]
    assert titles(visitor.get("/?urusan=kesehatan&tahap=terverifikasi").text) == []
    assert (
        len(titles(visitor.get("/?provinsi=33&kabkota=33.71&tahap=menunggu&tahap=terverifikasi").text)) == 2
    )
    assert titles(visitor.get("/?provinsi=34").text) == []


def test_a_filter_can_be_taken_back_one_by_one(town: Site) -> None:
    town.ask(*to_publication())
    html = town.visitor().get("/?q=loket&urusan=sosial&tahap=terverifikasi&provinsi=33").text
    chips = re.findall(r'class="chip-x" href="([^"]+)"', html)
    assert chips == [
        "/?q=loket&amp;tahap=terverifikasi&amp;provinsi=33",
        "/?q=loket&amp;urusan=sosial&amp;provinsi=33",
        "/?q=loket&amp;urusan=sosial&amp;tahap=terverifikasi",
    ]
    assert 'href="/?q=loket&amp;jenis=praktik">Hapus semua' in html


def test_readiness_counts_who_follows_it(town: Site) -> None:
    town.ask(*to_publication(), *the_climb())
    page = read(town.visitor(), "/")
    for choice in ("Sudah ditiru instansi lain 1", "Sudah dimodifikasi 1", "Terverifikasi 1"):
        assert choice in page


def test_what_is_most_replicated_comes_first_unless_the_newest_is_asked_for(town: Site) -> None:
    town.ask(*more_practices(2), *to_publication())
    town.ask(
        observe_practice(),
        observe_practice(by=officer_of(PROVINSI), source=CATALOGUE),
    )
    visitor = town.visitor()
    assert titles(visitor.get("/").text)[0] == "Loket pengaduan satu hari"
    assert titles(visitor.get("/?urut=terbaru").text)[0] == "Loket pengaduan satu hari"
    assert sorted(titles(visitor.get("/").text)[1:]) == ["Loket nomor 00", "Loket nomor 01"]


def test_many_results_come_in_pages_that_keep_what_was_asked(town: Site) -> None:
    town.ask(*more_practices(21))
    visitor = town.visitor()
    first, second = visitor.get("/?urusan=sosial").text, visitor.get("/?urusan=sosial&halaman=2").text
    assert (len(titles(first)), len(titles(second))) == (20, 1)
    assert set(titles(first)).isdisjoint(titles(second))
    assert 'href="/?urusan=sosial&amp;halaman=2"' in first
    assert visitor.get("/?urusan=sosial&halaman=3").status_code == 404


def test_nothing_found_is_said_with_a_way_on(town: Site) -> None:
    html = town.visitor().get("/?q=zzzqqq").text
    assert "Belum ada yang cocok. Coba kurangi saringan atau pakai kata lain." in seen(html)
    assert 'href="/?q=zzzqqq">Hapus semua saringan' in html


@pytest.mark.parametrize("words", ["loket " * 100, "a* b* c* d* e* f* g* h* i*"], ids=["long", "stars"])
def test_a_query_that_cannot_be_searched_for_is_answered_in_words_and_kept(town: Site, words: str) -> None:
    answer = town.visitor().get("/", params={"q": words})
    assert answer.status_code == 422
    assert "Pencarian tidak dapat dijalankan." in seen(answer.text)
    assert f'value="{words.strip()}"' in answer.text


@pytest.mark.parametrize(
    "query",
    ["jenis=x", "urusan=x", "tahap=x", "topik=x", "ppks=x", "instansi=x", "tahun=99", "provinsi=x", "urut=x"],
)
def test_a_filter_that_is_not_known_is_refused(town: Site, query: str) -> None:
    assert town.visitor().get(f"/?{query}").status_code == 422


@pytest.mark.parametrize("number", ["0", "-1", "1e9", "abc", "9" * 30])
def test_a_page_number_that_cannot_be_is_refused(town: Site, number: str) -> None:
    assert town.visitor().get("/", params={"halaman": number}).status_code == 422


@pytest.mark.parametrize(
    "words", ['"', "-", "((((", "," * 300, "AND OR NOT", "\u202e", "<script>alert(1)</script>"]
)
def test_odd_words_are_only_words(town: Site, words: str) -> None:
    town.ask(*to_publication())
    answer = town.visitor().get("/", params={"q": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_regency_of_another_province_is_left_aside(town: Site) -> None:
    town.ask(*to_publication())
    assert titles(town.visitor().get("/?provinsi=33&kabkota=34.02").text) == ["Loket pengaduan satu hari"]


def test_htmx_is_given_the_results_alone(town: Site) -> None:
    town.ask(*to_publication())
    part = town.visitor().get("/?q=loket", headers=PART).text
    assert part.lstrip().startswith('<div class="wrap split" id="katalog">')
    assert titles(part) == ["Loket pengaduan satu hari"]
    assert "<html" not in part


def test_a_draft_a_cancelled_visit_and_strangers_drafts_are_nowhere(town: Site) -> None:
    town.ask(draft_practice(), propose())
    visitor = town.officer(KOTA)
    assert titles(visitor.get("/?jenis=semua&q=loket").text) == []
    assert titles(visitor.get("/?jenis=kunjungan").text) == ["Melihat penanganan pengaduan"]


def test_a_list_of_three_asks_as_many_queries_as_a_list_of_one(town: Site) -> None:
    town.ask(*to_publication())
    visitor = town.visitor()
    with town.counted() as one:
        assert len(titles(visitor.get("/").text)) == 1
    town.ask(*more_practices(2))
    with town.counted() as three:
        assert len(titles(visitor.get("/").text)) == 3
    assert len(one) == len(three) <= 6


def test_english_pages_say_that_practices_are_told_in_indonesian(town: Site) -> None:
    town.ask(*to_publication())
    visitor = town.visitor()
    visitor.get("/bahasa/en")
    html = visitor.get("/").text
    assert '<html lang="en">' in html
    assert re.search(r'<h3 id="r1" lang="id">', html)


def test_a_practice_whose_owner_was_renamed_shows_the_new_name(town: Site) -> None:
    town.ask(*to_publication())
    rename = RenameAgency(
        by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, name="Dinas Baru", on=town.house.today()
    )
    town.ask(rename)
    assert titles(town.visitor().get("/?q=dinas+baru&jenis=praktik").text) == ["Loket pengaduan satu hari"]
    assert "Dinas Baru · Sosial" in read(town.visitor(), "/")
