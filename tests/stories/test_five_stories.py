"""The five stories as the demo loads them: each fact is on its page, and search finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

import demo
from demo.cast import MAGELANG
from demo.sequel import jokers, kube
from demo.stories import s000_salatiga
from exchange.adoptions.adoption import adoption_id
from exchange.handling import WIB
from tests.stories.facts import ASKED, FACTS, FORUM, JOKERS, KUBE_PAGE, SALATIGA_VISIT, SURABAYA_VISIT, SYSTEM
from tests.web.site import Site, a_site, read

FIRST_FEW = 3


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with a_site(tmp_path_factory.mktemp("stories")) as site:
        house = site.house
        demo.load(
            house.exchange,
            house.people,
            house.accounts,
            site.at.astimezone(WIB).date(),
            lambda done, of: None,
        )
        site.follower.catch_up()
        yield site


@pytest.fixture(scope="module")
def page(told: Site) -> Callable[[str], str]:
    visitor = told.visitor()
    return cache(lambda path: read(visitor, path))


@pytest.mark.parametrize(("path", "fact"), FACTS)
def test_each_fact_is_on_its_page(page: Callable[[str], str], path: str, fact: str) -> None:
    assert fact in page(path)


@pytest.mark.parametrize(("key", "typed"), ASKED)
def test_each_fact_is_found_by_what_people_call_it(told: Site, key: str, typed: str) -> None:
    found = told.house.finder.find(typed, filters={}, sort="relevance", limit=FIRST_FEW, offset=0)
    assert key in found.keys


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("graduasi kube", "praktik", "Graduasi PKH lewat KUBE yang naik menjadi koperasi"),
        ("jokers", "inovasi", "Pojok Kreasi dan Seni"),
        ("liponsos", "kunjungan", "Belajar tata kelola UPT yang menangani PPKS"),
        ("angka kredit", "pemaparan", "Pemaparan model layanan kesejahteraan sosial"),
        ("tksk", "pelatihan", "Penguatan Kapasitas SDM Kesejahteraan Sosial"),
        ("dissos diy", "instansi", "Dinas Sosial Daerah Istimewa Yogyakarta"),
    ],
)
def test_each_kind_is_found_on_the_page_of_the_catalogue(
    page: Callable[[str], str], typed: str, kind: str, name: str
) -> None:
    assert name in page(f"/?q={typed}&jenis={kind}")


def test_a_news_item_that_repeats_itself_is_told_once(page: Callable[[str], str]) -> None:
    text = page(SURABAYA_VISIT)
    once = (
        "31 Kepala sentra",
        "6 Kepala balai besar",
        "100–200 orang",
        "300–1.000 orang",
        "tinju",
        "sulaman",
    )
    assert {fact: text.count(fact) for fact in once} == dict.fromkeys(once, 1)


def test_the_furniture_of_a_news_page_is_no_fact(page: Callable[[str], str]) -> None:
    furniture = ("88270", "Last Updated", "17 Maret", "Leave a Reply", "admin website", "DIPUNGUT")
    text = page(FORUM) + page(JOKERS) + page(SYSTEM)
    assert [part for part in furniture if part in text] == []


def test_a_concept_is_offered_to_nobody_as_a_practice(page: Callable[[str], str]) -> None:
    assert "Lihat praktiknya" not in page(SYSTEM)
    assert "Lihat praktiknya" in page(JOKERS)


def test_one_agency_is_a_guest_in_one_story_and_the_host_in_the_next(page: Callable[[str], str]) -> None:
    text = page(f"/instansi/{MAGELANG.id}")
    assert "Menjadi tuan rumah 1 kali kunjungan" in text
    assert "Menjadi tamu 1 kali kunjungan" in text


def test_the_climb_shows_on_the_page_the_board_and_the_lineage(page: Callable[[str], str]) -> None:
    climb = adoption_id(s000_salatiga.KUBE, MAGELANG.id)
    assert "Modifikasi Dinas Sosial Kota Magelang · sejak 22 Januari 2024" in page(SALATIGA_VISIT)
    assert "NIB diurus sehari sebulan di kelurahan, bukan di kantor (contoh)." in page(KUBE_PAGE)
    assert "Dinsos Kota Depok Tiru sejak 2025" in page(KUBE_PAGE)
    assert "Dikembangkan dari praktik Graduasi PKH" in page(f"/praktik/{kube.DERIVED}")
    assert "Melembaga" in page("/adopsi")
    assert "SOP Pendampingan KUBE (contoh)" in page(f"/adopsi/{climb}")
    assert "hidroponik" in page(f"/praktik/{jokers.PRACTICE}")
