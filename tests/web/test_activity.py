"""The page of what happened lately."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from exchange.event import Event
from exchange.handling import Command
from exchange.innovations.events import Maturity
from projections.activity import TOLD
from tests.web.site import Site, read
from tests.words.agencies_visits import KABUPATEN, KOTA, VISIT, a_plan
from tests.words.practices import (
    ADOPTION,
    announce_training,
    make_commitment,
    record_past_forum,
    register_innovation,
    the_climb,
    to_publication,
)
from web import activity


def some_years() -> Iterator[Command]:
    yield from to_publication()
    yield from the_climb()
    yield make_commitment()
    yield record_past_forum()
    yield register_innovation()
    yield announce_training()


def test_an_empty_feed_says_so(town: Site) -> None:
    assert "Belum ada kegiatan yang dicatat." in read(town.visitor(), "/kegiatan")


def test_what_happened_is_told_in_sentences_that_lead_on(town: Site) -> None:
    town.ask(*some_years())
    shown = read(town.visitor(), "/kegiatan")
    kota, kabupaten, provinsi = "Dinas Contoh Kota", "Dinas Contoh Kabupaten", "Dinas Contoh Provinsi"
    for sentence in (
        f"{kabupaten} belajar dari {kota} : {a_plan().purpose} 9 Maret 2023",
        f"{kabupaten} mulai meniru Loket pengaduan satu hari , praktik {kota} 1 Mei 2023",
        f"{kabupaten} memodifikasi Loket pengaduan satu hari , praktik {kota} 2 Oktober 2023",
        f"{kota} menerbitkan praktik Loket pengaduan satu hari 3 Februari 2023",
        f"{kota} memulai inovasi Pojok kreasi 1 Juli 2020",
        f"{provinsi} menyelenggarakan pemaparan Pemaparan model layanan 10 Maret 2021",
        f"{kabupaten} berjanji: Memutakhirkan data PPKS 9 Maret 2023",
    ):
        assert sentence in shown
    html = town.visitor().get("/kegiatan").text
    assert f'href="/adopsi/{ADOPTION}"' in html
    assert f'href="/kunjungan/{VISIT}"' in html


def test_months_are_headings_with_the_latest_first(town: Site) -> None:
    town.ask(*some_years())
    shown = read(town.visitor(), "/kegiatan")
    assert shown.index("Januari 2027") < shown.index("Maret 2023") < shown.index("Juli 2020")


def test_the_feed_is_narrowed_by_its_address(town: Site) -> None:
    town.ask(*some_years())
    visitor = town.visitor()
    only_forums = read(visitor, "/kegiatan?jenis=forum")
    assert "menyelenggarakan pemaparan" in only_forums
    assert "Kabupaten belajar dari" not in only_forums
    of_one = read(visitor, f"/kegiatan?instansi={KOTA}")
    assert "Yang melibatkan Dinas Contoh Kota" in of_one
    assert "Kabupaten belajar dari" in of_one
    assert "menyelenggarakan pemaparan" not in of_one
    assert f"instansi={KABUPATEN}" in town.officer(KABUPATEN).get("/kegiatan").text


def test_older_pages_are_reached_by_a_link(town: Site) -> None:
    town.ask(*(register_innovation(innovation_id=uuid4()) for _ in range(25)))
    visitor = town.visitor()
    first = visitor.get("/kegiatan").text
    assert first.count("memulai inovasi") == 20
    older = first.partition('href="/kegiatan?sebelum=')[2].partition('"')[0]
    second = visitor.get(f"/kegiatan?sebelum={older}").text
    assert second.count("memulai inovasi") == 5
    assert "Yang terbaru" in second
    assert "Yang lebih lama" not in second


@pytest.mark.parametrize(
    "query",
    [
        "jenis=x",
        "instansi=x",
        "sebelum=x",
        "sebelum=2026-13-41.1",
        f"sebelum=2026-01-01.{2**70}",
        "sebelum=٢٠٢٦-٠١-٠١.١",
    ],
)
def test_an_address_that_cannot_be_is_answered_in_words(town: Site, query: str) -> None:
    assert town.visitor().get(f"/kegiatan?{query}").status_code == 422


def test_one_entry_and_many_take_the_same_questions(town: Site) -> None:
    town.ask(register_innovation())
    visitor = town.visitor()
    with town.counted() as one:
        read(visitor, "/kegiatan")
    town.ask(*to_publication(), *the_climb())
    with town.counted() as many:
        assert "Kabupaten belajar dari" in read(visitor, "/kegiatan")
    assert len(one) == len(many)


def test_there_is_a_sentence_for_everything_that_is_told() -> None:
    told: dict[type[Event], tuple[str, str]] = {fact: (how.kind, how.what) for fact, how in TOLD.items()}
    steps = {("innovation", maturity.value) for maturity in Maturity if maturity is not Maturity.CONCEPT}
    assert activity.TOLD.keys() == {*told.values()} - {("innovation", "maturity")} | steps
    assert activity.KINDS.keys() == activity.PATHS.keys() == {kind for kind, _ in activity.TOLD}


def test_an_agency_page_tells_its_latest_and_leads_to_the_rest(town: Site) -> None:
    town.ask(*some_years())
    shown = read(town.visitor(), f"/instansi/{KOTA}")
    assert "Kegiatan terbaru Dinas Contoh Kabupaten memperluas Loket pengaduan satu hari" in shown
    assert f'href="/kegiatan?instansi={KOTA}"' in town.visitor().get(f"/instansi/{KOTA}").text
